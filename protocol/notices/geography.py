"""The geometry of areas: exact checks on integers, and outlines for drawing.

An edge of a polygon is a straight line in latitude and longitude (not a geodesic), over the shorter
way around; that is what both sides check and draw. Outlines are floats and serve the map only:
nothing canonical is made of them.
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
SPAN_MAX = 20_000_000
"""Longest radius or width, in metres: about half the way around the globe."""

Plane = tuple[int, int]
Outline = tuple[tuple[float, float], ...]
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
    edges = list(zip(ring, [*ring[1:], ring[0]], strict=True))
    count = len(edges)
    for first in range(count):
        for second in range(first + 1, count):
            (a, b), (c, d) = edges[first], edges[second]
            if second == first + 1:
                meets = _folds_back(a, b, d)
            elif first == 0 and second == count - 1:
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
    line = Geodesic.WGS84.Inverse(*_degrees(one), *_degrees(other), Geodesic.DISTANCE)
    return float(line["s12"])


def outline(area: Area) -> Outline:
    """Return the line that bounds an area, for the map; nothing for areas that are only named."""
    match area:
        case Circle(centre, radius):
            return _arc(centre, metres(radius), 0.0, 360.0)
        case Sector(centre, radius, start, end):
            begin, finish = _angle(start), _angle(end)
            span = (finish - begin) % 360.0 or 360.0
            return _continuous(
                [_degrees(centre), *_arc(centre, metres(radius), begin, begin + span)]
            )
        case Polygon(points):
            plane = _unrolled(points)
            return tuple((lat / 10_000, lon / 10_000) for lat, lon in [*plane, plane[0]])
        case Corridor(points, width):
            return _corridor(points, metres(width) / 2)
        case _:
            return ()


def _degrees(point: Point) -> tuple[float, float]:
    return point.lat / 10_000, point.lon / 10_000


def _angle(azimuth: Quantity) -> float:
    return azimuth.mantissa * 10.0**azimuth.exponent


def _arc(centre: Point, radius: float, begin: float, end: float) -> Outline:
    steps = max(2, math.ceil(OUTLINE_STEPS * (end - begin) / 360.0))
    angles = [begin + (end - begin) * step / steps for step in range(steps + 1)]
    return _continuous([_away(_degrees(centre), angle, radius) for angle in angles])


def _away(start: tuple[float, float], azimuth: float, length: float) -> tuple[float, float]:
    line = Geodesic.WGS84.Direct(*start, azimuth, length)
    return float(line["lat2"]), float(line["lon2"])


def _corridor(points: Sequence[Point], half: float) -> Outline:
    """Return both sides of a corridor with square ends, offset at right angles to each leg."""
    left: list[tuple[float, float]] = []
    right: list[tuple[float, float]] = []
    for here, there in pairwise(_degrees(point) for point in points):
        line = Geodesic.WGS84.Inverse(*here, *there)
        for place, azimuth in ((here, line["azi1"]), (there, line["azi2"])):
            left.append(_away(place, azimuth - 90.0, half))
            right.append(_away(place, azimuth + 90.0, half))
    return _continuous([*left, *reversed(right), left[0]])


def _continuous(points: Sequence[tuple[float, float]]) -> Outline:
    """Let longitudes run on past 180 instead of jumping to -180."""
    smooth = [points[0]]
    for latitude, longitude in points[1:]:
        jump = round((longitude - smooth[-1][1]) / 360.0)
        smooth.append((latitude, longitude - 360.0 * jump))
    return tuple(smooth)
