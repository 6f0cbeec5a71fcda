"""The suite's cryptography as one interface: what a station can do with keys, and the sizes.

Everything in `exchange` takes a `Primitives`; `crypto_real` implements it, and the simulation puts
toy primitives of the same sizes behind it. This module imports no cryptographic library.

Suite 1: X-Wing KEM in HPKE base mode with HKDF-SHA256 and ChaCha20-Poly1305 (RFC 9180,
draft-ietf-hpke-pq), Ed25519 (RFC 8032) *and* ML-DSA-65 (FIPS 204), libsodium secretstream
(XChaCha20-Poly1305), HKDF-SHA256 (RFC 5869), Argon2id (RFC 9106). One suite, fixed at pairing.
"""

import hashlib
from dataclasses import dataclass, field
from enum import Enum
from typing import Protocol

SUITE = 1
KEY_BYTES = 32
HASH_BYTES = 32
ED_PUBLIC_BYTES = 32
ED_SIGNATURE_BYTES = 64
SEED_BYTES = 32
KEM_PUBLIC_BYTES = 1216  # ML-KEM-768 encapsulation key, then X25519 public key
SEAL_OVERHEAD_BYTES = 1136  # X-Wing ciphertext, then the Poly1305 tag
STREAM_HEADER_BYTES = 24
STREAM_OVERHEAD_BYTES = 17


class Purpose(Enum):
    """What a signing key is for. A key made for one purpose never signs for the other."""

    RECORD = "record"
    LOG = "log"

    @property
    def pq_public_bytes(self) -> int:
        """Size of the ML-DSA public key: ML-DSA-65 for records, ML-DSA-44 for the log."""
        return 1952 if self is Purpose.RECORD else 1312

    @property
    def pq_signature_bytes(self) -> int:
        """Size of the ML-DSA signature."""
        return 3309 if self is Purpose.RECORD else 2420


@dataclass(frozen=True, slots=True)
class VerifyKeys:
    """The public half of a signing pair: Ed25519 (32 bytes) and ML-DSA (size by purpose)."""

    purpose: Purpose
    ed: bytes
    pq: bytes


@dataclass(frozen=True, slots=True)
class SigningKeys:
    """A signing pair: two 32-byte seeds, kept out of every printed form, and the public half."""

    ed_seed: bytes = field(repr=False)
    pq_seed: bytes = field(repr=False)
    public: VerifyKeys


@dataclass(frozen=True, slots=True)
class Signature:
    """Two signatures over the same bytes: Ed25519 (64 bytes) and ML-DSA (size by purpose)."""

    ed: bytes
    pq: bytes


@dataclass(frozen=True, slots=True)
class KemKeys:
    """A one-time KEM pair. The secret's form is private to the primitives that made it."""

    secret: bytes = field(repr=False)
    public: bytes


class StreamPush(Protocol):
    """The sealing end of a stream. `header` (24 bytes) must reach the other end first."""

    @property
    def header(self) -> bytes:
        """Stream header made when the stream began."""

    def push(self, plaintext: bytes, ad: bytes) -> bytes:
        """Seal the next plaintext; the result is 17 bytes longer."""


class StreamPull(Protocol):
    """The opening end of a stream."""

    def pull(self, sealed: bytes, ad: bytes) -> bytes:
        """Open the next frame.

        Raises:
            RemoteViolation: altered, repeated, out of order or of another stream. The state stays
                as it was: the frame that is really next still opens.
        """


class Primitives(Protocol):
    """Everything that a station does with keys. Randomness is part of it."""

    @property
    def name(self) -> str:
        """Name for the log: ``real`` or ``toy``."""

    def random(self, size: int) -> bytes:
        """Return `size` random bytes."""

    def hash(self, *parts: bytes) -> bytes:
        """SHA-256 over the parts, each behind its length as 8 bytes big-endian."""

    def hkdf(self, salt: bytes, ikm: bytes, info: bytes, size: int) -> bytes:
        """HKDF-SHA256 (RFC 5869)."""

    def mac(self, key: bytes, data: bytes) -> bytes:
        """HMAC-SHA256, 32 bytes."""

    def signing_keys(self, purpose: Purpose) -> SigningKeys:
        """Make a signing pair."""

    def sign(self, keys: SigningKeys, label: bytes, data: bytes) -> Signature:
        """Sign ``label || 0x00 || data`` with both algorithms, ML-DSA context empty."""

    def verify(self, public: VerifyKeys, label: bytes, data: bytes, signature: Signature) -> bool:
        """Whether both signatures hold. One alone is worth nothing."""

    def kem_keys(self) -> KemKeys:
        """Make a one-time X-Wing pair."""

    def hpke_seal(self, public: bytes, info: bytes, plaintext: bytes) -> bytes:
        """Seal to a KEM public key; the result is 1,136 bytes longer.

        Raises:
            RemoteViolation: the public key is not one.
        """

    def hpke_open(self, keys: KemKeys, info: bytes, sealed: bytes) -> bytes:
        """Open what was sealed to `keys.public` under the same `info`.

        Raises:
            RemoteViolation: altered, sealed to another key or under another info.
        """

    def stream_push(self, key: bytes) -> StreamPush:
        """Begin a stream as its sender."""

    def stream_pull(self, key: bytes, header: bytes) -> StreamPull:
        """Begin a stream as its receiver."""

    def stretch_digits(self, data: bytes) -> bytes:
        """Argon2id, 3 passes over 64 MiB: 32 bytes that cost a searcher dear to make."""


def hash_parts(*parts: bytes) -> bytes:
    """SHA-256 over the parts, each behind its length as 8 bytes big-endian, so none can slide."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.digest()


def signed_bytes(label: bytes, data: bytes) -> bytes:
    """Return what both signatures cover. The label keeps the kinds of signed bytes apart."""
    return label + b"\x00" + data
