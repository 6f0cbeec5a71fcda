"""Wordings with named places. Names are replaced, nothing else: no formats, attributes, code.

A template can also be read: its regular expression finds the texts that stood in its places. Texts
around the places are literal, and two places never touch.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from protocol.errors import LocalViolation

TEMPLATE_MAX = 400
_PLACE = re.compile(r"\{([a-z][a-z0-9_]{0,39})\}")


@dataclass(frozen=True, slots=True)
class Template:
    """literals[0] name[0] literals[1] name[1] … literals[n]."""

    literals: tuple[str, ...]
    names: tuple[str, ...]

    @property
    def lead(self) -> str:
        """The literal before the first place."""
        return self.literals[0]

    def fill(self, texts: Mapping[str, str]) -> tuple[str, tuple[tuple[str, int, int], ...]]:
        """Return the text and where each name's text stands in it (name, start, end)."""
        pieces = [self.literals[0]]
        length = len(self.literals[0])
        spans = []
        for name, literal in zip(self.names, self.literals[1:], strict=True):
            text = texts[name]
            spans.append((name, length, length + len(text)))
            pieces += (text, literal)
            length += len(text) + len(literal)
        return "".join(pieces), tuple(spans)

    def say(self, **texts: str) -> str:
        """Return the text alone."""
        return self.fill(texts)[0]

    def pattern(self, patterns: Mapping[str, str], *, grouped: bool = False) -> str:
        """Return a regular expression source, each place being the named pattern.

        The patterns must have no capturing groups. `grouped` captures each place, in order.
        """
        source = [re.escape(self.literals[0])]
        for name, literal in zip(self.names, self.literals[1:], strict=True):
            source.append(f"({patterns[name]})" if grouped else f"(?:{patterns[name]})")
            source.append(re.escape(literal))
        return "".join(source)

    def read(self, text: str, patterns: Mapping[str, str]) -> dict[str, str] | None:
        """Return the text of each place, or None if the text was not made from this template."""
        match = re.fullmatch(self.pattern(patterns, grouped=True), text, re.ASCII)
        return dict(zip(self.names, match.groups(), strict=True)) if match else None


def parse_template(source: str, where: str) -> Template:
    """Take a wording apart.

    Raises:
        LocalViolation: pack-refused; too long, a brace that is no place, a place given twice, or
            two places that touch.
    """
    if len(source) > TEMPLATE_MAX:
        raise LocalViolation("pack-refused", where=where, rule="wording-too-long")
    pieces = _PLACE.split(source)
    literals, names = tuple(pieces[0::2]), tuple(pieces[1::2])
    if any("{" in literal or "}" in literal for literal in literals):
        raise LocalViolation("pack-refused", where=where, rule="brace-without-name")
    if len(set(names)) != len(names):
        raise LocalViolation("pack-refused", where=where, rule="place-given-twice")
    if not all(literals[1:-1]):
        raise LocalViolation("pack-refused", where=where, rule="places-touch")
    return Template(literals, names)
