"""The printed text of a notice in one language: what the officer reads, prints and reads back.

Plain text, the same for the same message, pack and language on every machine. Every field of the
message stands in it, so that two different messages never print alike (`reading` is the inverse).
The parts: opening lines, the kind's own lines, closing lines; an empty line between them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from protocol.exchange.canonical import Value as Plain
from protocol.notices import figures
from protocol.notices.arrays import to_plain
from protocol.notices.draft import Draft
from protocol.notices.heading import HEADING_FIELDS
from protocol.notices.lint import visible
from protocol.notices.message import Message, NeutralMessage, message_id, spoken_id
from protocol.notices.pack import Kind, Line, Pack
from protocol.notices.values import Address, Ref, Value
from protocol.notices.writing import INDENT, LIST_MARK, Block, Writer, first_day

OPENING = ("mode", "kind", "late", "alone", "sender", "to", "precedence", "released")
CLOSING = (
    "act",
    "instrument",
    "obligation",
    "community",
    "authority",
    "valid_from",
    "valid_until",
    "refs",
    "supersedes",
    "reply",
    "reply_by",
    "language",
    "composed",
    "releasing_roles",
    "unreviewed",
    "pack",
    "nonce",
    "digits",
    "mode_end",
)
HASH_SHOWN = 16
TERM_FIELDS = {
    "mode": "mode",
    "mode_end": "mode",
    "precedence": "precedence",
    "act": "act",
    "instrument": "instrument",
    "obligation": "obligation",
    "community": "community",
    "authority": "authority",
    "reply": "reply",
    "language": "language",
}
"""Heading lines whose one place is a term, with its vocabulary."""


SET_AT_RELEASE = (
    "mode",
    "sender",
    "to",
    "released",
    "composed",
    "releasing_roles",
    "nonce",
    "digits",
)
"""Heading lines of which a draft knows nothing yet."""


class Span(NamedTuple):
    """Where a field's text stands, in code points; `heading.<name>` for heading fields."""

    field: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Rendering:
    """A text and where each field stands in it."""

    text: str
    spans: tuple[Span, ...]


class _Page:
    """Collects lines and spans."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._spans: list[Span] = []

    def add(self, block: Block, spans: tuple[tuple[str, int, int], ...] = ()) -> None:
        """Add a line, and the lines under it, which belong to the line's last field."""
        text = "\n".join(block)
        for number, (field, start, end) in enumerate(spans, 1):
            if number == len(spans) and len(block) > 1:
                end = len(text)
            self._spans.append(Span(field, self._length + start, self._length + end))
        self._pieces.append(text)
        self._length += len(text) + 1

    def finish(self) -> Rendering:
        """Return the whole; the text ends without a line break."""
        return Rendering("\n".join(self._pieces), tuple(self._spans))


def render(
    message: Message, pack: Pack, language: str, *, preview: bool = False, bare: bool = False
) -> Rendering:
    """Print a notice.

    Args:
        preview: before release: NOT RELEASED stands first and last, and there are no digits yet.
        bare: words alone, without the codes in brackets and without the digits.
    """
    writer = Writer(pack, language, bare=bare)
    shown = heading_texts(message, writer)
    if preview:
        shown = {**shown, "draft": {}}
    if preview or bare:
        del shown["digits"]
    return _print(shown, pack.kinds[message.heading.kind], dict(message.values), writer)


def render_draft(draft: Draft, pack: Pack, language: str, *, bare: bool = False) -> Rendering:
    """Print what a draft has so far, in the form of the notice that it becomes.

    A field that the notice must have reads `not filled in`; what only the release decides reads
    NOT RELEASED (left out with editions of a pack that have no words for it).
    """
    writer = Writer(pack, language, bare=bare)
    kind = pack.kinds[draft.kind]
    options = draft.options
    shown: dict[str, dict[str, str]] = {
        "draft": {},
        "kind": {"kind": writer.kind(draft.kind)},
        "act": {"act": writer.term("act", kind.act)},
        "language": {"language": writer.term("language", draft.language)},
        "pack": _pack_texts(pack),
    }
    for name, code in set_codes(draft, kind).items():
        shown[name] = {name: writer.term(name, code)}
    if "not_released" in pack.phrases:
        unset = writer.phrase("not_released")
        shown |= {name: {name: unset} for name in SET_AT_RELEASE}
        shown["mode_end"] = {"mode": unset}
        if reply_by_is_set_at_release(draft, kind):
            shown["reply_by"] = {"reply_by": unset}
    shown |= _times_and_refs(options.valid_from, options.valid_until, options.reply_by)
    shown |= _ref_texts(options.refs, options.supersedes, writer)
    if language not in pack.reviewed:
        shown["unreviewed"] = {}
    return _print(shown, kind, dict(draft.values), writer, draft=True)


def set_codes(draft: Draft, kind: Kind) -> dict[str, str]:
    """Return the codes of the heading that a draft's options set, or else its kind."""
    options = draft.options
    return {
        "precedence": options.precedence or kind.precedence,
        "instrument": options.instrument or kind.instruments[0],
        "obligation": options.obligation or kind.obligation,
        "community": options.community or kind.community,
        "authority": options.authority,
        "reply": options.reply or kind.reply,
    }


def reply_by_is_set_at_release(draft: Draft, kind: Kind) -> bool:
    """Return whether the instant of the reply runs from the release."""
    reply = draft.options.reply or kind.reply
    return draft.options.reply_by is None and bool(kind.reply_minutes) and reply != "NONE"


def _print(
    shown: Mapping[str, dict[str, str]],
    kind: Kind,
    given: Mapping[str, Value],
    writer: Writer,
    *,
    draft: bool = False,
) -> Rendering:
    page = _Page()
    opening = [name for name in ("draft", *OPENING) if name in shown]
    closing = [name for name in (*CLOSING, "draft") if name in shown]
    _add_heading(page, opening, shown, writer)
    page.add(("",))
    for line in kind.lines:
        _add_line(page, line, kind, given, writer, draft=draft)
    page.add(("",))
    _add_heading(page, closing, shown, writer)
    return page.finish()


def _add_heading(
    page: _Page, names: list[str], shown: Mapping[str, dict[str, str]], writer: Writer
) -> None:
    for name in names:
        text, spans = writer.pack.heading[name][writer.language].fill(shown[name])
        field = "mode" if name == "mode_end" else name
        page.add((text,), tuple((f"heading.{field}", start, end) for _, start, end in spans))


def _add_line(
    page: _Page, line: Line, kind: Kind, given: Mapping[str, Value], writer: Writer, *, draft: bool
) -> None:
    texts: dict[str, Block] = {}
    for name in line.fields:
        value = given.get(name)
        spec = kind.field(name)
        if spec is None:
            continue
        if value is not None:
            texts[name] = writer.value(spec, value, first_day(kind, spec, given))
        elif draft and spec.required:
            texts[name] = (writer.phrase("not_filled"),)
    if not texts:
        return
    for name in line.fields:
        texts.setdefault(name, (writer.phrase("not_stated"),))
    firsts = {name: block[0] for name, block in texts.items()}
    under = next((block[1:] for block in texts.values() if len(block) > 1), ())
    text, spans = line.wording[writer.language].fill(firsts)
    page.add((text, *under), spans)


def heading_texts(message: Message, writer: Writer) -> dict[str, dict[str, str]]:
    """Return the texts for the places of each heading line that this message prints."""
    heading = message.heading
    shown: dict[str, dict[str, str]] = {
        "kind": {"kind": writer.kind(heading.kind)},
        "sender": {"sender": writer.address(heading.sender)},
        "to": {"to": LIST_MARK.join(writer.address(address) for address in heading.to)},
        "released": {"released": figures.write_instant(heading.released, seconds=True)},
        "composed": {"composed": figures.write_instant(heading.composed, seconds=True)},
        "releasing_roles": {"releasing_roles": writer.terms("role", heading.releasing_roles)},
        "pack": _pack_texts(writer.pack),
        "nonce": {"nonce": figures.write_nonce(heading.nonce)},
        "digits": {"digits": spoken_id(message_id(message.encode()))},
    }
    for name, vocabulary in TERM_FIELDS.items():
        code = getattr(heading, vocabulary)
        shown[name] = {vocabulary: writer.term(vocabulary, getattr(code, "name", code))}
    shown |= _times_and_refs(heading.valid_from, heading.valid_until, heading.reply_by)
    shown |= _ref_texts(heading.refs, heading.supersedes, writer)
    for name in ("late", "alone"):
        if getattr(heading, name):
            shown[name] = {}
    if writer.language not in writer.pack.reviewed:
        shown["unreviewed"] = {}
    return shown


def _pack_texts(pack: Pack) -> dict[str, str]:
    return {
        "pack": pack.name,
        "edition": str(pack.edition),
        "hash": pack.hash.hex()[:HASH_SHOWN],
    }


def _times_and_refs(
    valid_from: int | None, valid_until: int | None, reply_by: int | None
) -> dict[str, dict[str, str]]:
    times = {"valid_from": valid_from, "valid_until": valid_until, "reply_by": reply_by}
    return {
        name: {name: figures.write_instant(instant)}
        for name, instant in times.items()
        if instant is not None
    }


def _ref_texts(
    refs: tuple[Ref, ...], supersedes: Ref | None, writer: Writer
) -> dict[str, dict[str, str]]:
    shown: dict[str, dict[str, str]] = {}
    if refs:
        shown["refs"] = {"refs": LIST_MARK.join(writer.ref(ref) for ref in refs)}
    if supersedes is not None:
        shown["supersedes"] = {"supersedes": writer.ref(supersedes)}
    return shown


def render_neutral(message: NeutralMessage, banner: str = "TEMPLATE UNKNOWN") -> Rendering:
    """Print a message whose pack we do not hold: keys and values as they travelled, no guess.

    Args:
        banner: the words over and under the text, in the officer's language.
    """
    page = _Page()
    page.add((banner,))
    for name in HEADING_FIELDS:
        _add_neutral(page, f"heading.{name}", _neutral_part(getattr(message.heading, name)))
    page.add(("",))
    for name, plain in message.values:
        _add_neutral(page, name, plain)
    page.add((banner,))
    return page.finish()


def _add_neutral(page: _Page, name: str, plain: Plain) -> None:
    first, *rest = _neutral(plain)
    head = f"{visible(name)}: "
    page.add((head + first, *rest), ((name, len(head), len(head) + len(first)),))


def _neutral_part(part: object) -> Plain:
    """Return a heading part as it travelled, modes and precedences by name."""
    match part:
        case Address() | Ref():
            return to_plain(part)
        case IntEnum():
            return part.name
        case tuple():
            return tuple(_neutral_part(item) for item in part)
        case None | int() | str() | bytes():
            return part
        case _:
            return str(part)


def _neutral(plain: Plain) -> Iterator[str]:
    """Yield the lines of a neutral value; texts between marks, so that none can pass for a key."""
    match plain:
        case None:
            yield "-"
        case bytes():
            yield f"0x{plain.hex()}"
        case str():
            for number, line in enumerate(plain.split("\n")):
                yield f"{INDENT if number else ''}│ {visible(line)}"
        case tuple():
            yield f"({len(plain)})"
            for item in plain:
                for line in _neutral(item):
                    yield INDENT + line
        case _:
            yield str(plain)
