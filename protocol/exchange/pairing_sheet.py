"""What two officers hand, read or dictate to each other at pairing, and how it is read back.

A sheet carries an offer's fingerprint and half of the pair secret: as text for a QR code, or as 36
groups of four characters, each with its own check character. The 30 digits carry the fingerprint
alone, for the voice. Whatever a person typed wrong is named by the number of its group, from 1.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Self

from protocol.errors import LocalViolation, ValueRefused
from protocol.exchange.crypto import HASH_BYTES, KEY_BYTES, Primitives

SHEET_VERSION = 1
GROUPS = 36
GROUP_CHARACTERS = 4
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""32 characters without I, L, O and U, which look like others or make words."""

DIGITS = 30
DIGIT_GROUPS = 6

_QR_PREFIX = "READBACK:"
_LOOK_ALIKES = str.maketrans({"I": "1", "L": "1", "O": "0"})
_SYMBOL_BITS = 5
_CHECK_BITS = 20
_PAYLOAD_BYTES = 1 + HASH_BYTES + KEY_BYTES
_GROUP_SYMBOLS = GROUP_CHARACTERS - 1


@dataclass(frozen=True, slots=True)
class Sheet:
    """Fingerprint of an offer (32 bytes) and the writer's half of the pair secret (32 bytes)."""

    fingerprint: bytes
    half: bytes = field(repr=False)

    def qr_text(self) -> str:
        """Return the text for a QR code, in its alphanumeric character set."""
        return _QR_PREFIX + "".join(self.groups())

    def groups(self) -> tuple[str, ...]:
        """Return 36 groups: three characters and a check character each.

        Raises:
            LocalViolation: fingerprint or half has another size.
        """
        payload = bytes([SHEET_VERSION]) + self.fingerprint + self.half
        if len(payload) != _PAYLOAD_BYTES:
            raise LocalViolation("sheet-refused", size=len(payload))
        number = int.from_bytes(payload, "big") << _CHECK_BITS | _check_number(payload)
        count = GROUPS * _GROUP_SYMBOLS
        symbols = [number >> _SYMBOL_BITS * (count - 1 - at) & 31 for at in range(count)]
        groups = (symbols[at * _GROUP_SYMBOLS : (at + 1) * _GROUP_SYMBOLS] for at in range(GROUPS))
        return tuple(
            "".join(ALPHABET[symbol] for symbol in [*group, _check_symbol(at, group)])
            for at, group in enumerate(groups)
        )

    @classmethod
    def read(cls, text: str) -> Self:
        """Read QR text or groups, in any case and spacing, with look-alikes taken as meant.

        Raises:
            ValueRefused: `field` names the first wrong group, as ``group[7]``. The value is left
                out, because it is part of a secret.
        """
        number = 0
        for at, group in enumerate(_typed_groups(text)):
            symbols = [ALPHABET.find(character) for character in group]
            if -1 in symbols:
                raise _refused(at, "character")
            if symbols[-1] != _check_symbol(at, symbols[:-1]):
                raise _refused(at, "check-character")
            for symbol in symbols[:-1]:
                number = number << _SYMBOL_BITS | symbol
        check = number & (1 << _CHECK_BITS) - 1
        payload = (number >> _CHECK_BITS).to_bytes(_PAYLOAD_BYTES, "big")
        if check != _check_number(payload):
            raise ValueRefused("groups", "", "check-number")
        if payload[0] != SHEET_VERSION:
            raise ValueRefused("groups", "", "version")
        return cls(payload[1 : 1 + HASH_BYTES], payload[1 + HASH_BYTES :])


def digits_of(primitives: Primitives, fingerprint: bytes) -> str:
    """Return six groups of five digits for the voice: the stretched fingerprint modulo 10**30.

    Stretching makes a forged offer with the same digits cost 2**99 runs of Argon2id.
    """
    number = int.from_bytes(primitives.stretch_digits(fingerprint), "big") % 10**DIGITS
    return " ".join(_in_groups(f"{number:0{DIGITS}d}"))


def compare_digits(typed: str, expected: str) -> None:
    """Compare the digits that an officer typed as he heard them with what `digits_of` gave.

    Args:
        typed: decimal digits of any script, in any spacing.

    Raises:
        ValueRefused: not 30 digits, or `field` names the first group that differs.
    """
    wanted = expected.split()
    found = _in_groups("".join(_typed_digits(typed)))
    if len(found) != DIGIT_GROUPS or len(found[-1]) != DIGITS // DIGIT_GROUPS:
        raise ValueRefused("digits", typed, "thirty-digits")
    for at, (one, other) in enumerate(zip(found, wanted, strict=True)):
        if one != other:
            raise ValueRefused(f"group[{at + 1}]", one, "differs")


def _in_groups(digits: str) -> list[str]:
    size = DIGITS // DIGIT_GROUPS
    return [digits[at : at + size] for at in range(0, len(digits), size)]


def _typed_digits(typed: str) -> Iterator[str]:
    """Yield Western digits for those of any script; skip what only separates."""
    for character in typed:
        value = unicodedata.decimal(character, None)
        if value is not None:
            yield str(value)
        elif character.isalnum():
            raise ValueRefused("digits", character, "not-a-digit")


def _typed_groups(text: str) -> list[str]:
    """Cut typed text into 36 groups of four, or name the first that is not one."""
    upper = unicodedata.normalize("NFKC", text).upper().strip().removeprefix(_QR_PREFIX)
    spaced = "".join(character if character.isalnum() else " " for character in upper)
    groups = spaced.translate(_LOOK_ALIKES).split()
    if len(groups) != GROUPS:
        joined = "".join(groups)
        groups = [
            joined[at : at + GROUP_CHARACTERS] for at in range(0, len(joined), GROUP_CHARACTERS)
        ]
    for at, group in enumerate(groups[:GROUPS]):
        if len(group) != GROUP_CHARACTERS:
            raise _refused(at, "four-characters")
    if len(groups) < GROUPS:
        raise _refused(len(groups), "missing")
    if len(groups) > GROUPS:
        raise _refused(GROUPS, "too-many")
    return groups


def _check_symbol(at: int, symbols: list[int]) -> int:
    """Check one group: 8(d1 + n) + 4 d2 + 2 d3 in GF(32), where n is the group's place.

    Every factor differs and none is 0 or 1, so one wrong character, two neighbours exchanged and
    a group in another's place are always seen.
    """
    value = at % 32
    for symbol in symbols:
        value = _doubled(value ^ symbol)
    return value


def _doubled(value: int) -> int:
    """Multiply by x in GF(32) with the polynomial x**5 + x**2 + 1."""
    return value << 1 ^ 0b100101 if value & 16 else value << 1


def _check_number(payload: bytes) -> int:
    return int.from_bytes(sha256(payload).digest()[:3], "big") >> 24 - _CHECK_BITS


def _refused(at: int, rule: str) -> ValueRefused:
    return ValueRefused(f"group[{at + 1}]", "", rule)
