"""Every text reads back into its notice, by its words alone too; no two notices print alike."""

import hashlib
from dataclasses import dataclass
from random import Random

from protocol.errors import LocalViolation
from protocol.notices.message import check_message
from protocol.notices.pack import Pack
from protocol.notices.reading import read
from protocol.notices.rendering import render
from tests.meaning.generate import Generator


@dataclass(frozen=True, slots=True)
class Trial:
    """What was tried of one kind: bodies, texts read back, and what failed, in words."""

    kind: str
    bodies: int
    texts: int
    failures: tuple[str, ...]


def try_kind(pack: Pack, kind: str, bodies: int, seed: int) -> Trial:
    """Print and read back `bodies` generated notices of a kind in every language of the pack."""
    generator = Generator(pack, Random(f"{seed} {kind}"))
    failures: list[str] = []
    printed: dict[bytes, bytes] = {}
    texts = 0
    for number in range(bodies):
        message = generator.message(pack.kinds[kind])
        check_message(message, pack)
        for language in pack.languages:
            for bare in (False, True):
                text = render(message, pack, language, bare=bare).text
                texts += 1
                where = f"{kind} {language} body {number} seed {seed}{' bare' if bare else ''}"
                try:
                    if read(text, pack, language, bare=bare) != message:
                        failures.append(f"{where}: read as another notice")
                except LocalViolation as problem:
                    failures.append(f"{where}: {problem}")
                digest = hashlib.sha256(text.encode()).digest()[:16]
                if printed.setdefault(digest, message.message_id) != message.message_id:
                    failures.append(f"{where}: prints like another notice")
    return Trial(kind, bodies, texts, tuple(failures))
