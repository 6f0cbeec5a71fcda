"""From the areas of a draft or a message to the shapes that the map draws."""

import json
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from typing import Any

from console.desk.map_shapes import LatLon, Shape, plane_ring
from protocol.notices.geography import outline
from protocol.notices.geography_region import region
from protocol.notices.pack import Kind, Pack
from protocol.notices.values import (
    Area,
    Circle,
    OceanQuadrant,
    Sector,
    Site,
    Value,
    WaterBody,
    areas_of,
)
from protocol.notices.writing import Writer


@lru_cache(maxsize=1)
def _places() -> dict[str, Any]:
    source = resources.files("resources").joinpath("map", "places.json")
    found: dict[str, Any] = json.loads(source.read_text(encoding="utf-8"))
    return found


def area_shapes(
    kind: Kind, values: Mapping[str, Value], pack: Pack, language: str
) -> tuple[Shape, ...]:
    """Return one shape for each area that can be drawn, numbered through the notice.

    An area that is named only stands at a place for its name; where even that is not known it is
    left out of the picture, and the text has it.
    """
    writer = Writer(pack, language)
    shapes: list[Shape] = []
    group = -1
    for spec in kind.fields:
        areas = areas_of(values.get(spec.name))
        group += bool(areas)
        for area in areas:
            place = anchor(area)
            if place is None:
                continue
            shapes.append(
                Shape(
                    mark=str(len(shapes) + 1),
                    label=spec.label[language],
                    words=writer.area(area)[0],
                    group=group,
                    rings=rings(area),
                    anchor=place,
                )
            )
    return tuple(shapes)


def rings(area: Area) -> tuple[tuple[LatLon, ...], ...]:
    """Return the lines to draw around an area; none for areas that are only named.

    Where an area holds both poles its line bounds what it leaves out, so the whole map is put
    around that.
    """
    ring = outline(area)
    if not ring:
        return ()
    if not any(own.outside for own in region(area)):
        return (ring,)
    west = min(longitude for _, longitude in plane_ring(ring).points)
    edge = [west + turn for turn in (0.0, 120.0, 240.0, 360.0)]
    whole = [*((-90.0, x) for x in edge), *((90.0, x) for x in reversed(edge))]
    # Begun at a place that is not wrapped, so that both lines lie in the same turn of the map.
    first = next(at for at, (_, x) in enumerate(whole) if -180.0 <= x < 180.0)
    return ring, (*whole[first:], *whole[:first])


def anchor(area: Area) -> LatLon | None:
    """Return where the mark of an area stands, in degrees; for named areas only about there."""
    match area:
        case Circle(centre) | Sector(centre):
            return centre.lat / 10_000, centre.lon / 10_000
        case Site(code):
            return _named(_places()["site"].get(code))
        case WaterBody(code):
            return _named(_places()["water_body"].get(code))
        case OceanQuadrant(ocean, quadrant):
            return _named(_places()["ocean"].get(ocean, {}).get(quadrant))
        case _:
            ring = outline(area)
            latitudes = [latitude for latitude, _ in ring]
            longitudes = [longitude for _, longitude in ring]
            middle = (min(longitudes) + max(longitudes)) / 2
            return (min(latitudes) + max(latitudes)) / 2, middle


def _named(place: list[float] | None) -> LatLon | None:
    return (place[0], place[1]) if place else None
