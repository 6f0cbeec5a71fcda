"""Suite 1 for real: RFC and FIPS algorithms from cryptography (OpenSSL) and PyNaCl (libsodium).

This module and `crypto_at_rest` own these two libraries; nothing else in Readback imports them,
and no exception of theirs passes this line.
"""

import hmac

import nacl.bindings as sodium
from cryptography.exceptions import InvalidSignature, InvalidTag, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric import mldsa, mlkem, x25519
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from nacl.exceptions import CryptoError
from nacl.pwhash import argon2id
from nacl.utils import random as sodium_random

from protocol.errors import LocalViolation, RemoteViolation, SuiteUnavailable
from protocol.exchange.crypto import (
    ED_SIGNATURE_BYTES,
    KEY_BYTES,
    SEED_BYTES,
    KemKeys,
    Purpose,
    Signature,
    SigningKeys,
    StreamPull,
    StreamPush,
    VerifyKeys,
    hash_parts,
    signed_bytes,
)

_ML_KEM_PUBLIC_BYTES = 1184
_ML_KEM_SEED_BYTES = 64
_DIGITS_SALT = b"readback-digits1"  # 16 bytes; the input is a hash, so the salt may be fixed
_DIGITS_OPS = 3
_DIGITS_MEMORY_BYTES = 64 << 20


class RealPrimitives:
    """Suite 1 from cryptography (OpenSSL) and PyNaCl (libsodium)."""

    name = "real"

    def __init__(self) -> None:
        """Find the algorithms.

        Raises:
            SuiteUnavailable: this build of the library has the names but not the algorithms.
        """
        try:
            self._hpke = hpke.Suite(
                hpke.KEM.MLKEM768_X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.CHACHA20_POLY1305
            )
            mldsa.MLDSA65PrivateKey.generate()
            mlkem.MLKEM768PrivateKey.generate()
        except UnsupportedAlgorithm as error:
            raise SuiteUnavailable("suite-unavailable", why=str(error)) from error
        # Expanding a seed costs a third of a signature; a station has two or four of them.
        self._expanded: dict[VerifyKeys, mldsa.MLDSA65PrivateKey | mldsa.MLDSA44PrivateKey] = {}

    def random(self, size: int) -> bytes:
        return sodium_random(size)

    def hash(self, *parts: bytes) -> bytes:
        return hash_parts(*parts)

    def hkdf(self, salt: bytes, ikm: bytes, info: bytes, size: int) -> bytes:
        return HKDF(algorithm=SHA256(), length=size, salt=salt, info=info).derive(ikm)

    def mac(self, key: bytes, data: bytes) -> bytes:
        return hmac.digest(key, data, "sha256")

    def signing_keys(self, purpose: Purpose) -> SigningKeys:
        return keys_from_seeds(purpose, sodium_random(SEED_BYTES), sodium_random(SEED_BYTES))

    def sign(self, keys: SigningKeys, label: bytes, data: bytes) -> Signature:
        signed = signed_bytes(label, data)
        _, ed_secret = sodium.crypto_sign_seed_keypair(keys.ed_seed)
        ed = sodium.crypto_sign(signed, ed_secret)[:ED_SIGNATURE_BYTES]
        if keys.public not in self._expanded:
            self._expanded[keys.public] = _pq_private(keys.public.purpose, keys.pq_seed)
        return Signature(ed=ed, pq=self._expanded[keys.public].sign(signed))

    def verify(self, public: VerifyKeys, label: bytes, data: bytes, signature: Signature) -> bool:
        signed = signed_bytes(label, data)
        kind = (
            mldsa.MLDSA65PublicKey if public.purpose is Purpose.RECORD else mldsa.MLDSA44PublicKey
        )
        try:
            sodium.crypto_sign_open(signature.ed + signed, public.ed)
            kind.from_public_bytes(public.pq).verify(signature.pq, signed)
        except (CryptoError, InvalidSignature, ValueError):
            return False
        # The length is checked because libsodium takes signature and message in one string.
        return len(signature.ed) == ED_SIGNATURE_BYTES

    def kem_keys(self) -> KemKeys:
        return kem_from_seeds(sodium_random(_ML_KEM_SEED_BYTES + KEY_BYTES))

    def hpke_seal(self, public: bytes, info: bytes, plaintext: bytes) -> bytes:
        try:
            key = hpke.MLKEM768X25519PublicKey(
                mlkem.MLKEM768PublicKey.from_public_bytes(public[:_ML_KEM_PUBLIC_BYTES]),
                x25519.X25519PublicKey.from_public_bytes(public[_ML_KEM_PUBLIC_BYTES:]),
            )
            return self._hpke.encrypt(plaintext, key, info=info)
        except ValueError as error:
            raise RemoteViolation("kem-key-refused") from error

    def hpke_open(self, keys: KemKeys, info: bytes, sealed: bytes) -> bytes:
        key = hpke.MLKEM768X25519PrivateKey(*_kem_halves(keys.secret))
        try:
            return self._hpke.decrypt(sealed, key, info=info)
        except (InvalidTag, ValueError) as error:
            raise RemoteViolation("seal-refused") from error

    def stream_push(self, key: bytes) -> StreamPush:
        return _SodiumPush(key)

    def stream_pull(self, key: bytes, header: bytes) -> StreamPull:
        return _SodiumPull(key, header)

    def stretch_digits(self, data: bytes) -> bytes:
        try:
            return argon2id.kdf(
                KEY_BYTES, data, _DIGITS_SALT, opslimit=_DIGITS_OPS, memlimit=_DIGITS_MEMORY_BYTES
            )
        except (CryptoError, MemoryError) as error:
            raise LocalViolation("stretch-memory", bytes=_DIGITS_MEMORY_BYTES) from error


class _SodiumPush:
    def __init__(self, key: bytes) -> None:
        self._state = sodium.crypto_secretstream_xchacha20poly1305_state()
        self.header: bytes = sodium.crypto_secretstream_xchacha20poly1305_init_push(
            self._state, key
        )

    def push(self, plaintext: bytes, ad: bytes) -> bytes:
        return sodium.crypto_secretstream_xchacha20poly1305_push(self._state, plaintext, ad)


class _SodiumPull:
    def __init__(self, key: bytes, header: bytes) -> None:
        self._state = sodium.crypto_secretstream_xchacha20poly1305_state()
        sodium.crypto_secretstream_xchacha20poly1305_init_pull(self._state, header, key)

    def pull(self, sealed: bytes, ad: bytes) -> bytes:
        try:
            plaintext, _tag = sodium.crypto_secretstream_xchacha20poly1305_pull(
                self._state, sealed, ad
            )
        except CryptoError as error:
            raise RemoteViolation("stream-refused") from error
        return plaintext


def keys_from_seeds(purpose: Purpose, ed_seed: bytes, pq_seed: bytes) -> SigningKeys:
    """Derive the real public keys from two 32-byte seeds (RFC 8032, 5.1.5; FIPS 204, 6.1)."""
    ed_public, _ = sodium.crypto_sign_seed_keypair(ed_seed)
    pq_public = _pq_private(purpose, pq_seed).public_key().public_bytes_raw()
    return SigningKeys(ed_seed, pq_seed, VerifyKeys(purpose, ed_public, pq_public))


def kem_from_seeds(secret: bytes) -> KemKeys:
    """Derive the X-Wing public key from an ML-KEM-768 seed (64 bytes) and an X25519 secret (32)."""
    kem, curve = _kem_halves(secret)
    public = kem.public_key().public_bytes_raw() + curve.public_key().public_bytes_raw()
    return KemKeys(secret=secret, public=public)


def _kem_halves(secret: bytes) -> tuple[mlkem.MLKEM768PrivateKey, x25519.X25519PrivateKey]:
    return (
        mlkem.MLKEM768PrivateKey.from_seed_bytes(secret[:_ML_KEM_SEED_BYTES]),
        x25519.X25519PrivateKey.from_private_bytes(secret[_ML_KEM_SEED_BYTES:]),
    )


def _pq_private(purpose: Purpose, seed: bytes) -> mldsa.MLDSA65PrivateKey | mldsa.MLDSA44PrivateKey:
    if purpose is Purpose.RECORD:
        return mldsa.MLDSA65PrivateKey.from_seed_bytes(seed)
    return mldsa.MLDSA44PrivateKey.from_seed_bytes(seed)
