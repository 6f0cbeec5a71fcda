"""Time and treaty: what a notice must have, by when, and how late it is on arrival.

Nothing here ever stops a notice. A late one is sent and says LATE; a delayed or expired one is
shown with the words over it. Instants are absolute, never "within": seconds since 1970 UTC.
"""

from dataclasses import dataclass

from protocol.notices.conditions import is_required
from protocol.notices.draft import NO_REPLY, Draft, reply_instant
from protocol.notices.instrument_checks import State, Subject, rule_state
from protocol.notices.instruments import HEADING_CODES, TIMING, Rule
from protocol.notices.lead_time import TimeLimit, last_instant_in_time, rule_limit, time_limit
from protocol.notices.message import Message
from protocol.notices.pack import FieldType, Pack
from protocol.notices.values import Quantity, Window
from protocol.notices.writing import DAY, first_day
from protocol.vocabulary import Precedence

DELAY_LIMITS_S = {
    Precedence.FLASH: 2 * 60,
    Precedence.IMMEDIATE: 10 * 60,
    Precedence.PRIORITY: 60 * 60,
    Precedence.ROUTINE: 360 * 60,
}
"""A message is DELAYED when it arrives later than this after its release."""


@dataclass(frozen=True, slots=True)
class CheckItem:
    """One line of the checklist.

    Attributes:
        code: "lead" (the kind's own), "field" or "rule" (of the instrument).
        field: the field that it is about; empty for a rule that is about several or about none.
        article: where the rule stands, such as "Article VI, 1"; may be empty.
        instant_s: for a rule of time the last instant at which the notice is in time.
        margin_s: how long before that instant it is (negative: after).
        instrument: code of the instrument that the rule is of; empty but for rules.
        rule: with its words by language; None but for rules.
    """

    code: str
    state: State
    field: str
    article: str
    instant_s: int | None = None
    margin_s: int | None = None
    instrument: str = ""
    rule: Rule | None = None


def checklist(subject: Draft | Message, pack: Pack, now_s: int) -> tuple[CheckItem, ...]:
    """Return lead time, completeness and the rules of the instrument, line by line.

    A draft is measured as if released now, a message by its release.
    """
    notice = _subject(subject, pack, now_s)
    kind, given = notice.kind, notice.given
    lines = []
    limit = time_limit(pack, kind, notice.instrument, given)
    if limit is not None and limit.rule is None:
        lines.append(_timed("lead", limit, notice))
    for spec in kind.fields:
        # Where the pack has pages, the articles stand there, each with its own instrument.
        article = "" if pack.instruments else spec.article
        needed = is_required(spec, given)
        if needed or article:
            met = not needed or spec.name in given
            lines.append(CheckItem("field", _state(met), spec.name, article))
    page = pack.instruments.get(notice.instrument)
    for rule in page.rules_for(kind.code) if page else ():
        state = rule_state(rule, notice)
        if state is not None:
            lines.append(_rule_item(rule, state, notice))
    return tuple(lines)


def _subject(subject: Draft | Message, pack: Pack, now_s: int) -> Subject:
    if isinstance(subject, Message):
        heading = subject.heading
        kind, moment, instrument = pack.kinds[heading.kind], heading.released, heading.instrument
        reply, reply_by = heading.reply, heading.reply_by
        codes = {
            "obligation": heading.obligation,
            "community": heading.community,
            "precedence": heading.precedence.name,
            "authority": heading.authority,
        }
    else:
        options = subject.options
        kind, moment = pack.kinds[subject.kind], now_s
        instrument = options.instrument or kind.instruments[0]
        codes = {name: getattr(options, name) or getattr(kind, name) for name in HEADING_CODES}
        codes["authority"] = options.authority
        reply, reply_by = options.reply or kind.reply, reply_instant(options, kind, now_s)
    asked = None if reply == NO_REPLY else reply_by
    return Subject(kind, dict(subject.values), moment, instrument, codes, asked)


def _state(met: bool) -> State:
    return State.MET if met else State.MISSING


def _timed(code: str, limit: TimeLimit, notice: Subject) -> CheckItem:
    last = limit.last_s
    if last is None:
        return CheckItem(code, State.MISSING, limit.field, limit.article)
    state = State.LATE if notice.moment > last else State.MET
    return CheckItem(code, state, limit.field, limit.article, last, last - notice.moment)


def _rule_item(rule: Rule, state: State, notice: Subject) -> CheckItem:
    last = None
    if rule.check in TIMING:
        last = rule_limit(rule, notice.kind, notice.given).last_s
    return CheckItem(
        code="rule",
        state=state,
        field=rule.fields[0] if len(rule.fields) == 1 else "",
        article=rule.article,
        instant_s=last,
        margin_s=None if last is None else last - notice.moment,
        instrument=notice.instrument,
        rule=rule,
    )


def is_late(message: Message, pack: Pack) -> bool:
    """Return whether the notice was late at its release, by its own word or by the rule."""
    heading = message.heading
    given = dict(message.values)
    last = last_instant_in_time(pack, pack.kinds[heading.kind], heading.instrument, given)
    return heading.late or (last is not None and heading.released > last)


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
