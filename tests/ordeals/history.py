"""What was seen of two stations during an ordeal, and what must be true of it in the end.

Values and checks only: the same checks run over doctored histories, to show that they can fail.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from console.desk_link.views import EventView, TrafficRow
from protocol.vocabulary import Fact, Precedence

Tree = tuple[int, bytes]

GRAVE = frozenset(
    {
        "epoch-opened",
        "locked",
        "message-repeated",
        "path-unlinked",
        "peer-epoch-opened",
        "peer-restored",
        "restoring",
        "roots-differ",
    }
)
"""Lines of the log that say: somebody lost, repeated or forked what it had signed."""


@dataclass(frozen=True, slots=True)
class Line:
    """One notice in a station's list, in the order of the list (oldest first)."""

    message_id: bytes
    outgoing: bool
    precedence: Precedence
    number: tuple[int, int] | None
    facts: frozenset[Fact]

    @classmethod
    def of(cls, row: TrafficRow) -> "Line":
        """Return the line of a row of the desk link."""
        return cls(
            message_id=row.message_id,
            outgoing=row.outgoing,
            precedence=Precedence(row.precedence),
            number=None if row.serial is None else (row.epoch, row.serial),
            facts=frozenset(Fact(fact) for fact, _ in row.facts),
        )


@dataclass(slots=True)
class Seen:
    """What one side's desk saw while the ordeal lasted.

    Attributes:
        released: ids whose release the station confirmed, in order.
        unsure: notices whose release was asked for and not answered: the line dropped.
        facts: best knowledge of each notice, by id.
        stored_s: monotonic seconds at which a STORED became known, in order.
        regressions: what was known once and was not any more.
        doubled: ids for which the station raised its alarm of arrival more than once.
    """

    released: list[bytes] = field(default_factory=list)
    unsure: int = 0
    facts: dict[bytes, dict[Fact, int]] = field(default_factory=dict)
    stored_s: list[float] = field(default_factory=list)
    regressions: list[str] = field(default_factory=list)
    doubled: set[bytes] = field(default_factory=set)

    def note(self, row: TrafficRow, mono_s: float) -> None:
        """Take what the station shows of a notice now."""
        shown = {Fact(fact): at_ms for fact, at_ms in row.facts}
        before = self.facts.get(row.message_id, {})
        for fact, at_ms in before.items():
            if fact not in shown:
                self.regressions.append(f"{row.message_id.hex()[:8]} was {fact.name}")
            elif shown[fact] != at_ms:
                self.regressions.append(f"{row.message_id.hex()[:8]} {fact.name} at another time")
        if row.outgoing and Fact.STORED in shown and Fact.STORED not in before:
            self.stored_s.append(mono_s)
        self.facts[row.message_id] = {**before, **shown}


@dataclass(frozen=True, slots=True)
class Ending:
    """One station when all is quiet again."""

    name: str
    lines: tuple[Line, ...]
    own_tree: Tree
    peer_tree: Tree
    open_ends: tuple[object, ...]  # missing ranges, waiting, unreceipted, lock
    events: tuple[EventView, ...] = ()


def complaints(seen: Sequence[Seen], endings: Sequence[Ending]) -> list[str]:
    """Return everything that is wrong with a run between two stations; empty: it was in order."""
    found: list[str] = []
    for own, other in ((0, 1), (1, 0)):
        found += _lost(seen[own], endings[own], endings[other])
        found += _doubled(seen[own], endings[own])
        found += _disordered(seen[own], endings[own], endings[other])
        found += _went_back(seen[own], endings[own])
        found += _grave(endings[own])
        if endings[own].own_tree != endings[other].peer_tree:
            found.append(f"{endings[own].name}: its tree differs from the other side's copy")
        if any(endings[own].open_ends):
            found.append(f"{endings[own].name}: not at rest {endings[own].open_ends}")
    return found


def _lost(seen: Seen, ending: Ending, peer: Ending) -> Iterator[str]:
    sent = {line.message_id: line for line in ending.lines if line.outgoing}
    there = {line.message_id for line in peer.lines if not line.outgoing}
    for message_id in seen.released:
        if message_id not in sent:
            yield f"{ending.name}: released {message_id.hex()[:8]} is not in its own list"
    for message_id, line in sent.items():
        if message_id not in there:
            yield f"{ending.name}: {message_id.hex()[:8]} never arrived at {peer.name}"
        if Fact.STORED not in line.facts:
            yield f"{ending.name}: {message_id.hex()[:8]} has no receipt STORED"
    invented = there - set(sent)
    for message_id in invented:
        yield f"{peer.name}: lists {message_id.hex()[:8]}, which {ending.name} never sent"
    beyond = len(sent) - len(set(seen.released) & set(sent))
    if beyond > seen.unsure:
        yield f"{ending.name}: {beyond} notices that nobody released, {seen.unsure} unsure"


def _doubled(seen: Seen, ending: Ending) -> Iterator[str]:
    listed = Counter((line.message_id, line.outgoing) for line in ending.lines)
    for (message_id, _), count in listed.items():
        if count > 1:
            yield f"{ending.name}: {message_id.hex()[:8]} is listed {count} times"
    numbers = Counter((line.number, line.outgoing) for line in ending.lines if line.number)
    for (number, _), count in numbers.items():
        if count > 1:
            yield f"{ending.name}: {count} notices under number {number}"
    for message_id in seen.doubled:
        yield f"{ending.name}: alarmed twice for {message_id.hex()[:8]}"


def _disordered(seen: Seen, ending: Ending, peer: Ending) -> Iterator[str]:
    sent = [line for line in ending.lines if line.outgoing]
    place = {line.message_id: at for at, line in enumerate(sent)}
    listed = [place[message_id] for message_id in seen.released if message_id in place]
    if listed != sorted(listed):
        yield f"{ending.name}: lists its notices in another order than it released them"
    for precedence in Precedence:
        ours = [line.message_id for line in sent if line.precedence is precedence]
        theirs = [
            line.message_id
            for line in peer.lines
            if not line.outgoing and line.precedence is precedence
        ]
        if ours != theirs and sorted(ours) == sorted(theirs):
            at = next(
                i for i, pair in enumerate(zip(ours, theirs, strict=True)) if len({*pair}) > 1
            )
            yield f"{peer.name}: {precedence.name} of {ending.name} out of order from {at}"


def _went_back(seen: Seen, ending: Ending) -> Iterator[str]:
    for regression in seen.regressions:
        yield f"{ending.name}: status went back: {regression}"
    last = {line.message_id: line.facts for line in ending.lines}
    for message_id, facts in seen.facts.items():
        for fact in set(facts) - last.get(message_id, frozenset()):
            yield f"{ending.name}: status went back: {message_id.hex()[:8]} was {fact.name}"


def _grave(ending: Ending) -> Iterator[str]:
    for event in ending.events:
        if event.code in GRAVE:
            yield f"{ending.name}: {event.code} {dict(event.details)}"
