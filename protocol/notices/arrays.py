"""Values as the arrays that are encoded: one array for each value, one value for each array.

Reading never trusts: whatever the array holds, the result is a value of the field's type or a
ValueRefused; `fields.check_value` then keeps the rules.
"""

from collections.abc import Callable

from protocol.errors import LocalViolation, RemoteViolation, ValueRefused
from protocol.exchange.canonical import Value as Plain
from protocol.exchange.canonical import decode, encode
from protocol.notices.pack import NOT_AMENDED, FieldSpec, FieldType, Pack
from protocol.notices.values import (
    AREA_TAGS,
    Address,
    Area,
    Change,
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

_SHAPES = {tag: shape for shape, tag in AREA_TAGS.items()}


def to_plain(value: Value | Address | Point | None) -> Plain:
    """Return the canonical array (or integer, text, flag) of a value."""
    match value:
        case None | bool() | int() | str() | bytes():
            return value
        case Quantity(mantissa, exponent, unit):
            return (mantissa, exponent, unit)
        case Window(start, end):
            return (start, end)
        case Point(lat, lon):
            return (lat, lon)
        case FreeText(language, text):
            return (language, text)
        case Ref(id_prefix, epoch, serial):
            return (id_prefix, epoch, serial)
        case Address(party, station):
            return (party, station)
        case Changes(kind, items):
            return (kind, tuple((item.field, _side(item.old), _side(item.new)) for item in items))
        case Rows(items):
            return tuple(tuple((name, _side(cell)) for name, cell in row) for row in items)
        case Extract(kind, items):
            return (kind, tuple((name, _side(part)) for name, part in items))
        case tuple():
            return tuple(to_plain(item) for item in value)
        case _:
            return _area_to_plain(value)


def _side(value: Value | None) -> bytes | None:
    """A value in a value travels as its own encoding, which keeps the nesting of a body at 8."""
    return None if value is None else encode(to_plain(value))


def _area_to_plain(area: Area) -> Plain:
    tag = AREA_TAGS[type(area)]
    match area:
        case Circle(centre, radius):
            return (tag, to_plain(centre), to_plain(radius))
        case Polygon(points):
            return (tag, tuple(to_plain(point) for point in points))
        case Sector(centre, radius, start, end):
            return (tag, to_plain(centre), to_plain(radius), to_plain(start), to_plain(end))
        case Corridor(points, width):
            return (tag, tuple(to_plain(point) for point in points), to_plain(width))
        case OceanQuadrant(ocean, quadrant):
            return (tag, ocean, quadrant)
        case WaterBody(code) | Site(code):
            return (tag, code)


def encoded(value: Value | None) -> bytes:
    """Return the canonical bytes of one value, as a readback carries them.

    Raises:
        LocalViolation: a text that has no canonical form.
    """
    return encode(to_plain(value))


def from_plain(spec: FieldSpec, plain: Plain, pack: Pack, path: str = "") -> Value:
    """Return the value of a field from its array; its rules are not checked yet.

    Raises:
        ValueRefused: wrong-shape.
    """
    if spec.type is FieldType.ROWS:
        return _read_rows(spec, plain, pack, path or spec.name)
    return _READERS[spec.type](plain, pack, path or spec.name)


def _wrong(path: str, plain: Plain) -> ValueRefused:
    return ValueRefused(path, repr(plain), "wrong-shape")


def _text(plain: Plain, path: str) -> str:
    if not isinstance(plain, str):
        raise _wrong(path, plain)
    return plain


def _integer(plain: Plain, path: str) -> int:
    if not isinstance(plain, int) or isinstance(plain, bool):
        raise _wrong(path, plain)
    return plain


def _array(plain: Plain, path: str, size: int | None = None) -> tuple[Plain, ...]:
    if not isinstance(plain, tuple) or (size is not None and len(plain) != size):
        raise _wrong(path, plain)
    return plain


def _read_text(plain: Plain, pack: Pack, path: str) -> str:
    return _text(plain, path)


def _read_texts(plain: Plain, pack: Pack, path: str) -> tuple[str, ...]:
    return tuple(_text(item, f"{path}[{at}]") for at, item in enumerate(_array(plain, path)))


def _read_integer(plain: Plain, pack: Pack, path: str) -> int:
    return _integer(plain, path)


def _read_boolean(plain: Plain, pack: Pack, path: str) -> bool:
    if not isinstance(plain, bool):
        raise _wrong(path, plain)
    return plain


def _quantity(plain: Plain, path: str) -> Quantity:
    mantissa, exponent, unit = _array(plain, path, 3)
    return Quantity(_integer(mantissa, path), _integer(exponent, path), _text(unit, path))


def _read_quantity(plain: Plain, pack: Pack, path: str) -> Quantity:
    return _quantity(plain, path)


def _read_window(plain: Plain, pack: Pack, path: str) -> Window:
    start, end = _array(plain, path, 2)
    return Window(_integer(start, f"{path}.start"), _integer(end, f"{path}.end"))


def read_ref(plain: Plain, path: str) -> Ref:
    """Return a reference from its array."""
    prefix, epoch, serial = _array(plain, path, 3)
    if not isinstance(prefix, bytes):
        raise _wrong(f"{path}.id", prefix)
    return Ref(prefix, _integer(epoch, f"{path}.epoch"), _integer(serial, f"{path}.serial"))


def _read_ref(plain: Plain, pack: Pack, path: str) -> Ref:
    return read_ref(plain, path)


def _read_free_text(plain: Plain, pack: Pack, path: str) -> FreeText:
    language, text = _array(plain, path, 2)
    return FreeText(_text(language, f"{path}.language"), _text(text, f"{path}.text"))


def _point(plain: Plain, path: str) -> Point:
    lat, lon = _array(plain, path, 2)
    return Point(_integer(lat, f"{path}.lat"), _integer(lon, f"{path}.lon"))


def _points(plain: Plain, path: str) -> tuple[Point, ...]:
    return tuple(_point(item, f"{path}[{at}]") for at, item in enumerate(_array(plain, path)))


def _area(plain: Plain, path: str) -> Area:
    parts = _array(plain, path)
    shape = _SHAPES.get(_integer(parts[0], path)) if parts else None
    if shape is None:
        raise _wrong(path, plain)
    if shape is Circle:
        _, centre, radius = _array(plain, path, 3)
        return Circle(_point(centre, f"{path}.centre"), _quantity(radius, f"{path}.radius"))
    if shape is Polygon:
        return Polygon(_points(_array(plain, path, 2)[1], f"{path}.points"))
    if shape is Sector:
        _, centre, radius, start, end = _array(plain, path, 5)
        return Sector(
            _point(centre, f"{path}.centre"),
            _quantity(radius, f"{path}.radius"),
            _quantity(start, f"{path}.start"),
            _quantity(end, f"{path}.end"),
        )
    if shape is Corridor:
        _, points, width = _array(plain, path, 3)
        return Corridor(_points(points, f"{path}.points"), _quantity(width, f"{path}.width"))
    if shape is OceanQuadrant:
        _, ocean, quadrant = _array(plain, path, 3)
        return OceanQuadrant(_text(ocean, f"{path}.ocean"), _text(quadrant, f"{path}.quadrant"))
    code = _text(_array(plain, path, 2)[1], path)
    return WaterBody(code) if shape is WaterBody else Site(code)


def _read_area(plain: Plain, pack: Pack, path: str) -> Area:
    return _area(plain, path)


def _read_areas(plain: Plain, pack: Pack, path: str) -> tuple[Area, ...]:
    return tuple(_area(item, f"{path}[{at}]") for at, item in enumerate(_array(plain, path)))


def _read_changes(plain: Plain, pack: Pack, path: str) -> Changes:
    code, items = _array(plain, path, 2)
    kind = pack.kinds.get(_text(code, f"{path}.kind"))
    if kind is None:
        raise ValueRefused(f"{path}.kind", code, "unknown-kind")
    changes = []
    for at, item in enumerate(_array(items, path)):
        name, old, new = _array(item, f"{path}[{at}]", 3)
        spec = kind.field(_text(name, f"{path}[{at}].field"))
        if spec is None or spec.type in NOT_AMENDED:
            raise ValueRefused(f"{path}[{at}].field", name, "unknown-field")
        sides = [_read_side(spec, side, pack, f"{path}[{at}]") for side in (old, new)]
        changes.append(Change(spec.name, *sides))
    return Changes(kind.code, tuple(changes))


def _read_rows(spec: FieldSpec, plain: Plain, pack: Pack, path: str) -> Rows:
    rows = []
    for at, row in enumerate(_array(plain, path)):
        place = f"{path}[{at}]"
        cells: list[tuple[str, Value]] = []
        for cell in _array(row, place):
            name, octets = _array(cell, place, 2)
            column = spec.column(_text(name, place))
            value = _read_side(column, octets, pack, place) if column else None
            if column is None or value is None:
                raise ValueRefused(place, repr(name), "unknown-field")
            cells.append((column.name, value))
        rows.append(tuple(cells))
    return Rows(tuple(rows))


def _read_extract(plain: Plain, pack: Pack, path: str) -> Extract:
    code, items = _array(plain, path, 2)
    kind = pack.kinds.get(_text(code, f"{path}.kind"))
    if kind is None:
        raise ValueRefused(f"{path}.kind", code, "unknown-kind")
    parts = []
    for at, item in enumerate(_array(items, path)):
        name, octets = _array(item, f"{path}[{at}]", 2)
        spec = kind.field(_text(name, f"{path}[{at}]"))
        if spec is None or spec.type is FieldType.EXTRACT:
            raise ValueRefused(f"{path}[{at}]", name, "unknown-field")
        parts.append((spec.name, _read_side(spec, octets, pack, f"{path}[{at}]")))
    return Extract(kind.code, tuple(parts))


def _read_digest(plain: Plain, pack: Pack, path: str) -> bytes:
    if not isinstance(plain, bytes):
        raise _wrong(path, plain)
    return plain


def _read_side(spec: FieldSpec, side: Plain, pack: Pack, path: str) -> Value | None:
    if side is None:
        return None
    if not isinstance(side, bytes):
        raise _wrong(path, side)
    try:
        plain = decode(side)
    except (RemoteViolation, LocalViolation) as problem:
        raise ValueRefused(path, side.hex(), problem.code) from None
    return from_plain(spec, plain, pack, path)


_READERS: dict[FieldType, Callable[[Plain, Pack, str], Value]] = {
    FieldType.ENUM: _read_text,
    FieldType.ENUMS: _read_texts,
    FieldType.COUNT: _read_quantity,
    FieldType.QUANTITY: _read_quantity,
    FieldType.INSTANT: _read_integer,
    FieldType.DATE: _read_integer,
    FieldType.WINDOW: _read_window,
    FieldType.AREA: _read_area,
    FieldType.AREAS: _read_areas,
    FieldType.AZIMUTH: _read_quantity,
    FieldType.REF: _read_ref,
    FieldType.BOOLEAN: _read_boolean,
    FieldType.TEXT: _read_text,
    FieldType.TEXTS: _read_texts,
    FieldType.PARTY: _read_text,
    FieldType.FREE_TEXT: _read_free_text,
    FieldType.FIELD_PATH: _read_text,
    FieldType.CHANGES: _read_changes,
    FieldType.EXTRACT: _read_extract,
    FieldType.DIGEST: _read_digest,
}
