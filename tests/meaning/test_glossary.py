"""The second table: the pack says what it says; what both sides could exchange unseen is named."""

import tomllib

from console.assets import core_pack
from protocol.vocabulary import LANGUAGES
from tests.meaning.glossary import FOLDER, entries, findings, survivors
from tests.meaning.mutants import ONLY_ON_SCREEN, mutants
from tests.meaning.spoil import Mutant, spoil, text_at

PACK = core_pack()
TABLE = entries()

# Exchanges on both sides alike that the table does not see, by name, each with its reason.
SURVIVE: dict[str, str] = {}


def test_the_pack_says_what_the_second_table_says() -> None:
    assert list(findings(PACK, TABLE)) == []


def test_what_both_sides_could_exchange_unseen_is_named() -> None:
    left = {mutant.name for mutant in survivors(PACK, TABLE, mutants(PACK))}
    assert left == set(SURVIVE)


def test_every_term_that_a_notice_prints_has_an_entry() -> None:
    wanted = {
        f"term:{name}.{code}"
        for name, vocabulary in PACK.vocabularies.items()
        if name not in ONLY_ON_SCREEN
        for code in vocabulary.terms
    }
    assert wanted - set(TABLE) == set()
    assert {f"title:{code}" for code in PACK.kinds} - set(TABLE) == set()


def test_an_entry_has_stems_and_a_known_source_in_every_language() -> None:
    sources = tomllib.loads((FOLDER / "core.toml").read_text("utf-8"))["sources"]
    for entry in TABLE.values():
        assert set(entry.stems) == set(entry.sources) == set(LANGUAGES), entry.address
        assert all(stems and all(stems) for stems in entry.stems.values()), entry.address
        assert set(entry.sources.values()) <= set(sources), entry.address


def test_an_exchange_on_both_sides_is_found() -> None:
    """Control: the same words in the places of others, on both sides, with one hash on both."""
    addresses = ("term:object_class.ICBM", "term:object_class.SLBM")
    words = [text_at(PACK, address, "ko") for address in addresses]
    mutant = Mutant("exchange", "ko", tuple(zip(addresses, reversed(words), strict=True)))
    assert list(survivors(PACK, TABLE, [mutant])) == []
    assert len(list(findings(spoil(PACK, mutant), TABLE))) >= 2
    assert list(survivors(PACK, {}, [mutant])) == [mutant]
