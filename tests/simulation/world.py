"""Two stations, a network and time, all from one seed.

The stations run the real machines above a journal in memory. Nothing here sleeps or asks a clock:
time is the next event in a heap. A run has two phases: while faults are on only safety is checked;
then they stop, and everything must arrive.
"""

import hashlib
import heapq
import random
from collections.abc import Callable
from itertools import count

from protocol.errors import LocalViolation
from protocol.exchange import canonical
from protocol.exchange.crypto import Primitives
from protocol.exchange.delivery.circuit import Circuit
from protocol.exchange.delivery.effects import Arrived, Effect, FactKnown, Transmit
from protocol.exchange.delivery.setup import CircuitSetup, Greeting, PathSetup
from protocol.exchange.delivery.step import Now
from protocol.exchange.handshake import ChainRow
from protocol.exchange.identity import Profile, StationKeys
from protocol.exchange.receipts import Read, Readback
from protocol.vocabulary import Mode
from tests.simulation.memory_journal import Crash, MemoryJournal
from tests.simulation.plan import FAULT_PHASE_MS, CrashPlan, Cut, Plan, Release
from tests.simulation.station import Released, SimulatedBodies, Station

CIRCUIT_ID = b"simulated-pair-1"
SLOW_LATENCY_MS = 2_500


Observer = Callable[["World", Station, Effect], None]


class World:
    """A run of one plan."""

    def __init__(
        self,
        plan: Plan,
        make_primitives: Callable[[int], Primitives],
        circuit_class: type[Circuit] = Circuit,
        observer: Observer | None = None,
    ) -> None:
        self.plan = plan
        self.now_ms = 0
        self.faulty = True
        self.released: dict[bytes, Released] = {}
        self.frames = 0
        self._circuit_class = circuit_class
        self._observer = observer
        self._rng = random.Random(f"world-{plan.seed}")
        self._events: list[tuple[int, int, Callable[[], None]]] = []
        self._order = count()
        self._swallow: dict[tuple[int, int], int] = {}
        self._link: dict[int, int] = {}  # path -> number of the connection; frames die with it
        self._last: dict[tuple[int, int], int] = {}
        self._backups: dict[CrashPlan, MemoryJournal] = {}
        self.stations = self._pair(make_primitives)

    def _pair(self, make_primitives: Callable[[int], Primitives]) -> tuple[Station, Station]:
        tools = [make_primitives(2 * self.plan.seed + side) for side in (0, 1)]
        keys = [
            StationKeys.generate(tools[side], name, name, Mode.EXERCISE)
            for side, name in enumerate(("AAA", "BBB"))
        ]
        stations = []
        for side in (0, 1):
            paths = tuple(
                PathSetup(number + 1, connects == (side == 0), profile)
                for number, (profile, connects) in enumerate(
                    zip(self.plan.profiles, self.plan.connects, strict=True)
                )
            )
            setup = CircuitSetup(CIRCUIT_ID, Mode.EXERCISE, keys[side], keys[1 - side].card, paths)
            journal = MemoryJournal()
            journal.chains = {
                path.number: ChainRow(path.number, bytes([path.number]) * 32, bytes(32))
                for path in paths
            }
            stations.append(Station(side, setup, tools[side], journal, mono_ms=side * 7_777))
        return stations[0], stations[1]

    # Time.

    def at(self, when_ms: int, action: Callable[[], None]) -> None:
        """Do something at a simulated instant."""
        heapq.heappush(self._events, (max(when_ms, self.now_ms), next(self._order), action))

    def run_until(self, end_ms: int, done: Callable[[], bool] | None = None) -> None:
        """Let time pass, up to an instant or until `done`."""
        while self._events and self._events[0][0] <= end_ms:
            if done is not None and done():
                return
            when, _, action = heapq.heappop(self._events)
            self._pass(when - self.now_ms)
            action()
        self._pass(end_ms - self.now_ms)

    def _pass(self, elapsed_ms: int) -> None:
        self.now_ms += elapsed_ms
        for station in self.stations:
            station.wall_ms += elapsed_ms
            station.mono_ms += elapsed_ms

    # The run.

    def run_faults(self) -> None:
        """Begin, and let everything happen that the plan holds."""
        plan = self.plan
        for station in self.stations:
            self.boot(station)
        for number, release in enumerate(plan.releases):
            self.at(release.at_ms, lambda n=number, r=release: self._release(n, r))  # type: ignore[misc]
        for cut in plan.cuts:
            self.at(cut.at_ms, lambda c=cut: self._cut(c))  # type: ignore[misc]
        for crash in plan.crashes:
            self.at(crash.at_ms, lambda c=crash: self._arm(c))  # type: ignore[misc]
            if crash.backup_ms is not None:
                self.at(crash.backup_ms, lambda c=crash: self._back_up(c))  # type: ignore[misc]
        for jump in plan.jumps:
            station = self.stations[jump.station]
            self.at(jump.at_ms, lambda s=station, j=jump: self._jump(s, j.wall_ms, j.mono_ms))  # type: ignore[misc]
        self.run_until(FAULT_PHASE_MS)

    def heal(self) -> None:
        """Stop all faults; a station that is down comes up, a connection that is down too."""
        self.faulty = False
        self._swallow.clear()
        for station in self.stations:
            station.crash = station.effects_left = None
            station.journal.crash_before = station.journal.crash_after = None
            if station.circuit is None:
                self.boot(station)
        for number in range(1, len(self.plan.profiles) + 1):
            if number not in self._link:
                self._connect(number)

    def boot(self, station: Station) -> None:
        """Start a station's process on what its disk has."""
        if station.circuit is not None:
            return
        station.circuit = self._circuit_class(
            station.setup,
            station.journal,
            station.primitives,
            SimulatedBodies(station.index),
            lambda: Greeting((), True, True),
        )
        # The screen is made from the log: what was committed and not shown yet is shown now.
        station.screen = list(station.journal.arrived)
        for message_id in station.screen:
            self._plan_read(station, message_id)
        self.do(station, lambda circuit, now: circuit.start(now))
        for path in station.setup.paths:
            self._connect(path.number)

    def _connect(self, number: int) -> None:
        """Make a new transport connection of a path, if both stations are there."""
        if any(station.circuit is None for station in self.stations):
            return
        self._link[number] = next(self._order)
        for station in self.stations:
            self.do(station, lambda circuit, now: circuit.path_ready(number, now))

    def _disconnect(self, number: int) -> None:
        """End a path's connection: what is on the way is lost, both ends are told."""
        if self._link.pop(number, None) is None:
            return
        for station in self.stations:
            self.do(station, lambda circuit, now: circuit.path_lost(number, now, "disconnected"))

    # Inputs and effects.

    def do(self, station: Station, call: Callable[[Circuit, Now], list[Effect]]) -> None:
        """Give a station an input and perform its effects; either may be its death."""
        if station.circuit is None:
            return
        try:
            effects = call(station.circuit, Now(station.wall_ms, station.mono_ms))
        except Crash:
            self._die(station)
            return
        for effect in effects:
            if station.effects_left is not None:
                station.effects_left -= 1
                if station.effects_left < 0:
                    self._die(station)
                    return
            self._perform(station, effect)
        self._plan_tick(station)

    def _perform(self, station: Station, effect: Effect) -> None:
        if isinstance(effect, Transmit):
            self._transmit(station, effect)
        elif isinstance(effect, Arrived):
            if effect.message_id in station.screen:
                station.shown_twice.append(effect.message_id)
            station.screen.append(effect.message_id)
            self._plan_read(station, effect.message_id)
        if self._observer is not None and isinstance(effect, Arrived | FactKnown):
            self._observer(self, station, effect)

    def _plan_tick(self, station: Station) -> None:
        assert station.circuit is not None
        due = self.now_ms + max(1, station.circuit.next_tick_ms(station.mono_ms))
        if station.tick_at <= self.now_ms or due < station.tick_at:
            station.tick_at = due
            self.at(due, lambda: self._tick(station, due))

    def _tick(self, station: Station, due: int) -> None:
        if station.tick_at == due:
            self.do(station, lambda circuit, now: circuit.tick(now))

    # The officers.

    def _release(self, number: int, release: Release) -> None:
        station = self.stations[release.station]
        if station.circuit is None:
            self.at(self.now_ms + 200, lambda: self._release(number, release))
            return
        body = canonical.encode([Mode.EXERCISE, release.precedence, station.index, number])
        message_id = hashlib.sha256(body).digest()
        known = Released(
            station.index, number, release.precedence, message_id, body, release, len(self.released)
        )
        # Kept before the call: a crash behind the commit leaves a message that nobody was told of.
        self.released[message_id] = known
        self.do(
            station,
            lambda circuit, now: circuit.release(
                message_id, body, Mode.EXERCISE, release.precedence, (b"officer",), now
            ),
        )
        if message_id not in station.journal.released:
            known.lost = True

    def _plan_read(self, station: Station, message_id: bytes) -> None:
        if message_id in self.released and message_id not in station.to_read:
            wait = self.released[message_id].plan.read_after_ms
            station.to_read[message_id] = self.now_ms + wait
            self.at(self.now_ms + wait, lambda: self._read(station, message_id))

    def _read(self, station: Station, message_id: bytes) -> None:
        """The officer reads a message; when the station is down, he does when it is up again."""
        released = self.released[message_id]
        if station.circuit is None:
            self.at(self.now_ms + 200, lambda: self._read(station, message_id))
            return
        if station.journal.peer_message(message_id) is None:
            station.to_read.pop(message_id, None)  # gone with the disk; it will be shown again
            return
        digest = hashlib.sha256(released.body).digest()
        seconds = max(0, station.wall_ms // 1_000)
        try:
            self.do(
                station,
                lambda circuit, now: circuit.state_receipt(
                    Read(message_id, "en", digest, seconds), now
                ),
            )
            if released.plan.readback:
                values = (("body", released.body),)
                self.do(
                    station,
                    lambda circuit, now: circuit.state_receipt(
                        Readback(message_id, "en", digest, values), now
                    ),
                )
        except LocalViolation:
            raise AssertionError("a message on the screen cannot be read") from None

    # The network.

    def _transmit(self, station: Station, effect: Transmit) -> None:
        self.frames += 1
        link = self._link.get(effect.path)
        if link is None:
            return
        slow = self.plan.profiles[effect.path - 1] is Profile.SLOW
        delay = SLOW_LATENCY_MS if slow else self.plan.latency_ms
        way = (effect.path, station.index)
        noise, rng = self.plan.noise, self._rng
        if self.faulty and (self._swallow.get(way, 0) > self.now_ms or rng.random() < noise.loss):
            return
        when = max(self.now_ms + delay, self._last.get(way, 0))
        self._last[way] = when
        frame = effect.frame
        if self.faulty and rng.random() < noise.corrupt:
            position = rng.randrange(len(frame))
            flipped = bytes([frame[position] ^ (1 << rng.randrange(8))])
            frame = frame[:position] + flipped + frame[position + 1 :]
        if self.faulty and rng.random() < noise.reorder:
            when += rng.randrange(2 * delay + 2)
        self.at(when, lambda: self._deliver(station, effect.path, frame, link))
        if self.faulty and rng.random() < noise.repeat:
            again = when + rng.randrange(3_000)
            self.at(again, lambda: self._deliver(station, effect.path, frame, link))

    def _deliver(self, sender: Station, path: int, frame: bytes, link: int) -> None:
        if self._link.get(path) == link:
            receiver = self.stations[1 - sender.index]
            self.do(receiver, lambda circuit, now: circuit.frame_in(path, frame, now))

    # Faults.

    def _cut(self, cut: Cut) -> None:
        number = cut.path + 1
        for side, swallowed in enumerate(cut.directions):
            if swallowed:
                self._swallow[number, side] = self.now_ms + cut.lasts_ms
        if cut.told:
            self._disconnect(number)
            self.at(self.now_ms + cut.lasts_ms, lambda: self._connect(number))

    def _jump(self, station: Station, wall_ms: int, mono_ms: int) -> None:
        station.wall_ms += wall_ms
        station.mono_ms += mono_ms
        if station.circuit is not None:
            self._plan_tick(station)

    def _back_up(self, crash: CrashPlan) -> None:
        self._backups[crash] = self.stations[crash.station].journal.copy()

    def _arm(self, crash: CrashPlan) -> None:
        station = self.stations[crash.station]
        if station.circuit is None or not self.faulty:
            return
        station.crash = crash
        if crash.where == "before":
            station.journal.crash_before = crash.count
        elif crash.where == "after":
            station.journal.crash_after = crash.count
        else:
            station.effects_left = crash.count

    def _die(self, station: Station) -> None:
        """End a process in the middle of what it does."""
        crash = station.crash
        station.circuit = station.crash = station.effects_left = None
        station.journal.crash_before = station.journal.crash_after = None
        station.journal = station.journal.after_crash()
        for number in list(self._link):
            self._disconnect(number)
        backup = self._backups.get(crash) if crash is not None else None
        if backup is not None:
            self._restore(station, backup)
        self.at(self.now_ms + (crash.down_ms if crash else 10), lambda: self.boot(station))

    def _restore(self, station: Station, backup: MemoryJournal) -> None:
        """Put yesterday's disk in: what only this disk had is lost with it."""
        station.journal = MemoryJournal()
        station.journal.take_over(backup)
        station.to_read.clear()
        other = self.stations[1 - station.index]
        for message_id, released in self.released.items():
            if released.station == station.index and message_id not in backup.released:
                released.lost = released.lost or other.journal.peer_message(message_id) is None
