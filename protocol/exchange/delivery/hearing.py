"""In: what a path brings, from its bytes to the part that it concerns.

    bytes → path.hear → frame → record: inbox.take → reader.read ⇒ STORED waits, notice shown
                              → SYNC, heartbeat: standing, peer, gaps
                              → WANT, FETCH: sent again, given back

A violation outside a session (bytes that anybody could have made) renews the session and leaves the
open one alone. A violation inside one ends it: nothing behind it is taken from that session, so
that order is kept.
"""

from collections.abc import Callable, Sequence
from functools import partial

from protocol.errors import RemoteViolation
from protocol.exchange.delivery import frames
from protocol.exchange.delivery.frames import (
    PACKS_MAX,
    Fetch,
    Fetched,
    Heartbeat,
    RecordFrame,
    Returned,
    Sync,
    Want,
)
from protocol.exchange.delivery.inbox import ForkProven
from protocol.exchange.delivery.line import Line
from protocol.exchange.delivery.parts import Parts
from protocol.exchange.delivery.path import Path
from protocol.exchange.delivery.recovery import give_back
from protocol.exchange.delivery.setup import Greeting
from protocol.exchange.delivery.standing import PEER_COPY, PEER_FORK
from protocol.exchange.delivery.step import Step
from protocol.exchange.record import RecordClass, read_header


class Hearing:
    """The inbound half of a circuit, and what it says by itself."""

    def __init__(self, parts: Parts, instance: bytes, greeting: Callable[[], Greeting]) -> None:
        self._parts = parts
        self._instance = instance
        self._greeting = greeting

    def hear(self, step: Step, path: Path, arrived: Sequence[bytes]) -> None:
        """Take what came on a path, in order."""
        for data in arrived:
            before = path.line
            inside = False
            try:
                plaintext = path.hear(data, step)
                if path.line is not None and path.line is not before:
                    path.say(frames.encode(self.sync(step)), step)
                elif plaintext is not None and path.line is not None:
                    inside = True
                    self._take(step, path, path.line, frames.decode(plaintext))
            except RemoteViolation as violation:
                self._parts.violations.note(step, path.setup.number, violation)
                if inside:
                    path.close(step, violation.code)
                    break
                path.renew(step)
        self._parts.reader.receipt(step)

    def _take(self, step: Step, path: Path, line: Line, frame: frames.Frame) -> None:
        if isinstance(frame, Sync):
            self._take_sync(step, path, line, frame)
            return
        if not line.synced:
            raise frames.reject(frame)
        path.trusted()
        match frame:
            case RecordFrame():
                self._take_record(step, path, line, frame)
            case Heartbeat():
                self._parts.inbox.tell(frame.sent)
                self._parts.peer.beat(step, path, line, frame)
                self._parts.standing.follow(step, line, frame.held)
            case Want():
                wanted = self._parts.outbox.wanted(frame.epoch, frame.ranges)
                line.feed.call_for(wanted, self._parts.outbox)
            case Fetch():
                for answer in give_back(self._parts.inbox, frame):
                    path.say(frames.encode(answer), step)
            case Returned():
                self._parts.standing.take_returned(frame)
            case Fetched():
                if self._parts.standing.complete(step, frame):
                    self._say_sync_everywhere(step)

    # A record.

    def _take_record(self, step: Step, path: Path, line: Line, frame: RecordFrame) -> None:
        parts = self._parts
        recovering = parts.standing.recovery is not None
        if recovering and read_header(frame.raw).record_class is not RecordClass.MESSAGE:
            # It may speak of records of ours that we are about to get back. The peer begins again
            # when we say SYNC behind the recovery.
            return
        if parts.outbox.statements_full:
            # Nobody who takes our receipts lets so many gather. Its records come again.
            raise RemoteViolation("receipts-not-taken")
        try:
            taken = parts.inbox.take(step, frame)
        except ForkProven:
            parts.standing.lock(step, PEER_FORK)
            raise
        line.tell_soon(step.now.mono_ms, path.timing)
        if taken is None:
            return
        # The record itself is in order and signed. If what it says of us is not so, that is noted;
        # and a false cursor does not keep a message from being receipted and shown.
        for act in (
            partial(parts.standing.confirm, step, taken.place_held),
            partial(parts.reader.read, step, taken),
        ):
            try:
                act()
            except RemoteViolation as violation:
                parts.violations.note(step, path.setup.number, violation)

    # Where both sides are.

    def _take_sync(self, step: Step, path: Path, line: Line, sync: Sync) -> None:
        parts = self._parts
        if line.synced and sync.instance != line.instance:
            # A session's keys are in the memory of one run. Else each SYNC could tell of a restart.
            raise RemoteViolation("instance-changed")
        whose = parts.peer.greet(step, line, sync)
        if whose == "late":
            raise RemoteViolation("session-of-earlier-run")
        if whose == "copy":
            parts.standing.lock(step, PEER_COPY)
        if whose == "new":
            self._end_earlier_sessions(step, path)
            parts.outbox.doubt()
            parts.inbox.told = sync.own.number
            if sync.own.number < parts.inbox.held.number:
                parts.standing.peer_behind(step, sync.own.number, parts.inbox.held.number)
        parts.inbox.tell(sync.own.number)
        parts.standing.judge(step, line, sync)
        line.synced, line.instance = True, sync.instance
        line.feed.restart()
        path.trusted()

    def _end_earlier_sessions(self, step: Step, path: Path) -> None:
        """End the sessions with an earlier run of the peer: that run is over."""
        for other in self._parts.paths.values():
            if other is not path and other.ready is not None:
                other.close(step, "peer-restarted")

    # What the station says by itself.

    def sync(self, step: Step) -> Sync:
        """Return where we are."""
        parts = self._parts
        return Sync(
            instance=self._instance,
            own=parts.chain.end,
            own_size=parts.chain.tree.size,
            own_root=parts.chain.tree.root(),
            held=parts.inbox.held,
            held_size=parts.inbox.tree.size,
            held_root=parts.inbox.tree.root(),
            proofs=parts.inbox.proofs(step),
            packs=self._greeting().packs[:PACKS_MAX],
            locked=parts.standing.locked,
        )

    def _say_sync_everywhere(self, step: Step) -> None:
        encoded = frames.encode(self.sync(step))
        for path in self._parts.paths.values():
            path.say(encoded, step)

    def tick(self, step: Step) -> None:
        """Say the heartbeats that are due."""
        for path in self._parts.paths.values():
            path.tick(step)
            line = path.line
            if line is not None and step.now.mono_ms >= line.beat_ms:
                line.beat_ms = step.now.mono_ms + path.timing.heartbeat_ms
                path.say(frames.encode(self._heartbeat(step, line)), step)

    def _heartbeat(self, step: Step, line: Line) -> Heartbeat:
        greeting = self._greeting()
        return Heartbeat(
            held=self._parts.inbox.held,
            sent=self._parts.chain.end.number,
            wall_ms=max(0, step.now.wall_ms),
            token=step.now.mono_ms,
            echo=line.token,
            echo_held_ms=0 if line.token is None else step.now.mono_ms - line.token_ms,
            officer_on_watch=greeting.officer_on_watch,
            desk_connected=greeting.desk_connected,
            locked=self._parts.standing.locked,
        )

    def ask(self, step: Step) -> None:
        """Ask for our own records while we are behind, and for the peer's that are missing."""
        parts = self._parts
        ranked = parts.ranked(step.now.mono_ms)
        if not ranked:
            return
        want = parts.gaps.watch(step, ranked[0].timing)
        if want is not None:
            # On every path: the peer knows on which of them the records are not under way already.
            for path in ranked:
                path.say(frames.encode(want), step)
        recovery, best = parts.standing.recovery, ranked[0].line
        live = {path.line.session.id for path in ranked if path.line is not None}
        if recovery is not None and best is not None and recovery.session not in live:
            recovery.session = best.session.id
            ranked[0].say(frames.encode(recovery.ask(ranked[0].timing.fetch)), step)
