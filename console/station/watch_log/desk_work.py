"""What the officers are still working on: drafts and releases under way. Never transmitted.

These rows may change and go; what comes of them is a release in the journal.
"""

import json
from collections.abc import Sequence

from console.desk_link.views import DraftView
from console.station.watch_log.database import Database, Row
from console.station.watch_log.rows import OfficerSignature, ReleaseRow


class DeskWork:
    """Drafts and releases under way, in the watch log's database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save_draft(self, draft: DraftView) -> None:
        """Add a draft or replace the one of the same id."""
        with self._database.step():
            self._database.keep(
                "draft",
                draft.draft_id,
                draft.kind,
                _listed(draft.circuits),
                draft.content,
                draft.author,
                draft.saved_ms,
            )

    def drafts(self) -> tuple[DraftView, ...]:
        """Return every draft, last saved first."""
        rows = self._database.all("SELECT * FROM draft ORDER BY saved_ms DESC, draft_id")
        return tuple(self._draft(row) for row in rows)

    def draft(self, draft_id: bytes) -> DraftView | None:
        """Return one draft, or None."""
        row = self._database.first("SELECT * FROM draft WHERE draft_id = ?", draft_id)
        return None if row is None else self._draft(row)

    def discard_draft(self, draft_id: bytes) -> None:
        """Forget a draft. Forgetting what is not there is harmless."""
        with self._database.step():
            self._database.write("DELETE FROM draft WHERE draft_id = ?", draft_id)

    def save_release(self, release: ReleaseRow) -> None:
        """Add a release under way or replace the one of the same id."""
        with self._database.step():
            self._database.keep(
                "release_under_way",
                release.release_id,
                release.draft_id,
                _listed(release.circuits),
                release.body,
                release.message_id,
                release.officers_needed,
                release.prepared_ms,
                release.alone_after_ms,
                release.expires_ms,
                json.dumps([(s.officer, s.role, s.signature.hex()) for s in release.signatures]),
            )

    def releases(self) -> tuple[ReleaseRow, ...]:
        """Return every release under way, oldest first."""
        rows = self._database.all(
            "SELECT * FROM release_under_way ORDER BY prepared_ms, release_id"
        )
        return tuple(self._release(row) for row in rows)

    def drop_release(self, release_id: bytes) -> None:
        """Forget a release under way. Forgetting what is not there is harmless."""
        with self._database.step():
            self._database.write("DELETE FROM release_under_way WHERE release_id = ?", release_id)

    def _draft(self, row: Row) -> DraftView:
        self._database.checked("draft", row)
        return DraftView(
            draft_id=row["draft_id"],
            kind=row["kind"],
            circuits=_circuits(row),
            content=row["content"],
            author=row["author"],
            saved_ms=row["saved_ms"],
        )

    def _release(self, row: Row) -> ReleaseRow:
        self._database.checked("release_under_way", row)
        return ReleaseRow(
            release_id=row["release_id"],
            draft_id=row["draft_id"],
            circuits=_circuits(row),
            body=row["body"],
            message_id=row["message_id"],
            officers_needed=row["officers_needed"],
            prepared_ms=row["prepared_ms"],
            alone_after_ms=row["alone_after_ms"],
            expires_ms=row["expires_ms"],
            signatures=tuple(
                OfficerSignature(officer, role, bytes.fromhex(signature))
                for officer, role, signature in json.loads(row["signatures"])
            ),
        )


def _listed(circuits: Sequence[bytes]) -> str:
    return json.dumps([circuit.hex() for circuit in circuits])


def _circuits(row: Row) -> tuple[bytes, ...]:
    return tuple(bytes.fromhex(circuit) for circuit in json.loads(row["circuits"]))
