"""What is announced now: moved, closed, corrected, in groups; by its own sender alone."""

import dataclasses

import pytest

from protocol.notices.matching import Fit, Part
from protocol.notices.open_launches import LaunchState
from protocol.notices.values import (
    Change,
    Changes,
    Circle,
    Point,
    Quantity,
    Rows,
    Site,
    Value,
    Window,
)
from protocol.vocabulary import Mode
from tests.protocol.notices.launch_notices import (
    ANDOYA,
    EVENT,
    RUSSIA,
    SLBM,
    fits,
    found,
    notice,
    ref,
)
from tests.protocol.notices.moments import at


def test_a_postponement_moves_the_window_and_a_correction_of_it_moves_it_back() -> None:
    later = Window(at("1995-02-20 05:00"), at("1995-02-21 05:00"))
    moved = notice("launch-postponed", 3, ref=ref(ANDOYA), new_window=later)
    (match,) = found(EVENT, ANDOYA, moved)
    assert match.launch.state is LaunchState.MOVED
    assert match.launch.window == later
    assert match.launch.changed_by == moved.message_id
    assert match.part(Part.TIME).fit is Fit.DOES_NOT_FIT
    void = notice("correction", 4, ref=ref(moved), action="WITHDRAW")
    (again,) = found(EVENT, ANDOYA, moved, void)
    assert again.launch.state is LaunchState.OPEN
    assert again.part(Part.TIME).fit is Fit.FITS


@pytest.mark.parametrize(
    ("kind", "values", "state"),
    [
        ("launch-cancelled", {}, LaunchState.CANCELLED),
        ("launch-completed", {}, LaunchState.COMPLETED),
        ("correction", {"action": "WITHDRAW"}, LaunchState.WITHDRAWN),
        ("correction", {"action": "SUPERSEDE"}, LaunchState.REPLACED),
    ],
)
def test_what_closes_a_launch_is_said_and_puts_it_behind_the_open_ones(
    kind: str, values: dict[str, Value], state: LaunchState
) -> None:
    closing = notice(kind, 3, ref=ref(ANDOYA), **values)
    open_one, closed = found(EVENT, ANDOYA, SLBM, closing)
    assert open_one.launch.notice is SLBM
    assert (closed.launch.state, closed.launch.changed_by) == (state, closing.message_id)
    assert closed.count(Fit.FITS) > open_one.count(Fit.FITS)


def test_an_amendment_changes_what_is_compared() -> None:
    new = Window(at("1995-03-15 05:00"), at("1995-03-16 05:00"))
    amended = notice(
        "correction",
        3,
        ref=ref(ANDOYA),
        action="AMEND",
        changes=Changes("space-launch-planned", (Change("window", None, new),)),
    )
    valid = dataclasses.replace(ANDOYA, valid_until_s=at("1995-02-12 00:00"))
    (match,) = found(EVENT, valid, amended)
    assert match.launch.window == new
    assert match.launch.valid_until_s is None, "the old validity was counted from the old window"


@pytest.mark.parametrize("field", ["sender", "mode"])
def test_nobody_else_moves_or_closes_a_launch(field: str) -> None:
    other = {"sender": RUSSIA, "mode": Mode.EXERCISE}[field]
    closing = notice("launch-cancelled", 3, ref=ref(ANDOYA))
    foreign = dataclasses.replace(closing, **{field: other})  # type: ignore[arg-type]
    (match,) = found(EVENT, ANDOYA, foreign)
    assert match.launch.state is LaunchState.OPEN


def test_each_row_of_a_group_is_a_launch_of_its_own() -> None:
    def member(site: str, start: str, count: int | None) -> tuple[tuple[str, Value], ...]:
        window = Window(at(start), at(start) + 3600)
        cells: tuple[tuple[str, Value], ...] = (
            ("object_class", "SOUNDING-ROCKET"),
            ("window", window),
            ("launch_area", Site(site)),
        )
        return cells if count is None else (*cells, ("count", Quantity(count, 0, "EA")))

    group = notice(
        "group-launch-planned",
        members=Rows(
            (member("ESRANGE", "1995-01-25 06:00", 3), member("ANDOYA", "1995-01-25 06:00", None))
        ),
    )
    first, second = found(EVENT, group)
    assert (first.launch.number, second.launch.number) == (2, 1)
    assert first.count(Fit.FITS) == 4
    assert fits(second)[Part.ORIGIN] is Fit.DOES_NOT_FIT
    assert second.part(Part.COUNT).measure == -2
    assert first.launch.count == 1, "a row without a count is one launch"


def test_a_reentry_is_compared_by_the_areas_that_it_crosses() -> None:
    reentry = notice(
        "reentry-planned",
        window=Window(at("1995-01-25 06:00"), at("1995-01-25 07:00")),
        areas=(Circle(Point(692_000, 170_000), Quantity(300, 0, "KM")),),
    )
    (match,) = found(dataclasses.replace(EVENT, impacts=EVENT.origins), reentry)
    assert fits(match) == {
        Part.ORIGIN: Fit.FITS,
        Part.TIME: Fit.FITS,
        Part.AZIMUTH: Fit.NOT_COMPARED,
        Part.IMPACT: Fit.FITS,
        Part.OBJECT: Fit.NOT_COMPARED,
        Part.COUNT: Fit.NOT_COMPARED,
    }
