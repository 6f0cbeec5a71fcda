"""The desk's end of the desk link: one ZeroMQ socket with CURVE, used from one thread.

A `StationLink` is a line with a number on every request. It says at once when the line is gone
(`LinkLost`), because an officer must never look at a window that silently went stale: the owner
then says `Hello` again and reads everything anew.
"""

import contextlib
import socket
import time
from collections import deque
from typing import Final

import zmq
from zmq.utils.monitor import recv_monitor_message

from console.desk_link.frames import (
    MAXIMUM_REPLY,
    Event,
    Reply,
    decode_from_station,
    encode_request,
)
from console.desk_link.keys import CurveKeys, LinkAddress
from console.desk_link.requests import Hello, Request
from console.desk_link.views import Refused, View
from protocol.errors import LocalViolation, RemoteViolation

ASK_TIMEOUT_MS: Final = 5_000
EVENTS_KEPT: Final = 4_096
REFUSED: Final = "refused-by-station"

_LINE_EVENTS: Final = (
    zmq.EVENT_HANDSHAKE_SUCCEEDED
    | zmq.EVENT_HANDSHAKE_FAILED_AUTH
    | zmq.EVENT_HANDSHAKE_FAILED_NO_DETAIL
    | zmq.EVENT_HANDSHAKE_FAILED_PROTOCOL
    | zmq.EVENT_CONNECT_RETRIED
    | zmq.EVENT_DISCONNECTED
)
_FAULTS: Final[dict[int, str]] = {
    zmq.EVENT_HANDSHAKE_FAILED_AUTH: REFUSED,
    zmq.EVENT_HANDSHAKE_FAILED_NO_DETAIL: "station-key-mismatch",
    zmq.EVENT_HANDSHAKE_FAILED_PROTOCOL: "not-a-station",
    zmq.EVENT_CONNECT_RETRIED: "no-answer",
}


class LinkRefused(LocalViolation):
    """The station said no; `code` and `details` are the station's."""


class LinkLost(LocalViolation):
    """There is no line to the station (code names why). Say `Hello` again to start anew."""


class StationLink:
    """A desk's line to its station.

    Everything but `wake` must be called from one thread.
    """

    def __init__(self, link: LinkAddress, keys: CurveKeys) -> None:
        self._link = link
        self._keys = keys
        self._context: zmq.Context[zmq.Socket[bytes]] = zmq.Context()
        self._waker, self._woken = socket.socketpair()
        self._waker.setblocking(False)
        self._woken.setblocking(False)
        self._number = 0
        self._unread: deque[Reply | Event] = deque()
        self._lost = False
        self.fault = ""
        self._open()

    def _open(self) -> None:
        line = self._context.socket(zmq.DEALER)
        line.linger = 0
        line.ipv6 = True
        line.immediate = True
        line.maxmsgsize = MAXIMUM_REPLY
        # No limit: with a full queue and a heartbeat, libzmq 4.3.5 aborts when the line breaks.
        line.rcvhwm = 0
        line.handshake_ivl = 3_000
        line.heartbeat_ivl, line.heartbeat_timeout, line.heartbeat_ttl = 1_000, 3_000, 3_000
        line.reconnect_ivl, line.reconnect_ivl_max = 100, 1_000
        line.curve_serverkey = self._link.station_public
        line.curve_publickey, line.curve_secretkey = self._keys.public, self._keys.secret
        self._monitor = line.get_monitor_socket(_LINE_EVENTS)
        line.connect(self._link.address)
        self._line = line
        self._connected = False
        self._refused = False
        self._poller = zmq.Poller()
        for source in (self._line, self._monitor, self._woken):
            self._poller.register(source, zmq.POLLIN)

    def post(self, request: Request) -> int:
        """Send a request without waiting; its `Reply` comes out of `collect`. Return its number.

        Raises:
            LinkLost: there is no line at this moment.
        """
        self._look_at_line()
        self._raise_if_lost(request)
        if self._refused:
            # libzmq never tries again after a refusal; only a new socket does.
            self._shut()
            self._open()
            raise LinkLost(REFUSED, address=self._link.address)
        number = self._send(request)
        if number is None:
            raise LinkLost(self.fault or "no-answer", address=self._link.address)
        return number

    def collect(self, timeout_ms: int) -> list[Reply | Event]:
        """Return what has come, waiting at most `timeout_ms` for the first; `wake` ends the wait.

        Raises:
            LinkLost: the line dropped since the last call; replies still out will not come.
        """
        if not self._unread:
            self._receive(timeout_ms)
        came = list(self._unread)
        self._unread.clear()
        return came

    def ask(self, request: Request, timeout_ms: int = ASK_TIMEOUT_MS) -> View:
        """Send a request and return the view that answers it, waiting for the line if need be.

        Raises:
            LinkRefused: the station's own code and details.
            LinkLost: no line, or no answer within `timeout_ms`.
        """
        deadline = time.monotonic() + timeout_ms / 1000
        number = self._post_when_up(request, deadline)
        while True:
            for entry in self._unread:
                if isinstance(entry, Reply) and entry.number == number:
                    self._unread.remove(entry)
                    return _view_or_refusal(entry.view)
            if time.monotonic() >= deadline:
                raise LinkLost("no-reply", request=type(request).__name__)
            self._receive(_left_ms(deadline))

    def events(self, timeout_ms: int) -> list[tuple[str, View]]:
        """Return the events that have come, waiting at most `timeout_ms` for the first.

        Raises:
            LinkLost: as `collect`.
        """
        return [
            (entry.name, entry.view)
            for entry in self.collect(timeout_ms)
            if isinstance(entry, Event)
        ]

    def wake(self) -> None:
        """End a wait in `collect` or `events`. The only method for other threads."""
        with contextlib.suppress(BlockingIOError):  # a full buffer wakes just as well
            self._waker.send(b"\0")

    def close(self) -> None:
        """Drop the line. Nothing unsent matters: requests live only until they are answered."""
        self._shut()
        self._waker.close()
        self._woken.close()
        self._context.term()

    def _shut(self) -> None:
        self._line.disable_monitor()
        self._monitor.close(linger=0)
        self._line.close(linger=0)

    def _post_when_up(self, request: Request, deadline: float) -> int:
        while True:
            self._look_at_line()
            self._raise_if_lost(request)
            number = self._send(request)
            if number is not None:
                return number
            if self._refused or time.monotonic() >= deadline:
                return self.post(request)  # which says what is wrong
            self._monitor.poll(min(_left_ms(deadline), 50))

    def _send(self, request: Request) -> int | None:
        """Send without waiting; None if there is no line."""
        self._number += 1
        try:
            self._line.send(encode_request(self._number, request), zmq.DONTWAIT)
        except zmq.Again:
            return None
        return self._number

    def _raise_if_lost(self, request: Request | None = None) -> None:
        """Say once that the line dropped, even if it stands again by now.

        The station has forgotten this desk; `Hello` begins anew.
        """
        if self._lost:
            self._lost = False
            self._unread.clear()
            if not isinstance(request, Hello):
                raise LinkLost("disconnected", address=self._link.address)

    def _receive(self, timeout_ms: int) -> None:
        ready = {source for source, _ in self._poller.poll(timeout_ms)}
        if self._woken.fileno() in ready:
            with contextlib.suppress(BlockingIOError):
                self._woken.recv(4_096)
        self._look_at_line()
        self._raise_if_lost()
        with contextlib.suppress(zmq.Again):
            while len(self._unread) < EVENTS_KEPT:
                self._take(self._line.recv(zmq.DONTWAIT))
        if len(self._unread) >= EVENTS_KEPT:
            self._unread.clear()
            raise LinkLost("events-overrun", address=self._link.address)

    def _take(self, frame: bytes) -> None:
        try:
            self._unread.append(decode_from_station(frame))
        except RemoteViolation as error:
            raise LinkLost("station-of-other-version", length=len(frame)) from error

    def _look_at_line(self) -> None:
        """Follow what the monitor says of the line."""
        while self._monitor.poll(0):
            event = recv_monitor_message(self._monitor)["event"]
            if event == zmq.EVENT_HANDSHAKE_SUCCEEDED:
                self._connected, self.fault = True, ""
            elif event == zmq.EVENT_DISCONNECTED:
                self._lost = self._lost or self._connected
                self._connected = False
                self.fault = self.fault or "disconnected"
            elif event != zmq.EVENT_CONNECT_RETRIED or not self.fault:
                # A retry follows every failure; it must not hide the reason for it.
                self.fault = _FAULTS[event]
                self._refused = self._refused or event == zmq.EVENT_HANDSHAKE_FAILED_AUTH


def _left_ms(deadline: float) -> int:
    return max(0, int((deadline - time.monotonic()) * 1000))


def _view_or_refusal(view: View) -> View:
    if isinstance(view, Refused):
        raise LinkRefused(view.code, **dict(view.details))
    return view
