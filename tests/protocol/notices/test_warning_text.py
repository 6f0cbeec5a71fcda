"""Pasted warnings: golden samples, every doubt named, nothing dropped, nothing slow, no crash."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from protocol.errors import ValueRefused
from protocol.notices.values import POLYGON_POINTS_MAX, Polygon
from protocol.notices.warning_areas import AreaProposal
from protocol.notices.warning_text import IdProposal, WarningReading, read_warning
from protocol.notices.warning_times import WindowProposal
from protocol.notices.warning_words import WARNING_MAX
from tests.protocol.notices.warning_samples import NOW, SAMPLES, Sample
from tests.protocol.notices.warning_samples_hard import HARD_SAMPLES

ALL_SAMPLES = [*SAMPLES, *HARD_SAMPLES]

NOW_S = round(NOW.timestamp())


Proposal = AreaProposal | WindowProposal | IdProposal


def proposals(reading: WarningReading) -> list[Proposal]:
    return [*reading.areas, *reading.windows, *reading.ids]


def doubts(reading: WarningReading) -> set[str]:
    return {doubt.code for proposal in proposals(reading) for doubt in proposal.doubts}


@pytest.mark.parametrize("sample", ALL_SAMPLES, ids=lambda sample: sample.name)
def test_golden_warnings(sample: Sample) -> None:
    reading = read_warning(sample.text, NOW_S)
    areas = tuple(tuple(r.area for r in area.readings) for area in reading.areas)
    assert areas == sample.areas
    assert tuple(window.readings for window in reading.windows) == sample.windows
    assert tuple(own.text for own in reading.ids) == sample.ids
    assert doubts(reading) == sample.doubts
    assert tuple(reading.excerpt(*lines) for lines in reading.left_over) == sample.left


def test_there_are_enough_samples_and_each_doubt_is_met() -> None:
    assert len(ALL_SAMPLES) >= 45
    assert len(frozenset().union(*(sample.doubts for sample in ALL_SAMPLES))) >= 25


@pytest.mark.parametrize("sample", ALL_SAMPLES, ids=lambda sample: sample.name)
def test_every_proposal_shows_the_words_that_it_was_read_from(sample: Sample) -> None:
    reading = read_warning(sample.text, NOW_S)
    for proposal in proposals(reading):
        assert 0 <= proposal.start < proposal.end <= len(sample.text)
        assert reading.excerpt(proposal.start, proposal.end)
        for doubt in proposal.doubts:
            assert doubt.excerpt
    for area in reading.areas:
        assert area.readings or area.doubts, "an area that cannot be taken says why"
        if len(area.readings) > 1:
            assert len({r.how for r in area.readings}) == len(area.readings)


def test_the_radius_is_in_the_excerpt_also_when_it_stands_behind() -> None:
    reading = read_warning("AREA: 09-00.00N 167-00.00E, RADIUS 40 NM. NEXT")
    excerpt = reading.excerpt(reading.areas[0].start, reading.areas[0].end)
    assert excerpt == "09-00.00N 167-00.00E, RADIUS 40 NM"


@pytest.mark.parametrize("sample", ALL_SAMPLES, ids=lambda sample: sample.name)
def test_small_letters_and_other_breaks_of_lines_change_nothing(sample: Sample) -> None:
    shape = read_warning(sample.text.lower(), NOW_S)
    broken = read_warning(sample.text.replace(" ", "\r\n "), NOW_S)
    same = read_warning(sample.text, NOW_S)
    for other in (shape, broken):
        assert [a.readings for a in other.areas] == [a.readings for a in same.areas]
        assert [w.readings for w in other.windows] == [w.readings for w in same.windows]


def test_more_corners_than_a_notice_carries_are_not_cut_off() -> None:
    corners = [
        f"{10 + n // 60:02d}-{n % 60:02d}N 010-{n % 7:02d}E" for n in range(POLYGON_POINTS_MAX + 1)
    ]
    reading = read_warning("AREA BOUND BY " + ", ".join(corners))
    assert reading.areas[0].readings == ()
    assert f"points-3-to-{POLYGON_POINTS_MAX}" in doubts(reading)
    fewer = read_warning("AREA BOUND BY " + ", ".join([*corners[:40], "10-00N 011-00E"]))
    area = fewer.areas[0].readings[0].area
    assert isinstance(area, Polygon)
    assert len(area.points) == 41


def test_a_year_is_never_made_up() -> None:
    text = "051800Z TO 052300Z MAR WITHIN 40 NM OF 09-00N 167-00E"
    assert read_warning(text).windows[0].readings == ()
    assert "year-missing" in doubts(read_warning(text))


def test_a_text_that_is_too_long_is_refused() -> None:
    with pytest.raises(ValueRefused):
        read_warning("x" * (WARNING_MAX + 1))


PIECES = st.sampled_from(
    [
        "34-45.0N 120-36.0W",
        "3445N12036W",
        "N3445 W12036",
        "120-36W",
        "34-45N",
        "051800Z",
        " TO ",
        "052300Z MAR 26",
        "BOUND BY ",
        "WITHIN 40 MILES OF ",
        "A. ",
        "\n",
        ", ",
        "Q) ",
        "DAILY ",
        "B) 2603051800 ",
        "C) 2603052300",
        "NAVAREA XII 1/26",
        "Ⅻ",
        "ß",
        "0",
        "-",
        ".",
        "°",
        "SECTOR FROM 10 TO 20 DEG ",
        "LINE JOINING ",
        "40 NM WIDE ",
        "34.45N 120.36O",
        "北纬18度30分 东经111度00分",
        "68-30С 040-00В",
        "05 THRU 07 MAR ",
        "′",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=60).map("".join)))
def test_no_text_breaks_the_reader(text: str) -> None:
    reading = read_warning(text, NOW_S)
    for area in reading.areas:
        assert area.readings or area.doubts


UNITS = [
    "34-45.0N 120-36.0W, ",
    "A. 34-45.0N 120-36.0W\n",
    "051800Z TO 052300Z MAR 26 ",
    "1 ",
    "34-",
    "999999999999",
    " ",
    "\n",
    "N",
    "WITHIN 40 MILES OF 34-45N 120-36W. ",
    "3445N12036W-",
    "FROM 10 TO ",
    "A1234/26 ",
    "DAILY 05 THRU ",
    "34 45 N ",
    "((((",
    "BOUND BY ",
    "  051800  ",
    "北纬18度",
    "34.45N 120.36O ",
    "SECTOR 34-45N 120-36W. ",
    "QWERTY UIOP ASDF ",
]


@pytest.mark.parametrize("unit", UNITS)
def test_ten_thousand_characters_take_no_more_than_a_tenth_of_a_second(unit: str) -> None:
    text = (unit * (10_000 // len(unit) + 1))[:10_000]
    taken = []
    for _ in range(3):
        began = time.process_time()
        read_warning(text, NOW_S)
        taken.append(time.process_time() - began)
    assert min(taken) < 0.1
