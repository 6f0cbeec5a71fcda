"""A journal in memory that behaves like a disk: what was not committed is gone after a crash.

It also stands in for the watch log in tests of the circuit. It refuses what the real one refuses,
so that a circuit that writes nonsense fails here.
"""

from dataclasses import replace

from protocol.errors import LocalViolation, StorageFailed
from protocol.exchange.delivery.journal import (
    CircuitState,
    FactRow,
    LocalEvent,
    Own,
    RecordRow,
    Unit,
    Waiting,
)
from protocol.exchange.handshake import ChainRow
from protocol.exchange.tree import leaf_hash
from protocol.vocabulary import Fact

Number = tuple[int, int]


class Crash(Exception):
    """The station dies here and now."""


class MemoryJournal:
    """The durable state of one circuit at one station.

    Attributes:
        crash_before, crash_after: die when so many more commits begin or have ended; None: never.
        broken: every call fails as a broken disk does.
    """

    def __init__(self) -> None:
        self.own: dict[Number, RecordRow] = {}
        self.peer: dict[Number, RecordRow] = {}
        self.orphans: list[tuple[str, RecordRow]] = []
        self.waiting: dict[int, Waiting] = {}
        self.released: dict[bytes, Waiting] = {}
        self.facts: dict[tuple[bytes, Fact], FactRow] = {}
        self.peer_facts: dict[tuple[bytes, Fact], FactRow] = {}
        self.chains: dict[int, ChainRow] = {}
        self.events: list[LocalEvent] = []
        self.arrived: list[bytes] = []  # the peer's notices in the order in which they came
        self.own_cursor: Number = (1, 0)
        self.peer_head: Number = (1, 0)
        self.next_order = 1
        self.locked = ""
        self.commits = 0
        self.broken = False
        self.crash_before: int | None = None
        self.crash_after: int | None = None

    def copy(self) -> "MemoryJournal":
        """Return a backup."""
        backup = MemoryJournal()
        backup.take_over(self)
        return backup

    def take_over(self, other: "MemoryJournal") -> None:
        """Hold what another journal holds."""
        for name in vars(MemoryJournal()):
            value = getattr(other, name)
            setattr(self, name, value.copy() if isinstance(value, dict | list) else value)

    def after_crash(self) -> "MemoryJournal":
        """Return what the next process finds: every commit that returned, and nothing else."""
        return self

    def load(self) -> CircuitState:
        self._check()
        end = max(self.own, default=(1, 0))
        head = self.peer.get(self.peer_head)
        return CircuitState(
            epoch=end[0],
            last_serial=end[1],
            last_hash=self.own[end].hash if self.own else bytes(32),
            own_leaves=tuple(leaf_hash(self.own[at].raw) for at in sorted(self.own)),
            own_open=tuple(self._open(at) for at in sorted(self.own) if at > self.own_cursor),
            own_cursor=self.own_cursor,
            peer_epoch=self.peer_head[0],
            peer_serial=self.peer_head[1],
            peer_hash=bytes(32) if head is None else head.hash,
            peer_leaves=tuple(
                leaf_hash(self.peer[at].raw) for at in sorted(self.peer) if at <= self.peer_head
            ),
            peer_beyond=tuple(
                (at[1], self.peer[at].hash)
                for at in sorted(self.peer)
                if at[0] == self.peer_head[0] and at > self.peer_head
            ),
            waiting=tuple(self.waiting[order] for order in sorted(self.waiting)),
            next_order=self.next_order,
            chains=tuple(self.chains.values()),
            locked=self.locked,
        )

    def _open(self, at: Number) -> Own:
        row = self.own[at]
        return Own(
            epoch=row.epoch,
            serial=row.serial,
            hash=row.hash,
            record_class=row.record_class,
            precedence=row.precedence,
            message_id=row.message_id,
            receipted=row.message_id is not None and (row.message_id, Fact.STORED) in self.facts,
        )

    def commit(self, unit: Unit) -> None:
        self._check()
        if self.crash_before is not None:
            self.crash_before -= 1
            if self.crash_before < 0:
                raise Crash
        self._write(unit)
        self.commits += 1
        if self.crash_after is not None:
            self.crash_after -= 1
            if self.crash_after < 0:
                raise Crash

    def _write(self, unit: Unit) -> None:
        waiting = {**self.waiting, **{entry.order: entry for entry in unit.waiting}}
        if any(order not in waiting for order in unit.numbered):
            # A receipt numbered in the step that stated it is in neither list; nothing else may be.
            raise LocalViolation("not-waiting", orders=unit.numbered)
        for order in unit.numbered:
            del waiting[order]
        self.waiting = waiting
        for entry in unit.waiting:
            self.next_order = max(self.next_order, entry.order + 1)
            if entry.record_class == 1:
                self.released[entry.message_id] = entry
        for row in unit.own:
            self._keep("own", self.own, row)
        for row in unit.peer:
            self._keep("peer", self.peer, row)
            if row.message_id is not None and row.message_id not in self.arrived:
                self.arrived.append(row.message_id)
        for fact in unit.facts:
            self.facts.setdefault((fact.message_id, fact.fact), fact)
        for fact in unit.peer_facts:
            self.peer_facts.setdefault((fact.message_id, fact.fact), fact)
        self.own_cursor = unit.own_cursor or self.own_cursor
        self.peer_head = unit.peer_head or self.peer_head
        for chain in unit.chains:
            self.chains[chain.path] = chain
        if unit.locked is not None:
            self.locked = unit.locked
        self.events.extend(unit.events)

    def _keep(self, side: str, rows: dict[Number, RecordRow], row: RecordRow) -> None:
        at = (row.epoch, row.serial)
        held = rows.get(at)
        if row.orphan:
            if held is not None and held.hash == row.hash:
                del rows[at]
            if all(orphan.hash != row.hash for _, orphan in self.orphans):
                self.orphans.append((side, row))
        elif held is not None and held.hash != row.hash:
            raise LocalViolation("number-taken", side=side, at=at)
        else:
            rows[at] = replace(row)

    def own_record(self, epoch: int, serial: int) -> RecordRow | None:
        self._check()
        return self.own.get((epoch, serial)) or self._orphan("own", epoch, serial)

    def peer_record(self, epoch: int, serial: int) -> RecordRow | None:
        self._check()
        return self.peer.get((epoch, serial)) or self._orphan("peer", epoch, serial)

    def own_before(self, epoch: int, serial: int) -> RecordRow | None:
        self._check()
        at = max((at for at in self.own if at <= (epoch, serial)), default=None)
        return None if at is None else self.own[at]

    def peer_after(self, epoch: int, serial: int) -> RecordRow | None:
        self._check()
        held = [*self.peer, *((r.epoch, r.serial) for side, r in self.orphans if side == "peer")]
        at = min((at for at in held if at > (epoch, serial)), default=None)
        return None if at is None else self.peer_record(*at)

    def _orphan(self, side: str, epoch: int, serial: int) -> RecordRow | None:
        for kept, row in self.orphans:
            if kept == side and (row.epoch, row.serial) == (epoch, serial):
                return row
        return None

    def own_message(self, message_id: bytes) -> RecordRow | None:
        return self._message(self.own, "own", message_id)

    def peer_message(self, message_id: bytes) -> RecordRow | None:
        return self._message(self.peer, "peer", message_id)

    def _message(
        self, rows: dict[Number, RecordRow], side: str, message_id: bytes
    ) -> RecordRow | None:
        self._check()
        orphans = [row for kept, row in self.orphans if kept == side]
        for row in (*rows.values(), *orphans):
            if row.message_id == message_id:
                return row
        return None

    def own_facts(self, message_id: bytes) -> tuple[FactRow, ...]:
        self._check()
        found = [row for (about, _), row in self.facts.items() if about == message_id]
        return tuple(sorted(found, key=lambda row: row.fact))

    def _check(self) -> None:
        if self.broken:
            raise StorageFailed("disk-broken")
