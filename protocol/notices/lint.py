"""What characters may stand in a text that two states must read alike.

Refused is what a reader cannot see or a second program could write differently: controls, bidi
marks, invisible and unassigned code points, text that is not NFC, and words that mix alphabets so
that one letter passes for another. The places of all this are also given one by one, for advice
while a text is written; so are words and digits that are allowed and can be taken for others.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Set
from functools import lru_cache

from protocol.errors import ValueRefused

COMBINING_RUN_MAX = 4
SPACES = frozenset(" \u3000\u00a0\u202f")
"""Spaces that six languages use in print: plain, ideographic, and the two of French."""

_INVISIBLE_LETTERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0")
_BIDI_CLASSES = frozenset(("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"))
_BIDI_MARKS = frozenset("\u200e\u200f\u061c")
_LOOKALIKE_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE")
_WORD = re.compile(r"[^\W\d_]+")

HIDDEN = frozenset(
    ("control-character", "odd-space", "unassigned-character", "invisible-character")
)
"""Rules of characters that a reader cannot see."""

_FOREIGN_DIGITS = re.compile(r"[^\D0-9]+")
_LIKE_LATIN = frozenset("АВЕЅІЈКМНОРСТУХаеорсухѕіјΑΒΕΖΗΙΚΜΝΟΡΤΥΧο")
_LIKE_CYRILLIC = frozenset("ABCEHKMOPTXYaceopxy")
_LIKE_DIGITS = frozenset("OoIlОоЗ")
_TOKEN = re.compile(r"\w+")


def visible(text: str) -> str:
    """Return the text with every character that a screen would hide written as ⟦U+XXXX⟧."""
    return "".join(
        letter if _rule_broken(letter) == "" else f"⟦U+{ord(letter):04X}⟧" for letter in text
    )


def check_text(text: str, field: str, limit: int, *, line_breaks: bool = False) -> None:
    """Check a text of 1 to `limit` characters that people read.

    Raises:
        ValueRefused: naming the first rule broken; the value is shown with its hidden characters.
    """
    if not text.strip():
        raise ValueRefused(field, visible(text), "text-empty")
    if len(text) > limit:
        raise ValueRefused(field, visible(text[:60]), "text-too-long")
    if not unicodedata.is_normalized("NFC", text):
        raise ValueRefused(field, visible(text), "not-nfc")
    if rule := _first_rule_broken(text, line_breaks=line_breaks):
        raise ValueRefused(field, visible(text), rule)
    if len(_scripts(set(text))) <= 1:
        return  # most texts: no word can mix what the whole does not
    for word in _WORD.findall(text):
        if not word.isascii() and len(_scripts(word)) > 1:
            raise ValueRefused(field, word, "mixed-alphabets")


def _first_rule_broken(text: str, *, line_breaks: bool) -> str:
    """Return the first rule that a character or a run of combining marks breaks, or nothing."""
    letters = set(text)
    strange = {letter for letter in letters if _rule_broken(letter)}
    if line_breaks:
        strange.discard("\n")
    if not strange and not any(map(unicodedata.combining, letters)):
        return ""  # nearly every text; the rest is looked at letter by letter
    combining = 0
    for letter in text:
        if letter in strange:
            return _rule_broken(letter)
        combining = combining + 1 if unicodedata.combining(letter) else 0
        if combining > COMBINING_RUN_MAX:
            return "combining-marks"
    return ""


def broken(text: str, rules: Set[str]) -> Iterator[tuple[int, int]]:
    """Give the places of the characters that break one of these rules; line feeds break none."""
    for at, letter in enumerate(text):
        if _rule_broken(letter) in rules and letter != "\n":
            yield at, at + 1


def mixed_words(text: str) -> Iterator[tuple[int, int]]:
    """Give the places of words that mix alphabets with letters of like shape."""
    for match in _WORD.finditer(text):
        if not match[0].isascii() and len(_scripts(match[0])) > 1:
            yield match.span()


def confusable_words(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Give the places of words that can be taken for others.

    That is: a word all of whose letters look like letters of the alphabet around it and are of
    another one, and a number in which letters stand that look like digits.
    """
    like = _LIKE_CYRILLIC if language == "ru" else _LIKE_LATIN
    for match in _TOKEN.finditer(text):
        signs = set(match[0])
        doubtful = signs & _LIKE_DIGITS
        number = (
            doubtful and doubtful < signs and all(sign.isdecimal() for sign in signs - doubtful)
        )
        if signs <= like or number:
            yield match.span()


def foreign_digits(text: str) -> Iterator[tuple[int, int]]:
    """Give the places of digits that are not 0 to 9."""
    return (match.span() for match in _FOREIGN_DIGITS.finditer(text))


@lru_cache(maxsize=8_192)
def _rule_broken(letter: str) -> str:
    """Return the rule that this character breaks wherever it stands, or nothing."""
    category = unicodedata.category(letter)
    if letter in _BIDI_MARKS or unicodedata.bidirectional(letter) in _BIDI_CLASSES:
        return "bidi-control"
    if category in ("Cc", "Zl", "Zp"):
        return "control-character"
    if category == "Zs":
        return "" if letter in SPACES else "odd-space"
    if category in ("Cn", "Co", "Cs"):
        return "unassigned-character"
    if category == "Cf" or letter in _INVISIBLE_LETTERS or _variation_selector(letter):
        return "invisible-character"
    return ""


def _variation_selector(letter: str) -> bool:
    return 0xFE00 <= ord(letter) <= 0xFE0F or 0xE0100 <= ord(letter) <= 0xE01EF


def _scripts(letters: Iterable[str]) -> set[str]:
    """Return which alphabets with letters of like shape stand among letters."""
    return {script for letter in letters if (script := _script(letter)) in _LOOKALIKE_SCRIPTS}


@lru_cache(maxsize=8_192)
def _script(letter: str) -> str:
    return unicodedata.name(letter, "").split(" ", 1)[0]
