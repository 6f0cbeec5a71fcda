"""The map: places go to the right pixels, also over the dateline and around the poles."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from console.desk.area_shapes import rings
from console.desk.map_camera import Camera, fitted, whole_world, wrapped
from console.desk.map_land import land_paths
from console.desk.map_paint import screen_shape
from console.desk.map_shapes import LatLon, Shape, bounds, plane_ring
from console.desk.map_view import MapView
from console.desk.theme import Theme
from console.desk.wording import Wording
from protocol.notices.values import Circle, Corridor, Point, Quantity

FIJI = Shape(
    "2",
    "Impact area",
    "polygon",
    1,
    (((-20, 175), (-20, -175), (-10, -175), (-10, 175)),),
    (-15, 180),
)
HAINAN = Shape(
    "1", "Launch area", "site", 0, (((19, 110), (20, 110), (20, 111), (19, 111)),), (19.5, 110.5)
)


@given(st.floats(-89, 89), st.floats(-180, 179.9), st.floats(1, 100), st.floats(0, 60))
def test_a_window_point_leads_back_to_its_place(
    latitude: float, longitude: float, zoom: float, parallel: float
) -> None:
    camera = Camera(latitude, longitude, zoom, parallel, 800, 400)
    back = camera.to_globe(*camera.to_screen(latitude, longitude))
    assert back == pytest.approx((latitude, longitude), abs=1e-6)


@given(st.floats(0, 800), st.floats(0, 400), st.floats(0.3, 4))
def test_zooming_keeps_the_place_under_the_pointer(x: float, y: float, factor: float) -> None:
    camera = Camera(10, 20, 12, 0, 800, 400)
    zoomed = camera.zoomed(factor, x, y)
    if abs(zoomed.latitude) + 200 / zoomed.zoom < 90:  # not held at a pole
        assert zoomed.to_globe(x, y) == pytest.approx(camera.to_globe(x, y), abs=1e-6)


def test_the_world_is_never_seen_twice_and_the_poles_stay_at_the_edge() -> None:
    camera = whole_world(1000, 400).zoomed(0.01, 500, 200).moved(0, 5000)
    assert 1000 / camera.zoom_x <= 360.0001
    assert camera.to_screen(90, 0)[1] == pytest.approx(0, abs=1e-6)


def test_an_area_over_the_dateline_stays_in_one_piece() -> None:
    ring = plane_ring(FIJI.rings[0])
    longitudes = [longitude for _, longitude in ring.points]
    assert max(longitudes) - min(longitudes) == 10
    south, west, north, east = bounds([FIJI, HAINAN])
    assert (south, north) == (-20, 20)
    assert east - west == pytest.approx(75)
    camera = fitted((south, west, north, east), 520, 260)
    for shape in (FIJI, HAINAN):
        seen = [
            turn
            for turn in camera.turns()
            if screen_shape(shape, camera, turn).surface.boundingRect().center().x()
            in _Span(0, 520)
        ]
        assert len(seen) == 1


class _Span:
    def __init__(self, low: float, high: float) -> None:
        self.low, self.high = low, high

    def __contains__(self, value: float) -> bool:
        return self.low <= value <= self.high


@pytest.mark.parametrize("sign", [1, -1])
@pytest.mark.parametrize("backwards", [False, True])
def test_an_area_around_a_pole_holds_the_pole_and_not_the_equator(
    sign: int, backwards: bool
) -> None:
    ring: list[LatLon] = [(sign * 75.0, float(longitude)) for longitude in range(-180, 180, 10)]
    shape = Shape("1", "Polar", "", 0, (tuple(ring[::-1] if backwards else ring),), (sign * 90, 0))
    camera = whole_world(720, 360)
    inside = [screen_shape(shape, camera, turn).surface for turn in camera.turns()]

    def covered(latitude: float, longitude: float) -> bool:
        return any(
            path.contains(QPointF(*camera.to_screen(latitude, longitude))) for path in inside
        )

    assert covered(sign * 85, 10)
    assert covered(sign * 85, -170)
    assert not covered(0, 10)
    assert not covered(-sign * 85, 10)


@pytest.mark.parametrize("longitude", [0.0, 100.0, 179.0, -179.0])
def test_a_circle_around_both_poles_is_not_drawn_inside_out(longitude: float) -> None:
    area = Circle(Point(0, round(longitude * 10_000)), Quantity(15_000, 0, "KM"))
    shape = Shape("1", "", "", 0, rings(area), (0, longitude))
    camera = whole_world(720, 360)
    drawn = [screen_shape(shape, camera, turn).surface for turn in camera.turns()]

    def covered(latitude: float, east: float) -> bool:
        at = QPointF(*camera.to_screen(latitude, wrapped(longitude + east)))
        return any(path.contains(at) for path in drawn)

    assert all(covered(latitude, east) for latitude in (0, 89, -89) for east in (0, 60, -60))
    assert not covered(0, 180)
    assert not covered(20, 170)


def test_the_bend_of_a_corridor_leaves_no_hole() -> None:
    bend = Corridor((Point(0, 0), Point(0, 100_000), Point(60_000, 20_000)), Quantity(500, 0, "KM"))
    shape = Shape("1", "", "", 0, rings(bend), (0, 0))
    surface = screen_shape(shape, whole_world(720, 360), 0).surface
    inside = [QPointF(*whole_world(720, 360).to_screen(lat, 8.5)) for lat in (0.5, 1, 1.5)]
    assert all(surface.contains(place) for place in inside)


@pytest.mark.parametrize(
    ("place", "dry"),
    [
        ((47.0, 2.0), True),  # France
        ((-80.0, 120.0), True),  # Antarctica
        ((-89.0, -175.0), True),
        ((67.5, -176.0), True),  # Chukotka, beyond 180 degrees
        ((42.0, 51.0), False),  # Caspian Sea: a hole in the land
        ((0.0, -150.0), False),  # Pacific
        ((-15.0, -175.0), False),
    ],
)
def test_land_is_where_land_is(place: LatLon, dry: bool) -> None:
    surface = land_paths()[0]
    latitude, longitude = place
    assert dry == any(
        surface.contains(QPointF(longitude + turn * 360, -latitude)) for turn in (-1, 0, 1)
    )


def test_no_coast_runs_across_the_map() -> None:
    coast = land_paths()[1]
    steps = []
    last = None
    for index in range(coast.elementCount()):
        element = coast.elementAt(index)
        if last is not None and element.isLineTo():
            steps.append(math.hypot(element.x - last.x, element.y - last.y))
        last = element
    assert max(steps) < 20


def test_the_map_is_moved_by_keyboard_and_says_what_it_shows(
    qtbot: QtBot, theme: Theme, words: Wording
) -> None:
    view = MapView(theme, words)
    qtbot.addWidget(view)
    view.resize(520, 260)
    view.show()
    assert view.accessibleDescription() == words.say("map-empty")
    view.show_shapes([HAINAN, FIJI])
    assert "1 · Launch area: site" in view.accessibleDescription()
    home = view.camera
    QTest.keyClick(view, Qt.Key.Key_Plus)
    assert view.camera.zoom == pytest.approx(home.zoom * 1.5)
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.camera.longitude > home.longitude
    view.show_shapes([HAINAN])
    assert view.camera.zoom == pytest.approx(home.zoom * 1.5), "moved by hand: it stays put"
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.camera != home
    QTest.keyClick(view, Qt.Key.Key_0)
    assert view.camera.zoom == pytest.approx(whole_world(520, 260).zoom)
    assert not view.grab().isNull()


def test_areas_differ_without_colour(qtbot: QtBot, theme: Theme, words: Wording) -> None:
    view = MapView(theme, words)
    qtbot.addWidget(view)
    view.resize(400, 300)
    view.show_shapes([HAINAN, FIJI])
    image = view.grab().toImage()
    colourful = 0
    for x in range(0, image.width(), 3):
        for y in range(0, image.height(), 3):
            colour = image.pixelColor(x, y)
            channels = (colour.red(), colour.green(), colour.blue())
            colourful += max(channels) - min(channels) > 30
    assert colourful == 0
