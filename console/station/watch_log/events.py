"""Local events: what happened here and is sent to nobody. They are never changed or removed."""

import json

from console.desk_link.views import EventView
from console.station.watch_log.database import Database, Row
from protocol.exchange.delivery.journal import LocalEvent


def append_event(database: Database, event: LocalEvent, circuit_id: bytes | None) -> None:
    """Add an event, inside a step."""
    database.append(
        "event",
        circuit_id,
        event.at_ms,
        event.code,
        event.message_id,
        json.dumps(event.details, ensure_ascii=False),
    )


def events(
    database: Database, limit: int, before: int, circuit_id: bytes | None
) -> tuple[tuple[int, EventView], ...]:
    """Return (id, event), newest first; `before` 0 means from the newest."""
    rows = database.all(
        "SELECT * FROM event WHERE (? = 0 OR id < ?) AND (? IS NULL OR circuit_id = ?)"
        " ORDER BY id DESC LIMIT ?",
        before,
        before,
        circuit_id,
        circuit_id,
        limit,
    )
    return tuple((row["id"], _view(database, row)) for row in rows)


def message_events(
    database: Database, circuit_id: bytes, message_id: bytes
) -> tuple[EventView, ...]:
    """Return the events of one notice, oldest first."""
    rows = database.all(
        "SELECT * FROM event WHERE message_id = ? AND (circuit_id IS NULL OR circuit_id = ?)"
        " ORDER BY id",
        message_id,
        circuit_id,
    )
    return tuple(_view(database, row) for row in rows)


def _view(database: Database, row: Row) -> EventView:
    database.checked("event", row)
    details = tuple((str(name), str(value)) for name, value in json.loads(row["details"]))
    return EventView(row["at_ms"], row["code"], details)
