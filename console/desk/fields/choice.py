"""Options of a vocabulary: nothing is chosen beforehand, and every option shows its definition."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QCompleter,
    QRadioButton,
    QWidget,
)

from console.desk.breaking_text import BreakingText
from console.desk.choice_box import ChoiceBox
from console.desk.entry import EntryLine
from console.desk.fields.editor import (
    FieldEditor,
    FormContext,
    State,
    column,
    parts,
    text_of,
)
from console.desk.plain_label import escaped, visible
from console.desk.theme import GRID
from protocol.errors import ValueRefused
from protocol.notices.pack import FieldSpec, Term
from protocol.notices.values import Value

BUTTONS_MAX = 5
"""More options than these go into a list that can be searched."""


class CodeBox(ChoiceBox):
    """A list of codes with their wordings; typing in it searches wording and code.

    Args:
        context: language, pack and look.
        vocabulary: whose terms are offered.
        codes: the codes offered; all of the vocabulary if empty.
        searched: whether it is long enough to be typed into.
    """

    edited = Signal()

    def __init__(
        self,
        context: FormContext,
        vocabulary: str,
        codes: tuple[str, ...] = (),
        *,
        searched: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context.theme, parent)
        self._context, self._vocabulary = context, vocabulary
        self.currentTextChanged.connect(self._changed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        model = QStandardItemModel(self)
        for code in codes or tuple(term.code for term in context.terms(vocabulary)):
            item = QStandardItem(visible(context.term_words(vocabulary, code)))
            item.setData(code, Qt.ItemDataRole.UserRole)
            model.appendRow(item)
        self.setModel(model)
        if searched:
            self._make_searchable(model)
        self.restore("")
        self.setPlaceholderText(context.words.say("choose"))

    def _make_searchable(self, model: QStandardItemModel) -> None:
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        line = EntryLine(self._context.theme)
        line.setPlaceholderText(self._context.words.say("choose-or-type"))
        # The list has a border and padding of its own; with both the text would not fit.
        line.setStyleSheet("border: none; padding: 0; background: transparent;")
        self.setLineEdit(line)
        completer = QCompleter(model, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setCompleter(completer)

    def _changed(self) -> None:
        self.edited.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the form scroll: a wheel that passes over must not change a value."""
        event.ignore()

    def read(self, field: str) -> str | None:
        """Return the chosen code, None if none is.

        Raises:
            ValueRefused: ``not-in-the-list`` if something else was typed.
        """
        index = self.currentIndex()
        if self.isEditable():
            typed = self.currentText().strip()
            index = self.findText(typed) if typed else -1
            if typed and index < 0:
                raise ValueRefused(field, typed, "not-in-the-list")
        return str(self.itemData(index)) if index >= 0 else None

    def show_value(self, value: object) -> None:
        """Show a code, or nothing for None."""
        index = self.findData(value) if isinstance(value, str) and value else -1
        self.restore(self.itemText(index) if index >= 0 else "")

    def state(self) -> State:
        """Return what stands in the box."""
        return self.currentText() if self.currentIndex() >= 0 or self.isEditable() else ""

    def restore(self, state: State) -> None:
        """Put back what `state` returned."""
        text = text_of(state)
        self.blockSignals(True)
        self.setCurrentIndex(self.findText(text) if text else -1)
        if self.isEditable():
            self.setEditText(text)
        self.blockSignals(False)

    def term(self) -> Term | None:
        """Return the chosen term, if there is one."""
        index = self.currentIndex()
        if index < 0 or (self.isEditable() and self.itemText(index) != self.currentText()):
            return None
        return self._context.pack.term(self._vocabulary, str(self.itemData(index)))


class ChoiceEditor(FieldEditor):
    """One option: buttons with their definitions, or a list where there are many."""

    def __init__(
        self, spec: FieldSpec, context: FormContext, parent: QWidget | None = None
    ) -> None:
        super().__init__(spec, context, parent)
        self._vocabulary = _vocabulary(spec)
        terms = context.terms(self._vocabulary)
        layout = column(self)
        self._buttons: dict[str, QRadioButton] = {}
        self._box: CodeBox | None = None
        if len(terms) > BUTTONS_MAX:
            self._box = CodeBox(context, self._vocabulary, searched=True, parent=self)
            self._definition = self.note()
            self._definition.hide()
            layout.addWidget(self._box)
            layout.addWidget(self._definition)
            self._box.edited.connect(self._box_changed)
            return
        group = QButtonGroup(self)
        codes = [term.code for term in terms] + ([] if spec.required else [""])
        for code in codes:
            words = context.term_words(self._vocabulary, code) if code else ""
            button = QRadioButton(escaped(words or context.words.say("leave-out")), self)
            BreakingText(button)
            group.addButton(button)
            layout.addWidget(button)
            self._buttons[code] = button
            if code:
                layout.addWidget(self._definition_of(code))
            button.clicked.connect(self._clicked)
        if not spec.required:
            self._buttons[""].setChecked(True)

    def _definition_of(self, code: str) -> QWidget:
        term = self.context.pack.term(self._vocabulary, code)
        label = self.note(self.context.definition(term))
        label.setIndent(GRID * 3)
        return label

    def _clicked(self) -> None:
        self.edited.emit()

    def _box_changed(self) -> None:
        self._show_definition()
        self.edited.emit()

    def _show_definition(self) -> None:
        if self._box is not None:
            term = self._box.term()
            self._definition.setText(self.context.definition(term))
            self._definition.setVisible(term is not None)

    def value(self) -> Value | None:
        """Return the code, or TRUE and FALSE of a boolean field as a bool."""
        code = self._code()
        if not code:
            return None
        return code == "TRUE" if self.spec.type.value == "boolean" else code

    def _code(self) -> str:
        if self._box is not None:
            return self._box.read(self.spec.name) or ""
        return next((code for code, b in self._buttons.items() if b.isChecked()), "")

    def fill(self, value: Value | None) -> None:
        """Choose the option, or none."""
        if isinstance(value, bool):
            value = "TRUE" if value else "FALSE"
        self._choose(str(value or ""))

    def _choose(self, code: str) -> None:
        if self._box is not None:
            self._box.show_value(code)
            self._show_definition()
            return
        for own, button in self._buttons.items():
            # An exclusive group cannot be emptied as long as it is exclusive.
            button.setAutoExclusive(False)
            group = button.group()
            group.setExclusive(False)
            button.setChecked(own == code)
            group.setExclusive(True)

    def state(self) -> State:
        """Return the code, or what was typed into the list."""
        return self._box.state() if self._box is not None else self._code()

    def restore(self, state: State) -> None:
        """Put it back."""
        if self._box is None:
            self._choose(text_of(state))
            return
        self._box.restore(state)
        self._show_definition()


class ChoicesEditor(FieldEditor):
    """Any number of options, each with its definition."""

    def __init__(
        self, spec: FieldSpec, context: FormContext, parent: QWidget | None = None
    ) -> None:
        super().__init__(spec, context, parent)
        layout = column(self)
        self._boxes: dict[str, QCheckBox] = {}
        for term in context.terms(spec.vocabulary):
            box = QCheckBox(escaped(context.term_words(spec.vocabulary, term.code)), self)
            BreakingText(box)
            box.clicked.connect(self._clicked)
            self._boxes[term.code] = box
            layout.addWidget(box)
            definition = self.note(context.definition(term))
            definition.setIndent(GRID * 3)
            layout.addWidget(definition)

    def _clicked(self) -> None:
        self.edited.emit()

    def value(self) -> Value | None:
        """Return the codes in their canonical order, None if no box is ticked."""
        return tuple(sorted(c for c, box in self._boxes.items() if box.isChecked())) or None

    def fill(self, value: Value | None) -> None:
        """Tick the boxes of these codes."""
        codes = value if isinstance(value, tuple) else ()
        for code, box in self._boxes.items():
            box.setChecked(code in codes)

    def state(self) -> State:
        """Return the ticked codes."""
        return tuple(code for code, box in self._boxes.items() if box.isChecked())

    def restore(self, state: State) -> None:
        """Tick them again."""
        self.fill(tuple(text_of(part) for part in parts(state)))


def _vocabulary(spec: FieldSpec) -> str:
    defaults = {"boolean": "boolean", "party": "party"}
    return spec.vocabulary or defaults[spec.type.value]
