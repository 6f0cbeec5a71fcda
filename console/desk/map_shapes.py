"""What the map draws: named shapes with continuous outlines. Values only, no Qt.

An outline on the globe becomes a ring in the plane here: longitudes run on past 180 degrees, and a
ring that goes around a pole is closed along the pole's edge of the map, never through its middle.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from console.desk.map_camera import wrapped

LatLon = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Shape:
    """One area or place of a notice.

    Attributes:
        mark: one or two characters that stand on the map and in the list, such as ``2``.
        label: name of the field in the officer's language.
        words: the value as the rendering prints it: the text instead of the picture.
        group: areas of the same field look alike; 0, 1, 2 … in the order of the fields.
        rings: closed outlines as (latitude, longitude) in degrees; empty for a bare point.
        anchor: (latitude, longitude) where the mark stands.
    """

    mark: str
    label: str
    words: str
    group: int
    rings: tuple[tuple[LatLon, ...], ...]
    anchor: LatLon


@dataclass(frozen=True, slots=True)
class PlaneRing:
    """An outline in the plane; `edge` is what is added to fill it when it goes around a pole."""

    points: tuple[LatLon, ...]
    edge: tuple[LatLon, ...]

    @property
    def filled(self) -> tuple[LatLon, ...]:
        """All points of the surface."""
        return self.points + self.edge


def plane_ring(ring: Sequence[LatLon]) -> PlaneRing:
    """Return the ring with longitudes that never jump, around the pole if it must.

    Args:
        ring: (latitude, longitude) in degrees, neighbours less than 180 degrees apart; the last
            point may repeat the first.
    """
    points = list(ring)
    if points[0] != points[-1]:
        points.append(points[0])
    made = [(points[0][0], wrapped(points[0][1]))]
    for latitude, longitude in points[1:]:
        step = wrapped(longitude - made[-1][1])
        made.append((latitude, made[-1][1] + step))
    if abs(made[-1][1] - made[0][1]) < 180:
        return PlaneRing(tuple(made), ())
    pole = 90.0 if sum(latitude for latitude, _ in made) > 0 else -90.0
    return PlaneRing(tuple(made), ((pole, made[-1][1]), (pole, made[0][1])))


def bounds(shapes: Sequence[Shape]) -> tuple[float, float, float, float]:
    """Return (south, west, north, east) that hold all shapes by the shorter way around the globe.

    East may run past 180. Needs at least one shape.
    """
    spans: list[tuple[float, float]] = []
    latitudes: list[float] = []
    for shape in shapes:
        rings = [plane_ring(ring).filled for ring in shape.rings] or [(shape.anchor,)]
        for ring in rings:
            latitudes.extend(latitude for latitude, _ in ring)
            longitudes = [longitude for _, longitude in ring]
            spans.append((min(longitudes), max(longitudes)))
    west, east = _shortest_cover(spans)
    return min(latitudes), west, max(latitudes), east


def _shortest_cover(spans: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Return the narrowest (west, east) that holds every span, each moved by whole turns."""
    best = (-180.0, 180.0)
    for start, _ in spans:
        east = start
        for west_end, east_end in spans:
            turned = start + (west_end - start) % 360
            east = max(east, turned + (east_end - west_end))
        if east - start < best[1] - best[0]:
            best = (start, east)
    return best
