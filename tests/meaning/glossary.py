"""The second table against the pack: every wording holds the stems that somebody else wrote for it.

What no comparison of hashes can see, words exchanged on both sides alike, is found here. An entry
lists stems (alternatives parted by `|`) that the wording must hold, and stems that it must not.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from protocol.notices.pack import Pack
from tests.meaning.spoil import Mutant, spoil, text_at

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "glossary"
FILES = {
    "terms": "term",
    "labels": "label",
    "titles": "title",
    "phrases": "phrase",
    "headings": "heading",
}
"""Files by the beginning of their names, and the sort of address that their keys have."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Stems by language that the wording at an address must hold, and must not hold."""

    address: str
    stems: Mapping[str, tuple[str, ...]]
    forbidden: Mapping[str, tuple[str, ...]]
    sources: Mapping[str, str]


def entries(folder: Path = FOLDER) -> dict[str, Entry]:
    """Read the whole table, by address."""
    found: dict[str, Entry] = {}
    for path in sorted(folder.glob("*.toml")):
        sort = FILES.get(path.stem.split("-")[0])
        if sort is None:
            continue
        for key, table in tomllib.loads(path.read_text("utf-8")).items():
            stems = {name: tuple(value) for name, value in table.items() if len(name) == 2}
            forbidden = {name: tuple(value) for name, value in table.get("not", {}).items()}
            address = f"{sort}:{key}"
            assert address not in found, f"{address} stands twice"
            found[address] = Entry(address, stems, forbidden, table["source"])
    return found


def _holds(text: str, stem: str) -> bool:
    return any(part.casefold() in text for part in stem.split("|"))


def faults(entry: Entry, language: str, wording: str) -> Iterator[str]:
    """Yield each stem that is missing, and each that should not be there."""
    text = " ".join(wording.replace("\u00a0", " ").casefold().split())
    for stem in entry.stems[language]:
        if not _holds(text, stem):
            yield f"without {stem!r}"
    for stem in entry.forbidden.get(language, ()):
        if _holds(text, stem):
            yield f"with {stem!r}"


def findings(pack: Pack, table: Mapping[str, Entry]) -> Iterator[str]:
    """Yield every wording of a pack that is not what the table says, and entries without one."""
    for entry in table.values():
        for language in pack.languages:
            try:
                wording = text_at(pack, entry.address, language)
            except (KeyError, AssertionError):
                yield f"{entry.address}: not in the pack"
                break
            for fault in faults(entry, language, wording):
                yield f"{entry.address} {language}: {wording!r} {fault}"


def survivors(
    pack: Pack, table: Mapping[str, Entry], mutants: Iterable[Mutant]
) -> Iterator[Mutant]:
    """Yield the mutants that the table does not see where both sides have them."""
    for mutant in mutants:
        spoilt = spoil(pack, mutant)
        if not any(_seen(spoilt, table, address, mutant.language) for address, _ in mutant.texts):
            yield mutant


def _seen(spoilt: Pack, table: Mapping[str, Entry], address: str, language: str) -> bool:
    entry = table.get(address)
    return entry is not None and any(faults(entry, language, text_at(spoilt, address, language)))
