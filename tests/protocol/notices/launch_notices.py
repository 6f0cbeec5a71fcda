"""Notices of launches and an event for the match assistant, after the case of 1995."""

from console.places import place_marks
from protocol.notices.matching import Event, Fit, Match, Part, matches
from protocol.notices.open_launches import HeldNotice
from protocol.notices.values import (
    Address,
    Circle,
    OceanQuadrant,
    Point,
    Quantity,
    Ref,
    Site,
    Value,
    Window,
)
from protocol.vocabulary import Mode
from tests.protocol.notices.moments import at

NORWAY, RUSSIA = Address("NOR", "OSLO CENTRE"), Address("RUS", "MOSCOW NRRC")
MARKS = place_marks()
DAY = 86_400


def deg(tenths: int) -> Quantity:
    """Return an azimuth of so many tenths of a degree."""
    return Quantity(tenths // 10, 0, "DEG") if tenths % 10 == 0 else Quantity(tenths, -1, "DEG")


def notice(kind: str, number: int = 1, **values: Value) -> HeldNotice:
    """Return a notice of Norway."""
    return HeldNotice(
        number.to_bytes(1, "big") * 32,
        kind,
        NORWAY,
        Mode.ACTUAL,
        at("1994-12-27 10:00") + number,
        tuple(values.items()),
    )


def ref(to: HeldNotice) -> Ref:
    """Return a reference to a notice."""
    return Ref(to.message_id[:8], 1, 1)


ANDOYA = notice(
    "space-launch-planned",
    vehicle_class="SOUNDING",
    window=Window(at("1995-01-15 05:00"), at("1995-02-10 12:00")),
    launch_area=Site("ANDOYA"),
    azimuth=deg(3500),
    stage_areas=(Circle(Point(780_000, 150_000), Quantity(100, 0, "KM")),),
)
SLBM = notice(
    "missile-launch-planned",
    2,
    object_class="SLBM",
    count=Quantity(2, 0, "EA"),
    window=Window(at("1995-01-20 00:00"), at("1995-01-26 00:00")),
    launch_area=OceanQuadrant("PACIFIC", "NW"),
    impact_areas=(Circle(Point(90_000, 1_670_000), Quantity(40, 0, "NM")),),
)
EVENT = Event(
    at_s=at("1995-01-25 06:24"),
    origins=(Circle(Point(692_900, 160_200), Quantity(50, 0, "KM")),),
    azimuth=deg(3550),
    object_class="SOUNDING-ROCKET",
    count=1,
)


def found(event: Event, *notices: HeldNotice, mode: Mode = Mode.ACTUAL) -> tuple[Match, ...]:
    """Return the matches with the marks of this installation."""
    return matches(event, notices, mode, MARKS)


def fits(match: Match) -> dict[Part, Fit]:
    """Return how each part compares."""
    return {compared.part: compared.fit for compared in match.parts}
