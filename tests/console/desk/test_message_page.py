"""A notice is taken only when it was seen whole, its warnings confirmed, by an officer on watch."""

import dataclasses
import hashlib

import msgspec
from pytestqt.qtbot import QtBot

from console.desk.message_view import Step
from console.desk.reply_dialogs import ChoiceDialog
from console.desk_link.requests import ConfirmWarning, MarkRead, PassedOn
from console.desk_link.views import TrafficRow
from protocol.notices.pack import Pack
from protocol.notices.rendering import render
from protocol.vocabulary import Fact
from tests.console.desk import examples
from tests.console.desk.bench import Bench, Benches

KIND = "missile-launch-planned"


def opened(qtbot: QtBot, bench: Benches, pack: Pack, row: TrafficRow, **station: object) -> Bench:
    """Return a window of 1024×600 in which the notice of `row` is open."""
    message = examples.notice(pack, row.kind)
    desk = bench((examples.message(row, message.encode()),), examples.station(**station))
    desk.window.resize(1024, 600)
    desk.window.show()
    desk.window.traffic.selectRow(0)
    qtbot.waitUntil(lambda: desk.window.page.text.lines_below() > 0)
    return desk


def scroll_to_end(desk: Bench) -> None:
    """Do what the End key does."""
    bar = desk.window.page.text.own.verticalScrollBar()
    bar.setValue(bar.maximum())


def test_what_was_not_seen_whole_cannot_be_read(qtbot: QtBot, bench: Benches, pack: Pack) -> None:
    desk = opened(qtbot, bench, pack, examples.row(1, KIND))
    assert not desk.window.page.possible(Step.READ)
    desk.window.page.buttons[Step.READ].click()
    assert not any(isinstance(one, MarkRead) for one in desk.station.asked)
    scroll_to_end(desk)
    assert desk.window.page.possible(Step.READ)


def test_read_carries_the_hash_of_the_exact_text_on_the_screen(
    qtbot: QtBot, bench: Benches, pack: Pack
) -> None:
    desk = opened(qtbot, bench, pack, examples.row(1, KIND))
    scroll_to_end(desk)
    desk.window.page.buttons[Step.READ].click()
    text = render(examples.notice(pack), pack, "en").text
    (request,) = [one for one in desk.station.asked if isinstance(one, MarkRead)]
    assert request.text_hash == hashlib.sha256(text.encode()).digest()
    assert request.officer == "Chen Wei"
    assert not desk.window.page.possible(Step.READ)
    assert desk.window.page.possible(Step.READBACK)


def test_each_warning_is_confirmed_by_itself(qtbot: QtBot, bench: Benches, pack: Pack) -> None:
    row = examples.row(1, KIND, late=True, delayed=True, expired=True)
    desk = opened(qtbot, bench, pack, row)
    scroll_to_end(desk)
    page = desk.window.page
    for warning in ("late", "delayed", "expired"):
        assert not page.possible(Step.READ)
        page.warnings.confirmed.emit(warning)
    assert page.possible(Step.READ)
    asked = [one.warning for one in desk.station.asked if isinstance(one, ConfirmWarning)]
    assert asked == ["late", "delayed", "expired"]


def test_nobody_on_watch_takes_nothing(qtbot: QtBot, bench: Benches, pack: Pack) -> None:
    desk = opened(qtbot, bench, pack, examples.row(1, KIND))
    scroll_to_end(desk)
    officers = tuple(
        msgspec.structs.replace(one, on_watch=False) for one in examples.station().officers
    )
    desk.state.take_station(examples.station(officers=officers))
    assert not any(desk.window.page.possible(step) for step in Step)


def test_own_notice_offers_correction_alone(qtbot: QtBot, bench: Benches, pack: Pack) -> None:
    desk = opened(qtbot, bench, pack, examples.row(1, KIND, outgoing=True))
    page = desk.window.page
    assert [step for step in Step if not page.buttons[step].isHidden()] == [Step.CORRECT]
    page.buttons[Step.CORRECT].click()
    assert desk.composing.opened == [("answer", "correction")]


def test_passed_on_is_stated_with_its_level(qtbot: QtBot, bench: Benches, pack: Pack) -> None:
    facts = ((int(Fact.STORED), examples.NOW), (int(Fact.READ), examples.NOW))
    desk = opened(qtbot, bench, pack, examples.row(1, KIND, facts=facts, readback_state="sent"))
    scroll_to_end(desk)
    desk.window.page.buttons[Step.PASSED_ON].click()
    (dialog,) = desk.window.findChildren(ChoiceDialog)
    assert dialog.code() == ""
    assert not dialog.confirm.isEnabled()
    dialog.group.button(2).click()
    dialog.confirm.click()
    (request,) = [one for one in desk.station.asked if isinstance(one, PassedOn)]
    assert request.level == "MINISTRY"


def test_a_notice_without_a_pack_says_so(qtbot: QtBot, bench: Benches, pack: Pack) -> None:
    message = examples.notice(pack)
    heading = dataclasses.replace(message.heading, pack_hash=bytes(32))
    body = dataclasses.replace(message, heading=heading).encode()
    row = examples.row(1, KIND)
    desk = bench((examples.message(row, body),))
    desk.window.show()
    desk.window.traffic.selectRow(0)
    texts = desk.window.page.texts
    assert texts is not None
    assert not texts.template_known
    assert "TEMPLATE UNKNOWN" in desk.window.page.shown_text()


def test_the_critical_values_are_the_ones_marked(qtbot: QtBot, bench: Benches, pack: Pack) -> None:
    desk = opened(qtbot, bench, pack, examples.row(1, KIND))
    marked = [
        one.cursor.selectedText().replace("\u2029", "\n")
        for one in desk.window.page.text.own.extraSelections()
    ]
    assert "intercontinental ballistic missile [ICBM]" in marked
    assert not any("silo" in text for text in marked)


def test_the_areas_of_a_notice_stand_on_the_map(qtbot: QtBot, bench: Benches, pack: Pack) -> None:
    desk = opened(qtbot, bench, pack, examples.row(1, KIND))
    description = desk.window.page.text.map.description()
    assert "radius 40 NM" in description
    assert "34°45.000′N 120°36.000′W" in description
