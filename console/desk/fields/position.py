"""A position: typed in any usual form, echoed exactly as it will be printed, asked about in doubt.

An answer is written into the box in the one form that has no second reading; so it can be seen,
changed and undone like anything that was typed.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.desk.entry import EntryLine, EntryText
from console.desk.fields.editor import FormContext, State, column, text_of
from console.desk.fields.questions import Asked, PlaceQuestion
from console.desk.fonts import TextRole
from console.desk.plain_label import PlainLabel
from console.desk.rules import refusal_words
from console.desk.theme import GRID
from console.desk.typed_values import position_readings
from protocol.errors import ValueRefused
from protocol.notices.coordinates import Ambiguous, Candidate
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
        self.question = PlaceQuestion(context, self)
        self.question.answered.connect(self._answered)
        layout = column(self)
        for widget in (self._line, self._echo, self.question):
            layout.addWidget(widget)
        self._show_echo()

    def _changed(self) -> None:
        self._show_echo()
        self.edited.emit()

    def _answered(self, candidate: Candidate) -> None:
        self._line.setText(_in_minutes(candidate.point))
        self._line.setFocus()
        self._changed()

    def _show_echo(self) -> None:
        asked: Asked | None = None
        try:
            point = self.read("")
            self._echo.setText(write_point(point) if point else "")
        except ValueRefused as refusal:
            text = self._line.text()
            found = readings(text)
            asked = Asked(text, found) if found else None
            self._echo.setText("" if asked else refusal_words(self._context.words, refusal))
        self._echo.setVisible(bool(self._echo.text()))
        self.question.ask(asked)

    def read(self, field: str) -> Point | None:
        """Return the position, None if nothing is typed.

        Raises:
            ValueRefused: as `coordinates.read_position`; or the reason to ask, if it has several
                readings.
        """
        text = self._line.text()
        return _only_reading(text, field) if text.strip() else None

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
        self.question = PlaceQuestion(context, self)
        self.question.answered.connect(self._answered)
        layout: QVBoxLayout = column(self)
        for widget in (self._box, self._echo, self.question):
            layout.addWidget(widget)
        self._show_echo()

    def _changed(self) -> None:
        self._show_echo()
        self.edited.emit()

    def _lines(self) -> list[str]:
        return self._box.toPlainText().split("\n")

    def _answered(self, chosen: Candidate) -> None:
        """Write the answer into its line, and into all that ask the same in the same way."""
        asked = self.question.asked
        if asked is None:
            return
        lines = self._lines()
        for number, line in enumerate(lines):
            found = readings(line)
            if found is None or found.reasons != asked.found.reasons:
                continue
            for candidate in found.candidates:
                if _key(candidate) == _key(chosen):
                    lines[number] = _in_minutes(candidate.point)
        self._box.setPlainText("\n".join(lines))
        self._box.setFocus()

    def _asked(self) -> Asked | None:
        """Return the first line to ask about, and how many others have the same question."""
        found = [(n, line, readings(line)) for n, line in enumerate(self._lines(), 1)]
        open_lines = [(n, line, each) for n, line, each in found if each is not None]
        if not open_lines:
            return None
        number, line, first = open_lines[0]
        keys = [_key(candidate) for candidate in first.candidates]
        alike = sum(
            each.reasons == first.reasons and [_key(c) for c in each.candidates] == keys
            for _, _, each in open_lines
        )
        return Asked(line, first, number, alike)

    def _show_echo(self) -> None:
        words = self._context.words
        asked: Asked | None = None
        try:
            points = self.read("")
            self._echo.setText(words.say("points-read", count=len(points or ())))
        except ValueRefused as refusal:
            asked = self._asked()
            self._echo.setText(refusal_words(words, refusal))
        self.question.ask(asked)

    def read(self, field: str) -> tuple[Point, ...] | None:
        """Return the positions, None if there are none, in the order of the lines.

        Raises:
            ValueRefused: for the first line that is no position; the path has its number.
        """
        lines = [line for line in self._lines() if line.strip()]
        points = tuple(
            _only_reading(line, f"{field}[{number}]") for number, line in enumerate(lines)
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


def readings(text: str) -> Ambiguous | None:
    """Return what a text may mean if that has to be asked; None if it is clear or no position."""
    try:
        found = position_readings(text, "")
    except ValueRefused:
        return None
    return found if isinstance(found, Ambiguous) else None


def _only_reading(text: str, field: str) -> Point:
    found = position_readings(text, field)
    if isinstance(found, Ambiguous):
        raise ValueRefused(field, text, found.reasons[0])
    return found


def _key(candidate: Candidate) -> tuple[str, bool, bool]:
    """Return what two answers to the same question have in common: form and hemispheres."""
    return candidate.how, candidate.point.lat < 0, candidate.point.lon < 0
