"""The reader program: from the exact printed text back to the message.

It reads words in one language of one pack and never sees message bytes. `parse` reports what it
understood and what contradicts itself; `read` takes only a text that says one thing throughout, and
then `render(read(text)) == text`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from protocol.errors import LocalViolation, ValueRefused
from protocol.notices import figures
from protocol.notices.figures import FigureUnreadable
from protocol.notices.heading import Heading
from protocol.notices.message import Message, check_message
from protocol.notices.pack import Kind, Line, Pack
from protocol.notices.rendering import CLOSING, OPENING, heading_texts, render
from protocol.notices.values import Address, Ref, Value
from protocol.notices.wording_reader import FREE, WordingReader, WordsUnreadable, split_list
from protocol.notices.writing import INDENT, TEXT_MARK, Block, Writer, first_day
from protocol.vocabulary import Mode, Precedence, SpeechAct

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


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text says.

    Attributes:
        message: as read from the words.
        shown: each field's text as it stood there (`heading.<name>` for heading lines).
        conflicts: fields whose text is not what their value prints: words against code, DTG against
            ISO, minutes against decimals; `text` where something else differs.
        preview: the text says that it is not released.
    """

    message: Message
    shown: dict[str, Block]
    conflicts: tuple[str, ...]
    preview: bool


def read(text: str, pack: Pack, language: str) -> Message:
    """Read a printed notice.

    Raises:
        TextUnreadable: not the exact text of a released notice of this pack in this language.
    """
    reading = parse(text, pack, language)
    if reading.preview:
        raise TextUnreadable(1, "not-released")
    if reading.conflicts:
        field = reading.conflicts[0]
        raise TextUnreadable(_line_of(text, reading, field), f"contradiction in {field}")
    try:
        check_message(reading.message, pack)
    except ValueRefused as problem:
        line = _line_of(text, reading, problem.field.partition("[")[0].partition(".")[0])
        raise TextUnreadable(line, f"{problem.field} {problem.rule}") from None
    return reading.message


def parse(text: str, pack: Pack, language: str) -> Reading:
    """Read a printed notice or preview, contradictions and all.

    Raises:
        TextUnreadable: a line that this pack does not print there, or words that it does not have.
    """
    if len(text) > TEXT_MAX:
        raise TextUnreadable(1, "text-too-long")
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > LINE_MAX:
            raise TextUnreadable(number, "line-too-long")
    reader = _TextReader(text, pack, language)
    try:
        message = reader.read()
    except (WordsUnreadable, FigureUnreadable) as problem:
        raise reader.unreadable(f"no meaning: {str(problem)[:60]}") from None
    conflicts = tuple(_conflicts(text, reader, message))
    return Reading(message, reader.shown, conflicts, reader.preview)


def _line_of(text: str, reading: Reading, field: str) -> int:
    shown = reading.shown.get(field, ("",))[0]
    return text[: max(0, text.find(shown))].count("\n") + 1


def _conflicts(text: str, reader: "_TextReader", message: Message) -> Iterator[str]:
    """Write everything again and yield each field that comes out otherwise."""
    pack, language = reader.pack, reader.language
    writer = Writer(pack, language)
    kind, given = pack.kinds[message.heading.kind], dict(message.values)
    found = False
    try:
        for name, value in message.values:
            spec = kind.field(name)
            first = first_day(kind, spec, given) if spec else None
            if spec and writer.value(spec, value, first) != reader.shown[name]:
                found = True
                yield name
        again = heading_texts(message, pack, language)
        for name, texts in reader.heading.items():
            if name != "draft" and again.get(name) != texts:
                found = True
                yield f"heading.{name}"
        if not found and render(message, pack, language, preview=reader.preview).text != text:
            yield "text"
    except (LocalViolation, ValueError, OverflowError):
        yield "text"


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


class _TextReader:
    """Walks the lines of a text in the order in which they are printed."""

    def __init__(self, text: str, pack: Pack, language: str) -> None:
        self.pack = pack
        self.language = language
        self.shown: dict[str, Block] = {}
        self.heading: dict[str, dict[str, str]] = {}
        self.preview = False
        self._words = WordingReader(pack, language)
        self._groups = list(_groups(text))
        self._at = 0
        self._places: dict[str, int] = {}
        self._values: list[tuple[str, Value]] = []

    def read(self) -> Message:
        """Read all of it; every line must be accounted for."""
        self._heading_lines(("draft", *OPENING))
        self._empty_line()
        end, kind = self._at, self.pack.kinds[self._words.kind(self._text("kind"))]
        self._at = end
        for line in kind.lines:
            self._kind_line(kind, line)
        order = [spec.name for spec in kind.fields]
        self._values.sort(key=lambda item: order.index(item[0]))
        self._empty_line()
        self._heading_lines((*CLOSING, "draft"))
        if self._at != len(self._groups):
            raise self.unreadable("line-not-expected")
        self.preview = "draft" in self.heading
        return Message(self._make_heading(kind), tuple(self._values))

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
            patterns = {place: _HEADING_PATTERNS.get(place, FREE) for place in template.names}
            found = template.read(block[0], patterns)
            if found is not None:
                self.heading[name] = found
                self.shown[f"heading.{name}"] = block
                self._places[name] = self._at
                self._at += 1

    def _kind_line(self, kind: Kind, line: Line) -> None:
        block = self._block()
        if not block or not block[0]:
            return
        specs = {name: spec for name in line.fields if (spec := kind.field(name)) is not None}
        patterns = {name: self._words.inline_pattern(spec) for name, spec in specs.items()}
        found = line.wording[self.language].read(block[0], patterns)
        if found is None:
            return
        for name, first in found.items():
            text = (first, *block[1:])
            self.shown[name] = text
            if not self._words.not_stated(text):
                self._values.append((name, self._words.value(specs[name], text)))
        self._at += 1

    def _text(self, name: str, place: str = "") -> str:
        """Return the text in a heading line that must be there; errors then name that line."""
        if name not in self.heading:
            raise self.unreadable(f"line-missing {name}")
        self._at = self._places[name]
        return self.heading[name][place or name]

    def _term(self, name: str) -> str:
        return self._words.term(name, self._text(name))

    def _instant(self, name: str) -> int:
        return figures.read_instant(self._text(name))

    def _optional_instant(self, name: str) -> int | None:
        return self._instant(name) if name in self.heading else None

    def _refs(self, name: str) -> tuple[Ref, ...]:
        if name not in self.heading:
            return ()
        return tuple(self._words.ref(part) for part in split_list(self._text(name)))

    def _addresses(self, name: str) -> tuple[Address, ...]:
        return tuple(self._words.address(part) for part in split_list(self._text(name)))

    def _nonce(self) -> bytes:
        return bytes.fromhex(self._text("nonce"))

    def _make_heading(self, kind: Kind) -> Heading:
        supersedes = self._refs("supersedes")
        return Heading(
            pack=self.pack.name,
            edition=self.pack.edition,
            pack_hash=self.pack.hash,
            kind=kind.code,
            sender=self._words.address(self._text("sender")),
            to=self._addresses("to"),
            community=self._term("community"),
            mode=Mode[self._term("mode")],
            precedence=Precedence[self._term("precedence")],
            act=SpeechAct[self._term("act")],
            instrument=self._term("instrument"),
            obligation=self._term("obligation"),
            composed=self._instant("composed"),
            released=self._instant("released"),
            valid_from=self._optional_instant("valid_from"),
            valid_until=self._optional_instant("valid_until"),
            late="late" in self.heading,
            alone="alone" in self.heading,
            refs=self._refs("refs"),
            supersedes=supersedes[0] if supersedes else None,
            language=self._term("language"),
            authority=self._term("authority"),
            reply=self._term("reply"),
            reply_by=self._optional_instant("reply_by"),
            releasing_roles=self._words.terms("role", self._text("releasing_roles")),
            nonce=self._nonce(),
        )
