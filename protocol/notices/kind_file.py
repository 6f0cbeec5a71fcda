"""From a kind's file to a kind: its defaults, its fields, its lines as printed."""

from collections.abc import Mapping
from types import MappingProxyType

from protocol.notices.pack import (
    BLOCKS,
    EACH,
    Condition,
    FieldSpec,
    FieldType,
    Kind,
    Lead,
    Line,
    OfficersWhen,
)
from protocol.notices.pack_table import CODE, KIND_CODE, NAME, PackTable
from protocol.notices.template import Template
from protocol.notices.values import SHAPES

FIELDS_MAX = 40

Phrases = Mapping[str, Mapping[str, Template]]


def read_kind(table: PackTable, phrases: Phrases) -> Kind:
    """Make a kind of its file; a field without a line of its own prints as its label and value.

    Raises:
        LocalViolation: pack-refused.
    """
    fields = tuple(_field(item) for item in table.tables("field"))
    if not fields:
        raise table.refused("field", "key-missing")
    if len(fields) > FIELDS_MAX:
        raise table.refused("field", "too-many-fields")
    kind = Kind(
        code=table.code("id", KIND_CODE),
        catalogue=table.text("catalogue"),
        edition=table.integer("edition"),
        act=table.code("act", CODE),
        precedence=table.code("precedence", CODE),
        precedence_of=table.code("precedence_of", NAME, ""),
        officers=table.integer("officers"),
        officers_when=_officers_when(table.optional_table("officers_when")),
        obligation=table.code("obligation", CODE),
        community=table.code("community", CODE),
        instruments=table.texts("instruments"),
        legal_basis=table.text("legal_basis"),
        reply=table.code("reply", CODE),
        reply_minutes=table.integer("reply_minutes", 0),
        receipt_minutes=table.integer("receipt_minutes", 0),
        answers=table.texts("answers", ()),
        lead=_lead(table.optional_table("lead")),
        supersedes=table.code("supersedes", NAME, ""),
        review=table.text("review", ""),
        title=table.table("title").by_language(),
        situation=table.table("situation").by_language(),
        fields=fields,
        lines=_lines(table, fields, phrases),
    )
    table.done()
    return kind


def _lead(table: PackTable | None) -> Lead | None:
    if table is None:
        return None
    lead = Lead(table.code("field", NAME), table.integer("hours"), table.text("article", ""))
    table.done()
    return lead


def _officers_when(table: PackTable | None) -> OfficersWhen | None:
    if table is None:
        return None
    found = OfficersWhen(
        Condition(table.code("field", NAME), table.texts("values")), table.integer("officers")
    )
    table.done()
    return found


def _condition(table: PackTable | None) -> Condition | None:
    if table is None:
        return None
    condition = Condition(table.code("field", NAME), table.texts("values"))
    table.done()
    return condition


def _field(table: PackTable) -> FieldSpec:
    try:
        kind = FieldType(table.text("type"))
    except ValueError:
        raise table.refused("type", "unknown-type") from None
    default_vocabulary = {FieldType.BOOLEAN: "boolean", FieldType.PARTY: "party"}.get(kind, "")
    helped = table.optional_table("help")
    spec = FieldSpec(
        name=table.code("name", NAME),
        type=kind,
        required=table.flag("required"),
        critical=table.flag("critical"),
        typed=table.flag("typed"),
        vocabulary=table.code("vocabulary", NAME, default_vocabulary),
        units=table.texts("units", (EACH,) if kind is FieldType.COUNT else ()),
        minimum=table.limit("minimum"),
        maximum=table.limit("maximum"),
        shapes=table.texts("shapes", tuple(SHAPES)),
        counted_from=table.code("counted_from", NAME, ""),
        day_of=table.code("day_of", NAME, ""),
        required_when=_condition(table.optional_table("required_when")),
        only_when=_condition(table.optional_table("only_when")),
        expected_of=table.code("expected_of", NAME, ""),
        numbered=table.flag("numbered"),
        columns=tuple(_field(item) for item in table.tables("column")),
        article=table.text("article", ""),
        label=table.table("label").by_language(),
        help=helped.by_language() if helped else MappingProxyType({}),
    )
    table.done()
    return spec


def _lines(table: PackTable, fields: tuple[FieldSpec, ...], phrases: Phrases) -> tuple[Line, ...]:
    """Return the lines in the order of their first fields; most are made of a label."""
    written = [_line(item) for item in table.tables("line")]
    taken = {name for line in written for name in line.fields}
    lines = {line.fields[0]: line for line in written if line.fields}
    if len(lines) != len(written):
        raise table.refused("line", "fields-and-lines-differ")
    for spec in fields:
        if spec.name not in taken:
            lines[spec.name] = _made_of_label(table, spec, phrases)
    order = {spec.name: at for at, spec in enumerate(fields)}
    return tuple(sorted(lines.values(), key=lambda line: order.get(line.fields[0], -1)))


def _made_of_label(table: PackTable, spec: FieldSpec, phrases: Phrases) -> Line:
    phrase = phrases.get("line_block" if spec.type in BLOCKS else "line")
    if phrase is None:
        raise table.refused("line", f"line-missing {spec.name}")
    wording = {
        language: labelled(template, spec.label[language], spec.name)
        for language, template in phrase.items()
    }
    return Line((spec.name,), MappingProxyType(wording))


def labelled(template: Template, label: str, name: str) -> Template:
    """Return the template {label}…{value} with its label filled in, the value's place named."""
    before, between, after = template.literals
    return Template((before + label + between, after), (name,))


def _line(table: PackTable) -> Line:
    fields = table.texts("fields")
    return Line(fields, table.templates(fields))
