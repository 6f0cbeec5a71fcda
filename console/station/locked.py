"""A locked station: the data key is not here, so nothing is but the desks' port and the alarm.

It starts so where a service manager starts it without an officer. An officer unlocks it from a
desk; the supervisor gets the key, for the engines to come.
"""

import time
from functools import partial
from typing import Final

from console.desk_link.listener import DeskListener
from console.desk_link.requests import (
    Alarms as AlarmsView,
)
from console.desk_link.requests import (
    Done,
    Hello,
    ListAlarms,
    Look,
    SilenceAlarms,
    Sounding,
    Unlock,
)
from console.desk_link.views import OfficerView, StationView, View
from console.station.alarms import AlarmClass, Alarms, Cause
from console.station.desk_port import admit_desks, is_admitted
from console.station.desk_server import DeskServer, Later
from console.station.folder import StationFolder
from console.station.keystore import Keystore
from console.station.lifeline import Lifeline, Order
from console.station.slow_work import SlowWork
from console.station.sounder import Sounder
from console.station.transport import Transport

TURN_MS: Final = 250
CAUSE: Final = Cause(AlarmClass.INTEGRITY, "station-locked")


class _Locked:
    """What a locked station answers."""

    def __init__(self, folder: StationFolder, keystore: Keystore, lifeline: Lifeline) -> None:
        self._folder = folder
        self._keystore = keystore
        self._lifeline = lifeline
        self.alarms = Alarms()
        self.alarms.raise_alarm(CAUSE, _wall_ms(), _mono_ms())

    def view(self) -> StationView:
        config = self._folder.config
        return StationView(
            name=config.name,
            party=config.party,
            folder=str(self._folder.path),
            wall_ms=_wall_ms(),
            scenario_ms=None,
            exercise_only=config.exercise_only,
            storage_fault="",
            sound_fault="",
            officers=tuple(OfficerView(name, False) for name in self._keystore.officers),
            circuits=(),
            locked=True,
        )

    def unlock(self, request: Unlock) -> Later:
        def unlocked(key: bytes) -> StationView:
            self._lifeline.hand_back(key)
            self._lifeline.data_key = key
            return self.view()

        return Later(lambda: self._keystore.unlock(request.officer, request.passphrase), unlocked)

    def silence(self, _: SilenceAlarms) -> AlarmsView:
        self.alarms.silence(_mono_ms())
        return self.listed()

    def listed(self) -> AlarmsView:
        return AlarmsView(tuple(alarm.view() for alarm in self.alarms.listed()))

    def desk_sounds(self, desk: bytes, request: Sounding) -> View:
        self.alarms.desk_sounds(desk.hex(), request.alarm_ids, _mono_ms())
        return Done()


def serve_locked(
    folder: StationFolder,
    keystore: Keystore,
    transport: Transport,
    listener: DeskListener,
    sounder: Sounder,
    lifeline: Lifeline,
) -> None:
    """Serve until an officer unlocks (`lifeline.data_key` is set then) or the end is ordered."""
    locked, slow = _Locked(folder, keystore, lifeline), SlowWork()
    desks = DeskServer(
        listener,
        slow,
        {
            Hello: lambda _: locked.view(),
            Look: lambda _: locked.view(),
            Unlock: locked.unlock,
            ListAlarms: lambda _: locked.listed(),
            SilenceAlarms: locked.silence,
        },
        {Sounding: locked.desk_sounds},
        admitted=partial(is_admitted, transport),
        left=lambda desk: locked.alarms.desk_left(desk.hex()),
        otherwise="station-locked",
    )
    transport.watch(slow.socket)
    transport.watch(lifeline.socket)
    lifeline.report("ready")
    while lifeline.order is Order.RUN and lifeline.data_key is None:
        if transport.wait(TURN_MS).strangers:
            admit_desks(folder, transport)  # a new desk's key may lie there; it knocks again
        desks.serve()
        desks.finish()
        locked.alarms.tick(_mono_ms())
        sounder.follow(locked.alarms.station_must_sound(_mono_ms()))
    sounder.follow(None)
    transport.unwatch(slow.socket)
    transport.unwatch(lifeline.socket)
    slow.close()


def _wall_ms() -> int:
    return time.time_ns() // 1_000_000


def _mono_ms() -> int:
    return time.monotonic_ns() // 1_000_000
