"""Small machines of the engine that only count and wait: strangers, lasting causes."""

from typing import cast

from console.station.alarm_desk import AlarmDesk
from console.station.alarms import AlarmClass, Cause
from console.station.clock import Clock
from console.station.curve_gate import Stranger
from console.station.door_book import KEYS_KEPT, WRITE_EVERY_MS, DoorBook
from console.station.lasting import LastingCauses
from console.station.transport_path import PathKey
from protocol.exchange.delivery.step import Now

LINE = Cause(AlarmClass.LINK, "link-lost", b"c" * 16)


class Clocks:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.mono_ms = 0

    def now(self) -> Now:
        return Now(1_000_000 - self.mono_ms, self.mono_ms)  # a wall clock that runs backwards


class Raised:
    """Notes what is raised and ended."""

    def __init__(self) -> None:
        self.calls: list[str] = []

    def raise_alarm(self, cause: Cause) -> None:
        self.calls.append(f"raise {cause.code}")

    def end(self, cause: Cause) -> None:
        self.calls.append(f"end {cause.code}")


def lasting() -> tuple[LastingCauses, Clocks, Raised]:
    clock, raised = Clocks(), Raised()
    return LastingCauses(cast(AlarmDesk, raised), cast(Clock, clock)), clock, raised


def test_first_knock_is_written_at_once_and_a_flood_once_a_minute() -> None:
    book, knock = DoorBook(), Stranger("desk", "aa", "192.0.2.9")
    assert book.due(0, 0) == []
    book.knocked([knock])
    (event,) = book.due(5, 0)
    assert dict(event.details) == {"port": "desk", "address": "192.0.2.9", "count": "1"}
    book.knocked([knock] * 500)
    assert book.due(5, WRITE_EVERY_MS - 1) == []
    (event,) = book.due(5, WRITE_EVERY_MS)
    assert dict(event.details)["count"] == "500"


def test_knocks_from_everywhere_do_not_fill_the_book() -> None:
    book = DoorBook()
    book.knocked([Stranger("desk", "aa", f"2001:db8::{n:x}") for n in range(10_000)])
    events = book.due(0, 0)
    assert len(events) == KEYS_KEPT + 1
    assert sum(int(dict(event.details)["count"]) for event in events) == 10_000


def test_peer_that_sends_no_frames_is_written_down_by_its_own_code() -> None:
    book = DoorBook()
    book.misaddressed([PathKey(b"c" * 16, 1)] * 3)
    (event,) = book.due(0, 0)
    assert event.code == "not-a-frame"
    assert dict(event.details)["count"] == "3"


def test_moment_is_no_alarm_and_what_lasts_is_one() -> None:
    causes, clock, raised = lasting()
    causes.begin(LINE, 3_000)
    clock.mono_ms = 2_999
    causes.tick()
    causes.end(LINE)
    clock.mono_ms = 9_000
    causes.tick()
    assert raised.calls == []
    causes.begin(LINE, 3_000)
    causes.begin(LINE, 9_000)  # standing already: its time runs on
    assert causes.patience_ms() == 3_000
    clock.mono_ms = 12_000
    causes.tick()
    causes.tick()
    causes.begin(LINE, 3_000)
    clock.mono_ms = 60_000
    causes.tick()
    assert raised.calls == ["raise link-lost"]
    causes.end(LINE)
    causes.end(LINE)
    assert raised.calls == ["raise link-lost", "end link-lost"]
