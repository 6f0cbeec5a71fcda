"""The player: goes on until told to stop, and names what keeps it from being heard."""

import runpy
import stat
import time
import wave
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from console import sound
from console.sound import DEVICE_FAILED, NO_PLAYER, PROGRAMS, Player, pattern_file, pattern_name
from tests.architecture.source import ROOT

CLASSES = ("flash", "immediate", "integrity", "link", "overdue")
PATIENCE_S = 20.0


def wait_for(happened: Callable[[], bool]) -> None:
    """Wait until something that another thread does has happened."""
    until = time.monotonic() + PATIENCE_S
    while not happened():
        assert time.monotonic() < until, "it never happened"
        time.sleep(0.005)


@pytest.fixture
def program(tmp_path: Path) -> Callable[..., tuple[str, ...]]:
    """Return a maker of player programs that note each start in a file."""

    def make(name: str, then: str) -> tuple[str, ...]:
        path = tmp_path / name
        path.write_text(f'#!/bin/sh\necho "$1" >> {tmp_path}/{name}.heard\n{then}\n')
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        return (str(path),)

    return make


@pytest.fixture
def players() -> Iterator[list[Player]]:
    made: list[Player] = []
    yield made
    for player in made:
        player.stop()


@pytest.fixture(autouse=True)
def short_patterns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give every pattern a file of 0.05 s."""

    def short(pattern: str) -> Path:
        path = tmp_path / f"{pattern}.wav"
        with wave.open(str(path), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(8_000)
            file.writeframes(bytes(800))
        return path

    monkeypatch.setattr(sound, "pattern_file", short)


def heard(tmp_path: Path, name: str) -> list[str]:
    """Return the files that a player program was asked to play."""
    path = tmp_path / f"{name}.heard"
    return [Path(line).stem for line in path.read_text().split()] if path.exists() else []


def test_a_pattern_is_repeated_until_stopped(
    tmp_path: Path, program: Callable[..., tuple[str, ...]], players: list[Player]
) -> None:
    player = Player([program("good", "sleep 0.05")])
    players.append(player)
    assert player.start("flash")
    assert player.start("flash")  # asking again does not begin again
    wait_for(lambda: len(heard(tmp_path, "good")) >= 3)
    assert (player.sounding, player.fault) == ("flash", "")
    player.stop()
    count = len(heard(tmp_path, "good"))
    assert player.sounding == ""
    player.start("link")
    wait_for(lambda: len(heard(tmp_path, "good")) > count)
    assert set(heard(tmp_path, "good")[count:]) == {"link"}


def test_stopping_ends_a_program_that_does_not_listen(
    tmp_path: Path, program: Callable[..., tuple[str, ...]], players: list[Player]
) -> None:
    player = Player([program("deaf", "trap '' TERM; while :; do :; done")])
    player.start("flash")
    wait_for(lambda: heard(tmp_path, "deaf") != [])
    player.stop()
    assert player.sounding == ""


def test_the_next_program_plays_when_one_fails(
    tmp_path: Path, program: Callable[..., tuple[str, ...]], players: list[Player]
) -> None:
    silent = program("silent", "exit 0")  # reports success and played nothing
    player = Player(
        [("/nowhere/player",), program("bad", "exit 1"), silent, program("good", "sleep 0.05")]
    )
    players.append(player)
    player.start("overdue")
    wait_for(lambda: len(heard(tmp_path, "good")) >= 2)
    assert heard(tmp_path, "bad")
    assert heard(tmp_path, "silent")
    assert player.fault == ""


def test_a_failing_device_is_a_fault_until_it_plays_again(
    tmp_path: Path, program: Callable[..., tuple[str, ...]], players: list[Player]
) -> None:
    player = Player([program("moody", f"test -e {tmp_path}/mended && sleep 0.05")], retry_s=0.01)
    players.append(player)
    assert player.start("flash")  # not known yet
    wait_for(lambda: player.fault == DEVICE_FAILED)
    assert player.sounding == ""
    (tmp_path / "mended").touch()
    wait_for(lambda: player.sounding == "flash")
    assert player.fault == ""


def test_a_machine_without_a_player_says_so() -> None:
    player = Player([])
    assert player.fault == NO_PLAYER
    assert not player.start("flash")
    assert player.check() == NO_PLAYER
    player.stop()


def test_checking_plays_once(tmp_path: Path, program: Callable[..., tuple[str, ...]]) -> None:
    assert Player([program("good", "sleep 0.05")]).check() == ""
    assert heard(tmp_path, "good") == ["check"]
    assert Player([program("bad", "exit 1")]).check() == DEVICE_FAILED


def test_a_hung_program_counts_as_failed(
    program: Callable[..., tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sound, "HANG_S", 0.1)
    assert Player([program("hung", "exec sleep 60")]).check() == DEVICE_FAILED


def test_players_are_tried_in_the_order_of_the_sound_servers() -> None:
    assert [words[0] for words in PROGRAMS] == ["paplay", "pw-play", "aplay", "afplay"]


@pytest.mark.parametrize("alarm_class", CLASSES)
@pytest.mark.parametrize("exercise", [False, True])
def test_every_class_has_a_pattern_of_its_own(alarm_class: str, exercise: bool) -> None:
    path = pattern_file(pattern_name(alarm_class, exercise))
    with wave.open(str(path), "rb") as file:
        seconds = file.getnframes() / file.getframerate()
        frames = file.readframes(file.getnframes())
    assert 1.0 < seconds < 3.0  # short enough to stop and to change within one round
    assert max(abs(value) for value in memoryview(frames).cast("h")) > 10_000
    others = [
        pattern_file(pattern_name(other, other_exercise)).read_bytes()
        for other in CLASSES
        for other_exercise in (False, True)
    ]
    assert others.count(path.read_bytes()) == 1


def test_the_sounds_are_what_their_script_makes(tmp_path: Path) -> None:
    script = runpy.run_path(str(ROOT / "packaging" / "make_sounds.py"))
    script["main"](tmp_path / "made")
    made = sorted((tmp_path / "made").iterdir())
    kept = sorted((ROOT / "resources" / "sounds").glob("*.wav"))
    assert [path.name for path in made] == [path.name for path in kept]
    for new, old in zip(made, kept, strict=True):
        fresh = memoryview(new.read_bytes()[44:]).cast("h")
        given = memoryview(old.read_bytes()[44:]).cast("h")
        assert len(fresh) == len(given)
        # One step of rounding: mathematics libraries differ in the last digit of a sine.
        assert max(abs(a - b) for a, b in zip(fresh, given, strict=True)) <= 1
