"""The tables of the watch log, and the rule that a row, once written, stays.

An append-only table is in `APPENDED` with every one of its columns in order: the digest of a row
is made over exactly these, so no shown byte is outside it. A kept table holds what must be
forgotten again (drafts, path secrets). Migrations are frozen once released; a change is a new one.
"""

from sqlite_utils import Database, Migrations

APPENDED: dict[str, tuple[str, ...]] = {
    "circuit": (
        "circuit_id",
        "mode",
        "name",
        "own_card",
        "peer_card",
        "method",
        "paired_ms",
    ),
    "path": ("circuit_id", "number", "own_sheet", "peer_sheet", "installed_ms"),
    "secret": ("name", "value"),
    "pack_file": ("pack_hash", "name", "content"),
    "release": (
        "circuit_id",
        "ordinal",
        "message_id",
        "precedence",
        "mode",
        "body",
        "signatures",
        "released_ms",
        "record_class",
    ),
    "numbering": ("circuit_id", "ordinal"),
    "record": (
        "circuit_id",
        "own",
        "epoch",
        "serial",
        "hash",
        "leaf",
        "body_hash",
        "record_class",
        "precedence",
        "message_id",
        "at_ms",
        "orphan",
    ),
    "orphaning": ("record_id",),
    "fact": ("circuit_id", "own", "message_id", "fact", "at_ms"),
    "own_cursor": ("circuit_id", "epoch", "serial"),
    "peer_head": ("circuit_id", "epoch", "serial"),
    "sending_lock": ("circuit_id", "code"),
    "traffic": (
        "circuit_id",
        "outgoing",
        "message_id",
        "kind",
        "precedence",
        "mode",
        "released_ms",
        "arrived_ms",
        "late",
        "delayed",
        "expired",
        "readback_wanted",
        "reply_by_ms",
        "clock_offset_ms",
    ),
    "relation": ("circuit_id", "outgoing", "relation", "prefix", "message_id"),
    "confirmation": ("circuit_id", "message_id", "warning", "officer", "at_ms"),
    "event": ("circuit_id", "at_ms", "code", "message_id", "details"),
}
"""Append-only tables: the columns under a row's digest, besides its id and step."""

KEPT: dict[str, tuple[str, ...]] = {
    "path_secret": ("circuit_id", "path", "current", "previous"),
    "draft": ("draft_id", "kind", "circuits", "content", "author", "saved_ms"),
    "release_under_way": (
        "release_id",
        "draft_id",
        "circuits",
        "body",
        "message_id",
        "officers_needed",
        "prepared_ms",
        "alone_after_ms",
        "expires_ms",
        "signatures",
    ),
}
"""Tables whose rows may be replaced and removed."""

UNCHANGING = (*APPENDED, "record_bytes", "step")
"""Tables that triggers protect. `record_bytes` is covered by the hashes in `record`."""

migrations = Migrations("watch-log")

_FIRST = """
CREATE TABLE step (
    id INTEGER PRIMARY KEY,
    digest BLOB NOT NULL,
    head BLOB NOT NULL
) STRICT;
CREATE TABLE circuit (
    id INTEGER PRIMARY KEY, step INTEGER NOT NULL,
    circuit_id BLOB NOT NULL UNIQUE, mode INTEGER NOT NULL, name TEXT NOT NULL,
    own_card BLOB NOT NULL, peer_card BLOB NOT NULL, method TEXT NOT NULL,
    paired_ms INTEGER NOT NULL, digest BLOB NOT NULL
) STRICT;
CREATE TABLE path (
    id INTEGER PRIMARY KEY, step INTEGER NOT NULL,
    circuit_id BLOB NOT NULL REFERENCES circuit (circuit_id), number INTEGER NOT NULL,
    own_sheet BLOB NOT NULL, peer_sheet BLOB NOT NULL, installed_ms INTEGER NOT NULL,
    digest BLOB NOT NULL
) STRICT;
CREATE TABLE secret (
    id INTEGER PRIMARY KEY, step INTEGER NOT NULL,
    name TEXT NOT NULL UNIQUE, value BLOB NOT NULL, digest BLOB NOT NULL
) STRICT;
CREATE TABLE pack_file (
    id INTEGER PRIMARY KEY, step INTEGER NOT NULL,
    pack_hash BLOB NOT NULL, name TEXT NOT NULL, content BLOB NOT NULL, digest BLOB NOT NULL,
    UNIQUE (pack_hash, name)
) STRICT;
CREATE TABLE release (
    id INTEGER PRIMARY KEY, step INTEGER NOT NULL,
    circuit_id BLOB NOT NULL REFERENCES circuit (circuit_id), ordinal INTEGER NOT NULL,
    message_id BLOB NOT NULL, precedence INTEGER NOT NULL, mode INTEGER NOT NULL,
    body BLOB NOT NULL, signatures TEXT NOT NULL, released_ms INTEGER NOT NULL,
    record_class INTEGER NOT NULL, digest BLOB NOT NULL,
    UNIQUE (circuit_id, ordinal)
) STRICT;
CREATE INDEX release_message ON release (circuit_id, message_id);
CREATE TABLE numbering (
    id INTEGER PRIMARY KEY, step INTEGER NOT NULL,
    circuit_id BLOB NOT NULL, ordinal INTEGER NOT NULL, digest BLOB NOT NULL,
    UNIQUE (circuit_id, ordinal),
    FOREIGN KEY (circuit_id, ordinal) REFERENCES release (circuit_id, ordinal)
) STRICT;
CREATE TABLE record (
    id INTEGER PRIMARY KEY, step INTEGER NOT NULL,
    circuit_id BLOB NOT NULL REFERENCES circuit (circuit_id), own INTEGER NOT NULL,
    epoch INTEGER NOT NULL, serial INTEGER NOT NULL, hash BLOB NOT NULL, leaf BLOB NOT NULL,
    body_hash BLOB NOT NULL, record_class INTEGER NOT NULL, precedence INTEGER NOT NULL,
    message_id BLOB, at_ms INTEGER NOT NULL, orphan INTEGER NOT NULL, digest BLOB NOT NULL
) STRICT;
CREATE INDEX record_number ON record (circuit_id, own, epoch, serial);
CREATE INDEX record_hash ON record (circuit_id, own, hash);
CREATE INDEX record_message ON record (circuit_id, own, message_id)
    WHERE message_id IS NOT NULL;
CREATE TABLE record_bytes (
    id INTEGER PRIMARY KEY REFERENCES record (id),
    raw BLOB NOT NULL,
    body BLOB NOT NULL
) STRICT;
CREATE TABLE orphaning (
    id INTEGER PRIMARY KEY, step INTEGER NOT NULL,
    record_id INTEGER NOT NULL UNIQUE REFERENCES record (id), digest BLOB NOT NULL
) STRICT;
CREATE TABLE fact (
    id INTEGER PRIMARY KEY, step INTEGER NOT NULL,
    circuit_id BLOB NOT NULL, own INTEGER NOT NULL, message_id BLOB NOT NULL,
    fact INTEGER NOT NULL, at_ms INTEGER NOT NULL, digest BLOB NOT NULL,
    UNIQUE (circuit_id, own, message_id, fact)
) STRICT;
CREATE TABLE own_cursor (
    id INTEGER PRIMARY KEY, step INTEGER NOT NULL,
    circuit_id BLOB NOT NULL, epoch INTEGER NOT NULL, serial INTEGER NOT NULL,
    digest BLOB NOT NULL
) STRICT;
CREATE INDEX own_cursor_circuit ON own_cursor (circuit_id, id);
CREATE TABLE peer_head (
    id INTEGER PRIMARY KEY, step INTEGER NOT NULL,
    circuit_id BLOB NOT NULL, epoch INTEGER NOT NULL, serial INTEGER NOT NULL,
    digest BLOB NOT NULL
) STRICT;
CREATE INDEX peer_head_circuit ON peer_head (circuit_id, id);
CREATE TABLE sending_lock (
    id INTEGER PRIMARY KEY, step INTEGER NOT NULL,
    circuit_id BLOB NOT NULL, code TEXT NOT NULL, digest BLOB NOT NULL
) STRICT;
CREATE INDEX sending_lock_circuit ON sending_lock (circuit_id, id);
CREATE TABLE traffic (
    id INTEGER PRIMARY KEY, step INTEGER NOT NULL,
    circuit_id BLOB NOT NULL, outgoing INTEGER NOT NULL, message_id BLOB NOT NULL,
    kind TEXT NOT NULL, precedence INTEGER NOT NULL, mode INTEGER NOT NULL,
    released_ms INTEGER NOT NULL, arrived_ms INTEGER NOT NULL, late INTEGER NOT NULL,
    delayed INTEGER NOT NULL, expired INTEGER NOT NULL, readback_wanted INTEGER NOT NULL,
    reply_by_ms INTEGER, clock_offset_ms INTEGER, digest BLOB NOT NULL,
    UNIQUE (circuit_id, message_id, outgoing)
) STRICT;
CREATE TABLE relation (
    id INTEGER PRIMARY KEY, step INTEGER NOT NULL,
    circuit_id BLOB NOT NULL, outgoing INTEGER NOT NULL, relation TEXT NOT NULL,
    prefix BLOB NOT NULL, message_id BLOB NOT NULL, digest BLOB NOT NULL
) STRICT;
CREATE INDEX relation_target ON relation (circuit_id, prefix);
CREATE INDEX relation_source ON relation (circuit_id, message_id);
CREATE TABLE confirmation (
    id INTEGER PRIMARY KEY, step INTEGER NOT NULL,
    circuit_id BLOB NOT NULL, message_id BLOB NOT NULL, warning TEXT NOT NULL,
    officer TEXT NOT NULL, at_ms INTEGER NOT NULL, digest BLOB NOT NULL,
    UNIQUE (circuit_id, message_id, warning)
) STRICT;
CREATE TABLE event (
    id INTEGER PRIMARY KEY, step INTEGER NOT NULL,
    circuit_id BLOB, at_ms INTEGER NOT NULL, code TEXT NOT NULL, message_id BLOB,
    details TEXT NOT NULL, digest BLOB NOT NULL
) STRICT;
CREATE INDEX event_message ON event (message_id) WHERE message_id IS NOT NULL;
CREATE TABLE path_secret (
    circuit_id BLOB NOT NULL, path INTEGER NOT NULL, current BLOB NOT NULL,
    previous BLOB NOT NULL, digest BLOB NOT NULL,
    PRIMARY KEY (circuit_id, path)
) STRICT;
CREATE TABLE draft (
    draft_id BLOB PRIMARY KEY, kind TEXT NOT NULL, circuits TEXT NOT NULL,
    content BLOB NOT NULL, author TEXT NOT NULL, saved_ms INTEGER NOT NULL, digest BLOB NOT NULL
) STRICT;
CREATE TABLE release_under_way (
    release_id BLOB PRIMARY KEY, draft_id BLOB NOT NULL, circuits TEXT NOT NULL,
    body BLOB NOT NULL, message_id BLOB NOT NULL, officers_needed INTEGER NOT NULL,
    prepared_ms INTEGER NOT NULL, alone_after_ms INTEGER, expires_ms INTEGER NOT NULL,
    signatures TEXT NOT NULL, digest BLOB NOT NULL
) STRICT;
"""


@migrations(name="first")
def _first(db: Database) -> None:
    db.executescript(_FIRST)
    for table in UNCHANGING:
        for verb in ("UPDATE", "DELETE"):
            db.execute(
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )
