"""Short answers: nothing preselected, an instant only in a form that reads."""

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from console.desk.notice_texts import Choice
from console.desk.reply_dialogs import ANSWER_BY, InterimDialog
from console.desk.theme import Theme
from console.desk.wording import Wording
from tests.console.desk import examples

CHOICES = (Choice("UNDER-STUDY", "being considered"), Choice(ANSWER_BY, "answer by"))


def dialog(qtbot: QtBot, theme: Theme, words: Wording) -> InterimDialog:
    """Return the dialog at the examples' instant."""
    made = InterimDialog(theme, words, CHOICES, examples.NOW)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_status_is_chosen_by_the_officer(qtbot: QtBot, theme: Theme, words: Wording) -> None:
    made = dialog(qtbot, theme, words)
    assert not made.confirm.isEnabled()
    made.group.button(0).click()
    with qtbot.waitSignal(made.stated) as stated:
        made.confirm.click()
    assert stated.args == ["UNDER-STUDY", None]


def test_the_status_that_names_an_instant_needs_one(
    qtbot: QtBot, theme: Theme, words: Wording
) -> None:
    made = dialog(qtbot, theme, words)
    made.group.button(1).click()
    assert not made.confirm.isEnabled()
    made.with_instant.click()
    assert made.instant.text() == "2024-09-25 01:44Z"
    made.instant.clear()
    QTest.keyClicks(made.instant, "2024-09-25 02:00")
    assert not made.confirm.isEnabled()
    QTest.keyClicks(made.instant, "Z")
    with qtbot.waitSignal(made.stated) as stated:
        made.confirm.click()
    assert stated.args == [ANSWER_BY, 1_727_229_600]
