"""How far two areas lie apart on WGS-84. Floats: for the eye of an officer, never canonical.

Every area becomes a course or a ring of points with a radius around it: a circle is one point with
its radius, a corridor its centre line with half its width, a polygon a ring with none. Areas that
are only named have no outline here; a `Mark` says where their name stands and how far from it they
may reach. Distances to edges are true to about one part in ten thousand, others exact.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from protocol.notices.geography import (
    LatLon,
    away,
    between,
    continuous,
    degrees,
    metres,
    span_of,
    unrolled,
)
from protocol.notices.geography_region import in_sector
from protocol.notices.values import (
    Area,
    Circle,
    Corridor,
    OceanQuadrant,
    Polygon,
    Sector,
    Site,
    WaterBody,
)

NamedArea = Site | WaterBody | OceanQuadrant

RADIUS: Final = 6_371_008.8
"""Mean radius of the Earth in metres: for choosing what is then measured on WGS-84."""

SPHERE_ERROR: Final = 0.99
"""No distance on that sphere is more than one part in a hundred longer than on WGS-84."""

PIECE: Final = 10.0
"""Longest piece of an edge, in degrees, that is searched for its nearest point at once."""

SEARCH_STEPS: Final = 40
ARC_STEP: Final = 5.0
RADIUS_STEPS: Final = 16


@dataclass(frozen=True, slots=True)
class Mark:
    """Where the name of an area stands (degrees).

    Attributes:
        extent_m: the area is taken as all points within this distance of the mark.
        reach_m: no point of the area lies farther from the mark than this, in metres; its true
            outline is not held, so that inside the reach nothing is known. 0 where `extent_m` says
            it all.
    """

    lat: float
    lon: float
    extent_m: float
    reach_m: float


Marks = Mapping[NamedArea, Mark]


@dataclass(frozen=True, slots=True)
class Gap:
    """The distance between two areas, 0 where they touch, in metres.

    Attributes:
        slack_m: by how much less the true distance may be, because the outline of a named area is
            not held. 0 where the distance is exact.
    """

    metres: float
    slack_m: float = 0.0


def gap(one: Area, other: Area, marks: Marks) -> Gap | None:
    """Return how far two areas lie apart; None if it is not known where one of them lies."""
    here, there = _solid(one, marks), _solid(other, marks)
    if here is None or there is None:
        return None
    apart = _apart(here, there) - here.radius - there.radius
    return Gap(max(0.0, apart), here.slack + there.slack)


@dataclass(frozen=True, slots=True)
class _Solid:
    """A course of points, closed or not, with a radius around it in metres."""

    course: tuple[LatLon, ...]
    closed: bool
    radius: float
    slack: float = 0.0
    inside: Callable[[LatLon], bool] | None = None

    def edges(self) -> list[tuple[LatLon, LatLon]]:
        ends = [*self.course, self.course[0]] if self.closed else self.course
        return list(pairwise(ends))


def _solid(area: Area, marks: Marks) -> _Solid | None:
    match area:
        case Circle(centre, radius):
            return _Solid((degrees(centre),), False, metres(radius))
        case Polygon(points):
            ring = tuple(unrolled(points))
            return _Solid(ring, True, 0.0, inside=lambda place: _in_ring(place, ring))
        case Corridor(points, width):
            return _Solid(tuple(unrolled(points)), False, metres(width) / 2)
        case Sector():
            return _sector(area)
        case _:
            mark = marks.get(area)
            if mark is None:
                return None
            return _Solid(((mark.lat, mark.lon),), False, mark.extent_m, mark.reach_m)


def _sector(sector: Sector) -> _Solid:
    """Return a sector as a ring; its arc and its sides run in small steps."""
    centre, radius = degrees(sector.centre), metres(sector.radius)
    begin, span = span_of(sector.start, sector.end)
    steps = max(1, math.ceil(span / ARC_STEP))
    sides = [radius * step / RADIUS_STEPS for step in range(1, RADIUS_STEPS)]
    ring = [
        centre,
        *(away(centre, begin, length) for length in sides),
        *(away(centre, begin + span * step / steps, radius) for step in range(steps + 1)),
        *(away(centre, begin + span, length) for length in reversed(sides)),
    ]
    return _Solid(continuous(ring), True, 0.0, inside=in_sector(centre, radius, begin, span))


def _in_ring(place: LatLon, ring: Sequence[LatLon]) -> bool:
    """Whether a place lies in a ring whose edges are straight in latitude and longitude."""
    west = min(longitude for _, longitude in ring)
    latitude, longitude = place[0], west + (place[1] - west) % 360.0
    odd = False
    for (lat1, lon1), (lat2, lon2) in pairwise([*ring, ring[0]]):
        if (lat1 > latitude) == (lat2 > latitude):
            continue
        if longitude < lon1 + (latitude - lat1) / (lat2 - lat1) * (lon2 - lon1):
            odd = not odd
    return odd


def _apart(here: _Solid, there: _Solid) -> float:
    """Return the distance of two courses or rings, 0 where they cross or one holds the other."""
    if len(here.course) == len(there.course) == 1:
        return between(here.course[0], there.course[0])
    if here.edges() and there.edges() and _cross(here, there):
        return 0.0
    return min(
        min(_from_place(place, there) for place in here.course),
        min(_from_place(place, here) for place in there.course),
    )


def _from_place(place: LatLon, solid: _Solid) -> float:
    """Return the distance of a place from a course or ring.

    Edges are taken nearest first, by a bound on the sphere, until no other can be nearer.
    """
    if solid.inside is not None and solid.inside(place):
        return 0.0
    nearest = min(between(place, corner) for corner in _nearest_corners(place, solid.course))
    for bound, start, end in sorted(_bounded_edges(place, solid)):
        if bound * SPHERE_ERROR >= nearest:
            break
        nearest = min(nearest, _to_edge(place, start, end))
    return nearest


def _nearest_corners(place: LatLon, course: Sequence[LatLon]) -> list[LatLon]:
    """Return the corners that may be the nearest on WGS-84, by their distance on the sphere."""
    far = [(_sphere(place, corner), corner) for corner in course]
    least = min(distance for distance, _ in far)
    return [corner for distance, corner in far if distance * SPHERE_ERROR**2 <= least]


def _bounded_edges(place: LatLon, solid: _Solid) -> list[tuple[float, LatLon, LatLon]]:
    found = []
    for start, end in solid.edges():
        for one, other in _pieces(start, end):
            # No way along an edge is longer than its two legs, that along the equator included.
            length = math.radians(abs(other[0] - one[0]) + abs(other[1] - one[1])) * RADIUS
            bound = min(_sphere(place, one), _sphere(place, other)) - length / 2
            found.append((max(0.0, bound), one, other))
    return found


def _pieces(start: LatLon, end: LatLon) -> list[tuple[LatLon, LatLon]]:
    count = max(1, math.ceil(max(abs(end[0] - start[0]), abs(end[1] - start[1])) / PIECE))
    return list(pairwise(_along(start, end, step / count) for step in range(count + 1)))


def _along(start: LatLon, end: LatLon, part: float) -> LatLon:
    return start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part


def _to_edge(place: LatLon, start: LatLon, end: LatLon) -> float:
    """Return the distance of a place from a short edge, found by thirds."""
    low, high = 0.0, 1.0
    for _ in range(SEARCH_STEPS):
        third = (high - low) / 3
        left, right = _along(start, end, low + third), _along(start, end, high - third)
        if _sphere(place, left) <= _sphere(place, right):
            high -= third
        else:
            low += third
    return between(place, _along(start, end, (low + high) / 2))


def _cross(here: _Solid, there: _Solid) -> bool:
    """Whether an edge of one meets an edge of the other, wherever their longitudes run on to."""
    shift = 360.0 * round((here.course[0][1] - there.course[0][1]) / 360.0)
    for turn in (shift - 360.0, shift, shift + 360.0):
        moved = [((a[0], a[1] + turn), (b[0], b[1] + turn)) for a, b in there.edges()]
        if any(_meet(a, b, c, d) for a, b in here.edges() for c, d in moved):
            return True
    return False


def _meet(a: LatLon, b: LatLon, c: LatLon, d: LatLon) -> bool:
    """Whether two segments cross; that they only touch is found by the distance of their ends."""
    return _side(a, b, c) * _side(a, b, d) < 0 and _side(c, d, a) * _side(c, d, b) < 0


def _side(a: LatLon, b: LatLon, c: LatLon) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _sphere(one: LatLon, other: LatLon) -> float:
    """Return the distance on the sphere, in metres."""
    lat1, lat2 = math.radians(one[0]), math.radians(other[0])
    turned = math.sin(math.radians(other[1] - one[1]) / 2)
    half = math.sin((lat2 - lat1) / 2)
    chord = half * half + math.cos(lat1) * math.cos(lat2) * turned * turned
    return 2 * RADIUS * math.asin(min(1.0, math.sqrt(chord)))
