"""What an area covers, as rings in the plane of latitude and longitude.

The plane repeats every 360 degrees of longitude, and its edges at 90 degrees are the poles. A line
that goes around one pole is closed along that edge; where an area holds both poles, its rings bound
what it leaves out. Whoever fills rings without knowing which poles are inside fills the wrong side.
"""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from protocol.notices.geography import (
    NORTH_POLE,
    SOUTH_POLE,
    LatLon,
    arc,
    away,
    azimuth,
    between,
    course,
    degrees,
    metres,
    midway,
    outline,
    span_of,
    unrolled,
)
from protocol.notices.values import Area, Circle, Corridor, Polygon, Sector

Spans = tuple[tuple[float, float], ...]
"""Disjoint stretches (west, east) of a parallel, in order, from 0 to 360 degrees."""

REGION_STEPS = 144
CAP_STEPS = 48
"""Points of the full circle around each end of a corridor's pieces."""
STRAIGHT_SHARE = 0.01
"""A piece of a corridor's course may leave the shortest way by this share of the half width."""
TURN_MAX, TURN_LENGTH = 10.0, 1_000.0
"""Degrees of longitude between neighbours of a line, unless they are this near (metres)."""
MEET_BANDS = 64
_NEAR_POLE = 90.0 - 1e-9


@dataclass(frozen=True, slots=True)
class Ring:
    """A closed line in the plane, first point not repeated, with its bounds in degrees.

    Attributes:
        outside: it bounds what lies outside of it: both poles are there.
    """

    points: tuple[LatLon, ...]
    south: float
    west: float
    north: float
    east: float
    outside: bool = False


Region = tuple[Ring, ...]
"""All that any of the rings bounds."""


def ring_of(points: Sequence[LatLon], *, outside: bool = False) -> Ring:
    """Return a ring of points whose longitudes do not jump."""
    lats = [latitude for latitude, _ in points]
    lons = [longitude for _, longitude in points]
    return Ring(tuple(points), min(lats), min(lons), max(lats), max(lons), outside)


@lru_cache(maxsize=256)
def region(area: Area) -> Region:
    """Return what an area covers; nothing for areas that are only named."""
    match area:
        case Circle(centre, radius):
            place, length = degrees(centre), metres(radius)
            inside = [between(place, pole) < length for pole in (NORTH_POLE, SOUTH_POLE)]
            return (_closed(outline(area, REGION_STEPS), inside),)
        case Sector(centre, radius, start, end):
            holds = in_sector(degrees(centre), metres(radius), *span_of(start, end))
            inside = [holds(pole) for pole in (NORTH_POLE, SOUTH_POLE)]
            return (_closed(outline(area, REGION_STEPS), inside),)
        case Polygon(points):
            return (ring_of(unrolled(points)),)
        case Corridor(points, width):
            return _corridor(course(points), metres(width) / 2)
        case _:
            return ()


def in_sector(centre: LatLon, radius: float, begin: float, span: float) -> Callable[[LatLon], bool]:
    """Return the test whether a place lies inside of a sector, not on its sides."""

    def holds(place: LatLon) -> bool:
        turn = (azimuth(centre, place) - begin) % 360.0
        return between(centre, place) < radius and 1e-9 < turn < span - 1e-9

    return holds


def _closed(line: Sequence[LatLon], poles: Sequence[bool]) -> Ring:
    """Return the ring of a line on the globe.

    Args:
        line: neighbours less than half a turn apart; the last place may repeat the first.
        poles: whether the north pole, and whether the south pole, lies on the inner side.
    """
    places, corners = _without_poles(_refined(line))
    steps = _steps(places, around=poles[0] != poles[1])
    made: list[LatLon] = []
    longitude = places[0][1]
    for at, (place, step) in enumerate(zip(places, steps, strict=True)):
        made.append((place[0], longitude))
        pole = corners.get(at) or (math.copysign(90.0, place[0]) if abs(step) > 90.0 else 0.0)
        if pole:
            made.extend(((pole, longitude), (pole, longitude + step)))
        longitude += step
    if poles[0] != poles[1]:
        edge = 90.0 if poles[0] else -90.0
        made.extend(((places[0][0], longitude), (edge, longitude), (edge, places[0][1])))
    return ring_of(made, outside=all(poles))


def _steps(places: Sequence[LatLon], *, around: bool) -> list[float]:
    """Return the changes of longitude along a closed line, in degrees.

    A step beside a pole may be taken either way. How often the line goes around the globe is known
    (once, or not at all), so the widest step is the one that has to be turned.
    """
    following = [*places[1:], places[0]]
    steps = [
        (there[1] - here[1] + 180.0) % 360.0 - 180.0
        for here, there in zip(places, following, strict=True)
    ]
    turns = round(sum(steps) / 360.0)
    if bool(turns) != around:
        sign = float(turns or 1)
        widest = max(range(len(steps)), key=lambda at: steps[at] * sign)
        steps[widest] -= 360.0 * sign
    return steps


def _refined(line: Sequence[LatLon]) -> list[LatLon]:
    """Return the line with places put between where longitudes change fast: near the poles."""
    made = [line[0]]
    for there in line[1:]:
        made.extend(_between(made[-1], there))
    return made


def _between(here: LatLon, there: LatLon) -> list[LatLon]:
    turn = abs((there[1] - here[1] + 180.0) % 360.0 - 180.0)
    if turn < TURN_MAX or between(here, there) < TURN_LENGTH:
        return [there]
    middle = midway(here, there)
    return [*_between(here, middle), *_between(middle, there)]


def _without_poles(line: Sequence[LatLon]) -> tuple[list[LatLon], dict[int, float]]:
    """Return the places that have a longitude, and after which of them a pole is passed."""
    places: list[LatLon] = []
    corners: dict[int, float] = {}
    first = 0.0
    for place in line:
        if abs(place[0]) < _NEAR_POLE:
            places.append(place)
        elif places:
            corners[len(places) - 1] = math.copysign(90.0, place[0])
        else:
            first = math.copysign(90.0, place[0])
    if first:
        corners[len(places) - 1] = first
    return places, corners


def _corridor(legs: Sequence[Sequence[LatLon]], half: float) -> Region:
    """Return all places within half a width of the course: one long ring for a piece of it."""
    rings = []
    for leg in legs:
        for piece in _pieces(leg, half):
            way = (piece[0], piece[-1])
            poles = [distance_to_way(pole, way) < half for pole in (NORTH_POLE, SOUTH_POLE)]
            line = [*_flank(piece, half), *_flank(piece[::-1], half)]
            rings.append(_closed(line, poles))
    return tuple(rings)


def _flank(piece: Sequence[LatLon], half: float) -> list[LatLon]:
    """Return the right side of a piece, then the round cap at its end."""
    made = [away(here, azimuth(here, there) + 90.0, half) for here, there in pairwise(piece)]
    ahead = azimuth(piece[-1], piece[-2]) + 180.0
    return [*made, *arc(piece[-1], half, ahead + 90.0, -180.0, CAP_STEPS)]


def _pieces(leg: Sequence[LatLon], half: float) -> list[Sequence[LatLon]]:
    """Return the leg in as few pieces as are geodesics, near enough for this half width."""
    at = len(leg) // 2
    strays = between(leg[at], midway(leg[0], leg[-1])) if len(leg) % 2 else math.inf
    if len(leg) < 3 or strays <= half * STRAIGHT_SHARE:
        return [leg]
    return [*_pieces(leg[: at + 1], half), *_pieces(leg[at:], half)]


def distance_to_way(place: LatLon, way: tuple[LatLon, LatLon]) -> float:
    """Return the distance (metres) from a place to the line, straight in degrees, of two others.

    The two are near enough for that line to come near to the place only once.
    """
    (lat_a, lon_a), (lat_b, lon_b) = way
    low, high = 0.0, 1.0
    wide = (lon_b - lon_a + 180.0) % 360.0 - 180.0

    def at(share: float) -> LatLon:
        return lat_a + (lat_b - lat_a) * share, lon_a + wide * share

    here = vector(place)
    for _ in range(24):
        third = (high - low) / 3
        if _chord(here, vector(at(low + third))) < _chord(here, vector(at(high - third))):
            high -= third
        else:
            low += third
    return min(between(place, at(share)) for share in (0.0, (low + high) / 2, 1.0))


Vector = tuple[float, float, float]


def vector(place: LatLon) -> Vector:
    """Return the place on a sphere of radius 1: enough to find which of two is nearer."""
    latitude, longitude = math.radians(place[0]), math.radians(place[1])
    flat = math.cos(latitude)
    return flat * math.cos(longitude), flat * math.sin(longitude), math.sin(latitude)


def _chord(one: Vector, other: Vector) -> float:
    return math.dist(one, other)


def ring_holds(ring: Ring, place: LatLon) -> bool:
    """Return whether a place lies inside of a ring (even-odd rule), in any turn of the plane."""
    latitude, longitude = place
    if not ring.south <= latitude <= ring.north:
        return ring.outside
    count = int(ring.outside)
    for (lat_a, lon_a), (lat_b, lon_b) in zip(
        ring.points, (*ring.points[1:], ring.points[0]), strict=True
    ):
        if (lat_a > latitude) != (lat_b > latitude):
            at = lon_a + (latitude - lat_a) / (lat_b - lat_a) * (lon_b - lon_a)
            # How many turns of the place lie west of the edge: each is a crossing.
            count += math.floor((at - longitude) / 360.0)
    return bool(count % 2)


def rings_meet(one: Ring, other: Ring) -> bool:
    """Return whether the lines of two rings meet anywhere."""
    if one.north < other.south or other.north < one.south:
        return False
    bands = _Bands(one)
    first = math.ceil((one.west - other.east) / 360.0)
    last = math.floor((one.east - other.west) / 360.0)
    return any(bands.meets(other, 360.0 * turn) for turn in range(first, last + 1))


class _Bands:
    """The edges of a ring by bands of latitude, so that few have to be compared."""

    def __init__(self, ring: Ring) -> None:
        self._ring = ring
        self._height = max((ring.north - ring.south) / MEET_BANDS, 1e-9)
        self._edges: dict[int, list[tuple[LatLon, LatLon]]] = {}
        points = ring.points
        for edge in zip(points, (*points[1:], points[0]), strict=True):
            low, high = sorted((edge[0][0], edge[1][0]))
            for band in range(self._band(low), self._band(high) + 1):
                self._edges.setdefault(band, []).append(edge)

    def _band(self, latitude: float) -> int:
        return min(MEET_BANDS - 1, max(0, int((latitude - self._ring.south) / self._height)))

    def meets(self, other: Ring, shift: float) -> bool:
        """Return whether any edge of another ring, moved eastward, meets one of ours."""
        ring = self._ring
        points = [(lat, lon + shift) for lat, lon in other.points]
        for here, there in zip(points, [*points[1:], points[0]], strict=True):
            south, north = (here[0], there[0]) if here[0] <= there[0] else (there[0], here[0])
            west, east = (here[1], there[1]) if here[1] <= there[1] else (there[1], here[1])
            if north < ring.south or south > ring.north or east < ring.west or west > ring.east:
                continue
            for band in range(self._band(south), self._band(north) + 1):
                if any(_meet(here, there, *edge) for edge in self._edges.get(band, ())):
                    return True
        return False


def _meet(a: LatLon, b: LatLon, c: LatLon, d: LatLon) -> bool:
    """Return whether two segments of the plane have a point in common."""
    if max(a[1], b[1]) < min(c[1], d[1]) or max(c[1], d[1]) < min(a[1], b[1]):
        return False
    if max(a[0], b[0]) < min(c[0], d[0]) or max(c[0], d[0]) < min(a[0], b[0]):
        return False
    return _side(a, b, c) * _side(a, b, d) <= 0 and _side(c, d, a) * _side(c, d, b) <= 0


def _side(a: LatLon, b: LatLon, c: LatLon) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def covered(covering: Region, latitudes: Sequence[float]) -> list[Spans]:
    """Return what a region covers of each parallel; latitudes in ascending order, degrees."""
    found: list[list[tuple[float, float]]] = [[] for _ in latitudes]
    for ring in covering:
        for spans, crossings in zip(found, _crossings(ring, latitudes), strict=True):
            crossings.sort()
            own = [
                part
                for west, east in zip(crossings[::2], crossings[1::2], strict=False)
                for part in _folded(west, east)
            ]
            spans.extend(gaps(_merged(own)) if ring.outside else own)
    return [_merged(spans) for spans in found]


def _crossings(ring: Ring, latitudes: Sequence[float]) -> list[list[float]]:
    found: list[list[float]] = [[] for _ in latitudes]
    if not latitudes or ring.north < latitudes[0] or ring.south > latitudes[-1]:
        return found
    points = ring.points
    for (lat_a, lon_a), (lat_b, lon_b) in zip(points, (*points[1:], points[0]), strict=True):
        low, high = (lat_a, lat_b) if lat_a < lat_b else (lat_b, lat_a)
        if high <= latitudes[0] or low > latitudes[-1]:
            continue
        slope = (lon_b - lon_a) / (lat_b - lat_a) if low < high else 0.0
        for at in range(bisect_left(latitudes, low), bisect_left(latitudes, high)):
            found[at].append(lon_a + (latitudes[at] - lat_a) * slope)
    return found


def _folded(west: float, east: float) -> Iterable[tuple[float, float]]:
    if east - west >= 360.0:
        return ((0.0, 360.0),)
    start = west % 360.0
    end = start + (east - west)
    return ((start, end),) if end <= 360.0 else ((start, 360.0), (0.0, end - 360.0))


def _merged(spans: Iterable[tuple[float, float]]) -> Spans:
    made: list[tuple[float, float]] = []
    for west, east in sorted(spans):
        if made and west <= made[-1][1]:
            made[-1] = (made[-1][0], max(made[-1][1], east))
        else:
            made.append((west, east))
    return tuple(made)


def gaps(spans: Spans) -> Spans:
    """Return what the stretches leave of their parallel."""
    edges = [0.0, *(edge for span in spans for edge in span), 360.0]
    return tuple((w, e) for w, e in zip(edges[::2], edges[1::2], strict=True) if e > w)


def common(one: Spans, other: Spans) -> Spans:
    """Return what two lists of stretches of one parallel share."""
    starts = [west for west, _ in other]
    made = []
    for west, east in one:
        at = max(0, bisect_right(starts, west) - 1)
        for other_west, other_east in other[at:]:
            if other_west >= east:
                break
            if min(east, other_east) > max(west, other_west):
                made.append((max(west, other_west), min(east, other_east)))
    return tuple(made)
