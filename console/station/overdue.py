"""Deadlines of notices: not stored there, not read here, not answered in time.

An overdue notice is an alarm for the officer on watch; it changes nothing in what is sent.
"""

from collections.abc import Iterator
from typing import Final

from console.desk_link.views import TrafficRow
from console.station.alarms import AlarmClass, Cause
from console.station.clock import Clock
from console.station.lasting import LastingCauses
from console.station.watch_log.log import WatchLog
from protocol.notices.profiles import DELAY_LIMITS_S
from protocol.vocabulary import Fact, Mode, Precedence

STORED_WITHIN_MS: Final = 30_000
RECENT: Final = 200

NOT_STORED: Final = "not-stored-there"
NOT_READ: Final = "not-read-here"
NO_REPLY: Final = "no-reply-from-there"
NOT_ANSWERED: Final = "not-answered-here"


class Overdue:
    """Keeps the deadlines of the notices that still have any."""

    def __init__(self, log: WatchLog, clock: Clock, lasting: LastingCauses) -> None:
        self._log = log
        self._clock = clock
        self._lasting = lasting

    def begin(self) -> None:
        """After a start: look at the newest notices in the log."""
        for row in self._log.traffic(None, 0, RECENT):
            self._weigh(row)

    def changed(self, circuit: bytes, message_id: bytes) -> None:
        """A notice arrived, was released, or something became known of it."""
        row = self._log.traffic_row(circuit, message_id)
        if row is not None:
            self._weigh(row)

    def _weigh(self, row: TrafficRow) -> None:
        wall_ms = self._clock.now().wall_ms
        for code, due_ms, met in _deadlines(row):
            cause = Cause(
                AlarmClass.OVERDUE,
                code,
                row.circuit,
                row.message_id,
                exercise=row.mode == Mode.EXERCISE,
            )
            if met:
                self._lasting.end(cause)
            else:
                self._lasting.begin(cause, max(0, due_ms - wall_ms))


def _deadlines(row: TrafficRow) -> Iterator[tuple[str, int, bool]]:
    """Yield (code, deadline in ms since 1970 UTC, whether it is met) of one notice."""
    facts = {fact for fact, _ in row.facts}
    if row.outgoing:
        yield NOT_STORED, row.arrived_ms + STORED_WITHIN_MS, Fact.STORED in facts
    else:
        limit_ms = DELAY_LIMITS_S[Precedence(row.precedence)] * 1000
        yield NOT_READ, row.arrived_ms + limit_ms, Fact.READ in facts
    if row.reply_by_ms is not None:
        read_back = row.readback_wanted and row.readback_state == "same"
        met = row.answered or read_back or row.superseded
        yield (NO_REPLY if row.outgoing else NOT_ANSWERED), row.reply_by_ms, met
