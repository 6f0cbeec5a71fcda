"""A peer with good keys and bad intentions, strangers on the wire: refused, counted, survived."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from protocol.exchange import receipts
from protocol.exchange.delivery import frames
from protocol.exchange.delivery.effects import (
    Arrived,
    Effect,
    Locked,
    PeerRestored,
    Transmit,
    ViolationSeen,
)
from protocol.exchange.delivery.frames import (
    Fetch,
    Heartbeat,
    Place,
    RecordFrame,
    Returned,
    Sync,
    Want,
)
from protocol.exchange.delivery.standing import PEER_FORK, STALE_MAX
from protocol.exchange.delivery.step import Now
from protocol.exchange.handshake import Initiator
from protocol.exchange.handshake_frames import FrameKind
from protocol.exchange.receipts import EpochOpened, Read, Readback, Stored
from protocol.exchange.record import (
    Header,
    RecordClass,
    commitment,
    make_record,
    record_hash,
    wrap_body,
)
from protocol.exchange.session import Session
from protocol.exchange.tree import EMPTY_ROOT
from protocol.vocabulary import Fact, Mode, Precedence
from tests.protocol.circuit_bench import CIRCUIT_ID, Bench, make_body

ZERO = bytes(32)
NOTHING = Place(1, 0, ZERO)


class Liar:
    """Station A under a hostile hand: it has A's keys, and says whatever the test wants."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.desk = bench.b
        self.session: Session | None = None
        self.previous = ZERO

    def hand(self, *data: bytes) -> list[Effect]:
        now = self.bench.now(self.desk)
        effects = self.desk.circuit.frames_in(1, data, now)
        self.desk.kept.extend(effects)
        return effects

    def connect(self, *, sync: bool = True) -> None:
        setup = self.bench.a.setup
        self.hand_nothing()
        initiator = Initiator(
            self.bench.a.primitives,
            setup.keys,
            setup.peer,
            CIRCUIT_ID,
            1,
            self.bench.a.journal.chains[1],
        )
        m2 = self.answer(self.hand(initiator.start()))[0]
        m4 = self.answer(self.hand(initiator.m2(m2)))[0]
        established = initiator.m4(m4)
        self.bench.a.journal.chains[1] = established.chain
        self.session = Session(self.bench.a.primitives, established, self.bench.mono_ms)
        if sync:
            self.say(make_sync())

    def hand_nothing(self) -> None:
        self.desk.circuit.path_ready(1, self.bench.now(self.desk))

    @staticmethod
    def answer(effects: list[Effect]) -> list[bytes]:
        return [effect.frame for effect in effects if isinstance(effect, Transmit)]

    def say(self, frame: frames.Frame) -> list[Effect]:
        return self.say_bytes(frames.encode(frame))

    def say_bytes(self, plaintext: bytes) -> list[Effect]:
        assert self.session is not None
        return self.hand(self.session.seal(plaintext))

    def record(self, serial: int, body: bytes, **changes: object) -> RecordFrame:
        """Return a signed record of A's chain, some header values changed."""
        wrapped = wrap_body(b"\x05" * 32, body)
        values: dict[str, object] = {
            "circuit": CIRCUIT_ID,
            "sender": self.bench.a.setup.keys.card.fingerprint,
            "epoch": 1,
            "serial": serial,
            "previous": self.previous,
            "mode": Mode.EXERCISE,
            "precedence": Precedence.PRIORITY,
            "record_class": RecordClass.MESSAGE,
            "peer_epoch": 1,
            "peer_serial": 0,
            "peer_hash": ZERO,
            "time_ms": 0,
            "commitment": commitment(wrapped),
        }
        header = Header(**(values | changes))  # type: ignore[arg-type]
        raw = make_record(self.bench.a.primitives, self.bench.a.setup.keys, header)
        return RecordFrame(raw, wrapped)

    def statement(self, serial: int, body: receipts.Statement, **changes: object) -> RecordFrame:
        carrier = receipts.record_class(body)
        return self.record(serial, receipts.encode(body), record_class=carrier, **changes)


def make_sync(**changes: object) -> Sync:
    sync = Sync(
        instance=b"i" * 16,
        own=NOTHING,
        own_size=0,
        own_root=EMPTY_ROOT,
        held=NOTHING,
        held_size=0,
        held_root=EMPTY_ROOT,
        proofs=(b"", b""),
        packs=(),
        locked="",
    )
    return replace(sync, **changes)  # type: ignore[arg-type]


def make_beat(**changes: object) -> Heartbeat:
    beat = Heartbeat(NOTHING, (1, 0), 0, 0, None, 0, True, True, "")
    return replace(beat, **changes)  # type: ignore[arg-type]


def codes(liar: Liar) -> list[str]:
    return [effect.code for effect in liar.desk.seen(ViolationSeen)]


@pytest.fixture
def liar() -> Liar:
    liar = Liar(Bench())
    liar.connect()
    return liar


BODY = make_body(0, 1, Precedence.PRIORITY)
LATER = make_body(0, 2, Precedence.PRIORITY)

INSIDE: dict[str, tuple[str, Callable[[Liar], frames.Frame]]] = {
    "far serial": ("serial-out-of-window", lambda liar: liar.record(2_000, BODY)),
    "largest serial": ("serial-out-of-window", lambda liar: liar.record((1 << 53) - 1, BODY)),
    "wrong link": ("chain-broken", lambda liar: liar.record(1, BODY, previous=b"\x01" * 32)),
    "next epoch": ("epoch-ahead", lambda liar: liar.record(1, BODY, epoch=2)),
    "bad end of epoch": (
        "epoch-end",
        lambda liar: liar.statement(1, EpochOpened(1, 7, ZERO, (), "x"), epoch=2),
    ),
    "other precedence": (
        "heading-differs",
        lambda liar: liar.record(1, BODY, precedence=Precedence.FLASH),
    ),
    "not a message": ("malformed", lambda liar: liar.record(1, b"\x80")),
    "not a receipt": (
        "malformed",
        lambda liar: liar.record(1, b"\x80", record_class=RecordClass.RECEIPT),
    ),
    "other circuit": ("wrong-circuit", lambda liar: liar.record(1, BODY, circuit=b"\x01" * 16)),
    "other body": (
        "body-differs",
        lambda liar: RecordFrame(liar.record(1, BODY).raw, wrap_body(ZERO, LATER)),
    ),
    "claim without proof": (
        "claim-unproven",
        lambda liar: make_sync(held=Place(1, 4, b"\x02" * 32)),
    ),
    "proof not of ours": (
        "wrong-peer",
        lambda liar: make_sync(
            held=Place(1, 4, b"\x02" * 32), proofs=(liar.record(1, BODY).raw, b"")
        ),
    ),
    "proof in our name": (
        "wrong-peer",
        lambda liar: make_sync(
            held=Place(1, 1, record_hash(liar.record(1, BODY).raw)),
            proofs=(liar.record(1, BODY).raw, b""),
        ),
    ),
    "cursor ahead": (
        "cursor-ahead",
        lambda liar: make_beat(held=Place(1, 4, b"\x02" * 32)),
    ),
    "gift": ("unexpected-frame", lambda liar: Returned(b"", b"", False)),
}


@pytest.mark.parametrize(("code", "make"), INSIDE.values(), ids=INSIDE.keys())
def test_a_lie_inside_the_session_ends_it(
    liar: Liar, code: str, make: Callable[[Liar], frames.Frame]
) -> None:
    before = liar.desk.journal.peer.copy()
    effects = liar.say(make(liar))
    assert codes(liar) == [code]
    assert liar.desk.journal.peer == before
    assert [frame[0] for frame in liar.answer(effects)] == [FrameKind.RENEW]
    assert not liar.desk.seen(Locked)
    liar.connect()
    liar.say(liar.record(1, BODY))
    assert liar.desk.shown() == [1]


SPEAKS_OF: dict[str, Callable[[Liar], RecordFrame]] = {
    "STORED of nothing": lambda liar: liar.statement(1, Stored(((1, 9, ZERO),))),
    "READ of nothing": lambda liar: liar.statement(1, Read(ZERO, "en", ZERO, 1)),
    "READBACK of nothing": lambda liar: liar.statement(
        1, Readback(ZERO, "en", ZERO, (("body", b""),))
    ),
    "cursor": lambda liar: liar.record(1, BODY, peer_serial=9, peer_hash=b"\x03" * 32),
}


@pytest.mark.parametrize("make", SPEAKS_OF.values(), ids=SPEAKS_OF.keys())
def test_a_signed_lie_about_us_is_kept_and_told(
    liar: Liar, make: Callable[[Liar], RecordFrame]
) -> None:
    liar.say(make(liar))
    assert codes(liar) in (["receipt-unknown"], ["cursor-ahead"])
    assert list(liar.desk.journal.peer) == [(1, 1)]


def test_a_stored_for_other_bytes_is_no_receipt() -> None:
    liar = Liar(Bench())
    message_id = liar.bench.release(liar.desk, 5, Precedence.PRIORITY)
    liar.connect()
    assert Fact.TRANSMITTED in liar.desk.facts(message_id)
    liar.say(liar.statement(1, Stored(((1, 1, b"\x09" * 32),))))
    assert codes(liar) == ["receipt-unknown"]
    assert Fact.STORED not in liar.desk.facts(message_id)


def test_two_records_under_one_number_lock_and_are_both_kept(liar: Liar) -> None:
    first, second = liar.record(1, BODY), liar.record(1, LATER)
    liar.say(first)
    liar.say(second)
    assert codes(liar) == ["fork"]
    assert [effect.code for effect in liar.desk.seen(Locked)] == [PEER_FORK]
    journal = liar.desk.journal
    assert journal.peer[1, 1].raw == first.raw
    assert [row.raw for _, row in journal.orphans] == [second.raw]
    assert journal.locked == PEER_FORK
    liar.bench.release(liar.desk, 7, Precedence.FLASH)
    liar.connect()
    assert liar.desk.circuit.snapshot(liar.bench.now(liar.desk)).waiting == 1
    liar.desk.circuit.unlock(liar.bench.now(liar.desk))
    assert liar.desk.circuit.snapshot(liar.bench.now(liar.desk)).waiting == 0


def test_sync_comes_first() -> None:
    liar = Liar(Bench())
    liar.connect(sync=False)
    liar.say(liar.record(1, BODY))
    assert codes(liar) == ["unexpected-frame"]
    assert liar.desk.shown() == []


def test_a_flood_is_told_in_summary(liar: Liar) -> None:
    for number in range(1_000):
        liar.hand(b"\x05" + number.to_bytes(4, "big") * 256)
    assert codes(liar) == ["frame-size"]
    liar.bench.mono_ms += 10_000
    liar.desk.kept.extend(liar.desk.circuit.tick(liar.bench.now(liar.desk)))
    assert [effect.count for effect in liar.desk.seen(ViolationSeen)] == [1, 999]
    assert liar.desk.circuit.snapshot(liar.bench.now(liar.desk)).violations == 1_000
    assert len([e for e in liar.desk.journal.events if e.code == "violation"]) == 2


def test_requests_for_nothing_are_answered_with_nothing(liar: Liar) -> None:
    liar.say(Want(1, ((1, 1_000_000),)))
    effects = liar.say(Fetch(1, 0, 32))
    assert len(liar.answer(effects)) == 1
    assert codes(liar) == []


def replayed(bench: Bench, path: int = 1) -> list[tuple[int, bytes]]:
    return [(side, frame) for way, side, frame in bench.sent if way == path]


def test_all_frames_of_a_run_replayed_show_and_receipt_nothing() -> None:
    bench = Bench()
    bench.connect()
    for number in range(20):
        bench.release(bench.a, number, Precedence.ROUTINE)
        bench.pump()
    recorded = replayed(bench)
    shown = bench.b.shown()
    for fresh in (False, True):
        if fresh:
            bench.b.start()
            bench.do(bench.b, lambda c, now: c.path_ready(1, now))
        before = bench.b.journal.copy()
        arrived = len(bench.b.seen(Arrived))
        for side, frame in recorded:
            if side == 0:
                bench.b.kept.extend(bench.b.circuit.frame_in(1, frame, bench.now(bench.b)))
        assert len(bench.b.seen(Arrived)) == arrived
        assert bench.b.journal.own == before.own
        assert bench.b.journal.peer == before.peer
    assert bench.b.shown() == shown


def test_frames_given_back_to_their_sender_are_refused() -> None:
    bench = Bench()
    bench.connect()
    bench.release(bench.a, 1, Precedence.ROUTINE)
    bench.pump()
    for side, frame in replayed(bench):
        if side == 0:
            bench.a.kept.extend(bench.a.circuit.frame_in(1, frame, bench.now(bench.a)))
    assert bench.a.shown() == []
    assert bench.a.seen(ViolationSeen)
    bench.pass_ms(2_000)
    bench.release(bench.a, 2, Precedence.ROUTINE)
    bench.pump()
    assert bench.b.shown() == [1, 2]


def test_garbage_does_not_disturb_the_open_session() -> None:
    bench = Bench()
    bench.connect()
    for _, frame in replayed(bench):
        flipped = frame[:-1] + bytes([frame[-1] ^ 1])
        for desk in bench.desks:
            bench.do(desk, lambda c, now, f=flipped: c.frame_in(1, f, now))  # type: ignore[misc]
    bench.release(bench.a, 1, Precedence.ROUTINE)
    bench.pump()
    assert bench.b.shown() == [1]


@settings(max_examples=200, deadline=None)
@given(data=st.binary(max_size=300) | st.binary(max_size=40).map(lambda tail: b"\x05" + tail))
def test_nothing_from_the_wire_raises(data: bytes) -> None:
    bench = Bench()
    bench.connect()
    for desk in bench.desks:
        bench.do(desk, lambda circuit, now: circuit.frame_in(1, data, now))
    assert bench.a.circuit.next_tick_ms(bench.mono_ms) >= 0


@settings(max_examples=200, deadline=None)
@given(plaintext=st.binary(max_size=200))
def test_nothing_inside_a_session_raises(plaintext: bytes) -> None:
    liar = Liar(Bench())
    liar.connect()
    liar.say_bytes(plaintext)
    assert liar.desk.seen(ViolationSeen)
    assert isinstance(liar.desk.circuit.snapshot(Now(0, liar.bench.mono_ms)).violations, int)


def test_a_place_that_stays_below_the_cursor_is_settled_in_a_new_session() -> None:
    liar = Liar(Bench())
    liar.bench.release(liar.desk, 5, Precedence.PRIORITY)
    liar.connect()
    (own,) = liar.desk.journal.own.values()
    liar.say(make_beat(held=Place(1, 1, own.hash)))
    assert liar.desk.journal.own_cursor == (1, 1)
    for _ in range(STALE_MAX):
        assert codes(liar) == []
        liar.say(make_beat())
    liar.say(make_beat())
    assert codes(liar) == ["cursor-in-doubt"]
    assert liar.desk.journal.own_cursor == (1, 1)
    liar.connect()
    assert liar.desk.journal.own_cursor == (1, 0)
    assert [effect.known for effect in liar.desk.seen(PeerRestored)] == [(1, 1)]
