"""The path sheet of a pairing: what it may say, and how a mistake is named."""

import pytest

from console.station.path_plan import PlannedPath, read_plan
from protocol.errors import ValueRefused
from protocol.exchange.identity import Profile, Role
from protocol.vocabulary import Mode

BOTH = (Mode.ACTUAL, Mode.EXERCISE)
LISTENS = '[[path]]\nrole = "listens"\naddress = "tcp://192.0.2.7:5701"\n'


def test_path_without_mode_is_made_for_each_mode_on_the_next_port() -> None:
    actual, exercise = read_plan(LISTENS, BOTH)
    assert actual == PlannedPath(
        Mode.ACTUAL, 1, Role.LISTENS, "192.0.2.7", 5701, Profile.FAST, bind=""
    )
    assert (exercise.mode, exercise.number, exercise.port) == (Mode.EXERCISE, 1, 5702)


def test_exercise_station_gets_the_port_that_was_written() -> None:
    (exercise,) = read_plan(LISTENS, (Mode.EXERCISE,))
    assert (exercise.mode, exercise.port) == (Mode.EXERCISE, 5701)


def test_everything_can_be_said() -> None:
    text = (
        LISTENS
        + 'profile = "slow"\nmode = "EXERCISE"\nnumber = 3\nbind = "tcp://10.0.0.7:5701"\n'
        + '[[path]]\nrole = "connects"\naddress = "[2001:db8::7]"\nmode = "EXERCISE"\n'
    )
    slow, connecting = read_plan(text, BOTH)
    assert (slow.profile, slow.number, slow.bind) == (Profile.SLOW, 3, "tcp://10.0.0.7:5701")
    assert (connecting.role, connecting.host, connecting.port, connecting.number) == (
        Role.CONNECTS,
        "2001:db8::7",
        0,
        2,
    )


@pytest.mark.parametrize(
    ("text", "field", "rule"),
    [
        ("", "path", "one-or-more-path-tables"),
        ("path = 1", "path", "one-or-more-path-tables"),
        ("[[path]", "", "toml"),
        ("port = 1\n" + LISTENS, "path", "one-or-more-path-tables"),
        (LISTENS + "colour = 1\n", "path[1].colour", "unknown-key"),
        (LISTENS + "number = 5\n", "path[1].number", "1-to-4"),
        (LISTENS + "number = true\n", "path[1].number", "1-to-4"),
        (LISTENS + 'mode = "TEST"\n', "path[1].mode", "one-of-ACTUAL-EXERCISE"),
        (LISTENS + LISTENS + "number = 1\n", "number", "one-path-per-number-and-mode"),
        (LISTENS.replace("listens", "waits"), "path[1].role", "one-of-connects-listens"),
        (LISTENS.replace(":5701", ""), "path[1].address", "host-and-port"),
        (LISTENS.replace("5701", "65535"), "path[1].address", "tcp-host-port"),
        (LISTENS.replace("tcp://", "udp://"), "path[1].address", "tcp-host-port"),
        (LISTENS + 'bind = "nowhere at all"\n', "path[1].bind", "tcp-host-port"),
    ],
)
def test_mistakes_are_named(text: str, field: str, rule: str) -> None:
    with pytest.raises(ValueRefused) as refused:
        read_plan(text, BOTH)
    assert (refused.value.field, refused.value.rule) == (field, rule)
    assert refused.value.source == "path sheet"
