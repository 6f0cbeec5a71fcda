"""Negative controls: a station built wrong on purpose, which the oracle must catch.

The damage is done to the machines from outside, by subclass and patch; the product has no switch
for it. A check that passes one of these is worth nothing.
"""

from collections.abc import Callable, Iterator

import pytest

from protocol.exchange.delivery.chain import Number
from protocol.exchange.delivery.feed import Feed
from protocol.exchange.delivery.frames import Place, RecordFrame, Sync
from protocol.exchange.delivery.inbox import Inbox, Taken
from protocol.exchange.delivery.journal import Unit
from protocol.exchange.delivery.line import Line
from protocol.exchange.delivery.outbox import OpenRecord, Outbox
from protocol.exchange.delivery.standing import Standing
from protocol.exchange.delivery.step import Step
from protocol.exchange.record import RecordClass, read_header, unwrap_body
from tests.simulation.memory_journal import MemoryJournal


class SendsOnce(Feed):
    """No resend: a record leaves once and is then forgotten."""

    def restart(self) -> None:
        pass

    def call_for(self, numbers: list[Number], outbox: Outbox) -> None:
        pass

    def take(self, outbox: Outbox, now_ms: int, overdue: Number | None) -> Iterator[OpenRecord]:
        for record in super().take(outbox, now_ms, overdue):
            if record.sent_ms is None:
                yield record


class LazyJournal(MemoryJournal):
    """Receipt before commit: a commit returns at once and is on disk only with the next one."""

    def __init__(self) -> None:
        super().__init__()
        self._on_disk = MemoryJournal()

    def commit(self, unit: Unit) -> None:
        self._on_disk = self.copy()
        super().commit(unit)

    def after_crash(self) -> MemoryJournal:
        survivor = LazyJournal()
        survivor.take_over(self._on_disk)
        return survivor


class TakesTwice(Inbox):
    """No dropping of repeats: a record that is held is taken again."""

    def take(self, step: Step, frame: RecordFrame) -> Taken | None:
        taken = super().take(step, frame)
        if taken is not None:
            return taken
        header = read_header(frame.raw)
        row = self._row(step, (header.epoch, header.serial))
        if row is None or header.record_class is not RecordClass.MESSAGE:
            return None
        content = self._bodies.inspect(unwrap_body(frame.wrapped), ours=False)
        return Taken(row, Place(1, 0, bytes(32)), content)


class GoesOnAfterRestore(Standing):
    """No look at what the peer holds: a restored station writes on where its backup ends."""

    def judge(self, step: Step, line: Line, sync: Sync) -> None:
        self.settled = True


Sabotage = Callable[[pytest.MonkeyPatch], None]


def no_resend(patch: pytest.MonkeyPatch) -> None:
    patch.setattr("protocol.exchange.delivery.path.Feed", SendsOnce)


def receipt_before_commit(patch: pytest.MonkeyPatch) -> None:
    patch.setattr("tests.simulation.world.MemoryJournal", LazyJournal)


def repeats_taken(patch: pytest.MonkeyPatch) -> None:
    patch.setattr("protocol.exchange.delivery.parts.Inbox", TakesTwice)
    patch.setattr("protocol.exchange.delivery.reading.known_before", lambda *_: False)


def no_epoch_after_restore(patch: pytest.MonkeyPatch) -> None:
    patch.setattr("protocol.exchange.delivery.parts.Standing", GoesOnAfterRestore)


SABOTAGE: dict[str, Sabotage] = {
    "no resend": no_resend,
    "receipt before commit": receipt_before_commit,
    "no dropping of repeats": repeats_taken,
    "no epoch after a restored backup": no_epoch_after_restore,
}
