"""Choosing the kind of a notice by the situation the officer is in, in any of the six languages."""

import unicodedata
from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QPainter,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QListView,
    QVBoxLayout,
    QWidget,
)

from console.desk.entry import EntryLine
from console.desk.entry_delegate import EntryDelegate, ModelIndex
from console.desk.fonts import TextRole
from console.desk.plain_label import PlainLabel, visible
from console.desk.theme import GRID, Theme
from console.desk.wording import Wording
from protocol.notices.pack import Kind, Pack

_KIND = Qt.ItemDataRole.UserRole
_TITLE = Qt.ItemDataRole.UserRole + 1
_SITUATION = Qt.ItemDataRole.UserRole + 2
_BASIS = Qt.ItemDataRole.UserRole + 3


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
    return [kind for _, kind in sorted(found, key=lambda pair: (pair[0], pair[1].rank))]


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


class _KindDelegate(EntryDelegate):
    """Title, situation and catalogue number of a kind, the situation over several lines."""

    def lay_out(self, painter: QPainter | None, rect: QRect, index: ModelIndex) -> float:
        """Lay out (and paint, with a painter) the three texts; return the height."""
        y, width = float(GRID), rect.width() - 4 * GRID
        for part, role, ink in (
            (_TITLE, TextRole.STRONG, "text"),
            (_SITUATION, TextRole.BODY, "text"),
            (_BASIS, TextRole.CAPTION, "subdued"),
        ):
            place = rect.topLeft().toPointF() + QPointF(2 * GRID, y)
            y += self.text(painter, place, width, str(index.data(part)), role, ink) + GRID / 2
        return y + GRID / 2
