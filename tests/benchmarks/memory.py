"""Resident memory of an idle station (supervisor and engine) and of an idle desk."""

import subprocess
import sys
import tempfile
from pathlib import Path

from console.demo.stage import open_stage
from console.demo.transcript import Transcript
from tests.benchmarks.start import desk_process, empty_window_process


def run() -> None:
    """Print megabytes, the desk beside an empty QMainWindow."""
    with (
        tempfile.TemporaryDirectory(prefix="readback-bench-") as folder,
        open_stage(Path(folder), ("en", "zh"), Transcript(lambda line: None)) as stage,
    ):
        parts = [resident_mb(pid) for pid in station_pids(stage.folders[0])]
        _, desk = desk_process(stage.folders[0], stage.desk_keys[0])
        _, empty = empty_window_process()
    print(
        f"station idle: {sum(parts):.0f} MB ({' + '.join(f'{part:.0f}' for part in parts)}), "
        f"desk idle: {desk:.0f} MB (empty QMainWindow {empty:.0f} MB, ratio {desk / empty:.2f})"
    )


def station_pids(folder: Path) -> list[int]:
    """Return the processes that were started for this station folder."""
    found = subprocess.run(
        ["pgrep", "-f", "--", f"--folder {folder}"], capture_output=True, check=True, text=True
    )
    return [int(pid) for pid in found.stdout.split()]


def resident_mb(pid: int | str = "self") -> float:
    """Return VmRSS in megabytes (Linux)."""
    for line in Path(f"/proc/{pid}/status").read_text("ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0


if sys.platform != "linux":
    raise SystemExit("memory is read from /proc and measured on Linux only")
