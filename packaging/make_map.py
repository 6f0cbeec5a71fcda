"""Make resources/map/land.json from the npm package world-atlas 2.0.2 (Natural Earth land, 1:110m).

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python packaging/make_map.py package/land-110m.json resources/map/land.json

The atlas stores the rings on the sphere: drawn as they are, those that cross 180 degrees give bars
right through the map. Here each ring gets continuous longitudes (they may run past 180), so that a
drawing program only repeats the map at every 360 degrees. A ring around a pole ends 360 degrees
from its start. No borders are kept: land only.
"""

import json
import sys
from pathlib import Path
from typing import Any

UNIT = 100
"""Whole hundredths of a degree: 1.1 km, much finer than 1:110m data are true."""


def arc_points(topology: dict[str, Any]) -> list[list[tuple[float, float]]]:
    """Return the arcs as lists of (longitude, latitude) in degrees."""
    (scale_x, scale_y) = topology["transform"]["scale"]
    (move_x, move_y) = topology["transform"]["translate"]
    arcs = []
    for deltas in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in deltas:
            x += dx
            y += dy
            points.append((x * scale_x + move_x, y * scale_y + move_y))
        arcs.append(points)
    return arcs


def ring_points(
    arcs: list[list[tuple[float, float]]], numbers: list[int]
) -> list[tuple[float, float]]:
    """Join arcs to one closed ring; a negative number is the arc ~number, backwards."""
    ring: list[tuple[float, float]] = []
    for number in numbers:
        points = arcs[number] if number >= 0 else arcs[~number][::-1]
        ring.extend(points[1:] if ring else points)
    return ring


def continuous(ring: list[tuple[float, float]]) -> list[tuple[int, int]]:
    """Return the ring in hundredths of a degree without any step of 180 degrees or more."""
    made: list[tuple[int, int]] = []
    turn = 0
    for index, (longitude, latitude) in enumerate(ring):
        if index:
            step = longitude - ring[index - 1][0]
            turn -= 360 if step > 180 else -360 if step < -180 else 0
        point = (round((longitude + turn) * UNIT), round(latitude * UNIT))
        if not made or made[-1] != point:
            made.append(point)
    return centred(made)


def centred(ring: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the copy of the ring whose middle lies nearest to the prime meridian."""
    longitudes = [longitude for longitude, _ in ring]
    whole = 360 * UNIT
    shift = -whole * round((min(longitudes) + max(longitudes)) / 2 / whole)
    return [(longitude + shift, latitude) for longitude, latitude in ring]


def main(source: str, target: str) -> None:
    """Read the atlas and write the small file."""
    topology = json.loads(Path(source).read_text(encoding="utf-8"))
    arcs = arc_points(topology)
    rings = [
        continuous(ring_points(arcs, numbers))
        for geometry in topology["objects"]["land"]["geometries"]
        for polygon in geometry["arcs"]
        for numbers in polygon
    ]
    lines = ",\n".join(
        json.dumps([value for point in ring for value in point], separators=(",", ":"))
        for ring in sorted(rings, key=len, reverse=True)
    )
    Path(target).write_text(
        '{"source":"Natural Earth 1:110m land, public domain, by way of world-atlas 2.0.2 (ISC)",\n'
        f'"unit":"1/{UNIT} degree, longitude and latitude in turn",\n"rings":[\n{lines}\n]}}\n',
        encoding="utf-8",
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
