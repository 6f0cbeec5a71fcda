"""Choosing the kind of a notice by the situation the officer is in, in any of the six languages."""

import unicodedata
from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QPainter,
    QStandardItem,
    QStandardItemModel,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from console.desk.entry import EntryLine
from console.desk.fonts import TextRole
from console.desk.plain_label import PlainLabel, visible
from console.desk.theme import GRID, Theme
from console.desk.wording import Wording
from protocol.notices.pack import Kind, Pack

_KIND = Qt.ItemDataRole.UserRole
_TITLE = Qt.ItemDataRole.UserRole + 1
_SITUATION = Qt.ItemDataRole.UserRole + 2
_BASIS = Qt.ItemDataRole.UserRole + 3
ModelIndex = QModelIndex | QPersistentModelIndex


def searched(text: str) -> str:
    """Return a text without case, accents and width, for comparing."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def matching(kinds: Iterable[Kind], query: str) -> list[Kind]:
    """Return the kinds in whose title, situation or number every word of the query stands.

    Searched are all six languages: an officer may know the other side's word better than ours.
    Kinds with the words in a title come first.
    """
    words = searched(query).split()
    found: list[tuple[int, Kind]] = []
    for kind in kinds:
        titles = searched(" ".join((kind.catalogue, kind.code, *kind.title.values())))
        whole = titles + " " + searched(" ".join(kind.situation.values()))
        if all(word in whole for word in words):
            found.append((sum(word not in titles for word in words), kind))
    return [kind for _, kind in sorted(found, key=lambda pair: (pair[0], pair[1].catalogue))]


class KindPicker(QWidget):
    """A search line over the list of kinds.

    Signals:
        chosen(str): code of the kind, on Enter in the list or a double click.
        marked(): another kind is marked, or none.
    """

    chosen = Signal(str)
    marked = Signal()

    def __init__(
        self, pack: Pack, theme: Theme, words: Wording, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._pack, self._words = pack, words
        self._search = SearchLine(theme)
        self._search.setPlaceholderText(words.say("kind-search"))
        self._search.setAccessibleName(words.say("kind-search"))
        self._search.setClearButtonEnabled(True)
        self._model = QStandardItemModel(self)
        self._list = QListView(self)
        self._list.setModel(self._model)
        self._list.setItemDelegate(_KindDelegate(theme, self._list))
        self._list.setResizeMode(QListView.ResizeMode.Adjust)
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setAccessibleName(words.say("kind-list"))
        self._none = PlainLabel(theme, words.say("kind-none"), wrap=True, subdued=True, parent=self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        title = PlainLabel(
            theme, words.say("kind-question"), TextRole.TITLE, wrap=True, parent=self
        )
        for widget in (title, self._search, self._none, self._list):
            layout.addWidget(widget)
        self._search.textChanged.connect(self._filter)
        self._search.down.connect(self._into_list)
        self._list.activated.connect(self._activated)
        self._list.selectionModel().currentChanged.connect(self._marked)
        self._filter("")
        self.setFocusProxy(self._search)

    def _filter(self, query: str) -> None:
        language = self._words.language
        self._model.clear()
        for kind in matching(self._pack.kinds.values(), query):
            item = QStandardItem(visible(kind.title[language]))
            item.setEditable(False)
            item.setData(kind.code, _KIND)
            item.setData(visible(kind.title[language]), _TITLE)
            item.setData(visible(kind.situation[language]), _SITUATION)
            item.setData(f"{kind.catalogue} · {kind.precedence} · {visible(kind.code)}", _BASIS)
            item.setAccessibleDescription(visible(kind.situation[language]))
            self._model.appendRow(item)
        self._none.setVisible(self._model.rowCount() == 0)
        if query and self._model.rowCount():
            self._list.setCurrentIndex(self._model.index(0, 0))
        self.marked.emit()

    def _into_list(self) -> None:
        if not self._list.currentIndex().isValid():
            self._list.setCurrentIndex(self._model.index(0, 0))
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _marked(self) -> None:
        self.marked.emit()

    def _activated(self, index: QModelIndex) -> None:
        self.chosen.emit(str(index.data(_KIND)))

    def current(self) -> str:
        """Return the code of the marked kind, empty if none is."""
        return str(self._list.currentIndex().data(_KIND) or "")


class SearchLine(EntryLine):
    """A search line from which Down leads into the list."""

    down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Down out of the line."""
        if event.key() == Qt.Key.Key_Down:
            self.down.emit()
        else:
            super().keyPressEvent(event)


class _KindDelegate(QStyledItemDelegate):
    """Title, situation and catalogue number of a kind, the situation over several lines."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: ModelIndex) -> QSize:
        """Return the height that the broken lines need at the width of the list."""
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListView) else 400
        return QSize(width, int(self._lay_out(None, QRect(0, 0, width, 0), index)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        """Paint the entry."""
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._theme.colour("selection"))
        painter.setPen(self._theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        self._lay_out(painter, rect, index)
        painter.restore()

    def _lay_out(self, painter: QPainter | None, rect: QRect, index: ModelIndex) -> float:
        """Lay out (and paint, with a painter) the three texts; return the height."""
        y = float(GRID)
        for role, look, colour in (
            (_TITLE, TextRole.STRONG, "text"),
            (_SITUATION, TextRole.BODY, "text"),
            (_BASIS, TextRole.CAPTION, "subdued"),
        ):
            layout = QTextLayout(str(index.data(role)), self._theme.font(look))
            option = QTextOption()
            option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            layout.setTextOption(option)
            layout.beginLayout()
            height = 0.0
            while (line := layout.createLine()).isValid():
                line.setLineWidth(rect.width() - 4 * GRID)
                line.setPosition(line.position() + QPointF(0, height))
                height += line.height()
            layout.endLayout()
            if painter is not None:
                painter.setPen(self._theme.colour(colour))
                layout.draw(painter, rect.topLeft().toPointF() + QPointF(2 * GRID, y))
            y += height + GRID / 2
        return y + GRID / 2
