"""The notices that this desk knows: what a reference may point to, and what launches announce.

The station is asked for the newest notices of all kinds, and for those about launches from farther
back: a window of weeks may have been notified a year ago. They are fetched one after the other, so
that other questions of the officer come between.
"""

from collections import deque
from collections.abc import Callable, Container, Iterable, Mapping
from typing import Final

from PySide6.QtCore import QObject, Signal

from console.desk.fields.editor import LaunchNotices, OpenNotice
from console.desk.release_dialog import open_body
from console.desk.station_state import StationState
from console.desk.station_thread import Station
from console.desk_link.requests import GetMessage, ListTraffic, Traffic
from console.desk_link.views import MessageView, Refused, TrafficRow
from protocol.errors import LocalViolation, RemoteViolation
from protocol.notices.matching import OBSERVING_KINDS
from protocol.notices.message import Message
from protocol.notices.open_launches import RELEVANT_KINDS, HeldNotice
from protocol.notices.pack import Kind, Pack
from protocol.notices.profiles import valid_until
from protocol.notices.values import Ref

NOTICES_MAX: Final = 100
"""Notices of all kinds offered for a reference, newest first."""

LAUNCHES_MAX: Final = 1_000
LAUNCHES_PAGE: Final = 200
LAUNCHES_BACK_MS: Final = 400 * 86_400_000
"""How far back notices about launches are asked for: longer than any window is notified ahead."""

TELL_EVERY: Final = 25
"""While many notices are fetched, the windows hear of it after so many."""

Fetched = Callable[[OpenNotice], None]
Spoken = tuple[str, Message, int]


class HeldNotices(QObject):
    """Rows of the traffic list with the values of those that are compared or referred to.

    Args:
        packs: template packs by hash, newest first.
        title: returns the title of a kind in the officer's language.

    Signals:
        changed(): more is known.
        refused(Refused): a notice that was asked for with `fetch` could not be had.
    """

    changed = Signal()
    refused = Signal(object)

    def __init__(
        self,
        station: Station,
        state: StationState,
        packs: Mapping[bytes, Pack],
        title: Callable[[str], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._station, self._state = station, state
        self._packs, self._title = packs, title
        self._rows: dict[bytes, dict[bytes, TrafficRow]] = {}
        self._messages: dict[bytes, Message] = {}
        self._whole: frozenset[str] = frozenset()
        self._held: dict[bytes, HeldNotice] = {}
        self._unreadable: set[bytes] = set()
        self._wanted: dict[bytes, list[Fetched]] = {}
        self._queue: deque[bytes] = deque()
        self._fetching: bytes | None = None
        self._listings = 0
        self._loaded = False
        state.row_changed.connect(self.take_row)
        state.line_changed.connect(self._line_changed)
        state.station_changed.connect(self._load)
        self._load()

    # What is held.

    def open_notices(self) -> tuple[OpenNotice, ...]:
        """Return what a reference may point to, newest first."""
        rows = [next(iter(each.values())) for each in self._rows.values()]
        newest = sorted(rows, key=lambda row: -row.row)
        return tuple(self.open_notice(row) for row in newest if not row.superseded)

    def open_notice(self, row: TrafficRow) -> OpenNotice:
        """Return a row as the officer picks it."""
        circuit = self._state.circuit(row.circuit)
        message = self._messages.get(row.message_id)
        return OpenNotice(
            ref=self.ref_of(row),
            kind=self._kind(row.kind),
            title=self._title(row.kind),
            at_s=row.released_ms // 1000,
            outgoing=row.outgoing,
            circuit=circuit.name if circuit is not None else "",
            circuit_id=row.circuit,
            message_id=row.message_id,
            values=None if message is None else message.values,
        )

    def find(self, message_id: bytes) -> OpenNotice | None:
        """Return a notice by its id, replaced ones too."""
        rows = self._rows.get(message_id)
        return self.open_notice(next(iter(rows.values()))) if rows else None

    def ref_of(self, row: TrafficRow) -> Ref:
        """Return the reference to a notice.

        One that went on several circuits has another serial on each, so none is named.
        """
        several = len(self._rows.get(row.message_id, {})) > 1
        if row.serial is None or several:
            return Ref(row.message_id[:8], 0, 0)
        return Ref(row.message_id[:8], row.epoch, row.serial)

    @property
    def reading(self) -> int:
        """How many notices and lists are still being asked for; 0 when all is here."""
        asked = len(self._queue) + (self._fetching is not None) + self._listings
        return asked + (not self._loaded)

    def launches(self) -> LaunchNotices:
        """Return what is held about launches, and how much of it is not known yet."""
        shown = [self.find(message_id) for message_id in self._held]
        return LaunchNotices(
            tuple(self._held.values()),
            self.reading,
            len(self._unreadable),
            tuple(notice for notice in shown if notice is not None),
        )

    def spoken(self, kinds: Container[str]) -> tuple[Spoken, ...]:
        """Return (sending party, message, place in the order of the log) of these kinds."""
        return tuple(
            (message.heading.sender.party, message, min(row.row for row in rows.values()))
            for message_id, rows in self._rows.items()
            if (message := self._messages.get(message_id)) is not None
            and message.heading.kind in kinds
        )

    def _kind(self, code: str) -> Kind | None:
        return next((p.kinds[code] for p in self._packs.values() if code in p.kinds), None)

    # Asking for it.

    def _line_changed(self) -> None:
        """The line was lost: what was not answered is asked for again when it is back."""
        if self._state.line_fault:
            self._loaded = False

    def _load(self) -> None:
        if self._state.station is None or self._loaded:
            return
        self._loaded = True
        if self._whole:
            self._ask_all(0)
        for message_id in sorted(self._unreadable):
            self._want(message_id)
        self._unreadable.clear()
        self._station.ask(ListTraffic(None, 0, NOTICES_MAX), self._take_page, self._not_given)
        self._ask_page(0)

    def load_all(self, kinds: frozenset[str]) -> None:
        """Ask for every notice of these kinds that the station holds, however old."""
        if not kinds <= self._whole:
            self._whole |= kinds
            self._ask_all(0)

    def _ask_all(self, before: int) -> None:
        self._listings += 1
        request = ListTraffic(None, before, LAUNCHES_PAGE, tuple(sorted(self._whole)))
        self._station.ask(request, self._take_all, self._no_launches)

    def _take_all(self, traffic: Traffic) -> None:
        self._listings -= 1
        if len(traffic.rows) == LAUNCHES_PAGE:
            self._ask_all(traffic.rows[-1].row)
        for row in traffic.rows:
            self.take_row(row)
            if self._compared(row):
                self._want(row.message_id)
        self._tell()

    def _ask_page(self, before: int) -> None:
        self._listings += 1
        request = ListTraffic(None, before, LAUNCHES_PAGE, tuple(sorted(RELEVANT_KINDS)))
        self._station.ask(request, self._take_launches, self._no_launches)

    def _take_page(self, traffic: Traffic) -> None:
        self.take_rows(traffic.rows)

    def _take_launches(self, traffic: Traffic) -> None:
        self._listings -= 1
        oldest = self._state.now_ms() - LAUNCHES_BACK_MS
        rows = [row for row in traffic.rows if row.released_ms >= oldest]
        whole = len(rows) == LAUNCHES_PAGE and len(self._rows) < LAUNCHES_MAX
        if whole:
            self._ask_page(rows[-1].row)
        self.take_rows(rows)

    def _no_launches(self, _refused: Refused) -> None:
        """The next view of the station asks again; until then nothing is said to be all."""
        self._listings -= 1
        self._loaded = False

    def _not_given(self, _refused: Refused) -> None:
        """The list stays without these."""

    def take_rows(self, rows: Iterable[TrafficRow]) -> None:
        """Keep several rows."""
        for row in rows:
            self.take_row(row)

    def take_row(self, row: TrafficRow) -> None:
        """Keep a row; of a notice that is compared with others its values, too."""
        known = self._rows.setdefault(row.message_id, {})
        before = known.get(row.circuit)
        known[row.circuit] = row
        if before is None and self._compared(row):
            self._want(row.message_id)
        if before is None or before.superseded != row.superseded or before.serial != row.serial:
            self._tell()

    def _compared(self, row: TrafficRow) -> bool:
        if row.message_id in self._messages:
            return False
        return row.kind in RELEVANT_KINDS or row.kind in OBSERVING_KINDS or row.kind in self._whole

    def fetch(self, notice: OpenNotice, then: Fetched) -> None:
        """Get the values of a notice, at once if they are here; before all others if not."""
        if notice.message_id in self._messages:
            then(self.find(notice.message_id) or notice)
            return
        self._wanted.setdefault(notice.message_id, []).append(then)
        self._want(notice.message_id, first=True)

    def _want(self, message_id: bytes, *, first: bool = False) -> None:
        if message_id == self._fetching:
            return
        if message_id in self._queue:
            if not first:
                return
            self._queue.remove(message_id)
        if first:
            self._queue.appendleft(message_id)
        else:
            self._queue.append(message_id)
        self._next()

    def _next(self) -> None:
        if self._fetching is not None or not self._queue:
            return
        self._fetching = self._queue.popleft()
        row = next(iter(self._rows[self._fetching].values()))
        request = GetMessage(row.circuit, row.message_id)
        self._station.ask(request, self._take_message, self._failed)

    def _take_message(self, view: MessageView) -> None:
        try:
            message, pack = open_body(view.body, self._packs)
        except (LocalViolation, RemoteViolation) as error:
            self._failed(Refused(error.code, ()))
            return
        message_id = view.row.message_id
        self._messages[message_id] = message
        if message.heading.kind in RELEVANT_KINDS:
            until = valid_until(message, pack)
            self._held[message_id] = HeldNotice.of(message, message_id, until)
        found = self.find(message_id)
        for then in self._wanted.pop(message_id, []):
            if found is not None:
                then(found)
        self._done()

    def _failed(self, refused: Refused) -> None:
        if self._fetching is not None:
            self._unreadable.add(self._fetching)
            if self._wanted.pop(self._fetching, None):
                self.refused.emit(refused)
        self._done()

    def _done(self) -> None:
        self._fetching = None
        self._tell()
        self._next()

    def _tell(self) -> None:
        left = len(self._queue) + (self._fetching is not None)
        if left % TELL_EVERY == 0:
            self.changed.emit()
