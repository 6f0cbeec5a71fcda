"""The typed values of a notice, with their canonical arrays and the rules each keeps by itself.

No floats. Instants are whole seconds since 1970 UTC, dates whole days since 1970, latitudes and
longitudes whole 1e-4 degree on WGS-84, other numbers a mantissa and a decimal exponent with a unit.
A value has one canonical form; a second way to write the same value is refused.
"""

from dataclasses import dataclass

from protocol.errors import ValueRefused

INSTANT_MAX = 7_258_118_400
"""First instant out of range: 2200-01-01T00:00Z. The range begins at 1970."""

DATE_MAX = INSTANT_MAX // 86_400
MANTISSA_MAX = 10**15 - 1
EXPONENT_MIN = -6
AREAS_MAX = 20
POLYGON_POINTS_MAX = 64
CODES_MAX = 20
TEXT_MAX = 64
STATION_NAME_MAX = 64
FREE_TEXT_MAX = 1_000
NUMBERED_TEXT_MAX = 4_000
"""Characters of a text in numbered paragraphs (a principal's message)."""

DIGEST_SIZE = 32
REF_PREFIX_SIZE = 8
SERIAL_MAX = (1 << 53) - 1
FULL_CIRCLE = 360


@dataclass(frozen=True, slots=True)
class Quantity:
    """mantissa · 10**exponent of a unit (code of the pack's vocabulary `unit`).

    Canonical: exponent from -6 to 0, and no trailing zero behind the point.
    """

    mantissa: int
    exponent: int
    unit: str


@dataclass(frozen=True, slots=True)
class Window:
    """From start to end, both instants on a whole minute."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Point:
    """WGS-84, 1e-4 degree. Latitude from -900,000, longitude above -1,800,000 to 1,800,000."""

    lat: int
    lon: int


@dataclass(frozen=True, slots=True)
class Circle:
    """All points within a distance of the centre."""

    centre: Point
    radius: Quantity


@dataclass(frozen=True, slots=True)
class Polygon:
    """A simple ring of 3 to 64 points, not closed by repeating the first."""

    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Sector:
    """Part of a circle, clockwise from one true azimuth to the other."""

    centre: Point
    radius: Quantity
    start: Quantity
    end: Quantity


@dataclass(frozen=True, slots=True)
class Corridor:
    """All points within half the width of a course of 2 to 64 points."""

    points: tuple[Point, ...]
    width: Quantity


@dataclass(frozen=True, slots=True)
class OceanQuadrant:
    """A 90° sector of an ocean, about one fourth of it (1988 agreement, Article I)."""

    ocean: str
    quadrant: str


@dataclass(frozen=True, slots=True)
class WaterBody:
    """A sea or a bay of the pack's vocabulary `water_body`."""

    code: str


@dataclass(frozen=True, slots=True)
class Site:
    """A place of the pack's vocabulary `site`."""

    code: str


Area = Circle | Polygon | Sector | Corridor | OceanQuadrant | WaterBody | Site

SHAPES: dict[str, type[Area]] = {
    "circle": Circle,
    "polygon": Polygon,
    "sector": Sector,
    "corridor": Corridor,
    "ocean_quadrant": OceanQuadrant,
    "water_body": WaterBody,
    "site": Site,
}
AREA_TAGS: dict[type[Area], int] = {shape: tag for tag, shape in enumerate(SHAPES.values(), 1)}


@dataclass(frozen=True, slots=True)
class FreeText:
    """Words of the sender, in the language that he wrote; never translated by a machine."""

    language: str
    text: str


@dataclass(frozen=True, slots=True)
class Ref:
    """An earlier message: the first 8 bytes of its id, and its serial, 0/0 while it has none."""

    id_prefix: bytes
    epoch: int
    serial: int


@dataclass(frozen=True, slots=True)
class Address:
    """A station of a party (ISO 3166-1 alpha-3)."""

    party: str
    station: str


@dataclass(frozen=True, slots=True)
class Change:
    """A field of an earlier notice, as it was and as it is now; None where it was or is unset."""

    field: str
    old: "Value | None"
    new: "Value | None"


@dataclass(frozen=True, slots=True)
class Changes:
    """The changes to an earlier notice of this kind."""

    kind: str
    items: tuple[Change, ...]


Cells = tuple[tuple[str, "Value"], ...]
"""One row: (column, value) of the columns that are set, in the field's order."""


@dataclass(frozen=True, slots=True)
class Rows:
    """A list of entries that have the same columns."""

    items: tuple[Cells, ...]


@dataclass(frozen=True, slots=True)
class Extract:
    """Fields of another notice of this kind, copied; None where the value is withheld."""

    kind: str
    items: "tuple[tuple[str, Value | None], ...]"


Value = (
    Quantity
    | Window
    | Area
    | FreeText
    | Ref
    | Changes
    | Rows
    | Extract
    | int
    | str
    | bool
    | bytes
    | tuple[Area, ...]
    | tuple[str, ...]
)
"""What a field holds. int: an instant or a date; str: a code or a short text; bytes: a hash."""


def areas_of(value: object) -> tuple[Area, ...]:
    """Return the areas of a value, those in its rows included; none if it has none."""
    if isinstance(value, Area):
        return (value,)
    if isinstance(value, tuple):
        return tuple(item for item in value if isinstance(item, Area))
    if isinstance(value, Rows):
        return tuple(area for row in value.items for _, cell in row for area in areas_of(cell))
    return ()


def check_point(point: Point, field: str) -> None:
    """Raise ValueRefused unless the point is on the globe and written in its one form."""
    if not -900_000 <= point.lat <= 900_000:
        raise ValueRefused(f"{field}.lat", _decimal(point.lat), "latitude-range")
    if not -1_800_000 < point.lon <= 1_800_000:
        raise ValueRefused(f"{field}.lon", _decimal(point.lon), "longitude-range")


def check_quantity(quantity: Quantity, field: str) -> None:
    """Raise ValueRefused unless the number is in range and written in its one form."""
    if not EXPONENT_MIN <= quantity.exponent <= 0 or abs(quantity.mantissa) > MANTISSA_MAX:
        raise ValueRefused(field, _number(quantity), "number-range")
    if quantity.exponent and quantity.mantissa % 10 == 0:
        raise ValueRefused(field, _number(quantity), "number-not-canonical")


def check_length(quantity: Quantity, field: str) -> None:
    """Raise ValueRefused unless this is a length above zero."""
    check_quantity(quantity, field)
    if quantity.mantissa <= 0:
        raise ValueRefused(field, _number(quantity), "length-not-positive")


def check_azimuth(quantity: Quantity, field: str) -> None:
    """Raise ValueRefused unless this is 000.0 to 359.9 degrees true."""
    check_quantity(quantity, field)
    if quantity.unit != "DEG":
        raise ValueRefused(field, quantity.unit, "unknown-unit")
    tenths = quantity.mantissa * 10 if quantity.exponent == 0 else quantity.mantissa
    if quantity.exponent < -1 or not 0 <= tenths < FULL_CIRCLE * 10:
        raise ValueRefused(field, _number(quantity), "azimuth-range")


def check_instant(instant: int, field: str, *, to_minute: bool = True) -> None:
    """Raise ValueRefused unless the instant is from 1970 to 2199, planned ones on a minute."""
    if not 0 <= instant < INSTANT_MAX:
        raise ValueRefused(field, instant, "instant-range")
    if to_minute and instant % 60:
        raise ValueRefused(field, instant, "instant-not-on-a-minute")


def check_date(date: int, field: str) -> None:
    """Raise ValueRefused unless the date is from 1970 to 2199."""
    if not 0 <= date < DATE_MAX:
        raise ValueRefused(field, date, "date-range")


def check_window(window: Window, field: str) -> None:
    """Raise ValueRefused unless the window ends after it starts."""
    check_instant(window.start, f"{field}.start")
    check_instant(window.end, f"{field}.end")
    if window.end <= window.start:
        raise ValueRefused(f"{field}.end", window.end, "window-ends-before-start")


def check_ref(ref: Ref, field: str) -> None:
    """Raise ValueRefused unless the prefix has 8 bytes and the numbers are both there or both 0."""
    if len(ref.id_prefix) != REF_PREFIX_SIZE:
        raise ValueRefused(f"{field}.id", ref.id_prefix.hex(), "ref-id-size")
    numbers = (ref.epoch, ref.serial)
    if numbers != (0, 0) and not all(1 <= number <= SERIAL_MAX for number in numbers):
        raise ValueRefused(f"{field}.serial", f"{ref.epoch}/{ref.serial}", "ref-serial")


def _decimal(ten_thousandths: int) -> str:
    whole, part = divmod(abs(ten_thousandths), 10_000)
    return f"{'-' if ten_thousandths < 0 else ''}{whole}.{part:04d}"


def _number(quantity: Quantity) -> str:
    return f"{quantity.mantissa}e{quantity.exponent} {quantity.unit}"
