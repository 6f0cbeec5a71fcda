"""A pack that is spoilt on one side only: what that side's screen shows never reads back as sent.

The hash of the packs would already differ; here nobody compares it. The sender's reader program
gets the text of the spoilt screen and must refuse it, or read something else than was sent.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice
from random import Random

from protocol.errors import LocalViolation
from protocol.notices.message import Message
from protocol.notices.pack import Pack
from protocol.notices.reading import read
from protocol.notices.rendering import render
from tests.meaning.generate import Generator
from tests.meaning.spoil import Mutant, spoil, text_at

BODIES_PER_KIND = 60
TRIED = 8
ORDER = ("unseen", "refused", "different", "silent")
"""What may become of a mutant, the worst last."""


@dataclass(slots=True)
class Verdicts:
    """Names of mutants by what became of them."""

    refused: list[str] = field(default_factory=list)
    different: list[str] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)  # no generated text shows the changed words
    silent: list[str] = field(default_factory=list)  # read as sent, though the screen said else


class Corpus:
    """Generated notices, and which of them shows a wording."""

    def __init__(self, pack: Pack, seed: int, bodies: int = BODIES_PER_KIND) -> None:
        self.pack = pack
        generator = Generator(pack, Random(seed))
        self.messages = [
            generator.message(kind) for kind in pack.kinds.values() for _ in range(bodies)
        ]
        Random(seed).shuffle(self.messages)
        self._texts: dict[str, list[str]] = {}
        self._found: dict[tuple[str, str], list[Message]] = {}

    def texts(self, language: str) -> list[str]:
        """Return the text of every notice in a language, by words alone."""
        if language not in self._texts:
            self._texts[language] = [
                render(message, self.pack, language, bare=True).text for message in self.messages
            ]
        return self._texts[language]

    def showing(self, address: str, language: str) -> list[Message]:
        """Return a few notices whose text has the words at an address."""
        key = (address, language)
        if key not in self._found:
            words = text_at(self.pack, address, language).split("{")[0]
            pairs = zip(self.messages, self.texts(language), strict=True)
            shown = (message for message, text in pairs if words in text)
            self._found[key] = list(islice(shown, TRIED))
        return self._found[key]


def judge(pack: Pack, mutants: Iterable[Mutant], corpus: Corpus) -> Verdicts:
    """Try each mutant on the first notice whose printed text it changes."""
    verdicts = Verdicts()
    for mutant in mutants:
        spoilt = spoil(pack, mutant)
        outcome = "unseen"
        for address, _ in mutant.texts:
            for message in corpus.showing(address, mutant.language):
                outcome = max(
                    outcome, _outcome(pack, spoilt, message, mutant.language), key=ORDER.index
                )
                if outcome != "unseen":
                    break
        getattr(verdicts, outcome).append(mutant.name)
    return verdicts


def _outcome(pack: Pack, spoilt: Pack, message: Message, language: str) -> str:
    """Return the worst of both ways to read: with the codes beside the words, and without."""
    worst = "unseen"
    for bare in (False, True):
        shown = render(message, spoilt, language, bare=bare).text
        if shown == render(message, pack, language, bare=bare).text:
            continue
        try:
            outcome = "silent" if read(shown, pack, language, bare=bare) == message else "different"
        except LocalViolation:
            outcome = "refused"
        worst = max(worst, outcome, key=ORDER.index)
    return worst
