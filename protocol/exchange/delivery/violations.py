"""What the peer, or somebody in its place, did against the protocol: counted and told in summary.

A flood of bad frames must cost neither the officer's attention nor the log: of one kind on one path
the first is told at once, those of the next ten seconds as one number.
"""

from dataclasses import dataclass

from protocol.errors import RemoteViolation
from protocol.exchange.delivery.effects import ViolationSeen
from protocol.exchange.delivery.step import Step

SUMMARY_MS = 10_000

KINDS_MAX = 256
"""Kinds counted apart; the codes are ours, so this is far above what can occur."""


@dataclass(slots=True)
class _Kind:
    count: int
    told_ms: int
    details: tuple[tuple[str, str], ...]


class Violations:
    """Counts since start."""

    def __init__(self) -> None:
        self.total = 0
        self._kinds: dict[tuple[int, str], _Kind] = {}

    def note(self, step: Step, path: int, violation: RemoteViolation) -> None:
        """Count a violation."""
        self.total += 1
        details = tuple((name, str(value)[:80]) for name, value in violation.details.items())
        kind = self._kinds.get((path, violation.code))
        if kind is not None:
            kind.count += 1
            kind.details = details
        elif len(self._kinds) < KINDS_MAX:
            self._kinds[path, violation.code] = _Kind(1, step.now.mono_ms - SUMMARY_MS, details)

    def watch(self, step: Step) -> None:
        """Tell what was not told yet and is due."""
        for (path, code), kind in list(self._kinds.items()):
            if step.now.mono_ms - kind.told_ms < SUMMARY_MS:
                continue
            if not kind.count:
                del self._kinds[path, code]
                continue
            step.show(ViolationSeen(path, code, kind.details, kind.count))
            counted = {"path": path, "violation": code, "count": kind.count}
            step.event("violation", None, **{**dict(kind.details), **counted})
            kind.count, kind.told_ms = 0, step.now.mono_ms
