"""Two real stations, end to end, through their desks' lines."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from console.assets import core_pack
from console.desk_link.keys import new_curve_keys, read_link_address
from console.desk_link.requests import (
    AddPath,
    Alarms,
    CancelRelease,
    CloseWatch,
    ConfirmWarning,
    DiscardDraft,
    Drafts,
    Events,
    Hello,
    InterimReply,
    LinkTest,
    ListAlarms,
    ListDrafts,
    ListEvents,
    ListReleases,
    Look,
    MarkRead,
    OpenWatch,
    PairingOffer,
    PassedOn,
    PrepareRelease,
    Released,
    Releases,
    SaveDraft,
    SendReadback,
    SetScenarioClock,
    SignRelease,
    TakeAlarm,
    UnlockSending,
)
from console.desk_link.views import MessageView, ReleaseView, StationView
from console.desk_link.wire import LinkLost, LinkRefused, StationLink
from console.station.circuits import station_keys_name
from console.station.keystore import Keystore
from console.station.watch_log.log import WatchLog
from protocol.exchange.crypto_real import RealPrimitives
from protocol.exchange.identity import SignedSheet, StationKeys
from protocol.notices.message import Message
from protocol.notices.readback import text_hash, values_read
from protocol.notices.reading import parse
from protocol.notices.rendering import render
from protocol.vocabulary import Fact, Mode, Precedence
from tests.console.station.living import (
    LAUNCH,
    OFFICERS,
    LivingStation,
    living_pair,
    until,
)

OFFICER, PASSPHRASE = OFFICERS[0]
SECOND, SECOND_PASSPHRASE = OFFICERS[1]
UNKNOWN = bytes(32)

Pair = tuple[LivingStation, LivingStation]


@pytest.fixture(scope="module")
def stations(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    with living_pair(tmp_path_factory.mktemp("pair")) as stations:
        yield stations


def arrive(sender: LivingStation, receiver: LivingStation, kind: str = LAUNCH) -> bytes:
    message_id = sender.release(kind)
    assert until(lambda: Fact.STORED in sender.facts(message_id))
    return message_id


def take(station: LivingStation, message_id: bytes) -> MessageView:
    """Confirm every warning and mark the notice read, as an officer does in Chinese."""
    view = station.message(message_id)
    for warning, stands in (
        ("late", view.row.late),
        ("delayed", view.row.delayed),
        ("expired", view.row.expired),
    ):
        if stands:
            station.link.ask(ConfirmWarning(station.circuit(), message_id, warning, OFFICER))
    text = screen(view)
    request = MarkRead(station.circuit(), message_id, OFFICER, "zh", text_hash(text))
    read = station.link.ask(request)
    assert isinstance(read, MessageView)
    return read


def screen(view: MessageView) -> str:
    pack = core_pack()
    return render(Message.decode(view.body, pack), pack, "zh").text


def readback(station: LivingStation, message_id: bytes, text: str) -> None:
    pack = core_pack()
    values = values_read(parse(text, pack, "zh"), pack)
    station.link.ask(
        SendReadback(station.circuit(), message_id, OFFICER, "zh", text_hash(text), values)
    )


def refused(station: LivingStation, request: object) -> str:
    with pytest.raises(LinkRefused) as caught:
        station.link.ask(request, 10_000)  # type: ignore[arg-type]
    return caught.value.code


def test_launch_notice_goes_all_the_way(stations: Pair) -> None:
    usa, china = stations
    message_id = arrive(usa, china)
    there = china.message(message_id)
    assert there.body == usa.message(message_id).body
    assert there.sender == usa.name
    assert (there.row.kind, there.row.late) == (LAUNCH, True)
    assert there.record_hash == usa.message(message_id).record_hash

    take(china, message_id)
    assert until(lambda: Fact.READ in usa.facts(message_id))
    assert Fact.UNDERSTOOD not in usa.facts(message_id)
    readback(china, message_id, screen(there))
    assert until(lambda: Fact.UNDERSTOOD in usa.facts(message_id))
    assert until(lambda: china.message(message_id).row.readback_state == "same")
    china.link.ask(PassedOn(china.circuit(), message_id, OFFICER, "HEAD-OF-GOVERNMENT"))
    assert until(lambda: Fact.PASSED_ON in usa.facts(message_id))

    roots = [station.look().circuits[0] for station in stations]
    assert until(
        lambda: stations[0].look().circuits[0].own_tree == stations[1].look().circuits[0].peer_tree
    )
    assert roots[0].own_tree[0] > 0


def test_a_word_changed_on_the_screen_comes_back_different(stations: Pair) -> None:
    usa, china = stations
    message_id = arrive(usa, china)
    take(china, message_id)
    text = screen(china.message(message_id))
    changed = text.replace("18:00", "17:00")
    assert changed != text
    readback(china, message_id, changed)
    assert until(lambda: usa.message(message_id).row.readback_state == "different")
    assert "window" in usa.message(message_id).different_fields
    assert Fact.UNDERSTOOD not in usa.facts(message_id)
    codes = {alarm.code for alarm in _alarms(usa)}
    assert "readback-differs" in codes


def test_warnings_must_be_confirmed_one_by_one_before_anything_is_stated(stations: Pair) -> None:
    usa, china = stations
    message_id = arrive(usa, china)
    circuit = china.circuit()
    mark = MarkRead(circuit, message_id, OFFICER, "zh", bytes(32))
    assert refused(china, mark) == "warning-unconfirmed"
    china.link.ask(ConfirmWarning(circuit, message_id, "late", OFFICER))
    assert refused(china, mark) == "warning-unconfirmed"
    assert refused(china, ConfirmWarning(circuit, message_id, "delayed", OFFICER)) == (
        "warning-unknown"
    )
    china.link.ask(ConfirmWarning(circuit, message_id, "expired", OFFICER))
    china.link.ask(mark)
    assert until(lambda: Fact.READ in usa.facts(message_id))


def test_readback_before_reading_and_of_an_own_notice_is_refused(stations: Pair) -> None:
    usa, china = stations
    message_id = arrive(usa, china)
    own = MarkRead(usa.circuit(), message_id, OFFICER, "en", bytes(32))
    assert refused(usa, own) == "not-incoming"
    for warning in ("late", "expired"):
        china.link.ask(ConfirmWarning(china.circuit(), message_id, warning, OFFICER))
    back = SendReadback(china.circuit(), message_id, OFFICER, "zh", bytes(32), (("a", b"\x01"),))
    assert refused(china, back) == "not-read-yet"


def test_two_officers_release_a_launch_and_each_gives_the_passphrase(stations: Pair) -> None:
    usa, _ = stations
    draft = usa.draft()
    prepared = usa.link.ask(PrepareRelease(draft.draft_id, OFFICER, False))
    assert isinstance(prepared, ReleaseView)
    assert (prepared.officers_needed, prepared.alone_after_ms) == (2, None)
    release, message = prepared.release_id, prepared.message_id
    assert refused(usa, SignRelease(release, message, OFFICER, "")) == "passphrase-wanted"
    wrong = SignRelease(release, message, OFFICER, "not the passphrase")
    assert refused(usa, wrong) == "wrong-passphrase"
    other = SignRelease(release, UNKNOWN, OFFICER, PASSPHRASE)
    assert refused(usa, other) == "release-changed"
    first = usa.link.ask(SignRelease(release, message, OFFICER, PASSPHRASE), 10_000)
    assert isinstance(first, ReleaseView)
    assert first.signed_by == (OFFICER,)
    again = SignRelease(release, message, OFFICER, PASSPHRASE)
    assert refused(usa, again) == "officer-signed-already"
    assert not any(row.row.message_id == message for row in usa.traffic())
    done = usa.link.ask(SignRelease(release, message, SECOND, SECOND_PASSPHRASE), 10_000)
    assert isinstance(done, Released)
    assert done.rows[0].message_id == message
    drafts = usa.link.ask(ListDrafts())
    assert isinstance(drafts, Drafts)
    assert draft.draft_id not in {one.draft_id for one in drafts.drafts}
    assert refused(usa, SignRelease(release, message, SECOND, SECOND_PASSPHRASE)) == (
        "release-unknown"
    )


def test_new_freeze_voids_the_old_one_and_cancel_keeps_the_draft(stations: Pair) -> None:
    usa, _ = stations
    draft = usa.draft()
    old = usa.link.ask(PrepareRelease(draft.draft_id, OFFICER, False))
    new = usa.link.ask(PrepareRelease(draft.draft_id, OFFICER, False))
    assert isinstance(old, ReleaseView)
    assert isinstance(new, ReleaseView)
    assert refused(usa, SignRelease(old.release_id, old.message_id, OFFICER, PASSPHRASE)) == (
        "release-unknown"
    )
    usa.link.ask(CancelRelease(new.release_id))
    listed = usa.link.ask(ListReleases())
    assert isinstance(listed, Releases)
    assert new.release_id not in {release.release_id for release in listed.releases}
    drafts = usa.link.ask(ListDrafts())
    assert isinstance(drafts, Drafts)
    assert draft.draft_id in {one.draft_id for one in drafts.drafts}
    usa.link.ask(DiscardDraft(draft.draft_id))
    assert refused(usa, PrepareRelease(draft.draft_id, OFFICER, False)) == "draft-unknown"


def test_flash_with_one_officer_only_after_waiting(stations: Pair) -> None:
    usa, _ = stations
    draft = usa.draft("launch-observed", Precedence.FLASH)
    assert refused(usa, PrepareRelease(draft.draft_id, OFFICER, True)) == "alone-refused"
    prepared = usa.link.ask(PrepareRelease(draft.draft_id, OFFICER, False))
    assert isinstance(prepared, ReleaseView)
    assert prepared.alone_after_ms == prepared.prepared_ms + 120_000
    assert refused(usa, PrepareRelease(draft.draft_id, OFFICER, True)) == "alone-refused"


def test_interim_reply_needs_the_watch_and_no_passphrase(stations: Pair) -> None:
    usa, china = stations
    message_id = arrive(usa, china)
    reply = InterimReply(china.circuit(), message_id, OFFICER, "UNDER-STUDY", None)
    china.link.ask(CloseWatch(OFFICER))
    assert refused(china, reply) == "officer-not-on-watch"
    china.link.ask(OpenWatch(OFFICER, PASSPHRASE), 10_000)
    sent = china.link.ask(reply)
    assert isinstance(sent, Released)
    assert until(lambda: Fact.STORED in china.facts(sent.message_id))
    arrived = Message.decode(usa.message(sent.message_id).body, core_pack())
    assert arrived.heading.refs[0].id_prefix == message_id[:8]
    assert arrived.heading.releasing_roles == ("WATCH-OFFICER",)
    asked = Message.decode(china.message(message_id).body, core_pack())
    assert arrived.heading.precedence == asked.heading.precedence


def test_link_test_is_stored_there(stations: Pair) -> None:
    usa, _ = stations
    sent = usa.link.ask(LinkTest(usa.circuit(), OFFICER))
    assert isinstance(sent, Released)
    assert until(lambda: Fact.STORED in usa.facts(sent.message_id))


def test_arrival_alarms_and_is_taken_by_an_officer(stations: Pair) -> None:
    usa, china = stations
    message_id = arrive(usa, china, "launch-observed")
    (alarm,) = [one for one in _alarms(china) if one.message_id == message_id]
    assert (alarm.alarm_class, alarm.state) == ("flash", "untaken")
    assert refused(china, TakeAlarm(alarm.alarm_id, "NOBODY")) == "officer-not-on-watch"
    china.link.ask(TakeAlarm(alarm.alarm_id, OFFICER))
    (alarm,) = [one for one in _alarms(china) if one.message_id == message_id]
    assert alarm.state == "taken"


def test_desk_hears_of_what_arrives(stations: Pair) -> None:
    usa, china = stations
    china.link.events(0)
    message_id = usa.release()
    heard: dict[str, object] = {}

    def listened() -> bool:
        heard.update(china.link.events(1_000))
        return {"traffic", "message", "alarms", "station"} <= set(heard)

    assert until(listened)
    message = heard["message"]
    assert isinstance(message, MessageView)
    assert message.row.message_id == message_id


def test_requests_that_cannot_be_are_refused_by_name(stations: Pair) -> None:
    usa, china = stations
    circuit = usa.circuit()
    assert refused(usa, LinkTest(bytes(16), OFFICER)) == "circuit-unknown"
    assert refused(usa, MarkRead(circuit, UNKNOWN, OFFICER, "en", bytes(32))) == "message-unknown"
    assert refused(usa, SaveDraft(b"", b"\xff", (circuit,), OFFICER)) == "value-refused"
    assert refused(usa, SaveDraft(b"x", b"", (), OFFICER)) == "draft-unknown"
    assert refused(usa, OpenWatch("NOBODY", "passphrase")) == "officer-unknown"
    assert refused(usa, PairingOffer(b"")) == "no-ceremony"
    same = UnlockSending(circuit, (OFFICER, OFFICER), (PASSPHRASE, PASSPHRASE))
    assert refused(usa, same) == "two-officers-wanted"
    view = china.look()
    assert view.storage_fault == ""


def test_scenario_clock_of_an_exercise_station(stations: Pair) -> None:
    _, china = stations
    historical_ms = 1_727_225_040_000
    china.link.ask(SetScenarioClock(historical_ms))
    view = china.look()
    assert 0 <= view.wall_ms - historical_ms < 60_000
    assert view.scenario_ms is not None
    back = china.link.ask(SetScenarioClock(None))
    assert isinstance(back, StationView)
    assert back.scenario_ms is None


def test_path_is_replaced_only_by_a_newer_sheet_of_the_same_peer(stations: Pair) -> None:
    usa, china = stations
    circuit = usa.circuit()
    china.stop()
    log = WatchLog.open(
        china.folder / "watch.db", Keystore.open(china.folder / "keys.slots").unlock(*OFFICERS[0])
    )
    kept, (path,) = log.secret(station_keys_name(Mode.EXERCISE)), log.paths(circuit)
    log.close()
    china.start()
    china.officers_on_watch()
    assert kept is not None
    keys, primitives = StationKeys.decode(kept), RealPrimitives()
    sheet = SignedSheet.decode(path.own_sheet).open(primitives, keys.card)
    newer = replace(sheet, issued_ms=sheet.issued_ms + 1)
    stranger = StationKeys.generate(primitives, "BEIJING NRRC", "CHN", Mode.EXERCISE)
    forged = newer.sign(primitives, stranger).encode()
    assert refused(usa, AddPath(circuit, path.own_sheet)) == "sheet-not-newer"
    assert refused(usa, AddPath(circuit, forged)) == "sheet-signature"
    usa.link.ask(AddPath(circuit, newer.sign(primitives, keys).encode()))
    assert until(lambda: usa.link_up() and china.link_up())
    assert refused(usa, AddPath(circuit, newer.sign(primitives, keys).encode())) == (
        "sheet-not-newer"
    )


def test_pairing_and_watches_are_in_the_log(stations: Pair) -> None:
    for station in stations:
        events = station.link.ask(ListEvents(200))
        assert isinstance(events, Events)
        codes = [event.code for event in events.events]
        assert {"paired", "engine-started", "watch-opened"} <= set(codes)
        text = " ".join(value for event in events.events for _, value in event.details)
        assert PASSPHRASE not in text


def test_desk_must_say_hello_and_must_be_known(stations: Pair) -> None:
    usa, _ = stations
    silent = StationLink(read_link_address(usa.folder), usa.desk)
    with pytest.raises(LinkRefused) as caught:
        silent.ask(Look())
    assert caught.value.code == "hello-first"
    silent.close()
    unknown = new_curve_keys()
    stranger = StationLink(read_link_address(usa.folder), unknown)
    with pytest.raises(LinkLost) as lost:
        stranger.ask(Hello("stranger", "en", False))
    assert lost.value.code == "refused-by-station"
    (usa.folder / "desks" / "new.pub").write_text(unknown.public.hex())
    # The key is let in from the next knock that is refused; nobody restarts anything.
    assert until(lambda: _admitted(stranger))
    stranger.close()


def test_station_that_is_not_exercise_only_has_no_scenario_clock(tmp_path: Path) -> None:
    station = LivingStation(tmp_path / "actual", "MOSCOW NRRC", "RUS", exercise_only=False)
    station.start()
    try:
        assert refused(station, SetScenarioClock(0)) == "scenario-clock-refused"
    finally:
        assert station.stop() == 0


def _admitted(link: StationLink) -> bool:
    try:
        link.ask(Hello("stranger", "en", False))
    except LinkLost:
        return False
    return True


def _alarms(station: LivingStation) -> tuple:  # type: ignore[type-arg]
    listed = station.link.ask(ListAlarms())
    assert isinstance(listed, Alarms)
    return listed.alarms
