"""Alarms as desks see and take them, and the station's own voice where no desk sounds one."""

from collections.abc import Callable
from typing import Final

from console.desk_link.requests import (
    Alarms as AlarmsView,
)
from console.desk_link.requests import (
    Done,
    ListAlarms,
    Request,
    SilenceAlarms,
    Sounding,
    TakeAlarm,
)
from console.station.alarms import Alarms, Cause
from console.station.clock import Clock
from console.station.desk_server import DeskHandler, Handler
from console.station.sounder import Sounder
from console.station.watch_desk import WatchDesk
from console.station.watch_log.log import WatchLog
from protocol.errors import StorageFailed
from protocol.exchange.delivery.journal import LocalEvent

IDLE_MS: Final = 60_000
WATCHED_MS: Final = 250


class AlarmDesk:
    """Raises and ends alarms for the engine, and handles what officers do about them."""

    def __init__(
        self,
        log: WatchLog,
        clock: Clock,
        sounder: Sounder,
        watch: WatchDesk,
        changed: Callable[[], None],
    ) -> None:
        self._alarms = Alarms()
        self._log = log
        self._clock = clock
        self._sounder = sounder
        self._watch = watch
        self._changed = changed

    def handlers(self) -> dict[type[Request], Handler]:
        """Return who handles which request."""
        return {
            ListAlarms: lambda _: self.view(),
            TakeAlarm: self.take,
            SilenceAlarms: self.silence,
        }

    def desk_handlers(self) -> dict[type[Request], DeskHandler]:
        """Return who handles requests that count for one desk."""
        return {Sounding: self.desk_sounds}

    @property
    def sound_fault(self) -> str:
        """ "" or why the station itself could not be heard."""
        return self._sounder.fault

    def view(self) -> AlarmsView:
        """Return all alarms in sight, gravest first."""
        return AlarmsView(tuple(alarm.view() for alarm in self._alarms.listed()))

    def raise_alarm(self, cause: Cause) -> None:
        """Something is wrong, or is so again."""
        now = self._clock.now()
        if self._alarms.raise_alarm(cause, now.wall_ms, now.mono_ms):
            self._changed()

    def end(self, cause: Cause) -> None:
        """What was wrong is so no longer."""
        if self._alarms.end(cause, self._clock.now().mono_ms):
            self._changed()

    def take(self, request: TakeAlarm) -> AlarmsView:
        """An officer on watch takes an alarm."""
        self._watch.on_watch(request.officer)
        self._alarms.take(request.alarm_id, self._clock.now().mono_ms)
        self._note("alarm-taken", request.officer, str(request.alarm_id))
        self._changed()
        return self.view()

    def silence(self, request: SilenceAlarms) -> AlarmsView:
        """Quiet for 30 s; whoever is in the room may ask for that."""
        self._alarms.silence(self._clock.now().mono_ms)
        self._note("alarms-silenced", request.officer, "")
        self._changed()
        return self.view()

    def desk_sounds(self, desk: bytes, request: Sounding) -> Done:
        """A desk reports what can be heard from it."""
        self._alarms.desk_sounds(desk.hex(), request.alarm_ids, self._clock.now().mono_ms)
        return Done()

    def desk_left(self, desk: bytes) -> None:
        """A desk is gone, and its sound with it."""
        self._alarms.desk_left(desk.hex())

    def tick(self) -> None:
        """Let time pass: silences end, and the station speaks where no desk does."""
        mono_ms = self._clock.now().mono_ms
        if self._alarms.tick(mono_ms):
            self._changed()
        self._sounder.follow(self._alarms.station_must_sound(mono_ms))

    def patience_ms(self) -> int:
        """Return how long the loop may wait before `tick` is due."""
        if self._alarms.loudest() is not None:
            return WATCHED_MS
        due = self._alarms.next_tick_ms()
        return IDLE_MS if due is None else max(0, due - self._clock.now().mono_ms)

    def close(self) -> None:
        """Be silent: the station stops."""
        self._sounder.close()

    def _note(self, code: str, officer: str, alarm: str) -> None:
        details = (("officer", officer), ("alarm", alarm))
        try:
            self._log.append_event(LocalEvent(self._clock.now().wall_ms, code, details=details))
        except StorageFailed:
            # An alarm about the storage itself must still be taken; the log's fault is on screen.
            return
