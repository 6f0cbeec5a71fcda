"""Drafts for NAVAREA and NOTAM: marked, ASCII, never smaller than the area, read back the same."""

import dataclasses
import math
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from console.assets import core_pack
from protocol.errors import ValueRefused
from protocol.notices.fields import check_outline
from protocol.notices.geography import between, metres, outline
from protocol.notices.geography_measure import holds, square_kilometres
from protocol.notices.geography_region import region, ring_holds
from protocol.notices.outward import bow_of_edges, round_outward
from protocol.notices.pack import FieldType, Kind
from protocol.notices.values import (
    Area,
    Circle,
    Corridor,
    Point,
    Polygon,
    Quantity,
    Rows,
    Sector,
    Site,
    Value,
    WaterBody,
    Window,
)
from protocol.notices.warning_draft import DRAFT_LINE, LINE_MAX, STEPS, Form, draft_warning
from protocol.notices.warning_text import read_warning

LAUNCH = core_pack().kinds["missile-launch-planned"]
WARNABLE = [
    kind
    for kind in core_pack().kinds.values()
    if {FieldType.WINDOW} <= {spec.type for spec in kind.fields}
    and {spec.type for spec in kind.fields} & {FieldType.AREA, FieldType.AREAS}
]
WINDOW = Window(1_772_733_600, 1_772_751_600)
FORMS = list(Form)


def values(*areas: Area, window: Window = WINDOW) -> dict[str, Value]:
    return {"window": window, "launch_area": Site("VANDENBERG"), "impact_areas": areas}


def at(latitude: float, longitude: float) -> Point:
    return Point(round(latitude * 10_000), round(longitude * 10_000))


CIRCLE = Circle(at(9, 167), Quantity(40, 0, "NM"))
BOX = Polygon((at(20, -170), at(20, -160), at(15.1234, -160.4321)))


def test_a_navarea_draft() -> None:
    draft = draft_warning(LAUNCH, values(CIRCLE, BOX), Form.NAVAREA)
    assert draft.text.split("\n") == [
        "DRAFT, NOT ISSUED",
        "NAVAREA (REGION AND NUMBER TO BE GIVEN BY THE COORDINATOR)",
        "1. HAZARDOUS OPERATIONS 051800Z TO 052300Z MAR 26 IN:",
        "A. IMPACT AREAS (1): AREA WITHIN 40 NAUTICAL MILES OF",
        "09-00.00N 167-00.00E.",
        "B. IMPACT AREAS (2): AREA BOUND BY 20-00.00N 170-00.00W,",
        "20-00.00N 160-00.00W, 15-07.40N 160-25.92W.",
        "2. CANCEL THIS MSG 052300Z MAR 26.",
        "(ROUNDED OUTWARD. POSITIONS TO HUNDREDTHS OF A MINUTE, CORNERS AWAY",
        "FROM THE AREA, RADII AND WIDTHS UP.)",
        "DRAFT, NOT ISSUED",
    ]
    assert draft.left_out == 1


def test_a_notam_draft() -> None:
    draft = draft_warning(LAUNCH, values(CIRCLE, BOX), Form.NOTAM)
    assert draft.text.split("\n")[1:9] == [
        "(NUMBER TO BE GIVEN BY THE NOTAM OFFICE) NOTAMN",
        "Q) (REGION AND CODES)",
        "A) (REGION)",
        "B) 2603051800 C) 2603052300",
        "E) HAZARDOUS OPERATIONS WI:",
        "A. IMPACT AREAS (1): WI 40NM RADIUS OF 090000N1670000E.",
        "B. IMPACT AREAS (2): AREA BOUNDED BY LINES JOINING 200000N1700000W-",
        "200000N1600000W-150723N1602555W-200000N1700000W.",
    ]


def test_nothing_but_times_and_areas_is_told() -> None:
    """What is launched, from what, and with what inside, is for the addressee of the notice."""
    told = {**values(CIRCLE), "object_class": "SLBM", "payload": "INERT", "azimuth": None}
    for form in FORMS:
        text = draft_warning(LAUNCH, {k: v for k, v in told.items() if v}, form).text
        for word in ("SLBM", "BALLISTIC", "INERT", "MISSILE"):
            assert word not in text


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kind", WARNABLE, ids=lambda kind: kind.code)
def test_fields_are_found_by_their_type(kind: Kind, form: Form) -> None:
    areas = {
        spec.name: (CIRCLE,) if spec.type is FieldType.AREAS else CIRCLE
        for spec in kind.fields
        if spec.type in (FieldType.AREA, FieldType.AREAS)
    }
    spec = next(spec for spec in kind.fields if spec.type is FieldType.WINDOW)
    draft = draft_warning(kind, {**areas, spec.name: WINDOW}, form)
    assert draft.areas == (CIRCLE,) * len(areas)
    read = [[r.area for r in area.readings] for area in read_warning(draft.text).areas]
    assert read == [[CIRCLE]] * len(areas), "no label is taken for the words of a shape"
    renamed = dataclasses.replace(
        kind,
        code="other",
        fields=tuple(dataclasses.replace(f, name=f"x_{f.name}") for f in kind.fields),
    )
    moved = {f"x_{name}": value for name, value in areas.items()}
    assert draft_warning(renamed, {**moved, f"x_{spec.name}": WINDOW}, form).areas == draft.areas


def test_the_kinds_that_warn_of_hazards_are_among_them() -> None:
    codes = {kind.code for kind in WARNABLE}
    assert codes >= {"missile-launch-planned", "space-launch-planned", "hazard-area"}


def test_limits_of_height_are_written_into_a_notam() -> None:
    hazard = core_pack().kinds["hazard-area"]
    given_values: dict[str, Value] = {"areas": (CIRCLE,), "window": WINDOW}
    text = draft_warning(hazard, given_values, Form.NOTAM).text
    assert "F) (LOWER LIMIT) G) (UPPER LIMIT)" in text
    stated: dict[str, Value] = {
        **given_values,
        "altitude_lower": "SURFACE",
        "altitude_upper": "STATED",
        "altitude_upper_value": Quantity(95, 0, "FL"),
    }
    for value, limits in (
        (Quantity(95, 0, "FL"), "F) SFC G) FL095"),
        (Quantity(3_000, 0, "FT"), "F) SFC G) 3000FT AMSL"),
        (Quantity(900, 0, "M"), "F) SFC G) 900M AMSL"),
    ):
        draft = draft_warning(hazard, {**stated, "altitude_upper_value": value}, Form.NOTAM)
        assert limits in draft.text.split("\n")
        (area,) = read_warning(draft.text).areas
        assert [reading.area for reading in area.readings] == [CIRCLE]
        assert not area.doubts
    free = draft_warning(hazard, {**given_values, "altitude_upper": "UNLIMITED"}, Form.NOTAM)
    assert "F) (LOWER LIMIT) G) UNL" in free.text


def test_windows_and_areas_in_rows_are_written_too() -> None:
    window = next(spec for spec in LAUNCH.fields if spec.type is FieldType.WINDOW)
    area = next(spec for spec in LAUNCH.fields if spec.type is FieldType.AREA)
    rows = dataclasses.replace(
        window, name="members", type=FieldType.ROWS, columns=(window, area), label={"en": "Members"}
    )
    kind = dataclasses.replace(LAUNCH, fields=(rows,))
    later = Window(WINDOW.start + 86_400, WINDOW.end + 86_400)
    other = Circle(at(-10, 20), Quantity(5, 0, "NM"))
    members = Rows(
        tuple(
            ((window.name, own), (area.name, place))
            for own, place in ((WINDOW, CIRCLE), (later, other))
        )
    )
    for form in FORMS:
        draft = draft_warning(kind, {"members": members}, form)
        assert (draft.areas, draft.windows) == ((CIRCLE, other), (WINDOW, later))
        reading = read_warning(draft.text)
        assert [w.readings for w in reading.windows] == [(WINDOW,), (later,)]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("given_values", "rule"),
    [
        ({"window": WINDOW}, "area-missing"),
        ({"window": WINDOW, "launch_area": WaterBody("BARENTS-SEA")}, "area-missing"),
        ({"impact_areas": (CIRCLE,)}, "window-missing"),
    ],
)
def test_a_draft_needs_an_outline_and_a_window(
    given_values: dict[str, Value], rule: str, form: Form
) -> None:
    with pytest.raises(ValueRefused) as refusal:
        draft_warning(LAUNCH, given_values, form)
    assert refusal.value.rule == rule


def test_a_year_that_a_form_cannot_say_is_refused_or_written_out() -> None:
    late = Window(3_200_000_400, 3_200_004_000)  # 2071
    assert "2071" in draft_warning(LAUNCH, values(CIRCLE, window=late), Form.NAVAREA).text
    assert draft_warning(LAUNCH, values(CIRCLE, window=late), Form.NOTAM).windows == (late,)
    early = Window(791_000_400, 791_004_000)  # 1995
    with pytest.raises(ValueRefused, match="year-not-of-this-form"):
        draft_warning(LAUNCH, values(CIRCLE, window=early), Form.NOTAM)


def test_the_bow_of_long_edges_is_told() -> None:
    assert bow_of_edges([Polygon((at(60, 0), at(65, 10), at(60, 10)))]) > 10_000
    assert bow_of_edges([Polygon((at(0, 0), at(0, 1), at(1, 0)))]) < 20
    long = draft_warning(LAUNCH, values(Polygon((at(60, 0), at(65, 10), at(60, 10)))), Form.NOTAM)
    assert long.bow_m > 10_000
    assert draft_warning(LAUNCH, values(CIRCLE), Form.NOTAM).bow_m == 0


LATITUDES, LONGITUDES = st.integers(-870_000, 870_000), st.integers(-1_799_999, 1_800_000)
POINTS = st.builds(Point, LATITUDES, LONGITUDES)
LENGTHS = st.one_of(
    st.builds(Quantity, st.integers(1, 900), st.just(0), st.sampled_from(["NM", "KM"])),
    st.builds(Quantity, st.integers(100, 90_000), st.just(0), st.just("M")),
)
AZIMUTHS = st.integers(0, 3_599).map(
    lambda tenths: (
        Quantity(tenths // 10, 0, "DEG") if tenths % 10 == 0 else Quantity(tenths, -1, "DEG")
    )
)


def east_of(longitude: int) -> int:
    return (longitude + 1_799_999) % 3_600_000 - 1_799_999


@st.composite
def rings(draw: st.DrawFn) -> Polygon:
    """Star-shaped rings, some with sharp corners and notches, some over the dateline."""
    centre = draw(POINTS)
    count = draw(st.integers(3, 12))
    turns = sorted(
        draw(st.lists(st.integers(0, 3_599), min_size=count, max_size=count, unique=True))
    )
    made = []
    for turn in turns:
        reach = draw(st.integers(20, 20_000))
        angle = math.radians(turn / 10)
        lat = centre.lat + round(reach * math.cos(angle))
        made.append(Point(lat, east_of(centre.lon + round(reach * math.sin(angle)))))
    return Polygon(tuple(made))


AREAS: st.SearchStrategy[Area] = st.one_of(
    st.builds(Circle, POINTS, LENGTHS),
    st.builds(Sector, POINTS, LENGTHS, AZIMUTHS, AZIMUTHS),
    rings(),
    st.builds(Corridor, st.lists(POINTS, min_size=2, max_size=5).map(tuple), LENGTHS),
)


def good(area: Area) -> bool:
    try:
        check_outline(area, "area")
    except ValueRefused:
        return False
    return True


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(
    st.lists(AREAS.filter(good), min_size=1, max_size=6),
    st.integers(15_800_000, 53_000_000),
    st.integers(1, 200_000),
    st.sampled_from(FORMS),
)
def test_a_draft_is_read_back_as_it_was_written(
    areas: list[Area], start: int, minutes: int, form: Form
) -> None:
    window = Window(start * 60, (start + minutes) * 60)
    draft = draft_warning(LAUNCH, values(*areas, window=window), form)
    lines = draft.text.split("\n")
    assert lines[0] == lines[-1] == DRAFT_LINE
    assert draft.text.isascii()
    assert max(map(len, lines)) <= LINE_MAX
    reading = read_warning(draft.text)
    assert [[own.area for own in area.readings] for area in reading.areas] == [
        [area] for area in draft.areas
    ]
    assert [window.readings for window in reading.windows] == [draft.windows]
    assert [doubt for area in reading.areas for doubt in area.doubts] == []
    assert [doubt for own in reading.windows for doubt in own.doubts] == []


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(AREAS.filter(good), st.sampled_from(FORMS))
def test_what_is_written_holds_all_of_the_area(area: Area, form: Form) -> None:
    written = round_outward(area, STEPS[form])
    match area:
        case Circle(centre, radius) | Sector(centre, radius):
            assert isinstance(written.area, Circle | Sector)
            moved = between(_degrees(centre), _degrees(written.area.centre))
            assert metres(written.area.radius) + 1e-6 >= metres(radius) + moved
        case Corridor(points, width):
            assert isinstance(written.area, Corridor)
            moves = [
                between(_degrees(one), _degrees(other))
                for one, other in zip(points, written.area.points, strict=True)
            ]
            assert metres(written.area.width) + 1e-6 >= metres(width) + 2 * max(moves)
        case Polygon():
            ring = outline(area)
            for (lat_a, lon_a), (lat_b, lon_b) in pairwise(ring):
                for share in (0.02, 0.3, 0.5, 0.8, 0.98):
                    # A hair inside of the edge, since the edges may be the same line.
                    place = (lat_a + (lat_b - lat_a) * share, lon_a + (lon_b - lon_a) * share)
                    assert _holds_nearly(written.area, place)
            assert square_kilometres(written.area) >= square_kilometres(area) * (1 - 1e-9)


def _degrees(point: Point) -> tuple[float, float]:
    return point.lat / 10_000, point.lon / 10_000


def _holds_nearly(area: Area, place: tuple[float, float]) -> bool:
    """Whether the area holds the place, or one not a metre away."""
    assert isinstance(area, Polygon)
    sizes = (5e-6, 1e-6, 1e-7)
    nudges = [(0.0, 0.0), *((s, 0.0) for s in sizes), *((-s, 0.0) for s in sizes)]
    nudges += [*((0.0, s) for s in sizes), *((0.0, -s) for s in sizes)]
    (ring,) = region(area)
    return any(ring_holds(ring, (place[0] + n, place[1] + e)) for n, e in nudges)


@settings(max_examples=60, deadline=None)
@given(AREAS.filter(good), st.sampled_from(FORMS))
def test_rounding_adds_little(area: Area, form: Form) -> None:
    """A quarter of a mile at most, so that nobody's sea is closed for the sake of a form."""
    written = round_outward(area, STEPS[form])
    if isinstance(area, Circle):
        assert isinstance(written.area, Circle)
        assert metres(written.area.radius) <= metres(area.radius) + 250
    if isinstance(area, Polygon):
        assert isinstance(written.area, Polygon)
        for one, other in zip(area.points, written.area.points, strict=True):
            assert between(_degrees(one), _degrees(other)) <= 260


def test_a_sharp_corner_stays_exact_where_no_place_of_the_form_is_near() -> None:
    needle = Polygon((at(10.0001, 10.0001), at(10.0001, 12.0003), at(10.0004, 12.0003)))
    for form in FORMS:
        written = round_outward(needle, STEPS[form])
        assert isinstance(written.area, Polygon)
        assert written.area.points[0] == needle.points[0]
        assert all(holds(written.area, p) or p in written.area.points for p in needle.points)
