"""Views for window tests: the launch of 25 September 2024, seen from the station that receives."""

from console.desk_link.views import (
    AlarmView,
    CircuitView,
    EventView,
    MessageView,
    OfficerView,
    PathView,
    StationView,
    TrafficRow,
)
from protocol.notices.message import Message
from protocol.notices.pack import Pack
from protocol.vocabulary import Fact, Mode, Precedence
from tests.protocol.notices.core_samples import VALUES, sample

NOW = 1_727_225_045_000  # 2024-09-25 00:44:05Z
CIRCUIT = bytes(16)
OTHER_CIRCUIT = bytes(15) + b"\1"
MINUTE = 60_000


def notice(pack: Pack, kind: str = "missile-launch-planned") -> Message:
    """Return a whole notice of a kind."""
    return sample(pack, kind, VALUES[kind][0])


def circuit(**changed: object) -> CircuitView:
    """Return a circuit on which all is well."""
    values: dict[str, object] = {
        "circuit": CIRCUIT,
        "name": "Beijing – Washington",
        "peer_name": "NNRRC Washington",
        "peer_party": "USA",
        "mode": int(Mode.EXERCISE),
        "paths": (PathView(1, "listens", "127.0.0.1:7101", "fast", "open", "", 2),),
        "link_up": True,
        "link_since_ms": NOW - 260 * MINUTE,
        "peer_alive": True,
        "peer_heard_ms": NOW - 400,
        "officer_there": True,
        "officer_heard_ms": NOW - 400,
        "last_read_there_ms": NOW - 37 * MINUTE,
        "offset_ms": 120,
        "linked_secret": True,
        "locked": "",
        "waiting": 0,
        "unreceipted": 0,
        "missing": (),
        "own_tree": (14, bytes(32)),
        "peer_tree": (11, bytes(32)),
        "packs_common": ("00" * 32,),
        "violations": 0,
    }
    return CircuitView(**{**values, **changed})  # type: ignore[arg-type]


def station(*circuits: CircuitView, **changed: object) -> StationView:
    """Return a station with two officers, Chen on watch."""
    values: dict[str, object] = {
        "name": "NNRRC Beijing",
        "party": "CHN",
        "folder": "/stations/beijing",
        "wall_ms": NOW,
        "scenario_ms": None,
        "exercise_only": True,
        "storage_fault": "",
        "sound_fault": "",
        "officers": (OfficerView("Chen Wei", True), OfficerView("Liu Yang", False)),
        "circuits": circuits or (circuit(),),
        "locked": False,
    }
    return StationView(**{**values, **changed})  # type: ignore[arg-type]


def row(number: int, kind: str, **changed: object) -> TrafficRow:
    """Return an incoming notice that nobody has read."""
    values: dict[str, object] = {
        "row": number,
        "circuit": CIRCUIT,
        "outgoing": False,
        "message_id": number.to_bytes(32, "big"),
        "epoch": 1,
        "serial": number,
        "kind": kind,
        "precedence": int(Precedence.PRIORITY),
        "mode": int(Mode.EXERCISE),
        "released_ms": NOW - 3 * MINUTE,
        "arrived_ms": NOW - 3 * MINUTE + 900,
        "late": False,
        "delayed": False,
        "expired": False,
        "readback_wanted": True,
        "readback_state": "",
        "reply_by_ms": NOW + 57 * MINUTE,
        "answered": False,
        "superseded": False,
        "facts": ((int(Fact.STORED), NOW - 3 * MINUTE + 900),),
    }
    return TrafficRow(**{**values, **changed})  # type: ignore[arg-type]


def message(shown: TrafficRow, body: bytes, **changed: object) -> MessageView:
    """Return the whole notice of a row."""
    values: dict[str, object] = {
        "row": shown,
        "body": body,
        "record_hash": bytes(32),
        "sender": "NNRRC Washington",
        "clock_offset_ms": 120,
        "warnings_confirmed": (),
        "different_fields": (),
        "events": (EventView(NOW - 3 * MINUTE + 900, "stored", ()),),
    }
    return MessageView(**{**values, **changed})  # type: ignore[arg-type]


def alarm(number: int, alarm_class: str, code: str, **changed: object) -> AlarmView:
    """Return an alarm that nobody took."""
    values: dict[str, object] = {
        "alarm_id": number,
        "alarm_class": alarm_class,
        "state": "untaken",
        "circuit": CIRCUIT,
        "message_id": None,
        "code": code,
        "since_ms": NOW - 20_000,
        "count": 1,
    }
    return AlarmView(**{**values, **changed})  # type: ignore[arg-type]
