"""Bodies of receipt and service records: what a station or its officer states about a message.

Each is one array whose first item is its tag. STORED says that a record is on disk there, READ that
an officer had the text on screen, READBACK what that officer read, COMPARED whether that was what
was meant, PASSED-ON that it went to the authority. They are different statements on purpose.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields

from protocol.errors import LocalViolation, RemoteViolation
from protocol.exchange import canonical, shape
from protocol.exchange.canonical import Encodable, Value
from protocol.exchange.crypto import HASH_BYTES
from protocol.exchange.record import EPOCH_MAX, RecordClass

RECEIPT_BYTES_MAX = 16 << 10
STORED_PAIRS_MAX = 256
READBACK_VALUES_MAX = 128
ORPHANS_MAX = 256
PACKS_MAX = 16
SECONDS_MAX = 1 << 40

Hash = bytes


@dataclass(frozen=True, slots=True)
class Stored:
    """These records of yours are on our disk: 1 to 256 of (epoch, serial, record hash)."""

    pairs: tuple[tuple[int, int, Hash], ...]


@dataclass(frozen=True, slots=True)
class Read:
    """An officer had this message on screen.

    Attributes:
        message_id: SHA-256 of the message, 32 bytes.
        language: language (BCP 47) of the text shown.
        text_hash: SHA-256 of the exact text shown, UTF-8.
        at_s: when it was confirmed, seconds since 1970 UTC, by the reader's clock.
    """

    message_id: Hash
    language: str
    text_hash: Hash
    at_s: int


@dataclass(frozen=True, slots=True)
class Readback:
    """What the officer read, value by value, taken from the text that was on screen.

    Attributes:
        values: (field name, canonical bytes of the value read), 1 to 128 of them.
    """

    message_id: Hash
    language: str
    text_hash: Hash
    values: tuple[tuple[str, bytes], ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """What the sender's console found when it compared a readback with what it had sent.

    Attributes:
        same: every value equal, byte for byte.
        different_fields: names of the fields that differ or are missing; empty if `same`.
    """

    message_id: Hash
    same: bool
    different_fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PassedOn:
    """The message went to the authority that it is for.

    Attributes:
        level: code of the authority level, ASCII.
    """

    message_id: Hash
    level: str


@dataclass(frozen=True, slots=True)
class EpochOpened:
    """First record of a new epoch: how the old one ended.

    Attributes:
        last_serial: last gapless serial held of the old epoch; its hash is `last_hash`.
        orphans: (serial, record hash) known beyond that and left outside the chain.
        reason: code, such as ``restored`` or ``recovered``.
    """

    old_epoch: int
    last_serial: int
    last_hash: Hash
    orphans: tuple[tuple[int, Hash], ...]
    reason: str


@dataclass(frozen=True, slots=True)
class PairedNote:
    """Both stations hold these cards and no others.

    Attributes:
        own_fp: fingerprint of the writer's card; `peer_fp` of the reader's.
        pack_hashes: template packs that the writer holds.
        method: code of the pairing method.
    """

    own_fp: Hash
    peer_fp: Hash
    suite: int
    pack_hashes: tuple[Hash, ...]
    method: str


@dataclass(frozen=True, slots=True)
class LinkTested:
    """Result of a link test over one path."""

    path: int
    round_trip_ms: int
    at_s: int


@dataclass(frozen=True, slots=True)
class TemplateUnknown:
    """We hold no such pack: the message is shown as bare codes until it can be rendered."""

    message_id: Hash
    pack_hash: Hash


@dataclass(frozen=True, slots=True)
class SendingUnlocked:
    """Two officers here let a locked circuit send again.

    Attributes:
        code: what it was locked for.
    """

    code: str
    at_s: int


Receipt = Stored | Read | Readback | Compared | PassedOn
Service = EpochOpened | PairedNote | LinkTested | TemplateUnknown | SendingUnlocked
Statement = Receipt | Service

_Check = Callable[[Value, str], object]


def _hash(value: Value, where: str) -> bytes:
    return shape.octets(value, where, HASH_BYTES)


def _epoch(value: Value, where: str) -> int:
    return shape.number(value, where, least=1, most=EPOCH_MAX)


def _serial(value: Value, where: str) -> int:
    return shape.number(value, where, least=1)


def _seconds(value: Value, where: str) -> int:
    return shape.number(value, where, most=SECONDS_MAX)


def _value_read(value: Value, where: str) -> bytes:
    return shape.octets_up_to(value, where, RECEIPT_BYTES_MAX)


def _rows(least: int, most: int, *checks: _Check) -> _Check:
    """Check an array of rows; each row an array with one check per column."""

    def check(value: Value, where: str) -> object:
        return tuple(
            tuple(
                column(item, where)
                for column, item in zip(checks, shape.array(row, where, len(checks)), strict=True)
            )
            for row in shape.items(value, where, least=least, most=most)
        )

    return check


def _list(most: int, check: _Check) -> _Check:
    def check_all(value: Value, where: str) -> object:
        return tuple(check(item, where) for item in shape.items(value, where, most=most))

    return check_all


_FORMATS: dict[int, tuple[type[Statement], RecordClass, tuple[_Check, ...]]] = {
    1: (Stored, RecordClass.RECEIPT, (_rows(1, STORED_PAIRS_MAX, _epoch, _serial, _hash),)),
    2: (Read, RecordClass.RECEIPT, (_hash, shape.code, _hash, _seconds)),
    3: (
        Readback,
        RecordClass.RECEIPT,
        (_hash, shape.code, _hash, _rows(1, READBACK_VALUES_MAX, shape.code, _value_read)),
    ),
    4: (
        Compared,
        RecordClass.RECEIPT,
        (_hash, shape.flag, _list(READBACK_VALUES_MAX, shape.code)),
    ),
    5: (PassedOn, RecordClass.RECEIPT, (_hash, shape.code)),
    16: (
        EpochOpened,
        RecordClass.SERVICE,
        (_epoch, shape.number, _hash, _rows(0, ORPHANS_MAX, _serial, _hash), shape.code),
    ),
    17: (
        PairedNote,
        RecordClass.SERVICE,
        (_hash, _hash, shape.number, _list(PACKS_MAX, _hash), shape.code),
    ),
    18: (LinkTested, RecordClass.SERVICE, (shape.number, shape.number, _seconds)),
    19: (TemplateUnknown, RecordClass.SERVICE, (_hash, _hash)),
    20: (SendingUnlocked, RecordClass.SERVICE, (shape.code, _seconds)),
}
"""Tag on the wire: class, record class that may carry it, one check per field in order."""

_TAGS = {statement: tag for tag, (statement, _, _) in _FORMATS.items()}


def record_class(statement: Statement) -> RecordClass:
    """Return the record class that carries this kind of statement."""
    return _FORMATS[_TAGS[type(statement)]][1]


def encode(statement: Statement) -> bytes:
    """Write a statement as a record body.

    Raises:
        LocalViolation: it is one that a peer would refuse.
    """
    plain: list[Encodable] = [getattr(statement, part.name) for part in fields(statement)]
    body = canonical.encode([_TAGS[type(statement)], *plain])
    try:
        decode(body, record_class(statement))
    except RemoteViolation as error:
        raise LocalViolation("statement-refused", **error.details) from error
    return body


def decode(body: bytes, carrier: RecordClass) -> Statement:
    """Read the body of a receipt or service record.

    Args:
        carrier: class of the record that the body came in.

    Raises:
        RemoteViolation: unknown tag, wrong carrier or malformed; nothing else, whatever the bytes.
    """
    array = shape.items(canonical.decode(body, limit=RECEIPT_BYTES_MAX), "body", least=1, most=8)
    tag = shape.number(array[0], "body.tag")
    if tag not in _FORMATS:
        raise RemoteViolation("unknown-statement", tag=tag)
    statement, expected, checks = _FORMATS[tag]
    if carrier is not expected:
        raise RemoteViolation("wrong-carrier", tag=tag, carrier=carrier.name)
    values = shape.array(array[1:], statement.__name__, len(checks))
    names = [f"{statement.__name__}.{part.name}" for part in fields(statement)]
    make: Callable[..., Statement] = statement
    read = make(
        *(check(value, name) for check, value, name in zip(checks, values, names, strict=True))
    )
    if isinstance(read, Compared) and read.same == bool(read.different_fields):
        raise RemoteViolation("malformed", where="Compared", want="same-or-fields")
    return read
