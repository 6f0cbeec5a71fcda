"""What a circuit is given by its host: what is fixed at pairing, and the few questions it asks."""

from dataclasses import dataclass
from typing import NamedTuple, Protocol

from protocol.exchange.identity import Card, Profile, StationKeys
from protocol.exchange.receipts import Readback
from protocol.vocabulary import Mode, Precedence


@dataclass(frozen=True, slots=True)
class PathSetup:
    """What is fixed of a path: number 1 to 4, whether we connect, and its timing."""

    number: int
    connects: bool
    profile: Profile


@dataclass(frozen=True, slots=True)
class CircuitSetup:
    """What is fixed of a circuit, seen from our side. `mode` is ACTUAL or EXERCISE."""

    circuit_id: bytes
    mode: Mode
    keys: StationKeys
    peer: Card
    paths: tuple[PathSetup, ...]


class BodySummary(NamedTuple):
    """What the exchange must know of a message: its id (32 bytes) and what its heading says."""

    message_id: bytes
    mode: Mode
    precedence: Precedence


class Bodies(Protocol):
    """What the exchange asks about message bodies, which are only bytes to it."""

    def inspect(self, body: bytes, *, ours: bool) -> BodySummary:
        """Read a body's heading.

        Args:
            ours: it is, or was, sent by us; else the peer must be its sender.

        Raises:
            RemoteViolation: the body is not a message between these two, in this direction.
        """

    def compare(self, body: bytes, readback: Readback) -> tuple[str, ...]:
        """Return the names of the fields in which a readback differs from the body sent."""


class Greeting(NamedTuple):
    """What we say of ourselves: pack hashes (newest first, at most 16) and who is here."""

    packs: tuple[bytes, ...]
    officer_on_watch: bool
    desk_connected: bool
