"""Date-time groups, both ways: 051800Z MAR 26 is the fifth of March 2026, 18:00 UTC.

The zone is Z and nothing else: other letters are local time, of which the console takes nothing.
Two digits of a year mean 1970 to 2069. Months are English, in three letters or in full.
"""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from protocol.errors import ValueRefused
from protocol.notices.figures import EPOCH, MONTHS
from protocol.notices.lint import visible
from protocol.notices.values import check_instant

CENTURY_TURN = 70
"""Two-digit years: 70 to 99 are of the 1900s, the others of the 2000s."""

ZONES = ("Z", "UTC", "GMT")
MONTH_NAMES = (
    "JANUARY", "FEBRUARY", "MARCH", "APRIL", "MAY", "JUNE", "JULY", "AUGUST", "SEPTEMBER",
    "OCTOBER", "NOVEMBER", "DECEMBER",
)  # fmt: skip

_DTG = re.compile(
    r"(\d\d)(\d\d)(\d\d)(\d\d)? ?([A-Z]{1,5}(?<![A-Z]{6})|[+-]\d\d:?\d\d)?? ?"
    r"([A-Z]{3,9})\.? ?(\d{4}|\d\d)",
    re.ASCII,
)


def month_number(name: str) -> int | None:
    """Return 1 to 12 for a month in English (JAN, SEPT or JANUARY), None for anything else."""
    upper = name.upper().rstrip(".")
    for number, (short, full) in enumerate(zip(MONTHS, MONTH_NAMES, strict=True), 1):
        if upper in (short, full) or (upper == "SEPT" and short == "SEP"):
            return number
    return None


def full_year(digits: str) -> int:
    """Return the year of two or four digits."""
    year = int(digits)
    if len(digits) == 4:
        return year
    return year + (1900 if year >= CENTURY_TURN else 2000)


def check_zone(zone: str, text: str, field: str) -> None:
    """Raise ValueRefused unless the zone is UTC: instant-without-zone, instant-in-local-time."""
    if not zone:
        raise ValueRefused(field, visible(text), "instant-without-zone")
    if zone not in ZONES and zone not in ("+00:00", "+0000"):
        raise ValueRefused(field, visible(text), "instant-in-local-time")


def parse_dtg(text: str, field: str, *, to_minute: bool = True) -> int:
    """Read DDHHMMZ MON YY (seconds behind the minutes, and four digits of a year, if wanted).

    Returns:
        Seconds since 1970 UTC.

    Raises:
        ValueRefused: not-an-instant, instant-without-zone, instant-in-local-time, impossible-date,
            instant-range, instant-not-on-a-minute.
    """
    match = _DTG.fullmatch(" ".join(text.upper().split()))
    if match is None:
        raise ValueRefused(field, visible(text), "not-an-instant")
    day, hour, minute, second, zone, name, year = match.groups()
    month = month_number(name)
    if month is None and not zone and (month := month_number(name[1:])) is not None:
        zone = name[0]  # 051800ZMAR26
    if month is None:
        raise ValueRefused(field, visible(text), "impossible-date")
    check_zone(zone or "", text, field)
    parts = [full_year(year), month, int(day), int(hour), int(minute), int(second or "0")]
    instant = seconds_of(parts, text, field)
    check_instant(instant, field, to_minute=to_minute)
    return instant


def seconds_of(parts: Sequence[int], text: str, field: str) -> int:
    """Return the instant of year, month, day, hour, minute, second; ValueRefused if there is none.

    Raises:
        ValueRefused: impossible-date.
    """
    year, month, day, hour, minute, second = parts
    try:
        when = datetime(year, month, day, hour, minute, second, tzinfo=EPOCH.tzinfo)
    except ValueError:
        raise ValueRefused(field, visible(text), "impossible-date") from None
    return round((when - EPOCH).total_seconds())


def write_dtg(instant: int) -> str:
    """Write an instant to the minute: DDHHMMZ MON YY."""
    when = EPOCH + timedelta(seconds=instant)
    month = MONTHS[when.month - 1]
    return f"{when.day:02d}{when.hour:02d}{when.minute:02d}Z {month} {when.year % 100:02d}"
