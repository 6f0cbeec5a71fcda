"""The engine's loop: one thread that waits in one place and hands what came to those who act.

    transport.wait → circuits (frames, paths) → desks (requests, slow work) → ticks → news → wait

Everything that anybody here does is short. What could take long is done by `SlowWork` beside the
loop; what could block does not exist.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from console.desk_link.listener import DESK_DOMAIN
from console.station.alarm_desk import AlarmDesk
from console.station.alarms import AlarmClass, Cause
from console.station.circuits import Circuits
from console.station.clock import Clock
from console.station.desk_port import admit_desks
from console.station.desk_server import DeskServer
from console.station.door_book import DoorBook
from console.station.folder import StationFolder
from console.station.lasting import LastingCauses
from console.station.lifeline import Lifeline, Order
from console.station.news import News
from console.station.overdue import Overdue
from console.station.slow_work import SlowWork
from console.station.transport import Came, Transport
from console.station.watch_log.log import WatchLog
from console.station.watch_log.rows import Verified
from protocol.errors import StorageFailed
from protocol.exchange.delivery.journal import LocalEvent

PATIENCE_MS: Final = 60_000
REOPEN_EVERY_MS: Final = 5_000
DESKS_EVERY_MS: Final = 2_000
VERIFY_STEPS: Final = 20
VERIFY_EVERY_MS: Final = 20

STORAGE: Final = Cause(AlarmClass.INTEGRITY, "storage-failed")
STRANGERS: Final = Cause(AlarmClass.CAUTION, "strangers-at-the-door")


@dataclass(frozen=True, slots=True)
class Parts:
    """Those who act."""

    folder: StationFolder
    log: WatchLog
    clock: Clock
    transport: Transport
    circuits: Circuits
    desks: DeskServer
    slow: SlowWork
    alarms: AlarmDesk
    lasting: LastingCauses
    overdue: Overdue
    news: News


class Engine:
    """Runs a station until its supervisor wants something else."""

    def __init__(self, parts: Parts, lifeline: Lifeline) -> None:
        self._parts = parts
        self._lifeline = lifeline
        self._doors = DoorBook()
        self._reopen_at_ms = self._desks_read_ms = 0
        self._verifying: Iterator[Verified] | None = parts.log.verification()

    def run(self) -> Order:
        """Serve until told to stop, or until the supervisor is dead; say which."""
        parts = self._parts
        for source in (self._lifeline.socket, parts.slow.socket):
            parts.transport.watch(source)
        self._note("engine-started")
        parts.circuits.open_all()
        parts.overdue.begin()
        self._lifeline.report("ready")
        while self._lifeline.order is Order.RUN:
            self._turn()
        self._note("engine-stopped", self._lifeline.order.value)
        return self._lifeline.order

    def close(self) -> None:
        """Let everything go, the network first."""
        parts = self._parts
        parts.transport.close()
        parts.slow.close()
        parts.alarms.close()
        parts.log.close()

    def _turn(self) -> None:
        parts = self._parts
        came = parts.transport.wait(self._patience_ms())
        parts.circuits.take(came)
        self._at_the_doors(came)
        parts.desks.serve()
        parts.desks.finish()
        parts.circuits.tick()
        self._mind_the_log()
        parts.lasting.tick()
        parts.alarms.tick()
        parts.news.tell(parts.clock.now().mono_ms, parts.desks)

    def _patience_ms(self) -> int:
        parts, mono_ms = self._parts, self._parts.clock.now().mono_ms
        patience = min(
            PATIENCE_MS,
            parts.circuits.patience_ms(),
            parts.alarms.patience_ms(),
            parts.lasting.patience_ms(),
            parts.news.patience_ms(mono_ms, parts.desks),
        )
        if parts.log.fault:
            patience = min(patience, max(0, self._reopen_at_ms - mono_ms))
        elif self._verifying is not None:
            patience = min(patience, VERIFY_EVERY_MS)
        return patience

    def _at_the_doors(self, came: Came) -> None:
        parts = self._parts
        now = parts.clock.now()
        knocked = any(stranger.domain == DESK_DOMAIN for stranger in came.strangers)
        if knocked or now.mono_ms >= self._desks_read_ms + DESKS_EVERY_MS:
            # A new desk's key may lie there, and it knocks again by itself; or one was taken away.
            self._desks_read_ms = now.mono_ms
            admit_desks(parts.folder, parts.transport)
        if came.strangers:
            self._doors.knocked(came.strangers)
            parts.alarms.raise_alarm(STRANGERS)
        self._doors.misaddressed(came.misaddressed)
        for event in self._doors.due(now.wall_ms, now.mono_ms):
            self._append(event)

    def _mind_the_log(self) -> None:
        """Check a little more of the log, or try to get a failed one back."""
        if self._parts.log.fault:
            self._reopen()
        elif self._verifying is not None:
            self._verify_more(self._verifying)

    def _verify_more(self, verifying: Iterator[Verified]) -> None:
        try:
            for _ in range(VERIFY_STEPS):
                if next(verifying, None) is None:
                    self._verifying = None
                    return
        except StorageFailed:
            self._verifying = None

    def _reopen(self) -> None:
        parts, mono_ms = self._parts, self._parts.clock.now().mono_ms
        if mono_ms < self._reopen_at_ms:
            return
        self._reopen_at_ms = mono_ms + REOPEN_EVERY_MS
        parts.alarms.raise_alarm(STORAGE)
        parts.news.station_changed()
        try:
            parts.log.reopen()
            parts.circuits.begin_anew(parts.circuits.hosts.values())
        except StorageFailed:
            return
        parts.alarms.end(STORAGE)
        self._note("storage-reopened")

    def _note(self, code: str, why: str = "") -> None:
        details = (("why", why),) if why else ()
        self._append(LocalEvent(self._parts.clock.now().wall_ms, code, details=details))

    def _append(self, event: LocalEvent) -> None:
        try:
            self._parts.log.append_event(event)
        except StorageFailed:
            return  # latched: `_mind_the_log` sounds the alarm and tries to get it back
