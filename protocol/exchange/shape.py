"""Checks that a decoded value has the shape that a format demands.

Each check takes the value and the name of its place, returns the value with its type known, and
raises `RemoteViolation("malformed")` otherwise. Nothing else ever leaves a decoder built on them.
"""

from enum import IntEnum
from typing import TypeVar

from protocol.errors import RemoteViolation
from protocol.exchange.canonical import Value

COUNT_MAX = (1 << 53) - 1
"""Largest serial, epoch or millisecond count: exact in every language, also those with doubles."""

Choice = TypeVar("Choice", bound=IntEnum)


def array(value: Value, where: str, count: int) -> tuple[Value, ...]:
    """Return an array of exactly `count` items."""
    if not isinstance(value, tuple) or len(value) != count:
        raise RemoteViolation("malformed", where=where, want=f"array-of-{count}")
    return value


def items(value: Value, where: str, *, least: int = 0, most: int) -> tuple[Value, ...]:
    """Return an array of `least` to `most` items."""
    if not isinstance(value, tuple) or not least <= len(value) <= most:
        raise RemoteViolation("malformed", where=where, want=f"array-of-{least}-to-{most}")
    return value


def number(value: Value, where: str, *, least: int = 0, most: int = COUNT_MAX) -> int:
    """Return an integer from `least` to `most`. A bool is not an integer here."""
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        raise RemoteViolation("malformed", where=where, want=f"integer-{least}-to-{most}")
    return value


def octets(value: Value, where: str, size: int) -> bytes:
    """Return a byte string of exactly `size` bytes."""
    if not isinstance(value, bytes) or len(value) != size:
        raise RemoteViolation("malformed", where=where, want=f"{size}-bytes")
    return value


def octets_up_to(value: Value, where: str, most: int) -> bytes:
    """Return a byte string of at most `most` bytes."""
    if not isinstance(value, bytes) or len(value) > most:
        raise RemoteViolation("malformed", where=where, want=f"at-most-{most}-bytes")
    return value


def text(value: Value, where: str, most: int) -> str:
    """Return printable text of 1 to `most` characters: no controls, no bidi marks."""
    if not isinstance(value, str) or not 1 <= len(value) <= most or not value.isprintable():
        raise RemoteViolation("malformed", where=where, want=f"printable-1-to-{most}")
    return value


def code(value: Value, where: str, most: int = 64) -> str:
    """Return a code of 1 to `most` printable ASCII characters without spaces."""
    word = text(value, where, most)
    if not word.isascii() or " " in word:
        raise RemoteViolation("malformed", where=where, want="ascii-code")
    return word


def flag(value: Value, where: str) -> bool:
    """Return a boolean."""
    if not isinstance(value, bool):
        raise RemoteViolation("malformed", where=where, want="boolean")
    return value


def choice(value: Value, where: str, choices: type[Choice]) -> Choice:
    """Return the member of `choices` with that number."""
    wanted = number(value, where)
    for member in choices:
        if member.value == wanted:
            return member
    raise RemoteViolation("malformed", where=where, want=choices.__name__.lower())
