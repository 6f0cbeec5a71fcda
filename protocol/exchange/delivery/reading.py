"""What a record that was taken in means: a message to show, or a statement about one of ours."""

from protocol.errors import RemoteViolation
from protocol.exchange import receipts
from protocol.exchange.delivery.effects import Arrived, ReadbackCompared, ReceiptArrived
from protocol.exchange.delivery.inbox import Taken
from protocol.exchange.delivery.journal import Journal, RecordRow
from protocol.exchange.delivery.outbox import Outbox
from protocol.exchange.delivery.setup import Bodies, BodySummary
from protocol.exchange.delivery.step import Step
from protocol.exchange.receipts import (
    READBACK_VALUES_MAX,
    STORED_PAIRS_MAX,
    Compared,
    PassedOn,
    Read,
    Readback,
    Statement,
    Stored,
    TemplateUnknown,
)
from protocol.exchange.record import RecordClass, unwrap_body
from protocol.vocabulary import Fact


def known_before(step: Step, journal: Journal, message_id: bytes) -> bool:
    """Whether a notice came before, under another number: it is held, and not shown again."""
    in_this_step = sum(row.message_id == message_id for row in step.peer)
    return in_this_step > 1 or journal.peer_message(message_id) is not None


class Reader:
    """Reads records in the order in which they are taken in."""

    def __init__(self, journal: Journal, bodies: Bodies, outbox: Outbox) -> None:
        self._journal = journal
        self._bodies = bodies
        self._outbox = outbox
        self._to_receipt: list[RecordRow] = []

    def read(self, step: Step, taken: Taken) -> None:
        """Keep and show what a record says.

        Raises:
            RemoteViolation: it speaks of something that we never sent. The record stays: it is
                signed, and it has its place in the peer's chain.
        """
        content = taken.content
        if isinstance(content, BodySummary):
            self._to_receipt.append(taken.row)
            if known_before(step, self._journal, content.message_id):
                step.event("message-repeated", content.message_id)
            else:
                step.show(Arrived(taken.row, content.message_id))
        else:
            self._read_statement(step, taken, content)

    def receipt(self, step: Step) -> None:
        """State STORED for the messages read in this step; they are made durable with it."""
        rows, self._to_receipt = self._to_receipt, []
        for first in range(0, len(rows), STORED_PAIRS_MAX):
            batch = rows[first : first + STORED_PAIRS_MAX]
            self._outbox.enqueue(
                step,
                receipts.encode(Stored(tuple((row.epoch, row.serial, row.hash) for row in batch))),
                min(row.precedence for row in batch),
                record_class=RecordClass.RECEIPT,
            )

    def _read_statement(self, step: Step, taken: Taken, statement: Statement) -> None:
        match statement:
            case Stored(pairs):
                strange = [
                    (epoch, serial)
                    for epoch, serial, digest in pairs
                    if not self._outbox.stored(step, (epoch, serial), digest)
                ]
                if strange:
                    raise RemoteViolation("receipt-unknown", records=strange[:4])
            case Read(message_id):
                self._know(step, message_id, Fact.READ)
                step.show(ReceiptArrived(taken.row, statement))
            case PassedOn(message_id):
                self._know(step, message_id, Fact.PASSED_ON)
                step.show(ReceiptArrived(taken.row, statement))
            case Readback():
                self._compare(step, taken, statement)
            case Compared(message_id, same):
                self._check_theirs(step, message_id)
                code = "compared-same" if same else "compared-different"
                step.event(code, message_id, fields=",".join(statement.different_fields))
                step.show(ReceiptArrived(taken.row, statement))
            case TemplateUnknown(message_id):
                self._own(message_id)
                step.show(ReceiptArrived(taken.row, statement))
            case _:
                step.show(ReceiptArrived(taken.row, statement))

    def _compare(self, step: Step, taken: Taken, readback: Readback) -> None:
        """Compare what was read there with what was meant here, and answer with the result."""
        own = self._own(readback.message_id)
        # Names that the peer made up count as different, too: there may be more than we can state.
        fields = self._bodies.compare(unwrap_body(own.body), readback)[:READBACK_VALUES_MAX]
        step.show(ReceiptArrived(taken.row, readback))
        if not fields:
            self._know(step, readback.message_id, Fact.UNDERSTOOD)
        code = "readback-different" if fields else "readback-same"
        step.event(code, readback.message_id, fields=",".join(fields))
        step.show(ReadbackCompared(readback.message_id, not fields, fields))
        self._outbox.enqueue(
            step,
            receipts.encode(Compared(readback.message_id, not fields, fields)),
            own.precedence,
            record_class=RecordClass.RECEIPT,
            message_id=readback.message_id,
        )

    def _know(self, step: Step, message_id: bytes, fact: Fact) -> None:
        self._own(message_id)
        if fact not in {row.fact for row in self._journal.own_facts(message_id)}:
            step.fact(message_id, fact)

    def _check_theirs(self, step: Step, message_id: bytes) -> None:
        """Refuse a statement about a message that the peer never sent."""
        now = any(row.message_id == message_id for row in step.peer)
        if not now and self._journal.peer_message(message_id) is None:
            raise RemoteViolation("receipt-unknown", message=message_id.hex())

    def _own(self, message_id: bytes) -> RecordRow:
        own = self._journal.own_message(message_id)
        if own is None:
            raise RemoteViolation("receipt-unknown", message=message_id.hex())
        return own
