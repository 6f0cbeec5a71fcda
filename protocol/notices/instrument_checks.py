"""The checks of a profile: how a rule of an instrument stands for one notice.

Nothing here stops a notice; a rule that is not met is shown. A value that is not there is MISSING,
one that is there and not as the rule has it DIFFERS.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from protocol.notices.instruments import TIMING, Check, Rule
from protocol.notices.lead_time import HOUR, applies, instants_at, rule_limit, values_at
from protocol.notices.pack import CORE_TERMS, Kind
from protocol.notices.values import (
    SHAPES,
    Area,
    Circle,
    Corridor,
    Quantity,
    Rows,
    Sector,
    Value,
    Window,
    areas_of,
)

MINUTE = 60


class State(Enum):
    """How a line of the checklist stands."""

    MET = "pass"
    MISSING = "missing"
    LATE = "late"
    DIFFERS = "differs"
    NOT_KNOWN = "not known"


@dataclass(frozen=True, slots=True)
class Subject:
    """A draft or a message as a profile sees it.

    Attributes:
        moment: of release, or now; seconds since 1970 UTC.
        heading: codes of the heading items that rules speak of, by name, and `authority`.
        reply_by: when the answer is asked for; None where none is.
    """

    kind: Kind
    given: Mapping[str, Value]
    moment: int
    instrument: str
    heading: Mapping[str, str]
    reply_by: int | None


def rule_state(rule: Rule, subject: Subject) -> State | None:
    """Return how the rule stands, None where it does not speak of a notice with these values."""
    if not applies(rule.when, subject.given):
        return None
    if rule.check is Check.UNKNOWN:
        return State.NOT_KNOWN
    if rule.check in TIMING:
        last = rule_limit(rule, subject.kind, subject.given).last_s
        if last is None:
            return State.MISSING
        return State.LATE if subject.moment > last else State.MET
    if rule.check in _OF_NOTICE:
        return _OF_NOTICE[rule.check](rule, subject)
    values = [value for path in rule.fields for value in values_at(subject.given, path)]
    if any(value is None for value in values):
        return State.MISSING
    test = _OF_VALUE[rule.check]
    return _met(all(test(rule, value) for value in values if value is not None))


def _met(met: bool) -> State:
    return State.MET if met else State.DIFFERS


def _absent(rule: Rule, subject: Subject) -> State:
    values = [value for path in rule.fields for value in values_at(subject.given, path)]
    return _met(all(value is None for value in values))


def _excludes(rule: Rule, subject: Subject) -> State:
    values = [value for path in rule.fields for value in values_at(subject.given, path)]
    return _met(all(_codes(value).isdisjoint(rule.codes) for value in values))


def _later(rule: Rule, subject: Subject) -> State:
    later = instants_at(subject.kind, rule.fields[0], subject.given)
    earlier = instants_at(subject.kind, rule.other, subject.given)
    if not later or not earlier:
        return State.MISSING
    return _met(min(later) > max(earlier))


def _authority(rule: Rule, subject: Subject) -> State:
    order = CORE_TERMS["authority"]
    return _met(order.index(subject.heading["authority"]) >= order.index(rule.codes[0]))


def _heading(rule: Rule, subject: Subject) -> State:
    return _met(subject.heading[rule.fields[0]] in rule.codes)


def _reply_by(rule: Rule, subject: Subject) -> State:
    if subject.reply_by is None:
        return State.MISSING
    return _met(subject.reply_by - subject.moment >= rule.hours * HOUR)


def _codes(value: Value | None) -> set[str]:
    if isinstance(value, str):
        return {value}
    return {code for code in value if isinstance(code, str)} if isinstance(value, tuple) else set()


def _window_max(rule: Rule, value: Value) -> bool:
    return isinstance(value, Window) and value.end - value.start <= rule.minutes * MINUTE


def _values(rule: Rule, value: Value) -> bool:
    return _codes(value) <= set(rule.codes)


def _contains(rule: Rule, value: Value) -> bool:
    return _codes(value) >= set(rule.codes)


def _number(rule: Rule, value: Value) -> bool:
    if not isinstance(value, Quantity):
        return False
    number = Decimal(value.mantissa).scaleb(value.exponent)
    least = number if rule.minimum is None else rule.minimum
    most = number if rule.maximum is None else rule.maximum
    return least <= number <= most and (rule.below is None or number < rule.below)


def _shape(rule: Rule, value: Value) -> bool:
    shapes = tuple(SHAPES[name] for name in rule.shapes)
    return all(isinstance(area, shapes) for area in areas_of(value))


def _unit(rule: Rule, value: Value) -> bool:
    lengths = [_length(area) for area in areas_of(value)]
    if isinstance(value, Quantity):
        lengths = [value]
    return all(length is None or length.unit in rule.units for length in lengths)


def _length(area: Area) -> Quantity | None:
    match area:
        case Circle(_, length) | Sector(_, length, _, _) | Corridor(_, length):
            return length
        case _:
            return None


def _rows_min(rule: Rule, value: Value) -> bool:
    items = value.items if isinstance(value, Rows) else value
    return isinstance(items, tuple) and len(items) >= (rule.minimum or 0)


_OF_NOTICE: dict[Check, Callable[[Rule, Subject], State]] = {
    Check.ABSENT: _absent,
    Check.EXCLUDES: _excludes,
    Check.LATER: _later,
    Check.AUTHORITY: _authority,
    Check.HEADING: _heading,
    Check.REPLY_BY: _reply_by,
}
"""Checks that pass where a value is absent, or that see more than one value."""

_OF_VALUE: dict[Check, Callable[[Rule, Value], bool]] = {
    Check.PRESENT: lambda _, __: True,
    Check.WINDOW_MAX: _window_max,
    Check.VALUES: _values,
    Check.CONTAINS: _contains,
    Check.NUMBER: _number,
    Check.SHAPE: _shape,
    Check.UNIT: _unit,
    Check.ROWS_MIN: _rows_min,
}
"""Checks that each value passes by itself."""
