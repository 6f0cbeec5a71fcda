"""Groups of launches, flights that go wrong, incidents, short messages, accidents, what falls.

The fields of the catalogue, the values that are read back, and whole notices after real cases: the
launches of an exercise in 2022, a test flight ended by command in 2023, the cruise missile of 2022,
the missile silo of 1980 and the flash over the ocean of 1979, the false launches of 1983, the
satellites dazzled in 1975, the caesium left in a park in 1995, Chernobyl, Goiania, Kosmos 954 and
the test flight of 2024 that a coast guard was told of as debris. Dates are moved where a lead time
counts; figures are from memory and prove nothing.
"""

from protocol.notices.values import (
    Circle,
    Corridor,
    Point,
    Polygon,
    Ref,
    Rows,
    Site,
    Value,
    WaterBody,
    Window,
)
from tests.protocol.notices.moments import at, day, number

_FLIGHT = (
    "event* object_class* object_count armed_state* time_launch* origin_area* predicted_areas "
    "predicted_impact flight_heading speed altitude track_time measures* intent_statement* "
    "request next_update_by"
)

CATALOGUE = {
    "group-launch-planned": (
        "T03",
        2,
        "group_class* count* interval* first_window* last_window* members* public_notices "
        "exercise_ref",
    ),
    "flight-deviation": ("T07", 2, f"{_FLIGHT} notice_ref"),
    "unintended-launch": ("T08", 2, _FLIGHT),
    "nuclear-incident": (
        "T11",
        2,
        "nature* detonation* location* time* weapon_owner* measures* hazard next_update_by*",
    ),
    "unidentified-objects": (
        "T12",
        2,
        "objects_count first_seen* region* predicted_region conf* risk_judgement*",
    ),
    "warning-system-interference": (
        "T13",
        2,
        "system_affected* effect* since* attribution* request*",
    ),
    "unidentified-group-device": ("T14", 2, "device_type* claim_basis* location request*"),
    "short-message": ("T15", 2, "text* place time answer_by"),
    "radiological-accident": (
        "T16",
        1,
        "time* place* emergency_class* facility* nature* cause_known* border_effect* "
        "release_state* release_paths nuclides release_activity release_height wind_from "
        "wind_speed precipitation measurements protective_measures* predicted_areas outlook "
        "report_id next_update_by",
    ),
    "reentry-planned": (
        "T17",
        1,
        "trajectory* object_kind+ missile_part+ launch_notice window* areas* mass "
        "radioactive_source* public_notices",
    ),
}

READ_BACK = {
    "group-launch-planned": "group_class count interval first_window last_window members",
    "flight-deviation": "event object_class object_count armed_state time_launch origin_area "
    "predicted_areas predicted_impact measures intent_statement",
    "unintended-launch": "event object_class object_count armed_state time_launch origin_area "
    "predicted_areas predicted_impact measures intent_statement",
    "nuclear-incident": "nature detonation location time weapon_owner measures next_update_by",
    "unidentified-objects": "objects_count first_seen region conf risk_judgement",
    "warning-system-interference": "system_affected effect since attribution request",
    "unidentified-group-device": "device_type claim_basis location request",
    "short-message": "text place time answer_by",
    "radiological-accident": "time place emergency_class facility nature release_state",
    "reentry-planned": "trajectory object_kind missile_part window areas radioactive_source",
}

_NOTICE = Ref(bytes.fromhex("5f3a9c01d2e4b677"), 1, 14)
_EXERCISE = Ref(bytes.fromhex("a1b2c3d4e5f60718"), 1, 9)


def _point(latitude: float, longitude: float) -> Point:
    return Point(round(latitude * 10_000), round(longitude * 10_000))


def _circle(latitude: float, longitude: float, radius: int, unit: str = "KM") -> Circle:
    return Circle(_point(latitude, longitude), number(radius, unit))


def _window(start: str, end: str) -> Window:
    return Window(at(start), at(end))


_KURA = _circle(57.5, 161.5, 60)

_GROUP: tuple[dict[str, Value], ...] = (
    {
        "group_class": "NEAR-SIMULTANEOUS",
        "count": number(3),
        "interval": number(425, "MIN", -1),
        "first_window": _window("2026-10-26 06:00", "2026-10-26 12:00"),
        "last_window": _window("2026-10-26 07:00", "2026-10-26 13:00"),
        "members": Rows(
            (
                (
                    ("object_class", "ICBM"),
                    ("launch_date", day("2026-10-26")),
                    ("window", _window("2026-10-26 06:00", "2026-10-26 12:00")),
                    ("launch_area", Site("PLESETSK")),
                    ("impact_areas", (_KURA,)),
                    ("azimuth", number(45, "DEG")),
                ),
                (
                    ("object_class", "SLBM"),
                    ("count", number(2)),
                    ("launch_date", day("2026-10-26")),
                    ("window", _window("2026-10-26 07:00", "2026-10-26 13:00")),
                    ("launch_area", WaterBody("BARENTS-SEA")),
                    ("impact_areas", (_KURA,)),
                ),
            )
        ),
        "public_notices": ("A2817/26", "NAVAREA XX 88/26"),
        "exercise_ref": _EXERCISE,
    },
    {
        "group_class": "SERIES",
        "count": number(2),
        "interval": number(1440, "MIN"),
        "first_window": _window("2026-11-10 05:00", "2026-11-10 09:00"),
        "last_window": _window("2026-11-11 05:00", "2026-11-11 09:00"),
        "members": Rows(
            (
                (
                    ("object_class", "SOUNDING-ROCKET"),
                    ("launch_date", day("2026-11-10")),
                    ("window", _window("2026-11-10 05:00", "2026-11-10 09:00")),
                    ("launch_area", Site("ANDOYA")),
                    ("azimuth", number(350, "DEG")),
                ),
                (
                    ("object_class", "SPACE-LAUNCH-VEHICLE"),
                    ("launch_date", day("2026-11-11")),
                    ("window", _window("2026-11-11 05:00", "2026-11-11 09:00")),
                    ("launch_area", Site("KOUROU")),
                    ("azimuth", number(905, "DEG", -1)),
                ),
            )
        ),
    },
)

_DEVIATION: tuple[dict[str, Value], ...] = (
    {
        "event": "DESTRUCT",
        "object_class": "ICBM",
        "object_count": number(1),
        "armed_state": "INERT",
        "time_launch": at("2023-11-01 07:06"),
        "origin_area": Site("VANDENBERG"),
        "predicted_areas": (_circle(25.0, -150.0, 300, "NM"),),
        "predicted_impact": at("2023-11-01 07:25"),
        "flight_heading": number(280, "DEG"),
        "speed": number(5200, "M-S"),
        "altitude": number(400_000, "M"),
        "track_time": at("2023-11-01 07:14"),
        "measures": ("DESTRUCT-SENT", "TRACKING"),
        "intent_statement": "NOT-INTENDED",
        "request": ("KEEP-CLEAR",),
        "next_update_by": at("2023-11-01 08:00"),
        "notice_ref": _NOTICE,
    },
    {
        "event": "LOSS-OF-CONTROL",
        "object_class": "UNMANNED-AIRCRAFT",
        "armed_state": "NO-WARHEAD",
        "time_launch": at("2022-03-10 19:00"),
        "origin_area": _circle(48.5, 27.0, 100),
        "measures": ("NONE-POSSIBLE",),
        "intent_statement": "CAUSE-UNKNOWN",
    },
)

_UNINTENDED: tuple[dict[str, Value], ...] = (
    {
        "event": "UNINTENDED-LAUNCH",
        "object_class": "CRUISE-MISSILE",
        "object_count": number(1),
        "armed_state": "NO-WARHEAD",
        "time_launch": at("2022-03-09 13:43"),
        "origin_area": _circle(29.53, 75.03, 20),
        "predicted_areas": (_circle(30.44, 72.35, 30),),
        "predicted_impact": at("2022-03-09 13:50"),
        "flight_heading": number(2905, "DEG", -1),
        "speed": number(900, "M-S"),
        "altitude": number(12_200, "M"),
        "track_time": at("2022-03-09 13:46"),
        "measures": ("NONE-POSSIBLE",),
        "intent_statement": "NOT-INTENDED",
        "request": ("CONFIRM-RECEIPT", "KEEP-CLEAR", "SHARE-TRACK"),
        "next_update_by": at("2022-03-09 14:15"),
    },
    {
        "event": "UNINTENDED-DISCHARGE",
        "object_class": "ROCKET-ARTILLERY",
        "object_count": number(12),
        "armed_state": "CONVENTIONAL",
        "time_launch": at("2026-06-02 03:11"),
        "origin_area": _circle(38.2, 127.1, 5),
        "measures": ("TRACKING",),
        "intent_statement": "NOT-INTENDED",
    },
)

_INCIDENT: tuple[dict[str, Value], ...] = (
    {
        "nature": "ACCIDENTAL",
        "detonation": "NONE",
        "location": _circle(35.41, -92.4, 10, "NM"),
        "time": at("1980-09-19 08:00"),
        "weapon_owner": "OURS",
        "measures": ("AREA-CLOSED", "PEOPLE-MOVED", "RENDERING-HARMLESS", "SEARCH"),
        "hazard": ("BLAST", "RADIOLOGICAL"),
        "next_update_by": at("1980-09-19 09:00"),
    },
    {
        "nature": "UNEXPLAINED",
        "detonation": "POSSIBLE",
        "location": _circle(-47.0, 40.0, 1500),
        "time": at("1979-09-22 00:53"),
        "weapon_owner": "UNKNOWN",
        "measures": ("NONE-YET",),
        "next_update_by": at("1979-09-22 06:00"),
    },
)

_OBJECTS: tuple[dict[str, Value], ...] = (
    {
        "objects_count": number(5),
        "first_seen": at("1983-09-25 20:15"),
        "region": _circle(47.5, -111.0, 300),
        "predicted_region": _circle(56.0, 38.0, 500),
        "conf": "POSSIBLE",
        "risk_judgement": "PRECAUTION",
    },
)

_INTERFERENCE: tuple[dict[str, Value], ...] = (
    {
        "system_affected": "SATELLITE",
        "effect": "DAZZLE",
        "since": at("1975-10-18 12:00"),
        "attribution": "NOT-STATED",
        "request": "INFORMATION",
    },
)

_DEVICE: tuple[dict[str, Value], ...] = (
    {
        "device_type": "RADIOLOGICAL",
        "claim_basis": "STATEMENT",
        "location": _circle(55.79, 37.75, 2),
        "request": ("INFORMATION", "TECHNICAL-HELP"),
    },
    {"device_type": "UNKNOWN", "claim_basis": "INTELLIGENCE", "request": ("NONE",)},
)

_SHORT: tuple[dict[str, Value], ...] = (
    {"text": "KUGATON-17", "place": Site("VANDENBERG"), "time": at("2026-02-01 04:10")},
    {"text": "OKEMIDA-24", "place": _circle(61.0, 6.0, 200), "time": at("2026-02-01 04:11")},
    {"text": "TESUBAK-39", "time": at("2026-02-01 04:12")},
    {"text": "NEDABEPI-46", "place": _circle(-47.0, 40.0, 1500), "time": at("2026-02-01 04:13")},
    {"text": "SAKBEKO-58"},
    {"text": "AMUTOPO-62", "answer_by": at("2026-02-01 04:40")},
)

_ACCIDENT: tuple[dict[str, Value], ...] = (
    {
        "time": at("1986-04-25 21:23"),
        "place": _circle(51.389, 30.099, 2),
        "emergency_class": "GENERAL",
        "facility": "REACTOR",
        "nature": "FUEL-DAMAGE",
        "cause_known": "ASSUMED",
        "border_effect": "OCCURRED",
        "release_state": "ONGOING",
        "release_paths": ("AIR", "GROUND"),
        "nuclides": ("I-131", "CS-137", "CS-134", "TE-132"),
        "release_activity": number(52 * 10**5, "TBQ"),
        "release_height": number(1500, "M"),
        "wind_from": number(1455, "DEG", -1),
        "wind_speed": number(85, "M-S", -1),
        "precipitation": "NONE",
        "measurements": Rows(
            (
                (
                    ("point", _circle(60.4, 18.2, 5)),
                    ("measured_at", at("1986-04-28 07:00")),
                    ("dose_rate", number(1, "MSV-H", -2)),
                ),
                (
                    ("point", _circle(51.4, 30.06, 3)),
                    ("measured_at", at("1986-04-26 18:00")),
                    ("dose_rate", number(8, "MSV-H")),
                ),
            )
        ),
        "protective_measures": ("ACCESS-CLOSED", "EVACUATION", "IODINE"),
        "predicted_areas": (
            Polygon(
                (
                    _point(50.5, 28.0),
                    _point(54.5, 24.0),
                    _point(60.0, 16.0),
                    _point(61.5, 21.0),
                    _point(55.0, 31.0),
                )
            ),
        ),
        "outlook": "DECREASING",
        "report_id": "IRIX 1986-04-28/1",
        "next_update_by": at("1986-04-28 18:00"),
    },
    {
        "time": at("1987-09-13 15:00"),
        "place": _circle(-16.68, -49.25, 1),
        "emergency_class": "OTHER-RADIOLOGICAL",
        "facility": "SOURCE-USE",
        "nature": "LOST-SOURCE",
        "cause_known": "ESTABLISHED",
        "border_effect": "NOT-EXPECTED",
        "release_state": "ENDED",
        "release_paths": ("GROUND",),
        "nuclides": ("CS-137",),
        "release_activity": number(509, "TBQ", -1),
        "protective_measures": ("ACCESS-CLOSED", "DECONTAMINATION"),
    },
)

_REENTRY: tuple[dict[str, Value], ...] = (
    {
        "trajectory": "ORBIT-DECAY",
        "object_kind": "SATELLITE",
        "window": _window("1978-01-24 10:00", "1978-01-24 14:00"),
        "areas": (
            Corridor((_point(65.0, -125.0), _point(63.0, -112.0)), number(100, "KM")),
            _circle(62.7, -109.0, 200),
        ),
        "mass": number(4400, "KG"),
        "radioactive_source": "YES",
        "public_notices": ("CZEG A0102/78",),
    },
    {
        "trajectory": "MISSILE-TRAJECTORY",
        "missile_part": "MISSILE-PAYLOAD",
        "launch_notice": _NOTICE,
        "window": _window("2024-09-25 00:30", "2024-09-25 02:30"),
        "areas": (_circle(-9.0, -143.0, 60, "NM"),),
        "radioactive_source": "NONE",
    },
)

VALUES: dict[str, tuple[dict[str, Value], ...]] = {
    "group-launch-planned": _GROUP,
    "flight-deviation": _DEVIATION,
    "unintended-launch": _UNINTENDED,
    "nuclear-incident": _INCIDENT,
    "unidentified-objects": _OBJECTS,
    "warning-system-interference": _INTERFERENCE,
    "unidentified-group-device": _DEVICE,
    "short-message": _SHORT,
    "radiological-accident": _ACCIDENT,
    "reentry-planned": _REENTRY,
}
