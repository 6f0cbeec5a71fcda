"""Commands on files alone, without a station: render a draft, read a printed notice back."""

import argparse

from console.assets import core_pack, load_shelf
from console.commands import terminal
from console.commands.files import read_named
from protocol.errors import LocalViolation, ValueRefused
from protocol.notices.draft import Draft
from protocol.notices.draft_file import draft_from_toml
from protocol.notices.draft_writer import draft_to_toml
from protocol.notices.message import Message
from protocol.notices.pack import Pack
from protocol.notices.page_reader import TextUnreadable
from protocol.notices.reading import read
from protocol.notices.rendering import render_draft


def render_file(options: argparse.Namespace) -> int:
    """Print a draft as the screen shows it in a language; what is not set reads NOT RELEASED."""
    pack = core_pack()
    draft = draft_from_toml(read_named(options.file), pack, str(options.file))
    for line in render_draft(draft, pack, options.language).text.splitlines():
        terminal.say(line)
    return terminal.DONE


def read_file(options: argparse.Namespace) -> int:
    """Read a printed notice back into its values, by its words alone; print them as a draft."""
    try:
        text = read_named(options.file).decode("utf-8")
    except UnicodeDecodeError as error:
        raise ValueRefused("file", error.reason, "utf-8", str(options.file)) from error
    message, pack = _read_with_any_pack(text, options.language)
    draft = Draft(
        kind=message.heading.kind, language=message.heading.language, values=message.values
    )
    for line in draft_to_toml(draft, pack).splitlines():
        terminal.say(line)
    return terminal.DONE


def _read_with_any_pack(text: str, language: str) -> tuple[Message, Pack]:
    """Read with the bundled pack that the text was printed with; packs name themselves in it."""
    reason: LocalViolation | None = None
    for pack in load_shelf().values():
        try:
            return read(text, pack, language), pack
        except TextUnreadable as error:
            reason = reason or error
    raise reason or LocalViolation("no-pack")
