"""From files to a pack. Pure: bytes in, values out; whoever reads the disk gives the files.

A pack is foreign text. Only known keys are taken, sizes are bounded before anything is parsed, and
a wording can do nothing but name places.
"""

import hashlib
from collections.abc import Mapping
from types import MappingProxyType

from protocol.errors import LocalViolation
from protocol.notices.instrument_file import read_instrument
from protocol.notices.instrument_lint import check_instruments
from protocol.notices.instruments import InstrumentPage
from protocol.notices.kind_file import read_kind
from protocol.notices.pack import (
    HEADING_PLACES,
    LATER_PHRASES,
    PHRASE_PLACES,
    Kind,
    Pack,
    Term,
    Vocabulary,
)
from protocol.notices.pack_lint import check_pack
from protocol.notices.pack_table import CODE, KIND_CODE, NAME, PackTable, refused
from protocol.notices.template import Template
from protocol.notices.toml_text import read_toml
from protocol.vocabulary import LANGUAGES

FILES_MAX = 256
FILE_MAX = 512 * 1024
PACK_MAX = 4 * 1024 * 1024
HASH_LABEL = b"readback pack 1"

_IN_WORDING_FORBIDDEN = frozenset("[]{}“”;│")


def pack_hash(files: Mapping[str, bytes]) -> bytes:
    """Return SHA-256 over all files, each with its path and both lengths, sorted by path."""
    digest = hashlib.sha256(HASH_LABEL)
    for path in sorted(files):
        for part in (path.encode(), files[path]):
            digest.update(len(part).to_bytes(8, "big"))
            digest.update(part)
    return digest.digest()


def load_pack(files: Mapping[str, bytes]) -> Pack:
    """Make a pack of `pack.toml`, `terms/*.toml`, `kinds/*.toml` and `instruments/*.toml`.

    Raises:
        LocalViolation: pack-refused, with `where` (file and key) and `rule`.
    """
    if len(files) > FILES_MAX or sum(map(len, files.values())) > PACK_MAX:
        raise refused("pack", "pack-too-large")
    tables = {path: _read(path, files[path]) for path in sorted(files)}
    if "pack.toml" not in tables:
        raise refused("pack.toml", "file-missing")
    vocabularies: dict[str, Vocabulary] = {}
    head = tables.pop("pack.toml")
    wordings = _wordings(head.table("heading"), HEADING_PLACES)
    phrases = _wordings(head.table("phrases"), PHRASE_PLACES, LATER_PHRASES)
    kinds: dict[str, Kind] = {}
    instruments: dict[str, InstrumentPage] = {}
    for path, table in tables.items():
        if path.startswith("terms/"):
            _add_vocabularies(table, vocabularies)
        elif path.startswith("kinds/"):
            kind = read_kind(table, phrases)
            if path != f"kinds/{kind.code}.toml":
                raise table.refused("id", "not-the-file-name")
            kinds[kind.code] = kind
        elif path.startswith("instruments/"):
            page = read_instrument(table)
            if path != f"instruments/{page.code}.toml":
                raise table.refused("id", "not-the-file-name")
            instruments[page.code] = page
        else:
            raise refused(path, "unknown-file")
    languages, reviewed = _languages(head)
    pack = Pack(
        head.code("name", KIND_CODE),
        head.integer("edition"),
        pack_hash(files),
        languages,
        reviewed,
        wordings,
        phrases,
        MappingProxyType(vocabularies),
        MappingProxyType(kinds),
        MappingProxyType(instruments),
    )
    head.done()
    check_pack(pack)
    check_instruments(pack)
    return pack


def _read(path: str, data: bytes) -> PackTable:
    try:
        return PackTable(path, read_toml(data, FILE_MAX))
    except LocalViolation as problem:
        rule, why = problem.details["rule"], problem.details["why"]
        raise refused(f"{path}: {why}", str(rule)) from None


def _languages(table: PackTable) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the languages of a pack, and those whose wording a native linguist has reviewed."""
    languages = table.texts("languages")
    if languages != LANGUAGES:
        raise table.refused("languages", "languages-differ")
    reviewed = table.texts("reviewed", ())
    if not set(reviewed) <= set(LANGUAGES):
        raise table.refused("reviewed", "languages-differ")
    return languages, reviewed


def _wordings(
    table: PackTable,
    places: dict[str, tuple[str, ...]],
    later: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
) -> Mapping[str, Mapping[str, Template]]:
    wordings = {key: table.table(key).templates(names) for key, names in places.items()}
    for key, names in later.items():
        if table.has(key):
            wordings[key] = table.table(key).templates(names)
    table.done()
    return MappingProxyType(wordings)


def _add_vocabularies(table: PackTable, vocabularies: dict[str, Vocabulary]) -> None:
    for name in table.names():
        if not NAME.fullmatch(name):
            raise table.refused(name, "not-a-name")
        if name in vocabularies:
            raise table.refused(name, "vocabulary-twice")
        listed = table.table(name)
        terms = {code: _term(listed, code) for code in listed.names()}
        codes = {
            language: MappingProxyType(
                {term.wording[language]: code for code, term in terms.items()}
            )
            for language in LANGUAGES
        }
        vocabularies[name] = Vocabulary(name, MappingProxyType(terms), MappingProxyType(codes))


def _term(vocabulary: PackTable, code: str) -> Term:
    if not CODE.fullmatch(code):
        raise vocabulary.refused(code, "not-a-code")
    table = vocabulary.table(code)
    wording = {language: table.text(language) for language in LANGUAGES}
    for language, text in wording.items():
        if _IN_WORDING_FORBIDDEN & set(text) or text != text.strip():
            raise table.refused(language, "wording-character")
    term = Term(
        code,
        MappingProxyType(wording),
        MappingProxyType({lang: table.text(f"{lang}_definition") for lang in LANGUAGES}),
        table.text("note", ""),
        table.texts("sources", ()),
        table.flag("meanings_differ"),
        table.code("expects", CODE, ""),
    )
    table.done()
    return term
