"""What officers type: instants, positions, numbers, references in their usual written forms.

Every form is unambiguous or refused: latitude stands first, longitude has three digits where they
run together, decimals have a point, and an instant says Z. Used by draft files and by forms alike.
"""

import re
from datetime import date, datetime
from decimal import ROUND_HALF_EVEN, Decimal

from protocol.errors import ValueRefused
from protocol.notices.figures import EPOCH_DAY, MONTHS
from protocol.notices.lint import visible
from protocol.notices.values import (
    Point,
    Quantity,
    Ref,
    check_azimuth,
    check_instant,
    check_point,
    check_quantity,
    check_ref,
)

DAY = 86_400
ENTRY_MAX = 120
CENTURY_TURN = 70
"""Two-digit years of a DTG: 70 to 99 are of the 1900s, the others of the 2000s."""

_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d))?(Z?)", re.ASCII)
_DTG = re.compile(r"(\d\d)(\d\d)(\d\d)(Z?) ?([A-Z]{3}) ?(\d\d)", re.ASCII)
_WITH_UNIT = re.compile(r"([+-]?[\d.,]+) ?([A-Za-z][A-Za-z0-9-]*)", re.ASCII)
_COMMA = re.compile(r"[\d.]+,[\d.]*", re.ASCII)
_NUMBER = re.compile(r"[+-]?\d{1,15}(?:\.\d{1,6})?", re.ASCII)
_DECIMALS = re.compile(r"([+-]?)(\d{1,3}(?:\.\d+)?),? +([+-]?)(\d{1,3}(?:\.\d+)?)", re.ASCII)
_SIDED = re.compile(r"(\d{1,3}(?:\.\d+)?)°? ?([NS]),? ?(\d{1,3}(?:\.\d+)?)°? ?([EW])", re.ASCII)
_PART = r"(\d{1,3})° ?(\d{1,2}(?:\.\d{1,4})?)[′'’](?: ?(\d{1,2}(?:\.\d{1,3})?)[″\"”])?"
_MINUTES = re.compile(rf"{_PART} ?([NS]),? ?{_PART} ?([EW])", re.ASCII)
_COMPACT = re.compile(r"(\d\d)(\d\d)(\d\d)?([NS]) ?(\d{3})(\d\d)(\d\d)?([EW])", re.ASCII)
_REF = re.compile(r"([0-9a-f]{16})(?: (\d{1,16})/(\d{1,16}))?", re.ASCII)


def _text(entry: str, field: str) -> str:
    """Return the entry with its spaces made single, if it is of a sane length."""
    if len(entry) > ENTRY_MAX:
        raise ValueRefused(field, visible(entry), "entry-too-long")
    return " ".join(entry.split())


def parse_date(entry: str, field: str) -> int:
    """Read YYYY-MM-DD into days since 1970.

    Raises:
        ValueRefused: not-a-date for another form, impossible-date for 30 February.
    """
    text = _text(entry, field)
    if not _DATE.fullmatch(text):
        raise ValueRefused(field, visible(text), "not-a-date")
    try:
        return (date.fromisoformat(text) - EPOCH_DAY).days
    except ValueError:
        raise ValueRefused(field, text, "impossible-date") from None


def parse_instant(entry: str, field: str, *, to_minute: bool = True) -> int:
    """Read 2026-03-05T18:00Z or 051800Z MAR 26 into seconds since 1970 UTC.

    Raises:
        ValueRefused: not-an-instant, instant-without-zone (no Z), impossible-date, out of range.
    """
    text = _text(entry, field).upper()
    if match := _ISO.fullmatch(text):
        numbers = [int(part or "0") for part in match.groups()[:6]]
        zone = match[7]
    elif match := _DTG.fullmatch(text):
        if match[5] not in MONTHS:
            raise ValueRefused(field, visible(text), "impossible-date")
        year = int(match[6]) + (1900 if int(match[6]) >= CENTURY_TURN else 2000)
        month = MONTHS.index(match[5]) + 1
        numbers = [year, month, int(match[1]), int(match[2]), int(match[3]), 0]
        zone = match[4]
    else:
        raise ValueRefused(field, visible(text), "not-an-instant")
    if not zone:
        raise ValueRefused(field, text, "instant-without-zone")
    instant = _seconds(numbers, field, text)
    check_instant(instant, field, to_minute=to_minute)
    return instant


def _seconds(numbers: list[int], field: str, text: str) -> int:
    year, month, day, hour, minute, second = numbers
    try:
        when = datetime(year, month, day, hour, minute, second)
    except ValueError:
        raise ValueRefused(field, text, "impossible-date") from None
    days = (when.date() - EPOCH_DAY).days
    return days * DAY + hour * 3_600 + minute * 60 + second


def parse_position(entry: str, field: str) -> Point:
    """Read a position, latitude first.

    Forms: `34.7500 -120.6000`, `34.75N 120.6W`, `34°45.0′N 120°36.0′W` (seconds after the minutes
    if wanted), `3445N 12036W`, `344500N 1203600W`. Minutes and seconds are rounded to the nearest
    1e-4 degree (5.6 m at most), half to even; decimals have at most four places.

    Raises:
        ValueRefused: not-a-position, decimal-comma, longitude-first, latitude-range,
            longitude-range.
    """
    text = _text(entry, field)
    upper = text.upper()
    if match := _DECIMALS.fullmatch(upper):
        lat = _degrees(match[2], match[1] == "-", field, text)
        lon = _degrees(match[4], match[3] == "-", field, text)
    elif match := _SIDED.fullmatch(upper):
        lat = _degrees(match[1], match[2] == "S", field, text)
        lon = _degrees(match[3], match[4] == "W", field, text)
    elif (match := _MINUTES.fullmatch(upper)) or (match := _COMPACT.fullmatch(upper)):
        lat = _angle(match[1], match[2], match[3], match[4] == "S", field, text)
        lon = _angle(match[5], match[6], match[7], match[8] == "W", field, text)
    else:
        raise ValueRefused(field, visible(text), _position_rule(upper))
    point = Point(lat, 1_800_000 if lon == -1_800_000 else lon)
    check_point(point, field)
    return point


def _position_rule(text: str) -> str:
    """Return the rule that explains best why this is no position."""
    if re.search(r"\d,\d", text):
        return "decimal-comma"
    if re.search(r"[EW].*[NS]", text):
        return "longitude-first"
    return "not-a-position"


def _degrees(number: str, negative: bool, field: str, text: str) -> int:
    _, _, places = number.partition(".")
    if len(places) > 4:
        raise ValueRefused(field, text, "more-than-4-decimals")
    whole = int(Decimal(number).scaleb(4))
    return -whole if negative else whole


def _angle(
    degrees: str, minutes: str, seconds: str | None, negative: bool, field: str, text: str
) -> int:
    if Decimal(minutes) >= 60 or (seconds is not None and Decimal(seconds) >= 60):
        raise ValueRefused(field, text, "sixty-minutes")
    if seconds is not None and "." in minutes:
        raise ValueRefused(field, text, "not-a-position")
    part = Decimal(minutes) / 60 + Decimal(seconds or "0") / 3_600
    whole = int(degrees) * 10_000 + int((part * 10_000).quantize(Decimal(1), ROUND_HALF_EVEN))
    return -whole if negative else whole


def to_quantity(number: Decimal | int, unit: str, field: str) -> Quantity:
    """Return the canonical quantity of an exact decimal number.

    Raises:
        ValueRefused: number-range, more than six decimals.
    """
    decimal = Decimal(number)
    if not decimal.is_finite() or abs(decimal.adjusted()) > 30:
        raise ValueRefused(field, str(number), "number-range")
    decimal = decimal.normalize()
    sign, digits, exponent = decimal.as_tuple()
    mantissa = int("".join(map(str, digits)))
    if isinstance(exponent, int) and exponent > 0:
        mantissa, exponent = mantissa * 10**exponent, 0
    quantity = Quantity(-mantissa if sign else mantissa, int(exponent), unit)
    check_quantity(quantity, field)
    return quantity


def parse_number(entry: str, unit: str, field: str) -> Quantity:
    """Read a number in ASCII digits with a decimal point.

    Raises:
        ValueRefused: decimal-comma, not-a-number, number-range.
    """
    text = _text(entry, field)
    if not _NUMBER.fullmatch(text):
        rule = "decimal-comma" if _COMMA.fullmatch(text) else "not-a-number"
        raise ValueRefused(field, visible(text), rule)
    return to_quantity(Decimal(text), unit, field)


def parse_quantity(entry: str, field: str) -> Quantity:
    """Read a number with its unit code, such as `40 NM` or `10.5 km`.

    Raises:
        ValueRefused: unit-missing besides the rules of `parse_number`.
    """
    text = _text(entry, field)
    match = _WITH_UNIT.fullmatch(text)
    if match is None:
        raise ValueRefused(
            field, visible(text), "unit-missing" if _NUMBER.fullmatch(text) else "not-a-number"
        )
    return parse_number(match[1], match[2].upper(), field)


def parse_azimuth(entry: str, field: str) -> Quantity:
    """Read degrees true, such as `310` or `310.5°`."""
    azimuth = parse_number(_text(entry, field).removesuffix("°"), "DEG", field)
    check_azimuth(azimuth, field)
    return azimuth


def parse_digest(entry: str, field: str) -> bytes:
    """Read a hash: 64 hexadecimal digits, in groups or not."""
    text = _text(entry, field).replace(" ", "").lower()
    if not re.fullmatch(r"[0-9a-f]{64}", text, re.ASCII):
        raise ValueRefused(field, visible(entry), "not-a-hash")
    return bytes.fromhex(text)


def parse_ref(entry: str, field: str) -> Ref:
    """Read a reference: 16 hexadecimal digits of the id, then epoch/serial if there is one."""
    match = _REF.fullmatch(_text(entry, field).lower())
    if match is None:
        raise ValueRefused(field, visible(entry), "not-a-reference")
    ref = Ref(bytes.fromhex(match[1]), int(match[2] or "0"), int(match[3] or "0"))
    check_ref(ref, field)
    return ref
