"""A list of entries that have the same columns, one card below the other."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from console.desk.fields.card_list import CardListEditor, ListCard
from console.desk.fields.editor import FieldEditor, FormContext, State, column, parts
from console.desk.fonts import TextRole
from console.desk.plain_label import PlainLabel
from protocol.errors import ValueRefused
from protocol.notices.conditions import holds
from protocol.notices.pack import FieldSpec
from protocol.notices.values import CODES_MAX, Cells, Rows, Value

MakeEditor = Callable[[FieldSpec, FormContext, QWidget], FieldEditor]


class RowCard(ListCard):
    """One entry, with a control for each column."""

    def __init__(
        self, spec: FieldSpec, context: FormContext, make: MakeEditor, parent: QWidget
    ) -> None:
        super().__init__(context, "entry", parent)
        self.spec = spec
        self.boxes: dict[str, QWidget] = {}
        self.editors: dict[str, FieldEditor] = {}
        for each in spec.columns:
            self._add(each, make)
        self.cells("")

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
        self.body.addWidget(box)
        editor.edited.connect(self.edited)
        self.boxes[spec.name], self.editors[spec.name] = box, editor

    def number(self, number: int) -> None:
        """Show its place in the list, from 1, and name its boxes after it."""
        super().number(number)
        for spec in self.spec.columns:
            label = f"{self.title.text()}, {spec.label[self.context.language]}"
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
        self.cells("")

    def focus_here(self) -> None:
        """Put the keyboard into the first box."""
        next(iter(self.editors.values())).focus_here()

    def state(self) -> State:
        """Return everything that stands in the card."""
        return tuple(editor.state() for editor in self.editors.values())

    def restore(self, state: State) -> None:
        """Put it back."""
        for editor, inner in zip(self.editors.values(), parts(state), strict=True):
            editor.restore(inner)


class RowsEditor(CardListEditor):
    """The entries of a list, in the order in which they are printed."""

    def __init__(
        self, spec: FieldSpec, context: FormContext, make: MakeEditor, parent: QWidget | None = None
    ) -> None:
        super().__init__(spec, context, "entry", CODES_MAX, parent)
        self._make = make
        self.foot.addStretch()
        self.append()

    def make_card(self) -> ListCard:
        """Return an empty card."""
        return RowCard(self.spec, self.context, self._make, self)

    def rows(self) -> list[RowCard]:
        """Return the cards, in the order in which they are printed."""
        return [card for card in self.cards if isinstance(card, RowCard)]

    def value(self) -> Value | None:
        """Return the entries that are not empty; their errors carry number and column."""
        name = self.spec.name
        entries = [card.cells(f"{name}[{at}]") for at, card in enumerate(self.rows())]
        filled = tuple(cells for cells in entries if cells)
        return Rows(filled) if filled else None

    def fill(self, value: Value | None) -> None:
        """Show entries, or one empty card."""
        entries = value.items if isinstance(value, Rows) else ()
        self.have(len(entries))
        for at, card in enumerate(self.rows()):
            card.fill(entries[at] if at < len(entries) else ())
