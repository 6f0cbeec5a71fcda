"""The sound of this desk's alarms, and the report to the station of what sounds here.

If no desk reports an alarm as sounding, the station sounds it itself; so the report is repeated
for as long as the sound lasts.
"""

from typing import Protocol

from PySide6.QtCore import QObject

from console.desk.station_state import StationState
from console.desk.station_thread import Station
from console.desk_link.requests import Done, Sounding
from console.desk_link.views import AlarmView, Refused

AUDIBLE = ("flash", "immediate", "integrity", "link", "overdue", "caution")
"""Classes that sound, gravest first; one pattern at a time."""


class Sounder(Protocol):
    """What plays the patterns."""

    def start(self, alarm_class: str) -> bool:
        """Repeat the pattern of a class until `stop`; False if this machine has no sound."""

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
        self.sounding = wanted if wanted and self._sounder.start(wanted) else ""
        self._report()

    def _report(self) -> None:
        if self.sounding:
            numbers = tuple(one.alarm_id for one in sounding_alarms(self._state.alarms))
            self._station.ask(Sounding(numbers), self._reported, self._not_reported)

    def _reported(self, _done: Done) -> None:
        """Nothing follows: the station now knows."""

    def _not_reported(self, _refused: Refused) -> None:
        """Nothing follows: unreported, the station sounds by itself, which is what is wanted."""


def sounding_alarms(alarms: tuple[AlarmView, ...]) -> tuple[AlarmView, ...]:
    """Return the alarms that are neither taken nor silenced."""
    return tuple(alarm for alarm in alarms if alarm.state == "untaken")
