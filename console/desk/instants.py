"""Instants on the screen: always UTC, always ISO order, with Z; never a local or relative date.

Digits and order are the same in all six languages, so that two officers who read an instant to
each other over the telephone read the same characters.
"""

from datetime import UTC, datetime

NOT_KNOWN = "–"
"""What stands where nothing is known: never an empty place, never a zero."""

DAY_MS = 86_400_000


def instant(ms: int | None) -> str:
    """Return ``2024-09-25 00:44:05Z`` for milliseconds since 1970 UTC."""
    if ms is None:
        return NOT_KNOWN
    return f"{_utc(ms):%Y-%m-%d %H:%M:%S}Z"


def instant_to_minute(ms: int) -> str:
    """Return ``2024-09-25 00:44Z``, a form that officers type too."""
    return f"{_utc(ms):%Y-%m-%d %H:%MZ}"


def short_instant(ms: int | None, now_ms: int) -> str:
    """Return the time alone if it is less than a day from now, else the whole instant."""
    if ms is None:
        return NOT_KNOWN
    if abs(now_ms - ms) < DAY_MS:
        return f"{_utc(ms):%H:%M:%S}Z"
    return instant_to_minute(ms)


def date(ms: int) -> str:
    """Return ``2024-09-25``."""
    return f"{_utc(ms):%Y-%m-%d}"


def time_of_day(ms: int) -> str:
    """Return ``00:44:05Z``."""
    return f"{_utc(ms):%H:%M:%S}Z"


def to_minute(ms: int | None) -> str:
    """Return ``00:44Z``; – if not known."""
    return NOT_KNOWN if ms is None else f"{_utc(ms):%H:%MZ}"


def countdown(left_ms: int) -> str:
    """Return ``09:59``, ``1:09:59`` or ``3 d`` until an instant; a minus sign once it is past."""
    sign = "−" if left_ms < 0 else ""
    seconds = abs(left_ms) // 1000
    hours, minutes, seconds = seconds // 3600, seconds // 60 % 60, seconds % 60
    if hours >= 48:
        return f"{sign}{hours // 24} d"
    return (
        f"{sign}{hours}:{minutes:02}:{seconds:02}" if hours else f"{sign}{minutes:02}:{seconds:02}"
    )


def offset(ms: int | None) -> str:
    """Return a clock offset in seconds with its sign: ``+0.4 s``; – if not known."""
    if ms is None:
        return NOT_KNOWN
    if abs(ms) < 50:
        return "0.0 s"
    sign = "−" if ms < 0 else "+"
    return f"{sign}{abs(ms) / 1000:.1f} s"


def _utc(ms: int) -> datetime:
    return datetime.fromtimestamp(ms / 1000, UTC)
