"""Texts: what a reader cannot see does not get in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocol.errors import ValueRefused
from protocol.notices.lint import (
    HIDDEN,
    broken,
    check_text,
    confusable_words,
    foreign_digits,
    mixed_words,
    visible,
)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("a\u202eb", "bidi-control"),
        ("a\u2066b", "bidi-control"),
        ("a\u200fb", "bidi-control"),
        ("a\u061cb", "bidi-control"),
        ("a\u0007b", "control-character"),
        ("a\nb", "control-character"),
        ("a\u2028b", "control-character"),
        ("a\u0085b", "control-character"),
        ("a\u200bb", "invisible-character"),
        ("a\ufeffb", "invisible-character"),
        ("a\u3164b", "invisible-character"),
        ("a\ufe0fb", "invisible-character"),
        ("a\U000e0041b", "invisible-character"),
        ("a\u2003b", "odd-space"),
        ("a\ue000b", "unassigned-character"),
        ("a\U0003fffeb", "unassigned-character"),
        ("a\ud800b", "unassigned-character"),
        ("e\u0301", "not-nfc"),
        ("q" + "\u0323" * 5, "combining-marks"),
        ("p\u0430yload", "mixed-alphabets"),
        ("  ", "text-empty"),
        ("a" * 41, "text-too-long"),
    ],
)
def test_hidden_characters_are_refused(text: str, rule: str) -> None:
    with pytest.raises(ValueRefused) as refusal:
        check_text(text, "f", 40)
    assert refusal.value.rule == rule
    assert "\u202e" not in str(refusal.value)


@pytest.mark.parametrize(
    "text",
    [
        "Launch of 1 missile",
        "计划发射弹道导弹。",
        "Пуск ракеты МБР ICBM",
        "Émission du 5 mars : « essai »",
        "弾道ミサイル（ICBM）",
        "탄도미사일 발사",
        "半角　全角",
    ],
)
def test_the_six_languages_get_in(text: str) -> None:
    check_text(text, "f", 100)
    assert visible(text) == text


@given(st.text(max_size=40))
def test_a_visible_text_has_nothing_hidden(text: str) -> None:
    shown = visible(text)
    assert visible(shown) == shown


def test_places_are_given_one_by_one() -> None:
    text = "a\u202eb\u200bc\n p\u0430y 1O \u0421\u0421\u0421\u0420 \u0661"
    assert list(broken(text, {"bidi-control"})) == [(1, 2)]
    assert list(broken(text, HIDDEN)) == [(3, 4)]
    assert [text[a:b] for a, b in mixed_words(text)] == ["p\u0430y"]
    assert [text[a:b] for a, b in confusable_words(text, "en")] == [
        "1O",
        "\u0421\u0421\u0421\u0420",
    ]
    assert [text[a:b] for a, b in foreign_digits(text)] == ["\u0661"]


@pytest.mark.parametrize(
    ("word", "language", "doubtful"),
    [
        ("MMCA", "ru", True),  # every letter has a Cyrillic twin
        ("MMCA", "en", False),
        ("\u0421\u041e\u0420", "en", True),
        ("\u0421\u041e\u0420", "ru", False),
        ("ICBM", "ru", False),
        ("l0", "en", True),
        ("O", "en", False),
        ("S300", "en", False),
        ("10", "en", False),
    ],
)
def test_a_word_that_can_be_taken_for_another(word: str, language: str, doubtful: bool) -> None:
    assert bool(list(confusable_words(word, language))) is doubtful
