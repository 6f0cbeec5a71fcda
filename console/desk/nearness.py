"""How near an open notice lies to an observed event, in place and time. It says so and no more.

The officer compares and picks; the console never decides that an event is a notified one.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from console.desk.area_shapes import anchor
from protocol.notices.geography import distance
from protocol.notices.values import Area, Point, Value, Window, areas_of

KILOMETRE = 1_000
DEGREE = 10_000


@dataclass(frozen=True, slots=True)
class Nearness:
    """Distance of the first areas in whole km; seconds before (-) or after the window, 0 inside.

    None where one of the two does not say it.
    """

    kilometres: int | None
    seconds: int | None


def nearness(here: Mapping[str, Value], there: Mapping[str, Value]) -> Nearness:
    """Compare the values of an observation with those of a notice."""
    return Nearness(_kilometres(here, there), _seconds(here, there))


def _kilometres(here: Mapping[str, Value], there: Mapping[str, Value]) -> int | None:
    ours, theirs = _place(here), _place(there)
    if ours is None or theirs is None:
        return None
    return round(distance(ours, theirs) / KILOMETRE)


def _place(values: Mapping[str, Value]) -> Point | None:
    """The first area of an observation is its origin, that of a launch notice its launch area."""
    areas: list[Area] = [area for value in values.values() for area in areas_of(value)]
    place = anchor(areas[0]) if areas else None
    return Point(round(place[0] * DEGREE), round(place[1] * DEGREE)) if place else None


def _seconds(here: Mapping[str, Value], there: Mapping[str, Value]) -> int | None:
    instant = here.get("observed_time")
    window = next((value for value in there.values() if isinstance(value, Window)), None)
    if not isinstance(instant, int) or window is None:
        return None
    if window.start <= instant <= window.end:
        return 0
    return instant - (window.start if instant < window.start else window.end)
