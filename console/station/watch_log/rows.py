"""Values that go into the watch log and come out of it, beside those of the journal port.

Everything here is frozen. What an officer sees comes out as views of the desk link.
"""

from dataclasses import dataclass
from typing import Protocol

from console.desk_link.views import EventView, TrafficRow
from protocol.exchange.delivery.journal import RecordRow, Waiting
from protocol.vocabulary import Mode

REFERENCE_BYTES = 8
"""How much of a message id a reference carries (`notices.message.Heading.refs`)."""


@dataclass(frozen=True, slots=True)
class CircuitRow:
    """A circuit as it was paired. Cards never change; paths may (`PathRow`).

    Attributes:
        circuit_id: 16 bytes.
        own_card: our card of this mode, `identity.Card.encode`.
        peer_card: the peer's.
        method: how the peer's keys were verified, such as ``sheet`` or ``digits``.
    """

    circuit_id: bytes
    mode: Mode
    name: str
    own_card: bytes
    peer_card: bytes
    method: str
    paired_ms: int


@dataclass(frozen=True, slots=True)
class PathRow:
    """The two signed path sheets that make a path. The newest row of a number counts."""

    circuit_id: bytes
    number: int
    own_sheet: bytes
    peer_sheet: bytes
    installed_ms: int


@dataclass(frozen=True, slots=True)
class Listing:
    """What the traffic list shows of a notice, read from its body once and kept.

    Attributes:
        arrived_ms: moment of arrival; for an outgoing notice the moment of release here.
        clock_offset_ms: the peer's clock minus ours at that moment, None if not known.
        answers: 8-byte id prefixes of the notices that this one answers.
        supersedes: 8-byte id prefixes of the notices that this one takes the place of.
    """

    kind: str
    precedence: int
    mode: int
    released_ms: int
    arrived_ms: int
    late: bool
    delayed: bool
    expired: bool
    readback_wanted: bool
    reply_by_ms: int | None
    clock_offset_ms: int | None = None
    answers: tuple[bytes, ...] = ()
    supersedes: tuple[bytes, ...] = ()


class Describe(Protocol):
    """Reads a notice for the list, inside the transaction that stores it.

    It is handed in by the engine because the log knows no kinds. It never raises: for a body of
    an unknown pack it returns what the record says.
    """

    def __call__(self, circuit_id: bytes, outgoing: bool, item: Waiting | RecordRow) -> Listing:
        """Return the list line of a released message or of a record that carries a notice."""
        ...


@dataclass(frozen=True, slots=True)
class MessageRow:
    """A notice, whole, as the log holds it.

    Attributes:
        body: canonical message bytes, without the record's salt.
        record_hash: hash of the record that carries it; empty while it has no serial.
        releases: release signatures, in the order given; empty for incoming notices.
        different_fields: fields that compared different in the last readback.
    """

    row: TrafficRow
    body: bytes
    record_hash: bytes
    releases: tuple[bytes, ...]
    clock_offset_ms: int | None
    warnings_confirmed: tuple[str, ...]
    different_fields: tuple[str, ...]
    events: tuple[EventView, ...]


@dataclass(frozen=True, slots=True)
class OfficerSignature:
    """One officer's release: signature over (message id, circuits, role)."""

    officer: str
    role: str
    signature: bytes


@dataclass(frozen=True, slots=True)
class ReleaseRow:
    """A release under way: the body is frozen, the signatures arrive one after the other."""

    release_id: bytes
    draft_id: bytes
    circuits: tuple[bytes, ...]
    body: bytes
    message_id: bytes
    officers_needed: int
    prepared_ms: int
    alone_after_ms: int | None
    expires_ms: int
    signatures: tuple[OfficerSignature, ...] = ()


@dataclass(frozen=True, slots=True)
class Verified:
    """Result of a walk over the whole log.

    Attributes:
        steps: committed steps; `head` is the chain value over all of them (32 bytes).
        records: records of both sides, each checked against its hashes.
    """

    steps: int
    head: bytes
    records: int
