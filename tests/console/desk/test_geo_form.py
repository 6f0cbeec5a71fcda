"""Positions and areas in the form: questions with both readings, facts, pasted warnings."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from console.assets import core_pack
from console.desk.entry import EntryText
from console.desk.fields.area import AreaEditor
from console.desk.fields.areas import AreasEditor
from console.desk.fields.editor import FormContext
from console.desk.fields.paste import PasteButton
from console.desk.fields.questions import PlaceQuestion
from console.desk.proof_view import ProofView
from console.desk.rules import rule_words
from console.desk.template_form import TemplateForm
from console.desk.theme import Theme
from console.desk.warning_cards import AreaPart, IdPart, WindowPart
from console.desk.warning_dialog import Taken, WarningDialog
from console.desk.wording import Wording
from protocol.notices.values import (
    Circle,
    Corridor,
    Point,
    Polygon,
    Quantity,
    Value,
    Window,
)
from protocol.vocabulary import LANGUAGES
from tests.console.desk.compose_double import NOW_MS, WINDOW_S, launch_values
from tests.console.desk.test_check_page import launch
from tests.protocol.notices.warning_samples import SAMPLES
from tests.protocol.notices.warning_samples_hard import HARD_SAMPLES

PACK = core_pack()
LAUNCH = PACK.kinds["missile-launch-planned"]
NEAR_GUAM = Circle(Point(135_000, 1_447_000), Quantity(40, 0, "NM"))
GENEVA = Circle(Point(462_000, 61_000), Quantity(30, 0, "KM"))
WARNING = """NAVAREA XII 123/26
051800Z TO 052300Z MAR 26, ALTERNATE 061800Z TO 062300Z MAR 26 IN AREAS BOUND BY:
A. 34-45N 120-36W, 34-50N 121-10W, 33-10N 125-00W.
B. 20.45N 150.30W, 22.10N 150.30W, 22.10N 155.20W.
C. 34-45N 120-36W, 34-50N 121-1OW, 33-10N 125-00W.
WITHIN 40 NM OF 09-00N 167-00E. WEATHER 12."""


@pytest.fixture
def context(theme: Theme, words: Wording) -> FormContext:
    """Return the context of a form between the USA and China on the day before."""
    return FormContext(
        theme,
        words,
        PACK,
        lambda: (),
        lambda _: 0,
        lambda _: "UTC",
        lambda: ("USA", "CHN"),
        lambda: NOW_MS // 1000,
    )


@pytest.fixture
def form(qtbot: QtBot, context: FormContext) -> TemplateForm:
    """Return the form of a planned launch, shown."""
    made = TemplateForm(LAUNCH, context)
    qtbot.addWidget(made)
    made.resize(640, 900)
    made.show()
    return made


def centre(form: TemplateForm) -> tuple[QLineEdit, PlaceQuestion]:
    """Return the box and the question of the launch area's centre, a circle."""
    form.fill({**launch_values(PACK)})
    editor = form.rows["launch_area"].editor
    return editor.findChildren(QLineEdit)[0], editor.findChildren(PlaceQuestion)[0]


def type_over(line: QLineEdit, text: str) -> None:
    """Type over what stands in a line."""
    line.selectAll()
    QTest.keyClicks(line, text)


def test_two_readings_are_asked_about_with_both_written_out(
    form: TemplateForm, words: Wording
) -> None:
    line, question = centre(form)
    type_over(line, "34.45N 120.36W")
    assert question.isVisibleTo(form)
    assert [button.text() for button in question.buttons] == [
        "34°27.000′N 120°21.600′W",
        "34°45.000′N 120°36.000′W",
    ]
    named = [button.accessibleName() for button in question.buttons]
    assert words.say("geo-how-decimal-degrees") in named[0]
    assert words.say("geo-how-degrees-minutes") in named[1]
    assert "launch_area" not in form.values(), "nothing is decided"
    assert rule_words(words, "degrees-or-minutes") in form.rows["launch_area"].error


def test_an_answer_is_written_into_the_box_and_can_be_undone(form: TemplateForm) -> None:
    line, question = centre(form)
    type_over(line, "34.45N 120.36W")
    before = form.state()
    question.buttons[1].setFocus()
    QTest.keyClick(question.buttons[1], Qt.Key.Key_Space)
    assert line.text() == "34°45.000′N 120°36.000′W"
    area = form.values()["launch_area"]
    assert isinstance(area, Circle)
    assert area.centre == Point(347_500, -1_206_000)
    assert not question.isVisibleTo(form)
    form.restore(before)
    assert line.text() == "34.45N 120.36W"
    assert question.isVisibleTo(form)


@pytest.mark.parametrize(
    ("text", "count"),
    [("34-45.0 120-36.0", 4), ("34-45N 120-36.0O", 2), ("34,75N 120,6W", 1), ("34-45С 120-36W", 1)],
)
def test_every_unclear_form_is_asked_about(form: TemplateForm, text: str, count: int) -> None:
    line, question = centre(form)
    line.setText(text)
    line.textEdited.emit(text)
    assert len(question.buttons) == count
    assert "launch_area" not in form.values()


@pytest.mark.parametrize(
    "text", ["34-45.0N 120-36.0W", "3445N12036W", "北纬34度45分 西经120度36分"]
)
def test_clear_forms_are_taken_and_echoed(form: TemplateForm, text: str) -> None:
    line, question = centre(form)
    line.setText(text)
    line.textEdited.emit(text)
    area = form.values()["launch_area"]
    assert isinstance(area, Circle)
    assert area.centre == Point(347_500, -1_206_000)
    assert not question.isVisibleTo(form)


def test_like_lines_of_a_list_are_answered_at_once(form: TemplateForm, words: Wording) -> None:
    form.fill(launch_values(PACK))
    editor = form.rows["impact_areas"].editor
    box = editor.findChildren(EntryText)[0]
    box.setPlainText("20.45N 150.30W\n22-00N 150-30W\n22.10N 155.20W")
    (question,) = [q for q in editor.findChildren(PlaceQuestion) if not q.isHidden()]
    assert words.say("geo-alike", count=2) in question.buttons[0].accessibleName()
    question.buttons[0].click()
    areas = form.values()["impact_areas"]
    assert isinstance(areas, tuple)
    assert isinstance(areas[1], Polygon)
    assert areas[1].points[0] == Point(204_500, -1_503_000)
    assert areas[1].points[1] == Point(220_000, -1_505_000), "what was clear stays"


def test_a_line_with_another_question_is_asked_by_itself(form: TemplateForm) -> None:
    form.fill(launch_values(PACK))
    editor = form.rows["impact_areas"].editor
    box = editor.findChildren(EntryText)[0]
    box.setPlainText("20.45N 150.30W\n22,10N 150,30W\n22-10N 155-20W")
    (question,) = [q for q in editor.findChildren(PlaceQuestion) if not q.isHidden()]
    question.buttons[0].click()
    assert box.toPlainText().split("\n")[1] == "22,10N 150,30W"
    assert question.asked is not None
    assert question.asked.line == 2


def notes(form: TemplateForm, field: str) -> str:
    """Return what is said under the first area of a field."""
    editor = form.rows[field].editor
    area = editor if isinstance(editor, AreaEditor) else editor.findChildren(AreaEditor)[0]
    return area.notes.text() if area.notes.isVisibleTo(form) else ""


def test_size_and_land_are_said_under_the_area(form: TemplateForm, words: Wording) -> None:
    form.fill({**launch_values(PACK), "impact_areas": (NEAR_GUAM,)})
    said = notes(form, "impact_areas")
    assert "17200 km² · greatest extent 148 km" in said
    assert "[GUM]" in said
    assert words.say("geo-no-land") in notes(form, "launch_area"), "our own land is not another's"
    assert form.rows["impact_areas"].error == "", "advice refuses nothing"


def test_land_follows_the_parties_of_the_notice(
    qtbot: QtBot, theme: Theme, words: Wording, context: FormContext
) -> None:
    parties = ["USA", "CHN"]
    form = TemplateForm(LAUNCH, replace(context, parties=lambda: tuple(parties)))
    qtbot.addWidget(form)
    form.show()
    form.fill({**launch_values(PACK), "impact_areas": (GENEVA,)})
    assert "[FRA]" in notes(form, "impact_areas")
    assert "[CHE]" in notes(form, "impact_areas")
    parties.append("FRA")
    form.refresh_notes()
    assert "[FRA]" not in notes(form, "impact_areas")
    assert "[CHE]" in notes(form, "impact_areas")
    parties.clear()
    form.refresh_notes()
    assert notes(form, "impact_areas").count("\n") == 0, "without parties nothing is another's"


def test_the_check_page_says_sizes_land_and_distance(
    qtbot: QtBot, theme: Theme, words: Wording
) -> None:
    message = launch()
    values: dict[str, Value] = {**dict(message.values), "impact_areas": (NEAR_GUAM,)}
    changed = replace(message, values=tuple((name, values[name]) for name, _ in message.values))
    view = ProofView(theme, words)
    qtbot.addWidget(view)
    view.show_message(changed, PACK, ["CHN"], preview=True)
    said = view.notes.text().split("\n")
    assert said[0].startswith("2 · ▲")
    assert "[GUM]" in said[0]
    assert any("about 9590 km" in line for line in said)
    assert said[-2:] == [
        "1 · About 314 km² · greatest extent 20.0 km",
        "2 · About 17200 km² · greatest extent 148 km",
    ]


def test_a_course_that_crosses_itself_is_pointed_out(
    qtbot: QtBot, context: FormContext, words: Wording
) -> None:
    spec = next(spec for spec in LAUNCH.fields if spec.name == "launch_area")
    editor = AreaEditor(replace(spec, shapes=("corridor",)), context)
    qtbot.addWidget(editor)
    course = (Point(0, 0), Point(0, 40_000), Point(20_000, 20_000), Point(-20_000, 20_000))
    editor.fill(Corridor(course, Quantity(10, 0, "KM")))
    assert words.say("geo-course-crosses") in editor.notes.text()


# A pasted warning.


def dialog_of(form: TemplateForm, field: str = "impact_areas") -> WarningDialog:
    """Open the window for a warning beside a field."""
    (button,) = form.rows[field].editor.findChildren(PasteButton)
    button.click()
    assert button.dialog is not None
    return button.dialog


@pytest.fixture
def dialog(form: TemplateForm) -> Iterator[WarningDialog]:
    """Return the window with a warning in it."""
    made = dialog_of(form)
    made.text.setPlainText(WARNING)
    yield made
    made.close()


def test_nothing_is_ticked_and_nothing_can_be_taken_at_first(
    form: TemplateForm, dialog: WarningDialog
) -> None:
    assert dialog.ticked() == Taken((), None, ())
    assert not dialog.take_button.isEnabled()
    assert "impact_areas" not in form.values()


def test_every_card_has_the_words_of_the_text_and_its_doubts(
    dialog: WarningDialog, words: Wording
) -> None:
    def said(card: object) -> str:
        labels = card.findChildren(type(dialog.status))  # type: ignore[attr-defined]
        return "\n".join(label.text() for label in labels)

    areas = [card for card in dialog.cards if isinstance(card, AreaPart)]
    assert len(areas) == 4
    assert "34-50N 121-10W" in said(areas[0])
    assert rule_words(words, "degrees-or-minutes") in said(areas[1])
    assert words.say("geo-cannot") in said(areas[2])
    assert "121-1OW" in said(areas[2])
    assert not areas[2].buttons()
    windows = [card for card in dialog.cards if isinstance(card, WindowPart)]
    assert words.say("geo-doubt-alternate") in said(windows[1])
    assert "WEATHER 12" in said(dialog)


def test_what_is_ticked_is_drawn_and_goes_into_the_form(
    form: TemplateForm, dialog: WarningDialog
) -> None:
    areas = [card for card in dialog.cards if isinstance(card, AreaPart)]
    (first,), second = areas[0].buttons(), areas[1].buttons()
    assert len(second) == 3, "leave out, and both readings"
    assert second[0].isChecked()
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Space)
    second[2].setChecked(True)
    windows = [card for card in dialog.cards if isinstance(card, WindowPart)]
    windows[1].buttons()[0].setChecked(True)
    windows[0].buttons()[0].setChecked(True)
    assert not windows[1].buttons()[0].isChecked(), "a notice has one window"
    next(c for c in dialog.cards if isinstance(c, IdPart)).buttons()[0].setChecked(True)
    assert "1 · Area 1" in dialog.map.accessibleDescription()
    dialog.take_button.click()
    taken = form.values()["impact_areas"]
    assert isinstance(taken, tuple)
    assert [type(area) for area in taken] == [Polygon, Polygon]
    assert isinstance(taken[1], Polygon)
    assert taken[1].points[0] == Point(207_500, -1_505_000)
    assert form.values()["window"] == Window(WINDOW_S, WINDOW_S + 5 * 3600)
    assert form.values()["public_notices"] == ("NAVAREA XII 123/26",)


def test_a_number_goes_into_the_field_for_its_sort(qtbot: QtBot, context: FormContext) -> None:
    form = TemplateForm(PACK.kinds["hazard-area"], context)
    qtbot.addWidget(form)
    dialog = dialog_of(form, "areas")
    dialog.text.setPlainText("NAVAREA XII 123/26. SEE A1234/26. WITHIN 40 NM OF 13-30N 144-42E.")
    for card in dialog.cards:
        card.buttons()[0].setChecked(True)
    dialog.take_button.click()
    values = form.values()
    assert values["areas"] == (NEAR_GUAM,)
    assert (values["navarea_id"], values["notam_id"]) == ("NAVAREA XII 123/26", "A1234/26")


def test_areas_are_added_to_those_that_stand_there(form: TemplateForm) -> None:
    form.fill(launch_values(PACK))
    dialog = dialog_of(form)
    dialog.text.setPlainText("WITHIN 40 NM OF 13-30N 144-42E")
    dialog.cards[0].buttons()[0].setChecked(True)
    dialog.take_button.click()
    areas = form.values()["impact_areas"]
    assert isinstance(areas, tuple)
    assert len(areas) == 3
    assert areas[2] == NEAR_GUAM


def test_no_more_areas_are_taken_than_the_field_holds(form: TemplateForm, words: Wording) -> None:
    dialog = dialog_of(form, "launch_area")
    dialog.text.setPlainText("WITHIN 40 NM OF 13-30N 144-42E. WITHIN 5 NM OF 14-00N 144-42E.")
    for card in dialog.cards:
        card.buttons()[0].setChecked(True)
    assert dialog.status.text() == words.say("geo-too-many", limit=1, count=2)
    assert not dialog.take_button.isEnabled()
    dialog.cards[1].leave()
    dialog.take_button.click()
    assert form.values()["launch_area"] == NEAR_GUAM


def test_a_shape_that_the_field_does_not_take_is_said_to_be_so(
    form: TemplateForm, words: Wording
) -> None:
    dialog = dialog_of(form)
    dialog.text.setPlainText("WITHIN 10 NM OF LINE JOINING 34-45N 120-36W, 33-10N 125-00W")
    (card,) = dialog.cards
    assert not card.buttons()
    labels = [label.text() for label in card.findChildren(type(dialog.status))]
    assert words.say("geo-shape-not-here") in labels
    dialog.close()


def test_the_key_opens_the_window_where_the_keyboard_is(qtbot: QtBot, form: TemplateForm) -> None:
    editor = form.rows["impact_areas"].editor
    assert isinstance(editor, AreasEditor)
    form.window().activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    first = editor.findChildren(QPushButton)[0]
    first.setFocus()
    QTest.keyClick(
        first, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    (button,) = editor.findChildren(PasteButton)
    assert button.dialog is not None
    button.dialog.close()


def test_the_window_takes_any_text(dialog: WarningDialog, words: Wording) -> None:
    for text in ("", "x" * 20_001, "N" * 500, WARNING * 20, "\0\u202e<b>34-45N 120-36W</b>"):
        dialog.text.setPlainText(text)
        assert not dialog.take_button.isEnabled()
    dialog.text.setPlainText("")
    assert not dialog.cards


def codes() -> set[str]:
    """Return every doubt and reason that the samples show."""
    found = {code for sample in (*SAMPLES, *HARD_SAMPLES) for code in sample.doubts}
    return found | {"hemisphere-missing", "decimal-comma", "lookalike-letter", "mixed-letters"} | {
        "slash-between", "length-missing", "several-centres", "azimuths-missing", "month-missing",
        "month-unknown", "bearings-from-seaward", "readings-differ", "points-3-to-64",
    }  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_doubt_has_words_in_every_language(language: str) -> None:
    words = Wording.load(language)
    for code in codes():
        known = words.has(f"geo-doubt-{code}") or code not in rule_words(words, code)
        assert known, code
