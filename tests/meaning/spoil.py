"""Spoilt packs: one text of a pack changed in one language, without reading the files anew.

An address says which text: `term:VOCABULARY.CODE`, `label:KIND.FIELD[.COLUMN]`, `title:KIND`,
`phrase:NAME`, `heading:NAME`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from protocol.notices.kind_file import labelled
from protocol.notices.pack import BLOCKS, FieldSpec, Kind, Line, Pack, Vocabulary
from protocol.notices.pack_diff import source_of
from protocol.notices.template import parse_template


@dataclass(frozen=True, slots=True)
class Mutant:
    """What a change does, for the reader of a report, and the new texts by address."""

    name: str
    language: str
    texts: tuple[tuple[str, str], ...]


def spoil(pack: Pack, mutant: Mutant) -> Pack:
    """Return the pack with the texts of a mutant; its hash stays, as if nobody compared it."""
    for address, text in mutant.texts:
        sort, _, place = address.partition(":")
        pack = _CHANGES[sort](pack, place, mutant.language, text)
    return pack


def _with(by_language: Mapping[str, str], language: str, text: str) -> Mapping[str, str]:
    return MappingProxyType({**by_language, language: text})


def _term(pack: Pack, place: str, language: str, text: str) -> Pack:
    name, _, code = place.partition(".")
    vocabulary = pack.vocabularies[name]
    term = vocabulary.terms[code]
    term = replace(term, wording=_with(term.wording, language, text))
    terms = {**vocabulary.terms, code: term}
    codes = {each.wording[language]: each.code for each in terms.values()}
    changed = Vocabulary(name, terms, {**vocabulary.codes, language: codes})
    return replace(pack, vocabularies={**pack.vocabularies, name: changed})


def _kind(pack: Pack, kind: Kind) -> Pack:
    return replace(pack, kinds={**pack.kinds, kind.code: kind})


def _title(pack: Pack, place: str, language: str, text: str) -> Pack:
    kind = pack.kinds[place]
    return _kind(pack, replace(kind, title=_with(kind.title, language, text)))


def _label(pack: Pack, place: str, language: str, text: str) -> Pack:
    code, name, *column = place.split(".")
    kind = pack.kinds[code]
    fields = tuple(
        _relabelled(spec, column[0] if column else "", language, text)
        if spec.name == name
        else spec
        for spec in kind.fields
    )
    lines = kind.lines
    if not column:
        lines = tuple(_line(pack, kind, line, name, language, text) for line in kind.lines)
    return _kind(pack, replace(kind, fields=fields, lines=lines))


def _relabelled(spec: FieldSpec, column: str, language: str, text: str) -> FieldSpec:
    if not column:
        return replace(spec, label=_with(spec.label, language, text))
    columns = tuple(
        replace(each, label=_with(each.label, language, text)) if each.name == column else each
        for each in spec.columns
    )
    return replace(spec, columns=columns)


def _line(pack: Pack, kind: Kind, line: Line, name: str, language: str, text: str) -> Line:
    spec = kind.field(name)
    if line.fields != (name,) or spec is None:
        return line
    phrase = pack.phrases["line_block" if spec.type in BLOCKS else "line"][language]
    made = labelled(phrase, spec.label[language], name)
    if line.wording[language] != made:
        return line  # a line with words of its own does not follow the label
    return replace(line, wording={**line.wording, language: labelled(phrase, text, name)})


def _phrase(pack: Pack, place: str, language: str, text: str) -> Pack:
    by = {**pack.phrases[place], language: parse_template(text, place)}
    return replace(pack, phrases={**pack.phrases, place: by})


def _heading(pack: Pack, place: str, language: str, text: str) -> Pack:
    by = {**pack.heading[place], language: parse_template(text, place)}
    return replace(pack, heading={**pack.heading, place: by})


_CHANGES = {
    "term": _term,
    "title": _title,
    "label": _label,
    "phrase": _phrase,
    "heading": _heading,
}


def text_at(pack: Pack, address: str, language: str) -> str:
    """Return the text at an address."""
    sort, _, place = address.partition(":")
    match sort:
        case "term":
            name, _, code = place.partition(".")
            return pack.vocabularies[name].terms[code].wording[language]
        case "title":
            return pack.kinds[place].title[language]
        case "label":
            code, name, *column = place.split(".")
            spec = pack.kinds[code].field(name)
            spec = spec.column(column[0]) if spec is not None and column else spec
            assert spec is not None, address
            return spec.label[language]
        case "phrase":
            return source_of(pack.phrases[place][language])
        case _:
            return source_of(pack.heading[place][language])
