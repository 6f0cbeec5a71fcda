"""Observed event against announced launches: distances, times and differences, part by part.

Values only. Each part fits, does not fit or cannot be compared, by limits that stand beside it on
the screen; nothing here says what an event is. That is for the officer.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final

from protocol.notices.geography import angle
from protocol.notices.geography_distance import Marks, gap
from protocol.notices.open_launches import HeldNotice, Launch, open_launches
from protocol.notices.values import Area, Quantity, Value, Window, areas_of
from protocol.vocabulary import Mode

ORIGIN_LIMIT_KM: Final = 100
"""An origin farther than this from every launch area does not fit."""

TIME_LIMIT_S: Final = 15 * 60
"""An event this long before or after the window still fits: clocks and sensors differ."""

AZIMUTH_LIMIT_DEG: Final = 20
IMPACT_LIMIT_KM: Final = 200
KILOMETRE: Final = 1_000.0
NORTH: Final = Quantity(0, 0, "DEG")

UNSTATED: Final = frozenset(("", "NOT-STATED", "OTHER-OBJECT"))
"""Classes that say nothing that could be compared."""


class Part(Enum):
    """What is compared, in the order in which it is shown; the value is the key of its words."""

    ORIGIN = "origin"
    TIME = "time"
    AZIMUTH = "azimuth"
    IMPACT = "impact"
    OBJECT = "object"
    COUNT = "count"


class Fit(Enum):
    """How a part compares; the value is the key of its words."""

    FITS = "fits"
    DOES_NOT_FIT = "does-not-fit"
    NOT_COMPARED = "not-compared"


class Gone(Enum):
    """Why a part cannot be compared; the value is the key of its words."""

    EVENT = "event"  # the event does not say it
    NOTICE = "notice"  # the notice does not say it
    EXTENT = "extent"  # a named area whose outline is not held


@dataclass(frozen=True, slots=True)
class Event:
    """What was observed; None, empty or () where it is not stated.

    Attributes:
        at_s: seconds since 1970 UTC.
    """

    at_s: int | None = None
    origins: tuple[Area, ...] = ()
    azimuth: Quantity | None = None
    impacts: tuple[Area, ...] = ()
    object_class: str = ""
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Compared:
    """One part of an event beside the same part of a launch.

    Attributes:
        measure: km between the areas, 0 where they touch (ORIGIN, IMPACT); seconds before (-) or
            after the window, 0 inside (TIME); degrees between the azimuths, 0 to 180 (AZIMUTH);
            observed minus announced (COUNT). None where there is no number.
        slack_km: the named area may come nearer than `measure` by so much.
        in_validity: after the window, but before the end of the notice's own validity.
        gone: why it cannot be compared.
    """

    part: Part
    fit: Fit
    measure: float | None = None
    slack_km: float = 0.0
    in_validity: bool = False
    gone: Gone | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """A launch with every part compared, in the order of `Part`."""

    launch: Launch
    parts: tuple[Compared, ...]

    def part(self, part: Part) -> Compared:
        """Return one part."""
        return next(compared for compared in self.parts if compared.part is part)

    def count(self, fit: Fit) -> int:
        """Return how many parts compare so."""
        return sum(compared.fit is fit for compared in self.parts)


@dataclass(frozen=True, slots=True)
class ObservingKind:
    """Where a kind of notice says what was observed, and where it names the notice that fits.

    The last two are empty for a kind that names none.
    """

    time: str
    origin: str
    azimuth: str
    impact: str
    object_class: str
    count: str
    matching: str
    notice: str


OBSERVING_KINDS: Final = {
    "launch-observed": ObservingKind(
        time="observed_time",
        origin="origin_estimate",
        azimuth="azimuth_estimate",
        impact="impact_estimate",
        object_class="object_class",
        count="object_count",
        matching="matching",
        notice="matching_notice",
    ),
    "third-party-launch": ObservingKind(
        time="observed_time",
        origin="origin_estimate",
        azimuth="azimuth",
        impact="impact_estimate",
        object_class="object_class",
        count="object_count",
        matching="",
        notice="",
    ),
}


@dataclass(frozen=True, slots=True)
class AnsweringKind:
    """Where a kind names the observation that it answers, and the notice given earlier for it.

    Attributes:
        notice: empty for a kind that names none.
        of: kinds of observation that it answers.
    """

    event: str
    notice: str
    of: tuple[str, ...]


ANSWERING_KINDS: Final = {
    "event-characterised": AnsweringKind("ref", "notice_ref", ("launch-observed",)),
    "third-party-launch-answer": AnsweringKind("ref", "", ("third-party-launch",)),
}

NOTICE_HELD: Final = "NOTICE-HELD"
NONE_HELD: Final = "NONE-HELD"


def event_of(kind: str, values: Mapping[str, Value]) -> Event | None:
    """Return the event that a notice of this kind describes, None if it describes none."""
    names = OBSERVING_KINDS.get(kind)
    if names is None:
        return None
    at_s, azimuth = values.get(names.time), values.get(names.azimuth)
    object_class, count = values.get(names.object_class), values.get(names.count)
    return Event(
        at_s=at_s if isinstance(at_s, int) else None,
        origins=areas_of(values.get(names.origin)),
        azimuth=azimuth if isinstance(azimuth, Quantity) else None,
        impacts=areas_of(values.get(names.impact)),
        object_class=object_class if isinstance(object_class, str) else "",
        count=count.mantissa if isinstance(count, Quantity) else None,
    )


def matches(
    event: Event, notices: Iterable[HeldNotice], mode: Mode, marks: Marks
) -> tuple[Match, ...]:
    """Return every launch announced in this mode beside the event.

    Order: those still open first; then by how many parts fit, then by the distance of the origin,
    then by time; launches alike in all that, newest first. Notices of another mode are left out:
    an exercise is no explanation of an actual event.
    """
    held = [notice for notice in notices if notice.mode is mode]
    found = [compare(event, launch, marks) for launch in open_launches(held)]
    return tuple(sorted(found, key=_order))


def _order(match: Match) -> tuple[object, ...]:
    launch = match.launch
    origin, time = match.part(Part.ORIGIN).measure, match.part(Part.TIME).measure
    return (
        not launch.state.is_open,
        -match.count(Fit.FITS),
        math.inf if origin is None else origin,
        math.inf if time is None else abs(time),
        -launch.notice.released_s,
        launch.notice.message_id,
        launch.number,
    )


def compare(event: Event, launch: Launch, marks: Marks) -> Match:
    """Return a launch beside the event."""
    return Match(
        launch,
        (
            _places(Part.ORIGIN, event.origins, launch.areas, ORIGIN_LIMIT_KM, marks),
            _time(event, launch),
            _azimuth(event, launch),
            _places(Part.IMPACT, event.impacts, launch.impacts, IMPACT_LIMIT_KM, marks),
            _object(event, launch),
            _count(event, launch),
        ),
    )


def _not_compared(part: Part, event_says: object, notice_says: object) -> Compared | None:
    """Return that a part cannot be compared, if one of the two does not say it."""
    if event_says in (None, ()):
        return Compared(part, Fit.NOT_COMPARED, gone=Gone.EVENT)
    if notice_says in (None, ()):
        return Compared(part, Fit.NOT_COMPARED, gone=Gone.NOTICE)
    return None


def _fits(yes: bool) -> Fit:
    return Fit.FITS if yes else Fit.DOES_NOT_FIT


def _places(
    part: Part, ours: tuple[Area, ...], theirs: tuple[Area, ...], limit_km: int, marks: Marks
) -> Compared:
    """Compare areas: the pair that fits best, and of several the nearest, stands for all."""
    if missing := _not_compared(part, ours, theirs):
        return missing
    gaps = [gap(one, other, marks) for one in ours for other in theirs]
    found = [
        _place(part, each.metres / KILOMETRE, each.slack_m / KILOMETRE, limit_km)
        for each in gaps
        if each is not None
    ]
    if not found:
        return Compared(part, Fit.NOT_COMPARED, gone=Gone.EXTENT)
    ranks = {Fit.FITS: 0, Fit.NOT_COMPARED: 1, Fit.DOES_NOT_FIT: 2}
    return min(found, key=lambda one: (ranks[one.fit], one.measure))


def _place(part: Part, apart_km: float, slack_km: float, limit_km: int) -> Compared:
    if apart_km - slack_km > limit_km:
        return Compared(part, Fit.DOES_NOT_FIT, apart_km, slack_km)
    if slack_km:
        return Compared(part, Fit.NOT_COMPARED, apart_km, slack_km, gone=Gone.EXTENT)
    return Compared(part, Fit.FITS, apart_km)


def _time(event: Event, launch: Launch) -> Compared:
    if missing := _not_compared(Part.TIME, event.at_s, launch.window):
        return missing
    at_s, window = event.at_s or 0, launch.window or Window(0, 0)
    seconds = at_s - max(window.start, min(at_s, window.end))
    until = launch.valid_until_s
    # Inside its validity a launch may be moved without a notice (1988 Agreement, Article II).
    in_validity = seconds > 0 and until is not None and at_s < until
    return Compared(
        Part.TIME,
        _fits(abs(seconds) <= TIME_LIMIT_S or in_validity),
        seconds,
        in_validity=in_validity,
    )


def _azimuth(event: Event, launch: Launch) -> Compared:
    if missing := _not_compared(Part.AZIMUTH, event.azimuth, launch.azimuth):
        return missing
    observed, announced = event.azimuth or NORTH, launch.azimuth or NORTH
    turned = (angle(observed) - angle(announced)) % 360.0
    apart = round(min(turned, 360.0 - turned), 1)
    return Compared(Part.AZIMUTH, _fits(apart <= AZIMUTH_LIMIT_DEG), apart)


def _object(event: Event, launch: Launch) -> Compared:
    observed = None if event.object_class in UNSTATED else event.object_class
    announced = None if launch.object_class in UNSTATED else launch.object_class
    if missing := _not_compared(Part.OBJECT, observed, announced):
        return missing
    return Compared(Part.OBJECT, _fits(observed == announced))


def _count(event: Event, launch: Launch) -> Compared:
    if missing := _not_compared(Part.COUNT, event.count, launch.count):
        return missing
    more = (event.count or 0) - (launch.count or 0)
    return Compared(Part.COUNT, _fits(more == 0), more)
