"""Reading back: what the receiving officer confirms, types and chooses, and the comparison.

The values that go back are what the reader program got from the exact text on the officer's screen;
nothing here makes them from message bytes. The sender expects the bytes of its own message, so a
word that stood differently on the other screen comes back different.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from protocol.exchange.canonical import encode
from protocol.notices import entry
from protocol.notices.arrays import encoded, to_plain
from protocol.notices.message import Message, kind_of
from protocol.notices.pack import FieldSpec, FieldType, Pack
from protocol.notices.reading import Reading
from protocol.notices.rendering import render
from protocol.notices.values import (
    Circle,
    Corridor,
    Point,
    Polygon,
    Sector,
    Value,
    Window,
    areas_of,
)
from protocol.vocabulary import Precedence

KIND = "heading.kind"
MODE = "heading.mode"
WHOLE_MESSAGE = "message"
TEXT = "text"
TYPED = ".typed"
_TYPED_BY_DEFAULT = (
    (FieldType.WINDOW, FieldType.INSTANT),
    (FieldType.AREA, FieldType.AREAS),
    (FieldType.COUNT,),
)


class How(Enum):
    """What the officer does with one item."""

    CONFIRM = "confirm"  # one keystroke of its own, the value in view
    TYPE = "type"  # types it, the value not in view of the entry field
    CHOOSE = "choose"  # picks it from an unordered list without preselection


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to read back; `field` is the name under which its value travels."""

    field: str
    how: How
    spec: FieldSpec | None


def text_hash(text: str) -> bytes:
    """Return SHA-256 of the exact text that was on the screen."""
    return hashlib.sha256(text.encode("utf-8")).digest()


def typed_readback(message: Message, pack: Pack) -> bool:
    """Return whether some values must be typed: FLASH, and kinds that mark fields as typed."""
    kind = kind_of(message.heading, pack)
    return message.heading.precedence is Precedence.FLASH or any(s.typed for s in kind.fields)


def items(message: Message, pack: Pack) -> tuple[Item, ...]:
    """Return what must be read back of a message, in the order of its text.

    The receiver gives the message as read from its screen, the sender its own; where they differ,
    so do the items, and the comparison says which.
    """
    kind = kind_of(message.heading, pack)
    strict = typed_readback(message, pack)
    found = [Item(KIND, How.CHOOSE if strict else How.CONFIRM, None), Item(MODE, How.CONFIRM, None)]
    found += [Item(spec.name, How.CONFIRM, spec) for spec in kind.fields if spec.critical]
    if strict:
        for spec in _typed_fields(message, kind.fields):
            how = How.CHOOSE if spec.type is FieldType.ENUM else How.TYPE
            found.append(Item(spec.name + TYPED, how, spec))
    return tuple(found)


def _typed_fields(message: Message, specs: tuple[FieldSpec, ...]) -> Iterator[FieldSpec]:
    """Yield the fields of which a part is typed: those marked, or the first of each sort."""
    given = dict(message.values)
    marked = [spec for spec in specs if spec.typed]
    if not marked:
        for sort in _TYPED_BY_DEFAULT:
            marked += [spec for spec in specs if spec.critical and spec.type in sort][:1]
    for spec in marked:
        if typed_part(given.get(spec.name)) is not None:
            yield spec


def typed_part(value: Value | None) -> Value | Point | None:
    """Return the part that is typed: a window's start, an area's first point, another value whole.

    None where there is nothing to type: unset, or areas that have no coordinates.
    """
    if isinstance(value, Window):
        return value.start
    for area in areas_of(value):
        match area:
            case Circle(point, _) | Sector(point, _, _, _):
                return point
            case Polygon(points) | Corridor(points, _):
                return points[0]
    if areas_of(value) or isinstance(value, bool | tuple):
        return None
    return value


def type_entry(item: Item, text: str) -> bytes:
    """Return the canonical bytes of what the officer typed or chose.

    Raises:
        ValueRefused: not in a form of the field's type.
    """
    spec = item.spec
    if spec is None or item.how is not How.TYPE:
        return encode(text)
    match spec.type:
        case FieldType.WINDOW | FieldType.INSTANT:
            return encode(entry.parse_instant(text, spec.name))
        case FieldType.DATE:
            return encode(entry.parse_date(text, spec.name))
        case FieldType.AREA | FieldType.AREAS:
            return encode(to_plain(entry.parse_position(text, spec.name)))
        case FieldType.COUNT:
            return encoded(entry.parse_number(text, spec.units[0], spec.name))
        case FieldType.QUANTITY:
            return encoded(entry.parse_quantity(text, spec.name))
        case FieldType.AZIMUTH:
            return encoded(entry.parse_azimuth(text, spec.name))
        case FieldType.REF:
            return encoded(entry.parse_ref(text, spec.name))
        case _:
            return encode(" ".join(text.split()))


def values_read(reading: Reading, pack: Pack) -> tuple[tuple[str, bytes], ...]:
    """Return (name, canonical bytes) of every item as the reader program got it from the screen.

    The desk sends those that the officer confirmed; typed and chosen ones are sent as entered, and
    `message` (the id of all that was read) always goes along. A field whose text contradicts itself
    gets bytes that no value of it has.
    """
    given = dict(reading.message.values)
    found = []
    for item in items(reading.message, pack):
        name = item.field.removesuffix(TYPED)
        if name in reading.conflicts:
            found.append((item.field, _contradiction(reading.shown.get(name, ()))))
        else:
            found.append((item.field, _expected(item, reading.message, given)))
    whole = _contradiction(reading.conflicts) if reading.conflicts else _whole(reading.message)
    return (*found, (WHOLE_MESSAGE, whole))


def _contradiction(shown: tuple[str, ...]) -> bytes:
    return encode((None, *shown))


def _whole(message: Message) -> bytes:
    return encode(message.message_id)


def _expected(item: Item, message: Message, given: dict[str, Value]) -> bytes:
    if item.field == KIND:
        return encode(message.heading.kind)
    if item.field == MODE:
        return encode(message.heading.mode.name)
    value = given.get(item.field.removesuffix(TYPED))
    part = typed_part(value) if item.field.endswith(TYPED) else value
    return encode(to_plain(part))


def expected(message: Message, pack: Pack) -> dict[str, bytes]:
    """Return what a readback of our own message must hold, by name."""
    given = dict(message.values)
    found = {item.field: _expected(item, message, given) for item in items(message, pack)}
    return {**found, WHOLE_MESSAGE: _whole(message)}


def compare(
    body: bytes,
    values: tuple[tuple[str, bytes], ...],
    pack: Pack,
    language: str = "",
    shown_hash: bytes = b"",
) -> tuple[str, ...]:
    """Return the names that came back different, missing or unasked; none means SAME.

    Args:
        body: canonical bytes of our own message.
        values: as they came back, byte for byte.
        language: of the peer's screen; with it the whole text is compared too, by `shown_hash`.

    Raises:
        RemoteViolation: `body` is no message of this pack.
    """
    message = Message.decode(body, pack)
    wanted = expected(message, pack)
    returned = dict(values)
    different = [name for name, octets in wanted.items() if returned.get(name) != octets]
    different += [name for name in returned if name not in wanted]
    if len(returned) != len(values) or (language and _shown(message, pack, language) != shown_hash):
        different.append(TEXT)
    return tuple(different)


def _shown(message: Message, pack: Pack, language: str) -> bytes:
    if language not in pack.languages:
        return b""
    return text_hash(render(message, pack, language).text)
