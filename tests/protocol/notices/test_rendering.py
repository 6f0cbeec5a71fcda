"""Rendering and reading are inverse: every kind, every language, any message."""

import time
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from protocol.exchange.canonical import decode, encode
from protocol.notices.message import Message, NeutralMessage, check_message, spoken_id
from protocol.notices.page_reader import TextUnreadable
from protocol.notices.reading import parse, read
from protocol.notices.rendering import render, render_draft, render_neutral
from protocol.notices.values import FreeText, Ref
from protocol.vocabulary import LANGUAGES, SpeechAct
from tests.protocol.notices.samples import launch_draft, launch_message, messages, pack

KINDS = sorted(pack().kinds)
THOROUGH = settings(
    max_examples=5, deadline=None, suppress_health_check=list(HealthCheck), print_blob=True
)


@pytest.mark.parametrize("kind", KINDS)
@THOROUGH
@given(data=st.data())
def test_every_message_survives_printing_and_reading_in_six_languages(
    kind: str, data: st.DataObject
) -> None:
    message = data.draw(messages(kind))
    check_message(message, pack())
    for language in LANGUAGES:
        text = render(message, pack(), language).text
        assert read(text, pack(), language) == message
        assert parse(text, pack(), language).conflicts == ()
        words = render(message, pack(), language, bare=True).text
        assert read(words, pack(), language, bare=True) == message


@pytest.mark.parametrize("kind", KINDS)
@THOROUGH
@given(data=st.data())
def test_different_messages_never_print_alike(kind: str, data: st.DataObject) -> None:
    one, other = data.draw(messages(kind)), data.draw(messages(kind))
    language = data.draw(st.sampled_from(LANGUAGES))
    alike = render(one, pack(), language).text == render(other, pack(), language).text
    assert alike == (one == other)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_heading_field_stands_in_the_text(language: str) -> None:
    message = launch_message()
    text = render(message, pack(), language).text
    assert text == render(message, pack(), language).text
    for words in (
        "[EXERCISE]",
        "[missile-launch-planned]",
        "[USA]",
        "“Washington NRRC”",
        "[CHN]",
        "“北京”",
        "[PRIORITY]",
        "[NOTIFICATION]",
        "[REQUIRED]",
        "[BOTH]",
        "[WATCH]",
        "[READBACK]",
        "[en]",
        "[WATCH-OFFICER]",
        "[RELEASING-OFFICER]",
        "(2026-03-04 04:00:00Z)",
        "(2026-03-04 03:50:00Z)",
        pack().name,
        pack().hash.hex()[:16],
        "0001 0203 0405 0607 0809 0a0b 0c0d 0e0f",
        spoken_id(message.message_id),
        "34°45.000′N 120°36.000′W (+34.7500 -120.6000)",
        "051800Z MAR 26 (2026-03-05 18:00Z)",
        "2026-03-08",
    ):
        assert words in text, words
    lines = text.split("\n")
    assert "[EXERCISE]" in lines[0]
    assert "[EXERCISE]" in lines[-1]


def test_spans_mark_exactly_the_text_of_each_field() -> None:
    rendering = render(launch_message(), pack(), "en")
    marked = {span.field: rendering.text[span.start : span.end] for span in rendering.spans}
    assert marked["object_class"] == "intercontinental ballistic missile [ICBM]"
    assert marked["count"] == "1"
    assert marked["impact_areas"].startswith("number of areas: 1\n  1) circle, centre 9°00.000′N")
    assert marked["impact_areas"].endswith("[NM]")
    assert marked["heading.kind"].endswith("[missile-launch-planned]")
    assert [span.start for span in rendering.spans] == sorted(s.start for s in rendering.spans)


def test_a_preview_says_so_has_no_digits_and_is_not_read_as_released() -> None:
    message = launch_message()
    rendering = render(message, pack(), "ru", preview=True)
    lines = rendering.text.split("\n")
    assert lines[0] == lines[-1] == pack().heading["draft"]["ru"].say()
    assert spoken_id(message.message_id) not in rendering.text
    reading = parse(rendering.text, pack(), "ru")
    assert (reading.message, reading.preview, reading.conflicts) == (message, True, ())
    with pytest.raises(TextUnreadable):
        read(rendering.text, pack(), "ru")


def test_a_draft_marks_what_is_missing() -> None:
    draft = launch_draft().with_value("window", None, pack())
    for language in LANGUAGES:
        text = render_draft(draft, pack(), language).text
        assert pack().phrases["not_filled"][language].say() in text
        assert pack().heading["draft"][language].say() in text
        assert "[ICBM]" in text


def test_a_message_of_an_unknown_pack_shows_keys_and_values() -> None:
    neutral = NeutralMessage.decode(launch_message().encode())
    text = render_neutral(neutral).text
    assert text.startswith("TEMPLATE UNKNOWN\n")
    assert text.endswith("\nTEMPLATE UNKNOWN")
    assert "object_class: │ ICBM" in text
    assert "heading.mode: │ EXERCISE" in text


def test_a_neutral_text_hides_nothing_and_forges_no_line() -> None:
    plain = decode(launch_message().encode())
    assert isinstance(plain, tuple)
    hostile = (("a: 1\nheading.mode", "x\u202ey\nheading.mode: ACTUAL"), ("b", (1, None, b"\x00")))
    neutral = NeutralMessage.decode(encode((plain[0], plain[1], hostile)))
    lines = render_neutral(neutral).text.split("\n")
    assert [line for line in lines if line.startswith("heading.mode")] == [
        "heading.mode: │ EXERCISE"
    ]
    assert "a: 1⟦U+000A⟧heading.mode: │ x⟦U+202E⟧y" in lines
    assert lines[-5:-1] == ["b: (3)", "  1", "  -", "  0x00"]


@settings(max_examples=150, deadline=None)
@given(data=st.data(), language=st.sampled_from(LANGUAGES))
def test_a_damaged_text_is_unreadable_or_says_that_it_contradicts_itself(
    data: st.DataObject, language: str
) -> None:
    text = render(launch_message(), pack(), language).text
    at = data.draw(st.integers(0, len(text)))
    cut = data.draw(st.integers(0, 12))
    put = data.draw(st.text(st.sampled_from(text), max_size=6))
    damaged = text[:at] + put + text[at + cut :]
    try:
        reading = parse(damaged, pack(), language)
    except TextUnreadable:
        return
    assert (reading.conflicts == ()) == (damaged == text)


def test_text_of_the_sender_cannot_pass_for_a_line_of_the_notice() -> None:
    title = pack().heading["kind"]["en"].say(kind="Notification of a planned launch [x]")
    hostile = FreeText("en", f"\n{title}\n\n  1) circle\n│ Mode: actual [ACTUAL]\n")
    message = launch_message()
    query = Message(
        replace(
            message.heading,
            kind="not-understood",
            act=SpeechAct[pack().kinds["not-understood"].act],
            instrument=pack().kinds["not-understood"].instruments[0],
        ),
        (
            ("ref", Ref(bytes(8), 1, 7)),
            ("field", "WHOLE"),
            ("problem", "NOT-UNDERSTOOD"),
            ("my_reading", hostile),
        ),
    )
    check_message(query, pack())
    for language in LANGUAGES:
        text = render(query, pack(), language).text
        assert read(text, pack(), language) == query
        assert sum(line.startswith("│ ") for line in text.split("\n")) == 6
        assert title not in text.split("\n")


def test_rendering_takes_less_than_five_milliseconds() -> None:
    message = launch_message()
    fastest = min(_seconds_to_render(message) for _ in range(20))
    assert fastest < 0.005


def _seconds_to_render(message: Message) -> float:
    begin = time.perf_counter()
    render(message, pack(), "zh")
    return time.perf_counter() - begin
