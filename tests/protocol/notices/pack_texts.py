"""The core pack as its authors wrote it: plain tables, read without the loader under test.

Every text is named by where it stands, so that a test can say which wording is at fault:
`purpose.TEST`, `purpose.TEST/definition`, `kind.launch-observed`, `field.launch-observed.conf`.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

RESOURCES = Path(__file__).resolve().parents[3] / "resources"
CORE = RESOURCES / "packs" / "core" / "2"
"""The edition that notices are composed with; earlier ones are frozen."""

Table = dict[str, Any]


class PackTables(NamedTuple):
    """The files of a pack: the head, the vocabularies by name, kinds and instruments by code."""

    head: Table
    vocabularies: dict[str, Table]
    kinds: dict[str, Table]
    instruments: dict[str, Table]


class Text(NamedTuple):
    """One text in one language and where it stands."""

    where: str
    text: str


def read_tables(folder: Path = CORE) -> PackTables:
    """Read the files of a pack as tables."""
    vocabularies: dict[str, Table] = {}
    for path in sorted((folder / "terms").glob("*.toml")):
        vocabularies |= _read(path)
    kinds = {path.stem: _read(path) for path in sorted((folder / "kinds").glob("*.toml"))}
    pages = {path.stem: _read(path) for path in sorted((folder / "instruments").glob("*.toml"))}
    return PackTables(_read(folder / "pack.toml"), vocabularies, kinds, pages)


def read_glossary() -> Table:
    """Read the second table of wordings."""
    return _read(RESOURCES / "glossary" / "core.toml")


def _read(path: Path) -> Table:
    return tomllib.loads(path.read_text("utf-8"))


def texts(pack: PackTables, language: str) -> Iterator[Text]:
    """Give every text that an officer can see in this language."""
    for group in ("heading", "phrases"):
        for name, by in pack.head[group].items():
            yield Text(f"{group}.{name}", by[language])
    for vocabulary, terms in pack.vocabularies.items():
        for code, term in terms.items():
            yield Text(f"{vocabulary}.{code}", term[language])
            yield Text(f"{vocabulary}.{code}/definition", term[f"{language}_definition"])
    for code in pack.kinds:
        yield from _kind_texts(pack, code, language)
    for code, page in pack.instruments.items():
        yield Text(f"page.{code}/title", page["title"][language])
        yield Text(f"page.{code}/summary", page["summary"][language])
        for number, point in enumerate(page["point"]):
            yield Text(f"page.{code}/point-{number}", point["text"][language])
        for rule in page.get("rule", []):
            yield Text(f"page.{code}/rule-{rule['id']}", rule["text"][language])


BLOCKS = {"area", "areas", "free_text", "changes", "rows", "extract"}


def lines(pack: PackTables, code: str, language: str) -> Iterator[tuple[list[str], str]]:
    """Give the fields and the wording of each line of a kind: written, or made of the label."""
    kind = pack.kinds[code]
    written = {line["fields"][0]: line for line in kind.get("line", [])}
    for field in kind["field"]:
        name = field["name"]
        if name in written:
            yield written[name]["fields"], written[name][language]
            continue
        phrase = pack.head["phrases"]["line_block" if field["type"] in BLOCKS else "line"]
        made = phrase[language].replace("{label}", field["label"][language])
        yield [name], made.replace("{value}", f"{{{name}}}")


def _kind_texts(pack: PackTables, code: str, language: str) -> Iterator[Text]:
    kind = pack.kinds[code]
    yield Text(f"kind.{code}", kind["title"][language])
    yield Text(f"kind.{code}/situation", kind["situation"][language])
    for field in kind["field"]:
        where = f"field.{code}.{field['name']}"
        yield Text(f"{where}/label", field["label"][language])
        if "help" in field:
            yield Text(f"{where}/help", field["help"][language])
        for column in field.get("column", []):
            yield Text(f"{where}.{column['name']}/label", column["label"][language])
            if "help" in column:
                yield Text(f"{where}.{column['name']}/help", column["help"][language])
    for fields, wording in lines(pack, code, language):
        yield Text(f"field.{code}.{'+'.join(fields)}", wording)
