"""Lists of entries and copies of other notices in the form."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from console.assets import core_pack
from console.desk.fields.editor import FormContext, OpenNotice
from console.desk.fields.rows import RowsEditor
from console.desk.template_form import TemplateForm
from console.desk.theme import Theme
from console.desk.wording import Wording
from protocol.notices.values import Extract, Ref, Rows
from tests.console.desk.compose_double import WINDOW_S, launch_values
from tests.protocol.notices.test_nested_values import nested_pack

PACK = core_pack()
LAUNCH = PACK.kinds["missile-launch-planned"]
NESTED = nested_pack().kinds["nested"]
NOTICE = OpenNotice(
    Ref(b"\x0a" * 8, 1, 7),
    LAUNCH,
    "Planned launch",
    WINDOW_S,
    True,
    "Beijing",
    b"c",
    b"m",
    tuple(launch_values(PACK).items()),
)


@pytest.fixture
def context(theme: Theme, words: Wording) -> FormContext:
    """Return the context of a form with one open notice."""
    return FormContext(theme, words, nested_pack(), lambda: (NOTICE,), lambda _: 0, lambda _: "UTC")


def nested_form(qtbot: QtBot, context: FormContext) -> TemplateForm:
    """Return the form of a kind with a list of entries, shown."""
    made = TemplateForm(NESTED, context)
    qtbot.addWidget(made)
    made.resize(600, 900)
    made.show()
    return made


def press(form: TemplateForm, field: str, words: str, number: int = 0) -> None:
    """Press a button of a field by its words."""
    buttons = [
        b
        for b in form.rows[field].editor.findChildren(QPushButton)
        if b.text() == words and b.isVisibleTo(form)
    ]
    QTest.mouseClick(buttons[number], Qt.MouseButton.LeftButton)


def test_entries_are_added_and_taken_out_and_ask_only_what_belongs_to_them(
    qtbot: QtBot, context: FormContext, words: Wording
) -> None:
    form = nested_form(qtbot, context)
    press(form, "members", words.say("entry-add"))
    editor = form.rows["members"].editor
    assert isinstance(editor, RowsEditor)
    first, second = editor.rows()
    qtbot.waitUntil(second.isVisible)
    editor.fill(Rows(((("object_class", "ICBM"),), (("object_class", "OTHER-BM"),))))
    assert first.boxes["places"].isVisibleTo(editor)
    assert not second.boxes["places"].isVisibleTo(editor)
    press(form, "members", words.say("entry-remove"))
    form.read()
    assert form.values()["members"] == Rows(((("object_class", "OTHER-BM"),),))
    press(form, "members", words.say("entry-remove"))  # the last one stays
    assert len(editor.rows()) == 1


def test_an_error_in_an_entry_names_its_number_and_column(
    qtbot: QtBot, context: FormContext, words: Wording
) -> None:
    form = nested_form(qtbot, context)
    editor = form.rows["members"].editor
    editor.fill(Rows(((("object_class", "ICBM"),), (("object_class", "ICBM"),))))
    assert isinstance(editor, RowsEditor)
    line = editor.rows()[1].editors["window"].findChildren(QLineEdit)[0]
    QTest.keyClicks(line, "tomorrow")
    error = form.rows["members"].error
    assert words.say("at-item", number=2) in error
    assert NESTED.fields[0].columns[1].label["en"] in error


def test_nothing_of_a_copy_is_shown_to_others_unless_ticked(
    qtbot: QtBot, context: FormContext
) -> None:
    form = nested_form(qtbot, context)
    form.give_notice(NOTICE)
    assert "copy" not in form.values()
    box = form.rows["copy"].editor.findChildren(QCheckBox)[0]
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(5, box.height() // 2))
    copied = form.values()["copy"]
    assert isinstance(copied, Extract)
    assert [name for name, part in copied.items if part is not None] == ["object_class"]
    assert len(copied.items) == len(launch_values(PACK))
