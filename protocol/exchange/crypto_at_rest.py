"""Keys that never go on a path: what locks a station's folder, and its officers' own keys.

Argon2id (RFC 9106) stretches a passphrase, XChaCha20-Poly1305 wraps what it protects, Ed25519
(RFC 8032) is an officer's signature inside his own station. With `crypto_real` this module owns
PyNaCl. The peer never sees any of it.
"""

from dataclasses import dataclass

import nacl.bindings as sodium
from nacl.exceptions import CryptoError
from nacl.pwhash import argon2id
from nacl.utils import random as sodium_random

from protocol.errors import LocalViolation, WrongPassphrase
from protocol.exchange.crypto import ED_SIGNATURE_BYTES, KEY_BYTES, SEED_BYTES, signed_bytes

SALT_BYTES = 16
OPS_MAX = 16
MEMORY_KIB_MAX = 2 << 20  # 2 GiB: a slot file must not be able to exhaust the machine
_NONCE_BYTES = 24


@dataclass(frozen=True, slots=True)
class Cost:
    """How dear one guess at a passphrase is: passes over so much memory. Stored with each slot."""

    ops: int = 3
    memory_kib: int = 256 << 10


def new_key() -> bytes:
    """Return 32 random bytes for a data key."""
    return sodium_random(KEY_BYTES)


def new_salt() -> bytes:
    """Return 16 random bytes to stretch a passphrase with."""
    return sodium_random(SALT_BYTES)


def stretch_passphrase(passphrase: bytes, salt: bytes, cost: Cost) -> bytes:
    """Return the 32-byte key behind a passphrase; about 0.4 s at the default cost.

    Raises:
        LocalViolation: the cost or the salt is outside what libsodium and this machine allow.
    """
    if not (1 <= cost.ops <= OPS_MAX and 8 <= cost.memory_kib <= MEMORY_KIB_MAX):
        raise LocalViolation("stretch-cost", ops=cost.ops, memory_kib=cost.memory_kib)
    if len(salt) != SALT_BYTES:
        raise LocalViolation("stretch-salt", size=len(salt))
    try:
        return argon2id.kdf(
            KEY_BYTES, passphrase, salt, opslimit=cost.ops, memlimit=cost.memory_kib << 10
        )
    except (CryptoError, MemoryError) as error:
        raise LocalViolation("stretch-memory", memory_kib=cost.memory_kib) from error


def wrap(key: bytes, secret: bytes, ad: bytes) -> bytes:
    """Seal a secret under a 32-byte key; `ad` names what it is and where it belongs."""
    nonce = sodium_random(_NONCE_BYTES)
    return nonce + sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(secret, ad, nonce, key)


def unwrap(key: bytes, wrapped: bytes, ad: bytes) -> bytes:
    """Open what `wrap` sealed.

    Raises:
        WrongPassphrase: another key, another `ad`, or altered bytes; they cannot be told apart.
    """
    nonce, sealed = wrapped[:_NONCE_BYTES], wrapped[_NONCE_BYTES:]
    try:
        return sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(sealed, ad, nonce, key)
    except (CryptoError, ValueError, TypeError) as error:
        raise WrongPassphrase("wrong-passphrase") from error


def new_officer_seed() -> bytes:
    """Return the 32-byte seed of a new officer key."""
    return sodium_random(SEED_BYTES)


def officer_public(seed: bytes) -> bytes:
    """Return the public key of an officer's seed, 32 bytes."""
    public, _ = sodium.crypto_sign_seed_keypair(seed)
    return public


def officer_sign(seed: bytes, label: bytes, data: bytes) -> bytes:
    """Sign ``label || 0x00 || data``; 64 bytes."""
    _, secret = sodium.crypto_sign_seed_keypair(seed)
    return sodium.crypto_sign(signed_bytes(label, data), secret)[:ED_SIGNATURE_BYTES]


def officer_verify(public: bytes, label: bytes, data: bytes, signature: bytes) -> bool:
    """Whether the officer with this public key signed the data under this label."""
    if len(signature) != ED_SIGNATURE_BYTES:
        return False
    try:
        sodium.crypto_sign_open(signature + signed_bytes(label, data), public)
    except (CryptoError, ValueError, TypeError):
        return False
    return True
