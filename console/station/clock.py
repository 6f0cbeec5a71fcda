"""The engine's clocks. Order and delivery never depend on the wall clock; people's eyes do."""

import time

from protocol.errors import LocalViolation, ValueRefused
from protocol.exchange.delivery.step import Now
from protocol.notices.values import INSTANT_MAX


class Clock:
    """Wall and monotonic clock, and on EXERCISE stations the offset of a scenario."""

    def __init__(self, *, exercise_only: bool) -> None:
        self._exercise_only = exercise_only
        self.scenario_ms: int | None = None

    def now(self) -> Now:
        """Return both clocks, in milliseconds."""
        wall_ms = time.time_ns() // 1_000_000 + (self.scenario_ms or 0)
        return Now(wall_ms=wall_ms, mono_ms=time.monotonic_ns() // 1_000_000)

    def show_as(self, wall_ms: int | None) -> None:
        """From now on let it be this instant (ms since 1970 UTC); None goes back to real time.

        Raises:
            LocalViolation: ``scenario-clock-refused``, the station has ACTUAL circuits.
            ValueRefused: not an instant from 1970 to 2199.
        """
        if not self._exercise_only:
            raise LocalViolation("scenario-clock-refused")
        if wall_ms is not None and not 0 <= wall_ms < INSTANT_MAX * 1_000:
            raise ValueRefused("wall_ms", wall_ms, "instant-range")
        real_ms = time.time_ns() // 1_000_000
        self.scenario_ms = None if wall_ms is None else wall_ms - real_ms
