import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocol.errors import LocalViolation, ValueRefused
from protocol.exchange.pairing_sheet import (
    ALPHABET,
    GROUPS,
    Sheet,
    compare_digits,
    digits_of,
)
from tests.simulation.toy_crypto import ToyPrimitives

thirty_two = st.binary(min_size=32, max_size=32)
sheets = st.builds(Sheet, thirty_two, thirty_two)
SHEET = Sheet(bytes(range(32)), bytes(range(100, 132)))
GROUP_TEXTS = SHEET.groups()
DIGITS = "73985 47250 26882 58702 27966 12420"


def refused_at(text: str) -> str:
    with pytest.raises(ValueRefused) as refused:
        Sheet.read(text)
    assert refused.value.value == ""
    return refused.value.field


@given(sheets)
def test_a_sheet_reads_as_written(sheet: Sheet) -> None:
    assert Sheet.read(sheet.qr_text()) == sheet
    assert Sheet.read(" ".join(sheet.groups())) == sheet


def test_a_sheet_is_36_groups_of_four_and_its_qr_text_is_alphanumeric() -> None:
    assert {len(group) for group in GROUP_TEXTS} == {4}
    assert len(GROUP_TEXTS) == GROUPS
    assert len(SHEET.qr_text()) == 153
    assert set(SHEET.qr_text()) <= set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")


@pytest.mark.parametrize(
    "typed",
    [
        " ".join(GROUP_TEXTS).lower(),
        "-".join(GROUP_TEXTS),
        "".join(GROUP_TEXTS),
        "\n".join(" ".join(GROUP_TEXTS[row : row + 6]) for row in range(0, GROUPS, 6)),
        " ".join(GROUP_TEXTS).replace("0", "O").replace("1", "l"),
        " ".join(GROUP_TEXTS).replace("1", "I"),
        " ".join("".join(chr(ord(one) + 0xFEE0) for one in group) for group in GROUP_TEXTS),
        "\u2066" + " ".join(GROUP_TEXTS) + "\u2069",
        f"  {SHEET.qr_text()}\r\n",
        SHEET.qr_text().lower(),
    ],
)
def test_any_case_spacing_and_width_is_read(typed: str) -> None:
    assert Sheet.read(typed) == SHEET


@given(st.integers(0, GROUPS - 1), st.integers(0, 3), st.sampled_from(ALPHABET))
def test_one_wrong_character_names_its_group(at: int, place: int, character: str) -> None:
    group = GROUP_TEXTS[at]
    if group[place] == character:
        return
    wrong = group[:place] + character + group[place + 1 :]
    typed = [*GROUP_TEXTS[:at], wrong, *GROUP_TEXTS[at + 1 :]]
    assert refused_at(" ".join(typed)) == f"group[{at + 1}]"


@given(sheets, st.integers(0, GROUPS - 1), st.integers(0, 2))
def test_two_neighbours_exchanged_name_their_group(sheet: Sheet, at: int, place: int) -> None:
    groups = list(sheet.groups())
    swapped = list(groups[at])
    swapped[place], swapped[place + 1] = swapped[place + 1], swapped[place]
    if swapped == list(groups[at]):
        return
    groups[at] = "".join(swapped)
    assert refused_at(" ".join(groups)) == f"group[{at + 1}]"


@given(sheets, st.integers(0, GROUPS - 1), st.integers(0, GROUPS - 1))
def test_two_groups_exchanged_are_seen(sheet: Sheet, one: int, other: int) -> None:
    groups = list(sheet.groups())
    groups[one], groups[other] = groups[other], groups[one]
    if tuple(groups) == sheet.groups():
        return
    with pytest.raises(ValueRefused):
        Sheet.read(" ".join(groups))


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ("", "group[1]"),
        (" ".join(GROUP_TEXTS[:9]), "group[10]"),
        (" ".join([*GROUP_TEXTS, "0000"]), "group[37]"),
        (" ".join([*GROUP_TEXTS[:4], "ABC", *GROUP_TEXTS[5:]]), "group[5]"),
        (" ".join([*GROUP_TEXTS[:4], "ABCDE", *GROUP_TEXTS[5:]]), "group[5]"),
        (" ".join([*GROUP_TEXTS[:4], "ABCU", *GROUP_TEXTS[5:]]), "group[5]"),
        (" ".join([*GROUP_TEXTS[:4], "ABCÉ", *GROUP_TEXTS[5:]]), "group[5]"),
        ("".join(GROUP_TEXTS)[:-2], "group[36]"),
    ],
)
def test_what_is_missing_or_too_much_is_named(typed: str, field: str) -> None:
    assert refused_at(typed) == field


def test_a_check_over_all_groups_catches_what_passes_in_each(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("protocol.exchange.pairing_sheet._check_number", lambda payload: 5)
        forged = SHEET.groups()
    assert refused_at(" ".join(forged)) == "groups"


def test_a_sheet_of_another_version_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("protocol.exchange.pairing_sheet.SHEET_VERSION", 2)
        later = SHEET.qr_text()
    with pytest.raises(ValueRefused, match="version"):
        Sheet.read(later)


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    with pytest.raises(ValueRefused):
        Sheet.read(text)
    with pytest.raises(ValueRefused):
        compare_digits(text, DIGITS)


def test_halves_of_another_size_are_never_written() -> None:
    with pytest.raises(LocalViolation):
        Sheet(bytes(32), bytes(31)).groups()


def test_the_half_is_not_printed() -> None:
    assert repr(SHEET.half) not in repr(SHEET)


def test_digits_are_six_groups_of_five() -> None:
    groups = digits_of(ToyPrimitives(1), bytes(32)).split(" ")
    assert [len(group) for group in groups] == [5] * 6
    assert all(group.isascii() and group.isdecimal() for group in groups)
    assert digits_of(ToyPrimitives(1), bytes(31) + b"\x01").split(" ") != groups


def every_script() -> list[int]:
    return [point for point in range(0x110000) if unicodedata.decimal(chr(point), None) == 0]


@pytest.mark.parametrize("zero", every_script(), ids=hex)
def test_digits_of_any_script_are_heard(zero: int) -> None:
    compare_digits(DIGITS.translate({0x30 + n: zero + n for n in range(10)}), DIGITS)


@pytest.mark.parametrize(
    "typed", [DIGITS.replace(" ", ""), DIGITS.replace(" ", "-"), f"\u2066{DIGITS}\u2069\n"]
)
def test_digits_are_heard_in_any_spacing(typed: str) -> None:
    compare_digits(typed, DIGITS)


@pytest.mark.parametrize("group", range(6))
def test_a_wrong_group_of_digits_is_named(group: int) -> None:
    groups = DIGITS.split()
    groups[group] = f"{(int(groups[group]) + 1) % 100_000:05d}"
    with pytest.raises(ValueRefused) as refused:
        compare_digits(" ".join(groups), DIGITS)
    assert refused.value.field == f"group[{group + 1}]"


@pytest.mark.parametrize("typed", ["", DIGITS[:-1], DIGITS + "0", DIGITS[:-1] + "x", "½" * 30])
def test_thirty_digits_are_wanted(typed: str) -> None:
    with pytest.raises(ValueRefused) as refused:
        compare_digits(typed, DIGITS)
    assert refused.value.field == "digits"
