"""Our own chain: numbers, signs and links our records, and mends itself from the peer's copy."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from protocol.exchange import receipts
from protocol.exchange.crypto import Primitives
from protocol.exchange.delivery.frames import Place
from protocol.exchange.delivery.journal import CircuitState, Journal, RecordRow, Waiting
from protocol.exchange.delivery.setup import CircuitSetup
from protocol.exchange.delivery.step import Step
from protocol.exchange.record import (
    SALT_BYTES,
    Header,
    RecordClass,
    commitment,
    make_record,
    record_hash,
    wrap_body,
)
from protocol.exchange.tree import Tree, leaf_hash
from protocol.vocabulary import Mode, Precedence

Number = tuple[int, int]
"""(epoch, serial): orders the records of one station."""

START: Number = (1, 0)
"""Before the first record."""


class OwnChain:
    """All our records on one circuit, in order; only the end and the tree are in memory."""

    def __init__(
        self, setup: CircuitSetup, state: CircuitState, journal: Journal, primitives: Primitives
    ) -> None:
        self._setup = setup
        self._journal = journal
        self._primitives = primitives
        self.end = Place(state.epoch, state.last_serial, state.last_hash)
        self.tree = Tree(state.own_leaves)

    def sign(self, step: Step, entry: Waiting, held: Place) -> RecordRow:
        """Make the next record of an entry and put it at the end of the chain.

        Args:
            held: end of the peer's chain as we hold it; each record tells it, signed.
        """
        wrapped = wrap_body(self._primitives.random(SALT_BYTES), entry.body)
        header = Header(
            circuit=self._setup.circuit_id,
            sender=self._setup.keys.card.fingerprint,
            epoch=self.end.epoch,
            serial=self.end.serial + 1,
            previous=self.end.hash,
            mode=Mode(entry.mode),
            precedence=entry.precedence,
            record_class=RecordClass(entry.record_class),
            peer_epoch=held.epoch,
            peer_serial=held.serial,
            peer_hash=held.hash,
            time_ms=max(0, step.now.wall_ms),
            commitment=commitment(wrapped),
        )
        raw = make_record(self._primitives, self._setup.keys, header)
        row = RecordRow(
            epoch=header.epoch,
            serial=header.serial,
            raw=raw,
            hash=record_hash(raw),
            body=wrapped,
            record_class=header.record_class,
            precedence=header.precedence,
            message_id=entry.message_id if header.record_class is RecordClass.MESSAGE else None,
            at_ms=step.now.wall_ms,
        )
        self._append(step, row)
        return row

    def _append(self, step: Step, row: RecordRow) -> None:
        step.own.append(row)
        self.end = Place(row.epoch, row.serial, row.hash)
        self.tree.append(leaf_hash(row.raw))

    def hash_at(self, number: Number) -> bytes | None:
        """Return the hash of our record there; zeros before the first; None if there is none."""
        if number == START:
            return bytes(32)
        if number == self.end.number:
            return self.end.hash
        row = self._journal.own_record(*number)
        return None if row is None or row.orphan else row.hash

    def end_of_epoch(self, number: Number) -> Place | None:
        """Return our last record up to a number in the number's own epoch, None if there is none.

        One query, because the number is the peer's, who may name any.
        """
        row = self._journal.own_before(*number)
        if row is not None and row.epoch == number[0]:
            return Place(row.epoch, row.serial, row.hash)
        return Place(*START, bytes(32)) if number[0] == START[0] else None

    def after(self, number: Number, last: Number | None = None) -> Iterator[RecordRow]:
        """Yield our committed records after a number, up to `last` or the end of the chain."""
        epoch, serial = number
        stop = self.end.number if last is None else last
        while (epoch, serial) < stop:
            row = self._journal.own_record(epoch, serial + 1)
            if row is None or row.orphan:
                epoch, serial = epoch + 1, 0
                continue
            if (row.epoch, row.serial) > stop:
                return
            serial += 1
            yield row

    def mend(
        self, step: Step, start: Number, returned: Sequence[RecordRow], strays: Sequence[RecordRow]
    ) -> tuple[list[RecordRow], list[RecordRow]]:
        """Take over what the peer holds of our chain after `start`.

        Records of ours that are not in the peer's copy leave the chain: the epoch ends where the
        peer's copy ends.

        Args:
            returned: our records after `start` as the peer holds them, verified and consecutive.
            strays: our records that the peer holds beyond that.

        Returns:
            (records that are new to us, records of ours that left the chain).
        """
        held = {(row.epoch, row.serial): row.hash for row in returned}
        ours = list(self.after(start))
        common = 0
        while common < len(ours):
            row = ours[common]
            if held.get((row.epoch, row.serial)) != row.hash:
                break
            common += 1
        left = ours[common:]
        if left:
            step.own.extend(replace(row, orphan=True) for row in left)
            self.tree = self.tree.cut(self.tree.size - len(left))
        for row in returned[common:]:
            self._append(step, row)
        step.own.extend(replace(row, orphan=True) for row in strays)
        if not returned[common:]:
            end = ours[common - 1] if common else self._journal.own_record(*start)
            self.end = (
                Place(*START, bytes(32)) if end is None else Place(end.epoch, end.serial, end.hash)
            )
        return list(returned[common:]), left

    def open_epoch(
        self, step: Step, epoch: int, strays: Sequence[RecordRow], reason: str, held: Place
    ) -> RecordRow:
        """Begin a new epoch after the end of the chain; its first record names that end."""
        old = self.end
        statement = receipts.EpochOpened(
            old_epoch=old.epoch,
            last_serial=old.serial,
            last_hash=old.hash,
            orphans=tuple(
                (row.serial, row.hash)
                for row in sorted(strays, key=lambda row: row.serial)
                if row.epoch == old.epoch
            )[: receipts.ORPHANS_MAX],
            reason=reason,
        )
        self.end = Place(epoch, 0, old.hash)
        entry = Waiting(
            message_id=b"",
            order=0,
            precedence=Precedence.FLASH,
            mode=self._setup.mode,
            body=receipts.encode(statement),
            signatures=(),
            released_ms=step.now.wall_ms,
            record_class=RecordClass.SERVICE,
        )
        return self.sign(step, entry, held)
