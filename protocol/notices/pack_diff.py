"""Two editions of a pack compared: term by term, field by field, language by language.

Values only: what was added, what was taken out, what reads otherwise. Whether a change is one of
meaning is for the linguists of both sides to say.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields

from protocol.notices.pack import FieldSpec, Kind, Pack, Term
from protocol.notices.template import Template


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference.

    Attributes:
        place: what it is about, such as `term object_class.ICBM` or `kind launch-cancelled`.
        language: of a text; empty for what has no language.
        old, new: as it was and as it is; empty where it was not or is not there.
    """

    place: str
    language: str
    old: str
    new: str


ADDED, REMOVED = "added", "removed"


def compare_packs(old: Pack, new: Pack) -> tuple[Difference, ...]:
    """Return every difference, in the order: head, phrases, terms, kinds."""
    return tuple(_differences(old, new))


def _differences(old: Pack, new: Pack) -> Iterator[Difference]:
    yield from _plain("pack", {"edition": str(old.edition)}, {"edition": str(new.edition)})
    for name, before, after in (
        ("heading", old.heading, new.heading),
        ("phrase", old.phrases, new.phrases),
    ):
        yield from _by_key(name, {k: _said(v) for k, v in before.items()}, _said_all(after))
    vocabularies = {**old.vocabularies, **new.vocabularies}
    for name in vocabularies:
        before_terms = old.vocabularies[name].terms if name in old.vocabularies else {}
        after_terms = new.vocabularies[name].terms if name in new.vocabularies else {}
        for code in {**before_terms, **after_terms}:
            place = f"term {name}.{code}"
            yield from _term(place, before_terms.get(code), after_terms.get(code))
    for code in {**old.kinds, **new.kinds}:
        yield from _kind(f"kind {code}", old.kinds.get(code), new.kinds.get(code))


def _said(by_language: Mapping[str, Template]) -> dict[str, str]:
    return {language: source_of(template) for language, template in by_language.items()}


def _said_all(wordings: Mapping[str, Mapping[str, Template]]) -> dict[str, dict[str, str]]:
    return {key: _said(by_language) for key, by_language in wordings.items()}


def source_of(template: Template) -> str:
    """Return the wording of a template as a pack file has it."""
    pieces = [template.literals[0]]
    for name, literal in zip(template.names, template.literals[1:], strict=True):
        pieces += [f"{{{name}}}", literal]
    return "".join(pieces)


def _by_key(
    sort: str, old: Mapping[str, Mapping[str, str]], new: Mapping[str, Mapping[str, str]]
) -> Iterator[Difference]:
    for key in {**old, **new}:
        yield from _texts(f"{sort} {key}", old.get(key, {}), new.get(key, {}))


def _texts(place: str, old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Difference]:
    for language in {**old, **new}:
        before, after = old.get(language, ""), new.get(language, "")
        if before != after:
            yield Difference(place, language, before, after)


def _plain(place: str, old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Difference]:
    for name in {**old, **new}:
        before, after = old.get(name, ""), new.get(name, "")
        if before != after:
            yield Difference(f"{place} {name}", "", before, after)


def _there(place: str, old: object, new: object) -> Iterator[Difference]:
    if old is None and new is not None:
        yield Difference(place, "", "", ADDED)
    if new is None and old is not None:
        yield Difference(place, "", REMOVED, "")


def _term(place: str, old: Term | None, new: Term | None) -> Iterator[Difference]:
    if old is None or new is None:
        yield from _there(place, old, new)
        return
    yield from _texts(place, old.wording, new.wording)
    yield from _texts(f"{place} definition", old.definition, new.definition)
    yield from _plain(place, _rest(old), _rest(new))


def _rest(part: Term | FieldSpec | Kind) -> dict[str, str]:
    """Return what is neither a text in six languages nor made of parts of its own."""
    left = {}
    for each in fields(part):
        value = getattr(part, each.name)
        if not isinstance(value, Mapping) and each.name not in ("fields", "lines", "columns"):
            left[each.name] = str(value)
    return left


def _kind(place: str, old: Kind | None, new: Kind | None) -> Iterator[Difference]:
    if old is None or new is None:
        yield from _there(place, old, new)
        return
    yield from _texts(f"{place} title", old.title, new.title)
    yield from _texts(f"{place} situation", old.situation, new.situation)
    yield from _plain(place, _rest(old), _rest(new))
    yield from _fields(place, old.fields, new.fields)
    before = {line.fields: _said(line.wording) for line in old.lines}
    after = {line.fields: _said(line.wording) for line in new.lines}
    for names in {**before, **after}:
        where = f"{place} line {'+'.join(names)}"
        yield from _texts(where, before.get(names, {}), after.get(names, {}))


def _fields(
    place: str, old: tuple[FieldSpec, ...], new: tuple[FieldSpec, ...]
) -> Iterator[Difference]:
    before = {spec.name: spec for spec in old}
    after = {spec.name: spec for spec in new}
    for name in {**before, **after}:
        one, other = before.get(name), after.get(name)
        where = f"{place} field {name}"
        if one is None or other is None:
            yield from _there(where, one, other)
            continue
        yield from _texts(f"{where} label", one.label, other.label)
        yield from _texts(f"{where} help", one.help, other.help)
        yield from _plain(where, _rest(one), _rest(other))
        yield from _fields(where, one.columns, other.columns)


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of a pack there is.

    Attributes:
        language: the language that is counted.
        texts: titles, situations, labels, helps, lines, terms, definitions, phrases, heading lines.
        letters: characters in them.
        reviewed: whether a native legal linguist has reviewed the wording.
    """

    language: str
    texts: int
    letters: int
    reviewed: bool


def coverage(pack: Pack) -> tuple[Coverage, ...]:
    """Return the count for each language; a pack that loads has every text in each of them."""
    return tuple(
        Coverage(
            language,
            len(texts := list(_all_texts(pack, language))),
            sum(map(len, texts)),
            language in pack.reviewed,
        )
        for language in pack.languages
    )


def _all_texts(pack: Pack, language: str) -> Iterator[str]:
    for wordings in (pack.heading, pack.phrases):
        for by_language in wordings.values():
            yield source_of(by_language[language])
    for vocabulary in pack.vocabularies.values():
        for term in vocabulary.terms.values():
            yield term.wording[language]
            yield term.definition[language]
    for kind in pack.kinds.values():
        yield kind.title[language]
        yield kind.situation[language]
        for line in kind.lines:
            yield source_of(line.wording[language])
        for spec in kind.fields:
            for each in (spec, *spec.columns):
                yield each.label[language]
                if each.help:
                    yield each.help[language]
