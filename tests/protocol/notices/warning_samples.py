"""Warnings in the forms in which they are sent, written for these tests, and what is in them."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from protocol.notices.values import Area, Circle, Corridor, Point, Polygon, Quantity, Sector, Window

NOW = datetime(2026, 3, 4, 8, 0, tzinfo=UTC)


def at(latitude: float, longitude: float) -> Point:
    return Point(round(latitude * 10_000), round(longitude * 10_000))


def polygon(*corners: tuple[float, float]) -> Polygon:
    return Polygon(tuple(at(*corner) for corner in corners))


def length(number: int, unit: str, exponent: int = 0) -> Quantity:
    return Quantity(number, exponent, unit)


def circle(latitude: float, longitude: float, number: int, unit: str = "NM") -> Circle:
    return Circle(at(latitude, longitude), length(number, unit))


def corridor(number: int, *course: tuple[float, float]) -> Corridor:
    return Corridor(tuple(at(*place) for place in course), length(number, "NM"))


def sector(latitude: float, longitude: float, number: int, start: int, end: int) -> Sector:
    turn = (Quantity(start, 0, "DEG"), Quantity(end, 0, "DEG"))
    return Sector(at(latitude, longitude), length(number, "NM"), *turn)


def window(start: str, end: str) -> Window:
    """Return a window from YYYYMMDDhhmm to the same."""
    begins, ends = (
        round(datetime.strptime(text + "+0000", "%Y%m%d%H%M%z").timestamp())
        for text in (start, end)
    )
    return Window(begins, ends)


MARCH_5 = window("202603051800", "202603052300")
BOX = polygon((34.75, -120.6), (34 + 50 / 60, -121 - 10 / 60), (33 + 10 / 60, -125))
KWAJALEIN = circle(9, 167, 40)


@dataclass(frozen=True)
class Sample:
    """A warning and what is in it: the readings of each area and window, doubts, numbers."""

    name: str
    text: str
    areas: tuple[tuple[Area, ...], ...] = ()
    windows: tuple[tuple[Window, ...], ...] = ()
    ids: tuple[str, ...] = ()
    doubts: frozenset[str] = field(default_factory=frozenset)
    left: tuple[str, ...] = ()


def sample(
    name: str,
    text: str,
    areas: list[list[Area]],
    windows: list[list[Window]],
    *,
    ids: tuple[str, ...] = (),
    doubts: tuple[str, ...] = (),
    left: tuple[str, ...] = (),
) -> Sample:
    return Sample(
        name,
        text,
        tuple(map(tuple, areas)),
        tuple(map(tuple, windows)),
        ids,
        frozenset(doubts),
        left,
    )


SAMPLES = [
    sample(
        "navarea with a lettered list of areas",
        """NAVAREA XII 123/26
EASTERN NORTH PACIFIC. CALIFORNIA.
1. HAZARDOUS OPERATIONS, ROCKET LAUNCHING
   051800Z TO 052300Z MAR 26 IN AREAS BOUND BY:
A. 34-45.00N 120-36.00W, 34-50.00N 121-10.00W,
   33-10.00N 125-00.00W.
B. 20-00N 150-00W, 22-00N 150-00W, 22-00N 155-00W.
2. CANCEL THIS MSG 060000Z MAR 26.""",
        [[BOX], [polygon((20, -150), (22, -150), (22, -155))]],
        [[MARCH_5]],
        ids=("NAVAREA XII 123/26",),
        left=("2. CANCEL THIS MSG 060000Z MAR 26.",),
    ),
    sample(
        "hydropac with one circle",
        "HYDROPAC 512/26(81).\nMARSHALL ISLANDS.\nMISSILE OPERATIONS 051800Z TO 052300Z MAR 26\n"
        "WITHIN 40 MILES OF 09-00.0N 167-00.0E.",
        [[KWAJALEIN]],
        [[MARCH_5]],
        ids=("HYDROPAC 512/26(81)",),
        doubts=("miles-nautical",),
    ),
    sample(
        "notam with a closed polygon and a circle",
        """A1234/26 NOTAMN
Q) KZAK/QWMLW/IV/BO/W/000/999/3445N12036W040
A) KZAK B) 2603051800 C) 2603052300
E) ROCKET LAUNCH WI AN AREA BOUNDED BY LINES JOINING 3445N12036W-3450N12110W-
3310N12500W-3445N12036W AND WI 25NM RADIUS OF 2000N15000W.
F) SFC G) UNL""",
        [[BOX], [circle(20, -150, 25)]],
        [[MARCH_5]],
        ids=("A1234/26",),
        left=("Q) KZAK/QWMLW/IV/BO/W/000/999/3445N12036W040",),
    ),
    sample(
        "reservation in one line, with a blank between latitude and longitude",
        "!CARF 03/015 ZAK AIRSPACE STNRY RESERVATION WI AN AREA DEFINED AS 344500N 1203600W TO "
        "345000N 1211000W TO 331000N 1250000W TO POINT OF ORIGIN SFC-UNL 2603051800-2603052300",
        [[BOX]],
        [[MARCH_5]],
        ids=("!CARF 03/015",),
    ),
    sample(
        "no year: of the number, and of the next year early in it",
        "NAVAREA IV 77/26\nGUNNERY 051800Z TO 052300Z MAR IN AREA BOUND BY\n"
        "34-45N 120-36W, 34-50N 121-10W, 33-10N 125-00W.",
        [[BOX]],
        [[MARCH_5, window("202703051800", "202703052300")]],
        ids=("NAVAREA IV 77/26",),
        doubts=("year-missing",),
    ),
    sample(
        "no year and no number: the clock gives the two nearest",
        "ROCKETS 051800Z TO 052300Z MAR WITHIN 40 NM OF 09-00N 167-00E",
        [[KWAJALEIN]],
        [[MARCH_5, window("202703051800", "202703052300")]],
        doubts=("year-missing",),
    ),
    sample(
        "over the end of a year",
        "HYDROPAC 3999/26. LAUNCH 311800Z DEC 26 TO 010300Z JAN 27 WITHIN 40 NM OF 09-00N 167-00E",
        [[KWAJALEIN]],
        [[window("202612311800", "202701010300")]],
        ids=("HYDROPAC 3999/26",),
    ),
    sample(
        "month only behind the second instant, zone only behind the second, months differ not",
        "FROM 051800 TO 052300 UTC MAR 2026, RADIUS 40NM CENTRED ON 0900N 16700E",
        [[KWAJALEIN]],
        [[MARCH_5]],
    ),
    sample(
        "an alternate day",
        "LAUNCH 051800Z TO 052300Z MAR 26, ALTERNATE 061800Z TO 062300Z MAR 26, "
        "WITHIN 40 NM OF 09-00N 167-00E",
        [[KWAJALEIN]],
        [[MARCH_5], [window("202603061800", "202603062300")]],
        doubts=("alternate",),
    ),
    sample(
        "daily hours: a window for every day",
        "GUNNERY 1800Z TO 2300Z DAILY 05 THRU 07 MAR 26 WITHIN 40 NM OF 09-00N 167-00E",
        [[KWAJALEIN]],
        [
            [MARCH_5],
            [window("202603061800", "202603062300")],
            [window("202603071800", "202603072300")],
        ],
        doubts=("every-day",),
    ),
    sample(
        "days before hours, over midnight",
        "5 MAR 2026 2200 TO 0300 UTC, 40 NM RADIUS OF 09-00N 167-00E",
        [[KWAJALEIN]],
        [[window("202603052200", "202603060300")]],
        doubts=("ends-next-day",),
    ),
    sample(
        "clock and day at both ends",
        "FROM 1800Z 5 MAR 2026 TO 2300Z 5 MAR 2026 WITHIN 40 NM OF 09-00N 167-00E",
        [[KWAJALEIN]],
        [[MARCH_5]],
    ),
    sample(
        "iso instants",
        "Launch 2026-03-05 18:00Z to 2026-03-05 23:00Z "
        "within 40 nautical miles of 9°00.0′N 167°00.0′E",
        [[KWAJALEIN]],
        [[MARCH_5]],
    ),
    sample(
        "local time is not taken",
        "FIRING 051800I TO 052300I MAR 26 WITHIN 40 NM OF 09-00N 167-00E",
        [[KWAJALEIN]],
        [[]],
        doubts=("local-time",),
    ),
    sample(
        "no zone is not taken",
        "FIRING 051800 TO 052300 MAR 26 WITHIN 40 NM OF 09-00N 167-00E",
        [[KWAJALEIN]],
        [[]],
        doubts=("zone-missing",),
    ),
    sample(
        "estimated end, and a notam without end",
        "B) 2603051800 C) 2603052300 EST\nE) A 40NM RADIUS OF 0900N16700E\nB) 2603051800 C) PERM",
        [[KWAJALEIN]],
        [[MARCH_5], []],
        doubts=("end-estimated", "permanent"),
    ),
    sample(
        "day or month first",
        "05/03/2026 18:00 UTC TO 05/03/2026 23:00 UTC, WITHIN 40 NM OF 09-00N 167-00E",
        [[KWAJALEIN]],
        [[MARCH_5, window("202605031800", "202605032300")]],
        doubts=("day-or-month",),
    ),
    sample(
        "a window that ends before it starts",
        "051800Z TO 041800Z MAR 26 WITHIN 40 NM OF 09-00N 167-00E",
        [[KWAJALEIN]],
        [[]],
        doubts=("window-ends-before-start",),
    ),
    sample(
        "lettered corners of one polygon",
        "AREA BOUNDED BY:\nA. 34-45.0N 120-36.0W\nB. 34-50.0N 121-10.0W\nC. 33-10.0N 125-00.0W",
        [[BOX]],
        [],
    ),
    sample(
        "numbered circles of one radius",
        "WITHIN 40 NM OF:\n(1) 09-00N 167-00E\n(2) 20-00N 150-00W",
        [[KWAJALEIN], [circle(20, -150, 40)]],
        [],
    ),
    sample(
        "a radius behind the centre",
        "DEBRIS FALL AREA: 09-00.00N 167-00.00E, RADIUS 40 NM",
        [[KWAJALEIN]],
        [],
    ),
    sample(
        "each radius belongs to the centre before it",
        "AREAS: 09-00N 167-00E, RADIUS 40 NM. 20-00N 150-00W, RADIUS 30 NM.",
        [[KWAJALEIN], [circle(20, -150, 30)]],
        [],
    ),
    sample(
        "each turn belongs to the sector before it",
        "A. SECTOR OF RADIUS 40 NM CENTRED ON 34-45N 120-36W, CLOCKWISE FROM 270 TO 310 TRUE. "
        "B. SECTOR OF RADIUS 30 NM CENTRED ON 35-00N 121-00W, CLOCKWISE FROM 10 TO 20 TRUE.",
        [[sector(34.75, -120.6, 40, 270, 310)], [sector(35, -121, 30, 10, 20)]],
        [],
    ),
    sample(
        "a corridor by half its width",
        "051800Z TO 052300Z MAR 26. WITHIN 10 NM OF LINE JOINING 34-45N 120-36W, 33-10N 125-00W.",
        [[corridor(20, (34.75, -120.6), (33 + 10 / 60, -125))]],
        [[MARCH_5]],
    ),
    sample(
        "a corridor by its whole width, over the dateline",
        "CORRIDOR 20 NM WIDE ALONG TRACKLINE 10-00N 179-00E - 12-00N 179-00W",
        [[corridor(20, (10, 179), (12, -179))]],
        [],
    ),
    sample(
        "a sector, clockwise",
        "SECTOR OF RADIUS 40 NM CENTRED ON 34-45N 120-36W, CLOCKWISE FROM 270 TO 310 DEGREES TRUE",
        [[sector(34.75, -120.6, 40, 270, 310)]],
        [],
    ),
    sample(
        "a sector of which neither north nor turn is said",
        "SECTOR BETWEEN 270 AND 310 DEG, 40 NM FROM 34-45N 120-36W",
        [[sector(34.75, -120.6, 40, 270, 310), sector(34.75, -120.6, 40, 310, 270)]],
        [],
        doubts=("true-not-stated", "clockwise-not-stated"),
    ),
]
