"""Writing a notice: situation, form, autosave, undo; what keeps a draft from the check page."""

from collections.abc import Iterator
from dataclasses import replace

import msgspec
import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from console.assets import core_pack
from console.desk.composer import Composer
from console.desk.composer_desk import ComposerDesk
from console.desk.kind_picker import matching
from console.desk.local_notices import LocalNotices
from console.desk.station_state import StationState
from console.desk.theme import Theme
from console.desk.wording import Wording
from console.desk_link.requests import PrepareRelease, SaveDraft
from console.desk_link.views import Refused
from protocol.notices.draft import Draft
from protocol.notices.values import Quantity, Ref
from protocol.vocabulary import Precedence
from tests.console.desk import examples
from tests.console.desk.compose_double import CHINA, NOW_MS, RUSSIA, ComposeDouble, launch_values

PACK = core_pack()
LAUNCH = "missile-launch-planned"


class Scene:
    """A desk with its composers, the station double behind it and the clock in hand."""

    def __init__(self, theme: Theme, words: Wording, station: ComposeDouble) -> None:
        self.clock = 0
        self.station = station
        self.state = StationState(lambda: self.clock)
        self.state.take_station(station.station)
        self.state.officer = "Miller"
        shelf = {PACK.hash: PACK}
        notices = LocalNotices(shelf, PACK, words)
        self.desk = ComposerDesk(theme, words, station, self.state, notices, shelf)

    def composer(self) -> Composer:
        """Return the composer opened last."""
        return self.desk.composers[-1]

    def launch(self) -> Composer:
        """Return a composer with a complete launch notice to Beijing, saved."""
        self.desk.new_notice(CHINA)
        composer = self.composer()
        composer.choose(LAUNCH)
        composer.prefill(tuple(launch_values(PACK).items()))
        composer.keeper.save_now()
        return composer


@pytest.fixture
def scene(qtbot: QtBot, theme: Theme, words: Wording) -> Iterator[Scene]:
    """Return a scene whose windows are closed at the end."""
    made = Scene(theme, words, ComposeDouble(PACK))
    yield made
    made.desk.close()
    for widget in QApplication.topLevelWidgets():
        widget.deleteLater()


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("ballistic", LAUNCH),
        ("弾道ミサイル", LAUNCH),
        ("баллист", LAUNCH),
        ("annul", "launch-cancelled"),
        ("T09", "launch-observed"),
        ("推迟", "launch-postponed"),
    ],
)
def test_a_kind_is_found_by_words_of_any_language(query: str, first: str) -> None:
    assert matching(PACK.kinds.values(), query)[0].code == first


def test_the_way_to_a_kind_by_keyboard_alone(qtbot: QtBot, scene: Scene) -> None:
    scene.desk.new_notice(RUSSIA)
    composer = scene.composer()
    search = composer.picker.findChildren(QLineEdit)[0]
    QTest.keyClicks(search, "ballistic")
    QTest.keyClick(search, Qt.Key.Key_Return)
    assert composer.pages.currentWidget() is composer.picker, "Enter in a line does nothing"
    QTest.keyClick(search, Qt.Key.Key_Down)
    QTest.keyClick(composer.picker._list, Qt.Key.Key_Return)
    assert composer.fill is not None
    assert composer.fill.kind.code == LAUNCH
    assert composer.fill.circuits.chosen() == (RUSSIA,)


def test_the_station_has_every_keystroke_within_a_second(qtbot: QtBot, scene: Scene) -> None:
    scene.desk.new_notice(CHINA)
    composer = scene.composer()
    composer.choose(LAUNCH)
    assert composer.fill is not None
    line = composer.fill.form.rows["count"].editor.findChildren(QLineEdit)[0]
    QTest.keyClicks(line, "12")
    qtbot.waitUntil(lambda: bool(scene.station.drafts), timeout=1000)
    (view,) = scene.station.drafts.values()
    assert Draft.decode(view.content, PACK).value("count") == Quantity(12, 0, "EA")
    assert (view.author, view.circuits) == ("Miller", (CHINA,))
    saves = [request for request in scene.station.asked if isinstance(request, SaveDraft)]
    assert len(saves) == 1, "one save for one burst of keys"


def test_a_draft_that_the_station_did_not_take_is_tried_again_and_said(
    qtbot: QtBot, scene: Scene
) -> None:
    scene.desk.new_notice(CHINA)
    composer = scene.composer()
    composer.choose(LAUNCH)
    scene.station.refuse_next = Refused("storage-latched", ())
    composer.prefill((("count", Quantity(1, 0, "EA")),))
    composer.keeper.save_now()
    assert not scene.station.drafts
    assert composer.kept.text().startswith("DRAFT NOT KEPT")
    composer.keeper.save_now()
    assert len(scene.station.drafts) == 1


def test_a_draft_comes_back_with_what_could_not_be_read(qtbot: QtBot, scene: Scene) -> None:
    composer = scene.launch()
    assert composer.fill is not None
    line = composer.fill.form.rows["launch_area"].editor.findChildren(QLineEdit)[0]
    line.clear()
    QTest.keyClicks(line, "34 45 N 12")
    composer.close()
    scene.desk.open_drafts()
    scene.desk._open_draft(next(iter(scene.station.drafts)))
    reopened = scene.composer()
    assert reopened.fill is not None
    again = reopened.fill.form.rows["launch_area"].editor.findChildren(QLineEdit)[0]
    assert again.text() == "34 45 N 12"
    assert reopened.fill.form.values()["object_class"] == "ICBM"
    assert reopened.fill.circuits.chosen() == (CHINA,)


def test_undo_and_redo_bring_back_the_whole_form(qtbot: QtBot, scene: Scene) -> None:
    composer = scene.launch()
    assert composer.fill is not None
    fill = composer.fill
    line = fill.form.rows["count"].editor.findChildren(QLineEdit)[0]
    with qtbot.waitActive(composer):
        composer.activateWindow()
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_End)
    QTest.keyClicks(line, "7")
    fill.note_state()
    fill.circuits.tick((CHINA, RUSSIA))
    fill.note_state()
    QTest.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert fill.circuits.chosen() == (CHINA,)
    assert line.text() == "17"
    QTest.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert line.text() == "1"
    fill.redo()
    fill.redo()
    assert (line.text(), fill.circuits.chosen()) == ("17", (CHINA, RUSSIA))


def test_circuits_of_another_mode_cannot_be_joined(scene: Scene) -> None:
    composer = scene.launch()
    assert composer.fill is not None
    picker = composer.fill.circuits
    actual = msgspec.structs.replace(scene.station.station.circuits[1], mode=1)
    picker.show_circuits((scene.station.station.circuits[0], actual))
    assert picker.chosen() == (CHINA,)
    assert not picker._boxes[RUSSIA].isEnabled()


def test_an_incomplete_draft_does_not_reach_the_check_page(scene: Scene) -> None:
    scene.desk.new_notice(CHINA)
    composer = scene.composer()
    composer.choose(LAUNCH)
    composer.check()
    assert composer.pages.currentWidget() is composer.fill
    assert "Object" in composer.trouble.text()


def test_a_rule_over_several_fields_is_shown_beside_one(scene: Scene, words: Wording) -> None:
    composer = scene.launch()
    values = {**launch_values(PACK), "launch_date": 20_518}
    composer.prefill(tuple(values.items()))
    composer.check()
    assert composer.pages.currentWidget() is composer.fill
    assert composer.fill is not None
    said = words.say("rule-not-the-day-on-which-the-window-opens")
    assert said in composer.fill.form.rows["launch_date"].error


def test_nothing_goes_on_while_an_input_method_composes(scene: Scene) -> None:
    composer = scene.launch()
    composer.check()
    assert composer.next.isEnabled()
    assert composer.fill is not None
    line = composer.fill.form.rows["count"].editor.findChildren(QLineEdit)[0]
    QCoreApplication.sendEvent(line, QInputMethodEvent("二", []))
    assert not composer.next.isEnabled()
    composer._go_on()
    assert not any(isinstance(request, PrepareRelease) for request in scene.station.asked)
    QCoreApplication.sendEvent(line, QInputMethodEvent("", []))
    assert composer.next.isEnabled()


def test_the_lead_time_counts_down_and_turns_late(scene: Scene) -> None:
    composer = scene.launch()
    assert composer.fill is not None
    lead = composer.fill.lead
    assert "2026-03-04 18:00Z – 10 h 0 min left" in lead._lead.text()
    assert lead._late.isHidden()
    scene.clock = 11 * 3600 * 1000
    scene.state.tick.emit()
    assert "late by 1 h 0 min" in lead._lead.text()
    assert not lead._late.isHidden()


def test_a_key_opens_the_page_of_the_instrument_of_the_draft(qtbot: QtBot, scene: Scene) -> None:
    composer = scene.launch()
    assert composer.fill is not None
    draft = composer.fill.draft()
    options = replace(draft.options, instrument="HCOC-2002")
    composer.fill.load(replace(draft, options=options), composer.fill.circuits.chosen())
    composer.activateWindow()
    qtbot.waitUntil(composer.isActiveWindow)
    QTest.keyClick(composer, Qt.Key.Key_F9)
    assert scene.desk.instruments is not None
    assert scene.desk.instruments.page.shown_text().startswith("Hague Code of Conduct")


def test_an_answer_refers_to_its_notice(scene: Scene) -> None:
    row = examples.row(7, LAUNCH, circuit=CHINA, epoch=2, released_ms=NOW_MS)
    scene.desk.answer("launch-cancelled", examples.message(row, b""))
    composer = scene.composer()
    assert composer.fill is not None
    wanted = Ref(row.message_id[:8], 2, 7)
    assert wanted in composer.fill.form.values().values()
    assert composer.fill.circuits.chosen() == (CHINA,)
    assert composer.fill.draft().options.precedence == ""


def test_what_asks_about_a_notice_is_as_urgent_as_the_notice(scene: Scene) -> None:
    row = examples.row(7, LAUNCH, circuit=CHINA, precedence=int(Precedence.FLASH))
    scene.desk.answer("not-understood", examples.message(row, b""))
    composer = scene.composer()
    assert composer.fill is not None
    assert composer.fill.draft().options.precedence == "FLASH"


def test_what_is_said_of_a_text_that_went_to_several_goes_to_all(scene: Scene) -> None:
    row = examples.row(7, LAUNCH, circuit=CHINA, released_ms=NOW_MS, outgoing=True)
    other = msgspec.structs.replace(row, row=8, circuit=RUSSIA)
    view = examples.message(row, b"", others=(other,))
    scene.desk.answer("launch-cancelled", view)
    fill = scene.composer().fill
    assert fill is not None
    assert fill.circuits.chosen() == (CHINA, RUSSIA)


def test_a_notice_that_went_on_several_circuits_is_referred_to_without_a_serial(
    scene: Scene,
) -> None:
    """It has another serial on each circuit: to the other recipients one would be wrong."""
    row = examples.row(7, LAUNCH, circuit=CHINA, epoch=2, released_ms=NOW_MS, outgoing=True)
    other = msgspec.structs.replace(row, row=8, circuit=RUSSIA, serial=3)
    scene.state.row_changed.emit(other)
    scene.desk.answer("launch-cancelled", examples.message(row, b""))
    composer = scene.composer()
    assert composer.fill is not None
    assert composer.fill.form.values()["ref"] == Ref(row.message_id[:8], 0, 0)


def test_launches_stand_before_what_a_dialogue_adds() -> None:
    listed = [kind.catalogue for kind in matching(PACK.kinds.values(), "")]
    assert listed[0] == "T01"
    numbered = [number.startswith("T") for number in listed]
    assert numbered == sorted(numbered, reverse=True)
    assert not all(numbered)
