"""What reads alike in every language: instants, dates, positions, numbers, ids.

Each value has a writer, a pattern (no capturing groups) and a reader. Where a value is printed
twice (DTG and ISO, minutes and decimals) the reader reads one; whoever reads a text writes it again
and compares, so that a second form that says something else never passes.
"""

import re
from datetime import UTC, date, datetime, timedelta

from protocol.notices.values import Point, Quantity

MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
EPOCH_DAY = date(1970, 1, 1)

INSTANT_PATTERN = r"\d{6}Z [A-Z]{3} \d{2} \(\d{4}-\d{2}-\d{2} \d{2}:\d{2}(?::\d{2})?Z\)"
DATE_PATTERN = r"\d{4}-\d{2}-\d{2}"
POINT_PATTERN = (
    r"\d{1,2}°\d{2}\.\d{3}′[NS] \d{1,3}°\d{2}\.\d{3}′[EW] \([+-]\d{1,2}\.\d{4} [+-]\d{1,3}\.\d{4}\)"
)
NUMBER_PATTERN = r"-?\d{1,16}(?:\.\d{1,6})?"
AZIMUTH_PATTERN = r"\d{3}\.\d°"
COUNT_PATTERN = r"\d{1,16}"
HEX_PATTERN = r"[0-9a-f]{16}"
DIGITS_PATTERN = r"\d{5}(?: \d{5}){5}"
NONCE_PATTERN = r"[0-9a-f]{4}(?: [0-9a-f]{4}){7}"
DIGEST_PATTERN = r"[0-9a-f]{4}(?: [0-9a-f]{4}){15}"

_INSTANT = re.compile(r".{14} \((\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d)(?::(\d\d))?Z\)", re.ASCII)
_POINT = re.compile(
    r"(\d{1,2})°(\d\d)\.(\d{3})′([NS]) (\d{1,3})°(\d\d)\.(\d{3})′([EW]) \(.*\)", re.ASCII
)


class FigureUnreadable(ValueError):
    """A figure that has the right shape and no meaning, such as 30 February."""


def write_instant(instant: int, *, seconds: bool = False) -> str:
    """Write DDHHMMZ MON YY and the ISO form; seconds where the heading counts them."""
    when = EPOCH + timedelta(seconds=instant)
    dtg = f"{when.day:02d}{when.hour:02d}{when.minute:02d}Z {MONTHS[when.month - 1]}"
    clock = f"{when.hour:02d}:{when.minute:02d}" + (f":{when.second:02d}" if seconds else "")
    return f"{dtg} {when.year % 100:02d} ({when.year:04d}-{when.month:02d}-{when.day:02d} {clock}Z)"


def read_instant(text: str) -> int:
    """Read the ISO form; that the DTG says the same is seen by writing it again."""
    match = _INSTANT.fullmatch(text)
    if match is None:
        raise FigureUnreadable(text)
    when = _moment([int(part or "0") for part in match.groups()])
    return round((when - EPOCH).total_seconds())


def _moment(parts: list[int]) -> datetime:
    try:
        return datetime(*parts, tzinfo=UTC)  # type: ignore[misc, arg-type]
    except ValueError:
        raise FigureUnreadable(str(parts)) from None


def write_date(days: int) -> str:
    """Write YYYY-MM-DD."""
    return (EPOCH_DAY + timedelta(days=days)).isoformat()


def read_date(text: str) -> int:
    """Read YYYY-MM-DD into days since 1970."""
    try:
        return (date.fromisoformat(text) - EPOCH_DAY).days
    except ValueError:
        raise FigureUnreadable(text) from None


def _write_angle(ten_thousandths: int, hemispheres: str) -> str:
    """Write D°MM.mmm′H. A 1e-4 degree is 0.006 minute, so three decimals are exact."""
    degrees, rest = divmod(abs(ten_thousandths), 10_000)
    minutes, thousandths = divmod(rest * 6, 1_000)
    return f"{degrees}°{minutes:02d}.{thousandths:03d}′{hemispheres[ten_thousandths < 0]}"


def _write_decimal(ten_thousandths: int) -> str:
    whole, part = divmod(abs(ten_thousandths), 10_000)
    return f"{'-' if ten_thousandths < 0 else '+'}{whole}.{part:04d}"


def write_point(point: Point) -> str:
    """Write both coordinates in degrees and minutes, and in brackets as decimals."""
    minutes = f"{_write_angle(point.lat, 'NS')} {_write_angle(point.lon, 'EW')}"
    return f"{minutes} ({_write_decimal(point.lat)} {_write_decimal(point.lon)})"


def read_point(text: str) -> Point:
    """Read degrees and minutes; that the decimals say the same is seen by writing them again."""
    match = _POINT.fullmatch(text)
    if match is None:
        raise FigureUnreadable(text)
    lat = _read_angle(*match.group(1, 2, 3), negative=match[4] == "S")
    lon = _read_angle(*match.group(5, 6, 7), negative=match[8] == "W")
    return Point(lat, lon)


def _read_angle(degrees: str, minutes: str, thousandths: str, *, negative: bool) -> int:
    parts = int(minutes) * 1_000 + int(thousandths)
    if parts >= 60_000 or parts % 6:
        raise FigureUnreadable(f"{degrees}°{minutes}.{thousandths}")
    angle = int(degrees) * 10_000 + parts // 6
    return -angle if negative else angle


def write_number(quantity: Quantity) -> str:
    """Write the number without its unit: ASCII digits, a point, no grouping."""
    digits = str(abs(quantity.mantissa))
    sign = "-" if quantity.mantissa < 0 else ""
    places = -quantity.exponent
    if places == 0:
        return sign + digits
    digits = digits.rjust(places + 1, "0")
    return f"{sign}{digits[:-places]}.{digits[-places:]}"


def read_number(text: str, unit: str) -> Quantity:
    """Read a number into its one canonical form."""
    whole, _, part = text.partition(".")
    part = part.rstrip("0")
    return Quantity(int(whole + part), -len(part), unit)


def write_azimuth(azimuth: Quantity) -> str:
    """Write 000.0° to 359.9°."""
    tenths = azimuth.mantissa * (10 if azimuth.exponent == 0 else 1)
    return f"{tenths // 10:03d}.{tenths % 10}°"


def read_azimuth(text: str) -> Quantity:
    """Read 000.0° to 359.9°."""
    return read_number(text.rstrip("°"), "DEG")


def write_digits(number: int) -> str:
    """Write 30 digits in six groups of five."""
    digits = f"{number:030d}"
    return " ".join(digits[at : at + 5] for at in range(0, 30, 5))


def write_digest(digest: bytes) -> str:
    """Write 32 bytes as sixteen groups of four hexadecimal digits."""
    return digest.hex(" ", 2)


def write_nonce(nonce: bytes) -> str:
    """Write 16 bytes as eight groups of four hexadecimal digits."""
    return nonce.hex(" ", 2)
