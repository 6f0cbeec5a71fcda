"""The path sheet that officers bring to a pairing: a small TOML text, read strictly.

[[path]]
role = "listens"                  # or "connects"
address = "tcp://192.0.2.7:5701"  # where we listen; where we will come from (port left out)
profile = "fast"                  # or "slow"
mode = "EXERCISE"                 # left out: one path for each mode, EXERCISE on the next port
number = 1                        # left out: in the order of the text
bind = "tcp://10.0.0.7:5701"      # left out: the address itself
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any, Final, TypeVar

from protocol.errors import LocalViolation, ValueRefused
from protocol.exchange.identity import PATHS_MAX, Profile, Role
from protocol.notices.toml_text import read_toml
from protocol.vocabulary import Mode

T = TypeVar("T")

SOURCE: Final = "path sheet"
PORT_MAX: Final = 65_535
TEXT_BYTES_MAX: Final = 16 * 1024

_KEYS: Final = frozenset({"role", "address", "profile", "mode", "number", "bind"})
_ADDRESS: Final = re.compile(r"(?:tcp://)?(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9.-]{1,253})(?::(\d{1,5}))?")


@dataclass(frozen=True, slots=True)
class PlannedPath:
    """Our end of one path, before it has a key. `bind` is "" or a local address to listen on."""

    mode: Mode
    number: int
    role: Role
    host: str
    port: int
    profile: Profile
    bind: str


def read_plan(text: str, modes: Sequence[Mode]) -> tuple[PlannedPath, ...]:
    """Return the paths of every mode that the station can pair.

    Raises:
        ValueRefused: naming the path and the key, such as ``path[2].role``.
    """
    try:
        table = read_toml(text.encode(), TEXT_BYTES_MAX)
    except LocalViolation as error:
        given = str(error.details.get("key", "")), error.details.get("why", "")
        raise ValueRefused(*given, "toml", SOURCE) from error
    rows = table.get("path", [])
    if set(table) - {"path"} or not isinstance(rows, list) or not rows:
        raise ValueRefused("path", "", "one-or-more-path-tables", SOURCE)
    planned = [path for at, row in enumerate(rows, 1) for path in _read_row(at, row, modes)]
    numbers = [(path.mode, path.number) for path in planned]
    if len(set(numbers)) < len(numbers):
        raise ValueRefused("number", "", "one-path-per-number-and-mode", SOURCE)
    return tuple(planned)


def _read_row(at: int, row: Any, modes: Sequence[Mode]) -> list[PlannedPath]:
    if not isinstance(row, dict):
        raise ValueRefused(f"path[{at}]", row, "a-table", SOURCE)
    for key, value in row.items():
        if key not in _KEYS:
            raise _refused(at, key, value, "unknown-key")
    role = _choice(at, row, "role", {"connects": Role.CONNECTS, "listens": Role.LISTENS})
    profile = _choice(at, row, "profile", {"fast": Profile.FAST, "slow": Profile.SLOW}, "fast")
    number = row.get("number", at)
    if type(number) is not int or not 1 <= number <= PATHS_MAX:
        raise _refused(at, "number", number, f"1-to-{PATHS_MAX}")
    host, port = _address(at, row, "address")
    if role is Role.LISTENS and not port:
        raise _refused(at, "address", row.get("address", ""), "host-and-port")
    if role is Role.CONNECTS and profile is Profile.SLOW and not _is_ip(host):
        # The listening side of a slow path lets in this address and no other.
        raise _refused(at, "address", row.get("address", ""), "ip-address-of-a-slow-path")
    bind = str(row.get("bind", ""))
    if bind:
        _address(at, row, "bind")
    if "mode" in row:
        wanted = [_choice(at, row, "mode", {mode.name: mode for mode in modes})]
    else:
        wanted = list(modes)
    return [
        PlannedPath(
            mode=mode,
            number=number,
            role=role,
            host=host,
            port=port + step if role is Role.LISTENS else 0,
            profile=profile,
            bind=bind if step == 0 else "",
        )
        for step, mode in enumerate(wanted)
    ]


def _choice(at: int, row: dict[str, Any], key: str, known: dict[str, T], absent: str = "") -> T:
    given = row.get(key, absent)
    if not isinstance(given, str) or given not in known:
        raise _refused(at, key, given, "one-of-" + "-".join(known))
    return known[given]


def _address(at: int, row: dict[str, Any], key: str) -> tuple[str, int]:
    given = row.get(key, "")
    found = _ADDRESS.fullmatch(given) if isinstance(given, str) else None
    if found is None or int(found[2] or 0) >= PORT_MAX:
        raise _refused(at, key, given, "tcp-host-port")
    return found[1].strip("[]"), int(found[2] or 0)


def _is_ip(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _refused(at: int, key: str, value: object, rule: str) -> ValueRefused:
    return ValueRefused(f"path[{at}].{key}", value, rule, SOURCE)
