"""Exercises, activities, observers, policy, questions on activities, hazards, network incidents.

The fields of the catalogue, the values that are read back, and whole notices after real cases: the
strategic exercises of 2022 and 2023, the report and the white paper of 2015, the questions of 2021
on troops near a border, the submarine lost in 2000 and the fire of 2019, the message of 2016 on
networks. Dates are moved where a lead time counts; figures are from memory and prove nothing.
"""

from protocol.notices.values import (
    Circle,
    Corridor,
    FreeText,
    OceanQuadrant,
    Point,
    Polygon,
    Ref,
    Rows,
    Sector,
    Value,
    WaterBody,
    Window,
)
from tests.protocol.notices.moments import at, day, number

CATALOGUE = {
    "strategic-exercise": (
        "T18",
        1,
        "name start_date* end_date* participants* region* launches_expected* readiness_simulation*",
    ),
    "military-activity": (
        "T19",
        1,
        "activity_name* purpose* purpose_text level* forces start_date* end_date* area* phases "
        "live_fire* contact observers_planned not_targeted_third_party",
    ),
    "observation-invited": ("T20", 1, "ref* places dates* languages* reply_by*"),
    "observation-answered": ("T20", 1, "ref* answer* proposed_dates+ places_taken+ names"),
    "policy-published": (
        "T21",
        1,
        "title* translations type* release_date* uri_or_channel briefing_offered "
        "authoritative_language*",
    ),
    "activity-question": (
        "T22",
        1,
        "what_observed* observed_text area* since* concern* questions*",
    ),
    "activity-answer": ("T23", 1, "ref* answers* meeting_proposed"),
    "hazardous-incident": (
        "T24",
        1,
        "time* place* incident_kind* description+ own_actions* casualties* dead+ injured+ missing+ "
        "help_needed* help_text likely_misreading",
    ),
    "hazard-area": (
        "T25",
        1,
        "domain* areas* altitude_lower+ altitude_lower_value+ altitude_upper+ "
        "altitude_upper_value+ window* nature_stated* activity+ notam_id navarea_id",
    ),
    "ict-incident": (
        "T29",
        1,
        "time_start* time_state* time_end+ affected_sector* indicator_summary believed_origin* "
        "question* consequence_line* consequence_text+",
    ),
}
"""Kind: number in the catalogue, officers who release, fields (*: required, +: by another)."""

COLUMNS = {
    "military-activity.forces": "force_type* count_band*",
    "military-activity.phases": "phase* phase_start* phase_end*",
    "policy-published.translations": "translated_title* translation_place",
    "activity-question.questions": "question* subject+",
    "activity-answer.answers": "question_number* question* subject+ answer* answer_by+ "
    "stated_date stated_number explanation",
}
"""Field of rows: its columns, marked as above."""

READ_BACK = {
    "strategic-exercise": "start_date end_date participants region launches_expected "
    "readiness_simulation",
    "military-activity": "purpose forces start_date end_date area live_fire",
    "observation-invited": "ref places dates reply_by",
    "observation-answered": "ref answer proposed_dates places_taken",
    "policy-published": "title type release_date authoritative_language",
    "activity-question": "what_observed area since concern questions",
    "activity-answer": "ref answers meeting_proposed",
    "hazardous-incident": "time place incident_kind own_actions casualties dead injured missing "
    "help_needed",
    "hazard-area": "domain areas altitude_lower altitude_lower_value altitude_upper "
    "altitude_upper_value window nature_stated activity",
    "ict-incident": "time_start time_state time_end affected_sector believed_origin question "
    "consequence_line consequence_text",
}
"""Kind: values whose misreading changes what the notice says."""

ACTIVITY = Ref(bytes.fromhex("5f3a9c01d2e4b677"), 1, 14)
QUESTION = Ref(bytes.fromhex("a1b2c3d4e5f60718"), 1, 9)
KURA = Circle(Point(569_500, 1_628_000), number(60, "KM"))
RANGE = Polygon(
    (
        Point(330_000, -1_200_000),
        Point(340_000, -1_200_000),
        Point(340_000, -1_215_000),
        Point(325_000, -1_220_000),
    )
)
LANE = Corridor((Point(340_000, -1_220_000), Point(320_000, -1_300_000)), number(60, "KM"))
FAN = Sector(Point(282_000, -804_000), number(120, "NM"), number(45, "DEG"), number(120, "DEG"))
NEAR_BORDER = Circle(Point(510_000, 390_000), number(150, "KM"))
HOSPITALS = FreeText("en", "The field hospitals are part of the exercise.")
KURSK = Circle(Point(696_167, 375_750), number(10, "NM"))

EXERCISES: dict[str, tuple[dict[str, Value], ...]] = {
    "strategic-exercise": (
        {
            "name": FreeText("ru", "Гром-2022"),
            "start_date": day("2026-10-26"),
            "end_date": day("2026-10-26"),
            "participants": ("C2", "HEAVY-BOMBERS", "ICBM-MOBILE", "SSBN"),
            "region": KURA,
            "launches_expected": "LIVE-NOTIFIED",
            "readiness_simulation": "SIMULATED",
        },
        {
            "name": FreeText("en", "Global Thunder 23"),
            "start_date": day("2026-04-11"),
            "end_date": day("2026-04-19"),
            "participants": ("C2", "HEAVY-BOMBERS"),
            "region": OceanQuadrant("PACIFIC", "NE"),
            "launches_expected": "NONE",
            "readiness_simulation": "NOT-SIMULATED",
        },
    ),
    "military-activity": (
        {
            "activity_name": FreeText("zh", "演习“联合”，2026 年"),
            "purpose": ("LANDING", "MARITIME", "OTHER"),
            "purpose_text": FreeText("zh", "演练海上联合补给。"),
            "level": "JOINT",
            "forces": Rows(
                (
                    (("force_type", "TROOPS"), ("count_band", "9000-12999")),
                    (("force_type", "SURFACE-SHIPS"), ("count_band", "10-49")),
                    (("force_type", "SUBMARINES"), ("count_band", "NOT-STATED")),
                )
            ),
            "start_date": day("2026-05-02"),
            "end_date": day("2026-05-20"),
            "area": RANGE,
            "phases": Rows(
                (
                    (
                        ("phase", "DEPLOYMENT"),
                        ("phase_start", day("2026-05-02")),
                        ("phase_end", day("2026-05-04")),
                    ),
                    (
                        ("phase", "LIVE-FIRE"),
                        ("phase_start", day("2026-05-05")),
                        ("phase_end", day("2026-05-06")),
                    ),
                )
            ),
            "live_fire": "LIVE-FIRE",
            "contact": "duty office +00 000 0000",
            "observers_planned": "PLANNED",
            "not_targeted_third_party": "NOT-TARGETED",
        },
        {
            "activity_name": FreeText("en", "Inspection of a brigade"),
            "purpose": ("READINESS-INSPECTION",),
            "level": "BRIGADE",
            "start_date": day("2026-03-05"),
            "end_date": day("2026-03-07"),
            "area": NEAR_BORDER,
            "live_fire": "NO-LIVE-FIRE",
        },
    ),
    "observation-invited": (
        {
            "ref": ACTIVITY,
            "places": number(2, "PERSONS"),
            "dates": Window(at("2026-05-04 06:00"), at("2026-05-07 18:00")),
            "languages": ("en", "zh"),
            "reply_by": day("2026-03-14"),
        },
    ),
    "observation-answered": (
        {
            "ref": QUESTION,
            "answer": "ACCEPT",
            "places_taken": number(2, "PERSONS"),
            "names": ("A. EXAMPLE", "B. EXAMPLE"),
        },
        {"ref": QUESTION, "answer": "DECLINE"},
        {
            "ref": QUESTION,
            "answer": "PROPOSE",
            "proposed_dates": Window(at("2026-05-10 06:00"), at("2026-05-12 18:00")),
        },
    ),
    "policy-published": (
        {
            "title": FreeText("zh", "中国的军事战略"),
            "translations": Rows(
                (
                    (
                        ("translated_title", FreeText("en", "China's Military Strategy")),
                        ("translation_place", "www.example.org/whitepaper/2015"),
                    ),
                    (("translated_title", FreeText("ru", "Военная стратегия Китая")),),
                )
            ),
            "type": "WHITE-PAPER",
            "release_date": day("2015-05-26"),
            "uri_or_channel": "Information Office of the State Council",
            "briefing_offered": "ON-REQUEST",
            "authoritative_language": "zh",
        },
        {
            "title": FreeText("en", "Annual report to a legislature on military developments"),
            "type": "REPORT",
            "release_date": day("2026-03-04"),
            "authoritative_language": "en",
        },
    ),
}

QUESTIONS: dict[str, tuple[dict[str, Value], ...]] = {
    "activity-question": (
        {
            "what_observed": ("EXERCISE-WITHOUT-NOTICE", "FORCE-CONCENTRATION", "SUPPLIES"),
            "observed_text": FreeText("en", "Field hospitals were set up on 3 sites."),
            "area": NEAR_BORDER,
            "since": at("2021-03-30 09:00"),
            "concern": "SCALE",
            "questions": Rows(
                (
                    (("question", "EXERCISE"),),
                    (("question", "PERSONNEL-NUMBER"),),
                    (("question", "END-DATE-SET"),),
                    (
                        ("question", "OTHER-STATEMENT"),
                        ("subject", HOSPITALS),
                    ),
                )
            ),
        },
    ),
    "activity-answer": (
        {
            "ref": QUESTION,
            "answers": Rows(
                (
                    (
                        ("question_number", number(1)),
                        ("question", "EXERCISE"),
                        ("answer", "YES-CONFIRMED"),
                        ("explanation", FreeText("ru", "Проверка войск двух военных округов.")),
                    ),
                    (
                        ("question_number", number(2)),
                        ("question", "PERSONNEL-NUMBER"),
                        ("answer", "YES-CONFIRMED"),
                        ("stated_number", number(8500, "PERSONS")),
                    ),
                    (
                        ("question_number", number(3)),
                        ("question", "END-DATE-SET"),
                        ("answer", "YES-CONFIRMED"),
                        ("stated_date", day("2021-05-01")),
                    ),
                    (
                        ("question_number", number(4)),
                        ("question", "OTHER-STATEMENT"),
                        ("subject", HOSPITALS),
                        ("answer", "WILL-ANSWER-BY"),
                        ("answer_by", at("2021-04-12 12:00")),
                    ),
                )
            ),
            "meeting_proposed": at("2021-04-14 10:00"),
        },
        {
            "ref": QUESTION,
            "answers": Rows(
                (
                    (
                        ("question_number", number(1)),
                        ("question", "NUCLEAR-FORCES"),
                        ("answer", "NO-CONFIRMED"),
                    ),
                    (
                        ("question_number", number(2)),
                        ("question", "INSIDE-AREA"),
                        ("answer", "NOT-AVAILABLE"),
                    ),
                )
            ),
        },
    ),
    "ict-incident": (
        {
            "time_start": at("2016-09-01 00:00"),
            "time_state": "CONTINUES",
            "affected_sector": "ELECTIONS",
            "indicator_summary": FreeText("en", "Attempts to read lists of voters were observed."),
            "believed_origin": "YOUR-TERRITORY",
            "question": ("BODY-OF-STATE", "KNOWLEDGE", "SYSTEMS"),
            "consequence_line": "NONE",
        },
        {
            "time_start": at("2026-03-01 02:10"),
            "time_state": "ENDED",
            "time_end": at("2026-03-01 05:40"),
            "affected_sector": "ENERGY",
            "believed_origin": "NOT-STATED",
            "question": ("CONTACT", "MEASURES"),
            "consequence_line": "STATED",
            "consequence_text": FreeText("fr", "La coopération technique dépend de la réponse."),
        },
    ),
}

HAZARDS: dict[str, tuple[dict[str, Value], ...]] = {
    "hazardous-incident": (
        {
            "time": at("2000-08-12 07:30"),
            "place": KURSK,
            "incident_kind": "LOSS-OF-CRAFT",
            "own_actions": ("RESCUE-AIRCRAFT-SENT", "RESCUE-SHIPS-SENT", "SEARCH-AND-RESCUE"),
            "casualties": "NOT-KNOWN-YET",
            "help_needed": "NEEDED",
            "help_text": FreeText("ru", "Глубоководные спасательные аппараты."),
            "likely_misreading": FreeText(
                "ru", "Взрывы, записанные сейсмическими станциями: авария, а не применение оружия."
            ),
        },
        {
            "time": at("2019-07-01 18:30"),
            "place": WaterBody("BARENTS-SEA"),
            "incident_kind": "EXPLOSION-OR-FIRE",
            "own_actions": ("HAZARD-CONTAINED", "INVESTIGATION"),
            "casualties": "STATED",
            "dead": number(14, "PERSONS"),
            "injured": number(4, "PERSONS"),
            "missing": number(0, "PERSONS"),
            "help_needed": "NOT-NEEDED",
        },
        {
            "time": at("2009-02-03 22:00"),
            "place": OceanQuadrant("ATLANTIC", "NE"),
            "incident_kind": "COLLISION",
            "description": FreeText("fr", "Contact entre 2 sous-marins en plongée, sans fuite."),
            "own_actions": ("NONE-YET",),
            "casualties": "NONE",
            "help_needed": "NOT-KNOWN-YET",
        },
    ),
    "hazard-area": (
        {
            "domain": "BOTH",
            "areas": (RANGE, LANE, FAN),
            "altitude_lower": "SURFACE",
            "altitude_upper": "UNLIMITED",
            "window": Window(at("2026-03-10 18:00"), at("2026-03-11 04:00")),
            "nature_stated": "STATED",
            "activity": "MISSILE",
            "notam_id": "KZAK A1234/26",
            "navarea_id": "NAVAREA XII 123/26",
        },
        {
            "domain": "AIR",
            "areas": (RANGE,),
            "altitude_lower": "STATED",
            "altitude_lower_value": number(1500, "M"),
            "altitude_upper": "STATED",
            "altitude_upper_value": number(290, "FL"),
            "window": Window(at("2026-03-12 06:00"), at("2026-03-12 09:00")),
            "nature_stated": "NOT-STATED",
        },
        {
            "domain": "SEA",
            "areas": (KURA,),
            "window": Window(at("2026-03-12 06:00"), at("2026-03-12 09:00")),
            "nature_stated": "STATED",
            "activity": "SPACE-DEBRIS",
        },
    ),
}

VALUES = EXERCISES | QUESTIONS | HAZARDS
"""Kind: whole notices; those of a kind together set every field."""
