"""Where we stand with the peer over our own chain: may we go on writing it?

Before anything is numbered after a start, the peer has said in SYNC what it holds of our chain. If
it proves, with our own signature, a record that we do not know, we are behind (`recovery`). If that
happens to a station that was not behind before, another copy of it is alive. If it proves another
record under a number of ours, the chain is forked.

A lock stops messages. Receipts and service records go on, except where our own end is in doubt.
"""

from protocol.errors import LocalViolation, RemoteViolation
from protocol.exchange.crypto import Primitives
from protocol.exchange.delivery.chain import START, Number, OwnChain
from protocol.exchange.delivery.effects import EpochOpened, Locked, PeerRestored, RootsDiffer
from protocol.exchange.delivery.frames import Fetched, Place, Returned, Sync
from protocol.exchange.delivery.inbox import Inbox
from protocol.exchange.delivery.journal import RecordRow
from protocol.exchange.delivery.line import Line
from protocol.exchange.delivery.outbox import Outbox
from protocol.exchange.delivery.recovery import RESTORING, Recovery
from protocol.exchange.delivery.setup import Bodies, CircuitSetup
from protocol.exchange.delivery.step import Step
from protocol.exchange.record import Header, open_header, read_header, record_hash

STALE_MAX = 10
"""Heartbeats with one and the same place below the cursor before the session is given up."""

OWN_FORK = "own-fork"
OWN_COPY = "own-copy"
PEER_FORK = "peer-fork"
PEER_COPY = "peer-copy"


class Standing:
    """What our chain is worth at the moment, and how it gets well again."""

    def __init__(
        self,
        setup: CircuitSetup,
        chain: OwnChain,
        outbox: Outbox,
        inbox: Inbox,
        tools: tuple[Primitives, Bodies],
        locked: str,
    ) -> None:
        self._setup = setup
        self._chain = chain
        self._outbox = outbox
        self._inbox = inbox
        self._tools = tools
        self.locked = locked
        self.settled = False  # the peer has confirmed our end since this start
        self.recovery: Recovery | None = None

    @property
    def may_state(self) -> bool:
        """Whether receipts and service records may be numbered."""
        return self.settled and self.recovery is None and self.locked != OWN_COPY

    @property
    def may_send(self) -> bool:
        """Whether messages may be numbered."""
        return self.may_state and not self.locked

    # Locks.

    def lock(self, step: Step, code: str) -> None:
        """Stop messages until two officers unlock. The first reason stays."""
        if self.locked:
            return
        self.locked = step.locked = code
        step.event("locked", reason=code)
        step.show(Locked(code))

    def unlock(self, step: Step) -> str:
        """Let messages go on; return what they were locked for.

        Raises:
            LocalViolation: nothing is locked that officers could unlock.
        """
        code = self.locked
        if not code or self._restoring:
            raise LocalViolation("not-locked", reason=code)
        self.locked = step.locked = ""
        step.event("unlocked", reason=code)
        if code == OWN_COPY:
            self.settled = False
        return code

    @property
    def _restoring(self) -> bool:
        return self.locked.startswith(RESTORING)

    # What the peer says of our chain.

    def judge(self, step: Step, line: Line, sync: Sync) -> None:
        """Hold the peer's SYNC against our chain.

        Raises:
            RemoteViolation: the peer claims a record of ours and cannot prove it.
        """
        if self.recovery is not None or self.locked == OWN_COPY:
            return
        proofs = {
            number(header): raw for raw in sync.proofs if raw for header in [read_header(raw)]
        }
        claims = {at: record_hash(raw) for at, raw in proofs.items()}
        claims[sync.held.number] = sync.held.hash
        known = {at: self._chain.hash_at(at) for at in claims}
        ahead = [at for at in claims if at > self._chain.end.number]
        forked = [at for at in claims if known[at] not in (None, claims[at])]
        for at in (*ahead, *forked):
            self._prove(at, claims[at], proofs)
        if forked:
            for at in forked:
                step.own.append(self._proof_row(step, proofs[at]))
            self._recover(step, sync.held, "forked")
        elif ahead and self.settled:
            self.lock(step, OWN_COPY)
        elif ahead or self._restoring:
            self._recover(step, sync.held, "restored")
        else:
            self.settled = True
            if not line.synced:
                self._compare_roots(step, sync)
            self.follow(step, line, sync.held)

    def follow(self, step: Step, line: Line, place: Place) -> None:
        """Move the cursor to where the peer says it holds our chain.

        A lower place counts only if it was said after the higher one was heard; on a slow path an
        old word may come late. A session that keeps to a lower place is given up for a new one, in
        which it counts.

        Raises:
            RemoteViolation: the peer names a record that we never made, or a stale place for long.
        """
        if not self.may_state:
            return
        place = self._in_chain(place)
        line.stale = line.stale + 1 if place.number == line.said else 0
        line.said = place.number
        if place.number >= self._outbox.cursor:
            line.stale = 0
            self._outbox.cover(step, place)
        elif line.stale >= STALE_MAX:
            raise RemoteViolation("cursor-in-doubt", said=place.number)
        elif line.began >= self._outbox.cursor_heard:
            known = self._outbox.cursor
            self._outbox.lower(step, place)
            line.feed.restart()
            self.peer_behind(step, place.number, known)

    def confirm(self, step: Step, place: Place) -> None:
        """Move the cursor to the place that a record of the peer's names, signed.

        Raises:
            RemoteViolation: the peer names a record that we never made.
        """
        if self.may_state and place.number > self._outbox.cursor:
            self._outbox.cover(step, self._in_chain(place))

    def peer_behind(self, step: Step, claimed: Number, known: Number) -> None:
        """Tell, once in a step, that the peer was restored: it knows less than it did."""
        if any(isinstance(effect, PeerRestored) for effect in step.shown):
            return
        step.event("peer-restored", claimed=claimed, known=known)
        step.show(PeerRestored(claimed, known))

    def _in_chain(self, place: Place) -> Place:
        """Return the place, or the end of its epoch if that ended before it.

        The peer may hold more of an old epoch than its successor counts, until it has the
        successor's first record.
        """
        if place.epoch >= self._chain.end.epoch or self._chain.hash_at(place.number) is not None:
            return place
        return self._chain.end_of_epoch(place.number) or place

    def _prove(self, at: Number, digest: bytes, proofs: dict[Number, bytes]) -> None:
        raw = proofs.get(at)
        if raw is None or record_hash(raw) != digest:
            raise RemoteViolation("claim-unproven", epoch=at[0], serial=at[1])
        open_header(self._tools[0], raw, self._setup.keys.card, self._setup.circuit_id)

    def _proof_row(self, step: Step, raw: bytes) -> RecordRow:
        header = read_header(raw)
        return RecordRow(
            epoch=header.epoch,
            serial=header.serial,
            raw=raw,
            hash=record_hash(raw),
            body=b"",
            record_class=header.record_class,
            precedence=header.precedence,
            message_id=None,
            at_ms=step.now.wall_ms,
            orphan=True,
        )

    def _compare_roots(self, step: Step, sync: Sync) -> None:
        """Compare trees where both sides stand at the same record; once in a session."""
        own = self._chain.hash_at(sync.held.number) == sync.held.hash
        tree, size = self._chain.tree, sync.held_size
        if own and (size > tree.size or tree.root(size) != sync.held_root):
            step.event("roots-differ", chain="own", size=size)
            step.show(RootsDiffer(own_chain=True, size=size))
        ours = (self._inbox.tree.size, self._inbox.tree.root())
        if sync.own == self._inbox.held and (sync.own_size, sync.own_root) != ours:
            step.event("roots-differ", chain="peer", size=sync.own_size)
            step.show(RootsDiffer(own_chain=False, size=sync.own_size))

    # Behind our own chain.

    def _recover(self, step: Step, claim: Place, reason: str) -> None:
        # In a fork the two copies may have parted anywhere, also before the cursor.
        common = reason != "forked" and self._outbox.cursor <= claim.number
        at = self._outbox.cursor if common else START
        start = Place(*at, self._chain.hash_at(at) or bytes(32))
        self.recovery = Recovery(claim, start, reason)
        after = OWN_FORK if reason == "forked" and not self.locked else self.locked
        if not self._restoring:
            self.locked = step.locked = f"{RESTORING}:{after}" if after else RESTORING
        step.event("restoring", claim=claim.number, start=at, reason=reason)

    def take_returned(self, frame: Returned) -> None:
        """Take one of our records back.

        Raises:
            RemoteViolation: we did not ask, or it is not the one that comes next.
        """
        if self.recovery is None:
            raise RemoteViolation("unexpected-frame", kind="returned")
        self.recovery.take(frame, self._setup, self._tools)

    def complete(self, step: Step, frame: Fetched) -> bool:
        """Take note that an answer is complete; return whether our chain is well again.

        Raises:
            RemoteViolation: we did not ask, or the peer has not got what it claimed.
        """
        recovery = self.recovery
        if recovery is None:
            raise RemoteViolation("unexpected-frame", kind="fetched")
        recovery.session = b""
        if not recovery.complete(frame):
            return False
        epoch = max(self._chain.end.epoch, recovery.claim.epoch) + 1
        adopted, left = self._chain.mend(
            step, recovery.start.number, recovery.returned, recovery.strays
        )
        end = self._chain.end.number
        opening = self._chain.open_epoch(
            step, epoch, recovery.strays, recovery.reason, self._inbox.held
        )
        self._outbox.mended(step, adopted, recovery.strays, left, opening, end)
        self._outbox.cursor_heard = step.count
        self.recovery = None
        self.settled = True
        self.locked = step.locked = self.locked.removeprefix(RESTORING).removeprefix(":")
        step.event("epoch-opened", epoch=epoch, adopted=len(adopted), reason=recovery.reason)
        step.show(EpochOpened(epoch, len(adopted), recovery.reason))
        if self.locked:
            step.show(Locked(self.locked))
        return True


def number(header: Header) -> Number:
    """Return a record's place in its sender's chain."""
    return header.epoch, header.serial
