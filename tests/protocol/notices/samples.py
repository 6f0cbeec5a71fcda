"""Messages to test with: one written by hand, and strategies that make any message of any kind."""

from functools import cache

from hypothesis import strategies as st

from console.assets import core_pack
from protocol.errors import ValueRefused
from protocol.notices.conditions import expected_response, holds, is_required
from protocol.notices.draft import BuildContext, Draft, build
from protocol.notices.heading import Heading
from protocol.notices.lint import check_text
from protocol.notices.message import Message
from protocol.notices.pack import NOT_AMENDED, FieldSpec, FieldType, Kind, Pack
from protocol.notices.values import (
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
from protocol.vocabulary import LANGUAGES, Mode, Precedence, SpeechAct

DAY = 86_400
LAUNCH_DAY = 20_517  # 2026-03-05
RELEASED = LAUNCH_DAY * DAY - 20 * 3_600
WASHINGTON = Address("USA", "Washington NRRC")
BEIJING = Address("CHN", "北京")
CONTEXT = BuildContext(
    sender=WASHINGTON,
    to=(BEIJING,),
    mode=Mode.EXERCISE,
    composed_s=RELEASED - 600,
    now_s=RELEASED,
    nonce=bytes(range(16)),
    roles=("WATCH-OFFICER", "RELEASING-OFFICER"),
)


@cache
def pack() -> Pack:
    """The core pack, loaded once."""
    return core_pack()


def number(mantissa: int, unit: str, exponent: int = 0) -> Quantity:
    """A quantity, written shortly."""
    return Quantity(mantissa, exponent, unit)


def launch_draft() -> Draft:
    """A planned launch from Vandenberg to Kwajalein."""
    values: dict[str, Value] = {
        "object_class": "ICBM",
        "count": number(1, "EA"),
        "launch_date": LAUNCH_DAY,
        "window": Window(LAUNCH_DAY * DAY + 18 * 3_600, LAUNCH_DAY * DAY + 23 * 3_600),
        "validity_days": number(4, "D"),
        "launch_area": Circle(Point(347_500, -1_206_000), number(10, "KM")),
        "impact_areas": (Circle(Point(90_000, 1_670_000), number(40, "NM")),),
    }
    draft = Draft("missile-launch-planned", ("beijing",))
    for name, value in values.items():
        draft = draft.with_value(name, value, pack())
    return draft


def launch_message() -> Message:
    """The same, released 38 hours before the window opens."""
    return build(launch_draft(), pack(), CONTEXT)


def codes(vocabulary: str) -> st.SearchStrategy[str]:
    """Any code of a vocabulary."""
    return st.sampled_from(sorted(pack().vocabularies[vocabulary].terms))


def may_be_sent(text: str) -> bool:
    """Whether an officer could send this text at all; words that mix alphabets are refused."""
    try:
        check_text(text, "text", 120, line_breaks=True)
    except ValueRefused:
        return False
    return True


minutes = st.integers(0, 7_258_118_399 // 60 - 10_000).map(lambda minute: minute * 60)
points = st.builds(
    Point,
    st.integers(-899_999, 899_999),
    st.one_of(st.integers(-1_799_999, 1_800_000), st.sampled_from([1_800_000, 0, -1_799_999])),
)
lengths = st.builds(Quantity, st.integers(1, 9_999), st.just(0), st.sampled_from(["KM", "NM"])) | (
    st.integers(0, 999).map(lambda tens: Quantity(tens * 10 + 1, -1, "NM"))
)
azimuths = st.integers(0, 3_599).map(
    lambda tenths: Quantity(tenths, -1, "DEG") if tenths % 10 else Quantity(tenths // 10, 0, "DEG")
)
refs = st.builds(
    Ref, st.binary(min_size=8, max_size=8), st.integers(1, 9), st.integers(1, 10**6)
) | st.builds(Ref, st.binary(min_size=8, max_size=8), st.just(0), st.just(0))
plain_texts = st.text(
    st.characters(min_codepoint=0x21, max_codepoint=0x7E), min_size=1, max_size=64
) | st.sampled_from(["A1234/26", "NAVAREA XII 45; part", "x [ICBM]. Number: 3.", "not stated"])
written_texts = st.text(
    st.sampled_from("aé 中日ру한\n.:;,[]{}()│“”'0129"), min_size=1, max_size=120
).filter(may_be_sent)
numbered_texts = st.builds(
    FreeText,
    st.sampled_from(LANGUAGES),
    st.lists(written_texts.filter(lambda text: "\n" not in text), min_size=1, max_size=4).map(
        "\n".join
    ),
)
free_texts = st.builds(FreeText, st.sampled_from(LANGUAGES), written_texts)


@st.composite
def polygons(draw: st.DrawFn) -> Polygon:
    """A simple polygon, also over the antimeridian: corners of a staircase."""
    south, west = draw(st.integers(-800_000, 700_000)), draw(st.integers(-1_799_999, 1_800_000))
    steps = draw(st.integers(1, 5))
    corners = [(0, 0)]
    for step in range(steps):
        corners += [
            (step * 1_000 + 1, (step + 1) * 5_000),
            ((step + 1) * 1_000, (step + 1) * 5_000),
        ]
    corners.append((steps * 1_000, 0))
    turned = [(west + lon + 1_800_000 - 1) % 3_600_000 - 1_800_000 + 1 for _, lon in corners]
    return Polygon(
        tuple(Point(south + lat, lon) for (lat, _), lon in zip(corners, turned, strict=True))
    )


def areas(shapes: tuple[str, ...]) -> st.SearchStrategy[Area]:
    """Any area of these shapes that is not refused."""
    by_name: dict[str, st.SearchStrategy[Area]] = {
        "circle": st.builds(Circle, points, lengths),
        "polygon": polygons(),
        "sector": st.builds(Sector, points, lengths, azimuths, azimuths).filter(
            lambda sector: sector.start != sector.end
        ),
        "corridor": st.builds(
            Corridor, polygons().map(lambda polygon: polygon.points[:6]), lengths
        ),
        "ocean_quadrant": st.builds(OceanQuadrant, codes("ocean"), codes("quadrant")),
        "water_body": st.builds(WaterBody, codes("water_body")),
        "site": st.builds(Site, codes("site")),
    }
    return st.one_of([by_name[shape] for shape in shapes])


def counts(spec: FieldSpec) -> st.SearchStrategy[Quantity]:
    """Whole numbers within the limits of the field."""
    least, most = int(spec.minimum or 0), int(spec.maximum or 3_000)
    return st.builds(Quantity, st.integers(least, most), st.just(0), st.just(spec.units[0]))


def quantities(spec: FieldSpec) -> st.SearchStrategy[Quantity]:
    """Numbers within the limits of the field, some with decimals."""
    least, most = int(spec.minimum or 0), int(spec.maximum or 100_000)
    units = st.sampled_from(spec.units)
    whole = st.builds(Quantity, st.integers(least, most), st.just(0), units)
    return whole | st.builds(
        lambda tens, unit: Quantity(tens * 10 + 7, -1, unit), st.integers(least, most - 1), units
    )


def windows(spec: FieldSpec) -> st.SearchStrategy[Window]:
    """Windows no longer than the field allows."""
    longest = min(int(spec.maximum or 9_000), 9_000)
    return st.builds(
        lambda start, length: Window(start, start + length * 60), minutes, st.integers(1, longest)
    )


def values_of(spec: FieldSpec) -> st.SearchStrategy[Value]:
    """Any value that the field takes."""
    most = int(spec.maximum or 4)
    by_type: dict[FieldType, st.SearchStrategy[Value]] = {
        FieldType.DATE: st.integers(0, 80_000),
        FieldType.INSTANT: minutes,
        FieldType.AZIMUTH: azimuths,
        FieldType.REF: refs,
        FieldType.BOOLEAN: st.booleans(),
        FieldType.TEXT: plain_texts,
        FieldType.PARTY: codes("party") | st.just("XYZ"),
        FieldType.FREE_TEXT: numbered_texts if spec.numbered else free_texts,
        FieldType.DIGEST: st.binary(min_size=32, max_size=32),
        FieldType.FIELD_PATH: st.sampled_from(["WHOLE", "window.start", "impact_areas[2].radius"]),
        FieldType.TEXTS: st.lists(plain_texts, min_size=1, max_size=min(most, 3)).map(tuple),
    }
    if spec.type in by_type:
        return by_type[spec.type]
    match spec.type:
        case FieldType.ENUM:
            return codes(spec.vocabulary)
        case FieldType.ENUMS:
            several = st.sets(codes(spec.vocabulary), min_size=1, max_size=min(most, 4))
            return several.map(lambda chosen: tuple(sorted(chosen)))
        case FieldType.COUNT:
            return counts(spec)
        case FieldType.QUANTITY:
            return quantities(spec)
        case FieldType.WINDOW:
            return windows(spec)
        case FieldType.AREA:
            return areas(spec.shapes)
        case FieldType.AREAS:
            return st.lists(areas(spec.shapes), min_size=1, max_size=min(most, 3)).map(tuple)
        case FieldType.ROWS:
            return st.lists(rows(spec.columns), min_size=1, max_size=min(most, 3)).map(
                lambda items: Rows(tuple(items))
            )
        case FieldType.EXTRACT:
            return extracts()
        case _:
            return changes()


@st.composite
def set_together(draw: st.DrawFn, specs: tuple[FieldSpec, ...]) -> tuple[tuple[str, Value], ...]:
    """Values of fields that go together: what must be there is, the rest may be."""
    given: dict[str, Value] = {}
    # Fields that decide which others are there come first.
    for spec in sorted(specs, key=lambda field: bool(field.only_when or field.required_when)):
        must = wanted(spec, given)
        if must or (must is None and draw(st.booleans())):
            given[spec.name] = draw(values_of(spec))
    for spec in specs:
        opens = given.get(spec.day_of)
        if isinstance(opens, Window) and spec.name in given:
            given[spec.name] = opens.start // DAY
        if spec.expected_of and spec.name in given:
            given[spec.name] = expected_response(spec, specs, given, pack())
    return tuple((spec.name, given[spec.name]) for spec in specs if spec.name in given)


def rows(columns: tuple[FieldSpec, ...]) -> st.SearchStrategy[tuple[tuple[str, Value], ...]]:
    """One entry of a list."""
    return set_together(columns).filter(bool)


@st.composite
def extracts(draw: st.DrawFn) -> Extract:
    """A copy of some fields of some other kind, part of them withheld."""
    kind = pack().kinds[draw(st.sampled_from(sorted(pack().kinds)))]
    specs = [spec for spec in kind.fields if spec.type not in NOT_AMENDED]
    chosen = draw(st.lists(st.sampled_from(specs), min_size=1, max_size=3, unique_by=id))
    return Extract(
        kind.code,
        tuple((spec.name, draw(st.none() | values_of(spec))) for spec in specs if spec in chosen),
    )


@st.composite
def changes(draw: st.DrawFn) -> Changes:
    """Changes to one to three fields of some other kind."""
    kind = pack().kinds[draw(st.sampled_from(sorted(pack().kinds)))]
    specs = [spec for spec in kind.fields if spec.type not in NOT_AMENDED]
    chosen = draw(st.lists(st.sampled_from(specs), min_size=1, max_size=3, unique_by=id))
    items = []
    for spec in chosen:
        old = draw(st.none() | values_of(spec))
        new = draw(values_of(spec) if old is None else st.none() | values_of(spec))
        if new == old:
            new = None
        items.append(Change(spec.name, old, new))
    return Changes(kind.code, tuple(items))


@st.composite
def headings(draw: st.DrawFn, kind: Kind) -> Heading:
    """Any heading that the kind takes."""
    released = draw(st.integers(1_000, 7_000_000_000))
    begins = draw(st.none() | minutes)
    alone = draw(st.booleans())
    precedence = Precedence.FLASH if alone else draw(st.sampled_from(Precedence))
    # Where the kind asks for two officers, one is enough only with the mark `alone`.
    one_is_enough = kind.officers == 1 and draw(st.booleans())
    roles = ("WATCH-OFFICER", "RELEASING-OFFICER")[: 1 if alone or one_is_enough else 2]
    stations = st.sampled_from(["Αθήνα", "北京", "NRRC; [ICBM] {x}", "a b", "Москва 1"])
    senders = st.lists(
        st.builds(Address, codes("party") | st.just("XYZ"), stations),
        min_size=2,
        max_size=4,
        unique=True,
    )
    sender, *to = draw(senders)
    return Heading(
        pack=pack().name,
        edition=pack().edition,
        pack_hash=pack().hash,
        kind=kind.code,
        sender=sender,
        to=tuple(to),
        community=draw(codes("community")),
        mode=draw(st.sampled_from([Mode.ACTUAL, Mode.EXERCISE])),
        precedence=precedence,
        act=SpeechAct[kind.act],
        instrument=draw(st.sampled_from(kind.instruments)),
        obligation=draw(codes("obligation")),
        composed=released - draw(st.integers(0, 1_000)),
        released=released,
        valid_from=begins,
        valid_until=draw(st.none() | st.integers(1, 99).map(lambda n: (begins or 0) + n * 60)),
        late=draw(st.booleans()),
        alone=alone,
        refs=tuple(draw(st.lists(refs, max_size=3))),
        supersedes=draw(st.none() | refs),
        language=draw(st.sampled_from(LANGUAGES)),
        authority=draw(codes("authority")),
        reply=draw(codes("reply")),
        reply_by=draw(st.none() | minutes),
        releasing_roles=roles,
        nonce=draw(st.binary(min_size=16, max_size=16)),
    )


def wanted(spec: FieldSpec, given: dict[str, Value]) -> bool | None:
    """Whether the field must be there (True), must not (False), or either (None)."""
    if spec.only_when is not None and not holds(spec.only_when, given):
        return False
    return True if is_required(spec, given) else None


@st.composite
def messages(draw: st.DrawFn, kind_code: str) -> Message:
    """Any valid message of a kind."""
    kind = pack().kinds[kind_code]
    return Message(draw(headings(kind)), draw(set_together(kind.fields)))
