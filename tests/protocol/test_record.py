from dataclasses import astuple, fields, replace
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocol.errors import LocalViolation, RemoteViolation
from protocol.exchange import canonical
from protocol.exchange.crypto_real import RealPrimitives
from protocol.exchange.record import (
    BODY_BYTES_MAX,
    RECORD_BYTES_MAX,
    RECORD_VERSION,
    Header,
    RecordClass,
    commitment,
    make_record,
    open_header,
    open_record,
    read_header,
    record_hash,
    unwrap_body,
    wrap_body,
)
from protocol.vocabulary import Mode, Precedence
from tests.protocol.pairs import (
    CIRCUIT,
    each_altered,
    header_of,
    items_of,
    paired,
    toy_pair,
    wrapped_body,
)

WRAPPED = wrapped_body()
PAIR = toy_pair()


def make(**changes: object) -> bytes:
    return make_record(PAIR.for_a, PAIR.a, header_of(PAIR.a, WRAPPED, **changes))


hashes = st.binary(min_size=32, max_size=32)
counts = st.integers(1, (1 << 31) - 1)
headers = st.builds(
    Header,
    circuit=st.just(CIRCUIT),
    sender=st.just(PAIR.a.card.fingerprint),
    epoch=counts,
    serial=counts,
    previous=hashes,
    mode=st.sampled_from([Mode.ACTUAL, Mode.TEST]),
    precedence=st.sampled_from(Precedence),
    record_class=st.sampled_from(RecordClass),
    peer_epoch=counts,
    peer_serial=st.integers(0, (1 << 53) - 1),
    peer_hash=hashes,
    time_ms=st.integers(0, (1 << 53) - 1),
    commitment=st.just(commitment(WRAPPED)),
)


@given(headers)
def test_a_record_opens_as_made(header: Header) -> None:
    raw = make_record(PAIR.for_a, PAIR.a, header)
    record = open_record(PAIR.for_b, raw, WRAPPED, PAIR.a.card, CIRCUIT)
    assert (record.header, record.raw, record.body) == (header, raw, b"body")
    assert record.hash == record_hash(raw)
    assert open_header(PAIR.for_b, raw, PAIR.a.card, CIRCUIT) == read_header(raw) == header
    assert len(raw) < RECORD_BYTES_MAX


def test_no_altered_record_opens() -> None:
    real = RealPrimitives()
    pair = paired(real, real)
    raw = make_record(real, pair.a, header_of(pair.a, WRAPPED))
    open_record(real, raw, WRAPPED, pair.a.card, CIRCUIT)
    for altered in each_altered(raw, 17):
        with pytest.raises(RemoteViolation):
            open_record(real, altered, WRAPPED, pair.a.card, CIRCUIT)


def test_no_altered_body_is_taken_for_the_one_committed_to() -> None:
    raw = make()
    for altered in each_altered(WRAPPED):
        with pytest.raises(RemoteViolation, match="body-differs"):
            open_record(PAIR.for_b, raw, altered, PAIR.a.card, CIRCUIT)


def test_another_senders_circuits_or_cards_record_is_refused() -> None:
    raw = make()
    with pytest.raises(RemoteViolation, match="wrong-circuit"):
        open_record(PAIR.for_b, raw, WRAPPED, PAIR.a.card, bytes(16))
    with pytest.raises(RemoteViolation, match="wrong-peer"):
        open_record(PAIR.for_b, raw, WRAPPED, PAIR.b.card, CIRCUIT)
    stolen_name = replace(PAIR.b, card=replace(PAIR.b.card, station="Alpha"))
    forged = make_record(PAIR.for_b, stolen_name, header_of(stolen_name, WRAPPED))
    card = replace(stolen_name.card, record=PAIR.a.record.public)
    with pytest.raises(RemoteViolation, match="wrong-peer"):
        open_record(PAIR.for_b, forged, WRAPPED, card, CIRCUIT)


def test_one_good_signature_does_not_carry_the_other() -> None:
    real = RealPrimitives()
    pair = paired(real, real)
    header = header_of(pair.a, WRAPPED)
    encoded, ed, pq = items_of(make_record(real, pair.a, header))
    thief = replace(pair.b, card=pair.a.card)
    _, other_ed, other_pq = items_of(make_record(real, thief, header))
    for signatures in ((ed, other_pq), (other_ed, pq), (other_ed, other_pq)):
        forged = canonical.encode([encoded, *signatures])
        with pytest.raises(RemoteViolation, match="record-signature"):
            open_record(real, forged, WRAPPED, pair.a.card, CIRCUIT)


@pytest.mark.parametrize(
    ("circuit_mode", "mode", "allowed"),
    [
        (Mode.ACTUAL, Mode.ACTUAL, True),
        (Mode.ACTUAL, Mode.TEST, True),
        (Mode.ACTUAL, Mode.EXERCISE, False),
        (Mode.EXERCISE, Mode.EXERCISE, True),
        (Mode.EXERCISE, Mode.ACTUAL, False),
        (Mode.EXERCISE, Mode.TEST, False),
    ],
)
def test_a_circuit_carries_its_own_mode(circuit_mode: Mode, mode: Mode, allowed: bool) -> None:
    pair = toy_pair(circuit_mode)
    header = header_of(pair.a, WRAPPED, mode=mode)
    if allowed:
        make_record(pair.for_a, pair.a, header)
        return
    with pytest.raises(LocalViolation, match="record-refused"):
        make_record(pair.for_a, pair.a, header)
    encoded = canonical.encode([RECORD_VERSION, *astuple(header)])
    signature = pair.for_a.sign(pair.a.record, b"readback-record", encoded)
    raw = canonical.encode([encoded, signature.ed, signature.pq])
    with pytest.raises(RemoteViolation, match="wrong-mode"):
        open_record(pair.for_b, raw, WRAPPED, pair.a.card, CIRCUIT)


@pytest.mark.parametrize(
    "change",
    [
        {"epoch": 0},
        {"serial": 0},
        {"epoch": 1 << 31},
        {"serial": 1 << 53},
        {"previous": bytes(31)},
        {"peer_epoch": 0},
        {"peer_serial": -1},
        {"time_ms": -1},
        {"mode": 9},
        {"precedence": 0},
        {"record_class": 4},
        {"circuit": bytes(15)},
        {"commitment": b""},
    ],
)
def test_a_header_outside_its_limits_is_never_signed(change: dict[str, object]) -> None:
    with pytest.raises(LocalViolation):
        make(**change)


def test_nobody_signs_another_stations_record() -> None:
    with pytest.raises(LocalViolation, match="not-our-record"):
        make_record(PAIR.for_a, PAIR.a, header_of(PAIR.b, WRAPPED))


@given(st.binary(max_size=200))
def test_nothing_but_a_violation_leaves_the_decoder(data: bytes) -> None:
    with pytest.raises(RemoteViolation):
        open_record(PAIR.for_b, data, WRAPPED, PAIR.a.card, CIRCUIT)
    with pytest.raises(RemoteViolation):
        read_header(data)


def test_every_field_of_the_header_changes_the_hash() -> None:
    changes: dict[str, object] = {
        "epoch": 2,
        "serial": 2,
        "previous": b"\x01" * 32,
        "mode": Mode.TEST,
        "precedence": Precedence.FLASH,
        "record_class": RecordClass.SERVICE,
        "peer_epoch": 2,
        "peer_serial": 7,
        "peer_hash": b"\x02" * 32,
        "time_ms": 1,
        "commitment": b"\x03" * 32,
        "circuit": b"\x04" * 16,
    }
    assert changes.keys() | {"sender"} == {part.name for part in fields(Header)}
    found = {record_hash(make(**{name: value})) for name, value in changes.items()}
    assert len(found | {record_hash(make())}) == len(changes) + 1


def test_bodies_carry_their_salt_and_a_limit() -> None:
    assert unwrap_body(wrap_body(bytes(32), b"")) == b""
    assert len(unwrap_body(wrap_body(bytes(32), bytes(BODY_BYTES_MAX)))) == BODY_BYTES_MAX
    assert commitment(WRAPPED) == sha256(b"\x05" * 32 + b"body").digest()
    with pytest.raises(LocalViolation):
        wrap_body(bytes(32), bytes(BODY_BYTES_MAX + 1))
    with pytest.raises(LocalViolation):
        wrap_body(bytes(31), b"")
    for wrapped in (bytes(31), bytes(33 + BODY_BYTES_MAX)):
        with pytest.raises(RemoteViolation):
            unwrap_body(wrapped)
