"""The sound of this desk's alarms, and the report to the station of what sounds here.

If no desk reports an alarm as sounding, the station sounds it itself; so the report is repeated
every second for as long as something can be heard here.
"""

from typing import Protocol

from PySide6.QtCore import QObject

from console.desk.station_state import StationState
from console.desk.station_thread import Station
from console.desk_link.requests import Done, Sounding
from console.desk_link.views import AlarmView, Refused
from console.sound import pattern_name
from protocol.vocabulary import Mode

AUDIBLE = ("flash", "immediate", "integrity", "link", "overdue")
"""Classes that sound, gravest first, one pattern at a time. A caution only shows."""


class Sounder(Protocol):
    """What plays the patterns."""

    def start(self, pattern: str) -> bool:
        """Repeat a pattern until `stop`; False if nothing can be heard."""

    @property
    def fault(self) -> str:
        """ "" or why nothing can be heard."""

    def stop(self) -> None:
        """Be quiet."""


class AlarmSound(QObject):
    """Follows the alarms of the state: sounds the gravest that is untaken and not silenced."""

    def __init__(
        self, station: Station, state: StationState, sounder: Sounder, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._station = station
        self._state = state
        self._sounder = sounder
        self.sounding = ""
        state.alarms_changed.connect(self._follow)
        state.tick.connect(self._report)

    def stop(self) -> None:
        """Be quiet: the desk is closing and the station takes over."""
        self._sounder.stop()
        self.sounding = ""

    def _follow(self) -> None:
        audible = sounding_alarms(self._state.alarms)
        wanted = min((one.alarm_class for one in audible), key=AUDIBLE.index, default="")
        if wanted == self.sounding:
            return
        self._sounder.stop()
        self.sounding = wanted
        if wanted:
            self._sounder.start(pattern_name(wanted, self._state.mode() is Mode.EXERCISE))
        self._report()

    def _report(self) -> None:
        if self.sounding and not self._sounder.fault:
            numbers = tuple(one.alarm_id for one in sounding_alarms(self._state.alarms))
            self._station.ask(Sounding(numbers), self._reported, self._not_reported)

    def _reported(self, _done: Done) -> None:
        """Nothing follows: the station now knows."""

    def _not_reported(self, _refused: Refused) -> None:
        """Nothing follows: unreported, the station sounds by itself, which is what is wanted."""


def sounding_alarms(alarms: tuple[AlarmView, ...]) -> tuple[AlarmView, ...]:
    """Return the alarms that must be heard now: neither taken nor silenced nor over."""
    return tuple(
        alarm for alarm in alarms if alarm.state == "untaken" and alarm.alarm_class in AUDIBLE
    )
