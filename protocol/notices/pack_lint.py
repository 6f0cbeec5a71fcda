"""What makes a pack readable in one way only: checks over a whole pack, run at every load.

The reader program finds a line by the words that it begins with, and a code by its wording. Both
must be unique in each language, or a readback would be a guess.
"""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from protocol.notices.pack import (
    BLOCKS,
    CORE_TERMS,
    NOT_A_COLUMN,
    PHRASES_OF,
    Condition,
    FieldSpec,
    FieldType,
    Kind,
    Pack,
    Vocabulary,
)
from protocol.notices.pack_table import refused
from protocol.notices.template import Template
from protocol.notices.values import SHAPES

LEAD_MIN = 2
NOT_A_FIELD_NAME = frozenset(("heading", "kind", "mode", "message"))
NUMBERED = ("mode", "precedence", "act")
"""Vocabularies whose codes travel as numbers of the protocol: no others can be said."""

NOTHING_THERE = ("not_stated", "not_filled", "not_released")
"""What stands where no value does; marked, so that no term can read like it."""

COUNTABLE = (FieldType.DATE, FieldType.WINDOW, FieldType.INSTANT)


def check_pack(pack: Pack) -> None:
    """Refuse a pack that lacks something or that could be read in two ways.

    Raises:
        LocalViolation: pack-refused, with `where` and `rule`.
    """
    for name, codes in CORE_TERMS.items():
        vocabulary = pack.vocabularies.get(name)
        missing = set(codes) - set(vocabulary.terms) if vocabulary else {"all"}
        if missing:
            raise refused(f"vocabulary {name}", f"terms-missing {', '.join(sorted(missing))}")
        if vocabulary and name in NUMBERED and set(vocabulary.terms) != set(codes):
            raise refused(f"vocabulary {name}", "terms-without-number")
    for vocabulary in pack.vocabularies.values():
        _check_vocabulary(vocabulary, pack.languages)
    _check_phrases(pack)
    _check_later_phrases(pack)
    for kind in pack.kinds.values():
        _check_kind(kind, pack)
    for language in pack.languages:
        titles = [kind.title[language] for kind in pack.kinds.values()]
        _check_different(titles, f"titles {language}")


def folded(text: str) -> str:
    """Return the text as a hurried reader sees it: compatibility forms and case undone."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _check_different(texts: Iterable[str], where: str) -> None:
    seen: dict[str, str] = {}
    for text in texts:
        if other := seen.get(folded(text)):
            raise refused(where, f"wordings-equal {other}")
        seen[folded(text)] = text


def _check_vocabulary(vocabulary: Vocabulary, languages: tuple[str, ...]) -> None:
    for language in languages:
        wordings = [term.wording[language] for term in vocabulary.terms.values()]
        _check_different(wordings, f"vocabulary {vocabulary.name} {language}")


def _check_phrases(pack: Pack) -> None:
    shapes = [pack.phrases[name] for name in SHAPES]
    for language in pack.languages:
        _check_leads([by[language] for by in shapes], f"phrases of areas, {language}")
        changed = [pack.phrases["change_old"][language], pack.phrases["change_new"][language]]
        _check_leads(changed, f"phrases of changes, {language}")
        refs = [pack.phrases["ref"][language], pack.phrases["ref_unnumbered"][language]]
        if refs[0].literals == refs[1].literals:
            raise refused(f"phrases ref, {language}", "wordings-equal")
        for name in pack.phrases:
            if ";" in "".join(pack.phrases[name][language].literals) and name != "last_day":
                raise refused(f"phrases {name}, {language}", "semicolon")


def _check_later_phrases(pack: Pack) -> None:
    """Label before value; and nothing that is unset reads as a term."""
    for name in ("line", "line_block"):
        for language, template in pack.phrases.get(name, {}).items():
            if template.names != ("label", "value") or template.lead:
                raise refused(f"phrases {name}, {language}", "label-not-first")
    for language in pack.languages if "not_released" in pack.phrases else ():
        signs = [pack.phrases[name][language].lead for name in NOTHING_THERE]
        if len({folded(sign) for sign in signs}) != len(signs):
            raise refused(f"phrases not_…, {language}", "wordings-equal")
        if not all(sign[:1] == "‹" and sign[-1:] == "›" for sign in signs):
            raise refused(f"phrases not_…, {language}", "marks-missing")


def _check_leads(templates: list[Template], where: str) -> None:
    """Refuse templates of which one begins as another does."""
    leads = sorted(folded(template.lead) for template in templates)
    for before, after in pairwise(leads):
        if len(before.strip()) < LEAD_MIN or after.startswith(before):
            raise refused(where, f"lines-begin-alike {before!r}")
    for template in templates:
        if template.lead[:1] in ("", " ", "\u3000", "│"):
            raise refused(where, "line-begins-with-space")


def _check_kind(kind: Kind, pack: Pack) -> None:
    where = f"kind {kind.code}"
    names = [spec.name for spec in kind.fields]
    if len(set(names)) != len(names) or NOT_A_FIELD_NAME & set(names):
        raise refused(where, "field-name")
    printed = [name for line in kind.lines for name in line.fields]
    if sorted(printed) != sorted(names):
        raise refused(where, "fields-and-lines-differ")
    _check_defaults(kind, pack)
    _check_fields(kind.fields, where, pack)
    for spec in kind.fields:
        _check_columns(spec, f"{where}, field {spec.name}", pack)
    for line in kind.lines:
        _check_blocks(kind, line.fields, line.wording, where)
    for language in pack.languages:
        templates = [line.wording[language] for line in kind.lines]
        templates += [by[language] for by in pack.heading.values()]
        _check_leads(templates, f"{where}, lines in {language}")
        _check_different(
            [spec.label[language] for spec in kind.fields], f"{where}, labels in {language}"
        )


def _check_defaults(kind: Kind, pack: Pack) -> None:
    where = f"kind {kind.code}"
    chosen = {
        "act": (kind.act,),
        "precedence": (kind.precedence,),
        "obligation": (kind.obligation,),
        "community": (kind.community,),
        "reply": (kind.reply,),
        "instrument": kind.instruments,
    }
    for name, codes in chosen.items():
        if strange := [code for code in codes if pack.term(name, code) is None]:
            raise refused(where, f"unknown-code {name} {', '.join(strange)}")
    if unknown := set(kind.answers) - set(pack.kinds):
        raise refused(where, f"unknown-kind {', '.join(sorted(unknown))}")
    if not kind.instruments or kind.officers not in (1, 2):
        raise refused(where, "officers-or-instruments")
    if kind.officers_when:
        _check_condition(kind.officers_when.condition, kind.fields, where, pack)
        if kind.officers_when.officers not in (1, 2):
            raise refused(where, "officers-or-instruments")
    if kind.lead:
        reference = kind.field(kind.lead.field)
        if reference is None or reference.type not in COUNTABLE:
            raise refused(where, "lead-field")
    for rule, name in (("supersedes", kind.supersedes), ("precedence-of", kind.precedence_of)):
        meant = kind.field(name)
        if name and (meant is None or meant.type is not FieldType.REF):
            raise refused(where, f"{rule}-field")


def _check_fields(specs: Sequence[FieldSpec], where: str, pack: Pack) -> None:
    """Check fields of a kind, or columns of a row: each by itself, and those that name another."""
    named = {spec.name: spec for spec in specs}
    for spec in specs:
        place = f"{where}, field {spec.name}"
        _check_field(spec, place, pack)
        if spec.counted_from:
            reference = named.get(spec.counted_from)
            if spec.type is not FieldType.COUNT or not reference or reference.type not in COUNTABLE:
                raise refused(place, "counted-from")
        if spec.day_of:
            window = named.get(spec.day_of)
            if spec.type is not FieldType.DATE or not window or window.type is not FieldType.WINDOW:
                raise refused(place, "day-of")
        if spec.expected_of:
            _check_expected(spec, named.get(spec.expected_of), place, pack)
        for condition in (spec.required_when, spec.only_when):
            if condition:
                _check_condition(condition, specs, where, pack)


def _check_field(spec: FieldSpec, where: str, pack: Pack) -> None:
    if spec.type in (FieldType.ENUM, FieldType.ENUMS, FieldType.BOOLEAN, FieldType.PARTY):
        vocabulary = pack.vocabularies.get(spec.vocabulary)
        if vocabulary is None:
            raise refused(where, f"unknown-vocabulary {spec.vocabulary}")
        if spec.type is FieldType.BOOLEAN and set(vocabulary.terms) != {"TRUE", "FALSE"}:
            raise refused(where, "boolean-terms")
    _check_units(spec, pack, where)
    if not spec.shapes or not set(spec.shapes) <= set(SHAPES):
        raise refused(where, "unknown-shape")
    if spec.numbered and spec.type is not FieldType.FREE_TEXT:
        raise refused(where, "numbered")
    for name in PHRASES_OF.get(spec.type, ()):
        if name not in pack.phrases:
            raise refused(where, f"phrase-missing {name}")


def _check_columns(spec: FieldSpec, where: str, pack: Pack) -> None:
    """Rows have columns and nothing else has; cells are found by the words that they begin with."""
    if bool(spec.columns) != (spec.type is FieldType.ROWS):
        raise refused(where, "columns")
    names = [column.name for column in spec.columns]
    if len(set(names)) != len(names):
        raise refused(where, "field-name")
    for column in spec.columns:
        if column.type in NOT_A_COLUMN or column.columns or column.counted_from:
            raise refused(f"{where}, column {column.name}", "column-type")
    _check_fields(spec.columns, where, pack)
    for language in pack.languages if spec.columns else ():
        cell = pack.phrases["line_block"][language]
        leads = [column.label[language] + cell.literals[1] for column in spec.columns]
        _check_leads([Template((lead,), ()) for lead in leads], f"{where}, columns in {language}")


def _check_expected(spec: FieldSpec, chosen: FieldSpec | None, where: str, pack: Pack) -> None:
    """Every term of the other field calls for a term of this one."""
    if chosen is None or {spec.type, chosen.type} != {FieldType.ENUM}:
        raise refused(where, "expected-of")
    for term in pack.vocabularies[chosen.vocabulary].terms.values():
        if pack.term(spec.vocabulary, term.expects) is None:
            raise refused(where, f"expected-of {term.code}")


def _check_units(spec: FieldSpec, pack: Pack, where: str) -> None:
    if spec.type is FieldType.COUNT and len(spec.units) != 1:
        raise refused(where, "count-has-one-unit")
    if spec.type is FieldType.QUANTITY and not spec.units:
        raise refused(where, "units-missing")
    for unit in spec.units:
        if pack.term("unit", unit) is None:
            raise refused(where, f"unknown-unit {unit}")


def _check_condition(
    condition: Condition, specs: Sequence[FieldSpec], where: str, pack: Pack
) -> None:
    where = f"{where}, condition on {condition.field}"
    spec = next((each for each in specs if each.name == condition.field), None)
    if spec is None or spec.type not in (FieldType.ENUM, FieldType.BOOLEAN):
        raise refused(where, "condition-field")
    for code in condition.values:
        if pack.term(spec.vocabulary, code) is None:
            raise refused(where, f"unknown-code {code}")


def _check_blocks(
    kind: Kind, fields: tuple[str, ...], wording: Mapping[str, Template], where: str
) -> None:
    """A block of lines stands alone and ends its line."""
    specs = [kind.field(name) for name in fields]
    if not any(spec is not None and spec.type in BLOCKS for spec in specs):
        return
    if len(fields) != 1:
        raise refused(f"{where}, line {fields}", "block-not-alone")
    for language, template in wording.items():
        if template.literals[-1]:
            raise refused(f"{where}, line {fields} {language}", "text-after-block")
