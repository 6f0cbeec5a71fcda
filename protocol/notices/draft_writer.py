"""A draft written as TOML, in the forms that `draft_file` reads."""

import json
from collections.abc import Iterable, Iterator

from protocol.notices import figures
from protocol.notices.draft import Draft
from protocol.notices.pack import FieldSpec, FieldType, Kind, Pack
from protocol.notices.values import (
    Area,
    Cells,
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

_CODE_KEYS = ("precedence", "instrument", "obligation", "community", "authority", "reply")
_INSTANT_KEYS = ("reply_by", "valid_from", "valid_until")


def draft_to_toml(draft: Draft, pack: Pack) -> str:
    """Return the draft as a file; input that is not a value yet is left out."""
    return "\n".join(_lines(draft, pack.kinds[draft.kind], pack)) + "\n"


def _lines(draft: Draft, kind: Kind, pack: Pack) -> Iterator[str]:
    options = draft.options
    yield f"kind = {_quoted(draft.kind)}"
    yield f"circuits = {_list(_quoted(name) for name in draft.circuits)}"
    yield f"language = {_quoted(draft.language)}"
    for key in _CODE_KEYS:
        if code := getattr(options, key):
            yield f"{key} = {_quoted(code)}"
    for key in _INSTANT_KEYS:
        instant = getattr(options, key)
        if instant is not None:
            yield f"{key} = {_instant(instant)}"
    if options.refs:
        yield f"refs = {_list(_ref(ref) for ref in options.refs)}"
    if options.supersedes is not None:
        yield f"supersedes = {_ref(options.supersedes)}"
    yield ""
    yield "[values]"
    for name, value in draft.values:
        spec = kind.field(name)
        if spec is not None:
            yield f"{name} = {_value(spec, value, pack)}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _list(items: Iterable[str]) -> str:
    return f"[{', '.join(items)}]"


def _instant(instant: int) -> str:
    _, _, iso = figures.write_instant(instant).partition("(")
    return _quoted(iso.rstrip(")").replace(" ", "T"))


def _point(point: Point) -> str:
    _, _, decimals = figures.write_point(point).partition("(")
    return _quoted(decimals.rstrip(")"))


def _points(points: Iterable[Point]) -> str:
    return _list(_point(point) for point in points)


def _ref(ref: Ref) -> str:
    numbers = f" {ref.epoch}/{ref.serial}" if ref.serial else ""
    return _quoted(ref.id_prefix.hex() + numbers)


def _span(quantity: Quantity) -> str:
    return _quoted(f"{figures.write_number(quantity)} {quantity.unit}")


def _area(area: Area) -> str:
    match area:
        case Circle(centre, radius):
            return f"{{ centre = {_point(centre)}, radius = {_span(radius)} }}"
        case Sector(centre, radius, start, end):
            sides = f"from = {_number(start)}, to = {_number(end)}"
            return f"{{ centre = {_point(centre)}, radius = {_span(radius)}, {sides} }}"
        case Polygon(points):
            return f"{{ polygon = {_points(points)} }}"
        case Corridor(points, width):
            return f"{{ corridor = {_points(points)}, width = {_span(width)} }}"
        case OceanQuadrant(ocean, quadrant):
            return f"{{ ocean = {_quoted(ocean)}, quadrant = {_quoted(quadrant)} }}"
        case WaterBody(code):
            return f"{{ water_body = {_quoted(code)} }}"
        case Site(code):
            return f"{{ site = {_quoted(code)} }}"


def _number(quantity: Quantity) -> str:
    return _quoted(figures.write_number(quantity))


def _value(spec: FieldSpec, value: Value, pack: Pack) -> str:
    match value:
        case Changes():
            return _changes(value, pack)
        case Rows(items):
            return _list(_row(spec, row, pack) for row in items)
        case Extract():
            return _extract(value, pack)
        case tuple():
            return _list(_quoted(item) if isinstance(item, str) else _area(item) for item in value)
        case _:
            return _single(spec, value)


def _single(spec: FieldSpec, value: object) -> str:
    match value:
        case bool():
            return str(value).lower()
        case int():
            dated = spec.type is FieldType.DATE
            return _quoted(figures.write_date(value)) if dated else _instant(value)
        case str():
            return _quoted(value)
        case bytes():
            return _quoted(value.hex())
        case Quantity():
            return _span(value) if spec.type is FieldType.QUANTITY else _number(value)
        case Window(start, end):
            return f"{{ start = {_instant(start)}, end = {_instant(end)} }}"
        case Ref():
            return _ref(value)
        case FreeText(language, text):
            return f"{{ language = {_quoted(language)}, text = {_quoted(text)} }}"
        case _ if isinstance(value, Area):
            return _area(value)
    raise TypeError(f"no form in a file: {type(value).__name__}")


def _changes(changes: Changes, pack: Pack) -> str:
    kind = pack.kinds[changes.kind]
    items = []
    for change in changes.items:
        spec = kind.field(change.field)
        sides = (("old", change.old), ("new", change.new))
        parts = [f"field = {_quoted(change.field)}"]
        if spec is not None:
            parts += [
                f"{key} = {_value(spec, side, pack)}" for key, side in sides if side is not None
            ]
        items.append(f"{{ {', '.join(parts)} }}")
    return f"{{ kind = {_quoted(changes.kind)}, items = {_list(items)} }}"


def _row(spec: FieldSpec, row: Cells, pack: Pack) -> str:
    cells = (
        f"{name} = {_value(column, cell, pack)}"
        for name, cell in row
        if (column := spec.column(name)) is not None
    )
    return f"{{ {', '.join(cells)} }}"


def _extract(extract: Extract, pack: Pack) -> str:
    kind = pack.kinds[extract.kind]
    shown = (
        f"{name} = {_value(spec, part, pack)}"
        for name, part in extract.items
        if part is not None and (spec := kind.field(name)) is not None
    )
    withheld = _list(_quoted(name) for name, part in extract.items if part is None)
    parts = f"shown = {{ {', '.join(shown)} }}, withheld = {withheld}"
    return f"{{ kind = {_quoted(extract.kind)}, {parts} }}"
