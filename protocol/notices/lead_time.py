"""Until when a notice is in time: by the rules of its instrument, else by its kind's own lead."""

from collections.abc import Mapping
from dataclasses import dataclass

from protocol.notices.instruments import TIMING, Check, Rule, When
from protocol.notices.pack import FieldSpec, FieldType, Kind, Pack
from protocol.notices.values import Rows, Value, Window

DAY = 86_400
HOUR = 3_600


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """A rule of time and what it comes to for one notice.

    Attributes:
        rule: of the instrument; None for the kind's own lead.
        last_s: the last second in time, since 1970 UTC; None while the field is not set.
    """

    rule: Rule | None
    field: str
    article: str
    last_s: int | None


def time_limit(
    pack: Pack, kind: Kind, instrument: str, given: Mapping[str, Value]
) -> TimeLimit | None:
    """Return the limit that decides whether the notice is LATE, None where no rule sets one.

    Of several rules the one that ends first decides.
    """
    page = pack.instruments.get(instrument)
    limits = [
        rule_limit(rule, kind, given)
        for rule in (page.rules_for(kind.code) if page else ())
        if rule.check in TIMING and applies(rule.when, given)
    ]
    if limits:
        return min(limits, key=lambda limit: (limit.last_s is None, limit.last_s or 0))
    if kind.lead is None:
        return None
    instants = instants_at(kind, kind.lead.field, given)
    last = min(instants) - kind.lead.hours * HOUR if instants else None
    return TimeLimit(None, kind.lead.field, kind.lead.article, last)


def last_instant_in_time(
    pack: Pack, kind: Kind, instrument: str, given: Mapping[str, Value]
) -> int | None:
    """Return the last instant at which the notice is in time, None where no rule or no value."""
    limit = time_limit(pack, kind, instrument, given)
    return None if limit is None else limit.last_s


def rule_limit(rule: Rule, kind: Kind, given: Mapping[str, Value]) -> TimeLimit:
    """Return what a rule of the checks LEAD and DEADLINE comes to."""
    field = rule.fields[0]
    instants = instants_at(kind, field, given)
    if not instants:
        return TimeLimit(rule, field, rule.article, None)
    first = min(instants)
    if rule.day:
        first -= first % DAY
    hours = -rule.hours if rule.check is Check.LEAD else rule.hours
    return TimeLimit(rule, field, rule.article, first + hours * HOUR)


def applies(when: When | None, given: Mapping[str, Value]) -> bool:
    """Return whether a rule speaks of a notice with these values."""
    if when is None:
        return True
    value = given.get(when.field)
    codes = value if isinstance(value, tuple) else (value,)
    return any(code in when.values for code in codes)


def spec_at(kind: Kind, path: str) -> FieldSpec | None:
    """Return the field of a path, or the column of `rows.column`; None where there is none."""
    name, _, column = path.partition(".")
    spec = kind.field(name)
    return spec.column(column) if spec and column else spec


def values_at(given: Mapping[str, Value], path: str) -> tuple[Value | None, ...]:
    """Return the value of a path: one, or one for each row; None where it is not set."""
    name, _, column = path.partition(".")
    value = given.get(name)
    if not column:
        return (value,)
    if not isinstance(value, Rows):
        return (None,)
    return tuple(dict(cells).get(column) for cells in value.items)


def instants_at(kind: Kind, path: str, given: Mapping[str, Value]) -> list[int]:
    """Return the reference instants of a path: a window's start, a date's 00:00 UTC, an instant."""
    spec = spec_at(kind, path)
    found = [reference_instant(spec, value) for value in values_at(given, path)] if spec else []
    return [instant for instant in found if instant is not None]


def reference_instant(spec: FieldSpec, value: Value | None) -> int | None:
    """Return the instant from which a lead time runs: a window's start, a date's 00:00 UTC."""
    match value:
        case Window(start, _):
            return start
        case int() if spec.type is FieldType.DATE:
            return value * DAY
        case int():
            return value
        case _:
            return None
