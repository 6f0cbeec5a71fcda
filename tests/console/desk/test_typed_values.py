"""What officers type, read to exactly one value or refused with the rule that it breaks."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.desk import typed_values
from protocol.errors import ValueRefused

VANDENBERG = (347_500, -1_206_000)


@pytest.mark.parametrize(
    "text",
    [
        "34 45 00 N 120 36 00 W",
        "34°45.0'N 120°36.0'W",
        "34°45.000′N 120°36.000′W",
        "34°45′00″N, 120°36′00″W",
        "34.75N 120.6W",
        "N34 45.0 W120 36.0",
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
        ("34 61 N 10 10 E", "minutes-range"),
        ("34 45 120 36", "position-hemisphere"),
        ("120.6W 34.75N", "position-hemisphere"),
        ("-34.5N 120.5E", "position-hemisphere"),
        ("34.75N 120.6", "position-hemisphere"),
        ("34.75123, 10", "position-decimals"),
        ("344500N 1203600W", "position-unreadable"),
        ("34'N 5E", "position-unreadable"),
        ("34.75", "position-unreadable"),
        ("", "position-unreadable"),
        ("Vandenberg", "position-unreadable"),
        ("34.5N,,120E", "position-unreadable"),
    ],
)
def test_a_position_that_could_mean_two_things_is_refused(text: str, rule: str) -> None:
    with pytest.raises(ValueRefused) as refusal:
        typed_values.read_position(text, "launch_area.centre")
    assert (refusal.value.rule, refusal.value.field) == (rule, "launch_area.centre")


@given(
    st.integers(-90 * typed_values.POSITION_UNIT, 90 * typed_values.POSITION_UNIT),
    st.integers(1 - 180 * typed_values.POSITION_UNIT, 180 * typed_values.POSITION_UNIT),
)
def test_the_echo_of_a_position_reads_as_the_same_position(latitude: int, longitude: int) -> None:
    for echo in (typed_values.decimal_position, typed_values.minutes_position):
        shown = echo(latitude, longitude)
        assert typed_values.read_position(shown, "p") == (latitude, longitude)


@given(st.text(max_size=30))
def test_no_text_breaks_the_readers(text: str) -> None:
    for read in (
        typed_values.read_position,
        typed_values.read_instant,
        typed_values.read_date,
        typed_values.read_count,
        typed_values.read_number,
    ):
        with contextlib.suppress(ValueRefused):
            read(text, "field")


@pytest.mark.parametrize(
    "text",
    ["2026-03-05 18:00Z", "2026-03-05T18:00", "2026-03-05 1800z", "051800Z MAR 26"],
)
def test_instants_are_utc_however_written(text: str) -> None:
    assert typed_values.read_instant(text, "t") == 1_772_733_600


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("2026-03-05 18:00+02:00", "instant-not-utc"),
        ("051800A MAR 26", "instant-not-utc"),
        ("2026-02-30 10:00Z", "date-impossible"),
        ("2026-03-05 24:00Z", "date-impossible"),
        ("5.3.2026 18:00", "instant-unreadable"),
        ("05/03/26 18:00", "instant-unreadable"),
    ],
)
def test_an_instant_of_another_zone_or_order_is_refused(text: str, rule: str) -> None:
    with pytest.raises(ValueRefused) as refusal:
        typed_values.read_instant(text, "t")
    assert refusal.value.rule == rule


@given(st.integers(946_684_800 // 60, 4_000_000_000 // 60))
def test_the_echo_of_an_instant_of_this_century_reads_as_the_same_instant(minutes: int) -> None:
    for echo in (typed_values.iso_instant, typed_values.dtg):
        assert typed_values.read_instant(echo(minutes * 60), "t") == minutes * 60


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.50", (15, -1)),
        ("10", (10, 0)),
        ("-3.25", (-325, -2)),
        ("１２", (12, 0)),
        ("0.0", (0, 0)),
    ],
)
def test_numbers_are_decimal_with_a_point(text: str, value: tuple[int, int]) -> None:
    assert typed_values.read_number(text, "n") == value


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("1,5", "number-comma"),
        ("1e5", "number-unreadable"),
        ("", "number-unreadable"),
        ("一", "number-unreadable"),
    ],
)
def test_a_number_that_reads_differently_elsewhere_is_refused(text: str, rule: str) -> None:
    with pytest.raises(ValueRefused) as refusal:
        typed_values.read_number(text, "n")
    assert refusal.value.rule == rule


def test_dates_are_days_of_the_calendar() -> None:
    assert typed_values.read_date("2026-03-05", "d") == 20_517
    assert typed_values.iso_date(20_517) == "2026-03-05"
    with pytest.raises(ValueRefused):
        typed_values.read_date("2026-02-29", "d")
