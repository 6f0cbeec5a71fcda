"""`station.toml`: what a centre decides about its station, read strictly.

One error names file, key, value and rule; nothing is guessed, nothing unknown is passed over.
"""

import json
import re
import tomllib
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from protocol.errors import LocalViolation, StorageFailed, ValueRefused
from protocol.vocabulary import LANGUAGES

FORMAT = 1
CONFIG_FILE = "station.toml"
NAME_CHARACTERS_MAX = 64
PORT_MAX = 65_535
ALARM_WORDS_MAX = 32

_PARTY = re.compile(r"[A-Z]{3}")
_BIND = re.compile(r"tcp://(?:[A-Za-z0-9.-]{1,253}|\[[0-9A-Fa-f:.]+\]):(\*|[0-9]{1,5})")


@dataclass(frozen=True, slots=True)
class StationConfig:
    """What stands in `station.toml`, checked when it is made.

    Attributes:
        name: the centre's name, as it goes on its card: 1 to 64 printable characters.
        party: the state, ISO 3166-1 alpha-3.
        exercise_only: the station has no ACTUAL circuits and may run a scenario clock.
        languages: of the desks, first the one for reports and printed sheets.
        desk_link: where the station listens for desks; port ``*`` takes a free one.
        alarm_command: program and arguments, started without a shell when an alarm has to sound
            here; empty for none. The program is an absolute path.
        allow_one_officer_flash: whether a FLASH may go with one officer after 120 s.

    Raises:
        ValueRefused: a value breaks its rule; `source` is empty.
    """

    name: str
    party: str
    exercise_only: bool = False
    languages: tuple[str, ...] = LANGUAGES
    desk_link: str = "tcp://127.0.0.1:*"
    alarm_command: tuple[str, ...] = ()
    allow_one_officer_flash: bool = True

    def __post_init__(self) -> None:
        for key, (rule, holds) in _RULES.items():
            value = getattr(self, key)
            if not holds(value):
                raise ValueRefused(key, value, rule)

    def to_toml(self) -> str:
        """Return the file's text. JSON strings and arrays are TOML ones, for printable text."""
        lines = [f"format = {FORMAT}"]
        for item in fields(self):
            value = json.dumps(getattr(self, item.name), ensure_ascii=False)
            lines.append(f"{item.name} = {value}")
        return "\n".join(lines) + "\n"


def read_config(path: Path) -> StationConfig:
    """Read a station's file.

    Raises:
        ValueRefused: with file, key, value and rule.
        LocalViolation: ``folder-newer``: a later version of Readback wrote it.
        StorageFailed: the disk failed.
    """
    try:
        text = path.read_bytes().decode("utf-8")
        table = tomllib.loads(text)
    except OSError as error:
        raise StorageFailed("storage-failed", cause=error.strerror, file=path) from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ValueRefused("", str(error), "toml", str(path)) from error
    found = table.pop("format", None)
    if type(found) is not int or found < 1:
        raise ValueRefused("format", found, "a-number-from-1", str(path))
    if found > FORMAT:
        raise LocalViolation("folder-newer", file=path, found=found, known=FORMAT)
    return _config(table, str(path))


def _config(table: dict[str, Any], source: str) -> StationConfig:
    for key, value in table.items():
        if key not in _RULES:
            raise ValueRefused(key, value, "unknown-key", source)
    for key in ("name", "party"):
        if key not in table:
            raise ValueRefused(key, "", "required", source)
    given: dict[str, Any] = {
        key: tuple(v) if isinstance(v, list) else v for key, v in table.items()
    }
    try:
        return StationConfig(**given)
    except ValueRefused as error:
        raise ValueRefused(error.field, error.value, error.rule, source) from error


def _is_name(value: object) -> bool:
    return (
        isinstance(value, str)
        and 1 <= len(value) <= NAME_CHARACTERS_MAX
        and value.isprintable()
        and value == unicodedata.normalize("NFC", value.strip())
    )


def _is_party(value: object) -> bool:
    return isinstance(value, str) and _PARTY.fullmatch(value) is not None


def _is_flag(value: object) -> bool:
    return isinstance(value, bool)


def _is_languages(value: object) -> bool:
    return (
        isinstance(value, tuple)
        and 0 < len(value) == len(set(map(repr, value)))
        and all(language in LANGUAGES for language in value)
    )


def _is_bind(value: object) -> bool:
    found = _BIND.fullmatch(value) if isinstance(value, str) else None
    return found is not None and (found[1] == "*" or 0 < int(found[1]) <= PORT_MAX)


def _is_command(value: object) -> bool:
    return (
        isinstance(value, tuple)
        and len(value) <= ALARM_WORDS_MAX
        and all(isinstance(word, str) and word.isprintable() for word in value)
        and (not value or Path(value[0]).is_absolute())
    )


_RULES: dict[str, tuple[str, Callable[[object], bool]]] = {
    "name": (f"1-to-{NAME_CHARACTERS_MAX}-printable-characters", _is_name),
    "party": ("iso-3166-1-alpha-3", _is_party),
    "exercise_only": ("true-or-false", _is_flag),
    "languages": ("some-of-" + "-".join(LANGUAGES), _is_languages),
    "desk_link": ("tcp-host-port", _is_bind),
    "alarm_command": ("absolute-path-and-arguments", _is_command),
    "allow_one_officer_flash": ("true-or-false", _is_flag),
}
