"""What the station last told this desk, kept once, for all windows.

Windows read from here and listen to the signals; nothing is changed except by the station's own
views. Until a new view comes the old one stays on the screen, with the line marked lost.
"""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from console.desk_link.requests import Alarms, Drafts, Releases
from console.desk_link.views import (
    AlarmView,
    CircuitView,
    MessageView,
    StationView,
    TrafficRow,
    View,
)
from protocol.vocabulary import Mode

TICK_MS = 1_000


def monotonic_ms() -> int:
    """Return milliseconds of the system's monotonic clock."""
    return time.monotonic_ns() // 1_000_000


class StationState(QObject):
    """The station as this desk knows it.

    Args:
        monotonic: milliseconds that never jump; the wall clock comes from the station alone.

    Signals:
        station_changed(): `station` is another value.
        alarms_changed(): `alarms` is another value.
        row_changed(TrafficRow), message_changed(MessageView): as pushed.
        line_changed(): `line_fault` is another value.
        tick(): once a second, for clocks and countdowns.
    """

    station_changed = Signal()
    alarms_changed = Signal()
    row_changed = Signal(object)
    message_changed = Signal(object)
    drafts_changed = Signal(object)
    releases_changed = Signal(object)
    event_told = Signal(object)
    line_changed = Signal()
    tick = Signal()

    def __init__(
        self, monotonic: Callable[[], int] = monotonic_ms, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.station: StationView | None = None
        self.alarms: tuple[AlarmView, ...] = ()
        self.line_fault = "connecting"
        self.officer = ""
        self._monotonic = monotonic
        self._heard_at = 0
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._timer.start()

    def now_ms(self) -> int:
        """Return the station's clock, ms since 1970 UTC; 0 before the station was heard."""
        if self.station is None:
            return 0
        return self.station.wall_ms + self._monotonic() - self._heard_at

    def circuit(self, circuit: bytes) -> CircuitView | None:
        """Return a circuit by its id."""
        views = () if self.station is None else self.station.circuits
        return next((view for view in views if view.circuit == circuit), None)

    def on_watch(self) -> bool:
        """Whether the officer of this desk has the watch key open."""
        if self.station is None or not self.officer:
            return False
        return any(one.name == self.officer and one.on_watch for one in self.station.officers)

    def sit_down(self, officer: str) -> None:
        """Say who sits at this desk. It entitles to nothing: the station asks for his watch key."""
        self.officer = officer
        self.station_changed.emit()

    def mode(self) -> Mode:
        """Return the mode of the station: EXERCISE if it has no circuit of another mode."""
        if self.station is None:
            return Mode.ACTUAL
        modes = {view.mode for view in self.station.circuits}
        if self.station.exercise_only or modes == {Mode.EXERCISE}:
            return Mode.EXERCISE
        return Mode.ACTUAL

    @Slot(object)
    def take_station(self, view: StationView) -> None:
        """Take the station's own word on itself."""
        self.station = view
        self._heard_at = self._monotonic()
        if self.line_fault:
            self.line_fault = ""
            self.line_changed.emit()
        self.station_changed.emit()

    @Slot(object)
    def take_alarms(self, view: Alarms) -> None:
        """Take the list of alarms, gravest first."""
        self.alarms = view.alarms
        self.alarms_changed.emit()

    @Slot(str)
    def take_loss(self, code: str) -> None:
        """The line to the station is gone; what is shown may be stale."""
        self.line_fault = code
        self.line_changed.emit()

    @Slot(str, object)
    def take_push(self, _name: str, view: View) -> None:
        """Take an event of the station."""
        if isinstance(view, StationView):
            self.take_station(view)
        elif isinstance(view, Alarms):
            self.take_alarms(view)
        elif isinstance(view, TrafficRow):
            self.row_changed.emit(view)
        elif isinstance(view, MessageView):
            self.row_changed.emit(view.row)
            self.message_changed.emit(view)
        elif isinstance(view, Drafts):
            self.drafts_changed.emit(view)
        elif isinstance(view, Releases):
            self.releases_changed.emit(view)
        else:
            self.event_told.emit(view)
