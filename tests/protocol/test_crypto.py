"""Both primitives behind the one interface must answer alike; only their secrets differ."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from protocol.errors import RemoteViolation
from protocol.exchange.crypto import (
    ED_SIGNATURE_BYTES,
    KEM_PUBLIC_BYTES,
    SEAL_OVERHEAD_BYTES,
    STREAM_HEADER_BYTES,
    STREAM_OVERHEAD_BYTES,
    Primitives,
    Purpose,
    Signature,
    SigningKeys,
    StreamPull,
    hash_parts,
)
from protocol.exchange.crypto_real import RealPrimitives, keys_from_seeds
from tests.protocol.pairs import each_altered
from tests.simulation.toy_crypto import ToyPrimitives

MAKERS: dict[str, Callable[[], Primitives]] = {
    "real": RealPrimitives,
    "toy": lambda: ToyPrimitives(7),
}


@pytest.fixture(params=MAKERS)
def primitives(request: pytest.FixtureRequest) -> Primitives:
    return MAKERS[request.param]()


@pytest.fixture(params=Purpose)
def signing(request: pytest.FixtureRequest, primitives: Primitives) -> SigningKeys:
    return primitives.signing_keys(request.param)


def test_sizes(primitives: Primitives, signing: SigningKeys) -> None:
    purpose = signing.public.purpose
    signature = primitives.sign(signing, b"label", b"data")
    assert len(signature.ed) == ED_SIGNATURE_BYTES
    assert len(signature.pq) == purpose.pq_signature_bytes
    assert len(signing.public.pq) == purpose.pq_public_bytes
    assert len(primitives.kem_keys().public) == KEM_PUBLIC_BYTES
    assert len(primitives.random(5)) == 5
    assert len(primitives.hkdf(b"", b"ikm", b"", 160)) == 160


def test_a_signature_holds_for_its_keys_label_and_data_only(
    primitives: Primitives, signing: SigningKeys
) -> None:
    signature = primitives.sign(signing, b"label", b"data")
    other = primitives.signing_keys(signing.public.purpose).public
    assert primitives.verify(signing.public, b"label", b"data", signature)
    assert not primitives.verify(other, b"label", b"data", signature)
    assert not primitives.verify(signing.public, b"other", b"data", signature)
    assert not primitives.verify(signing.public, b"label", b"date", signature)
    assert not primitives.verify(signing.public, b"label", b"", signature)


def test_one_signature_alone_is_worth_nothing(primitives: Primitives, signing: SigningKeys) -> None:
    good = primitives.sign(signing, b"label", b"data")
    other = primitives.sign(primitives.signing_keys(signing.public.purpose), b"label", b"data")
    for bad in (replace(good, ed=other.ed), replace(good, pq=other.pq)):
        assert not primitives.verify(signing.public, b"label", b"data", bad)
    for ed in each_altered(good.ed, 9):
        assert not primitives.verify(signing.public, b"label", b"data", Signature(ed, good.pq))
    for pq in each_altered(good.pq, 300):
        assert not primitives.verify(signing.public, b"label", b"data", Signature(good.ed, pq))


def test_half_of_a_stolen_key_pair_does_not_verify(
    primitives: Primitives, signing: SigningKeys
) -> None:
    thief = primitives.signing_keys(signing.public.purpose)
    signature = primitives.sign(signing, b"label", b"data")
    mixed = replace(signing.public, ed=thief.public.ed)
    assert not primitives.verify(mixed, b"label", b"data", signature)


def test_bytes_cannot_move_between_signature_and_data() -> None:
    """libsodium takes signature and message as one string: the border between them is ours."""
    real = RealPrimitives()
    keys = real.signing_keys(Purpose.RECORD)
    ed = real.sign(keys, b"label", b"data").ed
    longer_label = ed[63:] + b"label"
    moved = Signature(ed[:63], real.sign(keys, longer_label, b"data").pq)
    assert not real.verify(keys.public, longer_label, b"data", moved)


def test_a_sealed_text_opens_with_its_key_and_info_only(primitives: Primitives) -> None:
    keys, other = primitives.kem_keys(), primitives.kem_keys()
    sealed = primitives.hpke_seal(keys.public, b"info", b"secret")
    assert len(sealed) == len(b"secret") + SEAL_OVERHEAD_BYTES
    assert primitives.hpke_open(keys, b"info", sealed) == b"secret"
    refused = [(other, b"info", sealed), (keys, b"inf", sealed), (keys, b"info", b"")]
    refused += [(keys, b"info", altered) for altered in each_altered(sealed, 61)]
    for key, info, text in refused:
        with pytest.raises(RemoteViolation, match="seal-refused"):
            primitives.hpke_open(key, info, text)


@pytest.mark.parametrize("size", [0, 1, 1184, 1215, 1217])
def test_a_key_of_another_size_is_refused(primitives: Primitives, size: int) -> None:
    with pytest.raises(RemoteViolation, match="kem-key-refused"):
        primitives.hpke_seal(bytes(size), b"info", b"secret")


def test_a_low_order_curve_point_is_refused() -> None:
    real = RealPrimitives()
    public = real.kem_keys().public[:1184] + bytes(32)
    with pytest.raises(RemoteViolation, match="kem-key-refused"):
        real.hpke_seal(public, b"info", b"secret")


def test_a_lattice_key_with_coefficients_out_of_range_is_refused() -> None:
    """FIPS 203, 7.2, modulus check."""
    with pytest.raises(RemoteViolation, match="kem-key-refused"):
        RealPrimitives().hpke_seal(b"\xff" * 1184 + b"\x09" + bytes(31), b"info", b"secret")


def refuses(pull: StreamPull, sealed: bytes, ad: bytes) -> bool:
    try:
        pull.pull(sealed, ad)
    except RemoteViolation as refused:
        return refused.code == "stream-refused"
    return False


def test_a_stream_takes_its_frames_once_and_in_order(primitives: Primitives) -> None:
    key = primitives.random(32)
    push = primitives.stream_push(key)
    frames = [push.push(bytes([number]) * 50, b"ad") for number in range(3)]
    assert len(push.header) == STREAM_HEADER_BYTES
    assert {len(frame) for frame in frames} == {50 + STREAM_OVERHEAD_BYTES}
    pull = primitives.stream_pull(key, push.header)
    assert refuses(pull, frames[1], b"ad")
    assert refuses(pull, frames[0], b"da")
    assert all(refuses(pull, altered, b"ad") for altered in each_altered(frames[0]))
    assert refuses(pull, b"", b"ad")
    assert pull.pull(frames[0], b"ad") == b"\x00" * 50
    assert refuses(pull, frames[0], b"ad")
    assert pull.pull(frames[1], b"ad") == b"\x01" * 50
    assert refuses(primitives.stream_pull(primitives.random(32), push.header), frames[0], b"ad")
    assert refuses(primitives.stream_pull(key, bytes(24)), frames[0], b"ad")


def test_both_derive_the_same_from_the_same() -> None:
    real, toy = RealPrimitives(), ToyPrimitives(1)
    for size in (1, 32, 33, 160):
        assert real.hkdf(b"s", b"ikm", b"info", size) == toy.hkdf(b"s", b"ikm", b"info", size)
    assert real.mac(b"k" * 32, b"data") == toy.mac(b"k" * 32, b"data")
    assert real.hash(b"a", b"b") == toy.hash(b"a", b"b") == hash_parts(b"a", b"b")


def test_parts_of_a_hash_cannot_slide() -> None:
    assert len({hash_parts(b"ab", b""), hash_parts(b"a", b"b"), hash_parts(b"ab")}) == 3


def test_the_toy_is_the_same_for_the_same_seed() -> None:
    one, two, other = ToyPrimitives(5), ToyPrimitives(5), ToyPrimitives(6)
    assert one.signing_keys(Purpose.LOG) == two.signing_keys(Purpose.LOG)
    assert one.stream_push(bytes(32)).header == two.stream_push(bytes(32)).header
    assert one.random(8) != other.random(8)


def test_two_purposes_from_one_seed_sign_with_their_own_keys() -> None:
    real = RealPrimitives()
    for purpose in Purpose:
        keys = keys_from_seeds(purpose, b"\x01" * 32, b"\x02" * 32)
        signature = real.sign(keys, b"label", b"data")
        assert real.verify(keys.public, b"label", b"data", signature)


def test_stretching_is_repeatable_and_spreads(primitives: Primitives) -> None:
    assert primitives.stretch_digits(b"a") == primitives.stretch_digits(b"a")
    assert primitives.stretch_digits(b"a") != primitives.stretch_digits(b"b")


def test_no_secret_is_printed(primitives: Primitives) -> None:
    keys, kem = primitives.signing_keys(Purpose.RECORD), primitives.kem_keys()
    for secret, shown in ((keys.ed_seed, keys), (keys.pq_seed, keys), (kem.secret, kem)):
        assert repr(secret) not in repr(shown)
