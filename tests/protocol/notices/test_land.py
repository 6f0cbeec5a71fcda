"""Which land an area touches: sizes of states, holes, the dateline, the poles, no ownership."""

import json
from importlib import resources

import pytest

from console.assets import core_pack, land
from protocol.errors import LocalViolation
from protocol.notices.land import Land, Owner, read_land, touched
from protocol.notices.values import Area, Circle, Corridor, Point, Polygon, Quantity, Site

LAND = land()


def circle(latitude: float, longitude: float, km: int) -> Circle:
    centre = Point(round(latitude * 10_000), round(longitude * 10_000))
    return Circle(centre, Quantity(km, 0, "KM"))


def codes(area: Area, *parties: str) -> list[str]:
    return [touch.code for touch in touched([area], LAND, parties)]


def size(code: str) -> float:
    """Return how much of the whole globe has a code."""
    globe = circle(0, 0, 20_000)
    own = [one for one in LAND if one.code == code]
    return sum(touch.km2 for touch in touched([globe], own))


@pytest.mark.parametrize(
    ("code", "published", "share"),
    [
        ("ISL", 103_000, 0.02),
        ("LSO", 30_355, 0.03),  # a hole of ZAF
        ("JPN", 377_975, 0.03),
        ("NZL", 268_000, 0.02),
        ("RUS", 17_098_000, 0.02),  # over the dateline
        ("FJI", 18_270, 0.05),
        ("ATA", 12_400_000, 0.02),  # around the pole, without the ice shelves that float
    ],
)
def test_states_have_about_their_published_size(code: str, published: int, share: float) -> None:
    assert size(code) == pytest.approx(published, rel=share)


@pytest.mark.parametrize(
    ("area", "wanted"),
    [
        (circle(48.9, 2.3, 10), ["FRA"]),
        (circle(42.0, 51.0, 50), []),  # Caspian Sea
        (circle(-29.5, 28.2, 20), ["LSO"]),  # in the hole, not in the land around it
        (circle(66.0, 180.0, 300), ["RUS"]),
        (circle(-90.0, 0.0, 500), ["ATA"]),
        (circle(90.0, 0.0, 600), []),
        (circle(0.0, -150.0, 200), []),
        (circle(69.3, 16.0, 30), ["NOR"]),
        (Site("WENCHANG"), []),
        (
            Corridor((Point(400_000, 1_300_000), Point(400_000, 1_500_000)), Quantity(9, 0, "KM")),
            ["JPN"],
        ),
        (  # from the Bering Sea to the south of Alaska, all by sea
            Polygon(
                (Point(500_000, 1_750_000), Point(500_000, -1_750_000), Point(460_000, 1_799_000))
            ),
            [],
        ),
    ],
)
def test_golden_areas(area: Area, wanted: list[str]) -> None:
    assert codes(area) == wanted


def test_the_parties_of_the_notice_are_left_out() -> None:
    bay = circle(46.2, 6.1, 30)  # Geneva
    assert set(codes(bay)) == {"CHE", "FRA"}
    assert codes(bay, "FRA", "USA") == ["CHE"]
    assert codes(bay, "FRA", "CHE") == []


def test_every_touch_says_which_area_and_how_much() -> None:
    areas = (circle(0, -150, 50), circle(48.9, 2.3, 10), circle(46.2, 6.1, 30))
    found = touched(areas, LAND)
    assert [touch.area for touch in found] == [1, 2, 2]
    assert found[0].km2 == pytest.approx(314, rel=0.01)
    assert found[1].km2 >= found[2].km2


def test_land_that_is_no_states_is_said_to_be_so() -> None:
    owners = {touch.code: touch.owner for touch in touched([circle(13.4, 144.8, 20)], LAND)}
    assert owners == {"GUM": Owner.TERRITORY}
    glacier = touched([circle(35.4, 77.1, 10)], LAND)
    assert (glacier[0].code, glacier[0].owner) == ("", Owner.NO_CODE)
    assert next(one.owner for one in LAND if one.code == "ESH") is Owner.TERRITORY


def test_an_area_that_only_just_reaches_the_coast_touches() -> None:
    reach = Polygon(
        (Point(350_000, -1_300_000), Point(350_000, -1_205_000), Point(352_000, -1_300_000))
    )
    short = Polygon(
        (Point(350_000, -1_300_000), Point(350_000, -1_210_000), Point(352_000, -1_300_000))
    )
    assert codes(reach) == ["USA"]
    assert touched([reach], LAND)[0].km2 < 30
    assert codes(short) == []


def test_every_party_of_the_pack_has_land() -> None:
    drawn = {one.code for one in LAND}
    parties = set(core_pack().vocabularies["party"].terms)
    assert len(parties) >= 20
    assert parties <= drawn
    assert sum(one.owner is Owner.STATE for one in LAND) == 194
    assert sum(len(one.pieces) for one in LAND) > 1_000


def test_a_damaged_file_is_refused() -> None:
    source = resources.files("resources").joinpath("map", "states.json")
    document = json.loads(source.read_text(encoding="utf-8"))
    for broken in (
        {},
        {**document, "arcs": []},
        {**document, "unit": "x"},
        {**document, "states": 1},
    ):
        with pytest.raises(LocalViolation, match="land-file-damaged"):
            read_land(broken)


def test_nothing_of_the_file_is_ever_drawn() -> None:
    """Borders on the screen would be a statement; the map has coasts only."""
    drawn = resources.files("console").joinpath("desk", "map_land.py").read_text(encoding="utf-8")
    assert "states" not in drawn
    assert all(isinstance(one, Land) for one in LAND)
