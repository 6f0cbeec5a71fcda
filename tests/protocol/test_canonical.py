import unicodedata

import cbor2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocol.errors import LocalViolation, RemoteViolation
from protocol.exchange.canonical import DEPTH_MAX, INTEGER_LIMIT, Value, decode, encode

integers = st.integers(-INTEGER_LIMIT + 1, INTEGER_LIMIT - 1)
texts = st.text(st.characters(codec="utf-8")).map(lambda text: unicodedata.normalize("NFC", text))
leaves = st.none() | st.booleans() | integers | st.binary(max_size=300) | texts
values = st.recursive(leaves, lambda inner: st.lists(inner, max_size=5).map(tuple), max_leaves=20)


def deep(levels: int) -> Value:
    value: Value = 0
    for _ in range(levels):
        value = (value,)
    return value


@given(values)
def test_what_is_encoded_is_decoded(value: Value) -> None:
    assert decode(encode(value)) == value


@given(values)
def test_an_independent_program_reads_the_same(value: Value) -> None:
    assert cbor2.loads(encode(value), immutable=True) == value


@given(st.binary(max_size=200))
def test_any_bytes_are_one_value_in_its_only_encoding_or_refused(data: bytes) -> None:
    try:
        value = decode(data)
    except RemoteViolation:
        return
    assert encode(value) == data


@given(values, st.data())
def test_one_changed_byte_never_gives_the_same_value(value: Value, data: st.DataObject) -> None:
    encoded = encode(value)
    at = data.draw(st.integers(0, len(encoded) - 1))
    flip = data.draw(st.integers(1, 255))
    changed = encoded[:at] + bytes([encoded[at] ^ flip]) + encoded[at + 1 :]
    try:
        assert encode(decode(changed)) != encoded
    except RemoteViolation:
        return


@given(values, st.data())
def test_no_beginning_of_an_encoding_is_one(value: Value, data: st.DataObject) -> None:
    encoded = encode(value)
    cut = data.draw(st.integers(0, len(encoded) - 1))
    with pytest.raises(RemoteViolation):
        decode(encoded[:cut])


@pytest.mark.parametrize(
    ("octets", "why"),
    [
        ("", "truncated"),
        ("0000", "trailing-bytes"),
        ("1800", "longer-than-needed"),
        ("190001", "longer-than-needed"),
        ("1b0000000000000001", "longer-than-needed"),
        ("1b8000000000000000", "integer-range"),
        ("3b7fffffffffffffff", "integer-range"),
        ("9800", "longer-than-needed"),
        ("580161", "longer-than-needed"),
        ("9bffffffffffffffff", "truncated"),
        ("5bffffffffffffffff", "truncated"),
        ("5f4161ff", "type"),
        ("9f00ff", "type"),
        ("a10000", "type"),
        ("c074323032342d30392d32355430303a34343a30305a", "type"),
        ("c24101", "type"),
        ("d8236161", "type"),
        ("f93c00", "type"),
        ("fb3ff0000000000000", "type"),
        ("f7", "type"),
        ("f814", "type"),
        ("ff", "type"),
        ("62c328", "utf-8"),
        ("63eda080", "utf-8"),
        ("6365cc81", "not-nfc"),
        ("81" * (DEPTH_MAX + 1) + "00", "depth"),
        ("81" * 60_000, "depth"),
    ],
)
def test_refused(octets: str, why: str) -> None:
    with pytest.raises(RemoteViolation) as refused:
        decode(bytes.fromhex(octets))
    assert refused.value.code == "not-canonical"
    assert refused.value.details["why"] == why


def test_depth_is_taken_up_to_its_limit() -> None:
    assert decode(encode(deep(DEPTH_MAX))) == deep(DEPTH_MAX)
    with pytest.raises(LocalViolation):
        encode(deep(DEPTH_MAX + 1))


def test_input_longer_than_its_limit_is_refused_unread() -> None:
    with pytest.raises(RemoteViolation, match="too-large"):
        decode(encode(b"\x00" * 100), limit=100)


@pytest.mark.parametrize(
    "value",
    [1.0, INTEGER_LIMIT, -INTEGER_LIMIT, "e\u0301", "\ud800", {"a": 1}, {1}, bytearray(b"a"), 1j],
    ids=repr,
)
def test_nothing_outside_the_profile_is_written(value: object) -> None:
    with pytest.raises(LocalViolation):
        encode([value])  # type: ignore[list-item]
