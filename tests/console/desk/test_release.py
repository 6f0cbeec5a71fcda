"""The release: exactly the frozen body, two officers, never on Enter."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from console.assets import core_pack
from console.desk.plain_label import PlainLabel
from console.desk.release_dialog import ReleaseDialog, open_body
from console.desk.theme import Theme
from console.desk.wording import Wording
from console.desk_link.requests import CancelRelease, PrepareRelease, Releases, SignRelease
from protocol.notices.message import message_id, spoken_id
from protocol.notices.rendering import render
from tests.console.desk.compose_double import ALONE_MS, ComposeDouble
from tests.console.desk.test_composer import Scene

PACK = core_pack()


@pytest.fixture
def scene(qtbot: QtBot, theme: Theme, words: Wording) -> Iterator[Scene]:
    """Return a scene whose windows are closed at the end."""
    made = Scene(theme, words, ComposeDouble(PACK))
    yield made
    made.desk.close()
    for widget in QApplication.topLevelWidgets():
        widget.deleteLater()


def prepared(scene: Scene, kind: str = "") -> ReleaseDialog:
    """Return the dialog of a launch notice that the station has frozen."""
    composer = scene.launch()
    if kind == "flash" and composer.fill is not None:
        composer.fill.heading._boxes["precedence"].show_value("FLASH")
        composer._changed()
        composer.keeper.save_now()
    composer.check()
    assert composer.next.isEnabled()
    composer.next.click()
    assert scene.desk.dialog is not None
    return scene.desk.dialog


def sign(dialog: ReleaseDialog, officer: str, passphrase: str) -> None:
    """Choose an officer, type his passphrase, press the button."""
    dialog.officer.setCurrentIndex(dialog.officer.findData(officer))
    QTest.keyClicks(dialog.passphrase, passphrase)
    dialog.sign.click()


def test_the_officers_see_the_frozen_body_and_its_digits(scene: Scene) -> None:
    dialog = prepared(scene)
    assert dialog.view is not None
    message, pack = open_body(dialog.view.body, {PACK.hash: PACK})
    shown = [row.findChildren(PlainLabel)[0].text() for row in dialog.proof.text.rows]
    assert "\n".join(shown) == render(message, pack, "en").text
    assert dialog.digits.text() == spoken_id(message_id(dialog.view.body))


def test_two_officers_release_and_the_composer_goes(scene: Scene) -> None:
    dialog = prepared(scene)
    sign(dialog, "Miller", "right")
    assert dialog.view is not None
    assert dialog.view.signed_by == ("Miller",)
    assert dialog.officer.findData("Miller") < 0, "nobody signs twice"
    assert not scene.station.sent
    sign(dialog, "Ortiz", "right")
    assert len(scene.station.sent) == 1
    assert scene.desk.composers == []


def test_a_wrong_passphrase_releases_nothing_and_is_not_kept(scene: Scene) -> None:
    dialog = prepared(scene)
    sign(dialog, "Miller", "wrong")
    assert dialog.view is not None
    assert dialog.view.signed_by == ()
    assert dialog.trouble.text()
    assert dialog.passphrase.text() == ""


def test_enter_never_releases(scene: Scene) -> None:
    dialog = prepared(scene)
    dialog.officer.setCurrentIndex(0)
    QTest.keyClicks(dialog.passphrase, "right")
    assert dialog.sign.isEnabled()
    for widget in (dialog.passphrase, dialog.officer, dialog):
        QTest.keyClick(widget, Qt.Key.Key_Return)
        QTest.keyClick(widget, Qt.Key.Key_Enter)
    assert not any(isinstance(request, SignRelease) for request in scene.station.asked)
    assert not any(b.isDefault() or b.autoDefault() for b in dialog.findChildren(QPushButton))


def test_no_signature_while_an_input_method_composes(scene: Scene) -> None:
    dialog = prepared(scene)
    dialog.officer.setCurrentIndex(0)
    QTest.keyClicks(dialog.passphrase, "right")
    QCoreApplication.sendEvent(dialog.passphrase, QInputMethodEvent("か", []))
    assert not dialog.sign.isEnabled()


def test_the_signature_names_the_body_on_the_screen(scene: Scene) -> None:
    dialog = prepared(scene)
    sign(dialog, "Miller", "right")
    (request,) = [r for r in scene.station.asked if isinstance(r, SignRelease)]
    assert dialog.view is not None
    assert request.message_id == message_id(dialog.view.body)


def test_the_second_officer_signs_at_another_desk(
    scene: Scene, theme: Theme, words: Wording
) -> None:
    first = prepared(scene)
    sign(first, "Miller", "right")
    other = Scene(theme, words, scene.station)
    other.desk.open_releases()
    assert other.desk.release_list is not None
    other.desk._open_release(next(iter(scene.station.releases)))
    second = other.desk.dialog
    assert second is not None
    assert "Miller" in second.signed.text()
    sign(second, "Ortiz", "right")
    assert len(scene.station.sent) == 1
    scene.state.releases_changed.emit(Releases(()))
    assert first.view is None
    assert not first.sign.isEnabled()
    other.desk.close()


def test_taking_back_keeps_the_draft(scene: Scene) -> None:
    dialog = prepared(scene)
    dialog.take_back.click()
    assert any(isinstance(request, CancelRelease) for request in scene.station.asked)
    assert len(scene.station.drafts) == 1
    assert not scene.station.releases


def test_a_flash_may_go_with_one_officer_after_120_seconds(scene: Scene, words: Wording) -> None:
    dialog = prepared(scene, "flash")
    assert not dialog.by_one.isHidden()
    assert not dialog.by_one.isEnabled()
    assert "02:00" in dialog.clock.text()
    scene.clock = ALONE_MS - 1000
    scene.state.tick.emit()
    assert not dialog.by_one.isEnabled()
    scene.clock = ALONE_MS
    scene.state.tick.emit()
    assert dialog.by_one.isEnabled()
    dialog.by_one.click()
    prepares = [r for r in scene.station.asked if isinstance(r, PrepareRelease)]
    assert prepares[-1].alone
    assert not dialog.alone.isHidden()
    sign(dialog, "Miller", "right")
    assert len(scene.station.sent) == 1


def test_other_precedences_wait_for_the_second_officer(scene: Scene) -> None:
    dialog = prepared(scene)
    scene.clock = 10 * ALONE_MS
    scene.state.tick.emit()
    assert dialog.by_one.isHidden()
