"""Readback sees every word: change one on the screen and the comparison says DIFFERENT."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from protocol.errors import ValueRefused
from protocol.notices.message import Message, check_message
from protocol.notices.pack import FieldSpec, FieldType, Kind, Vocabulary
from protocol.notices.page_reader import TextUnreadable
from protocol.notices.readback import (
    TEXT,
    WHOLE_MESSAGE,
    How,
    compare,
    expected,
    items,
    text_hash,
    type_entry,
    values_read,
)
from protocol.notices.reading import parse
from protocol.notices.rendering import render
from protocol.vocabulary import LANGUAGES, Precedence, SpeechAct
from tests.protocol.notices.filled import filled, plain
from tests.protocol.notices.samples import launch_message, messages, pack

KINDS = sorted(pack().kinds)


def with_field(kind: Kind, spec: FieldSpec) -> Message:
    """A valid message of the kind in which this field is set."""
    heading = replace(
        launch_message().heading,
        kind=kind.code,
        act=SpeechAct[kind.act],
        instrument=kind.instruments[0],
    )
    return Message(heading, filled(kind.fields, {spec.name: plain(spec)}))


def printed_terms(
    text: str, start: int, end: int, language: str, kind: Kind
) -> list[tuple[int, str, Vocabulary, str]]:
    """Where terms stand in this part: (place, text, vocabulary, code); no term inside another.

    Of two lists that share a term, the kind's own list counts: the words of the other are no swap
    that an officer could be shown.
    """
    columns = [column for spec in kind.fields for column in spec.columns]
    own = {spec.vocabulary for spec in (*kind.fields, *columns)}
    found = []
    for vocabulary in pack().vocabularies.values():
        for term in vocabulary.terms.values():
            shown = f"{term.wording[language]} [{term.code}]"
            at = text.find(shown, start, end)
            if at >= 0:
                found.append((at, shown, vocabulary, term.code))
    shared = {one[1] for one in found if one[2].name in own}
    return [
        one
        for one in found
        if (one[2].name in own or one[1] not in shared)
        and not any(
            other[0] < one[0] and other[0] + len(other[1]) == one[0] + len(one[1])
            for other in found
        )
    ]


def swapped(text: str, start: int, end: int, language: str, kind: Kind) -> Iterator[str]:
    """Yield the text with one wording of this part replaced, with its code and without."""
    for at, shown, vocabulary, code in printed_terms(text, start, end, language, kind):
        rest = text[at + len(shown) :]
        for other in vocabulary.terms.values():
            if other.code != code:
                words = other.wording[language]
                yield f"{text[:at]}{words} [{code}]{rest}"
                yield f"{text[:at]}{words} [{other.code}]{rest}"


def returned(text: str, language: str) -> tuple[tuple[str, bytes], ...]:
    """What the receiver's desk sends back for a text on its screen."""
    return values_read(parse(text, pack(), language), pack())


def differences(message: Message, language: str, field: str) -> int:
    """Swap every word of a field's text; assert that each comes back different; count them."""
    body = message.encode()
    rendering = render(message, pack(), language)
    assert compare(body, returned(rendering.text, language), pack()) == ()
    start, end = next((s.start, s.end) for s in rendering.spans if s.field == field)
    swaps = 0
    kind = pack().kinds[message.heading.kind]
    for changed in swapped(rendering.text, start, end, language, kind):
        swaps += 1
        different = compare(body, returned(changed, language), pack())
        assert WHOLE_MESSAGE in different, changed[start:end]
    return swaps


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind_code", KINDS)
def test_swapping_any_word_of_any_field_comes_back_different(kind_code: str, language: str) -> None:
    kind = pack().kinds[kind_code]
    swaps = {}
    for spec in kind.fields:
        message = with_field(kind, spec)
        check_message(message, pack())
        swaps[spec.name] = differences(message, language, spec.name)
    for spec in kind.fields:
        if spec.type in (FieldType.ENUM, FieldType.BOOLEAN, FieldType.PARTY):
            others = len(pack().vocabularies[spec.vocabulary].terms) - 1
            assert swaps[spec.name] >= 2 * others, spec.name


@pytest.mark.parametrize("language", LANGUAGES)
def test_swapping_any_word_of_the_heading_comes_back_different(language: str) -> None:
    fields = ("mode", "precedence", "act", "instrument", "obligation", "community", "authority")
    for name in (*fields, "reply", "language", "releasing_roles", "sender", "to"):
        assert differences(launch_message(), language, f"heading.{name}") > 0, name


@pytest.mark.parametrize("language", LANGUAGES)
def test_another_title_over_the_same_lines_is_never_the_same(language: str) -> None:
    message = launch_message()
    text = render(message, pack(), language).text
    title = pack().kinds[message.heading.kind].title[language]
    for other in pack().kinds.values():
        if other.code == message.heading.kind:
            continue
        changed = text.replace(title, other.title[language], 1)
        assert changed != text
        with pytest.raises(TextUnreadable):
            returned(changed, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_swapped_word_names_its_field_whether_or_not_the_code_was_swapped(language: str) -> None:
    message = launch_message()
    body, text = message.encode(), render(message, pack(), language).text
    terms = pack().vocabularies["object_class"].terms
    icbm, slbm = (terms[code].wording[language] for code in ("ICBM", "SLBM"))
    for changed in (
        text.replace(f"{icbm} [ICBM]", f"{slbm} [ICBM]"),
        text.replace(f"{icbm} [ICBM]", f"{slbm} [SLBM]"),
        text.replace("[ICBM]", "[SLBM]"),
    ):
        assert changed != text
        different = compare(body, returned(changed, language), pack())
        assert different == ("object_class", WHOLE_MESSAGE)


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("051800Z MAR 26", "051900Z MAR 26", "window"),
        ("(2026-03-05 18:00Z)", "(2026-03-05 19:00Z)", "window"),
        ("9°00.000′N 167", "9°00.000′S 167", "impact_areas"),
        ("(+9.0000 +167", "(-9.0000 +167", "impact_areas"),
        ("Number of missiles: 1.", "Number of missiles: 2.", "count"),
        ("radius 40 ", "radius 10 ", "impact_areas"),
        ("2026-03-08", "2026-03-09", WHOLE_MESSAGE),
        ("“北京”", "“東京”", WHOLE_MESSAGE),
        ("(2026-03-04 04:00:00Z)", "(2026-03-04 04:00:01Z)", WHOLE_MESSAGE),
    ],
)
def test_a_figure_changed_on_the_screen_comes_back_different(
    old: str, new: str, field: str
) -> None:
    message = launch_message()
    text = render(message, pack(), "en").text
    assert old in text
    different = compare(message.encode(), returned(text.replace(old, new, 1), "en"), pack())
    assert field in different
    assert WHOLE_MESSAGE in different


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data(), kind=st.sampled_from(KINDS), language=st.sampled_from(LANGUAGES))
def test_an_untouched_text_of_any_message_comes_back_the_same(
    data: st.DataObject, kind: str, language: str
) -> None:
    message = data.draw(messages(kind))
    body, text = message.encode(), render(message, pack(), language).text
    values = returned(text, language)
    assert compare(body, values, pack(), language, text_hash(text)) == ()
    assert dict(values) == expected(message, pack())


def test_what_is_missing_unasked_or_doubled_is_different() -> None:
    message = launch_message()
    body = message.encode()
    values = returned(render(message, pack(), "fr").text, "fr")
    assert compare(body, values[1:], pack()) == ("heading.kind",)
    assert compare(body, (*values, ("azimuth", b"\xf6")), pack()) == ("azimuth",)
    assert compare(body, (*values, values[0]), pack()) == (TEXT,)
    assert compare(body, values, pack(), "fr", text_hash("another text")) == (TEXT,)
    assert compare(body, values, pack(), "xx", text_hash("")) == (TEXT,)


def test_launches_are_typed_and_their_kind_is_chosen() -> None:
    message = launch_message()
    found = {item.field: item for item in items(message, pack())}
    assert found["heading.kind"].how is How.CHOOSE
    typed = {name for name, item in found.items() if item.how is How.TYPE}
    assert typed == {"window.typed", "count.typed", "impact_areas.typed"}
    entries = {
        "window.typed": "051800Z MAR 26",
        "count.typed": "1",
        "impact_areas.typed": "0900N 16700E",
    }
    wanted = expected(message, pack())
    for name, text in entries.items():
        assert type_entry(found[name], text) == wanted[name]
    assert type_entry(found["impact_areas.typed"], "0900S 16700E") != wanted["impact_areas.typed"]
    assert type_entry(found["heading.kind"], message.heading.kind) == wanted["heading.kind"]
    with pytest.raises(ValueRefused, match="rule=not-an-instant"):
        type_entry(found["window.typed"], "18 o'clock")


def test_other_kinds_are_confirmed_unless_they_are_flash() -> None:
    kind = pack().kinds["launch-completed"]
    message = with_field(kind, kind.fields[0])
    assert {item.how for item in items(message, pack())} == {How.CONFIRM}
    flash = replace(message.heading, precedence=Precedence.FLASH)
    typed = [item.how for item in items(Message(flash, message.values), pack())]
    assert How.TYPE in typed
    assert typed[0] is How.CHOOSE
