"""From the areas of a draft or a message to the shapes that the map draws."""

import json
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from typing import Any

from console.desk.map_shapes import LatLon, Shape
from protocol.notices.geography import outline
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
            ring = outline(area)
            shapes.append(
                Shape(
                    mark=str(len(shapes) + 1),
                    label=spec.label[language],
                    words=writer.area(area)[0],
                    group=group,
                    rings=(ring,) if ring else (),
                    anchor=place,
                )
            )
    return tuple(shapes)


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
