"""The form of one kind, made from its template: a row a field, nothing asked that it lacks."""

import contextlib
from collections.abc import Mapping

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from console.desk.entry import any_composing
from console.desk.fields.area_notes import AreaNotes
from console.desk.fields.editor import (
    FormContext,
    NoticeFieldEditor,
    OpenNotice,
    State,
    row,
)
from console.desk.fields.make import make_editor
from console.desk.fields.paste import PasteButton
from console.desk.fields.reference import RefEditor
from console.desk.fonts import TextRole
from console.desk.plain_label import PlainLabel
from console.desk.rules import refusal_words
from console.desk.theme import GRID
from console.desk.warning_dialog import Beside, Taken, number_field
from protocol.errors import ValueRefused
from protocol.notices.conditions import holds, is_required
from protocol.notices.fields import check_value
from protocol.notices.pack import FieldSpec, FieldType, Kind
from protocol.notices.values import Value

BAR_WIDTH = 4
LABEL_WIDTH = 40 * GRID
"""A label longer than this goes on in a second line."""


class FieldRow(QFrame):
    """One field: label with its marks, control, echo, and what is wrong with it, if anything."""

    def __init__(self, spec: FieldSpec, context: FormContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.spec, self._context = spec, context
        theme, words, language = context.theme, context.words, context.language
        self.editor = make_editor(spec, context, self)
        label = spec.label[language]
        self._wide = (
            QFontMetrics(theme.font(TextRole.STRONG)).horizontalAdvance(label) > LABEL_WIDTH
        )
        self.label = PlainLabel(theme, label, TextRole.STRONG, wrap=self._wide, parent=self)
        marks = [words.say("mark-required")] if spec.required else []
        marks += [words.say("mark-critical")] if spec.critical else []
        self.marks = PlainLabel(
            theme, " · ".join(marks), TextRole.CAPTION, wrap=True, subdued=True, parent=self
        )
        self._echo = PlainLabel(theme, "", TextRole.CAPTION, wrap=True, subdued=True, parent=self)
        self._error = PlainLabel(theme, "", TextRole.CAPTION_STRONG, wrap=True, parent=self)
        self._error.setObjectName(f"error-{spec.name}")
        head = row()
        head.addWidget(self.label, 2 if self._wide else 0)
        head.addWidget(self.marks, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID * 2, GRID, GRID, GRID)
        layout.setSpacing(GRID // 2)
        layout.addLayout(head)
        if help_text := spec.help.get(language, ""):
            layout.addWidget(
                PlainLabel(theme, help_text, TextRole.CAPTION, wrap=True, subdued=True, parent=self)
            )
        for widget in (self.editor, self._echo, self._error):
            layout.addWidget(widget)
        self.name_boxes()
        self.show_result("", "")

    def name_boxes(self) -> None:
        """Give every box that has no name of its own the label of the field."""
        for box in self.editor.findChildren(QWidget):
            if box.focusPolicy() and not box.accessibleName() and not isinstance(box, PlainLabel):
                box.setAccessibleName(self.label.text())

    def show_result(self, echo: str, error: str) -> None:
        """Show what the control understood, or what is wrong."""
        self._echo.setText(echo)
        self._echo.setVisible(bool(echo))
        self._error.setText(f"▲ {error}" if error else "")
        self._error.setVisible(bool(error))
        self.setAccessibleDescription(error or echo)
        self.update()

    @property
    def error(self) -> str:
        """What is wrong, as shown; empty if nothing."""
        return self._error.text()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Mark a row with an error by a bar at its side."""
        super().paintEvent(event)
        if self._error.text():
            painter = QPainter(self)
            bar = QRectF(0, GRID, BAR_WIDTH, self.height() - 2 * GRID)
            painter.fillRect(bar, self._context.theme.colour("text"))
            painter.end()


class TemplateForm(QWidget):
    """All fields of a kind.

    Signals:
        changed(): the officer changed something.
        notice_wanted(OpenNotice): its values are needed; answer with `give_notice`.
    """

    changed = Signal()
    notice_wanted = Signal(object)

    def __init__(self, kind: Kind, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind, self._context = kind, context
        self._demanded = False
        self._values: dict[str, Value] = {}
        self._refusals: tuple[ValueRefused, ...] = ()
        self.rows: dict[str, FieldRow] = {}
        self._refs: list[RefEditor] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        for spec in kind.fields:
            self.rows[spec.name] = field_row = FieldRow(spec, context, self)
            field_row.editor.edited.connect(self._edited)
            layout.addWidget(field_row)
        layout.addStretch()
        self._join_warnings()
        self._refs = [r.editor for r in self.rows.values() if isinstance(r.editor, RefEditor)]
        if self._refs:
            # The first reference names the notice that the form is about; others are asides.
            self._refs[0].chosen.connect(self._notice_chosen)
        self.read()

    def _edited(self) -> None:
        self.read()
        self.changed.emit()

    def _join_warnings(self) -> None:
        """Let a warning that is read beside areas fill window and public numbers, too."""
        window = next((spec for spec in self.kind.fields if spec.type is FieldType.WINDOW), None)
        language = self._context.language

        def label(own: str) -> str:
            spec = number_field(self.kind, own)
            return spec.label[language] if spec else ""

        for button in self.findChildren(PasteButton):
            button.beside = Beside(window.label[language] if window else "", label)
            button.taken.connect(self._take_beside)

    def _take_beside(self, taken: Taken) -> None:
        window = next((spec for spec in self.kind.fields if spec.type is FieldType.WINDOW), None)
        if window is not None and taken.window is not None:
            self.rows[window.name].editor.fill(taken.window)
        for own in taken.ids:
            spec = number_field(self.kind, own)
            before = self._values.get(spec.name) if spec is not None else None
            kept = before if isinstance(before, tuple) else ()
            if spec is not None and own not in kept:
                value: Value = (*kept, own) if spec.type is FieldType.TEXTS else own
                self.rows[spec.name].editor.fill(value)
                self.read()
        self._edited()

    def refresh_notes(self) -> None:
        """The parties of the notice are others: say anew whose land the areas touch."""
        for notes in self.findChildren(AreaNotes):
            notes.refresh()

    def _notice_chosen(self, notice: OpenNotice | None) -> None:
        self.give_notice(notice)
        editors = [each.editor for each in self.rows.values()]
        wanted = any(isinstance(e, NoticeFieldEditor) and e.wants_values for e in editors)
        if wanted and notice is not None and notice.values is None:
            self.notice_wanted.emit(notice)

    def refresh_notices(self) -> None:
        """Read the list of open notices anew."""
        for editor in self._refs:
            editor.reload()

    def give_notice(self, notice: OpenNotice | None) -> None:
        """Offer the fields of the notice that the form refers to."""
        for field_row in self.rows.values():
            if isinstance(field_row.editor, NoticeFieldEditor):
                field_row.editor.take_notice(notice)
                field_row.name_boxes()
        self.read()

    def read(self) -> None:
        """Read all controls, show echoes and errors, and hide what the case does not ask for."""
        values: dict[str, Value] = {}
        refusals: list[ValueRefused] = []
        for spec in self.kind.fields:
            field_row = self.rows[spec.name]
            wanted = spec.only_when is None or holds(spec.only_when, values)
            field_row.setVisible(wanted)
            if not wanted:
                continue
            required = is_required(spec, values)
            echo, error = "", ""
            try:
                value = self._read_row(field_row, required)
                if value is not None:
                    values[spec.name] = value
                    echo = field_row.editor.echo()
            except ValueRefused as refusal:
                refusals.append(refusal)
                if self._demanded or refusal.rule != "field-missing":
                    error = refusal_words(self._context.words, refusal, spec)
            field_row.show_result(echo, error)
        self._values, self._refusals = values, tuple(refusals)

    def _read_row(self, field_row: FieldRow, required: bool) -> Value | None:
        value = field_row.editor.value()
        if value is not None:
            check_value(field_row.spec, value, self._context.pack)
        elif required:
            raise ValueRefused(field_row.spec.name, "", "field-missing")
        return value

    def values(self) -> Mapping[str, Value]:
        """Return the values that can be read and keep their rules, in the kind's order."""
        return self._values

    def refusals(self) -> tuple[ValueRefused, ...]:
        """Return what is wrong or missing, in the order of the form."""
        return self._refusals

    def demand(self) -> bool:
        """Show what is missing, too; put the keyboard into the first such field.

        Returns:
            Whether nothing is wrong or missing.
        """
        self._demanded = True
        self.read()
        if self._refusals:
            name = self._refusals[0].field.split(".")[0].split("[")[0]
            self.rows[name].editor.focus_here()
        return not self._refusals

    def refuse(self, refusal: ValueRefused) -> bool:
        """Show a refusal that only the whole notice could find; False if no field is its own."""
        name = refusal.field.split(".")[0].split("[")[0]
        field_row = self.rows.get(name)
        if field_row is None:
            return False
        field_row.show_result("", refusal_words(self._context.words, refusal, field_row.spec))
        field_row.editor.focus_here()
        return True

    def fill(self, values: Mapping[str, Value]) -> None:
        """Show values; fields that have none are emptied."""
        # References first: fields of the notice that they choose depend on them.
        for spec in sorted(self.kind.fields, key=lambda spec: spec.type.value != "ref"):
            self.rows[spec.name].editor.fill(values.get(spec.name))
        self.read()

    def put(self, values: Mapping[str, Value | None]) -> None:
        """Fill in some fields for the officer, as if he had."""
        for name, value in values.items():
            self.rows[name].editor.fill(value)
        self._edited()

    def state(self) -> dict[str, State]:
        """Return what stands in all controls, readable or not."""
        return {name: field_row.editor.state() for name, field_row in self.rows.items()}

    def restore(self, state: Mapping[str, State]) -> None:
        """Put it back."""
        for spec in sorted(self.kind.fields, key=lambda spec: spec.type.value != "ref"):
            self.rows[spec.name].editor.restore(state[spec.name])
        self.read()

    def restore_field(self, name: str, state: State) -> None:
        """Put back what stood in one control of an earlier draft, if it still fits there."""
        if name not in self.rows:
            return
        with contextlib.suppress(ValueError):
            self.rows[name].editor.restore(state)
        self.read()

    def composing(self) -> bool:
        """Whether an input method composes in any box of the form."""
        return any_composing(self)
