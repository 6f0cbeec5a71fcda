"""What the station shows of itself: the engine's state as views of the desk link."""

from collections.abc import Callable, Sequence
from typing import Final

from console.desk_link.views import (
    CircuitView,
    MessageView,
    OfficerView,
    PathView,
    StationView,
    TrafficRow,
)
from console.station.circuits import Circuits, Host
from console.station.clock import Clock
from console.station.folder import StationFolder
from console.station.watch_log.log import WatchLog
from protocol.errors import LocalViolation, StorageFailed
from protocol.exchange.delivery.status import CircuitStatus, PathStatus
from protocol.exchange.identity import PathSheet, Role
from protocol.vocabulary import Fact

RECENT: Final = 100


class StationLook:
    """Makes views. What it remembers is only when something was, never what."""

    def __init__(
        self,
        folder: StationFolder,
        log: WatchLog,
        clock: Clock,
        circuits: Circuits,
        own_packs: Sequence[bytes],
    ) -> None:
        self._folder = folder
        self._log = log
        self._clock = clock
        self._circuits = circuits
        self._own_packs = own_packs
        self._last_read: dict[bytes, int] = {}
        self._origins: dict[tuple[bytes, str], tuple[int, int]] = {}
        self._officers: Callable[[], tuple[OfficerView, ...]] = tuple
        self._sound_fault: Callable[[], str] = str

    def ask(
        self, officers: Callable[[], tuple[OfficerView, ...]], sound_fault: Callable[[], str]
    ) -> None:
        """Name those who know who is on watch and whether the station can be heard."""
        self._officers = officers
        self._sound_fault = sound_fault

    def read_there(self, circuit: bytes, at_ms: int) -> None:
        """Note that the peer's officer read something of ours."""
        self._last_read[circuit] = max(at_ms, self._last_read.get(circuit, 0))

    def station(self) -> StationView:
        """Return the station as it stands."""
        config = self._folder.config
        return StationView(
            name=config.name,
            party=config.party,
            folder=str(self._folder.path),
            wall_ms=self._clock.now().wall_ms,
            scenario_ms=self._clock.scenario_ms,
            exercise_only=config.exercise_only,
            storage_fault=self._log.fault,
            sound_fault=self._sound_fault(),
            officers=self._officers(),
            circuits=tuple(self._circuit(host) for host in self._circuits.hosts.values()),
            locked=False,
        )

    def message(self, circuit: bytes, message_id: bytes) -> MessageView:
        """Return a notice, whole.

        Raises:
            LocalViolation: ``circuit-unknown``, ``message-unknown``.
        """
        host = self._circuits.host(circuit)
        held = self._log.message(circuit, message_id)
        if held is None:
            raise LocalViolation("message-unknown", message_id=message_id.hex())
        return MessageView(
            row=held.row,
            body=held.body,
            record_hash=held.record_hash,
            sender=self._folder.config.name if held.row.outgoing else host.peer.station,
            clock_offset_ms=held.clock_offset_ms,
            warnings_confirmed=held.warnings_confirmed,
            different_fields=held.different_fields,
            events=held.events,
            others=self._others(circuit, held.row),
        )

    def _others(self, circuit: bytes, row: TrafficRow) -> tuple[TrafficRow, ...]:
        """Return the lines of the same notice of ours on other circuits."""
        if not row.outgoing:
            return ()
        found = (
            self._log.traffic_row(other, row.message_id)
            for other in self._circuits.hosts
            if other != circuit
        )
        return tuple(line for line in found if line is not None and line.outgoing)

    def _circuit(self, host: Host) -> CircuitView:
        status = host.circuit.snapshot(self._clock.now())
        paths = {path.number: path for path in status.paths}
        return CircuitView(
            circuit=host.id,
            name=host.row.name,
            peer_name=host.peer.station,
            peer_party=host.peer.party,
            mode=int(host.row.mode),
            paths=tuple(
                _path(host, number, sheets, paths[number])
                for number, sheets in sorted(host.sheets.items())
            ),
            link_up=any(path.state == "open" for path in status.paths),
            link_since_ms=self._shown_ms(host, "since", status.alive_since_ms),
            peer_alive=status.alive,
            peer_heard_ms=self._shown_ms(host, "heard", status.heard_ms),
            officer_there=status.officer_on_watch and status.desk_connected,
            officer_heard_ms=self._shown_ms(host, "officer", status.officer_heard_ms),
            last_read_there_ms=self._read_at(host.id),
            offset_ms=status.offset_ms,
            linked_secret=all(path.linked for path in status.paths if path.state == "open"),
            locked=status.locked,
            waiting=status.waiting,
            unreceipted=status.unreceipted,
            missing=status.missing,
            own_tree=status.own_tree,
            peer_tree=status.peer_tree,
            packs_common=_common(self._own_packs, status),
            violations=status.violations,
        )

    def _shown_ms(self, host: Host, what: str, wall_ms: int | None) -> int | None:
        """Return an instant of the line as it looks by the clock that is shown now.

        A scenario clock jumps by years; "up for two minutes" must stay true through that. So on
        EXERCISE stations the age is kept by the monotonic clock from the first sight of a value.
        """
        if wall_ms is None or not self._folder.config.exercise_only:
            return wall_ms
        now = self._clock.now()
        seen = self._origins.get((host.id, what))
        if seen is None or seen[0] != wall_ms:
            seen = (wall_ms, now.mono_ms - (now.wall_ms - wall_ms))
            self._origins[host.id, what] = seen
        return now.wall_ms - (now.mono_ms - seen[1])

    def _read_at(self, circuit: bytes) -> int | None:
        if circuit not in self._last_read:
            # After a start the log knows; the newest hundred notices are enough for a lamp.
            try:
                rows = self._log.traffic(circuit, 0, RECENT)
            except StorageFailed:
                return None  # the view must come all the same: it says that the storage failed
            times = [
                at_ms
                for row in rows
                for fact, at_ms in row.facts
                if row.outgoing and fact == Fact.READ
            ]
            self._last_read[circuit] = max(times, default=0)
        return self._last_read[circuit] or None


def _path(
    host: Host, number: int, sheets: tuple[PathSheet, PathSheet], status: PathStatus
) -> PathView:
    own, theirs = sheets
    connects = own.role is Role.CONNECTS
    end = theirs if connects else own
    if number in host.up:
        state = status.state if status.state != "down" else "connecting"
    else:
        state = "connecting" if connects else "down"
    return PathView(
        number=number,
        role=own.role.name.lower(),
        address=f"{end.host}:{end.port}",
        profile=status.profile,
        state=state,
        fault=host.faults.get(number, "") or status.fault,
        round_trip_ms=status.round_trip_ms,
    )


def _common(own_packs: Sequence[bytes], status: CircuitStatus) -> tuple[str, ...]:
    return tuple(pack.hex() for pack in own_packs if pack in status.packs)
