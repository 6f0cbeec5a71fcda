"""The closed form in which hazard rules name words, and what becomes of it.

A pattern is lower-case text in which few signs mean more than themselves:

    space      1 to 3 spaces or line ends
    *          the rest of a word, up to 24 letters; as the first sign: may begin inside a word
    #          one digit; `#*` 1 to 15 digits
    ~          a gap of up to 40 characters that does not leave the sentence; once at most;
               ` ~ ` a gap between two words, which may also follow each other
    (a|b|)     one of these, or nothing where one is empty; not nested

A pattern begins and ends at the edge of a word (Latin, Cyrillic), of a number, or begins at the
edge of a Korean word; particles follow there. Chinese and Japanese words have no edges.

Every repetition is bounded and none stands inside another, so that no text makes a match slow.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

PATTERN_MAX = 200
OPTIONS_MAX = 32
GROUPS_MAX = 6
KEY_MAX = 8

SENTENCE_ENDS = ".!?;。\n"
_GAP = rf"[^{SENTENCE_ENDS}]{{0,40}}?"
_SPACE = r"[ \n]{1,3}+"
_DIGIT = "[0-9]"
_LETTERS = "0-9a-z\u00df-\u024f\u0400-\u04ff"
_LETTER = re.compile(f"[{_LETTERS}]")
_HANGUL = re.compile("[\uac00-\ud7a3]")

WORD_LETTERS = frozenset(sign for sign in map(chr, range(0x500)) if _LETTER.match(sign))
"""Letters and digits within whose runs no Latin or Cyrillic word and no number begins."""

_TAIL = "{0,24}+"
_SIGNS = frozenset("*#~()|")

_FOLDED = str.maketrans(
    {
        "\u2019": "'",
        "\u02bc": "'",
        "\u2011": "-",
        "\u00a0": " ",
        "\u202f": " ",
        "\u3000": " ",
        "\uff01": "!",
        "\uff1f": "?",
        "\uff1a": ":",
        "\uff1b": ";",
        "\uff08": "(",
        "\uff09": ")",
        "ё": "е",
        **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
    }
)


class PatternRefused(ValueError):
    """A pattern is not of the closed form. The message is the code of the rule broken."""


@dataclass(frozen=True)
class Pattern:
    """A pattern ready to be tried at a place.

    Attributes:
        source: as written in the table.
        keys: texts of which one stands where the pattern begins, 1 to `KEY_MAX` characters.
        inside: whether it may begin behind one of `WORD_LETTERS`.
        regex: the regular expression that it stands for.
    """

    source: str
    keys: tuple[str, ...]
    inside: bool
    regex: str

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """To be matched where a key stands; made when first needed, as most never are."""
        return re.compile(self.regex)


def fold(text: str) -> str:
    """Return the text in lower case with like signs made one; every character keeps its place."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(small if len(small := sign.lower()) == 1 else sign for sign in text)
    return lower.translate(_FOLDED)


def parse_pattern(source: str) -> Pattern:
    """Check a pattern and make it ready.

    Raises:
        PatternRefused: not of the closed form.
    """
    if not 0 < len(source) <= PATTERN_MAX or source != source.strip():
        raise PatternRefused("pattern-length")
    if not unicodedata.is_normalized("NFC", source) or fold(source) != source:
        raise PatternRefused("pattern-not-folded")
    parts = _parts(source.removeprefix("*"))
    _check(parts)
    start = "" if source[0] == "*" else _start(_outer_signs(parts))
    end = _end(_outer_signs([_reversed(part) for part in reversed(parts)]))
    inside = not start.startswith(f"(?<![{_LETTERS}")
    return Pattern(source, _keys(parts), inside, start + _body(parts) + end)


def _parts(source: str) -> list[str]:
    """Split into groups `(…)`, gaps `~` and runs of everything else, in order."""
    parts = [part for part in re.split(r"(\([^()]*\)|~)", source) if part]
    if any(set(part) & set("()|") for part in parts if not _is_group(part)):
        raise PatternRefused("group-malformed")
    return parts


def _is_group(part: str) -> bool:
    return part[0] == "(" and part[-1] == ")"


def _options(part: str) -> list[str]:
    """Return what can stand in a part: the options of a group, or the run itself."""
    return part[1:-1].split("|") if _is_group(part) else [part]


def _reversed(part: str) -> str:
    turned = "|".join(option[::-1] for option in _options(part))
    return f"({turned})" if _is_group(part) else turned


def _check(parts: list[str]) -> None:
    groups = [_options(part) for part in parts if _is_group(part)]
    if len(groups) > GROUPS_MAX or any(len(options) > OPTIONS_MAX for options in groups):
        raise PatternRefused("groups-too-many")
    if any("~" in option for options in groups for option in options):
        raise PatternRefused("gap-in-group")
    if parts.count("~") > 1 or parts[:1] == ["~"] or parts[-1:] == ["~"]:
        raise PatternRefused("gap")
    if not parts:
        raise PatternRefused("begins-with-nothing")
    for before, part, after in zip(["", *parts], parts, [*parts[1:], ""], strict=False):
        for option in _options(part):
            led = "a" if before and _is_group(before) else " "
            _check_stars(f"{led}{option}{after[:1] if _is_group(part) else ''} ")


def _check_stars(signs: str) -> None:
    """Refuse a star that nothing leads to, and one that letters follow: they could never match."""
    for before, sign, after in zip(signs, signs[1:], signs[2:], strict=False):
        if sign != "*":
            continue
        if not (before.isalpha() or before == "#"):
            raise PatternRefused("star-without-word")
        if after in "#*" or (after.isalpha() and before != "#"):
            raise PatternRefused("star-inside-word")


def _body(parts: list[str]) -> str:
    """Return the regular expression of all parts."""
    pieces: list[str] = []
    before, gap_between_words = "", False
    for part in parts:
        if part == "~":
            gap_between_words = before.endswith(" ")
            pieces.append(_GAP)
        elif _is_group(part):
            pieces.append("(?:" + "|".join(_run(option, "") for option in _options(part)) + ")")
        elif before == "~" and gap_between_words and part[0] == " ":
            pieces.append(f"(?<!{_LETTER.pattern})" + _run(part[1:], ""))
        else:
            pieces.append(_run(part, before))
        before = part
    return "".join(pieces)


def _run(run: str, before: str) -> str:
    """Return the regular expression of a run; a star goes on in the letters that lead to it."""
    pieces: list[str] = []
    hangul = bool(_HANGUL.search(before))
    for sign in run.replace("#*", "\0"):
        if sign == "*":
            pieces.append((_HANGUL.pattern if hangul else _LETTER.pattern) + _TAIL)
        elif sign == " ":
            pieces.append(_SPACE)
        elif sign in "#\0":
            pieces.append(_DIGIT + ("" if sign == "#" else "{1,15}+"))
        else:
            hangul = bool(_HANGUL.match(sign))
            pieces.append(re.escape(sign))
    return "".join(pieces)


def _outer_signs(parts: Sequence[str]) -> frozenset[str]:
    """Return the signs that can stand first."""
    signs: set[str] = set()
    for part in parts:
        options = _options(part)
        signs |= {option[0] for option in options if option}
        if all(options):
            break
    return frozenset(signs)


def _start(signs: frozenset[str]) -> str:
    if "#" in signs:
        return f"(?<![{_LETTERS}.,:])"
    if any(_HANGUL.match(sign) for sign in signs):
        return f"(?<!{_HANGUL.pattern})"
    return f"(?<!{_LETTER.pattern})" if any(_LETTER.match(sign) for sign in signs) else ""


def _end(signs: frozenset[str]) -> str:
    if any(_LETTER.match(sign) for sign in signs):
        return f"(?!{_LETTER.pattern})"
    return f"(?!{_DIGIT})" if "#" in signs else ""


def _keys(parts: list[str]) -> tuple[str, ...]:
    """Return the texts of which one stands at the beginning."""
    found: dict[str, None] = {}
    for first in _options(parts[0]):
        lead = _plain(first)
        if lead == first and len(parts) > 1 and not _is_group(parts[1]):
            lead += _plain(parts[1])  # the option has come to its end, so the key may go on
        if not lead and (first or "".join(parts[1:2]))[:1] == "#":
            found |= dict.fromkeys("0123456789")
        else:
            found[lead[:KEY_MAX]] = None
    if not all(found):
        raise PatternRefused("begins-with-nothing")
    return tuple(found)


def _plain(run: str) -> str:
    """Return the signs at the beginning that stand for themselves."""
    end = next((at for at, sign in enumerate(run) if sign in _SIGNS or sign == " "), len(run))
    return run[:end]
