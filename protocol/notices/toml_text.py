"""TOML from hands and packs that nobody has checked yet: bounded in size, depth and time.

The standard reader is quadratic in the parts of a dotted key and recursive in nested brackets, and
`int(Decimal("1e999999999"))` fills the memory; all three are stopped before they are reached.
"""

import re
import tomllib
from decimal import Decimal, InvalidOperation
from typing import Any

from protocol.errors import LocalViolation

LINE_MAX = 4_000
DOTS_MAX = 6
OPENINGS_MAX = 64
NUMBER_MAX = 40
EXPONENT_MAX = 30
OUT_OF_RANGE = "number out of range: "
_LINE = re.compile(r"\(at line (\d+)")
INTEGER_MAX = (1 << 63) - 1
# A string that the line leaves open ends with it: looked for anew from each quotation mark, a line
# of them would take quadratic time.
_STRINGS = re.compile(r'"{3}|\'{3}|"(?:[^"\\]|\\.)*(?:"|\\?$)|\'[^\']*(?:\'|$)')


def read_toml(data: bytes, limit: int) -> dict[str, Any]:
    """Read a TOML document; decimal numbers come as Decimal, never as float.

    Raises:
        LocalViolation: toml-refused, with `rule` and `why` (line and column where known), and for
            a line that is no TOML its `key` and `value`.
    """
    if len(data) > limit:
        raise _refused("file-too-large", f"{len(data)} bytes, limit {limit}")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as problem:
        raise _refused("not-utf-8", f"byte {problem.start}") from None
    for number, line in enumerate(text.split("\n"), 1):
        _check_line(line, number)
    try:
        document = tomllib.loads(text, parse_float=_decimal)
    except RecursionError:
        raise _refused("nesting", "brackets too deep") from None
    except (ValueError, InvalidOperation) as problem:
        raise _syntax(text, str(problem)[:120]) from None
    _check_integers(document)
    return document


def _check_integers(document: dict[str, Any]) -> None:
    """Refuse integers beyond 64 bits; Python would not even print the largest of them."""
    found: list[tuple[str, object]] = list(document.items())
    while found:
        key, value = found.pop()
        if isinstance(value, dict):
            found.extend((f"{key}.{name}"[:80], part) for name, part in value.items())
        elif isinstance(value, list):
            found.extend((key, part) for part in value)
        elif isinstance(value, int) and abs(value) > INTEGER_MAX:
            raise _refused("number-range", "integer", key=key, value=hex(value)[:80])


def _refused(rule: str, why: str, **place: str) -> LocalViolation:
    return LocalViolation("toml-refused", rule=rule, why=why, **place)


def _syntax(text: str, why: str) -> LocalViolation:
    """Name the key and the value of the line in which the reader stopped."""
    rule = "impossible-date" if why.startswith("Invalid date") else "not-toml"
    line = _line(text, why)
    key, equals, value = line.partition("=")
    if not equals:
        return _refused(rule, why)
    return _refused(rule, why, key=key.strip()[:80], value=value.strip()[:80])


def _line(text: str, why: str) -> str:
    """Return the line that the reader complains of: by its number, or by the token named."""
    lines = text.split("\n")
    if match := _LINE.search(why):
        return lines[int(match[1]) - 1]
    token = why.removeprefix(OUT_OF_RANGE)
    return next((line for line in lines if token in line), "")


def _check_line(line: str, number: int) -> None:
    if len(line) > LINE_MAX:
        raise _refused("line-too-long", f"line {number}")
    bare = _STRINGS.sub('""', line)
    if bare.lstrip().startswith("#"):
        return
    if bare.count(".") > DOTS_MAX + 2 * bare.count("="):
        raise _refused("nesting", f"line {number}")
    if bare.count("[") + bare.count("{") > OPENINGS_MAX:
        raise _refused("nesting", f"line {number}")


def _decimal(token: str) -> Decimal:
    """Read a decimal number that is safe to turn into an integer later."""
    number = Decimal(token) if len(token) <= NUMBER_MAX else Decimal("NaN")
    if not number.is_finite() or abs(number.adjusted()) > EXPONENT_MAX:
        raise ValueError(OUT_OF_RANGE + token[:20])
    return number
