"""The one connection to the encrypted database: keyed, fsynced, latched when the disk fails.

SQLite does not checksum its pages and, after one failed fsync, may report later commits as good.
So every row carries a digest, every committed step is chained to the one before, and the first
storage error stops all writing until the log is reopened and verified.
"""

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2
from sqlite_utils import Database as Tables

from console.station.durable import FILE_MODE, sync_folder
from console.station.watch_log.schema import APPENDED, KEPT, migrations
from protocol.errors import LocalViolation, StorageFailed

Value = int | str | bytes | None
Row = Mapping[str, Any]

KEY_BYTES = 32
BUSY_MS = 5_000
WAL_BYTES_MAX = 4 * 1024 * 1024
"""Size of the write-ahead file at which it is written back, outside any step."""

GENESIS = bytes(32)
"""Chain value before the first step."""

_UNREADABLE = ("SQLITE_NOTADB", "SQLITE_CORRUPT")
"""What SQLCipher says to a wrong key; a damaged first page looks the same."""

_COVERED = {**APPENDED, **KEPT}
# Table and column names are constants of the schema; every value is a parameter.
_INSERT = {
    table: f"INSERT INTO {table} (id, step, {', '.join(columns)}, digest) "  # noqa: S608
    f"VALUES ({', '.join('?' * (len(columns) + 3))})"
    for table, columns in APPENDED.items()
}
_REPLACE = {
    table: f"INSERT OR REPLACE INTO {table} ({', '.join(columns)}, digest) "  # noqa: S608
    f"VALUES ({', '.join('?' * (len(columns) + 1))})"
    for table, columns in KEPT.items()
}
_NEXT_ID = {
    table: f"SELECT ifnull(max(id), 0) + 1 AS id FROM {table}"  # noqa: S608
    for table in (*APPENDED, "step")
}


def row_digest(table: str, values: Sequence[Value]) -> bytes:
    """Return SHA-256 over the table's name and the typed, length-prefixed values of a row."""
    digest = hashlib.sha256(b"readback watch-log row\x00")
    for value in (table, *values):
        match value:
            case None:
                tag, octets = b"n", b""
            case bytes():
                tag, octets = b"b", value
            case str():
                tag, octets = b"t", value.encode()
            case int():
                tag, octets = b"i", str(int(value)).encode()
        digest.update(tag + len(octets).to_bytes(8, "big") + octets)
    return digest.digest()


def step_digest(digests: Sequence[bytes]) -> bytes:
    """Return the digest of a step: over its rows' digests, by table and then by id."""
    return hashlib.sha256(b"readback watch-log step\x00" + b"".join(digests)).digest()


def chained(head: bytes, digest: bytes) -> bytes:
    """Return the chain value after a step."""
    return hashlib.sha256(b"readback watch-log head\x00" + head + digest).digest()


class Database:
    """The watch log's tables. One thread, one connection, one writer.

    Attributes:
        fault: "" or the code of the storage error that stopped all writing.
        head: chain value over all committed steps, 32 bytes.
    """

    def __init__(self, path: Path, key: bytes, *, readonly: bool = False) -> None:
        """Open an existing log.

        Raises:
            LocalViolation: ``watch-log-missing``; ``watch-log-unreadable`` for a wrong key or a
                damaged first page; ``watch-log-newer`` and ``watch-log-older`` for a schema that
                this version does not know or may not bring up to date. Nothing was changed.
            StorageFailed: the disk failed while opening.
        """
        if len(key) != KEY_BYTES:
            raise LocalViolation("data-key-length", expected=KEY_BYTES, given=len(key))
        if not path.is_file():
            raise LocalViolation("watch-log-missing", path=path)
        self.path = path
        self.readonly = readonly
        self.fault = ""
        self._key = key
        self.head = GENESIS
        self._appended: list[tuple[int, int, bytes]] | None = None
        with self._translated():
            self._open()

    @classmethod
    def create(cls, path: Path, key: bytes) -> "Database":
        """Make an empty log, readable by its owner alone.

        Raises:
            LocalViolation: ``watch-log-exists``.
        """
        try:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, FILE_MODE))
        except FileExistsError:
            raise LocalViolation("watch-log-exists", path=path) from None
        return cls(path, key)

    def close(self) -> None:
        """Write back and close. Closing twice is harmless."""
        self._tables.conn.close()

    def reopen(self) -> None:
        """Drop the connection and open a new one, which lifts the latch.

        The caller verifies the log before it writes again.
        """
        self.close()
        with self._translated():
            self._open()
        self.fault = ""

    def latch(self, code: str) -> StorageFailed:
        """Stop all writing and return the error to raise. The first code stays."""
        self.fault = self.fault or code
        return StorageFailed("storage-failed", cause=code)

    @contextmanager
    def step(self) -> Iterator[None]:
        """Make everything inside one durable step: all of it, fsynced, or nothing.

        A step inside a step joins it; it is durable when the outer one ends.
        """
        if self._appended is not None:
            joined = len(self._appended)
            try:
                with self._translated(), self._tables.atomic():
                    yield
            except BaseException:
                del self._appended[joined:]
                raise
            return
        if self.readonly:
            raise LocalViolation("watch-log-read-only")
        if self.fault:
            raise StorageFailed("storage-latched", cause=self.fault)
        self._appended = []
        head = self.head
        try:
            with self._translated(), self._tables.atomic():
                yield
                head = self._chain(head)
            self.head = head
        finally:
            self._appended = None
        self._write_back()

    def append(self, table: str, *values: Value) -> int:
        """Add a row to an append-only table, inside a step, and return its id."""
        if self._appended is None:
            raise LocalViolation("append-outside-a-step", table=table)
        row_id: int = self.one(_NEXT_ID[table])["id"]
        step: int = self.one(_NEXT_ID["step"])["id"]
        digest = row_digest(table, (row_id, step, *values))
        self._execute(_INSERT[table], (row_id, step, *values, digest))
        self._appended.append((_ORDER[table], row_id, digest))
        return row_id

    def keep(self, table: str, *values: Value) -> None:
        """Add or replace a row of a table whose rows may change, inside a step."""
        self._execute(_REPLACE[table], (*values, row_digest(table, values)))

    def write(self, sql: str, *values: Value) -> None:
        """Run one statement that changes rows outside the digests, inside a step."""
        self._execute(sql, values)

    def all(self, sql: str, *values: Value) -> list[Row]:
        """Return every row of a query."""
        with self._translated():
            cursor = self._tables.execute(sql, list(values))
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor]

    def one(self, sql: str, *values: Value) -> Row:
        """Return the one row of a query that always has one."""
        return self.all(sql, *values)[0]

    def first(self, sql: str, *values: Value) -> Row | None:
        """Return the first row of a query, or None."""
        rows = self.all(sql, *values)
        return rows[0] if rows else None

    def checked(self, table: str, row: Row) -> Row:
        """Return the row if its digest still fits all its columns.

        Raises:
            StorageFailed: ``row-altered``; the log is latched.
        """
        identity = (row["id"], row["step"]) if table in APPENDED else ()
        values = (*identity, *(row[column] for column in _COVERED[table]))
        if row_digest(table, values) != row["digest"]:
            raise self.latch(f"row-altered:{table}")
        return row

    def check_pages(self) -> None:
        """Check the seal of every page and the structure of every table and index.

        Raises:
            StorageFailed: ``page-altered``; the log is latched.
        """
        if self._pragma("cipher_integrity_check") or self._pragma("integrity_check") != ["ok"]:
            raise self.latch("page-altered")

    def _pragma(self, name: str) -> list[str]:
        with self._translated():
            return [str(row[0]) for row in self._tables.execute(f"PRAGMA {name}")]

    def _open(self) -> None:
        mode = "ro" if self.readonly else "rw"
        connection = dbapi2.connect(f"{self.path.absolute().as_uri()}?mode={mode}", uri=True)
        try:
            self._set_up(connection)
        except BaseException:
            connection.close()
            raise

    def _set_up(self, connection: Any) -> None:
        # The library would print each failed page to stderr; the error itself says enough.
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{self._key.hex()}'\"")
        fresh = self.path.stat().st_size == 0
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
        except dbapi2.DatabaseError as error:
            if error.sqlite_errorname not in _UNREADABLE:
                raise
            raise LocalViolation("watch-log-unreadable", cause=str(error)) from error
        connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
        connection.execute("PRAGMA mmap_size = 0")
        self._tables = Tables(connection)
        self._check_schema(fresh)
        if not self.readonly:
            self._set_up_writing(connection)
        last = self.first("SELECT head FROM step ORDER BY id DESC LIMIT 1")
        self.head = last["head"] if last else GENESIS

    def _set_up_writing(self, connection: Any) -> None:
        if connection.execute("PRAGMA journal_mode = WAL").fetchone() != ("wal",):
            raise self.latch("no-write-ahead-log")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA fullfsync = ON")
        connection.execute("PRAGMA checkpoint_fullfsync = ON")
        connection.execute("PRAGMA secure_delete = ON")
        # SQLite hides errors of its own checkpoints; `_write_back` does not.
        connection.execute("PRAGMA wal_autocheckpoint = 0")
        migrations.apply(self._tables)
        sync_folder(self.path.parent)

    def _check_schema(self, fresh: bool) -> None:
        applied = [migration.name for migration in migrations.applied(self._tables)]
        known = [*applied, *(migration.name for migration in migrations.pending(self._tables))]
        ours = [migration.name for migration in _known_migrations()]
        unknown = [name for name in applied if name not in ours]
        if unknown:
            raise LocalViolation("watch-log-newer", found=unknown[-1], known=ours[-1])
        if not applied and not fresh:
            raise LocalViolation("watch-log-unreadable", cause="not a watch log")
        if self.readonly and known != applied:
            raise LocalViolation("watch-log-older", found=applied[-1], known=ours[-1])

    def _execute(self, sql: str, values: Sequence[Value]) -> None:
        with self._translated():
            self._tables.execute(sql, list(values))

    def _chain(self, head: bytes) -> bytes:
        if not self._appended:
            return head
        digest = step_digest([entry[2] for entry in sorted(self._appended)])
        head = chained(head, digest)
        step = self.one(_NEXT_ID["step"])["id"]
        self._execute("INSERT INTO step (id, digest, head) VALUES (?, ?, ?)", (step, digest, head))
        return head

    def _write_back(self) -> None:
        wal = self.path.with_name(self.path.name + "-wal")
        if not wal.exists() or wal.stat().st_size < WAL_BYTES_MAX:
            return
        try:
            self._pragma("wal_checkpoint(TRUNCATE)")
        except StorageFailed:
            # The step itself is durable in the write-ahead file; the latch stops the next one.
            return

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except OverflowError as error:
            # SQLite's integers have 64 bits. A number beyond them came from a desk, not from us.
            raise LocalViolation("watch-log-refuses", rule="integer-range") from error
        except dbapi2.IntegrityError as error:
            raise LocalViolation("watch-log-refuses", rule=str(error)) from error
        except dbapi2.Error as error:
            code = getattr(error, "sqlite_errorname", type(error).__name__)
            raise self.latch(str(code).lower().replace("_", "-")) from error


_ORDER = {table: place for place, table in enumerate(APPENDED)}


def _known_migrations() -> list[Any]:
    unapplied = Tables(memory=True)
    try:
        return list(migrations.pending(unapplied))
    finally:
        unapplied.close()
