"""The words of the core pack: against the glossary and the rules of each script."""

import copy
import itertools
import re
from collections.abc import Iterator

import pytest

from protocol.vocabulary import LANGUAGES
from tests.protocol.notices.pack_texts import PackTables, Table, read_glossary, read_tables, texts

PACK = read_tables()
GLOSSARY = read_glossary()


def with_term(code: str, key: str, wording: str) -> PackTables:
    """Return the pack with one wording of a `vocabulary.CODE` changed."""
    changed = copy.deepcopy(PACK)
    vocabulary, _, term = code.partition(".")
    changed.vocabularies[vocabulary][term][key] = wording
    return changed


def test_a_quoted_sentence_stands_exactly_as_its_instrument_has_it() -> None:
    for where, quoted in GLOSSARY["quoted"].items():
        for language in LANGUAGES:
            said = [text for place, text in texts(PACK, language) if place == where]
            assert said == [quoted[language]], (where, language)


def glossary_differences(pack: PackTables) -> Iterator[str]:
    """Give every text of the pack that is not what the second table says."""
    for language in LANGUAGES:
        found = dict(reversed([(where, text) for where, text in texts(pack, language)]))
        for where, entry in (*GLOSSARY["exact"].items(), *GLOSSARY["quoted"].items()):
            if found.get(where) != entry[language]:
                yield f"{language} {where}: {found.get(where)!r}"
        for name, entry in GLOSSARY["concept"].items():
            for where in entry["where"]:
                if entry[language].lower() not in found.get(where, "").lower():
                    yield f"{language} {name} {where}: {found.get(where)!r}"
                yield from _never(pack, language, where, entry.get("never", {}))


def _never(pack: PackTables, language: str, where: str, never: Table) -> Iterator[str]:
    if language in never and where.startswith("kind."):
        kind = where.removeprefix("kind.")
        pattern = re.compile(never[language])
        for place, text in texts(pack, language):
            inside = place.split("/")[0] == where or place.startswith(f"field.{kind}.")
            if inside and pattern.search(text.lower()):
                yield f"{language} {place}: {text!r}"


def test_the_pack_says_what_the_glossary_says() -> None:
    assert list(glossary_differences(PACK)) == []


def test_the_glossary_finds_a_changed_wording() -> None:
    spoilt = with_term("object_class.ICBM", "zh", "战略导弹")
    assert list(glossary_differences(spoilt)) == ["zh object_class.ICBM: '战略导弹'"]
    space = copy.deepcopy(PACK)
    space.kinds["missile-launch-planned"]["title"]["ru"] = "Уведомление о запуске"
    assert any("о запуске" in found for found in glossary_differences(space))


def test_every_glossary_entry_has_six_languages_and_a_known_source() -> None:
    tables = (GLOSSARY[part].values() for part in ("exact", "concept", "quoted"))
    for table in itertools.chain(*tables):
        assert all(table[language] for language in LANGUAGES)
        assert table["source"] in GLOSSARY["sources"]


# What a line of each script never holds. French sets a no-break space before a two-part sign;
# Chinese and Japanese set full-width signs; Russian and Korean text is not spelt with look-alikes.
WRONG_SIGNS = {
    "en": r"\s[:;?!]|[^\x00-\x7F°ø–‹›]",
    "zh": r"[一-鿿][:;,.]|[:,] ?[一-鿿]",
    "ru": r"\s[:;?!]|[а-яё][a-z]|[a-z][а-яё]",
    "fr": r"(?<!\u00a0)[:;?!](?!\d)|\u00a0(?![:;?!»])(?<!«\u00a0)",
    "ja": r"[぀-ヿ一-鿿][:;,.]|[:,] ?[぀-ヿ一-鿿]",
    "ko": r"[：；，。]|\s[:;?!]",
}


def wrong_signs(pack: PackTables, language: str) -> list[str]:
    """Give every text with a sign or space that its script does not use."""
    pattern = re.compile(WRONG_SIGNS[language], re.IGNORECASE)
    return [f"{where}: {text!r}" for where, text in texts(pack, language) if pattern.search(text)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_script_keeps_its_own_signs(language: str) -> None:
    assert wrong_signs(PACK, language) == []


@pytest.mark.parametrize(
    ("language", "wording"),
    [
        ("en", "test :"),
        ("zh", "测试:线路"),
        ("ru", "пусk"),
        ("fr", "essai: liaison"),
        ("ja", "試験.回線"),
        ("ko", "시험：회선"),
    ],
)
def test_a_wrong_sign_is_found(language: str, wording: str) -> None:
    assert wrong_signs(with_term("station_event.TEST", language, wording), language)
