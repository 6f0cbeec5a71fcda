"""Which land an area touches, by the ISO 3166-1 codes that a public map gives to land.

Advice to the drafter and no more: no line of that map is ever drawn, no code says whose land it is,
and nothing is refused for it. Land whose code is that of no state (a territory, or none at all) is
reported as such.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from protocol.errors import LocalViolation
from protocol.notices.geography import LatLon
from protocol.notices.geography_measure import bounds, regions_touch, shared
from protocol.notices.geography_region import (
    Region,
    Ring,
    Spans,
    common,
    covered,
    gaps,
    region,
    ring_holds,
    ring_of,
)
from protocol.notices.values import Area

HALF_TURN = 180.0
LAND_PARALLELS = 128
"""Enough for about one part in a hundred: the map itself is not better."""


class Owner(Enum):
    """What the code of a piece of land says."""

    STATE = "state"
    TERRITORY = "territory"
    NO_CODE = "no-code"


@dataclass(frozen=True, slots=True)
class Piece:
    """One connected piece of land: its coast or border, and the holes in it."""

    ring: Ring
    holes: Region


@dataclass(frozen=True, slots=True)
class Land:
    """All land of one code (ISO 3166-1 alpha-3), or all land without one (empty code)."""

    code: str
    owner: Owner
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Touch:
    """An area touches land.

    Attributes:
        code: ISO 3166-1 alpha-3, empty for land that has none.
        owner: what that code is.
        area: number of the area, from 0.
        km2: how much of the area is that land; near 0 where it only just touches.
    """

    code: str
    owner: Owner
    area: int
    km2: float


def read_land(document: Mapping[str, Any]) -> tuple[Land, ...]:
    """Return the land of `resources/map/states.json`, decoded.

    Raises:
        LocalViolation: ``land-file-damaged``.
    """
    try:
        unit = document["unit"]
        arcs = [_arc(steps) for steps in document["arcs"]]
        territories = set(document["territories"])
        return tuple(
            Land(code, _owner(code, territories), tuple(_piece(p, arcs, unit) for p in polygons))
            for code, polygons in document["states"].items()
        )
    except (AttributeError, KeyError, IndexError, TypeError, ValueError) as error:
        raise LocalViolation("land-file-damaged", why=type(error).__name__) from error


def _owner(code: str, territories: Collection[str]) -> Owner:
    if not code:
        return Owner.NO_CODE
    return Owner.TERRITORY if code in territories else Owner.STATE


def _arc(steps: Sequence[int]) -> list[tuple[int, int]]:
    points, x, y = [], 0, 0
    for dx, dy in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x, y))
    return points


def _piece(
    rings: Sequence[Sequence[int]], arcs: Sequence[list[tuple[int, int]]], unit: int
) -> Piece:
    first, *holes = (
        _ring([arcs[n] if n >= 0 else arcs[~n][::-1] for n in ring], unit) for ring in rings
    )
    return Piece(first, tuple(holes))


def _ring(arcs: Sequence[Sequence[tuple[int, int]]], unit: int) -> Ring:
    """Join arcs so that longitudes do not jump; a ring around a pole is closed along its edge."""
    turn = 360 * unit
    points: list[tuple[int, int]] = list(arcs[0])
    for arc in arcs[1:]:
        shift = turn * round((points[-1][0] - arc[0][0]) / turn)
        points.extend((x + shift, y) for x, y in arc[1:])
    closed: list[LatLon] = [(y / unit, x / unit) for x, y in points]
    (start_lat, start), (_, end) = closed[0], closed[-1]
    if abs(end - start) < HALF_TURN:
        return ring_of(closed[:-1])
    pole = 90.0 if start_lat > 0 else -90.0
    return ring_of([*closed, (pole, end), (pole, start)])


def touched(
    areas: Sequence[Area], land: Sequence[Land], parties: Collection[str] = ()
) -> tuple[Touch, ...]:
    """Return which land the areas touch, without that of the parties of the notice.

    Args:
        areas: areas that are only named have no outline and touch nothing here.
        land: what `read_land` returned.
        parties: ISO 3166-1 alpha-3 of sender and addressees.

    Returns:
        By area, the largest share first.
    """
    found = [
        Touch(each.code, each.owner, number, km2)
        for number, area in enumerate(areas)
        for each in land
        if each.code not in parties and (km2 := _shared(area, each)) is not None
    ]
    return tuple(sorted(found, key=lambda touch: (touch.area, -touch.km2, touch.code)))


def _shared(area: Area, land: Land) -> float | None:
    """Return the km² of a land in an area, None if they do not touch."""
    covering, frame = region(area), bounds([area])
    if frame is None:
        return None
    found: float | None = None
    for piece in land.pieces:
        ring = piece.ring
        if ring.south > frame.north or ring.north < frame.south:
            continue
        if (ring.west - frame.west) % 360.0 > frame.east - frame.west and (
            (frame.west - ring.west) % 360.0 > ring.east - ring.west
        ):
            continue
        if _touches(covering, piece):
            found = (found or 0.0) + _shared_with(covering, piece)
    return found


def _touches(covering: Region, piece: Piece) -> bool:
    if not regions_touch(covering, (piece.ring,)):
        return False
    return not any(_lies_in(covering, hole) for hole in piece.holes)


def _lies_in(covering: Region, hole: Ring) -> bool:
    """Return whether all of a region lies within a hole of the land."""
    frame_inside = all(ring_holds(hole, place) for ring in covering for place in ring.points)
    return frame_inside and not any(
        ring_holds(ring, place) for ring in covering for place in hole.points
    )


def _shared_with(covering: Region, piece: Piece) -> float:
    def land(latitudes: Sequence[float]) -> list[Spans]:
        outer = covered((piece.ring,), latitudes)
        holes = covered(piece.holes, latitudes)
        return [common(o, gaps(h)) for o, h in zip(outer, holes, strict=True)]

    return shared(covering, land, (piece.ring.south, piece.ring.north), LAND_PARALLELS)
