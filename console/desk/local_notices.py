"""Renders notices and reads texts back with the packs of this installation."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace

from console.desk.area_shapes import area_shapes
from console.desk.notice_texts import (
    Choice,
    NoticeTexts,
    OfficerText,
    Reading,
    ReadValue,
    ShownText,
)
from console.desk.term_texts import term_texts
from console.desk.wording import Wording
from protocol.errors import LocalViolation, RemoteViolation, ValueRefused
from protocol.exchange.canonical import encode
from protocol.notices import readback, reading
from protocol.notices.message import Message, NeutralMessage, message_id, spoken_id
from protocol.notices.pack import FieldType, Kind, Pack
from protocol.notices.profiles import valid_until
from protocol.notices.readback import How, Item
from protocol.notices.rendering import Rendering, render, render_neutral
from protocol.notices.terms_used import terms_used
from protocol.notices.values import Change, Changes, FreeText
from protocol.notices.warning_draft import DraftWarning, Form, draft_warning
from protocol.vocabulary import LANGUAGES

FORMS = {
    FieldType.WINDOW: "instant",
    FieldType.INSTANT: "instant",
    FieldType.AREA: "position",
    FieldType.AREAS: "position",
    FieldType.COUNT: "number",
    FieldType.QUANTITY: "number",
    FieldType.AZIMUTH: "number",
}


class LocalNotices:
    """The `Notices` of a running desk.

    Args:
        shelf: packs by hash; `newest` is the one for titles and terms outside a notice.
        words: the officer's language and the words around a notice.
    """

    def __init__(self, shelf: Mapping[bytes, Pack], newest: Pack, words: Wording) -> None:
        self._shelf = shelf
        self._newest = newest
        self._words = words
        self._language = words.language
        self._items: dict[str, Item] = {}

    def title(self, kind: str) -> str:
        """See `Notices.title`."""
        found = self._newest.kinds.get(kind)
        return kind if found is None else found.title[self._language]

    def reply(self, kind: str) -> str:
        """See `Notices.reply`."""
        found = self._newest.kinds.get(kind)
        return "" if found is None else found.reply

    def label(self, kind: str, field: str) -> str:
        """See `Notices.label`. Names of a readback's own items have words of the screen."""
        if field in (readback.KIND, readback.MODE):
            return self._words.say(f"readback-{field.removeprefix('heading.')}")
        if field in (readback.TEXT, readback.WHOLE_MESSAGE):
            return self._words.say("readback-whole")
        found = self._newest.kinds.get(kind)
        spec = None if found is None else found.field(field.removesuffix(readback.TYPED))
        return field if spec is None else spec.label[self._language]

    def terms(self, vocabulary: str) -> tuple[Choice, ...]:
        """See `Notices.terms`."""
        found = self._newest.vocabularies.get(vocabulary)
        terms = () if found is None else found.terms.values()
        return tuple(
            Choice(term.code, term.wording[self._language], term.definition[self._language])
            for term in terms
        )

    def texts(self, body: bytes) -> NoticeTexts:
        """See `Notices.texts`."""
        neutral = NeutralMessage.decode(body)
        to = tuple((address.party, address.station) for address in neutral.heading.to)
        digits = spoken_id(message_id(body))
        return replace(self._texts(body, neutral), to=to, digits=digits)

    def _texts(self, body: bytes, neutral: NeutralMessage) -> NoticeTexts:
        codes = render_neutral(neutral, self._words.say("text-codes"))
        heading = neutral.heading
        their_language = heading.language if heading.language in LANGUAGES else self._language
        pack = self._shelf.get(heading.pack_hash)
        if pack is None:
            bare = ShownText(
                self._language, render_neutral(neutral, self._words.say("template-banner")).text
            )
            coded = ShownText("en", codes.text)
            return NoticeTexts(heading.kind, bare, bare, coded, False, None, heading.alone)
        message = Message.decode(body, pack)
        kind = pack.kinds[heading.kind]
        until = valid_until(message, pack)
        critical = {spec.name for spec in kind.fields if spec.critical} | {readback.KIND}
        return NoticeTexts(
            kind.title[self._language],
            _shown(render(message, pack, self._language), self._language, critical),
            _shown(render(message, pack, their_language), their_language, critical),
            ShownText("en", codes.text),
            True,
            None if until is None else until * 1000,
            heading.alone,
            area_shapes(kind, dict(message.values), pack, self._language),
            *term_texts(self._words, terms_used(message, pack)),
            _written(message, kind, self._language),
        )

    def read(self, body: bytes, text: str) -> Reading:
        """See `Notices.read`. Of the body only the pack's hash is used."""
        pack = self._pack_of(body)
        read = reading.parse(text, pack, self._language)
        octets = dict(readback.values_read(read, pack))
        found = readback.items(read.message, pack)
        self._items = {item.field: item for item in found}
        values = [self._value(item, read, octets[item.field], pack, body) for item in found]
        values.sort(key=lambda value: value.how == "confirm")  # stable: text order within
        return Reading(tuple(values), ((readback.WHOLE_MESSAGE, octets[readback.WHOLE_MESSAGE]),))

    def warning_draft(self, body: bytes, form: Form) -> DraftWarning:
        """See `Notices.warning_draft`."""
        pack = self._shelf.get(NeutralMessage.decode(body).heading.pack_hash)
        if pack is None:
            raise ValueRefused("pack", "", "area-missing")
        message = Message.decode(body, pack)
        kind = pack.kinds[message.heading.kind]
        return draft_warning(kind, dict(message.values), form)

    def entered(self, value: ReadValue, text: str) -> bytes:
        """See `Notices.entered`."""
        return readback.type_entry(self._items[value.field], text)

    def _pack_of(self, body: bytes) -> Pack:
        try:
            pack = self._shelf.get(NeutralMessage.decode(body).heading.pack_hash)
        except RemoteViolation as error:
            raise LocalViolation("text-unreadable", line=1, why=error.code) from error
        if pack is None:
            raise LocalViolation("text-unreadable", line=1, why="template-unknown")
        return pack

    def _value(
        self, item: Item, read: reading.Reading, octets: bytes, pack: Pack, body: bytes
    ) -> ReadValue:
        name = item.field.removesuffix(readback.TYPED)
        kind = pack.kinds[read.message.heading.kind]
        if name == readback.KIND:
            label, words = self._words.say("readback-kind"), kind.title[self._language]
        elif name == readback.MODE:
            label, words = self._words.say("readback-mode"), read.shown[name][0]
        else:
            label = self.label(kind.code, name)
            # A critical field that the notice leaves unset is read back as unset, in words.
            words = "\n".join(read.shown.get(name, (self._words.say("readback-unset"),)))
        return ReadValue(
            item.field,
            label,
            words,
            octets,
            item.how.value,
            FORMS.get(item.spec.type, "text") if item.spec is not None else "text",
            self._choices(item, pack, body) if item.how is How.CHOOSE else (),
        )

    def _choices(self, item: Item, pack: Pack, body: bytes) -> tuple[Choice, ...]:
        """Return all codes in an order that follows a hash of notice and code.

        So that neither habit nor the alphabet chooses.
        """
        if item.spec is None:
            worded = {code: kind.title[self._language] for code, kind in pack.kinds.items()}
        else:
            terms = pack.vocabularies[item.spec.vocabulary].terms
            worded = {code: term.wording[self._language] for code, term in terms.items()}
        return tuple(
            Choice(code, worded[code], octets=encode(code))
            for code in sorted(worded, key=lambda code: _shuffled(body, code))
        )


def _shuffled(body: bytes, code: str) -> bytes:
    return hashlib.sha256(body + code.encode("utf-8")).digest()


def _written(message: Message, kind: Kind, language: str) -> tuple[OfficerText, ...]:
    """Return the free texts of a notice under the labels of their fields, those changed too."""
    found = []
    for name, value in message.values:
        spec = kind.field(name)
        label = name if spec is None else spec.label[language]
        found += [OfficerText(label, one.language, one.text) for one in _free_texts(value)]
    return tuple(found)


def _free_texts(value: object) -> Iterator[FreeText]:
    if isinstance(value, FreeText):
        yield value
    elif isinstance(value, Changes):
        yield from _free_texts(value.items)
    elif isinstance(value, Change):
        yield from _free_texts((value.old, value.new))
    elif isinstance(value, tuple):
        for part in value:
            yield from _free_texts(part)


def _shown(rendering: Rendering, language: str, critical: set[str]) -> ShownText:
    spans = tuple((start, end) for name, start, end in rendering.spans if name in critical)
    return ShownText(language, rendering.text, spans)
