"""One body to several states, on the screen of the sender and of each recipient."""

import dataclasses

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from console.desk.digits_dialog import DigitsDialog
from console.desk.message_view import Step
from console.desk.wording import Wording
from console.desk_link.requests import CompareDigits, GetMessage
from console.desk_link.views import MessageView, StationView
from protocol.notices.message import Message, message_id, spoken_id
from protocol.notices.pack import Pack
from protocol.notices.values import Address
from protocol.vocabulary import LANGUAGES, Fact
from tests.console.desk import examples
from tests.console.desk.bench import Bench, Benches

KIND = "missile-launch-planned"
WASHINGTON = Address("USA", "NNRRC Washington")
PARIS = Address("FRA", "Centre de Paris")
BEIJING = Address("CHN", "NNRRC Beijing")


def station() -> StationView:
    """Return the Chinese station with circuits to Washington and to Paris."""
    paris = examples.circuit(
        circuit=examples.OTHER_CIRCUIT,
        name="Beijing – Paris",
        peer_name=PARIS.station,
        peer_party=PARIS.party,
    )
    return examples.station(examples.circuit(), paris)


def body(pack: Pack, *to: Address, sender: Address = BEIJING) -> bytes:
    """Return a launch notice to these stations."""
    whole = examples.notice(pack, KIND)
    return Message(dataclasses.replace(whole.heading, to=to, sender=sender), whole.values).encode()


def sent(pack: Pack) -> tuple[MessageView, MessageView]:
    """Return our notice to both as it stands on either circuit; Washington has read it."""
    whole = body(pack, WASHINGTON, PARIS)
    facts = {
        examples.CIRCUIT: ((Fact.STORED, 1), (Fact.READ, 2)),
        examples.OTHER_CIRCUIT: ((Fact.STORED, 3),),
    }
    rows = [
        examples.row(
            number,
            KIND,
            circuit=circuit,
            outgoing=True,
            message_id=message_id(whole),
            facts=tuple((int(fact), examples.NOW + after * 1000) for fact, after in known),
        )
        for number, (circuit, known) in enumerate(facts.items(), 1)
    ]
    one, other = (examples.message(row, whole) for row in rows)
    return (
        msgspec.structs.replace(one, others=(other.row,)),
        msgspec.structs.replace(other, others=(one.row,)),
    )


def opened(bench: Benches, *views: MessageView, language: str = "en") -> Bench:
    """Return a window on a low screen in which the first notice is open."""
    desk = bench(views, station(), language=language)
    desk.window.resize(1024, 600)
    desk.window.show()
    desk.window.steps.open(views[0].row)
    return desk


def cells(desk: Bench) -> list[list[str]]:
    """Return the table as it reads."""
    model = desk.window.page.recipients.model()
    columns = range(model.columnCount())
    return [
        [model.index(row, column).data() for column in columns] for row in range(model.rowCount())
    ]


def test_the_sender_sees_the_receipts_of_each_recipient(bench: Benches, pack: Pack) -> None:
    desk = opened(bench, *sent(pack))
    page = desk.window.page
    assert page.recipients.isVisible()
    assert not page._ladder.isVisible()
    assert cells(desk) == [
        ["FRA Centre de Paris", "00:44:08Z", "not yet", "not yet", "not yet"],
        ["USA NNRRC Washington", "00:44:06Z", "00:44:07Z", "not yet", "not yet"],
    ]
    heads = [page.recipients.model().headerData(n, Qt.Orientation.Horizontal) for n in range(5)]
    assert heads == ["Recipient", "Stored", "Read", "Understood", "Passed on"]
    assert "one text to 2 stations" in page._meta.text()


def test_a_receipt_of_another_recipient_comes_into_its_row(bench: Benches, pack: Pack) -> None:
    one, other = sent(pack)
    desk = opened(bench, one, other)
    facts = (*other.row.facts, (int(Fact.READ), examples.NOW + 9_000))
    row = msgspec.structs.replace(other.row, facts=facts, readback_state="different", answered=True)
    desk.state.take_push("message", msgspec.structs.replace(other, row=row))
    assert cells(desk)[0][:3] == [
        "FRA Centre de Paris · DIFFERENT · answered",
        "00:44:08Z",
        "00:44:14Z",
    ]
    assert desk.window.page.view is not None
    assert desk.window.page.view.row == one.row, "the page stays with the recipient shown"


def test_choosing_a_recipient_shows_its_copy(bench: Benches, pack: Pack) -> None:
    desk = opened(bench, *sent(pack))
    page = desk.window.page
    assert page.recipients.currentIndex().row() == 1
    page.recipients.setFocus()
    QTest.keyClick(page.recipients, Qt.Key.Key_Up)
    assert page.view is not None
    assert page.view.row.circuit == examples.OTHER_CIRCUIT
    asked = [one.circuit for one in desk.station.asked if isinstance(one, GetMessage)]
    assert asked[-2:] == [examples.CIRCUIT, examples.OTHER_CIRCUIT]
    assert page.recipients.currentIndex().row() == 0


def test_a_notice_to_one_state_keeps_the_ladder(bench: Benches, pack: Pack) -> None:
    row = examples.row(1, KIND, outgoing=True)
    desk = opened(bench, examples.message(row, body(pack, WASHINGTON)))
    page = desk.window.page
    assert page._ladder.isVisible()
    assert not page.recipients.isVisible()
    assert page.buttons[Step.DIGITS].isHidden()


def test_a_recipient_sees_to_whom_else_it_went(bench: Benches, pack: Pack) -> None:
    whole = body(pack, PARIS, BEIJING, sender=WASHINGTON)
    desk = opened(bench, examples.message(examples.row(1, KIND), whole))
    meta = desk.window.page._meta.text()
    assert "also to FRA Centre de Paris" in meta
    assert "NNRRC Beijing" not in meta, "that it went here, we know"


def test_a_name_that_looks_like_markup_is_shown_as_it_is(bench: Benches, pack: Pack) -> None:
    evil = Address("FRA", "<img src=x> & Co")
    desk = opened(
        bench, examples.message(examples.row(1, KIND), body(pack, evil, BEIJING, sender=WASHINGTON))
    )
    assert "<img src=x> & Co" in desk.window.page._meta.text()
    assert desk.window.page._meta.textFormat() is Qt.TextFormat.PlainText


def asked_for_digits(qtbot: QtBot, bench: Benches, pack: Pack) -> tuple[Bench, DigitsDialog, bytes]:
    """Return a recipient's desk with the dialog open, and the body that it holds."""
    whole = body(pack, PARIS, BEIJING, sender=WASHINGTON)
    desk = opened(bench, examples.message(examples.row(1, KIND), whole))
    desk.window.page.buttons[Step.DIGITS].click()
    (dialog,) = desk.window.findChildren(DigitsDialog)
    return desk, dialog, whole


def test_the_same_digits_are_said_to_be_the_same(qtbot: QtBot, bench: Benches, pack: Pack) -> None:
    desk, dialog, whole = asked_for_digits(qtbot, bench, pack)
    assert not dialog.give.isEnabled()
    assert not dialog.ours.isVisible(), "ours cannot be typed back by mistake"
    for digit in spoken_id(message_id(whole)).replace(" ", ""):
        QTest.keyClicks(dialog.focusWidget() or dialog.box.boxes[0], digit)
    assert dialog.give.isEnabled()
    dialog.give.click()
    assert dialog.said.text().startswith("SAME")
    (request,) = [one for one in desk.station.asked if isinstance(one, CompareDigits)]
    assert request.officer == "Chen Wei"
    assert dialog.outcome.property("alarm") in (None, "")


def test_another_body_is_exposed_by_its_digits(qtbot: QtBot, bench: Benches, pack: Pack) -> None:
    _, dialog, _ = asked_for_digits(qtbot, bench, pack)
    theirs = spoken_id(message_id(body(pack, PARIS, sender=WASHINGTON)))
    for box, group in zip(dialog.box.boxes, theirs.split(), strict=True):
        box.setText(group)
    dialog.box.changed.emit()
    dialog.give.click()
    assert dialog.said.text().startswith("DIFFERENT in group ")
    assert dialog.outcome.property("alarm") == "integrity"
    assert not dialog.give.isEnabled(), "the groups that differ are to be heard again"


def test_ours_are_shown_to_be_read_out(qtbot: QtBot, bench: Benches, pack: Pack) -> None:
    _, dialog, whole = asked_for_digits(qtbot, bench, pack)
    dialog.show_ours.click()
    assert dialog.ours.isVisible()
    assert dialog.ours.text() == spoken_id(message_id(whole))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_has_room_for_every_word(bench: Benches, pack: Pack, language: str) -> None:
    desk = opened(bench, *sent(pack), language=language)
    table = desk.window.page.recipients
    header, metrics = table.horizontalHeader(), table.horizontalHeader().fontMetrics()
    for column in range(table.model().columnCount()):
        words = str(table.model().headerData(column, Qt.Orientation.Horizontal))
        assert metrics.horizontalAdvance(words) < header.sectionSize(column)
    assert table.columnWidth(0) > 130
    assert desk.window.page.text.own.height() > 100, "the text keeps its room"
    assert Wording.load(language).say("many-recipient") == table.model().headerData(
        0, Qt.Orientation.Horizontal
    )
