"""A list of cards, one below the other, each numbered as in the text: what list fields share."""

from abc import abstractmethod

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from console.desk.fields.editor import FieldEditor, FormContext, State, column, parts, row
from console.desk.fonts import TextRole
from console.desk.plain_label import PlainLabel, escaped
from console.desk.theme import GRID
from protocol.notices.pack import FieldSpec


class ListCard(QFrame):
    """One item of a list with its number and the button that takes it out.

    Args:
        sort: which words it has: `area` or `entry`.

    Signals:
        edited(): the officer changed something in it.
    """

    edited = Signal()

    def __init__(self, context: FormContext, sort: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("pane", True)
        self.context, self._sort = context, sort
        self.title = PlainLabel(context.theme, "", TextRole.STRONG, parent=self)
        self.remove = QPushButton(escaped(context.words.say(f"{sort}-remove")), self)
        self.remove.setAutoDefault(False)
        head = row()
        head.addWidget(self.title)
        head.addStretch()
        head.addWidget(self.remove)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(GRID, GRID, GRID, GRID)
        self.body.setSpacing(GRID)
        self.body.addLayout(head)

    def number(self, number: int) -> None:
        """Show its place in the list, from 1."""
        words = self.context.words.say(f"{self._sort}-number", number=number)
        self.title.setText(words)
        taken_out = self.context.words.say(f"{self._sort}-remove")
        self.remove.setAccessibleName(f"{taken_out}: {words}")

    @abstractmethod
    def focus_here(self) -> None:
        """Put the keyboard into the first box."""

    @abstractmethod
    def state(self) -> State:
        """Return everything that stands in the card."""

    @abstractmethod
    def restore(self, state: State) -> None:
        """Put it back."""


class CardListEditor(FieldEditor):
    """A list of one to `most` cards; whoever has it says what a card holds.

    Attributes:
        cards: in the order in which they are printed.
        foot: the row under the list, for further buttons.
    """

    def __init__(
        self, spec: FieldSpec, context: FormContext, sort: str, most: int, parent: QWidget | None
    ) -> None:
        super().__init__(spec, context, parent)
        self.limit = min(most, int(spec.maximum)) if spec.maximum else most
        self.cards: list[ListCard] = []
        self._list = column()
        self._list.setSpacing(GRID)
        self._add = QPushButton(escaped(context.words.say(f"{sort}-add")), self)
        self._add.setAutoDefault(False)
        self._add.clicked.connect(self._add_pressed)
        self.foot = row()
        self.foot.addWidget(self._add)
        layout = column(self)
        layout.addLayout(self._list)
        layout.addLayout(self.foot)

    @abstractmethod
    def make_card(self) -> ListCard:
        """Return an empty card."""

    def append(self) -> ListCard:
        """Add an empty card at the end."""
        card = self.make_card()
        card.edited.connect(self.edited)
        card.remove.clicked.connect(self._remove_pressed)
        self.cards.append(card)
        self._list.addWidget(card)
        self._renumber()
        return card

    def have(self, count: int) -> None:
        """Have so many cards, at least one."""
        while len(self.cards) > max(1, count):
            self._drop(self.cards[-1])
        while len(self.cards) < max(1, count):
            self.append()

    def _drop(self, card: ListCard) -> None:
        self.cards.remove(card)
        self._list.removeWidget(card)
        card.hide()
        card.deleteLater()
        self._renumber()

    def _renumber(self) -> None:
        for number, card in enumerate(self.cards, 1):
            card.number(number)
            card.remove.setEnabled(len(self.cards) > 1)
        self._add.setEnabled(len(self.cards) < self.limit)

    def _add_pressed(self) -> None:
        self.append().focus_here()
        self.edited.emit()

    def _remove_pressed(self) -> None:
        button = self.sender()
        self._drop(next(card for card in self.cards if card.remove is button))
        self.edited.emit()

    def state(self) -> State:
        """Return what stands in every card."""
        return tuple(card.state() for card in self.cards)

    def restore(self, state: State) -> None:
        """Put it back."""
        self.have(len(parts(state)))
        for card, own in zip(self.cards, parts(state), strict=True):
            card.restore(own)
