"""Make resources/map/states.json from the npm package world-atlas 2.0.2 (Natural Earth, 1:50m).

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python packaging/make_states.py package/countries-50m.json \
        /usr/share/iso-codes/json/iso_3166-1.json resources/map/states.json

Which land has which ISO 3166-1 code, only to find out which land an area touches: nothing of it is
ever drawn. The atlas has the numeric codes; Debian's package iso-codes turns them into alpha-3.
Borders between two codes are stored once, as arcs, whose longitudes run on past 180 degrees. A code
has polygons; a polygon has rings, the holes after the first; a ring is a list of arcs, and the number
~n is arc n backwards. Land to which the atlas gives no code has the code "".

`territories` lists the codes that are not those of a member or observer state of the United
Nations; to which state such land belongs, if any, the atlas does not say, and nor do we.
"""

import json
import sys
from pathlib import Path
from typing import Any

from make_map import arc_points

UNIT = 200
"""Whole 200ths of a degree: 0.6 km, finer than 1:50m data are true."""
TOLERANCE = 0.02
"""Degrees by which a line may be straightened."""

TERRITORIES = """
ABW AIA ALA ASM ATA ATF BES BLM BMU BVT CCK COK CUW CXR CYM ESH FLK FRO GGY GIB GLP GRL GUF GUM HKG
HMD IMN IOT JEY MAC MAF MNP MSR MTQ MYT NCL NFK NIU PCN PRI PYF REU SGS SHN SJM SPM SXM TCA TKL TWN
UMI VGB VIR WLF
""".split()

Point = tuple[float, float]


def straightened(points: list[Point]) -> list[Point]:
    """Return the line without points that stand less than the tolerance off it."""
    keep = {0, len(points) - 1}
    parts = [(0, len(points) - 1)]
    if points[0] == points[-1]:  # an island: its farthest point splits it
        far = max(range(len(points)), key=lambda at: distance(points[at], points[0]))
        keep.add(far)
        parts = [(0, far), (far, len(points) - 1)]
    while parts:
        first, last = parts.pop()
        if last - first < 2:
            continue
        off, at = max(
            (off_line(points[n], points[first], points[last]), n) for n in range(first + 1, last)
        )
        if off > TOLERANCE or (points[0] == points[-1] and len(keep) < 4):
            keep.add(at)
            parts += [(first, at), (at, last)]
    return [points[at] for at in sorted(keep)]


def has_size(ring: list[int], arcs: list[list[Point]]) -> bool:
    """Say whether a ring is more than the pole: the atlas parts Antarctica from its own pole."""
    return any(abs(y) < 89.9 for arc in ring for _, y in arcs[arc if arc >= 0 else ~arc])


def distance(one: Point, other: Point) -> float:
    """Return the distance in the plane of degrees."""
    return ((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2) ** 0.5


def off_line(point: Point, start: Point, end: Point) -> float:
    """Return how far a point stands off a segment, in degrees."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    if not dx and not dy:
        return distance(point, start)
    along = ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / (dx * dx + dy * dy)
    along = max(0.0, min(1.0, along))
    return distance(point, (start[0] + along * dx, start[1] + along * dy))


def deltas(points: list[Point]) -> list[int]:
    """Return the first point and then steps, longitude and latitude in turn, in units."""
    whole = [(round(x * UNIT), round(y * UNIT)) for x, y in points]
    made, last = [], (0, 0)
    for number, point in enumerate(whole):
        # An arc keeps its last point even where that is the first again: rings join there.
        if number in (0, len(whole) - 1) or point != last:
            made += [point[0] - last[0], point[1] - last[1]]
            last = point
    return made


def continuous(points: list[Point]) -> list[Point]:
    """Let longitudes run on past 180 degrees instead of jumping."""
    made = points[:1]
    for x, y in points[1:]:
        made.append((x - 360 * round((x - made[-1][0]) / 360), y))
    return made


def main(atlas: str, iso_codes: str, target: str) -> None:
    """Read both and write the small file."""
    topology = json.loads(Path(atlas).read_text(encoding="utf-8"))
    alpha_3 = {
        entry["numeric"]: entry["alpha_3"]
        for entry in json.loads(Path(iso_codes).read_text(encoding="utf-8"))["3166-1"]
    }
    arcs = [straightened(continuous(points)) for points in arc_points(topology)]
    states: dict[str, list[list[list[int]]]] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        code = alpha_3[geometry["id"]] if "id" in geometry else ""
        many = geometry["type"] == "MultiPolygon"
        for polygon in geometry["arcs"] if many else [geometry["arcs"]]:
            states.setdefault(code, []).append([ring for ring in polygon if has_size(ring, arcs)])
    lines = [
        '{"source":"Natural Earth 1:50m countries, public domain, by way of world-atlas 2.0.2 (ISC)'
        '; codes: ISO 3166-1 alpha-3",',
        f'"unit":{UNIT},',
        f'"territories":{json.dumps(sorted(set(TERRITORIES) & set(states)))},',
        '"states":{',
        ",\n".join(f"{json.dumps(code)}:{compact(states[code])}" for code in sorted(states)),
        '},\n"arcs":[',
        ",\n".join(compact(deltas(arc)) for arc in arcs),
        "]}",
    ]
    Path(target).write_text("\n".join(lines) + "\n", encoding="utf-8")


def compact(value: Any) -> str:
    """Return JSON without blanks."""
    return json.dumps(value, separators=(",", ":"))


if __name__ == "__main__":
    main(*sys.argv[1:])
