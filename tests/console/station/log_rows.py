"""Rows for the watch log's tests: small, all different, hashed as the real ones are."""

from console.station.watch_log.log import WatchLog
from console.station.watch_log.rows import CircuitRow, Listing, PathRow
from protocol.exchange.delivery.journal import Journal, RecordRow, Waiting
from protocol.exchange.handshake import ChainRow
from protocol.exchange.record import RecordClass, record_hash
from protocol.vocabulary import Mode, Precedence

KEY = bytes(range(32))
CIRCUIT = b"c" * 16
OTHER_CIRCUIT = b"d" * 16
SALT = bytes(32)


def message_id(number: int) -> bytes:
    """Return the id of notice `number`."""
    return number.to_bytes(4, "big") * 8


def describe(circuit_id: bytes, outgoing: bool, item: Waiting | RecordRow) -> Listing:
    """Read a test body: its first words are the kind; a reference follows an `@`."""
    body = item.body if isinstance(item, Waiting) else item.body[len(SALT) :]
    kind, _, reference = body.decode().partition("@")
    return Listing(
        kind=kind,
        precedence=int(item.precedence),
        mode=int(Mode.ACTUAL),
        released_ms=1_000,
        arrived_ms=2_000,
        late=False,
        delayed=not outgoing,
        expired=False,
        readback_wanted=True,
        reply_by_ms=None,
        clock_offset_ms=-30,
        answers=(bytes.fromhex(reference),) if kind == "answer" else (),
        supersedes=(bytes.fromhex(reference),) if kind == "correction" else (),
    )


def record(
    serial: int,
    *,
    epoch: int = 1,
    carries: int | None = None,
    body: str = "notice",
    raw: bytes = b"raw",
    orphan: bool = False,
) -> RecordRow:
    """Return record (epoch, serial); `carries` is the number of the notice in it."""
    octets = raw + f" {epoch} {serial}".encode()
    return RecordRow(
        epoch=epoch,
        serial=serial,
        raw=octets,
        hash=record_hash(octets),
        body=SALT + body.encode(),
        record_class=int(RecordClass.RECEIPT if carries is None else RecordClass.MESSAGE),
        precedence=Precedence.PRIORITY,
        message_id=None if carries is None else message_id(carries),
        at_ms=5_000 + serial,
        orphan=orphan,
    )


def waiting(order: int, *, body: str = "notice") -> Waiting:
    """Return a released notice, number and order the same."""
    return Waiting(
        message_id=message_id(order),
        order=order,
        precedence=Precedence.FLASH,
        mode=int(Mode.ACTUAL),
        body=body.encode(),
        signatures=(b"first", b"second"),
        released_ms=1_000 + order,
    )


def pair(log: WatchLog, circuit_id: bytes = CIRCUIT) -> Journal:
    """Add a circuit with one path and return its journal."""
    log.add_circuit(
        CircuitRow(circuit_id, Mode.ACTUAL, "Alfa", b"own card", b"peer card", "digits", 900),
        [PathRow(circuit_id, 1, b"own sheet", b"peer sheet", 900)],
        [ChainRow(1, b"\x01" * 32, b"\x01" * 32)],
    )
    return log.journal(circuit_id, describe)
