"""Two circuits on a bench: the test moves time, holds frames back and looks at every effect."""

import hashlib
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from protocol.exchange import canonical
from protocol.exchange.delivery.circuit import Circuit
from protocol.exchange.delivery.effects import Arrived, Effect, FactKnown, Transmit
from protocol.exchange.delivery.setup import CircuitSetup, Greeting, PathSetup
from protocol.exchange.delivery.step import Now
from protocol.exchange.handshake import ChainRow
from protocol.exchange.identity import Profile, StationKeys
from protocol.vocabulary import Fact, Mode, Precedence
from tests.simulation.memory_journal import MemoryJournal
from tests.simulation.station import SimulatedBodies
from tests.simulation.toy_crypto import ToyPrimitives

CIRCUIT_ID = b"circuit-on-bench"
WALL_MS = 1_727_224_000_000
STEP_MS = 50
NOBODY_MISSING = Greeting((), officer_on_watch=True, desk_connected=True)

Kind = TypeVar("Kind", bound=Effect)


@dataclass
class Desk:
    """One station on the bench. `kept` holds every effect that it raised."""

    index: int
    setup: CircuitSetup
    primitives: ToyPrimitives
    journal: MemoryJournal
    circuit: Circuit = field(init=False)
    kept: list[Effect] = field(default_factory=list)
    wall_offset_ms: int = 0
    greeting: Greeting = NOBODY_MISSING

    def __post_init__(self) -> None:
        self.start()

    def start(self) -> None:
        """Begin a new run of this station on what its journal has."""
        bodies = SimulatedBodies(self.index)
        self.circuit = Circuit(
            self.setup, self.journal, self.primitives, bodies, lambda: self.greeting
        )

    def seen(self, kind: type[Kind]) -> list[Kind]:
        return [effect for effect in self.kept if isinstance(effect, kind)]

    def shown(self) -> list[int]:
        """Return the numbers of the messages that arrived, in order."""
        return [number_of(effect.record.body[32:]) for effect in self.seen(Arrived)]

    def facts(self, message_id: bytes) -> list[Fact]:
        return [e.fact for e in self.seen(FactKnown) if e.message_id == message_id]


class Bench:
    """Stations A and B with some paths. A connects on all of them."""

    def __init__(self, *profiles: Profile, mode: Mode = Mode.EXERCISE) -> None:
        self.mono_ms = 5_000
        self.held: set[tuple[int, int]] = set()  # (path, sending station): frames wait here
        self.wire: deque[tuple[int, int, bytes]] = deque()  # path, sending station, frame
        self.sent: list[tuple[int, int, bytes]] = []
        tools = [ToyPrimitives(1), ToyPrimitives(2)]
        keys = [StationKeys.generate(tools[n], "AB"[n], "AB"[n], mode) for n in (0, 1)]
        self.desks = [
            Desk(
                n,
                CircuitSetup(
                    CIRCUIT_ID,
                    mode,
                    keys[n],
                    keys[1 - n].card,
                    tuple(
                        PathSetup(number, n == 0, profile)
                        for number, profile in enumerate(profiles or (Profile.FAST,), start=1)
                    ),
                ),
                tools[n],
                paired_journal(len(profiles) or 1),
            )
            for n in (0, 1)
        ]
        self.a, self.b = self.desks

    @property
    def paths(self) -> range:
        return range(1, len(self.a.setup.paths) + 1)

    def now(self, desk: Desk) -> Now:
        return Now(WALL_MS + self.mono_ms + desk.wall_offset_ms, self.mono_ms)

    def do(self, desk: Desk, call: Callable[[Circuit, Now], list[Effect]]) -> list[Effect]:
        """Give a station an input; its frames go on the wire."""
        effects = call(desk.circuit, self.now(desk))
        desk.kept.extend(effects)
        for effect in effects:
            if isinstance(effect, Transmit):
                self.wire.append((effect.path, desk.index, effect.frame))
                self.sent.append((effect.path, desk.index, effect.frame))
        return effects

    def connect(self, *paths: int) -> None:
        """Bring paths up (all by default) and let the stations find each other."""
        for number in paths or self.paths:
            for desk in reversed(self.desks):
                self.do(desk, lambda circuit, now, n=number: circuit.path_ready(n, now))  # type: ignore[misc]
        self.pump()

    def cut(self, path: int) -> None:
        """Take a path down; both ends see it."""
        self.wire = deque(frame for frame in self.wire if frame[0] != path)
        for desk in self.desks:
            self.do(desk, lambda circuit, now: circuit.path_lost(path, now, "disconnected"))

    def pump(self) -> None:
        """Deliver what is on the wire until all is quiet, but for what is held."""
        waiting: list[tuple[int, int, bytes]] = []
        while self.wire:
            path, sender, frame = self.wire.popleft()
            if (path, sender) in self.held:
                waiting.append((path, sender, frame))
                continue
            receiver = self.desks[1 - sender]
            self.do(receiver, lambda circuit, now, p=path, f=frame: circuit.frame_in(p, f, now))  # type: ignore[misc]
        self.wire.extend(waiting)

    def let_go(self, path: int, sender: int) -> None:
        """Deliver what was held."""
        self.held.discard((path, sender))
        self.pump()

    def pass_ms(self, elapsed_ms: int) -> None:
        """Let time pass, with a tick every 50 ms."""
        for _ in range(elapsed_ms // STEP_MS):
            self.mono_ms += STEP_MS
            for desk in self.desks:
                self.do(desk, lambda circuit, now: circuit.tick(now))
            self.pump()

    def release(
        self, desk: Desk, number: int, precedence: Precedence, mode: Mode = Mode.EXERCISE
    ) -> bytes:
        """Release a message; return its id. Nothing is delivered before `pump`."""
        body = make_body(desk.index, number, precedence, mode)
        message_id = hashlib.sha256(body).digest()
        self.do(
            desk,
            lambda circuit, now: circuit.release(
                message_id, body, mode, precedence, (b"signature",), now
            ),
        )
        return message_id

    def assert_equal_roots(self) -> None:
        snapshots = [desk.circuit.snapshot(self.now(desk)) for desk in self.desks]
        assert snapshots[0].own_tree == snapshots[1].peer_tree
        assert snapshots[1].own_tree == snapshots[0].peer_tree


def paired_journal(paths: int) -> MemoryJournal:
    """Return the journal of a station that was just paired."""
    journal = MemoryJournal()
    for number in range(1, paths + 1):
        journal.chains[number] = ChainRow(number, bytes([number]) * 32, bytes(32))
    return journal


def make_body(
    sender: int, number: int, precedence: Precedence, mode: Mode = Mode.EXERCISE
) -> bytes:
    return canonical.encode([mode, precedence, sender, number])


def number_of(body: bytes) -> int:
    values = canonical.decode(body)
    assert isinstance(values, tuple)
    assert isinstance(values[3], int)
    return values[3]
