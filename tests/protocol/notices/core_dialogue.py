"""Declarations, pack changes, calendar, measures, concerns, consultations, third parties, allies.

The fields of the catalogue, the values that are read back, and whole notices after real cases: the
joint statement of 2022, the words on nuclear tests of 2025, the launches by a third State of 2022
and 2023, the test flight of 2024 told to one State and not to its ally.
"""

from protocol.notices.values import (
    Circle,
    Extract,
    Point,
    Polygon,
    Ref,
    Rows,
    Site,
    Value,
    Window,
)
from protocol.vocabulary import LANGUAGES
from tests.protocol.notices.moments import at, day, number

CATALOGUE = {
    "declaration": (
        "T35",
        1,
        "declaration* status* ref date* test_meaning+ question+ standing+ since",
    ),
    "pack-change-proposed": (
        "T40",
        1,
        "pack_name* edition_old* edition_new* pack_hash_old* pack_hash_new* takes_effect* "
        "kinds_added* kinds_changed* kinds_removed* terms_by_language*",
    ),
    "pack-change-answered": ("T40", 1, "ref* answer* takes_effect+ answer_by+"),
    "dialogue-calendar": ("P01", 1, "entries*"),
    "transparency-measure": ("P02", 1, "measure* status* ref+ period+ places question+"),
    "compliance-concern": (
        "P03",
        1,
        "status* ref+ declaring_side* moratorium* test_meaning+ declaration_ref observed* "
        "period* areas conf* questions*",
    ),
    "compliance-concern-closed": ("P03", 1, "ref* basis* answer_ref"),
    "maritime-consultation": (
        "P04",
        1,
        "purpose* ref agenda* encounters+ proposed_times* level* form* place",
    ),
    "third-party-launch": (
        "P05",
        1,
        "launching_party* observed_time* origin_estimate* object_class* object_count azimuth "
        "impact_estimate impact_time conf* sensor_basis notice_by_third* public_notices request*",
    ),
    "third-party-launch-answer": (
        "P05",
        1,
        "ref* held* observed_time+ origin_estimate+ object_class+ object_count azimuth "
        "impact_estimate impact_time conf+ sensor_basis notice_by_third next_update_by+",
    ),
    "ally-copy": (
        "P06",
        1,
        "original_sender* original_recipient* original_ref* original_released* original_id* "
        "original_standing* copy* reason_withheld* handling*",
    ),
}
"""Kind: number in the catalogue, officers who release, fields (*: required, +: by another)."""

READ_BACK = {
    "declaration": "declaration status ref date test_meaning question standing",
    "pack-change-proposed": "pack_name edition_old edition_new pack_hash_old pack_hash_new "
    "takes_effect",
    "pack-change-answered": "ref answer takes_effect answer_by",
    "dialogue-calendar": "entries",
    "transparency-measure": "measure status ref period question",
    "compliance-concern": "status ref declaring_side moratorium test_meaning observed period conf "
    "questions",
    "compliance-concern-closed": "ref basis",
    "maritime-consultation": "purpose agenda encounters proposed_times",
    "third-party-launch": "launching_party observed_time origin_estimate object_class object_count "
    "impact_estimate conf notice_by_third request",
    "third-party-launch-answer": "ref held observed_time origin_estimate object_class object_count "
    "impact_estimate conf next_update_by",
    "ally-copy": "original_sender original_recipient original_ref original_released original_id "
    "original_standing copy reason_withheld handling",
}
"""Kind: fields whose misreading changes what the message says."""


_EARLIER = Ref(bytes.fromhex("5f3a9c01d2e4b677"), 1, 14)
_LATER = Ref(bytes.fromhex("a1b2c3d4e5f60718"), 1, 9)
_OLD_HASH = bytes(range(32))
_NEW_HASH = bytes(range(32, 64))

_DECLARATIONS: tuple[dict[str, Value], ...] = (
    {"declaration": "CANNOT-BE-WON", "status": "REAFFIRM", "date": day("2022-01-03")},
    {
        "declaration": "TEST-MORATORIUM",
        "status": "QUESTION",
        "ref": _EARLIER,
        "date": day("2025-11-03"),
        "test_meaning": "NOT-STATED",
        "question": ("STANDING", "TEST-MEANING"),
    },
    {
        "declaration": "TEST-MORATORIUM",
        "status": "CLARIFY",
        "ref": _LATER,
        "date": day("2025-11-05"),
        "test_meaning": "SUBCRITICAL",
        "standing": "IN-FORCE",
        "since": day("1992-09-23"),
    },
    {
        "declaration": "FISSILE-MORATORIUM",
        "status": "PROPOSE",
        "date": day("2026-11-24"),
    },
)

_TERM_CHANGES = Rows(
    tuple(
        (
            ("language", language),
            ("added", number(200)),
            ("changed", number(changed)),
            ("removed", number(0)),
        )
        for language, changed in zip(LANGUAGES, (0, 12, 7, 3, 5, 4), strict=True)
    )
)

_PROPOSALS: tuple[dict[str, Value], ...] = (
    {
        "pack_name": "core",
        "edition_old": number(1),
        "edition_new": number(2),
        "pack_hash_old": _OLD_HASH,
        "pack_hash_new": _NEW_HASH,
        "takes_effect": at("2027-01-01 00:00"),
        "kinds_added": number(30),
        "kinds_changed": number(11),
        "kinds_removed": number(0),
        "terms_by_language": _TERM_CHANGES,
    },
)

_PACK_ANSWERS: tuple[dict[str, Value], ...] = (
    {"ref": _EARLIER, "answer": "TAKES-EFFECT", "takes_effect": at("2027-01-01 00:00")},
    {"ref": _EARLIER, "answer": "LATER", "answer_by": at("2026-12-10 12:00")},
    {"ref": _EARLIER, "answer": "NOT-TAKEN"},
)

_CALENDARS: tuple[dict[str, Value], ...] = (
    {
        "entries": Rows(
            (
                (
                    ("topic", "DOCTRINE"),
                    ("date_state", "SET"),
                    ("next_date", day("2027-02-10")),
                    ("last_held", day("2026-02-04")),
                    ("level", "DIRECTOR"),
                    ("form", "CONFERENCE"),
                    ("place", "FRA"),
                ),
                (
                    ("topic", "TEST-MORATORIUM-COMPLIANCE"),
                    ("date_state", "PROPOSED"),
                    ("next_date", day("2027-03-01")),
                    ("level", "EXPERT"),
                    ("form", "VIDEO"),
                ),
                (
                    ("topic", "MARITIME-SAFETY"),
                    ("date_state", "SUSPENDED"),
                    ("last_held", day("2021-12-14")),
                    ("level", "COMMANDER"),
                    ("form", "IN-PERSON"),
                ),
            )
        )
    },
)

_MEASURES: tuple[dict[str, Value], ...] = (
    {
        "measure": "EXERCISE-OBSERVATION",
        "status": "OFFERED",
        "period": Window(at("2027-05-03 06:00"), at("2027-05-05 18:00")),
        "places": (Site("JIUQUAN"), Circle(Point(415_000, 885_000), number(20, "KM"))),
    },
    {
        "measure": "EXERCISE-OBSERVATION",
        "status": "QUESTIONED",
        "ref": _EARLIER,
        "question": ("LANGUAGES", "PARTICIPANTS"),
    },
    {"measure": "VISIT", "status": "DECLINED", "ref": _EARLIER},
)

_TEST_AREA = Polygon((Point(410_000, 880_000), Point(420_000, 880_000), Point(415_000, 890_000)))

_CONCERNS: tuple[dict[str, Value], ...] = (
    {
        "status": "RAISED",
        "declaring_side": "CHN",
        "moratorium": "NUCLEAR-TESTS",
        "test_meaning": "EXPLOSIVE",
        "declaration_ref": _EARLIER,
        "observed": ("SEISMIC", "SITE-ACTIVITY"),
        "period": Window(at("2027-03-02 09:10"), at("2027-03-02 09:30")),
        "areas": (_TEST_AREA,),
        "conf": "POSSIBLE",
        "questions": Rows(
            (
                (
                    ("question", "NATURE"),
                    ("about_period", Window(at("2027-03-02 09:18"), at("2027-03-02 09:19"))),
                    ("about_area", _TEST_AREA),
                ),
                (("question", "MEETING"),),
            )
        ),
    },
    {
        "status": "FOLLOW-UP",
        "ref": _EARLIER,
        "declaring_side": "USA",
        "moratorium": "FISSILE-MATERIAL",
        "observed": ("PUBLIC-STATEMENT",),
        "period": Window(at("2026-06-01 00:00"), at("2026-06-30 00:00")),
        "conf": "CONFIRMED",
        "questions": Rows(((("question", "MATERIAL"),),)),
    },
)

_CLOSED: tuple[dict[str, Value], ...] = (
    {"ref": _EARLIER, "basis": "ANSWER", "answer_ref": _LATER},
)

_CONSULTATIONS: tuple[dict[str, Value], ...] = (
    {
        "purpose": "REVIEW-OF-ENCOUNTER",
        "ref": _EARLIER,
        "agenda": ("ENCOUNTER-RULES", "SIGNALS"),
        "encounters": Rows(
            (
                (("encounter", _EARLIER), ("aspects", ("DISTANCE", "RADIO"))),
                (("encounter", _LATER), ("aspects", ("ILLUMINATION",))),
            )
        ),
        "proposed_times": Rows(
            (
                (("start", at("2027-01-19 02:00")), ("duration", number(90, "MIN"))),
                (("start", at("2027-01-20 02:00")),),
            )
        ),
        "level": "COMMANDER",
        "form": "VIDEO",
        "place": "USA",
    },
    {
        "purpose": "AGENDA",
        "agenda": ("SAFETY-AT-SEA", "SEARCH-AND-RESCUE"),
        "proposed_times": Rows(((("start", at("2027-04-01 01:00")),),)),
        "level": "DIRECTOR",
        "form": "IN-PERSON",
    },
)

_ORIGIN = Circle(Point(405_000, 1_255_000), number(30, "KM"))

_THIRD_PARTY: tuple[dict[str, Value], ...] = (
    {
        "launching_party": "PRK",
        "observed_time": at("2023-11-21 13:42"),
        "origin_estimate": _ORIGIN,
        "object_class": "SPACE-LAUNCH-VEHICLE",
        "object_count": number(1),
        "azimuth": number(183, "DEG"),
        "impact_estimate": Circle(Point(330_000, 1_240_000), number(100, "KM")),
        "impact_time": at("2023-11-21 13:50"),
        "conf": "PROBABLE",
        "sensor_basis": "INFRARED",
        "notice_by_third": "PUBLIC",
        "public_notices": ("NAVAREA XI 0650/23",),
        "request": ("IMPACT", "OBJECT-CLASS"),
    },
    {
        "launching_party": "PRK",
        "observed_time": at("2022-10-03 22:22"),
        "origin_estimate": _ORIGIN,
        "object_class": "NOT-STATED",
        "conf": "CONFIRMED",
        "notice_by_third": "NONE-KNOWN",
        "request": ("OWN-VALUES",),
    },
)

_THIRD_PARTY_ANSWERS: tuple[dict[str, Value], ...] = (
    {
        "ref": _EARLIER,
        "held": "OBSERVED",
        "observed_time": at("2022-10-03 22:23"),
        "origin_estimate": _ORIGIN,
        "object_class": "OTHER-BM",
        "object_count": number(1),
        "azimuth": number(80, "DEG"),
        "impact_estimate": Circle(Point(400_000, 1_790_000), number(150, "KM")),
        "impact_time": at("2022-10-03 22:44"),
        "conf": "PROBABLE",
        "sensor_basis": "RADAR",
        "notice_by_third": "NONE-KNOWN",
    },
    {"ref": _EARLIER, "held": "LATER", "next_update_by": at("2022-10-03 23:30")},
    {"ref": _EARLIER, "held": "NOT-AVAILABLE"},
)

_COPIES: tuple[dict[str, Value], ...] = (
    {
        "original_sender": "CHN",
        "original_recipient": "USA",
        "original_ref": _EARLIER,
        "original_released": at("2024-09-24 00:10"),
        "original_id": bytes.fromhex("5f3a9c01d2e4b677") + bytes(range(24)),
        "original_standing": "IN-FORCE",
        "copy": Extract(
            "missile-launch-planned",
            (
                ("object_class", "ICBM"),
                ("count", number(1)),
                ("launch_date", day("2024-09-25")),
                ("window", Window(at("2024-09-25 00:30"), at("2024-09-25 04:00"))),
                ("launch_area", None),
                (
                    "impact_areas",
                    (Circle(Point(-110_000, -1_450_000), number(60, "NM")),),
                ),
            ),
        ),
        "reason_withheld": "CONFIDENTIAL-CHANNEL",
        "handling": "GOVERNMENT",
    },
)

VALUES: dict[str, tuple[dict[str, Value], ...]] = {
    "declaration": _DECLARATIONS,
    "pack-change-proposed": _PROPOSALS,
    "pack-change-answered": _PACK_ANSWERS,
    "dialogue-calendar": _CALENDARS,
    "transparency-measure": _MEASURES,
    "compliance-concern": _CONCERNS,
    "compliance-concern-closed": _CLOSED,
    "maritime-consultation": _CONSULTATIONS,
    "third-party-launch": _THIRD_PARTY,
    "third-party-launch-answer": _THIRD_PARTY_ANSWERS,
    "ally-copy": _COPIES,
}
"""Kind: the values of its samples; together the samples of a kind set every field."""
