"""Release: a draft is frozen into a body, officers sign it one after the other, and it goes.

The engine numbers no message without the signatures that its kind demands: they are verified here
against the officers' public keys, from the frozen body, right before the commit.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from console.desk_link.requests import (
    CancelRelease,
    Done,
    ListReleases,
    PrepareRelease,
    Released,
    Releases,
    Request,
    SignRelease,
)
from console.desk_link.views import DraftView, ReleaseView
from console.station.clock import Clock
from console.station.desk_server import Handler, Later
from console.station.dispatch import Dispatch
from console.station.keystore import Keystore, OfficerKey
from console.station.notice_bodies import Shelf
from console.station.release_rules import (
    ALONE_AFTER_MS,
    ONE_OFFICER,
    TWO_OFFICERS,
    expires_ms,
    officers_needed,
    same_but_alone,
)
from console.station.watch_desk import WatchDesk
from console.station.watch_log.log import WatchLog
from console.station.watch_log.rows import OfficerSignature, ReleaseRow
from protocol.errors import LocalViolation
from protocol.notices.message import Message
from protocol.vocabulary import Precedence

RELEASE_ID_BYTES: Final = 16
EXPIRED_KEPT_MS: Final = 60 * 60_000


class ReleaseDesk:
    """Handles releases with officers' signatures."""

    def __init__(
        self,
        log: WatchLog,
        dispatch: Dispatch,
        shelf: Shelf,
        keystore: Keystore,
        watch: WatchDesk,
        clock: Clock,
        *,
        random: Callable[[int], bytes],
        allow_alone: bool,
        changed: Callable[[], None],
    ) -> None:
        """`changed` is called when drafts or releases under way are others."""
        self._log = log
        self._dispatch = dispatch
        self._shelf = shelf
        self._keystore = keystore
        self._watch = watch
        self._clock = clock
        self._random = random
        self._allow_alone = allow_alone
        self._changed = changed
        # Waiting for the second officer is measured by a clock that nobody can set. After a
        # restart of the engine it begins anew.
        self._waiting_since: dict[bytes, int] = {}

    def handlers(self) -> dict[type[Request], Handler]:
        """Return who handles which request."""
        return {
            PrepareRelease: self.prepare,
            SignRelease: self.sign,
            CancelRelease: self.cancel,
            ListReleases: lambda _: Releases(self.releases()),
        }

    def releases(self) -> tuple[ReleaseView, ...]:
        """Return every release under way."""
        return tuple(_view(row) for row in self._log.desk_work.releases())

    def prepare(self, request: PrepareRelease) -> ReleaseView:
        """Freeze a draft. An earlier freeze of the same draft is void from now on.

        Raises:
            LocalViolation: ``draft-unknown``, ``alone-refused`` and what `Dispatch.build` raises.
            ValueRefused: a value of the draft breaks a rule.
        """
        self._watch.on_watch(request.officer)
        draft = self._log.desk_work.draft(request.draft_id)
        if draft is None:
            raise LocalViolation("draft-unknown", draft=request.draft_id.hex())
        earlier = [r for r in self._log.desk_work.releases() if r.draft_id == draft.draft_id]
        message, needed = self._freeze(draft, TWO_OFFICERS, alone=False)
        may_alone = self._may_alone(message, needed)
        if request.alone:
            asked = [row for row in earlier if self._says(row, message, draft)]
            if not (may_alone and any(self._waited(row) for row in asked)):
                raise LocalViolation("alone-refused", after_s=ALONE_AFTER_MS // 1000)
            message, needed = self._freeze(draft, ONE_OFFICER, alone=True)
        elif needed == 1:
            message, _ = self._freeze(draft, ONE_OFFICER, alone=False)
        now, pack_hash = self._clock.now(), message.heading.pack_hash
        row = ReleaseRow(
            release_id=self._random(RELEASE_ID_BYTES),
            draft_id=draft.draft_id,
            circuits=draft.circuits,
            body=message.encode(),
            message_id=message.message_id,
            officers_needed=needed,
            prepared_ms=now.wall_ms,
            alone_after_ms=now.wall_ms + ALONE_AFTER_MS if may_alone else None,
            expires_ms=expires_ms(message, self._shelf.packs[pack_hash], now.wall_ms),
        )
        gone = [*earlier, *self._long_expired(now.wall_ms)]
        with self._log.together():
            for void in gone:
                self._log.desk_work.drop_release(void.release_id)
            self._log.desk_work.save_release(row)
        for void in gone:
            self._waiting_since.pop(void.release_id, None)
        self._waiting_since[row.release_id] = now.mono_ms
        self._changed()
        return _view(row)

    def sign(self, request: SignRelease) -> Later | ReleaseView | Released:
        """Add one officer's signature; with the last one the message goes.

        Raises:
            LocalViolation: ``release-unknown``, ``release-expired``, ``release-changed``,
                ``officer-signed-already``, ``passphrase-wanted``.
        """
        row = self._signable(request)
        if request.passphrase:
            return Later(
                lambda: self._keystore.open_officer(request.officer, request.passphrase),
                lambda key: self._signed(request, key),
            )
        if row.officers_needed > 1 or self._dispatch.read(row.body).heading.alone:
            raise LocalViolation("passphrase-wanted", officer=request.officer)
        return self._signed(request, self._watch.on_watch(request.officer))

    def cancel(self, request: CancelRelease) -> Done:
        """Take a release back; the draft stays."""
        self._log.desk_work.drop_release(request.release_id)
        self._waiting_since.pop(request.release_id, None)
        self._changed()
        return Done()

    def _signed(self, request: SignRelease, key: OfficerKey) -> ReleaseView | Released:
        row = self._signable(request)  # another officer may have been faster meanwhile
        message = self._dispatch.read(row.body)
        role = message.heading.releasing_roles[len(row.signatures)]
        signature = key.sign_release(row.message_id, row.circuits, role)
        row = replace(
            row,
            signatures=(*row.signatures, OfficerSignature(request.officer, role, signature)),
        )
        if len(row.signatures) < row.officers_needed:
            self._log.desk_work.save_release(row)
            self._changed()
            return _view(row)
        released = self._dispatch.release(message, row.circuits, row.signatures, of=row)
        self._waiting_since.pop(row.release_id, None)
        self._changed()
        return released

    def _signable(self, request: SignRelease) -> ReleaseRow:
        found = [r for r in self._log.desk_work.releases() if r.release_id == request.release_id]
        if not found:
            raise LocalViolation("release-unknown", release=request.release_id.hex())
        row = found[0]
        if self._clock.now().wall_ms > row.expires_ms:
            raise LocalViolation("release-expired", release=request.release_id.hex())
        if row.message_id != request.message_id:
            raise LocalViolation("release-changed", release=request.release_id.hex())
        if request.officer in {signature.officer for signature in row.signatures}:
            raise LocalViolation("officer-signed-already", officer=request.officer)
        return row

    def _freeze(
        self, draft: DraftView, roles: Sequence[str], *, alone: bool
    ) -> tuple[Message, int]:
        message, pack = self._dispatch.build(
            self._shelf.read_draft(draft.content),
            draft.circuits,
            tuple(roles),
            composed_ms=draft.saved_ms,
            alone=alone,
        )
        return message, officers_needed(message, pack)

    def _may_alone(self, message: Message, needed: int) -> bool:
        flash = message.heading.precedence is Precedence.FLASH
        return self._allow_alone and flash and needed > 1

    def _says(self, row: ReleaseRow, message: Message, draft: DraftView) -> bool:
        """Whether the second officer was asked for just this message, to just these stations."""
        asked = self._dispatch.read(row.body)
        return row.circuits == draft.circuits and same_but_alone(asked, message)

    def _long_expired(self, wall_ms: int) -> list[ReleaseRow]:
        """Return what nobody signed or took back: all of it goes to every desk, again and again."""
        oldest = wall_ms - EXPIRED_KEPT_MS
        return [row for row in self._log.desk_work.releases() if row.expires_ms < oldest]

    def _waited(self, row: ReleaseRow) -> bool:
        since = self._waiting_since.setdefault(row.release_id, self._clock.now().mono_ms)
        return self._clock.now().mono_ms - since >= ALONE_AFTER_MS


def _view(row: ReleaseRow) -> ReleaseView:
    return ReleaseView(
        release_id=row.release_id,
        draft_id=row.draft_id,
        circuits=row.circuits,
        body=row.body,
        message_id=row.message_id,
        officers_needed=row.officers_needed,
        signed_by=tuple(signature.officer for signature in row.signatures),
        prepared_ms=row.prepared_ms,
        alone_after_ms=row.alone_after_ms,
        expires_ms=row.expires_ms,
    )
