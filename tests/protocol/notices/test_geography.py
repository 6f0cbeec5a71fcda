"""Areas: simple rings are let in, also over the antimeridian; others are refused by name."""

import pytest

from protocol.errors import ValueRefused
from protocol.notices.geography import check_ring, distance, outline
from protocol.notices.values import (
    Circle,
    Corridor,
    OceanQuadrant,
    Point,
    Polygon,
    Quantity,
    Sector,
)

DEGREE = 10_000


def ring(*corners: tuple[float, float]) -> tuple[Point, ...]:
    """Points of whole and half degrees."""
    return tuple(Point(round(lat * DEGREE), round(lon * DEGREE)) for lat, lon in corners)


@pytest.mark.parametrize(
    "corners",
    [
        [(0, 0), (0, 1), (1, 0)],
        [(0, 0), (0, 2), (2, 2), (2, 0)],
        [(0, 0), (0, 4), (4, 4), (4, 0), (2, 2)],  # a notch
        [(0, 179), (0, -179), (2, 180)],  # over the antimeridian
        [(-60, 170), (-60, -100), (10, -100), (10, 170)],
        [(0, 0), (0, 1), (0, 2), (1, 1)],  # a corner of half a turn
    ],
)
def test_simple_rings_are_let_in(corners: list[tuple[float, float]]) -> None:
    check_ring(ring(*corners), "p")
    check_ring(tuple(reversed(ring(*corners))), "p")


@pytest.mark.parametrize(
    ("corners", "rule"),
    [
        ([(0, 0), (2, 2), (0, 2), (2, 0)], "polygon-crosses-itself"),
        ([(0, 0), (0, 4), (3, 4), (-1, 2)], "polygon-crosses-itself"),
        ([(0, 179), (2, -179), (0, -179), (2, 179)], "polygon-crosses-itself"),
        ([(0, 0), (0, 2), (0, 1)], "polygon-crosses-itself"),
        ([(0, 0), (0, 4), (4, 4), (0, 2), (4, 0)], "polygon-crosses-itself"),
        ([(0, 0), (0, 0), (1, 1)], "point-repeated"),
        ([(0, 0), (1, 1), (0, 0)], "point-repeated"),
        ([(90, 0), (80, 10), (80, 20)], "point-at-pole"),
        ([(0, 0), (0, 180), (1, 90)], "edge-half-turn"),
        ([(80, 0), (80, 120), (80, -120)], "polygon-around-pole"),
    ],
)
def test_other_rings_are_refused(corners: list[tuple[float, float]], rule: str) -> None:
    with pytest.raises(ValueRefused) as refusal:
        check_ring(ring(*corners), "p")
    assert refusal.value.rule == rule


def test_outlines_run_on_over_the_antimeridian() -> None:
    over = outline(Polygon(ring((0, 179), (0, -179), (2, 180))))
    assert [lon for _, lon in over] == [179, 181, 180, 179]
    around = outline(Circle(Point(0, 1_799_000), Quantity(100, 0, "KM")))
    longitudes = [lon for _, lon in around]
    assert max(longitudes) > 180
    assert max(longitudes) - min(longitudes) < 3
    assert around[0] == pytest.approx(around[-1])


def test_a_circle_is_drawn_at_its_radius() -> None:
    centre = Point(347_500, -1_206_000)
    for lat, lon in outline(Circle(centre, Quantity(10, 0, "NM"))):
        point = Point(round(lat * DEGREE), round(lon * DEGREE))
        assert distance(centre, point) == pytest.approx(18_520, abs=15)


def test_sectors_and_corridors_have_outlines_and_names_have_none() -> None:
    north = Sector(Point(0, 0), Quantity(111, 0, "KM"), *(Quantity(a, 0, "DEG") for a in (315, 45)))
    shape = outline(north)
    assert shape[0] == shape[-1] or shape[0] == (0.0, 0.0)
    assert max(lat for lat, _ in shape) == pytest.approx(1, abs=0.01)
    course = Corridor(ring((0, 0), (0, 1)), Quantity(20, 0, "KM"))
    latitudes = [lat for lat, _ in outline(course)]
    assert max(latitudes) == pytest.approx(0.0904, abs=0.001)
    assert outline(OceanQuadrant("PACIFIC", "NW")) == ()
