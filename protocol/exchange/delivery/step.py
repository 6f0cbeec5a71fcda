"""One step of a circuit: one input, one durable unit, then its effects.

Everything that a step wants to keep goes into one `Unit`, and what it wants to send or show is
handed out only after that unit is committed. So nothing can leave or be seen before it is durable,
however many records one step takes in.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

from protocol.exchange.delivery.effects import Effect, FactKnown, Transmit
from protocol.exchange.delivery.journal import FactRow, LocalEvent, RecordRow, Unit, Waiting
from protocol.exchange.handshake import ChainRow
from protocol.exchange.record import RecordClass
from protocol.vocabulary import Fact


class Now(NamedTuple):
    """Two clocks at one instant: wall clock (ms since 1970 UTC) and monotonic clock (ms)."""

    wall_ms: int
    mono_ms: int


@dataclass(slots=True)
class Step:
    """What one input makes durable, sends and shows.

    Attributes:
        now: both clocks when the input came.
        count: number of the input since start; orders what was heard against what was begun.
    """

    now: Now
    count: int
    waiting: list[Waiting] = field(default_factory=list)
    numbered: list[int] = field(default_factory=list)
    own: list[RecordRow] = field(default_factory=list)
    peer: list[RecordRow] = field(default_factory=list)
    facts: list[FactRow] = field(default_factory=list)
    peer_facts: list[FactRow] = field(default_factory=list)
    own_cursor: tuple[int, int] | None = None
    peer_head: tuple[int, int] | None = None
    chains: list[ChainRow] = field(default_factory=list)
    locked: str | None = None
    events: list[LocalEvent] = field(default_factory=list)
    transmits: list[Transmit] = field(default_factory=list)
    shown: list[Effect] = field(default_factory=list)

    def transmit(self, path: int, frame: bytes) -> None:
        """Send a frame once the step is durable."""
        self.transmits.append(Transmit(path, frame))

    def show(self, effect: Effect) -> None:
        """Raise an effect once the step is durable, after everything that leaves."""
        self.shown.append(effect)

    def fact(self, message_id: bytes, fact: Fact) -> None:
        """Keep and show a fact about one of our messages."""
        self.facts.append(FactRow(message_id, fact, self.now.wall_ms))
        self.show(FactKnown(message_id, fact, self.now.wall_ms))

    def event(self, code: str, message_id: bytes | None = None, **details: object) -> None:
        """Keep a line for the private log."""
        printed = tuple((name, str(value)) for name, value in details.items())
        self.events.append(LocalEvent(self.now.wall_ms, code, message_id, printed))

    def unit(self) -> Unit | None:
        """Return what must be durable, or None if nothing must.

        A receipt that was numbered in the step in which it was stated never waited. A message is
        always named, because its release signatures are kept with it.
        """
        at_once = {
            entry.order
            for entry in self.waiting
            if entry.record_class != RecordClass.MESSAGE and entry.order in self.numbered
        }
        unit = Unit(
            waiting=tuple(entry for entry in self.waiting if entry.order not in at_once),
            numbered=tuple(order for order in self.numbered if order not in at_once),
            own=tuple(self.own),
            peer=tuple(self.peer),
            facts=tuple(self.facts),
            peer_facts=tuple(self.peer_facts),
            own_cursor=self.own_cursor,
            peer_head=self.peer_head,
            chains=tuple(self.chains),
            locked=self.locked,
            events=tuple(self.events),
        )
        return None if unit == _NOTHING else unit

    def effects(self) -> list[Effect]:
        """Return what happens after the commit: first what leaves, then what is shown."""
        return [*self.transmits, *self.shown]


_NOTHING = Unit()
