"""What went out through one session, and what goes next.

A session is in order, so order is kept by one rule: in a session, no record goes before an older
one of its class (urgent or not) that the peer may still miss. A new session therefore begins with
every open record, urgent ones first. Records that the old session still carried come twice and are
dropped there.
"""

from collections.abc import Iterator

from protocol.exchange.delivery.chain import Number
from protocol.exchange.delivery.outbox import OpenRecord, Outbox
from protocol.exchange.delivery.timing import Timing

_START: Number = (0, 0)


class Feed:
    """One session's place in our outbox."""

    def __init__(self, timing: Timing) -> None:
        self._timing = timing
        self._fed: dict[bool, Number] = {True: _START, False: _START}
        self._in_flight: dict[Number, int] = {}
        self._called_for: Number = _START

    def restart(self) -> None:
        """Begin again with every open record: the peer said anew where it is."""
        self._fed = {True: _START, False: _START}
        self._in_flight.clear()

    def call_for(self, numbers: list[Number], outbox: Outbox) -> None:
        """Note records that the peer misses; those on the way in this session stay as they are."""
        self._called_for = max([self._called_for, *numbers])
        for number in numbers:
            record = outbox.open_record(number)
            if record is None or number in self._in_flight:
                continue
            record.delivered = False
            urgent = outbox.is_urgent(record)
            self._fed[urgent] = min(self._fed[urgent], (number[0], number[1] - 1))

    def room(self, urgent: bool, outbox: Outbox) -> int:
        """Return how many records that have no number yet could leave here now."""
        limit = self._timing.urgent_in_flight if urgent else self._timing.in_flight
        unfed = sum(
            1
            for ahead in ((True,) if urgent else (True, False))
            for _ in outbox.deliverable(ahead, self._fed[ahead])
        )
        return max(0, limit - len(self._in_flight) - unfed)

    def take(self, outbox: Outbox, now_ms: int, overdue: Number | None) -> Iterator[OpenRecord]:
        """Yield the records that go out here now, in order.

        Args:
            overdue: on the best path None: everything goes. Elsewhere ordinary records go only up
                to this number, or as far as the peer called for them.
        """
        self._forget(outbox, now_ms)
        for urgent in (True, False):
            limit = self._timing.urgent_in_flight if urgent else self._timing.in_flight
            for record in outbox.deliverable(urgent, self._fed[urgent]):
                beyond = overdue is not None and record.number > max(overdue, self._called_for)
                if len(self._in_flight) >= limit or (beyond and not urgent):
                    break
                self._fed[urgent] = record.number
                self._in_flight[record.number] = now_ms
                yield record

    def _forget(self, outbox: Outbox, now_ms: int) -> None:
        """Drop what arrived from the records on the way, and what has been there for too long."""
        for number, sent_ms in list(self._in_flight.items()):
            record = outbox.open_record(number)
            late = now_ms - sent_ms >= self._timing.patience_ms
            if record is None or record.delivered or late:
                del self._in_flight[number]
