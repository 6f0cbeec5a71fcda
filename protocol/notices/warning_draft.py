"""Texts for the authorities that issue NAVAREA warnings and NOTAM: drafts, never issued from here.

Made from the windows, areas and limits of height of a notice, whatever its kind; nothing else of it
is told. Numbers, regions and codes are the issuing authority's and stay open. The areas as written
hold the areas of the notice (`outward`), and `warning_text.read_warning` reads them back.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from enum import Enum

from protocol.errors import ValueRefused
from protocol.notices.dtg import write_dtg
from protocol.notices.figures import EPOCH, write_azimuth, write_number
from protocol.notices.outward import UNIT, Place, Written, bow_of_edges, round_outward
from protocol.notices.pack import Kind
from protocol.notices.values import (
    Area,
    Circle,
    Corridor,
    OceanQuadrant,
    Polygon,
    Quantity,
    Rows,
    Sector,
    Site,
    Value,
    WaterBody,
    Window,
    areas_of,
)
from protocol.notices.warning_words import CIRCLE_WORDS, LINE_WORDS, POLYGON_WORDS, SECTOR_WORDS

DRAFT_LINE = "DRAFT, NOT ISSUED"
"""First and last line."""
TOGETHER = "~"
"""Stands for a blank at which no line is broken, until the lines are made."""
LINE_MAX = 69
"""Characters of a line, as teleprinters have them."""
BOW_MIN = 100.0
"""Metres between an edge and the chart's line from which on it is told."""


class Form(Enum):
    """Which authority's form."""

    NAVAREA = "navarea"
    NOTAM = "notam"


_LINKS = re.compile(r"(?<=[EW]-)(?=\d)")
STEPS = {Form.NAVAREA: UNIT // 6_000, Form.NOTAM: UNIT // 3_600}
"""Coordinates of NAVAREA warnings in hundredths of a minute, of NOTAM in seconds."""


@dataclass(frozen=True, slots=True)
class DraftWarning:
    """A draft for an authority.

    Attributes:
        text: ASCII, lines parted by line feeds.
        areas: as they are written, and as they are read back.
        windows: likewise.
        left_out: how many areas are only named and so not in the text.
        bow_m: how far, in metres, chart lines between the positions leave the edges that the notice
            means; 0 if less than 100.
    """

    text: str
    areas: tuple[Area, ...]
    windows: tuple[Window, ...]
    left_out: int
    bow_m: int


def draft_warning(kind: Kind, values: Mapping[str, Value], form: Form) -> DraftWarning:
    """Write the warning for a notice.

    Args:
        kind: of the notice.
        values: its values by field name.
        form: NAVAREA or NOTAM.

    Raises:
        ValueRefused: area-missing if no area has an outline, window-missing if there is no window,
            year-not-of-this-form.
    """
    named = list(_named_areas(kind, values))
    drawn = [
        (label, area)
        for label, area in named
        if not isinstance(area, OceanQuadrant | WaterBody | Site)
    ]
    windows = [window for spec in kind.fields for window in _windows_of(values.get(spec.name))]
    if not drawn:
        raise ValueRefused("areas", "", "area-missing")
    if not windows:
        raise ValueRefused("window", "", "window-missing")
    written = [(label, round_outward(area, STEPS[form])) for label, area in drawn]
    if form is Form.NAVAREA:
        lines = _navarea(written, windows)
    else:
        limits = [_limit(kind, values, side) for side in ("lower", "upper")]
        lines = [*_notam(written, windows), f"F) {limits[0]} G) {limits[1]}"]
    bow = bow_of_edges([area for _, area in drawn])
    return DraftWarning(
        "\n".join([DRAFT_LINE, *lines, _how(form), DRAFT_LINE]),
        tuple(own.area for _, own in written),
        tuple(windows),
        len(named) - len(drawn),
        round(bow) if bow >= BOW_MIN else 0,
    )


def _named_areas(kind: Kind, values: Mapping[str, Value]) -> Iterator[tuple[str, Area]]:
    for spec in kind.fields:
        areas = areas_of(values.get(spec.name))
        for number, area in enumerate(areas, 1):
            label = _label(spec.label["en"])
            yield f"{label} ({number})" if len(areas) > 1 and label else label, area


def _windows_of(value: object) -> tuple[Window, ...]:
    """Return the windows of a value, those in its rows included."""
    if isinstance(value, Window):
        return (value,)
    rows = value.items if isinstance(value, Rows) else ()
    return tuple(window for row in rows for _, cell in row for window in _windows_of(cell))


def _label(words: str) -> str:
    """Return a label in capitals, or nothing if it could be taken for the words of a shape."""
    plain = "".join(letter for letter in words.upper() if letter.isascii() and not letter.isdigit())
    patterns = (CIRCLE_WORDS, LINE_WORDS, POLYGON_WORDS, SECTOR_WORDS)
    return "" if any(pattern.search(plain) for pattern in patterns) else " ".join(plain.split())


def _how(form: Form) -> str:
    """Return how the areas were rounded."""
    step = "HUNDREDTHS OF A MINUTE" if form is Form.NAVAREA else "SECONDS"
    return _wrapped(
        f"(ROUNDED OUTWARD. POSITIONS TO {step}, CORNERS AWAY FROM THE AREA, RADII AND WIDTHS UP.)"
    )


def _navarea(written: Sequence[tuple[str, Written]], windows: Sequence[Window]) -> list[str]:
    times = ", ".join(_dtg_window(window) for window in windows)
    lines = [
        "NAVAREA (REGION AND NUMBER TO BE GIVEN BY THE COORDINATOR)",
        _wrapped(f"1. HAZARDOUS OPERATIONS {times} IN:"),
    ]
    for label, own in _lettered(written):
        lines.append(_wrapped(f"{label}{_navarea_area(own)}."))
    last = max(window.end for window in windows)
    return [*lines, f"2. CANCEL THIS MSG {_dtg(last)}."]


def _lettered(written: Sequence[tuple[str, Written]]) -> Iterator[tuple[str, Written]]:
    """Put A, B, C … before each of up to 26 areas, then numbers in brackets."""
    for number, (label, own) in enumerate(written):
        letter = f"{chr(ord('A') + number)}." if number < 26 else f"({number + 1})"
        yield f"{letter} {label}: " if label else f"{letter} ", own


def _navarea_area(own: Written) -> str:
    positions = ", ".join(_hyphened(place) for place in own.places)
    miles = f"{_number(own.length)} NAUTICAL MILES" if own.length is not None else ""
    match own.area:
        case Polygon():
            return f"AREA BOUND BY {positions}"
        case Circle():
            return f"AREA WITHIN {miles} OF {positions}"
        case Corridor():
            return f"AREA WITHIN {miles} EITHER SIDE OF LINE JOINING {positions}"
        case Sector(_, _, start, end):
            return f"SECTOR OF RADIUS {miles} CENTRED ON {positions}, {_turn(start, end)}"
        case _:
            raise ValueRefused("area", type(own.area).__name__, "area-without-outline")


def _notam(written: Sequence[tuple[str, Written]], windows: Sequence[Window]) -> list[str]:
    begin, end = min(w.start for w in windows), max(w.end for w in windows)
    lines = [
        "(NUMBER TO BE GIVEN BY THE NOTAM OFFICE) NOTAMN",
        "Q) (REGION AND CODES)",
        "A) (REGION)",
    ]
    if len(windows) == 1:
        lines.append(f"B) {_ten(begin)} C) {_ten(end)}")
        lines.append("E) HAZARDOUS OPERATIONS WI:")
    else:
        lines.extend(f"B) {_ten(window.start)} C) {_ten(window.end)}" for window in windows)
        lines.append("E) HAZARDOUS OPERATIONS DURING THESE PERIODS WI:")
    for label, own in _lettered(written):
        lines.append(_wrapped(f"{label}{_notam_area(own)}."))
    return lines


def _limit(kind: Kind, values: Mapping[str, Value], side: str) -> str:
    """Return the lower or upper limit of height that the notice states, or a place for it.

    Heights in feet and metres of a notice are above mean sea level.
    """
    chosen = next((spec for spec in kind.fields if spec.vocabulary == f"altitude_{side}"), None)
    code = values.get(chosen.name) if chosen else None
    if chosen is None or code is None:
        return f"({side.upper()} LIMIT)"
    for spec in kind.fields:
        value = values.get(spec.name)
        depends = spec.only_when is not None and spec.only_when.field == chosen.name
        if depends and isinstance(value, Quantity):
            number = write_number(value)
            if value.unit == "FL":
                return f"FL{number.rjust(3, '0')}"
            return f"{number}{value.unit} AMSL"
    return {"SURFACE": "SFC", "UNLIMITED": "UNL"}.get(str(code), f"({side.upper()} LIMIT)")


def _notam_area(own: Written) -> str:
    positions = "-".join(_compact(place) for place in own.places)
    miles = f"{_number(own.length)}NM" if own.length is not None else ""
    match own.area:
        case Polygon():
            return f"AREA BOUNDED BY LINES JOINING {positions}-{_compact(own.places[0])}"
        case Circle():
            return f"WI {miles} RADIUS OF {positions}"
        case Corridor():
            return f"WI {miles} EITHER SIDE OF LINE JOINING {positions}"
        case Sector(_, _, start, end):
            return f"SECTOR OF RADIUS {miles} CENTRED ON {positions}, {_turn(start, end)}"
        case _:
            raise ValueRefused("area", type(own.area).__name__, "area-without-outline")


def _turn(start: Quantity, end: Quantity) -> str:
    first, last = (write_azimuth(azimuth).removesuffix("°") for azimuth in (start, end))
    return f"CLOCKWISE FROM {first} TO {last} DEGREES TRUE"


def _number(length: Decimal) -> str:
    return f"{length.normalize():f}"


def _angle(units: int, width: int, parts: Sequence[tuple[int, int]]) -> list[str]:
    """Return degrees and smaller parts, the last with as many decimals as it needs.

    Args:
        units: 90,000ths of a degree, not below zero.
        width: digits of the degrees.
        parts: (units of one, usual decimals) of each smaller part.
    """
    whole, rest = divmod(units, UNIT)
    made = [f"{whole:0{width}d}"]
    for size, _ in parts[:-1]:
        minutes, rest = divmod(rest, size)
        made.append(f"{minutes:02d}")
    size, decimals = parts[-1]
    while rest * 10**decimals % size:
        decimals += 1
    number = Decimal(rest) / size
    made.append(f"{number:0{3 + decimals if decimals else 2}.{decimals}f}")
    return made


MINUTE, SECOND = UNIT // 60, UNIT // 3_600


def _hyphened(place: Place) -> str:
    """Write 34-45.00N~120-36.00W, to be kept on one line.

    There is a third decimal only where a position has to be exact.
    """
    latitude, longitude = _sides(place)
    return TOGETHER.join(
        "-".join(_angle(units, width, ((MINUTE, 2),))) + letter
        for (units, letter), width in ((latitude, 2), (longitude, 3))
    )


def _compact(place: Place) -> str:
    """Write 344500N1203600W; decimals of seconds only where a position has to be exact."""
    latitude, longitude = _sides(place)
    return "".join(
        "".join(_angle(units, width, ((MINUTE, 0), (SECOND, 0)))) + letter
        for (units, letter), width in ((latitude, 2), (longitude, 3))
    )


def _sides(place: Place) -> tuple[tuple[int, str], tuple[int, str]]:
    """Return each coordinate without its sign, and the letter of its hemisphere."""
    lat, lon = place
    lon = (lon + 180 * UNIT) % (360 * UNIT) - 180 * UNIT
    return (abs(lat), "NS"[lat < 0]), (abs(lon), "EW"[lon < 0])


def _dtg(instant: int) -> str:
    """Write a DTG; the year in four digits where two would mean another."""
    when = EPOCH + timedelta(seconds=instant)
    text = write_dtg(instant)
    return text if when.year < 2070 else f"{text[:-2]}{when.year}"


def _dtg_window(window: Window) -> str:
    start, end = _dtg(window.start), _dtg(window.end)
    if start[7:] == end[7:]:
        start = start[:7]
    return f"{start} TO {end}"


def _ten(instant: int) -> str:
    """Write YYMMDDhhmm, which knows the years 2000 to 2099 only."""
    when = EPOCH + timedelta(seconds=instant)
    if not 2000 <= when.year <= 2099:
        raise ValueRefused("window", when.year, "year-not-of-this-form")
    return f"{when:%y%m%d%H%M}"


def _wrapped(text: str) -> str:
    """Break a text into lines at blanks, and at hyphens between positions."""
    lines, line = [], ""
    for word in _pieces(text):
        if line and len(line) + len(word.rstrip()) > LINE_MAX:
            lines.append(line.rstrip())
            line = ""
        line += word
    return "\n".join([*lines, line.rstrip()]).replace(TOGETHER, " ")


def _pieces(text: str) -> Iterator[str]:
    """Return words with the blank behind them; a chain of compact positions link by link."""
    for word in text.split(" "):
        *links, last = _LINKS.split(word)
        yield from links
        yield f"{last} "
