"""Positions in all written forms: read, refused by name, or asked about; never guessed."""

import contextlib
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from protocol.errors import ValueRefused
from protocol.notices.coordinates import Ambiguous, one_position, read_position
from protocol.notices.values import Point

VANDENBERG = Point(347_500, -1_206_000)


@pytest.mark.parametrize(
    "text",
    [
        "34-45.0N 120-36.0W",
        "34-45.00N 120-36.00W",
        "34-45N 120-36W",
        "34-45-00N 120-36-00W",
        "34-45-00.0N 120-36-00.0W",
        "34-45.0N, 120-36.0W",
        "34-45.0N/120-36.0W",
        "34-45.0N - 120-36.0W",
        "3445N12036W",
        "3445N 12036W",
        "344500N1203600W",
        "344500N 1203600W",
        "3445.00N12036.00W",
        "344500.00N1203600.00W",
        "N3445 W12036",
        "N344500W1203600",
        "N34-45.0 W120-36.0",
        "LAT 34-45.0N LONG 120-36.0W",
        "Latitude 34-45.0N Longitude 120-36.0W",
        "34:45:00N 120:36:00W",
        "34.45.00N 120.36.00W",
        "34°45,0′N 120°36,0′W",
        "34°45.0'N 120°36.0'W",
        "34º45'00''N 120º36'00''W",
        "34 deg 45 min N, 120 deg 36 min W",
        "34.75°N, 120.60°W",
        "34.75, -120.6",
        "+34.75 -120.60",
        "34.75;-120.6",
        "34-45.0С 120-36.0З",
        "34°45,0′ с.ш. 120°36,0′ з.д.",
        "34° 45′ северной широты 120° 36′ западной долготы",
        "34°45′ Nord, 120°36′ Ouest",
        "北纬34度45分00秒，西经120度36分00秒",
        "北緯34度45.0分、西経120度36.0分",
        "북위 34도 45분 서경 120도 36분",
        "３４°４５′Ｎ １２０°３６′Ｗ",
    ],
)
def test_forms_of_one_place(text: str) -> None:
    assert read_position(text, "p") == VANDENBERG


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("120-36.0W 34-45.0N", "longitude-first"),
        ("LONG 120-36.0W LAT 34-45.0N", "longitude-first"),
        ("E12036 N3445", "longitude-first"),
        ("34-60N 120-36W", "sixty-minutes"),
        ("34-45-60N 120-36-00W", "sixty-minutes"),
        ("346100N 1203600W", "sixty-minutes"),
        ("91-00N 120-36W", "latitude-range"),
        ("34-45N 180-01W", "longitude-range"),
        ("34.75001N 120W", "more-than-4-decimals"),
        ("3445N 1203W", "not-a-position"),  # three digits of longitude, or two?
        ("34450N 1203600W", "not-a-position"),
        ("-34-45N 120-36W", "not-a-position"),
        ("34-45N -120-36W", "not-a-position"),
        ("34-45N 120-36W 5", "not-a-position"),
        ("34-45-30-20N 120-36W", "not-a-position"),
        ("34'45N 120'36W", "not-a-position"),
        ("34-45NN 120-36W", "not-a-position"),
        ("34-45N 35-45N", "not-a-position"),
        ("34-45N 120-36W 33-00N 121-00W", "not-a-position"),
        ("12/06", "not-a-position"),
        ("north", "not-a-position"),
        ("N W", "not-a-position"),
        ("", "not-a-position"),
        ("1" * 121, "entry-too-long"),
    ],
)
def test_what_is_no_position(text: str, rule: str) -> None:
    with pytest.raises(ValueRefused) as refusal:
        read_position(text, "p")
    assert (refusal.value.field.split(".")[0], refusal.value.rule) == ("p", rule)


def place(latitude: float, longitude: float) -> Point:
    return Point(round(latitude * 10_000), round(longitude * 10_000))


DECIMAL, MINUTES = place(34.45, -120.36), place(34.75, -120.6)
FOUR = tuple(place(ns * 34.75, ew * 120.6) for ns in (1, -1) for ew in (1, -1))


@pytest.mark.parametrize(
    ("text", "readings", "reasons"),
    [
        ("34.45N 120.36W", (DECIMAL, MINUTES), {"degrees-or-minutes"}),
        ("34.45N120.36W", (DECIMAL, MINUTES), {"degrees-or-minutes"}),
        ("34,45N 120,36W", (DECIMAL, MINUTES), {"decimal-comma", "degrees-or-minutes"}),
        ("34,75N 120,6W", (MINUTES,), {"decimal-comma"}),
        ("34,75 -120,6", (MINUTES,), {"decimal-comma"}),
        ("34 45,0N 120 36,0W", (MINUTES,), {"decimal-comma"}),
        ("34/45N 120/36W", (MINUTES, DECIMAL), {"slash-between"}),
        ("34-45.0 120-36.0", FOUR, {"hemisphere-missing"}),
        ("34.75 120.6", FOUR, {"hemisphere-missing"}),
        ("34 45 00 120 36 00", FOUR, {"hemisphere-missing"}),
        ("34-45N 120-36", FOUR[:2], {"hemisphere-missing"}),
        ("34-45 120-36W", (FOUR[1], FOUR[3]), {"hemisphere-missing"}),
        ("34-45.0N 120-36.0O", (FOUR[1], FOUR[0]), {"letter-o"}),
        ("34-45.0N 120-36.0О", (FOUR[1], FOUR[0]), {"letter-o", "mixed-letters"}),
        ("34-45.0C 120-36.0B", (FOUR[0],), {"lookalike-letter"}),
        ("34-45.0N 120-36.0Е", (FOUR[0],), {"lookalike-letter", "mixed-letters"}),
        ("34-45.0С 120-36.0W", (FOUR[1],), {"mixed-letters"}),
        ("34.45N 120W", (place(34.45, -120), place(34.75, -120)), {"degrees-or-minutes"}),
    ],
)
def test_what_has_to_be_asked_about(
    text: str, readings: tuple[Point, ...], reasons: set[str]
) -> None:
    found = read_position(text, "p")
    assert isinstance(found, Ambiguous)
    assert tuple(candidate.point for candidate in found.candidates) == readings
    assert set(found.reasons) == reasons


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("34.45°N 120.36°W", DECIMAL),  # the sign says degrees
        ("34.45 -120.36", DECIMAL),  # so does the minus
        ("34.75N 120.36W", place(34.75, -120.36)),  # 75 are no minutes
        ("34.4N 120.3W", place(34.4, -120.3)),  # one digit is no minutes
        ("34.4500N 120.3600W", DECIMAL),
        ("0 0", Point(0, 0)),  # on the equator no letter is missing
        ("0-00.0N 0-00.0O", Point(0, 0)),
        ("10N 180W", Point(100_000, 1_800_000)),  # the antimeridian has one name
        ("10-00N 180", Point(100_000, 1_800_000)),
    ],
)
def test_what_is_clear_is_not_asked(text: str, point: Point) -> None:
    assert read_position(text, "p") == point


def test_files_have_signs_and_ask_nobody() -> None:
    assert one_position("34.75 120.6", "p") == FOUR[0]
    for text, rule in (
        ("34.45N 120.36W", "degrees-or-minutes"),
        ("34-45.0 120-36.0", "hemisphere-missing"),
        ("34-45.0N 120-36.0O", "letter-o"),
        ("34,75 -120,6", "decimal-comma"),
    ):
        with pytest.raises(ValueRefused) as refusal:
            one_position(text, "p")
        assert refusal.value.rule == rule


def halves(point: Point) -> tuple[tuple[int, str], tuple[int, str]]:
    return (abs(point.lat), "NS"[point.lat < 0]), (abs(point.lon), "EW"[point.lon < 0])


def written(value: int, width: int, form: str) -> str:
    """Write an angle of 1e-4 degrees, its last part rounded to what the form has."""
    if form == "decimal":
        return f"{value // 10_000}.{value % 10_000:04d}"
    if form in ("minutes", "marks", "compact"):
        digits = {"minutes": 3, "marks": 2, "compact": 0}[form]
        units = round(value * 60 * 10**digits / 10_000)
        whole, part = divmod(units, 60 * 10**digits)
        minute = f"{part / 10**digits:0{3 + digits if digits else 2}.{digits}f}"
        mark = {"minutes": "-", "marks": "°", "compact": ""}[form]
        return f"{whole:0{width}d}{mark}{minute}" + ("′" if form == "marks" else "")
    whole, part = divmod(round(value * 3_600 / 10_000), 3_600)
    join = "-" if form == "seconds" else ""
    return f"{whole:0{width}d}{join}{part // 60:02d}{join}{part % 60:02d}"


STEP = {"decimal": 0, "minutes": 0, "marks": 1, "compact": 84, "seconds": 2, "compact-seconds": 2}
"""Half the precision of each form, in 1e-4 degree, rounded up."""


@given(
    st.integers(-899_000, 899_000),
    st.integers(-1_799_000, 1_799_000),
    st.sampled_from(sorted(STEP)),
)
def test_every_form_reads_as_the_place_to_its_precision(lat: int, lon: int, form: str) -> None:
    (north, ns), (east, ew) = halves(Point(lat, lon))
    for text in (
        f"{written(north, 2, form)}{ns} {written(east, 3, form)}{ew}",
        f"{ns}{written(north, 2, form)} {ew}{written(east, 3, form)}",
    ):
        found = read_position(text, "p")
        assert isinstance(found, Point), text
        assert abs(found.lat - lat) <= STEP[form]
        assert abs(found.lon - lon) <= STEP[form]


SIGNS = st.text(alphabet="0123456789.,-+:;/ °′″NSEWOBCСЮВЗ北緯度分東西latlondegmin", max_size=125)


@settings(max_examples=400)
@given(st.one_of(st.text(max_size=125), SIGNS))
def test_no_text_breaks_the_reader_and_every_question_has_answers(text: str) -> None:
    try:
        found = read_position(text, "p")
    except ValueRefused:
        return
    if isinstance(found, Ambiguous):
        assert found.candidates
        assert found.reasons
        points = [candidate.point for candidate in found.candidates]
        assert len(set(points)) == len(points) <= 16
    else:
        assert -900_000 <= found.lat <= 900_000


def test_no_text_takes_long() -> None:
    for unit in ("1", "1 ", "N", "1N ", "°", "latlat", "с.", "34-45N ", "-", "северн"):
        text = (unit * 120)[:120]
        began = time.process_time()
        for _ in range(20):
            with contextlib.suppress(ValueRefused):
                read_position(text, "p")
        assert (time.process_time() - began) / 20 < 0.01, unit
