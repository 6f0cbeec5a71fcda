"""Positions in every form that officers and warnings use: read, refused, or asked about.

Latitude stands first. Degrees, with minutes, with seconds, the last with decimals; run together, or
parted by marks, blanks, hyphens, colons or points; hemispheres by letters, words or, with plain
numbers, by signs. What can be read in two ways is never decided here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

from protocol.errors import ValueRefused
from protocol.notices.coordinates_words import Token, plain, tokens
from protocol.notices.lint import visible
from protocol.notices.values import Point, check_point

POSITION_MAX = 120
"""Characters of one position."""
DECIMALS_MAX = 4
_LATITUDE, _LONGITUDE = 2, 3
"""Digits of whole degrees where they run together with minutes."""

DEGREES = "degrees"
DECIMAL_DEGREES = "decimal-degrees"
DEGREES_MINUTES = "degrees-minutes"
DEGREES_MINUTES_SECONDS = "degrees-minutes-seconds"
_MARKED = {1: ("°",), 2: ("°", "′"), 3: ("°", "′", "″")}
_JOINS = {"°": 0, "′": 1, "-": None, " ": None, ":": None}


@dataclass(frozen=True, slots=True)
class Candidate:
    """One way to read a position, and what its latitude was taken for."""

    point: Point
    how: str


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A position that has to be asked about.

    Attributes:
        candidates: every reading, the most usual first; a single one is to be confirmed.
        reasons: why, as codes: hemisphere-missing, degrees-or-minutes, decimal-comma, letter-o,
            lookalike-letter, mixed-letters, slash-between.
    """

    candidates: tuple[Candidate, ...]
    reasons: tuple[str, ...]


class _Unreadable(Exception):
    """Not a position, and by which rule."""

    def __init__(self, rule: str = "not-a-position") -> None:
        super().__init__(rule)
        self.rule = rule


@dataclass(frozen=True, slots=True)
class _Half:
    """A latitude or a longitude: its readings by form, the sides it may be on, reasons to ask."""

    readings: dict[str, Fraction]
    sides: str
    reasons: tuple[str, ...]


def read_position(text: str, field: str, *, signed: bool = False) -> Point | Ambiguous:
    """Read a position of one line.

    Minutes and seconds are rounded to the nearest 1e-4 degree (5.6 m at most), half to even.

    Args:
        text: what was typed or pasted.
        field: path for refusals.
        signed: plain numbers without any letter or sign are north and east, as in files.

    Raises:
        ValueRefused: entry-too-long, not-a-position, longitude-first, sixty-minutes,
            more-than-4-decimals, latitude-range, longitude-range.
    """
    if len(text) > POSITION_MAX:
        raise ValueRefused(field, visible(text[:POSITION_MAX]), "entry-too-long")
    found = tokens(plain(text))
    try:
        if found is None:
            raise _Unreadable
        latitude, longitude, reasons = _halves(found, signed=signed)
        return _pair(latitude, longitude, reasons, field)
    except _Unreadable as reason:
        raise ValueRefused(field, visible(text), reason.rule) from None


def one_position(text: str, field: str) -> Point:
    """Read a position that nobody can be asked about; plain numbers are north and east.

    Raises:
        ValueRefused: as `read_position`; or the first reason to ask.
    """
    found = read_position(text, field, signed=True)
    if isinstance(found, Ambiguous):
        raise ValueRefused(field, visible(text), found.reasons[0])
    return found


def _halves(found: Sequence[Token], *, signed: bool) -> tuple[_Half, _Half, tuple[str, ...]]:
    """Part latitude from longitude."""
    labels = [token.text for token in found if token.kind == "label"]
    if labels and labels[0] == "lon":
        raise _Unreadable("longitude-first")
    sides = [token for token in found if token.kind == "side"]
    if len(sides) > 2:
        raise _Unreadable
    if len(sides) == 2:
        first, second = _around(found, sides)
        _check_order(sides)
        mixed = {side.alphabet for side in sides} >= {"latin", "cyrillic"}
        reasons = ("mixed-letters",) if mixed else ()
        return (
            _half(first, _LATITUDE, sides[0], "NS"),
            _half(second, _LONGITUDE, sides[1], "EW"),
            reasons,
        )
    return (*_without_letters(found, sides, signed=signed), ())


def _check_order(sides: Sequence[Token]) -> None:
    one, other = (set(side.text) for side in sides)
    if one <= {"E", "W"} and other <= {"N", "S"}:
        raise _Unreadable("longitude-first")
    if not (one <= {"N", "S"} and other <= {"E", "W"}):
        raise _Unreadable


def _around(found: Sequence[Token], sides: Sequence[Token]) -> tuple[list[Token], list[Token]]:
    """Return the signs of both halves where each has its hemisphere, before or after."""
    kept = _trimmed([token for token in found if token.kind != "label"])
    places = [at for at, token in enumerate(kept) if token.kind == "side"]
    if places[0] == 0:
        halves = kept[1 : places[1]], kept[places[1] + 1 :]
    elif places[1] == len(kept) - 1:
        halves = kept[: places[0]], kept[places[0] + 1 : -1]
    else:
        raise _Unreadable
    return _trimmed(halves[0], " ,;/"), _without_dash(_trimmed(halves[1], " ,;/"))


def _trimmed(part: Sequence[Token], loose: str = " ,;") -> list[Token]:
    """Return the signs without blanks and loose separators at either end."""
    made = list(part)
    while made and made[0].kind in ("blank", "join") and made[0].text in loose:
        made.pop(0)
    while made and made[-1].kind in ("blank", "join") and made[-1].text in loose:
        made.pop()
    return made


def _without_dash(part: list[Token]) -> list[Token]:
    """Return the second half without a dash that stands by itself; one at a number is a sign."""
    return _trimmed(part[1:]) if [token.text for token in part[:2]] == ["-", " "] else part


def _without_letters(
    found: Sequence[Token], sides: Sequence[Token], *, signed: bool
) -> tuple[_Half, _Half]:
    """Part the halves of a position that lacks a hemisphere, or both."""
    rest = _trimmed([token for token in found if token.kind not in ("side", "label")])
    after = [at for at, token in enumerate(found) if token.kind == "side" and at > 0]
    if after and set(sides[0].text) <= {"N", "S"} and after[0] < len(found) - 1:
        parts = [_trimmed(found[: after[0]]), _trimmed(found[after[0] + 1 :])]
    else:
        parts = _parted(rest)
    signs = [part.pop(0).text if part and part[0].text in "+-" else "" for part in parts]
    parts = [_trimmed(part) for part in parts]
    if any(signs) and sides:
        raise _Unreadable
    made: list[_Half] = []
    for part, sign, width, letters in zip(
        parts, signs, (_LATITUDE, _LONGITUDE), ("NS", "EW"), strict=True
    ):
        own = next((side for side in sides if set(side.text) <= set(letters)), None)
        half = _half(part, width, own, letters)
        if any(signs) or (signed and not sides):
            half = _with_sign(half, letters[sign == "-"])
        made.append(half)
    return made[0], made[1]


def _with_sign(half: _Half, side: str) -> _Half:
    """Return the half on the side of its sign.

    With signs only decimal degrees are written; degrees and minutes keep their question.
    """
    kept = {how: value for how, value in half.readings.items() if how in (DEGREES, DECIMAL_DEGREES)}
    if not kept:
        return half
    settled = ("degrees-or-minutes", "hemisphere-missing")
    return _Half(kept, side, tuple(reason for reason in half.reasons if reason not in settled))


def _parted(rest: Sequence[Token]) -> list[list[Token]]:
    """Return two halves, parted by a semicolon, a comma with a blank, blanks, or a lone comma."""
    texts = [token.text for token in rest]
    for at, text in enumerate(texts):
        if text == ";" or (text == "," and at + 1 < len(texts) and texts[at + 1] == " "):
            return [_trimmed(rest[:at]), _trimmed(rest[at + 1 :])]
    chunks: list[list[Token]] = [[]]
    for token in rest:
        if token.kind == "blank":
            chunks.append([])
        else:
            chunks[-1].append(token)
    if len(chunks) == 1 and texts.count(",") == 1:
        at = texts.index(",")
        return [list(rest[:at]), list(rest[at + 1 :])]
    if len(chunks) not in (2, 4, 6):
        raise _Unreadable
    middle = len(chunks) // 2
    blank = Token("blank", " ")
    return [
        [token for chunk in side for token in (*chunk, blank)][:-1]
        for side in (chunks[:middle], chunks[middle:])
    ]


def _half(part: Sequence[Token], width: int, side: Token | None, letters: str) -> _Half:
    numbers, joins, mark = _shape(part)
    readings, reasons = _readings(numbers, joins, mark, width)
    if side is None:
        reasons.append("hemisphere-missing")
    elif side.ask:
        reasons.append(side.ask)
    return _Half(readings, side.text if side else letters, tuple(reasons))


def _shape(part: Sequence[Token]) -> tuple[list[str], list[str], str]:
    """Return the numbers, what stands between them, and the mark after the last."""
    numbers: list[str] = []
    joins: list[str] = []
    between = ""
    for token in part:
        if token.kind == "number":
            if numbers:
                joins.append(between.strip() or " ")
            elif between:
                raise _Unreadable
            numbers.append(token.text)
            between = ""
        else:
            between += token.text
    mark = between.strip()
    if not numbers or mark not in ("", *_MARKED[3]):
        raise _Unreadable
    return numbers, joins, mark


def _readings(
    numbers: list[str], joins: list[str], mark: str, width: int
) -> tuple[dict[str, Fraction], list[str]]:
    """Return what the numbers may mean, by form, and the reasons to ask."""
    reasons: list[str] = []
    if joins == [".", "."]:
        joins = ["-", "-"]  # degrees, minutes and seconds parted by points
    fraction = ""
    if joins and joins[-1] in (".", ","):
        if joins[-1] == "," and not mark:
            reasons.append("decimal-comma")
        fraction = numbers[-1]
        numbers, joins = numbers[:-1], joins[:-1]
    if len(numbers) == 1:
        return _run_together(numbers[0], fraction, mark, width, reasons)
    if joins == ["/"] and not mark and not fraction:
        reasons.append("slash-between")
        decimals, _ = _run_together(numbers[0], numbers[1], "", width, [])
        return {**_degrees(numbers, "", width), **decimals}, reasons
    for place, join in enumerate(joins):
        if join not in _JOINS or _JOINS[join] not in (None, place):
            raise _Unreadable
    if mark and _MARKED[3].index(mark) != len(numbers) - 1:
        raise _Unreadable
    return _degrees(numbers, fraction, width), reasons


def _run_together(
    digits: str, fraction: str, mark: str, width: int, reasons: list[str]
) -> tuple[dict[str, Fraction], list[str]]:
    """Read digits that are not parted: degrees alone, or with minutes, or with seconds, too."""
    if len(digits) > width:
        parts = [digits[:width], digits[width : width + 2], digits[width + 2 :]]
        if len(digits) not in (width + 2, width + 4) or mark == "°":
            raise _Unreadable
        return _degrees([part for part in parts if part], fraction, width), reasons
    if mark not in ("", "°"):
        raise _Unreadable
    if not fraction:
        return {DEGREES: Fraction(int(digits))}, reasons
    if len(fraction) > DECIMALS_MAX:
        raise _Unreadable("more-than-4-decimals")
    readings = {DECIMAL_DEGREES: int(digits) + Fraction(int(fraction), 10 ** len(fraction))}
    if not mark and len(fraction) == 2 and int(fraction) < 60:
        readings[DEGREES_MINUTES] = int(digits) + Fraction(int(fraction), 60)
        reasons = [*reasons, "degrees-or-minutes"]
    return readings, reasons


def _degrees(numbers: Sequence[str], fraction: str, width: int) -> dict[str, Fraction]:
    """Return degrees, minutes and perhaps seconds, the last with decimals, in degrees."""
    if len(numbers) > 3 or len(numbers[0]) > width or any(len(part) > 2 for part in numbers[1:]):
        raise _Unreadable
    parts = [Fraction(int(part)) for part in numbers]
    if fraction:
        parts[-1] += Fraction(int(fraction), 10 ** len(fraction))
    if any(part >= 60 for part in parts[1:]):
        raise _Unreadable("sixty-minutes")
    how = DEGREES_MINUTES if len(parts) == 2 else DEGREES_MINUTES_SECONDS
    return {how: sum((part / 60**power for power, part in enumerate(parts)), Fraction(0))}


def _pair(
    latitude: _Half, longitude: _Half, reasons: tuple[str, ...], field: str
) -> Point | Ambiguous:
    """Put both halves together: one form for both, where there is one."""
    forms = list(product(latitude.readings, longitude.readings))
    alike = [form for form in forms if form[0] == form[1]]
    points: dict[Point, str] = {}
    refused: ValueRefused | None = None
    for (how, other), (ns, ew) in product(alike or forms, product(latitude.sides, longitude.sides)):
        lat = round(latitude.readings[how] * 10_000) * (-1 if ns == "S" else 1)
        lon = round(longitude.readings[other] * 10_000) * (-1 if ew == "W" else 1)
        point = Point(lat, 1_800_000 if lon == -1_800_000 else lon)
        try:
            check_point(point, field)
        except ValueRefused as refusal:
            refused = refused or refusal
        else:
            points.setdefault(point, how)
    if refused is not None and not points:
        raise refused
    asked = tuple(dict.fromkeys((*reasons, *latitude.reasons, *longitude.reasons)))
    if len(alike or forms) == 1:
        asked = tuple(reason for reason in asked if reason != "degrees-or-minutes")
    if len(points) == 1:
        # Where all readings come to one place, only what was written oddly is left to be asked.
        settled = ("hemisphere-missing", "degrees-or-minutes", "letter-o")
        asked = tuple(reason for reason in asked if reason not in settled)
        if not asked:
            return next(iter(points))
    return Ambiguous(tuple(Candidate(point, how) for point, how in points.items()), asked)
