"""The watch log: what was committed is there, what was not is not, and nothing changes unseen."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from console.station.watch_log.log import WatchLog
from console.station.watch_log.rows import PathRow
from protocol.errors import LocalViolation
from protocol.exchange.delivery.journal import CircuitState, FactRow, Journal, LocalEvent, Own, Unit
from protocol.exchange.handshake import ChainRow
from protocol.exchange.tree import leaf_hash
from protocol.vocabulary import Fact, Precedence
from tests.console.station.log_rows import (
    CIRCUIT,
    KEY,
    OTHER_CIRCUIT,
    describe,
    message_id,
    pair,
    record,
    waiting,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "watch.db"


@pytest.fixture
def log(path: Path) -> Iterator[WatchLog]:
    log = WatchLog.create(path, KEY)
    yield log
    log.close()


@pytest.fixture
def journal(log: WatchLog) -> Journal:
    return pair(log)


def raw_connection(path: Path, key: bytes = KEY) -> dbapi2.Connection:
    """Open the database past the watch log, as somebody with the data key could."""
    connection = dbapi2.connect(str(path))
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    return connection


def test_a_fresh_circuit_has_the_state_of_a_fresh_circuit(journal: Journal) -> None:
    assert journal.load() == CircuitState(chains=(ChainRow(1, b"\x01" * 32, b"\x01" * 32),))


def test_a_committed_unit_is_the_state_after_opening_again(log: WatchLog, path: Path) -> None:
    journal = pair(log)
    journal.commit(Unit(waiting=(waiting(1), waiting(2), waiting(3))))
    journal.commit(
        Unit(
            numbered=(1, 3),
            own=(record(1, carries=1), record(2, carries=3), record(3)),
            peer=(record(1, raw=b"peer", carries=9), record(3, raw=b"peer", carries=10)),
            facts=(
                FactRow(message_id(1), Fact.TRANSMITTED, 70),
                FactRow(message_id(3), Fact.STORED, 71),
            ),
            peer_facts=(FactRow(message_id(9), Fact.READ, 72),),
            own_cursor=(1, 1),
            peer_head=(1, 1),
            chains=(ChainRow(1, b"\x02" * 32, b"\x01" * 32),),
            locked="own-fork",
        )
    )
    log.close()
    again = WatchLog.open(path, KEY)
    assert again.journal(CIRCUIT, describe).load() == CircuitState(
        epoch=1,
        last_serial=3,
        last_hash=record(3).hash,
        own_leaves=tuple(leaf_hash(record(n).raw) for n in (1, 2, 3)),
        own_open=(
            Own(1, 2, record(2).hash, 1, Precedence.PRIORITY, message_id(3), receipted=True),
            Own(1, 3, record(3).hash, 2, Precedence.PRIORITY, None, receipted=False),
        ),
        own_cursor=(1, 1),
        peer_epoch=1,
        peer_serial=1,
        peer_hash=record(1, raw=b"peer").hash,
        peer_leaves=(leaf_hash(record(1, raw=b"peer").raw),),
        peer_beyond=((3, record(3, raw=b"peer").hash),),
        waiting=(waiting(2),),
        next_order=4,
        chains=(ChainRow(1, b"\x02" * 32, b"\x01" * 32),),
        locked="own-fork",
    )
    again.close()


def test_two_circuits_do_not_see_each_other(log: WatchLog, journal: Journal) -> None:
    other = pair(log, OTHER_CIRCUIT)
    journal.commit(Unit(waiting=(waiting(1),), own=(record(1, carries=1),)))
    assert other.load().waiting == ()
    assert other.own_record(1, 1) is None
    other.commit(Unit(waiting=(waiting(1),), own=(record(1, carries=1),)))
    assert len(log.traffic(None, 0, 10)) == 2
    assert len(log.traffic(OTHER_CIRCUIT, 0, 10)) == 1


def test_a_new_epoch_counts_from_one_and_the_tree_goes_on(journal: Journal) -> None:
    journal.commit(Unit(own=(record(1), record(2)), peer=(record(1, raw=b"p"),)))
    journal.commit(Unit(own=(record(1, epoch=2),), peer=(record(1, epoch=2, raw=b"p"),)))
    journal.commit(Unit(peer=(record(4, epoch=2, raw=b"p"),), peer_head=(2, 1)))
    state = journal.load()
    assert (state.epoch, state.last_serial) == (2, 1)
    assert len(state.own_leaves) == 3
    assert (state.peer_epoch, state.peer_serial) == (2, 1)
    assert state.peer_leaves == (
        leaf_hash(record(1, raw=b"p").raw),
        leaf_hash(record(1, epoch=2, raw=b"p").raw),
    )
    assert state.peer_beyond == ((4, record(4, epoch=2, raw=b"p").hash),)


def test_an_orphan_is_kept_as_proof_outside_the_chain(log: WatchLog, journal: Journal) -> None:
    fork = record(1, raw=b"fork", carries=5, orphan=True)
    journal.commit(Unit(peer=(record(1), record(2), fork)))
    journal.commit(Unit(peer=(record(2, orphan=True),), peer_head=(1, 2)))
    assert journal.load().peer_leaves == (leaf_hash(record(1).raw),)
    assert journal.peer_record(1, 1) == record(1)
    held = journal.peer_record(1, 2)
    assert held is not None
    assert held.orphan
    assert log.traffic(None, 0, 10) == ()  # a proof is no notice to show
    assert log.verify().records == 3


def test_what_the_peer_holds_takes_the_number_of_what_left_the_chain(
    log: WatchLog, journal: Journal
) -> None:
    journal.commit(Unit(own=(record(1), record(2, raw=b"lost"))))
    journal.commit(Unit(own=(record(2, raw=b"lost", orphan=True), record(2, raw=b"fetched"))))
    state = journal.load()
    assert state.last_hash == record(2, raw=b"fetched").hash
    assert len(state.own_leaves) == 2
    assert journal.own_record(1, 2) == record(2, raw=b"fetched")
    log.verify()


def test_a_proof_may_come_into_the_chain_later_with_its_body(journal: Journal) -> None:
    proof = replace(record(1, orphan=True), body=b"")
    journal.commit(Unit(own=(proof,)))
    held = journal.own_record(1, 1)
    assert held is not None
    assert held.orphan
    journal.commit(Unit(own=(record(1),)))
    assert journal.own_record(1, 1) == record(1)
    assert journal.load().last_serial == 1


def test_the_same_rows_again_change_nothing(log: WatchLog, journal: Journal) -> None:
    unit = Unit(peer=(record(1, carries=1),), facts=(FactRow(message_id(2), Fact.STORED, at_ms=7),))
    journal.commit(unit)
    head = log.head
    journal.commit(Unit(peer=unit.peer, facts=(FactRow(message_id(2), Fact.STORED, at_ms=8),)))
    assert journal.own_facts(message_id(2)) == (FactRow(message_id(2), Fact.STORED, 7),)
    assert log.head == head


@pytest.mark.parametrize(
    "unit",
    [
        Unit(own=(record(2), record(1, raw=b"another"))),
        Unit(own=(record(2),), numbered=(7,)),
        Unit(own=(record(2),), waiting=(waiting(1), waiting(1))),
        Unit(own=(record(2), replace(record(3), hash=bytes(32)))),
    ],
)
def test_a_unit_that_contradicts_the_log_leaves_no_trace(
    log: WatchLog, journal: Journal, unit: Unit
) -> None:
    journal.commit(Unit(own=(record(1),)))
    before, head = journal.load(), log.head
    with pytest.raises(LocalViolation, match=r"watch-log-refuses|record-hash-differs|number-taken"):
        journal.commit(unit)
    assert journal.load() == before
    assert log.head == head
    assert log.fault == ""  # the unit was wrong, not the disk
    journal.commit(Unit(own=(record(2),)))
    log.verify()


def test_what_is_joined_is_durable_together_or_not_at_all(log: WatchLog, path: Path) -> None:
    first, second = pair(log), pair(log, OTHER_CIRCUIT)
    with log.together():
        first.commit(Unit(waiting=(waiting(1),)))
        with pytest.raises(LocalViolation):
            second.commit(Unit(waiting=(waiting(1),), numbered=(5,)))
        second.commit(Unit(waiting=(waiting(2),)))
    assert [w.order for w in second.load().waiting] == [2]
    with pytest.raises(LocalViolation), log.together():  # noqa: PT012
        for journal in (first, second, second):
            journal.commit(Unit(waiting=(waiting(8),)))
    assert [w.order for w in first.load().waiting] == [1]
    assert [w.order for w in second.load().waiting] == [2]
    log.verify()


def test_the_list_follows_a_notice_through_its_life(log: WatchLog, journal: Journal) -> None:
    journal.commit(Unit(waiting=(waiting(1),)))
    (line,) = log.traffic(CIRCUIT, 0, 10)
    assert (line.outgoing, line.serial, line.kind, line.facts) == (True, None, "notice", ())
    journal.commit(
        Unit(
            numbered=(1,),
            own=(record(4, epoch=2, carries=1),),
            facts=(FactRow(message_id(1), Fact.TRANSMITTED, 70),),
        )
    )
    answer = f"answer@{message_id(1)[:8].hex()}"
    journal.commit(
        Unit(
            facts=(FactRow(message_id(1), Fact.STORED, 80),),
            peer=(record(7, carries=2, body=answer),),
            events=(
                LocalEvent(81, "readback-different", message_id(1), (("fields", "a,b"),)),
                LocalEvent(82, "read", message_id(2)),
            ),
        )
    )
    newest, line = log.traffic(None, 0, 10)
    assert newest.message_id == message_id(2)
    assert (newest.outgoing, newest.delayed, newest.answered) == (False, True, False)
    assert newest.facts == ((Fact.STORED, newest.arrived_ms),)
    assert (line.epoch, line.serial, line.answered, line.superseded) == (2, 4, True, False)
    assert line.facts == ((2, 70), (3, 80))
    assert line.readback_state == "different"
    assert log.traffic(None, newest.row, 10) == (line,)
    assert log.traffic_row(CIRCUIT, message_id(1)) == line
    assert log.spoken_of(CIRCUIT, message_id(2)) == (message_id(1),)
    assert log.spoken_of(CIRCUIT, message_id(1)) == ()
    whole = log.message(CIRCUIT, message_id(1))
    assert whole is not None
    assert whole.body == b"notice"
    assert whole.record_hash == record(4, epoch=2).hash
    assert whole.releases == (b"first", b"second")
    assert whole.different_fields == ("a", "b")
    incoming = log.message(CIRCUIT, message_id(2))
    assert incoming is not None
    assert (incoming.body, incoming.clock_offset_ms) == (answer.encode(), -30)
    assert [event.code for event in incoming.events] == ["read"]


def test_the_list_can_be_of_some_kinds_only(log: WatchLog, journal: Journal) -> None:
    bodies = ("notice", "answer@00", "notice", "it's")
    journal.commit(Unit(waiting=tuple(waiting(n, body=b) for n, b in enumerate(bodies, 1))))
    kinds = [line.kind for line in log.traffic(None, 0, 10, ("notice", "it's"))]
    assert kinds == ["it's", "notice", "notice"]
    assert len(log.traffic(None, 0, 2, ("notice", "it's"))) == 2
    assert log.traffic(None, 0, 10, ("no'ti\x00ce",)) == ()


def test_a_correction_by_the_other_side_takes_no_place(log: WatchLog, journal: Journal) -> None:
    correction = f"correction@{message_id(1)[:8].hex()}"
    journal.commit(Unit(waiting=(waiting(1),), peer=(record(1, carries=2, body=correction),)))
    assert [line.superseded for line in log.traffic(None, 0, 10)] == [False, False]
    journal.commit(Unit(waiting=(waiting(3, body=correction),)))
    line = log.traffic_row(CIRCUIT, message_id(1))
    assert line is not None
    assert line.superseded


def test_a_receipt_that_waits_is_no_line_of_the_list(log: WatchLog, journal: Journal) -> None:
    journal.commit(Unit(waiting=(replace(waiting(1), message_id=b"", record_class=2),)))
    assert log.traffic(None, 0, 10) == ()
    assert journal.load().waiting[0].record_class == 2


def test_a_warning_is_confirmed_once(log: WatchLog, journal: Journal) -> None:
    journal.commit(Unit(peer=(record(1, carries=1),)))
    log.confirm_warning(CIRCUIT, message_id(1), "delayed", "Ivanova", 7)
    log.confirm_warning(CIRCUIT, message_id(1), "delayed", "Petrov", 8)
    whole = log.message(CIRCUIT, message_id(1))
    assert whole is not None
    assert whole.warnings_confirmed == ("delayed",)


def test_paths_secrets_packs_and_events_are_kept(log: WatchLog, journal: Journal) -> None:
    log.install_path(PathRow(CIRCUIT, 1, b"own sheet", b"newer sheet", 1_000))
    assert [path.peer_sheet for path in log.paths(CIRCUIT)] == [b"newer sheet"]
    assert [circuit.name for circuit in log.circuits()] == ["Alfa"]
    log.put_secret("station-keys/ACTUAL", b"seed")
    with pytest.raises(LocalViolation):
        log.put_secret("station-keys/ACTUAL", b"another seed")
    assert log.secret("station-keys/ACTUAL") == b"seed"
    assert log.secret("station-keys/EXERCISE") is None
    log.keep_pack(b"h" * 32, {"pack.toml": b"name", "kinds/x.toml": b""})
    log.keep_pack(b"h" * 32, {"pack.toml": b"name", "kinds/x.toml": b""})
    assert log.pack_files(b"h" * 32) == {"pack.toml": b"name", "kinds/x.toml": b""}
    assert log.pack_hashes() == (b"h" * 32,)
    for number in range(3):
        log.append_event(LocalEvent(number, "watch-opened", None, (("officer", "Иванова"),)))
    events = log.events(2)
    assert [event.at_ms for _, event in events] == [2, 1]
    assert events[0][1].details == (("officer", "Иванова"),)
    assert [event.at_ms for _, event in log.events(9, before=events[1][0])] == [0]


def test_opening_with_a_wrong_key_changes_no_byte(log: WatchLog, path: Path) -> None:
    pair(log)
    log.close()
    before = {file.name: file.read_bytes() for file in path.parent.iterdir()}
    with pytest.raises(LocalViolation, match="watch-log-unreadable"):
        WatchLog.open(path, bytes(32))
    assert {file.name: file.read_bytes() for file in path.parent.iterdir()} == before
    WatchLog.open(path, KEY).close()


def test_a_missing_log_is_never_made_by_opening_it(path: Path) -> None:
    with pytest.raises(LocalViolation, match="watch-log-missing"):
        WatchLog.open(path, KEY)
    assert not path.exists()
    WatchLog.create(path, KEY).close()
    with pytest.raises(LocalViolation, match="watch-log-exists"):
        WatchLog.create(path, KEY)


def test_only_its_owner_can_read_the_log(journal: Journal, path: Path) -> None:
    assert {file.stat().st_mode & 0o777 for file in path.parent.iterdir()} == {0o600}


def test_a_log_of_a_newer_version_is_refused_unchanged(log: WatchLog, path: Path) -> None:
    log.close()
    connection = raw_connection(path)
    connection.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
        " VALUES ('watch-log', 'from-the-future', '')"
    )
    connection.commit()
    connection.close()
    before = path.read_bytes()
    for readonly in (False, True):
        with pytest.raises(LocalViolation, match=r"watch-log-newer .*from-the-future"):
            WatchLog.open(path, KEY, readonly=readonly)
    assert path.read_bytes() == before


def test_a_log_opened_to_read_cannot_be_written(log: WatchLog, path: Path) -> None:
    pair(log).commit(Unit(own=(record(1),)))
    log.close()
    reader = WatchLog.open(path, KEY, readonly=True)
    journal = reader.journal(CIRCUIT, describe)
    assert journal.own_record(1, 1) == record(1)
    assert reader.verify().records == 1
    with pytest.raises(LocalViolation, match="watch-log-read-only"):
        journal.commit(Unit(own=(record(2),)))
    reader.close()
