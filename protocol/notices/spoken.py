"""Pre-agreed short messages for the voice: code word, number, and check digits over both.

The text lies with both sides, pinned by the pack's hash. What is said is a word, a number of two
digits and four check digits: the digits come from SHA-256 over pack, code and parameters, so that
they differ between packs, too, and two sides with different texts cannot take one for the other.

How much they find (held by the tests):

- a wrong word, a wrong digit, two neighbours swapped, in a message without parameters: all;
- another message of the list instead of the one said: all (no two have the same check digits);
- anything wrong in a parameter: all but one in 10,000.
"""

import hashlib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Final

from protocol.errors import LocalViolation, ValueRefused
from protocol.exchange.canonical import encode
from protocol.notices.arrays import to_plain
from protocol.notices.conditions import holds, is_required
from protocol.notices.lint import visible
from protocol.notices.pack import FieldSpec, FieldType, Kind, Pack
from protocol.notices.values import Value

SHORT_KIND: Final = "short-message"
CHECK_DIGITS: Final = 4
NUMBER_DIGITS: Final = 2
HEARD_MAX: Final = 400

ALPHABET: Final = (
    "Alfa", "Bravo", "Charlie", "Delta", "Echo", "Foxtrot", "Golf", "Hotel", "India", "Juliett",
    "Kilo", "Lima", "Mike", "November", "Oscar", "Papa", "Quebec", "Romeo", "Sierra", "Tango",
    "Uniform", "Victor", "Whiskey", "X-ray", "Yankee", "Zulu",
)  # fmt: skip
"""How letters are said (ICAO Annex 10, volume II; the same words in ITU Radio Regulations)."""

DIGIT_NAMES: Final = (
    "nadazero", "unaone", "bissotwo", "terrathree", "kartefour",
    "pantafive", "soxisix", "setteseven", "oktoeight", "novenine",
)  # fmt: skip
"""How digits are said between speakers of different languages (ITU Radio Regulations, App. 14)."""

_DOMAIN: Final = "readback spoken 1"
_CODE: Final = re.compile(r"([A-Z]+)-(\d{2})")
_SAID: Final = {
    **{"ALPHA": "A", "JULIET": "J", "WHISKY": "W"},
    **{name.replace("-", "").upper(): name[0] for name in ALPHABET},
    **{name.upper(): str(digit) for digit, name in enumerate(DIGIT_NAMES)},
}

Parameters = Sequence[tuple[str, Value]]
"""(field, value) of what a short message says beside its text, in the kind's order."""


@dataclass(frozen=True, slots=True)
class ShortMessage:
    """One message of the list.

    Attributes:
        code: as it travels, ``WORD-NN``.
        check: check digits without parameters.
    """

    code: str
    word: str
    number: str
    check: str


@dataclass(frozen=True, slots=True)
class Heard:
    """What was heard: a message of the list, and the check digits, empty if none were said."""

    message: ShortMessage
    check: str


def code_field(pack: Pack) -> FieldSpec | None:
    """Return the field that holds the code; None if the pack has no short messages."""
    kind = pack.kinds.get(SHORT_KIND)
    fields = () if kind is None else kind.fields
    return next((spec for spec in fields if spec.type is FieldType.ENUM), None)


def short_kind(pack: Pack) -> Kind:
    """Return the kind of short messages.

    Raises:
        LocalViolation: no-short-messages.
    """
    if code_field(pack) is None:
        raise LocalViolation("no-short-messages", pack=f"{pack.name}-{pack.edition}")
    return pack.kinds[SHORT_KIND]


def short_messages(pack: Pack) -> tuple[ShortMessage, ...]:
    """Return the list, in the pack's order; empty if the pack has none."""
    salt, codes = _salt(pack), _codes(pack)
    return tuple(
        ShortMessage(code, *_parts(code), check=_digits(pack, salt, code, ())) for code in codes
    )


def _codes(pack: Pack) -> tuple[str, ...]:
    spec = code_field(pack)
    if spec is None:
        return ()
    terms = pack.vocabularies[spec.vocabulary].terms
    return tuple(code for code in terms if _CODE.fullmatch(code))


def _parts(code: str) -> tuple[str, str]:
    match = _CODE.fullmatch(code)
    if match is None:
        raise ValueRefused("code", visible(code), "word-and-two-digits")
    return match[1], match[2]


def _salt(pack: Pack) -> int:
    """Return the first number with which no two messages of the list have the same digits."""
    codes = _codes(pack)
    for salt in count():
        if len({_digits(pack, salt, code, ()) for code in codes}) == len(codes):
            return salt
    raise AssertionError("count() ends")


def _digits(pack: Pack, salt: int, code: str, parameters: Parameters) -> str:
    plain = tuple((name, to_plain(value)) for name, value in parameters)
    said = encode((_DOMAIN, pack.hash, salt, code, plain))
    number = int.from_bytes(hashlib.sha256(said).digest(), "big") % 10**CHECK_DIGITS
    return f"{number:0{CHECK_DIGITS}d}"


def check_digits(pack: Pack, code: str, parameters: Parameters = ()) -> str:
    """Return the four digits that are said after word and number.

    Raises:
        ValueRefused: the pack's list has no such code.
    """
    if code not in _codes(pack):
        raise ValueRefused("code", visible(code), "word-unknown")
    return _digits(pack, _salt(pack), code, parameters)


def parameters_of(pack: Pack, values: Mapping[str, Value]) -> Parameters:
    """Return what a short message says beside its code, in the kind's order."""
    spec = code_field(pack)
    names = [each.name for each in short_kind(pack).fields if spec and each.name != spec.name]
    return tuple((name, values[name]) for name in names if name in values)


def text_of(pack: Pack, code: str, language: str) -> str:
    """Return the text that lies with both sides, as a whole sentence.

    Raises:
        LocalViolation: no-short-messages.
        ValueRefused: the pack's list has no such code.
    """
    short_kind(pack)
    spec = code_field(pack)
    term = pack.term(spec.vocabulary, code) if spec is not None else None
    if term is None:
        raise ValueRefused("code", visible(code), "word-unknown")
    return term.wording[language] + ("。" if language in ("zh", "ja") else ".")


def parameter_kind(pack: Pack, code: str) -> Kind:
    """Return the kind with only those fields that a message may say beside this code.

    Raises:
        LocalViolation: no-short-messages.
    """
    kind, spec = short_kind(pack), code_field(pack)
    given: dict[str, Value] = {spec.name: code} if spec is not None else {}
    fields = []
    for each in kind.fields:
        fits = each.only_when is None or holds(each.only_when, given)
        if spec is None or each.name == spec.name or not fits:
            continue
        required = is_required(each, given)
        fields.append(replace(each, required=required, only_when=None, required_when=None))
    return replace(kind, fields=tuple(fields))


def spelled(text: str) -> str:
    """Return letters and digits as they are said, one word each."""
    said = []
    for letter in text.upper():
        if "A" <= letter <= "Z":
            said.append(ALPHABET[ord(letter) - ord("A")])
        elif letter.isascii() and letter.isdigit():
            said.append(DIGIT_NAMES[int(letter)])
    return " ".join(said)


def hear(text: str, pack: Pack, parameters: Parameters = ()) -> Heard:
    """Return which message was heard: word, number and, if they were said, the check digits.

    Letters and digits may be typed as they are or as they were spelled; signs and blanks between
    them mean nothing.

    Raises:
        ValueRefused: at ``word``, ``number`` or ``check``: word-unknown, number-unknown,
            number-missing, check-digits-missing or check-digits-differ. No guess is made.
    """
    word, digits = _heard_parts(text)
    known = [message for message in short_messages(pack) if message.word == word]
    if not known:
        raise ValueRefused("word", visible(word), "word-unknown")
    number, check = digits[:NUMBER_DIGITS], digits[NUMBER_DIGITS:]
    if len(number) < NUMBER_DIGITS:
        raise ValueRefused("number", number, "number-missing")
    found = next((message for message in known if message.number == number), None)
    if found is None:
        raise ValueRefused("number", number, "number-unknown")
    if check and len(check) != CHECK_DIGITS:
        raise ValueRefused("check", check, "check-digits-missing")
    if check and check != check_digits(pack, found.code, parameters):
        raise ValueRefused("check", check, "check-digits-differ")
    return Heard(found, check)


def _heard_parts(text: str) -> tuple[str, str]:
    """Return the letters of the word and all digits after it."""
    if len(text) > HEARD_MAX:
        raise ValueRefused("word", "", "text-too-long")
    plain = unicodedata.normalize("NFKC", text).upper().replace("X-RAY", "XRAY")
    tokens = re.findall(r"[^\W\d_]+|\d", plain)
    said = "".join(_SAID.get(token, token) for token in tokens)
    match = re.fullmatch(r"([^\W\d_]+)(\d*)", said)
    if match is None:
        raise ValueRefused("word", visible(text.strip()), "word-unknown")
    digits = "".join(str(unicodedata.decimal(digit)) for digit in match[2])
    return match[1], digits


def completions(text: str, pack: Pack) -> tuple[ShortMessage, ...]:
    """Return the messages that what is typed so far may become; all for nothing.

    A word may be typed in part, with or without its number; a number alone is enough, too.
    """
    plain = unicodedata.normalize("NFKC", text).upper()
    letters = "".join(re.findall(r"[A-Z]", plain))
    digits = "".join(re.findall(r"[0-9]", plain))
    if re.sub(r"[A-Z0-9\s\-·.]", "", plain):
        return ()
    return tuple(
        message
        for message in short_messages(pack)
        if message.word.startswith(letters) and message.number.startswith(digits[:NUMBER_DIGITS])
    )
