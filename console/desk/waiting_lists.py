"""Two short lists: drafts that the station keeps, and releases that wait for an officer."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListView, QPushButton, QVBoxLayout, QWidget

from console.desk.fonts import TextRole
from console.desk.plain_label import PlainLabel, visible
from console.desk.theme import GRID, Theme
from console.desk.wording import Wording

_KEY = Qt.ItemDataRole.UserRole


class WaitingList(QDialog):
    """A list of which one entry can be opened or, if it may be, put away.

    Args:
        name: `drafts` or `releases`; the words are under `<name>-list-...`.
        may_discard: whether there is a button to put an entry away.

    Signals:
        opened(bytes), discarded(bytes): key of the entry.
    """

    opened = Signal(bytes)
    discarded = Signal(bytes)

    def __init__(
        self,
        theme: Theme,
        words: Wording,
        name: str,
        *,
        may_discard: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        title = words.say(f"{name}-list-title")
        self.setWindowTitle(title)
        self.resize(640, 400)
        self._model = QStandardItemModel(self)
        self._list = QListView(self)
        self._list.setModel(self._model)
        self._list.setAccessibleName(title)
        self._list.setWordWrap(True)
        self._list.activated.connect(self._open)
        self._list.selectionModel().currentChanged.connect(self._refresh)
        self._empty = PlainLabel(theme, words.say(f"{name}-list-empty"), subdued=True, parent=self)
        self.open_button = QPushButton(words.say(f"{name}-list-open"), self)
        self.open_button.setProperty("step", True)
        self.open_button.clicked.connect(self._open)
        self.discard_button = QPushButton(words.say("drafts-list-discard"), self)
        self.discard_button.setVisible(may_discard)
        self.discard_button.clicked.connect(self._discard)
        close = QPushButton(words.say("button-close"), self)
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        foot.addWidget(self.discard_button)
        foot.addStretch()
        for button in (close, self.open_button):
            foot.addWidget(button)
        for button in (close, self.open_button, self.discard_button):
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 2, GRID * 2, GRID * 2, GRID * 2)
        column.setSpacing(GRID)
        column.addWidget(PlainLabel(theme, title, TextRole.TITLE, parent=self))
        column.addWidget(self._empty)
        column.addWidget(self._list, 1)
        column.addLayout(foot)
        self._refresh()

    def show_entries(self, entries: Sequence[tuple[bytes, str]]) -> None:
        """Show (key, words), newest first; the marked one stays marked."""
        marked = self._key()
        self._model.clear()
        for key, words in entries:
            item = QStandardItem(visible(words))
            item.setEditable(False)
            item.setData(key, _KEY)
            self._model.appendRow(item)
        keys = [key for key, _ in entries]
        if entries:
            row = keys.index(marked) if marked in keys else 0
            self._list.setCurrentIndex(self._model.index(row, 0))
        self._empty.setVisible(not entries)
        self._refresh()

    def _key(self) -> bytes:
        return bytes(self._list.currentIndex().data(_KEY) or b"")

    def _refresh(self) -> None:
        self.open_button.setEnabled(bool(self._key()))
        self.discard_button.setEnabled(bool(self._key()))

    def _open(self) -> None:
        if key := self._key():
            self.opened.emit(key)
            self.accept()

    def _discard(self) -> None:
        if key := self._key():
            self.discarded.emit(key)
