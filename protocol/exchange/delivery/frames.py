"""What travels inside a session: one of seven frames, each a canonical array with its number first.

A session is in order and without loss, so a frame may rely on those before it. SYNC is the first
in each session. None of these frames is evidence of anything; only a signed record is.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeAlias

from protocol.errors import RemoteViolation
from protocol.exchange import canonical, shape
from protocol.exchange.crypto import HASH_BYTES
from protocol.exchange.record import (
    BODY_BYTES_MAX,
    CIRCUIT_ID_BYTES,
    EPOCH_MAX,
    RECORD_BYTES_MAX,
    SALT_BYTES,
)

PACKS_MAX = 16
RANGES_MAX = 64
RETURNED_MAX = 32
LOCK_CODE_MAX = 32
INSTANCE_BYTES: Final = CIRCUIT_ID_BYTES


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a station's chain: up to here, without a gap. Serial 0 and zeros: nothing yet."""

    epoch: int
    serial: int
    hash: bytes

    @property
    def number(self) -> tuple[int, int]:
        """(epoch, serial), which orders records of one station."""
        return self.epoch, self.serial


@dataclass(frozen=True, slots=True)
class Sync:
    """Where a station is: of its own chain, and of the chain of whom it speaks to.

    Attributes:
        instance: 16 random bytes of this run of the station; two live ones are two copies.
        own: end of the speaker's chain. own_size, own_root: its tree.
        held: up to where the speaker holds the listener's chain. held_size, held_root: its tree.
        proofs: the listener's own signed records that prove the claim: the one at `held` and the
            highest one held, header and signatures only; empty bytes where there is none.
        packs: hashes of the template packs held, newest first.
        locked: code that stops the speaker's messages, or "".
    """

    instance: bytes
    own: Place
    own_size: int
    own_root: bytes
    held: Place
    held_size: int
    held_root: bytes
    proofs: tuple[bytes, bytes]
    packs: tuple[bytes, ...]
    locked: str


@dataclass(frozen=True, slots=True)
class Heartbeat:
    """Sign of life. The cursor stops resending; it is not a receipt.

    Attributes:
        held: up to where the speaker holds the listener's chain.
        sent: (epoch, serial) of the speaker's last record: what is missing shows by itself.
        wall_ms: the speaker's wall clock.
        token: the speaker's monotonic clock in ms; comes back in `echo`.
        echo: the listener's last token heard, or None; `echo_held_ms` after hearing it.
        officer_on_watch, desk_connected: who is there.
        locked: code that stops the speaker's messages, or "".
    """

    held: Place
    sent: tuple[int, int]
    wall_ms: int
    token: int
    echo: int | None
    echo_held_ms: int
    officer_on_watch: bool
    desk_connected: bool
    locked: str


@dataclass(frozen=True, slots=True)
class RecordFrame:
    """A record of the speaker: header and signatures, then salt and body."""

    raw: bytes
    wrapped: bytes


@dataclass(frozen=True, slots=True)
class Returned:
    """A record of the *listener*, given back because it asked. `orphan`: outside its chain."""

    raw: bytes
    wrapped: bytes
    orphan: bool


@dataclass(frozen=True, slots=True)
class Want:
    """Serials (first, last) of the listener's `epoch` that the speaker misses."""

    epoch: int
    ranges: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Fetch:
    """Give me back at most `limit` of my own records that follow this place in my chain."""

    epoch: int
    serial: int
    limit: int


@dataclass(frozen=True, slots=True)
class Fetched:
    """End of an answer to FETCH: so many were returned, and whether there are more."""

    count: int
    more: bool


Frame: TypeAlias = Sync | Heartbeat | RecordFrame | Returned | Want | Fetch | Fetched

_SYNC, _HEARTBEAT, _RECORD, _RETURNED, _WANT, _FETCH, _FETCHED = range(1, 8)
_WRAPPED_BYTES_MAX = SALT_BYTES + BODY_BYTES_MAX


def encode(frame: Frame) -> bytes:
    """Return the frame's only encoding."""
    return canonical.encode(_values(frame))


def decode(data: bytes) -> Frame:
    """Read a frame.

    Raises:
        RemoteViolation: not a frame, whatever the input.
    """
    values = shape.items(canonical.decode(data), "frame", least=1, most=16)
    kind = shape.number(values[0], "frame.kind", least=_SYNC, most=_FETCHED)
    return _READERS[kind](values)


def _values(frame: Frame) -> list[canonical.Encodable]:
    match frame:
        case Sync():
            return [
                _SYNC,
                frame.instance,
                _place(frame.own),
                frame.own_size,
                frame.own_root,
                _place(frame.held),
                frame.held_size,
                frame.held_root,
                frame.proofs,
                frame.packs,
                frame.locked,
            ]
        case Heartbeat():
            return [
                _HEARTBEAT,
                _place(frame.held),
                frame.sent,
                frame.wall_ms,
                frame.token,
                frame.echo,
                frame.echo_held_ms,
                frame.officer_on_watch,
                frame.desk_connected,
                frame.locked,
            ]
        case RecordFrame(raw, wrapped):
            return [_RECORD, raw, wrapped]
        case Returned(raw, wrapped, orphan):
            return [_RETURNED, raw, wrapped, orphan]
        case Want(epoch, ranges):
            return [_WANT, epoch, ranges]
        case Fetch(epoch, serial, limit):
            return [_FETCH, epoch, serial, limit]
        case Fetched(count, more):
            return [_FETCHED, count, more]


def _place(place: Place) -> tuple[canonical.Value, ...]:
    return place.epoch, place.serial, place.hash


def _read_place(value: canonical.Value, where: str) -> Place:
    epoch, serial, digest = shape.array(value, where, 3)
    return Place(
        shape.number(epoch, f"{where}.epoch", least=1, most=EPOCH_MAX),
        shape.number(serial, f"{where}.serial"),
        shape.octets(digest, f"{where}.hash", HASH_BYTES),
    )


def _read_lock(value: canonical.Value, where: str) -> str:
    return "" if value == "" else shape.code(value, where, LOCK_CODE_MAX)


def _read_sync(values: tuple[canonical.Value, ...]) -> Sync:
    values = shape.array(values, "sync", 11)
    at_held, highest = shape.array(values[8], "sync.proofs", 2)
    return Sync(
        instance=shape.octets(values[1], "sync.instance", INSTANCE_BYTES),
        own=_read_place(values[2], "sync.own"),
        own_size=shape.number(values[3], "sync.own_size"),
        own_root=shape.octets(values[4], "sync.own_root", HASH_BYTES),
        held=_read_place(values[5], "sync.held"),
        held_size=shape.number(values[6], "sync.held_size"),
        held_root=shape.octets(values[7], "sync.held_root", HASH_BYTES),
        proofs=(
            shape.octets_up_to(at_held, "sync.proofs[0]", RECORD_BYTES_MAX),
            shape.octets_up_to(highest, "sync.proofs[1]", RECORD_BYTES_MAX),
        ),
        packs=tuple(
            shape.octets(pack, "sync.packs", HASH_BYTES)
            for pack in shape.items(values[9], "sync.packs", most=PACKS_MAX)
        ),
        locked=_read_lock(values[10], "sync.locked"),
    )


def _read_heartbeat(values: tuple[canonical.Value, ...]) -> Heartbeat:
    values = shape.array(values, "heartbeat", 10)
    epoch, serial = shape.array(values[2], "heartbeat.sent", 2)
    return Heartbeat(
        held=_read_place(values[1], "heartbeat.held"),
        sent=(
            shape.number(epoch, "heartbeat.sent", least=1, most=EPOCH_MAX),
            shape.number(serial, "heartbeat.sent"),
        ),
        wall_ms=shape.number(values[3], "heartbeat.wall"),
        token=shape.number(values[4], "heartbeat.token"),
        echo=None if values[5] is None else shape.number(values[5], "heartbeat.echo"),
        echo_held_ms=shape.number(values[6], "heartbeat.echo_held"),
        officer_on_watch=shape.flag(values[7], "heartbeat.officer"),
        desk_connected=shape.flag(values[8], "heartbeat.desk"),
        locked=_read_lock(values[9], "heartbeat.locked"),
    )


def _read_record(values: tuple[canonical.Value, ...]) -> RecordFrame:
    _, raw, wrapped = shape.array(values, "record", 3)
    return RecordFrame(
        shape.octets_up_to(raw, "record.raw", RECORD_BYTES_MAX),
        shape.octets_up_to(wrapped, "record.body", _WRAPPED_BYTES_MAX),
    )


def _read_returned(values: tuple[canonical.Value, ...]) -> Returned:
    _, raw, wrapped, orphan = shape.array(values, "returned", 4)
    return Returned(
        shape.octets_up_to(raw, "returned.raw", RECORD_BYTES_MAX),
        shape.octets_up_to(wrapped, "returned.body", _WRAPPED_BYTES_MAX),
        shape.flag(orphan, "returned.orphan"),
    )


def _read_want(values: tuple[canonical.Value, ...]) -> Want:
    _, epoch, listed = shape.array(values, "want", 3)
    ranges = []
    for item in shape.items(listed, "want.ranges", least=1, most=RANGES_MAX):
        first, last = shape.array(item, "want.range", 2)
        start = shape.number(first, "want.first", least=1)
        ranges.append((start, shape.number(last, "want.last", least=start)))
    return Want(shape.number(epoch, "want.epoch", least=1, most=EPOCH_MAX), tuple(ranges))


def _read_fetch(values: tuple[canonical.Value, ...]) -> Fetch:
    _, epoch, serial, limit = shape.array(values, "fetch", 4)
    return Fetch(
        shape.number(epoch, "fetch.epoch", least=1, most=EPOCH_MAX),
        shape.number(serial, "fetch.serial"),
        shape.number(limit, "fetch.limit", least=1, most=RETURNED_MAX),
    )


def _read_fetched(values: tuple[canonical.Value, ...]) -> Fetched:
    _, count, more = shape.array(values, "fetched", 3)
    return Fetched(
        shape.number(count, "fetched.count", most=RETURNED_MAX),
        shape.flag(more, "fetched.more"),
    )


_READERS: dict[int, Callable[[tuple[canonical.Value, ...]], Frame]] = {
    _SYNC: _read_sync,
    _HEARTBEAT: _read_heartbeat,
    _RECORD: _read_record,
    _RETURNED: _read_returned,
    _WANT: _read_want,
    _FETCH: _read_fetch,
    _FETCHED: _read_fetched,
}


def reject(frame: Frame) -> RemoteViolation:
    """Return the violation for a frame that has no place where it came."""
    return RemoteViolation("unexpected-frame", kind=type(frame).__name__.lower())
