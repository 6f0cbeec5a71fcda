"""Released notices as files: written and read back byte for byte, and refused in one line."""

from random import Random

import pytest

from protocol.errors import ValueRefused
from protocol.notices.notice_file import message_from_toml, message_to_toml
from tests.meaning.generate import Generator
from tests.protocol.notices.samples import launch_message, pack

PACKS = {pack().hash: pack()}


@pytest.mark.parametrize("kind", sorted(pack().kinds))
def test_any_notice_goes_through_a_file(kind: str) -> None:
    generator = Generator(pack(), Random(kind))
    for _ in range(10):
        message = generator.message(pack().kinds[kind])
        written = message_to_toml(message, pack()).encode()
        assert message_from_toml(written, PACKS, "notice.toml") == message


@pytest.mark.parametrize(
    ("old", "new", "field", "rule"),
    [
        ('mode = "EXERCISE"', 'mode = "REAL"', "heading.mode", "unknown-code-of-mode"),
        ("late = false", 'late = "no"', "heading.late", "not-true-or-false"),
        ("late = false", "", "heading.late", "field-missing"),
        ("edition = 2", "edition = true", "heading.edition", "not-a-number"),
        ('party = "USA"', 'party = "usa"', "heading.sender.party", "party-not-alpha-3"),
        ("[heading]", "[heading]\nx = 1", "heading.x", "unknown-field"),
        ('nonce = "00', 'nonce = "zz', "heading.nonce", "not-16-bytes"),
        ('object_class = "ICBM"', 'object_class = "X"', "object_class", "unknown-code"),
        ("[heading]", "[heading", "file", "not-toml"),
    ],
)
def test_a_spoilt_file_is_refused_with_field_and_rule(
    old: str, new: str, field: str, rule: str
) -> None:
    written = message_to_toml(launch_message(), pack())
    assert old in written, written
    with pytest.raises(ValueRefused) as refusal:
        message_from_toml(written.replace(old, new, 1).encode(), PACKS, "notice.toml")
    assert refusal.value.field == field
    assert rule in refusal.value.rule
    assert refusal.value.source == "notice.toml"


def test_a_notice_of_a_pack_that_is_not_here_is_refused() -> None:
    with pytest.raises(ValueRefused, match="unknown-pack"):
        message_from_toml(message_to_toml(launch_message(), pack()).encode(), {}, "notice.toml")
