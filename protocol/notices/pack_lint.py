"""What makes a pack readable in one way only: checks over a whole pack, run at every load.

The reader program finds a line by the words that it begins with, and a code by its wording. Both
must be unique in each language, or a readback would be a guess.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from itertools import pairwise

from protocol.errors import LocalViolation
from protocol.notices.pack import (
    BLOCKS,
    CORE_TERMS,
    PHRASE_PLACES,
    Condition,
    FieldSpec,
    FieldType,
    Kind,
    Pack,
    Vocabulary,
)
from protocol.notices.template import Template
from protocol.notices.values import SHAPES

LEAD_MIN = 2
NOT_A_FIELD_NAME = frozenset(("heading", "kind", "mode", "message"))
NUMBERED = ("mode", "precedence", "act")
"""Vocabularies whose codes travel as numbers of the protocol: no others can be said."""

_COUNTABLE = (FieldType.DATE, FieldType.WINDOW, FieldType.INSTANT)


def check_pack(pack: Pack) -> None:
    """Refuse a pack that lacks something or that could be read in two ways.

    Raises:
        LocalViolation: pack-refused, with `where` and `rule`.
    """
    for name, codes in CORE_TERMS.items():
        vocabulary = pack.vocabularies.get(name)
        missing = set(codes) - set(vocabulary.terms) if vocabulary else {"all"}
        if missing:
            raise _refused(f"vocabulary {name}", f"terms-missing {', '.join(sorted(missing))}")
        if vocabulary and name in NUMBERED and set(vocabulary.terms) != set(codes):
            raise _refused(f"vocabulary {name}", "terms-without-number")
    for vocabulary in pack.vocabularies.values():
        _check_vocabulary(vocabulary, pack.languages)
    _check_phrases(pack)
    for kind in pack.kinds.values():
        _check_kind(kind, pack)
    for language in pack.languages:
        titles = [kind.title[language] for kind in pack.kinds.values()]
        _check_different(titles, f"titles {language}")


def _refused(where: str, rule: str) -> LocalViolation:
    return LocalViolation("pack-refused", where=where, rule=rule)


def folded(text: str) -> str:
    """Return the text as a hurried reader sees it: compatibility forms and case undone."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _check_different(texts: Iterable[str], where: str) -> None:
    seen: dict[str, str] = {}
    for text in texts:
        if other := seen.get(folded(text)):
            raise _refused(where, f"wordings-equal {other}")
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
            raise _refused(f"phrases ref, {language}", "wordings-equal")
        for name in PHRASE_PLACES:
            if ";" in "".join(pack.phrases[name][language].literals) and name != "last_day":
                raise _refused(f"phrases {name}, {language}", "semicolon")


def _check_leads(templates: list[Template], where: str) -> None:
    """Refuse templates of which one begins as another does."""
    leads = sorted(folded(template.lead) for template in templates)
    for before, after in pairwise(leads):
        if len(before.strip()) < LEAD_MIN or after.startswith(before):
            raise _refused(where, f"lines-begin-alike {before!r}")
    for template in templates:
        if template.lead[:1] in ("", " ", "\u3000", "│"):
            raise _refused(where, "line-begins-with-space")


def _check_kind(kind: Kind, pack: Pack) -> None:
    where = f"kind {kind.code}"
    names = [spec.name for spec in kind.fields]
    if len(set(names)) != len(names) or NOT_A_FIELD_NAME & set(names):
        raise _refused(where, "field-name")
    printed = [name for line in kind.lines for name in line.fields]
    if sorted(printed) != sorted(names):
        raise _refused(where, "fields-and-lines-differ")
    _check_defaults(kind, pack)
    for spec in kind.fields:
        _check_field(spec, kind, pack)
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
        for code in codes:
            if pack.term(name, code) is None:
                raise _refused(where, f"unknown-code {name} {code}")
    if not kind.instruments or kind.officers not in (1, 2):
        raise _refused(where, "officers-or-instruments")
    if kind.officers_when:
        _check_condition(kind.officers_when.condition, kind, pack)
        if kind.officers_when.officers not in (1, 2):
            raise _refused(where, "officers-or-instruments")
    if kind.lead:
        reference = kind.field(kind.lead.field)
        if reference is None or reference.type not in _COUNTABLE:
            raise _refused(where, "lead-field")
    if kind.supersedes:
        replaced = kind.field(kind.supersedes)
        if replaced is None or replaced.type is not FieldType.REF:
            raise _refused(where, "supersedes-field")


def _check_field(spec: FieldSpec, kind: Kind, pack: Pack) -> None:
    where = f"kind {kind.code}, field {spec.name}"
    if spec.type in (FieldType.ENUM, FieldType.ENUMS, FieldType.BOOLEAN, FieldType.PARTY):
        vocabulary = pack.vocabularies.get(spec.vocabulary)
        if vocabulary is None:
            raise _refused(where, f"unknown-vocabulary {spec.vocabulary}")
        if spec.type is FieldType.BOOLEAN and set(vocabulary.terms) != {"TRUE", "FALSE"}:
            raise _refused(where, "boolean-terms")
    _check_units(spec, pack, where)
    if not spec.shapes or not set(spec.shapes) <= set(SHAPES):
        raise _refused(where, "unknown-shape")
    if spec.counted_from:
        reference = kind.field(spec.counted_from)
        if spec.type is not FieldType.COUNT or not reference or reference.type not in _COUNTABLE:
            raise _refused(where, "counted-from")
    if spec.day_of:
        window = kind.field(spec.day_of)
        if spec.type is not FieldType.DATE or not window or window.type is not FieldType.WINDOW:
            raise _refused(where, "day-of")
    for condition in (spec.required_when, spec.only_when):
        if condition:
            _check_condition(condition, kind, pack)


def _check_units(spec: FieldSpec, pack: Pack, where: str) -> None:
    if spec.type is FieldType.COUNT and len(spec.units) != 1:
        raise _refused(where, "count-has-one-unit")
    if spec.type is FieldType.QUANTITY and not spec.units:
        raise _refused(where, "units-missing")
    for unit in spec.units:
        if pack.term("unit", unit) is None:
            raise _refused(where, f"unknown-unit {unit}")


def _check_condition(condition: Condition, kind: Kind, pack: Pack) -> None:
    where = f"kind {kind.code}, condition on {condition.field}"
    spec = kind.field(condition.field)
    if spec is None or spec.type not in (FieldType.ENUM, FieldType.BOOLEAN):
        raise _refused(where, "condition-field")
    for code in condition.values:
        if pack.term(spec.vocabulary, code) is None:
            raise _refused(where, f"unknown-code {code}")


def _check_blocks(
    kind: Kind, fields: tuple[str, ...], wording: Mapping[str, Template], where: str
) -> None:
    """A block of lines stands alone and ends its line."""
    specs = [kind.field(name) for name in fields]
    if not any(spec is not None and spec.type in BLOCKS for spec in specs):
        return
    if len(fields) != 1:
        raise _refused(f"{where}, line {fields}", "block-not-alone")
    for language, template in wording.items():
        if template.literals[-1]:
            raise _refused(f"{where}, line {fields} {language}", "text-after-block")
