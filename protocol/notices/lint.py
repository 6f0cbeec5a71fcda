"""What characters may stand in a text that two states must read alike.

Refused is what a reader cannot see or a second program could write differently: controls, bidi
marks, invisible and unassigned code points, text that is not NFC, and words that mix alphabets so
that one letter passes for another. Warnings, in contrast, are advice to the drafter.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from protocol.errors import ValueRefused

COMBINING_RUN_MAX = 4
SPACES = frozenset(" \u3000\u00a0\u202f")
"""Spaces that six languages use in print: plain, ideographic, and the two of French."""

_INVISIBLE_LETTERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0")
_BIDI_CLASSES = frozenset(("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"))
_BIDI_MARKS = frozenset("\u200e\u200f\u061c")
_LOOKALIKE_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE")
_WORD = re.compile(r"[^\W\d_]+")


class Advice(NamedTuple):
    """Advice on a free text: a code, and the words that it is about."""

    code: str
    excerpt: str


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


def _scripts(word: str) -> set[str]:
    """Return which alphabets with letters of like shape stand in one word."""
    return {script for letter in word if (script := _script(letter)) in _LOOKALIKE_SCRIPTS}


@lru_cache(maxsize=8_192)
def _script(letter: str) -> str:
    return unicodedata.name(letter, "").split(" ", 1)[0]


_ADVICE = (
    ("decimal-comma", re.compile(r"\b\d+,\d{1,2}\b")),
    ("date-not-iso", re.compile(r"\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b")),
    ("time-without-zone", re.compile(r"\b\d{1,2}:\d{2}(?::\d{2})?(?![\dZ:])")),
    ("digits-not-ascii", re.compile(r"[^\W\D0-9_]+")),
    ("myriad-number", re.compile(r"\d+\s?[万亿億만억]")),
    ("exclamation", re.compile(r"[!！]")),
    ("quotation", re.compile(r"[“”«»„「」『』]")),
)


def advise(text: str) -> tuple[Advice, ...]:
    """Return what another language may read differently, in the order in which it stands."""
    return tuple(sorted(_advice(text), key=lambda found: text.find(found.excerpt)))


def _advice(text: str) -> Iterator[Advice]:
    for code, pattern in _ADVICE:
        for match in pattern.finditer(text):
            yield Advice(code, match.group())
