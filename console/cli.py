"""The command line: one parser, one function a command, each in `console.commands`.

Exit status: 0 done; 1 refused or failed, with one line that says what, where and what to do; 2 the
command line itself is wrong; 3 no station answers; 4 sent, but the receipt that was waited for did
not come in time.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from console.commands import (
    desk,
    notice,
    pack,
    pairing,
    running,
    selftest,
    station,
    terminal,
    warning,
)
from console.desk_link.wire import LinkLost, LinkRefused
from protocol import __version__
from protocol.errors import ReadbackError
from protocol.vocabulary import LANGUAGES


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit status."""
    options = parser().parse_args(arguments if arguments is not None else sys.argv[1:] or ["desk"])
    try:
        return int(options.run(options))
    except LinkLost as error:
        terminal.complain(error)
        return terminal.NO_STATION
    except (LinkRefused, ReadbackError) as error:
        terminal.complain(error)
        return terminal.REFUSED
    except KeyboardInterrupt:
        return 130


def desk_main() -> int:
    """Start the desk: what the icon on the screen runs."""
    return main(["desk", *sys.argv[1:]])


def parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    top = argparse.ArgumentParser(
        prog="readback", description="Console of a nuclear risk-reduction hotline."
    )
    top.add_argument("--version", action="version", version=f"readback {__version__}")
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    _desk(commands)
    _station(commands)
    _pair(commands)
    _running(commands)
    _texts(commands)
    _warning(commands)
    _pack(commands)
    command = commands.add_parser("self-test", help="check what a broken installation breaks")
    command.add_argument("--no-sound", action="store_true", help="do not ask for a sound device")
    command.set_defaults(run=selftest.self_test)
    return top


def _folder(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--folder", type=Path, default=terminal.default_folder(), help="station folder"
    )
    command.add_argument("--desk-key", type=Path, help="key file of this desk")


def _passphrases(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--passphrase-fd",
        type=int,
        metavar="N",
        help="read lines `officer:passphrase` from this file descriptor instead of asking",
    )


def _language(command: argparse.ArgumentParser, flag: str = "--language") -> None:
    command.add_argument(
        flag, choices=LANGUAGES, default=terminal.system_language(), dest="language"
    )


def _desk(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = commands.add_parser("desk", help="the window of one officer (the default)")
    _folder(command)
    _language(command)
    command.add_argument("--night", action="store_true", help="start with the dark greys")
    command.set_defaults(run=desk.run_desk)
    command = commands.add_parser("demo", help="two paired stations and two desks on this machine")
    command.add_argument("--languages", default="en,zh", help="of the two desks (default en,zh)")
    command.add_argument("--headless", action="store_true", help="play everything without a screen")
    command.add_argument("--play", action="store_true", help="begin to play at once")
    command.add_argument(
        "--out", type=Path, help="leave transcript, station folders, pictures here"
    )
    command.add_argument("--scenario", action="append", help="play only this case (repeatable)")
    command.set_defaults(run=desk.run_demo)


def _station(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    group = commands.add_parser("station", help="make or run a station").add_subparsers(
        required=True, metavar="ACTION"
    )
    command = group.add_parser("create", help="make a station folder")
    _folder(command)
    _passphrases(command)
    command.add_argument("--name", required=True, help="name of the centre, ASCII")
    command.add_argument("--party", required=True, help="ISO 3166-1 alpha-3 code of the state")
    command.add_argument(
        "--exercise-only", action="store_true", help="for drills; has a scenario clock"
    )
    command.add_argument("--desk-address", default="tcp://127.0.0.1:*", help="where desks connect")
    command.set_defaults(run=station.create)
    command = group.add_parser("run", help="run the station until SIGTERM")
    _folder(command)
    _passphrases(command)
    command.set_defaults(run=station.run)


def _pair(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    group = commands.add_parser("pair", help="the pairing ceremony, step by step").add_subparsers(
        required=True, metavar="STEP"
    )
    for name, run, help_text, operands in pairing.STEPS:
        command = group.add_parser(name, help=help_text)
        _folder(command)
        if name == "begin":
            _passphrases(command)
        for operand, operand_help in operands:
            command.add_argument(operand, help=operand_help)
        command.set_defaults(run=run)


def _running(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = commands.add_parser("send", help="release a draft file at the running station")
    _folder(command)
    _passphrases(command)
    command.add_argument("file", type=Path, help="draft as TOML")
    command.add_argument("--circuit", required=True, help="name of the circuit, as in `status`")
    command.add_argument(
        "--officer", action="append", required=True, help="who releases; twice where two must"
    )
    command.add_argument(
        "--wait", choices=running.WAITS, default="STORED", help="receipt to wait for"
    )
    command.add_argument("--seconds", type=float, default=30.0, help="how long to wait for it")
    command.set_defaults(run=running.send)
    for name, run, help_text in (
        ("log", running.log, "traffic and events of the running station, newest last"),
        ("status", running.status, "circuits and their four facts"),
    ):
        command = commands.add_parser(name, help=help_text)
        _folder(command)
        command.add_argument("--json", action="store_true", help="one JSON object a line")
        if name == "log":
            command.add_argument("--limit", type=int, default=100, help="how many lines at most")
            _language(command)
        command.set_defaults(run=run)


def _texts(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    for name, run, help_text in (
        (
            "render",
            notice.render_file,
            "print a draft, a notice or a body as a screen shows it",
        ),
        ("read", notice.read_file, "read a printed notice or draft back into its file"),
        ("lint", notice.lint_file, "find what other languages can read differently in a text"),
    ):
        command = commands.add_parser(name, help=help_text)
        command.add_argument("file", type=Path)
        _language(command, "--lang")
        command.add_argument(
            "--bare", action="store_true", help="words alone: no codes in brackets, no digits"
        )
        command.set_defaults(run=run)


def _warning(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = commands.add_parser(
        "warning", help="draft of a NAVAREA warning or NOTAM from a draft file; issues nothing"
    )
    command.add_argument("file", type=Path, help="draft as TOML")
    command.add_argument("--form", choices=warning.FORMS, required=True)
    command.set_defaults(run=warning.write_file)


def _pack(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    group = commands.add_parser(
        "pack", help="template packs: check, compare, print"
    ).add_subparsers(required=True, metavar="ACTION")
    for name, run, help_text in (
        ("check", pack.check, "read a pack and check every rule"),
        ("coverage", pack.count, "count the texts of every language"),
        ("book", pack.book, "every text in two languages side by side, to print"),
        ("sheet", pack.sheet, "all short messages for the voice, to print"),
    ):
        command = group.add_parser(name, help=help_text)
        command.add_argument(
            "pack", nargs="?", default=pack.NEWEST, help="such as core-2, or a folder"
        )
        command.set_defaults(run=run)
        if name == "book":
            command.add_argument("--left", choices=LANGUAGES, default="en")
            command.add_argument("--right", choices=LANGUAGES, default="zh")
            command.add_argument("--out", type=Path, required=True, help="FILE.html or FILE.pdf")
        if name == "sheet":
            _language(command, "--lang")
            command.add_argument("--out", type=Path, help="FILE.txt or FILE.html, else printed")
    for name, run, help_text in (
        ("diff", pack.diff, "compare two packs text by text"),
        ("propose", pack.propose, "write the draft that proposes another edition, to be sent"),
    ):
        command = group.add_parser(name, help=help_text)
        command.add_argument("old", help="such as core-1, or a folder")
        command.add_argument("new", nargs="?", default=pack.NEWEST)
        command.set_defaults(run=run)
        if name == "propose":
            command.add_argument(
                "--takes-effect", required=True, help="instant in UTC, such as 2027-01-01T00:00Z"
            )


if __name__ == "__main__":
    sys.exit(main())
