from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocol.errors import LocalViolation, RemoteViolation
from protocol.exchange import canonical
from protocol.exchange.receipts import (
    ORPHANS_MAX,
    PACKS_MAX,
    READBACK_VALUES_MAX,
    RECEIPT_BYTES_MAX,
    SECONDS_MAX,
    STORED_PAIRS_MAX,
    Compared,
    EpochOpened,
    LinkTested,
    PairedNote,
    PassedOn,
    Read,
    Readback,
    SendingUnlocked,
    Statement,
    Stored,
    TemplateUnknown,
    decode,
    encode,
    record_class,
)
from protocol.exchange.record import EPOCH_MAX, RecordClass
from protocol.exchange.shape import COUNT_MAX
from tests.protocol.test_canonical import values

hashes = st.binary(min_size=32, max_size=32)
epochs = st.integers(1, EPOCH_MAX)
serials = st.integers(1, COUNT_MAX)
seconds = st.integers(0, SECONDS_MAX)
codes = st.text("abcXYZ019-_.[]", min_size=1, max_size=20)


def rows(*columns: st.SearchStrategy[object], least: int = 0) -> st.SearchStrategy[object]:
    return st.lists(st.tuples(*columns), min_size=least, max_size=5).map(tuple)


compared = st.lists(codes, max_size=4).map(tuple)
statements: st.SearchStrategy[Statement] = st.one_of(
    st.builds(Stored, rows(epochs, serials, hashes, least=1)),
    st.builds(Read, hashes, codes, hashes, seconds),
    st.builds(Readback, hashes, codes, hashes, rows(codes, st.binary(max_size=40), least=1)),
    st.builds(lambda i, names: Compared(i, not names, names), hashes, compared),
    st.builds(PassedOn, hashes, codes),
    st.builds(EpochOpened, epochs, st.integers(0, COUNT_MAX), hashes, rows(serials, hashes), codes),
    st.builds(PairedNote, hashes, hashes, st.integers(0, 9), st.lists(hashes).map(tuple), codes),
    st.builds(LinkTested, st.integers(1, 4), st.integers(0, 90_000), seconds),
    st.builds(TemplateUnknown, hashes, hashes),
    st.builds(SendingUnlocked, codes, seconds),
)

HASH = b"\x09" * 32
READ = Read(HASH, "zh", HASH, 1_727_225_040)


@given(statements)
def test_a_statement_reads_as_written(statement: Statement) -> None:
    try:
        body = encode(statement)
    except LocalViolation:
        assert isinstance(statement, PairedNote)
        assert len(statement.pack_hashes) > PACKS_MAX
        return
    assert decode(body, record_class(statement)) == statement
    assert len(body) <= RECEIPT_BYTES_MAX


@given(statements.filter(lambda one: not isinstance(one, PairedNote)))
def test_a_statement_in_the_wrong_carrier_is_refused(statement: Statement) -> None:
    for carrier in set(RecordClass) - {record_class(statement)}:
        with pytest.raises(RemoteViolation, match="wrong-carrier"):
            decode(encode(statement), carrier)


@given(st.binary(max_size=100) | values.map(canonical.encode))
def test_nothing_but_a_violation_leaves_the_decoder(body: bytes) -> None:
    for carrier in RecordClass:
        try:
            statement = decode(body, carrier)
        except RemoteViolation:
            continue
        assert encode(statement) == body


@given(st.integers(1, 20), st.lists(values, max_size=5))
def test_a_known_tag_with_any_values_is_read_or_refused(
    tag: int, items: list[canonical.Value]
) -> None:
    body = canonical.encode([tag, *items])
    for carrier in RecordClass:
        try:
            statement = decode(body, carrier)
        except RemoteViolation:
            continue
        assert encode(statement) == body


def test_the_fullest_stored_fits() -> None:
    full = Stored(tuple((EPOCH_MAX, COUNT_MAX - number, HASH) for number in range(256)))
    assert decode(encode(full), RecordClass.RECEIPT) == full
    with pytest.raises(LocalViolation):
        encode(Stored((*full.pairs, (1, 1, HASH))))


@pytest.mark.parametrize(
    "statement",
    [
        Stored(()),
        Stored(((0, 1, HASH),)),
        Stored(((1, 0, HASH),)),
        Stored(((1, 1, HASH),) * (STORED_PAIRS_MAX + 1)),
        replace(READ, message_id=b"short"),
        replace(READ, language=""),
        replace(READ, language="日本語"),
        replace(READ, at_s=-1),
        Readback(HASH, "zh", HASH, ()),
        Readback(HASH, "zh", HASH, (("a b", b""),)),
        Readback(HASH, "zh", HASH, (("f", b""),) * (READBACK_VALUES_MAX + 1)),
        Readback(HASH, "zh", HASH, (("f", bytes(RECEIPT_BYTES_MAX)),)),
        Compared(HASH, True, ("window",)),
        Compared(HASH, False, ()),
        PassedOn(HASH, "to the minister"),
        EpochOpened(1, 1, HASH, ((1, HASH),) * (ORPHANS_MAX + 1), "restored"),
        PairedNote(HASH, HASH, 1, (HASH,) * (PACKS_MAX + 1), "digits"),
        SendingUnlocked("", 0),
    ],
    ids=lambda one: type(one).__name__,
)
def test_what_a_peer_would_refuse_is_never_written(statement: Statement) -> None:
    with pytest.raises(LocalViolation, match="statement-refused"):
        encode(statement)


def test_an_unknown_tag_is_refused() -> None:
    for tag in (0, 6, 15, 21):
        with pytest.raises(RemoteViolation, match="unknown-statement"):
            decode(canonical.encode([tag]), RecordClass.RECEIPT)
