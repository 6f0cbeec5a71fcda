"""The self-test must pass here and must fail on every way in which a library can be broken."""

from collections.abc import Callable

import pytest
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import mldsa
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from protocol.errors import RemoteViolation, SuiteUnavailable
from protocol.exchange import known_answers
from protocol.exchange.crypto import KemKeys
from protocol.exchange.crypto_real import RealPrimitives
from protocol.exchange.crypto_self_test import self_test


def test_this_machine_has_the_suite() -> None:
    self_test()


class _EverythingVerifies:
    @classmethod
    def from_public_bytes(cls, data: bytes) -> "_EverythingVerifies":
        return cls()

    def verify(self, signature: bytes, data: bytes) -> None:
        """Let everything pass, as a broken library would."""


class _Wrong:
    """A primitive of the real class that has lost its way."""

    @staticmethod
    def refusing(*arguments: object) -> bytes:
        raise RemoteViolation("seal-refused")

    @staticmethod
    def opening_anything(self: RealPrimitives, keys: KemKeys, info: bytes, sealed: bytes) -> bytes:
        return known_answers.HPKE_PLAINTEXT

    @staticmethod
    def constant(*arguments: object) -> bytes:
        return bytes(42)

    @staticmethod
    def missing(*arguments: object) -> bytes:
        raise AttributeError


@pytest.mark.parametrize(
    ("method", "broken", "what"),
    [
        ("hpke_open", _Wrong.refusing, "sealing"),
        ("hpke_open", _Wrong.opening_anything, "sealing"),
        ("hkdf", _Wrong.constant, "derivation"),
        ("mac", _Wrong.constant, "derivation"),
        ("stretch_digits", _Wrong.constant, "stretching"),
        ("stream_pull", _Wrong.missing, "streams"),
        ("verify", lambda *arguments: True, "record-signatures"),
        ("verify", lambda *arguments: False, "record-signatures"),
    ],
)
def test_a_broken_primitive_is_named(
    monkeypatch: pytest.MonkeyPatch, method: str, broken: Callable[..., object], what: str
) -> None:
    monkeypatch.setattr(RealPrimitives, method, broken)
    with pytest.raises(SuiteUnavailable) as refused:
        self_test()
    assert refused.value.details["what"] == what


@pytest.mark.parametrize("kind", ["MLDSA65PublicKey", "MLDSA44PublicKey"])
def test_a_library_that_verifies_everything_is_refused(
    monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.setattr(mldsa, kind, _EverythingVerifies)
    with pytest.raises(SuiteUnavailable, match="signatures"):
        self_test()


def test_a_library_with_the_names_only_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """As the wheels of cryptography 47 are: the classes are there, the algorithms are not."""

    class Hollow:
        @classmethod
        def generate(cls) -> None:
            raise UnsupportedAlgorithm("ML-DSA is not supported")

    monkeypatch.setattr(mldsa, "MLDSA65PrivateKey", Hollow)
    with pytest.raises(SuiteUnavailable, match="suite-unavailable"):
        self_test()


def test_a_second_library_stretches_the_same() -> None:
    argon = Argon2id(
        salt=b"readback-digits1", length=32, iterations=3, lanes=1, memory_cost=64 << 10
    )
    assert argon.derive(bytes(32)) == known_answers.STRETCHED
