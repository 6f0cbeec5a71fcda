"""The list of announced launches beside an event: every part in words, with a sign and numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QListView,
    QWidget,
)

from console.desk.entry_delegate import EntryDelegate, ModelIndex
from console.desk.fonts import TextRole
from console.desk.marks import draw_lamp
from console.desk.match_words import FitLine
from console.desk.plain_label import visible
from console.desk.theme import GRID, Theme
from protocol.notices.matching import Fit

_ENTRY = Qt.ItemDataRole.UserRole
SIGN = 13


@dataclass(frozen=True, slots=True)
class MatchEntry:
    """One launch as it stands in the list.

    Attributes:
        message_id: the notice that announces it.
        number: its row in a notice of several launches, else 0.
        title: the notice on one line.
        standing: its state and its window now.
        lines: what fits, what does not, what is not compared.
        closed: whether it announces nothing any more.
    """

    message_id: bytes
    number: int
    title: str
    standing: str
    lines: tuple[FitLine, ...]
    closed: bool


class MatchList(QListView):
    """Up and Down choose, Enter activates. Nothing is chosen beforehand."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_MatchDelegate(theme, self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # A bar that came and went would change the width that the lines were broken for.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAccessibleName(visible(name))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose nothing: Qt would make the first entry the current one."""
        super().focusInEvent(event)
        if self.chosen() is None:
            self.selectionModel().clearCurrentIndex()

    def show_entries(self, entries: Sequence[MatchEntry]) -> None:
        """Show the launches in this order; the one chosen stays chosen."""
        chosen = self.chosen()
        key = None if chosen is None else (chosen.message_id, chosen.number)
        self._model.clear()
        for entry in entries:
            item = QStandardItem(entry_text(entry))
            item.setEditable(False)
            item.setData(entry, _ENTRY)
            self._model.appendRow(item)
            if (entry.message_id, entry.number) == key:
                self.setCurrentIndex(item.index())

    def entries(self) -> list[MatchEntry]:
        """Return what the list shows, in order."""
        return [self._model.item(row).data(_ENTRY) for row in range(self._model.rowCount())]

    def chosen(self) -> MatchEntry | None:
        """Return the launch chosen, None if none is."""
        selected = self.selectedIndexes()
        entry = selected[0].data(_ENTRY) if selected else None
        return entry if isinstance(entry, MatchEntry) else None


def entry_text(entry: MatchEntry) -> str:
    """Return everything that an entry says, for those who hear the screen."""
    said = (entry.title, entry.standing, *(line.words for line in entry.lines))
    return visible("\n".join(said))


class _MatchDelegate(EntryDelegate):
    """Draws a launch over several lines, each with the sign of its fit."""

    def mark_selected(self, painter: QPainter, rect: QRect) -> None:
        """Paint the ground of the entry that is selected, with a bar at its side."""
        super().mark_selected(painter, rect)
        painter.fillRect(rect.left(), rect.top(), 4, rect.height(), self.theme.colour("strong"))

    def lay_out(self, painter: QPainter | None, rect: QRect, index: ModelIndex) -> float:
        """Lay out (and paint, with a painter) title, standing and parts; return the height."""
        entry: MatchEntry = index.data(_ENTRY)
        ink = "subdued" if entry.closed else "text"
        place = rect.topLeft().toPointF() + QPointF(GRID * 1.5, GRID / 2)
        width = rect.width() - GRID * 2.5
        y = self.text(painter, place, width, entry.title, TextRole.CAPTION_STRONG, ink)
        y += self.text(
            painter, place + QPointF(0, y), width, entry.standing, TextRole.CAPTION, "subdued"
        )
        for line in entry.lines:
            y += GRID / 4
            sign = QRectF(place.x(), place.y() + y + 1, SIGN, SIGN)
            if painter is not None:
                self._sign(painter, sign, line.fit, ink)
            role = TextRole.CAPTION
            if line.fit is Fit.DOES_NOT_FIT:
                role = TextRole.CAPTION_STRONG
            weight = "subdued" if line.fit is Fit.NOT_COMPARED else ink
            beside = QPointF(SIGN + GRID / 2, y)
            y += self.text(painter, place + beside, width - beside.x(), line.words, role, weight)
        return y + GRID

    def _sign(self, painter: QPainter, area: QRectF, fit: Fit, ink: str) -> None:
        """Draw a disc for what fits, a crossed ring for what does not, a dash for the rest."""
        colour = self.theme.colour(ink)
        if fit is Fit.NOT_COMPARED:
            painter.setPen(QPen(colour, 1.5))
            middle = area.center()
            painter.drawLine(middle - QPointF(4, 0), middle + QPointF(4, 0))
        else:
            draw_lamp(painter, area, colour, lit=fit is Fit.FITS)
