"""Time and treaty: what a notice must have, by when, and how late it is on arrival.

Nothing here ever stops a notice. A late one is sent and says LATE; a delayed or expired one is
shown with the words over it. Instants are absolute, never "within": seconds since 1970 UTC.
"""

from dataclasses import dataclass
from enum import Enum

from protocol.notices.conditions import is_required
from protocol.notices.draft import Draft, last_instant_in_time
from protocol.notices.message import Message
from protocol.notices.pack import FieldType, Kind, Pack
from protocol.notices.values import Quantity, Value, Window
from protocol.notices.writing import DAY, first_day
from protocol.vocabulary import Precedence

DELAY_LIMITS_S = {
    Precedence.FLASH: 2 * 60,
    Precedence.IMMEDIATE: 10 * 60,
    Precedence.PRIORITY: 60 * 60,
    Precedence.ROUTINE: 360 * 60,
}
"""A message is DELAYED when it arrives later than this after its release."""


class State(Enum):
    """How a line of the checklist stands."""

    MET = "pass"
    MISSING = "missing"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class CheckItem:
    """One line of the checklist.

    Attributes:
        code: "lead" or "field"; the desk has the words.
        field: the field that it is about.
        article: where the rule stands, such as "1988, Article I"; may be empty.
        instant_s: for "lead" the last instant at which the notice is in time.
        margin_s: for "lead" how long before that instant it is (negative: after).
    """

    code: str
    state: State
    field: str
    article: str
    instant_s: int | None = None
    margin_s: int | None = None


def checklist(subject: Draft | Message, pack: Pack, now_s: int) -> tuple[CheckItem, ...]:
    """Return lead time and completeness, line by line.

    A draft is measured as if released now, a message by its release.
    """
    if isinstance(subject, Message):
        kind, moment = pack.kinds[subject.heading.kind], subject.heading.released
    else:
        kind, moment = pack.kinds[subject.kind], now_s
    given = dict(subject.values)
    lines = [] if kind.lead is None else [_lead(kind, given, moment)]
    for spec in kind.fields:
        if is_required(spec, given) or spec.article:
            there = spec.name in given or not is_required(spec, given)
            state = State.MET if there else State.MISSING
            lines.append(CheckItem("field", state, spec.name, spec.article))
    return tuple(lines)


def _lead(kind: Kind, given: dict[str, Value], moment: int) -> CheckItem:
    field, article = (kind.lead.field, kind.lead.article) if kind.lead else ("", "")
    last = last_instant_in_time(kind, given)
    if last is None:
        return CheckItem("lead", State.MISSING, field, article)
    state = State.LATE if moment > last else State.MET
    return CheckItem("lead", state, field, article, last, last - moment)


def is_late(message: Message, pack: Pack) -> bool:
    """Return whether the notice was late at its release, by its own word or by the rule."""
    last = last_instant_in_time(pack.kinds[message.heading.kind], dict(message.values))
    return message.heading.late or (last is not None and message.heading.released > last)


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds beyond a limit by our clock and by the peer's (None: offset not known)."""

    limit_s: int
    own_s: int
    peer_s: int | None

    @property
    def worse_s(self) -> int:
        """The larger of both."""
        return self.own_s if self.peer_s is None else max(self.own_s, self.peer_s)

    @property
    def stands(self) -> bool:
        """Whether the worse is beyond the limit."""
        return self.worse_s > self.limit_s


def delay(
    precedence: Precedence, released_s: int, arrived_s: int, peer_offset_ms: int | None
) -> Measured:
    """Return how long the message was under way, by both clocks; `stands` means DELAYED.

    Args:
        released_s: from the heading, the peer's clock.
        arrived_s: our clock.
        peer_offset_ms: the peer's clock minus ours.
    """
    own = arrived_s - released_s
    return Measured(DELAY_LIMITS_S[precedence], own, _shifted(own, peer_offset_ms))


def expiry(until_s: int, now_s: int, peer_offset_ms: int | None) -> Measured:
    """Return how long ago the validity ended, by both clocks; `stands` means EXPIRED."""
    own = now_s - until_s
    return Measured(0, own, _shifted(own, peer_offset_ms))


def _shifted(seconds: int, offset_ms: int | None) -> int | None:
    return None if offset_ms is None else seconds + offset_ms // 1_000


def valid_until(message: Message, pack: Pack) -> int | None:
    """Return the instant at which the notice ceases to hold, None if it names none.

    The heading's own limit; else the end of the last valid UTC day; else the end of the window.
    """
    if message.heading.valid_until is not None:
        return message.heading.valid_until
    kind, given = pack.kinds[message.heading.kind], dict(message.values)
    ends = []
    for spec in kind.fields:
        value = given.get(spec.name)
        first = first_day(kind, spec, given)
        if spec.type is FieldType.COUNT and first is not None and isinstance(value, Quantity):
            return (first + value.mantissa) * DAY
        if isinstance(value, Window):
            ends.append(value.end)
    return max(ends, default=None)
