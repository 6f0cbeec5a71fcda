"""What was said about a declaration, in the officer's words; dates and codes, no judgement."""

from collections.abc import Iterable

from console.desk.fields.editor import FormContext
from console.desk.instants import instant_to_minute
from console.desk.plain_label import visible
from protocol.notices.declarations import WITHDRAW, Statement
from protocol.notices.figures import write_date
from protocol.notices.message import Message
from protocol.notices.values import REF_PREFIX_SIZE


class DeclarationWords:
    """Words of statements; it knows who sent which message, to say whom a question is for."""

    def __init__(self, context: FormContext) -> None:
        self._context = context
        self._senders: dict[bytes, str] = {}

    def know(self, spoken: Iterable[tuple[str, Message, int]]) -> None:
        """Learn who sent these messages."""
        for party, message, _ in spoken:
            self._senders[message.message_id[:REF_PREFIX_SIZE]] = party

    def term(self, vocabulary: str, code: str) -> str:
        """Return `wording [CODE]`."""
        return self._context.term_words(vocabulary, code)

    def definition(self, vocabulary: str, code: str) -> str:
        """Return wording and definition of a code; the bare code if this pack has none."""
        term = self._context.pack.term(vocabulary, code)
        defined = "" if term is None else f"\n{term.definition[self._context.language]}"
        return f"{self.term(vocabulary, code)}{defined}"

    def head(self) -> str:
        """Return the head of the first column."""
        return self._context.words.say("decl-head")

    def own(self, party: str) -> str:
        """Return the head of our own column."""
        return visible(self._context.words.say("decl-own", party=party))

    def nothing(self) -> str:
        """Return what stands where nothing was said."""
        return self._context.words.say("decl-nothing")

    def statement(self, statement: Statement) -> str:
        """Return what was said, when, to whom, and whether it was taken back or corrected."""
        say = self._context.words.say
        key = f"decl-{statement.status.lower()}"
        date = write_date(statement.date)
        words = say(key, date=date) if self._context.words.has(key) else statement.status
        other = self._senders.get(statement.about.id_prefix) if statement.about else None
        if statement.status == "QUESTION" and other and other != statement.party:
            words = say("decl-to", statement=words, party=other)
        for mark in statement.marks:
            key = "decl-withdrawn" if mark.action == WITHDRAW else "decl-corrected"
            words = say(key, statement=words, date=write_date(mark.released // 86_400))
        return visible(words)

    def full(self, statement: Statement) -> str:
        """Return a statement with everything that it says, on one line."""
        said = [self.statement(statement)]
        if statement.standing is not None:
            said.append(self.term("declaration_standing", statement.standing))
        if statement.test_meaning is not None:
            said.append(self.term("test_meaning", statement.test_meaning))
        at = instant_to_minute(statement.released * 1000)
        line = self._context.words.say("decl-line", statement=" · ".join(said), at=at)
        return f"{visible(statement.party)}: {line}"
