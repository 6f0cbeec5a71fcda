"""From a printed page to its parts: which line is which, and the values of the kind's lines.

It walks the lines in the order in which they are printed, in one language of one pack. What the
heading's lines say is put together by `reading` (a notice) and `draft_reading` (a draft).
"""

import re
from collections.abc import Iterable, Iterator

from protocol.errors import LocalViolation
from protocol.notices import figures
from protocol.notices.nested_reader import ValueReader
from protocol.notices.pack import Kind, Line, Pack
from protocol.notices.rendering import CLOSING, OPENING
from protocol.notices.values import Ref, Value
from protocol.notices.wording_reader import FREE, split_list
from protocol.notices.writing import INDENT, TEXT_MARK, Block

TEXT_MAX = 256 * 1024
LINE_MAX = 16 * 1024
_HEADING_PATTERNS = {
    "pack": r"[a-z][a-z0-9-]{0,39}",
    "edition": figures.COUNT_PATTERN,
    "hash": figures.HEX_PATTERN,
    "nonce": figures.NONCE_PATTERN,
    "digits": figures.DIGITS_PATTERN,
}


class TextUnreadable(LocalViolation):
    """A text that this pack did not print in this language; `line` counts from 1."""

    def __init__(self, line: int, why: str) -> None:
        self.line = line
        self.why = why
        super().__init__("text-unreadable", line=line, why=why)


def check_text_size(text: str) -> None:
    """Raise TextUnreadable for a text that is longer than any that a pack prints."""
    if len(text) > TEXT_MAX:
        raise TextUnreadable(1, "text-too-long")
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > LINE_MAX:
            raise TextUnreadable(number, "line-too-long")


def _groups(text: str) -> Iterator[tuple[int, Block]]:
    """Yield each line with the lines that belong under it, and its number from 1."""
    block: list[str] = []
    start = 1
    for number, line in enumerate(text.split("\n"), 1):
        if block and line.startswith((INDENT, TEXT_MARK)):
            block.append(line)
            continue
        if block:
            yield start, tuple(block)
        start, block = number, [line]
    yield start, tuple(block)


class PageReader:
    """The parts of one printed page.

    Attributes:
        kind: the kind whose title stands there, after `read`.
        heading: texts in the places of each heading line that was found.
        shown: each field's text as it stood there (`heading.<name>` for heading lines).
        values: (field, value) in the kind's order.
    """

    def __init__(self, text: str, pack: Pack, language: str) -> None:
        self.pack = pack
        self.language = language
        self.heading: dict[str, dict[str, str]] = {}
        self.shown: dict[str, Block] = {}
        self.values: list[tuple[str, Value]] = []
        self._reader = ValueReader(pack, language)
        self.words = self._reader.words
        self._unset: tuple[str, ...] = tuple(
            pack.phrases[name][language].lead
            for name in ("not_filled", "not_released")
            if name in pack.phrases
        )
        self._groups = list(_groups(text))
        self._at = 0
        self._places: dict[str, int] = {}

    def read(self) -> Kind:
        """Find every line; every line must be accounted for."""
        self._heading_lines(("draft", *OPENING))
        self._empty_line()
        end, kind = self._at, self.pack.kinds[self.words.kind(self.text("kind"))]
        self._at = end
        for line in kind.lines:
            self._kind_line(kind, line)
        order = [spec.name for spec in kind.fields]
        self.values.sort(key=lambda item: order.index(item[0]))
        self._empty_line()
        self._heading_lines((*CLOSING, "draft"))
        if self._at != len(self._groups):
            raise self.unreadable("line-not-expected")
        return kind

    def unreadable(self, why: str) -> TextUnreadable:
        """Return the error for the line that is being read."""
        at = min(self._at, len(self._groups) - 1)
        return TextUnreadable(self._groups[at][0], why)

    def _block(self) -> Block:
        return self._groups[self._at][1] if self._at < len(self._groups) else ()

    def _empty_line(self) -> None:
        if self._block() != ("",):
            raise self.unreadable("line-not-expected")
        self._at += 1

    def _heading_lines(self, names: Iterable[str]) -> None:
        for name in names:
            template = self.pack.heading[name][self.language]
            block = self._block()
            if len(block) != 1:
                continue
            found = template.read(block[0], {place: FREE for place in template.names})
            if found is not None and self._fits(found):
                self.heading[name] = found
                self.shown[f"heading.{name}"] = block
                self._places[name] = self._at
                self._at += 1

    def _fits(self, found: dict[str, str]) -> bool:
        """Return whether figures in a heading line have their form, or are not set yet."""
        return all(
            place not in _HEADING_PATTERNS
            or text in self._unset
            or re.fullmatch(_HEADING_PATTERNS[place], text, re.ASCII)
            for place, text in found.items()
        )

    def _kind_line(self, kind: Kind, line: Line) -> None:
        block = self._block()
        if not block or not block[0]:
            return
        specs = {name: spec for name in line.fields if (spec := kind.field(name)) is not None}
        unset = "".join(f"|{re.escape(text)}" for text in self._unset)
        patterns = {
            name: f"{self.words.inline_pattern(spec)}{unset}" for name, spec in specs.items()
        }
        found = line.wording[self.language].read(block[0], patterns)
        if found is None:
            return
        for name, first in found.items():
            text = (first, *block[1:])
            self.shown[name] = text
            if not self.words.not_stated(text) and not self.is_unset(text):
                self.values.append((name, self._reader.value(specs[name], text)))
        self._at += 1

    def is_unset(self, block: Block) -> bool:
        """Return whether this says that a draft has nothing here yet."""
        return len(block) == 1 and block[0] in self._unset

    def text(self, name: str, place: str = "") -> str:
        """Return the text in a heading line that must be there; errors then name that line."""
        if name not in self.heading:
            raise self.unreadable(f"line-missing {name}")
        self._at = self._places[name]
        return self.heading[name][place or name]

    def term(self, name: str) -> str:
        """Return the code in a heading line that must be there."""
        return self.words.term(name, self.text(name))

    def optional_instant(self, name: str) -> int | None:
        """Return the instant in a heading line, None where there is no such line or no instant."""
        if name not in self.heading or self.is_unset((self.text(name),)):
            return None
        return figures.read_instant(self.text(name))

    def refs(self, name: str) -> tuple[Ref, ...]:
        """Return the references in a heading line, none where there is no such line."""
        if name not in self.heading:
            return ()
        return tuple(self.words.ref(part) for part in split_list(self.text(name)))

    def superseded(self) -> Ref | None:
        """Return the message whose place this one takes."""
        found = self.refs("supersedes")
        return found[0] if found else None
