"""The record: one signed, numbered, chained step of what a station said. Kept for ever as sent.

On the way out: `wrap_body`, `make_record`. On the way in: `open_record`, `unwrap_body`. The body
lies outside the signatures, behind a salted commitment, so that one message can be disclosed alone
while every signature still verifies.
"""

from dataclasses import astuple, dataclass
from enum import IntEnum
from hashlib import sha256

from protocol.errors import LocalViolation, RemoteViolation
from protocol.exchange import canonical, shape
from protocol.exchange.crypto import HASH_BYTES, Primitives, Signature
from protocol.exchange.identity import Card, StationKeys, read_signature
from protocol.vocabulary import Mode, Precedence

RECORD_VERSION = 1
CIRCUIT_ID_BYTES = 16
SALT_BYTES = 32
BODY_BYTES_MAX = 48 << 10  # a principal's message; other bodies stay below 16 KiB
RECORD_BYTES_MAX = 4_096  # header and both signatures; about 3,700 in practice
EPOCH_MAX = (1 << 31) - 1

_RECORD_LABEL = b"readback-record"
_HASH_LABEL = b"readback-record-hash\x00"
_CIRCUIT_MODES = {
    Mode.ACTUAL: frozenset({Mode.ACTUAL, Mode.TEST}),
    Mode.EXERCISE: frozenset({Mode.EXERCISE}),
}


class RecordClass(IntEnum):
    """What a record's body is: a message of officers, a receipt, or service between stations."""

    MESSAGE = 1
    RECEIPT = 2
    SERVICE = 3


@dataclass(frozen=True, slots=True)
class Header:
    """What both signatures of a record cover.

    Attributes:
        circuit: circuit id, 16 bytes.
        sender: fingerprint of the sending station's card, 32 bytes.
        epoch: of the sender, from 1.
        serial: place in the epoch, gapless from 1.
        previous: record hash of the sender's record before this one; zeros before the first.
        mode: same as in the body; TEST only on ACTUAL circuits.
        precedence: same as in the body.
        record_class: what the body is.
        peer_epoch: with `peer_serial` and `peer_hash`: up to where the sender holds the peer's
            records durably and without a gap (serial 0 and zeros: nothing yet).
        peer_serial: see `peer_epoch`.
        peer_hash: see `peer_epoch`.
        time_ms: sender's wall clock at numbering, milliseconds since 1970 UTC; information only.
        commitment: SHA-256 over salt and body.
    """

    circuit: bytes
    sender: bytes
    epoch: int
    serial: int
    previous: bytes
    mode: Mode
    precedence: Precedence
    record_class: RecordClass
    peer_epoch: int
    peer_serial: int
    peer_hash: bytes
    time_ms: int
    commitment: bytes


@dataclass(frozen=True, slots=True)
class Record:
    """A verified record.

    Attributes:
        raw: header and both signatures exactly as sent.
        wrapped: salt and body, what the commitment opens to.
        body: the body alone.
        hash: `record_hash(raw)`.
    """

    header: Header
    raw: bytes
    wrapped: bytes
    body: bytes
    hash: bytes


def wrap_body(salt: bytes, body: bytes) -> bytes:
    """Put the 32-byte salt before the body.

    Raises:
        LocalViolation: the salt has another size or the body is longer than 48 KiB.
    """
    if len(salt) != SALT_BYTES or len(body) > BODY_BYTES_MAX:
        raise LocalViolation("body-refused", salt=len(salt), size=len(body))
    return salt + body


def unwrap_body(wrapped: bytes) -> bytes:
    """Return the body without its salt.

    Raises:
        RemoteViolation: too short to hold a salt, or too long.
    """
    if not SALT_BYTES <= len(wrapped) <= SALT_BYTES + BODY_BYTES_MAX:
        raise RemoteViolation("malformed", where="body", size=len(wrapped))
    return wrapped[SALT_BYTES:]


def commitment(wrapped: bytes) -> bytes:
    """Return the plain SHA-256 over salt and body, so that any tool can check a disclosed body."""
    return sha256(wrapped).digest()


def record_hash(raw: bytes) -> bytes:
    """Return the hash that chains and receipts name a record by: over header and signatures."""
    return sha256(_HASH_LABEL + raw).digest()


def make_record(primitives: Primitives, keys: StationKeys, header: Header) -> bytes:
    """Sign a header; return the record's bytes as they are stored and sent.

    Raises:
        LocalViolation: the header is not ours or is one that a peer would refuse.
    """
    if header.sender != keys.card.fingerprint:
        raise LocalViolation("not-our-record")
    encoded = canonical.encode([RECORD_VERSION, *astuple(header)])
    try:
        _check_mode(_read_header(encoded), keys.card)
    except RemoteViolation as error:
        raise LocalViolation("record-refused", **error.details) from error
    signature = primitives.sign(keys.record, _RECORD_LABEL, encoded)
    return canonical.encode([encoded, signature.ed, signature.pq])


def read_header(raw: bytes) -> Header:
    """Return the header of a record that was verified before, such as one from the log.

    Raises:
        RemoteViolation: not a record.
    """
    encoded, _ = _split(raw)
    return _read_header(encoded)


def open_header(primitives: Primitives, raw: bytes, card: Card, circuit: bytes) -> Header:
    """Verify everything about a record that needs no body: a record proves itself without it.

    Args:
        card: card of the station that must have signed it (our own, for a record fetched back).
        circuit: id of the circuit that it must be on.

    Raises:
        RemoteViolation: anything about it is wrong. The chain is the circuit's to check.
    """
    encoded, signature = _split(raw)
    header = _read_header(encoded)
    if header.circuit != circuit:
        raise RemoteViolation("wrong-circuit")
    if header.sender != card.fingerprint:
        raise RemoteViolation("wrong-peer", where="record")
    _check_mode(header, card)
    if not primitives.verify(card.record, _RECORD_LABEL, encoded, signature):
        raise RemoteViolation("record-signature", epoch=header.epoch, serial=header.serial)
    return header


def open_record(
    primitives: Primitives, raw: bytes, wrapped: bytes, card: Card, circuit: bytes
) -> Record:
    """Verify a record with its body; arguments as in `open_header`.

    Raises:
        RemoteViolation: anything about it is wrong. The chain is the circuit's to check.
    """
    body = unwrap_body(wrapped)
    header = open_header(primitives, raw, card, circuit)
    if commitment(wrapped) != header.commitment:
        raise RemoteViolation("body-differs", epoch=header.epoch, serial=header.serial)
    return Record(header, raw, wrapped, body, record_hash(raw))


def _split(raw: bytes) -> tuple[bytes, Signature]:
    values = shape.array(canonical.decode(raw, limit=RECORD_BYTES_MAX), "record", 3)
    encoded = shape.octets_up_to(values[0], "record.header", RECORD_BYTES_MAX)
    return encoded, read_signature(values[1], values[2], "record")


def _check_mode(header: Header, card: Card) -> None:
    if header.mode not in _CIRCUIT_MODES[card.mode]:
        raise RemoteViolation("wrong-mode", circuit=card.mode.name, record=header.mode.name)


def _read_header(encoded: bytes) -> Header:
    values = shape.array(canonical.decode(encoded), "header", 14)
    shape.number(values[0], "header.version", least=RECORD_VERSION, most=RECORD_VERSION)
    return Header(
        circuit=shape.octets(values[1], "header.circuit", CIRCUIT_ID_BYTES),
        sender=shape.octets(values[2], "header.sender", HASH_BYTES),
        epoch=shape.number(values[3], "header.epoch", least=1, most=EPOCH_MAX),
        serial=shape.number(values[4], "header.serial", least=1),
        previous=shape.octets(values[5], "header.previous", HASH_BYTES),
        mode=shape.choice(values[6], "header.mode", Mode),
        precedence=shape.choice(values[7], "header.precedence", Precedence),
        record_class=shape.choice(values[8], "header.class", RecordClass),
        peer_epoch=shape.number(values[9], "header.peer_epoch", least=1, most=EPOCH_MAX),
        peer_serial=shape.number(values[10], "header.peer_serial"),
        peer_hash=shape.octets(values[11], "header.peer_hash", HASH_BYTES),
        time_ms=shape.number(values[12], "header.time"),
        commitment=shape.octets(values[13], "header.commitment", HASH_BYTES),
    )
