"""Valid values made from the rules of a kind: one field on purpose, the rest as it must be."""

from collections.abc import Mapping, Sequence

from protocol.notices.conditions import expected_response, is_required
from protocol.notices.pack import FieldSpec, FieldType
from protocol.notices.values import (
    Area,
    Change,
    Changes,
    Circle,
    Extract,
    FreeText,
    OceanQuadrant,
    Point,
    Quantity,
    Ref,
    Rows,
    Site,
    Value,
    WaterBody,
    Window,
)
from tests.protocol.notices.samples import DAY, LAUNCH_DAY, pack

START = LAUNCH_DAY * DAY + 64_800

Cells = tuple[tuple[str, Value], ...]


def plain(spec: FieldSpec) -> Value:
    """One plain value of a field."""
    unit = spec.units[0] if spec.units else "KM"
    circle = Circle(Point(90_000, 1_670_000), Quantity(40, 0, "NM"))
    areas: dict[str, Area] = {
        "circle": circle,
        "ocean_quadrant": OceanQuadrant("PACIFIC", "NW"),
        "water_body": WaterBody(_first("water_body")),
        "site": Site(_first("site")),
    }
    values: dict[FieldType, Value] = {
        FieldType.COUNT: Quantity(max(1, int(spec.minimum or 0)), 0, unit),
        FieldType.QUANTITY: Quantity(max(1, int(spec.minimum or 0)), 0, unit),
        FieldType.INSTANT: START,
        FieldType.DATE: LAUNCH_DAY,
        FieldType.WINDOW: Window(START, START + 3_600),
        FieldType.AREA: circle,
        FieldType.AREAS: tuple(area for key, area in areas.items() if key in spec.shapes),
        FieldType.AZIMUTH: Quantity(2_705, -1, "DEG"),
        FieldType.REF: Ref(bytes(8), 1, 7),
        FieldType.BOOLEAN: True,
        FieldType.TEXT: "A1234/26",
        FieldType.TEXTS: ("A1234/26",),
        FieldType.FREE_TEXT: FreeText("ja", "打ち上げ\n[ICBM]"),
        FieldType.FIELD_PATH: "window.start",
        FieldType.CHANGES: Changes("launch-cancelled", (Change("final", None, "FINAL"),)),
        FieldType.DIGEST: bytes(32),
        FieldType.EXTRACT: Extract("launch-cancelled", (("final", "FINAL"),)),
    }
    if spec.type in values:
        return values[spec.type]
    if spec.type is FieldType.ROWS:
        free = {each.name: plain(each) for each in spec.columns if not each.only_when}
        return Rows((filled(spec.columns, free),))
    code = _first(spec.vocabulary)
    return (code,) if spec.type is FieldType.ENUMS else code


def _first(vocabulary: str) -> str:
    return min(pack().vocabularies[vocabulary].terms)


def filled(specs: Sequence[FieldSpec], fixed: Mapping[str, Value]) -> Cells:
    """Return these values, with what they need of other fields, and every field that must be set.

    A code that no choice of another field calls for (`expected_of`) gives way to one that is.
    """
    given: dict[str, Value] = dict(fixed)
    for spec in specs:
        if spec.name in fixed:
            _make_room(spec, specs, given)
    while missing := [s for s in specs if s.name not in given and is_required(s, given)]:
        for spec in missing:
            given[spec.name] = plain(spec)
    for spec in specs:
        if spec.expected_of and spec.name in given:
            given[spec.name] = expected_response(spec, specs, given, pack())
    return tuple((spec.name, given[spec.name]) for spec in specs if spec.name in given)


def _make_room(spec: FieldSpec, specs: Sequence[FieldSpec], given: dict[str, Value]) -> None:
    """Give other fields the values with which this one is there, unless they have one."""
    named = {each.name: each for each in specs}
    if spec.expected_of and spec.expected_of not in given:
        terms = pack().vocabularies[named[spec.expected_of].vocabulary].terms.values()
        calling = [term.code for term in terms if term.expects == given[spec.name]]
        given[spec.expected_of] = min(calling, default=min(term.code for term in terms))
    if spec.only_when and spec.only_when.field not in given:
        decides, code = named[spec.only_when.field], spec.only_when.values[0]
        given[decides.name] = code == "TRUE" if decides.type is FieldType.BOOLEAN else code
        _make_room(decides, specs, given)
