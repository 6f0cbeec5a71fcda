"""The circuits, each with its four facts and the time of each.

An unanswered line is ambiguous; so link, station, officer and reading are four statements, and
none of them is drawn from another.
"""

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from console.desk import instants
from console.desk.fonts import TextRole
from console.desk.marks import draw_lamp
from console.desk.palette import ALARM_TONES
from console.desk.plain_label import PlainLabel
from console.desk.station_state import StationState
from console.desk.theme import GRID, Theme, mark_alarm
from console.desk.wording import Wording
from console.desk_link.views import CircuitView
from protocol.vocabulary import Mode

SHARE = 45
"""Share of the column's height, in per cent, above which circuits not chosen are folded."""


class CircuitsPanel(QScrollArea):
    """All circuits of the station, one chosen.

    Signals:
        chosen(bytes): id of the circuit that the officer chose.
    """

    chosen = Signal(object)

    def __init__(
        self, theme: Theme, words: Wording, state: StationState, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = words
        self._state = state
        self._cards: dict[bytes, CircuitCard] = {}
        self._chosen: bytes | None = None
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(words.say("circuits"))
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID)
        self._column.addStretch(1)
        self.setWidget(inside)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.timeout.connect(self._fit)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        state.station_changed.connect(self.refresh)
        state.tick.connect(self.refresh)
        self.refresh()

    def sizeHint(self) -> QSize:
        """As high as its cards."""
        return QSize(self._column.sizeHint().width() + 2, self.maximumHeight())

    def minimumSizeHint(self) -> QSize:
        """At least one circuit whole; more of them scroll."""
        first = next(iter(self._cards.values()), None)
        height = 0 if first is None else first.sizeHint().height() + 2
        return QSize(self._column.minimumSize().width() + 2, height)

    def refresh(self) -> None:
        """Show what the station says now."""
        views = () if self._state.station is None else self._state.station.circuits
        for gone in set(self._cards) - {view.circuit for view in views}:
            self._cards.pop(gone).deleteLater()
        for view in views:
            card = self._cards.get(view.circuit)
            if card is None:
                card = CircuitCard(self._theme, self._words)
                card.chosen.connect(self.choose)
                self._cards[view.circuit] = card
                self._column.insertWidget(self._column.count() - 1, card)
                card.show()  # a hidden card would count for nothing in the size hint below
            card.show_circuit(view, self._state.now_ms())
        self._fit()
        if self._chosen is None and views:
            self.choose(views[0].circuit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may break lines elsewhere."""
        super().resizeEvent(event)
        self._settle.start(0)

    def _fit(self) -> None:
        """Fold the cards that are not chosen if all together take too much of the column."""
        column = self.parentWidget()
        room = column.height() * SHARE // 100 if column is not None else 0
        width = self.viewport().width()
        height = 0
        for folded in (False, True):
            for circuit, card in self._cards.items():
                card.set_folded(folded and circuit != self._chosen)
            heights = [card.height_at(width) for card in self._cards.values()]
            height = sum(heights) + GRID * max(0, len(heights) - 1) + 2
            if height <= room:
                break
        height = min(height, max(room, self.minimumSizeHint().height()))
        if height != self.maximumHeight():
            self.setMaximumHeight(height)
            self.updateGeometry()

    def take_focus(self) -> None:
        """Put the keyboard on the chosen circuit."""
        card = self._cards.get(self._chosen) if self._chosen else None
        if card is not None:
            card.setFocus()

    def choose(self, circuit: bytes) -> None:
        """Choose a circuit: its peer's clock is shown, its notices come first."""
        self._chosen = circuit
        for number, card in self._cards.items():
            card.set_chosen(number == circuit)
        self._fit()
        self.chosen.emit(circuit)


class CircuitCard(QFrame):
    """One circuit. Enter or Space or a click chooses it."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("pane", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._theme = theme
        self._words = words
        self._view: CircuitView | None = None
        self._is_chosen = False
        self._folded = False
        self._name = PlainLabel(theme, role=TextRole.STRONG, wrap=True)
        self._mode = PlainLabel(theme, role=TextRole.CAPTION_STRONG, subdued=True)
        head = QHBoxLayout()
        head.addWidget(self._name, 1)
        head.addWidget(self._mode)
        self._facts = [_FactRow(theme) for _ in range(4)]
        self._trouble = QFrame()
        self._trouble_text = PlainLabel(theme, role=TextRole.CAPTION_STRONG, wrap=True)
        inner = QVBoxLayout(self._trouble)
        inner.setContentsMargins(GRID, GRID // 2, GRID, GRID // 2)
        inner.addWidget(self._trouble_text)
        self._queue = PlainLabel(theme, role=TextRole.CAPTION, subdued=True, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(GRID // 2)
        column.addLayout(head)
        for fact in self._facts:
            column.addWidget(fact)
        column.addWidget(self._trouble)
        column.addWidget(self._queue)

    def show_circuit(self, view: CircuitView, now_ms: int) -> None:
        """Show a circuit's facts; what is abnormal takes the colour of its class."""
        self._view = view
        say = self._words.say
        self._name.setText(view.name)
        self._mode.setText(say(f"mode-{Mode(view.mode).name.lower()}"))
        for row, (key, holds, at_ms, alarm) in zip(self._facts, _four_facts(view), strict=True):
            text = say(f"fact-{key}" if holds else f"fact-no-{key}")
            row.show_fact(text, holds, instants.short_instant(at_ms, now_ms), alarm)
        trouble, alarm = _trouble(view, self._words)
        self._trouble_text.setText(trouble)
        mark_alarm(self._trouble, alarm)
        self.set_folded(self._folded)
        waiting = view.waiting + view.unreceipted
        self._queue.setVisible(waiting > 0)
        self._queue.setText(
            say("circuit-queue", waiting=view.waiting, unreceipted=view.unreceipted)
        )
        self.setAccessibleName(
            " · ".join([view.name, *(fact.accessibleName() for fact in self._facts), trouble])
        )

    def set_folded(self, folded: bool) -> None:
        """Show only the gravest abnormal fact, or all four."""
        self._folded = folded
        abnormal = [fact for fact in self._facts if fact.property("alarm")]
        for fact in self._facts:
            fact.setVisible(not folded or fact in abnormal[:1])
        self._trouble.setVisible(bool(self._trouble_text.text()) and not folded)

    def height_at(self, width: int) -> int:
        """Return the height that the card needs at a width."""
        layout = self.layout()
        if layout is None:
            return 0
        layout.activate()
        return layout.totalHeightForWidth(width)

    def set_chosen(self, chosen: bool) -> None:
        """Draw the bar that marks the chosen circuit."""
        self._is_chosen = chosen
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Add the bar of the choice and the frame of the focus."""
        super().paintEvent(event)
        painter = QPainter(self)
        if self._is_chosen:
            painter.fillRect(QRectF(0, 0, 4, self.height()), self._theme.colour("strong"))
        if self.hasFocus():
            painter.setPen(self._theme.colour("focus"))
            for inset in (0, 1):
                painter.drawRect(self.rect().adjusted(inset, inset, -1 - inset, -1 - inset))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose."""
        self._choose()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by Enter or Space; arrow keys go to the next circuit."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose()
        elif event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus frame."""
        super().focusInEvent(event)
        self.update()

    def _choose(self) -> None:
        if self._view is not None:
            self.chosen.emit(self._view.circuit)


class _FactRow(QFrame):
    """A lamp, the words, the time at which it was last so."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._lamp = _Lamp(theme)
        self._text = PlainLabel(theme, role=TextRole.CAPTION, wrap=True)
        self._time = PlainLabel(theme, role=TextRole.CODE)
        grid = QGridLayout(self)
        grid.setContentsMargins(GRID // 2, 1, GRID // 2, 1)
        grid.setHorizontalSpacing(GRID)
        grid.addWidget(self._lamp, 0, 0)
        grid.addWidget(self._text, 0, 1)
        grid.addWidget(self._time, 0, 2, Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(1, 1)

    def show_fact(self, text: str, holds: bool, time: str, alarm: str) -> None:
        """Show one fact; `alarm` is the class of its absence, or "" if that is normal."""
        self._lamp.lit = holds
        self._lamp.update()
        self._text.setText(text)
        self._time.setText(time)
        self.setAccessibleName(f"{text} {time}")
        mark_alarm(self, "" if holds else alarm)


class _Lamp(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.lit = False
        self.setFixedSize(14, 14)

    def paintEvent(self, event: QPaintEvent) -> None:
        row = self.parentWidget()
        alarm = row.property("alarm") if row is not None else ""
        ink = QColor(ALARM_TONES[alarm].ink) if alarm else self._theme.colour("subdued")
        draw_lamp(QPainter(self), QRectF(0, 0, 14, 14), ink, lit=self.lit)


def _four_facts(view: CircuitView) -> tuple[tuple[str, bool, int | None, str], ...]:
    """Return (word, holds, time, alarm class of its absence) of the four facts."""
    read = view.last_read_there_ms
    return (
        ("link", view.link_up, view.link_since_ms, "link"),
        ("station", view.peer_alive, view.peer_heard_ms, "link"),
        ("officer", view.officer_there, view.officer_heard_ms, "caution"),
        ("read", read is not None, read, ""),
    )


def _trouble(view: CircuitView, words: Wording) -> tuple[str, str]:
    """Return the gravest thing wrong with a circuit in words, and its alarm class."""
    if view.locked:
        return words.say("circuit-locked", code=view.locked), "integrity"
    if view.missing:
        ranges = ", ".join(
            f"{first}–{last}" if last > first else str(first) for first, last in view.missing
        )
        return words.say("circuit-missing", serials=ranges), "caution"
    faults = sorted({path.fault for path in view.paths if path.fault})
    if faults:
        said = [_fault_words(words, fault) for fault in faults]
        return "; ".join(said), "link" if not view.link_up else "caution"
    if view.link_up and not view.linked_secret:
        return words.say("circuit-unlinked"), "integrity"
    return "", ""


def _fault_words(words: Wording, fault: str) -> str:
    key = f"path-{fault}"
    return words.say(key) if words.has(key) else words.say("path-other", code=fault)
