"""Lead times are instants; lateness is measured by both clocks and the worse one counts."""

from dataclasses import replace

from protocol.notices.draft import build, last_instant_in_time
from protocol.notices.message import officers_needed
from protocol.notices.profiles import State, checklist, delay, expiry, is_late, valid_until
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
    kind = pack().kinds["missile-launch-planned"]
    last = OPENS - 24 * 3_600
    assert last_instant_in_time(kind, dict(launch_draft().values)) == last
    lead = checklist(launch_draft(), pack(), last)[0]
    assert (lead.code, lead.state, lead.instant_s, lead.margin_s) == ("lead", State.MET, last, 0)
    late = checklist(launch_draft(), pack(), last + 1)[0]
    assert (late.state, late.margin_s) == (State.LATE, -1)
    assert "1988" in lead.article


def test_the_checklist_names_what_is_missing() -> None:
    draft = launch_draft().with_value("window", None, pack())
    lines = checklist(draft, pack(), CONTEXT.now_s)
    assert lines[0].state is State.MISSING
    assert [line.field for line in lines if line.state is State.MISSING] == ["window", "window"]
    assert all(line.state is State.MET for line in checklist(launch_message(), pack(), 0))


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
