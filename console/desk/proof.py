"""The proof of a notice before release: printed, printed for the peer, and read back from that.

Values only, no Qt. The back-rendering never sees the message: the reader program reads the peer's
text, and what it read is printed again in the officer's language.
"""

from dataclasses import dataclass

from protocol.errors import LocalViolation
from protocol.notices.message import Message
from protocol.notices.pack import Pack
from protocol.notices.page_reader import TextUnreadable
from protocol.notices.reading import parse
from protocol.notices.rendering import Rendering, Span, render
from protocol.vocabulary import LANGUAGES


@dataclass(frozen=True, slots=True)
class Proof:
    """One notice, three texts.

    Attributes:
        own: as this officer reads it.
        peer: as the peer's officer will read it.
        back: what the peer's text says, in this officer's language; the reason where it says
            nothing.
        same: whether own and back are the same text and the reader found no contradiction.
    """

    own: Rendering
    peer: Rendering
    back: Rendering
    same: bool


def prove(message: Message, pack: Pack, own: str, peer: str, *, preview: bool) -> Proof:
    """Print the notice in both languages (BCP 47) and read the peer's text back."""
    own_text = render(message, pack, own, preview=preview)
    peer_text = render(message, pack, peer, preview=preview)
    return Proof(own_text, peer_text, *read_back(peer_text.text, own_text, pack, own, peer))


def read_back(
    peer_text: str, own_text: Rendering, pack: Pack, own: str, peer: str
) -> tuple[Rendering, bool]:
    """Return what a text in the peer's language says in ours, and whether that is our text."""
    try:
        reading = parse(peer_text, pack, peer)
        back = render(reading.message, pack, own, preview=reading.preview)
    except TextUnreadable as error:
        unread = f"⟦{error.line}: {error.why}⟧"
        return Rendering(unread, (Span("text", 0, len(unread)),)), False
    except LocalViolation as error:
        return Rendering(f"⟦{error.code}⟧", ()), False
    return back, not reading.conflicts and back.text == own_text.text


def languages_that_differ(message: Message, pack: Pack, own: str, *, preview: bool) -> list[str]:
    """Return every language whose text does not read back as the officer's own text."""
    return [
        language
        for language in LANGUAGES
        if not prove(message, pack, own, language, preview=preview).same
    ]
