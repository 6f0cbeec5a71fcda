"""The precedence of the notice shown: its shape and its word; in colour while nobody read it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from console.desk.fonts import TextRole
from console.desk.marks import draw_precedence
from console.desk.palette import ALARM_TONES
from console.desk.theme import GRID, Theme
from console.desk.wording import Wording
from protocol.vocabulary import Precedence

SIGN = 16
_CLASSES = {Precedence.FLASH: "flash", Precedence.IMMEDIATE: "immediate"}


class PrecedenceChip(QWidget):
    """A shape and a word in a frame."""

    def __init__(self, theme: Theme, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = words
        self._precedence = Precedence.ROUTINE
        self._alarming = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_precedence(self, precedence: Precedence, unread: bool) -> None:
        """Show a precedence; FLASH and IMMEDIATE take their colour while unread."""
        self._precedence = precedence
        self._alarming = unread and precedence in _CLASSES
        self.setAccessibleName(self._word())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Shape, word and padding."""
        metrics = QFontMetrics(self._theme.font(TextRole.STRONG))
        width = metrics.horizontalAdvance(self._word()) + SIGN + 3 * GRID
        return QSize(width, metrics.height() + GRID)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw frame, shape and word."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        ink = self._theme.colour("text")
        painter.setPen(QPen(self._theme.colour("edge"), 1))
        if self._alarming:
            tone = ALARM_TONES[_CLASSES[self._precedence]]
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tone.fill))
            ink = QColor(tone.ink)
        painter.drawRoundedRect(area, 4, 4)
        sign = QRectF(GRID, area.center().y() - SIGN / 2, SIGN, SIGN)
        draw_precedence(painter, sign, self._precedence, ink, filled=True)
        painter.setPen(ink)
        painter.setFont(self._theme.font(TextRole.STRONG))
        room = area.adjusted(2 * GRID + SIGN, 0, 0, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._word())

    def _word(self) -> str:
        return self._words.say(f"precedence-{self._precedence.name.lower()}")
