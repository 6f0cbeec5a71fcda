"""Up to twenty areas, one below the other, each numbered as on the map and in the text."""

from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from console.desk.fields.area import OUTLINED, AreaEditor
from console.desk.fields.editor import FieldEditor, FormContext, State, column, parts, row
from console.desk.fields.paste import PasteButton
from console.desk.fonts import TextRole
from console.desk.plain_label import PlainLabel, escaped
from console.desk.theme import GRID
from protocol.notices.pack import FieldSpec
from protocol.notices.values import AREAS_MAX, Area, Value


class AreaCard(QFrame):
    """One area of the list with its number and the button that takes it out."""

    def __init__(self, spec: FieldSpec, context: FormContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("pane", True)
        self.context = context
        self.title = PlainLabel(context.theme, "", TextRole.STRONG, parent=self)
        self.remove = QPushButton(escaped(context.words.say("area-remove")), self)
        self.remove.setAutoDefault(False)
        self.editor = AreaEditor(spec, context, self, paste=False)
        head = row()
        head.addWidget(self.title)
        head.addStretch()
        head.addWidget(self.remove)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID, GRID, GRID, GRID)
        layout.setSpacing(GRID)
        layout.addLayout(head)
        layout.addWidget(self.editor)

    def number(self, number: int) -> None:
        """Show its place in the list, from 1."""
        words = self.context.words.say("area-number", number=number)
        self.title.setText(words)
        self.remove.setAccessibleName(f"{self.context.words.say('area-remove')}: {words}")


class AreasEditor(FieldEditor):
    """A list of areas, in the order in which they are printed."""

    def __init__(
        self, spec: FieldSpec, context: FormContext, parent: QWidget | None = None
    ) -> None:
        super().__init__(spec, context, parent)
        self._limit = min(AREAS_MAX, int(spec.maximum)) if spec.maximum else AREAS_MAX
        self._cards: list[AreaCard] = []
        self._list = column()
        self._list.setSpacing(GRID)
        self._add = QPushButton(escaped(context.words.say("area-add")), self)
        self._add.setAutoDefault(False)
        self._add.clicked.connect(self._add_pressed)
        foot = row()
        foot.addWidget(self._add)
        if OUTLINED & set(spec.shapes or OUTLINED):
            foot.addWidget(PasteButton(spec, context, self._room, self._take_areas, self))
        foot.addStretch()
        layout = column(self)
        layout.addLayout(self._list)
        layout.addLayout(foot)
        self._append()

    def _append(self) -> AreaCard:
        card = AreaCard(self.spec, self.context, self)
        card.editor.edited.connect(self.edited)
        card.remove.clicked.connect(self._remove_pressed)
        self._cards.append(card)
        self._list.addWidget(card)
        self._renumber()
        return card

    def _drop(self, card: AreaCard) -> None:
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

    def _empty(self) -> list[AreaCard]:
        """Return the cards on which no shape is chosen yet, or nothing entered."""
        return [card for card in self._cards if card.editor.empty()]

    def _room(self) -> int:
        """Return how many areas the list still takes."""
        return self._limit - len(self._cards) + len(self._empty())

    def _take_areas(self, areas: tuple[Area, ...]) -> None:
        """Put areas into the empty cards, then into new ones."""
        for area in areas:
            empty = self._empty()
            card = empty[0] if empty else self._append()
            card.editor.fill(area)
        self.edited.emit()

    def _add_pressed(self) -> None:
        card = self._append()
        card.editor.focus_here()
        self.edited.emit()

    def _remove_pressed(self) -> None:
        button = self.sender()
        card = next(card for card in self._cards if card.remove is button)
        self._drop(card)
        self.edited.emit()

    def value(self) -> Value | None:
        """Return the areas that are not empty; their errors carry the number of the card."""
        name = self.spec.name
        areas = (card.editor.area(f"{name}[{n}]") for n, card in enumerate(self._cards))
        return tuple(area for area in areas if area is not None) or None

    def fill(self, value: Value | None) -> None:
        """Show areas, or one empty card."""
        areas = value if isinstance(value, tuple) else ()
        self._have(max(1, len(areas)))
        for index, card in enumerate(self._cards):
            area = areas[index] if index < len(areas) else None
            card.editor.fill(area if isinstance(area, Area) else None)

    def _have(self, count: int) -> None:
        while len(self._cards) > count:
            self._drop(self._cards[-1])
        while len(self._cards) < count:
            self._append()

    def state(self) -> State:
        """Return what stands in every card."""
        return tuple(card.editor.state() for card in self._cards)

    def restore(self, state: State) -> None:
        """Put it back."""
        self._have(len(parts(state)))
        for card, own in zip(self._cards, parts(state), strict=True):
            card.editor.restore(own)
