"""Where named places lie, as far as this installation knows: for comparing, never for a message."""

import json
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from protocol.notices.geography_distance import Mark, Marks, NamedArea
from protocol.notices.values import OceanQuadrant, Site, WaterBody

KILOMETRE = 1_000.0


@cache
def place_marks() -> Marks:
    """Return where named sites, waters and ocean quadrants lie, and how far they may reach."""
    source = files("resources") / "map" / "places.json"
    places = json.loads(source.read_text(encoding="utf-8"))
    reach = places["reach_km"]
    # A launch site has an extent of its own; its place is known to a tenth of a degree.
    site_m = reach["site"] * KILOMETRE
    found: dict[NamedArea, Mark] = {
        Site(code): Mark(lat, lon, site_m, 0.0) for code, (lat, lon) in places["site"].items()
    }
    for code, (lat, lon) in places["water_body"].items():
        if code in reach["water_body"]:
            found[WaterBody(code)] = Mark(lat, lon, 0.0, reach["water_body"][code] * KILOMETRE)
    for ocean, quadrants in places["ocean"].items():
        for quadrant, (lat, lon) in quadrants.items():
            reach_m = reach["ocean"][ocean][quadrant] * KILOMETRE
            found[OceanQuadrant(ocean, quadrant)] = Mark(lat, lon, 0.0, reach_m)
    return MappingProxyType(found)


def site_extent_km() -> int:
    """Return how many km around its place a named site is taken to be."""
    extents = (mark.extent_m for area, mark in place_marks().items() if isinstance(area, Site))
    return round(max(extents, default=0.0) / KILOMETRE)
