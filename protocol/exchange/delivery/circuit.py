"""A circuit: two stations, up to four paths, one gapless chain of records each way.

It is a machine without sockets, files or clocks. The host hands in what happened (a frame, a path
up or down, a tick, an officer's release) and performs the effects that come back, in order. Each
input is one step: one unit made durable, and only then its effects.

    out   release → outbox.enqueue → outbox.number → feed → path.say → Transmit
    in    frames_in → path.hear → inbox.take → STORED into the outbox → commit → Transmit, Arrived

The journal's failure is latched: nothing leaves any more. Whatever the peer sends, the methods for
the host raise nothing; those for officers raise `LocalViolation` with nothing changed.
"""

from collections.abc import Callable, Sequence

from protocol.errors import LocalViolation, RemoteViolation, StorageFailed
from protocol.exchange import receipts
from protocol.exchange.crypto import Primitives
from protocol.exchange.delivery.effects import Effect, PathChanged, StorageStopped
from protocol.exchange.delivery.flow import flow
from protocol.exchange.delivery.frames import INSTANCE_BYTES
from protocol.exchange.delivery.hearing import Hearing
from protocol.exchange.delivery.journal import FactRow, Journal, RecordRow
from protocol.exchange.delivery.parts import Parts
from protocol.exchange.delivery.setup import Bodies, CircuitSetup, Greeting
from protocol.exchange.delivery.standing import OWN_COPY, PEER_COPY
from protocol.exchange.delivery.status import CircuitStatus
from protocol.exchange.delivery.step import Now, Step
from protocol.exchange.receipts import PassedOn, Read, Readback, Service
from protocol.exchange.record import BODY_BYTES_MAX, RecordClass
from protocol.vocabulary import Fact, Mode, Precedence

_MODES = {
    Mode.ACTUAL: frozenset({Mode.ACTUAL, Mode.TEST}),
    Mode.EXERCISE: frozenset({Mode.EXERCISE}),
}

OfficerStatement = Read | Readback | PassedOn
"""What an officer states about a message of the peer's."""


class Circuit:
    """One circuit of a station."""

    def __init__(
        self,
        setup: CircuitSetup,
        journal: Journal,
        primitives: Primitives,
        bodies: Bodies,
        greeting: Callable[[], Greeting],
    ) -> None:
        """Go on from what the journal has.

        Raises:
            StorageFailed: the journal cannot be read.
        """
        self._setup = setup
        self._journal = journal
        self._bodies = bodies
        self._parts = Parts.load(setup, journal, primitives, bodies)
        self._hearing = Hearing(self._parts, primitives.random(INSTANCE_BYTES), greeting)
        self._paths_shown: dict[int, PathChanged] = {}
        self._steps = 0
        self._stopped = ""

    # For officers: release, state, unlock.

    def release(
        self,
        message_id: bytes,
        body: bytes,
        mode: Mode,
        precedence: Precedence,
        signatures: tuple[bytes, ...],
        now: Now,
    ) -> list[Effect]:
        """Release a message: durable when this returns, on the wire if it can leave at once.

        Args:
            body: the message's canonical bytes. signatures: the officers' release signatures,
                kept here and never sent.

        Raises:
            LocalViolation: mode, heading, size or id do not fit; nothing changed.
            StorageFailed: nothing was committed and nothing leaves any more.
        """
        self._check_release(message_id, body, mode, precedence)
        step = self._step(now)
        self._parts.outbox.enqueue(
            step,
            body,
            precedence,
            message_id=message_id,
            mode=mode,
            signatures=signatures,
        )
        step.fact(message_id, Fact.RELEASED)
        return self._finish(step)

    def _check_release(
        self, message_id: bytes, body: bytes, mode: Mode, precedence: Precedence
    ) -> None:
        if self._stopped:
            raise StorageFailed(self._stopped)
        if mode not in _MODES[self._setup.mode]:
            raise LocalViolation("wrong-mode", circuit=self._setup.mode.name, message=mode.name)
        if len(body) > BODY_BYTES_MAX:
            raise LocalViolation("body-too-long", size=len(body), limit=BODY_BYTES_MAX)
        try:
            summary = self._bodies.inspect(body, ours=True)
        except RemoteViolation as error:
            raise LocalViolation("not-a-message", why=error.code) from error
        if summary != (message_id, mode, precedence):
            raise LocalViolation("heading-differs")
        numbered = self._read(lambda: self._journal.own_message(message_id))
        if numbered is not None or self._parts.outbox.is_waiting(message_id):
            raise LocalViolation("released-before", message=message_id.hex())

    def state_receipt(self, receipt: OfficerStatement, now: Now) -> list[Effect]:
        """State READ, READBACK or PASSED-ON about a message of the peer's.

        Raises:
            LocalViolation: no such message arrived here; nothing changed.
            StorageFailed: nothing was committed and nothing leaves any more.
        """
        body = receipts.encode(receipt)
        row = self._read(lambda: self._journal.peer_message(receipt.message_id))
        if row is None:
            raise LocalViolation("message-unknown", message=receipt.message_id.hex())
        step = self._step(now)
        self._parts.outbox.enqueue(
            step,
            body,
            row.precedence,
            record_class=RecordClass.RECEIPT,
            message_id=receipt.message_id,
        )
        if isinstance(receipt, Readback):
            step.event("readback-sent", receipt.message_id)
        else:
            fact = Fact.READ if isinstance(receipt, Read) else Fact.PASSED_ON
            step.peer_facts.append(FactRow(receipt.message_id, fact, now.wall_ms))
        return self._finish(step)

    def send_service(self, service: Service, now: Now) -> list[Effect]:
        """Send a service record.

        Raises:
            LocalViolation: the peer would refuse it; nothing changed.
            StorageFailed: nothing was committed and nothing leaves any more.
        """
        body = receipts.encode(service)
        step = self._step(now)
        self._enqueue_service(step, body)
        return self._finish(step)

    def unlock(self, now: Now) -> list[Effect]:
        """Let messages go on; the host has checked that two officers want it.

        Raises:
            LocalViolation: nothing is locked that officers could unlock.
            StorageFailed: nothing was committed and nothing leaves any more.
        """
        step = self._step(now)
        code = self._parts.standing.unlock(step)
        if code == PEER_COPY:
            self._parts.peer.forget_copies()
        statement = receipts.SendingUnlocked(code, max(0, now.wall_ms // 1_000))
        self._enqueue_service(step, receipts.encode(statement))
        for path in self._parts.paths.values():
            if code == OWN_COPY and path.line is not None:
                path.close(step, "unlocked")  # the next SYNC says where our chain ends
        return self._finish(step)

    def _enqueue_service(self, step: Step, body: bytes) -> None:
        self._parts.outbox.enqueue(step, body, Precedence.ROUTINE, record_class=RecordClass.SERVICE)

    # For the host: what happened on the paths, and time.

    def start(self, now: Now) -> list[Effect]:
        """Begin; nothing leaves before a path is ready."""
        return self._handle(now, lambda step: None)

    def path_ready(self, number: int, now: Now) -> list[Effect]:
        """A path's transport is connected, for the first time or again."""
        return self._handle(now, lambda step: self._parts.paths[number].up(step))

    def path_lost(self, number: int, now: Now, fault: str = "") -> list[Effect]:
        """A path's transport is gone; `fault` is a code that says why, if known."""
        return self._handle(now, lambda step: self._parts.paths[number].down(step, fault))

    def frame_in(self, number: int, frame: bytes, now: Now) -> list[Effect]:
        """Take one frame from a path's transport."""
        return self.frames_in(number, (frame,), now)

    def frames_in(self, number: int, arrived: Sequence[bytes], now: Now) -> list[Effect]:
        """Take several frames of one path, in order, as one step: one commit, one STORED."""
        return self._handle(
            now, lambda step: self._hearing.hear(step, self._parts.paths[number], arrived)
        )

    def tick(self, now: Now) -> list[Effect]:
        """Do what is due."""
        return self._handle(now, self._hearing.tick)

    def next_tick_ms(self, mono_ms: int) -> int:
        """Return after how many ms `tick` is due, if nothing happens before."""
        if self._stopped:
            return 60_000
        due = min(
            (path.due_ms(mono_ms) for path in self._parts.paths.values()), default=mono_ms + 1_000
        )
        return max(0, min(due, self._parts.gaps.due_ms()) - mono_ms)

    # One step.

    def _step(self, now: Now) -> Step:
        if self._stopped:
            raise StorageFailed(self._stopped)
        self._steps += 1
        return Step(now, self._steps)

    def _handle(self, now: Now, work: Callable[[Step], None]) -> list[Effect]:
        """Run one input of the host; a failing journal becomes an effect."""
        if self._stopped:
            return []
        try:
            step = self._step(now)
            work(step)
            return self._finish(step)
        except StorageFailed as failure:
            self._stopped = failure.code
            return [StorageStopped(failure.code)]

    def _finish(self, step: Step) -> list[Effect]:
        """Number and feed what can leave, make the step durable, and hand out its effects."""
        try:
            self._hearing.ask(step)
            flow(step, self._parts)
            self._watch(step)
            unit = step.unit()
            if unit is not None:
                self._journal.commit(unit)
        except StorageFailed as failure:
            self._stopped = failure.code
            raise
        return step.effects()

    def _read(self, query: Callable[[], RecordRow | None]) -> RecordRow | None:
        """Ask the journal on behalf of an officer; a failure is latched."""
        try:
            return query()
        except StorageFailed as failure:
            self._stopped = failure.code
            raise

    # What changed, and how things stand.

    def _watch(self, step: Step) -> None:
        """Show what this step changed on the paths, in the peer, and against the protocol."""
        now = step.now.mono_ms
        for path in self._parts.paths.values():
            status = path.status(now)
            changed = PathChanged(status.number, status.state, status.fault, status.linked)
            if changed != self._paths_shown.get(status.number):
                self._paths_shown[status.number] = changed
                step.show(changed)
        self._parts.peer.watch(step, alive=self._alive(now))
        self._parts.violations.watch(step)

    def _alive(self, now_ms: int) -> bool:
        """Whether the peer station was heard within the time of some path's heartbeat."""
        paths = self._parts.paths.values()
        return any(path.ready is not None and not path.silent(now_ms) for path in paths)

    def snapshot(self, now: Now) -> CircuitStatus:
        """Return the circuit as it stands."""
        parts = self._parts
        alive = self._alive(now.mono_ms)
        paths = tuple(path.status(now.mono_ms) for path in parts.paths.values())
        return CircuitStatus(
            paths=paths,
            alive=alive,
            alive_since_ms=parts.peer.alive_since_ms,
            heard_ms=max((path.heard_ms for path in paths if path.heard_ms), default=None),
            officer_on_watch=alive and parts.peer.officer_on_watch,
            desk_connected=alive and parts.peer.desk_connected,
            officer_heard_ms=parts.peer.officer_heard_ms,
            offset_ms=parts.peer.offset_ms,
            locked=parts.standing.locked,
            peer_locked=parts.peer.locked,
            storage_stopped=bool(self._stopped),
            epoch=parts.chain.end.epoch,
            last_serial=parts.chain.end.serial,
            waiting=parts.outbox.waiting,
            unreceipted=parts.outbox.unreceipted,
            missing=parts.gaps.shown,
            own_tree=(parts.chain.tree.size, parts.chain.tree.root()),
            peer_tree=(parts.inbox.tree.size, parts.inbox.tree.root()),
            packs=parts.peer.packs,
            violations=parts.violations.total,
        )
