"""Findings in free text: marked, explained below, reachable by keyboard, never in the way."""

import dataclasses

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent, QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from console.assets import hazards
from console.desk.entry import EntryText
from console.desk.fields.editor import FormContext
from console.desk.fields.text import FreeTextEditor
from console.desk.local_notices import LocalNotices
from console.desk.plain_label import PlainBox
from console.desk.template_form import TemplateForm
from console.desk.text_findings import FindingsPanel
from console.desk.theme import Theme
from console.desk.wording import Wording
from protocol.notices.message import Message
from protocol.notices.pack import Pack
from protocol.notices.values import Change, Changes, FreeText, Value
from protocol.vocabulary import LANGUAGES
from tests.console.desk import examples
from tests.console.desk.bench import Bench, Benches

KIND, FIELD = "not-understood", "my_reading"
TEXT = "We will reply immediately. \U0001f6f0 It must not wait!"
UNDERLINE = QTextCharFormat.UnderlineStyle


@pytest.fixture
def form(qtbot: QtBot, theme: Theme, words: Wording, pack: Pack) -> TemplateForm:
    """Return the form of a query, shown."""
    context = FormContext(theme, words, pack, lambda: (), lambda _: 0, lambda _: "UTC")
    made = TemplateForm(pack.kinds[KIND], context)
    qtbot.addWidget(made)
    made.resize(600, 900)
    made.show()
    return made


def parts(form: TemplateForm) -> tuple[EntryText, FindingsPanel]:
    """Return the box of the free text and its findings."""
    editor = form.rows[FIELD].editor
    assert isinstance(editor, FreeTextEditor)
    return editor.findChildren(EntryText)[0], editor.findings


def marked(box: QPlainTextEdit) -> list[tuple[str, QTextCharFormat.UnderlineStyle]]:
    """Return the words that carry a line, and its shape."""
    return [
        (one.cursor.selectedText(), one.format.underlineStyle()) for one in box.extraSelections()
    ]


def rows(panel: FindingsPanel) -> list[str]:
    """Return the lines of the list."""
    return [panel.list.item(number).text() for number in range(panel.list.count())]


def test_words_are_marked_by_the_shape_of_a_line(form: TemplateForm) -> None:
    box, panel = parts(form)
    form.fill({FIELD: FreeText("en", TEXT)})
    assert marked(box) == [
        ("will", UNDERLINE.WaveUnderline),
        ("immediately", UNDERLINE.WaveUnderline),
        ("must", UNDERLINE.WaveUnderline),
        ("!", UNDERLINE.DotLine),
    ]
    assert rows(panel) == [
        "Duty, plan or chance: will, must",
        "Urgency without a time: immediately",
        "Exclamation mark: !",
    ]


def test_a_hidden_character_is_marked_as_refused_and_stands_first(form: TemplateForm) -> None:
    box, panel = parts(form)
    form.fill({FIELD: FreeText("en", "It must wait\u202e.")})
    assert ("\u202e", UNDERLINE.DashUnderline) in marked(box)
    assert rows(panel)[0] == "Direction control: ⟦U+202E⟧"
    assert panel.reads.text().startswith("Not released like this")


def test_each_finding_says_what_is_read_and_what_to_write_instead(form: TemplateForm) -> None:
    _, panel = parts(form)
    form.fill({FIELD: FreeText("en", TEXT)})
    for number in range(panel.list.count()):
        panel.list.setCurrentRow(number)
        rule = panel.chosen()
        assert rule is not None
        assert rule.reads["en"] in panel.reads.text()
        assert rule.instead["en"] in panel.instead.text()


def test_without_findings_nothing_is_shown(form: TemplateForm) -> None:
    box, panel = parts(form)
    form.fill({FIELD: FreeText("en", TEXT)})
    assert panel.isVisible()
    form.fill({FIELD: FreeText("en", "The date in line 4 differs.")})
    assert not panel.isVisible()
    assert marked(box) == []


def test_typing_is_not_held_up_and_a_pause_is_enough(qtbot: QtBot, form: TemplateForm) -> None:
    box, panel = parts(form)
    QTest.keyClicks(box, "It must")
    assert panel.findings == ()
    qtbot.waitUntil(lambda: bool(panel.findings))
    assert rows(panel) == ["Duty, plan or chance: must"]


def test_nothing_is_looked_at_while_an_input_method_composes(form: TemplateForm) -> None:
    box, panel = parts(form)
    box.setPlainText("It must")
    QCoreApplication.sendEvent(box, QInputMethodEvent("be", []))
    panel.look()
    assert panel.findings == ()
    commit = QInputMethodEvent("", [])
    commit.setCommitString("be")
    QCoreApplication.sendEvent(box, commit)
    panel.look()
    assert box.toPlainText() == "beIt must"
    assert rows(panel) == ["Duty, plan or chance: must"]


def test_findings_are_advice_and_stop_nothing(form: TemplateForm) -> None:
    form.fill({FIELD: FreeText("en", TEXT)})
    assert form.values()[FIELD] == FreeText("en", TEXT)
    assert FIELD not in {refusal.field for refusal in form.refusals()}


def test_the_keyboard_reaches_the_list_and_goes_back_to_the_word(form: TemplateForm) -> None:
    box, panel = parts(form)
    form.fill({FIELD: FreeText("en", TEXT)})
    form.activateWindow()
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Tab)
    assert form.focusWidget() is panel.list
    QTest.keyClick(panel.list, Qt.Key.Key_Down)
    assert panel.list.currentRow() == 1
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert form.focusWidget() is box
    assert box.textCursor().selectedText() == "immediately"


def test_the_language_of_the_text_decides_and_the_officer_s_explains(form: TemplateForm) -> None:
    _, panel = parts(form)
    form.fill({FIELD: FreeText("zh", "请立即答复。")})
    assert rows(panel) == ["Urgency without a time: 立即"]
    rule = hazards()[0].rule("soon-has-no-minutes")
    assert rule is not None
    assert rule.reads["en"] in panel.reads.text()
    form.fill({FIELD: FreeText("ko", "请立即答复。")})
    assert rows(panel) == []


def test_no_label_of_the_findings_guesses_at_rich_text(form: TemplateForm) -> None:
    _, panel = parts(form)
    form.fill({FIELD: FreeText("en", "<b>must</b> <img src=/etc/passwd>!")})
    assert {label.textFormat() for label in panel.findChildren(QLabel)} == {Qt.TextFormat.PlainText}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_can_be_shown_to_every_officer(
    qtbot: QtBot, theme: Theme, language: str
) -> None:
    """No sign of an explanation is missing in the fonts, and no name is too long for its row."""
    box = PlainBox(theme)
    qtbot.addWidget(box)
    panel = FindingsPanel(box, lambda: "en", theme, Wording.load(language))
    qtbot.addWidget(panel)
    for rule in hazards()[0].rules:
        for text in (rule.name[language], rule.reads[language], rule.instead[language]):
            panel.reads.setText(text)
            assert panel.reads.text() == text, f"{rule.code} {language}"


def test_a_hostile_text_makes_a_short_list(form: TemplateForm) -> None:
    box, panel = parts(form)
    form.fill({FIELD: FreeText("en", "must 1,1 24:00 ! soon " * 45)})
    assert len(marked(box)) == 225
    assert panel.list.count() == 5
    assert panel.list.height() < 5 * panel.list.sizeHintForRow(0)


def query(pack: Pack, value: Value) -> Message:
    """Return a notice from the peer with a free text."""
    made = examples.notice(pack, KIND)
    values = dict(made.values) | {FIELD: value}
    names = [spec.name for spec in pack.kinds[KIND].fields]
    ordered = tuple((name, values[name]) for name in names if name in values)
    return dataclasses.replace(made, values=ordered)


def opened(bench: Benches, message: Message) -> Bench:
    """Return a window in which a notice of the peer is open."""
    desk = bench((examples.message(examples.row(1, message.heading.kind), message.encode()),))
    desk.window.resize(1280, 800)
    desk.window.show()
    desk.window.traffic.selectRow(0)
    return desk


def test_a_text_of_the_peer_is_looked_at_on_demand(bench: Benches, pack: Pack) -> None:
    text = opened(bench, query(pack, FreeText("ru", "Ответьте немедленно!"))).window.page.text
    assert text.words_page.panels == []
    text.wording.click()
    (panel,) = text.words_page.panels
    assert rows(panel) == [
        "Urgency without a time: немедленно",
        "Exclamation mark: !",
    ]
    assert panel.isVisible()
    text.wording.click()
    assert not panel.isVisible()


def test_a_clean_text_of_the_peer_says_so(bench: Benches, pack: Pack, words: Wording) -> None:
    text = opened(bench, query(pack, FreeText("en", "The date differs."))).window.page.text
    text.wording.click()
    (panel,) = text.words_page.panels
    assert words.say("lint-none") in [label.text() for label in panel.findChildren(QLabel)]


def test_a_notice_without_free_text_offers_nothing(bench: Benches, pack: Pack) -> None:
    text = opened(bench, examples.notice(pack)).window.page.text
    assert not text.wording.isVisible()


def test_free_texts_of_a_correction_are_looked_at_too(notices: LocalNotices, pack: Pack) -> None:
    made = examples.notice(pack, "correction")
    changes = Changes(KIND, (Change(FIELD, FreeText("en", "old"), FreeText("ru", "новое")),))
    values = tuple((name, changes if name == "changes" else one) for name, one in made.values)
    written = notices.texts(dataclasses.replace(made, values=values).encode()).written
    assert [(one.language, one.text) for one in written] == [("en", "old"), ("ru", "новое")]
