"""The durable side of a circuit, as a port: the station fills it with the watch log.

One `Unit` is one atomic, durable step (fsynced when `commit` returns). The circuit decides what
goes into a unit; the journal only keeps it. Nothing may leave the machine or be shown before its
unit is committed.
"""

from dataclasses import dataclass, field
from typing import Protocol

from protocol.exchange.handshake import ChainRow
from protocol.vocabulary import Fact, Precedence


@dataclass(frozen=True, slots=True)
class RecordRow:
    """One record as it lies in the log.

    Attributes:
        epoch: epoch of the sending station, from 1.
        serial: place in that epoch, gapless from 1.
        raw: the record's bytes exactly as sent (header and both signatures).
        hash: SHA-256 record hash, as `record.record_hash` makes it.
        body: salt and body, exactly what the header's commitment opens to.
        record_class: `record.RecordClass` number (message, receipt, service).
        precedence: precedence in the header.
        message_id: id of the notice that it carries, or None for receipts and service records.
        at_ms: our wall clock at numbering or at arrival, milliseconds since 1970 UTC.
        orphan: held, but outside the chain: its epoch ended at a lower serial.
    """

    epoch: int
    serial: int
    raw: bytes
    hash: bytes
    body: bytes
    record_class: int
    precedence: Precedence
    message_id: bytes | None
    at_ms: int
    orphan: bool = False


@dataclass(frozen=True, slots=True)
class Waiting:
    """A released message, a receipt or a service record that has no serial yet.

    Attributes:
        message_id: id of the notice; of the notice spoken of, for a receipt; empty if none.
        order: unique, rises with each release on this circuit; numbering is by
            (precedence, order).
        body: the plain body, not salted yet.
        signatures: the officers' release signatures; kept here, never transmitted.
        record_class: `record.RecordClass` number (message, receipt, service).
    """

    message_id: bytes
    order: int
    precedence: Precedence
    mode: int
    body: bytes
    signatures: tuple[bytes, ...]
    released_ms: int
    record_class: int = 1


@dataclass(frozen=True, slots=True)
class FactRow:
    """A fact known about one of our messages, or stated by us about one of the peer's."""

    message_id: bytes
    fact: Fact
    at_ms: int


@dataclass(frozen=True, slots=True)
class LocalEvent:
    """Something that happened here: kept for ever, sent to nobody.

    Attributes:
        code: kebab case, such as ``peer-restored``, ``violation``, ``epoch-opened``.
        details: printable (name, value) pairs; no keys, no message text.
    """

    at_ms: int
    code: str
    message_id: bytes | None = None
    details: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Unit:
    """Everything that one step makes durable, all or nothing.

    Attributes:
        waiting: entries that begin to wait; a released message is always named here, even when
            the same unit numbers it, so that its release signatures are kept.
        numbered: orders of entries that stop waiting because a record in `own` carries them.
        own: our records; with `orphan` a second record under one of our numbers (a proof), or the
            mark that a held record lies outside the chain.
        peer: the peer's records; `orphan` as in `own`.
        facts: about our messages; the first row for a (message, fact) counts.
        peer_facts: what we stated about the peer's messages (READ, ...).
        own_cursor: place in our chain up to which the peer holds all; it goes back when the peer
            was restored from a backup. None: unchanged.
        peer_head: place in the peer's chain up to which we hold all. None: unchanged.
        chains: path secrets after a handshake.
        locked: "" unlocks, a code locks sending, None leaves it as it is.
        events: for the private log.
    """

    waiting: tuple[Waiting, ...] = ()
    numbered: tuple[int, ...] = ()
    own: tuple[RecordRow, ...] = ()
    peer: tuple[RecordRow, ...] = ()
    facts: tuple[FactRow, ...] = ()
    peer_facts: tuple[FactRow, ...] = ()
    own_cursor: tuple[int, int] | None = None
    peer_head: tuple[int, int] | None = None
    chains: tuple[ChainRow, ...] = ()
    locked: str | None = None
    events: tuple[LocalEvent, ...] = ()


@dataclass(frozen=True, slots=True)
class Own:
    """An own record that the peer's cursor does not cover yet."""

    epoch: int
    serial: int
    hash: bytes
    record_class: int
    precedence: Precedence
    message_id: bytes | None
    receipted: bool  # a signed STORED of the peer names it


@dataclass(frozen=True, slots=True)
class CircuitState:
    """What a circuit must know to go on after a start. A fresh circuit has all defaults.

    Attributes:
        epoch, last_serial, last_hash: end of our chain (`last_serial` 0: nothing numbered in it).
        own_leaves: RFC 6962 leaf hashes of our chain, orphans left out, by (epoch, serial).
        own_open: our records above `own_cursor`, orphans left out, by (epoch, serial).
        own_cursor: place in our chain up to which the peer holds all.
        peer_epoch, peer_serial, peer_hash: `peer_head`, with the hash of the record there.
        peer_leaves: leaf hashes of the peer's chain up to `peer_head`, orphans left out.
        peer_beyond: (serial, hash) held in `peer_epoch` above `peer_head`, orphans left out.
        waiting: released and not numbered, by order.
        next_order: above every order ever given.
    """

    epoch: int = 1
    last_serial: int = 0
    last_hash: bytes = bytes(32)
    own_leaves: tuple[bytes, ...] = ()
    own_open: tuple[Own, ...] = ()
    own_cursor: tuple[int, int] = (1, 0)
    peer_epoch: int = 1
    peer_serial: int = 0
    peer_hash: bytes = bytes(32)
    peer_leaves: tuple[bytes, ...] = ()
    peer_beyond: tuple[tuple[int, bytes], ...] = ()
    waiting: tuple[Waiting, ...] = ()
    next_order: int = 1
    chains: tuple[ChainRow, ...] = field(default=())
    locked: str = ""


class Journal(Protocol):
    """Durable store of one circuit. Every method may raise `StorageFailed`."""

    def load(self) -> CircuitState:
        """Return the state that the last committed unit left."""

    def commit(self, unit: Unit) -> None:
        """Make all of the unit durable, or none of it."""

    def own_record(self, epoch: int, serial: int) -> RecordRow | None:
        """Return our record with that number: in the chain, else an orphan, else None."""

    def peer_record(self, epoch: int, serial: int) -> RecordRow | None:
        """Return the peer's record with that number: in the chain, else an orphan, else None."""

    def own_before(self, epoch: int, serial: int) -> RecordRow | None:
        """Return our last record in the chain up to that number, or None."""

    def peer_after(self, epoch: int, serial: int) -> RecordRow | None:
        """Return the peer's first record behind that number: the one in the chain before an
        orphan of the same number; None if there is no more."""

    def own_message(self, message_id: bytes) -> RecordRow | None:
        """Return our record that carries this notice, or None."""

    def peer_message(self, message_id: bytes) -> RecordRow | None:
        """Return the peer's record that carries this notice, or None."""

    def own_facts(self, message_id: bytes) -> tuple[FactRow, ...]:
        """Return what is known about one of our messages, in order of fact."""
