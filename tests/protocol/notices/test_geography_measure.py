"""What areas measure and hold: known figures, a second opinion, and nothing turned inside out."""

import math

import pytest
from geographiclib.geodesic import Geodesic
from hypothesis import given, settings
from hypothesis import strategies as st

from protocol.notices.geography import METRES, outline
from protocol.notices.geography_measure import (
    HALF_GLOBE,
    bounds,
    extent,
    holds,
    middle,
    overlap,
    square_kilometres,
)
from protocol.notices.geography_region import covered, region, ring_holds
from protocol.notices.values import (
    Area,
    Circle,
    Corridor,
    OceanQuadrant,
    Point,
    Polygon,
    Quantity,
    Sector,
    Site,
)

EARTH_KM2 = 510_065_621.724
"""Surface of the WGS-84 ellipsoid."""


def at(latitude: float, longitude: float) -> Point:
    return Point(round(latitude * 10_000), round(longitude * 10_000))


def circle(latitude: float, longitude: float, km: int) -> Circle:
    return Circle(at(latitude, longitude), Quantity(km, 0, "KM"))


def sector(latitude: float, km: int, start: int, end: int) -> Sector:
    azimuths = (Quantity(start, 0, "DEG"), Quantity(end, 0, "DEG"))
    return Sector(at(latitude, 0), Quantity(km, 0, "KM"), *azimuths)


def corridor(km: int, *course: tuple[float, float]) -> Corridor:
    return Corridor(tuple(at(*place) for place in course), Quantity(km, 0, "KM"))


def polygon(*corners: tuple[float, float]) -> Polygon:
    return Polygon(tuple(at(*corner) for corner in corners))


FIJI = polygon((-20, 175), (-20, -175), (-10, -175), (-10, 175))


@pytest.mark.parametrize(
    ("area", "km2", "share"),
    [
        (polygon((0, 0), (0, 1), (1, 1), (1, 0)), 12_308.46, 1e-6),
        (polygon((-60, -90), (-60, 0), (-60, 90), (60, 90), (60, 0), (60, -90)), 220_605_000, 1e-3),
        (circle(0, 0, 10), math.pi * 100, 1e-6),
        (circle(90, 0, 500), 784_998.7, 1e-6),
        (circle(-90, 0, 500), 784_998.7, 1e-6),
        (circle(0, 0, 20_000), EARTH_KM2, 1e-6),
        (sector(0, 111, 315, 45), math.pi * 111**2 / 4, 1e-4),
        (corridor(20, (0, 0), (0, 1)), 111.3195 * 20 + math.pi * 100, 1e-3),
        (corridor(20, (0, 179.5), (0, -179.5)), 111.3195 * 20 + math.pi * 100, 1e-3),
        (corridor(2, (10, 10), (12, 10), (10, 10.0001)), 2 * 221.24 + math.pi, 4e-3),  # there, back
    ],
)
def test_known_sizes(area: Area, km2: float, share: float) -> None:
    assert square_kilometres(area) == pytest.approx(km2, rel=share)


@pytest.mark.parametrize(
    "area",
    [
        circle(34.75, -120.6, 300),
        circle(85, 0, 1_000),  # holds the pole
        circle(89, 30, 112),  # its line passes 300 m from the pole
        circle(0, 180, 2_000),
        sector(80, 2_000, 0, 90),  # one side goes over the pole
        sector(80, 2_000, 270, 0),
        sector(80, 2_000, 315, 45),  # holds the pole
        sector(-80, 2_000, 90, 180),
        sector(60, 900, 10, 350),
    ],
)
def test_a_polygon_of_geodesics_has_the_same_size(area: Area) -> None:
    """A second opinion: another algorithm, on the outline instead of on the radii."""
    ring = Geodesic.WGS84.Polygon()
    for place in outline(area, 720)[:-1]:
        ring.AddPoint(*place)
    signed = ring.Compute(True, True)[2] / 1e6  # a clockwise ring counts as positive so
    assert square_kilometres(area) == pytest.approx(signed, rel=2e-4)


@pytest.mark.parametrize("km", [300, 9_000, 10_500, 15_000, 19_900])
@pytest.mark.parametrize("latitude", [0, 45, -85])
def test_what_a_circle_covers_is_what_it_measures(km: int, latitude: int) -> None:
    """Not what it leaves out, also where it holds one pole or both."""
    area = circle(latitude, 170, km)
    latitudes = [-89.95 + 0.1 * n for n in range(1_800)]
    wide = [sum(e - w for w, e in spans) for spans in covered(region(area), latitudes)]
    weights = [math.cos(math.radians(latitude)) for latitude in latitudes]
    share = sum(w * c for w, c in zip(wide, weights, strict=True)) / (360 * sum(weights))
    assert share == pytest.approx(square_kilometres(area) / EARTH_KM2, abs=3e-3)


INSIDE_AND_OUT = [
    (FIJI, [(-15, 180), (-15, 176), (-15, -176)], [(-15, 174), (-15, -174), (-15, 0), (15, 180)]),
    (circle(88, 100, 500), [(90, 0), (88, -80), (86, 100)], [(0, 0), (-90, 0), (85, -80)]),
    (circle(-88, 0, 500), [(-90, 12), (-88, 180)], [(90, 0), (-80, 0)]),
    (circle(0, 0, 15_000), [(90, 0), (-90, 0), (0, 130)], [(0, 180), (20, -170)]),
    (circle(0, 179.9, 100), [(0, -179.5), (0.5, 179.9)], [(0, -178.9), (0, 0)]),
    (sector(80, 2_000, 0, 90), [(85, 10), (80, 90), (89, 170)], [(85, -10), (89, -10), (75, 10)]),
    (sector(0, 1_000, 270, 90), [(5, 0), (1, -5)], [(-1, 0), (10, 0)]),
    (corridor(200, (60, 170), (60, -170)), [(60, 180), (60.8, 175)], [(60, 0), (61.5, 180)]),
    (corridor(400, (80, 0), (89.5, 90), (80, 170)), [(90, 0), (84, 30)], [(80, 90), (80, -90)]),
]


@pytest.mark.parametrize(("area", "inside", "out"), INSIDE_AND_OUT)
def test_places_inside_and_outside(
    area: Area, inside: list[tuple[float, float]], out: list[tuple[float, float]]
) -> None:
    rings = region(area)
    for place in inside:
        assert holds(area, at(*place)), place
        if abs(place[0]) < 90:
            assert any(ring_holds(ring, place) for ring in rings), place
    for place in out:
        assert not holds(area, at(*place)), place
        assert not any(ring_holds(ring, place) for ring in rings), place


def test_the_edge_of_a_circle_and_of_a_corridor_belongs_to_it() -> None:
    assert holds(circle(0, 0, 100), at(0, 0.8983))
    assert not holds(circle(0, 0, 100), at(0, 0.8984))
    assert holds(corridor(100, (0, 0), (0, 10)), at(0.4521, 5))
    assert not holds(corridor(100, (0, 0), (0, 10)), at(0.4523, 5))
    assert holds(corridor(100, (0, 0), (0, 10)), at(0, 10.4491)), "its ends are round"


@pytest.mark.parametrize(
    ("area", "km"),
    [
        (circle(10, 10, 50), 100),
        (circle(10, 10, 12_000), HALF_GLOBE),
        (polygon((0, 0), (0, 1), (1, 1), (1, 0)), 156.9),
        (FIJI, 1_541.86),
        (corridor(20, (0, 0), (0, 1)), 131.32),
        (sector(0, 111, 315, 45), 156.97),
        (polygon((40, -170), (40, -60), (40, 50), (0, 50), (0, -60), (0, -170)), HALF_GLOBE),
        (Site("WENCHANG"), 0),
    ],
)
def test_greatest_extent(area: Area, km: float) -> None:
    assert extent(area) == pytest.approx(km, abs=0.05)


@pytest.mark.parametrize(
    ("areas", "box"),
    [
        ([FIJI], (-20, 175, -10, 185)),
        ([circle(88, 100, 500)], (83.52, -180, 90, 180)),
        ([circle(-89.9, 10, 500)], (-90, -180, -85.42, 180)),
        ([circle(0, 0, 15_000)], (-90, -180, 90, 180)),
        ([FIJI, circle(0, 170, 1)], (-20, 169.99, 0.01, 185)),
        ([corridor(20, (0, 179), (0, -179))], (-0.09, 178.91, 0.09, 181.09)),
        ([polygon((0, 170), (0, 180), (10, 175))], (0, 170, 10, 180)),
    ],
)
def test_bounds(areas: list[Area], box: tuple[float, float, float, float]) -> None:
    assert bounds(areas) == pytest.approx(box, abs=0.01)


def test_areas_that_are_only_named_measure_nothing_and_touch_nothing() -> None:
    named = OceanQuadrant("PACIFIC", "NW")
    assert (square_kilometres(named), extent(named), bounds([named])) == (0, 0, None)
    assert not overlap(named, circle(0, 0, 15_000))
    assert middle(named) is None


@pytest.mark.parametrize(
    ("one", "other", "touch"),
    [
        (circle(0, 179, 200), circle(0, -179, 200), True),
        (circle(0, 179, 100), circle(0, -179, 100), False),
        (FIJI, circle(-15, 180, 10), True),  # one inside of the other
        (circle(-15, 180, 10), FIJI, True),
        (circle(90, 0, 500), circle(88, 180, 10), True),
        (circle(90, 0, 500), circle(-90, 0, 500), False),
        (circle(0, 0, 15_000), circle(0, 180, 1_000), False),
        (circle(0, 0, 15_000), circle(90, 0, 10), True),
        (circle(0, 0, 15_000), circle(45, 160, 12_000), True),
        (corridor(20, (0, 170), (0, -170)), corridor(20, (-5, 180), (5, 180)), True),  # a cross
    ],
)
def test_areas_that_touch(one: Area, other: Area, touch: bool) -> None:
    assert overlap(one, other) is touch
    assert overlap(other, one) is touch


def test_the_middle_of_an_area() -> None:
    assert middle(circle(10, 20, 5)) == (10, 20)
    latitude, longitude = middle(FIJI) or (0, 0)
    assert latitude == pytest.approx(-15.2, abs=0.3)
    assert abs(longitude) == pytest.approx(180)


LENGTHS = st.tuples(st.integers(1, 3_000), st.sampled_from(sorted(METRES)))
LATITUDES = st.integers(-800_000, 800_000)
LONGITUDES = st.integers(-1_799_999, 1_800_000)
OFFSETS = st.integers(-90_000, 90_000).filter(bool)


def moved(point: Point, east: int) -> Point:
    return Point(point.lat, (point.lon + east + 1_799_999) % 3_600_000 - 1_799_999)


@st.composite
def areas(draw: st.DrawFn) -> Area:
    """Areas of up to some thousand kilometres anywhere but at the poles."""
    centre = Point(draw(LATITUDES), draw(LONGITUDES))
    number, unit = draw(LENGTHS)
    length = Quantity(number, 0, unit)
    match draw(st.integers(0, 3)):
        case 0:
            return Circle(centre, length)
        case 1:
            start, turn = draw(st.integers(0, 359)), draw(st.integers(1, 359))
            end = Quantity((start + turn) % 360, 0, "DEG")
            return Sector(centre, length, Quantity(start, 0, "DEG"), end)
        case 2:
            north, east = draw(OFFSETS), draw(OFFSETS)
            ahead = Point(centre.lat + north, centre.lon)
            return Polygon((centre, moved(centre, east), moved(ahead, 0)))
        case _:
            ahead = Point(centre.lat + draw(OFFSETS), moved(centre, draw(OFFSETS)).lon)
            return Corridor((centre, ahead), length)


def turned(area: Area, east: int) -> Area:
    """Return the same area farther east."""
    match area:
        case Circle(centre, radius):
            return Circle(moved(centre, east), radius)
        case Sector(centre, radius, start, end):
            return Sector(moved(centre, east), radius, start, end)
        case Polygon(points):
            return Polygon(tuple(moved(point, east) for point in points))
        case Corridor(points, width):
            return Corridor(tuple(moved(point, east) for point in points), width)
        case _:
            raise AssertionError(area)


@settings(max_examples=60, deadline=None)
@given(areas(), LONGITUDES)
def test_turning_the_globe_changes_no_size(area: Area, east: int) -> None:
    """Also over the dateline, where a careless program measures the other side of the world."""
    other = turned(area, east)
    assert square_kilometres(other) == pytest.approx(square_kilometres(area), rel=1e-6)
    assert extent(other) == pytest.approx(extent(area), rel=1e-6)
    here, there = bounds([area]), bounds([other])
    assert here is not None
    assert there is not None
    assert (there.south, there.north) == pytest.approx((here.south, here.north), abs=1e-6)
    assert there.east - there.west == pytest.approx(here.east - here.west, abs=1e-6)


@settings(max_examples=60, deadline=None)
@given(areas(), st.integers(-900_000, 900_000), LONGITUDES)
def test_turning_the_globe_keeps_places_inside(area: Area, lat: int, east: int) -> None:
    for point in (Point(lat, east), Point(max(-900_000, min(900_000, lat // 4)), east)):
        assert holds(area, point) == holds(turned(area, east), moved(point, east))


@settings(max_examples=40, deadline=None)
@given(areas())
def test_an_area_touches_itself_and_holds_its_middle_or_not_the_far_side(area: Area) -> None:
    assert overlap(area, area)
    if isinstance(area, Circle | Corridor):
        place = middle(area)
        assert place is not None
        assert holds(area, at(place[0], (place[1] + 180) % 360 - 180)) or isinstance(area, Corridor)
    box = bounds([area])
    assert box is not None
    assert -90 <= box.south <= box.north <= 90
    assert -180 <= box.west <= 180
    assert box.west <= box.east <= box.west + 360
