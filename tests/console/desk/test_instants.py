"""Instants read alike in every language."""

import pytest

from console.desk import instants

NOW = 1_727_225_045_000


@pytest.mark.parametrize(
    ("left", "shown"),
    [
        (599_000, "09:59"),
        (0, "00:00"),
        (-90_000, "−01:30"),
        (4_199_000, "1:09:59"),
        (400 * 3_600_000, "16 d"),
        (-50 * 3_600_000, "−2 d"),
    ],
)
def test_countdown(left: int, shown: str) -> None:
    assert instants.countdown(left) == shown


def test_instant_is_iso_utc() -> None:
    assert instants.instant(NOW) == "2024-09-25 00:44:05Z"


def test_what_is_not_known_is_a_dash() -> None:
    assert instants.instant(None) == "–"
    assert instants.short_instant(None, NOW) == "–"
    assert instants.offset(None) == "–"


def test_an_instant_of_another_day_shows_its_date() -> None:
    assert instants.short_instant(NOW - 60_000, NOW) == "00:43:05Z"
    assert instants.short_instant(NOW - 90_000_000, NOW) == "2024-09-23 23:44Z"


@pytest.mark.parametrize(("ms", "shown"), [(120, "+0.1 s"), (-45_000, "−45.0 s"), (-20, "0.0 s")])
def test_offset_has_its_sign(ms: int, shown: str) -> None:
    assert instants.offset(ms) == shown
