"""The band on top of every window: ACTUAL, EXERCISE or TEST, in colour, words and pattern."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from console.desk.fonts import TextRole
from console.desk.marks import fill_mode
from console.desk.palette import MODE_TONES
from console.desk.plain_label import visible
from console.desk.theme import GRID, Theme
from console.desk.wording import Wording
from protocol.vocabulary import Mode


class ModeBand(QWidget):
    """States the mode again and again over its whole width, so that no corner hides it.

    Args:
        theme: fonts.
        words: needs `mode-actual`, `mode-exercise`, `mode-test` and their `-meaning`.
    """

    def __init__(self, theme: Theme, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = words
        self._mode = Mode.ACTUAL
        self._note = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        self.set_mode(Mode.ACTUAL)

    @property
    def mode(self) -> Mode:
        """The mode shown."""
        return self._mode

    def set_mode(self, mode: Mode, note: str = "") -> None:
        """Show a mode; the note (scenario clock, other modes held) stands at the right end."""
        self._mode = mode
        self._note = visible(note)
        self.setAccessibleName(f"{self._word()}. {self._meaning()} {self._note}")
        self.update()

    def sizeHint(self) -> QSize:
        """One line of section type and the grid's padding."""
        height = QFontMetrics(self._theme.font(TextRole.SECTION)).height()
        return QSize(320, height + GRID)

    def minimumSizeHint(self) -> QSize:
        """As high as it wants to be; as narrow as needed."""
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill, then the word at the left, its meaning, and the note on plain ground."""
        painter = QPainter(self)
        tone = MODE_TONES[self._mode]
        area = QRectF(self.rect())
        fill_mode(painter, area, self._mode, QColor(tone.fill))
        painter.setPen(QColor(tone.ink))
        strong = self._theme.font(TextRole.SECTION)
        plain = self._theme.font(TextRole.BODY)
        x = float(2 * GRID)
        x = self._text(painter, x, self._word(), strong, tone.fill)
        note_width = QFontMetrics(strong).horizontalAdvance(self._note) if self._note else 0
        note_left = area.width() - note_width - 2 * GRID
        if x + 3 * GRID + QFontMetrics(plain).horizontalAdvance(self._meaning()) < note_left:
            x = self._text(painter, x + 2 * GRID, self._meaning(), plain, tone.fill)
        self._repeat(painter, x, note_left, strong, tone.fill)
        if self._note:
            self._text(painter, note_left, self._note, strong, tone.fill)

    def _repeat(self, painter: QPainter, left: float, right: float, font: QFont, fill: str) -> None:
        width = QFontMetrics(font).horizontalAdvance(self._word())
        step = width + 14 * GRID
        x = left + 10 * GRID
        while x + width + 4 * GRID < right:
            self._text(painter, x, self._word(), font, fill)
            x += step

    def _text(self, painter: QPainter, x: float, text: str, font: QFont, fill: str) -> float:
        """Draw text on a plain plate, readable over the pattern; return where it ends."""
        painter.setFont(font)
        width = QFontMetrics(font).horizontalAdvance(text)
        plate = QRectF(x - GRID, 0, width + 2 * GRID, self.height())
        painter.fillRect(plate, QColor(fill))
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, text)
        return x + width

    def _word(self) -> str:
        return self._words.say(f"mode-{self._mode.name.lower()}")

    def _meaning(self) -> str:
        return self._words.say(f"mode-{self._mode.name.lower()}-meaning")
