from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given

from protocol.errors import RemoteViolation
from protocol.exchange import shape
from protocol.exchange.canonical import Value
from protocol.vocabulary import Mode
from tests.protocol.test_canonical import values

CHECKS: list[Callable[[Value], object]] = [
    lambda value: shape.array(value, "x", 2),
    lambda value: shape.items(value, "x", most=3),
    lambda value: shape.number(value, "x"),
    lambda value: shape.octets(value, "x", 4),
    lambda value: shape.octets_up_to(value, "x", 4),
    lambda value: shape.text(value, "x", 10),
    lambda value: shape.code(value, "x"),
    lambda value: shape.flag(value, "x"),
    lambda value: shape.choice(value, "x", Mode),
]


@given(values)
def test_a_check_returns_the_value_itself_or_refuses_it(value: Value) -> None:
    for check in CHECKS:
        with suppress(RemoteViolation):
            assert check(value) == value


@pytest.mark.parametrize(
    "refused",
    [
        lambda: shape.number(True, "x"),
        lambda: shape.number(shape.COUNT_MAX + 1, "x"),
        lambda: shape.choice(0, "x", Mode),
        lambda: shape.choice(True, "x", Mode),
        lambda: shape.flag(1, "x"),
        lambda: shape.text("", "x", 5),
        lambda: shape.text("a\nb", "x", 5),
        lambda: shape.text("a\u202eb", "x", 5),
        lambda: shape.text("\u2066a", "x", 5),
        lambda: shape.code("a b", "x"),
        lambda: shape.code("é", "x"),
        lambda: shape.octets(b"abc", "x", 4),
        lambda: shape.items((), "x", least=1, most=2),
    ],
)
def test_refused(refused: Callable[[], object]) -> None:
    with pytest.raises(RemoteViolation, match="malformed"):
        refused()


def test_the_same_values_in_their_places_are_taken() -> None:
    assert shape.number(shape.COUNT_MAX, "x") == shape.COUNT_MAX
    assert shape.choice(1, "x", Mode) is Mode.ACTUAL
    assert shape.text("北京 NRRC", "x", 7) == "北京 NRRC"
    assert shape.code("tcp-1.a", "x") == "tcp-1.a"
