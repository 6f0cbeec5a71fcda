"""The thread between desk and station: answers on the GUI thread, losses said at once."""

import threading
from collections import deque

import pytest
import shiboken6
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from console.desk import station_thread
from console.desk.station_thread import StationThread
from console.desk_link.frames import Event, Reply
from console.desk_link.requests import Alarms, Hello, ListAlarms, Look, Request, Sounding
from console.desk_link.views import Refused, StationView
from console.desk_link.wire import LinkLost
from protocol.errors import LocalViolation
from tests.console.desk import examples

HELLO = Hello("test desk", "en", True)


class LinkDouble:
    """Answers by itself; `drop` loses the line once, `mute` never answers again."""

    def __init__(self) -> None:
        self.posted: list[Request] = []
        self.threads: set[int] = set()
        self._ready: deque[Reply | Event] = deque()
        self._woken = threading.Event()
        self._dropping = False
        self.closed = False

    def post(self, request: Request) -> int:
        self.threads.add(threading.get_ident())
        self.posted.append(request)
        number = len(self.posted)
        if isinstance(request, (Hello, Look)):
            self._ready.append(Reply(number, examples.station()))
        elif isinstance(request, ListAlarms):
            self._ready.append(Reply(number, Alarms(())))
        elif isinstance(request, Sounding):
            self._ready.append(Reply(number, Refused("not-on-watch", (("officer", "Chen"),))))
        return number

    def collect(self, timeout_ms: int) -> list[Reply | Event]:
        if not self._ready:
            self._woken.wait(timeout_ms / 1000)
        self._woken.clear()
        if self._dropping:
            self._dropping = False
            self._ready.clear()
            raise LinkLost("disconnected")
        came = list(self._ready)
        self._ready.clear()
        return came

    def wake(self) -> None:
        self._woken.set()

    def close(self) -> None:
        self.closed = True

    def push(self, event: Event) -> None:
        self._ready.append(event)
        self.wake()

    def drop(self) -> None:
        self._dropping = True
        self.wake()


class Asker(QObject):
    """Keeps what came back and on which thread."""

    came = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.replies: list[object] = []
        self.threads: set[int] = set()

    @Slot(object)
    def keep(self, view: object) -> None:
        self.replies.append(view)
        self.threads.add(threading.get_ident())
        self.came.emit()


def started(qtbot: QtBot, link: LinkDouble) -> StationThread:
    thread = StationThread(lambda: link, HELLO)
    with qtbot.waitSignal(thread.connected, timeout=5_000) as greeted:
        thread.start()
    assert isinstance(greeted.args, list)
    assert isinstance(greeted.args[0], StationView)
    return thread


def test_answers_come_on_the_gui_thread_and_the_link_lives_in_one_other(qtbot: QtBot) -> None:
    link, asker = LinkDouble(), Asker()
    thread = started(qtbot, link)
    with qtbot.waitSignal(asker.came, timeout=5_000):
        thread.ask(ListAlarms(), asker.keep, asker.keep)
    thread.stop()
    assert asker.replies == [Alarms(())]
    assert asker.threads == {threading.get_ident()}
    assert len(link.threads) == 1
    assert link.threads.isdisjoint(asker.threads)
    assert link.closed


def test_refusal_goes_to_the_other_callback(qtbot: QtBot) -> None:
    link, asker = LinkDouble(), Asker()
    replied: list[object] = []
    thread = started(qtbot, link)
    with qtbot.waitSignal(asker.came, timeout=5_000):
        thread.ask(Sounding((1,)), replied.append, asker.keep)
    thread.stop()
    assert replied == []
    assert asker.replies == [Refused("not-on-watch", (("officer", "Chen"),))]


def test_events_are_pushed(qtbot: QtBot) -> None:
    link = LinkDouble()
    thread = started(qtbot, link)
    with qtbot.waitSignal(thread.pushed, timeout=5_000) as pushed:
        link.push(Event("alarms", Alarms(())))
    thread.stop()
    assert pushed.args == ["alarms", Alarms(())]


def test_open_questions_are_refused_when_the_line_drops_and_hello_is_said_again(
    qtbot: QtBot,
) -> None:
    link, asker = LinkDouble(), Asker()
    thread = started(qtbot, link)
    lost: list[str] = []
    thread.lost.connect(lost.append)
    with (
        qtbot.waitSignal(thread.connected, timeout=5_000),
        qtbot.waitSignal(asker.came, timeout=5_000),
    ):
        thread.ask(LeftOpen(), asker.keep, asker.keep)
        link.drop()
    thread.stop()
    assert asker.replies == [Refused("link-lost", ())]
    assert lost[0] == "disconnected"
    assert [type(request) for request in link.posted].count(Hello) == 2


class LeftOpen(Request, frozen=True):
    """A request that the double leaves open."""


def test_a_folder_without_a_station_is_said_not_raised(qtbot: QtBot) -> None:
    def no_link() -> LinkDouble:
        raise LocalViolation("link-file-unreadable")

    thread, asker = StationThread(no_link, HELLO), Asker()
    with qtbot.waitSignal(thread.lost, timeout=5_000) as lost:
        thread.start()
    with qtbot.waitSignal(asker.came, timeout=5_000):
        thread.ask(Look(), asker.keep, asker.keep)
    thread.stop()
    assert lost.args == ["link-file-unreadable"]
    assert asker.replies == [Refused("link-lost", ())]


def test_a_callback_of_a_widget_that_is_gone_is_dropped(qtbot: QtBot) -> None:
    class Page(QLabel):
        def show_view(self, view: object) -> None:
            self.setText(str(view))

    link, asker, page = LinkDouble(), Asker(), Page()
    thread = started(qtbot, link)
    with qtbot.waitSignal(asker.came, timeout=5_000):
        thread.ask(ListAlarms(), page.show_view, page.show_view)
        shiboken6.delete(page)
        thread.ask(ListAlarms(), asker.keep, asker.keep)
    thread.stop()
    assert asker.replies == [Alarms(())]


class ForgetfulLink(LinkDouble):
    """The line stands, but the station has given this desk up: it answers nothing but Hello."""

    def post(self, request: Request) -> int:
        number = super().post(request)
        if isinstance(request, Look):
            self._ready[-1] = Reply(number, Refused("hello-first", ()))
        return number


class FrozenLink(LinkDouble):
    """The line stands, but after Hello nothing comes any more."""

    def post(self, request: Request) -> int:
        number = super().post(request)
        if isinstance(request, Look):
            self._ready.pop()
        return number


@pytest.mark.parametrize("make_link", [ForgetfulLink, FrozenLink])
def test_a_window_does_not_go_stale_on_a_line_that_stands(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, make_link: type[LinkDouble]
) -> None:
    monkeypatch.setattr(station_thread, "QUIET_MS", 100)
    monkeypatch.setattr(station_thread, "HELLO_MS", 300)
    link = make_link()
    thread = started(qtbot, link)
    lost: list[str] = []
    thread.lost.connect(lost.append)
    with qtbot.waitSignal(thread.connected, timeout=5_000):
        pass
    thread.stop()
    assert lost[0] == "no-reply"


def test_a_quiet_station_that_answers_is_not_lost(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(station_thread, "QUIET_MS", 20)
    link = LinkDouble()
    thread = started(qtbot, link)
    lost: list[str] = []
    thread.lost.connect(lost.append)
    qtbot.waitUntil(lambda: [type(one) for one in link.posted].count(Look) >= 3, timeout=5_000)
    assert lost == []
    thread.stop()
