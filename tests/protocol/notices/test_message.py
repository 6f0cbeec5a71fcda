"""Canonical bytes: one body for a message, one message for a body, nothing else gets in."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from protocol.errors import RemoteViolation, ValueRefused
from protocol.exchange.canonical import decode, encode
from protocol.notices.draft import Draft, Options, build
from protocol.notices.message import (
    LONG_BODY_MAX,
    Message,
    NeutralMessage,
    check_message,
    message_id,
    spoken_id,
)
from protocol.notices.values import Address, Circle, FreeText, Point, Polygon, Quantity, Ref, Value
from protocol.vocabulary import Mode
from tests.protocol.notices.samples import CONTEXT, launch_draft, launch_message, messages, pack

KINDS = sorted(pack().kinds)
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@QUICK
@given(data=st.data(), kind=st.sampled_from(KINDS))
def test_decode_is_the_inverse_of_encode(data: st.DataObject, kind: str) -> None:
    message = data.draw(messages(kind))
    body = message.encode()
    assert Message.decode(body, pack()) == message
    assert Message.decode(body, pack()).encode() == body
    assert NeutralMessage.decode(body).heading == message.heading


@QUICK
@given(data=st.data())
def test_a_damaged_body_is_refused_or_another_message(data: st.DataObject) -> None:
    body = bytearray(launch_message().encode())
    for _ in range(data.draw(st.integers(1, 3))):
        body[data.draw(st.integers(0, len(body) - 1))] = data.draw(st.integers(0, 255))
    damaged = bytes(body)
    try:
        message = Message.decode(damaged, pack())
    except RemoteViolation:
        return
    assert message.encode() == damaged
    check_message(message, pack())


@QUICK
@given(st.binary(max_size=300))
def test_noise_is_refused_as_the_peers_violation(noise: bytes) -> None:
    with pytest.raises(RemoteViolation):
        Message.decode(noise, pack())
    with pytest.raises(RemoteViolation):
        NeutralMessage.decode(noise)


def test_no_body_is_longer_than_a_principals_message() -> None:
    with pytest.raises(RemoteViolation, match="too-large"):
        Message.decode(b"\x00" * (LONG_BODY_MAX + 1), pack())


def test_the_id_and_its_thirty_digits_are_fixed() -> None:
    assert message_id(b"") == bytes.fromhex(
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    )
    assert spoken_id(bytes(32)) == " ".join(["00000"] * 6)
    assert spoken_id((10**30 + 12_345).to_bytes(32, "big")) == "00000 00000 00000 00000 00000 12345"
    assert spoken_id(b"\xff" * 32) == f"{(2**256 - 1) % 10**30:030d}"[:5] + " " + " ".join(
        f"{(2**256 - 1) % 10**30:030d}"[at : at + 5] for at in range(5, 30, 5)
    )


def test_late_is_computed_at_release_and_stands_in_the_body() -> None:
    opens = 64_800 + 20_517 * 86_400
    in_time = build(launch_draft(), pack(), replace(CONTEXT, now_s=opens - 86_400))
    late = build(launch_draft(), pack(), replace(CONTEXT, now_s=opens - 86_399))
    assert (in_time.heading.late, late.heading.late) == (False, True)
    assert Message.decode(late.encode(), pack()).heading.late


def test_a_draft_takes_the_defaults_of_its_kind() -> None:
    heading = launch_message().heading
    kind = pack().kinds["missile-launch-planned"]
    assert heading.precedence.name == kind.precedence
    assert heading.instrument == kind.instruments[0]
    assert heading.obligation == kind.obligation
    assert heading.reply_by == CONTEXT.now_s + kind.reply_minutes * 60


def test_what_the_values_refer_to_stands_in_the_heading() -> None:
    earlier, other = Ref(bytes(7) + b"1", 1, 5), Ref(bytes(7) + b"2", 0, 0)
    draft = Draft("correction", options=Options(refs=(other,)))
    for name, value in (("ref", earlier), ("action", "WITHDRAW"), ("reason", "SENT-IN-ERROR")):
        draft = draft.with_value(name, value, pack())
    heading = build(draft, pack(), CONTEXT).heading
    assert heading.refs == (other, earlier)
    assert heading.supersedes == earlier


def with_value(name: str, value: Value | None) -> Message:
    """The launch with one field changed, checked by nobody yet."""
    listed = dict(launch_message().values)
    listed.pop(name, None)
    if value is not None:
        listed[name] = value
    order = [spec.name for spec in pack().kinds["missile-launch-planned"].fields]
    ordered = sorted(listed.items(), key=lambda item: order.index(item[0]))
    return Message(launch_message().heading, tuple(ordered))


def circle(lat: int, lon: int) -> Circle:
    return Circle(Point(lat, lon), Quantity(10, 0, "KM"))


@pytest.mark.parametrize(
    ("name", "value", "field", "rule"),
    [
        ("launch_area", circle(950_000, 0), "launch_area.centre.lat", "latitude-range"),
        ("launch_area", circle(0, -1_800_000), "launch_area.centre.lon", "longitude-range"),
        (
            "launch_area",
            Circle(Point(0, 0), Quantity(10, 0, "KG")),
            "launch_area.radius",
            "unknown-unit",
        ),
        (
            "launch_area",
            Circle(Point(0, 0), Quantity(100, -1, "KM")),
            "launch_area.radius",
            "number-not-canonical",
        ),
        ("impact_areas", (circle(0, 0),) * 21, "impact_areas", "more-than-20"),
        ("impact_areas", (), "impact_areas", "list-empty"),
        (
            "impact_areas",
            (Polygon(tuple(Point(n, n * n) for n in range(65))),),
            "impact_areas[0].points",
            "points-3-to-64",
        ),
        ("count", Quantity(0, 0, "EA"), "count", "less-than-1"),
        ("count", Quantity(2, 0, "KM"), "count", "unknown-unit"),
        ("count", 1, "count", "wrong-type"),
        ("object_class", "NUKE", "object_class", "unknown-code-of-object_class"),
        ("launch_date", -1, "launch_date", "date-range"),
        ("public_notices", ("A\u202e1",), "public_notices[0]", "bidi-control"),
        ("public_notices", ("é",), "public_notices[0]", "text-not-plain-ascii"),
        ("window", None, "window", "field-missing"),
        ("launch_area", FreeText("en", "x"), "launch_area", "wrong-type"),
    ],
)
def test_a_value_that_breaks_a_rule_is_refused_by_name(
    name: str, value: Value | None, field: str, rule: str
) -> None:
    message = with_value(name, value)
    with pytest.raises(ValueRefused) as refusal:
        check_message(message, pack())
    assert (refusal.value.field, refusal.value.rule) == (field, rule)
    with pytest.raises(RemoteViolation):
        Message.decode(message.encode(), pack())


def test_unknown_repeated_and_misplaced_fields_are_refused() -> None:
    plain = decode(launch_message().encode())
    assert isinstance(plain, tuple)
    version, heading, listed = plain
    assert isinstance(listed, tuple)
    for bodies in (
        ((*listed, ("extra", 1))),
        ((*listed, listed[0])),
        tuple(reversed(listed)),
    ):
        with pytest.raises(RemoteViolation, match="value-refused"):
            Message.decode(encode((version, heading, bodies)), pack())
    with pytest.raises(RemoteViolation):
        Message.decode(encode((2, heading, listed)), pack())


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"mode": Mode.TEST}, "heading.mode"),
        ({"alone": True}, "heading.alone"),
        ({"to": ()}, "heading.to"),
        ({"to": (Address("USA", "Washington NRRC"),)}, "heading.to"),
        ({"sender": Address("USA", "x”y")}, "heading.sender.station"),
        ({"sender": Address("usa", "x")}, "heading.sender.party"),
        ({"nonce": bytes(15)}, "heading.nonce"),
        ({"composed": 10**10}, "heading.composed"),
        ({"released": 0}, "heading.released"),
        ({"instrument": "IN-PK-1905"}, "heading.instrument"),
        ({"language": "de"}, "heading.language"),
        ({"pack_hash": bytes(32)}, "heading.pack_hash"),
        ({"releasing_roles": ()}, "heading.releasing_roles"),
        ({"valid_from": 1}, "heading.valid_from"),
        ({"valid_from": 120, "valid_until": 60}, "heading.valid_until"),
    ],
)
def test_a_heading_that_breaks_a_rule_is_refused_by_name(
    change: dict[str, object], field: str
) -> None:
    message = launch_message()
    heading = replace(message.heading, **change)  # type: ignore[arg-type]
    with pytest.raises(ValueRefused) as refusal:
        check_message(Message(heading, message.values), pack())
    assert refusal.value.field == field
