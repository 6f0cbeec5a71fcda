"""The sheet of all short messages for the voice: to be printed and laid beside the telephone."""

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from typing import Final

from protocol.notices.pack import Pack
from protocol.notices.pack_diff import source_of
from protocol.notices.spoken import (
    ALPHABET,
    DIGIT_NAMES,
    parameter_kind,
    short_kind,
    short_messages,
    spelled,
    text_of,
)

WIDTH: Final = 78
"""Columns of the plain text; a Chinese, Japanese or Korean sign takes two."""

Say = Callable[..., str]
"""Returns the words of a key of the screen texts, with its variables filled in."""

STYLE: Final = """
body { font: 12pt/1.5 sans-serif; color: #111; margin: 2cm auto; max-width: 18cm; padding: 0 1cm }
h1 { font-size: 20pt } p { margin: .3em 0 }
section { border: 1px solid #999; padding: .6em 1em; margin: .8em 0; break-inside: avoid }
.code { font: bold 22pt/1.4 monospace } .spelled { font: 11pt/1.5 monospace }
.small { font-size: 10pt; color: #333 }
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One message: code with check digits, each spelled; text and what may be said beside it."""

    code: str
    spelled: tuple[str, ...]
    text: str
    also: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """The sheet in one language."""

    language: str
    title: str
    facts: tuple[str, ...]
    entries: tuple[Entry, ...]
    alphabet: tuple[str, str]  # letters, digits


def make_sheet(pack: Pack, language: str, say: Say) -> Sheet:
    """Return the sheet of a pack.

    Raises:
        LocalViolation: no-short-messages.
    """
    short_kind(pack)
    pinned = say(
        "short-sheet-pack", pack=pack.name, edition=pack.edition, hash=pack.hash.hex()[:16]
    )
    said = [say(f"short-sheet-{name}") for name in ("say", "hear", "values")]
    if short_kind(pack).review:
        said.append(source_of(pack.heading["unreviewed"][language]))
    digits = " · ".join(f"{digit} {name}" for digit, name in enumerate(DIGIT_NAMES))
    return Sheet(
        language,
        say("short-sheet-title"),
        (pinned, *said),
        tuple(_entries(pack, language, say)),
        (_line(say, "letters", " ".join(ALPHABET)), _line(say, "digits", digits)),
    )


def _line(say: Say, key: str, value: str) -> str:
    return say("short-sheet-line", label=say(f"short-sheet-{key}"), value=value)


def _entries(pack: Pack, language: str, say: Say) -> Iterator[Entry]:
    comma = "、" if language in ("zh", "ja") else ", "
    for message in short_messages(pack):
        also = [spec.label[language] for spec in parameter_kind(pack, message.code).fields]
        yield Entry(
            f"{message.word} {message.number} {message.check}",
            tuple(spelled(part) for part in (message.word, message.number, message.check)),
            _line(say, "text", text_of(pack, message.code, language)),
            _line(say, "also", comma.join(also)) if also else "",
        )


def sheet_text(sheet: Sheet) -> Iterator[str]:
    """Yield the lines of the sheet as plain text."""
    yield sheet.title
    yield ""
    for fact in sheet.facts:
        yield from _wrapped(fact)
    for entry in sheet.entries:
        yield "-" * WIDTH
        yield entry.code
        for part in entry.spelled:
            yield from _wrapped(part, "  ")
        for line in filter(None, (entry.text, entry.also)):
            yield from _wrapped(line, "  ")
    yield "-" * WIDTH
    for line in sheet.alphabet:
        yield from _wrapped(line)


def sheet_html(sheet: Sheet) -> Iterator[str]:
    """Yield the parts of the sheet as one HTML file that needs nothing else."""
    title = escape(sheet.title)
    yield (
        f'<!DOCTYPE html>\n<html lang="{sheet.language}"><head><meta charset="utf-8">'
        f"<title>{title}</title><style>{STYLE}</style></head><body>\n<h1>{title}</h1>\n"
    )
    for fact in sheet.facts:
        yield f"<p>{escape(fact)}</p>\n"
    for entry in sheet.entries:
        yield f'<section><p class="code">{escape(entry.code)}</p>\n'
        for part in entry.spelled:
            yield f'<p class="spelled">{escape(part)}</p>\n'
        yield f"<p>{escape(entry.text)}</p>\n"
        if entry.also:
            yield f'<p class="small">{escape(entry.also)}</p>\n'
        yield "</section>\n"
    for line in sheet.alphabet:
        yield f'<p class="small">{escape(line)}</p>\n'
    yield "</body></html>\n"


def _wrapped(text: str, indent: str = "") -> Iterator[str]:
    """Yield a text over lines of at most `WIDTH` columns, broken at blanks or after wide signs."""
    line, width = "", 0
    for piece in _pieces(text):
        columns = sum(1 + (unicodedata.east_asian_width(sign) in "WF") for sign in piece)
        if line and width + columns > WIDTH - len(indent):
            yield indent + line.rstrip()
            line, width, piece = "", 0, piece.lstrip()
            columns = sum(1 + (unicodedata.east_asian_width(sign) in "WF") for sign in piece)
        line, width = line + piece, width + columns
    yield indent + line.rstrip()


def _pieces(text: str) -> Iterator[str]:
    """Yield what is kept together: a word with the blank before it, or one wide sign."""
    piece = ""
    for sign in text:
        wide = unicodedata.east_asian_width(sign) in "WF"
        if piece and (sign == " " or wide or unicodedata.east_asian_width(piece[-1]) in "WF"):
            yield piece
            piece = ""
        piece += sign
    if piece:
        yield piece
