"""Drafts as TOML files that a person writes: read with one clear refusal, and written back.

kind = "missile-launch-planned"
circuits = ["beijing"]
language = "en"

[values]
object_class = "ICBM"
count = 1
window = { start = "2026-03-05T18:00Z", end = "052300Z MAR 26" }
launch_area = { centre = "34°45.0′N 120°36.0′W", radius = "10 KM" }
"""

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from protocol.errors import LocalViolation, ValueRefused
from protocol.notices import entry
from protocol.notices.draft import Draft, Options, find_kind
from protocol.notices.fields import check_value
from protocol.notices.lint import check_text, visible
from protocol.notices.message import check_values
from protocol.notices.pack import NOT_AMENDED, FieldSpec, FieldType, Pack
from protocol.notices.toml_text import read_toml
from protocol.notices.values import (
    POLYGON_POINTS_MAX,
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

FILE_MAX = 64 * 1024
CIRCUITS_MAX = 16
LIST_MAX = 100
_CODE_KEYS = ("precedence", "instrument", "obligation", "community", "authority", "reply")
_INSTANT_KEYS = ("reply_by", "valid_from", "valid_until")
_KEYS = {
    "kind",
    "circuits",
    "language",
    "refs",
    "supersedes",
    "values",
    *_CODE_KEYS,
    *_INSTANT_KEYS,
}


def draft_from_toml(text: bytes, pack: Pack, file_name: str) -> Draft:
    """Read a draft file. Fields may be missing; those that are there must be good.

    Raises:
        ValueRefused: naming file, field, value and rule, for the first thing wrong.
    """
    try:
        document = read_toml(text, FILE_MAX)
        draft = draft_of_document(document, pack)
    except ValueRefused as problem:
        place, shown = visible(problem.field), visible(problem.value)
        raise ValueRefused(place, shown, problem.rule, file_name) from None
    except LocalViolation as problem:
        details = problem.details
        field, value = details.get("key", "file"), details.get("value", details.get("why", ""))
        field = str(field).removeprefix("values.")
        rule = str(details.get("rule", problem.code))
        raise ValueRefused(visible(field), visible(str(value)), rule, file_name) from None
    return draft


def draft_of_document(document: dict[str, Any], pack: Pack) -> Draft:
    """Return the draft that a TOML document holds.

    Raises:
        ValueRefused: the first thing wrong.
    """
    for key in document:
        if key not in _KEYS:
            raise ValueRefused(key, document[key], "unknown-field")
    kind = find_kind(_string(document.get("kind", ""), "kind"), pack)
    language = _string(document.get("language", "en"), "language")
    if pack.term("language", language) is None:
        raise ValueRefused("language", visible(language), "unknown-language")
    circuits = _list(document.get("circuits", []), "circuits")
    if len(circuits) > CIRCUITS_MAX:
        raise ValueRefused("circuits", len(circuits), f"more-than-{CIRCUITS_MAX}")
    given = _table(document.get("values", {}), "values")
    names = [spec.name for spec in kind.fields]
    for key in given:
        if key not in names:
            raise ValueRefused(key, given[key], "unknown-field")
    reader = _Reader(pack, language)
    draft = Draft(
        kind=kind.code,
        circuits=tuple(_name(item, f"circuits[{at}]") for at, item in enumerate(circuits)),
        language=language,
        options=_options(document, pack),
        values=tuple(
            (spec.name, reader.value(spec, given[spec.name], spec.name))
            for spec in kind.fields
            if spec.name in given
        ),
    )
    check_values(kind, draft.values, pack, partial=True)
    return draft


def _name(item: object, path: str) -> str:
    name = _string(item, path)
    check_text(name, path, 80)
    return name


def _options(document: dict[str, Any], pack: Pack) -> Options:
    codes = {key: _string(document[key], key) for key in _CODE_KEYS if key in document}
    for key, code in codes.items():
        if pack.term(key, code) is None:
            raise ValueRefused(key, visible(code), f"unknown-code-of-{key}")
    instants = {key: _instant(document[key], key) for key in _INSTANT_KEYS if key in document}
    refs = _list(document.get("refs", []), "refs")
    return Options(
        precedence=codes.get("precedence", ""),
        instrument=codes.get("instrument", ""),
        obligation=codes.get("obligation", ""),
        community=codes.get("community", ""),
        authority=codes.get("authority", "WATCH"),
        reply=codes.get("reply", ""),
        reply_by=instants.get("reply_by"),
        valid_from=instants.get("valid_from"),
        valid_until=instants.get("valid_until"),
        refs=tuple(_ref(item, f"refs[{at}]") for at, item in enumerate(refs)),
        supersedes=_ref(document["supersedes"], "supersedes") if "supersedes" in document else None,
    )


def _string(item: object, path: str) -> str:
    if not isinstance(item, str):
        raise ValueRefused(path, item, "not-a-text")
    return item


def _list(item: object, path: str) -> list[Any]:
    if not isinstance(item, list):
        raise ValueRefused(path, item, "not-a-list")
    if len(item) > LIST_MAX:
        raise ValueRefused(path, len(item), f"more-than-{LIST_MAX}")
    return item


def _table(item: object, path: str) -> dict[str, Any]:
    if not isinstance(item, dict):
        raise ValueRefused(path, item, "not-a-table")
    return item


def _keys(item: object, path: str, *wanted: str) -> dict[str, Any]:
    """Return a table that has exactly these keys."""
    table = _table(item, path)
    for key in table:
        if key not in wanted:
            raise ValueRefused(f"{path}.{key}", table[key], "unknown-field")
    for key in wanted:
        if key not in table:
            raise ValueRefused(f"{path}.{key}", "", "field-missing")
    return table


def _instant(item: object, path: str) -> int:
    if isinstance(item, datetime):
        if item.tzinfo is None:
            raise ValueRefused(path, item.isoformat(), "instant-without-zone")
        try:
            in_utc = item.astimezone(UTC).isoformat(timespec="seconds")
        except OverflowError:
            raise ValueRefused(path, item.isoformat(), "instant-range") from None
        return entry.parse_instant(in_utc.replace("+00:00", "Z"), path)
    return entry.parse_instant(_string(item, path), path)


def _date(item: object, path: str) -> int:
    if isinstance(item, date) and not isinstance(item, datetime):
        return entry.parse_date(item.isoformat(), path)
    return entry.parse_date(_string(item, path), path)


def _number(item: object, unit: str, path: str) -> Quantity:
    if isinstance(item, int | Decimal) and not isinstance(item, bool):
        return entry.to_quantity(item, unit, path)
    return entry.parse_number(_string(item, path), unit, path)


def _azimuth(item: object, path: str) -> Quantity:
    if isinstance(item, int | Decimal) and not isinstance(item, bool):
        return entry.to_quantity(item, "DEG", path)
    return entry.parse_azimuth(_string(item, path), path)


def _ref(item: object, path: str) -> Ref:
    return entry.parse_ref(_string(item, path), path)


def _digest(item: object, path: str) -> bytes:
    return entry.parse_digest(_string(item, path), path)


def _texts(item: object, path: str) -> tuple[str, ...]:
    return tuple(_string(part, f"{path}[{at}]") for at, part in enumerate(_list(item, path)))


def _window(item: object, path: str) -> Window:
    table = _keys(item, path, "start", "end")
    return Window(_instant(table["start"], f"{path}.start"), _instant(table["end"], f"{path}.end"))


def _points(item: object, path: str) -> tuple[Point, ...]:
    listed = _list(item, path)
    if len(listed) > POLYGON_POINTS_MAX:
        raise ValueRefused(path, len(listed), f"more-than-{POLYGON_POINTS_MAX}")
    return tuple(
        entry.parse_position(_string(point, f"{path}[{at}]"), f"{path}[{at}]")
        for at, point in enumerate(listed)
    )


def _span(item: object, path: str) -> Quantity:
    return entry.parse_quantity(_string(item, path), path)


def _area(item: object, path: str) -> Area:
    table = _table(item, path)
    if "polygon" in table:
        points = _keys(table, path, "polygon")["polygon"]
        return Polygon(_points(points, f"{path}.polygon"))
    if "corridor" in table:
        parts = _keys(table, path, "corridor", "width")
        course = _points(parts["corridor"], f"{path}.corridor")
        return Corridor(course, _span(parts["width"], f"{path}.width"))
    if "ocean" in table:
        parts = _keys(table, path, "ocean", "quadrant")
        ocean = _string(parts["ocean"], f"{path}.ocean")
        return OceanQuadrant(ocean, _string(parts["quadrant"], f"{path}.quadrant"))
    for key, shape in (("water_body", WaterBody), ("site", Site)):
        if key in table:
            return shape(_string(_keys(table, path, key)[key], f"{path}.{key}"))
    sector = "from" in table or "to" in table
    wanted = ("centre", "radius", "from", "to") if sector else ("centre", "radius")
    parts = _keys(table, path, *wanted)
    centre = entry.parse_position(_string(parts["centre"], f"{path}.centre"), f"{path}.centre")
    radius = _span(parts["radius"], f"{path}.radius")
    if not sector:
        return Circle(centre, radius)
    begin, end = _azimuth(parts["from"], f"{path}.from"), _azimuth(parts["to"], f"{path}.to")
    return Sector(centre, radius, begin, end)


class _Reader:
    """Reads field values of a draft in one language."""

    def __init__(self, pack: Pack, language: str) -> None:
        self._pack = pack
        self._language = language

    def value(self, spec: FieldSpec, item: object, path: str) -> Value:
        """Return the checked value of a field."""
        value = self._unchecked(spec, item, path)
        check_value(spec, value, self._pack, path)
        return value

    def _unchecked(self, spec: FieldSpec, item: object, path: str) -> Value:
        plain: dict[FieldType, Callable[[object, str], Value]] = {
            FieldType.INSTANT: _instant,
            FieldType.DATE: _date,
            FieldType.WINDOW: _window,
            FieldType.AREA: _area,
            FieldType.AZIMUTH: _azimuth,
            FieldType.REF: _ref,
            FieldType.TEXTS: _texts,
            FieldType.QUANTITY: _span,
            FieldType.CHANGES: self._changes,
            FieldType.EXTRACT: self._extract,
            FieldType.DIGEST: _digest,
            FieldType.FREE_TEXT: self._free_text,
        }
        if spec.type in plain:
            return plain[spec.type](item, path)
        if spec.type is FieldType.ROWS:
            return self._rows(spec, item, path)
        if spec.type is FieldType.COUNT:
            return _number(item, spec.units[0], path)
        if spec.type is FieldType.AREAS:
            listed = _list(item, path)
            return tuple(_area(part, f"{path}[{at}]") for at, part in enumerate(listed))
        if spec.type is FieldType.ENUMS:
            return tuple(sorted(_texts(item, path)))
        if spec.type is FieldType.BOOLEAN:
            if not isinstance(item, bool):
                raise ValueRefused(path, item, "not-true-or-false")
            return item
        return _string(item, path)

    def _free_text(self, item: object, path: str) -> FreeText:
        if isinstance(item, str):
            return FreeText(self._language, item)
        table = _keys(item, path, "language", "text")
        language = _string(table["language"], f"{path}.language")
        return FreeText(language, _string(table["text"], f"{path}.text"))

    def _changes(self, item: object, path: str) -> Changes:
        table = _keys(item, path, "kind", "items")
        code = _string(table["kind"], f"{path}.kind")
        kind = find_kind(code, self._pack, f"{path}.kind")
        changes = []
        for at, part in enumerate(_list(table["items"], f"{path}.items")):
            place = f"{path}[{at}]"
            change = _table(part, place)
            for key in change:
                if key not in ("field", "old", "new"):
                    raise ValueRefused(f"{place}.{key}", change[key], "unknown-field")
            name = _string(change.get("field", ""), f"{place}.field")
            spec = kind.field(name)
            if spec is None or spec.type in NOT_AMENDED:
                raise ValueRefused(f"{place}.field", visible(name), "unknown-field")
            old, new = (
                self.value(spec, change[side], f"{place}.{side}") if side in change else None
                for side in ("old", "new")
            )
            changes.append(Change(name, old, new))
        return Changes(code, tuple(changes))

    def _rows(self, spec: FieldSpec, item: object, path: str) -> Rows:
        rows = []
        for at, part in enumerate(_list(item, path)):
            place = f"{path}[{at}]"
            row = _table(part, place)
            for key in row:
                if spec.column(key) is None:
                    raise ValueRefused(f"{place}.{visible(key)}", row[key], "unknown-field")
            rows.append(
                tuple(
                    (column.name, self.value(column, row[column.name], f"{place}.{column.name}"))
                    for column in spec.columns
                    if column.name in row
                )
            )
        return Rows(tuple(rows))

    def _extract(self, item: object, path: str) -> Extract:
        table = _keys(item, path, "kind", "shown", "withheld")
        kind = find_kind(_string(table["kind"], f"{path}.kind"), self._pack, f"{path}.kind")
        shown = _table(table["shown"], f"{path}.shown")
        withheld = _texts(table["withheld"], f"{path}.withheld")
        for name in (*shown, *withheld):
            if kind.field(name) is None or (name in shown and name in withheld):
                raise ValueRefused(f"{path}.{visible(name)}", "", "unknown-field")
        parts = (
            (spec.name, self.value(spec, shown[spec.name], f"{path}.shown.{spec.name}"))
            if spec.name in shown
            else (spec.name, None)
            for spec in kind.fields
            if spec.name in shown or spec.name in withheld
        )
        return Extract(kind.code, tuple(parts))
