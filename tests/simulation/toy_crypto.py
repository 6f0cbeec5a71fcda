"""Toy primitives for the simulation: seeded, fast, of the real sizes, and worthless as secrets.

They refuse what the real ones refuse (altered bytes, other keys, other labels, repeats, reorder),
so the machines above meet the same answers. A signature is a hash under the *public* key: whoever
reads this file can forge one, and no fault of the simulation does.
"""

import hashlib
import hmac
import random

from protocol.errors import RemoteViolation
from protocol.exchange.crypto import (
    ED_PUBLIC_BYTES,
    ED_SIGNATURE_BYTES,
    KEM_PUBLIC_BYTES,
    KEY_BYTES,
    SEAL_OVERHEAD_BYTES,
    SEED_BYTES,
    STREAM_HEADER_BYTES,
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

_TAG_BYTES = 16
_ENCAPSULATION_BYTES = SEAL_OVERHEAD_BYTES - _TAG_BYTES


class ToyPrimitives:
    """One station's primitives; two stations of one run need two seeds."""

    name = "toy"

    def __init__(self, seed: int) -> None:
        self._source = random.Random(seed)

    def random(self, size: int) -> bytes:
        return self._source.randbytes(size)

    def hash(self, *parts: bytes) -> bytes:
        return hash_parts(*parts)

    def hkdf(self, salt: bytes, ikm: bytes, info: bytes, size: int) -> bytes:
        extracted = hmac.digest(salt, ikm, "sha256")
        blocks = [b""]
        while sum(map(len, blocks)) < size:
            counter = bytes([len(blocks)])
            blocks.append(hmac.digest(extracted, blocks[-1] + info + counter, "sha256"))
        return b"".join(blocks)[:size]

    def mac(self, key: bytes, data: bytes) -> bytes:
        return hmac.digest(key, data, "sha256")

    def signing_keys(self, purpose: Purpose) -> SigningKeys:
        ed_seed, pq_seed = self.random(SEED_BYTES), self.random(SEED_BYTES)
        public = VerifyKeys(
            purpose,
            _spread(ED_PUBLIC_BYTES, b"ed", ed_seed),
            _spread(purpose.pq_public_bytes, b"pq", pq_seed),
        )
        return SigningKeys(ed_seed, pq_seed, public)

    def sign(self, keys: SigningKeys, label: bytes, data: bytes) -> Signature:
        return _signature(keys.public, label, data)

    def verify(self, public: VerifyKeys, label: bytes, data: bytes, signature: Signature) -> bool:
        return _signature(public, label, data) == signature

    def kem_keys(self) -> KemKeys:
        secret = self.random(KEY_BYTES)
        return KemKeys(secret, _spread(KEM_PUBLIC_BYTES, b"kem", secret))

    def hpke_seal(self, public: bytes, info: bytes, plaintext: bytes) -> bytes:
        if len(public) != KEM_PUBLIC_BYTES:
            raise RemoteViolation("kem-key-refused")
        encapsulation = self.random(_ENCAPSULATION_BYTES)
        key = hash_parts(b"toy-seal", public, info, encapsulation)
        return encapsulation + _close(key, plaintext, b"")

    def hpke_open(self, keys: KemKeys, info: bytes, sealed: bytes) -> bytes:
        encapsulation, body = sealed[:_ENCAPSULATION_BYTES], sealed[_ENCAPSULATION_BYTES:]
        key = hash_parts(b"toy-seal", keys.public, info, encapsulation)
        return _uncover(key, body, b"", "seal-refused")

    def stream_push(self, key: bytes) -> StreamPush:
        return _ToyPush(key, self.random(STREAM_HEADER_BYTES))

    def stream_pull(self, key: bytes, header: bytes) -> StreamPull:
        return _ToyPull(key, header)

    def stretch_digits(self, data: bytes) -> bytes:
        return hashlib.sha256(b"toy-digits" + data).digest()


class _ToyPush:
    def __init__(self, key: bytes, header: bytes) -> None:
        self.header = header
        self._key = key
        self._count = 0

    def push(self, plaintext: bytes, ad: bytes) -> bytes:
        sealed = _close(_frame_key(self._key, self.header, self._count), b"\x00" + plaintext, ad)
        self._count += 1
        return sealed


class _ToyPull:
    def __init__(self, key: bytes, header: bytes) -> None:
        self._key = key
        self._header = header
        self._count = 0

    def pull(self, sealed: bytes, ad: bytes) -> bytes:
        key = _frame_key(self._key, self._header, self._count)
        plaintext = _uncover(key, sealed, ad, "stream-refused")[1:]
        self._count += 1
        return plaintext


def _frame_key(key: bytes, header: bytes, count: int) -> bytes:
    return hash_parts(b"toy-frame", key, header, count.to_bytes(8, "big"))


def _spread(size: int, *parts: bytes) -> bytes:
    return hashlib.shake_128(hash_parts(*parts)).digest(size)


def _signature(public: VerifyKeys, label: bytes, data: bytes) -> Signature:
    signed = signed_bytes(label, data)
    return Signature(
        ed=_spread(ED_SIGNATURE_BYTES, b"toy-ed", public.ed, signed),
        pq=_spread(public.purpose.pq_signature_bytes, b"toy-pq", public.pq, signed),
    )


def _close(key: bytes, plaintext: bytes, ad: bytes) -> bytes:
    hidden = _masked(key, plaintext)
    return hidden + hash_parts(b"toy-tag", key, ad, hidden)[:_TAG_BYTES]


def _uncover(key: bytes, sealed: bytes, ad: bytes, code: str) -> bytes:
    hidden, tag = sealed[:-_TAG_BYTES], sealed[-_TAG_BYTES:]
    if hash_parts(b"toy-tag", key, ad, hidden)[:_TAG_BYTES] != tag:
        raise RemoteViolation(code)
    return _masked(key, hidden)


def _masked(key: bytes, data: bytes) -> bytes:
    mask = hashlib.shake_128(key).digest(len(data))
    return (int.from_bytes(data, "big") ^ int.from_bytes(mask, "big")).to_bytes(len(data), "big")
