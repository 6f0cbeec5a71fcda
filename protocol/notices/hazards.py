"""Hazard rules over texts: what another language may read differently, and the coded way instead.

A rule names words (patterns by language) or a check of characters. The table comes from outside;
here it is only applied. All patterns of a language are tried in one pass: at each character the
table says which of them can begin there, so that the time grows with the text and not with it times
the number of rules.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, IntEnum
from types import MappingProxyType

from protocol.notices import lint
from protocol.notices.hazard_pattern import SENTENCE_ENDS, WORD_LETTERS, Pattern, fold

ANY = "any"
"""Key of the patterns that count in a text of every language."""

QUESTION_REACH = 300
"""Characters behind a negation in which the question mark of its sentence is looked for."""

_SENTENCE_END = re.compile(f"[{SENTENCE_ENDS}]")


class Severity(IntEnum):
    """How much a finding matters; only REFUSED stops a release, by `lint.check_text`."""

    NOTE = 1
    CAUTION = 2
    REFUSED = 3


class Scope(Enum):
    """Where a rule counts: in texts that officers write, in the wordings of packs, or in both."""

    TEXT = "text"
    PACK = "pack"
    BOTH = "both"

    def covers(self, scope: "Scope") -> bool:
        """Whether a rule of this scope counts in `scope` (TEXT or PACK)."""
        return self in (scope, Scope.BOTH)


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One hazard and the words that give rise to it. A rule is equal to itself only.

    Attributes:
        code: its name, kebab-case.
        number: number of the hazard in the list of translation hazards, 1 to 44; 0 for the others.
        check: name in `CHECKS` of a check of characters; "" where words decide.
        question: languages in which words count only before the question mark of their sentence.
        not_in: places of a pack (see `pack_hazards`) in which it does not count.
        patterns: words by language or `ANY`; `excepts` the phrases in which they are harmless.
        name, reads, instead: for the officer, in his language: what it is called, what can be read
            wrongly and in which language, and the coded way.
    """

    code: str
    number: int
    scope: Scope
    severity: Severity
    check: str
    question: tuple[str, ...]
    not_in: tuple[str, ...]
    patterns: Mapping[str, tuple[Pattern, ...]]
    excepts: Mapping[str, tuple[Pattern, ...]]
    name: Mapping[str, str]
    reads: Mapping[str, str]
    instead: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Finding:
    """Words of a text that a rule is about: [start, end) in characters, and the words."""

    rule: Rule
    start: int
    end: int
    excerpt: str

    @property
    def severity(self) -> Severity:
        """Severity of the rule."""
        return self.rule.severity


CHECKS: Mapping[str, Callable[[str, str], Iterator[tuple[int, int]]]] = MappingProxyType(
    {
        "bidi-control": lambda text, language: lint.broken(text, {"bidi-control"}),
        "hidden-character": lambda text, language: lint.broken(text, lint.HIDDEN),
        "mixed-alphabets": lambda text, language: lint.mixed_words(text),
        "confusable-word": lint.confusable_words,
        "digits-not-ascii": lambda text, language: lint.foreign_digits(text),
    }
)
"""Checks of characters by name: text and its language to the places found."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A pattern in the scanner: of which rule, and whether it finds or excepts."""

    rule: int
    excepts: bool
    pattern: Pattern


class _Starts:
    """Entries by what stands where they begin."""

    def __init__(self) -> None:
        self.lengths: dict[str, tuple[int, ...]] = {}
        self.entries: dict[str, list[_Entry]] = {}

    def add(self, entry: _Entry) -> None:
        """Take an entry under each of its keys."""
        for key in entry.pattern.keys:
            self.entries.setdefault(key, []).append(entry)
            self.lengths[key[0]] = tuple(sorted({*self.lengths.get(key[0], ()), len(key)}))


class _Scanner:
    """All patterns that count in one language, by how they begin."""

    def __init__(self, rules: Iterable[Rule], language: str) -> None:
        self._anywhere, self._inside = _Starts(), _Starts()
        for number, rule in enumerate(rules):
            for found, excepts in ((rule.patterns, False), (rule.excepts, True)):
                for pattern in (*found.get(language, ()), *found.get(ANY, ())):
                    entry = _Entry(number, excepts, pattern)
                    self._anywhere.add(entry)
                    if pattern.inside:
                        self._inside.add(entry)

    def crowding(self) -> Mapping[str, int]:
        """Return how many patterns begin with each key: what a place of a text can cost."""
        return {key: len(entries) for key, entries in self._anywhere.entries.items()}

    def scan(self, folded: str) -> Iterator[tuple[_Entry, int, int]]:
        """Give every match in a folded text, by where it begins."""
        anywhere, inside, before = self._anywhere, self._inside, ""
        for start, sign in enumerate(folded):
            starts = inside if before in WORD_LETTERS else anywhere
            before = sign
            for length in starts.lengths.get(sign, ()):
                for entry in starts.entries.get(folded[start : start + length], ()):
                    if match := entry.pattern.compiled.match(folded, start):
                        yield entry, start, match.end()


class HazardTable:
    """The rules, ready to be applied.

    Args:
        rules: in the order of the files.
        languages: of the texts that will come.
    """

    def __init__(self, rules: Iterable[Rule], languages: Iterable[str]) -> None:
        self.rules = tuple(rules)
        self._of_scope = {
            scope: tuple(rule for rule in self.rules if rule.scope.covers(scope))
            for scope in (Scope.TEXT, Scope.PACK)
        }
        self._scanners = {
            (scope, language): _Scanner(rules_of_scope, language)
            for scope, rules_of_scope in self._of_scope.items()
            for language in languages
        }

    def rule(self, code: str) -> Rule | None:
        """Return a rule by its name."""
        return next((rule for rule in self.rules if rule.code == code), None)

    def crowding(self, scope: Scope, language: str) -> Mapping[str, int]:
        """Return how many patterns of a language begin with the same letters, by these."""
        return self._scanners[scope, language].crowding()

    def lint(self, text: str, language: str, scope: Scope = Scope.TEXT) -> tuple[Finding, ...]:
        """Return what the rules find in a text of a language, in the order of the text.

        Of one rule no two findings overlap; several rules may speak about the same words. A text
        of a language that the table does not know is looked at for characters only.
        """
        rules = self._of_scope[scope]
        found: dict[int, list[tuple[int, int]]] = {}
        excepted: dict[int, list[tuple[int, int]]] = {}
        folded = fold(text)
        scanner = self._scanners.get((scope, language))
        for entry, start, end in scanner.scan(folded) if scanner else ():
            if language not in rules[entry.rule].question or _asks(folded, end):
                spans = excepted if entry.excepts else found
                spans.setdefault(entry.rule, []).append((start, end))
        for number, rule in enumerate(rules):
            if rule.check:
                found[number] = list(CHECKS[rule.check](text, language))
        findings = [
            Finding(rules[number], start, end, text[start:end])
            for number, spans in found.items()
            for start, end in _apart(spans, excepted.get(number, []))
        ]
        return tuple(sorted(findings, key=lambda one: (one.start, one.end, one.rule.code)))


def _asks(folded: str, end: int) -> bool:
    """Say whether the sentence goes on to a question mark."""
    stop = _SENTENCE_END.search(folded, end, end + QUESTION_REACH)
    return stop is not None and stop[0] == "?"


def _apart(
    spans: list[tuple[int, int]], excepted: list[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Give the spans that no exception covers, the longest where several overlap."""
    last = reach = 0
    waiting = sorted(excepted, reverse=True)
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        while waiting and waiting[-1][0] <= start:
            reach = max(reach, waiting.pop()[1])
        if start >= last and end > reach:
            last = end
            yield start, end
