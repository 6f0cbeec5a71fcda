"""The window in which a pasted warning is read: the text, what was understood, and the map.

Everything that was read stands beside the words it was read from, with each doubt. Nothing is
ticked beforehand, and nothing leaves this window but what the officer ticked.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from console.desk.area_shapes import anchor, rings
from console.desk.entry import EntryText
from console.desk.fields.editor import FormContext, column
from console.desk.fonts import TextRole
from console.desk.map_shapes import Shape
from console.desk.map_view import MapView
from console.desk.plain_label import PlainLabel
from console.desk.rules import rule_words
from console.desk.theme import GRID
from console.desk.warning_cards import AreaPart, Card, IdPart, WindowPart, area_text
from protocol.errors import ValueRefused
from protocol.notices.pack import FieldSpec, FieldType, Kind
from protocol.notices.values import Area, Window
from protocol.notices.warning_text import WarningReading, read_warning

SIZE = (1120, 640)
LEFT_WIDTH, RIGHT_WIDTH = 360, 420


@dataclass(frozen=True, slots=True)
class Beside:
    """Labels of the other fields of the form that a warning can fill; empty: there is none.

    Attributes:
        window: of the form's window.
        ids: gives that of the field into which a warning's number goes.
    """

    window: str = ""
    ids: Callable[[str], str] = lambda _: ""


@dataclass(frozen=True, slots=True)
class Taken:
    """What the officer ticked."""

    areas: tuple[Area, ...]
    window: Window | None
    ids: tuple[str, ...]


def number_field(kind: Kind, number: str) -> FieldSpec | None:
    """Return the field for a warning's number: a list of them, or the one for its sort."""
    lists = [spec for spec in kind.fields if spec.type is FieldType.TEXTS]
    notam = re.match(r"[A-Z]\d{4}/|!", number) is not None
    sort = "notam" if notam else "navarea"
    own = [s for s in kind.fields if s.type is FieldType.TEXT and s.name.startswith(sort)]
    return next(iter([*lists, *own]), None)


class WarningDialog(QDialog):
    """Reads a warning for one field with areas.

    Signals:
        taken(Taken): the officer took over what he had ticked.

    Args:
        spec: the field.
        context: of its form.
        most: how many areas the field takes now.
        beside: which other fields there are.
    """

    taken = Signal(object)

    def __init__(
        self,
        spec: FieldSpec,
        context: FormContext,
        most: int,
        beside: Beside,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._spec, self._context, self._most, self._beside = spec, context, most, beside
        theme, words = context.theme, context.words
        self.setWindowTitle(words.say("geo-paste-title"))
        self.setFont(theme.font(TextRole.BODY))
        self.text = EntryText(theme, parent=self)
        self.text.setAccessibleName(words.say("geo-paste-box"))
        self.text.textChanged.connect(self.read)
        self.map = MapView(theme, words, self)
        self.cards: list[Card] = []
        self.status = PlainLabel(theme, "", TextRole.STRONG, wrap=True, parent=self)
        self._results = QWidget()
        self._results_layout = column(self._results)
        self._results_layout.setSpacing(GRID)
        self.take_button = self._button("geo-take-ticked", self._finish)
        self.take_button.setProperty("step", True)
        self._lay_out()
        self.read()
        self.text.setFocus()

    def _button(self, key: str, act: object) -> QPushButton:
        button = QPushButton(self._context.words.say(key), self)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        return button

    def _lay_out(self) -> None:
        theme, words = self._context.theme, self._context.words
        left, right = QWidget(self), QScrollArea(self)
        inner = column(left)
        label = PlainLabel(theme, words.say("geo-paste-box"), TextRole.STRONG, parent=left)
        label.setBuddy(self.text)
        inner.addWidget(label)
        inner.addWidget(self.text, 3)
        inner.addWidget(self.map, 2)
        left.setMinimumWidth(LEFT_WIDTH)
        right.setWidgetResizable(True)
        right.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        right.setWidget(self._results)
        right.setMinimumWidth(RIGHT_WIDTH)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(GRID)
        split.addWidget(left)
        split.addWidget(right)
        split.setSizes([SIZE[0] * 2 // 5, SIZE[0] * 3 // 5])
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        foot.addWidget(self.status, 1)
        foot.addWidget(self._button("button-cancel", self.reject))
        foot.addWidget(self.take_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(GRID * 2, GRID * 2, GRID * 2, GRID * 2)
        whole.setSpacing(GRID)
        whole.addWidget(PlainLabel(theme, words.say("geo-paste-title"), TextRole.TITLE))
        whole.addWidget(PlainLabel(theme, words.say("geo-paste-why"), wrap=True))
        whole.addWidget(split, 1)
        whole.addLayout(foot)
        screen = self.screen().availableGeometry()
        self.resize(min(SIZE[0], screen.width() - 40), min(SIZE[1], screen.height() - 60))

    def read(self) -> None:
        """Read the text as it stands, and show what was understood."""
        words = self._context.words
        text = self.text.toPlainText()
        try:
            reading = read_warning(text, self._context.now_s())
        except ValueRefused as refusal:
            self._show((), rule_words(words, refusal.rule))
            return
        if not text.strip():
            self._show((), words.say("geo-paste-empty"))
            return
        none = "" if reading.areas else words.say("geo-paste-none")
        self._show(self._cards(reading), none, self._left_over(reading))

    def _cards(self, reading: WarningReading) -> list[Card]:
        made: list[Card] = []
        for number, area in enumerate(reading.areas, 1):
            excerpt = reading.excerpt(area.start, area.end)
            made.append(AreaPart(self._context, self._spec, number, area, excerpt))
        for window in reading.windows:
            excerpt = reading.excerpt(window.start, window.end)
            made.append(WindowPart(self._context, self._beside.window, window, excerpt))
        for own in reading.ids:
            excerpt = reading.excerpt(own.start, own.end)
            made.append(IdPart(self._context, self._beside.ids(own.text), own, excerpt))
        return made

    def _left_over(self, reading: WarningReading) -> str:
        lines = [reading.excerpt(*span) for span in reading.left_over]
        if not lines:
            return ""
        return "\n".join([self._context.words.say("geo-left"), *lines])

    def _show(self, cards: Sequence[Card], note: str, left_over: str = "") -> None:
        while (item := self._results_layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.cards = list(cards)
        theme = self._context.theme
        if note:
            self._results_layout.addWidget(
                PlainLabel(theme, note, wrap=True, subdued=True, parent=self._results)
            )
        for card in self.cards:
            card.changed.connect(self._card_changed)
            self._results_layout.addWidget(card)
        if left_over:
            self._results_layout.addWidget(
                PlainLabel(theme, left_over, TextRole.CAPTION, wrap=True, parent=self._results)
            )
        self._results_layout.addStretch()
        self._refresh()

    def _card_changed(self) -> None:
        sender = self.sender()
        if isinstance(sender, WindowPart) and sender.chosen() is not None:
            for card in self.cards:
                if isinstance(card, WindowPart) and card is not sender:
                    card.leave()
        self._refresh()

    def ticked(self) -> Taken:
        """Return what is ticked now."""
        windows = [c.chosen() for c in self.cards if isinstance(c, WindowPart)]
        areas = [c.chosen() for c in self.cards if isinstance(c, AreaPart)]
        ids = [c.chosen() for c in self.cards if isinstance(c, IdPart)]
        return Taken(
            tuple(area for area in areas if area is not None),
            next((window for window in windows if window is not None), None),
            tuple(own for own in ids if own is not None),
        )

    def _refresh(self) -> None:
        words, ticked = self._context.words, self.ticked()
        too_many = len(ticked.areas) > self._most
        self.status.setText(
            words.say("geo-too-many", limit=self._most, count=len(ticked.areas)) if too_many else ""
        )
        something = bool(ticked.areas or ticked.window or ticked.ids)
        self.take_button.setEnabled(something and not too_many)
        self.map.show_shapes(self._shapes())

    def _shapes(self) -> list[Shape]:
        """Draw every area that was read: the chosen reading, or all that it may be."""
        shapes = []
        for card in self.cards:
            if not isinstance(card, AreaPart):
                continue
            chosen = card.chosen()
            areas = [chosen] if chosen is not None else card.readings()
            for area in areas:
                if (place := anchor(area)) is not None:
                    shapes.append(
                        Shape(
                            mark=str(card.number),
                            label=card.title_words(),
                            words=area_text(self._context, area),
                            group=0 if chosen is not None else 2,
                            rings=rings(area),
                            anchor=place,
                        )
                    )
        return shapes

    def _finish(self) -> None:
        self.taken.emit(self.ticked())
        self.accept()
