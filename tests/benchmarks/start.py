"""From starting the process to the first usable window: the desk against an empty QMainWindow.

"Usable" is what an officer can act on: painted, with the station's circuits in it. Both run as
fresh processes on Qt's offscreen platform, taking turns, so that a busy machine slows both.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from console.demo.stage import open_stage
from console.demo.transcript import Transcript
from tests.benchmarks import figures

TURNS = 10

EMPTY = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication(sys.argv)
window = QMainWindow()
window.resize(1280, 800)
window.show()
window.grab()
"""

DESK = """
import sys, time
from pathlib import Path
from console.desk.app import Desk, make_application
from console.desk.theme import Theme
app = make_application("en")
theme = Theme("en")
theme.apply()
desk = Desk(Path(sys.argv[1]), Path(sys.argv[2]), theme, sound=False)
desk.window.resize(1280, 800)
desk.start()
while not desk.window.ready:
    app.processEvents()
    time.sleep(0.001)
desk.window.grab()
"""

REPORT = """
from tests.benchmarks.memory import resident_mb
print(time.monotonic(), resident_mb(), flush=True)
import os
os._exit(0)
"""


def run() -> None:
    """Print the start of the desk against the empty window."""
    desk: list[float] = []
    empty: list[float] = []
    with (
        tempfile.TemporaryDirectory(prefix="readback-bench-") as folder,
        open_stage(Path(folder), ("en", "zh"), Transcript(lambda line: None)) as stage,
    ):
        for _ in range(TURNS):
            empty.append(empty_window_process()[0])
            desk.append(desk_process(stage.folders[0], stage.desk_keys[0])[0])
    print(figures.line("desk start to first usable window", desk, empty))


def empty_window_process() -> tuple[float, float]:
    """Start an empty QMainWindow; return milliseconds to its first picture, and megabytes."""
    return _timed([sys.executable, "-c", EMPTY + REPORT])


def desk_process(folder: Path, desk_key: Path) -> tuple[float, float]:
    """Start a desk on a running station; return milliseconds until usable, and megabytes."""
    return _timed([sys.executable, "-c", DESK + REPORT, str(folder), str(desk_key)])


def _timed(command: list[str]) -> tuple[float, float]:
    started = time.monotonic()
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, capture_output=True, check=True, text=True, env=environment)
    ended, megabytes = done.stdout.split()
    return (float(ended) - started) * 1000, float(megabytes)
