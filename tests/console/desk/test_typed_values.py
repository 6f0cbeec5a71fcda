"""What officers type, read to exactly one value or refused with the rule that it breaks."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.desk import typed_values
from protocol.errors import ValueRefused
from protocol.notices.figures import write_point
from protocol.notices.values import Point, Quantity

VANDENBERG = Point(347_500, -1_206_000)


@pytest.mark.parametrize(
    "text",
    [
        "34 45 00 N 120 36 00 W",
        "34 45 00N, 120 36 00W",
        "34 45.0 N 120 36.0 W",
        "34°45.0'N 120°36.0'W",
        "34°45′00″N, 120°36′00″W",
        "34°45'00\"N 120°36'00\"W",
        "344500N 1203600W",
        "3445N 12036W",
        "34.75N 120.6W",
        "N34 45.0 W120 36.0",
        "N 34 45 W 120 36",
        "34.75, -120.6",
        "34.75 -120.6",
        "３４．７５ Ｎ １２０．６ Ｗ",
        "34.75n120.6w",
    ],
)
def test_every_usual_way_to_write_a_position_is_read_alike(text: str) -> None:
    assert typed_values.read_position(text, "p") == VANDENBERG


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("95N 10E", "latitude-range"),
        ("10N 181E", "longitude-range"),
        ("34 61 N 10 10 E", "sixty-minutes"),
        ("34 45 120 36", "hemisphere-missing"),
        ("120.6W 34.75N", "longitude-first"),
        ("-34.5N 120.5E", "not-a-position"),
        ("34.75N 120.6", "hemisphere-missing"),
        ("34.75123, 10", "more-than-4-decimals"),
        ("34,75 120,6", "decimal-comma"),
        ("34 45' 10° N 5 5 E", "not-a-position"),
        ("34'N 5E", "not-a-position"),
        ("34.75", "not-a-position"),
        ("", "not-a-position"),
        ("Pacific", "not-a-position"),
    ],
)
def test_a_position_that_could_mean_two_things_is_refused(text: str, rule: str) -> None:
    with pytest.raises(ValueRefused) as refusal:
        typed_values.read_position(text, "launch_area.centre")
    assert (refusal.value.rule, refusal.value.field.split(".")[0]) == (rule, "launch_area")


@given(st.integers(-900_000, 900_000), st.integers(-1_799_999, 1_800_000))
def test_the_echo_of_a_position_reads_as_the_same_position(latitude: int, longitude: int) -> None:
    point = Point(latitude, longitude)
    minutes, _, decimals = write_point(point).partition(" (")
    assert typed_values.read_position(minutes, "p") == point
    assert typed_values.read_position(decimals.rstrip(")"), "p") == point


@given(st.text(max_size=30))
def test_no_text_breaks_the_readers(text: str) -> None:
    for read in (typed_values.read_position, typed_values.read_instant, typed_values.read_date):
        with contextlib.suppress(ValueRefused):
            read(text, "field")
    with contextlib.suppress(ValueRefused):
        typed_values.read_number(text, "KM", "field")


@pytest.mark.parametrize(
    "text", ["2026-03-05 18:00Z", "２０２６-０３-０５ １８：００Ｚ", "051800Z MAR 26"]
)
def test_instants_are_utc_however_typed(text: str) -> None:
    assert typed_values.read_instant(text, "t") == 1_772_733_600


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("2026-03-05 18:00", "instant-without-zone"),
        ("2026-03-05 18:00+02:00", "instant-in-local-time"),
        ("2026-02-30 10:00Z", "impossible-date"),
        ("2026-03-05 24:00Z", "impossible-date"),
        ("05/03/26 18:00", "not-an-instant"),
    ],
)
def test_an_instant_of_another_zone_or_order_is_refused(text: str, rule: str) -> None:
    with pytest.raises(ValueRefused) as refusal:
        typed_values.read_instant(text, "t")
    assert refusal.value.rule == rule


@given(st.integers(0, 946_684_800 // 30))
def test_the_echo_of_an_instant_reads_as_the_same_instant(minutes: int) -> None:
    for echo in (typed_values.iso_instant, typed_values.dtg):
        assert typed_values.read_instant(echo(minutes * 60), "t") == minutes * 60


@pytest.mark.parametrize(
    ("text", "value"), [("1.50", (15, -1)), ("10", (10, 0)), ("１２", (12, 0)), ("0.0", (0, 0))]
)
def test_numbers_are_decimal_with_a_point(text: str, value: tuple[int, int]) -> None:
    assert typed_values.read_number(text, "KM", "n") == Quantity(*value, "KM")


@pytest.mark.parametrize(("text", "rule"), [("1,5", "decimal-comma"), ("1e5", "not-a-number")])
def test_a_number_that_reads_differently_elsewhere_is_refused(text: str, rule: str) -> None:
    with pytest.raises(ValueRefused) as refusal:
        typed_values.read_number(text, "KM", "n")
    assert refusal.value.rule == rule
