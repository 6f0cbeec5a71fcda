"""Entries of a list drawn as several texts, each broken over lines so that no word is cut off."""

from abc import abstractmethod

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize
from PySide6.QtGui import QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from console.desk.fonts import TextRole
from console.desk.plain_label import visible
from console.desk.theme import Theme

ModelIndex = QModelIndex | QPersistentModelIndex


class EntryDelegate(QStyledItemDelegate):
    """Draws the ground of an entry and gives it its height; `lay_out` says what stands in it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    @abstractmethod
    def lay_out(self, painter: QPainter | None, rect: QRect, index: ModelIndex) -> float:
        """Lay out an entry (and paint it, with a painter); return its height in pixels."""

    def mark_selected(self, painter: QPainter, rect: QRect) -> None:
        """Paint the ground of the entry that is selected."""
        painter.fillRect(rect, self.theme.colour("selection"))

    def sizeHint(self, option: QStyleOptionViewItem, index: ModelIndex) -> QSize:
        """Return the height that the broken lines need at the width of the list."""
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListView) else 400
        return QSize(width, int(self.lay_out(None, QRect(0, 0, width, 0), index)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        """Paint the entry."""
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            self.mark_selected(painter, rect)
        painter.setPen(self.theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        self.lay_out(painter, rect, index)
        painter.restore()

    def text(
        self,
        painter: QPainter | None,
        place: QPointF,
        width: float,
        text: str,
        role: TextRole,
        ink: str,
    ) -> float:
        """Lay out one text within a width (and paint it, with a painter); return its height."""
        layout = QTextLayout(visible(text), self.theme.font(role))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        height = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(line.position() + QPointF(0, height))
            height += line.height()
        layout.endLayout()
        if painter is not None:
            painter.setPen(self.theme.colour(ink))
            layout.draw(painter, place)
        return height
