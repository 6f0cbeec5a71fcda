"""Packs: the core pack is whole; hostile or ambiguous packs are refused, and soon."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from console.assets import load_shelf, pack_files
from protocol.errors import LocalViolation
from protocol.notices.pack_file import load_pack, pack_hash
from protocol.notices.template import parse_template
from protocol.vocabulary import LANGUAGES
from tests.protocol.notices.samples import pack

T01 = "kinds/missile-launch-planned.toml"
T34 = "kinds/interim-reply.toml"
WRITTEN = 'en = "This message is not an answer and takes no position. Message concerned: {ref}."'
BANNED = re.compile(
    r"\b(acknowledg|accept(s|ed|ance)?\b|agree(d|s)?\b|chat\b|enemy|adversar|regimes?\b)",
    re.IGNORECASE,
)


def core_files() -> dict[str, bytes]:
    """The files of the core pack."""
    return pack_files("core", 2)


def changed(path: str, old: str, new: str) -> dict[str, bytes]:
    """The core pack with one text of one file replaced."""
    files = core_files()
    text = files[path].decode()
    assert old in text, old
    return {**files, path: text.replace(old, new, 1).encode()}


# A released edition is never changed: messages of that time must print as they did.
RELEASED = {
    ("core", 1): "82defe0ec4924d978a510ae71124b9cc1e3431cd872693120b5a9c3f2ccd75c5",
}


@pytest.mark.parametrize("name_and_edition", RELEASED)
def test_a_released_edition_is_there_unchanged(name_and_edition: tuple[str, int]) -> None:
    digest = bytes.fromhex(RELEASED[name_and_edition])
    assert pack_hash(pack_files(*name_and_edition)) == digest
    assert (load_shelf()[digest].name, load_shelf()[digest].edition) == name_and_edition


def test_notices_are_composed_with_the_newest_edition() -> None:
    assert pack().edition == max(each.edition for each in load_shelf().values())
    assert next(iter(load_shelf())) == pack().hash == pack_hash(core_files())


def test_two_officers_release_what_the_design_lists() -> None:
    two = {code for code, kind in pack().kinds.items() if kind.officers == 2}
    assert two == {
        "missile-launch-planned",
        "space-launch-planned",
        "launch-observed",
        "event-characterised",
        "correction",
        "dangerous-activity",
        "dangerous-activity-response",
        "call-request",
        "call-answer",
        "principal-message",
        "group-launch-planned",
        "flight-deviation",
        "unintended-launch",
        "nuclear-incident",
        "unidentified-objects",
        "warning-system-interference",
        "unidentified-group-device",
        "short-message",
    }


def test_no_wording_takes_a_position() -> None:
    for kind in pack().kinds.values():
        for line in kind.lines:
            words = "".join(line.wording["en"].literals)
            assert not BANNED.search(words), words
    for vocabulary in pack().vocabularies.values():
        for term in vocabulary.terms.values():
            assert not BANNED.search(term.wording["en"]), term.wording["en"]


def test_the_hash_covers_every_byte_and_every_path() -> None:
    files = core_files()
    whole = pack_hash(files)
    for path in files:
        assert pack_hash({**files, path: files[path] + b"\n"}) != whole
    assert pack_hash({**files, "terms/empty.toml": b""}) != whole


@pytest.mark.parametrize(
    ("path", "old", "new", "rule"),
    [
        (T34, WRITTEN, 'en = "Launch window: {ref!r}."', "brace"),
        (T34, WRITTEN, 'en = "Launch window: {ref:>99}."', "brace"),
        (T34, WRITTEN, 'en = "Launch window: {ref.start}."', "brace"),
        (T34, WRITTEN, 'en = "Launch window: {}."', "brace"),
        (T34, WRITTEN, 'en = "This: {status}."', "places"),
        (T34, WRITTEN, 'en = "Launch window."', "places"),
        (T34, WRITTEN, 'en = "Window: \\u202e{ref}."', "bidi"),
        (T34, WRITTEN, 'en = "W\\n: {ref}."', "control"),
        (T34, WRITTEN, 'en = "{ref}."', "lines-begin"),
        (T34, WRITTEN, 'en = "State of the message concerned: {ref}"', "lines-begin"),
        (T34, WRITTEN, 'en = "Mode: {ref}"', "lines-begin"),
        (T01, 'type = "window"', 'type = "eval"', "unknown-type"),
        (T01, 'name = "count"', 'name = "__class__"', "not-a-code"),
        (T01, "officers = 2", "officers = 2\nrun = 1", "unknown-key"),
        (T01, "officers = 2", "officers = 0", "officers"),
        (T01, 'vocabulary = "object_class"', 'vocabulary = "nothing"', "unknown-vocabulary"),
        ("terms/objects.toml", "[object_class.ICBM]", "[object_class.A_B]", "not-a-code"),
        ("pack.toml", '"ko"', '"xx"', "languages"),
        ("pack.toml", "{radius}", "{count}", "places"),
        ("pack.toml", "[heading.mode]", "[heading.mood]", "key-missing"),
    ],
)
def test_a_pack_that_breaks_a_rule_is_refused(path: str, old: str, new: str, rule: str) -> None:
    with pytest.raises(LocalViolation, match="pack-refused") as refusal:
        load_pack(changed(path, old, new))
    assert rule in str(refusal.value) or "not-a-table" in str(refusal.value)


def test_two_equal_wordings_in_a_vocabulary_are_refused() -> None:
    for language in LANGUAGES:
        wording = pack().vocabularies["object_class"].terms["ICBM"].wording[language]
        other = pack().vocabularies["object_class"].terms["SLBM"].wording[language]
        files = changed(
            "terms/objects.toml", f'\n{language} = "{other}"', f'\n{language} = "{wording.upper()}"'
        )
        with pytest.raises(LocalViolation, match="wordings-equal"):
            load_pack(files)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_missing_language_is_refused(language: str) -> None:
    line = next(
        row for row in core_files()[T01].decode().split("\n") if row.startswith(f"{language} = ")
    )
    with pytest.raises(LocalViolation, match="key-missing"):
        load_pack(changed(T01, line, ""))


@pytest.mark.parametrize(
    "content",
    [
        b"\xff\xfe",
        b"[" * 60_000,
        b"x = " + b"[" * 3_000,
        b"x = [\n" * 20_000,
        b".".join([b"a"] * 200_000) + b" = 1",
        (b".".join([b"a"] * 1_900) + b" = 1\n") * 100,
        b"x = 1e999999999",
        b"x = " + b"9" * 3_900,
        b"x = nan",
        b"id = 1",
        b"a = 1\na = 2",
        b" " * 600_000,
    ],
)
def test_hostile_files_are_refused_in_bounded_time(content: bytes) -> None:
    begin = time.perf_counter()
    with pytest.raises(LocalViolation, match="pack-refused"):
        load_pack({**core_files(), "kinds/x.toml": content})
    assert time.perf_counter() - begin < 3


def test_too_many_or_unknown_files_are_refused() -> None:
    many = {f"terms/{number}.toml": b"" for number in range(300)}
    for files in (
        {**core_files(), **many},
        {**core_files(), "run.py": b""},
        {**core_files(), "kinds/other.toml": core_files()[T01]},
        {path: data for path, data in core_files().items() if path != "pack.toml"},
    ):
        with pytest.raises(LocalViolation, match="pack-refused"):
            load_pack(files)


@settings(max_examples=150, deadline=None)
@given(source=st.text(st.sampled_from("ab{}_.![]:0 \\é中"), max_size=40))
def test_a_wording_names_places_or_is_refused(source: str) -> None:
    try:
        template = parse_template(source, "here")
    except LocalViolation:
        return
    places = {name: f"<{name}>" for name in template.names}
    text, spans = template.fill(places)
    assert [text[start:end] for _, start, end in spans] == list(places.values())
    rebuilt = source
    for name, shown in places.items():
        rebuilt = rebuilt.replace("{" + name + "}", shown)
    assert rebuilt == text
