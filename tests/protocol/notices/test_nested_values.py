"""Rows, extracts, hashes, numbered paragraphs: every path of a value, with a kind of its own."""

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from console.assets import pack_files
from protocol.errors import LocalViolation, RemoteViolation, ValueRefused
from protocol.notices.draft import Draft, build
from protocol.notices.draft_file import draft_from_toml
from protocol.notices.draft_reading import read_draft, without_defaults
from protocol.notices.draft_writer import draft_to_toml
from protocol.notices.message import Message
from protocol.notices.pack import Pack
from protocol.notices.pack_file import load_pack
from protocol.notices.page_reader import TextUnreadable
from protocol.notices.reading import read
from protocol.notices.rendering import render, render_draft
from protocol.notices.values import Extract, FreeText, Rows, Value, Window, areas_of
from protocol.vocabulary import LANGUAGES
from tests.protocol.notices.samples import CONTEXT, launch_draft, messages, number, pack

THOROUGH = settings(
    max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), print_blob=True
)


def labels(words: str) -> str:
    """One label in six languages, told apart by the language."""
    return "".join(f'{language} = "{words} {language}x"\n' for language in LANGUAGES)


KIND = f"""
id = "nested"
catalogue = "X1"
edition = 1
act = "REQUEST"
precedence = "ROUTINE"
officers = 1
obligation = "VOLUNTARY"
community = "BOTH"
instruments = ["NO-INSTRUMENT"]
legal_basis = "none"
reply = "NONE"
[title]
{labels("Nested")}
[situation]
{labels("Nested values")}
[[field]]
name = "members"
type = "rows"
required = true
maximum = 4
[field.label]
{labels("Members")}
[[field.column]]
name = "object_class"
type = "enum"
vocabulary = "object_class"
required = true
[field.column.label]
{labels("Object")}
[[field.column]]
name = "window"
type = "window"
[field.column.label]
{labels("Window")}
[[field.column]]
name = "places"
type = "areas"
only_when = {{ field = "object_class", values = ["ICBM", "SLBM"] }}
[field.column.label]
{labels("Places")}
[[field.column]]
name = "remark"
type = "free_text"
[field.column.label]
{labels("Remark")}
[[field]]
name = "hash"
type = "digest"
[field.label]
{labels("Hash")}
[[field]]
name = "copy"
type = "extract"
[field.label]
{labels("Copy")}
[[field]]
name = "text"
type = "free_text"
numbered = true
[field.label]
{labels("Paragraphs")}
"""


@cache
def nested_pack(kind: str = KIND) -> Pack:
    """The core pack with one kind more."""
    return load_pack({**pack_files("core", 2), "kinds/nested.toml": kind.encode()})


def draft(**values: Value) -> Draft:
    """A draft of that kind."""
    made = Draft("nested", language="en")
    for name, value in values.items():
        made = made.with_value(name, value, nested_pack())
    return made


def message(**values: Value) -> Message:
    """A released one."""
    return build(draft(**values), nested_pack(), CONTEXT)


WINDOW = Window(86_400, 90_000)
AREAS = areas_of(launch_draft().value("launch_area"))
AREA = AREAS[0]
ROWS = Rows(
    (
        (("object_class", "ICBM"), ("window", WINDOW), ("places", AREAS)),
        (("object_class", "OTHER-BM"), ("remark", FreeText("ru", "    1) Object enx: x\n│ да"))),
    )
)
WHOLE: dict[str, Value] = {
    "members": ROWS,
    "hash": bytes(range(32)),
    "copy": Extract(
        "missile-launch-planned", (("object_class", "ICBM"), ("count", None), ("launch_area", AREA))
    ),
    "text": FreeText("fr", "1. Un.\n2. Deux.\nTrois."),
}


@pytest.mark.parametrize("bare", [False, True])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_whole_notice_reads_back(language: str, bare: bool) -> None:
    whole = message(**WHOLE)
    text = render(whole, nested_pack(), language, bare=bare).text
    assert read(text, nested_pack(), language, bare=bare) == whole
    assert Message.decode(whole.encode(), nested_pack()) == whole


def test_what_it_looks_like() -> None:
    text = render(message(**WHOLE), nested_pack(), "en").text
    block = text[text.index("Members enx") : text.index("\n\nType of")]
    assert block.split("\n") == [
        "Members enx: number of entries: 2",
        "  1) Object enx: intercontinental ballistic missile [ICBM]",
        "    Window enx: from 020000Z JAN 70 (1970-01-02 00:00Z) to 020100Z JAN 70"
        " (1970-01-02 01:00Z)",
        "    Places enx: number of areas: 1",
        "      1) circle, centre 34°45.000′N 120°36.000′W (+34.7500 -120.6000), radius 10 km [KM]",
        "  2) Object enx: other ballistic missile [OTHER-BM]",
        "    Remark enx: text as written by the sender, in Russian [ru]",
        "    │     1) Object enx: x",
        "    │ │ да",
        "Hash enx: 0001 0203 0405 0607 0809 0a0b 0c0d 0e0f"
        " 1011 1213 1415 1617 1819 1a1b 1c1d 1e1f.",
        "Copy enx: copy of a notice of the kind Notification of a planned launch of a ballistic"
        " missile [missile-launch-planned], fields: 3",
        "  1) Object [object_class]",
        "    as in the original: intercontinental ballistic missile [ICBM]",
        "  2) Number of missiles [count]",
        "    ‹withheld by the sender of this copy›",
        "  3) Launch area [launch_area]",
        "    as in the original: circle, centre 34°45.000′N 120°36.000′W (+34.7500 -120.6000),"
        " radius 10 km [KM]",
        "Paragraphs enx: text as written by the sender, in French [fr]",
        "│ 1. 1. Un.",
        "│ 2. 2. Deux.",
        "│ 3. Trois.",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_draft_reads_back_and_goes_through_a_file(language: str) -> None:
    unfinished = draft(**WHOLE)
    text = render_draft(unfinished, nested_pack(), language).text
    assert read_draft(text, nested_pack(), language) == unfinished
    written = draft_to_toml(unfinished, nested_pack())
    assert draft_from_toml(written.encode(), nested_pack(), "x.toml") == unfinished


@pytest.mark.parametrize("bare", [False, True])
@THOROUGH
@given(data=st.data())
def test_any_draft_reads_back(bare: bool, data: st.DataObject) -> None:
    sent = data.draw(st.sampled_from(sorted(pack().kinds)).flatmap(messages))
    kept = [pair for pair in sent.values if data.draw(st.booleans())]
    language = data.draw(st.sampled_from(LANGUAGES))
    unfinished = Draft(sent.heading.kind, language=sent.heading.language, values=tuple(kept))
    unfinished = replace(
        unfinished,
        options=replace(unfinished.options, reply=sent.heading.reply, refs=sent.heading.refs),
    )
    kind = pack().kinds[unfinished.kind]
    unfinished = replace(unfinished, options=without_defaults(unfinished.options, kind))
    text = render_draft(unfinished, pack(), language, bare=bare).text
    assert read_draft(text, pack(), language, bare=bare) == unfinished


def test_a_draft_is_no_notice_and_a_notice_no_draft() -> None:
    text = render_draft(draft(**WHOLE), nested_pack(), "en").text
    with pytest.raises(TextUnreadable):
        read(text, nested_pack(), "en")
    with pytest.raises(TextUnreadable):
        read_draft(render(message(**WHOLE), nested_pack(), "en").text, nested_pack(), "en")


@pytest.mark.parametrize(
    ("values", "rule"),
    [
        ({"members": Rows(())}, "list-empty"),
        ({"members": Rows(((),))}, "row-empty"),
        ({"members": Rows(((("window", WINDOW),),))}, "field-missing"),
        ({"members": Rows(((("object_class", "X"),),))}, "unknown-code"),
        ({"members": Rows(((("window", WINDOW), ("object_class", "ICBM")),))}, "not-in-order"),
        ({"members": Rows(((("object_class", "ICBM"),),) * 5)}, "more-than-4"),
        (
            {"members": Rows(((("object_class", "OTHER-BM"), ("places", AREAS)),))},
            "field-not-for-this-case",
        ),
        ({"hash": b"x"}, "not-32-bytes"),
        ({"copy": Extract("nothing", (("a", None),))}, "unknown-kind"),
        ({"copy": Extract("correction", ())}, "fields-not-in-order"),
        (
            {
                "copy": Extract(
                    "missile-launch-planned", (("count", None), ("object_class", "ICBM"))
                )
            },
            "fields-not-in-order",
        ),
        (
            {"copy": Extract("missile-launch-planned", (("count", number(0, "EA")),))},
            "less-than-1",
        ),
        ({"text": FreeText("fr", "a\n\nb")}, "paragraph-empty"),
        ({"text": FreeText("fr", "a" * 4_001)}, "text-too-long"),
    ],
)
def test_a_value_that_breaks_a_rule_is_refused(values: dict[str, Value], rule: str) -> None:
    with pytest.raises(ValueRefused, match=rule):
        message(**{**WHOLE, **values})
    body = Message(message(**WHOLE).heading, tuple({**WHOLE, **values}.items())).encode()
    with pytest.raises(RemoteViolation, match=rule):
        Message.decode(body, nested_pack())


def test_only_a_kind_with_paragraphs_may_be_long() -> None:
    text = FreeText("zh", "\n".join(["长" * 999] * 4))
    assert len(message(**{**WHOLE, "text": text}).encode()) > 12_000
    rows = Rows(((("object_class", "ICBM"), ("remark", FreeText("zh", "长" * 1_000))),) * 4)
    assert 16_384 < len(message(**{**WHOLE, "text": text, "members": rows}).encode()) < 49_152


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ('type = "window"\n', 'type = "rows"\n', "column-type"),
        ('type = "digest"', 'type = "rows"', "columns"),
        ('name = "remark"', 'name = "window"', "field-name"),
        ("Window enx", "Object enx", "lines-begin-alike"),
        ('type = "digest"\n', 'type = "digest"\nnumbered = true\n', "numbered"),
        ('reply = "NONE"', 'reply = "NONE"\nanswers = ["nothing"]', "unknown-kind"),
        ('values = ["ICBM", "SLBM"]', 'values = ["X"]', "unknown-code"),
    ],
)
def test_a_kind_that_breaks_a_rule_is_refused(old: str, new: str, rule: str) -> None:
    assert old in KIND
    with pytest.raises(LocalViolation, match=rule):
        nested_pack(KIND.replace(old, new, 1))


def test_a_pack_without_the_words_has_no_such_field() -> None:
    files = {**pack_files("core", 2), "kinds/nested.toml": KIND.encode()}
    head = files["pack.toml"].decode()
    start = head.index("[phrases.row_count]")
    end = head.index("[phrases.extract]")
    with pytest.raises(LocalViolation, match="phrase-missing row_count"):
        load_pack({**files, "pack.toml": (head[:start] + head[end:]).encode()})
