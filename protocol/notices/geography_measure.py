"""How large an area is, how far it reaches, what it holds, and what two areas share.

All on the WGS-84 ellipsoid. Circles and sectors are integrated along their radii and polygons along
their edges, so their sizes are true to about one part in a million; corridors and shared areas are
summed over parallels, true to about one in a thousand.
"""

import math
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from geographiclib.geodesic import Geodesic

from protocol.notices.geography import (
    LatLon,
    between,
    course,
    degrees,
    metres,
    span_of,
    unrolled,
)
from protocol.notices.geography_region import (
    Region,
    Ring,
    Spans,
    common,
    covered,
    distance_to_way,
    in_sector,
    region,
    ring_holds,
    rings_meet,
    vector,
)
from protocol.notices.values import Area, Circle, Corridor, Point, Polygon, Sector

HALF_GLOBE = 20_003.931
"""From pole to pole, in km: the farthest that two places can be apart."""
PARALLELS = 512
FEW_ROWS, NARROW = 0.2, 1e-5
"""Share of the parallels, and degrees between two of them, that ask for a closer look or not."""
AZIMUTHS = 48
EXTENT_STARTS = 12
WAYS_TRIED = 6
"""Pieces of a corridor's course, the nearest first, to which a distance is measured."""
_GAUSS = (
    (-0.9602898564975363, 0.1012285362903763),
    (-0.7966664774136267, 0.2223810344533745),
    (-0.5255324099163290, 0.3137066458778873),
    (-0.1834346424956498, 0.3626837833783620),
    (0.1834346424956498, 0.3626837833783620),
    (0.5255324099163290, 0.3137066458778873),
    (0.7966664774136267, 0.2223810344533745),
    (0.9602898564975363, 0.1012285362903763),
)
"""Places and weights of the eight-point rule of Gauss on -1 to 1."""
_PANEL_LENGTH, _PANEL_ANGLE = 2_500_000.0, 60.0
_FLATTENING = float(Geodesic.WGS84.f)
_AXIS = float(Geodesic.WGS84.a)
_ECCENTRICITY = math.sqrt(_FLATTENING * (2.0 - _FLATTENING))


class Bounds(NamedTuple):
    """Degrees. West is above -180 to 180, and east runs on past 180; all around: -180 to 180."""

    south: float
    west: float
    north: float
    east: float


def _integral(function: Callable[[float], float], start: float, end: float, panel: float) -> float:
    count = max(1, math.ceil(abs(end - start) / panel))
    width = (end - start) / count
    return sum(
        weight * width / 2 * function(start + width * (number + (place + 1) / 2))
        for number in range(count)
        for place, weight in _GAUSS
    )


@lru_cache(maxsize=256)
def square_kilometres(area: Area) -> float:
    """Return the size of an area; 0 for areas that are only named."""
    match area:
        case Circle(centre, radius):
            ray = _ray(degrees(centre), metres(radius))
            turn = math.tau / AZIMUTHS
            return sum(ray(360.0 * n / AZIMUTHS) for n in range(AZIMUTHS)) * turn
        case Sector(centre, radius, start, end):
            begin, span = span_of(start, end)
            ray = _ray(degrees(centre), metres(radius))
            return math.radians(_integral(ray, begin, begin + span, _PANEL_ANGLE))
        case Polygon(points):
            ring = unrolled(points)
            return abs(sum(_below(*edge) for edge in pairwise([*ring, ring[0]])))
        case Corridor():
            return shared(region(area), _everything)
        case _:
            return 0.0


def _ray(centre: LatLon, radius: float) -> Callable[[float], float]:
    """Return the area (km²) that a radius sweeps for each radian that it turns, by its azimuth."""
    outmask = Geodesic.REDUCEDLENGTH

    def swept(azimuth: float) -> float:
        line = Geodesic.WGS84.Line(*centre, azimuth, outmask | Geodesic.DISTANCE_IN)

        def width(length: float) -> float:
            # Negative beyond the far side of the globe, where ways from the centre have crossed.
            return max(0.0, float(line.Position(length, outmask)["m12"]))

        return _integral(width, 0.0, radius, _PANEL_LENGTH) / 1e6

    return swept


def _zone(latitude: float) -> float:
    """Return the area (km²) between equator and parallel for each radian of longitude."""
    sine = math.sin(math.radians(latitude))
    e = _ECCENTRICITY
    polar_axis = _AXIS * (1.0 - _FLATTENING)
    return polar_axis**2 / 2 * (sine / (1 - (e * sine) ** 2) + math.atanh(e * sine) / e) / 1e6


def _below(here: LatLon, there: LatLon) -> float:
    """Return the signed area (km²) between the equator and an edge."""
    wide = there[1] - here[1]
    if not wide:
        return 0.0
    mean = _integral(
        lambda share: _zone(here[0] + (there[0] - here[0]) * share),
        0.0,
        1.0,
        10.0 / max(10.0, abs(there[0] - here[0])),
    )
    return math.radians(wide) * mean


def shared(
    one: Region,
    other: Callable[[Sequence[float]], Sequence[Spans]],
    zone: tuple[float, float] = (-90.0, 90.0),
    parallels: int = PARALLELS,
) -> float:
    """Return what a region shares with something else, in km².

    Args:
        one: the region.
        other: gives what the other covers of each of these parallels.
        zone: from where to where, in degrees of latitude, the other lies.
        parallels: how many to sum over.
    """
    south, north = max(_south(one), zone[0]), min(_north(one), zone[1])
    if south >= north:
        return 0.0
    height = (north - south) / parallels
    middles = [south + height * (at + 0.5) for at in range(parallels)]
    wide = [
        sum(east - west for west, east in common(own, foreign))
        for own, foreign in zip(covered(one, middles), other(middles), strict=True)
    ]
    rows = [row for row, width in enumerate(wide) if width]
    reach = rows[-1] - rows[0] + 1 if rows else parallels
    if reach < parallels * FEW_ROWS and height > NARROW:  # a small corner of both: look closer
        near = (middles[rows[0]] - height, middles[rows[-1]] + height)
        return shared(one, other, (max(south, near[0]), min(north, near[1])), parallels)
    return sum(
        math.radians(width) * (_zone(middle + height / 2) - _zone(middle - height / 2))
        for middle, width in zip(middles, wide, strict=True)
    )


def _everything(latitudes: Sequence[float]) -> list[Spans]:
    return [((0.0, 360.0),)] * len(latitudes)


def _south(covering: Region) -> float:
    return min(-90.0 if ring.outside else ring.south for ring in covering)


def _north(covering: Region) -> float:
    return max(90.0 if ring.outside else ring.north for ring in covering)


def regions_touch(one: Region, other: Region) -> bool:
    """Return whether two regions have a point in common."""
    return any(_rings_touch(a, b) for a in one for b in other)


def _rings_touch(one: Ring, other: Ring) -> bool:
    # Where no lines meet, each ring lies wholly inside or outside of the other.
    return (
        (one.outside and other.outside)
        or ring_holds(one, other.points[0])
        or ring_holds(other, one.points[0])
        or rings_meet(one, other)
    )


def overlap(one: Area, other: Area) -> bool:
    """Return whether two areas touch; never for areas that are only named."""
    return regions_touch(region(one), region(other))


def holds(area: Area, point: Point) -> bool:
    """Return whether a point lies in an area, its edge included for circles and corridors."""
    place = degrees(point)
    match area:
        case Circle(centre, radius):
            return between(degrees(centre), place) <= metres(radius)
        case Sector(centre, radius, start, end):
            if centre == point:
                return True
            return in_sector(degrees(centre), metres(radius), *span_of(start, end))(place)
        case Corridor(points, width):
            return distance_to_course(place, points) <= metres(width) / 2
        case _:
            return any(ring_holds(ring, place) for ring in region(area))


def distance_to_course(place: LatLon, points: Sequence[Point]) -> float:
    """Return the distance (metres) from a place to the course of a corridor."""
    here = vector(place)
    ways = [way for leg in course(points) for way in pairwise(leg)]
    ways.sort(key=lambda way: min(math.dist(here, vector(end)) for end in way))
    return min(distance_to_way(place, way) for way in ways[:WAYS_TRIED])


@lru_cache(maxsize=256)
def extent(area: Area) -> float:
    """Return the greatest distance between two places of an area, in km; 0 for named areas."""
    if isinstance(area, Circle):
        return min(2 * metres(area.radius) / 1_000, HALF_GLOBE)
    rings = region(area)
    places = list(dict.fromkeys(place for ring in rings for place in ring.points))
    if not places:
        return 0.0
    opposite = [(-latitude, longitude + 180.0) for latitude, longitude in places]
    if any(ring_holds(ring, place) for ring in rings for place in opposite):
        return HALF_GLOBE
    pairs = _far_pairs(places)
    return max(between(one, other) for one, other in pairs) / 1_000


def _far_pairs(places: Sequence[LatLon]) -> list[tuple[LatLon, LatLon]]:
    """Return pairs that are far apart on the sphere; the ellipsoid decides among them.

    From some places one goes to the farthest and from there to the farthest, until that is back.
    """
    vectors = [vector(place) for place in places]

    def farthest(number: int) -> int:
        own = vectors[number]
        return max(range(len(vectors)), key=lambda at: math.dist(own, vectors[at]))

    pairs = set()
    for start in range(0, len(places), max(1, len(places) // EXTENT_STARTS)):
        one, other = start, farthest(start)
        while (back := farthest(other)) != one:
            if math.dist(vectors[back], vectors[other]) <= math.dist(vectors[one], vectors[other]):
                break
            one, other = other, back
        pairs.add((min(one, other), max(one, other)))
    return [(places[one], places[other]) for one, other in sorted(pairs)]


def bounds(areas: Sequence[Area]) -> Bounds | None:
    """Return the least bounds of areas, over the dateline if that is shorter; None for no ring."""
    rings = tuple(ring for area in areas for ring in region(area))
    if not rings:
        return None
    south, north = _south(rings), _north(rings)
    covers = [(-180.0, 180.0) if ring.outside else (ring.west, ring.east) for ring in rings]
    west, east = shortest_cover(covers)
    return Bounds(south, west, north, east)


def shortest_cover(spans: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Return the narrowest (west, east) that holds every span, each moved by whole turns."""
    best = (-180.0, 180.0)
    for start, _ in spans:
        east = max(start + (w - start) % 360.0 + (e - w) for w, e in spans)
        if east - start < best[1] - best[0] - 1e-9:
            turned = start - 360.0 * math.ceil((start - 180.0) / 360.0)
            best = (turned, turned + east - start)
    return best


def middle(area: Area) -> LatLon | None:
    """Return about the middle of an area: its centre, or the mean of its outline."""
    if isinstance(area, Circle | Sector):
        return degrees(area.centre)
    places = [place for ring in region(area) for place in ring.points]
    if not places:
        return None
    x, y, z = (sum(part) for part in zip(*map(vector, places), strict=True))
    return math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))
