"""Date-time groups: UTC or refused, one year for two digits, English months."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocol.errors import ValueRefused
from protocol.notices import entry
from protocol.notices.dtg import full_year, month_number, parse_dtg, write_dtg

MARCH_5 = 1_772_733_600
"""2026-03-05 18:00Z."""


@pytest.mark.parametrize(
    "text",
    [
        "051800Z MAR 26",
        "051800ZMAR26",
        "051800Z MAR 2026",
        "051800Z MARCH 26",
        "051800z mar 26",
        "051800 UTC MAR 26",
        "051800 GMT MAR 2026",
        "051800Z  MAR  26",
        "05180000Z MAR 26",
    ],
)
def test_the_same_instant_in_every_form(text: str) -> None:
    assert parse_dtg(text, "t") == MARCH_5
    assert entry.parse_instant(text, "t") == MARCH_5


@pytest.mark.parametrize(
    "text",
    ["2026-03-05 18:00Z", "2026-03-05T18:00:00Z", "2026-03-05 18:00 UTC", "2026-03-05T18:00+00:00"],
)
def test_iso_forms(text: str) -> None:
    assert entry.parse_instant(text, "t") == MARCH_5


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("051800 MAR 26", "instant-without-zone"),
        ("051800MAR26", "instant-without-zone"),
        ("051800I MAR 26", "instant-in-local-time"),
        ("051800IMAR26", "instant-in-local-time"),
        ("051800J MAR 26", "instant-in-local-time"),
        ("051800 JST MAR 26", "instant-in-local-time"),
        ("051800 EST MAR 26", "instant-in-local-time"),
        ("051800+0900 MAR 26", "instant-in-local-time"),
        ("051800Z MRZ 26", "impossible-date"),
        ("310600Z FEB 26", "impossible-date"),
        ("052400Z MAR 26", "impossible-date"),  # that is 0000Z of the next day
        ("051860Z MAR 26", "impossible-date"),
        ("051800Z MAR 2200", "instant-range"),
        ("05180030Z MAR 26", "instant-not-on-a-minute"),
        ("051800Z MAR", "not-an-instant"),
        ("51800Z MAR 26", "not-an-instant"),
        ("MAR 26", "not-an-instant"),
        ("", "not-an-instant"),
    ],
)
def test_what_is_refused(text: str, rule: str) -> None:
    for read in (parse_dtg, entry.parse_instant):
        with pytest.raises(ValueRefused) as refusal:
            read(text, "t")
        assert refusal.value.rule == rule


@pytest.mark.parametrize("zone", ["+09:00", "JST", "+0200", "MSK", "LOCAL"])
def test_local_time_is_refused_in_the_iso_form_too(zone: str) -> None:
    with pytest.raises(ValueRefused) as refusal:
        entry.parse_instant(f"2026-03-05 18:00 {zone}", "t")
    assert refusal.value.rule == "instant-in-local-time"


@pytest.mark.parametrize(
    ("digits", "year"), [("70", 1970), ("99", 1999), ("00", 2000), ("69", 2069), ("2069", 2069)]
)
def test_two_digits_of_a_year(digits: str, year: int) -> None:
    assert full_year(digits) == year


def test_months() -> None:
    assert [month_number(name) for name in ("JAN", "sept", "December", "MAI", "")] == [
        1,
        9,
        12,
        None,
        None,
    ]


@given(st.integers(0, 3_155_759_999 // 60))
def test_what_is_written_is_read(minutes: int) -> None:
    assert parse_dtg(write_dtg(minutes * 60), "t") == minutes * 60


@given(st.text(max_size=40))
def test_no_text_breaks_the_reader(text: str) -> None:
    with contextlib.suppress(ValueRefused):
        parse_dtg(text, "t")
