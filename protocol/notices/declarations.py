"""Where the joint declarations stand: what each party has said about each of them, from messages.

A statement is kept as it was made. A later one stands beside it and takes nothing away; a statement
that its own party withdrew or corrected stays, and is marked. Nothing here says whether a party
keeps to what it declared.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from protocol.errors import LocalViolation
from protocol.notices.message import Message
from protocol.notices.values import REF_PREFIX_SIZE, Ref
from protocol.vocabulary import Mode

DECLARATION_KIND = "declaration"
CORRECTION_KIND = "correction"
WITHDRAW = "WITHDRAW"
STATUSES = ("PROPOSE", "REAFFIRM", "QUESTION", "CLARIFY")
"""Codes of the vocabulary `declaration_status`."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A correction of a statement by the party that made it.

    Attributes:
        action: code of the vocabulary ``correction_action``.
        released: instant of the correction, seconds since 1970 UTC.
        order: place of the correction among all messages given.
    """

    action: str
    message_id: bytes
    released: int
    order: int


@dataclass(frozen=True, slots=True)
class Statement:
    """One message of a party about a declaration.

    Attributes:
        status: one of `STATUSES`.
        message_id: 32 bytes.
        released: instant of release, seconds since 1970 UTC.
        date: day on which the statement counts, days since 1970 UTC.
        about: message with the earlier declaration or question; None where none is named.
        test_meaning: code of the kind of test, of a moratorium on tests; else None.
        standing: code of what a clarification says about the declaration; else None.
        order: place among all messages given.
        marks: corrections of this statement, in order, those that were withdrawn left out.
    """

    declaration: str
    party: str
    status: str
    message_id: bytes
    released: int
    date: int
    about: Ref | None
    test_meaning: str | None
    standing: str | None
    order: int
    marks: tuple[Mark, ...]

    @property
    def withdrawn(self) -> bool:
        """Whether its own party has taken it back."""
        return any(mark.action == WITHDRAW for mark in self.marks)

    @property
    def corrected(self) -> bool:
        """Whether a correction changed or replaced it: its values are those of before."""
        return any(mark.action != WITHDRAW for mark in self.marks)


@dataclass(frozen=True, slots=True)
class Position:
    """What one party has said about one declaration, each list in order."""

    declaration: str
    party: str
    statements: tuple[Statement, ...]

    @property
    def proposed(self) -> tuple[Statement, ...]:
        """Proposals to make the declaration jointly."""
        return self._of("PROPOSE")

    @property
    def reaffirmed(self) -> tuple[Statement, ...]:
        """Statements that the declaration holds, unchanged."""
        return self._of("REAFFIRM")

    @property
    def questioned(self) -> tuple[Statement, ...]:
        """Questions of this party on the declaration of another."""
        return self._of("QUESTION")

    @property
    def clarified(self) -> tuple[Statement, ...]:
        """Statements of this party on the meaning of its own declaration."""
        return self._of("CLARIFY")

    def _of(self, status: str) -> tuple[Statement, ...]:
        return tuple(each for each in self.statements if each.status == status)


def state_of_play(
    messages: Iterable[tuple[str, Message, int]], mode: Mode
) -> Mapping[tuple[str, str], Position]:
    """Return each party's position on each declaration that it spoke of, by both codes.

    Args:
        messages: sending party, message (checked against its pack), and its place in the order of
            the log; in any sequence. One message that went over several circuits counts once, at
            its first place.
        mode: only messages of this mode are looked at: what is practised is never declared.

    Raises:
        LocalViolation: value-missing, for a message that was not checked.
    """
    heard = _first_of_each(messages, mode)
    marks = _marks(heard)
    found: dict[tuple[str, str], list[Statement]] = {}
    for party, message, order, identity in heard:
        if message.heading.kind == DECLARATION_KIND:
            named = tuple(
                mark for mark in marks.get((party, _prefix(identity)), ()) if mark.order > order
            )
            said = _statement(party, message, order, identity, named)
            found.setdefault((said.declaration, party), []).append(said)
    return MappingProxyType(
        {key: Position(*key, tuple(statements)) for key, statements in sorted(found.items())}
    )


_Heard = tuple[str, Message, int, bytes]
"""Sending party, message, place in the order, message id."""


def _first_of_each(messages: Iterable[tuple[str, Message, int]], mode: Mode) -> list[_Heard]:
    first: dict[tuple[str, bytes], _Heard] = {}
    for party, message, order in messages:
        if message.heading.mode is mode and message.heading.kind in (
            DECLARATION_KIND,
            CORRECTION_KIND,
        ):
            identity = message.message_id
            known = first.get((party, identity))
            if known is None or order < known[2]:
                first[party, identity] = (party, message, order, identity)
    return sorted(first.values(), key=lambda each: (each[2], each[0], each[3]))


def _marks(heard: list[_Heard]) -> dict[tuple[str, bytes], tuple[Mark, ...]]:
    """Return the corrections that hold, by party and first bytes of the id that they name.

    Taken from the last to the first, so that a withdrawal of a withdrawal is known in time. A
    correction speaks only of an earlier message of the same party: the id of a later one cannot
    be known.
    """
    held: dict[tuple[str, bytes], tuple[Mark, ...]] = {}
    for party, message, order, identity in reversed(heard):
        if message.heading.kind != CORRECTION_KIND:
            continue
        above = held.get((party, _prefix(identity)), ())
        if any(mark.action == WITHDRAW and mark.order > order for mark in above):
            continue
        named = message.value("ref")
        if not isinstance(named, Ref):
            raise LocalViolation("value-missing", kind=CORRECTION_KIND, field="ref")
        mark = Mark(_code(message, "action"), identity, message.heading.released, order)
        key = (party, named.id_prefix)
        held[key] = (mark, *held.get(key, ()))
    return held


def _statement(
    party: str, message: Message, order: int, identity: bytes, marks: tuple[Mark, ...]
) -> Statement:
    date, about = message.value("date"), message.value("ref")
    if not isinstance(date, int):
        raise LocalViolation("value-missing", kind=DECLARATION_KIND, field="date")
    return Statement(
        declaration=_code(message, "declaration"),
        party=party,
        status=_code(message, "status"),
        message_id=identity,
        released=message.heading.released,
        date=date,
        about=about if isinstance(about, Ref) else None,
        test_meaning=_optional_code(message, "test_meaning"),
        standing=_optional_code(message, "standing"),
        order=order,
        marks=marks,
    )


def _prefix(identity: bytes) -> bytes:
    return identity[:REF_PREFIX_SIZE]


def _optional_code(message: Message, name: str) -> str | None:
    value = message.value(name)
    return value if isinstance(value, str) else None


def _code(message: Message, name: str) -> str:
    value = _optional_code(message, name)
    if value is None:
        raise LocalViolation("value-missing", kind=message.heading.kind, field=name)
    return value
