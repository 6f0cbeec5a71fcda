"""What officers type: instants, positions, numbers, references in their usual written forms.

Every form is unambiguous or refused: latitude stands first, longitude has three digits where they
run together, decimals have a point, and an instant says Z. Used by draft files and by forms alike;
forms ask the officer about positions that are refused here as having two readings.
"""

import re
from datetime import date
from decimal import Decimal

from protocol.errors import ValueRefused
from protocol.notices import dtg
from protocol.notices.coordinates import one_position
from protocol.notices.figures import EPOCH_DAY
from protocol.notices.lint import visible
from protocol.notices.values import (
    Point,
    Quantity,
    Ref,
    check_azimuth,
    check_instant,
    check_quantity,
    check_ref,
)

ENTRY_MAX = 120

_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_ISO = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d))? ?(Z|[A-Z]{1,5}|[+-]\d\d:?\d\d)?",
    re.ASCII,
)
_WITH_UNIT = re.compile(r"([+-]?[\d.,]+) ?([A-Za-z][A-Za-z0-9-]*)", re.ASCII)
_COMMA = re.compile(r"[\d.]+,[\d.]*", re.ASCII)
_NUMBER = re.compile(r"[+-]?\d{1,15}(?:\.\d{1,6})?", re.ASCII)
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
    """Read 2026-03-05T18:00Z or a DTG such as 051800Z MAR 26 into seconds since 1970 UTC.

    Raises:
        ValueRefused: not-an-instant, instant-without-zone (no Z), instant-in-local-time,
            impossible-date, out of range.
    """
    text = _text(entry, field).upper()
    match = _ISO.fullmatch(text)
    if match is None:
        return dtg.parse_dtg(text, field, to_minute=to_minute)
    dtg.check_zone(match[7] or "", text, field)
    instant = dtg.seconds_of([int(part or "0") for part in match.groups()[:6]], text, field)
    check_instant(instant, field, to_minute=to_minute)
    return instant


def parse_position(entry: str, field: str) -> Point:
    """Read a position, latitude first, in any form of `coordinates.read_position`.

    Raises:
        ValueRefused: as there; and what would have to be asked about, by its reason:
            hemisphere-missing, degrees-or-minutes, decimal-comma, letter-o, lookalike-letter,
            mixed-letters, slash-between.
    """
    return one_position(_text(entry, field), field)


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
