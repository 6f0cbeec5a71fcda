"""Looking at 1,000 characters for hazards: ordinary and hostile text, beside a plain search.

The floor is `in`, once for each plain word of the same patterns: what any search for as many words
costs that does not look at all of them together, and that finds no place and no inflected form.
Hostile is the text, of some thousand made of the patterns themselves, that takes longest.
"""

import time
from collections.abc import Callable, Iterator

from console.assets import hazards
from protocol.notices.hazards import ANY, HazardTable, Scope
from protocol.vocabulary import LANGUAGES
from tests.benchmarks import figures

CHARACTERS = 1_000
TURNS = 200
LIMIT_MS = 5.0


def run() -> None:
    """Print the time of one look for each language, and the worst text found."""
    table, _ = hazards()
    for language in LANGUAGES:
        worst = max(_hostile(table, language), key=lambda text: min(_looks(table, text, language)))
        _print(table, _ordinary(table, language), language, "ordinary")
        _print(table, worst, language, "hostile")


def _print(table: HazardTable, text: str, language: str, name: str) -> None:
    words = list(_words(table, language))
    floor = _times(lambda: [word in text for word in words], TURNS)
    line = figures.line(
        f"lint {len(text)} characters, {language}, {name}",
        _looks(table, text, language, TURNS),
        floor,
    )
    print(f"{line}, {len(words)} words, limit {LIMIT_MS:g} ms")


def _words(table: HazardTable, language: str) -> Iterator[str]:
    """Give the plain words of every pattern: the options of its first group, each alone."""
    for rule in table.rules:
        for pattern in (*rule.patterns.get(language, ()), *rule.patterns.get(ANY, ())):
            yield from pattern.keys


def _ordinary(table: HazardTable, language: str) -> str:
    """Return running text of the language: the rules' own explanations."""
    sentences = (f"{rule.reads[language]} {rule.instead[language]} " for rule in table.rules)
    return "".join(sentences)[:CHARACTERS]


def _hostile(table: HazardTable, language: str) -> Iterator[str]:
    """Give texts that repeat what patterns begin with, alone and with what may follow."""
    for key in table.crowding(Scope.TEXT, language):
        for tail in ("", " ", " a ", "1 ", "? "):
            yield ((key + tail) * CHARACTERS)[:CHARACTERS]


def _looks(table: HazardTable, text: str, language: str, turns: int = 3) -> list[float]:
    return _times(lambda: table.lint(text, language), turns)


def _times(work: Callable[[], object], turns: int) -> list[float]:
    """Return the processor milliseconds of each turn: no wait for others on the machine."""
    times = []
    for _ in range(turns):
        started = time.process_time()
        work()
        times.append((time.process_time() - started) * 1_000)
    return times
