"""The peer's chain as we hold it: what is taken, what is missing, what proves a fork.

The way of a record in: known already? → verified → fits the chain → its body says the same as its
header → held. A record above a gap is held and read by itself; the chain ends at the gap until it
is filled.
"""

from dataclasses import dataclass, replace

from protocol.errors import RemoteViolation
from protocol.exchange import receipts
from protocol.exchange.crypto import Primitives
from protocol.exchange.delivery.chain import Number
from protocol.exchange.delivery.effects import PeerEpochOpened
from protocol.exchange.delivery.frames import RANGES_MAX, Place, RecordFrame
from protocol.exchange.delivery.journal import CircuitState, Journal, RecordRow
from protocol.exchange.delivery.outbox import WINDOW
from protocol.exchange.delivery.setup import Bodies, BodySummary, CircuitSetup
from protocol.exchange.delivery.step import Step
from protocol.exchange.receipts import EpochOpened, Statement
from protocol.exchange.record import Record, RecordClass, open_record, read_header, record_hash
from protocol.exchange.tree import Tree, leaf_hash


class ForkProven(RemoteViolation):
    """The peer signed two different records under one number. Both are kept."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A record that is new and in order, as the log has it, and what its body says."""

    row: RecordRow
    place_held: Place
    content: BodySummary | Statement


@dataclass(frozen=True, slots=True)
class _Link:
    """What must be known of a record above a gap to close the chain over it."""

    hash: bytes
    previous: bytes
    leaf: bytes


class Inbox:
    """The peer's chain on one circuit."""

    def __init__(
        self,
        setup: CircuitSetup,
        state: CircuitState,
        journal: Journal,
        primitives: Primitives,
        bodies: Bodies,
    ) -> None:
        self._setup = setup
        self._journal = journal
        self._primitives = primitives
        self._bodies = bodies
        self.held = Place(state.peer_epoch, state.peer_serial, state.peer_hash)
        self.tree = Tree(state.peer_leaves)
        self.told: Number = (0, 0)  # the peer's last record, by its own word
        self._beyond: dict[int, _Link] = {}
        for serial, _ in state.peer_beyond:
            row = journal.peer_record(self.held.epoch, serial)
            if row is not None:
                self._beyond[serial] = _link(row.raw)

    # A record comes in.

    def take(self, step: Step, frame: RecordFrame) -> Taken | None:
        """Take a record; return None for a repeat.

        Raises:
            ForkProven: another record is held under its number; both are kept as proof.
            RemoteViolation: refused; nothing changed.
        """
        header = read_header(frame.raw)
        number = (header.epoch, header.serial)
        digest = record_hash(frame.raw)
        known = self.hash_at(step, number)
        if known == digest:
            return None
        record = open_record(
            self._primitives,
            frame.raw,
            frame.wrapped,
            self._setup.peer,
            self._setup.circuit_id,
        )
        if known is not None:
            step.peer.append(replace(_row(step, record, None), orphan=True))
            raise ForkProven("fork", epoch=number[0], serial=number[1])
        content = self._content(record)
        if header.epoch != self.held.epoch:
            self._next_epoch(step, record, content)
        else:
            self._fit(record)
        message_id = content.message_id if isinstance(content, BodySummary) else None
        row = _row(step, record, message_id)
        step.peer.append(row)
        self._beyond[header.serial] = _link(frame.raw)
        self._close_up(step)
        return Taken(row, Place(header.peer_epoch, header.peer_serial, header.peer_hash), content)

    def _content(self, record: Record) -> BodySummary | Statement:
        """Read the body, and hold it against the header that was signed over it."""
        header = record.header
        if header.record_class is not RecordClass.MESSAGE:
            return receipts.decode(record.body, header.record_class)
        summary = self._bodies.inspect(record.body, ours=False)
        if (summary.mode, summary.precedence) != (header.mode, header.precedence):
            raise RemoteViolation(
                "heading-differs",
                record=f"{header.mode.name}/{header.precedence.name}",
                body=f"{summary.mode.name}/{summary.precedence.name}",
            )
        return summary

    def _fit(self, record: Record) -> None:
        """Hold a record of the epoch under way against its neighbours in the chain."""
        serial = record.header.serial
        if not self.held.serial < serial <= self.held.serial + WINDOW:
            raise RemoteViolation("serial-out-of-window", serial=serial, held=self.held.serial)
        before = self._beyond.get(serial - 1)
        previous = before.hash if before is not None else None
        if serial == self.held.serial + 1:
            previous = self.held.hash
        after = self._beyond.get(serial + 1)
        if previous not in (None, record.header.previous):
            raise RemoteViolation("chain-broken", serial=serial)
        if after is not None and after.previous != record.hash:
            raise RemoteViolation("chain-broken", serial=serial + 1)

    def _next_epoch(self, step: Step, record: Record, content: BodySummary | Statement) -> None:
        """Go over to the peer's new epoch; what it leaves out of the old one is kept as orphans."""
        header = record.header
        if header.epoch < self.held.epoch:
            raise RemoteViolation("epoch-closed", epoch=header.epoch, serial=header.serial)
        if header.serial != 1 or not isinstance(content, EpochOpened):
            raise RemoteViolation("epoch-ahead", epoch=header.epoch, held=self.held.epoch)
        end: Number = (content.old_epoch, content.last_serial)
        known = self.hash_at(step, end)
        if (
            content.old_epoch != self.held.epoch
            or end > self.held.number
            or known != content.last_hash
            or header.previous != content.last_hash
        ):
            raise RemoteViolation("epoch-end", epoch=content.old_epoch, serial=content.last_serial)
        rewound = self.held.serial - content.last_serial
        outside = [*range(content.last_serial + 1, self.held.serial + 1), *sorted(self._beyond)]
        for serial in outside:
            row = self._row(step, (self.held.epoch, serial))
            if row is not None:
                step.peer.append(replace(row, orphan=True))
        if rewound:
            self.tree = self.tree.cut(self.tree.size - rewound)
        self._beyond.clear()
        self.held = Place(header.epoch, 0, content.last_hash)
        step.event(
            "peer-epoch-opened",
            epoch=header.epoch,
            last_serial=content.last_serial,
            outside=len(outside),
            reason=content.reason,
        )
        step.show(PeerEpochOpened(header.epoch, content.last_serial, content.reason))

    def _close_up(self, step: Step) -> None:
        """Move the end of the chain over everything that is held without a gap."""
        while (link := self._beyond.pop(self.held.serial + 1, None)) is not None:
            self.held = Place(self.held.epoch, self.held.serial + 1, link.hash)
            self.tree.append(link.leaf)
        step.peer_head = self.held.number

    # What is known and what is missing.

    def hash_at(self, step: Step, number: Number) -> bytes | None:
        """Return the hash of the peer's record with that number, zeros before the first."""
        if number == (1, 0):
            return bytes(32)
        if number == self.held.number:
            return self.held.hash
        if number[0] == self.held.epoch and number[1] > self.held.serial:
            link = self._beyond.get(number[1])
            return None if link is None else link.hash
        row = self._row(step, number)
        return None if row is None else row.hash

    def _row(self, step: Step, number: Number) -> RecordRow | None:
        """Return a held record, also one that this very step took in."""
        for row in step.peer:
            if (row.epoch, row.serial) == number and not row.orphan:
                return row
        return self._journal.peer_record(*number)

    def tell(self, number: Number) -> bool:
        """Note what the peer says its last record is; return whether that is news."""
        news = number > self.told
        self.told = max(number, self.told)
        return news

    def missing(self, *, told: bool) -> tuple[tuple[int, int], ...]:
        """Return ranges (first, last) of serials that are not held, at most 64.

        Args:
            told: count records that the peer only mentioned, too.
        """
        top = max(self._beyond, default=0)
        if told and self.told[0] == self.held.epoch:
            top = max(top, self.told[1])
        elif told and self.told[0] > self.held.epoch:
            top = max(top, self.held.serial + 1)  # the epoch's end is not known; this is a nudge
        ranges: list[tuple[int, int]] = []
        first = self.held.serial + 1
        for serial in [*sorted(self._beyond), top + 1]:
            if serial > first:
                ranges.append((first, serial - 1))
            first = serial + 1
        return tuple(ranges[:RANGES_MAX])

    def proofs(self, step: Step) -> tuple[bytes, bytes]:
        """Return the peer's signed records at the end of its chain and the highest one held."""
        at_held = self._row(step, self.held.number)
        highest = None
        if self._beyond:
            highest = self._row(step, (self.held.epoch, max(self._beyond)))
        return (
            b"" if at_held is None else at_held.raw,
            b"" if highest is None else highest.raw,
        )

    def following(self, number: Number) -> RecordRow | None:
        """Return the committed record that follows in (epoch, serial) order, orphans included.

        One query, because the numbers are the peer's: epochs and serials may lie far apart.
        """
        return self._journal.peer_after(*number)


def _row(step: Step, record: Record, message_id: bytes | None) -> RecordRow:
    header = record.header
    return RecordRow(
        epoch=header.epoch,
        serial=header.serial,
        raw=record.raw,
        hash=record.hash,
        body=record.wrapped,
        record_class=header.record_class,
        precedence=header.precedence,
        message_id=message_id,
        at_ms=step.now.wall_ms,
    )


def _link(raw: bytes) -> _Link:
    return _Link(record_hash(raw), read_header(raw).previous, leaf_hash(raw))
