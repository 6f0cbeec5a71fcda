"""One path of a circuit: its transport, its handshakes, and the session that is open on it.

    transport up → handshake → open → (renewing → open)* → transport down

The connecting side begins every handshake, one at a time, and repeats a message that is not
answered; the listening side can only hint (RENEW) that one is needed. An open session ends when the
next one is proven by M3 or M4, when its age ends it, when the transport goes, or when the peer
broke the protocol inside it: never because of bytes that anybody could have injected.

Two rules: every change of state is in the table, and this file does not know what a session
carries. Times are of the monotonic clock, in ms.
"""

from dataclasses import dataclass, field
from enum import Enum

from protocol.errors import LocalViolation, RemoteViolation
from protocol.exchange.crypto import Primitives
from protocol.exchange.delivery.feed import Feed
from protocol.exchange.delivery.line import Line
from protocol.exchange.delivery.setup import CircuitSetup, PathSetup
from protocol.exchange.delivery.status import PathStatus
from protocol.exchange.delivery.step import Step
from protocol.exchange.delivery.timing import TIMINGS, Timing
from protocol.exchange.handshake import ChainRow, Established, Initiator, Responder
from protocol.exchange.handshake_frames import FrameKind, frame_kind
from protocol.exchange.identity import Card, StationKeys
from protocol.exchange.session import Session, session_id


class PathState(Enum):
    """Where a path is. The value is its name for logs."""

    DOWN = "down"
    READY = "ready"
    HANDSHAKE = "handshake"
    OPEN = "open"
    RENEWING = "renewing"


class PathEvent(Enum):
    """What moves a path from one state to another."""

    TRANSPORT_UP = "transport-up"
    TRANSPORT_DOWN = "transport-down"
    HANDSHAKE_BEGUN = "handshake-begun"
    HANDSHAKE_FAILED = "handshake-failed"
    SESSION_OPENED = "session-opened"
    SESSION_CLOSED = "session-closed"


TABLE: dict[tuple[PathState, PathEvent], PathState] = {
    (PathState.DOWN, PathEvent.TRANSPORT_UP): PathState.READY,
    (PathState.READY, PathEvent.TRANSPORT_DOWN): PathState.DOWN,
    (PathState.READY, PathEvent.HANDSHAKE_BEGUN): PathState.HANDSHAKE,
    (PathState.HANDSHAKE, PathEvent.TRANSPORT_DOWN): PathState.DOWN,
    (PathState.HANDSHAKE, PathEvent.HANDSHAKE_BEGUN): PathState.HANDSHAKE,
    (PathState.HANDSHAKE, PathEvent.HANDSHAKE_FAILED): PathState.READY,
    (PathState.HANDSHAKE, PathEvent.SESSION_OPENED): PathState.OPEN,
    (PathState.OPEN, PathEvent.TRANSPORT_DOWN): PathState.DOWN,
    (PathState.OPEN, PathEvent.HANDSHAKE_BEGUN): PathState.RENEWING,
    (PathState.OPEN, PathEvent.SESSION_CLOSED): PathState.READY,
    (PathState.RENEWING, PathEvent.TRANSPORT_DOWN): PathState.DOWN,
    (PathState.RENEWING, PathEvent.HANDSHAKE_BEGUN): PathState.RENEWING,
    (PathState.RENEWING, PathEvent.HANDSHAKE_FAILED): PathState.OPEN,
    (PathState.RENEWING, PathEvent.SESSION_OPENED): PathState.OPEN,
    (PathState.RENEWING, PathEvent.SESSION_CLOSED): PathState.HANDSHAKE,
}


@dataclass(slots=True)
class _Attempt:
    """A handshake that we began, and what to send again while it is not answered."""

    initiator: Initiator
    began: int
    ends_ms: int
    repeat_ms: int
    sent: bytes
    repeated: bool = False
    answered: bytes = b""  # the M2 taken; it comes again when our repeated M1 crossed it


@dataclass(slots=True)
class _Answers:
    """Handshakes that the peer began and what we answered last."""

    responder: Responder
    began: int | None = None  # step of the first M2 since the last session
    ends_ms: int = 0
    m3: bytes = b""
    m4: bytes = b""


@dataclass(slots=True)
class Path:
    """One path. The circuit calls `up`, `down`, `hear`, `say`, `close` and `tick`."""

    setup: PathSetup
    circuit: CircuitSetup
    primitives: Primitives
    chain: ChainRow | None
    state: PathState = PathState.DOWN
    fault: str = ""
    linked: bool = True
    line: Line | None = None
    round_trip_ms: int | None = None
    heard_wall_ms: int | None = None
    _older: Session | None = None
    _attempt: _Attempt | None = None
    _answers: _Answers | None = None
    _begin_ms: int | None = None
    _back_off_ms: int = 0
    _allowed_ms: int = 0
    _hint_ms: int = 0
    timing: Timing = field(init=False)

    def __post_init__(self) -> None:
        self.timing = TIMINGS[self.setup.profile]
        self._back_off_ms = self.timing.renew_first_ms

    # The transport comes and goes.

    def up(self, step: Step) -> None:
        """The transport is connected; again if it had been so already."""
        if self.state is not PathState.DOWN:
            self.down(step, self.fault)
        self._move(PathEvent.TRANSPORT_UP)
        self._renew_soon(step)

    def down(self, step: Step, fault: str) -> None:
        """The transport is gone, and with it the session: what was on the way is lost."""
        self.fault = fault
        if self.state is PathState.DOWN:
            return
        self._move(PathEvent.TRANSPORT_DOWN)
        self.line = self._older = self._attempt = self._answers = self._begin_ms = None

    # In: a frame is heard.

    def hear(self, frame: bytes, step: Step) -> bytes | None:
        """Take a frame from the transport; return what a session carried in it, if it is one.

        Raises:
            RemoteViolation: refused. The open session is as it was.
        """
        if self.state is PathState.DOWN:
            self.up(step)
        kind = frame_kind(frame)
        if kind is FrameKind.DATA:
            return self._open(frame, step)
        if kind is FrameKind.RENEW:
            self._hear_renew(step)
        elif self.setup.connects == (kind in (FrameKind.M1, FrameKind.M3)):
            raise RemoteViolation("wrong-role", message=kind.name)
        elif kind is FrameKind.M1:
            self._hear_m1(frame, step)
        elif kind is FrameKind.M2:
            self._hear_m2(frame, step)
        elif kind is FrameKind.M3:
            self._hear_m3(frame, step)
        else:
            self._hear_m4(frame, step)
        return None

    def _open(self, frame: bytes, step: Step) -> bytes | None:
        named = session_id(frame)
        if self.line is not None and named == self.line.session.id:
            plaintext = self.line.session.open(frame)
            self._older = None
            self.line.heard_ms = step.now.mono_ms
            self.heard_wall_ms = step.now.wall_ms
            return plaintext
        if self._older is not None and named == self._older.id:
            # Sent before the peer had the new session: whatever it is comes again in the new one.
            self._older.open(frame)
            return None
        raise RemoteViolation("unknown-session", session=named.hex())

    def _hear_renew(self, step: Step) -> None:
        """Begin a handshake. One that is under way goes on, unless it is getting no answer: the
        other side may have forgotten it."""
        if self._attempt is not None and self._attempt.repeated:
            self._attempt = None
            self._move(PathEvent.HANDSHAKE_FAILED)
        self._renew_soon(step)

    def _hear_m1(self, frame: bytes, step: Step) -> None:
        answers = self._answering(step)
        m2 = answers.responder.m1(frame)
        if answers.began is None:
            answers.began = step.count
            answers.ends_ms = step.now.mono_ms + self.timing.handshake_ms
        self._move(PathEvent.HANDSHAKE_BEGUN)
        step.transmit(self.setup.number, m2)

    def _hear_m2(self, frame: bytes, step: Step) -> None:
        attempt = self._attempt
        if attempt is None:
            raise RemoteViolation("out-of-turn", message="M2")
        if frame == attempt.answered:
            return
        attempt.sent = attempt.initiator.m2(frame)
        attempt.answered, attempt.repeated = frame, False
        attempt.repeat_ms = step.now.mono_ms + self.timing.repeat_ms
        step.transmit(self.setup.number, attempt.sent)

    def _hear_m3(self, frame: bytes, step: Step) -> None:
        answers = self._answering(step)
        if frame == answers.m3:
            step.transmit(self.setup.number, answers.m4)
            return
        m4, established = answers.responder.m3(frame)
        began = step.count if answers.began is None else answers.began
        answers.m3, answers.m4, answers.began = frame, m4, None
        step.transmit(self.setup.number, m4)
        self._opened(established, began, step)

    def _hear_m4(self, frame: bytes, step: Step) -> None:
        attempt = self._attempt
        if attempt is None:
            raise RemoteViolation("out-of-turn", message="M4")
        self._opened(attempt.initiator.m4(frame), attempt.began, step)
        self._attempt = None

    def _answering(self, step: Step) -> _Answers:
        """Return the listening side, made anew when its half-open handshakes took too long."""
        self._end_late_answers(step.now.mono_ms)
        if self._answers is None:
            self._answers = _Answers(Responder(*self._parties()))
        return self._answers

    def _end_late_answers(self, now: int) -> None:
        answers = self._answers
        if answers is not None and answers.began is not None and now >= answers.ends_ms:
            self._answers = None
            self._move(PathEvent.HANDSHAKE_FAILED)

    def _opened(self, established: Established, began: int, step: Step) -> None:
        """Go over to a new session; its path secret is durable before the step leaves."""
        now = step.now.mono_ms
        self.chain = established.chain
        step.chains.append(established.chain)
        if not established.linked:
            step.event("path-unlinked", path=self.setup.number)
        self._older = self.line.session if self.line is not None else None
        self.line = Line(
            session=Session(self.primitives, established, now),
            began=began,
            heard_ms=now,
            feed=Feed(self.timing),
            beat_ms=now + self.timing.heartbeat_ms,
        )
        self.linked, self.fault, self._begin_ms = established.linked, "", None
        self._move(PathEvent.SESSION_OPENED)

    # Out: a frame is said.

    def say(self, plaintext: bytes, step: Step) -> None:
        """Seal a frame into the open session, if there is one."""
        if self.line is None:
            return
        try:
            frame = self.line.session.seal(plaintext)
        except LocalViolation:
            self.close(step, "session-spent")
            return
        step.transmit(self.setup.number, frame)

    def trusted(self) -> None:
        """A frame inside the session was in order: the next renewal need not wait."""
        self._back_off_ms = self.timing.renew_first_ms

    def close(self, step: Step, fault: str) -> None:
        """End the open session because its age or the peer ended it, and ask for another."""
        self.fault = fault
        if self.line is not None:
            self.line = self._older = None
            self._move(PathEvent.SESSION_CLOSED)
        self.renew(step)

    def renew(self, step: Step) -> None:
        """Get another session; the open one, if any, serves until that is proven."""
        if self.setup.connects:
            self._renew_soon(step)
        elif self.state is not PathState.DOWN and step.now.mono_ms >= self._hint_ms:
            self._hint_ms = step.now.mono_ms + self.timing.hint_ms
            step.transmit(self.setup.number, bytes([FrameKind.RENEW]))

    def _renew_soon(self, step: Step) -> None:
        if self.setup.connects and self._attempt is None and self._begin_ms is None:
            self._begin_ms = max(step.now.mono_ms, self._allowed_ms)
            self._begin(step)

    def _begin(self, step: Step) -> None:
        """Begin a handshake if one is wanted and the back-off is over."""
        now = step.now.mono_ms
        if self._begin_ms is None or now < self._begin_ms or self.state is PathState.DOWN:
            return
        initiator = Initiator(*self._parties())
        m1 = initiator.start()
        self._attempt = _Attempt(
            initiator=initiator,
            began=step.count,
            ends_ms=now + self.timing.handshake_ms,
            repeat_ms=now + self.timing.repeat_ms,
            sent=m1,
        )
        self._begin_ms = None
        self._allowed_ms = now + self._back_off_ms
        self._back_off_ms = min(2 * self._back_off_ms, self.timing.renew_last_ms)
        self._move(PathEvent.HANDSHAKE_BEGUN)
        step.transmit(self.setup.number, m1)

    # Time passes.

    def tick(self, step: Step) -> None:
        """Repeat, give up, renew: whatever is due."""
        now = step.now.mono_ms
        attempt = self._attempt
        if attempt is not None and now >= attempt.ends_ms:
            self._attempt = None
            self.fault = "no-answer"
            self._move(PathEvent.HANDSHAKE_FAILED)
            self._renew_soon(step)
        elif attempt is not None and now >= attempt.repeat_ms:
            attempt.repeat_ms = now + self.timing.repeat_ms
            attempt.repeated = True
            step.transmit(self.setup.number, attempt.sent)
        self._end_late_answers(now)
        if self.line is not None and self.line.session.expired(now):
            self.close(step, "session-spent")
        if self.line is not None and (self.silent(now) or self.line.session.renewal_due(now)):
            self._renew_soon(step)
        self._begin(step)

    def due_ms(self, now: int) -> int:
        """Return when `tick` must be called next, heartbeats included."""
        due = now + self.timing.heartbeat_ms
        if self._begin_ms is not None and self.state is not PathState.DOWN:
            due = min(due, self._begin_ms)
        if self._attempt is not None:
            due = min(due, self._attempt.repeat_ms, self._attempt.ends_ms)
        if self._answers is not None and self._answers.began is not None:
            due = min(due, self._answers.ends_ms)
        if self.line is not None:
            due = min(due, self.line.beat_ms)
            if not self.silent(now):
                due = min(due, self.line.heard_ms + self.timing.silence_ms)
        return due

    # What the path is good for.

    def silent(self, now: int) -> bool:
        """Whether nothing authentic came for too long, or the peer says so of us."""
        line = self.line
        if line is None:
            return False
        return line.unheard or now - line.heard_ms >= self.timing.silence_ms

    @property
    def ready(self) -> Line | None:
        """The open session, if both sides have said in it where they are."""
        return self.line if self.line is not None and self.line.synced else None

    def status(self, now: int) -> PathStatus:
        """Return the path as it stands."""
        if self.state is PathState.DOWN:
            name = "down"
        elif self.line is None:
            name = "handshake"
        else:
            name = "silent" if self.silent(now) else "open"
        return PathStatus(
            number=self.setup.number,
            profile=self.setup.profile.name.lower(),
            state=name,
            fault=self.fault,
            linked=self.linked,
            round_trip_ms=self.round_trip_ms,
            heard_ms=self.heard_wall_ms,
        )

    def _parties(self) -> tuple[Primitives, StationKeys, Card, bytes, int, ChainRow | None]:
        circuit = self.circuit
        return (
            self.primitives,
            circuit.keys,
            circuit.peer,
            circuit.circuit_id,
            self.setup.number,
            self.chain,
        )

    def _move(self, event: PathEvent) -> None:
        self.state = TABLE[self.state, event]
