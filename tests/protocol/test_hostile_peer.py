"""What a paired peer with good signatures could still try: to hang us, to stop us, to hide."""

import hashlib
import time
from datetime import UTC, datetime

import pytest

from protocol.exchange.delivery import frames
from protocol.exchange.delivery.effects import Arrived, EpochOpened, ReadbackCompared, ViolationSeen
from protocol.exchange.delivery.frames import Fetch, Place
from protocol.exchange.delivery.journal import RecordRow
from protocol.exchange.delivery.outbox import STATEMENTS_MAX
from protocol.exchange.receipts import (
    READBACK_VALUES_MAX,
    Compared,
    Readback,
    TemplateUnknown,
)
from protocol.exchange.receipts import EpochOpened as Opening
from protocol.exchange.record import EPOCH_MAX, read_header, record_hash
from protocol.exchange.shape import COUNT_MAX
from protocol.vocabulary import Mode, Precedence
from tests.protocol.circuit_bench import WALL_MS, Bench, make_body
from tests.protocol.test_circuit_hostile import ZERO, Liar, codes, make_beat, make_sync
from tests.simulation.station import SimulatedBodies

SOON_S = 0.5
BODY = make_body(0, 1, Precedence.PRIORITY)


@pytest.fixture
def liar() -> Liar:
    liar = Liar(Bench())
    liar.connect()
    return liar


def test_a_fetch_over_a_leap_of_epochs_is_answered_at_once(liar: Liar) -> None:
    first = liar.record(1, BODY)
    liar.say(first)
    end = record_hash(first.raw)
    leap = Opening(1, 1, end, (), "restored")
    liar.say(liar.statement(1, leap, epoch=EPOCH_MAX, previous=end))
    assert (EPOCH_MAX, 1) in liar.desk.journal.peer
    began = time.perf_counter()
    answer = liar.answer(liar.say(Fetch(1, 0, 32)))
    assert time.perf_counter() - began < SOON_S
    assert len(answer) == 3  # both records, and that these were all
    assert codes(liar) == []


@pytest.mark.parametrize("held", [Place(2, COUNT_MAX, ZERO), Place(EPOCH_MAX, 9, ZERO)])
def test_a_cursor_in_an_epoch_that_we_never_opened_is_refused_at_once(
    liar: Liar, held: Place
) -> None:
    began = time.perf_counter()
    liar.say(make_beat(held=held))
    assert time.perf_counter() - began < SOON_S
    assert codes(liar) == ["cursor-ahead"]


def test_a_readback_of_nothing_but_unknown_fields_is_different(
    liar: Liar, monkeypatch: pytest.MonkeyPatch
) -> None:
    def compare(_: SimulatedBodies, body: bytes, readback: Readback) -> tuple[str, ...]:
        return ("missing", *(name for name, _ in readback.values), "text")  # as real notices do

    monkeypatch.setattr(SimulatedBodies, "compare", compare)
    message_id = liar.bench.release(liar.desk, 1, Precedence.PRIORITY)
    values = tuple((f"field-{number}", b"\xf6") for number in range(READBACK_VALUES_MAX))
    liar.say(liar.statement(1, Readback(message_id, "en", ZERO, values)))
    (compared,) = liar.desk.seen(ReadbackCompared)
    assert not compared.same
    assert len(compared.fields) == READBACK_VALUES_MAX


@pytest.mark.parametrize(
    "statement", [Compared(b"\x07" * 32, True, ()), TemplateUnknown(b"\x07" * 32, ZERO)]
)
def test_a_statement_about_a_message_that_never_was_is_a_violation(
    liar: Liar, statement: Compared | TemplateUnknown
) -> None:
    liar.say(liar.statement(1, statement))
    assert codes(liar) == ["receipt-unknown"]
    assert not [event for event in liar.desk.journal.events if event.message_id]


def test_compared_about_a_message_of_the_same_batch_is_read(liar: Liar) -> None:
    message_id = hashlib.sha256(BODY).digest()
    first = liar.record(1, BODY)
    liar.previous = record_hash(first.raw)
    second = liar.statement(2, Compared(message_id, True, ()))
    assert liar.session is not None
    liar.hand(*(liar.session.seal(frames.encode(frame)) for frame in (first, second)))
    assert codes(liar) == []


def test_a_false_cursor_does_not_hide_the_message_that_carries_it(liar: Liar) -> None:
    flash = make_body(0, 3, Precedence.FLASH)
    liar.say(
        liar.record(1, flash, precedence=Precedence.FLASH, peer_serial=9, peer_hash=b"\x03" * 32)
    )
    assert codes(liar) == ["cursor-ahead"]
    assert len(liar.desk.seen(Arrived)) == 1
    assert [row.record_class for row in liar.desk.journal.own.values()] == [2]  # our STORED


def test_statements_that_the_peer_never_takes_do_not_pile_up(liar: Liar) -> None:
    message_id = liar.bench.release(liar.desk, 1, Precedence.PRIORITY)
    statement = Readback(message_id, "en", ZERO, (("body", b""),))
    serial = 0
    for _ in range(STATEMENTS_MAX + 3_000):
        frame = liar.statement(serial + 1, statement)
        liar.say(frame)
        if "receipts-not-taken" in codes(liar):
            break
        serial, liar.previous = serial + 1, record_hash(frame.raw)
        if serial % 3_000 == 0:
            liar.connect()
    assert liar.desk.seen(ViolationSeen)
    assert len(liar.desk.journal.waiting) <= STATEMENTS_MAX


def test_a_link_test_that_has_to_be_numbered_again_is_still_a_test() -> None:
    """Another copy of us signed our number 1: what we gave it to waits again, as it was."""
    liar = Liar(Bench(mode=Mode.ACTUAL))
    desk = liar.desk
    liar.connect()
    message_id = liar.bench.release(desk, 1, Precedence.ROUTINE, Mode.TEST)
    assert read_header(desk.journal.own[1, 1].raw).mode is Mode.TEST
    clone = Liar(liar.bench)
    clone.bench.a, clone.bench.b = clone.bench.b, clone.bench.a
    other = clone.record(1, make_body(1, 2, Precedence.ROUTINE, Mode.ACTUAL), mode=Mode.ACTUAL)
    clone.bench.a, clone.bench.b = clone.bench.b, clone.bench.a
    held = Place(1, 1, record_hash(other.raw))
    liar.connect(sync=False)
    liar.say(make_sync(held=held, held_size=1, proofs=(other.raw, b"")))
    liar.say(frames.Returned(other.raw, other.wrapped, False))
    liar.say(frames.Fetched(1, False))
    assert [effect.reason for effect in desk.seen(EpochOpened)] == ["forked"]
    liar.say(make_beat(held=_place(desk.journal.own[2, 1])))
    liar.bench.do(desk, lambda circuit, now: circuit.unlock(now))
    again = [row for row in desk.journal.own.values() if row.message_id == message_id]
    assert [read_header(row.raw).mode for row in again] == [Mode.TEST]


def _place(row: RecordRow) -> Place:
    return Place(row.epoch, row.serial, row.hash)


@pytest.mark.parametrize("wall_ms", [0, COUNT_MAX])
def test_a_clock_in_no_calendar_is_shown_as_a_century_apart(liar: Liar, wall_ms: int) -> None:
    liar.say(make_beat(wall_ms=wall_ms, echo=liar.bench.mono_ms))
    offset_ms = liar.desk.circuit.snapshot(liar.bench.now(liar.desk)).offset_ms
    assert offset_ms is not None
    there = datetime.fromtimestamp((WALL_MS + offset_ms) / 1_000, UTC)
    assert 1_900 < there.year < 2_200


def test_a_session_belongs_to_one_run_of_the_peer(liar: Liar) -> None:
    liar.say(liar.record(1, BODY))
    for number in range(20):
        liar.say(make_sync(instance=bytes([number]) * 16))
        if codes(liar):
            break
    assert codes(liar) == ["instance-changed"]
    told = [event for event in liar.desk.journal.events if event.code == "peer-restored"]
    assert len(told) <= 1


def test_roots_that_differ_are_told_once_in_a_session(liar: Liar) -> None:
    for _ in range(20):
        liar.say(make_sync(own_size=5, own_root=b"\x09" * 32))
    assert codes(liar) == []
    told = [event for event in liar.desk.journal.events if event.code == "roots-differ"]
    assert len(told) <= 1
