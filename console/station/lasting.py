"""Causes that become an alarm only when they last: a line gone for a moment calls nobody.

Measured by the monotonic clock, so that setting a clock neither raises nor hides anything.
"""

from typing import Final

from console.station.alarm_desk import AlarmDesk
from console.station.alarms import Cause
from console.station.clock import Clock

IDLE_MS: Final = 60_000


class LastingCauses:
    """Raises a cause once it has stood for its time; one that ends before was never there."""

    def __init__(self, alarms: AlarmDesk, clock: Clock) -> None:
        self._alarms = alarms
        self._clock = clock
        self._pending: dict[Cause, int] = {}
        self._raised: set[Cause] = set()

    def begin(self, cause: Cause, after_ms: int) -> None:
        """It is so now; if it is so already, its time runs on, or ends earlier."""
        due_ms = self._clock.now().mono_ms + after_ms
        if cause not in self._raised:
            self._pending[cause] = min(due_ms, self._pending.get(cause, due_ms))

    def end(self, cause: Cause) -> None:
        """It is so no longer."""
        self._pending.pop(cause, None)
        if cause in self._raised:
            self._raised.discard(cause)
            self._alarms.end(cause)

    def tick(self) -> None:
        """Raise what has lasted."""
        mono_ms = self._clock.now().mono_ms
        for cause in [cause for cause, due_ms in self._pending.items() if due_ms <= mono_ms]:
            del self._pending[cause]
            self._raised.add(cause)
            self._alarms.raise_alarm(cause)

    def patience_ms(self) -> int:
        """Return how long the loop may wait before `tick` is due."""
        due = min(self._pending.values(), default=None)
        return IDLE_MS if due is None else max(0, due - self._clock.now().mono_ms)
