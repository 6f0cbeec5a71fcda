"""Run one ordeal: `python -m tests.ordeals kill --dose nightly --seed 7 --folder DIR`."""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.ordeals import hostile, kill, strangers, wire
from tests.ordeals.dose import Dose, Report

ORDEALS: dict[str, Callable[[Path, Dose, int], Report]] = {
    "hostile": hostile.run,
    "kill": kill.run,
    "strangers": strangers.run,
    "wire": wire.run,
}


def main() -> int:
    """Run it; return 0 if nothing was broken. The stations' folders stay where --folder says."""
    parser = argparse.ArgumentParser(prog="python -m tests.ordeals")
    parser.add_argument("name", choices=ORDEALS)
    parser.add_argument("--dose", type=Dose, choices=list(Dose), default=Dose.PR)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as spare:
        folder = options.folder or Path(spare)
        report = ORDEALS[options.name](folder, options.dose, options.seed)
    report.figures["took"] = f"{time.monotonic() - started:.0f} s"
    return 0 if report.show() else 1


if __name__ == "__main__":
    sys.exit(main())
