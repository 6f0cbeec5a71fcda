"""Harm to the watch log: altered rows, flipped bits, a full disk, a killed process.

Whoever has the data key can write the database past the watch log; the chain must show it.
"""

import random
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2
from sqlite_utils import Database

from console.desk_link.views import DraftView
from console.station.watch_log.log import WatchLog
from console.station.watch_log.rows import OfficerSignature, ReleaseRow
from console.station.watch_log.schema import APPENDED, KEPT, UNCHANGING
from protocol.errors import LocalViolation, StorageFailed
from protocol.exchange.delivery.journal import FactRow, LocalEvent, Unit
from protocol.vocabulary import Fact
from tests.architecture.source import ROOT
from tests.console.station.log_rows import (
    CIRCUIT,
    KEY,
    describe,
    message_id,
    pair,
    record,
    waiting,
)

DRAFT = DraftView(b"d" * 16, "notice", (CIRCUIT,), b"content", "Ivanova", 5)
RELEASE = ReleaseRow(
    release_id=b"r" * 16,
    draft_id=b"d" * 16,
    circuits=(CIRCUIT,),
    body=b"notice",
    message_id=message_id(4),
    officers_needed=2,
    prepared_ms=6,
    alone_after_ms=None,
    expires_ms=7,
    signatures=(OfficerSignature("Ivanova", "RELEASING-OFFICER", b"signed"),),
)


@contextmanager
def past_the_log(path: Path) -> Iterator[Database]:
    """Write the database as somebody could who has the data key and no scruples."""
    connection = dbapi2.connect(str(path), isolation_level=None)
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"")
    yield Database(connection)
    connection.close()


def fill(log: WatchLog) -> None:
    """Put at least one row into every table, and two into most."""
    journal = pair(log)
    journal.commit(Unit(waiting=(waiting(1), waiting(3)), peer=(record(1, raw=b"x"),)))
    answer = f"answer@{message_id(1)[:8].hex()}"
    journal.commit(
        Unit(
            numbered=(1,),
            own=(record(1, carries=1), record(2)),
            peer=(record(1, raw=b"x", orphan=True), record(2, carries=2, body=answer)),
            facts=(FactRow(message_id(1), Fact.TRANSMITTED, 70),),
            peer_facts=(FactRow(message_id(2), Fact.READ, 71),),
            own_cursor=(1, 1),
            peer_head=(1, 2),
            locked="own-fork",
            events=(LocalEvent(1, "epoch-opened"), LocalEvent(2, "read", message_id(2))),
        )
    )
    log.confirm_warning(CIRCUIT, message_id(2), "delayed", "Ivanova", 9)
    log.put_secret("station-keys/ACTUAL", b"seed")
    log.keep_pack(b"h" * 32, {"pack.toml": b"name"})
    log.desk_work.save_draft(DRAFT)
    log.desk_work.save_release(RELEASE)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("filled") / "watch.db"
    log = WatchLog.create(path, KEY)
    fill(log)
    log.verify()
    log.close()
    return path


@pytest.fixture
def path(filled: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(filled, tmp_path / "watch.db"))


def read_everything(path: Path) -> None:
    """Open, verify, and read what verification leaves to the moment of reading."""
    log = WatchLog.open(path, KEY)
    try:
        log.verify()
        log.journal(CIRCUIT, describe).load()
        log.desk_work.drafts()
        log.desk_work.releases()
    finally:
        log.close()


def altered(column: str, value: Any) -> Any:
    """Return another value of the same kind; ids and numbers move where nothing is."""
    match value:
        case bytes():
            return value[:-1] + bytes([value[-1] ^ 1]) if value else b"\x00"
        case str():
            return value + " "
        case int():
            return value + 1_000
        case _:
            return message_id(8) if column in ("message_id", "circuit_id") else 7


def test_every_column_is_in_the_digest(path: Path) -> None:
    with past_the_log(path) as database:
        bare = {"_sqlite_migrations", "record_bytes", "step"}
        assert set(database.table_names()) - bare == {*APPENDED, *KEPT}
        for table, columns in {**APPENDED, **KEPT}.items():
            extra = ["id", "step"] if table in APPENDED else []
            found = [column.name for column in database[table].columns]
            assert found == [*extra, *columns, "digest"], table


@pytest.mark.parametrize("table", UNCHANGING)
def test_no_row_can_be_changed_or_removed(path: Path, table: str) -> None:
    with past_the_log(path) as database:
        assert database[table].count > 0
        for statement in (f"UPDATE {table} SET id = id", f"DELETE FROM {table}"):  # noqa: S608
            with pytest.raises(dbapi2.IntegrityError, match="append-only"):
                database.execute(statement)


@pytest.mark.parametrize("table", [*UNCHANGING, *KEPT])
def test_a_change_in_any_column_of_any_row_is_found(path: Path, table: str) -> None:
    with past_the_log(path) as database:
        if table in UNCHANGING:
            database.execute(f"DROP TRIGGER {table}_no_update")
        columns = [column.name for column in database[table].columns]
        cells = [
            (row["place"], column, row[column])
            for row in database.query(f"SELECT rowid AS place, * FROM {table}")  # noqa: S608
            for column in columns
        ]
    assert cells
    good = path.read_bytes()
    for place, column, value in cells:
        path.write_bytes(good)
        with past_the_log(path) as database:
            database.execute(
                f"UPDATE {table} SET {column} = ? WHERE rowid = ?",  # noqa: S608
                [altered(column, value), place],
            )
        with pytest.raises(StorageFailed, match="altered"):
            read_everything(path)
    path.write_bytes(good)
    read_everything(path)


@pytest.mark.parametrize("table", UNCHANGING)
def test_a_removed_row_is_found(path: Path, table: str) -> None:
    with past_the_log(path) as database:
        database.execute(f"DROP TRIGGER {table}_no_delete")
        database.execute(f"DELETE FROM {table} WHERE id = 1")  # noqa: S608
    with pytest.raises(StorageFailed, match="altered"):
        read_everything(path)


def test_two_exchanged_rows_are_found(path: Path) -> None:
    with past_the_log(path) as database:
        database.execute("DROP TRIGGER event_no_update")
        for old, new in ((1, 9), (2, 1), (9, 2)):
            database.execute("UPDATE event SET id = ? WHERE id = ?", [new, old])
    with pytest.raises(StorageFailed, match="altered"):
        read_everything(path)


def test_a_row_added_past_the_log_is_found(path: Path) -> None:
    with past_the_log(path) as database:
        for step in ("step", "step + 1", "step + 100"):
            database.execute(
                f"INSERT INTO event SELECT id + 9, {step}, circuit_id,"  # noqa: S608
                " at_ms, code, message_id, details, digest FROM event WHERE id = 2"
            )
            with pytest.raises(StorageFailed, match="altered"):
                read_everything(path)
            database.execute("DROP TRIGGER IF EXISTS event_no_delete")
            database.execute("DELETE FROM event WHERE id = 11")
    read_everything(path)


def test_any_flipped_bit_of_the_file_is_found(path: Path) -> None:
    good = path.read_bytes()
    chance = random.Random(20240925)
    for place in chance.sample(range(len(good)), 40):
        flipped = good[place] ^ (1 << chance.randrange(8))
        path.write_bytes(good[:place] + bytes([flipped]) + good[place + 1 :])
        with pytest.raises((StorageFailed, LocalViolation)):
            read_everything(path)
    path.write_bytes(good)
    read_everything(path)


def test_a_page_of_yesterday_is_found(filled: Path, tmp_path: Path) -> None:
    """Each page is sealed by itself: an old one fits again, and only the chain shows it."""
    path = Path(shutil.copy(filled, tmp_path / "watch.db"))
    old = path.read_bytes()
    log = WatchLog.open(path, KEY)
    for number in range(40):
        log.append_event(LocalEvent(number, "watch-opened"))
    log.close()
    new = path.read_bytes()
    found = 0
    for page in range(4096, len(old), 4096):
        if old[page : page + 4096] != new[page : page + 4096]:
            path.write_bytes(new[:page] + old[page : page + 4096] + new[page + 4096 :])
            with pytest.raises(StorageFailed):
                read_everything(path)
            found += 1
    assert found >= 2  # at least the pages of the events and of the steps


@contextmanager
def full_disk(file_bytes_max: int) -> Iterator[None]:
    """Let no file of this process grow beyond that size."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (file_bytes_max, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_storage_error_stops_all_writing_until_reopened(path: Path) -> None:
    log = WatchLog.open(path, KEY)
    journal = log.journal(CIRCUIT, describe)
    wal = path.with_name("watch.db-wal")
    before = journal.load()
    with full_disk(wal.stat().st_size if wal.exists() else 0), pytest.raises(StorageFailed):
        journal.commit(Unit(own=(record(3),)))
    assert log.fault.startswith("sqlite-")
    with pytest.raises(StorageFailed, match="storage-latched"):  # the disk has room again
        journal.commit(Unit(own=(record(3),)))
    with pytest.raises(StorageFailed, match="storage-latched"):
        log.append_event(LocalEvent(1, "watch-opened"))
    assert journal.load() == before  # reading goes on
    log.reopen()
    assert log.fault == ""
    assert journal.load() == before
    journal.commit(Unit(own=(record(3),)))
    assert journal.own_record(1, 3) == record(3)
    log.verify()
    log.close()


def test_reopening_an_altered_log_does_not_lift_the_latch(path: Path) -> None:
    log = WatchLog.open(path, KEY)
    with past_the_log(path) as database:
        database.execute("DROP TRIGGER event_no_update")
        database.execute("UPDATE event SET code = 'nothing-happened'")
    with pytest.raises(StorageFailed, match="row-altered:event"):
        log.events(10)
    with pytest.raises(StorageFailed, match="row-altered:event"):
        log.reopen()
    with pytest.raises(StorageFailed, match="storage-latched"):
        log.append_event(LocalEvent(1, "watch-opened"))
    log.close()


def test_the_write_ahead_file_is_written_back(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("console.station.watch_log.database.WAL_BYTES_MAX", 65_536)
    log = WatchLog.open(path, KEY)
    wal = path.with_name("watch.db-wal")
    sizes = []
    for number in range(40):
        log.append_event(LocalEvent(number, "watch-opened"))
        sizes.append(wal.stat().st_size)
    assert max(sizes) < 2 * 65_536
    assert sizes.count(0) >= 2
    log.verify()
    log.close()


CHILD = """
import sys
from pathlib import Path
from console.station.watch_log.log import WatchLog
from protocol.exchange.delivery.journal import FactRow, Unit
from protocol.vocabulary import Fact
from tests.console.station.log_rows import CIRCUIT, KEY, describe, message_id, record, waiting

log = WatchLog.open(Path(sys.argv[1]), KEY)
journal = log.journal(CIRCUIT, describe)
serial = journal.load().last_serial
while True:
    serial += 1
    journal.commit(Unit(
        waiting=(waiting(serial),), numbered=(serial,), own=(record(serial, carries=serial),),
        facts=(FactRow(message_id(serial), Fact.TRANSMITTED, 1),), peer_head=(1, serial),
        peer=(record(serial, raw=b"peer", carries=500_000 + serial),),
    ))
    print(serial, flush=True)
"""


def killed(path: Path, after: Callable[[int], bool]) -> int:
    """Run a writer, kill it when `after` says so of its last report; return that report."""
    with subprocess.Popen(
        [sys.executable, "-c", CHILD, str(path)], stdout=subprocess.PIPE, cwd=ROOT
    ) as child:
        assert child.stdout is not None
        reported = 0
        for line in child.stdout:
            reported = int(line)
            if after(reported):
                child.send_signal(signal.SIGKILL)
                break
        # What it had reported and nobody had read yet counts as well.
        for line in child.stdout.read().splitlines():
            reported = int(line)
    assert child.returncode == -signal.SIGKILL
    return reported


@pytest.mark.slow
def test_what_a_killed_writer_reported_is_there_and_whole(tmp_path: Path) -> None:
    path = tmp_path / "watch.db"
    log = WatchLog.create(path, KEY)
    pair(log)
    log.close()
    chance = random.Random(7)
    held = 0
    for _ in range(8):
        until = held + chance.randrange(1, 120)
        reported = killed(path, lambda serial, until=until: serial >= until)  # type: ignore[misc]
        log = WatchLog.open(path, KEY)
        state = log.journal(CIRCUIT, describe).load()
        verified = log.verify()
        lines = log.traffic(None, 0, 2)
        log.close()
        held = state.last_serial
        assert held in (reported, reported + 1)  # committed, and killed before it could say so
        assert (state.peer_serial, len(state.peer_leaves)) == (held, held)
        assert (state.waiting, state.next_order) == ((), held + 1)
        assert verified.records == 2 * held
        assert {line.message_id for line in lines} == {message_id(held), message_id(500_000 + held)}
    assert held > 100
