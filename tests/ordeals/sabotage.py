"""Negative controls: real stations whose engines were built wrong on purpose.

    python -m tests.ordeals.sabotage NAME --folder FOLDER

is such an engine. The damage is done from outside, by patch; the product has no switch for it. An
ordeal that such a pair passes is worth nothing.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

import pytest

from console.station.engine_main import main
from console.station.watch_log.database import Database
from tests.console.station.living import OFFICERS, ROOT, LivingStation
from tests.simulation.sabotage import no_resend

LAZY_S: Final = 0.4

_RUN: Final = """
import sys
from pathlib import Path
from console.station import run
run.engine_command = lambda folder: [
    sys.executable, "-m", "tests.ordeals.sabotage", sys.argv[2], "--folder", str(folder)
]
officers = [tuple(line.split(":", 1)) for line in sys.argv[3:]]
sys.exit(run.run_station(Path(sys.argv[1]), officers))
"""


def receipt_before_commit(patch: pytest.MonkeyPatch) -> None:
    """Let frames leave while what they speak of is not on the disk yet."""
    real_step, real_close = Database.step, Database.close
    committed_s = time.monotonic()

    @contextmanager
    def lazy_step(self: Database) -> Iterator[None]:
        nonlocal committed_s
        if self._appended is None and not self._tables.conn.in_transaction:
            self._tables.conn.execute("BEGIN")
        with real_step(self):
            yield
        if self._appended is None and time.monotonic() - committed_s > LAZY_S:
            committed_s = time.monotonic()
            self._tables.conn.commit()

    def close(self: Database) -> None:
        self._tables.conn.commit()
        real_close(self)

    patch.setattr(Database, "step", lazy_step)
    patch.setattr(Database, "close", close)


SABOTAGE: Final[dict[str, Callable[[pytest.MonkeyPatch], None]]] = {
    "no resend": no_resend,
    "receipt before commit": receipt_before_commit,
}


class Sabotaged(LivingStation):
    """A living station whose engines all have the same fault."""

    sabotage = ""

    def start(self, *, locked: bool = False) -> None:
        """Start a supervisor that starts sabotaged engines."""
        officers = [] if locked else [f"{name}:{word}" for name, word in OFFICERS]
        self.process = subprocess.Popen(
            [sys.executable, "-c", _RUN, str(self.folder), self.sabotage, *officers],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        self.wait_ready()


def sabotaged(name: str) -> type[LivingStation]:
    """Return the kind of station that has this fault."""
    return type("Sabotaged", (Sabotaged,), {"sabotage": name})


if __name__ == "__main__":
    SABOTAGE[sys.argv[1]](pytest.MonkeyPatch())
    sys.exit(main(sys.argv[2:]))
