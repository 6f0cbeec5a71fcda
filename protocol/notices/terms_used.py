"""Which terms of the pack a notice speaks in: what a reader may want defined.

Found by printing it: whatever would stand on the screen as a term is heard and noted.
"""

from protocol.notices.draft import Draft
from protocol.notices.message import Message
from protocol.notices.pack import Pack, Term
from protocol.notices.rendering import heading_texts, set_codes
from protocol.notices.writing import Writer, first_day


class _Listener(Writer):
    """A writer that notes each term that it writes."""

    def __init__(self, pack: Pack) -> None:
        super().__init__(pack, pack.languages[0])
        self.heard: dict[tuple[str, str], Term] = {}

    def term(self, vocabulary: str, code: str) -> str:
        """Note the term and write it."""
        found = self.pack.term(vocabulary, code)
        if found is not None:
            self.heard[vocabulary, code] = found
        return super().term(vocabulary, code)


def terms_used(subject: Message | Draft, pack: Pack) -> tuple[Term, ...]:
    """Return the terms of a notice or a draft, those of its values first, each once."""
    listener = _Listener(pack)
    code = subject.kind if isinstance(subject, Draft) else subject.heading.kind
    kind, given = pack.kinds[code], dict(subject.values)
    for spec in kind.fields:
        if spec.name in given:
            listener.value(spec, given[spec.name], first_day(kind, spec, given))
    if isinstance(subject, Message):
        heading_texts(subject, listener)
    else:
        for vocabulary, chosen in set_codes(subject, kind).items():
            listener.term(vocabulary, chosen)
    return tuple(listener.heard.values())
