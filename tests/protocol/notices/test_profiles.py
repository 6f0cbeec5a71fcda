"""Lead times are instants; lateness is measured by both clocks and the worse one counts."""

from dataclasses import replace

from console.assets import load_shelf
from protocol.notices.draft import Draft, Options, build
from protocol.notices.instrument_checks import State
from protocol.notices.lead_time import last_instant_in_time
from protocol.notices.message import officers_needed
from protocol.notices.profiles import CheckItem, checklist, delay, expiry, is_late, valid_until
from protocol.vocabulary import Precedence
from tests.protocol.notices.samples import (
    CONTEXT,
    DAY,
    LAUNCH_DAY,
    launch_draft,
    launch_message,
    pack,
)

OPENS = LAUNCH_DAY * DAY + 18 * 3_600


def test_the_lead_time_of_1988_is_an_instant() -> None:
    kind, given = pack().kinds["missile-launch-planned"], dict(launch_draft().values)
    last = OPENS - 24 * 3_600
    assert last_instant_in_time(pack(), kind, "US-USSR-1988", given) == last
    lead = rule_line(launch_draft(), "lead-24h", last)
    assert (lead.state, lead.instant_s, lead.margin_s) == (State.MET, last, 0)
    late = rule_line(launch_draft(), "lead-24h", last + 1)
    assert (late.state, late.margin_s) == (State.LATE, -1)
    assert (lead.instrument, lead.article) == ("US-USSR-1988", "Article I")
    assert lead.rule is not None
    assert "24" in lead.rule.text["zh"]


def rule_line(draft: Draft, code: str, now_s: int) -> CheckItem:
    """The line of a rule of the draft's instrument."""
    lines = checklist(draft, pack(), now_s)
    return next(line for line in lines if line.rule is not None and line.rule.code == code)


def test_a_notice_is_measured_by_the_rules_of_its_own_instrument() -> None:
    three_days = replace(launch_draft(), options=Options(instrument="IN-PK-2005"))
    last = OPENS - 72 * 3_600
    assert rule_line(three_days, "lead-3d", last).state is State.MET
    assert rule_line(three_days, "lead-3d", last + 1).state is State.LATE
    in_time = build(three_days, pack(), replace(CONTEXT, composed_s=last, now_s=last))
    assert not in_time.heading.late
    assert not is_late(in_time, pack())
    late = build(three_days, pack(), replace(CONTEXT, composed_s=last, now_s=last + 1))
    assert late.heading.late
    assert is_late(replace(late, heading=replace(late.heading, late=False)), pack())
    # No rule of time in the instrument: the kind's own lead.
    lines = checklist(replace(three_days, options=Options(instrument="HCOC-2002")), pack(), last)
    assert [(line.code, line.instant_s) for line in lines if line.instant_s is not None] == [
        ("lead", OPENS - 24 * 3_600)
    ]


def test_heading_items_of_draft_and_message_are_checked() -> None:
    voluntary = Options(instrument="MODEL-1988", obligation="VOLUNTARY")
    as_required = replace(launch_draft(), options=Options(instrument="MODEL-1988"))
    as_voluntary = replace(launch_draft(), options=voluntary)
    assert rule_line(as_required, "voluntary", 0).state is State.DIFFERS
    assert rule_line(as_voluntary, "voluntary", 0).state is State.MET
    for draft, state in ((as_required, State.DIFFERS), (as_voluntary, State.MET)):
        lines = checklist(build(draft, pack(), CONTEXT), pack(), 0)
        found = [line.state for line in lines if line.rule and line.rule.code == "voluntary"]
        assert found == [state]


def test_the_first_edition_is_measured_as_it_always_was() -> None:
    old = next(each for each in load_shelf().values() if each.edition == 1)
    given = dict(launch_draft().values)
    kind = old.kinds["missile-launch-planned"]
    last = OPENS - 24 * 3_600
    assert last_instant_in_time(old, kind, "IN-PK-2005", given) == last
    lead, *fields = checklist(launch_draft(), old, last + 1)
    assert (lead.code, lead.state, lead.margin_s) == ("lead", State.LATE, -1)
    assert "1988" in lead.article
    assert {line.code for line in fields} == {"field"}
    assert "1988, Article II" in {line.article for line in fields}


def test_the_checklist_names_what_is_missing() -> None:
    draft = launch_draft().with_value("window", None, pack())
    lines = checklist(draft, pack(), CONTEXT.now_s)
    missing = [line for line in lines if line.state is State.MISSING]
    assert [(line.code, line.field) for line in missing] == [
        ("field", "window"),
        ("rule", "window"),
    ]
    whole = checklist(launch_message(), pack(), 0)
    assert {line.state for line in whole} == {State.MET, State.NOT_KNOWN}
    assert [line.rule.code for line in whole if line.rule and not line.rule.known] == ["validity"]


def test_a_message_is_late_by_its_own_word_or_by_the_rule() -> None:
    assert not is_late(launch_message(), pack())
    late = build(launch_draft(), pack(), replace(CONTEXT, now_s=OPENS - 3_600))
    assert is_late(late, pack())
    hidden = replace(late, heading=replace(late.heading, late=False))
    assert is_late(hidden, pack())


def test_the_worse_clock_says_delayed() -> None:
    released = 1_000_000
    for precedence, minutes in zip(Precedence, (2, 10, 60, 360), strict=True):
        on_time = delay(precedence, released, released + minutes * 60, None)
        assert not on_time.stands
        assert delay(precedence, released, released + minutes * 60 + 1, None).stands
        measured = delay(precedence, released, released + minutes * 60, 30_000)
        assert measured.stands
        assert (measured.own_s, measured.peer_s) == (minutes * 60, minutes * 60 + 30)
        assert not delay(precedence, released, released + minutes * 60, -30_000).stands


def test_the_worse_clock_says_expired() -> None:
    assert not expiry(1_000, 1_000, 0).stands
    assert expiry(1_000, 1_001, -5_000).stands
    assert expiry(1_000, 999, 2_000).stands
    assert expiry(1_000, 999, 2_000).worse_s == 1


def test_validity_ends_with_its_last_utc_day() -> None:
    message = launch_message()
    assert valid_until(message, pack()) == (LAUNCH_DAY + 4) * DAY
    named = replace(message, heading=replace(message.heading, valid_until=OPENS))
    assert valid_until(named, pack()) == OPENS


def test_a_withdrawal_needs_one_officer_and_other_corrections_two() -> None:
    kind = pack().kinds["correction"]
    assert officers_needed(kind, {"action": "WITHDRAW"}) == 1
    assert officers_needed(kind, {"action": "AMEND"}) == 2
