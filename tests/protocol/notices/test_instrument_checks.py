"""Each check of a profile by itself: what passes, what is missing, what differs."""

from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType
from typing import Any

import pytest

from protocol.notices.instrument_checks import State, Subject, rule_state
from protocol.notices.instruments import Check, Rule, When
from protocol.notices.lead_time import last_instant_in_time, time_limit
from protocol.notices.pack import FieldSpec, FieldType, Kind, Pack
from protocol.notices.values import (
    Circle,
    Corridor,
    OceanQuadrant,
    Point,
    Quantity,
    Rows,
    Site,
    Value,
    Window,
)
from tests.protocol.notices.samples import number, pack

DAY, HOUR = 86_400, 3_600
OPENS = 20_000 * DAY + 6 * HOUR
CIRCLE = Circle(Point(0, 0), number(10, "KM"))
HEADING = {
    "obligation": "VOLUNTARY",
    "community": "BOTH",
    "precedence": "FLASH",
    "authority": "MINISTRY",
}


def rule(check: Check, *fields: str, **parts: Any) -> Rule:
    """A rule with only these parts."""
    empty: dict[str, Any] = {
        "other": "",
        "hours": 0,
        "day": False,
        "minutes": 0,
        "codes": (),
        "minimum": None,
        "maximum": None,
        "below": None,
        "shapes": (),
        "units": (),
        "known": check is not Check.UNKNOWN,
        "advisory": False,
        "when": None,
        "text": MappingProxyType({}),
    }
    return Rule("r", "", ("trial",), check, fields, **{**empty, **parts})


def spec(name: str, kind: FieldType, *columns: FieldSpec) -> FieldSpec:
    """A field of this type."""
    any_field = pack().kinds["missile-launch-planned"].fields[0]
    return replace(any_field, name=name, type=kind, columns=columns)


FIELDS = (
    spec("code", FieldType.ENUM),
    spec("codes", FieldType.ENUMS),
    spec("count", FieldType.COUNT),
    spec("length", FieldType.QUANTITY),
    spec("instant", FieldType.INSTANT),
    spec("date", FieldType.DATE),
    spec("window", FieldType.WINDOW),
    spec("area", FieldType.AREA),
    spec("areas", FieldType.AREAS),
    spec("rows", FieldType.ROWS, spec("window", FieldType.WINDOW), spec("code", FieldType.ENUM)),
)
TRIAL: Kind = replace(
    pack().kinds["missile-launch-planned"], code="trial", fields=FIELDS, lead=None
)


def state(measured: Rule, moment: int = OPENS, **given: Value) -> State | None:
    """How the rule stands for a notice with these values."""
    subject = Subject(TRIAL, given, moment, "MODEL-1988", HEADING, OPENS + 48 * HOUR)
    return rule_state(measured, subject)


def window(hours: int = 5, start: int = OPENS) -> Window:
    """A window of so many hours."""
    return Window(start, start + hours * HOUR)


@pytest.mark.parametrize("hours", [0, 24, 336])
def test_a_lead_runs_to_the_start_of_the_window(hours: int) -> None:
    lead = rule(Check.LEAD, "window", hours=hours)
    last = OPENS - hours * HOUR
    assert state(lead, last, window=window()) is State.MET
    assert state(lead, last + 1, window=window()) is State.LATE
    assert state(lead, last) is State.MISSING


def test_a_lead_by_days_runs_to_midnight_utc() -> None:
    lead = rule(Check.LEAD, "window", hours=336, day=True)
    midnight = 20_000 * DAY - 14 * DAY
    assert state(lead, midnight, window=window()) is State.MET
    assert state(lead, midnight + 1, window=window()) is State.LATE
    by_date = rule(Check.LEAD, "date", hours=336, day=True)
    assert state(by_date, midnight, date=20_000) is State.MET
    assert state(by_date, midnight + 1, date=20_000) is State.LATE


def test_a_deadline_runs_after_the_instant() -> None:
    deadline = rule(Check.DEADLINE, "instant", hours=48)
    assert state(deadline, OPENS + 48 * HOUR, instant=OPENS) is State.MET
    assert state(deadline, OPENS + 48 * HOUR + 1, instant=OPENS) is State.LATE
    assert state(deadline) is State.MISSING


def test_the_earliest_row_decides_the_lead() -> None:
    lead = rule(Check.LEAD, "rows.window", hours=24)
    early, late = window(start=OPENS), window(start=OPENS + DAY)
    rows = Rows(((("window", late),), (("window", early), ("code", "A"))))
    assert state(lead, OPENS - 24 * HOUR, rows=rows) is State.MET
    assert state(lead, OPENS - 24 * HOUR + 1, rows=rows) is State.LATE
    assert state(lead, OPENS) is State.MISSING


def test_a_window_is_as_long_as_the_rule_allows() -> None:
    longest = rule(Check.WINDOW_MAX, "window", minutes=300)
    assert state(longest, window=window(5)) is State.MET
    assert state(longest, window=Window(OPENS, OPENS + 301 * 60)) is State.DIFFERS
    assert state(longest) is State.MISSING


def test_present_and_absent() -> None:
    both = rule(Check.PRESENT, "code", "rows.code")
    rows = Rows(((("code", "A"),), (("code", "B"),)))
    assert state(both, code="A", rows=rows) is State.MET
    assert state(both, code="A") is State.MISSING
    assert state(both, code="A", rows=Rows(((("code", "A"),), ()))) is State.MISSING
    assert state(rule(Check.ABSENT, "code")) is State.MET
    assert state(rule(Check.ABSENT, "code"), code="A") is State.DIFFERS


def test_codes() -> None:
    values = rule(Check.VALUES, "code", codes=("A", "B"))
    assert state(values, code="A") is State.MET
    assert state(values, code="C") is State.DIFFERS
    assert state(values) is State.MISSING
    listed = rule(Check.VALUES, "codes", codes=("A", "B"))
    assert state(listed, codes=("A", "B")) is State.MET
    assert state(listed, codes=("A", "C")) is State.DIFFERS
    contains = rule(Check.CONTAINS, "codes", codes=("A", "B"))
    assert state(contains, codes=("A", "B", "C")) is State.MET
    assert state(contains, codes=("A", "C")) is State.DIFFERS
    assert state(contains) is State.MISSING
    excludes = rule(Check.EXCLUDES, "codes", codes=("A",))
    assert state(excludes, codes=("B",)) is State.MET
    assert state(excludes) is State.MET
    assert state(excludes, codes=("A", "B")) is State.DIFFERS
    assert state(rule(Check.EXCLUDES, "code", codes=("A",)), code="A") is State.DIFFERS


def test_numbers() -> None:
    between = rule(Check.NUMBER, "count", minimum=Decimal(2), maximum=Decimal(4))
    assert [state(between, count=number(n, "EA")) for n in (1, 2, 4, 5)] == [
        State.DIFFERS,
        State.MET,
        State.MET,
        State.DIFFERS,
    ]
    below = rule(Check.NUMBER, "length", below=Decimal(5))
    assert state(below, length=Quantity(49, -1, "MIN")) is State.MET
    assert state(below, length=Quantity(4_999_999, -6, "MIN")) is State.MET
    assert state(below, length=number(5, "MIN")) is State.DIFFERS
    assert state(below) is State.MISSING


def test_shapes_and_units() -> None:
    shape = rule(Check.SHAPE, "areas", shapes=("circle",))
    assert state(shape, areas=(CIRCLE,)) is State.MET
    assert state(shape, areas=(CIRCLE, Site("VANDENBERG"))) is State.DIFFERS
    assert state(shape) is State.MISSING
    unit = rule(Check.UNIT, "areas", units=("KM", "NM"))
    course = Corridor((Point(0, 0), Point(0, 10)), number(500, "M"))
    assert state(unit, areas=(CIRCLE, OceanQuadrant("PACIFIC", "NW"))) is State.MET
    assert state(unit, areas=(CIRCLE, course)) is State.DIFFERS
    assert state(unit) is State.MISSING
    length = rule(Check.UNIT, "length", units=("KM",))
    assert state(length, length=number(1, "KM")) is State.MET
    assert state(length, length=number(1, "NM")) is State.DIFFERS


def test_later_means_later() -> None:
    later = rule(Check.LATER, "instant", other="window")
    assert state(later, instant=OPENS + 1, window=window()) is State.MET
    assert state(later, instant=OPENS, window=window()) is State.DIFFERS
    assert state(later, instant=OPENS) is State.MISSING


def test_lists_have_a_least_length() -> None:
    rows = rule(Check.ROWS_MIN, "rows", minimum=Decimal(2))
    row = (("code", "A"),)
    assert state(rows, rows=Rows((row, row))) is State.MET
    assert state(rows, rows=Rows((row,))) is State.DIFFERS
    assert state(rows) is State.MISSING
    assert state(rule(Check.ROWS_MIN, "areas", minimum=Decimal(1)), areas=(CIRCLE,)) is State.MET


def test_heading_and_authority() -> None:
    assert state(rule(Check.HEADING, "obligation", codes=("VOLUNTARY",))) is State.MET
    assert state(rule(Check.HEADING, "community", codes=("MILITARY",))) is State.DIFFERS
    levels = ("WATCH", "MINISTRY", "HEAD-OF-GOVERNMENT")
    states = [state(rule(Check.AUTHORITY, codes=(level,))) for level in levels]
    assert states == [State.MET, State.MET, State.DIFFERS]


def test_the_answer_is_not_asked_for_too_soon() -> None:
    two_days = rule(Check.REPLY_BY, hours=48)
    assert state(two_days, OPENS) is State.MET
    assert state(two_days, OPENS + 1) is State.DIFFERS
    nothing_asked = Subject(TRIAL, {}, OPENS, "MODEL-1988", HEADING, None)
    assert rule_state(two_days, nothing_asked) is State.MISSING


def test_a_rule_for_another_case_says_nothing() -> None:
    only = rule(Check.PRESENT, "area", when=When("code", ("A",)))
    assert state(only, code="B") is None
    assert state(only) is None
    assert state(only, code="A") is State.MISSING
    listed = rule(Check.PRESENT, "area", when=When("codes", ("A",)))
    assert state(listed, codes=("A", "B")) is State.MISSING
    assert state(listed, codes=("B",)) is None


def test_what_is_not_known_is_never_checked() -> None:
    assert state(rule(Check.UNKNOWN)) is State.NOT_KNOWN


def in_profile(*rules: Rule) -> Pack:
    """The core pack with the model of 1988 having these rules for the trial kind."""
    pages = dict(pack().instruments)
    pages["MODEL-1988"] = replace(pages["MODEL-1988"], rules=rules)
    return replace(pack(), instruments=pages)


def test_the_rule_of_the_instrument_comes_before_the_lead_of_the_kind() -> None:
    original = pack().kinds["missile-launch-planned"].lead
    assert original is not None
    kind = replace(TRIAL, lead=original)
    given: dict[str, Value] = {"window": window(), "code": "A"}
    three_days = rule(Check.LEAD, "window", hours=72, when=When("code", ("A",)))
    deadline = rule(Check.DEADLINE, "window", hours=1)
    shelf = in_profile(three_days, deadline, rule(Check.UNKNOWN))
    assert last_instant_in_time(shelf, kind, "MODEL-1988", given) == OPENS - 72 * HOUR
    # Another instrument, another case, an unknown lead: what is left decides.
    assert last_instant_in_time(shelf, kind, "NO-INSTRUMENT", given) == OPENS - 24 * HOUR
    assert last_instant_in_time(shelf, kind, "MODEL-1988", {"window": window()}) == OPENS + HOUR
    assert last_instant_in_time(shelf, TRIAL, "NO-INSTRUMENT", given) is None
    unknown = in_profile(rule(Check.UNKNOWN))
    assert last_instant_in_time(unknown, kind, "MODEL-1988", given) == OPENS - 24 * HOUR
    limit = time_limit(in_profile(rule(Check.LEAD, "instant", hours=1)), kind, "MODEL-1988", given)
    assert limit is not None
    assert (limit.field, limit.last_s) == ("instant", None)
