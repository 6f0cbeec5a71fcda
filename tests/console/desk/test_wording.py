"""Wording is strict: a hole in a sentence is an error, and all languages say the same things."""

import re
from importlib import resources

import pytest

from console.desk.wording import Wording
from protocol.errors import LocalViolation
from protocol.vocabulary import LANGUAGES

SOURCE = """
plain = Stored
named = Circuit { $circuit }
counted = { $count ->
    [one] { $count } ракета
    [few] { $count } ракеты
   *[other] { $count } ракет
}
"""


def test_missing_text_is_an_error() -> None:
    with pytest.raises(LocalViolation, match="wording-missing"):
        Wording("en", (SOURCE,)).say("absent")


def test_missing_variable_is_an_error() -> None:
    with pytest.raises(LocalViolation, match="wording-incomplete"):
        Wording("en", (SOURCE,)).say("named")


def test_numbers_choose_plurals_and_have_no_grouping() -> None:
    words = Wording("ru", (SOURCE,))
    assert words.say("counted", count=2) == "2 ракеты"
    assert words.say("counted", count=21) == "21 ракета"
    assert words.say("counted", count=11500) == "11500 ракет"


def test_unknown_language_is_refused() -> None:
    with pytest.raises(LocalViolation, match="language-unknown"):
        Wording.load("xx")


def keys_and_variables(language: str) -> dict[str, set[str]]:
    folder = resources.files("resources").joinpath("interface", language)
    found: dict[str, set[str]] = {}
    for entry in folder.iterdir():
        name = ""
        for line in entry.read_text(encoding="utf-8").splitlines():
            start = re.match(r"([a-z][\w-]*) =", line)
            name = start.group(1) if start else name
            if name:
                found.setdefault(name, set()).update(re.findall(r"\$([\w-]+)", line))
    return found


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "en"])
def test_every_language_says_the_same_things(language: str) -> None:
    english = keys_and_variables("en")
    assert len(english) > 1
    assert keys_and_variables(language) == english
