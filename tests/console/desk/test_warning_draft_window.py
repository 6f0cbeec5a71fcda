"""The draft of a public warning for a notice: shown in both forms, copied exactly, never sent."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QShortcut
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from console.desk.proof_view import ProofView
from console.desk.theme import Theme
from console.desk.warning_draft_dialog import WarningDraftDialog
from console.desk.wording import Wording
from protocol.notices.pack import Pack
from protocol.notices.values import Circle, Point, Quantity
from protocol.notices.warning_draft import DRAFT_LINE, Form, draft_warning
from tests.console.desk import examples
from tests.console.desk.bench import Benches
from tests.console.desk.compose_double import launch_values
from tests.console.desk.test_check_page import launch
from tests.console.desk.test_message_page import opened

KIND = "missile-launch-planned"
NEAR_GUAM = Circle(Point(135_000, 1_447_000), Quantity(40, 0, "NM"))


def test_both_forms_are_shown_and_copied_exactly(
    qtbot: QtBot, theme: Theme, words: Wording, pack: Pack
) -> None:
    kind, values = pack.kinds[KIND], {**launch_values(pack), "impact_areas": (NEAR_GUAM,)}
    dialog = WarningDraftDialog(theme, words, lambda form: draft_warning(kind, values, form))
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.text.shown_text() == draft_warning(kind, values, Form.NAVAREA).text
    dialog.forms[Form.NOTAM].setChecked(True)
    dialog.copy.setFocus()
    QTest.keyClick(dialog.copy, Qt.Key.Key_Space)
    copied = QGuiApplication.clipboard().text()
    assert copied == draft_warning(kind, values, Form.NOTAM).text
    assert copied.split("\n")[0] == copied.split("\n")[-1] == DRAFT_LINE
    assert dialog.copied.text() == words.say("geo-draft-copied")


def test_what_the_text_lacks_is_said(
    qtbot: QtBot, theme: Theme, words: Wording, pack: Pack
) -> None:
    kind = pack.kinds[KIND]
    bare = WarningDraftDialog(theme, words, lambda form: draft_warning(kind, {}, form))
    qtbot.addWidget(bare)
    assert bare.remarks.text() == words.say("rule-area-missing")
    assert not bare.copy.isEnabled()
    values = launch_values(pack)  # a long polygon, whose edges a chart draws elsewhere
    bowed = WarningDraftDialog(theme, words, lambda form: draft_warning(kind, values, form))
    qtbot.addWidget(bowed)
    metres = draft_warning(kind, values, Form.NAVAREA).bow_m
    assert metres > 1_000
    assert bowed.remarks.text() == words.say("geo-draft-bow", metres=metres)


def test_the_notice_on_the_screen_opens_its_draft_and_asks_the_station_nothing(
    qtbot: QtBot, bench: Benches, pack: Pack
) -> None:
    desk = opened(qtbot, bench, pack, examples.row(1, KIND))
    asked = len(desk.station.asked)
    button = desk.window.page.text.draft_button
    assert not button.isHidden()
    (key,) = [k for k in desk.window.findChildren(QShortcut) if k.key().toString() == "Ctrl+G"]
    key.activated.emit()
    dialog = desk.window.steps.draft_dialog
    assert dialog is not None
    message = examples.notice(pack, KIND)
    draft = draft_warning(pack.kinds[KIND], dict(message.values), Form.NAVAREA)
    assert dialog.text.shown_text() == draft.text
    dialog.close()
    assert len(desk.station.asked) == asked


def test_the_check_page_has_the_draft_before_anything_is_released(
    qtbot: QtBot, theme: Theme, words: Wording, pack: Pack
) -> None:
    view = ProofView(theme, words)
    qtbot.addWidget(view)
    view.show_message(launch(), pack, ["CHN"], preview=True)
    assert not view.draft_button.isHidden()
    view.draft_button.click()
    (dialog,) = view.findChildren(WarningDraftDialog)
    draft = draft_warning(pack.kinds[KIND], dict(launch().values), Form.NAVAREA)
    assert dialog.text.shown_text() == draft.text
    dialog.close()


def test_a_notice_without_outlines_offers_no_draft(
    qtbot: QtBot, bench: Benches, pack: Pack
) -> None:
    desk = opened(qtbot, bench, pack, examples.row(1, "launch-cancelled"))
    button = desk.window.page.text.draft_button
    assert button.isHidden()
    assert not button.isEnabled()
    button.click()
    assert desk.window.steps.draft_dialog is None
