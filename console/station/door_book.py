"""Strangers at the ports, and peers that send no frames: counted, and written down once a minute.

A flood of knocks must not become a flood of alarms or of lines in the log.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Final

from console.station.curve_gate import Stranger
from console.station.transport_path import PathKey
from protocol.exchange.delivery.journal import LocalEvent

WRITE_EVERY_MS: Final = 60_000
KEYS_KEPT: Final = 64


class DoorBook:
    """Gathers what happens at the doors between two lines in the log."""

    def __init__(self) -> None:
        self._seen: Counter[tuple[str, str, str]] = Counter()
        self._written_ms: int | None = None

    def knocked(self, strangers: Iterable[Stranger]) -> None:
        """Somebody with an unknown key was turned away."""
        for stranger in strangers:
            self._count("stranger-refused", stranger.domain, stranger.address)

    def misaddressed(self, paths: Iterable[PathKey]) -> None:
        """A peer that was let in sent something that is not one frame."""
        for path in paths:
            self._count("not-a-frame", path.domain, "")

    def due(self, wall_ms: int, mono_ms: int) -> list[LocalEvent]:
        """Return the lines to write now: the first at once, then once a minute."""
        if not self._seen:
            return []
        if self._written_ms is not None and mono_ms < self._written_ms + WRITE_EVERY_MS:
            return []
        self._written_ms = mono_ms
        events = [
            LocalEvent(
                wall_ms,
                code,
                details=(("port", port), ("address", address), ("count", str(count))),
            )
            for (code, port, address), count in sorted(self._seen.items())
        ]
        self._seen.clear()
        return events

    def _count(self, code: str, port: str, address: str) -> None:
        known = (code, port, address)
        many = len(self._seen) >= KEYS_KEPT and known not in self._seen
        self._seen[(code, "", "") if many else known] += 1
