"""The short messages are told apart by ear, and say no more than their code."""

import re
from itertools import combinations

import pytest

from protocol.vocabulary import LANGUAGES
from tests.protocol.notices.pack_texts import read_tables

TERMS = read_tables().vocabularies["short_message"]
CODES = [code.split("-") for code in TERMS]

# Sounds that one of the six languages, or a bad line, does not keep apart.
ALIKE = str.maketrans("bvfdgqzjrneow", "ppptkksslmiuu")
DIFFERENT_SOUNDS = 6


def sound(word: str) -> str:
    """Return the word as the worst listener hears it."""
    return re.sub(r"(.)\1+", r"\1", word.lower().translate(ALIKE).replace("h", ""))


def distance(one: str, other: str) -> int:
    """Return how many letters to put in, leave out or change between two words."""
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        before, row = row, [at]
        for column, against in enumerate(other, 1):
            changed = before[column - 1] + (letter != against)
            row.append(min(before[column] + 1, row[-1] + 1, changed))
    return row[-1]


def test_there_are_six_and_each_is_a_word_and_a_number() -> None:
    assert len(CODES) == 6
    for code in TERMS:
        assert re.fullmatch(r"[A-Z]{5,9}-[1-9]{2}", code), code


def test_no_word_is_heard_as_another() -> None:
    words = [word for word, _ in CODES]
    assert len({word[0] for word in words}) == 6
    assert len({re.sub(r"[^AEIOU]", "", word) for word in words}) == 6
    for one, other in combinations(words, 2):
        assert distance(sound(one), sound(other)) >= DIFFERENT_SOUNDS, (one, other)


def test_words_that_are_heard_alike_are_found() -> None:
    assert sound("KUGATON") == sound("GUKADOM")
    assert distance(sound("KUGATON"), sound("KUGATIN")) < DIFFERENT_SOUNDS


def test_one_wrong_digit_gives_no_other_number() -> None:
    numbers = [number for _, number in CODES]
    assert len({number[0] for number in numbers}) == len({number[1] for number in numbers}) == 6
    assert not set(numbers) & {number[::-1] for number in numbers}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_says_that_it_is_a_proposal_and_fits_a_line(language: str) -> None:
    for code, term in TERMS.items():
        assert "proposal of this project" in term["sources"], code
        assert "never published" in term["note"], code
        assert 20 <= len(term[language]) <= 400, code
