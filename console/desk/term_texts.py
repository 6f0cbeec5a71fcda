"""The terms of a notice with their definitions, for the officer who wants to know the meaning."""

from collections.abc import Sequence

from console.desk.notice_texts import ShownText
from console.desk.wording import Wording
from protocol.notices.pack import Term


def term_texts(words: Wording, terms: Sequence[Term]) -> tuple[ShownText, tuple[str, ...]]:
    """Return the definitions as one text, and the wordings that the sides read differently."""
    differing = [term for term in terms if term.meanings_differ]
    plain = [term for term in terms if not term.meanings_differ]
    parts = [_entry(words, term, differs=True) for term in differing]
    parts += [_entry(words, term, differs=False) for term in plain]
    wordings = tuple(term.wording[words.language] for term in differing)
    return ShownText(words.language, "\n\n".join(parts)), wordings


def _entry(words: Wording, term: Term, *, differs: bool) -> str:
    lines = [f"{term.wording[words.language]} [{term.code}]", term.definition[words.language]]
    if differs:
        lines.insert(0, f"≠ {words.say('terms-differ')}")
    if term.note:
        lines.append(words.say("terms-note", note=term.note))
    if term.sources:
        lines.append(words.say("terms-sources", sources="; ".join(term.sources)))
    return "\n".join(lines)
