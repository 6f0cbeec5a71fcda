"""The book of a pack: every text in two languages side by side, for the linguists who review it.

One source of pages; `pack_book_html` and `pack_book_pdf` print them.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from protocol.notices.draft import Draft
from protocol.notices.pack import FieldSpec, Kind, Pack, Term, Vocabulary
from protocol.notices.pack_diff import source_of
from protocol.notices.rendering import render_draft


@dataclass(frozen=True, slots=True)
class Row:
    """One text: where it stands in the pack, and how it reads in both languages."""

    place: str
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Section:
    """A page or more of rows under one title.

    Attributes:
        code: what the section is about, as the pack names it.
        facts: lines in English about it (deadlines, sources, marks), before the rows.
    """

    code: str
    left: str
    right: str
    facts: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Book:
    """All sections of one pack in two languages."""

    title: str
    left: str
    right: str
    facts: tuple[str, ...]
    sections: tuple[Section, ...]


def make_book(pack: Pack, left: str, right: str) -> Book:
    """Return the book of a pack.

    Args:
        left, right: two of the pack's languages.
    """
    reviewed = ", ".join(pack.reviewed) or "none"
    facts = (
        f"hash {pack.hash.hex()}",
        f"{len(pack.kinds)} kinds, {sum(len(v.terms) for v in pack.vocabularies.values())} terms",
        f"languages reviewed by a native legal linguist: {reviewed}",
    )
    sections = (_frame(pack, left, right), *_kinds(pack, left, right), *_terms(pack, left, right))
    return Book(f"Template pack {pack.name}, edition {pack.edition}", left, right, facts, sections)


def _frame(pack: Pack, left: str, right: str) -> Section:
    rows = [
        Row(f"{sort} {name}", source_of(by_language[left]), source_of(by_language[right]))
        for sort, wordings in (("heading", pack.heading), ("phrase", pack.phrases))
        for name, by_language in wordings.items()
    ]
    return Section("heading and phrases", "", "", (), tuple(rows))


def _kinds(pack: Pack, left: str, right: str) -> Iterator[Section]:
    for kind in sorted(pack.kinds.values(), key=lambda each: each.rank):
        rows = [Row("situation", kind.situation[left], kind.situation[right])]
        for spec in kind.fields:
            rows += _field(spec, spec.name, left, right)
        texts = (render_draft(Draft(kind.code), pack, language).text for language in (left, right))
        rows.append(Row("empty form, as printed", *texts))
        yield Section(
            f"{kind.catalogue} {kind.code}",
            kind.title[left],
            kind.title[right],
            tuple(_kind_facts(kind)),
            tuple(rows),
        )


def _kind_facts(kind: Kind) -> Iterator[str]:
    yield f"legal basis: {kind.legal_basis}; instruments: {', '.join(kind.instruments)}"
    yield (
        f"{kind.act}, {kind.precedence}, {kind.obligation}, community {kind.community}, released by"
        f" {kind.officers}"
    )
    answers = f", by {', '.join(kind.answers)}" if kind.answers else ""
    yield f"reply: {kind.reply} in {kind.reply_minutes} min{answers}"
    yield f"receipt: in {kind.receipt_minutes} min"
    if kind.lead:
        yield f"in time until {kind.lead.hours} h before {kind.lead.field}: {kind.lead.article}"
    yield f"review: {kind.review or 'reviewed'}"


def _field(spec: FieldSpec, path: str, left: str, right: str) -> Iterator[Row]:
    marks = [spec.type.value, *("required",) * spec.required, *("read back",) * spec.critical]
    marks += [f"terms {spec.vocabulary}"] * bool(spec.vocabulary)
    marks += [f"article {spec.article}"] * bool(spec.article)
    for name, condition in (("required if", spec.required_when), ("only if", spec.only_when)):
        if condition is not None:
            marks.append(f"{name} {condition.field} is {' or '.join(condition.values)}")
    yield Row(f"{path} ({', '.join(marks)})", spec.label[left], spec.label[right])
    if spec.help:
        yield Row(f"{path}, help", spec.help[left], spec.help[right])
    for column in spec.columns:
        yield from _field(column, f"{path}.{column.name}", left, right)


def _terms(pack: Pack, left: str, right: str) -> Iterator[Section]:
    for name in sorted(pack.vocabularies):
        vocabulary = pack.vocabularies[name]
        yield Section(f"terms {name}", "", "", (), tuple(_term_rows(vocabulary, left, right)))


def _term_rows(vocabulary: Vocabulary, left: str, right: str) -> Iterator[Row]:
    for term in vocabulary.terms.values():
        yield Row(_term_place(term), _term_text(term, left), _term_text(term, right))


def _term_place(term: Term) -> str:
    marks = [term.code]
    if term.meanings_differ:
        marks.append("MEANINGS DIFFER")
    if term.expects:
        marks.append(f"calls for {term.expects}")
    if term.note:
        marks.append(term.note)
    if term.sources:
        marks.append(f"sources: {'; '.join(term.sources)}")
    return "\n".join(marks)


def _term_text(term: Term, language: str) -> str:
    return f"{term.wording[language]}\n{term.definition[language]}"
