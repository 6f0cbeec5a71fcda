"""The hazard rules over the wordings of a pack, each in its own language.

Every text is named by where it stands: `purpose.TEST`, `purpose.TEST/definition`,
`kind.launch-observed`, `kind.launch-observed/situation`, `field.launch-observed.conf/label`,
`phrases.circle`, `page.HCOC-2002/summary`, `page.HCOC-2002/rule lead`. A wording that is known and
stands is an exception, with its reason.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from protocol.notices.hazards import Finding, HazardTable, Scope
from protocol.notices.pack import FieldSpec, Kind, Pack
from protocol.notices.template import Template

PLACES = (
    "heading", "phrase", "term", "definition", "title", "situation", "label", "help", "line",
    "page",
)  # fmt: skip
"""What a text of a pack can be. `situation` is the officer's own words, for searching."""


@dataclass(frozen=True, slots=True)
class PackText:
    """One text of a pack in one language: where it stands, what it is (`PLACES`), its words."""

    where: str
    place: str
    text: str


@dataclass(frozen=True, slots=True)
class PackException:
    """A wording that stands although a rule finds it, and why."""

    rule: str
    where: str
    languages: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class PackFinding:
    """A finding in a wording: its language, where it stands, and the words."""

    language: str
    where: str
    finding: Finding


def lint_pack(
    table: HazardTable, exceptions: Iterable[PackException], pack: Pack
) -> tuple[PackFinding, ...]:
    """Return what the rules find in the wordings of a pack and no exception names."""
    standing = {(one.rule, one.where, code) for one in exceptions for code in one.languages}
    return tuple(
        PackFinding(language, text.where, finding)
        for language in pack.languages
        for text in pack_texts(pack, language)
        for finding in table.lint(text.text, language, Scope.PACK)
        if text.place not in finding.rule.not_in
        and (finding.rule.code, text.where, language) not in standing
    )


def pack_texts(pack: Pack, language: str) -> Iterator[PackText]:
    """Give every text that an officer can see in this language."""
    for group, place, wordings in (
        ("heading", "heading", pack.heading),
        ("phrases", "phrase", pack.phrases),
    ):
        for name, by in wordings.items():
            yield PackText(f"{group}.{name}", place, _words(by, language))
    for vocabulary in pack.vocabularies.values():
        for code, term in vocabulary.terms.items():
            where = f"{vocabulary.name}.{code}"
            yield PackText(where, "term", term.wording[language])
            yield PackText(f"{where}/definition", "definition", term.definition[language])
    for kind in pack.kinds.values():
        yield from _kind_texts(kind, language)
    for page in pack.instruments.values():
        where = f"page.{page.code}"
        yield PackText(f"{where}/title", "page", page.title[language])
        yield PackText(f"{where}/summary", "page", page.summary[language])
        for number, point in enumerate(page.points, 1):
            yield PackText(f"{where}/point {number}", "page", point.text[language])
        for rule in page.rules:
            yield PackText(f"{where}/rule {rule.code}", "page", rule.text[language])


def _kind_texts(kind: Kind, language: str) -> Iterator[PackText]:
    where = f"kind.{kind.code}"
    yield PackText(where, "title", kind.title[language])
    yield PackText(f"{where}/situation", "situation", kind.situation[language])
    for spec in kind.fields:
        where = f"field.{kind.code}.{spec.name}"
        yield from _field_texts(spec, where, language)
        for each in spec.columns:
            yield from _field_texts(each, f"{where}.{each.name}", language)
    labels = {spec.name: spec.label[language] for spec in kind.fields}
    for line in kind.lines:
        place = f"field.{kind.code}.{'+'.join(line.fields)}"
        words = _words(line.wording, language)
        if any(map(str.isalpha, words.removeprefix(labels[line.fields[0]]))):
            yield PackText(place, "line", words)  # the others say no more than their label


def _field_texts(spec: FieldSpec, where: str, language: str) -> Iterator[PackText]:
    yield PackText(f"{where}/label", "label", spec.label[language])
    if language in spec.help:
        yield PackText(f"{where}/help", "help", spec.help[language])


def _words(wording: Mapping[str, Template], language: str) -> str:
    """Return a wording without its places; a place is a value and has no words of its own."""
    return " ‹› ".join(part.strip() for part in wording[language].literals).strip()
