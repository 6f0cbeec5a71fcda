"""The durable side of one circuit: `protocol.exchange.delivery.journal.Journal` on the watch log.

One unit is one step. Everything read is checked against its digest before it is returned.
"""

import hashlib
import json
from collections.abc import Sequence

from console.station.watch_log.database import Database, Row
from console.station.watch_log.events import append_event
from console.station.watch_log.rows import REFERENCE_BYTES, Describe, Listing
from console.station.watch_log.verification import check_bytes
from protocol.errors import LocalViolation
from protocol.exchange.delivery.journal import CircuitState, FactRow, Own, RecordRow, Unit, Waiting
from protocol.exchange.handshake import ChainRow
from protocol.exchange.record import RecordClass, record_hash
from protocol.exchange.tree import leaf_hash
from protocol.vocabulary import Fact, Precedence

_RECORD = (
    "SELECT record.*, orphaning.id AS orphaned FROM record"
    " LEFT JOIN orphaning ON orphaning.record_id = record.id"
    " WHERE circuit_id = ? AND own = ? AND "
)
# A record in the chain comes before one that is only kept as proof.
_CHAIN_FIRST = " ORDER BY record.orphan OR orphaning.id IS NOT NULL, epoch DESC, record.id DESC"
_BY_NUMBER = _RECORD + "epoch = ? AND serial = ?" + _CHAIN_FIRST
_BY_MESSAGE = _RECORD + "message_id = ?" + _CHAIN_FIRST
_BY_HASH = _RECORD + "hash = ?" + _CHAIN_FIRST
_IN_CHAIN = _RECORD + "record.orphan = 0 AND orphaning.id IS NULL ORDER BY epoch, serial"
_OWN_BEFORE = (
    _RECORD + "record.orphan = 0 AND orphaning.id IS NULL AND (epoch, serial) <= (?, ?)"
    " ORDER BY epoch DESC, serial DESC LIMIT 1"
)
_PEER_AFTER = (
    _RECORD + "(epoch, serial) > (?, ?) ORDER BY epoch, serial,"
    " record.orphan OR orphaning.id IS NOT NULL, record.id DESC LIMIT 1"
)
_WAITING = (
    "SELECT * FROM release WHERE id IN (SELECT id FROM release AS open WHERE circuit_id = ?"
    " AND NOT EXISTS (SELECT 1 FROM numbering WHERE numbering.circuit_id = open.circuit_id"
    " AND numbering.ordinal = open.ordinal)) ORDER BY ordinal"
)


class CircuitJournal:
    """The journal of one circuit. Every method may raise `StorageFailed`."""

    def __init__(self, database: Database, circuit_id: bytes, describe: Describe) -> None:
        self._database = database
        self._circuit = circuit_id
        self._describe = describe

    def load(self) -> CircuitState:
        """Return the state that the last committed unit left."""
        own, peer = self._chain(own=True), self._chain(own=False)
        last = own[-1] if own else None
        reached, head = self._place("own_cursor"), self._place("peer_head")
        held = [row for row in peer if _number(row) <= head]
        lock = self._last("sending_lock")
        return CircuitState(
            epoch=last["epoch"] if last else 1,
            last_serial=last["serial"] if last else 0,
            last_hash=last["hash"] if last else bytes(32),
            own_leaves=tuple(row["leaf"] for row in own),
            own_open=self._open([row for row in own if _number(row) > reached]),
            own_cursor=reached,
            peer_epoch=head[0],
            peer_serial=head[1],
            peer_hash=held[-1]["hash"] if held and _number(held[-1]) == head else bytes(32),
            peer_leaves=tuple(row["leaf"] for row in held),
            peer_beyond=tuple(
                (row["serial"], row["hash"]) for row in peer[len(held) :] if row["epoch"] == head[0]
            ),
            waiting=self._waiting(),
            next_order=self._database.one(
                "SELECT ifnull(max(ordinal), 0) + 1 AS ordinal FROM release WHERE circuit_id = ?",
                self._circuit,
            )["ordinal"],
            chains=self._chains(),
            locked=lock["code"] if lock else "",
        )

    def commit(self, unit: Unit) -> None:
        """Make all of the unit durable, or none of it.

        Raises:
            LocalViolation: the unit contradicts the log, such as a number that another record
                has, or a numbered order that was not waiting.
        """
        with self._database.step():
            for waiting in unit.waiting:
                self._add_waiting(waiting)
            for own, rows in ((True, unit.own), (False, unit.peer)):
                for row in rows:
                    self._add_record(row, own)
            for order in unit.numbered:
                self._database.append("numbering", self._circuit, order)
            for own, facts in ((True, unit.facts), (False, unit.peer_facts)):
                for fact in facts:
                    self._add_fact(fact, own)
            for table, place in (("own_cursor", unit.own_cursor), ("peer_head", unit.peer_head)):
                if place is not None:
                    self._database.append(table, self._circuit, *place)
            keep_chains(self._database, self._circuit, unit.chains)
            if unit.locked is not None:
                self._database.append("sending_lock", self._circuit, unit.locked)
            for event in unit.events:
                append_event(self._database, event, self._circuit)

    def own_record(self, epoch: int, serial: int) -> RecordRow | None:
        """Return our record with that number, or None."""
        return self._numbered(True, epoch, serial)

    def peer_record(self, epoch: int, serial: int) -> RecordRow | None:
        """Return the peer's record with that number, or None."""
        return self._numbered(False, epoch, serial)

    def own_before(self, epoch: int, serial: int) -> RecordRow | None:
        """Return our last record in the chain up to that number, or None."""
        row = self._database.first(_OWN_BEFORE, self._circuit, 1, epoch, serial)
        return None if row is None else record_row(self._database, row)

    def peer_after(self, epoch: int, serial: int) -> RecordRow | None:
        """Return the peer's first record behind that number, orphans included, or None."""
        row = self._database.first(_PEER_AFTER, self._circuit, 0, epoch, serial)
        return None if row is None else record_row(self._database, row)

    def own_message(self, message_id: bytes) -> RecordRow | None:
        """Return our record that carries this notice, or None."""
        return find_record(self._database, self._circuit, True, message_id)

    def peer_message(self, message_id: bytes) -> RecordRow | None:
        """Return the peer's record that carries this notice, or None."""
        return find_record(self._database, self._circuit, False, message_id)

    def own_facts(self, message_id: bytes) -> tuple[FactRow, ...]:
        """Return what is known about one of our messages, in order of fact."""
        return facts(self._database, self._circuit, True, message_id)

    def _numbered(self, own: bool, epoch: int, serial: int) -> RecordRow | None:
        row = self._database.first(_BY_NUMBER, self._circuit, int(own), epoch, serial)
        return None if row is None else record_row(self._database, row)

    def _add_waiting(self, waiting: Waiting) -> None:
        self._database.append(
            "release",
            self._circuit,
            waiting.order,
            waiting.message_id,
            int(waiting.precedence),
            waiting.mode,
            waiting.body,
            json.dumps([signature.hex() for signature in waiting.signatures]),
            waiting.released_ms,
            waiting.record_class,
        )
        if waiting.record_class == RecordClass.MESSAGE:
            self._list(waiting.message_id, True, waiting)

    def _add_record(self, row: RecordRow, own: bool) -> None:
        if record_hash(row.raw) != row.hash:
            raise LocalViolation("record-hash-differs", epoch=row.epoch, serial=row.serial)
        if row.orphan:
            held = self._database.first(_BY_HASH, self._circuit, int(own), row.hash)
            if held is not None:
                if not _is_orphan(held):
                    self._database.append("orphaning", held["id"])
                return
        else:
            held = self._database.first(_BY_NUMBER, self._circuit, int(own), row.epoch, row.serial)
            if held is not None and not _is_orphan(held):
                if held["hash"] != row.hash:
                    raise LocalViolation("number-taken", epoch=row.epoch, serial=row.serial)
                return
        record_id = self._database.append(
            "record",
            self._circuit,
            int(own),
            row.epoch,
            row.serial,
            row.hash,
            leaf_hash(row.raw),
            hashlib.sha256(row.body).digest(),
            row.record_class,
            int(row.precedence),
            row.message_id,
            row.at_ms,
            int(row.orphan),
        )
        self._database.write(
            "INSERT INTO record_bytes (id, raw, body) VALUES (?, ?, ?)",
            record_id,
            row.raw,
            row.body,
        )
        notice = row.record_class == RecordClass.MESSAGE and not row.orphan
        if notice and row.message_id is not None:
            self._list(row.message_id, own, row)

    def _add_fact(self, fact: FactRow, own: bool) -> None:
        held = self._database.first(
            "SELECT id FROM fact WHERE circuit_id = ? AND own = ? AND message_id = ? AND fact = ?",
            self._circuit,
            int(own),
            fact.message_id,
            int(fact.fact),
        )
        if held is None:
            self._database.append(
                "fact", self._circuit, int(own), fact.message_id, int(fact.fact), fact.at_ms
            )

    def _list(self, message_id: bytes, outgoing: bool, item: Waiting | RecordRow) -> None:
        listed = self._database.first(
            "SELECT id FROM traffic WHERE circuit_id = ? AND message_id = ? AND outgoing = ?",
            self._circuit,
            message_id,
            int(outgoing),
        )
        if listed is not None:
            return  # Numbered after its release, or sent again in a new epoch.
        listing = self._describe(self._circuit, outgoing, item)
        self._database.append(
            "traffic",
            self._circuit,
            int(outgoing),
            message_id,
            listing.kind,
            listing.precedence,
            listing.mode,
            listing.released_ms,
            listing.arrived_ms,
            int(listing.late),
            int(listing.delayed),
            int(listing.expired),
            int(listing.readback_wanted),
            listing.reply_by_ms,
            listing.clock_offset_ms,
        )
        self._relate(message_id, outgoing, listing)

    def _relate(self, message_id: bytes, outgoing: bool, listing: Listing) -> None:
        for relation, prefixes in (
            ("answers", listing.answers),
            ("supersedes", listing.supersedes),
        ):
            for prefix in prefixes:
                self._database.append(
                    "relation",
                    self._circuit,
                    int(outgoing),
                    relation,
                    prefix[:REFERENCE_BYTES],
                    message_id,
                )

    def _chain(self, *, own: bool) -> list[Row]:
        return [
            self._database.checked("record", row)
            for row in self._database.all(_IN_CHAIN, self._circuit, int(own))
        ]

    def _open(self, rows: Sequence[Row]) -> tuple[Own, ...]:
        return tuple(
            Own(
                epoch=row["epoch"],
                serial=row["serial"],
                hash=row["hash"],
                record_class=row["record_class"],
                precedence=Precedence(row["precedence"]),
                message_id=row["message_id"],
                receipted=any(
                    fact.fact is Fact.STORED for fact in self.own_facts(row["message_id"])
                )
                if row["message_id"]
                else False,
            )
            for row in rows
        )

    def _waiting(self) -> tuple[Waiting, ...]:
        return tuple(
            Waiting(
                message_id=row["message_id"],
                order=row["ordinal"],
                precedence=Precedence(row["precedence"]),
                mode=row["mode"],
                body=row["body"],
                signatures=signatures(row),
                released_ms=row["released_ms"],
                record_class=row["record_class"],
            )
            for row in self._database.all(_WAITING, self._circuit)
            if self._database.checked("release", row)
        )

    def _chains(self) -> tuple[ChainRow, ...]:
        return tuple(
            ChainRow(row["path"], row["current"], row["previous"])
            for row in self._database.all(
                "SELECT * FROM path_secret WHERE circuit_id = ? ORDER BY path", self._circuit
            )
            if self._database.checked("path_secret", row)
        )

    def _place(self, table: str) -> tuple[int, int]:
        row = self._last(table)
        return _number(row) if row else (1, 0)

    def _last(self, table: str) -> Row | None:
        row = self._database.first(
            f"SELECT * FROM {table} WHERE circuit_id = ? ORDER BY id DESC LIMIT 1",  # noqa: S608
            self._circuit,
        )
        return None if row is None else self._database.checked(table, row)


def _is_orphan(row: Row) -> bool:
    return bool(row["orphan"]) or row["orphaned"] is not None


def _number(row: Row) -> tuple[int, int]:
    return row["epoch"], row["serial"]


def keep_chains(database: Database, circuit_id: bytes, chains: Sequence[ChainRow]) -> None:
    """Replace path secrets, inside a step; what they replace is overwritten on disk."""
    for chain in chains:
        database.keep("path_secret", circuit_id, chain.path, chain.current, chain.previous)


def facts(
    database: Database, circuit_id: bytes, own: bool, message_id: bytes
) -> tuple[FactRow, ...]:
    """Return what is known about a notice of ours, or was stated about one of the peer's."""
    rows = database.all(
        "SELECT * FROM fact WHERE circuit_id = ? AND own = ? AND message_id = ? ORDER BY fact",
        circuit_id,
        int(own),
        message_id,
    )
    return tuple(
        FactRow(row["message_id"], Fact(row["fact"]), row["at_ms"])
        for row in rows
        if database.checked("fact", row)
    )


def find_record(
    database: Database, circuit_id: bytes, own: bool, message_id: bytes
) -> RecordRow | None:
    """Return the record that carries a notice; the one in the chain before a proof."""
    row = database.first(_BY_MESSAGE, circuit_id, int(own), message_id)
    return None if row is None else record_row(database, row)


def record_row(database: Database, row: Row) -> RecordRow:
    """Return a row of `record`, joined with `orphaning`, with its bytes; all of it checked."""
    held = check_bytes(database, database.checked("record", row))
    return RecordRow(
        epoch=row["epoch"],
        serial=row["serial"],
        raw=held["raw"],
        hash=row["hash"],
        body=held["body"],
        record_class=row["record_class"],
        precedence=Precedence(row["precedence"]),
        message_id=row["message_id"],
        at_ms=row["at_ms"],
        orphan=_is_orphan(row),
    )


def signatures(release: Row) -> tuple[bytes, ...]:
    """Return the release signatures of a row of `release`."""
    return tuple(bytes.fromhex(signature) for signature in json.loads(release["signatures"]))
