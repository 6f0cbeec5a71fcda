"""What officers type: each written form has one meaning or none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocol.errors import ValueRefused
from protocol.notices import entry, figures
from protocol.notices.values import Point, Quantity

VANDENBERG = Point(347_500, -1_206_000)


@pytest.mark.parametrize(
    "text",
    [
        "34.7500 -120.6000",
        "34.75, -120.6",
        "+34.75 -120.6",
        "34.75N 120.6W",
        "34.75° N 120.6° W",
        "34°45.0′N 120°36.0′W",
        "34°45'N 120°36'W",
        "34°45′00″N 120°36′00″W",
        "34° 45.000′ N 120° 36.000′ W",
        "3445N 12036W",
        "344500N 1203600W",
        "344500N1203600W",
    ],
)
def test_every_usual_form_of_a_position_is_read(text: str) -> None:
    assert entry.parse_position(text, "p") == VANDENBERG


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("95 0", "latitude-range"),
        ("-90.0001 0", "latitude-range"),
        ("0 180.0001", "longitude-range"),
        ("120.6W 34.75N", "longitude-first"),
        ("34,75 -120,6", "decimal-comma"),
        ("34.75001 0", "more-than-4-decimals"),
        ("34.75", "not-a-position"),
        ("-34.75N 120W", "not-a-position"),
        ("34°60.0′N 0°0.0′E", "sixty-minutes"),
        ("٣٤ ٢", "not-a-position"),
        ("3445N 1203W", "not-a-position"),
        ("x" * 500, "entry-too-long"),
    ],
)
def test_other_positions_are_refused(text: str, rule: str) -> None:
    with pytest.raises(ValueRefused) as refusal:
        entry.parse_position(text, "p")
    assert refusal.value.rule == rule


def test_the_antimeridian_has_one_name() -> None:
    assert entry.parse_position("0 -180", "p") == Point(0, 1_800_000)
    assert entry.parse_position("0N 180W", "p") == Point(0, 1_800_000)


@given(st.integers(-900_000, 900_000), st.integers(-1_799_999, 1_800_000))
def test_a_printed_position_is_read_back_and_can_be_typed(lat: int, lon: int) -> None:
    point = Point(lat, lon)
    text = figures.write_point(point)
    assert figures.read_point(text) == point
    minutes, _, decimals = text.partition(" (")
    assert entry.parse_position(minutes, "p") == point
    assert entry.parse_position(decimals.rstrip(")"), "p") == point


@given(st.integers(0, 7_258_118_399))
def test_a_printed_instant_is_read_back(instant: int) -> None:
    assert figures.read_instant(figures.write_instant(instant, seconds=True)) == instant
    whole = instant - instant % 60
    dtg, _, iso = figures.write_instant(whole).partition(" (")
    assert entry.parse_instant(iso.rstrip(")"), "t") == whole
    if 0 <= whole < 3_155_760_000:  # two-digit years of a DTG: 1970 to 2069
        assert entry.parse_instant(dtg, "t") == whole


def test_a_dtg_of_1995_is_of_the_last_century() -> None:
    assert entry.parse_instant("250624Z JAN 95", "t") == entry.parse_instant(
        "1995-01-25 06:24Z", "t"
    )


@given(st.integers(-(10**15) + 1, 10**15 - 1), st.integers(-6, 0))
def test_a_printed_number_is_read_back(mantissa: int, exponent: int) -> None:
    if exponent and mantissa % 10 == 0:
        return
    quantity = Quantity(mantissa, exponent, "KM")
    text = figures.write_number(quantity)
    assert figures.read_number(text, "KM") == quantity
    assert entry.parse_number(text, "KM", "n") == quantity


@pytest.mark.parametrize("text", ["1e5", "1 000", "١", "1_000", "0x10", "", "-", "1.", "1.0000001"])
def test_other_numbers_are_refused(text: str) -> None:
    with pytest.raises(ValueRefused):
        entry.parse_number(text, "KM", "n")


def test_azimuths_run_from_0_to_under_360() -> None:
    assert entry.parse_azimuth("310.5°", "a") == Quantity(3_105, -1, "DEG")
    assert figures.write_azimuth(entry.parse_azimuth("7", "a")) == "007.0°"
    for text in ("360", "-1", "12.34"):
        with pytest.raises(ValueRefused):
            entry.parse_azimuth(text, "a")
