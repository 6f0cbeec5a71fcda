"""What the desks have to be told, gathered during a turn of the loop and told once at its end.

A batch of records changes one notice many times; a desk needs its last state. A desk that comes
later reads everything anew.
"""

from collections.abc import Callable
from typing import Final

from console.desk_link.requests import Alarms, Drafts, Releases
from console.desk_link.views import ReleaseView, View
from console.station.desk_server import DeskServer
from console.station.station_view import StationLook
from console.station.watch_log.log import WatchLog
from protocol.errors import LocalViolation, StorageFailed

STATION_EVERY_MS: Final = 1_000
STATION_SOONEST_MS: Final = 100
EVENTS_PER_TURN: Final = 100
EVENTS_FEW: Final = 4
IDLE_MS: Final = 60_000


class News:
    """Pushes events to the desks."""

    def __init__(
        self, log: WatchLog, look: StationLook, changed: Callable[[bytes, bytes], None]
    ) -> None:
        """`changed` is called once a turn for each notice of which more is known."""
        self._log = log
        self._changed = changed
        self._look = look
        self._make: dict[str, Callable[[], View]] = {
            "drafts": lambda: Drafts(log.desk_work.drafts())
        }
        self._lists: set[str] = set()
        self._messages: dict[tuple[bytes, bytes], None] = {}
        self._station_dirty = False
        self._station_told_ms = 0
        self._last_event = 0
        self._nobody_heard = True

    def ask(
        self, alarms: Callable[[], Alarms], releases: Callable[[], tuple[ReleaseView, ...]]
    ) -> None:
        """Name those who have the lists that are not in the log."""
        self._make["alarms"] = alarms
        self._make["releases"] = lambda: Releases(releases())

    def station_changed(self) -> None:
        """The station's view is another."""
        self._station_dirty = True

    def lists_changed(self, *names: str) -> None:
        """The ``alarms``, ``drafts`` or ``releases`` are others."""
        self._lists.update(names)

    def message_changed(self, circuit: bytes, message_id: bytes) -> None:
        """A notice, a fact about it or its list line is another."""
        self._messages[circuit, message_id] = None

    def patience_ms(self, mono_ms: int, desks: DeskServer) -> int:
        """Return how long the loop may wait before the station has to be told again."""
        if not desks.connected:
            return IDLE_MS
        every = STATION_SOONEST_MS if self._station_dirty else STATION_EVERY_MS
        return max(0, self._station_told_ms + every - mono_ms)

    def tell(self, mono_ms: int, desks: DeskServer) -> None:
        """Tell the desks what changed since the last call."""
        try:
            for circuit, message_id in list(self._messages):
                # An answer changes the line of what it answers, too.
                for other in self._log.spoken_of(circuit, message_id):
                    self._messages[circuit, other] = None
            for circuit, message_id in self._messages:
                self._changed(circuit, message_id)
            if desks.connected:
                self._tell_from_log(mono_ms, desks)
        except StorageFailed:
            # The engine gets the log back and desks read anew; that it failed they are told here.
            self._station_dirty = True
        if desks.connected and self.patience_ms(mono_ms, desks) == 0:
            desks.tell("station", self._look.station())
            self._station_told_ms, self._station_dirty = mono_ms, False
        self._nobody_heard = not desks.connected
        self._messages.clear()
        self._lists.clear()

    def _tell_from_log(self, mono_ms: int, desks: DeskServer) -> None:
        for name in sorted(self._lists):
            desks.tell(name, self._make[name]())
        for circuit, message_id in self._messages:
            try:
                view = self._look.message(circuit, message_id)
            except StorageFailed:
                raise
            except LocalViolation:
                continue  # a record of ours outside the chain: the peer has it, our list has not
            desks.tell("traffic", view.row)
            desks.tell("message", view)
        if self._messages or self._lists or self.patience_ms(mono_ms, desks) == 0:
            self._tell_events(desks)

    def _tell_events(self, desks: DeskServer) -> None:
        newest = self._log.events(EVENTS_FEW)
        if newest and newest[-1][0] > self._last_event:
            newest = self._log.events(EVENTS_PER_TURN)
        for number, event in reversed(newest):
            if number > self._last_event and not self._nobody_heard:
                desks.tell("event", event)
        self._last_event = max((number for number, _ in newest), default=0)
