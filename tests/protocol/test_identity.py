from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocol.errors import LocalViolation, RemoteViolation, StorageFailed
from protocol.exchange import canonical
from protocol.exchange.crypto import SUITE
from protocol.exchange.crypto_real import RealPrimitives
from protocol.exchange.identity import (
    Card,
    PathSheet,
    Profile,
    Role,
    SignedSheet,
    StationKeys,
)
from protocol.vocabulary import Mode
from tests.protocol.pairs import each_altered, items_of, paired, toy_pair
from tests.protocol.test_canonical import integers, values

SHEET = PathSheet(
    number=2,
    role=Role.LISTENS,
    host="192.0.2.7",
    port=7_331,
    curve_public=b"\x11" * 32,
    profile=Profile.SLOW,
    issued_ms=1_727_225_040_000,
)


def card_with(card: Card, at: int, value: canonical.Encodable) -> bytes:
    items = items_of(card.encode())
    return canonical.encode([*items[:at], value, *items[at + 1 :]])


@pytest.mark.parametrize("mode", [Mode.ACTUAL, Mode.EXERCISE])
def test_a_card_reads_as_written(mode: Mode) -> None:
    card = toy_pair(mode).a.card
    assert Card.decode(card.encode()) == card
    assert Card.decode(card.encode()).fingerprint == card.fingerprint


def test_every_part_of_a_card_is_in_its_fingerprint() -> None:
    card = toy_pair().a.card
    changes = (
        {"station": "Another"},
        {"party": "ZZZ"},
        {"mode": Mode.EXERCISE},
        {"record": replace(card.record, ed=bytes(32))},
        {"record": replace(card.record, pq=bytes(1952))},
        {"log": replace(card.log, ed=bytes(32))},
        {"log": replace(card.log, pq=bytes(1312))},
    )
    others = [replace(card, **change) for change in changes]
    assert len({card.fingerprint, *(other.fingerprint for other in others)}) == 8


@pytest.mark.parametrize(
    ("at", "value", "code"),
    [
        (0, 2, "malformed"),
        (1, SUITE + 1, "wrong-suite"),
        (2, "", "malformed"),
        (2, "x" * 65, "malformed"),
        (2, "Al\u202epha", "malformed"),
        (3, "A B", "malformed"),
        (4, Mode.TEST, "malformed"),
        (4, 9, "malformed"),
        (5, bytes(31), "malformed"),
        (6, bytes(1312), "malformed"),
        (8, bytes(1952), "malformed"),
    ],
)
def test_a_card_outside_its_limits_is_refused(
    at: int, value: canonical.Encodable, code: str
) -> None:
    with pytest.raises(RemoteViolation, match=code):
        Card.decode(card_with(toy_pair().a.card, at, value))


@given(values | st.lists(st.binary() | integers, min_size=9, max_size=9).map(tuple))
def test_nothing_but_a_violation_leaves_the_decoders(value: canonical.Value) -> None:
    encoded = canonical.encode(value)
    for decode in (Card.decode, SignedSheet.decode):
        with pytest.raises(RemoteViolation):
            decode(encoded)


def test_a_name_that_no_card_may_carry_is_refused_at_the_start() -> None:
    primitives = toy_pair().for_a
    for station, party, mode in (
        ("", "AAA", Mode.ACTUAL),
        ("Alpha", "A A", Mode.ACTUAL),
        ("Alpha", "AAA", Mode.TEST),
        ("e\u0301", "AAA", Mode.ACTUAL),
    ):
        with pytest.raises(LocalViolation):
            StationKeys.generate(primitives, station, party, mode)


def test_stored_keys_sign_as_before() -> None:
    primitives = RealPrimitives()
    keys = StationKeys.generate(primitives, "Alpha", "AAA", Mode.EXERCISE)
    again = StationKeys.decode(keys.encode())
    assert again == keys
    signed = SHEET.sign(primitives, again)
    assert signed.open(primitives, keys.card) == SHEET


def test_damaged_stored_keys_are_our_fault_not_the_peers() -> None:
    stored = toy_pair().a.encode()
    for damaged in (b"", stored[:-1], stored + b"\x00", canonical.encode([1, 2, 3, 4, 5])):
        with pytest.raises(StorageFailed):
            StationKeys.decode(damaged)


def test_a_signed_sheet_reads_as_written_and_only_from_its_card() -> None:
    pair = toy_pair()
    signed = SHEET.sign(pair.for_a, pair.a)
    read = SignedSheet.decode(signed.encode())
    assert read == signed
    assert read.open(pair.for_b, pair.a.card) == SHEET
    assert read.belongs_to(pair.a.card)
    assert not read.belongs_to(pair.b.card)
    with pytest.raises(RemoteViolation, match="sheet-signature"):
        read.open(pair.for_b, pair.b.card)


def test_a_sheet_of_the_same_keys_under_another_card_is_refused() -> None:
    pair = toy_pair()
    renamed = replace(pair.a, card=replace(pair.a.card, station="Renamed"))
    with pytest.raises(RemoteViolation, match="wrong-peer"):
        SHEET.sign(pair.for_a, renamed).open(pair.for_b, pair.a.card)


def test_no_altered_sheet_opens() -> None:
    real = RealPrimitives()
    pair = paired(real, real)
    for altered in each_altered(SHEET.sign(real, pair.a).encode(), 41):
        with pytest.raises(RemoteViolation):
            SignedSheet.decode(altered).open(real, pair.a.card)


@pytest.mark.parametrize(
    "change",
    [
        {"number": 0},
        {"number": 5},
        {"host": ""},
        {"host": "a b"},
        {"host": "x" * 254},
        {"port": 65_536},
        {"port": -1},
        {"curve_public": bytes(31)},
        {"issued_ms": -1},
    ],
)
def test_a_sheet_outside_its_limits_is_never_signed(change: dict[str, object]) -> None:
    pair = toy_pair()
    with pytest.raises(LocalViolation):
        replace(SHEET, **change).sign(pair.for_a, pair.a)  # type: ignore[arg-type]


def test_no_secret_is_printed() -> None:
    keys = toy_pair().a
    for seed in (keys.record.ed_seed, keys.record.pq_seed, keys.log.ed_seed, keys.log.pq_seed):
        assert repr(seed) not in repr(keys)
