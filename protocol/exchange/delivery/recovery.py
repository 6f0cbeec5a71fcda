"""A station that is behind its own chain gets it back from the peer, its witness.

That is so after a backup was restored or a disk was lost: the peer shows our own signed record with
a number that we do not know. We ask for everything after the last place known to both, verify our
own signatures on it, take it over, open a new epoch behind it, and go on. The lock "restoring" is
on disk from the first step to the last, so that a crash in between cannot lead to two records under
one number.
"""

from dataclasses import dataclass, field

from protocol.errors import RemoteViolation
from protocol.exchange.crypto import Primitives
from protocol.exchange.delivery.chain import Number
from protocol.exchange.delivery.frames import Fetch, Fetched, Place, Returned
from protocol.exchange.delivery.inbox import Inbox
from protocol.exchange.delivery.journal import RecordRow
from protocol.exchange.delivery.setup import Bodies, CircuitSetup
from protocol.exchange.record import Record, RecordClass, open_record

RESTORING = "restoring"
"""Lock code while our chain is being fetched: nothing is numbered."""

RETURNED_RECORDS_MAX = 1_000_000
"""Records taken back in one recovery; a circuit does not see so many in a lifetime."""


def give_back(inbox: Inbox, fetch: Fetch) -> list[Returned | Fetched]:
    """Answer a peer that asks for its own records."""
    answer: list[Returned | Fetched] = []
    number: Number = (fetch.epoch, fetch.serial)
    row = inbox.following(number)
    while row is not None and len(answer) < fetch.limit:
        number = (row.epoch, row.serial)
        outside = row.orphan or number > inbox.held.number
        answer.append(Returned(row.raw, row.body, outside))
        row = inbox.following(number)
    return [*answer, Fetched(len(answer), row is not None)]


@dataclass(slots=True)
class Recovery:
    """One recovery under way.

    Attributes:
        claim: up to where the peer holds our chain, proven by our own signature.
        start: place in our chain from which on we ask. reason: "restored" or "forked".
        returned: our records after `start`, consecutive. strays: those outside the chain.
        session: id of the session in which we asked last.
    """

    claim: Place
    start: Place
    reason: str
    returned: list[RecordRow] = field(default_factory=list)
    strays: list[RecordRow] = field(default_factory=list)
    session: bytes = b""

    def ask(self, limit: int) -> Fetch:
        """Return the request for what comes next."""
        rows = (*self.returned[-1:], *self.strays[-1:])
        epoch, serial = max(((row.epoch, row.serial) for row in rows), default=self.start.number)
        return Fetch(epoch, serial, limit)

    def take(self, frame: Returned, setup: CircuitSetup, tools: tuple[Primitives, Bodies]) -> None:
        """Take one of our records back.

        Raises:
            RemoteViolation: not signed by us, or not the one that comes next.
        """
        primitives, bodies = tools
        card = setup.keys.card
        record = open_record(primitives, frame.raw, frame.wrapped, card, setup.circuit_id)
        row = _returned_row(record, bodies)
        expected = self.ask(1)
        if (row.epoch, row.serial) <= (expected.epoch, expected.serial):
            raise RemoteViolation("returned-again", epoch=row.epoch, serial=row.serial)
        if len(self.returned) + len(self.strays) >= RETURNED_RECORDS_MAX:
            raise RemoteViolation("returned-too-many", limit=RETURNED_RECORDS_MAX)
        if frame.orphan:
            self.strays.append(row)
            return
        last = self.returned[-1] if self.returned else None
        before = self.start if last is None else Place(last.epoch, last.serial, last.hash)
        follows = row.serial == (before.serial + 1 if row.epoch == before.epoch else 1)
        if not follows or record.header.previous != before.hash:
            raise RemoteViolation("returned-broken", epoch=row.epoch, serial=row.serial)
        self.returned.append(row)

    def complete(self, frame: Fetched) -> bool:
        """Return whether everything claimed has come; False: ask for more.

        Raises:
            RemoteViolation: there is no more, and the claim is not met.
        """
        if frame.more:
            return False
        last = self.returned[-1] if self.returned else None
        end = self.start.number if last is None else (last.epoch, last.serial)
        if end < self.claim.number:
            raise RemoteViolation("claim-unmet", claim=self.claim.number, end=end)
        return True


def _returned_row(record: Record, bodies: Bodies) -> RecordRow:
    header = record.header
    message_id = None
    if header.record_class is RecordClass.MESSAGE:
        message_id = bodies.inspect(record.body, ours=True).message_id
    return RecordRow(
        epoch=header.epoch,
        serial=header.serial,
        raw=record.raw,
        hash=record.hash,
        body=record.wrapped,
        record_class=header.record_class,
        precedence=header.precedence,
        message_id=message_id,
        at_ms=header.time_ms,
    )
