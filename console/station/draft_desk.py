"""Drafts: kept in the station's encrypted log, never transmitted."""

from collections.abc import Callable
from typing import Final

from console.desk_link.requests import DiscardDraft, Done, Drafts, ListDrafts, Request, SaveDraft
from console.desk_link.views import DraftView
from console.station.circuits import Circuits
from console.station.clock import Clock
from console.station.desk_server import Handler
from console.station.notice_bodies import Shelf
from console.station.watch_log.log import WatchLog
from protocol.errors import LocalViolation

DRAFTS_MAX: Final = 500
DRAFT_BYTES_MAX: Final = 64 * 1024
DRAFTS_BYTES_MAX: Final = 1024 * 1024
"""All drafts together; they go to every desk as one list, and a frame there has its limit."""

AUTHOR_CHARACTERS_MAX: Final = 40
CIRCUITS_MAX: Final = 16
DRAFT_ID_BYTES: Final = 16


class DraftDesk:
    """Handles drafts."""

    def __init__(
        self,
        log: WatchLog,
        circuits: Circuits,
        shelf: Shelf,
        clock: Clock,
        random: Callable[[int], bytes],
        changed: Callable[[], None],
    ) -> None:
        self._log = log
        self._circuits = circuits
        self._shelf = shelf
        self._clock = clock
        self._random = random
        self._changed = changed

    def handlers(self) -> dict[type[Request], Handler]:
        """Return who handles which request."""
        return {
            SaveDraft: self.save,
            ListDrafts: lambda _: Drafts(self._log.desk_work.drafts()),
            DiscardDraft: self.discard,
        }

    def save(self, request: SaveDraft) -> DraftView:
        """Keep a draft, new or changed.

        Raises:
            LocalViolation: ``draft-too-long``, ``too-many-drafts``, ``draft-unknown``,
                ``circuit-unknown``.
            ValueRefused: the content is not a draft.
        """
        if len(request.content) > DRAFT_BYTES_MAX:
            raise LocalViolation("draft-too-long", length=len(request.content))
        if len(request.author) > AUTHOR_CHARACTERS_MAX or len(request.circuits) > CIRCUITS_MAX:
            raise LocalViolation("draft-too-long", length=len(request.author))
        for circuit in request.circuits:
            self._circuits.host(circuit)
        kept = self._log.desk_work
        if request.draft_id and kept.draft(request.draft_id) is None:
            raise LocalViolation("draft-unknown", draft=request.draft_id.hex())
        others = [draft for draft in kept.drafts() if draft.draft_id != request.draft_id]
        held = sum(len(draft.content) for draft in others)
        if len(others) >= DRAFTS_MAX or held + len(request.content) > DRAFTS_BYTES_MAX:
            raise LocalViolation("too-many-drafts", at_most=DRAFTS_MAX)
        draft = DraftView(
            draft_id=request.draft_id or self._random(DRAFT_ID_BYTES),
            kind=self._shelf.read_draft(request.content).kind,
            circuits=request.circuits,
            content=request.content,
            author=request.author,
            saved_ms=self._clock.now().wall_ms,
        )
        kept.save_draft(draft)
        self._changed()
        return draft

    def discard(self, request: DiscardDraft) -> Done:
        """Forget a draft, and what of it waits to be signed."""
        kept = self._log.desk_work
        with self._log.together():
            kept.discard_draft(request.draft_id)
            for release in kept.releases():
                if release.draft_id == request.draft_id:
                    kept.drop_release(release.release_id)
        self._changed()
        return Done()
