"""A pre-agreed short message from the desk: few keys, whole text, right digits, on to release."""

import time
from collections.abc import Iterator

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from console.assets import core_pack
from console.desk.composer_desk import ComposerDesk
from console.desk.local_notices import LocalNotices
from console.desk.short_dialog import ShortDialog, common_pack
from console.desk.station_state import StationState
from console.desk.theme import Theme
from console.desk.wording import Wording
from console.desk_link.requests import PrepareRelease, SaveDraft
from console.desk_link.views import Refused
from protocol.notices.message import Message
from protocol.notices.spoken import (
    SHORT_KIND,
    check_digits,
    code_field,
    parameter_kind,
    short_messages,
    text_of,
)
from protocol.vocabulary import LANGUAGES
from tests.console.desk.bench import Benches
from tests.console.desk.compose_double import CHINA, RUSSIA, ComposeDouble

PACK = core_pack()
MESSAGES = short_messages(PACK)
TIMED = next(
    one
    for one in MESSAGES
    if "time" in {spec.name for spec in parameter_kind(PACK, one.code).fields}
)


class Scene:
    """A desk over a station double with circuits to Beijing and Moscow."""

    def __init__(self, theme: Theme, words: Wording) -> None:
        self.station = ComposeDouble(PACK)
        self.state = StationState(lambda: 0)
        self.state.take_station(self.station.station)
        self.state.officer = "Miller"
        shelf = {PACK.hash: PACK}
        notices = LocalNotices(shelf, PACK, words)
        self.desk = ComposerDesk(theme, words, self.station, self.state, notices, shelf)

    def open(self, circuit: bytes = RUSSIA) -> ShortDialog:
        """Open the dialog as the shortcut does."""
        self.desk.short_message(circuit)
        dialog = self.desk.short_dialog
        assert dialog is not None
        return dialog


@pytest.fixture
def scene(qtbot: QtBot, theme: Theme, words: Wording) -> Iterator[Scene]:
    """Return a scene whose windows are closed at the end."""
    made = Scene(theme, words)
    yield made
    made.desk.close()
    for widget in QApplication.topLevelWidgets():
        widget.deleteLater()


def typed(dialog: ShortDialog, text: str) -> None:
    """Type a text into the line, in place of what stands there."""
    dialog.entry.line.clear()
    QTest.keyClicks(dialog.entry.line, text)


def test_from_the_shortcut_to_the_release_in_a_handful_of_keys(
    qtbot: QtBot, scene: Scene, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ctrl+K, one letter, Enter, Alt+R: the time is told, not asserted."""
    began = time.perf_counter()
    dialog = scene.open()  # Ctrl+K, see the test of the main window
    keys = 1
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    assert dialog.focusWidget() is dialog.entry.line
    QTest.keyClicks(dialog.entry.line, TIMED.word[0].lower())
    QTest.keyClick(dialog.entry.line, Qt.Key.Key_Return)
    keys += 2
    assert dialog.texts.own.text() == text_of(PACK, TIMED.code, "en")
    assert dialog.texts.peer_language() == "ru"
    assert dialog.texts.peer.text() == text_of(PACK, TIMED.code, "ru")
    assert dialog.texts.said.text() == f"{TIMED.word} {TIMED.number} {TIMED.check}"
    assert dialog.release.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    keys += 1
    qtbot.waitUntil(lambda: scene.desk.dialog is not None and scene.desk.dialog.isVisible())
    took = time.perf_counter() - began
    assert keys == 4
    with capsys.disabled():
        print(f"\nshort message: {keys} keys, {took:.2f} s in the windows")
    (release,) = scene.station.releases.values()
    message = Message.decode(release.body, PACK)
    spec = code_field(PACK)
    assert spec is not None
    assert message.heading.kind == SHORT_KIND
    assert dict(message.values) == {spec.name: TIMED.code}
    assert release.circuits == (RUSSIA,)
    assert release.officers_needed == 2


def test_a_word_that_could_be_several_is_not_completed(scene: Scene) -> None:
    dialog = scene.open()
    QTest.keyClick(dialog.entry.line, Qt.Key.Key_Return)
    assert dialog.entry.line.text() == ""
    assert all(one.word in dialog.entry.offered.text() for one in MESSAGES)
    assert not dialog.release.isEnabled()


def test_a_wrong_word_shows_no_text_and_its_rule(scene: Scene, words: Wording) -> None:
    dialog = scene.open()
    typed(dialog, f"{TIMED.word}X {TIMED.number}")
    assert dialog.texts.isHidden()
    assert dialog.trouble.text() == words.say("rule-word-unknown")
    other = next(one for one in MESSAGES if one.number != TIMED.number)
    typed(dialog, f"{TIMED.word} {other.number}")
    assert dialog.trouble.text() == words.say("rule-number-unknown")
    assert not dialog.release.isEnabled()


def test_what_was_heard_is_compared_by_its_check_digits(scene: Scene, words: Wording) -> None:
    dialog = scene.open()
    typed(dialog, f"{TIMED.word} {TIMED.number} {TIMED.check}")
    assert dialog.texts.verdict_words.text() == words.say("short-check-same")
    wrong = f"{(int(TIMED.check) + 1) % 10_000:04d}"
    typed(dialog, f"{TIMED.word} {TIMED.number} {wrong}")
    assert dialog.texts.verdict.property("alarm") == "integrity"
    assert not dialog.release.isEnabled()
    typed(dialog, f"{TIMED.word} {TIMED.number} {wrong[:2]}")
    assert dialog.trouble.text() == words.say("rule-check-digits-missing")


def test_a_parameter_is_asked_for_and_changes_the_digits(scene: Scene) -> None:
    dialog = scene.open()
    typed(dialog, f"{TIMED.word} {TIMED.number}")
    assert dialog.form is not None
    assert "text" not in dialog.form.rows
    (line,) = dialog.form.rows["time"].editor.findChildren(QLineEdit)[:1]
    QTest.keyClicks(line, "2026-03-05 18:00Z")
    at = dialog.form.values()["time"]
    check = check_digits(PACK, TIMED.code, (("time", at),))
    assert dialog.texts.said.text().endswith(check)
    assert check != TIMED.check
    line.setText("2026-03-05 18")
    line.textEdited.emit("2026-03-05 18")
    assert not dialog.release.isEnabled(), "what cannot be read is not left out in silence"


def test_a_message_without_a_circuit_cannot_go(scene: Scene) -> None:
    dialog = scene.open()
    typed(dialog, f"{TIMED.word} {TIMED.number}")
    dialog.circuits.tick(())
    dialog.circuits.changed.emit()
    assert not dialog.release.isEnabled()


def test_nobody_off_watch_releases(scene: Scene) -> None:
    dialog = scene.open()
    officers = tuple(
        msgspec.structs.replace(one, on_watch=False) for one in scene.station.station.officers
    )
    scene.state.take_station(msgspec.structs.replace(scene.station.station, officers=officers))
    typed(dialog, f"{TIMED.word} {TIMED.number}")
    assert not dialog.release.isEnabled()


def test_a_refusal_is_shown_and_the_draft_is_not_doubled(scene: Scene) -> None:
    dialog = scene.open()
    typed(dialog, f"{TIMED.word} {TIMED.number}")
    real = scene.station.answer
    refused = Refused("storage-latched", ())
    scene.station.answer = (  # type: ignore[method-assign]
        lambda request: refused if isinstance(request, PrepareRelease) else real(request)
    )
    dialog.release.click()
    assert "storage-latched" in dialog.trouble.text()
    scene.station.answer = real  # type: ignore[method-assign]
    dialog.release.click()
    drafts = {r.draft_id for r in scene.station.asked if isinstance(r, SaveDraft)}
    assert len(drafts - {b""}) == 1
    assert len(scene.station.releases) == 1


def test_the_pack_is_the_newest_that_all_recipients_hold() -> None:
    old, new = (msgspec.structs.replace(one) for one in ComposeDouble(PACK).station.circuits)
    first, second = PACK, next(iter({PACK.hash: PACK}.values()))
    other = bytes(32)
    shelf = {other: second, PACK.hash: first}
    assert common_pack(shelf, (old, new)) is PACK
    both = msgspec.structs.replace(old, packs_common=(other.hex(), PACK.hash.hex()))
    assert common_pack(shelf, (both,)) is second


def test_the_shortcut_opens_it(bench: Benches) -> None:
    desk = bench()
    desk.window.show()
    desk.window.circuit = CHINA
    desk.window._short()
    assert desk.composing.opened == [("short", CHINA)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_label_is_plain_text(qtbot: QtBot, fonts: object, language: str) -> None:
    theme, words = Theme(language), Wording.load(language)
    made = Scene(theme, words)
    dialog = made.open()
    typed(dialog, f"{TIMED.word} {TIMED.number} {TIMED.check}")
    labels = dialog.findChildren(QLabel)
    assert len(labels) > 10
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}
    assert dialog.texts.own.text() == text_of(PACK, TIMED.code, language)
    made.desk.close()
