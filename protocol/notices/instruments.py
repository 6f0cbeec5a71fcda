"""Instruments as values: what an agreement asks, point by point, and the rules of its profile.

Frozen; `instrument_file.read_instrument` makes them and `instrument_lint` checks them against the
kinds. Checks are a closed list, each with its own keys. There is no expression language: a rule
that does not fit is a new check here, in SPEC 11.6 and in `instrument_checks`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

NO_INSTRUMENT = "NO-INSTRUMENT"
"""Code for a notice that rests on none: the one term of the vocabulary without a page."""

HEADING_CODES = ("obligation", "community", "precedence")
"""Heading items that a rule may speak of."""


class Check(Enum):
    """What a rule measures. Its keys are in `KEYS`."""

    LEAD = "lead"
    DEADLINE = "deadline"
    WINDOW_MAX = "window-max"
    PRESENT = "present"
    ABSENT = "absent"
    VALUES = "values"
    CONTAINS = "contains"
    EXCLUDES = "excludes"
    NUMBER = "number"
    SHAPE = "shape"
    UNIT = "unit"
    LATER = "later"
    ROWS_MIN = "rows-min"
    AUTHORITY = "authority"
    HEADING = "heading"
    REPLY_BY = "reply-by"
    UNKNOWN = "unknown"


KEYS: dict[Check, tuple[str, ...]] = {
    Check.LEAD: ("field", "hours", "day"),
    Check.DEADLINE: ("field", "hours"),
    Check.WINDOW_MAX: ("field", "minutes"),
    Check.PRESENT: ("fields",),
    Check.ABSENT: ("fields",),
    Check.VALUES: ("field", "codes"),
    Check.CONTAINS: ("field", "codes"),
    Check.EXCLUDES: ("field", "codes"),
    Check.NUMBER: ("field", "minimum", "maximum", "below"),
    Check.SHAPE: ("field", "shapes"),
    Check.UNIT: ("field", "units"),
    Check.LATER: ("field", "other"),
    Check.ROWS_MIN: ("field", "minimum"),
    Check.AUTHORITY: ("codes",),
    Check.HEADING: ("field", "codes"),
    Check.REPLY_BY: ("hours",),
    Check.UNKNOWN: (),
}

TIMING = (Check.LEAD, Check.DEADLINE)
"""Checks that decide whether a notice is LATE."""


@dataclass(frozen=True, slots=True)
class When:
    """Holds when the named field has one of these codes (a list of codes: contains one)."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that the instrument asks. `known` is false where its text was not seen."""

    article: str
    known: bool
    text: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the checklist of a profile.

    Attributes:
        fields: what it measures: names of fields, or `rows.column`; for HEADING a heading item.
        hours: LEAD: before the reference instant (0: before it); DEADLINE: after it;
            REPLY_BY: left to the receiver for the answer, at least.
        day: the reference is 00:00 UTC of its day.
        minutes: longest window.
        codes: of terms; AUTHORITY: the lowest level.
        minimum, maximum: both included; `below` is not.
        known: false: the text of the rule was not seen; it is shown and never checked.
        advisory: the instrument says "as a rule".
    """

    code: str
    article: str
    kinds: tuple[str, ...]
    check: Check
    fields: tuple[str, ...]
    other: str
    hours: int
    day: bool
    minutes: int
    codes: tuple[str, ...]
    minimum: Decimal | None
    maximum: Decimal | None
    below: Decimal | None
    shapes: tuple[str, ...]
    units: tuple[str, ...]
    known: bool
    advisory: bool
    when: When | None
    text: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class InstrumentPage:
    """The page of an instrument (a code of the vocabulary `instrument`).

    Attributes:
        status: code of `instrument_status`.
        signed: `YYYY-MM-DD`, or empty where it is not known.
        kinds: codes of the kinds that serve it.
        sources: documents, by name.
    """

    code: str
    status: str
    signed: str
    kinds: tuple[str, ...]
    sources: tuple[str, ...]
    title: Mapping[str, str]
    summary: Mapping[str, str]
    points: tuple[Point, ...]
    rules: tuple[Rule, ...]

    def rules_for(self, kind: str) -> tuple[Rule, ...]:
        """Return the rules that a notice of this kind is checked by, in the order of the page."""
        return tuple(rule for rule in self.rules if kind in rule.kinds)
