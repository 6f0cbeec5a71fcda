"""What is known: of a message, as a status that never goes back, and of a circuit, as a snapshot.

The snapshots are values for screens and scripts; nothing in the exchange decides by them.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from protocol.vocabulary import Fact


def highest(facts: Iterable[Fact], so_far: Fact | None = None) -> Fact | None:
    """Return the status that a message has: the highest fact known. It never goes back.

    Receipts come late, twice and out of order; a lower fact that arrives after a higher one adds
    its time to the record and leaves the status alone.
    """
    known = list(facts) if so_far is None else [*facts, so_far]
    return max(known, default=None)


@dataclass(frozen=True, slots=True)
class PathStatus:
    """One path as it stands.

    Attributes:
        state: "down" (no transport), "handshake", "open", or "silent" (open, but nothing heard).
        fault: code of what last ended a session or a handshake here, or "".
        linked: whether the session's pair secret continues the last one.
        round_trip_ms: last measured, None before the first.
        heard_ms: our wall clock at the last authentic frame, None before the first.
    """

    number: int
    profile: str
    state: str
    fault: str
    linked: bool
    round_trip_ms: int | None
    heard_ms: int | None


@dataclass(frozen=True, slots=True)
class CircuitStatus:
    """A circuit as it stands; times are ours, in ms since 1970 UTC, None if never.

    Attributes:
        alive: an authentic frame came within the heartbeat time of some path.
        officer_on_watch, desk_connected: what the peer last said of itself, while alive.
        offset_ms: the peer's wall clock minus ours.
        locked, peer_locked: code that stops messages of ours, of the peer's, or "".
        waiting: released messages without serial. unreceipted: sent ones without STORED.
        missing: ranges of the peer's serials on the way.
        own_tree, peer_tree: (size, root).
        packs: pack hashes that the peer holds. violations: counted since start.
    """

    paths: tuple[PathStatus, ...]
    alive: bool
    alive_since_ms: int | None
    heard_ms: int | None
    officer_on_watch: bool
    desk_connected: bool
    officer_heard_ms: int | None
    offset_ms: int | None
    locked: str
    peer_locked: str
    storage_stopped: bool
    epoch: int
    last_serial: int
    waiting: int
    unreceipted: int
    missing: tuple[tuple[int, int], ...]
    own_tree: tuple[int, bytes]
    peer_tree: tuple[int, bytes]
    packs: tuple[bytes, ...]
    violations: int
