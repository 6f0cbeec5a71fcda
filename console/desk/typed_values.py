"""What an officer types into a field, read strictly: numbers, positions, instants, dates.

Everything is read to exactly one value or refused with a rule; nothing is guessed or silently
rounded away. Full-width digits and signs, as input methods make them, count as plain ones.
"""

import calendar
import re
import unicodedata
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

from protocol.errors import ValueRefused

POSITION_UNIT = 10_000
"""Positions are whole ten-thousandths of a degree (11 m)."""

_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_NUMBER = re.compile(r"[+-]?\d{1,12}(\.\d{1,9})?")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})[T ]+(\d{2}):?(\d{2})\s*Z?", re.IGNORECASE)
_DTG = re.compile(r"(\d{2})(\d{2})(\d{2})Z ?([A-Z]{3}) ?(\d{2}|\d{4})", re.IGNORECASE)
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_OFFSET = re.compile(r"\d\d:?\d\d\s*([+-]\d{1,2}|[A-Y])", re.IGNORECASE)
_PIECE = re.compile(r"\d+(?:\.\d+)?|[NSEW+\-,°'\"]")
_SIGNS = str.maketrans(
    {"′": "'", "’": "'", "″": '"', "”": '"', "−": "-", "–": "-", "º": "°", "，": ",", "、": ","}
)


def plain(text: str) -> str:
    """Return the text with compatibility forms (full-width digits, signs) made plain."""
    # The signs first: NFKC would take ″ apart and turn º into the letter o.
    return unicodedata.normalize("NFKC", text.translate(_SIGNS)).translate(_SIGNS).strip()


def read_number(text: str, field: str) -> tuple[int, int]:
    """Return (mantissa, exponent <= 0) of a decimal number, trailing zeros taken off.

    Raises:
        ValueRefused: ``number-comma`` for a comma (it parts thousands for some, decimals for
            others), ``number-unreadable`` for anything else that is no number.
    """
    cleaned = plain(text)
    if "," in cleaned or "٫" in cleaned:
        raise ValueRefused(field, text, "number-comma")
    if not _NUMBER.fullmatch(cleaned) or not cleaned.isascii():
        raise ValueRefused(field, text, "number-unreadable")
    sign, digits, exponent = Decimal(cleaned).as_tuple()
    mantissa = int("".join(map(str, digits))) * (-1 if sign else 1)
    places = int(exponent)
    while places < 0 and mantissa % 10 == 0:
        mantissa, places = mantissa // 10, places + 1
    return mantissa, places


def read_count(text: str, field: str) -> int:
    """Return a whole number.

    Raises:
        ValueRefused: as `read_number`, and ``number-not-whole``.
    """
    mantissa, exponent = read_number(text, field)
    if exponent:
        raise ValueRefused(field, text, "number-not-whole")
    return mantissa


def read_date(text: str, field: str) -> int:
    """Return days since 1970-01-01 for YYYY-MM-DD.

    Raises:
        ValueRefused: ``date-unreadable`` for another form, ``date-impossible`` for 30 February.
    """
    found = _DAY.fullmatch(plain(text))
    if not found:
        raise ValueRefused(field, text, "date-unreadable")
    try:
        return (date(*map(int, found.groups())) - date(1970, 1, 1)).days
    except ValueError:
        raise ValueRefused(field, text, "date-impossible") from None


def read_instant(text: str, field: str) -> int:
    """Return seconds since 1970 UTC for 2026-03-05 18:00Z or 051800Z MAR 26, to the minute.

    Raises:
        ValueRefused: ``instant-not-utc`` if another time zone is named, ``instant-unreadable``
            for another form, ``date-impossible`` if there is no such day or time.
    """
    cleaned = plain(text).upper()
    if (iso := _ISO.fullmatch(cleaned)) is not None:
        year, month, day, hour, minute = map(int, iso.groups())
    elif (dtg := _DTG.fullmatch(cleaned)) is not None and dtg[4] in _MONTHS:
        day, hour, minute = int(dtg[1]), int(dtg[2]), int(dtg[3])
        month = _MONTHS.index(dtg[4]) + 1
        year = int(dtg[5]) + (2000 if len(dtg[5]) == 2 else 0)
    else:
        other_zone = _OFFSET.search(cleaned) is not None
        raise ValueRefused(field, text, "instant-not-utc" if other_zone else "instant-unreadable")
    try:
        # 24:00 is refused with the impossible ones: it names two days at once.
        return calendar.timegm(datetime(year, month, day, hour, minute, tzinfo=UTC).timetuple())
    except ValueError:
        raise ValueRefused(field, text, "date-impossible") from None


def iso_instant(seconds: int) -> str:
    """Return 2026-03-05 18:00Z, with seconds where there are any."""
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    return moment.strftime("%Y-%m-%d %H:%M:%SZ" if seconds % 60 else "%Y-%m-%d %H:%MZ")


def dtg(seconds: int) -> str:
    """Return the date-time group, 051800Z MAR 26."""
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    return f"{moment:%d%H%M}Z {_MONTHS[moment.month - 1]} {moment:%y}"


def iso_date(days: int) -> str:
    """Return 2026-03-05."""
    return (date(1970, 1, 1) + timedelta(days=days)).isoformat()


def read_position(text: str, field: str) -> tuple[int, int]:
    """Return (latitude, longitude) in ten-thousandths of a degree.

    Reads 34 45 00 N 120 36 00 W, 34°45.0'N 120°36.0'W, N34.75 W120.6 and 34.75, -120.6. Minutes
    and seconds that fall between two ten-thousandths of a degree go to the nearer one.

    Raises:
        ValueRefused: ``position-unreadable``; ``position-hemisphere`` if letters are missing,
            doubled, swapped or stand beside a sign; ``position-decimals`` for more than four
            decimals of a degree; ``minutes-range``, ``latitude-range``, ``longitude-range``.
    """
    cleaned = plain(text).upper()
    pieces = _PIECE.findall(cleaned)
    if "".join(pieces) != re.sub(r"\s", "", cleaned):
        raise ValueRefused(field, text, "position-unreadable")
    letters = "".join(piece for piece in pieces if piece in ("N", "S", "E", "W"))
    halves = _lettered_halves(pieces) if letters else _signed_halves(pieces)
    if halves is None or (letters and not re.fullmatch("[NS][EW]", letters)):
        rule = "position-hemisphere" if _numbers(pieces) > 1 else "position-unreadable"
        raise ValueRefused(field, text, rule)
    values = []
    for half, letter in zip(halves, letters or "++", strict=True):
        sign = -1 if letter in ("S", "W") or half[:1] == ["-"] else 1
        values.append(sign * _half_value([t for t in half if t not in "+-"], text, field))
    for value, limit, rule in zip(values, (90, 180), ("latitude", "longitude"), strict=True):
        if abs(value) > limit * POSITION_UNIT:
            raise ValueRefused(field, text, f"{rule}-range")
    # 180° has one canonical sign.
    longitude = values[1] if values[1] != -180 * POSITION_UNIT else 180 * POSITION_UNIT
    return values[0], longitude


def _numbers(pieces: list[str]) -> int:
    return sum(piece[0].isdigit() for piece in pieces)


def _lettered_halves(pieces: list[str]) -> tuple[list[str], list[str]] | None:
    """Part at the letters, which stand both before or both after their numbers."""
    places = [index for index, piece in enumerate(pieces) if piece in ("N", "S", "E", "W")]
    if len(places) != 2 or "+" in pieces or "-" in pieces:
        return None
    first, second = places
    if first == 0 and second < len(pieces) - 1:
        left, right = pieces[1:second], pieces[second + 1 :]
        left = left[:-1] if left[-1:] == [","] else left
    elif first > 0 and second == len(pieces) - 1:
        left, right = pieces[:first], pieces[first + 1 : second]
        right = right[1:] if right[:1] == [","] else right
    else:
        return None
    return left, right


def _signed_halves(pieces: list[str]) -> tuple[list[str], list[str]] | None:
    """Two plain decimal degrees with or without signs; anything longer needs letters."""
    bare = [piece for piece in pieces if piece not in (",", "°")]
    signless = [piece for piece in bare if piece not in ("+", "-")]
    if len(signless) != 2 or _numbers(signless) != 2 or pieces.count(",") > 1:
        return None
    cut = bare.index(signless[0]) + 1
    left, right = bare[:cut], bare[cut:]
    return (left, right) if len(left) <= 2 and len(right) <= 2 else None


def _half_value(half: list[str], text: str, field: str) -> int:
    """Return one to three numbers (degrees, minutes, seconds) in ten-thousandths of a degree."""
    numbers = [piece for piece in half if piece[0].isdigit()]
    marks = [(piece, _numbers(half[:index])) for index, piece in enumerate(half) if piece in "°'\""]
    wrong_mark = any(count != "°'\"".index(mark) + 1 for mark, count in marks)
    if not 1 <= len(numbers) <= 3 or wrong_mark or len(numbers) + len(marks) != len(half):
        raise ValueRefused(field, text, "position-unreadable")
    if any("." in number for number in numbers[:-1]) or any(
        len(n.split(".")[0]) > 3 for n in numbers
    ):
        raise ValueRefused(field, text, "position-unreadable")
    if any(Fraction(number) >= 60 for number in numbers[1:]):
        raise ValueRefused(field, text, "minutes-range")
    exact = Fraction(0)
    for power, number in enumerate(numbers):
        exact += Fraction(number) / 60**power
    exact *= POSITION_UNIT
    if len(numbers) == 1 and exact.denominator != 1:
        raise ValueRefused(field, text, "position-decimals")
    return int(exact + Fraction(1, 2))


def decimal_position(latitude: int, longitude: int) -> str:
    """Return 34.7500°N 120.6000°W."""
    north = "N" if latitude >= 0 else "S"
    east = "E" if longitude >= 0 else "W"
    return (
        f"{abs(latitude) / POSITION_UNIT:.4f}°{north} {abs(longitude) / POSITION_UNIT:.4f}°{east}"
    )


def minutes_position(latitude: int, longitude: int) -> str:
    """Return 34°45.000′N 120°36.000′W (a ten-thousandth of a degree is exactly 0.006′)."""
    halves = []
    for value, positive, negative in ((latitude, "N", "S"), (longitude, "E", "W")):
        degrees, rest = divmod(abs(value), POSITION_UNIT)
        thousandths = rest * 6
        letter = positive if value >= 0 else negative
        halves.append(f"{degrees}°{thousandths // 1000:02d}.{thousandths % 1000:03d}′{letter}")
    return " ".join(halves)
