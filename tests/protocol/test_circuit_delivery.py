"""Messages go out, arrive, are receipted, in the right order and on the right paths."""

import pytest

from protocol.errors import LocalViolation, StorageFailed
from protocol.exchange.delivery.effects import (
    Arrived,
    ClockOffset,
    GapSeen,
    PathChanged,
    PeerChanged,
    PeerRestored,
    ReadbackCompared,
    ReceiptArrived,
    StorageStopped,
    Transmit,
)
from protocol.exchange.delivery.journal import Unit
from protocol.exchange.delivery.outbox import ORDINARY_WINDOW
from protocol.exchange.delivery.setup import Greeting
from protocol.exchange.handshake_frames import FrameKind
from protocol.exchange.identity import Profile
from protocol.exchange.receipts import Compared, LinkTested, PassedOn, Read, Readback
from protocol.exchange.record import RecordClass, read_header
from protocol.exchange.session import SESSION_MS_MAX
from protocol.vocabulary import Fact, Mode, Precedence
from tests.protocol.circuit_bench import Bench, make_body

FLASH, IMMEDIATE = Precedence.FLASH, Precedence.IMMEDIATE
PRIORITY, ROUTINE = Precedence.PRIORITY, Precedence.ROUTINE


def messages_sent(bench: Bench, sender: int = 0) -> list[tuple[int, int, Precedence]]:
    """Return (epoch, serial, precedence) of each message in the sender's chain, in order."""
    headers = [read_header(row.raw) for row in bench.desks[sender].journal.own.values()]
    return [
        (header.epoch, header.serial, header.precedence)
        for header in headers
        if header.record_class is RecordClass.MESSAGE
    ]


def data_frames(bench: Bench, path: int, sender: int = 0) -> int:
    return sum(
        1
        for way, side, frame in bench.sent
        if (way, side) == (path, sender) and frame[0] == FrameKind.DATA and len(frame) > 1_024
    )


def test_a_message_arrives_and_is_receipted() -> None:
    bench = Bench()
    bench.connect()
    message_id = bench.release(bench.a, 1, PRIORITY)
    assert bench.a.facts(message_id) == [Fact.RELEASED, Fact.TRANSMITTED]
    bench.pump()
    assert bench.b.shown() == [1]
    assert bench.a.facts(message_id)[-1] is Fact.STORED
    bench.assert_equal_roots()
    assert bench.a.journal.released[message_id].signatures == (b"signature",)


def test_each_fact_is_known_by_itself() -> None:
    bench = Bench()
    bench.connect()
    message_id = bench.release(bench.a, 1, PRIORITY)
    bench.pump()
    digest = bytes(32)
    body = make_body(0, 1, PRIORITY)
    for receipt in (
        Read(message_id, "zh", digest, 7),
        Readback(message_id, "zh", digest, (("body", body),)),
        PassedOn(message_id, "MINISTRY"),
    ):
        bench.do(bench.b, lambda c, now, r=receipt: c.state_receipt(r, now))  # type: ignore[misc]
        bench.pump()
    assert bench.a.facts(message_id) == sorted(Fact)
    assert bench.a.seen(ReadbackCompared) == [ReadbackCompared(message_id, True, ())]
    receipts = [effect.receipt for effect in bench.b.seen(ReceiptArrived)]
    assert receipts == [Compared(message_id, True, ())]
    assert [fact for _, fact in bench.b.journal.peer_facts] == [Fact.READ, Fact.PASSED_ON]


def test_a_readback_of_other_values_is_different_and_not_understood() -> None:
    bench = Bench()
    bench.connect()
    message_id = bench.release(bench.a, 1, PRIORITY)
    bench.pump()
    readback = Readback(message_id, "zh", bytes(32), (("body", b"another word"),))
    bench.do(bench.b, lambda c, now: c.state_receipt(readback, now))
    bench.pump()
    assert bench.a.seen(ReadbackCompared) == [ReadbackCompared(message_id, False, ("body",))]
    assert Fact.UNDERSTOOD not in bench.a.facts(message_id)


def test_what_waits_is_numbered_in_precedence_order() -> None:
    bench = Bench()
    for number, precedence in enumerate((ROUTINE, PRIORITY, ROUTINE, FLASH, IMMEDIATE, FLASH)):
        bench.release(bench.a, number, precedence)
    assert not bench.a.journal.own
    assert bench.a.circuit.snapshot(bench.now(bench.a)).waiting == 6
    bench.connect()
    assert bench.b.shown() == [3, 5, 4, 1, 0, 2]
    assert [serial for _, serial, _ in messages_sent(bench)] == [1, 2, 3, 4, 5, 6]


def test_a_flash_overtakes_a_thousand_routine() -> None:
    bench = Bench()
    bench.connect()
    bench.held.add((1, 1))
    for number in range(200):
        bench.release(bench.a, number, ROUTINE)
    bench.release(bench.a, 999, FLASH)
    bench.pump()
    position = bench.b.shown().index(999)
    assert position <= 48
    assert bench.b.shown()[:position] == list(range(position))


def test_no_more_than_the_window_is_without_receipt() -> None:
    bench = Bench()
    bench.connect()
    bench.held.add((1, 1))
    for number in range(100):
        bench.release(bench.a, number, ROUTINE)
    bench.pass_ms(30_000)
    assert len(messages_sent(bench)) <= ORDINARY_WINDOW
    bench.let_go(1, 1)
    bench.pass_ms(5_000)
    assert bench.b.shown() == list(range(100))
    bench.assert_equal_roots()


def test_urgent_goes_on_every_path_and_the_rest_on_the_best() -> None:
    bench = Bench(Profile.FAST, Profile.FAST)
    bench.connect()
    before = [data_frames(bench, path) for path in bench.paths]
    bench.release(bench.a, 1, ROUTINE)
    assert [data_frames(bench, path) - was for path, was in zip((1, 2), before, strict=True)] == [
        1,
        0,
    ]
    bench.pump()
    before = [data_frames(bench, path) for path in bench.paths]
    bench.release(bench.a, 2, FLASH)
    assert [data_frames(bench, path) - was for path, was in zip((1, 2), before, strict=True)] == [
        1,
        1,
    ]
    bench.pump()
    assert bench.b.shown() == [1, 2]


def test_an_ordinary_message_takes_the_next_path_after_five_seconds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        "protocol.exchange.delivery.gaps.Gaps.watch", lambda *_: None
    )  # nobody asks for it
    bench = Bench(Profile.FAST, Profile.FAST)
    bench.connect()
    bench.held.add((1, 0))
    bench.release(bench.a, 1, ROUTINE)
    bench.pass_ms(2_000)
    assert bench.b.shown() == []
    bench.pass_ms(4_000)
    assert bench.b.shown() == [1]


def test_a_slow_path_has_one_ordinary_record_on_the_way() -> None:
    bench = Bench(Profile.SLOW)
    bench.connect()
    bench.held.add((1, 1))
    for number in range(5):
        bench.release(bench.a, number, ROUTINE)
    bench.pass_ms(30_000)
    assert bench.b.shown() == [0]
    bench.release(bench.a, 9, FLASH)
    bench.pump()
    assert bench.b.shown() == [0, 9]
    bench.let_go(1, 1)
    bench.pass_ms(10_000)
    assert bench.b.shown() == [0, 9, 1, 2, 3, 4]


def test_several_frames_are_one_commit_and_one_receipt() -> None:
    bench = Bench()
    bench.connect()
    bench.held.add((1, 0))
    for number in range(10):
        bench.release(bench.a, number, PRIORITY)
    frames = [frame for _, side, frame in bench.wire if side == 0]
    commits = bench.b.journal.commits
    effects = bench.do(bench.b, lambda c, now: c.frames_in(1, frames, now))
    assert bench.b.journal.commits == commits + 1
    assert len(bench.b.journal.own) == 1
    kinds = [type(effect) for effect in effects if isinstance(effect, Transmit | Arrived)]
    assert kinds == [Transmit] + [Arrived] * 10


def test_records_survive_the_change_of_sessions() -> None:
    bench = Bench()
    bench.connect()
    sessions = {frame[1:9] for _, _, frame in bench.sent if frame[0] == FrameKind.DATA}
    for number in range(40):
        bench.mono_ms += SESSION_MS_MAX // 16
        bench.release(bench.a, number, ROUTINE)
        bench.release(bench.b, 1_000 + number, PRIORITY)
        bench.pass_ms(500)
    later = {frame[1:9] for _, _, frame in bench.sent if frame[0] == FrameKind.DATA}
    assert len(later) >= len(sessions) + 3
    assert bench.b.shown() == list(range(40))
    assert bench.a.shown() == list(range(1_000, 1_040))
    assert all(desk.circuit.snapshot(bench.now(desk)).violations == 0 for desk in bench.desks)


def test_a_gap_is_shown_and_asked_for() -> None:
    bench = Bench(Profile.FAST, Profile.FAST)
    bench.connect()
    bench.held.add((1, 0))
    bench.release(bench.a, 1, ROUTINE)
    bench.pass_ms(100)
    bench.release(bench.a, 2, FLASH)
    bench.pump()
    assert bench.b.shown() == [2]
    assert bench.b.seen(GapSeen)[-1].ranges == ((1, 1),)
    bench.pass_ms(2_000)
    assert bench.b.shown() == [2, 1]
    assert bench.b.seen(GapSeen)[-1].ranges == ()


def test_a_path_that_falls_silent_is_told_and_a_new_session_found() -> None:
    bench = Bench()
    bench.connect()
    bench.held.update({(1, 0), (1, 1)})
    bench.pass_ms(3_500)
    assert bench.a.seen(PathChanged)[-1].state == "silent"
    assert not bench.a.seen(PeerChanged)[-1].alive
    bench.release(bench.a, 1, ROUTINE)
    bench.wire.clear()
    bench.held.clear()
    bench.pass_ms(3_000)
    assert bench.b.shown() == [1]
    assert bench.a.seen(PathChanged)[-1].state == "open"


def test_a_cut_of_one_direction_is_seen_on_both_sides() -> None:
    bench = Bench(Profile.FAST, Profile.FAST)
    bench.connect()
    bench.pass_ms(2_000)
    bench.held.add((1, 0))
    bench.pass_ms(5_000)
    for desk in bench.desks:
        paths = desk.circuit.snapshot(bench.now(desk)).paths
        assert [path.state for path in paths] == ["silent", "open"]
    bench.release(bench.a, 1, ROUTINE)
    bench.pump()
    assert bench.b.shown() == [1]


def test_the_peer_says_who_is_there() -> None:
    bench = Bench()
    bench.b.greeting = Greeting((b"\x01" * 32,), False, True)
    bench.connect()
    bench.pass_ms(1_100)
    peer = bench.a.seen(PeerChanged)[-1]
    assert (peer.alive, peer.officer_on_watch, peer.desk_connected) == (True, False, True)
    assert peer.packs == (b"\x01" * 32,)
    bench.b.greeting = Greeting((), True, True)
    bench.pass_ms(1_100)
    assert bench.a.seen(PeerChanged)[-1].officer_on_watch


@pytest.mark.parametrize("offset_ms", [-1_600_000_000_000, -3_600_000, 37_000, 400 * 86_400_000])
def test_a_wrong_wall_clock_is_measured_and_changes_nothing_else(offset_ms: int) -> None:
    bench = Bench()
    bench.b.wall_offset_ms = offset_ms
    bench.connect()
    for number in range(3):
        bench.release(bench.a, number, ROUTINE)
    bench.pass_ms(3_000)
    assert bench.b.shown() == [0, 1, 2]
    assert bench.a.seen(ClockOffset)[-1].offset_ms == offset_ms
    bench.a.wall_offset_ms = offset_ms
    bench.pass_ms(3_000)
    assert bench.a.seen(ClockOffset)[-1].offset_ms == 0


def test_a_service_record_arrives() -> None:
    bench = Bench()
    bench.connect()
    tested = LinkTested(1, 20, 5)
    bench.do(bench.a, lambda c, now: c.send_service(tested, now))
    bench.pump()
    assert [effect.receipt for effect in bench.b.seen(ReceiptArrived)] == [tested]


@pytest.mark.parametrize(
    ("circuit", "message", "allowed"),
    [
        (Mode.ACTUAL, Mode.ACTUAL, True),
        (Mode.ACTUAL, Mode.TEST, True),
        (Mode.ACTUAL, Mode.EXERCISE, False),
        (Mode.EXERCISE, Mode.EXERCISE, True),
        (Mode.EXERCISE, Mode.ACTUAL, False),
        (Mode.EXERCISE, Mode.TEST, False),
    ],
)
def test_a_circuit_carries_its_own_modes_only(circuit: Mode, message: Mode, allowed: bool) -> None:
    bench = Bench(mode=circuit)
    bench.connect()
    if allowed:
        bench.release(bench.a, 1, PRIORITY, message)
        bench.pump()
        assert bench.b.shown() == [1]
        return
    with pytest.raises(LocalViolation) as refusal:
        bench.release(bench.a, 1, PRIORITY, message)
    assert refusal.value.code == "wrong-mode"
    assert not bench.a.journal.released


def test_a_release_that_does_not_fit_changes_nothing() -> None:
    bench = Bench()
    bench.connect()
    body = make_body(0, 1, PRIORITY)
    first = bench.release(bench.a, 1, PRIORITY)
    before = bench.a.journal.commits
    for message_id, content, precedence, code in (
        (b"\x01" * 32, body, PRIORITY, "heading-differs"),
        (first, body, FLASH, "heading-differs"),
        (first, b"\xff", PRIORITY, "not-a-message"),
        (first, body, PRIORITY, "released-before"),
    ):
        with pytest.raises(LocalViolation) as refusal:
            bench.a.circuit.release(
                message_id, content, Mode.EXERCISE, precedence, (), bench.now(bench.a)
            )
        assert refusal.value.code == code
    with pytest.raises(LocalViolation) as refusal:
        bench.a.circuit.state_receipt(Read(first, "en", bytes(32), 1), bench.now(bench.a))
    assert refusal.value.code == "message-unknown"
    assert bench.a.journal.commits == before


def test_a_broken_disk_stops_everything() -> None:
    bench = Bench()
    bench.connect()
    bench.release(bench.a, 1, PRIORITY)
    bench.b.journal.broken = True
    frames = len(bench.sent)
    bench.pump()
    assert bench.b.seen(StorageStopped) == [StorageStopped("disk-broken")]
    assert bench.b.shown() == []
    assert [frame for _, side, frame in bench.sent[frames:] if side == 1] == []
    bench.b.journal.broken = False
    bench.pass_ms(5_000)
    assert [frame for _, side, frame in bench.sent[frames:] if side == 1] == []
    assert bench.b.circuit.snapshot(bench.now(bench.b)).storage_stopped
    bench.b.start()
    bench.cut(1)
    bench.connect()
    assert bench.b.shown() == [1]
    assert not bench.a.seen(PeerRestored)


def test_a_release_on_a_broken_disk_is_refused_for_good() -> None:
    bench = Bench()
    bench.connect()
    bench.a.journal.broken = True
    for number in (1, 2):
        with pytest.raises(StorageFailed):
            bench.release(bench.a, number, FLASH)
    bench.a.journal.broken = False
    with pytest.raises(StorageFailed):
        bench.release(bench.a, 3, FLASH)
    assert not bench.a.journal.released


def test_a_flash_waits_for_no_signature_of_what_stands_behind_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The step that numbers it numbers nothing ordinary; the rest follows and all arrives."""
    bench = Bench()
    for number in range(1, 41):
        bench.release(bench.a, number, ROUTINE)
    bench.release(bench.a, 41, FLASH)
    together: list[set[Precedence]] = []
    commit = bench.a.journal.commit

    def watch(unit: Unit) -> None:
        together.append({row.precedence for row in unit.own if row.record_class == 1})
        commit(unit)

    monkeypatch.setattr(bench.a.journal, "commit", watch)
    bench.connect()
    assert {FLASH} in together
    assert all(numbered != {FLASH, ROUTINE} for numbered in together)
    bench.pass_ms(3_000)
    assert bench.b.shown() == [41, *range(1, 41)]
