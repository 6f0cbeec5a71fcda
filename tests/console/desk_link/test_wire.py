"""The desk link over a real socket: what is asked is answered, strangers stay outside."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import zmq

from console.desk_link.frames import Event, Reply
from console.desk_link.keys import (
    CurveKeys,
    LinkAddress,
    load_desk_keys,
    new_curve_keys,
    read_link_address,
    write_link_address,
)
from console.desk_link.listener import DESK_DOMAIN, DeskListener
from console.desk_link.requests import Alarms, Done, ListAlarms, Request, SaveDraft
from console.desk_link.views import DraftView, Refused, View
from console.desk_link.wire import LinkLost, LinkRefused, StationLink
from console.station.curve_gate import CurveGate
from protocol.errors import LocalViolation


class Station:
    """A listener with a handler, served by a thread; answers are scripted by request class."""

    def __init__(self, allowed: CurveKeys, before: "Station | None" = None) -> None:
        self.keys: CurveKeys = before.keys if before else new_curve_keys()
        address: str = before.link.address if before else "tcp://127.0.0.1:0"
        self.context: zmq.Context[zmq.Socket[bytes]] = zmq.Context()
        self.gate = CurveGate(self.context)
        self.gate.allow(DESK_DOMAIN, frozenset({allowed.public}))
        self.listener = DeskListener(self.context, address, self.keys)
        self.link: LinkAddress = LinkAddress(self.listener.address, self.keys.public)
        self.heard: list[tuple[str, Request]] = []
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def _serve(self) -> None:
        poller = zmq.Poller()
        poller.register(self.gate.socket, zmq.POLLIN)
        poller.register(self.listener.socket, zmq.POLLIN)
        while not self._stop.is_set():
            poller.poll(20)
            self.gate.answer()
            for asked in self.listener.requests(16):
                assert isinstance(asked.request, Request)
                self.heard.append((asked.key, asked.request))
                self.listener.tell(asked.desk, "alarms", Alarms(()))
                self.listener.reply(asked.desk, asked.number, _answer(asked.request))

    def stop(self) -> None:
        self._stop.set()
        self._thread.join()
        self.listener.close()
        self.gate.close()
        self.context.term()


def _answer(request: Request) -> View:
    if isinstance(request, SaveDraft):
        return DraftView(b"d", "launch", request.circuits, request.content, request.author, 7)
    if isinstance(request, ListAlarms):
        return Refused("no-officer-on-watch", (("officer", "IVANOVA"),))
    return Done()


@pytest.fixture
def keys() -> CurveKeys:
    return new_curve_keys()


@pytest.fixture
def station(keys: CurveKeys) -> Iterator[Station]:
    station = Station(keys)
    yield station
    station.stop()


@pytest.fixture
def link(station: Station, keys: CurveKeys) -> Iterator[StationLink]:
    link = StationLink(station.link, keys)
    yield link
    link.close()


def test_reply_event_and_refusal_come_through_as_they_were_sent(
    link: StationLink, station: Station, keys: CurveKeys
) -> None:
    asked = SaveDraft(b"", b"\x00\xff", (b"c" * 16,), "IVANOVA 伊万")
    saved = link.ask(asked)
    assert saved == DraftView(b"d", "launch", (b"c" * 16,), b"\x00\xff", "IVANOVA 伊万", 7)
    assert station.heard == [(keys.public.hex(), asked)]
    assert link.events(1_000) == [("alarms", Alarms(()))]
    with pytest.raises(LinkRefused) as refused:
        link.ask(ListAlarms())
    assert refused.value.code == "no-officer-on-watch"
    assert refused.value.details == {"officer": "IVANOVA"}


def test_posted_request_is_answered_through_collect(link: StationLink) -> None:
    link.ask(SaveDraft(b"", b"", (), ""))
    link.events(1_000)
    number = link.post(SaveDraft(b"", b"later", (), ""))
    came: list[Reply | Event] = []
    while len(came) < 2:
        came += link.collect(1_000)
    replies = [entry for entry in came if isinstance(entry, Reply)]
    assert [reply.number for reply in replies] == [number]


def test_wake_ends_a_wait_from_another_thread(link: StationLink) -> None:
    link.ask(SaveDraft(b"", b"", (), ""))
    link.events(1_000)
    waker = threading.Timer(0.02, link.wake)
    started = time.monotonic()
    waker.start()
    assert link.events(30_000) == []
    waker.join()
    assert 0.02 <= time.monotonic() - started < 15


def test_desk_that_the_station_does_not_know_is_refused_by_name(station: Station) -> None:
    stranger = StationLink(station.link, new_curve_keys())
    with pytest.raises(LinkLost) as lost:
        stranger.ask(ListAlarms(), 3_000)
    stranger.close()
    assert lost.value.code == "refused-by-station"
    assert station.heard == []


def test_station_with_another_key_is_not_believed(station: Station, keys: CurveKeys) -> None:
    link = StationLink(LinkAddress(station.link.address, new_curve_keys().public), keys)
    with pytest.raises(LinkLost) as lost:
        link.ask(ListAlarms(), 500)
    link.close()
    assert lost.value.code == "station-key-mismatch"


def test_desk_learns_at_once_that_its_station_is_gone(keys: CurveKeys) -> None:
    station = Station(keys)
    link = StationLink(station.link, keys)
    link.ask(SaveDraft(b"", b"", (), ""))
    link.events(1_000)
    station.stop()
    with pytest.raises(LinkLost):
        link.events(10_000)
    link.close()


def test_drop_is_told_even_when_the_line_stands_again(keys: CurveKeys) -> None:
    first = Station(keys)
    link = StationLink(first.link, keys)
    link.ask(SaveDraft(b"", b"", (), ""))
    first.stop()
    second = Station(keys, first)
    codes = []
    for _ in range(2):
        try:
            link.ask(SaveDraft(b"", b"", (), ""), 10_000)
            codes.append("")
        except LinkLost as lost:
            codes.append(lost.code)
    assert codes == ["disconnected", ""]
    link.close()
    second.stop()


def test_desk_key_is_made_once_and_is_the_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "desk" / "desk.key"
    keys = load_desk_keys(path)
    assert load_desk_keys(path) == keys
    assert path.stat().st_mode & 0o777 == 0o600
    assert keys.secret.hex() not in repr(keys)


def test_damaged_desk_files_are_named(tmp_path: Path) -> None:
    (tmp_path / "desk.key").write_text("zz")
    with pytest.raises(LocalViolation) as refused:
        load_desk_keys(tmp_path / "desk.key")
    assert refused.value.details["file"] == str(tmp_path / "desk.key")
    with pytest.raises(LocalViolation):
        read_link_address(tmp_path)
    link = LinkAddress("tcp://127.0.0.1:4", bytes(32))
    write_link_address(tmp_path, link)
    assert read_link_address(tmp_path) == link
