"""What navigational warnings and NOTAM are made of: positions, measures, words before and after.

All patterns run over a copy of the text in capitals and with single blanks, which knows from where
each of its characters comes, so that every match can be shown in the sender's words. No pattern
goes back over more than a few signs.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from protocol.errors import ValueRefused
from protocol.notices.coordinates import Ambiguous, read_position
from protocol.notices.values import Point

WARNING_MAX = 20_000
"""Characters of one warning: the longest that are sent have a few thousand."""
PAIRS_MAX = 1_000

_SIGNS = str.maketrans({**dict.fromkeys("−–—‐‑", "-"), **dict.fromkeys("º˚", "°")})


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that the reader was not sure of: a code, and the words that it is about."""

    code: str
    excerpt: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A position in the text: from where to where, and how it reads."""

    start: int
    end: int
    reading: Point | Ambiguous | None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """A length in the text. Units: what it may be in, codes of the pack's vocabulary `unit`."""

    start: int
    end: int
    number: str
    units: tuple[str, ...]
    doubt: str = ""


class Levelled:
    """A text in capitals, plain forms and single blanks.

    Attributes:
        source: the text as it was pasted.
        text: the levelled one.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        made: list[str] = []
        self._origin: list[int] = []
        for at, character in enumerate(source.translate(_SIGNS)):
            plain = _level(character)
            if plain != " " or (made and made[-1] != " "):
                made.append(plain)
                self._origin.append(at)
        self.text = "".join(made)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a piece of the levelled text (not an empty one) stands in the source."""
        return self._origin[start], self._origin[end - 1] + 1

    def excerpt(self, start: int, end: int) -> str:
        """Return a piece of the levelled text in the words of the source, with single blanks."""
        if start >= end:
            return ""
        begin, finish = self.span(start, end)
        return " ".join(self.source[begin:finish].split())


def _level(character: str) -> str:
    if character.isspace():
        return " "
    if character.isascii():
        return character.upper()
    made = unicodedata.normalize("NFKC", character)
    made = (made if len(made) == 1 else character).upper()
    return " " if made.isspace() else made if len(made) == 1 else character


_FRACTION = r"(?:[.,]\d{1,4})?"
_BODY = (
    rf"(?:\d{{1,3}}[-:]\d{{1,2}}(?:[-:]\d{{1,2}})?{_FRACTION}"
    r"|\d{1,3}\.\d\d\.\d\d(?![\d.])"
    rf"|\d{{1,3}}{_FRACTION}\s?[°度도]\s?(?:\d{{1,2}}{_FRACTION}\s?[′'’分분]\s?"
    rf"(?:\d{{1,2}}{_FRACTION}\s?(?:[″\"”秒초]|'')\s?)?)?"
    rf"|\d{{4,7}}{_FRACTION}"
    rf"|(?<!\d )\d{{1,3}} \d{{1,2}}(?: \d{{1,2}})?{_FRACTION}"
    r"|\d{1,3}[.,]\d{1,6}"
    r"|\d{1,3}(?!\d))"
)
_NS = r"(?:[NSСЮ](?![^\W\d_])|[СЮ]\.? ?Ш\.?|NORTH\b|SOUTH\b)"
_EW = r"(?:[EWOВЗО](?![^\W\d_])|[ВЗ]\.? ?Д\.?|EAST\b|WEST\b)"
_NS_WORD, _EW_WORD = (
    r"(?:[北南][緯纬]|[북남]위|(?<![^\W_])[NS])",
    r"(?:[東东西][経經经]|[동서]경|[EW])",
)
_PART = r" ?[,;/、]? ?"
_PAIR = re.compile(
    rf"(?<![\d.,])(?P<after>{_BODY}\s?{_NS}{_PART}{_BODY}\s?{_EW})"
    rf"|(?P<before>{_NS_WORD}\s?{_BODY}{_PART}{_EW_WORD}\s?{_BODY})(?!\d)"
    rf"|(?<![\d.,])(?P<swapped>{_BODY}\s?{_EW}{_PART}{_BODY}\s?{_NS})",
)
_LONE = re.compile(rf"(?<![\d.,]){_BODY}\s?(?:{_NS}|{_EW})|(?:{_NS_WORD}|{_EW_WORD})\s?{_BODY}")


def pairs(text: str) -> list[Pair]:
    """Return all positions of a levelled text. Longitudes before latitudes are not read."""
    found: list[Pair] = []
    for match in _PAIR.finditer(text):
        if len(found) == PAIRS_MAX:
            break
        if match["swapped"]:
            found.append(Pair(*match.span(), None, "longitude-first"))
            continue
        try:
            reading = read_position(match.group(), "position")
        except ValueRefused as refusal:
            found.append(Pair(*match.span(), None, refusal.rule))
        else:
            found.append(Pair(*match.span(), reading))
    return found


def lone_coordinate(text: str) -> bool:
    """Return whether there is a latitude or longitude in a piece of text without positions."""
    return _LONE.search(text) is not None


_UNITS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    (r"N\.?M\.?I?\b|NAUTICAL MILES?|MILLES? NAUTIQUES?|MN\b|海[里浬]|浬|해리", ("NM",), ""),
    (r"МОРСК\w{1,3} МИЛ[ЬИЯ]\w?", ("NM",), ""),
    (
        r"KMS?\b|KILOMET\w{2,5}|КМ\b|КИЛОМЕТР\w{0,3}|公里|千米|キロ(?:メートル)?|킬로미터",
        ("KM",),
        "",
    ),
    (r"METRES?\b|METERS?\b|МЕТР\w{0,3}|メートル|미터", ("M",), ""),
    (r"MILES?\b|MILLES?\b|МИЛ[ЬИЯ]\w?", ("NM",), "miles-nautical"),
    (r"M\b|М\b", ("NM", "M"), "m-miles-or-metres"),
)
_MEASURE = re.compile(
    r"(?<![\d.,/-])(?P<number>\d{1,5}(?:\.\d{1,3})?)\s?-?(?:"
    + "|".join(f"(?P<unit{number}>{unit})" for number, (unit, _, _) in enumerate(_UNITS))
    + ")"
)


def measures(text: str, start: int, end: int) -> Iterator[Measure]:
    """Return the lengths between two places of the text."""
    for match in _MEASURE.finditer(text, start, end):
        _, units, doubt = _UNITS[int((match.lastgroup or "unit0").removeprefix("unit"))]
        yield Measure(match.start(), match.end(), match["number"], units, doubt)


POLYGON_WORDS = re.compile(
    r"BOUND(?:ED|ARY|ARIES)?\b|LINES? (?:JOINING|CONNECTING|BETWEEN)|ENCLOSED|AREA DEFINED|POLYGON"
    r"|CO-?ORDINATES|\bWI (?:AN )?AREA|DELIMITEE?|ОГРАНИЧЕНН|КООРДИНАТ|連線|连线|围成|圍成"
    r"|範囲|范围|囲ま|結ぶ|연결|둘러싸"
)
CIRCLE_WORDS = re.compile(
    r"\bRADIUS\b|\bWITHIN\b|\bWI\b|\bCIRCLE|\bCENTE?RE?D\b|РАДИУС|В ПРЕДЕЛАХ"
    r"|RAYON|半[径徑]|반경|반지름"
)
LINE_WORDS = re.compile(
    r"TRACK ?LINE|CENTE?RE? ?LINE|EITHER SIDE|\bWIDE\b|\bWIDTH\b|CORRIDOR"
    r"|MILES OF (?:A )?LINE|NM OF (?:A )?LINE|KM OF (?:A )?LINE"
)
WHOLE_WIDTH = re.compile(r"\bWIDE\b|\bWIDTH\b")
SECTOR_WORDS = re.compile(r"\bSECTOR|\bBEARINGS?\b")
AZIMUTHS = re.compile(
    r"\b(?:FROM|BETWEEN)\s+(?P<start>\d{1,3}(?:\.\d)?)\s?(?:DEG\w{0,4}|°)?\s?(?:TRUE\s?)?"
    r"(?:TO|AND|-)\s?(?P<end>\d{1,3}(?:\.\d)?)\s?(?:DEG\w{0,4}|°)?(?P<true>\s?(?:TRUE|T)\b)?"
)
AFTER_POINTS = re.compile(r"結ぶ|囲ま|连线|連線|围成|圍成|연결|둘러싸")
"""Words that follow the positions in languages that put the verb last."""

_AND = r"(?:AND|TO|THENCE|THEN|ET|И|和|及び?|と|및|AND THENCE|POINT)"
GAP = re.compile(rf"[\s,;.\-/&>()、]*(?:{_AND}[\s,;.]*)?")
LABEL = re.compile(r"(?:^|[\s(.,;])\(?(?P<label>[A-Z]|[А-Г]|\d{1,2})[.)]\)?\s*$")
Q_LINE = re.compile(r"\bQ\).{0,100}?(?= [A-G]\)|$)")
