"""What every command shares: the line to the station, passphrases, and complaints in words."""

import getpass
import locale
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, TypeVar

from console.desk.wording import Wording
from console.desk_link.keys import load_desk_keys, read_link_address
from console.desk_link.requests import Hello, Request
from console.desk_link.views import View
from console.desk_link.wire import StationLink
from protocol.errors import LocalViolation, ReadbackError, ValueRefused
from protocol.notices.lint import visible
from protocol.vocabulary import LANGUAGES

DONE: Final = 0
REFUSED: Final = 1
NO_STATION: Final = 3
NOT_YET: Final = 4

ASK_MS: Final = 15_000
PASSPHRASE_LINES_MAX: Final = 32
PASSPHRASE_CHARACTERS_MAX: Final = 1_024

Wanted = TypeVar("Wanted", bound=View)


def default_folder() -> Path:
    """Return where this person's station lives unless told otherwise."""
    data = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(data) / "readback" / "station"


def default_desk_key() -> Path:
    """Return where this person's desk keeps its key unless told otherwise."""
    config = os.environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    return Path(config) / "readback" / "desk.key"


def system_language() -> str:
    """Return the language of the system where we have it, English otherwise."""
    code = (locale.getlocale()[0] or "en")[:2].lower()
    return code if code in LANGUAGES else "en"


def say(line: str = "") -> None:
    """Print a line. Control characters of a peer never reach the terminal."""
    sys.stdout.write(visible(line) + "\n")


def complain(error: ReadbackError) -> None:
    """Print one line on the error channel: what, where, and the rule broken."""
    if isinstance(error, ValueRefused):
        where = f"{error.source}: " if error.source else ""
        line = f"{where}{error.field} = {error.value!r}: breaks the rule {error.rule}"
    else:
        details = {name: str(value) for name, value in error.details.items()}
        line = Wording.load(system_language()).refusal(error.code, details)
    sys.stderr.write(f"readback: {visible(line)}\n")  # file names can hold anything


def remark(key: str, **values: int) -> None:
    """Print a remark in the system's language on the error channel; the output stays clean."""
    words = Wording.load(system_language()).say(key, **values)
    sys.stderr.write(f"readback: {visible(words)}\n")


@contextmanager
def station_link(folder: Path, desk_key: Path | None, desk: str) -> Iterator[StationLink]:
    """Open the line to the station of a folder and say Hello.

    Raises:
        LinkLost: no station runs there, or it does not let this desk in.
        LocalViolation: the folder holds no station.
    """
    keys = load_desk_keys(desk_key or default_desk_key())
    link = StationLink(read_link_address(folder), keys)
    try:
        link.ask(Hello(desk, system_language(), False), ASK_MS)
        yield link
    finally:
        link.close()


def ask(link: StationLink, request: Request, wanted: type[Wanted]) -> Wanted:
    """Ask the station; the reply is of the wanted type.

    Raises:
        LocalViolation: it is not.
    """
    view = link.ask(request, ASK_MS)
    if not isinstance(view, wanted):
        raise LocalViolation("reply-of-other-type", reply=type(view).__name__)
    return view


def read_passphrases(descriptor: int) -> dict[str, str]:
    """Return officers' passphrases from lines `officer:passphrase` on a file descriptor.

    Raises:
        LocalViolation: a line without a colon, too many lines, or a line that is too long.
    """
    found: dict[str, str] = {}
    try:
        with os.fdopen(descriptor, encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                officer, colon, passphrase = line.rstrip("\n").partition(":")
                if not colon or not officer or len(passphrase) > PASSPHRASE_CHARACTERS_MAX:
                    raise LocalViolation("passphrase-line-malformed", line=number)
                if number > PASSPHRASE_LINES_MAX:
                    raise LocalViolation("passphrase-lines-too-many", limit=PASSPHRASE_LINES_MAX)
                found[officer] = passphrase
    except OSError as error:
        raise LocalViolation("passphrases-unreadable", descriptor=descriptor) from error
    return found


def ask_officers() -> list[tuple[str, str]]:
    """Ask for officers and their passphrases, each twice, until an empty name."""
    found: list[tuple[str, str]] = []
    while officer := input(f"Name of officer {len(found) + 1} (empty: no more): ").strip():
        passphrase = getpass.getpass(f"Passphrase of {officer}: ")
        if getpass.getpass("The same again: ") != passphrase:
            sys.stderr.write("The two differ; once more.\n")
            continue
        found.append((officer, passphrase))
    return found


class Passphrases:
    """Passphrases by officer: from a file descriptor where one was given, else asked for."""

    def __init__(self, descriptor: int | None) -> None:
        self._known = read_passphrases(descriptor) if descriptor is not None else None

    @property
    def officers(self) -> tuple[str, ...]:
        """Whose passphrases were given, in their order; empty when they are asked for."""
        return tuple(self._known or ())

    def of(self, officer: str) -> str:
        """Return an officer's passphrase.

        Raises:
            LocalViolation: it was not among the lines given.
        """
        if self._known is None:
            return getpass.getpass(f"Passphrase of {officer}: ")
        if officer not in self._known:
            raise LocalViolation("passphrase-not-given", officer=officer)
        return self._known[officer]
