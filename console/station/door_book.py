"""Strangers at the ports, and peers that send no frames: counted, and written down once a minute.

A flood of knocks must not become a flood of alarms or of lines in the log.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Final

from console.station.curve_gate import Stranger
from protocol.exchange.journal import LocalEvent

WRITE_EVERY_MS: Final = 60_000
KEYS_KEPT: Final = 64


class DoorBook:
    """Gathers what happens at the doors between two lines in the log."""

    def __init__(self) -> None:
        self._knocks: Counter[tuple[str, str]] = Counter()
        self._written_ms: int | None = None

    def knocked(self, strangers: Iterable[Stranger]) -> None:
        """Somebody with an unknown key was turned away."""
        for stranger in strangers:
            known = (stranger.domain, stranger.address)
            many = len(self._knocks) >= KEYS_KEPT and known not in self._knocks
            self._knocks[("", "") if many else known] += 1

    def due(self, wall_ms: int, mono_ms: int) -> list[LocalEvent]:
        """Return the lines to write now: the first knock at once, then once a minute."""
        if not self._knocks:
            return []
        if self._written_ms is not None and mono_ms < self._written_ms + WRITE_EVERY_MS:
            return []
        self._written_ms = mono_ms
        events = [
            LocalEvent(
                wall_ms,
                "stranger-refused",
                details=(("port", domain), ("address", address), ("count", str(count))),
            )
            for (domain, address), count in sorted(self._knocks.items())
        ]
        self._knocks.clear()
        return events
