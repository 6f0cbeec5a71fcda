"""Backups, lost disks, second copies and forks of a station: found by the peer, and healed."""

import pytest

from protocol.errors import LocalViolation
from protocol.exchange.delivery.effects import (
    EpochOpened,
    Locked,
    PeerChanged,
    PeerEpochOpened,
    PeerRestored,
    ReceiptArrived,
    RootsDiffer,
    ViolationSeen,
)
from protocol.exchange.delivery.recovery import RESTORING
from protocol.exchange.delivery.standing import OWN_COPY, OWN_FORK, PEER_COPY, PEER_FORK
from protocol.exchange.receipts import Read, SendingUnlocked
from protocol.exchange.record import RecordClass, read_header
from protocol.vocabulary import Fact, Precedence
from tests.protocol.circuit_bench import Bench, Desk
from tests.simulation.memory_journal import Crash, MemoryJournal

ROUTINE = Precedence.ROUTINE


def traffic(bench: Bench, first: int, count: int) -> list[bytes]:
    """Let both stations send; return the ids of A's messages."""
    ids = []
    for number in range(first, first + count):
        ids.append(bench.release(bench.a, number, ROUTINE))
        bench.release(bench.b, 1_000 + number, Precedence.PRIORITY)
        bench.pump()
    return ids


def restart(bench: Bench, desk: Desk, journal: MemoryJournal | None = None) -> None:
    """Begin a new run of a station, with another disk if one is given."""
    bench.wire.clear()
    for number in bench.paths:
        bench.cut(number)
    if journal is not None:
        desk.journal = journal
    desk.start()
    bench.connect()


@pytest.fixture
def bench() -> Bench:
    bench = Bench()
    bench.connect()
    return bench


@pytest.mark.parametrize("lost", [1, 10, 100])
def test_a_restored_station_gets_its_own_records_back(bench: Bench, lost: int) -> None:
    traffic(bench, 0, 3)
    backup = bench.a.journal.copy()
    ids = traffic(bench, 3, lost)
    bench.do(bench.b, lambda c, now: c.state_receipt(Read(ids[0], "zh", bytes(32), 1), now))
    bench.pass_ms(1_000)
    whole = {row.hash for row in bench.a.journal.own.values()}
    bench.a.kept.clear()
    restart(bench, bench.a, backup)
    bench.pass_ms(4_000)
    assert whole <= {row.hash for row in bench.a.journal.own.values()}
    assert [effect.epoch for effect in bench.a.seen(EpochOpened)] == [2]
    assert bench.b.seen(PeerEpochOpened)[0].epoch == 2
    assert bench.b.seen(PeerRestored)
    assert not bench.a.seen(Locked)
    assert not bench.b.seen(Locked)
    assert bench.a.shown() == list(range(1_003, 1_003 + lost))
    facts = {row.fact for row in bench.a.journal.own_facts(ids[0])}
    assert facts == {Fact.RELEASED, Fact.TRANSMITTED, Fact.STORED, Fact.READ}
    bench.release(bench.a, 900, Precedence.FLASH)
    bench.pump()
    assert bench.b.shown() == [*range(3 + lost), 900]
    bench.assert_equal_roots()
    assert not bench.b.seen(RootsDiffer)


def test_a_station_that_lost_its_disk_gets_everything_back() -> None:
    bench = Bench()
    empty = bench.b.journal.copy()
    bench.connect()
    traffic(bench, 0, 20)
    bench.pass_ms(1_000)
    own = dict(bench.b.journal.own)
    restart(bench, bench.b, empty)
    bench.pass_ms(4_000)
    assert own.items() <= bench.b.journal.own.items()
    assert bench.b.shown()[-20:] == list(range(20))
    assert set(bench.b.journal.peer) >= set(list(bench.a.journal.own)[:20])
    bench.assert_equal_roots()


def test_nothing_is_numbered_before_the_peer_was_heard(bench: Bench) -> None:
    traffic(bench, 0, 2)
    backup = bench.a.journal.copy()
    traffic(bench, 2, 2)
    bench.cut(1)
    bench.a.journal = backup
    bench.a.start()
    before = dict(backup.own)
    bench.release(bench.a, 50, Precedence.FLASH)
    bench.a.circuit.state_receipt(
        Read(next(iter(backup.arrived)), "en", bytes(32), 1), bench.now(bench.a)
    )
    assert backup.own == before
    bench.connect()
    assert read_header(bench.a.journal.own[2, 1].raw).record_class is RecordClass.SERVICE
    assert 50 in bench.b.shown()


@pytest.mark.parametrize("where", ["crash_before", "crash_after"])
def test_a_crash_while_restoring_still_ends_in_a_new_epoch(bench: Bench, where: str) -> None:
    traffic(bench, 0, 2)
    backup = bench.a.journal.copy()
    traffic(bench, 2, 6)
    bench.pass_ms(1_000)
    for commits in range(8):
        trial = backup.copy()
        setattr(trial, where, commits)
        try:
            restart(bench, bench.a, trial)
            bench.pass_ms(2_000)
        except Crash:
            trial.crash_before = trial.crash_after = None
            restart(bench, bench.a)
        bench.pass_ms(3_000)
        bench.assert_equal_roots()
        assert not bench.b.journal.locked
        assert not bench.a.journal.locked
        assert max(bench.a.journal.own)[0] == 2 + commits


def test_a_second_live_copy_locks_both_sides() -> None:
    bench = Bench()
    bench.connect()
    traffic(bench, 0, 2)
    original, journal = bench.a.circuit, bench.a.journal
    restart(bench, bench.a, journal.copy())
    traffic(bench, 2, 2)
    copy = bench.a.circuit
    assert not bench.b.seen(Locked)
    bench.wire.clear()
    bench.cut(1)
    bench.a.circuit, bench.a.journal = original, journal
    bench.a.kept.clear()
    bench.connect()
    bench.pass_ms(500)
    assert [effect.code for effect in bench.b.seen(Locked)] == [PEER_COPY]
    assert [effect.code for effect in bench.a.seen(Locked)] == [OWN_COPY]
    bench.release(bench.b, 77, Precedence.FLASH)
    bench.release(bench.a, 78, Precedence.FLASH)
    bench.pass_ms(5_000)
    assert bench.a.journal.locked == OWN_COPY
    assert bench.a.seen(PeerChanged)[-1].locked == PEER_COPY
    assert 77 not in bench.a.shown()
    assert 78 not in bench.b.shown()
    del copy  # switched off for good; then the officers on both sides unlock
    for desk in bench.desks:
        bench.do(desk, lambda c, now: c.unlock(now))
    bench.pass_ms(5_000)
    assert 77 in bench.a.shown()
    assert 78 in bench.b.shown()
    unlocked = [effect.receipt for effect in bench.b.seen(ReceiptArrived)]
    assert OWN_COPY in [said.code for said in unlocked if isinstance(said, SendingUnlocked)]
    bench.assert_equal_roots()


def test_a_proven_fork_of_ours_locks_us_and_the_message_waits_again(bench: Bench) -> None:
    traffic(bench, 0, 2)
    bench.pass_ms(1_000)
    backup = bench.a.journal.copy()
    bench.release(bench.a, 2, ROUTINE)
    bench.pump()
    theirs = bench.b.journal.peer[max(bench.b.journal.peer)]
    # A second life writes another record under the same number, behind the peer's back.
    bench.cut(1)
    twin = bench.b.journal.copy()
    del twin.peer[max(twin.peer)]
    twin.peer_head = max(twin.peer)
    twin.own = {at: row for at, row in twin.own.items() if at <= max(backup.peer)}
    bench.a.journal = backup
    whole, bench.b.journal = bench.b.journal, twin
    bench.a.start()
    bench.b.start()
    bench.connect()
    bench.release(bench.a, 3, ROUTINE)
    bench.pump()
    ours = bench.a.journal.own[theirs.epoch, theirs.serial]
    assert ours.hash != theirs.hash
    bench.b.kept.clear()
    restart(bench, bench.b, whole)
    bench.pass_ms(5_000)
    assert OWN_FORK in [effect.code for effect in bench.a.seen(Locked)]
    assert {ours.hash} <= {row.hash for _, row in bench.a.journal.orphans}
    assert bench.a.journal.own[theirs.epoch, theirs.serial].hash == theirs.hash
    assert bench.a.circuit.snapshot(bench.now(bench.a)).waiting == 1
    bench.do(bench.a, lambda c, now: c.unlock(now))
    bench.pass_ms(2_000)
    assert bench.b.shown()[-1] == 3
    bench.assert_equal_roots()


def test_only_what_officers_can_unlock_is_unlocked(bench: Bench) -> None:
    with pytest.raises(LocalViolation) as refusal:
        bench.a.circuit.unlock(bench.now(bench.a))
    assert refusal.value.code == "not-locked"
    bench.a.journal.locked = RESTORING
    bench.a.start()
    with pytest.raises(LocalViolation):
        bench.a.circuit.unlock(bench.now(bench.a))


def test_a_lock_outlives_the_process(bench: Bench) -> None:
    bench.a.journal.locked = PEER_FORK
    restart(bench, bench.a)
    bench.release(bench.a, 1, Precedence.FLASH)
    bench.release(bench.b, 2, Precedence.FLASH)
    bench.pass_ms(1_500)
    assert bench.b.shown() == []
    assert bench.a.shown() == [2]
    assert Fact.STORED in {fact for _, fact in bench.b.journal.facts}
    assert bench.b.seen(PeerChanged)[-1].locked == PEER_FORK
    bench.do(bench.a, lambda c, now: c.unlock(now))
    bench.pump()
    assert bench.b.shown() == [1]


def test_an_honest_restart_is_no_second_copy(bench: Bench) -> None:
    for number in range(5):
        traffic(bench, number, 1)
        restart(bench, bench.desks[number % 2])
        bench.pass_ms(500)
    for desk in bench.desks:
        assert not desk.seen(Locked)
        assert not desk.seen(PeerRestored)
        assert not desk.seen(ViolationSeen)
    bench.assert_equal_roots()
