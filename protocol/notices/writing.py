"""Values in words: how each type of value is printed in one language.

The counterpart that reads the words back is `wording_reader`; for each method here there is one
there. A value prints as a first line and, for blocks, further indented lines.
"""

from collections.abc import Iterable, Mapping

from protocol.notices import figures
from protocol.notices.pack import FieldSpec, FieldType, Kind, Pack
from protocol.notices.values import (
    Address,
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

INDENT = "  "
TEXT_MARK = "│ "
LIST_MARK = "; "
OPEN_QUOTE, CLOSE_QUOTE = "“", "”"
DAY = 86_400

Block = tuple[str, ...]
"""The text that goes on the line itself, then the lines under it."""


def first_day(kind: Kind, spec: FieldSpec, given: Mapping[str, Value]) -> int | None:
    """Return the UTC day (days since 1970) from which a count of days runs, itself the first."""
    counted = kind.field(spec.counted_from)
    reference = given.get(spec.counted_from)
    if counted is None or not isinstance(reference, int | Window):
        return None
    if isinstance(reference, Window):
        return reference.start // DAY
    return reference if counted.type is FieldType.DATE else reference // DAY


class Writer:
    """Prints values in one language of one pack.

    Args:
        bare: leave out the codes in brackets behind words; the words alone still say it all.
    """

    def __init__(self, pack: Pack, language: str, *, bare: bool = False) -> None:
        self.pack = pack
        self.language = language
        self.bare = bare

    def _coded(self, words: str, code: str) -> str:
        return words if self.bare else f"{words} [{code}]"

    def phrase(self, key: str, **texts: str) -> str:
        """Return a phrase of the pack with its places filled."""
        return self.pack.phrases[key][self.language].say(**texts)

    def term(self, vocabulary: str, code: str) -> str:
        """Return `wording [CODE]`, or the code alone where the pack does not have it."""
        term = self.pack.term(vocabulary, code)
        return self._coded(term.wording[self.language], code) if term else f"[{code}]"

    def terms(self, vocabulary: str, codes: Iterable[str]) -> str:
        """Return several codes on one line."""
        return LIST_MARK.join(self.term(vocabulary, code) for code in codes)

    def kind(self, code: str) -> str:
        """Return the title of a kind with its code."""
        kind = self.pack.kinds.get(code)
        return self._coded(kind.title[self.language], code) if kind else f"[{code}]"

    def quantity(self, quantity: Quantity) -> str:
        """Return a number with its unit."""
        return f"{figures.write_number(quantity)} {self.term('unit', quantity.unit)}"

    def window(self, window: Window) -> str:
        """Return both ends of a window."""
        return self.phrase(
            "window",
            start=figures.write_instant(window.start),
            end=figures.write_instant(window.end),
        )

    def ref(self, ref: Ref) -> str:
        """Return an id prefix with its serial, where it has one."""
        if ref.serial == 0:
            return self.phrase("ref_unnumbered", id=ref.id_prefix.hex())
        return self.phrase(
            "ref", id=ref.id_prefix.hex(), epoch=str(ref.epoch), serial=str(ref.serial)
        )

    def address(self, address: Address) -> str:
        """Return a party with its station."""
        station = f"{OPEN_QUOTE}{address.station}{CLOSE_QUOTE}"
        return self.phrase("address", party=self.term("party", address.party), station=station)

    def quoted(self, texts: Iterable[str]) -> str:
        """Return short texts in quotation marks."""
        return LIST_MARK.join(f"{OPEN_QUOTE}{text}{CLOSE_QUOTE}" for text in texts)

    def value(self, spec: FieldSpec, value: Value, first: int | None = None) -> Block:
        """Return the text of a field's value. `first`: the day from which a count of days runs."""
        match value:
            case FreeText():
                return self._free_text(spec, value)
            case Changes():
                return self._changes(value)
            case Rows():
                return self._rows(spec, value)
            case Extract():
                return self._extract(value)
            case bytes():
                return (figures.write_digest(value),)
            case tuple() if spec.type is FieldType.AREAS:
                return self._areas(value)
            case Quantity() if spec.type is FieldType.COUNT:
                return (self._count(value, first),)
            case bool():
                return (self.term(spec.vocabulary, str(value).upper()),)
            case int():
                dated = spec.type is FieldType.DATE
                return (figures.write_date(value) if dated else figures.write_instant(value),)
            case _ if isinstance(value, Area):
                return self.area(value)
            case _:
                return (self._inline(spec, value),)

    def _inline(self, spec: FieldSpec, value: object) -> str:
        match value:
            case Quantity():
                azimuth = spec.type is FieldType.AZIMUTH
                return figures.write_azimuth(value) if azimuth else self.quantity(value)
            case Window():
                return self.window(value)
            case Ref():
                return self.ref(value)
            case tuple() if spec.type is FieldType.ENUMS:
                return self.terms(spec.vocabulary, value)
            case tuple():
                return self.quoted(value)
            case str() if spec.type in (FieldType.ENUM, FieldType.PARTY):
                return self.term(spec.vocabulary, value)
            case _:
                return self.quoted((str(value),))

    def _count(self, count: Quantity, first: int | None) -> str:
        digits = str(count.mantissa)
        if first is None:
            return digits
        day = figures.write_date(first + count.mantissa - 1)
        return self.phrase("last_day", count=digits, day=day)

    def _areas(self, areas: tuple[object, ...]) -> Block:
        lines = [self.phrase("area_count", count=str(len(areas)))]
        for number, area in enumerate(areas, 1):
            if isinstance(area, Area):
                first, *rest = self.area(area)
                lines.append(f"{INDENT}{number}) {first}")
                lines += [INDENT + line for line in rest]
        return tuple(lines)

    def area(self, area: Area) -> Block:
        """Return one area; points of a polygon or a course on lines of their own."""
        match area:
            case Circle(centre, radius):
                centred = figures.write_point(centre)
                return (self.phrase("circle", centre=centred, radius=self.quantity(radius)),)
            case Sector(centre, radius, start, end):
                text = self.phrase(
                    "sector",
                    centre=figures.write_point(centre),
                    radius=self.quantity(radius),
                    start=figures.write_azimuth(start),
                    end=figures.write_azimuth(end),
                )
                return (text,)
            case Polygon(points):
                return (self.phrase("polygon", count=str(len(points))), *_numbered(points))
            case Corridor(points, width):
                count = str(len(points))
                first = self.phrase("corridor", width=self.quantity(width), count=count)
                return (first, *_numbered(points))
            case OceanQuadrant(ocean, quadrant):
                text = self.phrase(
                    "ocean_quadrant",
                    ocean=self.term("ocean", ocean),
                    quadrant=self.term("quadrant", quadrant),
                )
                return (text,)
            case WaterBody(code):
                return (self.phrase("water_body", name=self.term("water_body", code)),)
            case Site(code):
                return (self.phrase("site", name=self.term("site", code)),)

    def _free_text(self, spec: FieldSpec, value: FreeText) -> Block:
        language = self.term("language", value.language)
        lines = value.text.split("\n")
        if spec.numbered:
            lines = [f"{number}. {line}" for number, line in enumerate(lines, 1)]
        marked = (TEXT_MARK + line for line in lines)
        return (self.phrase("free_text", language=language), *marked)

    def _changes(self, changes: Changes) -> Block:
        kind = self.pack.kinds[changes.kind]
        count = str(len(changes.items))
        lines = [self.phrase("changes", kind=self.kind(changes.kind), count=count)]
        for number, change in enumerate(changes.items, 1):
            spec = kind.field(change.field)
            if spec is None:
                continue
            lines.append(f"{INDENT}{number}) {self.label(spec)}")
            for key, side in (("change_old", change.old), ("change_new", change.new)):
                stated = (self.phrase("not_stated"),) if side is None else self.value(spec, side)
                first, *rest = stated
                lines.append(INDENT * 2 + self.phrase(key, value=first))
                lines += [INDENT * 2 + line for line in rest]
        return tuple(lines)

    def label(self, spec: FieldSpec) -> str:
        """Return the label of a field with its name, as a list of fields shows it."""
        return self._coded(spec.label[self.language], spec.name)

    def _rows(self, spec: FieldSpec, rows: Rows) -> Block:
        """Return the entries: each a number, then a line `label: value` for each set column."""
        lines = [self.phrase("row_count", count=str(len(rows.items)))]
        for number, row in enumerate(rows.items, 1):
            mark = f"{INDENT}{number}) "
            for name, cell in row:
                column = spec.column(name)
                if column is None:
                    continue
                first, *rest = self.value(column, cell)
                label = column.label[self.language]
                lines.append(mark + self.phrase("line_block", label=label, value=first))
                lines += [INDENT * 2 + line for line in rest]
                mark = INDENT * 2
        return tuple(lines)

    def _extract(self, extract: Extract) -> Block:
        kind = self.pack.kinds[extract.kind]
        count = str(len(extract.items))
        lines = [self.phrase("extract", kind=self.kind(extract.kind), count=count)]
        for number, (name, part) in enumerate(extract.items, 1):
            spec = kind.field(name)
            if spec is None:
                continue
            lines.append(f"{INDENT}{number}) {self.label(spec)}")
            if part is None:
                lines.append(INDENT * 2 + self.phrase("withheld"))
                continue
            first, *rest = self.value(spec, part)
            lines.append(INDENT * 2 + self.phrase("disclosed", value=first))
            lines += [INDENT * 2 + line for line in rest]
        return tuple(lines)


def _numbered(points: Iterable[Point]) -> Block:
    return tuple(
        f"{INDENT}{number}: {figures.write_point(point)}" for number, point in enumerate(points, 1)
    )
