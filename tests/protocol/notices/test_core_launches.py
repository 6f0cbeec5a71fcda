"""What the launch and incident kinds make impossible to say, and what they ask for."""

import copy

import pytest

from console.assets import core_pack
from protocol.errors import ValueRefused
from protocol.notices.message import check_message
from protocol.notices.values import Ref, Rows, Value
from tests.protocol.notices.core_launches import VALUES
from tests.protocol.notices.core_samples import sample

PACK = core_pack()


def check(code: str, values: dict[str, Value]) -> None:
    """Check a notice with these values, in the order of its kind.

    Raises:
        ValueRefused: naming the field and the rule.
    """
    fields = [spec.name for spec in PACK.kinds[code].fields if spec.name in values]
    check_message(sample(PACK, code, {name: values[name] for name in fields}), PACK)


def changed(code: str, number: int, **values: Value | None) -> dict[str, Value]:
    """Return a sample with some values changed; None takes a value out."""
    given = {**copy.copy(VALUES[code][number]), **values}
    return {name: value for name, value in given.items() if value is not None}


def test_every_sample_can_be_sent() -> None:
    for code, each in VALUES.items():
        for values in each:
            check(code, values)


@pytest.mark.parametrize("kind", ["DEBRIS", "SATELLITE", "ROCKET-BODY"])
def test_what_flies_on_the_path_of_a_missile_cannot_be_called_debris(kind: str) -> None:
    check("reentry-planned", changed("reentry-planned", 0, object_kind=kind))
    with pytest.raises(ValueRefused, match="field-not-for-this-case"):
        check("reentry-planned", changed("reentry-planned", 1, object_kind=kind))
    assert "DEBRIS" not in PACK.vocabularies["missile_part"].terms


@pytest.mark.parametrize(("number", "name"), [(0, "object_kind"), (1, "missile_part")])
def test_each_path_asks_for_an_object_of_its_own_list(number: int, name: str) -> None:
    with pytest.raises(ValueRefused, match="field-missing"):
        check("reentry-planned", changed("reentry-planned", number, **{name: None}))
    with pytest.raises(ValueRefused, match="field-not-for-this-case"):
        check("reentry-planned", changed("reentry-planned", 0, missile_part="MISSILE-STAGE"))


def test_only_what_flies_on_the_path_of_a_missile_has_a_notice_of_its_launch() -> None:
    notice = Ref(bytes(8), 1, 7)
    with pytest.raises(ValueRefused, match="field-not-for-this-case"):
        check("reentry-planned", changed("reentry-planned", 0, launch_notice=notice))


@pytest.mark.parametrize("text", sorted(PACK.vocabularies["short_message"].terms))
def test_a_short_message_carries_only_what_its_text_speaks_of(text: str) -> None:
    slots = {
        "KUGATON-17": "place time",
        "OKEMIDA-24": "place time",
        "TESUBAK-39": "time",
        "NEDABEPI-46": "place time",
        "SAKBEKO-58": "place time",
        "AMUTOPO-62": "answer_by",
    }
    given = {**VALUES["short-message"][0], **VALUES["short-message"][5], "text": text}
    check("short-message", {"text": text})
    for name in ("place", "time", "answer_by"):
        values = {"text": text, name: given[name]}
        if name in slots[text].split():
            check("short-message", values)
        else:
            with pytest.raises(ValueRefused, match="field-not-for-this-case"):
                check("short-message", values)


@pytest.mark.parametrize(
    ("number", "row", "column"), [(0, 0, "impact_areas"), (1, 0, "azimuth"), (1, 1, "azimuth")]
)
def test_a_missile_of_a_group_has_its_impact_area_and_a_space_launch_its_direction(
    number: int, row: int, column: str
) -> None:
    members = VALUES["group-launch-planned"][number]["members"]
    assert isinstance(members, Rows)
    short = tuple(item for item in members.items[row] if item[0] != column)
    with pytest.raises(ValueRefused, match="field-missing"):
        check(
            "group-launch-planned", changed("group-launch-planned", number, members=Rows((short,)))
        )


def test_a_deviation_and_an_unintended_launch_have_no_event_in_common() -> None:
    events = [PACK.vocabularies[name].terms for name in ("flight_event", "unintended_event")]
    assert not events[0].keys() & events[1].keys()


def test_no_request_and_no_statement_lays_blame() -> None:
    # A first message that accuses is answered by a denial and by nothing else.
    assert set(PACK.vocabularies["attribution"].terms) == {
        "NOT-STATED",
        "NO-ATTRIBUTION",
        "BELIEVED-NATURAL",
    }
    requests = PACK.vocabularies["flight_request"].terms
    assert set(requests) == {"SHARE-TRACK", "KEEP-CLEAR", "CONFIRM-RECEIPT"}
