"""The self-test at start: suite 1 against fixed known answers. No station starts without it.

It opens, decodes and verifies what was made elsewhere, and refuses it when one bit is changed: a
library that lets everything pass must not pass here.
"""

from collections.abc import Callable
from hashlib import sha256

from protocol.errors import ReadbackError, RemoteViolation, SuiteUnavailable
from protocol.exchange import known_answers as known
from protocol.exchange.crypto import KEM_PUBLIC_BYTES, KemKeys, Purpose, Signature, SigningKeys
from protocol.exchange.crypto_real import RealPrimitives, kem_from_seeds, keys_from_seeds


def self_test() -> None:
    """Check every algorithm of the suite; about 0.1 s.

    Raises:
        SuiteUnavailable: one is missing or gives another answer; `what` names it.
    """
    real = RealPrimitives()
    for what, check in _CHECKS.items():
        try:
            holds = check(real)
        except (ReadbackError, ArithmeticError, AttributeError, ValueError, TypeError) as error:
            raise SuiteUnavailable("self-test-failed", what=what) from error
        if not holds:
            raise SuiteUnavailable("self-test-failed", what=what)


def _record_signatures(real: RealPrimitives) -> bool:
    keys = keys_from_seeds(Purpose.RECORD, known.ED_SEED, known.ML_DSA_65_SEED)
    signature = Signature(known.ED_SIGNATURE, known.ML_DSA_65_SIGNATURE)
    return (
        keys.public.ed == known.ED_PUBLIC
        and sha256(keys.public.pq).hexdigest() == known.ML_DSA_65_PUBLIC_SHA256
        and _both_signatures_count(real, keys, signature)
    )


def _log_signatures(real: RealPrimitives) -> bool:
    keys = keys_from_seeds(Purpose.LOG, known.ED_SEED, known.ML_DSA_44_SEED)
    signature = Signature(known.ED_SIGNATURE, known.ML_DSA_44_SIGNATURE)
    return sha256(keys.public.pq).hexdigest() == known.ML_DSA_44_PUBLIC_SHA256 and (
        _both_signatures_count(real, keys, signature)
    )


def _both_signatures_count(real: RealPrimitives, keys: SigningKeys, known_good: Signature) -> bool:
    """Whether the known pair verifies, each half altered is refused, and what we sign verifies."""
    label, data = known.SIGNED_LABEL, known.SIGNED_DATA
    ed_altered = Signature(_altered(known_good.ed), known_good.pq)
    pq_altered = Signature(known_good.ed, _altered(known_good.pq))
    return (
        real.verify(keys.public, label, data, known_good)
        and not real.verify(keys.public, label, data, ed_altered)
        and not real.verify(keys.public, label, data, pq_altered)
        and not real.verify(keys.public, label, data + b"\x00", known_good)
        and real.verify(keys.public, label, data, real.sign(keys, label, data))
    )


def _sealing(real: RealPrimitives) -> bool:
    keys = kem_from_seeds(known.X_WING_SECRET)
    opened = real.hpke_open(keys, known.HPKE_INFO, known.HPKE_SEALED)
    again = real.hpke_seal(keys.public, known.HPKE_INFO, known.HPKE_PLAINTEXT)
    return (
        len(keys.public) == KEM_PUBLIC_BYTES
        and sha256(keys.public).hexdigest() == known.X_WING_PUBLIC_SHA256
        and opened == known.HPKE_PLAINTEXT
        and real.hpke_open(keys, known.HPKE_INFO, again) == known.HPKE_PLAINTEXT
        and _refuses_sealed(real, keys)
    )


def _refuses_sealed(real: RealPrimitives, keys: KemKeys) -> bool:
    try:
        real.hpke_open(keys, known.HPKE_INFO, _altered(known.HPKE_SEALED))
    except RemoteViolation:
        return True
    return False


def _streams(real: RealPrimitives) -> bool:
    pull = real.stream_pull(known.STREAM_KEY, known.STREAM_HEADER)
    for plaintext, sealed in known.STREAM_FRAMES:
        try:
            pull.pull(_altered(sealed), known.STREAM_AD)
        except RemoteViolation:
            if pull.pull(sealed, known.STREAM_AD) == plaintext:
                continue
        return False
    return True


def _derivation(real: RealPrimitives) -> bool:
    """RFC 5869, A.1, and RFC 4231, 4.2."""
    derived = real.hkdf(bytes(range(13)), b"\x0b" * 22, bytes(range(0xF0, 0xFA)), 42)
    mac = real.mac(b"\x0b" * 20, b"Hi There")
    return (
        derived.hex()
        == "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"
        and mac.hex() == "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
    )


def _stretching(real: RealPrimitives) -> bool:
    return real.stretch_digits(bytes(32)) == known.STRETCHED


def _altered(data: bytes) -> bytes:
    """Flip one bit in the middle."""
    middle = len(data) // 2
    return data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]


_CHECKS: dict[str, Callable[[RealPrimitives], bool]] = {
    "record-signatures": _record_signatures,
    "log-signatures": _log_signatures,
    "sealing": _sealing,
    "streams": _streams,
    "derivation": _derivation,
    "stretching": _stretching,
}
