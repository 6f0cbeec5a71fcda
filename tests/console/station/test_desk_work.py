"""Drafts and releases under way: kept over a restart, replaced and forgotten without trace."""

from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from console.desk_link.views import DraftView
from console.station.watch_log.log import WatchLog
from console.station.watch_log.rows import OfficerSignature, ReleaseRow
from protocol.errors import LocalViolation
from tests.console.station.log_rows import KEY, message_id

DRAFT = DraftView(b"d" * 16, "notice", (b"c" * 16, b"e" * 16), b"content", "Иванова", 5)
RELEASE = ReleaseRow(
    release_id=b"r" * 16,
    draft_id=b"d" * 16,
    circuits=(b"c" * 16, b"e" * 16),
    body=b"body",
    message_id=message_id(1),
    officers_needed=2,
    prepared_ms=6,
    alone_after_ms=120_006,
    expires_ms=900_006,
)
SIGNED = OfficerSignature("Иванова", "RELEASING-OFFICER", b"\x00signature")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "watch.db"
    WatchLog.create(path, KEY).close()
    return path


def test_drafts_are_there_after_a_restart_newest_first(path: Path) -> None:
    log = WatchLog.open(path, KEY)
    later = msgspec.structs.replace(DRAFT, draft_id=b"l" * 16, saved_ms=9)
    log.desk_work.save_draft(DRAFT)
    log.desk_work.save_draft(later)
    log.desk_work.save_draft(msgspec.structs.replace(DRAFT, content=b"more", saved_ms=7))
    log.close()
    log = WatchLog.open(path, KEY)
    assert [draft.content for draft in log.desk_work.drafts()] == [b"content", b"more"]
    assert log.desk_work.draft(later.draft_id) == later
    log.desk_work.discard_draft(later.draft_id)
    log.desk_work.discard_draft(later.draft_id)
    assert log.desk_work.draft(later.draft_id) is None
    assert log.verify().steps == 0  # nothing of a draft goes into the record
    log.close()


def test_a_release_keeps_the_signatures_it_has(path: Path) -> None:
    log = WatchLog.open(path, KEY)
    log.desk_work.save_release(RELEASE)
    log.desk_work.save_release(replace(RELEASE, signatures=(SIGNED,)))
    log.close()
    log = WatchLog.open(path, KEY)
    assert log.desk_work.releases() == (replace(RELEASE, signatures=(SIGNED,)),)
    log.desk_work.drop_release(RELEASE.release_id)
    assert log.desk_work.releases() == ()
    log.close()


def test_what_was_joined_and_failed_keeps_the_draft(path: Path) -> None:
    log = WatchLog.open(path, KEY)
    log.desk_work.save_draft(DRAFT)
    log.put_secret("name", b"taken")
    with pytest.raises(LocalViolation), log.together():  # noqa: PT012
        log.desk_work.discard_draft(DRAFT.draft_id)
        log.put_secret("name", b"again")
    assert log.desk_work.drafts() == (DRAFT,)
    log.close()
