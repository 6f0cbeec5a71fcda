"""The match assistant: numbers, and what follows from limits that are shown; never a verdict."""

import dataclasses
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.assets import core_pack
from protocol.notices import matching
from protocol.notices.geography_distance import gap
from protocol.notices.matching import Event, Fit, Gone, Part, event_of
from protocol.notices.open_launches import HeldNotice
from protocol.notices.values import (
    Area,
    Circle,
    Point,
    Quantity,
    Value,
    WaterBody,
    Window,
)
from protocol.vocabulary import Mode
from tests.protocol.notices.core_samples import VALUES
from tests.protocol.notices.launch_notices import (
    ANDOYA,
    DAY,
    EVENT,
    MARKS,
    SLBM,
    deg,
    fits,
    found,
    notice,
    ref,
)
from tests.protocol.notices.moments import at


def test_the_event_of_1995_finds_its_notice_first_with_every_part_fitting() -> None:
    first, second = found(EVENT, SLBM, ANDOYA)
    assert first.launch.notice is ANDOYA
    assert fits(first) == {
        Part.ORIGIN: Fit.FITS,
        Part.TIME: Fit.FITS,
        Part.AZIMUTH: Fit.FITS,
        Part.IMPACT: Fit.NOT_COMPARED,  # nobody estimated where it would come down
        Part.OBJECT: Fit.FITS,
        Part.COUNT: Fit.FITS,
    }
    assert [first.part(part).measure for part in Part] == [0, 0, 5.0, None, None, 0]
    assert first.part(Part.IMPACT).gone is Gone.EVENT
    assert fits(second)[Part.ORIGIN] is Fit.DOES_NOT_FIT
    assert second.part(Part.COUNT).measure == -1


def test_the_event_is_read_from_the_values_of_the_notice_about_it() -> None:
    impact = Circle(Point(790_000, 150_000), Quantity(300, 0, "KM"))
    values = {**VALUES["launch-observed"][0], "impact_estimate": impact}
    event = event_of("launch-observed", values)
    assert event == Event(
        at("1995-01-25 06:24"),
        (Circle(Point(692_900, 160_200), Quantity(50, 0, "KM")),),
        azimuth=deg(100),
        impacts=(impact,),
        count=1,
    )
    assert event_of("launch-completed", values) is None
    assert event_of("launch-observed", {}) == Event()


def test_every_field_that_is_compared_exists_in_the_pack() -> None:
    pack = core_pack()
    for code, names in matching.OBSERVING_KINDS.items():
        if code not in pack.kinds:
            continue
        known = {spec.name for spec in pack.kinds[code].fields}
        assert {names.time, names.origin, names.azimuth, names.count} <= known
        assert {names.matching, names.notice} - {""} <= known
    terms = pack.vocabularies["notice_match"].terms
    assert {matching.NOTICE_HELD, matching.NONE_HELD} <= set(terms)
    for code, answer in matching.ANSWERING_KINDS.items():
        if code in pack.kinds:
            known = {spec.name for spec in pack.kinds[code].fields}
            assert {answer.event, answer.notice} - {""} <= known
            assert set(answer.of) & set(pack.kinds)


@pytest.mark.parametrize(
    ("when", "seconds", "fit"),
    [
        ("1995-01-15 05:00", 0, Fit.FITS),
        ("1995-02-10 12:00", 0, Fit.FITS),
        ("1995-01-15 04:45", -15 * 60, Fit.FITS),
        ("1995-01-15 04:44", -16 * 60, Fit.DOES_NOT_FIT),
        ("1995-02-10 12:16", 16 * 60, Fit.DOES_NOT_FIT),
        ("1995-02-17 12:00", 7 * DAY, Fit.DOES_NOT_FIT),
    ],
)
def test_a_wrong_week_does_not_fit_in_time_alone(when: str, seconds: int, fit: Fit) -> None:
    (match,) = found(dataclasses.replace(EVENT, at_s=at(when)), ANDOYA)
    assert (match.part(Part.TIME).measure, match.part(Part.TIME).fit) == (seconds, fit)
    assert [compared for compared in match.parts if compared.part is not Part.TIME] == [
        compared for compared in found(EVENT, ANDOYA)[0].parts if compared.part is not Part.TIME
    ]


def test_a_wrong_ocean_does_not_fit_in_place_alone() -> None:
    pacific = Circle(Point(300_000, -1_500_000), Quantity(50, 0, "KM"))
    (match,) = found(dataclasses.replace(EVENT, origins=(pacific,)), ANDOYA)
    assert match.part(Part.ORIGIN).fit is Fit.DOES_NOT_FIT
    assert (match.part(Part.ORIGIN).measure or 0) > 6_000
    assert match.part(Part.TIME).fit is Fit.FITS


def test_an_ocean_quadrant_fits_nothing_certainly_but_excludes_what_is_far() -> None:
    """The pack holds no outline of it: inside its reach nothing can be said."""
    for place, fit in (((300_000, 1_650_000), Fit.NOT_COMPARED), ((0, 0), Fit.DOES_NOT_FIT)):
        origin = Circle(Point(*place), Quantity(50, 0, "KM"))
        (match,) = found(dataclasses.replace(EVENT, origins=(origin,)), SLBM)
        assert match.part(Part.ORIGIN).fit is fit
        assert match.part(Part.ORIGIN).slack_km == 7_700


def test_a_place_that_this_installation_does_not_know_is_not_compared() -> None:
    lost = dataclasses.replace(ANDOYA, values=(("launch_area", WaterBody("DEAD-SEA")),))
    (match,) = found(EVENT, lost)
    assert match.part(Part.ORIGIN).gone is Gone.EXTENT
    assert match.part(Part.TIME).gone is Gone.NOTICE


@pytest.mark.parametrize(
    ("observed", "announced", "apart"), [(3550, 50, 10.0), (10, 3590, 2.0), (0, 1800, 180.0)]
)
def test_azimuths_differ_by_the_shorter_turn(observed: int, announced: int, apart: float) -> None:
    other = notice("space-launch-planned", azimuth=deg(announced))
    (match,) = found(dataclasses.replace(EVENT, azimuth=deg(observed)), other)
    assert match.part(Part.AZIMUTH).measure == apart
    assert match.part(Part.AZIMUTH).fit is (Fit.FITS if apart <= 20 else Fit.DOES_NOT_FIT)


def test_of_several_areas_the_one_that_fits_stands_for_all() -> None:
    near, far = Point(90_000, 1_670_000), Point(90_000, -400_000)
    several = notice(
        "missile-launch-planned",
        impact_areas=tuple(Circle(place, Quantity(10, 0, "KM")) for place in (far, near)),
    )
    event = Event(impacts=(Circle(near, Quantity(5, 0, "KM")),))
    assert found(event, several)[0].part(Part.IMPACT).measure == 0


def test_after_the_window_but_inside_its_validity_a_launch_still_fits() -> None:
    """1988 Agreement, Article II: moved inside the validity, it needs no further notice."""
    valid = dataclasses.replace(ANDOYA, valid_until_s=at("1995-02-12 00:00"))
    (inside,) = found(dataclasses.replace(EVENT, at_s=at("1995-02-11 23:59")), valid)
    time = inside.part(Part.TIME)
    assert (time.fit, time.in_validity, time.measure) == (Fit.FITS, True, DAY + 12 * 3600 - 60)
    (after,) = found(dataclasses.replace(EVENT, at_s=at("1995-02-12 00:00")), valid)
    assert after.part(Part.TIME).fit is Fit.DOES_NOT_FIT
    (before,) = found(dataclasses.replace(EVENT, at_s=at("1995-01-14 05:00")), valid)
    assert before.part(Part.TIME).fit is Fit.DOES_NOT_FIT


def test_an_exercise_is_never_beside_an_actual_event() -> None:
    drill = dataclasses.replace(ANDOYA, mode=Mode.EXERCISE)
    assert found(EVENT, drill) == ()
    assert len(found(EVENT, drill, mode=Mode.EXERCISE)) == 1


def test_of_launches_that_compare_alike_the_newest_stands_first() -> None:
    """Its id is smaller here: neither the id nor the order of the list decides before the time."""
    later = dataclasses.replace(ANDOYA, message_id=bytes(32), released_s=ANDOYA.released_s + 60)
    for held in ((ANDOYA, later), (later, ANDOYA)):
        assert [match.launch.notice for match in found(EVENT, *held)] == [later, ANDOYA]


def test_a_notice_held_twice_counts_once() -> None:
    assert len(found(EVENT, ANDOYA, ANDOYA)) == 1


def test_nothing_held_is_an_empty_list() -> None:
    assert found(EVENT) == ()
    assert found(EVENT, notice("launch-cancelled", 3, ref=ref(ANDOYA))) == ()


PLACES = st.builds(Point, st.integers(-850_000, 850_000), st.integers(-1_799_999, 1_800_000))
CIRCLES: st.SearchStrategy[Area] = st.builds(
    Circle, PLACES, st.builds(Quantity, st.integers(1, 400), st.just(0), st.just("KM"))
)
AREAS = st.one_of(CIRCLES, st.sampled_from(sorted(MARKS, key=repr)))
TIMES = st.integers(at("1995-01-01 00:00"), at("1995-03-01 00:00"))


@st.composite
def launches(draw: st.DrawFn) -> HeldNotice:
    """Return a notice of some launch, not all of it stated."""
    values: dict[str, Value] = {}
    if draw(st.booleans()):
        start = draw(TIMES)
        values["window"] = Window(start, start + draw(st.integers(60, 30 * DAY)))
    if draw(st.booleans()):
        values["launch_area"] = draw(AREAS)
    if draw(st.booleans()):
        values["azimuth"] = deg(draw(st.integers(0, 3599)))
    if draw(st.booleans()):
        values["stage_areas"] = (draw(AREAS),)
    if draw(st.booleans()):
        values["vehicle_class"] = draw(st.sampled_from(["SOUNDING", "HEAVY"]))
    return notice("space-launch-planned", draw(st.integers(1, 255)), **values)


@st.composite
def events(draw: st.DrawFn) -> Event:
    """Return an event, not all of it stated."""
    return Event(
        draw(st.none() | TIMES),
        draw(st.just(()) | st.tuples(AREAS)),
        draw(st.none() | st.integers(0, 3599).map(deg)),
        draw(st.just(()) | st.tuples(AREAS)),
        draw(st.sampled_from(["", "SOUNDING-ROCKET", "ICBM"])),
        draw(st.none() | st.integers(0, 9)),
    )


@given(events(), st.lists(launches(), max_size=6, unique_by=lambda one: one.message_id))
def test_the_order_is_total_and_does_not_depend_on_that_of_the_notices(
    event: Event, held: list[HeldNotice]
) -> None:
    ordered = found(event, *held)
    assert len(ordered) == len(held)
    for shuffled in itertools.islice(itertools.permutations(held), 1, 6):
        assert found(event, *shuffled) == ordered
    counts = [match.count(Fit.FITS) for match in ordered]
    assert counts == sorted(counts, reverse=True)


@given(events(), launches(), AREAS, st.integers(0, 60 * DAY))
def test_an_event_farther_off_in_place_or_time_never_fits_better(
    event: Event, held: HeldNotice, elsewhere: Area, later: int
) -> None:
    values = dict(held.values)
    (near,) = found(event, held)
    area = values.get("launch_area")
    if event.origins and isinstance(area, Area):
        there, here = gap(elsewhere, area, MARKS), gap(event.origins[0], area, MARKS)
        assert there is not None
        assert here is not None
        if there.metres - there.slack_m >= here.metres:
            (far,) = found(dataclasses.replace(event, origins=(elsewhere,)), held)
            assert far.count(Fit.FITS) <= near.count(Fit.FITS)
    window = values.get("window")
    if event.at_s is not None and isinstance(window, Window) and event.at_s >= window.start:
        (far,) = found(dataclasses.replace(event, at_s=event.at_s + later), held)
        assert far.count(Fit.FITS) <= near.count(Fit.FITS)
        assert (far.part(Part.TIME).measure or 0) >= (near.part(Part.TIME).measure or 0)
