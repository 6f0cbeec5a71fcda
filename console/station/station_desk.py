"""What every desk asks: the station, its traffic, its events; and the two-officer unlock."""

from console.desk_link.requests import (
    Events,
    GetMessage,
    Hello,
    ListEvents,
    ListTraffic,
    Look,
    Request,
    SetScenarioClock,
    Traffic,
    UnlockSending,
)
from console.desk_link.views import MessageView, StationView
from console.station.circuits import Circuits
from console.station.clock import Clock
from console.station.desk_server import Handler, Later
from console.station.keystore import Keystore
from console.station.station_view import StationLook
from console.station.watch_log.log import WatchLog
from protocol.errors import LocalViolation
from protocol.exchange.delivery.journal import LocalEvent

PAGE_MAX = 200
KINDS_MAX = 32


class StationDesk:
    """Handles requests about the station as a whole."""

    def __init__(
        self,
        log: WatchLog,
        circuits: Circuits,
        keystore: Keystore,
        clock: Clock,
        look: StationLook,
    ) -> None:
        self._log = log
        self._circuits = circuits
        self._keystore = keystore
        self._clock = clock
        self._look = look

    def handlers(self) -> dict[type[Request], Handler]:
        """Return who handles which request."""
        return {
            Hello: lambda _: self._look.station(),
            Look: lambda _: self._look.station(),
            ListTraffic: self.traffic,
            GetMessage: self.message,
            ListEvents: self.events,
            SetScenarioClock: self.scenario_clock,
            UnlockSending: self.unlock_sending,
        }

    def traffic(self, request: ListTraffic) -> Traffic:
        """Return a page of the traffic list.

        Raises:
            LocalViolation: ``too-many-kinds``.
        """
        if len(request.kinds) > KINDS_MAX:
            raise LocalViolation("too-many-kinds", most=KINDS_MAX)
        limit, before = min(max(request.limit, 1), PAGE_MAX), max(request.before, 0)
        return Traffic(self._log.traffic(request.circuit, before, limit, request.kinds))

    def message(self, request: GetMessage) -> MessageView:
        """Return one notice, whole."""
        return self._look.message(request.circuit, request.message_id)

    def events(self, request: ListEvents) -> Events:
        """Return the newest local events."""
        limit = min(max(request.limit, 1), PAGE_MAX)
        return Events(tuple(event for _, event in self._log.events(limit)))

    def scenario_clock(self, request: SetScenarioClock) -> StationView:
        """Show another instant as now; EXERCISE stations only."""
        self._clock.show_as(request.wall_ms)
        shown = "" if request.wall_ms is None else str(request.wall_ms)
        self._log.append_event(
            LocalEvent(self._clock.now().wall_ms, "scenario-clock", details=(("shows", shown),))
        )
        return self._look.station()

    def unlock_sending(self, request: UnlockSending) -> Later:
        """Let a locked circuit send again, if two officers want it.

        Raises:
            LocalViolation: ``two-officers-wanted``, or nothing is locked.
            WrongPassphrase: of either officer.
        """
        host = self._circuits.host(request.circuit)
        if len(set(request.officers)) < 2:
            raise LocalViolation("two-officers-wanted")
        pairs = list(zip(request.officers, request.passphrases, strict=True))

        def unlocked(_: None) -> StationView:
            now = self._clock.now()
            officers = ", ".join(request.officers)
            with self._log.together():
                event = LocalEvent(now.wall_ms, "unlocked-by", details=(("officers", officers),))
                self._log.append_event(event, host.id)
                effects = host.circuit.unlock(now)
            self._circuits.perform(host, effects)
            return self._look.station()

        return Later(lambda: _open_all(self._keystore, pairs), unlocked)


def _open_all(keystore: Keystore, pairs: list[tuple[str, str]]) -> None:
    for officer, passphrase in pairs:
        keystore.open_officer(officer, passphrase)
