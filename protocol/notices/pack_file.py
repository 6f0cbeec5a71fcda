"""From files to a pack. Pure: bytes in, values out; whoever reads the disk gives the files.

A pack is foreign text. Only known keys are taken, sizes are bounded before anything is parsed, and
a wording can do nothing but name places.
"""

import hashlib
import re
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from protocol.errors import LocalViolation, ValueRefused
from protocol.notices.lint import check_text
from protocol.notices.pack import (
    EACH,
    HEADING_PLACES,
    PHRASE_PLACES,
    Condition,
    FieldSpec,
    FieldType,
    Kind,
    Lead,
    Line,
    OfficersWhen,
    Pack,
    Term,
    Vocabulary,
)
from protocol.notices.pack_lint import check_pack
from protocol.notices.template import TEMPLATE_MAX, Template, parse_template
from protocol.notices.toml_text import read_toml
from protocol.notices.values import SHAPES
from protocol.vocabulary import LANGUAGES

FILES_MAX = 256
FILE_MAX = 512 * 1024
PACK_MAX = 4 * 1024 * 1024
FIELDS_MAX = 40
HASH_LABEL = b"readback pack 1"

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,31}")
_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
_KIND_CODE = re.compile(r"[a-z][a-z0-9-]{0,39}")
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
    """Make a pack of `pack.toml`, `terms/*.toml` and `kinds/*.toml`.

    Raises:
        LocalViolation: pack-refused, with `where` (file and key) and `rule`.
    """
    if len(files) > FILES_MAX or sum(map(len, files.values())) > PACK_MAX:
        raise _refused("pack", "pack-too-large")
    tables = {path: _read(path, files[path]) for path in sorted(files)}
    if "pack.toml" not in tables:
        raise _refused("pack.toml", "file-missing")
    vocabularies: dict[str, Vocabulary] = {}
    kinds: dict[str, Kind] = {}
    for path, table in tables.items():
        if path.startswith("terms/"):
            _add_vocabularies(table, vocabularies)
        elif path.startswith("kinds/"):
            kind = _kind(table)
            if path != f"kinds/{kind.code}.toml":
                raise table.refused("id", "not-the-file-name")
            kinds[kind.code] = kind
        elif path != "pack.toml":
            raise _refused(path, "unknown-file")
    pack = _pack(tables["pack.toml"], pack_hash(files), vocabularies, kinds)
    check_pack(pack)
    return pack


def _refused(where: str, rule: str) -> LocalViolation:
    return LocalViolation("pack-refused", where=where, rule=rule)


def _read(path: str, data: bytes) -> "_Table":
    try:
        return _Table(path, read_toml(data, FILE_MAX))
    except LocalViolation as problem:
        rule, why = problem.details["rule"], problem.details["why"]
        raise _refused(f"{path}: {why}", str(rule)) from None


class _Table:
    """A table of a pack file, taken key by key; what is left over is an unknown key."""

    def __init__(self, where: str, table: object) -> None:
        if not isinstance(table, dict):
            raise _refused(where, "not-a-table")
        self.where = where
        self._left: dict[str, Any] = dict(table)

    def refused(self, key: str, rule: str) -> LocalViolation:
        return _refused(f"{self.where}: {key}", rule)

    def names(self) -> tuple[str, ...]:
        return tuple(self._left)

    def done(self) -> None:
        for key in self._left:
            raise self.refused(key, "unknown-key")

    def has(self, key: str) -> bool:
        return key in self._left

    def value(self, key: str, kind: type, default: object = None) -> Any:
        found = self._left.pop(key, default)
        if found is None:
            raise self.refused(key, "key-missing")
        if not isinstance(found, kind) or (kind is int and isinstance(found, bool)):
            raise self.refused(key, "wrong-type")
        return found

    def text(self, key: str, default: str | None = None) -> str:
        found: str = self.value(key, str, default)
        if found:
            try:
                check_text(found, key, TEMPLATE_MAX)
            except ValueRefused as problem:
                raise self.refused(key, problem.rule) from None
        elif default is None:
            raise self.refused(key, "text-empty")
        return found

    def code(self, key: str, pattern: re.Pattern[str], default: str | None = None) -> str:
        found = self.text(key, default)
        if found and not pattern.fullmatch(found):
            raise self.refused(key, "not-a-code")
        return found

    def texts(self, key: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        found = self.value(key, list, None if default is None else list(default))
        if not all(isinstance(item, str) for item in found):
            raise self.refused(key, "wrong-type")
        return tuple(found)

    def integer(self, key: str, default: int | None = None) -> int:
        number: int = self.value(key, int, default)
        if abs(number) > 1_000_000:
            raise self.refused(key, "number-range")
        return number

    def flag(self, key: str, default: bool = False) -> bool:
        return bool(self.value(key, bool, default))

    def limit(self, key: str) -> Decimal | None:
        if not self.has(key):
            return None
        found = self._left.pop(key)
        if isinstance(found, str) and re.fullmatch(r"-?\d{1,15}(\.\d{1,6})?", found):
            return Decimal(found)
        if isinstance(found, int | Decimal) and not isinstance(found, bool):
            return Decimal(found)
        raise self.refused(key, "wrong-type")

    def table(self, key: str) -> "_Table":
        return _Table(f"{self.where}: {key}", self._left.pop(key, None))

    def optional_table(self, key: str) -> "_Table | None":
        return self.table(key) if self.has(key) else None

    def tables(self, key: str) -> "list[_Table]":
        found = self.value(key, list)
        return [_Table(f"{self.where}: {key}[{at}]", item) for at, item in enumerate(found)]

    def by_language(self) -> Mapping[str, str]:
        """Take one text for each language and nothing else."""
        texts = {language: self.text(language) for language in LANGUAGES}
        self.done()
        return MappingProxyType(texts)

    def templates(self, places: tuple[str, ...]) -> Mapping[str, Template]:
        """Take one wording for each language, each with exactly these places."""
        wording = {}
        for language in LANGUAGES:
            template = parse_template(self.text(language), f"{self.where}: {language}")
            if set(template.names) != set(places):
                raise self.refused(language, "places-differ")
            wording[language] = template
        self.done()
        return MappingProxyType(wording)


def _pack(
    table: _Table, digest: bytes, vocabularies: dict[str, Vocabulary], kinds: dict[str, Kind]
) -> Pack:
    languages = table.texts("languages")
    if languages != LANGUAGES:
        raise table.refused("languages", "languages-differ")
    reviewed = table.texts("reviewed", ())
    if not set(reviewed) <= set(LANGUAGES):
        raise table.refused("reviewed", "languages-differ")
    pack = Pack(
        table.code("name", _KIND_CODE),
        table.integer("edition"),
        digest,
        languages,
        reviewed,
        _wordings(table.table("heading"), HEADING_PLACES),
        _wordings(table.table("phrases"), PHRASE_PLACES),
        MappingProxyType(vocabularies),
        MappingProxyType(kinds),
    )
    table.done()
    return pack


def _wordings(
    table: _Table, places: dict[str, tuple[str, ...]]
) -> Mapping[str, Mapping[str, Template]]:
    wordings = {key: table.table(key).templates(names) for key, names in places.items()}
    table.done()
    return MappingProxyType(wordings)


def _add_vocabularies(table: _Table, vocabularies: dict[str, Vocabulary]) -> None:
    for name in table.names():
        if not _NAME.fullmatch(name):
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


def _term(vocabulary: _Table, code: str) -> Term:
    if not _CODE.fullmatch(code):
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
    )
    table.done()
    return term


def _kind(table: _Table) -> Kind:
    kind = Kind(
        code=table.code("id", _KIND_CODE),
        catalogue=table.text("catalogue"),
        edition=table.integer("edition"),
        act=table.code("act", _CODE),
        precedence=table.code("precedence", _CODE),
        officers=table.integer("officers"),
        officers_when=_officers_when(table.optional_table("officers_when")),
        obligation=table.code("obligation", _CODE),
        community=table.code("community", _CODE),
        instruments=table.texts("instruments"),
        legal_basis=table.text("legal_basis"),
        reply=table.code("reply", _CODE),
        reply_minutes=table.integer("reply_minutes", 0),
        receipt_minutes=table.integer("receipt_minutes", 0),
        lead=_lead(table.optional_table("lead")),
        supersedes=table.code("supersedes", _NAME, ""),
        review=table.text("review", ""),
        title=table.table("title").by_language(),
        situation=table.table("situation").by_language(),
        fields=tuple(_field(item) for item in table.tables("field")),
        lines=tuple(_line(item) for item in table.tables("line")),
    )
    if len(kind.fields) > FIELDS_MAX:
        raise table.refused("field", "too-many-fields")
    table.done()
    return kind


def _lead(table: _Table | None) -> Lead | None:
    if table is None:
        return None
    lead = Lead(table.code("field", _NAME), table.integer("hours"), table.text("article", ""))
    table.done()
    return lead


def _officers_when(table: _Table | None) -> OfficersWhen | None:
    if table is None:
        return None
    found = OfficersWhen(
        Condition(table.code("field", _NAME), table.texts("values")), table.integer("officers")
    )
    table.done()
    return found


def _condition(table: _Table | None) -> Condition | None:
    if table is None:
        return None
    condition = Condition(table.code("field", _NAME), table.texts("values"))
    table.done()
    return condition


def _field(table: _Table) -> FieldSpec:
    try:
        kind = FieldType(table.text("type"))
    except ValueError:
        raise table.refused("type", "unknown-type") from None
    default_vocabulary = {FieldType.BOOLEAN: "boolean", FieldType.PARTY: "party"}.get(kind, "")
    helped = table.optional_table("help")
    spec = FieldSpec(
        name=table.code("name", _NAME),
        type=kind,
        required=table.flag("required"),
        critical=table.flag("critical"),
        typed=table.flag("typed"),
        vocabulary=table.code("vocabulary", _NAME, default_vocabulary),
        units=table.texts("units", (EACH,) if kind is FieldType.COUNT else ()),
        minimum=table.limit("minimum"),
        maximum=table.limit("maximum"),
        shapes=table.texts("shapes", tuple(SHAPES)),
        counted_from=table.code("counted_from", _NAME, ""),
        day_of=table.code("day_of", _NAME, ""),
        required_when=_condition(table.optional_table("required_when")),
        only_when=_condition(table.optional_table("only_when")),
        article=table.text("article", ""),
        label=table.table("label").by_language(),
        help=helped.by_language() if helped else MappingProxyType({}),
    )
    table.done()
    return spec


def _line(table: _Table) -> Line:
    fields = table.texts("fields")
    return Line(fields, table.templates(fields))
