"""The four receipts of one notice, as four different signs with their words and times."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from console.desk import instants
from console.desk.fonts import TextRole
from console.desk.marks import RECEIPTS, draw_receipt
from console.desk.theme import GRID, Theme
from console.desk.wording import Wording
from protocol.vocabulary import Fact

SIGN = 18


class ReceiptLadder(QWidget):
    """Stored there, read, understood, passed on: what is known, and since when."""

    def __init__(self, theme: Theme, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = words
        self._known: dict[Fact, int] = {}
        self._now_ms = 0
        self._compact = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_facts(self, facts: tuple[tuple[int, int], ...], now_ms: int) -> None:
        """Show the facts; `now_ms` decides whether a date stands with the times."""
        self._known = {Fact(fact): at for fact, at in facts}
        self._now_ms = now_ms
        self.setAccessibleName(
            " · ".join(f"{self._word(fact)} {self._time(fact)}" for fact in RECEIPTS)
        )
        self.update()

    def set_compact(self, compact: bool) -> None:
        """Use one line for word and time; a dash stands for what is not known."""
        if compact != self._compact:
            self._compact = compact
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """Two lines, or one."""
        lines = QFontMetrics(self._theme.font(TextRole.CAPTION_STRONG)).height()
        lines += QFontMetrics(self._theme.font(TextRole.CODE)).height()
        return QSize(60 * GRID, lines // 2 + GRID // 2 if self._compact else lines + GRID)

    def minimumSizeHint(self) -> QSize:
        """Four cells that still hold a time."""
        return QSize(40 * GRID, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw four cells of equal width."""
        painter = QPainter(self)
        width = self.width() / len(RECEIPTS)
        for position, fact in enumerate(RECEIPTS):
            area = QRectF(position * width, 0, width, self.height())
            self._paint_step(painter, area, fact)
            if position:
                painter.setPen(QPen(self._theme.colour("line"), 1))
                painter.drawLine(area.topLeft(), area.bottomLeft())

    def _paint_step(self, painter: QPainter, area: QRectF, fact: Fact) -> None:
        known = fact in self._known
        ink = self._theme.colour("text" if known else "subdued")
        left = area.left() + (GRID if area.left() else 0)
        sign = QRectF(left, area.center().y() - SIGN / 2, SIGN, SIGN)
        draw_receipt(painter, sign, fact, ink, known=known)
        text_left = left + SIGN + GRID
        room = QRectF(text_left, area.top(), area.right() - text_left, area.height())
        painter.setPen(ink)
        word_font = self._theme.font(TextRole.CAPTION_STRONG if known else TextRole.CAPTION)
        time_font = self._theme.font(TextRole.CODE) if known else word_font
        if self._compact:
            at = instants.to_minute(self._known.get(fact))
            self._text(painter, room, f"{self._word(fact)} {at}", word_font)
            return
        half = room.height() / 2
        self._text(painter, room.adjusted(0, 0, 0, -half), self._word(fact), word_font)
        self._text(painter, room.adjusted(0, half, 0, 0), self._time(fact), time_font)

    def _text(self, painter: QPainter, room: QRectF, text: str, font: QFont) -> None:
        painter.setFont(font)
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _word(self, fact: Fact) -> str:
        return self._words.say(f"receipt-{fact.name.lower().replace('_', '-')}")

    def _time(self, fact: Fact) -> str:
        at = self._known.get(fact)
        if at is None:
            return self._words.say("receipt-none")
        return instants.short_instant(at, self._now_ms)
