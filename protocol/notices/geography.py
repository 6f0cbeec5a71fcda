"""The geometry of areas: exact checks on integers, and outlines for drawing.

An edge of a polygon or of a corridor's course is a straight line in latitude and longitude (not a
geodesic), over the shorter way around; that is what both sides check and draw. A corridor is what
lies within half its width of the course, so its ends and outer corners are round. Outlines are
floats and serve the map only: nothing canonical is made of them. What an area measures and holds is
in `geography_region` and `geography_measure`.
"""

import math
from collections.abc import Sequence
from itertools import pairwise

from geographiclib.geodesic import Geodesic

from protocol.errors import ValueRefused
from protocol.notices.figures import write_point
from protocol.notices.values import (
    Area,
    Circle,
    Corridor,
    Point,
    Polygon,
    Quantity,
    Sector,
)

HALF_TURN = 1_800_000
FULL_TURN = 2 * HALF_TURN
POLE = 900_000
METRES = {"M": 1, "KM": 1_000, "NM": 1_852}
OUTLINE_STEPS = 72
"""Points of a full circle of an outline."""
COURSE_STEP = 100_000.0
"""Longest piece of a corridor's course that an outline takes for a geodesic, in metres."""
COURSE_TURN = 5.0
"""The same in degrees of longitude: near a pole even a short leg is a bow."""
COURSE_STEPS_MAX = 48
SIDE_STEPS = 8
"""Least pieces of a sector's straight side."""
NORTH_POLE, SOUTH_POLE = (90.0, 0.0), (-90.0, 0.0)
SPAN_MAX = 20_000_000
"""Longest radius or width, in metres: about half the way around the globe."""

Plane = tuple[int, int]
LatLon = tuple[float, float]
"""Latitude and longitude in degrees."""
Outline = tuple[LatLon, ...]
"""Points (latitude, longitude) in degrees; longitudes run on past 180 rather than jump."""


def check_ring(points: Sequence[Point], field: str) -> None:
    """Check that the points, joined in order and closed, bound one simple area.

    Raises:
        ValueRefused: a repeated point, a point at a pole, an edge of half a turn, a ring around a
            pole, or edges that meet (so that a ring without an area is refused, too).
    """
    _check_steps(points, field, closed=True)
    ring = _unrolled(points)
    longitudes = [longitude for _, longitude in ring]
    closes = longitudes[-1] + _step(points[-1], points[0]) == longitudes[0]
    if not closes or max(longitudes) - min(longitudes) >= FULL_TURN:
        raise ValueRefused(field, write_point(points[0]), "polygon-around-pole")
    crossing = _crossing(ring)
    if crossing is not None:
        raise ValueRefused(field, write_point(points[crossing]), "polygon-crosses-itself")


def check_course(points: Sequence[Point], field: str) -> None:
    """Check the centre line of a corridor: no point twice in a row, no edge of half a turn."""
    _check_steps(points, field, closed=False)


def course_crosses(points: Sequence[Point]) -> bool:
    """Return whether the centre line of a corridor crosses itself: allowed, and seldom meant."""
    plane = _unrolled(points)
    return _crossing_of(list(pairwise(plane)), closed=False) is not None


def _check_steps(points: Sequence[Point], field: str, *, closed: bool) -> None:
    following = [*points[1:], points[0]] if closed else points[1:]
    for number, (here, there) in enumerate(zip(points, following, strict=False)):
        place = f"{field}[{number}]"
        if abs(here.lat) == POLE:
            raise ValueRefused(place, write_point(here), "point-at-pole")
        if here == there:
            raise ValueRefused(place, write_point(here), "point-repeated")
        if abs(_step(here, there)) == HALF_TURN:
            raise ValueRefused(place, write_point(here), "edge-half-turn")


def _step(here: Point, there: Point) -> int:
    """Return the change of longitude over the shorter way, in 1e-4 degree."""
    return (there.lon - here.lon + HALF_TURN) % FULL_TURN - HALF_TURN


def _unrolled(points: Sequence[Point]) -> list[Plane]:
    """Return (lat, lon) with longitudes that run on over the antimeridian."""
    longitude = points[0].lon
    plane = [(points[0].lat, longitude)]
    for here, there in pairwise(points):
        longitude += _step(here, there)
        plane.append((there.lat, longitude))
    return plane


def _crossing(ring: Sequence[Plane]) -> int | None:
    """Return the number of the first edge that meets an edge it should not, or None."""
    return _crossing_of(list(zip(ring, [*ring[1:], ring[0]], strict=True)), closed=True)


def _crossing_of(edges: Sequence[tuple[Plane, Plane]], *, closed: bool) -> int | None:
    count = len(edges)
    for first in range(count):
        for second in range(first + 1, count):
            (a, b), (c, d) = edges[first], edges[second]
            if second == first + 1:
                meets = _folds_back(a, b, d)
            elif closed and first == 0 and second == count - 1:
                meets = _folds_back(c, d, b)
            else:
                meets = _meet(a, b, c, d)
            if meets:
                return first
    return None


def _folds_back(a: Plane, corner: Plane, b: Plane) -> bool:
    """Return whether two edges that share a corner lie over one another."""
    along = (a[0] - corner[0]) * (b[0] - corner[0]) + (a[1] - corner[1]) * (b[1] - corner[1])
    return _turn(a, corner, b) == 0 and along > 0


def _turn(a: Plane, b: Plane, c: Plane) -> int:
    """Return which way a, b, c turn: -1, 0 (on one line) or 1."""
    area = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
    return (area > 0) - (area < 0)


def _within(point: Plane, a: Plane, b: Plane) -> bool:
    """Return whether a point on the line a b lies between a and b."""
    return min(a[0], b[0]) <= point[0] <= max(a[0], b[0]) and (
        min(a[1], b[1]) <= point[1] <= max(a[1], b[1])
    )


def _meet(a: Plane, b: Plane, c: Plane, d: Plane) -> bool:
    """Return whether the closed segments a b and c d have a point in common."""
    if _turn(a, b, c) != _turn(a, b, d) and _turn(c, d, a) != _turn(c, d, b):
        return True
    return (
        (_turn(a, b, c) == 0 and _within(c, a, b))
        or (_turn(a, b, d) == 0 and _within(d, a, b))
        or (_turn(c, d, a) == 0 and _within(a, c, d))
        or (_turn(c, d, b) == 0 and _within(b, c, d))
    )


def metres(quantity: Quantity) -> float:
    """Return a length in metres, for drawing and for distances on the screen."""
    return quantity.mantissa * 10.0**quantity.exponent * METRES[quantity.unit]


def distance(one: Point, other: Point) -> float:
    """Return the distance of two points on WGS-84, in metres."""
    return between(degrees(one), degrees(other))


def between(one: LatLon, other: LatLon) -> float:
    """Return the distance of two places on WGS-84, in metres."""
    return float(Geodesic.WGS84.Inverse(*one, *other, Geodesic.DISTANCE)["s12"])


def azimuth(one: LatLon, other: LatLon) -> float:
    """Return the azimuth at which the shortest way leaves for the other place, 0 to 360."""
    return float(Geodesic.WGS84.Inverse(*one, *other, Geodesic.AZIMUTH)["azi1"]) % 360.0


def away(start: LatLon, direction: float, length: float) -> LatLon:
    """Return the place at a distance (metres) in a direction (degrees true)."""
    line = Geodesic.WGS84.Direct(*start, direction, length)
    return float(line["lat2"]), float(line["lon2"])


def midway(one: LatLon, other: LatLon) -> LatLon:
    """Return the middle of the shortest way."""
    line = Geodesic.WGS84.InverseLine(*one, *other)
    middle = line.Position(line.s13 / 2)
    return float(middle["lat2"]), float(middle["lon2"])


def degrees(point: Point) -> LatLon:
    """Return a point in degrees."""
    return point.lat / 10_000, point.lon / 10_000


def angle(direction: Quantity) -> float:
    """Return an azimuth in degrees."""
    return direction.mantissa * 10.0**direction.exponent


def span_of(start: Quantity, end: Quantity) -> tuple[float, float]:
    """Return (first azimuth, degrees clockwise to the last) of a sector."""
    begin, finish = angle(start), angle(end)
    return begin, (finish - begin) % 360.0 or 360.0


def unrolled(points: Sequence[Point]) -> list[LatLon]:
    """Return the points in degrees, with longitudes that run on over the antimeridian."""
    return [(lat / 10_000, lon / 10_000) for lat, lon in _unrolled(points)]


def course(points: Sequence[Point]) -> list[list[LatLon]]:
    """Return the legs of a corridor's course, each as places that are near to each other.

    A leg is straight in latitude and longitude; between neighbours the shortest way is as good.
    """
    legs = []
    for here, there in pairwise(unrolled(points)):
        pieces = max(between(here, there) / COURSE_STEP, abs(there[1] - here[1]) / COURSE_TURN)
        count = min(COURSE_STEPS_MAX, max(1, math.ceil(pieces)))
        legs.append(
            [
                (
                    here[0] + (there[0] - here[0]) * step / count,
                    here[1] + (there[1] - here[1]) * step / count,
                )
                for step in range(count + 1)
            ]
        )
    return legs


def outline(area: Area, steps: int = OUTLINE_STEPS) -> Outline:
    """Return the line that bounds an area, for the map; nothing for areas that are only named.

    Args:
        area: any area.
        steps: points of a full circle.
    """
    match area:
        case Circle(centre, radius):
            return arc(degrees(centre), metres(radius), 0.0, 360.0, steps)
        case Sector(centre, radius, start, end):
            return _sector(degrees(centre), metres(radius), span_of(start, end), steps)
        case Polygon(points):
            plane = unrolled(points)
            return (*plane, plane[0])
        case Corridor(points, width):
            return _corridor(points, metres(width) / 2)
        case _:
            return ()


def arc(
    centre: LatLon, radius: float, begin: float, span: float, steps: int = OUTLINE_STEPS
) -> Outline:
    """Return places at a distance (metres), clockwise from an azimuth through a span of degrees."""
    count = max(2, math.ceil(steps * abs(span) / 360.0))
    return continuous([away(centre, begin + span * n / count, radius) for n in range(count + 1)])


def _sector(centre: LatLon, radius: float, turn: tuple[float, float], steps: int) -> Outline:
    """Return the outline clockwise; the straight sides are geodesics, cut into pieces."""
    begin, span = turn
    pieces = min(COURSE_STEPS_MAX, max(SIDE_STEPS, math.ceil(radius / COURSE_STEP)))
    lengths = [radius * n / pieces for n in range(pieces)]
    out = [away(centre, begin, length) for length in lengths]
    back = [away(centre, begin + span, length) for length in reversed(lengths)]
    return continuous([*out, *arc(centre, radius, begin, span, steps), *back])


def _corridor(points: Sequence[Point], half: float) -> Outline:
    """Return one side of the corridor, its round end, the other side and the first end."""
    legs = course(points)
    back = [leg[::-1] for leg in reversed(legs)]
    ring = [*_side(legs, half), *_side(back, half)]
    return continuous([*ring, ring[0]])


def _side(legs: Sequence[Sequence[LatLon]], half: float) -> list[LatLon]:
    """Return the left side of the course, rounded at outer corners, with the cap at its end."""
    made: list[LatLon] = []
    heading: float | None = None
    for leg in legs:
        for here, there in pairwise(leg):
            line = Geodesic.WGS84.Inverse(*here, *there)
            turn = 0.0 if heading is None else (line["azi1"] - heading + 180.0) % 360.0 - 180.0
            if heading is not None and turn > 10.0:
                made.extend(arc(here, half, heading - 90.0, turn)[1:-1])
            made.append(away(here, line["azi1"] - 90.0, half))
            made.append(away(there, line["azi2"] - 90.0, half))
            heading = line["azi2"]
    made.extend(arc(legs[-1][-1], half, (heading or 0.0) - 90.0, 180.0)[1:-1])
    return made


def continuous(points: Sequence[LatLon]) -> Outline:
    """Let longitudes run on past 180 instead of jumping to -180."""
    smooth = [points[0]]
    for latitude, longitude in points[1:]:
        jump = round((longitude - smooth[-1][1]) / 360.0)
        smooth.append((latitude, longitude - 360.0 * jump))
    return tuple(smooth)
