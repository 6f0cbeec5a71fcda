"""The signs of a written position: digits, marks, hemispheres in letters and words, separators.

Hemispheres are read in the letters and words that officers of six languages use. A letter that
looks like one of another alphabet, or that means two things (O is west in French and east in
German), is passed on with all that it may mean and with the reason to ask.
"""

import re
import unicodedata
from dataclasses import dataclass

_SIGNS = str.maketrans(
    {
        **dict.fromkeys("º˚", "°"),
        **dict.fromkeys("−–—‐‑", "-"),
        **dict.fromkeys("’'‘´`", "′"),
        **dict.fromkeys('”"“', "″"),
        "、": ",",
    }
)


def plain(text: str) -> str:
    """Return the text with compatibility forms (full-width digits, signs) made plain."""
    # Signs first: the normal form would turn ″ into two ′ and º into a letter.
    made = unicodedata.normalize("NFKC", text.translate(_SIGNS).replace("″", "\0"))
    return made.replace("\0", "″").translate(_SIGNS).replace("′′", "″").strip()


@dataclass(frozen=True, slots=True)
class Token:
    """One sign of a position.

    Attributes:
        kind: "number", "mark" (degrees, minutes, seconds), "side" (hemisphere), "label" (the word
            latitude or longitude), "join" (a separator), "blank".
        text: the digits; ° ′ ″; the hemispheres that it may mean, such as "N" or "WE"; "lat" or
            "lon"; the separator.
        ask: why an officer has to be asked what a hemisphere means; empty if it is clear.
        alphabet: of a letter of a hemisphere: "latin", "cyrillic" or "" for words.
    """

    kind: str
    text: str
    ask: str = ""
    alphabet: str = ""


_SIDE_WORDS = {
    "N": r"north|nord|norte|noord|с\. ?ш\.?|сш|северн(?:ой|ая) широт[ыа]|сев\.?|北[緯纬]|북위",
    "S": r"south|sud|sur|süd|zuid|ю\. ?ш\.?|юш|южн(?:ой|ая) широт[ыа]|южн\.?|南[緯纬]|남위",
    "E": r"east|este|est|oost|ost|в\. ?д\.?|вд|восточн(?:ой|ая) долгот[ыа]|вост\.?"
    r"|[東东][経經经]|동경",
    "W": r"west|ouest|oeste|з\. ?д\.?|зд|западн(?:ой|ая) долгот[ыа]|зап\.?|西[経經经]|서경",
}
_SIDE_LETTERS = {
    **{letter: Token("side", letter, alphabet="latin") for letter in "NSEW"},
    "С": Token("side", "N", alphabet="cyrillic"),
    "Ю": Token("side", "S", alphabet="cyrillic"),
    "В": Token("side", "E", alphabet="cyrillic"),
    "З": Token("side", "W", alphabet="cyrillic"),
    "O": Token("side", "WE", "letter-o", "latin"),
    "О": Token("side", "WE", "letter-o", "cyrillic"),
    "C": Token("side", "N", "lookalike-letter", "latin"),
    "B": Token("side", "E", "lookalike-letter", "latin"),
    "Е": Token("side", "E", "lookalike-letter", "cyrillic"),
}
_LABELS = {
    "lat": r"lat(?:itude)?\b\.?|широта|шир\.|緯度|纬度|위도",
    "lon": r"long?(?:itude)?\b\.?|долгота|долг?\.|[経經经]度|경도",
}
_MARKS = {
    "°": r"°|deg(?:rees?)?\b\.?|度|도|град(?:усов|уса|ус|\.)?",
    "′": r"′|min(?:utes?)?\b\.?|分|분|мин(?:ут[аы]?|\.)?",
    "″": r"″|sec(?:onds?)?\b\.?|秒|초|сек(?:унд[аы]?|\.)?",
}


def _any(prefix: str, words: dict[str, str]) -> str:
    return "|".join(
        f"(?P<{prefix}{number}>{pattern})" for number, pattern in enumerate(words.values())
    )


_TOKEN = re.compile(
    rf"(?P<number>[0-9]{{1,12}})|(?P<blank>\s+)|{_any('label', _LABELS)}|{_any('mark', _MARKS)}"
    rf"|{_any('side', _SIDE_WORDS)}|(?P<letter>[NSEWOCBСЮВЗОЕ](?![^\W\d_]))|(?P<join>[-+.,:;/])",
    re.IGNORECASE,
)


def tokens(text: str) -> tuple[Token, ...] | None:
    """Return the signs of a plain text, None if it has anything that belongs to no position."""
    found: list[Token] = []
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None or match.end() == at:
            return None
        found.append(_token(match))
        at = match.end()
    return tuple(found)


def _token(match: re.Match[str]) -> Token:
    name = match.lastgroup or ""
    text = match.group()
    if name == "letter":
        return _SIDE_LETTERS[text.upper()]
    for kind, words in (("label", _LABELS), ("mark", _MARKS), ("side", _SIDE_WORDS)):
        if name.startswith(kind):
            return Token(kind, list(words)[int(name.removeprefix(kind))])
    return Token(name, " " if name == "blank" else text)
