"""Rounding of areas to what a written form can say, never to less than the area.

Centres and courses go to the nearest place of the form, and radius or width grows by as much as
they moved. Each corner of a polygon goes to the nearest place of the form that lies outside of both
of its edges, or stays exact where there is none near. Sectors keep their exact centre, because no
other centre would cover both of their sides. All in whole numbers of a 90,000th of a degree, which
hold 1e-4 degree, hundredths of a minute and seconds alike.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from protocol.errors import ValueRefused
from protocol.notices import geography
from protocol.notices.entry import to_quantity
from protocol.notices.values import (
    Area,
    Circle,
    Corridor,
    Point,
    Polygon,
    Quantity,
    Sector,
)

UNIT = 90_000
"""Parts of a degree in which everything here is whole."""
FINE = UNIT // 10_000
"""Such parts in 1e-4 degree, the precision of a notice."""
NEAR = 4
"""Places of the form, in each direction, that are tried for a corner."""
METRES_A_DEGREE = 111_700.0
"""At most; of longitude at the equator, of latitude at the poles."""
MARGIN = 1.0
LENGTH_STEP = Decimal("0.1")
"""Lengths are written in tenths of a nautical mile, rounded up."""
NAUTICAL_MILE = 1_852

Place = tuple[int, int]
"""Latitude and longitude in 90,000ths of a degree; the longitude may run past half a turn."""


@dataclass(frozen=True, slots=True)
class Written:
    """An area as a form says it.

    Attributes:
        places: what is written: centre, corners or course, exactly.
        area: what a notice has that is made from the writing: places to 1e-4 degree.
        length: radius, or half width of a corridor, in nautical miles; None for polygons.
    """

    places: tuple[Place, ...]
    area: Area
    length: Decimal | None


def round_outward(area: Area, step: int) -> Written:
    """Return an area in steps of the form.

    Args:
        area: one with an outline.
        step: of the form's coordinates, in 90,000ths of a degree.

    Raises:
        ValueRefused: area-without-outline.
    """
    match area:
        case Circle(centre, radius):
            place, moved = _nearest(centre, step)
            length = _length(geography.metres(radius), moved)
            return Written((place,), Circle(_fine(place), _miles(length)), length)
        case Sector(centre, radius, start, end):
            length = _length(geography.metres(radius), 0.0)
            exact = (centre.lat * FINE, centre.lon * FINE)
            return Written((exact,), Sector(centre, _miles(length), start, end), length)
        case Corridor(points, width):
            found = [_nearest(point, step) for point in points]
            moved = max(distance for _, distance in found)
            length = _length(geography.metres(width) / 2, moved)
            places = tuple(place for place, _ in found)
            course = tuple(_fine(place) for place in places)
            if any(here == there for here, there in pairwise(course)):
                places, course = _exact(points), tuple(points)
            return Written(places, Corridor(course, _miles(2 * length)), length)
        case Polygon(points):
            return _polygon(points, step)
        case _:
            raise ValueRefused("area", type(area).__name__, "area-without-outline")


def _miles(length: Decimal) -> Quantity:
    return to_quantity(length, "NM", "length")


def _length(metres: float, moved: float) -> Decimal:
    """Return nautical miles, rounded up; what is exact already stays."""
    room = moved + MARGIN if moved else 0.0
    steps = (metres + room) / NAUTICAL_MILE / float(LENGTH_STEP)
    return math.ceil(round(steps, 6)) * LENGTH_STEP


def _nearest(point: Point, step: int) -> tuple[Place, float]:
    """Return the nearest place of the form, and how far (metres) it or its reading is off."""
    lat, lon = point.lat * FINE, point.lon * FINE
    limit = 90 * UNIT // step
    place = (max(-limit, min(limit, round(lat / step))) * step, round(lon / step) * step)
    off = 0.0
    for there in (place, _to_fine(place)):
        off = max(off, math.hypot(there[0] - lat, there[1] - lon))
    return place, off / UNIT * METRES_A_DEGREE


def _to_fine(place: Place) -> Place:
    """Return the place as a notice can hold it."""
    return round(place[0] / FINE) * FINE, round(place[1] / FINE) * FINE


def _fine(place: Place) -> Point:
    """Return the place in 1e-4 degree, its longitude within half a turn."""
    lat, lon = (part // FINE for part in _to_fine(place))
    wrapped = (lon + geography.HALF_TURN) % geography.FULL_TURN - geography.HALF_TURN
    return Point(lat, geography.HALF_TURN if wrapped == -geography.HALF_TURN else wrapped)


def _exact(points: Sequence[Point]) -> tuple[Place, ...]:
    return tuple((point.lat * FINE, point.lon * FINE) for point in points)


def _polygon(points: tuple[Point, ...], step: int) -> Written:
    ring = [
        (round(lat * 10_000) * FINE, round(lon * 10_000) * FINE)
        for lat, lon in geography.unrolled(points)
    ]
    places = tuple(_outer(ring, at, step) for at in range(len(ring)))
    corners = tuple(_fine(place) for place in places)
    try:
        geography.check_ring(corners, "area")
    except ValueRefused:  # a notch too narrow for the form
        return Written(tuple(ring), Polygon(points), None)
    return Written(places, Polygon(corners), None)


def _outer(ring: Sequence[Place], at: int, step: int) -> Place:
    """Return the nearest place outside of both edges of a corner, or the corner itself."""
    before, corner, after = ring[at - 1], ring[at], ring[(at + 1) % len(ring)]
    turn = 1 if _doubled_area(ring) > 0 else -1
    base = (round(corner[0] / step), round(corner[1] / step))
    reach = range(-NEAR, NEAR + 1)
    tried = sorted(
        ((base[0] + north) * step, (base[1] + east) * step) for north in reach for east in reach
    )
    tried.sort(key=lambda place: math.dist(place, corner))
    for place in tried:
        if abs(place[0]) < 90 * UNIT and all(
            _side(before, corner, own) * turn <= 0 and _side(corner, after, own) * turn <= 0
            for own in (place, _to_fine(place))
        ):
            return place
    return corner


def _doubled_area(ring: Sequence[Place]) -> int:
    """Return twice the area in the plane, above zero where the ring turns from north to east."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], ring[0]], strict=True))


def _side(start: Place, end: Place, place: Place) -> int:
    """Return on which side of an edge a place lies: that of a ring of positive area above zero."""
    return (end[0] - start[0]) * (place[1] - start[1]) - (end[1] - start[1]) * (place[0] - start[0])


def bow_of_edges(areas: Sequence[Area]) -> float:
    """Return how far (metres) a line on a Mercator chart leaves an edge of the areas at most.

    A notice's edges are straight in latitude and longitude; charts draw rhumb lines.
    """
    found = 0.0
    for area in areas:
        if isinstance(area, Polygon | Corridor):
            ring = geography.unrolled(area.points)
            closed = [*ring, ring[0]] if isinstance(area, Polygon) else ring
            for (lat_a, lon_a), (lat_b, lon_b) in pairwise(closed):
                middle = (_stretched(lat_a) + _stretched(lat_b)) / 2
                on_chart = math.degrees(math.atan(math.sinh(middle)))
                wide = abs((lon_b - lon_a + 180.0) % 360.0 - 180.0)
                off = abs(on_chart - (lat_a + lat_b) / 2) * METRES_A_DEGREE
                found = max(found, off if wide else 0.0)
    return found


def _stretched(latitude: float) -> float:
    return math.asinh(math.tan(math.radians(latitude)))
