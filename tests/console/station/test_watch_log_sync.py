"""Durable means fsynced: each step waits for the disk, and a disk that refuses stops all writing.

After one failed fsync SQLite may report later commits as good; only the latch says otherwise.
"""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from console.station.watch_log.log import WatchLog
from tests.architecture.source import ROOT
from tests.console.station.log_rows import KEY

STEPS = 12

WRITER = """
import os, sys
from pathlib import Path
from console.station.watch_log.log import WatchLog
from protocol.errors import StorageFailed
from protocol.exchange.delivery.journal import LocalEvent
from tests.console.station.log_rows import KEY

log = WatchLog.open(Path(sys.argv[1]), KEY)
os.write(1, b"open\\n")
for number in range(int(sys.argv[2])):
    try:
        log.append_event(LocalEvent(number, "watch-opened"))
        os.write(1, b"%d\\n" % number)
    except StorageFailed as error:
        os.write(1, error.code.encode() + b"\\n")
"""

needs_strace = pytest.mark.skipif(shutil.which("strace") is None, reason="strace not installed")


def traced(path: Path, *options: str) -> tuple[list[str], list[str]]:
    """Run the writer under strace; return what it reported and its calls of fsync."""
    trace = path.with_suffix(".trace")
    done = subprocess.run(
        ["strace", "-f", "-o", str(trace), "-e", "trace=fsync,fdatasync,write", *options,
         sys.executable, "-c", WRITER, str(path), str(STEPS)],
        stdout=subprocess.PIPE, cwd=ROOT, check=True, text=True,
    )  # fmt: skip
    return done.stdout.split(), trace.read_text().splitlines()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "watch.db"
    WatchLog.create(path, KEY).close()
    return path


def test_the_connection_waits_for_the_disk(path: Path) -> None:
    log = WatchLog.open(path, KEY)
    wanted = {
        "synchronous": "2",  # FULL
        "journal_mode": "wal",
        "trusted_schema": "0",
        "cell_size_check": "1",
        "foreign_keys": "1",
        "secure_delete": "1",
    }
    assert {name: log._database._pragma(name)[0] for name in wanted} == wanted
    log.close()


@needs_strace
@pytest.mark.slow
def test_nothing_is_reported_before_it_is_synced(path: Path) -> None:
    reports, calls = traced(path)
    assert reports == ["open", *map(str, range(STEPS))]
    synced = False
    reported = 0
    for call in calls:
        if "sync(" in call:
            synced = True
        elif "write(1," in call and "open" not in call:
            assert synced, f"reported before it was synced: {call}"
            synced = False
            reported += 1
    assert reported == STEPS


@needs_strace
@pytest.mark.slow
@pytest.mark.parametrize("failing", [1, 5, 9])
def test_after_a_failed_sync_nothing_more_is_called_durable(path: Path, failing: int) -> None:
    _, calls = traced(path)
    before = sum("sync(" in call for call in calls[: next_report(calls)])
    path.unlink()
    WatchLog.create(path, KEY).close()
    reports, _ = traced(path, "-e", f"inject=fsync,fdatasync:error=EIO:when={before + failing}")
    numbers = [int(report) for report in reports[1:] if report.isdecimal()]
    assert numbers == list(range(len(numbers)))
    assert len(numbers) < STEPS
    refused = reports[1 + len(numbers) :]
    assert refused == ["storage-failed"] + ["storage-latched"] * (len(refused) - 1)
    log = WatchLog.open(path, KEY)
    log.verify()
    held = [event.at_ms for _, event in log.events(STEPS)][::-1]
    log.close()
    assert held[: len(numbers)] == numbers


def next_report(calls: list[str]) -> int:
    """Return the place of the writer's first report in the trace."""
    return next(place for place, call in enumerate(calls) if "write(1," in call)
