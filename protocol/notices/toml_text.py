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
_STRINGS = re.compile(r'"(?:[^"\\]|\\.)*"|\'[^\']*\'')


def read_toml(data: bytes, limit: int) -> dict[str, Any]:
    """Read a TOML document; decimal numbers come as Decimal, never as float.

    Raises:
        LocalViolation: toml-refused, with `rule` and `why` (line and column where known).
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
        return tomllib.loads(text, parse_float=_decimal)
    except RecursionError:
        raise _refused("nesting", "brackets too deep") from None
    except (ValueError, InvalidOperation) as problem:
        raise _refused("not-toml", str(problem)[:120]) from None


def _refused(rule: str, why: str) -> LocalViolation:
    return LocalViolation("toml-refused", rule=rule, why=why)


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
        raise ValueError(f"number out of range: {token[:20]}")
    return number
