"""Where the map looks: between places on the globe and points of a window. Plain numbers, no Qt.

Equirectangular with a true-scale parallel, so that a circle near that parallel looks round. The
map repeats every 360 degrees, and areas over the dateline stay in one piece.
"""

import math
from dataclasses import dataclass, replace

ZOOM_MAX = 160.0
"""Pixels per degree of latitude: the land data are true to about 30 km, 43 pixels here."""

PARALLEL_MAX = 70.0
"""Degrees. Nearer the poles a true-scale parallel would squeeze the rest of the map away."""


@dataclass(frozen=True, slots=True)
class Camera:
    """A view of the map.

    Attributes:
        latitude, longitude: degrees at the middle of the window.
        zoom: pixels per degree of latitude.
        parallel: latitude of true scale in degrees, 0 for the whole world.
        width, height: of the window in device-independent pixels.
    """

    latitude: float
    longitude: float
    zoom: float
    parallel: float
    width: float
    height: float

    @property
    def zoom_x(self) -> float:
        """Pixels per degree of longitude."""
        return self.zoom * math.cos(math.radians(self.parallel))

    def to_screen(self, latitude: float, longitude: float) -> tuple[float, float]:
        """Return the window point of a place; the longitude is taken as it is, not wrapped."""
        return (
            self.width / 2 + (longitude - self.longitude) * self.zoom_x,
            self.height / 2 - (latitude - self.latitude) * self.zoom,
        )

    def to_globe(self, x: float, y: float) -> tuple[float, float]:
        """Return (latitude, longitude) of a window point, the longitude within ±180."""
        latitude = self.latitude - (y - self.height / 2) / self.zoom
        longitude = self.longitude + (x - self.width / 2) / self.zoom_x
        return max(-90.0, min(90.0, latitude)), wrapped(longitude)

    def turns(self) -> range:
        """Return which copies of the map (shifted by 360 degrees times n) can be seen."""
        half = self.width / 2 / self.zoom_x
        return range(
            math.floor((self.longitude - half - 180) / 360),
            math.ceil((self.longitude + half + 180) / 360) + 1,
        )

    def moved(self, dx: float, dy: float) -> "Camera":
        """Return the camera after the map was pulled by so many pixels."""
        return replace(
            self,
            latitude=self.latitude + dy / self.zoom,
            longitude=wrapped(self.longitude - dx / self.zoom_x),
        )._held()

    def zoomed(self, factor: float, x: float, y: float) -> "Camera":
        """Return the camera zoomed by a factor; the place under the window point stays there."""
        zoom = max(self.floor, min(ZOOM_MAX, self.zoom * factor))
        before_x = (x - self.width / 2) / self.zoom_x
        before_y = (y - self.height / 2) / self.zoom
        factor = zoom / self.zoom
        return replace(
            self,
            zoom=zoom,
            latitude=self.latitude - before_y * (1 - 1 / factor),
            longitude=wrapped(self.longitude + before_x * (1 - 1 / factor)),
        )._held()

    def resized(self, width: float, height: float) -> "Camera":
        """Return the camera for a window of another size."""
        made = replace(self, width=max(1.0, width), height=max(1.0, height))
        return replace(made, zoom=max(made.floor, self.zoom))._held()

    @property
    def floor(self) -> float:
        """The smallest zoom: the globe fills the window, and is never seen twice side by side."""
        across = self.width / (360 * math.cos(math.radians(self.parallel)))
        return max(across, self.height / 180)

    def _held(self) -> "Camera":
        """Keep the poles at or outside the window's edges."""
        half = self.height / 2 / self.zoom
        if half >= 90:
            return replace(self, latitude=0.0)
        return replace(self, latitude=max(half - 90, min(90 - half, self.latitude)))


def wrapped(longitude: float) -> float:
    """Return the longitude within -180 (included) to 180 degrees."""
    return (longitude + 180) % 360 - 180


def whole_world(width: float, height: float, longitude: float = 0.0) -> Camera:
    """Return the camera that sees as much of the world as the window's shape allows."""
    plain = Camera(0.0, longitude, 1.0, 0.0, max(1.0, width), max(1.0, height))
    return replace(plain, zoom=plain.floor)


def fitted(
    bounds: tuple[float, float, float, float], width: float, height: float, margin: float = 0.25
) -> Camera:
    """Return the camera that shows the bounds with some of the world around.

    Args:
        bounds: (south, west, north, east) in degrees; east may run past 180.
        width, height: of the window in pixels.
        margin: free part of the bounds' size on every side.
    """
    south, west, north, east = bounds
    middle = (south + north) / 2
    parallel = min(abs(middle), PARALLEL_MAX)
    tall = max(north - south, 2.0) * (1 + 2 * margin)
    wide = max(east - west, 2.0) * (1 + 2 * margin) * math.cos(math.radians(parallel))
    zoom = min(height / tall, width / wide, ZOOM_MAX)
    if wide / math.cos(math.radians(parallel)) >= 240 or tall >= 150:
        return whole_world(width, height, wrapped((west + east) / 2))
    made = Camera(middle, wrapped((west + east) / 2), zoom, parallel, max(1, width), max(1, height))
    return replace(made, zoom=max(zoom, made.floor))._held()
