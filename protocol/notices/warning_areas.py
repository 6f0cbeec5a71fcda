"""Areas proposed from the text of a warning: what was said before the positions decides the shape.

Nothing is left out in silence: where a position cannot be read, or where something unread stands
between two corners, the area is shown with that doubt and cannot be taken over.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from protocol.errors import ValueRefused
from protocol.notices.coordinates import Ambiguous
from protocol.notices.entry import to_quantity
from protocol.notices.fields import check_outline
from protocol.notices.values import Area, Circle, Corridor, Point, Polygon, Quantity, Sector
from protocol.notices.warning_groups import PRELUDE_MAX, UNREAD_MAX, Group, groups_of
from protocol.notices.warning_words import (
    AFTER_POINTS,
    AZIMUTHS,
    CIRCLE_WORDS,
    LINE_WORDS,
    POLYGON_WORDS,
    SECTOR_WORDS,
    WHOLE_WIDTH,
    Doubt,
    Levelled,
    Measure,
    Pair,
    lone_coordinate,
    measures,
)

POSTLUDE_MAX = 90
READINGS_MAX = 8


@dataclass(frozen=True, slots=True)
class AreaReading:
    """One way to read an area.

    Attributes:
        area: what it is then.
        how: codes that tell this reading from the others, such as "degrees-minutes" or "NM".
    """

    area: Area
    how: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AreaProposal:
    """An area as the text gives it.

    Attributes:
        readings: one, several if an officer has to choose, none if it cannot be taken over.
        doubts: everything that the reader was not sure of.
        start, end: where it stands in the text.
    """

    readings: tuple[AreaReading, ...]
    doubts: tuple[Doubt, ...]
    start: int
    end: int


def propose_areas(source: Levelled) -> list[AreaProposal]:
    """Return the areas of a warning in order."""
    groups = groups_of(source)
    made: list[AreaProposal] = []
    taken = 0
    for at in range(len(groups)):
        proposal, taken = _propose(source, groups, at, taken)
        made.append(proposal)
    return made


class _Words:
    """The words that say what a group of positions is: before it, or after it."""

    def __init__(self, text: str, groups: Sequence[Group], at: int, taken: int = 0) -> None:
        group = groups[at]
        self.start = max(group.prelude[0], group.prelude[1] - PRELUDE_MAX, taken)
        end = groups[at + 1].start if at + 1 < len(groups) else len(text)
        self.end = min(end, group.end + POSTLUDE_MAX)
        self.before = text[min(self.start, group.start) : group.start]
        self.after = text[group.end : self.end]
        self.measures = list(measures(text, self.start, group.start))
        self.shape = self._shape()
        if self.shape == "" and (AFTER_POINTS.search(self.after[:30])):
            self.shape = "polygon"
        if self.shape in ("", "circle") and not self.measures:
            behind = list(measures(text, group.end, self.end))
            if behind and CIRCLE_WORDS.search(text, group.end, behind[0].end + 12):
                self.measures, self.shape = behind[:1], "circle"

    def _shape(self) -> str:
        """Return the shape that the last of the words before the positions speak of."""
        if SECTOR_WORDS.search(self.before):
            return "sector"
        if self.measures and LINE_WORDS.search(self.before):
            return "corridor"
        last = {
            shape: max((match.start() for match in words.finditer(self.before)), default=-1)
            for shape, words in (("polygon", POLYGON_WORDS), ("circle", CIRCLE_WORDS))
        }
        if last["polygon"] >= 0 and last["polygon"] >= last["circle"]:
            return "polygon"
        return "circle" if last["circle"] >= 0 and self.measures else ""


def _propose(
    source: Levelled, groups: Sequence[Group], at: int, taken: int
) -> tuple[AreaProposal, int]:
    """Return the area of a group, and how far the words after it belong to it."""
    group = groups[at]
    words = _Words(source.text, groups, at, taken)
    inherited = _inherited(source.text, groups, at) if words.shape == "" and group.label else None
    words = inherited or words
    doubts = list(group.doubts)
    for pair in group.pairs:
        excerpt = source.excerpt(pair.start, pair.end)
        if pair.reading is None:
            doubts.append(Doubt(pair.rule, excerpt))
        elif isinstance(pair.reading, Ambiguous):
            doubts.extend(Doubt(reason, excerpt) for reason in pair.reading.reasons)
    if lone_coordinate(words.after[:UNREAD_MAX]) and not inherited:
        near = min(group.end + UNREAD_MAX, words.end)
        doubts.append(Doubt("lone-coordinate", source.excerpt(group.end, near)))
    blocked = any(doubt.code in ("unread-between", "lone-coordinate") for doubt in doubts) or any(
        pair.reading is None for pair in group.pairs
    )
    shape, length = _shape_of(words, group, doubts, source)
    readings: list[AreaReading] = []
    if shape and not blocked:
        readings = _readings(shape, group, words, length, doubts, source)
    start = _excerpt_start(words, group, inherited is not None)
    end = max([group.end, *(m.end for m in words.measures if m.start >= group.end)])
    if shape == "sector" and not inherited and (behind := AZIMUTHS.search(words.after)):
        end = max(end, group.end + behind.end())
    found = tuple(dict.fromkeys(doubts))
    return AreaProposal(tuple(readings), found, *source.span(start, end)), end


def _inherited(text: str, groups: Sequence[Group], at: int) -> _Words | None:
    """Return the words over a list A, B, C for a later entry of it."""
    for earlier in range(at - 1, -1, -1):
        if not groups[earlier].label:
            return None
        words = _Words(text, groups, earlier)
        if words.shape:
            return words
    return None


def _excerpt_start(words: _Words, group: Group, inherited: bool) -> int:
    if inherited:
        return group.start
    found = [measure.start for measure in words.measures if measure.start < group.start]
    for pattern in (POLYGON_WORDS, CIRCLE_WORDS, LINE_WORDS, SECTOR_WORDS):
        found.extend(words.start + match.start() for match in pattern.finditer(words.before))
    near = [start for start in found if group.start - start <= 160]
    return min(near, default=group.start)


def _shape_of(
    words: _Words, group: Group, doubts: list[Doubt], source: Levelled
) -> tuple[str, Measure | None]:
    """Return the shape and the length it needs; name what is missing or assumed."""
    shape, count = words.shape, len(group.pairs)
    excerpt = source.excerpt(group.start, group.end)
    if shape == "" and count >= 3:
        doubts.append(Doubt("shape-not-stated", excerpt))
        shape = "polygon"
    if shape == "" or (shape == "polygon" and count < 3):
        doubts.append(Doubt("too-few-positions", excerpt))
        return "", None
    if shape == "polygon":
        return shape, None
    if not words.measures:
        doubts.append(Doubt("length-missing", excerpt))
        return "", None
    if shape in ("circle", "sector") and count > 1:
        doubts.append(Doubt("several-centres", excerpt))
        return "", None
    if shape == "corridor" and count < 2:
        doubts.append(Doubt("too-few-positions", excerpt))
        return "", None
    if len(words.measures) > 1:
        doubts.append(
            Doubt(
                "several-lengths", ", ".join(source.excerpt(m.start, m.end) for m in words.measures)
            )
        )
    length = words.measures[-1]
    if length.doubt:
        doubts.append(Doubt(length.doubt, source.excerpt(length.start, length.end)))
    return shape, length


def _readings(
    shape: str,
    group: Group,
    words: _Words,
    length: Measure | None,
    doubts: list[Doubt],
    source: Levelled,
) -> list[AreaReading]:
    places = _point_readings(group.pairs)
    if not places:
        doubts.append(Doubt("readings-differ", source.excerpt(group.start, group.end)))
    units: tuple[str, ...] = length.units if length else ("",)
    turns = _turns(words, doubts) if shape == "sector" else [None]
    made: list[AreaReading] = []
    for (points, how), unit, turn in product(places, units, turns):
        codes = (*how, *((unit,) if len(units) > 1 else ()))
        if turn and len(turns) > 1:
            codes = (*codes, f"from-{turn[0].mantissa}")
        try:
            area = _area(shape, points, _length(length, unit, words), turn)
            check_outline(area, shape)
        except ValueRefused as refusal:
            doubts.append(Doubt(refusal.rule, str(refusal.value)))
            continue
        made.append(AreaReading(area, codes if len(places) * len(units) * len(turns) > 1 else ()))
    return made[:READINGS_MAX]


def _point_readings(found: Sequence[Pair]) -> list[tuple[tuple[Point, ...], tuple[str, ...]]]:
    """Return all ways to read the positions alike: all in decimal degrees, or all in minutes."""
    keys: list[tuple[str, bool, bool]] | None = None
    for pair in found:
        if isinstance(pair.reading, Ambiguous):
            own = [(c.how, c.point.lat < 0, c.point.lon < 0) for c in pair.reading.candidates]
            keys = own if keys is None else [key for key in keys if key in own]
    if keys is None:
        return [(tuple(p.reading for p in found if isinstance(p.reading, Point)), ())]
    made: list[tuple[tuple[Point, ...], tuple[str, ...]]] = []
    for how, south, west in keys:
        points = tuple(_reading(pair, how, south, west) for pair in found)
        made.append((points, (how, "SN"[not south] + "WE"[not west])))
    return made


def _reading(pair: Pair, how: str, south: bool, west: bool) -> Point:
    if isinstance(pair.reading, Point):
        return pair.reading
    if pair.reading is None:
        raise ValueRefused("position", "", pair.rule)
    return next(
        c.point
        for c in pair.reading.candidates
        if (c.how, c.point.lat < 0, c.point.lon < 0) == (how, south, west)
    )


def _turns(words: _Words, doubts: list[Doubt]) -> list[tuple[Quantity, Quantity] | None]:
    """Return the azimuths of a sector; both ways around where the text does not say clockwise."""
    match = AZIMUTHS.search(words.before) or AZIMUTHS.search(words.after)
    if match is None:
        doubts.append(Doubt("azimuths-missing", words.before[-UNREAD_MAX:].strip()))
        return []
    start, end = (
        to_quantity(Decimal(match[name]) % 360, "DEG", "azimuth") for name in ("start", "end")
    )
    around = words.before + words.after
    if not match["true"] and "TRUE" not in around:
        doubts.append(Doubt("true-not-stated", match.group()))
    if "SEAWARD" in around:
        doubts.append(Doubt("bearings-from-seaward", match.group()))
    if "CLOCKWISE" in around:
        return [(start, end)]
    doubts.append(Doubt("clockwise-not-stated", match.group()))
    return [(start, end), (end, start)]


def _length(measure: Measure | None, unit: str, words: _Words) -> Quantity | None:
    """Return the radius of a circle, or the whole width of a corridor."""
    if measure is None:
        return None
    number = Decimal(measure.number)
    if words.shape == "corridor" and not WHOLE_WIDTH.search(words.before):
        number *= 2
    return to_quantity(number, unit, "length")


def _area(
    shape: str,
    points: tuple[Point, ...],
    length: Quantity | None,
    turn: tuple[Quantity, Quantity] | None,
) -> Area:
    if shape == "polygon":
        closed = len(points) > 1 and points[0] == points[-1]
        return Polygon(points[:-1] if closed else points)
    if length is None:
        raise ValueRefused("length", "", "length-missing")
    if shape == "corridor":
        return Corridor(points, length)
    if shape == "sector" and turn is not None:
        return Sector(points[0], length, *turn)
    return Circle(points[0], length)
