"""The station's voice: one pattern at a time, and one call for help each time it begins."""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from console.sound import NO_PLAYER, Player
from console.station.alarms import Alarm, AlarmClass, AlarmState, Cause
from console.station.sounder import COMMAND_FAILED, COMMAND_S, PATTERN_VARIABLE, Sounder

PATIENCE_S = 20.0


class CallList(Player):
    """A player that notes what it is told."""

    def __init__(self) -> None:
        super().__init__([("true",)])
        self.calls: list[str] = []

    def start(self, pattern: str) -> bool:
        self.calls.append(pattern)
        return True

    def stop(self) -> None:
        self.calls.append("stop")


def alarm(alarm_class: AlarmClass, *, exercise: bool = False) -> Alarm:
    cause = Cause(alarm_class, "message-arrived", exercise=exercise)
    return Alarm(1, cause, AlarmState.UNTAKEN, since_ms=0, count=1, changed_ms=0)


def noting(path: Path, status: int = 0) -> tuple[str, ...]:
    """Return a command that writes its arguments and the pattern to a file."""
    program = (
        "import json, os, sys;"
        f"file = open({str(path)!r}, 'a');"
        f"file.write(json.dumps([sys.argv[1:], os.environ[{PATTERN_VARIABLE!r}]]) + chr(10));"
        f"file.close(); sys.exit({status})"
    )
    return (sys.executable, "-c", program, "$HOME; rm -rf x", "*")


def wait_for(happened: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE_S
    while not happened():
        assert time.monotonic() < until, "it never happened"
        time.sleep(0.005)


def test_the_pattern_follows_the_alarm() -> None:
    player = CallList()
    sounder = Sounder(player)
    sounder.follow(None)
    for _ in range(3):
        sounder.follow(alarm(AlarmClass.LINK))
    sounder.follow(alarm(AlarmClass.FLASH, exercise=True))
    sounder.follow(None)
    sounder.follow(None)
    assert player.calls == ["link", "flash-exercise", "stop"]


def test_the_command_runs_without_a_shell_and_knows_the_pattern(tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    sounder = Sounder(CallList(), noting(notes))
    for _ in range(3):
        sounder.follow(alarm(AlarmClass.FLASH))
    wait_for(lambda: notes.exists() and notes.read_text().endswith("\n"))
    assert json.loads(notes.read_text()) == [["$HOME; rm -rf x", "*"], "flash"]
    sounder.close()


def test_a_command_that_fails_is_a_fault_until_it_works(tmp_path: Path) -> None:
    sounder = Sounder(CallList(), noting(tmp_path / "notes", status=3))
    sounder.follow(alarm(AlarmClass.FLASH))

    def failed() -> bool:
        sounder.follow(alarm(AlarmClass.FLASH))
        return sounder.fault == COMMAND_FAILED

    wait_for(failed)
    missing = Sounder(CallList(), ("/nowhere/bell",))
    missing.follow(alarm(AlarmClass.FLASH))
    assert missing.fault == COMMAND_FAILED


def test_a_command_that_hangs_is_ended(tmp_path: Path) -> None:
    now = [0.0]
    command = (sys.executable, "-c", "import time; time.sleep(600)")
    sounder = Sounder(CallList(), command, clock=lambda: now[0])
    sounder.follow(alarm(AlarmClass.FLASH))
    sounder.follow(alarm(AlarmClass.FLASH))
    assert sounder.fault == ""
    now[0] = COMMAND_S
    sounder.follow(alarm(AlarmClass.FLASH))
    assert sounder.fault == COMMAND_FAILED


def test_a_station_that_cannot_be_heard_says_so() -> None:
    sounder = Sounder(Player([]))
    sounder.follow(alarm(AlarmClass.FLASH))
    assert sounder.fault == NO_PLAYER
    sounder.close()


@pytest.mark.parametrize("alarm_class", [c for c in AlarmClass if c.audible])
def test_every_audible_class_has_its_file(alarm_class: AlarmClass) -> None:
    player = CallList()
    Sounder(player).follow(alarm(alarm_class))
    assert player.calls == [alarm_class.name.lower()]
