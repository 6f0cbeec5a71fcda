"""What keyboards and input methods produce, made ready for the strict reader of `notices.entry`.

Full-width digits and signs count as plain ones. Nothing is guessed: what is not clear then is
refused there, and a position that may mean several places is asked about.
"""

from protocol.notices import coordinates, entry
from protocol.notices.coordinates import Ambiguous
from protocol.notices.coordinates_words import plain
from protocol.notices.dtg import write_dtg
from protocol.notices.figures import write_instant
from protocol.notices.values import Point, Quantity


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
    """Return a position that has one reading.

    Raises:
        ValueRefused: as `entry.parse_position`.
    """
    return entry.parse_position(plain(text), field)


def position_readings(text: str, field: str) -> Point | Ambiguous:
    """Return a position, or all that it may mean: then the officer is asked.

    Raises:
        ValueRefused: as `coordinates.read_position`.
    """
    return coordinates.read_position(plain(text), field)


def iso_instant(seconds: int) -> str:
    """Return 2026-03-05 18:00Z."""
    return write_instant(seconds).partition("(")[2].rstrip(")")


def dtg(seconds: int) -> str:
    """Return the date-time group, 051800Z MAR 26."""
    return write_dtg(seconds)
