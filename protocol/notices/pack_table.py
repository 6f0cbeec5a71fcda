"""A table of a pack file: foreign text, of which only known keys are taken, each of its type."""

import re
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from protocol.errors import LocalViolation, ValueRefused
from protocol.notices.lint import check_text
from protocol.notices.template import TEMPLATE_MAX, Template, parse_template
from protocol.vocabulary import LANGUAGES

CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,31}")
NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
KIND_CODE = re.compile(r"[a-z][a-z0-9-]{0,39}")


def refused(where: str, rule: str) -> LocalViolation:
    """Return the error that refuses a pack."""
    return LocalViolation("pack-refused", where=where, rule=rule)


class PackTable:
    """A table of a pack file, taken key by key; what is left over is an unknown key.

    Every method that takes a key raises LocalViolation: pack-refused, naming file, key and rule.
    """

    def __init__(self, where: str, table: object) -> None:
        if not isinstance(table, dict):
            raise refused(where, "not-a-table")
        self.where = where
        self._left: dict[str, Any] = dict(table)

    def refused(self, key: str, rule: str) -> LocalViolation:
        """Return the error for a key of this table."""
        return refused(f"{self.where}: {key}", rule)

    def names(self) -> tuple[str, ...]:
        """Return the keys that are left."""
        return tuple(self._left)

    def done(self) -> None:
        """Refuse what is left over."""
        for key in self._left:
            raise self.refused(key, "unknown-key")

    def has(self, key: str) -> bool:
        """Return whether the key is left."""
        return key in self._left

    def value(self, key: str, kind: type, default: object = None) -> Any:
        """Take a value of this type; without a default it must be there."""
        found = self._left.pop(key, default)
        if found is None:
            raise self.refused(key, "key-missing")
        if not isinstance(found, kind) or (kind is int and isinstance(found, bool)):
            raise self.refused(key, "wrong-type")
        return found

    def text(self, key: str, default: str | None = None) -> str:
        """Take a text that people read."""
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
        """Take a text of this pattern."""
        found = self.text(key, default)
        if found and not pattern.fullmatch(found):
            raise self.refused(key, "not-a-code")
        return found

    def texts(self, key: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        """Take a list of texts."""
        found = self.value(key, list, None if default is None else list(default))
        if not all(isinstance(item, str) for item in found):
            raise self.refused(key, "wrong-type")
        return tuple(found)

    def integer(self, key: str, default: int | None = None) -> int:
        """Take a whole number."""
        number: int = self.value(key, int, default)
        if abs(number) > 1_000_000:
            raise self.refused(key, "number-range")
        return number

    def flag(self, key: str, default: bool = False) -> bool:
        """Take true or false."""
        return bool(self.value(key, bool, default))

    def limit(self, key: str) -> Decimal | None:
        """Take an exact number; None where there is none."""
        if not self.has(key):
            return None
        found = self._left.pop(key)
        if isinstance(found, str) and re.fullmatch(r"-?\d{1,15}(\.\d{1,6})?", found):
            return Decimal(found)
        if isinstance(found, int | Decimal) and not isinstance(found, bool):
            return Decimal(found)
        raise self.refused(key, "wrong-type")

    def table(self, key: str) -> "PackTable":
        """Take a table."""
        return PackTable(f"{self.where}: {key}", self._left.pop(key, None))

    def optional_table(self, key: str) -> "PackTable | None":
        """Take a table if it is there."""
        return self.table(key) if self.has(key) else None

    def tables(self, key: str) -> "list[PackTable]":
        """Take a list of tables, empty if it is not there."""
        found = self.value(key, list, [])
        return [PackTable(f"{self.where}: {key}[{at}]", item) for at, item in enumerate(found)]

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
