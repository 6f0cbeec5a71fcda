"""Generated notices: any kind of a pack, every field type, from a seed.

Much faster than property-test strategies, for doses of a million texts. It makes valid notices
only, and prefers values at limits and texts that look like the printed form.
"""

from collections.abc import Callable, Sequence
from random import Random

from protocol.errors import ValueRefused
from protocol.notices.conditions import expected_response, holds, is_required
from protocol.notices.fields import check_value
from protocol.notices.heading import Heading
from protocol.notices.message import Message, officers_needed
from protocol.notices.pack import NOT_AMENDED, FieldSpec, FieldType, Kind, Pack
from protocol.notices.values import (
    Address,
    Area,
    Cells,
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
from protocol.vocabulary import LANGUAGES, Mode, Precedence, SpeechAct

DAY = 86_400
MINUTES = 120_000_000
STATIONS = ("Αθήνα", "北京", "NRRC; [ICBM] {x}", "a b", "Москва 1", "Washington 1")
SHORT_TEXTS = (
    "A1234/26",
    "NAVAREA XII 45; part",
    "x [ICBM]. Number: 3.",
    "not stated",
    "1) x",
    "not set",
)
LINES = (
    "Первая строка.",
    "  1) circle, centre 9°00.000′N 167°00.000′E",
    "│ 1. Mode: exercise",
    "通报；[ICBM]。",
    "‹not set›",
    "Le tir est reporté de 24 heures.",
    "発射 予定; “x”",
    "발사 {count} [EA]",
)
TRIES = 20


class Generator:
    """Makes notices of one pack from one random source."""

    def __init__(self, pack: Pack, random: Random) -> None:
        self.pack = pack
        self.random = random

    def message(self, kind: Kind) -> Message:
        """Return a valid notice of this kind."""
        values = self.cells(kind.fields)
        return Message(self._heading(kind, values), values)

    def cells(self, specs: Sequence[FieldSpec]) -> Cells:
        """Return values of fields (or of a row's columns) that may stand together; never none."""
        given: dict[str, Value] = {}
        deciding = [spec for spec in specs if not (spec.only_when or spec.required_when)]
        for spec in (*deciding, *(spec for spec in specs if spec not in deciding)):
            if spec.only_when is not None and not holds(spec.only_when, given):
                continue
            if is_required(spec, given) or self.random.random() < 0.5:
                given[spec.name] = self.value(spec)
        if not given:
            given[specs[0].name] = self.value(specs[0])
        for spec in specs:
            opens = given.get(spec.day_of)
            if spec.day_of and isinstance(opens, Window) and spec.name in given:
                given[spec.name] = opens.start // DAY
            if spec.expected_of and spec.name in given:
                given[spec.name] = expected_response(spec, specs, given, self.pack)
        return tuple((spec.name, given[spec.name]) for spec in specs if spec.name in given)

    def value(self, spec: FieldSpec) -> Value:
        """Return a value that the field takes."""
        make = self._makers()[spec.type]
        for _ in range(TRIES):
            value = make(spec)
            try:
                check_value(spec, value, self.pack)
            except ValueRefused:
                continue
            return value
        raise AssertionError(f"no value for {spec.name} ({spec.type.value})")

    def _makers(self) -> dict[FieldType, Callable[[FieldSpec], Value]]:
        return {
            FieldType.ENUM: lambda spec: self._code(spec.vocabulary),
            FieldType.ENUMS: self._codes,
            FieldType.COUNT: self._count,
            FieldType.QUANTITY: self._quantity,
            FieldType.INSTANT: lambda _: self._minute(),
            FieldType.DATE: lambda _: self.random.randrange(80_000),
            FieldType.WINDOW: self._window,
            FieldType.AREA: lambda spec: self._area(spec.shapes),
            FieldType.AREAS: lambda spec: tuple(
                self._area(spec.shapes) for _ in range(self._few(spec, 3))
            ),
            FieldType.AZIMUTH: lambda _: self._azimuth(),
            FieldType.REF: lambda _: self._ref(),
            FieldType.BOOLEAN: lambda _: self.random.random() < 0.5,
            FieldType.TEXT: lambda _: self._short_text(),
            FieldType.TEXTS: lambda spec: tuple(
                self._short_text() for _ in range(self._few(spec, 3))
            ),
            FieldType.PARTY: lambda spec: self._party(),
            FieldType.FREE_TEXT: self._free_text,
            FieldType.FIELD_PATH: lambda _: self.random.choice(
                ("WHOLE", "window.start", "impact_areas[2].radius")
            ),
            FieldType.CHANGES: lambda _: self._changes(),
            FieldType.ROWS: lambda spec: Rows(
                tuple(self.cells(spec.columns) for _ in range(self._few(spec, 3)))
            ),
            FieldType.EXTRACT: lambda _: self._extract(),
            FieldType.DIGEST: lambda _: self.random.randbytes(32),
        }

    def _few(self, spec: FieldSpec, most: int) -> int:
        return self.random.randint(1, min(most, int(spec.maximum or most)))

    def _code(self, vocabulary: str) -> str:
        return self.random.choice(tuple(self.pack.vocabularies[vocabulary].terms))

    def _party(self) -> str:
        return "XYZ" if self.random.random() < 0.1 else self._code("party")

    def _codes(self, spec: FieldSpec) -> tuple[str, ...]:
        codes = tuple(self.pack.vocabularies[spec.vocabulary].terms)
        count = min(len(codes), self._few(spec, 4))
        return tuple(sorted(self.random.sample(codes, count)))

    def _count(self, spec: FieldSpec) -> Quantity:
        least, most = int(spec.minimum or 0), int(spec.maximum or 3_000)
        return Quantity(self.random.randint(least, most), 0, spec.units[0])

    def _quantity(self, spec: FieldSpec) -> Quantity:
        least, most = int(spec.minimum or 0), int(spec.maximum or 100_000)
        whole = self.random.randint(least, most)
        unit = self.random.choice(spec.units)
        if self.random.random() < 0.5 or whole == most:
            return Quantity(whole, 0, unit)
        return Quantity(whole * 10 + self.random.randint(1, 9), -1, unit)

    def _minute(self) -> int:
        return self.random.randrange(MINUTES) * 60

    def _window(self, spec: FieldSpec) -> Window:
        start = self._minute()
        longest = min(int(spec.maximum or 9_000), 9_000)
        return Window(start, start + self.random.randint(1, longest) * 60)

    def _azimuth(self) -> Quantity:
        tenths = self.random.randrange(3_600)
        return Quantity(tenths, -1, "DEG") if tenths % 10 else Quantity(tenths // 10, 0, "DEG")

    def _ref(self) -> Ref:
        if self.random.random() < 0.3:
            return Ref(self.random.randbytes(8), 0, 0)
        return Ref(
            self.random.randbytes(8), self.random.randint(1, 9), self.random.randint(1, 10**6)
        )

    def _short_text(self) -> str:
        if self.random.random() < 0.5:
            return self.random.choice(SHORT_TEXTS)
        letters = (chr(self.random.randint(0x21, 0x7E)) for _ in range(self.random.randint(1, 64)))
        return "".join(letters)

    def _free_text(self, spec: FieldSpec) -> FreeText:
        lines = [self.random.choice(LINES) for _ in range(self.random.randint(1, 4))]
        return FreeText(self.random.choice(LANGUAGES), "\n".join(lines))

    def _point(self) -> Point:
        edge = self.random.random() < 0.1
        longitude = self.random.choice((1_800_000, -1_799_999, 0))
        return Point(
            self.random.randint(-899_999, 899_999),
            longitude if edge else self.random.randint(-1_799_999, 1_800_000),
        )

    def _length(self) -> Quantity:
        if self.random.random() < 0.3:
            return Quantity(self.random.randint(0, 999) * 10 + 1, -1, "NM")
        return Quantity(self.random.randint(1, 9_999), 0, self.random.choice(("KM", "NM")))

    def polygon(self, corners: int = 0) -> Polygon:
        """Return a simple polygon, maybe over the antimeridian: corners of a staircase."""
        south = self.random.randint(-800_000, 700_000)
        west = self.random.randint(-1_799_999, 1_800_000)
        steps = (corners or 2 * self.random.randint(2, 6)) // 2 - 1
        plane = [(0, 0)]
        for step in range(steps):
            plane += [
                (step * 1_000 + 1, (step + 1) * 5_000),
                ((step + 1) * 1_000, (step + 1) * 5_000),
            ]
        plane.append((steps * 1_000, 0))
        return Polygon(
            tuple(
                Point(south + lat, (west + lon + 1_799_999) % 3_600_000 - 1_799_999)
                for lat, lon in plane
            )
        )

    def _area(self, shapes: Sequence[str]) -> Area:
        match self.random.choice(tuple(shapes)):
            case "circle":
                return Circle(self._point(), self._length())
            case "polygon":
                return self.polygon()
            case "sector":
                return Sector(self._point(), self._length(), self._azimuth(), self._azimuth())
            case "corridor":
                return Corridor(self.polygon().points[:6], self._length())
            case "ocean_quadrant":
                return OceanQuadrant(self._code("ocean"), self._code("quadrant"))
            case "water_body":
                return WaterBody(self._code("water_body"))
            case _:
                return Site(self._code("site"))

    def _some_fields(self) -> tuple[Kind, list[FieldSpec]]:
        kind = self.random.choice(tuple(self.pack.kinds.values()))
        specs = [spec for spec in kind.fields if spec.type not in NOT_AMENDED]
        chosen = self.random.sample(specs, min(len(specs), self.random.randint(1, 3)))
        return kind, [spec for spec in specs if spec in chosen]

    def _changes(self) -> Changes:
        kind, specs = self._some_fields()
        items = []
        for spec in specs:
            old = None if self.random.random() < 0.3 else self.value(spec)
            new = None if old is not None and self.random.random() < 0.3 else self.value(spec)
            if new == old:
                new = None
            items.append(Change(spec.name, old, new))
        return Changes(kind.code, tuple(items))

    def _extract(self) -> Extract:
        kind, specs = self._some_fields()
        hidden = (None if self.random.random() < 0.4 else self.value(spec) for spec in specs)
        return Extract(kind.code, tuple(zip((s.name for s in specs), hidden, strict=True)))

    def _heading(self, kind: Kind, values: Cells) -> Heading:
        random = self.random
        released = random.randint(1_000, 7_000_000_000)
        alone = random.random() < 0.2
        needed = officers_needed(kind, dict(values))
        officers = 1 if alone else random.randint(needed, 2)
        parties = [Address(self._party(), name) for name in random.sample(STATIONS, 4)]
        begins = self._minute() if random.random() < 0.3 else None
        return Heading(
            pack=self.pack.name,
            edition=self.pack.edition,
            pack_hash=self.pack.hash,
            kind=kind.code,
            sender=parties[0],
            to=tuple(parties[1 : random.randint(2, 4)]),
            community=self._code("community"),
            mode=random.choice((Mode.ACTUAL, Mode.EXERCISE)),
            precedence=Precedence.FLASH if alone else random.choice(tuple(Precedence)),
            act=SpeechAct[kind.act],
            instrument=random.choice(kind.instruments),
            obligation=self._code("obligation"),
            composed=released - random.randint(0, 1_000),
            released=released,
            valid_from=begins,
            valid_until=(begins or 0) + random.randint(1, 99) * 60
            if random.random() < 0.3
            else None,
            late=random.random() < 0.3,
            alone=alone,
            refs=tuple(self._ref() for _ in range(random.randint(0, 2))),
            supersedes=self._ref() if random.random() < 0.2 else None,
            language=random.choice(LANGUAGES),
            authority=self._code("authority"),
            reply=self._code("reply"),
            reply_by=self._minute() if random.random() < 0.3 else None,
            releasing_roles=("WATCH-OFFICER", "RELEASING-OFFICER")[:officers],
            nonce=random.randbytes(16),
        )
