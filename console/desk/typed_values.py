"""What keyboards and input methods produce, made ready for the strict reader of `notices.entry`.

Full-width digits and signs count as plain ones, and where a keyboard has no degree sign, blanks
part degrees, minutes and seconds. Nothing is guessed: what is not clear then is refused there.
"""

import re
import unicodedata
from itertools import zip_longest

from protocol.notices import entry
from protocol.notices.figures import write_instant
from protocol.notices.values import Point, Quantity

_SIGNS = str.maketrans(
    {"º": "°", "˚": "°", "−": "-", "–": "-", "’": "′", "'": "′", "”": "″", '"': "″"}
)
_SPLIT = re.compile(r"([NS]\s*\d.*?|\d.*?[NS])[\s,;/]*([EW]\s*\d.*|\d.*[EW])", re.IGNORECASE)
_HALF = re.compile(
    r"(?P<before>[NSEW])?\s*(?P<numbers>\d{1,3}(?:\.\d+)?(?:[\s°′″]+\d+(?:\.\d+)?){0,2}[\s°′″]*)"
    r"(?P<after>[NSEW])?",
    re.IGNORECASE,
)
_DECIMALS = re.compile(r"([+-]?\d+(?:\.\d+)?)\s*,\s*([+-]?\d+(?:\.\d+)?)")
_MARKED = re.compile(r"\d[\d.]*\s*[°′″]?")
_MARKS = "°′″"


def plain(text: str) -> str:
    """Return the text with compatibility forms (full-width digits, signs) made plain."""
    # Signs first: the normal form would turn ″ into two ′ and º into a letter.
    made = unicodedata.normalize("NFKC", text.translate(_SIGNS).replace("″", "\0"))
    return made.replace("\0", "″").translate(_SIGNS).strip()


def read_number(text: str, unit: str, field: str) -> Quantity:
    """Return a number with its unit. Raises ValueRefused as `entry.parse_number`."""
    return entry.parse_number(plain(text), unit, field)


def read_date(text: str, field: str) -> int:
    """Return days since 1970. Raises ValueRefused as `entry.parse_date`."""
    return entry.parse_date(plain(text), field)


def read_instant(text: str, field: str) -> int:
    """Return seconds since 1970 UTC. Raises ValueRefused as `entry.parse_instant`."""
    return entry.parse_instant(plain(text), field)


def read_position(text: str, field: str) -> Point:
    """Return a position; besides the forms of `entry.parse_position` 34 45 00 N 120 36 00 W.

    Raises:
        ValueRefused: as `entry.parse_position`.
    """
    cleaned = plain(text)
    if (pair := _DECIMALS.fullmatch(cleaned)) is not None and "." in cleaned:
        return entry.parse_position(f"{pair[1]} {pair[2]}", field)
    return entry.parse_position(_with_signs(cleaned) or cleaned, field)


def _with_signs(text: str) -> str:
    """Return degrees and minutes parted by blanks with their signs; nothing for other forms."""
    parted = _SPLIT.fullmatch(text)
    if parted is None:
        return ""
    halves = [_HALF.fullmatch(half.strip()) for half in parted.groups()]
    made = []
    for half in halves:
        if half is None or bool(half["before"]) == bool(half["after"]):
            return ""
        pieces = [piece.strip() for piece in _MARKED.findall(half["numbers"])]
        for piece, mark in zip_longest(pieces, _MARKS, fillvalue=""):
            if piece and piece[-1] in _MARKS and piece[-1] != mark:
                return ""
        signed = "".join(
            piece.rstrip(_MARKS) + mark for piece, mark in zip(pieces, _MARKS, strict=False)
        )
        made.append(signed + (half["before"] or half["after"]))
    return " ".join(made)


def iso_instant(seconds: int) -> str:
    """Return 2026-03-05 18:00Z."""
    return write_instant(seconds).partition("(")[2].rstrip(")")


def dtg(seconds: int) -> str:
    """Return the date-time group, 051800Z MAR 26."""
    return write_instant(seconds).partition(" (")[0]
