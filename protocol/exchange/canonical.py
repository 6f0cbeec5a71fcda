"""H-CBOR, the one encoding of everything that is signed, hashed or sent.

A narrow profile of deterministic CBOR (RFC 8949, 4.2.1): arrays, integers with |n| < 2**63, byte
strings, NFC text, true, false and null. No maps, floats, tags or indefinite lengths, so that one
value has one encoding and `encode(decode(b)) == b` for every b that is let in.

The reader is written out here because a general CBOR decoder would run tag handlers (dates,
regular expressions, bignums) on bytes that nobody has verified yet. The writer is cbor2's, and
every value read is written again with it and compared: two independent programs must say the same.
"""

import unicodedata
from collections.abc import Sequence

import cbor2

from protocol.errors import LocalViolation, RemoteViolation

DECODE_BYTES_MAX = 65_536
DEPTH_MAX = 8
INTEGER_LIMIT = 1 << 63

Value = int | bytes | str | bool | None | tuple["Value", ...]
"""What a decoded value is made of. Arrays come back as tuples."""

Encodable = int | bytes | str | bool | None | Sequence["Encodable"]
"""What `encode` takes: the same, with lists allowed where tuples are."""

_UNSIGNED, _NEGATIVE, _OCTETS, _TEXT, _ARRAY, _SIMPLE = 0, 1, 2, 3, 4, 7
_LENGTH_SIZES = {24: 1, 25: 2, 26: 4, 27: 8}
_SIMPLE_VALUES: dict[int, bool | None] = {20: False, 21: True, 22: None}


def encode(value: Encodable) -> bytes:
    """Write a value in its only encoding.

    Raises:
        LocalViolation: a type, an integer, a text or a depth outside the profile.
    """
    return cbor2.dumps(_checked(value, DEPTH_MAX), canonical=True)


def decode(data: bytes, *, limit: int = DECODE_BYTES_MAX) -> Value:
    """Read one value that fills all of `data`, arrays as tuples.

    Args:
        limit: longest input taken, in bytes.

    Raises:
        RemoteViolation: not one value in its only encoding, whatever the bytes.
    """
    if len(data) > limit:
        raise RemoteViolation("too-large", size=len(data), limit=limit)
    value, end = _read(data, 0, DEPTH_MAX)
    if end != len(data):
        raise RemoteViolation("not-canonical", why="trailing-bytes", at=end)
    if cbor2.dumps(value, canonical=True) != data:
        raise RemoteViolation("not-canonical", why="longer-than-needed")
    return value


def _checked(value: Encodable, depth: int) -> Value:
    """Return the value with tuples for lists, or refuse it."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        if not -INTEGER_LIMIT < value < INTEGER_LIMIT:
            raise LocalViolation("not-encodable", why="integer-range")
        return int(value)
    if isinstance(value, bytes):
        return value
    if isinstance(value, str):
        return _checked_text(value)
    if isinstance(value, list | tuple):
        if depth == 0:
            raise LocalViolation("not-encodable", why="depth")
        return tuple(_checked(item, depth - 1) for item in value)
    raise LocalViolation("not-encodable", why=f"type-{type(value).__name__}")


def _checked_text(text: str) -> str:
    """Refuse text that another program could write in a second way or not at all."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise LocalViolation("not-encodable", why="lone-surrogate") from None
    if not unicodedata.is_normalized("NFC", text):
        raise LocalViolation("not-encodable", why="not-nfc")
    return str(text)


def _read(data: bytes, start: int, depth: int) -> tuple[Value, int]:
    """Read the value that begins at `start`; return it with the place where it ends."""
    major, argument, at = _read_head(data, start)
    if major in (_UNSIGNED, _NEGATIVE):
        if argument >= INTEGER_LIMIT - (major == _NEGATIVE):
            raise RemoteViolation("not-canonical", why="integer-range", at=start)
        return (argument if major == _UNSIGNED else -1 - argument), at
    if major == _SIMPLE:
        return _SIMPLE_VALUES[argument], at
    if argument > len(data) - at:
        # Checked before anything is allocated: an array item takes at least one byte.
        raise RemoteViolation("not-canonical", why="truncated", at=start)
    if major == _ARRAY:
        return _read_items(data, at, argument, depth)
    octets = data[at : at + argument]
    if major == _OCTETS:
        return octets, at + argument
    return _read_text(octets, start), at + argument


def _read_head(data: bytes, start: int) -> tuple[int, int, int]:
    """Read a major type and its argument; return both with the place after them."""
    if start >= len(data):
        raise RemoteViolation("not-canonical", why="truncated", at=start)
    major, low = divmod(data[start], 32)
    if major == _SIMPLE and low in _SIMPLE_VALUES:
        return major, low, start + 1
    if major in (_UNSIGNED, _NEGATIVE, _OCTETS, _TEXT, _ARRAY):
        if low < 24:
            return major, low, start + 1
        if size := _LENGTH_SIZES.get(low):
            end = start + 1 + size
            if end > len(data):
                raise RemoteViolation("not-canonical", why="truncated", at=start)
            return major, int.from_bytes(data[start + 1 : end], "big"), end
    raise RemoteViolation("not-canonical", why="type", at=start)


def _read_items(data: bytes, start: int, count: int, depth: int) -> tuple[Value, int]:
    if depth == 0:
        raise RemoteViolation("not-canonical", why="depth", at=start)
    items: list[Value] = []
    at = start
    for _ in range(count):
        item, at = _read(data, at, depth - 1)
        items.append(item)
    return tuple(items), at


def _read_text(octets: bytes, start: int) -> str:
    try:
        text = octets.decode("utf-8")
    except UnicodeDecodeError:
        raise RemoteViolation("not-canonical", why="utf-8", at=start) from None
    if not unicodedata.is_normalized("NFC", text):
        raise RemoteViolation("not-canonical", why="not-nfc", at=start)
    return text
