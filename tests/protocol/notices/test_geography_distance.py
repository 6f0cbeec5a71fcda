"""How far areas lie apart: known distances, containment, crossing, and what a name alone says."""

import itertools
import math

import pytest
from geographiclib.geodesic import Geodesic
from hypothesis import given
from hypothesis import strategies as st

from protocol.notices.geography_distance import Gap, Mark, Marks, gap
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
    WaterBody,
)

MARKS: Marks = {
    Site("ANDOYA"): Mark(69.3, 16.0, 50_000.0, 0.0),
    WaterBody("BARENTS-SEA"): Mark(74.0, 36.0, 0.0, 1_600_000.0),
}


def at(lat: float, lon: float) -> Point:
    """Return a point of degrees."""
    return Point(round(lat * 10_000), round((lon + 180) % 360 * 10_000) - 1_800_000)


def km(length: int) -> Quantity:
    """Return a length."""
    return Quantity(length, 0, "KM")


def circle(lat: float, lon: float, radius: int) -> Circle:
    """Return a circle of so many km."""
    return Circle(at(lat, lon), km(radius))


def polygon(*corners: tuple[float, float]) -> Polygon:
    """Return a polygon of degrees."""
    return Polygon(tuple(at(*corner) for corner in corners))


def apart(one: Area, other: Area) -> float:
    """Return the distance in km, the same both ways."""
    there, back = gap(one, other, MARKS), gap(other, one, MARKS)
    assert there is not None
    assert there == back
    return there.metres / 1000


SQUARE = polygon((8.5, 166.5), (9.5, 166.5), (9.5, 167.5), (8.5, 167.5))
DEGREE_KM = 110.574
"""One degree of latitude at the equator on WGS-84, in km."""


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        # Circles: the distance of the centres less both radii.
        (circle(0, 0, 10), circle(1, 0, 20), DEGREE_KM - 30),
        (circle(0, 0, 60), circle(1, 0, 60), 0.0),
        (circle(0, 179.5, 1), circle(0, -179.5, 1), 111.320 - 2),
        # A polygon: from outside to its nearest edge, not to its nearest corner; inside it is 0.
        (circle(0, 167.0, 1), polygon((1, 166), (2, 166), (2, 168), (1, 168)), DEGREE_KM - 1),
        (circle(9, 167, 1), SQUARE, 0.0),
        (circle(9, 167, 1), polygon((8, 179), (8, 178), (10, 178), (10, 179)), 1209.4 - 1),
        # Over the antimeridian.
        (circle(1, -179.9, 1), polygon((0, 179), (0, -179), (2, -179), (2, 179)), 0.0),
        (circle(-1, 180, 1), polygon((0, 179), (0, -179), (2, -179), (2, 179)), DEGREE_KM - 1),
        # Polygons that cross without a corner inside one another.
        (polygon((0, -5), (1, -5), (1, 5), (0, 5)), polygon((-5, 0), (5, 0), (5, 1), (-5, 1)), 0),
        (
            polygon((0, 175), (1, 175), (1, -175), (0, -175)),
            polygon((-5, 179), (5, 179), (5, -179), (-5, -179)),
            0,
        ),
        (polygon((0, 0), (0, 9), (9, 9), (9, 0)), polygon((3, 3), (3, 4), (4, 4), (4, 3)), 0),
        # A corridor is its centre line with half its width around it.
        (circle(2, 5, 10), Corridor((at(0, 0), at(0, 10)), km(100)), 2 * DEGREE_KM - 10 - 50),
        (circle(0.3, 5, 1), Corridor((at(0, 0), at(0, 10)), km(100)), 0.0),
        # A named site is a circle around its mark.
        (circle(69.3, 16.0, 1), Site("ANDOYA"), 0.0),
        (circle(71.3, 16.0, 1), Site("ANDOYA"), 223.1 - 51),
    ],
)
def test_known_distances(one: Area, other: Area, expected: float) -> None:
    assert apart(one, other) == pytest.approx(expected, abs=0.5)


def test_a_sector_is_nearest_at_its_arc_its_sides_or_its_inside() -> None:
    north = Sector(
        at(0, 0), km(500), Quantity(315, 0, "DEG"), Quantity(45, 0, "DEG")
    )  # a quarter, through north
    assert apart(circle(3, 0, 1), north) == 0
    assert apart(circle(10, 0, 1), north) == pytest.approx(10 * DEGREE_KM - 501, abs=1)
    # Due east of the centre: the nearest place lies on the side at 45 degrees.
    assert apart(circle(0, 3, 1), north) == pytest.approx(333.96 / math.sqrt(2) - 1, abs=1)
    # Behind: the centre itself.
    assert apart(circle(-3, 0, 1), north) == pytest.approx(3 * DEGREE_KM - 1, abs=1)


def test_a_named_water_says_how_much_nearer_it_may_be() -> None:
    found = gap(circle(74, 36, 100), WaterBody("BARENTS-SEA"), MARKS)
    assert found == Gap(0.0, 1_600_000.0)
    far = gap(circle(0, 0, 100), WaterBody("BARENTS-SEA"), MARKS)
    assert far is not None
    assert far.metres > far.slack_m


def test_a_place_that_nobody_knows_has_no_distance() -> None:
    assert gap(circle(0, 0, 1), OceanQuadrant("PACIFIC", "NE"), MARKS) is None
    assert gap(Site("ELSEWHERE"), circle(0, 0, 1), MARKS) is None


@given(
    st.floats(-80, 80),
    st.floats(-180, 180),
    st.floats(0, 360),
    st.lists(st.floats(0, 15_000_000), min_size=2, max_size=5),
)
def test_a_circle_moved_away_on_a_straight_course_never_comes_nearer(
    lat: float, lon: float, azimuth: float, ways: list[float]
) -> None:
    target = circle(lat, lon, 40)
    distances = []
    for length in sorted(ways):
        line = Geodesic.WGS84.Direct(lat, lon, azimuth, length)
        distances.append(apart(circle(line["lat2"], line["lon2"], 25), target))
    # Points are whole 1e-4 degree: about eleven metres.
    assert all(later >= earlier - 0.05 for earlier, later in itertools.pairwise(distances))


@given(
    st.lists(
        st.tuples(st.floats(-70, 70), st.floats(-20, 20)), min_size=3, max_size=6, unique=True
    ),
    st.floats(-80, 80),
    st.floats(-180, 180),
)
def test_no_place_on_an_edge_is_nearer_than_the_distance_to_the_course(
    corners: list[tuple[float, float]], lat: float, lon: float
) -> None:
    course = Corridor(tuple(at(*corner) for corner in corners), km(2))
    found = apart(circle(lat, lon, 1), course)
    here = at(lat, lon)
    for one, other in zip(course.points, course.points[1:], strict=False):
        for step in range(11):
            place = (
                (one.lat + (other.lat - one.lat) * step / 10) / 10_000,
                (one.lon + (other.lon - one.lon) * step / 10) / 10_000,
            )
            line = Geodesic.WGS84.Inverse(here.lat / 10_000, here.lon / 10_000, *place)
            # An edge is searched on the sphere and measured on WGS-84: one part in ten thousand.
            assert found <= max(0.0, line["s12"] / 1000 * 1.0001 - 2) + 0.05
