"""What a circuit asks its host to do or to show, in the order in which it must happen.

Every effect is returned after the step behind it was committed: whatever leaves the machine or
reaches a screen is durable here already.
"""

from dataclasses import dataclass

from protocol.exchange.delivery.journal import RecordRow
from protocol.vocabulary import Fact


@dataclass(frozen=True, slots=True)
class Transmit:
    """Hand `frame` to the transport of path `path`. If it cannot be sent, drop it."""

    path: int
    frame: bytes


@dataclass(frozen=True, slots=True)
class Arrived:
    """A notice of the peer is in the log and may be shown; raised once for each notice."""

    record: RecordRow
    message_id: bytes


@dataclass(frozen=True, slots=True)
class FactKnown:
    """A fact became known about one of our messages. Facts may come out of order; the status
    shown is the highest."""

    message_id: bytes
    fact: Fact
    at_ms: int


@dataclass(frozen=True, slots=True)
class ReceiptArrived:
    """A receipt or service body of the peer arrived: one of the types of `receipts`."""

    record: RecordRow
    receipt: object


@dataclass(frozen=True, slots=True)
class ReadbackCompared:
    """The peer read our message back. `same` also raises `FactKnown(UNDERSTOOD)`."""

    message_id: bytes
    same: bool
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ViolationSeen:
    """The peer, or somebody in its place, broke the protocol. `count` since the last report."""

    path: int
    code: str
    details: tuple[tuple[str, str], ...]
    count: int


@dataclass(frozen=True, slots=True)
class PathChanged:
    """A path's state is another: down, handshake, open or silent. `fault` says why, or is ""."""

    path: int
    state: str
    fault: str
    linked: bool


@dataclass(frozen=True, slots=True)
class PeerChanged:
    """What the peer says of itself is another."""

    alive: bool
    officer_on_watch: bool
    desk_connected: bool
    locked: str
    packs: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Locked:
    """No more of our messages leave until two officers unlock: own-fork, own-copy (a second live
    copy of this station), peer-fork or peer-copy."""

    code: str


@dataclass(frozen=True, slots=True)
class EpochOpened:
    """We were behind our own chain (restored backup, lost disk): fetched `adopted` records of ours
    from the peer and opened `epoch`."""

    epoch: int
    adopted: int
    reason: str


@dataclass(frozen=True, slots=True)
class PeerEpochOpened:
    """The peer began a new epoch of its chain after restoring a backup or losing its disk."""

    epoch: int
    last_serial: int
    reason: str


@dataclass(frozen=True, slots=True)
class PeerRestored:
    """The peer was restored from a backup: of our chain, or of its own, it knows the place
    `claimed`, and we know that it knew `known`. It gets back what it lost."""

    claimed: tuple[int, int]
    known: tuple[int, int]


@dataclass(frozen=True, slots=True)
class GapSeen:
    """Ranges (first, last) of the peer's serials still on the way; () when all are here."""

    ranges: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class ClockOffset:
    """The peer's wall clock minus ours, measured across one round trip; raised on a change."""

    offset_ms: int
    round_trip_ms: int


@dataclass(frozen=True, slots=True)
class RootsDiffer:
    """Both sides hold a chain up to the same size and compute different roots."""

    own_chain: bool
    size: int


@dataclass(frozen=True, slots=True)
class StorageStopped:
    """The journal failed. Nothing leaves this circuit any more: verify, reopen, make it anew."""

    code: str


Effect = (
    Transmit
    | Arrived
    | FactKnown
    | ReceiptArrived
    | ReadbackCompared
    | ViolationSeen
    | PathChanged
    | PeerChanged
    | Locked
    | EpochOpened
    | PeerEpochOpened
    | PeerRestored
    | GapSeen
    | ClockOffset
    | RootsDiffer
    | StorageStopped
)
