"""Logging on and off at this desk, and unlocking the station."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from console.desk.station_state import StationState
from console.desk.station_thread import Station
from console.desk.theme import Theme
from console.desk.watch_dialog import WatchDialog, WatchTask
from console.desk.wording import Wording
from console.desk_link.requests import CloseWatch
from console.desk_link.views import Refused, StationView


class WatchSteps(QObject):
    """Asks for passphrases and keeps who has the watch at this desk.

    Signals:
        opened(): an officer logged on, or the station was unlocked; read everything anew.
        refused(Refused): the station said no outside a dialog.
    """

    opened = Signal()
    refused = Signal(object)

    def __init__(
        self,
        theme: Theme,
        words: Wording,
        station: Station,
        state: StationState,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._theme = theme
        self._words = words
        self._station = station
        self._state = state
        self._window = window
        self.dialog: WatchDialog | None = None

    @Slot()
    def toggle(self) -> None:
        """Log on, or close the watch of this desk's officer."""
        if self._state.on_watch():
            self._station.ask(
                CloseWatch(self._state.officer), self._state.take_station, self._refuse
            )
        else:
            self._ask_passphrase(WatchTask.WATCH)

    @Slot()
    def unlock(self) -> None:
        """Give the station its data key back."""
        self._ask_passphrase(WatchTask.UNLOCK)

    def _ask_passphrase(self, task: WatchTask) -> None:
        station = self._state.station
        if station is None:
            return
        self.dialog = WatchDialog(
            self._theme, self._words, self._station, task, station.officers, self._window
        )
        self.dialog.opened.connect(self._on_opened)
        self.dialog.open()

    @Slot(str, object)
    def _on_opened(self, officer: str, view: StationView) -> None:
        self._state.take_station(view)
        self._state.sit_down(officer)
        self.opened.emit()

    def _refuse(self, refused: Refused) -> None:
        self.refused.emit(refused)
