"""Short messages by voice: what is said, what was heard, and how many errors are found."""

import dataclasses
import itertools
import string
from collections.abc import Iterator
from hashlib import sha256

import cbor2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.assets import core_pack
from protocol.errors import LocalViolation, ValueRefused
from protocol.notices.pack import Pack
from protocol.notices.spoken import (
    ALPHABET,
    CHECK_DIGITS,
    DIGIT_NAMES,
    SHORT_KIND,
    check_digits,
    code_field,
    completions,
    hear,
    parameters_of,
    short_kind,
    short_messages,
    spelled,
)
from protocol.notices.values import Circle, Point, Quantity, Value
from tests.protocol.notices.moments import at
from tests.protocol.notices.short_pack import CODES, short_pack

PACK = short_pack()
PACKS = [PACK] + [core_pack()] * (SHORT_KIND in core_pack().kinds)
FIRST_CHECKS, WITH_TIME = ["2112", "6507", "0905"], "4891"


def refused(text: str, pack: Pack = PACK) -> str:
    """Return the rule by which a heard text is refused; empty if it is not."""
    try:
        hear(text, pack)
    except ValueRefused as refusal:
        return refusal.rule
    return ""


def said(pack: Pack) -> list[str]:
    """Return every message as it is said: word, number, check digits."""
    return [f"{one.word} {one.number} {one.check}" for one in short_messages(pack)]


def test_the_list_is_that_of_the_pack_and_no_two_check_digits_are_alike() -> None:
    listed = short_messages(PACK)
    assert [one.code for one in listed] == list(CODES)
    assert [f"{one.word}-{one.number}" for one in listed] == list(CODES)
    assert len({one.check for one in listed}) == len(CODES)
    assert {len(one.check) for one in listed} == {CHECK_DIGITS}


def test_another_pack_has_other_check_digits() -> None:
    other = dataclasses.replace(PACK, hash=bytes(32))
    same = [a for a, b in zip(short_messages(PACK), short_messages(other), strict=True) if a == b]
    assert same == []


def test_the_digits_are_those_of_the_specification() -> None:
    """Computed here with hashlib alone, from the words of SPEC 12.6."""

    def digits(salt: int, code: str, *parameters: list[object]) -> str:
        said = cbor2.dumps(["readback spoken 1", PACK.hash, salt, code, list(parameters)])
        return f"{int.from_bytes(sha256(said).digest(), 'big') % 10_000:04d}"

    salts = (salt for salt in itertools.count() if len({digits(salt, c) for c in CODES}) == 12)
    salt = next(salts)
    assert [one.check for one in short_messages(PACK)] == [digits(salt, code) for code in CODES]
    time = at("2026-03-05 18:00")
    assert check_digits(PACK, CODES[3], (("time", time),)) == digits(salt, CODES[3], ["time", time])


def test_the_digits_are_fixed_by_pack_code_and_parameters() -> None:
    """A second program must come to the same: SHA-256 over one canonical array."""
    assert [one.check for one in short_messages(PACK)][:3] == FIRST_CHECKS
    time: Value = at("2026-03-05 18:00")
    assert check_digits(PACK, CODES[0], (("time", time),)) == WITH_TIME
    with pytest.raises(ValueRefused, match="word-unknown"):
        check_digits(PACK, "KUGATON-18")


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: f"{pack.name}-{pack.hash.hex()[:4]}")
def test_what_is_said_is_heard_however_it_is_typed(pack: Pack) -> None:
    for message in short_messages(pack):
        line = f"{message.word} {message.number} {message.check}"
        forms = (
            line,
            line.lower(),
            line.replace(" ", ""),
            line.replace(" ", "-"),
            " ".join(line.replace(" ", "")),
            spelled(line),
            spelled(line).lower().replace("x-ray", "X ray"),
            line.translate(
                {ord(c): ord(c) + 0xFEE0 for c in string.ascii_uppercase + "0123456789"}
            ),
        )
        for form in forms:
            heard = hear(form, pack)
            assert (heard.message, heard.check) == (message, message.check), form
        assert hear(message.code, pack).check == ""


def single_errors(line: str) -> Iterator[str]:
    """Yield the line with one digit wrong, or two different neighbouring digits swapped."""
    at_digits = [place for place, letter in enumerate(line) if letter.isdigit()]
    for place in at_digits:
        for digit in set("0123456789") - {line[place]}:
            yield line[:place] + digit + line[place + 1 :]
    for one, other in itertools.pairwise(at_digits):
        if line[one] != line[other]:
            letters = list(line)
            letters[one], letters[other] = letters[other], letters[one]
            yield "".join(letters)


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: f"{pack.name}-{pack.hash.hex()[:4]}")
def test_every_single_error_without_parameters_is_found(pack: Pack) -> None:
    """Exactly all: 100 percent of wrong words, wrong digits and swapped neighbours."""
    words = {one.word for one in short_messages(pack)}
    tried = found = 0
    for line in said(pack):
        word, rest = line.split(" ", 1)
        wrong = [*single_errors(line), *(f"{other} {rest}" for other in words - {word})]
        tried += len(wrong)
        found += sum(bool(refused(each, pack)) for each in wrong)
    assert tried > 300
    assert found == tried


def test_a_whole_other_message_with_the_digits_of_this_one_is_found() -> None:
    lines = said(PACK)
    for line in lines:
        for other in lines:
            if other != line:
                mixed = f"{other.rsplit(' ', 1)[0]} {line.rsplit(' ', 1)[1]}"
                assert refused(mixed) == "check-digits-differ"


def test_errors_in_a_time_are_found_but_one_in_ten_thousand() -> None:
    """Measured over fifteen errors in each of 300 times."""
    tried = missed = 0
    for number in range(300):
        time = at("2026-03-05 00:00") + number * 7 * 60
        right = check_digits(PACK, CODES[0], (("time", time),))
        for wrong in (time + step * 60 for step in (*range(1, 10), 10, 60, 600, 1440, -1, -10)):
            tried += 1
            missed += check_digits(PACK, CODES[0], (("time", wrong),)) == right
    assert tried == 4_500
    assert missed <= 4, "one in ten thousand is 0.45 of these; five would be a fault"


PLACES = st.builds(
    Circle,
    st.builds(Point, st.integers(-899_999, 899_999), st.integers(-1_799_999, 1_800_000)),
    st.just(Quantity(50, 0, "KM")),
)


@given(PLACES, PLACES)
def test_the_check_digits_follow_every_parameter(one: Circle, other: Circle) -> None:
    checks = [check_digits(PACK, CODES[0], (("place", place),)) for place in (one, other)]
    if one == other:
        assert checks[0] == checks[1]
    bare = check_digits(PACK, CODES[0])
    assert all(len(check) == CHECK_DIGITS for check in (*checks, bare))


def test_parameters_go_in_the_order_of_the_kind_and_without_the_code() -> None:
    values: dict[str, Value] = {
        "time": 60,
        "text": CODES[0],
        "place": Circle(Point(0, 0), Quantity(1, 0, "KM")),
    }
    assert [name for name, _ in parameters_of(PACK, values)] == ["place", "time"]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("", "word-unknown"),
        ("17", "word-unknown"),
        ("KUGATOM 17", "word-unknown"),
        ("KUGATON", "number-missing"),
        ("KUGATON 1", "number-missing"),
        ("KUGATON 71", "number-unknown"),
        ("KUGATON 17 47", "check-digits-missing"),
        ("KUGATON 17 47110", "check-digits-missing"),
        ("KUGATON 17 KUGATON", "word-unknown"),
        ("КUGАTON 17", "word-unknown"),
        ("KUGATON ١٧", ""),
        ("A" * 500, "text-too-long"),
    ],
)
def test_what_is_no_message_is_refused_by_its_rule_and_never_guessed(text: str, rule: str) -> None:
    assert refused(text) == rule


@given(st.text(max_size=40))
def test_any_text_is_heard_or_refused(text: str) -> None:
    refused(text)
    completions(text, PACK)


def test_the_rest_of_a_word_is_offered_while_it_is_typed() -> None:
    assert [one.code for one in completions("bo", PACK)] == ["BOZINAK-71", "BOZINAK-83"]
    assert [one.code for one in completions("BOZ 8", PACK)] == ["BOZINAK-83"]
    assert [one.code for one in completions("46", PACK)] == ["NEDABEPI-46"]
    assert len(completions("", PACK)) == len(CODES)
    assert completions("я", PACK) == ()


def test_letters_and_digits_are_spelled_one_word_each() -> None:
    assert spelled("KUGA 17") == "Kilo Uniform Golf Alfa unaone setteseven"
    assert [name[0] for name in ALPHABET] == list(string.ascii_uppercase)
    assert len(DIGIT_NAMES) == 10


def test_a_pack_without_short_messages_has_none() -> None:
    bare = dataclasses.replace(PACK, kinds={})
    assert code_field(bare) is None
    assert short_messages(bare) == ()
    with pytest.raises(LocalViolation, match="no-short-messages"):
        short_kind(bare)
