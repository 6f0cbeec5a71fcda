"""All circuits of the station: made from the log, fed from the transport, their effects performed.

A circuit decides; this module only carries. Effects are performed strictly in the order in which
circuits return them: frames of a session are sealed in a row and must leave in that row, also when
showing one effect makes the engine state something more on the same circuit.
"""

from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import Final

from console.desk_link.keys import curve_keys_of
from console.station.clock import Clock
from console.station.transport import Came, Transport
from console.station.transport_path import PathKey, PathPoint
from console.station.watch_log.log import WatchLog
from console.station.watch_log.rows import CircuitRow, Describe, PathRow
from protocol.errors import LocalViolation, ReadbackError, StorageFailed
from protocol.exchange.crypto import Primitives
from protocol.exchange.delivery.circuit import Circuit
from protocol.exchange.delivery.effects import Effect, Transmit
from protocol.exchange.delivery.setup import Bodies, CircuitSetup, Greeting, PathSetup
from protocol.exchange.identity import Card, PathSheet, Profile, Role, SignedSheet, StationKeys
from protocol.vocabulary import Mode

IDLE_MS: Final = 60_000


def curve_secret_name(public: bytes) -> str:
    """Return the name under which the log keeps the secret of one path's CURVE key."""
    return f"curve/{public.hex()}"


def bind_name(public: bytes) -> str:
    """Return the name under which the log keeps where a path listens, if not where it says."""
    return f"bind/{public.hex()}"


def station_keys_name(mode: Mode) -> str:
    """Return the name under which the log keeps the station's keys of one mode."""
    return f"station-keys/{mode.name}"


@dataclass(slots=True, eq=False)
class Host:
    """One circuit with what the engine knows of it beside the circuit itself.

    Attributes:
        sheets: both ends of each path, ours first.
        faults: what keeps a path's connection down, by path number; "" while it is up.
        up: numbers of the paths whose connection stands.
    """

    row: CircuitRow
    peer: Card
    circuit: Circuit
    sheets: dict[int, tuple[PathSheet, PathSheet]]
    faults: dict[int, str] = field(default_factory=dict)
    up: set[int] = field(default_factory=set)

    @property
    def id(self) -> bytes:
        """The circuit's id, 16 bytes."""
        return self.row.circuit_id


@dataclass(frozen=True, slots=True)
class Ground:
    """What every circuit of a station is made from.

    Attributes:
        bodies: makes what reads bodies between the station of our card and that of the peer's.
    """

    log: WatchLog
    primitives: Primitives
    keys: Mapping[Mode, StationKeys]
    bodies: Callable[[Card, Card], Bodies]
    describe: Describe
    greeting: Callable[[], Greeting]


class Circuits:
    """The station's circuits by id.

    Args:
        show: called with each effect that is not a frame to send, after it became durable.
        opened: called when a circuit was opened.
    """

    def __init__(
        self,
        ground: Ground,
        transport: Transport,
        clock: Clock,
        show: Callable[[Host, Effect], None],
        opened: Callable[[Host], None],
    ) -> None:
        self._ground = ground
        self._transport = transport
        self._clock = clock
        self._show = show
        self._opened = opened
        self._todo: deque[tuple[Host, Effect]] = deque()
        self._performing = False
        self.hosts: dict[bytes, Host] = {}

    def open_all(self) -> None:
        """Open every circuit in the log, its paths too."""
        for row in self._ground.log.circuits():
            self.open(row)

    def open(self, row: CircuitRow) -> Host:
        """Open one circuit. A path whose address cannot be used is down with that fault.

        Raises:
            LocalViolation: ``station-keys-missing``.
            StorageFailed: the log does not give what the circuit needs.
        """
        host = self._make(row)
        self.hosts[host.id] = host
        self.perform(host, host.circuit.start(self._clock.now()))
        for number in host.sheets:
            self._open_path(host, number)
        self._opened(host)
        return host

    def host(self, circuit: bytes) -> Host:
        """Return the circuit with this id.

        Raises:
            LocalViolation: ``circuit-unknown``.
        """
        try:
            return self.hosts[circuit]
        except KeyError:
            raise LocalViolation("circuit-unknown", circuit=circuit.hex()) from None

    def replace_path(self, row: PathRow) -> None:
        """Put newer sheets in the place of a path's, and open it at its new address."""
        host = self.host(row.circuit_id)
        host.sheets[row.number] = self._sheets(host.row, host.peer, row)
        self._open_path(host, row.number)

    def packs_common(self, circuits: Iterable[bytes], own: Iterable[bytes]) -> tuple[bytes, ...]:
        """Return our packs that every one of these circuits' peers holds, in our order."""
        now = self._clock.now()
        held = [set(self.host(circuit).circuit.snapshot(now).packs) for circuit in circuits]
        return tuple(pack for pack in own if all(pack in theirs for theirs in held))

    def take(self, came: Came) -> None:
        """Give circuits the frames and the changes of their paths."""
        for change in came.changes:
            host = self.hosts.get(change.key.circuit)
            if host is not None:
                self._path_changed(host, change.key.number, change.up, change.fault)
        for key, frames in came.frames:
            host = self.hosts.get(key.circuit)
            if host is not None:
                self.perform(
                    host, host.circuit.frames_in(key.number, list(frames), self._clock.now())
                )

    def tick(self) -> None:
        """Let every circuit do what is due."""
        now = self._clock.now()
        for host in self.hosts.values():
            if host.circuit.next_tick_ms(now.mono_ms) <= 0:
                self.perform(host, host.circuit.tick(now))

    def patience_ms(self) -> int:
        """Return how long the loop may wait before `tick` is due."""
        mono_ms = self._clock.now().mono_ms
        return min(
            (host.circuit.next_tick_ms(mono_ms) for host in self.hosts.values()), default=IDLE_MS
        )

    def perform(self, host: Host, effects: Iterable[Effect]) -> None:
        """Send and show what a circuit returned, after all that was returned before it."""
        self._todo.extend((host, effect) for effect in effects)
        if self._performing:
            return
        self._performing = True
        try:
            while self._todo:
                of, effect = self._todo.popleft()
                if isinstance(effect, Transmit):
                    # A frame that cannot leave is dropped: the circuit sends its content again.
                    self._transport.send(PathKey(of.id, effect.path), effect.frame)
                else:
                    self._show(of, effect)
        finally:
            self._performing = False

    def begin_anew(self, hosts: Iterable[Host]) -> None:
        """Make circuits again from what the log holds, after a step of theirs was not kept."""
        again = list(hosts)
        self._todo = deque(entry for entry in self._todo if entry[0] not in again)
        now = self._clock.now()
        for host in again:
            host.circuit = self._circuit(host.row, host.peer, host.sheets)
            self.perform(host, host.circuit.start(now))
            for number in host.up:
                self.perform(host, host.circuit.path_ready(number, now))

    def _make(self, row: CircuitRow) -> Host:
        try:
            peer = Card.decode(row.peer_card)
            sheets = {
                path.number: self._sheets(row, peer, path)
                for path in self._ground.log.paths(row.circuit_id)
            }
        except ReadbackError as error:
            raise StorageFailed("circuit-damaged", circuit=row.circuit_id.hex()) from error
        return Host(row, peer, self._circuit(row, peer, sheets), sheets)

    def _circuit(
        self, row: CircuitRow, peer: Card, sheets: Mapping[int, tuple[PathSheet, PathSheet]]
    ) -> Circuit:
        ground, keys = self._ground, self._keys(row.mode)
        paths = tuple(
            PathSetup(number, own.role is Role.CONNECTS, own.profile)
            for number, (own, _) in sorted(sheets.items())
        )
        return Circuit(
            CircuitSetup(row.circuit_id, row.mode, keys, peer, paths),
            ground.log.journal(row.circuit_id, ground.describe),
            ground.primitives,
            ground.bodies(keys.card, peer),
            ground.greeting,
        )

    def _keys(self, mode: Mode) -> StationKeys:
        try:
            return self._ground.keys[mode]
        except KeyError:
            raise LocalViolation("station-keys-missing", mode=mode.name) from None

    def _sheets(self, row: CircuitRow, peer: Card, path: PathRow) -> tuple[PathSheet, PathSheet]:
        primitives, own_card = self._ground.primitives, self._keys(row.mode).card
        own = SignedSheet.decode(path.own_sheet).open(primitives, own_card)
        return own, SignedSheet.decode(path.peer_sheet).open(primitives, peer)

    def _open_path(self, host: Host, number: int) -> None:
        own, theirs = host.sheets[number]
        secret = self._ground.log.secret(curve_secret_name(own.curve_public))
        try:
            if secret is None:
                raise LocalViolation("path-key-missing", path=number)
            connects = own.role is Role.CONNECTS
            end = theirs if connects else own
            bind = self._ground.log.secret(bind_name(own.curve_public))
            self._transport.open(
                PathPoint(
                    key=PathKey(host.id, number),
                    connects=connects,
                    address=bind.decode() if bind else f"tcp://{_bracketed(end.host)}:{end.port}",
                    profile=own.profile.name.lower(),
                    own=curve_keys_of(secret),
                    peer_public=theirs.curve_public,
                    hosts=callers(own, theirs),
                ),
                patient=True,
            )
            host.faults[number] = ""
        except LocalViolation as error:
            host.faults[number] = error.code

    def _path_changed(self, host: Host, number: int, up: bool, fault: str) -> None:
        now = self._clock.now()
        was_up = number in host.up
        host.faults[number] = fault
        if up and not was_up:
            host.up.add(number)
            self.perform(host, host.circuit.path_ready(number, now))
        elif was_up and not up:
            host.up.discard(number)
            self.perform(host, host.circuit.path_lost(number, now, fault))


def callers(own: PathSheet, theirs: PathSheet) -> frozenset[str]:
    """Return the only IP addresses that may call; empty for any.

    A slow path gives a caller 90 s for its handshake, so not everybody may begin one there. A peer
    that gives a name instead of an address for such a path is not let in.
    """
    if own.profile is not Profile.SLOW:
        return frozenset()
    try:
        return frozenset({str(ip_address(theirs.host.strip("[]")))})
    except ValueError:
        return frozenset({theirs.host})


def _bracketed(host: str) -> str:
    """Return a host as it stands in an address: IPv6 addresses in brackets (RFC 3986, 3.2.2)."""
    return f"[{host}]" if ":" in host and not host.startswith("[") else host
