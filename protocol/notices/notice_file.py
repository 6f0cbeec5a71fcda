"""A released notice as a TOML file: a draft's file with the heading that the release gave it.

What `readback read` prints of a released text, and what `readback render` takes besides a draft and
a body. Reading it back gives the same message, byte for byte.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from protocol.errors import LocalViolation, ValueRefused
from protocol.notices import entry, figures
from protocol.notices.draft import Draft, Options
from protocol.notices.draft_file import FILE_MAX, draft_of_document
from protocol.notices.draft_writer import draft_to_toml
from protocol.notices.heading import Heading
from protocol.notices.lint import visible
from protocol.notices.message import Message, check_message
from protocol.notices.pack import Pack
from protocol.notices.toml_text import read_toml
from protocol.notices.values import Address
from protocol.vocabulary import Mode, Precedence, SpeechAct

HEADING = "heading"
_PARTS = (
    "pack",
    "edition",
    "pack_hash",
    "sender",
    "to",
    "mode",
    "composed",
    "released",
    "late",
    "alone",
    "releasing_roles",
    "nonce",
)


def message_to_toml(message: Message, pack: Pack) -> str:
    """Return a released notice as a file."""
    heading = message.heading
    draft = Draft(
        kind=heading.kind,
        language=heading.language,
        options=Options(
            precedence=heading.precedence.name,
            instrument=heading.instrument,
            obligation=heading.obligation,
            community=heading.community,
            authority=heading.authority,
            reply=heading.reply,
            reply_by=heading.reply_by,
            valid_from=heading.valid_from,
            valid_until=heading.valid_until,
            refs=heading.refs,
            supersedes=heading.supersedes,
        ),
        values=message.values,
    )
    return draft_to_toml(draft, pack) + "\n" + "\n".join(_heading_lines(heading)) + "\n"


def _heading_lines(heading: Heading) -> Iterator[str]:
    yield f"[{HEADING}]"
    yield f"pack = {_quoted(heading.pack)}"
    yield f"edition = {heading.edition}"
    yield f'pack_hash = "{heading.pack_hash.hex()}"'
    yield f"sender = {_address(heading.sender)}"
    yield f"to = [{', '.join(_address(address) for address in heading.to)}]"
    yield f'mode = "{heading.mode.name}"'
    yield f'composed = "{_instant(heading.composed)}"'
    yield f'released = "{_instant(heading.released)}"'
    yield f"late = {str(heading.late).lower()}"
    yield f"alone = {str(heading.alone).lower()}"
    yield f"releasing_roles = [{', '.join(_quoted(role) for role in heading.releasing_roles)}]"
    yield f'nonce = "{heading.nonce.hex()}"'


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _address(address: Address) -> str:
    return f'{{ party = "{address.party}", station = {_quoted(address.station)} }}'


def _instant(instant: int) -> str:
    _, _, iso = figures.write_instant(instant, seconds=True).partition("(")
    return iso.rstrip(")").replace(" ", "T")


def is_released(document: Mapping[str, Any]) -> bool:
    """Return whether a TOML document holds a released notice rather than a draft."""
    return HEADING in document


def message_from_toml(data: bytes, packs: Mapping[bytes, Pack], file_name: str) -> Message:
    """Read a released notice from its file.

    Args:
        packs: by hash; the notice names the one that it was built on.

    Raises:
        ValueRefused: naming file, field, value and rule, for the first thing wrong.
    """
    try:
        document = dict(read_toml(data, FILE_MAX))
        part = _Parts(document.pop(HEADING, None))
        pack_hash = part.octets("pack_hash", 32)
        if pack_hash not in packs:
            raise ValueRefused("heading.pack_hash", pack_hash.hex(), "unknown-pack")
        pack = packs[pack_hash]
        draft = draft_of_document(document, pack)
        message = Message(_heading(part, draft, pack), draft.values)
        check_message(message, pack)
    except ValueRefused as problem:
        raise ValueRefused(
            visible(problem.field), visible(problem.value), problem.rule, file_name
        ) from None
    except LocalViolation as problem:
        raise ValueRefused("file", str(problem), "not-toml", file_name) from None
    return message


def _heading(part: "_Parts", draft: Draft, pack: Pack) -> Heading:
    options, kind = draft.options, pack.kinds[draft.kind]
    return Heading(
        pack=part.text("pack"),
        edition=part.integer("edition"),
        pack_hash=pack.hash,
        kind=draft.kind,
        sender=part.address("sender", part.table["sender"]),
        to=tuple(part.address("to", item) for item in part.items("to")),
        community=options.community,
        mode=Mode[part.code("mode", Mode.__members__)],
        precedence=Precedence[options.precedence or kind.precedence],
        act=SpeechAct[kind.act],
        instrument=options.instrument,
        obligation=options.obligation,
        composed=part.instant("composed"),
        released=part.instant("released"),
        valid_from=options.valid_from,
        valid_until=options.valid_until,
        late=part.flag("late"),
        alone=part.flag("alone"),
        refs=options.refs,
        supersedes=options.supersedes,
        language=draft.language,
        authority=options.authority,
        reply=options.reply,
        reply_by=options.reply_by,
        releasing_roles=tuple(
            part.as_text("releasing_roles", r) for r in part.items("releasing_roles")
        ),
        nonce=part.octets("nonce", 16),
    )


class _Parts:
    """The table of the heading, taken by name and type."""

    def __init__(self, table: object) -> None:
        if not isinstance(table, dict):
            raise ValueRefused(HEADING, "", "not-a-table")
        self.table: dict[str, Any] = table
        for key in self.table:
            if key not in _PARTS:
                raise ValueRefused(f"{HEADING}.{key}", self.table[key], "unknown-field")
        for key in _PARTS:
            if key not in self.table:
                raise ValueRefused(f"{HEADING}.{key}", "", "field-missing")

    def _checked(self, name: str, right: Callable[[object], bool], rule: str) -> Any:
        if not right(self.table[name]):
            raise ValueRefused(f"{HEADING}.{name}", self.table[name], rule)
        return self.table[name]

    def as_text(self, name: str, item: object) -> str:
        if not isinstance(item, str):
            raise ValueRefused(f"{HEADING}.{name}", item, "not-a-text")
        return item

    def text(self, name: str) -> str:
        return self.as_text(name, self.table[name])

    def integer(self, name: str) -> int:
        number: int = self._checked(name, lambda item: type(item) is int, "not-a-number")
        return number

    def flag(self, name: str) -> bool:
        flag: bool = self._checked(name, lambda item: type(item) is bool, "not-true-or-false")
        return flag

    def items(self, name: str) -> list[Any]:
        listed: list[Any] = self._checked(name, lambda item: isinstance(item, list), "not-a-list")
        return listed

    def code(self, name: str, codes: Mapping[str, object]) -> str:
        code = self.text(name)
        if code not in codes:
            raise ValueRefused(f"{HEADING}.{name}", code, f"unknown-code-of-{name}")
        return code

    def instant(self, name: str) -> int:
        return entry.parse_instant(self.text(name), f"{HEADING}.{name}", to_minute=False)

    def octets(self, name: str, size: int) -> bytes:
        text = self.text(name)
        try:
            octets = bytes.fromhex(text)
        except ValueError:
            octets = b""
        if len(octets) != size:
            raise ValueRefused(f"{HEADING}.{name}", text, f"not-{size}-bytes")
        return octets

    def address(self, name: str, item: object) -> Address:
        match item:
            case {"party": str(party), "station": str(station), **rest} if not rest:
                return Address(party, station)
        raise ValueRefused(f"{HEADING}.{name}", item, "not-an-address")
