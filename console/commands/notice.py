"""Commands on files alone, without a station: print a notice, read one back, lint a text."""

import argparse
from collections.abc import Callable
from pathlib import Path

from console.assets import core_pack, hazards, load_shelf
from console.commands import terminal
from console.commands.files import read_named
from protocol.errors import LocalViolation, ReadbackError, ValueRefused
from protocol.notices.draft_file import FILE_MAX, draft_from_toml
from protocol.notices.draft_reading import read_draft
from protocol.notices.draft_writer import draft_to_toml
from protocol.notices.message import Message, NeutralMessage
from protocol.notices.notice_file import is_released, message_from_toml, message_to_toml
from protocol.notices.pack import Pack
from protocol.notices.page_reader import TextUnreadable
from protocol.notices.reading import read
from protocol.notices.rendering import render, render_draft, render_neutral
from protocol.notices.toml_text import read_toml

ARRAY_OF_THREE = b"\x83"
"""How every body begins, and no text that a person writes."""


def render_file(options: argparse.Namespace) -> int:
    """Print a draft, a released notice or a body as the screen shows it in a language."""
    data = read_named(options.file)
    for line in _printed(data, str(options.file), options.language, options.bare).splitlines():
        terminal.say(line)
    return terminal.DONE


def _printed(data: bytes, name: str, language: str, bare: bool) -> str:
    packs, pack = load_shelf(), core_pack()
    if data.startswith(ARRAY_OF_THREE):
        return _printed_body(data, language, bare)
    try:
        released = is_released(read_toml(data, FILE_MAX))
    except LocalViolation:
        released = False  # the draft's reader says what is wrong with the file
    if not released:
        return render_draft(draft_from_toml(data, pack, name), pack, language, bare=bare).text
    message = message_from_toml(data, packs, name)
    return render(message, packs[message.heading.pack_hash], language, bare=bare).text


def _printed_body(body: bytes, language: str, bare: bool) -> str:
    neutral = NeutralMessage.decode(body)
    pack = load_shelf().get(neutral.heading.pack_hash)
    if pack is None:
        return render_neutral(neutral).text
    return render(Message.decode(body, pack), pack, language, bare=bare).text


def read_file(options: argparse.Namespace) -> int:
    """Read a printed notice or draft back by its words alone; print it in the form of a file."""
    text = _text(options.file).removesuffix("\n")
    for line in _read_back(text, options.language, options.bare).splitlines():
        terminal.say(line)
    return terminal.DONE


def _read_back(text: str, language: str, bare: bool) -> str:
    """Read with the bundled pack that the text was printed with; packs name themselves in it."""
    reasons: list[ReadbackError] = []

    def tried(reader: Callable[[Pack], str]) -> str | None:
        for pack in load_shelf().values():
            try:
                return reader(pack)
            except TextUnreadable as error:
                reasons.append(error)
        return None

    found = tried(lambda pack: message_to_toml(read(text, pack, language, bare=bare), pack))
    if found is None:
        found = tried(lambda pack: draft_to_toml(read_draft(text, pack, language, bare=bare), pack))
    if found is None:
        raise reasons[0]
    return found


def lint_file(options: argparse.Namespace) -> int:
    """Print what other languages can read differently in a text, one finding a line.

    Line and column from 1, the rule, the words, and the coded way in the text's own language.
    """
    text = _text(options.file).replace("\r\n", "\n")
    findings = hazards()[0].lint(text, options.language)
    for finding in findings:
        line = text.count("\n", 0, finding.start) + 1
        column = finding.start - text.rfind("\n", 0, finding.start)
        rule = finding.rule
        terminal.say(
            f"{line}:{column} {rule.severity.name} {rule.code}: {finding.excerpt}: "
            f"{rule.instead[options.language]}"
        )
    return terminal.REFUSED if findings else terminal.DONE


def _text(path: Path) -> str:
    try:
        return read_named(path).decode("utf-8")
    except UnicodeDecodeError as error:
        raise ValueRefused("file", error.reason, "utf-8", str(path)) from error
