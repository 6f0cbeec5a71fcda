"""The reader program: from the exact printed text back to the message.

It reads words in one language of one pack and never sees message bytes. `parse` reports what it
understood and what contradicts itself; `read` takes only a text that says one thing throughout, and
then `render(read(text)) == text`. With `bare` the text has no codes in brackets and no digits: the
words alone say it all.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from protocol.errors import LocalViolation, ValueRefused
from protocol.notices import figures
from protocol.notices.figures import FigureUnreadable
from protocol.notices.heading import Heading
from protocol.notices.message import Message, check_message
from protocol.notices.pack import Kind, Pack
from protocol.notices.page_reader import PageReader, TextUnreadable, check_text_size
from protocol.notices.rendering import heading_texts, render
from protocol.notices.values import Address
from protocol.notices.wording_reader import WordsUnreadable, split_list
from protocol.notices.writing import Block, Writer, first_day
from protocol.vocabulary import Mode, Precedence, SpeechAct


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


def read(text: str, pack: Pack, language: str, *, bare: bool = False) -> Message:
    """Read a printed notice.

    Raises:
        TextUnreadable: not the exact text of a released notice of this pack in this language.
    """
    reading = parse(text, pack, language, bare=bare)
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


def parse(text: str, pack: Pack, language: str, *, bare: bool = False) -> Reading:
    """Read a printed notice or preview, contradictions and all.

    Raises:
        TextUnreadable: a line that this pack does not print there, or words that it does not have.
    """
    check_text_size(text)
    page = PageReader(text, pack, language)
    try:
        kind = page.read()
        message = Message(_make_heading(page, kind), tuple(page.values))
    except (WordsUnreadable, FigureUnreadable) as problem:
        raise page.unreadable(f"no meaning: {str(problem)[:60]}") from None
    preview = "draft" in page.heading
    conflicts = tuple(_conflicts(text, page, message, Writer(pack, language, bare=bare), preview))
    return Reading(message, page.shown, conflicts, preview)


def _line_of(text: str, reading: Reading, field: str) -> int:
    shown = reading.shown.get(field, ("",))[0]
    return text[: max(0, text.find(shown))].count("\n") + 1


def _conflicts(
    text: str, page: PageReader, message: Message, writer: Writer, preview: bool
) -> Iterator[str]:
    """Write everything again and yield each field that comes out otherwise."""
    kind, given = page.pack.kinds[message.heading.kind], dict(message.values)
    found = False
    try:
        for name, value in message.values:
            spec = kind.field(name)
            first = first_day(kind, spec, given) if spec else None
            if spec and writer.value(spec, value, first) != page.shown[name]:
                found = True
                yield name
        again = heading_texts(message, writer)
        for name, texts in page.heading.items():
            if name != "draft" and again.get(name) != texts:
                found = True
                yield f"heading.{name}"
        if not found:
            printed = render(
                message, page.pack, page.language, preview=preview, bare=writer.bare
            ).text
            if printed != text:
                yield "text"
    except (LocalViolation, ValueError, OverflowError):
        yield "text"


def _make_heading(page: PageReader, kind: Kind) -> Heading:
    words = page.words
    return Heading(
        pack=page.pack.name,
        edition=page.pack.edition,
        pack_hash=page.pack.hash,
        kind=kind.code,
        sender=words.address(page.text("sender")),
        to=_addresses(page),
        community=page.term("community"),
        mode=Mode[page.term("mode")],
        precedence=Precedence[page.term("precedence")],
        act=SpeechAct[page.term("act")],
        instrument=page.term("instrument"),
        obligation=page.term("obligation"),
        composed=figures.read_instant(page.text("composed")),
        released=figures.read_instant(page.text("released")),
        valid_from=page.optional_instant("valid_from"),
        valid_until=page.optional_instant("valid_until"),
        late="late" in page.heading,
        alone="alone" in page.heading,
        refs=page.refs("refs"),
        supersedes=page.superseded(),
        language=page.term("language"),
        authority=page.term("authority"),
        reply=page.term("reply"),
        reply_by=page.optional_instant("reply_by"),
        releasing_roles=words.terms("role", page.text("releasing_roles")),
        nonce=bytes.fromhex(page.text("nonce")),
    )


def _addresses(page: PageReader) -> tuple[Address, ...]:
    return tuple(page.words.address(part) for part in split_list(page.text("to")))
