"""One simulated station: its disk outlives its process; its bodies are four numbers."""

import hashlib
from dataclasses import dataclass, field

from protocol.errors import RemoteViolation
from protocol.exchange import canonical
from protocol.exchange.crypto import Primitives
from protocol.exchange.delivery.circuit import Circuit
from protocol.exchange.delivery.setup import BodySummary, CircuitSetup
from protocol.exchange.receipts import Readback
from protocol.vocabulary import Mode, Precedence
from tests.simulation.memory_journal import MemoryJournal
from tests.simulation.plan import CrashPlan, Release

WALL_START_MS = 1_727_224_000_000


class SimulatedBodies:
    """Bodies of the simulation: [mode, precedence, sender, number], read at one station."""

    def __init__(self, station: int) -> None:
        self._station = station

    def inspect(self, body: bytes, *, ours: bool) -> BodySummary:
        match canonical.decode(body):
            case (int(mode), int(precedence), int(sender), int()):
                if (sender == self._station) is not ours:
                    raise RemoteViolation("wrong-peer", where="body")
                digest = hashlib.sha256(body).digest()
                return BodySummary(digest, Mode(mode), Precedence(precedence))
            case _:
                raise RemoteViolation("malformed", where="body")

    def compare(self, body: bytes, readback: Readback) -> tuple[str, ...]:
        return () if readback.values == (("body", body),) else ("body",)


@dataclass(slots=True)
class Station:
    """One station: its disk outlives its process."""

    index: int
    setup: CircuitSetup
    primitives: Primitives
    journal: MemoryJournal
    circuit: Circuit | None = None
    wall_ms: int = WALL_START_MS
    mono_ms: int = 0
    tick_at: int = 0
    crash: CrashPlan | None = None
    effects_left: int | None = None
    screen: list[bytes] = field(default_factory=list)
    shown_twice: list[bytes] = field(default_factory=list)
    to_read: dict[bytes, int] = field(default_factory=dict)
    stated: set[bytes] = field(default_factory=set)


@dataclass(slots=True)
class Released:
    """A message as its officer released it. `lost`: with the disk on which alone it was."""

    station: int
    number: int
    precedence: Precedence
    message_id: bytes
    body: bytes
    plan: Release
    order: int
    lost: bool = False
