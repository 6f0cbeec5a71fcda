"""The supervisor with real child processes that play the engine."""

import io
import sys
import threading
from pathlib import Path

import pytest

from console.station.lifeline import Lifeline, Order
from console.station.supervisor import (
    DEATHS_AT_ONCE,
    PAUSE_LAST_S,
    STATUS_REFUSED,
    Deaths,
    Supervisor,
    Verdict,
)
from protocol.errors import LocalViolation

KEY = bytes(range(32))

# Each engine appends the key line that it got, so that a test can count starts and compare keys.
_HEAD = """
import os, sys, pathlib
book = pathlib.Path(sys.argv[1])
key = sys.stdin.readline().strip()
with book.open("a") as file: file.write(key + "\\n")
starts = len(book.read_text().splitlines())
"""
_SERVE = """
print("ready", flush=True)
sys.exit(0 if sys.stdin.readline() == "stop\\n" else 9)
"""


class Watched:
    """A supervisor in a thread, with the calls that it made."""

    def __init__(self, book: Path, script: str, key: bytes | None = KEY) -> None:
        self.book = book
        self.alarms = 0
        self.refusals: list[str] = []
        self.up = threading.Event()
        self.status: int | None = None
        self.supervisor = Supervisor(
            [sys.executable, "-c", _HEAD + script, str(book)],
            key,
            alarm=self._alarm,
            ready=self.up.set,
            refused=self.refusals.append,
        )
        self.thread = threading.Thread(target=self._run)
        self.thread.start()

    def _alarm(self) -> None:
        self.alarms += 1

    def _run(self) -> None:
        self.status = self.supervisor.run()

    def join(self) -> int | None:
        self.thread.join(20)
        return self.status

    def stop(self) -> int | None:
        self.supervisor.stop()
        return self.join()

    @property
    def keys(self) -> list[str]:
        return self.book.read_text().splitlines()


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return tmp_path / "starts"


def test_engine_gets_the_key_and_stops_cleanly_when_told(book: Path) -> None:
    watched = Watched(book, _SERVE)
    assert watched.up.wait(20)
    assert watched.stop() == 0
    assert watched.keys == [KEY.hex()]
    assert watched.alarms == 0


def test_dead_engine_is_started_again_at_once_with_the_same_key(book: Path) -> None:
    watched = Watched(book, "if starts < 3: os.abort()\n" + _SERVE)
    assert watched.up.wait(20)
    watched.stop()
    assert watched.keys == [KEY.hex()] * 3
    assert watched.alarms == 0


def test_engine_that_keeps_dying_sounds_the_alarm_and_is_tried_again(book: Path) -> None:
    watched = Watched(book, f"if starts <= {DEATHS_AT_ONCE + 1}: os.abort()\n" + _SERVE)
    assert watched.up.wait(20)
    watched.stop()
    assert len(watched.keys) == DEATHS_AT_ONCE + 2
    assert watched.alarms == 1


def test_engine_that_refuses_is_not_started_again(book: Path) -> None:
    script = f"print('refused watch-log-newer found=9'); sys.exit({STATUS_REFUSED})"
    watched = Watched(book, script)
    assert watched.join() == STATUS_REFUSED
    assert watched.refusals == ["watch-log-newer found=9"]
    assert len(watched.keys) == 1


def test_child_of_the_engine_that_holds_its_output_does_not_hide_a_death(book: Path) -> None:
    command = "[sys.executable, '-c', 'import time; time.sleep(8)']"
    child = f"import subprocess; subprocess.Popen({command})"
    watched = Watched(book, f"if starts == 1:\n    {child}\n    os.abort()\n" + _SERVE)
    assert watched.up.wait(5)
    watched.stop()
    assert len(watched.keys) == 2


def test_key_that_an_officer_gave_a_locked_engine_is_kept_for_the_next(book: Path) -> None:
    script = f"if not key:\n    print('key {KEY.hex()}', flush=True)\n    os.abort()\n" + _SERVE
    watched = Watched(book, script, key=None)
    assert watched.up.wait(20)
    watched.stop()
    assert watched.keys == ["", KEY.hex()]


def test_pauses_grow_to_a_limit_and_calm_resets_them() -> None:
    deaths = Deaths()
    verdicts = [deaths.died(second / 10) for second in range(DEATHS_AT_ONCE + 9)]
    assert verdicts[:DEATHS_AT_ONCE] == [Verdict(0.0, False)] * DEATHS_AT_ONCE
    assert [v.pause_s for v in verdicts[DEATHS_AT_ONCE:]] == [1, 2, 4, 8, 16, 30, 30, 30, 30]
    assert verdicts[-1].pause_s == PAUSE_LAST_S
    assert deaths.died(200.0) == Verdict(0.0, False)


@pytest.mark.parametrize(("later", "order"), [(b"stop\n", Order.STOP), (b"", Order.ORPHANED)])
def test_lifeline_tells_a_stop_from_a_dead_supervisor(later: bytes, order: Order) -> None:
    lifeline = Lifeline(io.BytesIO(KEY.hex().encode() + b"\n" + later), io.BytesIO())
    assert lifeline.data_key == KEY
    assert lifeline.order is Order.RUN
    lifeline.start()
    lifeline.socket.setblocking(True)
    lifeline.socket.recv(1)
    assert lifeline.order is order
    lifeline.close()


@pytest.mark.parametrize("line", [b"", b"zz\n", b"00\n", KEY.hex().encode()])
def test_lifeline_refuses_half_a_key(line: bytes) -> None:
    with pytest.raises(LocalViolation):
        Lifeline(io.BytesIO(line), io.BytesIO())


def test_lifeline_reports_and_outlives_a_dead_supervisor() -> None:
    reports = io.BytesIO()
    lifeline = Lifeline(io.BytesIO(b"\n"), reports)
    assert lifeline.data_key is None
    lifeline.report("ready")
    lifeline.hand_back(KEY)
    assert reports.getvalue() == b"ready\nkey " + KEY.hex().encode() + b"\n"
    reports.close()
    lifeline.report("ready")
    lifeline.close()
