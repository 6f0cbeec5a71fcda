"""The land of the map as two painter paths in degrees: x is longitude, y is minus latitude.

Natural Earth 1:110m, land only. Borders would be a statement of its own, so there are none.
"""

import json
from functools import lru_cache
from importlib import resources

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainterPath

_UNIT = 100.0


@lru_cache(maxsize=1)
def land_paths() -> tuple[QPainterPath, QPainterPath]:
    """Return (surface to fill, coast to draw) of the copy of the map around the prime meridian."""
    source = resources.files("resources").joinpath("map", "land.json")
    rings = json.loads(source.read_text(encoding="utf-8"))["rings"]
    surface, coast = QPainterPath(), QPainterPath()
    surface.setFillRule(Qt.FillRule.OddEvenFill)
    for ring in rings:
        points = [(ring[i] / _UNIT, -ring[i + 1] / _UNIT) for i in range(0, len(ring), 2)]
        for path in (surface, coast):
            path.moveTo(*points[0])
            for point in points[1:]:
                path.lineTo(*point)
        if points[0][0] != points[-1][0]:
            # The ring goes once around a pole: only the surface is closed, along the map's edge.
            edge = 90.0 if points[0][1] > 0 else -90.0
            surface.lineTo(points[-1][0], edge)
            surface.lineTo(points[0][0], edge)
        surface.closeSubpath()
    return surface, coast
