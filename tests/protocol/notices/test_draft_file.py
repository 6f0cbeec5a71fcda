"""Draft files: what a person writes is read, and what is wrong is named once."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from protocol.errors import ValueRefused
from protocol.notices.draft import Draft, Options, build
from protocol.notices.draft_file import draft_from_toml
from protocol.notices.draft_writer import draft_to_toml
from protocol.notices.message import Message
from protocol.notices.values import Circle, Point, Quantity, Ref, Window
from tests.protocol.notices.samples import CONTEXT, launch_draft, messages, pack

GOOD = """
kind = "missile-launch-planned"
circuits = ["beijing"]
precedence = "IMMEDIATE"
refs = ["0123456789abcdef 2/17"]

[values]
object_class = "ICBM"
count = 1
launch_date = 2026-03-05
window = { start = "051800Z MAR 26", end = 2026-03-05T23:00:00Z }
validity_days = 4
launch_area = { centre = "34°45.0′N 120°36.0′W", radius = "10 km" }
impact_areas = [
  { centre = "090000N 1670000E", radius = "40.5 NM" },
  { polygon = ["0.5, 179.5", "0.5 -179.5", "1.0N 180E"] },
]
"""


def refused(text: str) -> ValueRefused:
    """The one refusal that a file gets."""
    with pytest.raises(ValueRefused) as refusal:
        draft_from_toml(text.encode(), pack(), "launch.toml")
    assert refusal.value.source == "launch.toml"
    return refusal.value


def test_a_good_file_becomes_a_notice() -> None:
    draft = draft_from_toml(GOOD.encode(), pack(), "launch.toml")
    assert draft.value("window") == Window(20_517 * 86_400 + 64_800, 20_517 * 86_400 + 82_800)
    assert draft.value("launch_area") == Circle(Point(347_500, -1_206_000), Quantity(10, 0, "KM"))
    assert draft.options.refs == (Ref(bytes.fromhex("0123456789abcdef"), 2, 17),)
    message = build(draft, pack(), CONTEXT)
    assert message.heading.precedence.name == "IMMEDIATE"


@pytest.mark.parametrize(
    ("old", "new", "field", "rule"),
    [
        ("0.5, 179.5", "95 179.5", "impact_areas[1].polygon[0].lat", "latitude-range"),
        ("1670000E", "1810000E", "impact_areas[0].centre.lon", "longitude-range"),
        ("= 2026-03-05\n", "= 2026-02-30\n", "launch_date", "impossible-date"),
        ("= 2026-03-05\n", '= "2026-02-30"\n', "launch_date", "impossible-date"),
        ("051800Z MAR 26", "310000Z FEB 26", "window.start", "impossible-date"),
        ("051800Z MAR 26", "2026-03-05T18:00", "window.start", "instant-without-zone"),
        ("2026-03-05T23:00:00Z", "2026-03-05T23:00:00", "window.end", "instant-without-zone"),
        ("051800Z MAR 26", "2026-03-05T24:00Z", "window.start", "impossible-date"),
        ("051800Z MAR 26", "tomorrow", "window.start", "not-an-instant"),
        ("051800Z MAR 26", "2026-03-05T18:00:30Z", "window.start", "instant-not-on-a-minute"),
        (
            '"0.5, 179.5", "0.5 -179.5", "1.0N 180E"',
            '"0 0", "2 2", "0 2", "2 0"',
            "impact_areas[1].points",
            "polygon-crosses-itself",
        ),
        ("count = 1", "number = 1", "number", "unknown-field"),
        ("precedence", "priority", "priority", "unknown-field"),
        ("40.5 NM", "40.5 miles", "impact_areas[0].radius", "unknown-unit"),
        ("40.5 NM", "40.5", "impact_areas[0].radius", "unit-missing"),
        ("40.5 NM", "40,5 NM", "impact_areas[0].radius", "decimal-comma"),
        ("count = 1", "count = 1.5", "count", "count-not-whole"),
        ("count = 1", "count = true", "count", "not-a-text"),
        ("count = 1", "count = 1e999999999", "count", "not-toml"),
        ('"ICBM"', '"IC\\u202eBM"', "object_class", "unknown-code-of-object_class"),
        ('"beijing"', '"bei\\u202ejing"', "circuits[0]", "bidi-control"),
        ('"beijing"', '"be\\u0069\\u0301jing"', "circuits[0]", "not-nfc"),
        ('"beijing"', '"b\\u0435ijing"', "circuits[0]", "mixed-alphabets"),
        ("missile-launch-planned", "tea", "kind", "unknown-kind"),
        ("34°45.0′N 120°36.0′W", "120°36.0′W 34°45.0′N", "launch_area.centre", "longitude-first"),
        ("34°45.0′N 120°36.0′W", "34°61.0′N 120°36.0′W", "launch_area.centre", "sixty-minutes"),
        ("34°45.0′N 120°36.0′W", "344500N 120360W", "launch_area.centre", "not-a-position"),
        ("{ centre =", "{ center =", "launch_area.center", "unknown-field"),
        ("0123456789abcdef 2/17", "12", "refs[0]", "not-a-reference"),
        ("[values]", "[values", "file", "not-toml"),
    ],
)
def test_one_error_names_file_field_value_and_rule(
    old: str, new: str, field: str, rule: str
) -> None:
    assert old in GOOD
    refusal = refused(GOOD.replace(old, new, 1))
    assert (refusal.field, refusal.rule) == (field, rule)
    assert refusal.value
    assert "\u202e" not in str(refusal)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data(), kind=st.sampled_from(sorted(pack().kinds)))
def test_any_draft_survives_its_file_and_its_stored_form(data: st.DataObject, kind: str) -> None:
    message: Message = data.draw(messages(kind))
    heading = message.heading
    draft = Draft(
        kind,
        ("one", "二"),
        heading.language,
        Options(
            precedence=heading.precedence.name,
            reply_by=heading.reply_by,
            valid_until=heading.valid_until,
            refs=heading.refs,
            supersedes=heading.supersedes,
        ),
        message.values,
    )
    assert Draft.decode(draft.encode(), pack()) == draft
    assert draft_from_toml(draft_to_toml(draft, pack()).encode(), pack(), "x.toml") == draft


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_a_draft_or_refused(text: str) -> None:
    with pytest.raises(ValueRefused):
        draft_from_toml(text.encode("utf-8", "surrogatepass"), pack(), "x.toml")


def test_unfinished_input_is_kept_and_stops_the_release() -> None:
    draft = launch_draft().with_value("count", None, pack())
    unfinished = Draft(
        draft.kind, draft.circuits, "en", Options(), draft.values, (("count", "1x"),)
    )
    assert Draft.decode(unfinished.encode(), pack()) == unfinished
    with pytest.raises(ValueRefused, match="not-a-value-yet"):
        build(unfinished, pack(), CONTEXT)
    with pytest.raises(ValueRefused, match=r"field=count.*field-missing"):
        build(draft, pack(), CONTEXT)
