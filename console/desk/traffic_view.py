"""The traffic list as it is drawn: two lines a notice, signs and words, colour for the abnormal."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from console.desk.fonts import TextRole
from console.desk.marks import RECEIPTS, draw_precedence, draw_receipt
from console.desk.palette import ALARM_TONES
from console.desk.theme import GRID, Theme
from console.desk.traffic_model import ROW, Column, TrafficModel
from console.desk_link.views import TrafficRow
from protocol.vocabulary import Fact, Precedence

SIGN = 14
Index = QModelIndex | QPersistentModelIndex


class TrafficView(QTableView):
    """The list. Up and Down choose, Enter opens.

    Signals:
        opened(TrafficRow): the officer chose this notice.
    """

    opened = Signal(object)

    def __init__(self, theme: Theme, model: TrafficModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._traffic = model
        self._wanted: tuple[bytes, bytes] | None = None
        self.setModel(model)
        self.setItemDelegate(TrafficDelegate(theme, model, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.selectionModel().currentRowChanged.connect(self._on_current)
        model.rowsInserted.connect(self._choose_wanted)
        theme.changed.connect(self._measure)
        self._measure()

    def show_notice(self, circuit: bytes, message_id: bytes) -> None:
        """Choose a notice, as an alarm does; as soon as its row is there, if it is not yet."""
        self._wanted = (circuit, message_id)
        self._choose_wanted()

    def _choose_wanted(self) -> None:
        position = self._traffic.row_of(*self._wanted) if self._wanted is not None else None
        if position is not None:
            self._wanted = None
            self.setCurrentIndex(self._traffic.index(position, Column.NOTICE))

    def _measure(self) -> None:
        lines = QFontMetrics(self._theme.font(TextRole.STRONG)).height()
        lines += QFontMetrics(self._theme.font(TextRole.CAPTION)).height()
        self.verticalHeader().setDefaultSectionSize(lines + 2 * GRID)
        header = self.horizontalHeader()
        header.setFont(self._theme.font(TextRole.CAPTION))
        header.setMinimumSectionSize(4 * GRID)
        strong = QFontMetrics(self._theme.font(TextRole.CAPTION_STRONG))
        words = [*map(self._traffic.precedence_word, Precedence), self._head(Column.PRECEDENCE)]
        widths = {
            Column.PRECEDENCE: max(map(strong.horizontalAdvance, words)) + SIGN + 3 * GRID,
            Column.RECEIPTS: max(
                4 * (SIGN + GRID // 2),
                QFontMetrics(self._theme.font(TextRole.BODY)).horizontalAdvance(
                    self._head(Column.RECEIPTS)
                ),
                *map(strong.horizontalAdvance, map(self._traffic.receipt_word, RECEIPTS)),
            )
            + 2 * GRID,
        }
        for column in Column:
            if column in widths:
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
                header.resizeSection(column, widths[column])
            else:
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def _head(self, column: Column) -> str:
        return str(self._traffic.headerData(column, Qt.Orientation.Horizontal))

    def _on_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self.opened.emit(current.data(ROW))


class TrafficDelegate(QStyledItemDelegate):
    """Draws the cells of one row; never asks Qt to lay out a text that might look rich."""

    def __init__(self, theme: Theme, model: TrafficModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The view sets the height."""
        return QSize(8 * GRID, 5 * GRID)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        row: TrafficRow = index.data(ROW)
        painter.save()
        rect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(rect, self._theme.colour("selection"))
        painter.setPen(QPen(self._theme.colour("line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inner = rect.adjusted(GRID, GRID // 2, -GRID // 2, -GRID // 2)
        if index.column() == Column.PRECEDENCE:
            if selected:
                painter.fillRect(rect.left(), rect.top(), 4, rect.height(), self._ink("strong"))
            self._paint_precedence(painter, inner, row)
        elif index.column() == Column.NOTICE:
            self._paint_notice(painter, inner, row)
        else:
            self._paint_receipts(painter, inner, row)
        painter.restore()

    def _paint_precedence(self, painter: QPainter, area: QRect, row: TrafficRow) -> None:
        precedence = Precedence(row.precedence)
        upper, lower = _halves(area)
        alarm = {Precedence.FLASH: "flash", Precedence.IMMEDIATE: "immediate"}.get(precedence)
        unread = not row.outgoing and Fact.READ not in {fact for fact, _ in row.facts}
        sign = QRectF(upper.left(), upper.center().y() - SIGN / 2, SIGN, SIGN)
        ink = self._ink("text" if unread or row.outgoing else "subdued")
        if alarm and unread:
            tone = ALARM_TONES[alarm]
            painter.fillRect(upper.adjusted(-4, 1, 0, -1), QColor(tone.fill))
            ink = QColor(tone.ink)
        draw_precedence(painter, sign, precedence, ink, filled=unread or row.outgoing)
        word = upper.adjusted(SIGN + GRID // 2, 0, 0, 0)
        self._text(painter, word, self._model.precedence_of(row), TextRole.CAPTION_STRONG, ink)
        self._text(
            painter, lower, self._model.direction_of(row), TextRole.CAPTION, self._ink("subdued")
        )

    def _paint_notice(self, painter: QPainter, area: QRect, row: TrafficRow) -> None:
        upper, lower = _halves(area)
        unread = not row.outgoing and Fact.READ not in {fact for fact, _ in row.facts}
        role = TextRole.STRONG if unread else TextRole.BODY
        ink = self._ink("disabled" if row.superseded else "text")
        self._text(painter, upper, self._model.title_of(row), role, ink)
        left = lower.left()
        marks = self._model.marks(row)
        for number, mark in enumerate(marks):
            rest_of_them = f"+{len(marks) - number}"
            if left + self._badge_width(mark) > lower.right() and number:
                left = self._badge(painter, lower, left, rest_of_them)
                break
            left = self._badge(painter, lower, left, mark)
        rest = lower.adjusted(left - lower.left(), 0, 0, 0)
        self._text(painter, rest, self._model.line_of(row), TextRole.CAPTION, self._ink("subdued"))

    def _paint_receipts(self, painter: QPainter, area: QRect, row: TrafficRow) -> None:
        known = {fact for fact, _ in row.facts}
        upper, lower = _halves(area)
        for position, fact in enumerate(RECEIPTS):
            left = upper.left() + position * (SIGN + GRID // 2)
            sign = QRectF(left, upper.center().y() - SIGN / 2, SIGN, SIGN)
            ink = self._ink("text" if fact in known else "edge")
            draw_receipt(painter, sign, fact, ink, known=fact in known)
        timer, over = self._model.timer_of(row)
        last = max((fact for fact in RECEIPTS if fact in known), default=None)
        if over:
            self._badge(painter, lower, lower.left(), timer)
        elif timer:
            self._text(painter, lower, timer, TextRole.CODE, self._ink("text"))
        elif last is not None:
            word = self._model.receipt_word(last)
            self._text(painter, lower, word, TextRole.CAPTION, self._ink("subdued"))

    def _badge_width(self, text: str) -> int:
        strong = QFontMetrics(self._theme.font(TextRole.CAPTION_STRONG))
        return int(strong.horizontalAdvance(text)) + GRID

    def _badge(self, painter: QPainter, area: QRect, left: int, text: str) -> int:
        font = self._theme.font(TextRole.CAPTION_STRONG)
        tone = ALARM_TONES["overdue"]
        width = self._badge_width(text)
        plate = QRect(left, area.top() + 1, width, area.height() - 2)
        painter.fillRect(plate, QColor(tone.fill))
        painter.setFont(font)
        painter.setPen(QColor(tone.ink))
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, text)
        return left + width + GRID // 2

    def _text(self, painter: QPainter, area: QRect, text: str, role: TextRole, ink: QColor) -> None:
        font: QFont = self._theme.font(role)
        painter.setFont(font)
        painter.setPen(ink)
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _ink(self, name: str) -> QColor:
        return self._theme.colour(name)


def _halves(area: QRect) -> tuple[QRect, QRect]:
    """Return the upper and the lower line of a cell."""
    middle = area.top() + area.height() * 11 // 20
    upper = QRect(area.left(), area.top(), area.width(), middle - area.top())
    return upper, QRect(area.left(), middle, area.width(), area.bottom() - middle)
