"""The traffic list as a Qt model: newest arrival first, read from the station page by page.

Order is the station's own order of arrival and release; no clock takes part in it.
"""

from bisect import bisect_left
from collections.abc import Callable
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Slot,
)

from console.desk import instants
from console.desk.plain_label import visible
from console.desk.station_state import StationState
from console.desk.station_thread import Station
from console.desk.wording import Wording
from console.desk_link.requests import ListTraffic, Traffic
from console.desk_link.views import Refused, TrafficRow
from protocol.vocabulary import Fact, Mode, Precedence

PAGE = 100
ROW = Qt.ItemDataRole.UserRole
"""Role under which every cell gives the whole `TrafficRow`."""

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


class Column(IntEnum):
    """The columns, in order."""

    PRECEDENCE = 0
    NOTICE = 1
    RECEIPTS = 2


class TrafficModel(QAbstractTableModel):
    """Rows of `TrafficRow`; cells give plain words for screen readers and tests.

    Args:
        station: asked for pages.
        state: pushes new and changed rows, gives the clock.
        words: words of precedences, facts and marks.
        title: returns the title of a kind by its code, in the officer's language.
        reply: returns the reply that a kind asks for: NONE, RECEIPT, READBACK or ANSWER.
    """

    def __init__(
        self,
        station: Station,
        state: StationState,
        words: Wording,
        title: Callable[[str], str],
        reply: Callable[[str], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._station = station
        self._state = state
        self._words = words
        self._title = title
        self._reply = reply
        self._rows: list[TrafficRow] = []
        self._complete = False
        self._asking = False
        self.loaded = False
        state.row_changed.connect(self.take)
        state.tick.connect(self._tick)

    def reload(self) -> None:
        """Forget everything and read the newest page anew."""
        self.beginResetModel()
        self._rows.clear()
        self._complete = False
        self._asking = False
        self.endResetModel()
        self.fetchMore(_TOP)

    @Slot(object)
    def take(self, row: TrafficRow) -> None:
        """Put a new or changed row in its place."""
        position = self._position(row.row)
        if position < len(self._rows) and self._rows[position].row == row.row:
            self._rows[position] = row
            self.dataChanged.emit(self.index(position, 0), self.index(position, len(Column) - 1))
            return
        self.beginInsertRows(_TOP, position, position)
        self._rows.insert(position, row)
        self.endInsertRows()

    def row_of(self, circuit: bytes, message_id: bytes) -> int | None:
        """Return the position of a notice, if it is on a page that was read."""
        for position, row in enumerate(self._rows):
            if row.circuit == circuit and row.message_id == message_id:
                return position
        return None

    def rowCount(self, parent: Index = _TOP) -> int:
        """Rows read so far."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _TOP) -> int:
        """Three."""
        return 0 if parent.isValid() else len(Column)

    def canFetchMore(self, parent: Index) -> bool:
        """Whether older rows may exist."""
        return not self._complete and not self._asking

    def fetchMore(self, parent: Index) -> None:
        """Ask for the next older page."""
        if self._asking or self._complete:
            return
        self._asking = True
        before = self._rows[-1].row if self._rows else 0
        self._station.ask(ListTraffic(None, before, PAGE), self._take_page, self._miss_page)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words of a cell, or the whole row under `ROW`."""
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._cell(row, Column(index.column()))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Column titles."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._words.say(f"column-{Column(section).name.lower()}")
        return None

    def marks(self, row: TrafficRow) -> tuple[str, ...]:
        """Return the words that stand over a notice: LATE, DELAYED, EXPIRED, DIFFERENT, …"""
        say = self._words.say
        found = [name for name in ("late", "delayed", "expired") if getattr(row, name)]
        if row.readback_state == "different":
            found.append("different")
        if row.superseded:
            found.append("superseded")
        return tuple(say(f"badge-{name}") for name in found)

    def line_of(self, row: TrafficRow) -> str:
        """Return the second line of a notice: time, serial, mode, station."""
        say = self._words.say
        view = self._state.circuit(row.circuit)
        name = row.circuit.hex()[:8] if view is None else view.peer_name
        serial = say("serial-none") if row.serial is None else f"{row.epoch}:{row.serial}"
        parts = [self.time_of(row), serial, visible(name)]
        if Mode(row.mode) != self._state.mode():
            parts.insert(0, say(f"mode-{Mode(row.mode).name.lower()}"))
        return " · ".join(parts)

    def direction_of(self, row: TrafficRow) -> str:
        """Return the word for sent from here or received here."""
        return self._words.say("row-sent" if row.outgoing else "row-received")

    def receipt_word(self, fact: Fact) -> str:
        """Return the word of a receipt."""
        return self._words.say(_receipt_key(fact))

    def title_of(self, row: TrafficRow) -> str:
        """Return the short name of a kind, for which the list has room; else its title."""
        key = f"kind-{row.kind}"
        return self._words.say(key) if self._words.has(key) else visible(self._title(row.kind))

    def time_of(self, row: TrafficRow) -> str:
        """Return when it arrived here, or was released here."""
        return instants.short_instant(row.arrived_ms, self._state.now_ms())

    def timer_of(self, row: TrafficRow) -> tuple[str, bool]:
        """Return the countdown to the reply and whether it has run out; ("", False) if none."""
        if row.reply_by_ms is None or self._replied(row):
            return "", False
        left = row.reply_by_ms - self._state.now_ms()
        return instants.countdown(left), left < 0

    def _replied(self, row: TrafficRow) -> bool:
        """Whether nothing is awaited any more, from whoever has to reply."""
        if row.answered or row.superseded or row.readback_state == "same":
            return True
        if row.readback_wanted:
            return not row.outgoing and row.readback_state == "sent"
        read = any(fact >= Fact.READ for fact, _ in row.facts)
        return read and self._reply(row.kind) in ("RECEIPT", "NONE")

    def precedence_of(self, row: TrafficRow) -> str:
        """Return the word of a row's precedence."""
        return self.precedence_word(Precedence(row.precedence))

    def precedence_word(self, precedence: Precedence) -> str:
        """Return the word of a precedence."""
        return self._words.say(f"precedence-{precedence.name.lower()}")

    def _cell(self, row: TrafficRow, column: Column) -> str:
        if column == Column.PRECEDENCE:
            return f"{self.precedence_of(row)} · {self.direction_of(row)}"
        if column == Column.NOTICE:
            return " · ".join((self.title_of(row), self.line_of(row), *self.marks(row)))
        known = [Fact(fact) for fact, _ in row.facts if fact >= Fact.STORED]
        timer = self.timer_of(row)[0]
        return " · ".join([*map(self.receipt_word, known), *([timer] if timer else [])])

    def _position(self, number: int) -> int:
        return bisect_left(self._rows, -number, key=lambda row: -row.row)

    @Slot()
    def _tick(self) -> None:
        for position, row in enumerate(self._rows):
            if row.reply_by_ms is not None and not self._replied(row):
                cell = self.index(position, Column.RECEIPTS)
                self.dataChanged.emit(cell, cell)

    def _take_page(self, page: Traffic) -> None:
        self._asking = False
        self.loaded = True
        self._complete = len(page.rows) < PAGE
        for row in page.rows:
            self.take(row)

    def _miss_page(self, refused: Refused) -> None:
        # The list says nothing of its own about it: the bar of the lost line already does.
        self._asking = False
        self._complete = True


def _receipt_key(fact: Fact) -> str:
    return f"receipt-{fact.name.lower().replace('_', '-')}"
