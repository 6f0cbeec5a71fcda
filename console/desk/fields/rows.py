"""A list of entries that have the same columns, one card below the other."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from console.desk.fields.editor import (
    FieldEditor,
    FormContext,
    State,
    column,
    parts,
    row,
)
from console.desk.fonts import TextRole
from console.desk.plain_label import PlainLabel, escaped
from console.desk.theme import GRID
from protocol.errors import ValueRefused
from protocol.notices.conditions import holds
from protocol.notices.pack import FieldSpec
from protocol.notices.values import CODES_MAX, Cells, Rows, Value

MakeEditor = Callable[[FieldSpec, FormContext, QWidget], FieldEditor]


class RowCard(QFrame):
    """One entry with its number, a control for each column, and the button that takes it out."""

    def __init__(
        self, spec: FieldSpec, context: FormContext, make: MakeEditor, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setProperty("pane", True)
        self.spec, self.context = spec, context
        words = context.words
        self.title = PlainLabel(context.theme, "", TextRole.STRONG, parent=self)
        self.remove = QPushButton(escaped(words.say("entry-remove")), self)
        self.remove.setAutoDefault(False)
        head = row()
        head.addWidget(self.title)
        head.addStretch()
        head.addWidget(self.remove)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(GRID, GRID, GRID, GRID)
        self._layout.setSpacing(GRID // 2)
        self._layout.addLayout(head)
        self.boxes: dict[str, QWidget] = {}
        self.editors: dict[str, FieldEditor] = {}
        for each in spec.columns:
            self._add(each, make)

    def _add(self, spec: FieldSpec, make: MakeEditor) -> None:
        context, language = self.context, self.context.language
        box = QWidget(self)
        inner = column(box)
        label = spec.label[language]
        if spec.required:
            label = f"{label} · {context.words.say('mark-required')}"
        inner.addWidget(PlainLabel(context.theme, label, TextRole.CAPTION_STRONG, parent=box))
        if told := spec.help.get(language, ""):
            inner.addWidget(
                PlainLabel(
                    context.theme, told, TextRole.CAPTION, wrap=True, subdued=True, parent=box
                )
            )
        editor = make(spec, context, box)
        inner.addWidget(editor)
        self._layout.addWidget(box)
        self.boxes[spec.name], self.editors[spec.name] = box, editor

    def number(self, number: int) -> None:
        """Show its place in the list, from 1, and name its boxes after it."""
        words = self.context.words.say("entry-number", number=number)
        self.title.setText(words)
        self.remove.setAccessibleName(f"{self.context.words.say('entry-remove')}: {words}")
        for spec in self.spec.columns:
            label = f"{words}, {spec.label[self.context.language]}"
            for box in self.editors[spec.name].findChildren(QWidget):
                if box.focusPolicy() and not isinstance(box, PlainLabel):
                    box.setAccessibleName(label)

    def cells(self, place: str) -> Cells:
        """Return the columns that are set; a column not for this case is hidden and left out.

        Raises:
            ValueRefused: a control that holds no value; the field names place and column.
        """
        given: dict[str, Value] = {}
        for spec in self.spec.columns:
            wanted = spec.only_when is None or holds(spec.only_when, given)
            self.boxes[spec.name].setVisible(wanted)
            if not wanted:
                continue
            try:
                value = self.editors[spec.name].value()
            except ValueRefused as refusal:
                path = f"{place}.{refusal.field}"
                raise ValueRefused(path, refusal.value, refusal.rule) from None
            if value is not None:
                given[spec.name] = value
        return tuple(given.items())

    def fill(self, cells: Cells) -> None:
        """Show an entry."""
        given = dict(cells)
        for name, editor in self.editors.items():
            editor.fill(given.get(name))


class RowsEditor(FieldEditor):
    """The entries of a list, in the order in which they are printed."""

    def __init__(
        self, spec: FieldSpec, context: FormContext, make: MakeEditor, parent: QWidget | None = None
    ) -> None:
        super().__init__(spec, context, parent)
        self._make = make
        self._limit = min(CODES_MAX, int(spec.maximum)) if spec.maximum else CODES_MAX
        self._cards: list[RowCard] = []
        self._list = column()
        self._list.setSpacing(GRID)
        self._add = QPushButton(escaped(context.words.say("entry-add")), self)
        self._add.setAutoDefault(False)
        self._add.clicked.connect(self._add_pressed)
        foot = row()
        foot.addWidget(self._add)
        foot.addStretch()
        layout = column(self)
        layout.addLayout(self._list)
        layout.addLayout(foot)
        self._append()

    def _append(self) -> RowCard:
        card = RowCard(self.spec, self.context, self._make, self)
        for editor in card.editors.values():
            editor.edited.connect(self.edited)
        card.remove.clicked.connect(self._remove_pressed)
        self._cards.append(card)
        self._list.addWidget(card)
        self._renumber()
        card.cells("")
        return card

    def _drop(self, card: RowCard) -> None:
        self._cards.remove(card)
        self._list.removeWidget(card)
        card.hide()
        card.deleteLater()
        self._renumber()

    def _renumber(self) -> None:
        for number, card in enumerate(self._cards, 1):
            card.number(number)
            card.remove.setEnabled(len(self._cards) > 1)
        self._add.setEnabled(len(self._cards) < self._limit)

    def _add_pressed(self) -> None:
        card = self._append()
        next(iter(card.editors.values())).focus_here()
        self.edited.emit()

    def _remove_pressed(self) -> None:
        button = self.sender()
        card = next(card for card in self._cards if card.remove is button)
        self._drop(card)
        self.edited.emit()

    def value(self) -> Value | None:
        """Return the entries that are not empty; their errors carry number and column."""
        name = self.spec.name
        rows = [card.cells(f"{name}[{at}]") for at, card in enumerate(self._cards)]
        filled = tuple(cells for cells in rows if cells)
        return Rows(filled) if filled else None

    def fill(self, value: Value | None) -> None:
        """Show entries, or one empty card."""
        rows = value.items if isinstance(value, Rows) else ()
        self._have(max(1, len(rows)))
        for at, card in enumerate(self._cards):
            card.fill(rows[at] if at < len(rows) else ())
            card.cells("")

    def _have(self, count: int) -> None:
        while len(self._cards) > count:
            self._drop(self._cards[-1])
        while len(self._cards) < count:
            self._append()

    def state(self) -> State:
        """Return what stands in every card."""
        return tuple(
            tuple(editor.state() for editor in card.editors.values()) for card in self._cards
        )

    def restore(self, state: State) -> None:
        """Put it back."""
        self._have(len(parts(state)))
        for card, own in zip(self._cards, parts(state), strict=True):
            for editor, inner in zip(card.editors.values(), parts(own), strict=True):
                editor.restore(inner)
