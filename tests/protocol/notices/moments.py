"""Times and numbers in the samples, as a person writes them."""

import calendar
import time

from protocol.notices.values import Quantity


def at(text: str) -> int:
    """Return seconds since 1970 of `2026-03-05 18:00` UTC."""
    return calendar.timegm(time.strptime(text, "%Y-%m-%d %H:%M"))


def day(text: str) -> int:
    """Return days since 1970 of `2026-03-05`."""
    return at(f"{text} 00:00") // 86_400


def number(mantissa: int, unit: str = "EA", exponent: int = 0) -> Quantity:
    """Return a quantity."""
    return Quantity(mantissa, exponent, unit)
