"""The traffic list: one line a notice, newest first, with what is known of it by now."""

import json
from collections.abc import Sequence

from console.desk_link.views import EventView, TrafficRow
from console.station.watch_log.database import Database, Row
from console.station.watch_log.events import message_events
from console.station.watch_log.journal import facts, find_record, signatures
from console.station.watch_log.rows import REFERENCE_BYTES, MessageRow
from protocol.exchange.crypto import HASH_BYTES
from protocol.exchange.record import unwrap_body
from protocol.vocabulary import Fact

TRAFFIC_PAGE_MAX = 200

# What a circuit notes: we read a notice of the peer's back and it compared, or the peer read ours.
_READBACK = {
    "readback-sent": "sent",
    "compared-same": "same",
    "compared-different": "different",
    "readback-same": "same",
    "readback-different": "different",
}


def page(
    database: Database,
    circuit_id: bytes | None,
    before: int,
    limit: int,
    kinds: Sequence[str] = (),
) -> tuple[TrafficRow, ...]:
    """Return a page of the list, of all kinds or of these; `before` 0 means from the newest."""
    rows = database.all(
        "SELECT * FROM traffic WHERE (? = 0 OR id < ?) AND (? IS NULL OR circuit_id = ?)"
        " AND (? = 0 OR kind IN (SELECT value FROM json_each(?))) ORDER BY id DESC LIMIT ?",
        before,
        before,
        circuit_id,
        circuit_id,
        len(kinds),
        json.dumps(list(kinds)),
        min(limit, TRAFFIC_PAGE_MAX),
    )
    return tuple(_line(database, row) for row in rows)


def line(database: Database, circuit_id: bytes, message_id: bytes) -> TrafficRow | None:
    """Return the line of one notice, or None."""
    row = _listed(database, circuit_id, message_id)
    return None if row is None else _line(database, row)


def message(database: Database, circuit_id: bytes, message_id: bytes) -> MessageRow | None:
    """Return one notice with all that the log holds about it, or None."""
    row = _listed(database, circuit_id, message_id)
    if row is None:
        return None
    release = database.first(
        "SELECT * FROM release WHERE circuit_id = ? AND message_id = ? ORDER BY id DESC LIMIT 1",
        circuit_id,
        message_id,
    )
    record = find_record(database, circuit_id, bool(row["outgoing"]), message_id)
    if release is not None:
        body = database.checked("release", release)["body"]
    elif record is not None:
        body = unwrap_body(record.body)
    else:
        raise database.latch("row-altered:traffic")
    events = message_events(database, circuit_id, message_id)
    confirmed = database.all(
        "SELECT * FROM confirmation WHERE circuit_id = ? AND message_id = ? ORDER BY id",
        circuit_id,
        message_id,
    )
    return MessageRow(
        row=_line(database, row),
        body=body,
        record_hash=record.hash if record else b"",
        releases=signatures(release) if release else (),
        clock_offset_ms=row["clock_offset_ms"],
        warnings_confirmed=tuple(
            database.checked("confirmation", warning)["warning"] for warning in confirmed
        ),
        different_fields=_readback(events)[1],
        events=events,
    )


def _listed(database: Database, circuit_id: bytes, message_id: bytes) -> Row | None:
    return database.first(
        "SELECT * FROM traffic WHERE circuit_id = ? AND message_id = ?", circuit_id, message_id
    )


def _line(database: Database, row: Row) -> TrafficRow:
    database.checked("traffic", row)
    events = message_events(database, row["circuit_id"], row["message_id"])
    circuit_id, message_id, outgoing = row["circuit_id"], row["message_id"], bool(row["outgoing"])
    record = find_record(database, circuit_id, outgoing, message_id)
    return TrafficRow(
        row=row["id"],
        circuit=circuit_id,
        outgoing=outgoing,
        message_id=message_id,
        epoch=record.epoch if record else 0,
        serial=record.serial if record else None,
        kind=row["kind"],
        precedence=row["precedence"],
        mode=row["mode"],
        released_ms=row["released_ms"],
        arrived_ms=row["arrived_ms"],
        late=bool(row["late"]),
        delayed=bool(row["delayed"]),
        expired=bool(row["expired"]),
        readback_wanted=bool(row["readback_wanted"]),
        readback_state=_readback(events)[0],
        reply_by_ms=row["reply_by_ms"],
        # An answer comes from the other side; only the sender puts another notice in the place.
        answered=_related(database, circuit_id, message_id, "answers", not outgoing),
        superseded=_related(database, circuit_id, message_id, "supersedes", outgoing),
        facts=_facts(database, row, events),
    )


def _facts(
    database: Database, row: Row, events: Sequence[EventView]
) -> tuple[tuple[int, int], ...]:
    """Return what is known of a notice, in order.

    One of the peer's is stored here since it arrived, and understood since the peer said that
    our readback compared equal.
    """
    outgoing = bool(row["outgoing"])
    known = facts(database, row["circuit_id"], outgoing, row["message_id"])
    found = [(int(fact.fact), fact.at_ms) for fact in known]
    if not outgoing:
        found.append((int(Fact.STORED), int(row["arrived_ms"])))
        same = [event.at_ms for event in events if event.code == "compared-same"]
        found += [(int(Fact.UNDERSTOOD), at_ms) for at_ms in same[:1]]
    return tuple(sorted(found))


def _related(
    database: Database, circuit_id: bytes, message_id: bytes, relation: str, outgoing: bool
) -> bool:
    rows = database.all(
        "SELECT * FROM relation WHERE circuit_id = ? AND prefix = ?",
        circuit_id,
        message_id[:REFERENCE_BYTES],
    )
    return any(
        row["relation"] == relation and row["outgoing"] == outgoing
        for row in rows
        if database.checked("relation", row)
    )


def spoken_of(database: Database, circuit_id: bytes, message_id: bytes) -> tuple[bytes, ...]:
    """Return the ids of the notices listed here that this one answers or takes the place of."""
    relations = database.all(
        "SELECT * FROM relation WHERE circuit_id = ? AND message_id = ?", circuit_id, message_id
    )
    found: dict[bytes, None] = {}
    for relation in relations:
        prefix = database.checked("relation", relation)["prefix"]
        rows = database.all(
            "SELECT * FROM traffic WHERE circuit_id = ? AND message_id BETWEEN ? AND ?",
            circuit_id,
            prefix,
            prefix.ljust(HASH_BYTES, b"\xff"),
        )
        found.update((database.checked("traffic", row)["message_id"], None) for row in rows)
    return tuple(found)


def _readback(events: Sequence[EventView]) -> tuple[str, tuple[str, ...]]:
    """Return the state of the last readback and the fields that compared different."""
    for event in reversed(events):
        if event.code in _READBACK:
            fields = dict(event.details).get("fields", "")
            return _READBACK[event.code], tuple(filter(None, fields.split(",")))
    return "", ()
