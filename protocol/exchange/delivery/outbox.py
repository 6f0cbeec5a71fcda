"""Our side of a circuit: what waits, our chain, and what of it the peer may still miss.

The way of a record out: `enqueue` (released, waits) → `number` (numbered, chained, signed) → open
until the peer's cursor covers it (`cover`). A record is numbered in the step in which it can first
leave, so that a FLASH released now stands before a ROUTINE released an hour ago that still waits.
"""

from bisect import bisect_right, insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from protocol.errors import LocalViolation, RemoteViolation, StorageFailed
from protocol.exchange import receipts
from protocol.exchange.delivery.chain import Number, OwnChain
from protocol.exchange.delivery.frames import Place
from protocol.exchange.delivery.journal import CircuitState, FactRow, Journal, RecordRow, Waiting
from protocol.exchange.delivery.step import Step
from protocol.exchange.record import RecordClass, read_header, unwrap_body
from protocol.vocabulary import Fact, Mode, Precedence

ORDINARY_WINDOW = 64
"""Messages below IMMEDIATE that may be without STORED at once."""

WINDOW = 1_024
"""Serials above the peer's cursor that may be in use: what a receiver holds beyond a gap."""

WAITING_MAX = 10_000
"""Entries that may wait: a released message above it is refused, and its officer told."""

STATEMENTS_MAX = 4_096
"""Receipts and service records that may wait: four windows of a peer that takes none of them."""


@dataclass(slots=True)
class OpenRecord:
    """A record of ours above the peer's cursor.

    Attributes:
        delivered: a signed STORED names it, so it goes out again only if the peer asks.
        sent_ms: monotonic clock when it first left, None: not since start.
        patience_ms: how long it may stay without receipt before it goes on another path too.
    """

    number: Number
    hash: bytes
    record_class: RecordClass
    precedence: Precedence
    message_id: bytes | None
    delivered: bool
    row: RecordRow | None = None
    sent_ms: int | None = None
    patience_ms: int = 0


class Outbox:
    """What waits and what is open on one circuit."""

    def __init__(self, mode: Mode, state: CircuitState, journal: Journal, chain: OwnChain) -> None:
        self._mode = mode
        self._journal = journal
        self._chain = chain
        self.cursor = state.own_cursor
        self.cursor_heard = 0  # step in which the cursor last rose
        self._open: dict[Number, OpenRecord] = {}
        self._order: dict[bool, list[Number]] = {True: [], False: []}
        for own in state.own_open:
            self._hold(
                OpenRecord(
                    number=(own.epoch, own.serial),
                    hash=own.hash,
                    record_class=RecordClass(own.record_class),
                    precedence=own.precedence,
                    message_id=own.message_id,
                    delivered=own.receipted,
                )
            )
        self._next_order = state.next_order
        self._messages: list[Waiting] = []
        self._statements: list[Waiting] = []
        for entry in state.waiting:
            self._wait(entry)

    # What waits.

    @property
    def waiting(self) -> int:
        """Number of released messages without serial."""
        return len(self._messages)

    @property
    def unreceipted(self) -> int:
        """Number of messages sent and not covered by STORED or cursor."""
        return sum(self._unreceipted(record) for record in self._open.values())

    @property
    def statements_full(self) -> bool:
        """Whether no more of the peer's records are taken before it has taken our receipts."""
        return len(self._statements) >= STATEMENTS_MAX

    def is_waiting(self, message_id: bytes) -> bool:
        """Whether this notice is released and has no serial yet."""
        return any(entry.message_id == message_id for entry in self._messages)

    def enqueue(
        self,
        step: Step,
        body: bytes,
        precedence: Precedence,
        *,
        record_class: RecordClass = RecordClass.MESSAGE,
        message_id: bytes = b"",
        mode: Mode | None = None,
        signatures: tuple[bytes, ...] = (),
    ) -> None:
        """Let a body wait for its number.

        Raises:
            LocalViolation: too many wait already; nothing changed.
        """
        if len(self._messages) >= WAITING_MAX and record_class is RecordClass.MESSAGE:
            raise LocalViolation("outbox-full", limit=WAITING_MAX)
        entry = Waiting(
            message_id=message_id,
            order=self._next_order,
            precedence=precedence,
            mode=self._mode if mode is None else mode,
            body=body,
            signatures=signatures,
            released_ms=step.now.wall_ms,
            record_class=record_class,
        )
        self._next_order += 1
        self._wait(entry)
        step.waiting.append(entry)

    def _wait(self, entry: Waiting) -> None:
        queue = self._messages if entry.record_class == RecordClass.MESSAGE else self._statements
        insort(queue, entry, key=lambda waiting: (waiting.precedence, waiting.order))

    # A number.

    def number_statements(self, step: Step, held: Place) -> None:
        """Number every receipt and service record that waits, as far as the window reaches."""
        while self._statements and self._in_window():
            self._number(step, self._statements.pop(0), held)

    def number_messages(self, step: Step, held: Place, urgent: int, ordinary: int) -> None:
        """Number messages in precedence order while there is room for them to leave.

        Args:
            held: end of the peer's chain as we hold it; stands in the record's header.
            urgent: how many FLASH and IMMEDIATE could leave now. ordinary: how many others.
        """
        window = ORDINARY_WINDOW - sum(
            self._unreceipted(record)
            for record in self._open.values()
            if not record.precedence.urgent
        )
        ordinary = min(ordinary, window)
        overtaken = False
        while self._messages and self._in_window():
            if self._messages[0].precedence.urgent:
                urgent -= 1
                overtaken = True
            elif overtaken:
                # What leaves urgently does not wait for the signatures of what stands behind it;
                # that follows with the next step, at the latest with the next tick.
                return
            else:
                ordinary -= 1
            if urgent < 0 or ordinary < 0:
                return
            self._number(step, self._messages.pop(0), held)

    def _in_window(self) -> bool:
        end = self._chain.end
        reached = self.cursor[1] if self.cursor[0] == end.epoch else 0
        return end.serial < reached + WINDOW

    def _number(self, step: Step, entry: Waiting, held: Place) -> None:
        row = self._chain.sign(step, entry, held)
        step.numbered.append(entry.order)
        if row.message_id is not None:
            step.fact(row.message_id, Fact.TRANSMITTED)
        self._hold(_opened(row, keep=True))

    # Open records.

    def _hold(self, record: OpenRecord) -> None:
        self._open[record.number] = record
        insort(self._order[self.is_urgent(record)], record.number)

    def is_urgent(self, record: OpenRecord) -> bool:
        """Whether it goes before all others. What is left of an older epoch does, too: the peer
        must have the end of that epoch before it can take anything of the next."""
        return record.precedence.urgent or record.number[0] < self._chain.end.epoch

    def open_record(self, number: Number) -> OpenRecord | None:
        """Return the open record with that number, or None."""
        return self._open.get(number)

    def deliverable(self, urgent: bool, after: Number) -> Iterator[OpenRecord]:
        """Yield open records of a class that the peer is not known to have, in order."""
        reach = (self.cursor[0], self.cursor[1] + WINDOW)
        order = self._order[urgent]
        for number in order[bisect_right(order, after) :]:
            if number[0] == reach[0] and number > reach:
                return
            if not self._open[number].delivered:
                yield self._open[number]

    def overdue(self, now_ms: int, rank: int) -> Number:
        """Return the last ordinary record that has been without receipt for `rank` patiences."""
        last = (0, 0)
        for number in self._order[False]:
            record = self._open[number]
            if record.delivered or record.sent_ms is None:
                continue
            if now_ms - record.sent_ms >= rank * record.patience_ms:
                last = number
        return last

    def wanted(self, epoch: int, ranges: Sequence[tuple[int, int]]) -> list[Number]:
        """Return the open records that a WANT names. One for an older epoch means all of them."""
        if epoch < self._chain.end.epoch:
            return list(self._open)
        return [
            number
            for number in self._open
            if any(first <= number[1] <= last for first, last in ranges)
        ]

    def row(self, record: OpenRecord) -> RecordRow:
        """Return the bytes of an open record.

        Raises:
            StorageFailed: the log does not have them, though it said so.
        """
        row = record.row or self._journal.own_record(*record.number)
        if row is None:
            raise StorageFailed("own-record-missing", number=record.number)
        return row

    # What the peer has.

    def cover(self, step: Step, place: Place) -> bool:
        """Close what the peer says it holds without a gap; return whether the cursor rose.

        Raises:
            RemoteViolation: the peer names a record that we never made.
        """
        if place.number <= self.cursor:
            return False
        end = self._chain.end.number
        if place.number > end:
            raise RemoteViolation("cursor-ahead", cursor=place.number, end=end)
        record = self._open.get(place.number)
        known = self._chain.hash_at(place.number) if record is None else record.hash
        if known != place.hash:
            raise RemoteViolation("cursor-differs", cursor=place.number)
        self.cursor = step.own_cursor = place.number
        self.cursor_heard = step.count
        for order in self._order.values():
            covered = bisect_right(order, place.number)
            for number in order[:covered]:
                del self._open[number]
            del order[:covered]
        return True

    def lower(self, step: Step, place: Place) -> None:
        """Open again what the peer held once and lost: it was restored from a backup."""
        lost = self._chain.after(place.number, self.cursor)
        records = [*self._open.values(), *(_opened(row, keep=False) for row in lost)]
        self.cursor = step.own_cursor = place.number
        self._reopen(records)

    def doubt(self) -> None:
        """Let everything open go out again: the peer began anew, perhaps from a backup."""
        for record in self._open.values():
            record.delivered = False

    def stored(self, step: Step, number: Number, digest: bytes) -> bool:
        """Note that a signed STORED names a record of ours; return whether it is one."""
        record = self._open.get(number)
        if record is not None:
            if record.hash != digest:
                return False
            if record.delivered:
                return True
            record.delivered = True
            message_id = record.message_id
        else:
            row = self._journal.own_record(*number)
            if row is None or row.hash != digest:
                return False
            message_id = row.message_id
        if message_id is not None:
            known = {row.fact for row in self._journal.own_facts(message_id)}
            if Fact.STORED not in known:
                step.fact(message_id, Fact.STORED)
        return True

    def mended(
        self,
        step: Step,
        adopted: Sequence[RecordRow],
        strays: Sequence[RecordRow],
        left: Sequence[RecordRow],
        opening: RecordRow,
        claim: Number,
    ) -> None:
        """Take note that the chain was mended from the peer's copy and a new epoch opened.

        What waited and turns out to have been sent waits no more. What was numbered here and never
        reached the peer waits again.

        Args:
            adopted: records new to us. strays: those outside the chain. left: those of ours that
                left it. opening: first record of the new epoch.
            claim: up to where the peer holds the chain.
        """
        there = {row.hash for row in (*adopted, *strays)}
        sent = {row.message_id for row in (*adopted, *strays)} - {None}
        for entry in list(self._messages):
            if entry.message_id in sent:
                self._messages.remove(entry)
                step.numbered.append(entry.order)
        for row in adopted:
            if row.message_id is not None:
                step.fact(row.message_id, Fact.RELEASED)
                step.fact(row.message_id, Fact.TRANSMITTED)
            elif row.record_class == RecordClass.RECEIPT:
                _restate(step, row)
        self._wait_again(
            step,
            [
                row
                for row in left
                if row.record_class != RecordClass.SERVICE and row.hash not in there
            ],
        )
        self.cursor = step.own_cursor = claim
        self._reopen([_opened(opening, keep=True)])

    def _wait_again(self, step: Step, rows: Sequence[RecordRow]) -> None:
        """Let records that left the chain wait for a new number, before all that waits now."""
        if not rows:
            return
        behind = [*self._messages, *self._statements]
        self._messages, self._statements = [], []
        for row in rows:
            self.enqueue(
                step,
                unwrap_body(row.body),
                row.precedence,
                record_class=RecordClass(row.record_class),
                message_id=row.message_id or b"",
                mode=read_header(row.raw).mode,
            )
        for entry in sorted(behind, key=lambda waiting: waiting.order):
            moved = replace(entry, order=self._next_order)
            self._next_order += 1
            step.numbered.append(entry.order)
            step.waiting.append(moved)
            self._wait(moved)

    def _reopen(self, records: Sequence[OpenRecord]) -> None:
        self._open.clear()
        self._order = {True: [], False: []}
        for record in records:
            record.delivered = False
            self._hold(record)

    def _unreceipted(self, record: OpenRecord) -> bool:
        return record.record_class is RecordClass.MESSAGE and not record.delivered


def _restate(step: Step, row: RecordRow) -> None:
    """Note again what a receipt of ours says that we got back."""
    statement = receipts.decode(unwrap_body(row.body), RecordClass.RECEIPT)
    if isinstance(statement, receipts.Read | receipts.PassedOn):
        fact = Fact.READ if isinstance(statement, receipts.Read) else Fact.PASSED_ON
        step.peer_facts.append(FactRow(statement.message_id, fact, row.at_ms))


def _opened(row: RecordRow, *, keep: bool) -> OpenRecord:
    """Return the open record of a row; bytes made just now are kept until the cursor covers it."""
    return OpenRecord(
        number=(row.epoch, row.serial),
        hash=row.hash,
        record_class=RecordClass(row.record_class),
        precedence=row.precedence,
        message_id=row.message_id,
        delivered=False,
        row=row if keep else None,
    )
