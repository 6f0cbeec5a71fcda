"""Sends a message: builds the body, verifies who released it, commits it on every circuit at once.

This is the only way from the desks to `Circuit.release`.
"""

from collections.abc import Callable, Sequence

from console.desk_link.requests import Released
from console.station.circuits import Circuits, Host
from console.station.clock import Clock
from console.station.keystore import Keystore, verify_release
from console.station.notice_bodies import Shelf
from console.station.release_rules import officers_needed
from console.station.watch_log.log import WatchLog
from console.station.watch_log.rows import OfficerSignature, ReleaseRow
from protocol.errors import LocalViolation, ReadbackError
from protocol.exchange import canonical
from protocol.exchange.delivery.effects import Effect
from protocol.exchange.delivery.journal import LocalEvent
from protocol.notices.draft import BuildContext, Draft, build
from protocol.notices.message import Message
from protocol.notices.pack import Pack
from protocol.notices.values import Address
from protocol.vocabulary import Mode

NONCE_BYTES = 16


class Dispatch:
    """Builds and releases messages."""

    def __init__(
        self,
        log: WatchLog,
        circuits: Circuits,
        shelf: Shelf,
        keystore: Keystore,
        clock: Clock,
        own: Address,
        random: Callable[[int], bytes],
        changed: Callable[[bytes, bytes], None],
    ) -> None:
        self._log = log
        self._circuits = circuits
        self._shelf = shelf
        self._keystore = keystore
        self._clock = clock
        self._own = own
        self._random = random
        self._changed = changed

    def read(self, body: bytes) -> Message:
        """Return the message in a body that we built or hold.

        Raises:
            LocalViolation: ``template-unknown``.
            RemoteViolation: not a message.
        """
        message = self._shelf.read(body)
        if not isinstance(message, Message):
            raise LocalViolation("template-unknown", pack=message.heading.pack_hash.hex())
        return message

    def pack_for(self, circuits: Sequence[bytes]) -> Pack:
        """Return the newest pack that we and every one of these peers hold.

        While nothing is known of a peer's packs since the start it is our newest; should that one
        be unknown there, the peer says so (TEMPLATE UNKNOWN).
        """
        common = self._circuits.packs_common(circuits, self._shelf.hashes)
        return self._shelf.packs[(common or self._shelf.hashes)[0]]

    def build(
        self,
        draft: Draft,
        circuits: Sequence[bytes],
        roles: tuple[str, ...],
        *,
        composed_ms: int | None = None,
        alone: bool = False,
        mode: Mode | None = None,
    ) -> tuple[Message, Pack]:
        """Return the message that a draft makes now for these circuits, and its pack.

        Raises:
            LocalViolation: ``no-circuit``, ``circuits-of-two-modes``, ``circuit-unknown``.
            ValueRefused: a value breaks a rule.
        """
        hosts = self._hosts(circuits)
        pack, now_s = self.pack_for(circuits), self._clock.now().wall_ms // 1000
        # A clock that was set back must not hold up a draft that was saved before.
        composed_s = now_s if composed_ms is None else min(composed_ms // 1000, now_s)
        context = BuildContext(
            sender=self._own,
            to=tuple(Address(host.peer.party, host.peer.station) for host in hosts),
            mode=mode or hosts[0].row.mode,
            composed_s=composed_s,
            now_s=now_s,
            nonce=self._random(NONCE_BYTES),
            roles=roles,
            alone=alone,
        )
        return build(draft, pack, context), pack

    def release(
        self,
        message: Message,
        circuits: Sequence[bytes],
        signatures: Sequence[OfficerSignature],
        *,
        of: ReleaseRow | None = None,
    ) -> Released:
        """Commit the message on every circuit in one step, then let it leave.

        Args:
            of: the release under way that this ends; its draft ends with it.

        Raises:
            LocalViolation: ``signatures-missing``, or what a circuit refuses; nothing was kept.
            StorageFailed: nothing was kept, and the log is latched.
        """
        hosts = self._hosts(circuits)
        self._verify(message, circuits, signatures)
        try:
            with self._log.together():
                effects = [(host, self._commit(host, message, signatures)) for host in hosts]
                if of is not None:
                    self._log.desk_work.drop_release(of.release_id)
                    self._log.desk_work.discard_draft(of.draft_id)
        except ReadbackError:
            # One circuit may have gone ahead in memory of what was then rolled back for all.
            self._circuits.begin_anew(hosts)
            raise
        for host, left in effects:
            self._circuits.perform(host, left)
            self._changed(host.id, message.message_id)
        rows = (self._log.traffic_row(host.id, message.message_id) for host in hosts)
        return Released(message.message_id, tuple(row for row in rows if row is not None))

    def _commit(
        self, host: Host, message: Message, signatures: Sequence[OfficerSignature]
    ) -> list[Effect]:
        heading, now = message.heading, self._clock.now()
        officers = ", ".join(one.officer for one in signatures)
        event = LocalEvent(now.wall_ms, "released", message.message_id, (("officers", officers),))
        self._log.append_event(event, host.id)
        return host.circuit.release(
            message.message_id,
            message.encode(),
            heading.mode,
            heading.precedence,
            tuple(canonical.encode([one.officer, one.role, one.signature]) for one in signatures),
            now,
        )

    def _hosts(self, circuits: Sequence[bytes]) -> list[Host]:
        hosts = [self._circuits.host(circuit) for circuit in dict.fromkeys(circuits)]
        if not hosts:
            raise LocalViolation("no-circuit")
        if len({host.row.mode for host in hosts}) > 1:
            raise LocalViolation("circuits-of-two-modes")
        return hosts

    def _verify(
        self,
        message: Message,
        circuits: Sequence[bytes],
        signatures: Sequence[OfficerSignature],
    ) -> None:
        """Count the different officers whose signatures over this release hold."""
        signed = {
            one.officer
            for one in signatures
            if verify_release(
                self._keystore.public_key(one.officer),
                message.message_id,
                circuits,
                one.role,
                one.signature,
            )
        }
        needed = officers_needed(message, self._shelf.packs[message.heading.pack_hash])
        if len(signed) < needed or len(signed) < len(message.heading.releasing_roles):
            raise LocalViolation("signatures-missing", held=len(signed), needed=needed)
