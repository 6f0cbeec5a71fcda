"""Where the declarations stand: each statement kept, in order, marked where it was taken back."""

import itertools
from dataclasses import dataclass
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocol.errors import LocalViolation
from protocol.notices.declarations import STATUSES, Position, Statement, state_of_play
from protocol.notices.heading import Heading
from protocol.notices.message import Message
from protocol.notices.values import Address, Ref, Value
from protocol.vocabulary import Mode, Precedence, SpeechAct

DAY = 86_400
FIRST_DAY = 18_995  # 2022-01-03
ELSEWHERE = Ref(bytes.fromhex("5f3a9c01d2e4b677"), 1, 14)

Spoken = tuple[str, Message, int]


def notice(
    party: str, kind: str, order: int, values: dict[str, Value], mode: Mode = Mode.ACTUAL
) -> Spoken:
    """A message of a party, as the log holds it; its release is `order` hours after the first."""
    released = FIRST_DAY * DAY + order * 3_600
    heading = Heading(
        pack="core",
        edition=2,
        pack_hash=bytes(32),
        kind=kind,
        sender=Address(party, "centre"),
        to=(Address("AUT", "Vienna"),),
        community="DIPLOMATIC",
        mode=mode,
        precedence=Precedence.ROUTINE,
        act=SpeechAct.NOTIFICATION,
        instrument="P5-2022",
        obligation="VOLUNTARY",
        composed=released,
        released=released,
        valid_from=None,
        valid_until=None,
        late=False,
        alone=False,
        refs=(),
        supersedes=None,
        language="en",
        authority="MINISTRY",
        reply="RECEIPT",
        reply_by=None,
        releasing_roles=("WATCH-OFFICER",),
        nonce=order.to_bytes(16, "big"),
    )
    return party, Message(heading, tuple(values.items())), order


def declared(
    party: str,
    order: int,
    declaration: str = "CANNOT-BE-WON",
    status: str = "REAFFIRM",
    mode: Mode = Mode.ACTUAL,
    **more: Value,
) -> Spoken:
    """A statement about a declaration."""
    values: dict[str, Value] = {"declaration": declaration, "status": status}
    return notice(party, "declaration", order, values | {"date": FIRST_DAY} | more, mode)


def corrected(party: str, order: int, of: Spoken, action: str = "WITHDRAW") -> Spoken:
    """A correction of an earlier message."""
    ref = Ref(of[1].message_id[:8], 1, 1 + of[2])
    values: dict[str, Value] = {"ref": ref, "action": action, "reason": "NEW-FACTS"}
    return notice(party, "correction", order, values)


def ids(statements: tuple[Statement, ...]) -> list[bytes]:
    """The messages of some statements."""
    return [each.message_id for each in statements]


def test_each_party_stands_beside_the_others_on_each_declaration() -> None:
    spoken = [
        declared("FRA", 1),
        declared("CHN", 2),
        declared("CHN", 3, "NO-FIRST-USE"),
        declared("CHN", 4, "FISSILE-MORATORIUM", "PROPOSE"),
    ]
    found = state_of_play(spoken, Mode.ACTUAL)
    assert list(found) == [
        ("CANNOT-BE-WON", "CHN"),
        ("CANNOT-BE-WON", "FRA"),
        ("FISSILE-MORATORIUM", "CHN"),
        ("NO-FIRST-USE", "CHN"),
    ]
    assert ids(found["CANNOT-BE-WON", "FRA"].reaffirmed) == [spoken[0][1].message_id]
    assert ids(found["FISSILE-MORATORIUM", "CHN"].proposed) == [spoken[3][1].message_id]
    assert found["FISSILE-MORATORIUM", "CHN"].reaffirmed == ()


def test_a_question_and_its_clarification_keep_their_instants_and_references() -> None:
    said = declared("USA", 1, "TEST-MORATORIUM", test_meaning="NOT-STATED")
    asked = declared(
        "FRA",
        2,
        "TEST-MORATORIUM",
        "QUESTION",
        ref=Ref(said[1].message_id[:8], 1, 1),
        test_meaning="NOT-STATED",
    )
    answered = declared(
        "USA",
        3,
        "TEST-MORATORIUM",
        "CLARIFY",
        ref=ELSEWHERE,
        test_meaning="SUBCRITICAL",
        standing="IN-FORCE",
    )
    found = state_of_play([said, asked, answered], Mode.ACTUAL)
    (question,) = found["TEST-MORATORIUM", "FRA"].questioned
    assert question.about == Ref(said[1].message_id[:8], 1, 1)
    assert (question.released, question.date) == (FIRST_DAY * DAY + 7_200, FIRST_DAY)
    own = found["TEST-MORATORIUM", "USA"]
    assert [each.about for each in own.reaffirmed] == [None]
    (clear,) = own.clarified
    assert (clear.about, clear.test_meaning, clear.standing) == (
        ELSEWHERE,
        "SUBCRITICAL",
        "IN-FORCE",
    )
    assert not clear.withdrawn


def test_a_later_statement_erases_nothing() -> None:
    first = declared("RUS", 1, "FISSILE-MORATORIUM")
    ended = declared("RUS", 2, "FISSILE-MORATORIUM", "CLARIFY", standing="ENDED")
    found = state_of_play([first, ended], Mode.ACTUAL)["FISSILE-MORATORIUM", "RUS"]
    assert [each.status for each in found.statements] == ["REAFFIRM", "CLARIFY"]
    assert not found.reaffirmed[0].withdrawn


def test_a_withdrawn_statement_stays_and_is_marked() -> None:
    said = declared("GBR", 1)
    back = corrected("GBR", 5, said)
    (statement,) = state_of_play([said, back], Mode.ACTUAL)["CANNOT-BE-WON", "GBR"].reaffirmed
    assert statement.withdrawn
    assert not statement.corrected
    (mark,) = statement.marks
    assert (mark.message_id, mark.released) == (back[1].message_id, FIRST_DAY * DAY + 18_000)


@pytest.mark.parametrize("action", ["AMEND", "SUPERSEDE"])
def test_a_corrected_statement_is_marked_and_not_withdrawn(action: str) -> None:
    said = declared("GBR", 1)
    found = state_of_play([said, corrected("GBR", 2, said, action)], Mode.ACTUAL)
    (statement,) = found["CANNOT-BE-WON", "GBR"].statements
    assert (statement.corrected, statement.withdrawn) == (True, False)


def test_nobody_withdraws_what_another_party_said() -> None:
    said = declared("GBR", 1)
    found = state_of_play([said, corrected("RUS", 2, said)], Mode.ACTUAL)
    assert found["CANNOT-BE-WON", "GBR"].statements[0].marks == ()


def test_a_withdrawal_that_was_withdrawn_marks_nothing() -> None:
    said = declared("GBR", 1)
    back = corrected("GBR", 2, said)
    again = corrected("GBR", 3, back)
    last = corrected("GBR", 4, again)
    position = ("CANNOT-BE-WON", "GBR")
    marked = [
        state_of_play([said, back, again, last][:count], Mode.ACTUAL)[position].reaffirmed[0]
        for count in (1, 2, 3, 4)
    ]
    assert [each.withdrawn for each in marked] == [False, True, False, True]


def test_a_correction_before_its_message_says_nothing() -> None:
    said = declared("GBR", 7)
    found = state_of_play([corrected("GBR", 2, said), said], Mode.ACTUAL)
    assert not found["CANNOT-BE-WON", "GBR"].reaffirmed[0].withdrawn


def test_a_message_over_several_circuits_counts_once() -> None:
    party, message, order = declared("CHN", 3)
    found = state_of_play([(party, message, order + 9), (party, message, order)], Mode.ACTUAL)
    assert [each.order for each in found["CANNOT-BE-WON", "CHN"].statements] == [3]


def test_what_is_practised_is_never_declared() -> None:
    practised = declared("CHN", 1, "NO-FIRST-USE", mode=Mode.EXERCISE)
    assert dict(state_of_play([practised], Mode.ACTUAL)) == {}
    assert list(state_of_play([practised], Mode.EXERCISE)) == [("NO-FIRST-USE", "CHN")]


def test_other_kinds_are_no_statements() -> None:
    other = notice("CHN", "launch-cancelled", 1, {"ref": ELSEWHERE, "final": "FINAL"})
    assert dict(state_of_play([other], Mode.ACTUAL)) == {}


@pytest.mark.parametrize(
    ("kind", "values", "field"),
    [
        ("declaration", {"declaration": "NO-FIRST-USE", "status": "REAFFIRM"}, "date"),
        ("declaration", {"declaration": "NO-FIRST-USE", "date": FIRST_DAY}, "status"),
        ("correction", {"action": "WITHDRAW"}, "ref"),
        ("correction", {"ref": ELSEWHERE}, "action"),
    ],
)
def test_an_unchecked_message_is_refused(kind: str, values: dict[str, Value], field: str) -> None:
    with pytest.raises(LocalViolation) as refused:
        state_of_play([notice("CHN", kind, 1, values)], Mode.ACTUAL)
    assert refused.value.code == "value-missing"
    assert refused.value.details["field"] == field


@dataclass(frozen=True)
class Story:
    """Some messages in the order of the log."""

    spoken: tuple[Spoken, ...]


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """Statements of 3 parties, and corrections of whatever was said before by whomever."""
    spoken: list[Spoken] = []
    for order in range(draw(st.integers(0, 12))):
        party = draw(st.sampled_from(["CHN", "FRA", "USA"]))
        corrects = draw(st.booleans())
        if spoken and corrects:
            action = draw(st.sampled_from(["WITHDRAW", "AMEND"]))
            of = spoken[draw(st.integers(0, len(spoken) - 1))]
            spoken.append(corrected(party, order, of, action))
        else:
            declaration = draw(st.sampled_from(["CANNOT-BE-WON", "NO-FIRST-USE"]))
            spoken.append(declared(party, order, declaration, draw(st.sampled_from(STATUSES))))
    return Story(tuple(spoken))


def void(story: Story, message: Spoken) -> bool:
    """Whether a message was withdrawn by its party: said once more, by recursion."""
    return any(
        party == message[0]
        and later.value("action") == "WITHDRAW"
        and later.value("ref") == Ref(message[1].message_id[:8], 1, 1 + message[2])
        and not void(story, (party, later, order))
        for party, later, order in story.spoken
        if order > message[2]
    )


@given(stories(), st.randoms(use_true_random=False))
def test_every_statement_is_kept_and_marked_as_the_rules_say(story: Story, random: Random) -> None:
    shuffled = list(story.spoken)
    random.shuffle(shuffled)
    found = state_of_play(shuffled, Mode.ACTUAL)
    said = {each.message_id: each for each in itertools.chain(*map(_all, found.values()))}
    expected = [each for each in story.spoken if each[1].heading.kind == "declaration"]
    assert set(said) == {message.message_id for _, message, _ in expected}
    for spoken in expected:
        assert said[spoken[1].message_id].withdrawn == void(story, spoken)
    for position in found.values():
        orders = [each.order for each in position.statements]
        assert orders == sorted(orders)


@given(stories())
def test_what_was_said_so_far_is_never_lost_by_what_comes_later(story: Story) -> None:
    before: set[tuple[str, str, str, bytes, int]] = set()
    for count in range(len(story.spoken) + 1):
        found = state_of_play(story.spoken[:count], Mode.ACTUAL)
        now = {
            (each.declaration, each.party, each.status, each.message_id, each.released)
            for position in found.values()
            for each in _all(position)
        }
        assert before <= now
        before = now


def _all(position: Position) -> tuple[Statement, ...]:
    return position.proposed + position.reaffirmed + position.questioned + position.clarified
