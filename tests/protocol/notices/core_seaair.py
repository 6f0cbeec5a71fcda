"""Encounters at sea and in the air, answers, calls, principals' messages, queries about numbers.

The fields of the catalogue, the values that are read back, and whole notices after real cases:
1967 (presence at the desk, a rescue flight told by hotline), 2001 (EP-3), 2016 (an answer that says
little), 2023 (an object over another State, a call that was declined).
"""

from protocol.notices.values import (
    Circle,
    FreeText,
    Point,
    Polygon,
    Ref,
    Rows,
    Value,
    Window,
)
from tests.protocol.notices.moments import at, number

CATALOGUE = {
    "signal-relay": (
        "T26",
        1,
        "signal* direction+ bearing+ course+ minutes+ distance+ distance_astern+ "
        "signal_concerned+ relay_concerned own_unit_kind position time*",
    ),
    "encounter-incident": (
        "T27",
        1,
        "time* place* domain* units_ours* units_yours_observed* distance_basis* closest_distance+ "
        "manoeuvre* communication signals_made assessment request description",
    ),
    "dangerous-activity": (
        "T28",
        2,
        "activity* time* place+ unit_side* unit_kind* sender_term intent* phrase* use_window+ "
        "expected_response*",
    ),
    "dangerous-activity-response": (
        "T28",
        2,
        "ref* response* time+ unit_side+ unit_kind+ next_update_by+ explanation+",
    ),
    "answer": ("T30", 1, "ref* items* complete* next_update_by+"),
    "call-request": (
        "T31",
        2,
        "level* medium* topic* proposed_times* interpreter* urgency_reason",
    ),
    "call-answer": (
        "T32",
        2,
        "ref* answer* time+ level medium reason+ text_channel* next_update_by+",
    ),
    "principal-message": (
        "T33",
        2,
        "salutation* summary_acts summary_topics regret_level authoritative* original* "
        "unofficial_translations",
    ),
    "serial-query": ("T36", 1, "action* missing+ query_ref+"),
}
"""Kind: number in the catalogue, officers who release, fields (*: required, +: by another)."""

READ_BACK = {
    "signal-relay": "signal direction bearing course minutes distance distance_astern "
    "signal_concerned time",
    "encounter-incident": "time place domain units_ours units_yours_observed distance_basis "
    "closest_distance manoeuvre request",
    "dangerous-activity": "activity time place unit_side unit_kind intent phrase use_window "
    "expected_response",
    "dangerous-activity-response": "ref response time next_update_by",
    "answer": "ref items complete next_update_by",
    "call-request": "level medium topic proposed_times",
    "call-answer": "ref answer time level medium reason text_channel next_update_by",
    "principal-message": "salutation regret_level authoritative original",
    "serial-query": "action missing query_ref",
}

_ASKED = Ref(bytes.fromhex("0c41d9a7735be210"), 1, 22)
_EARLIER = Ref(bytes.fromhex("9be1407cc2d85a33"), 1, 20)
_OFF_HAINAN = Circle(Point(176_000, 1_110_000), number(20, "NM"))
_OFF_SINAI = Circle(Point(313_900, 333_800), number(1, "NM"))
_NORTH_AMERICA = Polygon(
    (
        Point(475_000, -1_130_000),
        Point(475_000, -1_060_000),
        Point(440_000, -1_060_000),
        Point(440_000, -1_130_000),
    )
)

_SIGNALS: tuple[dict[str, Value], ...] = (
    {
        "signal": "PP8",
        "direction": "BEARING",
        "bearing": number(45, "DEG"),
        "own_unit_kind": "WARSHIP",
        "position": _OFF_SINAI,
        "time": at("2026-03-05 08:10"),
    },
    {"signal": "UY12", "direction": "ALL-DIRECTIONS", "time": at("2026-03-05 08:12")},
    {"signal": "UY1", "course": number(2905, "DEG", -1), "time": at("2026-03-05 08:15")},
    {"signal": "RU2", "minutes": number(5, "MIN"), "time": at("2026-03-05 08:20")},
    {"signal": "RT7", "distance": number(9, "HM"), "time": at("2026-03-05 08:25")},
    {"signal": "IR2", "distance_astern": number(600, "M"), "time": at("2026-03-05 08:30")},
    {
        "signal": "YN",
        "signal_concerned": "PP8",
        "relay_concerned": _EARLIER,
        "time": at("2026-03-05 09:40"),
    },
    {"signal": "ZL1", "time": at("2026-03-05 09:45")},
)

_ENCOUNTERS: tuple[dict[str, Value], ...] = (
    {
        "time": at("2001-04-01 01:15"),
        "place": _OFF_HAINAN,
        "domain": "AIR",
        "units_ours": Rows(
            (
                (
                    ("unit", "SURVEILLANCE-AIRCRAFT"),
                    ("unit_count", number(1)),
                    ("marking", "01"),
                ),
            )
        ),
        "units_yours_observed": Rows(
            (
                (
                    ("unit", "FIGHTER-AIRCRAFT"),
                    ("unit_count", number(2)),
                    ("marking", "02"),
                ),
            )
        ),
        "distance_basis": "CONTACT",
        "manoeuvre": ("CLOSE-APPROACH", "COLLISION"),
        "communication": "NOT-TRIED",
        "assessment": "NOT-STATED",
        "request": "INFORMATION",
        "description": FreeText("en", "One aircraft landed on Hainan. One pilot is missing."),
    },
    {
        "time": at("2026-05-14 22:05"),
        "place": _OFF_HAINAN,
        "domain": "SEA",
        "units_ours": Rows(
            (
                (("unit", "WARSHIP"), ("unit_count", number(1))),
                (("unit", "HELICOPTER"), ("unit_count", number(1))),
            )
        ),
        "units_yours_observed": Rows(((("unit", "NOT-IDENTIFIED"), ("unit_count", number(3))),)),
        "distance_basis": "MEASURED",
        "closest_distance": number(150, "FT"),
        "manoeuvre": ("CROSSED-BOW",),
        "communication": "NO-REPLY",
        "signals_made": ("MH1", "SL2"),
    },
)

_ACTIVITIES: tuple[dict[str, Value], ...] = (
    {
        "activity": "ENTRY",
        "time": at("2023-02-02 16:00"),
        "place": _NORTH_AMERICA,
        "unit_side": "SENDING-SIDE",
        "unit_kind": "AIRSHIP",
        "sender_term": FreeText("zh", "民用气象飞艇"),
        "intent": "FORCE-MAJEURE",
        "phrase": "OWN-UNIT-IN-AREA",
        "expected_response": "WAY-OUT-FREE",
    },
    {
        "activity": "LASER",
        "time": at("2026-03-05 08:10"),
        "place": _OFF_SINAI,
        "unit_side": "SENDING-SIDE",
        "unit_kind": "WARSHIP",
        "intent": "PLANNED",
        "phrase": "LASER-PLANNED",
        "use_window": Window(at("2026-03-06 02:00"), at("2026-03-06 04:00")),
        "expected_response": "AREA-CLEARED",
    },
    {
        "activity": "C2-INTERFERENCE",
        "time": at("2026-03-05 08:10"),
        "unit_side": "NOT-KNOWN",
        "unit_kind": "NOT-IDENTIFIED",
        "intent": "UNKNOWN",
        "phrase": "INTERFERENCE-OBSERVED",
        "expected_response": "ACTIVITY-STOPPED",
    },
)

_RESPONSES: tuple[dict[str, Value], ...] = (
    {"ref": _ASKED, "response": "AREA-CLEARED", "time": at("2026-03-06 01:30")},
    {
        "ref": _ASKED,
        "response": "IDENTIFIED",
        "unit_side": "SENDING-SIDE",
        "unit_kind": "BALLOON",
    },
    {"ref": _ASKED, "response": "STAND-BY", "next_update_by": at("2023-02-02 18:00")},
    {
        "ref": _ASKED,
        "response": "NOT-POSSIBLE",
        "next_update_by": at("2023-02-03 18:00"),
        "explanation": FreeText("en", "The object has no radio that answers."),
    },
)

_ANSWERS: tuple[dict[str, Value], ...] = (
    {
        "ref": _ASKED,
        "items": Rows(
            (
                (("question", number(1)), ("answer", "NO-STATEMENT")),
                (
                    ("question", number(2)),
                    ("answer", "WILL-ANSWER-BY"),
                    ("answer_by", at("2016-11-03 12:00")),
                ),
                (
                    ("question", number(3)),
                    ("answer", "VALUE"),
                    ("number", number(12, "PERSONS")),
                    ("area", _OFF_HAINAN),
                    ("time", at("2016-10-31 10:00")),
                    ("explanation", FreeText("ru", "Сведения от дежурной службы.")),
                ),
            )
        ),
        "complete": "PARTIAL",
        "next_update_by": at("2016-11-03 12:00"),
    },
    {
        "ref": _ASKED,
        "items": Rows(((("question", number(1)), ("answer", "YES")),)),
        "complete": "COMPLETE",
    },
)

_CALLS: tuple[dict[str, Value], ...] = (
    {
        "level": "MINISTER",
        "medium": "VOICE",
        "topic": ("OBJECT-OVER-TERRITORY",),
        "proposed_times": Rows(
            (
                (("start", at("2023-02-04 20:00")), ("duration", number(30, "MIN"))),
                (("start", at("2023-02-05 01:00")),),
            )
        ),
        "interpreter": "EACH",
        "urgency_reason": "EVENT-CONTINUES",
    },
)

_CALL_ANSWERS: tuple[dict[str, Value], ...] = (
    {
        "ref": _ASKED,
        "answer": "DECLINED",
        "reason": "NO-STATEMENT",
        "text_channel": "OPEN-TEXT-PROPOSED",
    },
    {
        "ref": _ASKED,
        "answer": "OTHER-TIME",
        "time": at("2023-02-05 12:00"),
        "level": "DEPUTY",
        "medium": "VTC",
        "reason": "SCHEDULE",
        "text_channel": "OPEN",
    },
    {
        "ref": _ASKED,
        "answer": "PASSED-ON",
        "level": "MINISTER",
        "text_channel": "OPEN",
        "next_update_by": at("2023-02-04 22:00"),
    },
)

_PRINCIPALS: tuple[dict[str, Value], ...] = (
    {
        "salutation": "MR-CHAIRMAN",
        "summary_acts": ("INFORMATION", "INTENTION"),
        "summary_topics": ("RESCUE", "SEA-ENCOUNTER"),
        "authoritative": "ORIGINAL-ONLY",
        "original": FreeText(
            "en",
            "A ship of the United States was struck off Sinai today.\n"
            "Aircraft of one carrier fly towards it. Their one task is the rescue of its crew.",
        ),
    },
    {
        "salutation": "MR-PRESIDENT-CN",
        "summary_acts": ("INFORMATION",),
        "summary_topics": ("AIR-ENCOUNTER", "PERSONS-HELD"),
        "regret_level": "SORROW",
        "authoritative": "BOTH-TEXTS",
        "original": FreeText("en", "The loss of the pilot grieves us.\nThe crew is well."),
        "unofficial_translations": Rows(
            (
                (
                    ("text", FreeText("zh", "飞行员失踪，令人难过。\n机组人员状况良好。")),
                    ("translator", "Office of Language Services"),
                ),
            )
        ),
    },
)

_QUERIES: tuple[dict[str, Value], ...] = (
    {
        "action": "RESEND",
        "missing": Rows(
            (
                (
                    ("epoch", number(1)),
                    ("first", number(9)),
                    ("last", number(11)),
                ),
            )
        ),
    },
    {"action": "CONFIRM-RECEIPT", "query_ref": _EARLIER},
)

VALUES: dict[str, tuple[dict[str, Value], ...]] = {
    "signal-relay": _SIGNALS,
    "encounter-incident": _ENCOUNTERS,
    "dangerous-activity": _ACTIVITIES,
    "dangerous-activity-response": _RESPONSES,
    "answer": _ANSWERS,
    "call-request": _CALLS,
    "call-answer": _CALL_ANSWERS,
    "principal-message": _PRINCIPALS,
    "serial-query": _QUERIES,
}
"""Kind: the values of its samples; together the samples of a kind set every field."""
