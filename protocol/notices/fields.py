"""Fields: what a value must be for its field.

`check_value` is the one place where a field's rules are kept; drafts, peers and screens all pass
through it. Each refusal names the field's path, the value and the rule.
"""

from collections.abc import Callable
from decimal import Decimal

from protocol.errors import ValueRefused
from protocol.notices import geography, values
from protocol.notices.conditions import check_together
from protocol.notices.figures import write_number
from protocol.notices.lint import check_text, visible
from protocol.notices.pack import NOT_AMENDED, FieldSpec, FieldType, Pack
from protocol.notices.values import (
    SHAPES,
    Area,
    Changes,
    Circle,
    Corridor,
    Extract,
    FreeText,
    OceanQuadrant,
    Point,
    Polygon,
    Quantity,
    Ref,
    Rows,
    Sector,
    Site,
    Value,
    WaterBody,
    Window,
)

FIELD_PATH_MAX = 80
WHOLE = "WHOLE"
DAYS_MAX = 3_660
"""Longest validity counted in days: about ten years."""


def check_value(spec: FieldSpec, value: Value, pack: Pack, path: str = "") -> None:
    """Check one value against its field.

    Raises:
        ValueRefused: naming path, value and rule.
    """
    path = path or spec.name
    _CHECKS[spec.type](spec, value, pack, path)


def _wrong(path: str, value: object) -> ValueRefused:
    return ValueRefused(path, value, "wrong-type")


def _check_enum(spec: FieldSpec, value: Value, pack: Pack, path: str) -> None:
    if not isinstance(value, str):
        raise _wrong(path, value)
    if pack.term(spec.vocabulary, value) is None:
        raise ValueRefused(path, visible(value), f"unknown-code-of-{spec.vocabulary}")


def _check_enums(spec: FieldSpec, value: Value, pack: Pack, path: str) -> None:
    codes = _listed(spec, value, path, values.CODES_MAX)
    for number, code in enumerate(codes):
        _check_enum(spec, code, pack, f"{path}[{number}]")
    if list(codes) != sorted(set(codes)):
        raise ValueRefused(path, ", ".join(codes), "codes-not-in-order")


def _listed(spec: FieldSpec, value: Value, path: str, most: int) -> tuple[str, ...]:
    if not isinstance(value, tuple) or not all(isinstance(item, str) for item in value):
        raise _wrong(path, value)
    texts = tuple(item for item in value if isinstance(item, str))
    _check_length(spec, len(texts), path, most)
    return texts


def _check_length(spec: FieldSpec, count: int, path: str, most: int) -> None:
    if spec.maximum is not None:
        most = min(most, int(spec.maximum))
    if count == 0:
        raise ValueRefused(path, "", "list-empty")
    if count > most:
        raise ValueRefused(path, count, f"more-than-{most}")


def _check_quantity(spec: FieldSpec, value: Value, pack: Pack, path: str) -> None:
    if not isinstance(value, Quantity):
        raise _wrong(path, value)
    values.check_quantity(value, path)
    if value.unit not in spec.units:
        raise ValueRefused(path, visible(value.unit), "unknown-unit")
    number = Decimal(value.mantissa).scaleb(value.exponent)
    if spec.minimum is not None and number < spec.minimum:
        raise ValueRefused(path, number, f"less-than-{spec.minimum}")
    if spec.maximum is not None and number > spec.maximum:
        raise ValueRefused(path, number, f"more-than-{spec.maximum}")


def _check_count(spec: FieldSpec, value: Value, pack: Pack, path: str) -> None:
    _check_quantity(spec, value, pack, path)
    if isinstance(value, Quantity) and (value.exponent or value.mantissa < 0):
        raise ValueRefused(path, write_number(value), "count-not-whole")
    if spec.counted_from and isinstance(value, Quantity) and value.mantissa > DAYS_MAX:
        raise ValueRefused(path, value.mantissa, f"more-than-{DAYS_MAX}")


def _check_instant(spec: FieldSpec, value: Value, pack: Pack, path: str) -> None:
    if not isinstance(value, int) or isinstance(value, bool):
        raise _wrong(path, value)
    values.check_instant(value, path)


def _check_date(spec: FieldSpec, value: Value, pack: Pack, path: str) -> None:
    if not isinstance(value, int) or isinstance(value, bool):
        raise _wrong(path, value)
    values.check_date(value, path)


def _check_window(spec: FieldSpec, value: Value, pack: Pack, path: str) -> None:
    if not isinstance(value, Window):
        raise _wrong(path, value)
    values.check_window(value, path)
    minutes = (value.end - value.start) // 60
    if spec.maximum is not None and minutes > spec.maximum:
        raise ValueRefused(path, f"{minutes} min", f"more-than-{spec.maximum}-min")


def _check_azimuth(spec: FieldSpec, value: Value, pack: Pack, path: str) -> None:
    if not isinstance(value, Quantity):
        raise _wrong(path, value)
    values.check_azimuth(value, path)


def _check_ref(spec: FieldSpec, value: Value, pack: Pack, path: str) -> None:
    if not isinstance(value, Ref):
        raise _wrong(path, value)
    values.check_ref(value, path)


def _check_boolean(spec: FieldSpec, value: Value, pack: Pack, path: str) -> None:
    if not isinstance(value, bool):
        raise _wrong(path, value)


def _check_text(spec: FieldSpec, value: Value, pack: Pack, path: str) -> None:
    if not isinstance(value, str):
        raise _wrong(path, value)
    check_text(value, path, values.TEXT_MAX)
    if not value.isascii() or value != value.strip():
        raise ValueRefused(path, visible(value), "text-not-plain-ascii")


def _check_texts(spec: FieldSpec, value: Value, pack: Pack, path: str) -> None:
    for number, text in enumerate(_listed(spec, value, path, values.CODES_MAX)):
        _check_text(spec, text, pack, f"{path}[{number}]")


def _check_party(spec: FieldSpec, value: Value, pack: Pack, path: str) -> None:
    if not isinstance(value, str):
        raise _wrong(path, value)
    check_party(value, path)


def check_party(party: str, path: str) -> None:
    """Raise ValueRefused unless this is three capital letters (ISO 3166-1 alpha-3)."""
    if len(party) != 3 or not (party.isascii() and party.isalpha() and party.isupper()):
        raise ValueRefused(path, visible(party), "party-not-alpha-3")


def _check_free_text(spec: FieldSpec, value: Value, pack: Pack, path: str) -> None:
    if not isinstance(value, FreeText):
        raise _wrong(path, value)
    if pack.term("language", value.language) is None:
        raise ValueRefused(f"{path}.language", visible(value.language), "unknown-language")
    most = values.NUMBERED_TEXT_MAX if spec.numbered else values.FREE_TEXT_MAX
    if spec.maximum is not None:
        most = min(most, int(spec.maximum))
    check_text(value.text, f"{path}.text", most, line_breaks=True)
    if spec.numbered and not all(line.strip() for line in value.text.split("\n")):
        raise ValueRefused(f"{path}.text", "", "paragraph-empty")


def _check_field_path(spec: FieldSpec, value: Value, pack: Pack, path: str) -> None:
    if not isinstance(value, str):
        raise _wrong(path, value)
    letters = value.replace("_", "").replace(".", "").replace("[", "").replace("]", "")
    plain = letters.isascii() and letters.isalnum()
    if not plain or len(value) > FIELD_PATH_MAX or (value != WHOLE and value != value.lower()):
        raise ValueRefused(path, visible(value), "not-a-field-path")


def _check_area(spec: FieldSpec, value: Value, pack: Pack, path: str) -> None:
    if not isinstance(value, Area):
        raise _wrong(path, value)
    if not any(isinstance(value, SHAPES[shape]) for shape in spec.shapes):
        raise ValueRefused(path, type(value).__name__, "shape-not-of-this-field")
    check_area(value, pack, path)


def _check_areas(spec: FieldSpec, value: Value, pack: Pack, path: str) -> None:
    if not isinstance(value, tuple):
        raise _wrong(path, value)
    _check_length(spec, len(value), path, values.AREAS_MAX)
    for number, area in enumerate(value):
        if not isinstance(area, Area):
            raise _wrong(f"{path}[{number}]", area)
        _check_area(spec, area, pack, f"{path}[{number}]")


def check_area(area: Area, pack: Pack, path: str) -> None:
    """Raise ValueRefused unless the area lies on the globe, is simple and uses known codes."""
    match area:
        case OceanQuadrant(ocean, quadrant):
            _check_code(pack, "ocean", ocean, f"{path}.ocean")
            _check_code(pack, "quadrant", quadrant, f"{path}.quadrant")
        case WaterBody(code):
            _check_code(pack, "water_body", code, f"{path}.water_body")
        case Site(code):
            _check_code(pack, "site", code, f"{path}.site")
        case _:
            check_outline(area, path)


def check_outline(area: Area, path: str) -> None:
    """Raise ValueRefused unless the area lies on the globe and is simple; names have no outline."""
    match area:
        case Circle(centre, radius):
            values.check_point(centre, f"{path}.centre")
            _check_span(radius, f"{path}.radius")
        case Sector(centre, radius, start, end):
            values.check_point(centre, f"{path}.centre")
            _check_span(radius, f"{path}.radius")
            values.check_azimuth(start, f"{path}.start")
            values.check_azimuth(end, f"{path}.end")
            if start == end:
                raise ValueRefused(f"{path}.end", end.mantissa, "sector-without-width")
        case Polygon(points):
            _check_points(points, f"{path}.points", 3)
            geography.check_ring(points, f"{path}.points")
        case Corridor(points, width):
            _check_points(points, f"{path}.points", 2)
            geography.check_course(points, f"{path}.points")
            _check_span(width, f"{path}.width")


def _check_code(pack: Pack, vocabulary: str, code: str, path: str) -> None:
    if pack.term(vocabulary, code) is None:
        raise ValueRefused(path, visible(code), f"unknown-code-of-{vocabulary}")


def _check_span(length: Quantity, path: str) -> None:
    if length.unit not in geography.METRES:
        raise ValueRefused(path, visible(length.unit), "unknown-unit")
    values.check_length(length, path)
    if geography.metres(length) > geography.SPAN_MAX:
        raise ValueRefused(path, length.mantissa, "longer-than-half-the-globe")


def _check_points(points: tuple[Point, ...], path: str, least: int) -> None:
    if not least <= len(points) <= values.POLYGON_POINTS_MAX:
        rule = f"points-{least}-to-{values.POLYGON_POINTS_MAX}"
        raise ValueRefused(path, len(points), rule)
    for number, point in enumerate(points):
        values.check_point(point, f"{path}[{number}]")


def _check_changes(spec: FieldSpec, value: Value, pack: Pack, path: str) -> None:
    if not isinstance(value, Changes):
        raise _wrong(path, value)
    kind = pack.kinds.get(value.kind)
    if kind is None:
        raise ValueRefused(f"{path}.kind", visible(value.kind), "unknown-kind")
    _check_length(spec, len(value.items), path, values.CODES_MAX)
    seen: set[str] = set()
    for number, change in enumerate(value.items):
        place = f"{path}[{number}]"
        changed = kind.field(change.field)
        if changed is None or changed.type in NOT_AMENDED:
            raise ValueRefused(f"{place}.field", visible(change.field), "unknown-field")
        if change.field in seen or change.old == change.new:
            raise ValueRefused(place, change.field, "change-without-effect")
        seen.add(change.field)
        for name, side in (("old", change.old), ("new", change.new)):
            if side is not None:
                check_value(changed, side, pack, f"{place}.{name}")


def _check_rows(spec: FieldSpec, value: Value, pack: Pack, path: str) -> None:
    if not isinstance(value, Rows):
        raise _wrong(path, value)
    _check_length(spec, len(value.items), path, values.CODES_MAX)
    order = [column.name for column in spec.columns]
    for number, row in enumerate(value.items):
        place = f"{path}[{number}]"
        names = [name for name, _ in row]
        if not names:
            raise ValueRefused(place, "", "row-empty")
        if names != [name for name in order if name in names]:
            raise ValueRefused(place, visible(", ".join(names)), "columns-not-in-order")
        given = dict(row)
        for column in spec.columns:
            if column.name in given:
                check_value(column, given[column.name], pack, f"{place}.{column.name}")
        check_together(spec.columns, given, pack, place)


def _check_extract(spec: FieldSpec, value: Value, pack: Pack, path: str) -> None:
    if not isinstance(value, Extract):
        raise _wrong(path, value)
    kind = pack.kinds.get(value.kind)
    if kind is None:
        raise ValueRefused(f"{path}.kind", visible(value.kind), "unknown-kind")
    names = [name for name, _ in value.items]
    if not names or names != [known.name for known in kind.fields if known.name in names]:
        raise ValueRefused(path, visible(", ".join(names)), "fields-not-in-order")
    for name, part in value.items:
        copied = kind.field(name)
        if copied is not None and part is not None:
            if copied.type is FieldType.EXTRACT:
                raise ValueRefused(f"{path}.{name}", "", "extract-in-extract")
            check_value(copied, part, pack, f"{path}.{name}")


def _check_digest(spec: FieldSpec, value: Value, pack: Pack, path: str) -> None:
    if not isinstance(value, bytes):
        raise _wrong(path, value)
    if len(value) != values.DIGEST_SIZE:
        raise ValueRefused(path, value.hex(), f"not-{values.DIGEST_SIZE}-bytes")


_CHECKS: dict[FieldType, Callable[[FieldSpec, Value, Pack, str], None]] = {
    FieldType.ENUM: _check_enum,
    FieldType.ENUMS: _check_enums,
    FieldType.COUNT: _check_count,
    FieldType.QUANTITY: _check_quantity,
    FieldType.INSTANT: _check_instant,
    FieldType.DATE: _check_date,
    FieldType.WINDOW: _check_window,
    FieldType.AREA: _check_area,
    FieldType.AREAS: _check_areas,
    FieldType.AZIMUTH: _check_azimuth,
    FieldType.REF: _check_ref,
    FieldType.BOOLEAN: _check_boolean,
    FieldType.TEXT: _check_text,
    FieldType.TEXTS: _check_texts,
    FieldType.PARTY: _check_party,
    FieldType.FREE_TEXT: _check_free_text,
    FieldType.FIELD_PATH: _check_field_path,
    FieldType.CHANGES: _check_changes,
    FieldType.ROWS: _check_rows,
    FieldType.EXTRACT: _check_extract,
    FieldType.DIGEST: _check_digest,
}
