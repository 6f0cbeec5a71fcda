"""The announced launches beside an event that a notice describes, with a map of both."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from console.desk.area_shapes import area_shapes
from console.desk.fields.editor import FormContext
from console.desk.fonts import TextRole
from console.desk.map_shapes import Shape
from console.desk.map_view import MapView
from console.desk.match_panel import MatchPanel
from console.desk.mode_band import ModeBand
from console.desk.plain_label import PlainLabel
from console.desk.theme import GRID
from protocol.notices.matching import OBSERVING_KINDS, event_of
from protocol.notices.message import Message
from protocol.notices.values import Value
from protocol.notices.writing import Writer


class MatchWindow(QDialog):
    """One observed event and every launch that this desk holds a notice of.

    Args:
        message: the notice that describes the event.
        may_answer: whether it is to be answered here; then there is a button for it.

    Signals:
        answer_wanted(bytes): characterise the event, naming the notice with this id; empty: none.
    """

    answer_wanted = Signal(bytes)

    def __init__(
        self,
        context: FormContext,
        message: Message,
        *,
        may_answer: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._context, self._message = context, message
        theme, words = context.theme, context.words
        title = words.say("match-window-title")
        self.setWindowTitle(title)
        self.panel = MatchPanel(context, "", may_name=False, may_name_none=False, parent=self)
        self.panel.named.connect(self._answer)
        self.panel.list.selectionModel().selectionChanged.connect(self._show_chosen)
        self.map = MapView(theme, words, self)
        self._legend = PlainLabel(theme, "", TextRole.CAPTION, wrap=True, subdued=True, parent=self)
        self.answer = QPushButton(words.say("match-characterise"), self)
        self.answer.setProperty("step", True)
        self.answer.setVisible(may_answer)
        self.answer.clicked.connect(self._answer)
        self._lay_out()
        self.panel.show_event(
            event_of(message.heading.kind, dict(message.values)), message.heading.mode
        )
        self.panel.compare()
        self._show_chosen()
        self.panel.list.setFocus()
        self.resize(980, 560)

    def _lay_out(self) -> None:
        theme, words = self._context.theme, self._context.words
        band = ModeBand(theme, words, self)
        band.set_mode(self._message.heading.mode)
        close = QPushButton(words.say("button-close"), self)
        close.clicked.connect(self.reject)
        for button in (close, self.answer):
            button.setAutoDefault(False)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(close)
        foot.addWidget(self.answer)
        side = QWidget(self)
        right = QVBoxLayout(side)
        right.setContentsMargins(GRID, 0, 0, 0)
        right.addWidget(self.map, 1)
        right.addWidget(self._legend)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setChildrenCollapsible(False)
        split.addWidget(self.panel)
        split.addWidget(side)
        split.setStretchFactor(0, 4)
        split.setStretchFactor(1, 3)
        split.setSizes([560, 400])
        inner = QVBoxLayout()
        inner.setContentsMargins(GRID * 2, GRID, GRID * 2, GRID * 2)
        inner.setSpacing(GRID)
        event = words.say("match-event", event=self._event_words())
        inner.addWidget(PlainLabel(theme, event, TextRole.STRONG, wrap=True, parent=self))
        inner.addWidget(split, 1)
        inner.addLayout(foot)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(band)
        whole.addLayout(inner)

    def _event_words(self) -> str:
        """Return time and origin of the event as the notice prints them."""
        names = OBSERVING_KINDS[self._message.heading.kind]
        kind = self._context.pack.kinds[self._message.heading.kind]
        writer, values = Writer(self._context.pack, self._context.language), self._values()
        said = []
        for name in (names.time, names.origin):
            spec, value = kind.field(name), values.get(name)
            if spec is not None and value is not None:
                said.append(writer.value(spec, value)[0])
        return " · ".join(said)

    def _values(self) -> Mapping[str, Value]:
        return dict(self._message.values)

    def refresh_notices(self) -> None:
        """More is known of the notices."""
        self.panel.refresh_notices()

    def _chosen_id(self) -> bytes:
        entry = self.panel.list.chosen()
        return entry.message_id if entry is not None else b""

    def _answer(self) -> None:
        if not self.answer.isHidden():
            self.answer_wanted.emit(self._chosen_id())

    def _show_chosen(self) -> None:
        """Draw the areas of the event, and behind them those of the launch chosen."""
        chosen = bool(self._chosen_id())
        key = "match-characterise-naming" if chosen else "match-characterise"
        self.answer.setText(self._context.words.say(key))
        kind = self._context.pack.kinds[self._message.heading.kind]
        language = self._context.language
        shapes = area_shapes(kind, self._values(), self._context.pack, language)
        shapes += _after(shapes, self._launch_shapes())
        self.map.show_shapes(shapes)
        self._legend.setText(self.map.description() if shapes else "")

    def _launch_shapes(self) -> tuple[Shape, ...]:
        shown = self._context.launches().shown
        notice = next((each for each in shown if each.message_id == self._chosen_id()), None)
        if notice is None or notice.kind is None:
            return ()
        values = dict(notice.values or ())
        return area_shapes(notice.kind, values, self._context.pack, self._context.language)


def _after(first: tuple[Shape, ...], more: tuple[Shape, ...]) -> tuple[Shape, ...]:
    """Return shapes whose marks and groups go on after those of others."""
    group = max((shape.group for shape in first), default=-1) + 1
    return tuple(
        replace(shape, mark=str(len(first) + number), group=group + shape.group)
        for number, shape in enumerate(more, 1)
    )
