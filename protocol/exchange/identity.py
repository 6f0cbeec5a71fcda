"""Who a station is: its card, its keys, and where each of its paths ends.

A card never changes: another key is another card and another pairing. A path sheet says where one
path ends and may be replaced at any time, because the card's keys sign it.
"""

from dataclasses import dataclass, field
from enum import IntEnum
from hashlib import sha256
from typing import Self

from protocol.errors import LocalViolation, RemoteViolation, StorageFailed
from protocol.exchange import canonical, shape
from protocol.exchange.crypto import (
    ED_PUBLIC_BYTES,
    ED_SIGNATURE_BYTES,
    KEY_BYTES,
    SEED_BYTES,
    SUITE,
    Primitives,
    Purpose,
    Signature,
    SigningKeys,
    VerifyKeys,
)
from protocol.vocabulary import Mode

CARD_VERSION = 1
SHEET_VERSION = 1
NAME_CHARACTERS_MAX = 64
PARTY_CHARACTERS_MAX = 16
HOST_CHARACTERS_MAX = 253  # RFC 1035, 2.3.4
PATHS_MAX = 4
CURVE_PUBLIC_BYTES = 32

_CARD_LABEL = b"readback-card"
_SHEET_LABEL = b"readback-sheet"


class Role(IntEnum):
    """Which end of a path a station is. Only the connecting side begins a handshake."""

    CONNECTS = 1
    LISTENS = 2


class Profile(IntEnum):
    """Timing of a path: terrestrial line, or 9.6 kbit/s with a round trip of 5 s."""

    FAST = 1
    SLOW = 2


@dataclass(frozen=True, slots=True)
class Card:
    """A station's public identity in one mode.

    Attributes:
        suite: number of the cryptographic suite; 1 is the only one.
        station: name of the centre, 1 to 64 printable characters.
        party: code of the state or organisation, 1 to 16 ASCII characters.
        mode: ACTUAL or EXERCISE; each has its own card.
        record: keys that sign records, handshakes and path sheets (Ed25519, ML-DSA-65).
        log: keys that sign log checkpoints (Ed25519, ML-DSA-44); never shared with `record`.
        fingerprint: SHA-256 over label and encoding; 32 bytes; the card's name everywhere.
    """

    suite: int
    station: str
    party: str
    mode: Mode
    record: VerifyKeys
    log: VerifyKeys
    fingerprint: bytes = field(init=False)

    def __post_init__(self) -> None:
        """Compute the fingerprint once: it is asked for with every record."""
        digest = sha256(_CARD_LABEL + b"\x00" + self.encode()).digest()
        object.__setattr__(self, "fingerprint", digest)

    def encode(self) -> bytes:
        """Return the card's only encoding."""
        return canonical.encode(
            [
                CARD_VERSION,
                self.suite,
                self.station,
                self.party,
                self.mode,
                self.record.ed,
                self.record.pq,
                self.log.ed,
                self.log.pq,
            ]
        )

    @classmethod
    def decode(cls, data: bytes) -> Self:
        """Read a card.

        Raises:
            RemoteViolation: not a card of this version and suite.
        """
        values = shape.array(canonical.decode(data), "card", 9)
        shape.number(values[0], "card.version", least=CARD_VERSION, most=CARD_VERSION)
        suite = shape.number(values[1], "card.suite")
        if suite != SUITE:
            raise RemoteViolation("wrong-suite", ours=SUITE, theirs=suite)
        mode = shape.choice(values[4], "card.mode", Mode)
        if mode is Mode.TEST:
            raise RemoteViolation("malformed", where="card.mode", want="actual-or-exercise")
        return cls(
            suite=suite,
            station=shape.text(values[2], "card.station", NAME_CHARACTERS_MAX),
            party=shape.code(values[3], "card.party", PARTY_CHARACTERS_MAX),
            mode=mode,
            record=_verify_keys(Purpose.RECORD, values[5], values[6], "card.record"),
            log=_verify_keys(Purpose.LOG, values[7], values[8], "card.log"),
        )


@dataclass(frozen=True, slots=True)
class StationKeys:
    """A card with the secrets behind it."""

    card: Card
    record: SigningKeys
    log: SigningKeys

    @classmethod
    def generate(cls, primitives: Primitives, station: str, party: str, mode: Mode) -> Self:
        """Make a new identity.

        Raises:
            LocalViolation: the name, the party or the mode is not one that a card may carry.
        """
        record = primitives.signing_keys(Purpose.RECORD)
        log = primitives.signing_keys(Purpose.LOG)
        card = Card(SUITE, station, party, mode, record.public, log.public)
        try:
            Card.decode(card.encode())
        except RemoteViolation as error:
            raise LocalViolation("card-refused", **error.details) from error
        return cls(card, record, log)

    def encode(self) -> bytes:
        """Return card and seeds. This is secret: it is stored encrypted only."""
        return canonical.encode(
            [
                self.card.encode(),
                self.record.ed_seed,
                self.record.pq_seed,
                self.log.ed_seed,
                self.log.pq_seed,
            ]
        )

    @classmethod
    def decode(cls, data: bytes) -> Self:
        """Read what `encode` wrote.

        Raises:
            StorageFailed: the stored bytes are damaged.
        """
        try:
            values = shape.array(canonical.decode(data), "keys", 5)
            card = Card.decode(shape.octets_up_to(values[0], "keys.card", len(data)))
            seeds = [shape.octets(seed, "keys.seed", SEED_BYTES) for seed in values[1:]]
        except RemoteViolation as error:
            raise StorageFailed("station-keys-damaged") from error
        return cls(
            card=card,
            record=SigningKeys(seeds[0], seeds[1], card.record),
            log=SigningKeys(seeds[2], seeds[3], card.log),
        )


@dataclass(frozen=True, slots=True)
class PathSheet:
    """Where a station's end of one path is.

    Attributes:
        number: 1 to 4; both ends of a path have the same number.
        role: whether this station connects or listens.
        host: name or address: where it listens, or where it will come from.
        port: TCP port; 0 on the connecting side.
        curve_public: CURVE key of this end, 32 bytes; guards the path only.
        profile: timing of the path.
        issued_ms: when the sheet was made, milliseconds since 1970 UTC; a later sheet replaces it.
    """

    number: int
    role: Role
    host: str
    port: int
    curve_public: bytes
    profile: Profile
    issued_ms: int

    def sign(self, primitives: Primitives, keys: StationKeys) -> "SignedSheet":
        """Sign the sheet with the card's record keys.

        Raises:
            LocalViolation: a value is outside its limits.
        """
        raw = canonical.encode(
            [
                SHEET_VERSION,
                keys.card.fingerprint,
                self.number,
                self.role,
                self.host,
                self.port,
                self.curve_public,
                self.profile,
                self.issued_ms,
            ]
        )
        try:
            _read_sheet(raw)
        except RemoteViolation as error:
            raise LocalViolation("sheet-refused", **error.details) from error
        return SignedSheet(raw, primitives.sign(keys.record, _SHEET_LABEL, raw))


@dataclass(frozen=True, slots=True)
class SignedSheet:
    """A path sheet's bytes as signed."""

    raw: bytes
    signature: Signature

    def encode(self) -> bytes:
        """Return sheet and signatures for a file or an offer."""
        return canonical.encode([self.raw, self.signature.ed, self.signature.pq])

    @classmethod
    def decode(cls, data: bytes) -> Self:
        """Read what `encode` wrote; nothing is verified yet.

        Raises:
            RemoteViolation: not a signed sheet.
        """
        values = shape.array(canonical.decode(data), "sheet", 3)
        raw = shape.octets_up_to(values[0], "sheet.raw", len(data))
        return cls(raw, read_signature(values[1], values[2], "sheet"))

    def belongs_to(self, card: Card) -> bool:
        """Whether the sheet names this card; `open` proves it.

        Raises:
            RemoteViolation: not a sheet.
        """
        return _read_sheet(self.raw)[0] == card.fingerprint

    def open(self, primitives: Primitives, card: Card) -> PathSheet:
        """Verify both signatures and return the sheet.

        Raises:
            RemoteViolation: not signed by this card, or not a sheet.
        """
        if not primitives.verify(card.record, _SHEET_LABEL, self.raw, self.signature):
            raise RemoteViolation("sheet-signature")
        fingerprint, sheet = _read_sheet(self.raw)
        if fingerprint != card.fingerprint:
            raise RemoteViolation("wrong-peer", where="sheet")
        return sheet


def read_signature(ed: canonical.Value, pq: canonical.Value, where: str) -> Signature:
    """Return the two signatures of record keys from decoded values.

    Raises:
        RemoteViolation: a size is wrong.
    """
    return Signature(
        ed=shape.octets(ed, f"{where}.ed", ED_SIGNATURE_BYTES),
        pq=shape.octets(pq, f"{where}.pq", Purpose.RECORD.pq_signature_bytes),
    )


def _read_sheet(raw: bytes) -> tuple[bytes, PathSheet]:
    """Return the fingerprint of the card that a sheet belongs to, and the sheet."""
    values = shape.array(canonical.decode(raw), "sheet", 9)
    shape.number(values[0], "sheet.version", least=SHEET_VERSION, most=SHEET_VERSION)
    sheet = PathSheet(
        number=shape.number(values[2], "sheet.number", least=1, most=PATHS_MAX),
        role=shape.choice(values[3], "sheet.role", Role),
        host=shape.code(values[4], "sheet.host", HOST_CHARACTERS_MAX),
        port=shape.number(values[5], "sheet.port", most=65_535),
        curve_public=shape.octets(values[6], "sheet.curve", CURVE_PUBLIC_BYTES),
        profile=shape.choice(values[7], "sheet.profile", Profile),
        issued_ms=shape.number(values[8], "sheet.issued"),
    )
    return shape.octets(values[1], "sheet.card", KEY_BYTES), sheet


def _verify_keys(
    purpose: Purpose, ed: canonical.Value, pq: canonical.Value, where: str
) -> VerifyKeys:
    return VerifyKeys(
        purpose,
        shape.octets(ed, f"{where}.ed", ED_PUBLIC_BYTES),
        shape.octets(pq, f"{where}.pq", purpose.pq_public_bytes),
    )
