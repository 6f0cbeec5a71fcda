"""Whole notices of every kind of the core pack, after real cases where there are any."""

from protocol.notices.heading import Heading
from protocol.notices.message import Message
from protocol.notices.pack import Pack
from protocol.notices.values import (
    Address,
    Change,
    Changes,
    Circle,
    Corridor,
    FreeText,
    OceanQuadrant,
    Point,
    Polygon,
    Ref,
    Site,
    Value,
    WaterBody,
    Window,
)
from protocol.vocabulary import Mode, Precedence, SpeechAct
from tests.protocol.notices import core_dialogue, core_launches, core_military, core_seaair
from tests.protocol.notices.moments import at, day, number

WINDOW = Window(at("2026-03-05 18:00"), at("2026-03-05 23:00"))
VANDENBERG = Circle(Point(347_500, -1_206_000), number(10, "KM"))
KWAJALEIN = Circle(Point(90_000, 1_670_000), number(40, "NM"))
FIRST = Ref(bytes.fromhex("5f3a9c01d2e4b677"), 1, 14)
SECOND = Ref(bytes.fromhex("a1b2c3d4e5f60718"), 1, 9)
SQUARE = Polygon(
    (
        Point(85_000, 1_665_000),
        Point(95_000, 1_665_000),
        Point(95_000, 1_675_000),
        Point(85_000, 1_675_000),
    )
)

VALUES: dict[str, tuple[dict[str, Value], ...]] = {
    "missile-launch-planned": (
        {
            "object_class": "ICBM",
            "count": number(1),
            "launch_platform": "SILO",
            "launch_date": day("2026-03-05"),
            "window": WINDOW,
            "validity_days": number(4, "D"),
            "launch_area": VANDENBERG,
            "impact_areas": (KWAJALEIN, SQUARE),
            "azimuth": number(2805, "DEG", -1),
            "stage_areas": (
                Corridor(
                    (Point(340_000, -1_220_000), Point(320_000, -1_300_000)), number(60, "KM")
                ),
            ),
            "payload": "INERT",
            "purpose": "TRAINING",
            "not_directed": "NOT-DIRECTED",
            "public_notices": ("KZAK A1234/26", "NAVAREA XII 123/26"),
            "exercise_ref": SECOND,
        },
        {
            "object_class": "SLBM",
            "count": number(2),
            "launch_date": day("2026-03-05"),
            "window": WINDOW,
            "validity_days": number(4, "D"),
            "launch_area": OceanQuadrant("PACIFIC", "NW"),
            "impact_areas": (KWAJALEIN,),
        },
    ),
    "space-launch-planned": (
        {
            "vehicle_class": "SOUNDING",
            "window": Window(at("1995-01-15 05:00"), at("1995-02-10 12:00")),
            "launch_area": Site("ANDOYA"),
            "azimuth": number(350, "DEG"),
            "orbit_regime": "SUBORBITAL",
            "apogee": number(1453, "KM"),
            "stage_areas": (Circle(Point(780_000, 150_000), number(100, "KM")),),
            "operator": "GOVERNMENT",
            "third_party_operator": "USA",
            "public_notices": ("ENOB A0012/95",),
        },
    ),
    "launch-postponed": (
        {
            "ref": FIRST,
            "new_window": Window(WINDOW.start + 86_400, WINDOW.end + 86_400),
            "still_valid": "IN-FORCE",
            "reason": "WEATHER",
        },
    ),
    "launch-cancelled": ({"ref": FIRST, "final": "NEW-DATE-UNDER-STUDY", "reason": "RANGE"},),
    "launch-completed": (
        {
            "ref": FIRST,
            "outcome": "COMPLETED",
            "launch_time": at("2026-03-05 18:21"),
            "impact_time": at("2026-03-05 18:51"),
            "impact_in_area": "IN-AREA",
            "count_launched": number(1),
        },
        {"ref": FIRST, "outcome": "NOT-LAUNCHED"},
    ),
    "launch-observed": (
        {
            "observed_time": at("1995-01-25 06:24"),
            "origin_estimate": Circle(Point(692_900, 160_200), number(50, "KM")),
            "azimuth_estimate": number(10, "DEG"),
            "impact_estimate": Circle(Point(790_000, 150_000), number(300, "KM")),
            "object_count": number(1),
            "conf": "PROBABLE",
            "sensor_basis": "RADAR",
            "matching": "NOTICE-HELD",
            "matching_notice": FIRST,
            "question": ("CLASS", "PURPOSE", "WHOSE"),
        },
    ),
    "event-characterised": (
        {
            "ref": FIRST,
            "is_ours": "OURS",
            "object_class": "SOUNDING-ROCKET",
            "purpose": "SPACE",
            "object_count": number(1),
            "payload": "TELEMETRY",
            "impact_areas": (WaterBody("GREENLAND-SEA"),),
            "notice_ref": SECOND,
            "threat_statement": "NO-THREAT-INTENDED",
        },
        {"ref": FIRST, "is_ours": "NOT-KNOWN-YET", "next_update_by": at("1995-01-25 06:45")},
    ),
    "interim-reply": (
        {"ref": FIRST, "status": "ANSWER-BY", "answer_by": at("1995-01-25 06:45")},
        {"ref": FIRST, "status": "UNDER-STUDY"},
    ),
    "not-understood": (
        {
            "ref": FIRST,
            "field": "impact_areas",
            "problem": "CONFLICTS-WITH",
            "conflicting": SECOND,
            "my_reading": FreeText("zh", "半径写为 40，单位不明。"),
        },
    ),
    "correction": (
        {
            "ref": FIRST,
            "action": "AMEND",
            "changes": Changes("missile-launch-planned", (Change("count", number(1), number(2)),)),
            "reason": "TYPING",
        },
        {"ref": FIRST, "action": "SUPERSEDE", "replacement": SECOND, "reason": "NEW-FACTS"},
        {"ref": FIRST, "action": "WITHDRAW", "reason": "EXERCISE-SENT-AS-ACTUAL"},
    ),
    "station-status": (
        {"event": "MAINTENANCE", "path": "PATH-2", "maintenance_window": WINDOW},
        {"event": "PRESENCE-QUERY", "present_level": "HEAD"},
        {"event": "PRESENT", "ref": FIRST, "present_level": "HEAD"},
        {"event": "WATCH-CLOSE", "watch_resumes": at("2026-03-09 08:00")},
        {
            "event": "TEST-REPLY",
            "path": "PATH-1",
            "ref": FIRST,
            "test_text": "NUMBERS",
            "round_trip": number(180, "MS"),
            "next_test": at("2026-03-06 09:00"),
            "fallback_contact": "duty telephone +00 000 0000",
        },
    ),
}
VALUES |= core_dialogue.VALUES
VALUES |= core_seaair.VALUES
VALUES |= core_military.VALUES
VALUES |= core_launches.VALUES


def sample(pack: Pack, code: str, values: dict[str, Value]) -> Message:
    """Return a notice of this kind with the kind's defaults in its heading."""
    kind = pack.kinds[code]
    answered = kind.reply != "NONE"
    alone = code == "launch-observed"
    officers = 1 if alone or values.get("action") == "WITHDRAW" else kind.officers
    heading = Heading(
        pack=pack.name,
        edition=pack.edition,
        pack_hash=pack.hash,
        kind=code,
        sender=Address("USA", "Washington 1"),
        to=(Address("CHN", "Beijing 1"),),
        community=kind.community,
        mode=Mode.EXERCISE,
        precedence=Precedence[kind.precedence],
        act=SpeechAct[kind.act],
        instrument=kind.instruments[0],
        obligation=kind.obligation,
        composed=at("2026-03-04 10:00"),
        released=at("2026-03-04 10:20"),
        valid_from=None,
        valid_until=None,
        late=code == "space-launch-planned",
        alone=alone,
        refs=(FIRST,) if "ref" in values else (),
        supersedes=None,
        language="en",
        authority="MINISTRY",
        reply=kind.reply,
        reply_by=at("2026-03-04 11:20") if answered else None,
        releasing_roles=("WATCH-OFFICER", "RELEASING-OFFICER")[:officers],
        nonce=bytes(range(16)),
    )
    return Message(heading, tuple(values.items()))
