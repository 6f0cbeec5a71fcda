"""Release to STORED over loopback between two real stations, against the floor.

Both are measured in the same run, in turns of a hundred, so that a busy machine slows both. The
message is the link test, which one officer sends with the watch key: no passphrase is stretched
between the keystroke and the wire. The time runs from the request at the desk link to the desk
link's event that shows STORED; the floor has no desk link.
"""

import tempfile
import time
from pathlib import Path

from console.demo.stage import Stage, open_stage
from console.demo.transcript import Transcript
from console.desk_link.requests import LinkTest, Released
from tests.benchmarks import figures, floor
from tests.benchmarks.overtaking import await_row, stored

TURNS = 5
PER_TURN = 100
BODY_BYTES = 900


def run() -> None:
    """Print release → STORED against the floor."""
    ours: list[float] = []
    lowest: list[float] = []
    with tempfile.TemporaryDirectory(prefix="readback-bench-") as folder:
        place = Path(folder)
        with open_stage(place, ("en", "zh"), Transcript(lambda line: None)) as stage:
            for turn in range(TURNS):
                measured = place / f"floor-{turn}"
                measured.mkdir()
                lowest += floor.run(measured, PER_TURN, BODY_BYTES)
                ours += [release_to_stored(stage) for _ in range(PER_TURN)]
    print(figures.line("release to STORED, desk link included", ours, lowest))


def release_to_stored(stage: Stage) -> float:
    """Send one link test; return the milliseconds until its STORED is shown."""
    officer = stage.officers[0]
    started = time.perf_counter()
    released = officer.ask(LinkTest(stage.circuit, officer.first.name), Released)
    if not any(stored(row) for row in released.rows):
        await_row(officer, lambda row: row.message_id == released.message_id and stored(row))
    return (time.perf_counter() - started) * 1000
