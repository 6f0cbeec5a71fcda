"""Who of several states knows what of one notice: a row a recipient, a sign and a time each."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from console.desk import instants
from console.desk.fonts import TextRole
from console.desk.marks import RECEIPTS, draw_receipt
from console.desk.plain_label import visible
from console.desk.theme import GRID, Theme
from console.desk.wording import Wording
from console.desk_link.views import TrafficRow
from protocol.vocabulary import Fact

ROWS_SHOWN = 4
"""More recipients than these are scrolled."""

SIGN = 14
Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


class RecipientModel(QAbstractTableModel):
    """One row a recipient: who, then the four receipts."""

    def __init__(
        self, words: Wording, name: Callable[[bytes], str], parent: QWidget | None = None
    ) -> None:
        """`name` returns party and station at the other end of a circuit."""
        super().__init__(parent)
        self._words, self._name = words, name
        self.rows: tuple[TrafficRow, ...] = ()
        self.now_ms = 0

    def show_rows(self, rows: Sequence[TrafficRow], now_ms: int) -> None:
        """Show these recipients; `now_ms` decides whether a date stands with the times."""
        same = [row.circuit for row in self.rows] == [row.circuit for row in rows]
        if not same:
            self.beginResetModel()
        self.rows, self.now_ms = tuple(rows), now_ms
        if same:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(RECEIPTS)))
        else:
            self.endResetModel()

    def rowCount(self, parent: Index = _TOP) -> int:
        """One a recipient."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _TOP) -> int:
        """Five."""
        return 0 if parent.isValid() else 1 + len(RECEIPTS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words of a cell, for screen and screen reader."""
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.who(row) if not index.column() else self.time_of(row, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if not index.column():
                return self.who(row)
            return f"{self.word(index.column())} {self.time_of(row, index.column())}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The words of the receipts stand once, over all recipients."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._words.say("many-recipient") if not section else self.word(section)
        return None

    def who(self, row: TrafficRow) -> str:
        """Return the recipient, and what is out of the ordinary with it."""
        said = [self._name(row.circuit)]
        if row.readback_state == "different":
            said.append(self._words.say("badge-different"))
        if row.answered:
            said.append(self._words.say("many-answered"))
        return visible(" · ".join(said))

    def word(self, column: int) -> str:
        """Return the word of a receipt."""
        fact = RECEIPTS[column - 1]
        return self._words.say(f"receipt-{fact.name.lower().replace('_', '-')}")

    def known(self, row: TrafficRow, column: int) -> bool:
        """Whether this recipient's receipt is here."""
        return int(RECEIPTS[column - 1]) in {fact for fact, _ in row.facts}

    def time_of(self, row: TrafficRow, column: int) -> str:
        """Return since when a receipt is known, or that it is not."""
        times = {Fact(fact): at_ms for fact, at_ms in row.facts}
        at_ms = times.get(RECEIPTS[column - 1])
        if at_ms is None:
            return self.time_none()
        return instants.short_instant(at_ms, self.now_ms)

    def time_none(self) -> str:
        """Return what stands for a receipt that is not here."""
        return self._words.say("receipt-none")


class RecipientTable(QTableView):
    """The table. Up and Down choose a recipient, whose copy is then shown.

    Signals:
        chosen(TrafficRow): the officer wants to see this recipient's copy.
    """

    chosen = Signal(object)

    def __init__(
        self,
        theme: Theme,
        words: Wording,
        name: Callable[[bytes], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = RecipientModel(words, name, self)
        self.setModel(self._model)
        self.setItemDelegate(_RecipientDelegate(theme, self._model, self))
        self.setAccessibleName(words.say("many-table"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.selectionModel().currentRowChanged.connect(self._on_current)
        theme.changed.connect(self._measure)
        self._measure()

    def show_rows(self, rows: Sequence[TrafficRow], shown: bytes, now_ms: int) -> None:
        """Show the recipients; `shown` is the circuit whose copy is on the page."""
        self._model.show_rows(rows, now_ms)
        self.updateGeometry()
        for number, row in enumerate(rows):
            if row.circuit == shown:
                self.selectionModel().blockSignals(True)
                self.setCurrentIndex(self._model.index(number, 0))
                self.selectionModel().blockSignals(False)
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """Return room for the heads and a few recipients."""
        rows = min(max(self._model.rowCount(), 1), ROWS_SHOWN)
        height = self.horizontalHeader().sizeHint().height()
        height += rows * self.verticalHeader().defaultSectionSize() + 2 * self.frameWidth() + 2
        return QSize(60 * GRID, height)

    def minimumSizeHint(self) -> QSize:
        """Return the height that is wanted, and a width that may shrink."""
        return QSize(40 * GRID, self.sizeHint().height())

    def _measure(self) -> None:
        code = QFontMetrics(self._theme.font(TextRole.CODE))
        caption = QFontMetrics(self._theme.font(TextRole.CAPTION))
        self.verticalHeader().setDefaultSectionSize(code.height() + GRID)
        header = self.horizontalHeader()
        header.setFont(self._theme.font(TextRole.CAPTION))
        header.setMinimumSectionSize(4 * GRID)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        none = self._model.time_none()
        for column in range(1, 1 + len(RECEIPTS)):
            words = caption.horizontalAdvance(self._model.word(column)) + 3 * GRID
            times = max(code.horizontalAdvance("00:00:00Z"), caption.horizontalAdvance(none))
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(column, max(words, times + SIGN + 3 * GRID))

    def _on_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(self._model.rows[current.row()])


class _RecipientDelegate(QStyledItemDelegate):
    """Draws a name, or the sign of a receipt with its time."""

    def __init__(self, theme: Theme, model: RecipientModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._model = theme, model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        row, rect = self._model.rows[index.row()], option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._theme.colour("selection"))
        painter.setPen(QPen(self._theme.colour("line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inner = rect.adjusted(GRID, 0, -GRID // 2, 0)
        if index.column() == 0:
            self._text(painter, inner, self._model.who(row), TextRole.CAPTION_STRONG, "text")
        else:
            self._receipt(painter, inner, row, index.column())
        painter.restore()

    def _receipt(self, painter: QPainter, area: QRect, row: TrafficRow, column: int) -> None:
        known = self._model.known(row, column)
        ink = "text" if known else "subdued"
        sign = QRectF(area.left(), area.center().y() - SIGN / 2, SIGN, SIGN)
        draw_receipt(painter, sign, RECEIPTS[column - 1], self._theme.colour(ink), known=known)
        beside = area.adjusted(SIGN + GRID, 0, 0, 0)
        role = TextRole.CODE if known else TextRole.CAPTION
        self._text(painter, beside, self._model.time_of(row, column), role, ink)

    def _text(self, painter: QPainter, area: QRect, text: str, role: TextRole, ink: str) -> None:
        font = self._theme.font(role)
        painter.setFont(font)
        painter.setPen(self._theme.colour(ink))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
