"""A peer with the right keys and bad intentions: real circuits and sockets, frames of its own.

It runs the real exchange over a stopped station's folder, so that handshakes and sessions stand,
and lets a test say whatever it likes on the wire and inside the session.
"""

import contextlib
import random
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from console.assets import load_shelf
from console.station.circuits import Circuits, Ground, Host, station_keys_name
from console.station.clock import Clock
from console.station.notice_bodies import Lister, NoticeBodies, Shelf
from console.station.transport import Transport
from console.station.transport_path import PathKey
from console.station.watch_log.log import WatchLog
from protocol.errors import LocalViolation
from protocol.exchange.crypto_real import RealPrimitives
from protocol.exchange.delivery.line import Line
from protocol.exchange.delivery.path import Path
from protocol.exchange.delivery.setup import Greeting
from protocol.exchange.handshake_frames import FrameKind
from protocol.exchange.identity import Card, StationKeys
from protocol.notices.values import Address
from protocol.vocabulary import Mode
from tests.console.station.living import LivingStation
from tests.ordeals.pair import data_key

PATIENCE_S: Final = 10.0
KEPT: Final = 400
HANDSHAKE: Final = tuple(
    bytes([kind]) for kind in (FrameKind.M1, FrameKind.M2, FrameKind.M3, FrameKind.M4)
)


class Mangling(Transport):
    """A transport that remembers what it sent, and spoils a share of its handshake frames."""

    def __init__(self, chance: random.Random) -> None:
        super().__init__()
        self.said: deque[bytes] = deque(maxlen=KEPT)
        self.spoil_share = 0.0
        self.spoiled = 0
        self._chance = chance

    def send(self, key: PathKey, frame: bytes) -> bool:
        spoil = frame[:1] in HANDSHAKE and self._chance.random() < self.spoil_share
        left = super().send(key, flipped(frame, self._chance, first=1) if spoil else frame)
        self.spoiled += spoil and left
        if left:
            self.said.append(frame)
        return left


class Impostor:
    """Speaks as the station whose folder it was given."""

    def __init__(self, station: LivingStation, chance: random.Random) -> None:
        self.chance = chance
        self.primitives = RealPrimitives()
        self.log = WatchLog.open(station.folder / "watch.db", data_key(station))
        kept = self.log.secret(station_keys_name(Mode.EXERCISE))
        assert kept is not None
        self.keys = StationKeys.decode(kept)
        self.transport = Mangling(chance)
        self.heard: deque[bytes] = deque(maxlen=KEPT)
        shelf = Shelf(dict(load_shelf()))

        def bodies(own: Card, peer: Card) -> NoticeBodies:
            ends = [Address(card.party, card.station) for card in (own, peer)]
            return NoticeBodies(shelf, ends[0], ends[1])

        ground = Ground(
            self.log,
            self.primitives,
            {Mode.EXERCISE: self.keys},
            bodies,
            Lister(shelf, lambda circuit: None),
            lambda: Greeting(shelf.hashes, False, False),
        )
        self.circuits = Circuits(
            ground,
            self.transport,
            Clock(exercise_only=True),
            lambda host, effect: None,
            lambda host: None,
        )
        self.circuits.open_all()

    @property
    def host(self) -> Host:
        """The only circuit."""
        (host,) = self.circuits.hosts.values()
        return host

    def path(self, number: int) -> Path:
        """Return a path of the circuit as the machine holds it."""
        return self.host.circuit._parts.paths[number]

    def turn(self, timeout_ms: int = 2) -> None:
        """Do what an engine does in one turn of its loop."""
        came = self.transport.wait(timeout_ms)
        for _, frames in came.frames:
            self.heard.extend(frames)
        self.circuits.take(came)
        self.circuits.tick()

    def until(self, condition: Callable[[], object], patience_s: float = PATIENCE_S) -> bool:
        """Turn until it holds; it is asked once a turn."""
        ends = time.monotonic() + patience_s
        while not (holds := condition()) and time.monotonic() < ends:
            self.turn()
        return bool(holds)

    def open_line(self, number: int) -> Line | None:
        """Return the open session of a path in which both sides said where they are."""
        return self.path(number).ready

    def say(self, number: int, frame: bytes) -> bool:
        """Put a frame on the wire, as it is."""
        return self.until(lambda: self.transport.send(PathKey(self.host.id, number), frame), 5)

    def say_inside(self, number: int, plaintext: bytes) -> bytes:
        """Say something inside the session; return the session's id, empty if there is none."""
        if not self.until(lambda: self.open_line(number) is not None):
            return b""
        line = self.open_line(number)
        assert line is not None
        self.say(number, line.session.seal(plaintext))
        return line.session.id

    def renewed(self, number: int, session: bytes) -> bool:
        """Wait until a session other than this one is open on the path."""

        def other() -> bool:
            line = self.open_line(number)
            return line is not None and line.session.id != session

        return self.until(other)

    def close(self) -> None:
        """Leave the wire and the log, with the path secrets as the last handshakes left them."""
        self.transport.close()
        self.log.close()


@contextmanager
def in_place_of(station: LivingStation, chance: random.Random) -> Iterator[Impostor]:
    """Stop a station and speak in its place."""
    assert station.stop() == 0
    impostor = Impostor(station, chance)
    try:
        yield impostor
    finally:
        with contextlib.suppress(LocalViolation):
            impostor.close()


def flipped(frame: bytes, chance: random.Random, first: int = 0) -> bytes:
    """Return the frame with one bit turned over, none of them before the byte `first`."""
    changed = bytearray(frame)
    changed[chance.randrange(first, len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)
