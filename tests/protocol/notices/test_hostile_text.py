"""Texts and files made to hurt: refused with the reader's own error, and soon."""

import time

import pytest

from console.assets import core_pack
from protocol.errors import ValueRefused
from protocol.notices.draft_file import draft_from_toml
from protocol.notices.page_reader import TextUnreadable
from protocol.notices.reading import parse
from protocol.notices.rendering import render
from tests.protocol.notices.core_samples import VALUES, sample

PACK = core_pack()
KIND = "missile-launch-planned"
HEAD = f'kind = "{KIND}"\n'
SOON_S = 0.5

FILES = {
    "integer that Python would not print": ("x = 0x" + "F" * 3_900, "x", "number-range"),
    "such a count": (HEAD + "[values]\ncount = 0x" + "F" * 3_900, "count", "number-range"),
    "such a kind": ("kind = 0x" + "F" * 3_900, "kind", "number-range"),
    "instant before the first year": (
        HEAD + "reply_by = 0001-01-01T00:00:00+23:00",
        "reply_by",
        "instant-range",
    ),
    "instant behind the last year": (
        HEAD + "reply_by = 9999-12-31T23:59:59-23:59",
        "reply_by",
        "instant-range",
    ),
    "quotation marks and nothing else": (('"\\' * 1_999 + "\n") * 15, "file", "not-toml"),
    "brackets behind a text of many lines": (
        'a = ["""\n""",' + "[" * 3_000 + "\n",
        "file",
        "nesting",
    ),
}


@pytest.mark.parametrize(("text", "field", "rule"), FILES.values(), ids=FILES.keys())
def test_a_hostile_draft_file_is_refused_by_name_and_soon(text: str, field: str, rule: str) -> None:
    began = time.perf_counter()
    with pytest.raises(ValueRefused) as refused:
        draft_from_toml(text.encode(), PACK, "hostile.toml")
    assert time.perf_counter() - began < SOON_S
    assert (refused.value.source, refused.value.field) == ("hostile.toml", field)
    assert refused.value.rule == rule


def test_a_position_of_many_digits_is_unreadable_and_no_crash() -> None:
    text = render(sample(PACK, KIND, VALUES[KIND][0]), PACK, "en").text
    place = text.index("°")
    hostile = text[:place] + "9" * 5_000 + text[place:]
    with pytest.raises(TextUnreadable):
        parse(hostile, PACK, "en")


@pytest.mark.parametrize("filler", ["a", "“", "A [B]; ", " [", "“a”; ", "9", "\n    x", "\n│ x"])
def test_a_line_that_was_stuffed_is_read_or_refused_soon(filler: str) -> None:
    lines = render(sample(PACK, KIND, VALUES[KIND][0]), PACK, "en").text.split("\n")
    stuffing = filler * (100_000 // len(filler))
    for at, line in enumerate(lines):
        stuffed = line[: len(line) // 2] + stuffing + line[len(line) // 2 :]
        began = time.perf_counter()
        with pytest.raises(TextUnreadable):
            parse("\n".join([*lines[:at], stuffed, *lines[at + 1 :]]), PACK, "en")
        assert time.perf_counter() - began < SOON_S, (at, filler)
