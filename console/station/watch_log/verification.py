"""The walk over the whole log: every row against its digest, every step against the chain.

It is a generator, so that the engine can walk a long log between two frames. Rows that a
concurrent step adds behind the walk are left for the next one. Of a row that may go (a draft, a
path secret) only its content is checked: that it went is no harm.
"""

import hashlib
from collections.abc import Iterator

from console.station.watch_log.database import GENESIS, Database, Row, chained, step_digest
from console.station.watch_log.rows import Verified
from console.station.watch_log.schema import APPENDED, KEPT
from protocol.exchange.record import record_hash
from protocol.exchange.tree import leaf_hash

PAGE_ROWS = 200

_PAGE = {
    table: f"SELECT * FROM {table} WHERE id > ? ORDER BY id LIMIT {PAGE_ROWS}"  # noqa: S608
    for table in (*APPENDED, "step")
}


class _Rows:
    """The rows of one table in order of their ids, with a look at the next one."""

    def __init__(self, database: Database, table: str) -> None:
        self._database = database
        self._table = table
        self._page: list[Row] = []
        self._last = 0

    def next(self) -> Row | None:
        """Return the next row without taking it."""
        if not self._page:
            self._page = self._database.all(_PAGE[self._table], self._last)[::-1]
        return self._page[-1] if self._page else None

    def take(self) -> Row:
        """Take the row that `next` showed."""
        row = self._page.pop()
        self._last = row["id"]
        return row

    def of_step(self, step: int) -> Iterator[Row]:
        """Take the rows of one step; a row of an earlier step stands where none should be."""
        while (row := self.next()) is not None and row["step"] <= step:
            if row["step"] != step:
                raise self._database.latch(f"row-altered:{self._table}")
            yield self.take()


def check_bytes(database: Database, record: Row) -> Row:
    """Return a record's bytes after checking them against the record's hashes."""
    row = database.first("SELECT raw, body FROM record_bytes WHERE id = ?", record["id"])
    if (
        row is None
        or record_hash(row["raw"]) != record["hash"]
        or leaf_hash(row["raw"]) != record["leaf"]
        or hashlib.sha256(row["body"]).digest() != record["body_hash"]
    ):
        raise database.latch("row-altered:record_bytes")
    return row


def walk(database: Database) -> Iterator[Verified]:
    """Yield after each step what is verified so far.

    Raises:
        StorageFailed: ``row-altered`` or ``step-altered``; the log is latched.
    """
    target: int = database.one("SELECT ifnull(max(id), 0) AS id FROM step")["id"]
    tables = {table: _Rows(database, table) for table in APPENDED}
    steps = _Rows(database, "step")
    head, records = GENESIS, 0
    for number in range(1, target + 1):
        digests = []
        for table, rows in tables.items():
            for row in rows.of_step(number):
                digests.append(database.checked(table, row)["digest"])
                if table == "record":
                    check_bytes(database, row)
                    records += 1
        digest = step_digest(digests)
        head = chained(head, digest)
        step = steps.next()
        if step is None or (step["id"], step["digest"], step["head"]) != (number, digest, head):
            raise database.latch("step-altered")
        steps.take()
        yield Verified(number, head, records)
    _nothing_left(database, tables)


def _nothing_left(database: Database, tables: dict[str, _Rows]) -> None:
    last: int = database.one("SELECT ifnull(max(id), 0) AS id FROM step")["id"]
    for table, rows in tables.items():
        row = rows.next()
        if row is not None and row["step"] > last:
            raise database.latch(f"row-altered:{table}")
    counts = database.one(
        "SELECT (SELECT count(*) FROM record) AS records,"
        " (SELECT count(*) FROM record_bytes) AS held"
    )
    if counts["records"] != counts["held"]:
        raise database.latch("row-altered:record_bytes")
    for table in KEPT:
        for row in database.all(f"SELECT * FROM {table}"):  # noqa: S608
            database.checked(table, row)
