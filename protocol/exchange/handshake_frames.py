"""The four messages of the PAIR-1 handshake as bytes, and the keys that come out of them.

Together with `handshake` this is all the cryptography that is put together by hand: four encodings,
one transcript hash, one HKDF call. A signed frame is its kind, then H-CBOR [message, Ed25519
signature, ML-DSA-65 signature]; reading checks the shape only, `verify_frame` the signatures.
"""

from dataclasses import dataclass, field
from enum import IntEnum
from typing import NamedTuple, Self

from protocol.errors import RemoteViolation
from protocol.exchange import canonical, shape
from protocol.exchange.canonical import Encodable, Value
from protocol.exchange.crypto import (
    HASH_BYTES,
    KEM_PUBLIC_BYTES,
    KEY_BYTES,
    SEAL_OVERHEAD_BYTES,
    SUITE,
    Primitives,
)
from protocol.exchange.identity import PATHS_MAX, Card, StationKeys, read_signature
from protocol.exchange.record import CIRCUIT_ID_BYTES

NONCE_BYTES = 32
NAME_BYTES = 8
NAMES_MAX = 2
HANDSHAKE_BYTES_MAX = 8_192

_SEAL_LABEL = b"readback-seal\x00"
_FIRST_LABEL = b"readback-first"
_TRANSCRIPT_LABEL = b"readback-transcript"
_NAME_LABEL = b"readback-secret-name"
_KEYS_LABEL = b"readback-keys"


class FrameKind(IntEnum):
    """First byte of everything that goes on a path."""

    M1 = 1
    M2 = 2
    M3 = 3
    M4 = 4
    DATA = 5
    RENEW = 6


_LABELS = {
    FrameKind.M1: b"readback-m1",
    FrameKind.M2: b"readback-m2",
    FrameKind.M3: b"readback-m3",
}


def frame_kind(frame: bytes) -> FrameKind:
    """Return what a frame is, by its first byte.

    Raises:
        RemoteViolation: empty, or of no known kind.
    """
    return shape.choice(frame[0] if frame else None, "frame", FrameKind)


@dataclass(frozen=True, slots=True)
class M1:
    """The initiator names both ends and gives a one-time key.

    Attributes:
        initiator: fingerprint of the connecting side's card; `responder` of the other's.
        kem_public: one-time X-Wing key, 1,216 bytes.
        names: names of the path secrets held, the newest first; at most two.
    """

    circuit: bytes
    path: int
    initiator: bytes
    responder: bytes
    nonce: bytes
    kem_public: bytes
    names: tuple[bytes, ...]

    def sign(self, primitives: Primitives, keys: StationKeys) -> bytes:
        """Return the signed frame."""
        ends = (self.circuit, self.path, self.initiator, self.responder)
        content = (SUITE, *ends, self.nonce, self.kem_public, self.names)
        return _signed_frame(primitives, keys, FrameKind.M1, content)

    @classmethod
    def read(cls, frame: bytes) -> Self:
        """Read the frame, unverified.

        Raises:
            RemoteViolation: another suite, or malformed.
        """
        values = _message(frame, FrameKind.M1, 8)
        suite = shape.number(values[0], "M1.suite")
        if suite != SUITE:
            raise RemoteViolation("wrong-suite", ours=SUITE, theirs=suite)
        names = shape.items(values[7], "M1.names", most=NAMES_MAX)
        return cls(
            circuit=shape.octets(values[1], "M1.circuit", CIRCUIT_ID_BYTES),
            path=shape.number(values[2], "M1.path", least=1, most=PATHS_MAX),
            initiator=shape.octets(values[3], "M1.initiator", HASH_BYTES),
            responder=shape.octets(values[4], "M1.responder", HASH_BYTES),
            nonce=shape.octets(values[5], "M1.nonce", NONCE_BYTES),
            kem_public=shape.octets(values[6], "M1.key", KEM_PUBLIC_BYTES),
            names=tuple(shape.octets(name, "M1.name", NAME_BYTES) for name in names),
        )


@dataclass(frozen=True, slots=True)
class M2:
    """The responder answers exactly one M1.

    Attributes:
        first: hash of the M1 frame.
        sealed: 32 random bytes sealed to the one-time key of M1.
        name: name of the path secret chosen, 8 bytes; empty if none is common.
    """

    first: bytes
    nonce: bytes
    sealed: bytes
    name: bytes

    def sign(self, primitives: Primitives, keys: StationKeys) -> bytes:
        """Return the signed frame."""
        content = (self.first, self.nonce, self.sealed, self.name)
        return _signed_frame(primitives, keys, FrameKind.M2, content)

    @classmethod
    def read(cls, frame: bytes) -> Self:
        """Read the frame, unverified.

        Raises:
            RemoteViolation: malformed.
        """
        first, nonce, sealed, name = _message(frame, FrameKind.M2, 4)
        return cls(
            first=shape.octets(first, "M2.first", HASH_BYTES),
            nonce=shape.octets(nonce, "M2.nonce", NONCE_BYTES),
            sealed=shape.octets(sealed, "M2.sealed", KEY_BYTES + SEAL_OVERHEAD_BYTES),
            name=shape.octets(name, "M2.name", NAME_BYTES if name else 0),
        )


@dataclass(frozen=True, slots=True)
class M3:
    """The initiator shows that it is there now and has the keys of this transcript."""

    transcript: bytes
    proof: bytes

    def sign(self, primitives: Primitives, keys: StationKeys) -> bytes:
        """Return the signed frame."""
        return _signed_frame(primitives, keys, FrameKind.M3, (self.transcript, self.proof))

    @classmethod
    def read(cls, frame: bytes) -> Self:
        """Read the frame, unverified.

        Raises:
            RemoteViolation: malformed.
        """
        transcript, proof = _message(frame, FrameKind.M3, 2)
        return cls(
            transcript=shape.octets(transcript, "M3.transcript", HASH_BYTES),
            proof=shape.octets(proof, "M3.proof", HASH_BYTES),
        )


def write_m4(proof: bytes) -> bytes:
    """Return the frame by which the responder shows that it has the keys."""
    return bytes([FrameKind.M4]) + canonical.encode([proof])


def read_m4(frame: bytes) -> bytes:
    """Return the proof in an M4 frame.

    Raises:
        RemoteViolation: malformed.
    """
    return shape.octets(_content(frame, FrameKind.M4, 1)[0], "M4.proof", HASH_BYTES)


def verify_frame(primitives: Primitives, card: Card, frame: bytes) -> None:
    """Verify both signatures of M1, M2 or M3.

    Raises:
        RemoteViolation: not this card's, or malformed.
    """
    kind = frame_kind(frame)
    message, ed, pq = _content(frame, kind, 3)
    octets = shape.octets_up_to(message, kind.name, HANDSHAKE_BYTES_MAX)
    signature = read_signature(ed, pq, kind.name)
    if not primitives.verify(card.record, _LABELS[kind], octets, signature):
        raise RemoteViolation("handshake-signature", message=kind.name)


class SessionSecrets(NamedTuple):
    """Output of the one HKDF call: five keys of 32 bytes in this order."""

    key_to_responder: bytes
    key_to_initiator: bytes
    confirm_initiator: bytes
    confirm_responder: bytes
    next_path_secret: bytes


@dataclass(frozen=True, slots=True)
class Transcript:
    """What both sides have seen, and the keys that only they can have.

    Attributes:
        m2: the M2 frame.
        hash: hash over the M1 and M2 frames with all their signatures.
        used: path secret mixed in; zeros if none was common.
    """

    m2: bytes
    hash: bytes
    secrets: SessionSecrets = field(repr=False)
    used: bytes = field(repr=False)

    @classmethod
    def close(
        cls, primitives: Primitives, m1: bytes, m2: bytes, shared: bytes, used: bytes
    ) -> Self:
        """Derive the keys from both frames, the 32 sealed bytes and the path secret."""
        transcript = primitives.hash(_TRANSCRIPT_LABEL, m1, m2)
        made = primitives.hkdf(transcript, shared + used, _KEYS_LABEL, 5 * KEY_BYTES)
        keys = (made[at : at + KEY_BYTES] for at in range(0, len(made), KEY_BYTES))
        return cls(m2, transcript, SessionSecrets(*keys), used)


def first_hash(primitives: Primitives, m1: bytes) -> bytes:
    """Return the hash by which M2 names the M1 frame that it answers."""
    return primitives.hash(_FIRST_LABEL, m1)


def seal_info(first: bytes, initiator: Card, responder: Card) -> bytes:
    """Return the HPKE info: it binds the sealed bytes to M1 and to both names."""
    return _SEAL_LABEL + first + initiator.fingerprint + responder.fingerprint


def secret_name(primitives: Primitives, path_secret: bytes) -> bytes:
    """Return the 8 bytes by which the two sides find a path secret they both hold."""
    return primitives.hash(_NAME_LABEL, path_secret)[:NAME_BYTES]


def _signed_frame(
    primitives: Primitives, keys: StationKeys, kind: FrameKind, content: tuple[Encodable, ...]
) -> bytes:
    message = canonical.encode(content)
    signature = primitives.sign(keys.record, _LABELS[kind], message)
    return bytes([kind]) + canonical.encode([message, signature.ed, signature.pq])


def _message(frame: bytes, kind: FrameKind, count: int) -> tuple[Value, ...]:
    message, _, _ = _content(frame, kind, 3)
    octets = shape.octets_up_to(message, kind.name, HANDSHAKE_BYTES_MAX)
    return shape.array(canonical.decode(octets), kind.name, count)


def _content(frame: bytes, kind: FrameKind, count: int) -> tuple[Value, ...]:
    if frame_kind(frame) is not kind:
        raise RemoteViolation("malformed", where="frame", want=kind.name)
    return shape.array(canonical.decode(frame[1:], limit=HANDSHAKE_BYTES_MAX), kind.name, count)
