"""The demo on a real X server: windows on the screen, pictures of it, and nothing left behind."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("Xvfb") is None, reason="Xvfb is not installed"),
]

SCREEN = (2560, 1440)
PATIENCE_S = 120.0


@contextmanager
def x_server() -> Iterator[str]:
    """Start an X server of its own on a free display; give its name."""
    reading, writing = os.pipe()
    process = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{SCREEN[0]}x{SCREEN[1]}x24"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            yield f":{told.readline().strip()}"
    finally:
        process.terminate()
        process.wait()


def ended(transcript: Path) -> bool:
    lines = transcript.read_text("utf-8").splitlines() if transcript.exists() else []
    return any(json.loads(line)["fact"] == "end" for line in lines)


def station_processes(folder: Path) -> str:
    found = subprocess.run(
        ["pgrep", "-f", "--", f"--folder {folder}"], capture_output=True, check=False, text=True
    )
    return found.stdout


def test_the_demo_plays_in_real_windows_and_stops_its_stations(tmp_path: Path) -> None:
    out = tmp_path / "out"
    with x_server() as display:
        demo = subprocess.Popen(
            [
                sys.executable, "-m", "console.cli", "demo", "--play", "--languages", "ru,ja",
                "--scenario", "hainan-2024", "--out", str(out),
            ],
            env={**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"},
            stdout=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            deadline = time.monotonic() + PATIENCE_S
            while not ended(out / "transcript.jsonl") and demo.poll() is None:
                assert time.monotonic() < deadline, "the demo did not end"
                time.sleep(0.1)
            assert demo.poll() is None, "the windows stay until the panel is closed"
            assert station_processes(out)
        finally:
            demo.send_signal(signal.SIGTERM)
            demo.wait(30)
    assert not station_processes(out)
    screen = QImage(str(out / "pictures" / "hainan-2024-02-screen.png"))
    assert (screen.width(), screen.height()) == SCREEN
    colours = {screen.pixel(x, y) for x in range(0, SCREEN[0], 16) for y in range(0, SCREEN[1], 16)}
    assert len(colours) > 10, "an empty screen"
