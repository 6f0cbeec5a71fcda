"""The form: every field of every kind can be filled in, or says what is wrong and what to do."""

import dataclasses

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QRadioButton
from pytestqt.qtbot import QtBot

from console.assets import core_pack
from console.desk.entry import EntryLine, EntryText, any_composing
from console.desk.fields.editor import FormContext, OpenNotice
from console.desk.rules import rule_words
from console.desk.template_form import TemplateForm
from console.desk.theme import Theme
from console.desk.wording import Wording
from protocol.notices.pack import FieldSpec, FieldType, Kind, Pack
from protocol.notices.values import (
    Area,
    Change,
    Changes,
    Circle,
    Corridor,
    Extract,
    FreeText,
    OceanQuadrant,
    Point,
    Polygon,
    Quantity,
    Ref,
    Rows,
    Sector,
    Site,
    Value,
    WaterBody,
    Window,
)
from protocol.vocabulary import LANGUAGES
from tests.console.desk.compose_double import WINDOW_S, launch_values
from tests.protocol.notices.test_nested_values import nested_pack

PACK = core_pack()
LAUNCH = PACK.kinds["missile-launch-planned"]
REF = Ref(b"\x0a" * 8, 1, 7)
CENTRE = Point(347_500, -1_206_000)
AREAS: dict[str, Area] = {
    "circle": Circle(CENTRE, Quantity(105, -1, "KM")),
    "polygon": Polygon(
        (Point(-200_000, 1_750_000), Point(-200_000, -1_750_000), Point(-100_000, 1_800_000))
    ),
    "sector": Sector(
        CENTRE, Quantity(40, 0, "NM"), Quantity(3105, -1, "DEG"), Quantity(20, 0, "DEG")
    ),
    "corridor": Corridor((CENTRE, Point(300_000, -1_300_000)), Quantity(50, 0, "NM")),
    "ocean_quadrant": OceanQuadrant("PACIFIC", "NW"),
    "water_body": WaterBody("BARENTS-SEA"),
    "site": Site("WENCHANG"),
}


RULES = (
    "field-missing",
    "latitude-range",
    "not-a-position",
    "decimal-comma",
    "window-ends-before-start",
    "polygon-crosses-itself",
    "bidi-control",
    "mixed-alphabets",
    "more-than-20",
    "less-than-1",
    "more-than-5760-min",
    "points-3-to-64",
    "unknown-code-of-site",
    "impossible-date",
    "not-an-instant",
    "instant-without-zone",
    "longer-than-half-the-globe",
    "not-the-day-on-which-the-window-opens",
)


def notice(values: tuple[tuple[str, Value], ...] | None = None) -> OpenNotice:
    """Return an open notice of a planned launch."""
    return OpenNotice(REF, LAUNCH, "Planned launch", WINDOW_S, True, "Beijing", b"c", b"m", values)


@pytest.fixture
def context(theme: Theme, words: Wording) -> FormContext:
    """Return the context of a form with one open notice, east of Greenwich by one hour."""
    return FormContext(theme, words, PACK, lambda: (notice(),), lambda _: 3600, lambda _: "CET")


def sample(spec: FieldSpec) -> Value:
    """Return a value that the field may hold, not the simplest one."""
    codes = sorted(PACK.vocabularies[spec.vocabulary].terms) if spec.vocabulary else ["CHN"]
    units = spec.units or ("DEG",)
    areas = tuple(AREAS[shape] for shape in spec.shapes) or (AREAS["circle"],)
    values: dict[FieldType, Value] = {
        FieldType.ENUM: codes[-1],
        FieldType.PARTY: "CHN",
        FieldType.ENUMS: tuple(codes[-2:]),
        FieldType.COUNT: Quantity(2, 0, units[0]),
        FieldType.QUANTITY: Quantity(25, -1, units[-1]),
        FieldType.AZIMUTH: Quantity(3599, -1, "DEG"),
        FieldType.INSTANT: WINDOW_S + 60,
        FieldType.DATE: 20_517,
        FieldType.WINDOW: Window(WINDOW_S, WINDOW_S + 3600),
        FieldType.AREA: areas[-1],
        FieldType.AREAS: areas,
        FieldType.REF: REF,
        FieldType.BOOLEAN: False,
        FieldType.TEXT: "A1234/26",
        FieldType.TEXTS: ("A1234/26", "NAVAREA XII 45"),
        FieldType.FREE_TEXT: FreeText("ru", "Первая строка\nВторая"),
        FieldType.FIELD_PATH: "window",
        FieldType.DIGEST: bytes(range(32)),
        FieldType.ROWS: rows(spec),
        FieldType.EXTRACT: Extract(
            LAUNCH.code,
            tuple(
                (name, value if name in ("object_class", "window") else None)
                for name, value in launch_values(PACK).items()
            ),
        ),
        FieldType.CHANGES: Changes(
            LAUNCH.code,
            (
                Change("count", Quantity(1, 0, "EA"), Quantity(2, 0, "EA")),
                Change("azimuth", None, Quantity(90, 0, "DEG")),
            ),
        ),
    }
    return values[spec.type]


def rows(spec: FieldSpec) -> Value:
    """Return two entries that set every column that stands in each of them."""
    cells = tuple((c.name, sample(c)) for c in spec.columns if not c.only_when)
    return Rows((cells, cells[:1]))


NESTED = nested_pack().kinds["nested"]
ALL_FIELDS = [(kind, spec) for kind in (*PACK.kinds.values(), NESTED) for spec in kind.fields]


@pytest.mark.parametrize("kind", [*PACK.kinds.values(), NESTED], ids=lambda kind: kind.code)
def test_every_field_gives_back_what_it_shows_and_what_was_typed(
    qtbot: QtBot, context: FormContext, kind: Kind
) -> None:
    form = TemplateForm(kind, dataclasses.replace(context, pack=nested_pack()))
    qtbot.addWidget(form)
    for spec in kind.fields:
        form.give_notice(notice(tuple(launch_values(PACK).items())))
        editor = form.rows[spec.name].editor
        value = sample(spec)
        editor.fill(value)
        assert editor.value() == value, spec.name
        state = editor.state()
        editor.fill(None)
        assert editor.value() is None, spec.name
        editor.restore(state)
        assert editor.value() == value, spec.name


def test_the_fields_of_the_pack_cover_every_type_and_shape() -> None:
    """The test above proves nothing about types that no kind uses."""
    used = {spec.type for _, spec in ALL_FIELDS}
    missing = {type_.name for type_ in set(FieldType) - used}
    assert missing <= {"TEXT", "BOOLEAN", "ENUMS", "PARTY", "QUANTITY", "FREE_TEXT"}
    shapes = {shape for _, spec in ALL_FIELDS for shape in spec.shapes}
    assert shapes == set(AREAS)


def type_into(form: TemplateForm, field: str, text: str, number: int = 0) -> QLineEdit:
    """Type a text into a line of a field, as an officer does."""
    line = form.rows[field].editor.findChildren(QLineEdit)[number]
    line.clear()
    QTest.keyClicks(line, text)
    return line


@pytest.fixture
def form(qtbot: QtBot, context: FormContext) -> TemplateForm:
    """Return the form of a planned launch, shown."""
    made = TemplateForm(LAUNCH, context)
    qtbot.addWidget(made)
    made.resize(600, 900)
    made.show()
    return made


def test_an_error_stands_beside_its_field_in_words(form: TemplateForm, words: Wording) -> None:
    form.fill(launch_values(PACK))
    type_into(form, "launch_area", "95N 120W")
    assert words.say("rule-latitude-range") in form.rows["launch_area"].error
    assert [refusal.rule for refusal in form.refusals()] == ["latitude-range"]
    assert "launch_area" not in form.values()


def test_a_polygon_that_crosses_itself_is_named_with_its_number(
    form: TemplateForm, words: Wording
) -> None:
    form.fill(launch_values(PACK))
    box = form.rows["impact_areas"].editor.findChildren(EntryText)[0]
    box.setPlainText("0 0 N 0 0 E\n10 0 N 10 0 E\n0 0 N 10 0 E\n10 0 N 0 0 E")
    error = form.rows["impact_areas"].error
    assert words.say("at-item", number=2) in error
    assert words.say("rule-polygon-crosses-itself") in error


def test_what_is_missing_is_said_only_when_asked_for(form: TemplateForm, words: Wording) -> None:
    assert not any(row.error for row in form.rows.values())
    assert not form.demand()
    missing = words.say("rule-field-missing")
    assert [name for name, row in form.rows.items() if missing in row.error] == [
        spec.name for spec in LAUNCH.fields if spec.required
    ]


def test_a_position_is_echoed_as_it_will_be_printed(form: TemplateForm) -> None:
    form.fill(launch_values(PACK))
    type_into(form, "launch_area", "9 0 N 167 0 E")
    shown = [label.text() for label in form.rows["launch_area"].findChildren(QLabel)]
    assert "9°00.000′N 167°00.000′E (+9.0000 +167.0000)" in shown


def test_a_window_shows_local_time_labelled(form: TemplateForm) -> None:
    type_into(form, "window", "2026-03-05 18:00Z", 0)
    shown = [label.text() for label in form.rows["window"].findChildren(QLabel)]
    assert "051800Z MAR 26 · here 2026-03-05 19:00 CET" in shown


def test_options_show_their_definition_and_none_is_preselected(form: TemplateForm) -> None:
    payload = form.rows["payload"]
    shown = [label.text() for label in payload.findChildren(QLabel)]
    for term in PACK.vocabularies["payload"].terms.values():
        assert term.definition["en"] in shown
    chosen = [button.text() for button in payload.findChildren(QRadioButton) if button.isChecked()]
    assert chosen == [form._context.words.say("leave-out")]
    assert "object_class" not in form.values()


def test_a_unit_is_never_assumed(form: TemplateForm, words: Wording) -> None:
    area = form.rows["launch_area"].editor
    area.fill(Circle(CENTRE, Quantity(10, 0, "KM")))
    area.restore(("circle", ("34 45 N 120 36 W", ("10", ""))))
    form.read()
    assert words.say("rule-unit-missing") in form.rows["launch_area"].error


def test_fields_of_another_case_are_not_asked_for(qtbot: QtBot, context: FormContext) -> None:
    conditional = [(kind, spec) for kind, spec in ALL_FIELDS if spec.only_when is not None]
    assert conditional
    for kind, spec in conditional:
        form = TemplateForm(kind, context)
        qtbot.addWidget(form)
        assert form.rows[spec.name].isHidden()
        choose_the_case(form, spec)
        assert not form.rows[spec.name].isHidden()


def choose_the_case(form: TemplateForm, spec: FieldSpec) -> None:
    """Choose that for which this field is there; the choice itself may have such a condition."""
    if spec.only_when is None:
        return
    decides = form.kind.field(spec.only_when.field)
    assert decides is not None
    choose_the_case(form, decides)
    form.rows[decides.name].editor.fill(spec.only_when.values[0])
    form.read()


def compose(box: EntryLine | EntryText, text: str) -> None:
    """Let an input method compose a text in the box."""
    QCoreApplication.sendEvent(box, QInputMethodEvent(text, []))


def test_a_composition_is_seen_and_its_text_is_no_value(qtbot: QtBot, context: FormContext) -> None:
    texts = next(one for _, one in ALL_FIELDS if one.type is FieldType.TEXTS)
    spec = dataclasses.replace(texts, name="note", type=FieldType.FREE_TEXT, maximum=None)
    form = TemplateForm(dataclasses.replace(LAUNCH, fields=(spec,)), context)
    qtbot.addWidget(form)
    box = form.findChildren(EntryText)[0]
    box.setPlainText("发射")
    compose(box, "推迟")
    assert any_composing(form)
    assert form.values()["note"] == FreeText("en", "发射")
    commit = QInputMethodEvent("", [])
    commit.setCommitString("推迟")
    QCoreApplication.sendEvent(box, commit)
    assert not any_composing(form)
    assert "推迟" in str(form.values()["note"])


def test_enter_in_a_line_presses_nothing(form: TemplateForm) -> None:
    pressed: list[int] = []
    form.changed.connect(lambda: pressed.append(1))
    line = form.rows["count"].editor.findChildren(QLineEdit)[0]
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert not pressed


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_rules_that_officers_meet_have_words(qapp: object, language: str) -> None:
    words = Wording.load(language)
    for rule in RULES:
        said = rule_words(words, rule)
        assert said
        assert rule not in said, f"{rule} has no words in {language}"


def all_texts(form: TemplateForm) -> list[QLabel]:
    """Return every label of the form."""
    return form.findChildren(QLabel)


def test_no_label_of_the_form_guesses_at_rich_text(form: TemplateForm) -> None:
    labels = all_texts(form)
    assert len(labels) > 30
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}


def test_a_pack_without_a_wording_shows_the_code(context: FormContext) -> None:
    empty: Pack = dataclasses.replace(PACK, vocabularies={})
    bare = dataclasses.replace(context, pack=empty)
    assert bare.term_words("site", "WENCHANG") == "[WENCHANG]"


def test_a_long_option_goes_on_in_the_next_line(qtbot: QtBot, context: FormContext) -> None:
    form = TemplateForm(PACK.kinds["launch-observed"], context)
    qtbot.addWidget(form)
    form.resize(400, 3000)
    form.show()
    button = form.rows["matching"].editor.findChildren(QRadioButton)[1]
    assert "\n" in button.text()
    assert "".join(button.text().split()) == "".join(button.accessibleName().split())
    assert button.sizeHint().width() <= button.width()
    form.resize(1200, 3000)
    assert "\n" not in button.text()


NARROW = 560
"""What the form has of a screen 1,024 wide."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_form_is_cut_off_on_a_low_screen(qtbot: QtBot, fonts: object, language: str) -> None:
    context = FormContext(
        Theme(language), Wording.load(language), PACK, tuple, lambda _: 0, lambda _: "UTC"
    )
    wide: dict[str, int] = {}
    for kind in PACK.kinds.values():
        form = TemplateForm(kind, context)
        qtbot.addWidget(form)
        wide |= {
            f"{kind.code}.{name}": width
            for name, row in form.rows.items()
            if (width := row.minimumSizeHint().width()) > NARROW
        }
    assert wide == {}
