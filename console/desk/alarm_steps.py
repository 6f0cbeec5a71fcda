"""What an officer does about alarms, and the window that comes forward by itself."""

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from console.desk.alarm_bar import GRAVE, AlarmBar, open_alarms
from console.desk.station_state import StationState
from console.desk.station_thread import Station
from console.desk_link.requests import SilenceAlarms, TakeAlarm
from console.desk_link.views import AlarmView, Refused


class AlarmSteps(QObject):
    """Between the alarm bar and the station.

    Signals:
        notice_wanted(circuit, message_id): the officer opens the alarm's notice.
        refused(Refused): the station said no.
    """

    notice_wanted = Signal(object, object)
    refused = Signal(object)

    def __init__(
        self, station: Station, state: StationState, bar: AlarmBar, window: QWidget
    ) -> None:
        super().__init__(window)
        self._station = station
        self._state = state
        self._window = window
        self._raised_for: set[int] = set()
        bar.opened.connect(self._open)
        bar.taken.connect(self._take)
        bar.silenced.connect(self._silence)
        state.alarms_changed.connect(self._raise_window)

    @Slot()
    def _raise_window(self) -> None:
        """Bring the window forward, once for each FLASH or IMMEDIATE alarm."""
        grave = {
            alarm.alarm_id
            for alarm in open_alarms(self._state.alarms)
            if alarm.alarm_class in GRAVE
        }
        if grave - self._raised_for:
            window = self._window
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
            window.raise_()
            window.activateWindow()
        self._raised_for = grave

    @Slot(object)
    def _open(self, alarm: AlarmView) -> None:
        if alarm.circuit is not None and alarm.message_id is not None:
            self.notice_wanted.emit(alarm.circuit, alarm.message_id)

    @Slot(object)
    def _take(self, alarm: AlarmView) -> None:
        request = TakeAlarm(alarm.alarm_id, self._state.officer)
        self._station.ask(request, self._state.take_alarms, self._refuse)

    @Slot()
    def _silence(self) -> None:
        request = SilenceAlarms(self._state.officer)
        self._station.ask(request, self._state.take_alarms, self._refuse)

    def _refuse(self, refused: Refused) -> None:
        self.refused.emit(refused)
