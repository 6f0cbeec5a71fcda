"""A position: typed in minutes or decimals, and echoed exactly as it will be printed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.desk.entry import EntryLine, EntryText
from console.desk.fields.editor import FormContext, State, column, text_of
from console.desk.fonts import TextRole
from console.desk.plain_label import PlainLabel
from console.desk.rules import refusal_words
from console.desk.theme import GRID
from console.desk.typed_values import read_position
from protocol.errors import ValueRefused
from protocol.notices.figures import write_point
from protocol.notices.values import Point

POSITION_HINT = "34°45.0′N 120°36.0′W"
POINT_LINES = 5


class PositionLine(QWidget):
    """One position and its echo below it."""

    edited = Signal()

    def __init__(self, context: FormContext, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._line = EntryLine(context.theme, parent=self)
        self._line.setPlaceholderText(POSITION_HINT)
        self._line.setAccessibleName(name)
        self._line.setMinimumWidth(GRID * 26)
        self._line.textEdited.connect(self._changed)
        self._echo = PlainLabel(
            context.theme, "", TextRole.CAPTION, wrap=True, subdued=True, parent=self
        )
        layout = column(self)
        layout.addWidget(self._line)
        layout.addWidget(self._echo)
        self._show_echo()

    def _changed(self) -> None:
        self._show_echo()
        self.edited.emit()

    def _show_echo(self) -> None:
        try:
            point = self.read("")
            self._echo.setText(write_point(point) if point else "")
        except ValueRefused as refusal:
            self._echo.setText(refusal_words(self._context.words, refusal))
        self._echo.setVisible(bool(self._echo.text()))

    def read(self, field: str) -> Point | None:
        """Return the position, None if nothing is typed.

        Raises:
            ValueRefused: as `typed_values.read_position`.
        """
        text = self._line.text()
        return read_position(text, field) if text.strip() else None

    def show_value(self, value: object) -> None:
        """Show a position as it is printed, without the decimals."""
        self.restore(_in_minutes(value) if isinstance(value, Point) else "")

    def state(self) -> State:
        """Return what is typed."""
        return self._line.text()

    def restore(self, state: State) -> None:
        """Put it back."""
        self._line.setText(text_of(state))
        self._show_echo()


class PositionLines(QWidget):
    """Several positions, one a line; the echo counts them or names the first bad line."""

    edited = Signal()

    def __init__(self, context: FormContext, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._box = EntryText(context.theme, parent=self)
        self._box.setAccessibleName(name)
        self._box.setPlaceholderText(f"{context.words.say('one-position-a-line')}\n{POSITION_HINT}")
        self._box.setFixedHeight(self._box.fontMetrics().lineSpacing() * POINT_LINES + GRID * 3)
        self._box.textChanged.connect(self._changed)
        self._echo = PlainLabel(
            context.theme, "", TextRole.CAPTION, wrap=True, subdued=True, parent=self
        )
        layout: QVBoxLayout = column(self)
        layout.addWidget(self._box)
        layout.addWidget(self._echo)
        self._show_echo()

    def _changed(self) -> None:
        self._show_echo()
        self.edited.emit()

    def _show_echo(self) -> None:
        words = self._context.words
        try:
            points = self.read("")
            self._echo.setText(words.say("points-read", count=len(points or ())))
        except ValueRefused as refusal:
            self._echo.setText(refusal_words(words, refusal))

    def read(self, field: str) -> tuple[Point, ...] | None:
        """Return the positions, None if there are none, in the order of the lines.

        Raises:
            ValueRefused: for the first line that is no position; the path has its number.
        """
        lines = [line for line in self._box.toPlainText().split("\n") if line.strip()]
        points = tuple(
            read_position(line, f"{field}[{number}]") for number, line in enumerate(lines)
        )
        return points or None

    def show_value(self, value: object) -> None:
        """Show positions as they are printed, without the decimals."""
        points = value if isinstance(value, tuple) else ()
        self.restore("\n".join(_in_minutes(point) for point in points))

    def state(self) -> State:
        """Return what is typed."""
        return self._box.toPlainText()

    def restore(self, state: State) -> None:
        """Put it back."""
        self._box.blockSignals(True)
        self._box.setPlainText(text_of(state))
        self._box.blockSignals(False)
        self._show_echo()


def _in_minutes(point: Point) -> str:
    return write_point(point).split(" (")[0]
