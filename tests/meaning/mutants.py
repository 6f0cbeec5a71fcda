"""Every change of a pack's words that could turn a meaning: exchanges, lost negations, languages.

Enum values and units exchanged (km for nautical miles among them), labels of fields exchanged,
negations dropped, one language's words in the place of another's.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from protocol.notices.pack import HEADING_PLACES, PHRASE_PLACES, Pack
from protocol.vocabulary import LANGUAGES
from tests.meaning.spoil import Mutant, text_at

ONLY_ON_SCREEN = frozenset(("receipt", "time_state", "passed_on_level", "instrument_status"))
"""Vocabularies that no printed notice uses."""

NEGATIONS = {
    "en": r"\b(?:not|no|non|without|never)\b[ -]*|\bun(?=authori|planned|intended|known)",
    "zh": r"不|未|非|无|没有",
    "ru": r"\b(?:не|нет|без|ни)\b\s*|\bне(?=санкц|изв|план|преднам)",
    "fr": r"\b(?:ne|n'|pas|aucune?|non|sans|jamais)\b[\s-]*|n'",
    "ja": r"ない|なし|不(?=明)|非|未|無|いかなる|ず",
    "ko": r"않음|없음|없이|아님|아니|미(?=상|정|발)|비(?=계획)|불(?=명)",
}


def exchanged(name: str, language: str, one: str, other: str, pack: Pack) -> Mutant | None:
    """Return the mutant in which two texts change places; None if they are the same text."""
    texts = [text_at(pack, address, language) for address in (one, other)]
    if texts[0] == texts[1]:
        return None
    return Mutant(name, language, ((one, texts[1]), (other, texts[0])))


def mutants(pack: Pack) -> Iterator[Mutant]:
    """Yield all of them, in a fixed order."""
    for language in LANGUAGES:
        yield from _exchanges(pack, language)
        yield from _negations(pack, language)
        yield from _languages(pack, language)


def _neighbours(addresses: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pair each with the next, the last with the first: each takes part in two exchanges."""
    yield from pairwise(addresses)
    if len(addresses) > 2:
        yield addresses[-1], addresses[0]


def _groups(pack: Pack) -> Iterator[tuple[str, list[str]]]:
    for name, vocabulary in pack.vocabularies.items():
        if name not in ONLY_ON_SCREEN:
            yield "terms exchanged", [f"term:{name}.{code}" for code in vocabulary.terms]
    yield "titles exchanged", [f"title:{code}" for code in pack.kinds]
    for code, kind in pack.kinds.items():
        yield "labels exchanged", [f"label:{code}.{spec.name}" for spec in kind.fields]
        for spec in kind.fields:
            columns = [f"label:{code}.{spec.name}.{column.name}" for column in spec.columns]
            yield "columns exchanged", columns
    alike: dict[tuple[str, ...], list[str]] = {}
    for sort, places in (("phrase", PHRASE_PLACES), ("heading", HEADING_PLACES)):
        for name, names in places.items():
            alike.setdefault((sort, *names), []).append(f"{sort}:{name}")
    for addresses in alike.values():
        yield "phrases exchanged", addresses


def _exchanges(pack: Pack, language: str) -> Iterator[Mutant]:
    for sort, addresses in _groups(pack):
        for one, other in _neighbours(addresses):
            name = f"{language}: {sort}: {one} / {other}"
            mutant = exchanged(name, language, one, other, pack)
            if mutant is not None:
                yield mutant


def _words(pack: Pack) -> Iterator[str]:
    for sort, addresses in _groups(pack):
        if sort != "phrases exchanged":
            yield from addresses


def _negations(pack: Pack, language: str) -> Iterator[Mutant]:
    negation = re.compile(NEGATIONS[language], re.IGNORECASE)
    for address in _words(pack):
        text = text_at(pack, address, language)
        dropped = " ".join(negation.sub("", text).split())
        if dropped and dropped != " ".join(text.split()):
            name = f"{language}: negation dropped: {address}"
            yield Mutant(name, language, ((address, dropped),))


def _languages(pack: Pack, language: str) -> Iterator[Mutant]:
    """The words of the next language in the place of this one's."""
    other = LANGUAGES[(LANGUAGES.index(language) + 1) % len(LANGUAGES)]
    for address in _words(pack):
        text, foreign = (text_at(pack, address, each) for each in (language, other))
        if text != foreign:
            name = f"{language}: words of {other}: {address}"
            yield Mutant(name, language, ((address, foreign),))
