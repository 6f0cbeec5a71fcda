"""How much of an ordeal: for a pull request, for a night, for a release. And its figures."""

import statistics
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum


class Dose(Enum):
    """The three doses; the value is the name on the command line."""

    PR = "pr"
    NIGHTLY = "nightly"
    RELEASE = "release"

    def pick(self, pr: int, nightly: int, release: int) -> int:
        """Return the count for this dose."""
        return {Dose.PR: pr, Dose.NIGHTLY: nightly, Dose.RELEASE: release}[self]


@dataclass(slots=True)
class Report:
    """What an ordeal found: figures to publish, and complaints that make it fail."""

    name: str
    seed: int
    dose: Dose
    figures: dict[str, object] = field(default_factory=dict)
    complaints: list[str] = field(default_factory=list)

    def times(self, name: str, seconds: Sequence[float], limit_s: float) -> None:
        """Keep how long something took each time, and complain where it took too long."""
        if not seconds:
            self.complaints.append(f"{name}: never happened")
            return
        self.figures[name] = (
            f"n={len(seconds)} median={statistics.median(seconds):.2f} s "
            f"max={max(seconds):.2f} s limit={limit_s:.1f} s"
        )
        late = [f"{taken:.2f}" for taken in seconds if taken > limit_s]
        if late:
            self.complaints.append(f"{name}: {', '.join(late)} s, limit {limit_s} s")

    def show(self) -> bool:
        """Print everything; return whether it was in order."""
        lines = [f"ordeal {self.name} seed={self.seed} dose={self.dose.value}"]
        lines += [f"  {name}: {value}" for name, value in self.figures.items()]
        lines += [f"  BROKEN {complaint}" for complaint in self.complaints]
        lines.append(f"  {'FAILED' if self.complaints else 'in order'}")
        sys.stdout.write("\n".join(lines) + "\n")
        sys.stdout.flush()
        return not self.complaints
