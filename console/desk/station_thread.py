"""The one thread that talks to the station, so that no window ever waits for it.

Requests are asked on the GUI thread and answered there: the thread's signals end in bound methods
of `StationThread` (a lambda on a worker's signal would run in the worker) and from there in the
callbacks of whoever asked. Events arrive the same way.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import Protocol

import shiboken6
from PySide6.QtCore import QObject, QThread, Signal, Slot

from console.desk_link.frames import Event, Reply
from console.desk_link.requests import Hello, Look, Request
from console.desk_link.views import Refused, StationView, View
from console.desk_link.wire import LinkLost
from protocol.errors import LocalViolation

ANSWER_MS = 30_000
"""A request without an answer for this long is refused; opening a key slot takes a few seconds."""

COLLECT_MS = 250
RETRY_MS = 500
HELLO_MS = 5_000
QUIET_MS = 3_000
"""A station tells its desks something every second. When it was quiet for so long it is asked."""

OnReply = Callable[..., None]
OnRefused = Callable[[Refused], None]


class Link(Protocol):
    """What the thread needs of `wire.StationLink`."""

    def post(self, request: Request) -> int: ...

    def collect(self, timeout_ms: int) -> list[Reply | Event]: ...

    def wake(self) -> None: ...

    def close(self) -> None: ...


class Station(Protocol):
    """What a window needs of a station: to ask it something."""

    def ask(self, request: Request, on_reply: OnReply, on_refused: OnRefused) -> None:
        """Ask; exactly one of the two is called later, on the GUI thread, never from inside.

        Give bound methods of widgets, not lambdas: a callback whose widget is gone is dropped.
        """


class IdlingStation(Station, Protocol):
    """A station that can say whether a question is still open."""

    @property
    def idle(self) -> bool:
        """Whether every question has been answered."""


@dataclass(frozen=True)
class _Asked:
    ticket: int
    request: Request
    deadline: float


class _Worker(QThread):
    """Owns the link. Talks to the GUI thread through its signals only."""

    answered = Signal(int, object)
    pushed = Signal(str, object)
    greeted = Signal(object)
    lost = Signal(str)

    def __init__(self, make_link: Callable[[], Link], hello: Hello) -> None:
        super().__init__()
        self.queue: SimpleQueue[_Asked] = SimpleQueue()
        self._make_link = make_link
        self._hello = hello
        self._link: Link | None = None
        self._waiting: dict[int, _Asked] = {}
        self._hello_number: int | None = None
        self._hello_at = 0.0
        self._up = False
        self._fault = ""
        self._heard_at = 0.0
        self._probe: int | None = None

    def wake(self) -> None:
        """End the wait for the station, so that a new request goes out at once."""
        if self._link is not None:
            self._link.wake()

    def run(self) -> None:
        """Say Hello, then carry requests out and answers and events in, until interrupted."""
        while not self.isInterruptionRequested():
            try:
                self._link = self._make_link()
            except LocalViolation as error:
                # No station folder yet, or no address in it: the station may be starting.
                self._drop(error.code)
                self._refuse_queued()
                self.msleep(RETRY_MS)
                continue
            self._run_link(self._link)
        self._drop("desk-closing")

    def _run_link(self, link: Link) -> None:
        try:
            while not self.isInterruptionRequested():
                try:
                    self._turn(link)
                except LinkLost as error:
                    self._drop(error.code)
                    self.msleep(20)
        finally:
            self._link = None
            link.close()

    def _turn(self, link: Link) -> None:
        if self._hello_number is None and time.monotonic() >= self._hello_at:
            self._hello_at = time.monotonic() + RETRY_MS / 1000
            self._hello_number = link.post(self._hello)
        self._send_queued(link)
        for entry in link.collect(COLLECT_MS if self._hello_number is not None else 50):
            self._heard_at = time.monotonic()
            if isinstance(entry, Event):
                self.pushed.emit(entry.name, entry.view)
            elif entry.number == self._hello_number and not self._up:
                self._take_hello(entry.view)
            elif entry.number == self._probe:
                self._take_probe(entry.view)
            elif entry.number in self._waiting:
                self.answered.emit(self._waiting.pop(entry.number).ticket, entry.view)
        self._refuse_overdue()
        if self._hello_number is not None and not self._up and self._hello_overdue():
            raise LinkLost("no-reply")
        if self._up:
            self._probe_if_quiet(link)

    def _probe_if_quiet(self, link: Link) -> None:
        """Ask a quiet station: it may have frozen, or given this desk up for not keeping up.

        The line stands all the same, and the window would go stale without a word.
        """
        quiet_ms = (time.monotonic() - self._heard_at) * 1000
        if self._probe is None and quiet_ms >= QUIET_MS:
            self._probe = link.post(Look())
        elif self._probe is not None and quiet_ms >= QUIET_MS + HELLO_MS:
            raise LinkLost("no-reply")

    def _take_probe(self, view: View) -> None:
        self._probe = None
        if isinstance(view, Refused):
            raise LinkLost("no-reply")  # a station that knows us shows itself: say Hello again

    def _hello_overdue(self) -> bool:
        return time.monotonic() >= self._hello_at + HELLO_MS / 1000

    def _take_hello(self, view: View) -> None:
        if isinstance(view, StationView):
            self._up, self._fault = True, ""
            self.greeted.emit(view)
        else:
            raise LinkLost(view.code if isinstance(view, Refused) else "no-reply")

    def _send_queued(self, link: Link) -> None:
        while True:
            try:
                asked = self.queue.get_nowait()
            except Empty:
                return
            if not self._up:
                self.answered.emit(asked.ticket, Refused("link-lost", ()))
                continue
            try:
                self._waiting[link.post(asked.request)] = asked
            except LinkLost:
                self.answered.emit(asked.ticket, Refused("link-lost", ()))
                raise

    def _refuse_queued(self) -> None:
        while not self.queue.empty():
            self.answered.emit(self.queue.get().ticket, Refused("link-lost", ()))

    def _refuse_overdue(self) -> None:
        now = time.monotonic()
        for number, asked in list(self._waiting.items()):
            if now >= asked.deadline:
                del self._waiting[number]
                self.answered.emit(asked.ticket, Refused("no-reply", ()))

    def _drop(self, code: str) -> None:
        for asked in self._waiting.values():
            self.answered.emit(asked.ticket, Refused("link-lost", ()))
        self._waiting.clear()
        self._hello_number = self._probe = None
        if self._up or code != self._fault:
            self._up, self._fault = False, code
            self.lost.emit(code)


class StationThread(QObject):
    """A `Station` behind a thread of its own. Says Hello by itself, again after every loss.

    Args:
        make_link: opens the link; called in the thread, because a ZeroMQ socket lives in one.
        hello: the first request on every new line.

    Signals:
        pushed(name, view): an event of the station, name and class as in `requests.EVENTS`.
        connected(StationView): the answer to Hello; read everything anew.
        lost(code): there is no line; what is on the screen may be stale from now on.
    """

    pushed = Signal(str, object)
    connected = Signal(object)
    lost = Signal(str)

    def __init__(
        self, make_link: Callable[[], Link], hello: Hello, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tickets = 0
        self._callbacks: dict[int, tuple[OnReply, OnRefused]] = {}
        self._worker = _Worker(make_link, hello)
        self._worker.answered.connect(self._on_answered)
        self._worker.pushed.connect(self._on_pushed)
        self._worker.greeted.connect(self._on_greeted)
        self._worker.lost.connect(self._on_lost)

    @property
    def idle(self) -> bool:
        """Whether every question has been answered."""
        return not self._callbacks

    def start(self) -> None:
        """Open the link and say Hello."""
        self._worker.start()

    def stop(self) -> None:
        """Close the link and wait for the thread; every open question is answered as refused."""
        self._worker.requestInterruption()
        self._worker.wake()
        self._worker.wait()

    def ask(self, request: Request, on_reply: OnReply, on_refused: OnRefused) -> None:
        """See `Station.ask`. Call on the GUI thread."""
        self._tickets += 1
        self._callbacks[self._tickets] = (on_reply, on_refused)
        deadline = time.monotonic() + ANSWER_MS / 1000
        self._worker.queue.put(_Asked(self._tickets, request, deadline))
        self._worker.wake()

    @Slot(int, object)
    def _on_answered(self, ticket: int, view: View) -> None:
        on_reply, on_refused = self._callbacks.pop(ticket)
        callback: Callable[..., None] = on_refused if isinstance(view, Refused) else on_reply
        owner = getattr(callback, "__self__", None)
        if isinstance(owner, QObject) and not shiboken6.isValid(owner):
            return
        callback(view)

    @Slot(str, object)
    def _on_pushed(self, name: str, view: View) -> None:
        self.pushed.emit(name, view)

    @Slot(object)
    def _on_greeted(self, view: StationView) -> None:
        self.connected.emit(view)

    @Slot(str)
    def _on_lost(self, code: str) -> None:
        self.lost.emit(code)
