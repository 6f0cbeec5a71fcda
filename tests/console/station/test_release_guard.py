"""What a lone or a hasty officer could try with drafts, freezes and the clock, and must not get."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from console.assets import core_pack
from console.desk_link.frames import MAXIMUM_REPLY, encode_event
from console.desk_link.requests import (
    DiscardDraft,
    Drafts,
    PrepareRelease,
    SaveDraft,
    SignRelease,
)
from console.desk_link.views import DraftView, ReleaseView
from console.station.circuits import Circuits
from console.station.clock import Clock
from console.station.dispatch import Dispatch
from console.station.draft_desk import DRAFTS_BYTES_MAX, DraftDesk
from console.station.keystore import Keystore
from console.station.notice_bodies import Lister, Shelf
from console.station.release_desk import ReleaseDesk
from console.station.release_rules import ALONE_AFTER_MS
from console.station.watch_desk import WatchDesk
from console.station.watch_log.log import WatchLog
from protocol.errors import LocalViolation, RemoteViolation, ValueRefused
from protocol.exchange.crypto_at_rest import Cost
from protocol.exchange.delivery.journal import Waiting
from protocol.exchange.delivery.step import Now
from protocol.notices.draft import Draft, Options
from protocol.notices.message import Message, NeutralMessage
from protocol.notices.values import Address, Window
from protocol.vocabulary import Mode, Precedence
from tests.protocol.notices.core_samples import VALUES, sample

PACK = core_pack()
SHELF = Shelf({PACK.hash: PACK})
OFFICERS = (("ADAMS", "passphrase of adams"), ("BAKER", "passphrase of baker"))
PREPARE_ALONE = PrepareRelease(b"draft", "ADAMS", True)
PREPARE = PrepareRelease(b"draft", "ADAMS", False)
LAUNCH, OBSERVED = "missile-launch-planned", "launch-observed"
CIRCUIT, ANOTHER = b"1" * 16, b"2" * 16
DAY_MS = 86_400_000
IN_TIME_MS = 1_772_496_000_000  # 2026-03-03 00:00Z, three days before the window of the samples


class HandClock:
    """A clock that the test sets."""

    def __init__(self) -> None:
        self.wall_ms, self.mono_ms = IN_TIME_MS, 1_000

    def now(self) -> Now:
        return Now(self.wall_ms, self.mono_ms)


class TwoCircuits:
    """Stands in for the station's circuits: both are there, and nobody releases anything."""

    def host(self, circuit: bytes) -> SimpleNamespace:
        peer = SimpleNamespace(party="CHN", station=f"BEIJING {circuit[:1].decode()}")
        return SimpleNamespace(id=circuit, peer=peer, row=SimpleNamespace(mode=Mode.EXERCISE))

    def packs_common(self, circuits: Sequence[bytes], own: Sequence[bytes]) -> tuple[bytes, ...]:
        return tuple(own)


@dataclass
class Room:
    """A release desk with two officers on watch."""

    log: WatchLog
    clock: HandClock
    desk: ReleaseDesk
    keystore: Keystore
    saved: dict[str, int] = field(default_factory=dict)

    def save(
        self,
        kind: str = OBSERVED,
        circuits: tuple[bytes, ...] = (CIRCUIT,),
        without: str = "",
        precedence: str = "",
        name: bytes = b"draft",
    ) -> None:
        values = VALUES[kind][0]
        order = [spec.name for spec in PACK.kinds[kind].fields]
        listed = tuple((name, values[name]) for name in order if name in values and name != without)
        draft = Draft(kind, options=Options(precedence=precedence), values=listed)
        now_ms = self.clock.now().wall_ms
        view = DraftView(name, kind, circuits, draft.encode(), "ADAMS", now_ms)
        self.log.desk_work.save_draft(view)

    def prepare(self, *, alone: bool = False) -> ReleaseView:
        return self.desk.prepare(PREPARE_ALONE if alone else PREPARE)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    log = WatchLog.create(tmp_path / "watch.db", bytes(32))
    keystore, _ = Keystore.create(tmp_path / "slots", OFFICERS, Cost(1, 8))
    clock = HandClock()
    numbers = iter(range(1, 1_000))
    circuits = cast("Circuits", TwoCircuits())
    own = Address("USA", "WASHINGTON")

    def random(size: int) -> bytes:
        return next(numbers).to_bytes(size, "big")

    dispatch = Dispatch(
        log, circuits, SHELF, keystore, cast("Clock", clock), own, random, lambda *_: None
    )
    watch = cast("WatchDesk", SimpleNamespace(on_watch=lambda officer: officer))
    desk = ReleaseDesk(
        log,
        dispatch,
        SHELF,
        keystore,
        watch,
        cast("Clock", clock),
        random=random,
        allow_alone=True,
        changed=lambda: None,
    )
    yield Room(log, clock, desk, keystore)
    log.close()


def code_of(call: object) -> str:
    with pytest.raises(LocalViolation) as refused:
        call()  # type: ignore[operator]
    return refused.value.code


def test_the_wait_for_the_second_officer_counts_for_what_he_was_shown(room: Room) -> None:
    room.save(precedence="FLASH")
    assert room.prepare().officers_needed == 2
    room.clock.mono_ms += ALONE_AFTER_MS - 1
    assert code_of(lambda: room.prepare(alone=True)) == "alone-refused"
    room.clock.mono_ms += 1
    alone = room.prepare(alone=True)
    assert alone.officers_needed == 1
    assert Message.decode(alone.body, PACK).heading.alone


@pytest.mark.parametrize("change", ["text", "circuits", "kind"])
def test_a_draft_changed_after_the_wait_begins_to_wait_anew(room: Room, change: str) -> None:
    room.save(precedence="FLASH")
    room.prepare()
    room.clock.mono_ms += ALONE_AFTER_MS
    if change == "circuits":
        room.save(precedence="FLASH", circuits=(CIRCUIT, ANOTHER))
    else:
        kind = LAUNCH if change == "kind" else OBSERVED
        room.save(kind, without="object_count", precedence="FLASH")
    assert code_of(lambda: room.prepare(alone=True)) == "alone-refused"
    room.prepare()
    room.clock.mono_ms += ALONE_AFTER_MS
    assert room.prepare(alone=True).officers_needed == 1


def test_a_notice_that_became_late_before_its_last_signature_is_not_sent_as_in_time(
    room: Room,
) -> None:
    room.save(LAUNCH)
    first = Message.decode(room.prepare().body, PACK)
    window = first.value("window")
    assert isinstance(window, Window)
    last_ms = (window.start - 24 * 3_600) * 1_000
    room.clock.wall_ms = last_ms - 60_000
    prepared = room.prepare()
    assert not Message.decode(prepared.body, PACK).heading.late
    room.clock.wall_ms = last_ms + 1_000
    sign = SignRelease(prepared.release_id, prepared.message_id, *OFFICERS[0])
    assert code_of(lambda: room.desk.sign(sign)) == "release-expired"
    again = room.prepare()
    assert Message.decode(again.body, PACK).heading.late
    room.clock.wall_ms += 60_000
    assert room.desk.sign(SignRelease(again.release_id, again.message_id, *OFFICERS[0]))


def test_a_clock_set_back_does_not_hold_up_a_draft(room: Room) -> None:
    room.save()
    room.clock.wall_ms -= DAY_MS
    heading = Message.decode(room.prepare().body, PACK).heading
    assert heading.composed == heading.released


def test_one_releasing_role_without_the_mark_is_refused_from_a_peer() -> None:
    launch = sample(PACK, LAUNCH, VALUES[LAUNCH][0])
    one = replace(launch, heading=replace(launch.heading, releasing_roles=("WATCH-OFFICER",)))
    with pytest.raises(RemoteViolation, match="released-by-one-and-not-marked"):
        Message.decode(one.encode(), PACK)
    flash = replace(one.heading, alone=True, precedence=Precedence.FLASH)
    assert Message.decode(replace(one, heading=flash).encode(), PACK)


def test_mode_test_is_for_link_tests_also_in_a_pack_that_we_do_not_hold() -> None:
    launch = sample(PACK, LAUNCH, VALUES[LAUNCH][0])
    heading = replace(launch.heading, mode=Mode.TEST, pack_hash=bytes(32))
    with pytest.raises(RemoteViolation, match="test-mode-is-for-link-tests"):
        NeutralMessage.decode(replace(launch, heading=heading).encode())


def test_a_peer_that_keeps_silent_on_being_late_is_listed_as_late() -> None:
    launch = sample(PACK, LAUNCH, VALUES[LAUNCH][0])
    window = launch.value("window")
    assert isinstance(window, Window)
    late = replace(launch.heading, late=False, released=window.start, reply_by=None)
    lister = Lister(SHELF, lambda circuit: None)
    for heading, wanted in ((launch.heading, False), (late, True)):
        body = replace(launch, heading=heading).encode()
        item = Waiting(b"", 1, Precedence.ROUTINE, Mode.EXERCISE, body, (), 0)
        assert lister(CIRCUIT, False, item).late is wanted


def test_a_discarded_draft_takes_its_freeze_along(room: Room) -> None:
    room.save()
    prepared = room.prepare()
    drafts = DraftDesk(
        room.log,
        cast("Circuits", TwoCircuits()),
        SHELF,
        cast("Clock", room.clock),
        lambda size: bytes(size),
        lambda: None,
    )
    drafts.discard(DiscardDraft(b"draft"))
    assert room.desk.releases() == ()
    sign = SignRelease(prepared.release_id, prepared.message_id, *OFFICERS[0])
    assert code_of(lambda: room.desk.sign(sign)) == "release-unknown"


def test_freezes_that_nobody_signed_do_not_gather(room: Room) -> None:
    for number in range(20):
        room.save(name=bytes([number]))
        room.desk.prepare(PrepareRelease(bytes([number]), "ADAMS", False))
        room.clock.wall_ms += DAY_MS
    assert len(room.desk.releases()) == 1


def test_drafts_fit_into_one_frame_of_the_desk_link(room: Room) -> None:
    numbers = iter(range(1_000))
    drafts = DraftDesk(
        room.log,
        cast("Circuits", TwoCircuits()),
        SHELF,
        cast("Clock", room.clock),
        lambda size: next(numbers).to_bytes(size, "big"),
        lambda: None,
    )
    big = Draft(OBSERVED, unparsed=(("observed_time", "x" * 60_000),)).encode()
    save = SaveDraft(b"", big, (CIRCUIT,), "ADAMS")
    for _ in range(DRAFTS_BYTES_MAX // len(big)):
        drafts.save(save)
    assert code_of(lambda: drafts.save(save)) == "too-many-drafts"
    view = Drafts(room.log.desk_work.drafts())
    assert len(encode_event("drafts", view)) < MAXIMUM_REPLY
    first = view.drafts[0].draft_id
    assert drafts.save(SaveDraft(first, big, (CIRCUIT,), "ADAMS")).draft_id == first


def test_two_officers_have_two_passphrases(tmp_path: Path) -> None:
    one = "one pass\u00e9 for both"
    other = "one passe\u0301 for both"  # the same letters from another keyboard
    cheap = Cost(1, 8)
    with pytest.raises(ValueRefused, match="passphrase-of-another-officer"):
        Keystore.create(tmp_path / "slots", [("ADAMS", one), ("BAKER", other)], cheap)
    assert not (tmp_path / "slots").exists()
    keystore, _ = Keystore.create(tmp_path / "slots", [("ADAMS", one)], cheap)
    with pytest.raises(ValueRefused, match="passphrase-of-another-officer"):
        keystore.add_officer("ADAMS", one, "BAKER", other, cheap)
    assert keystore.officers == ("ADAMS",)
