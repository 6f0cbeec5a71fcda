"""One path's socket: CURVE, the settings that keep it harmless, and the monitor's named faults.

A path is an unordered, lossy pipe for opaque frames. That `send` returned says only that libzmq
took the bytes; delivery is known from the peer's signed STORED and from nothing else.

A listening path is a ROUTER that admits one CURVE key. A connecting path is a DEALER that carries
a fixed routing id, so that its new connection takes over from a dead one (ROUTER_HANDOVER).

libzmq 4.3.5 aborts the process when its heartbeat timer strikes on a connection that broke after
libzmq had stopped to read from it (`stream_engine_base.cpp:310`). It stops for two reasons. A line
that was taken over has nowhere to put what still comes: so only the connecting side has a heartbeat
timer, and its PING says how long a line lives without another. A full queue: so the queue has no
limit, and a peer that does not let it run dry is cut off (`flooded`).

Where it tells a monitor of bytes that do not decrypt, libzmq forgets that they were an error and
leaves the line standing, deaf. So the monitor does not ask for that event.
"""

import contextlib
import errno
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

import zmq
from zmq.utils.monitor import recv_monitor_message

from console.desk_link.keys import CurveKeys
from protocol.errors import LocalViolation

MAXIMUM_FRAME: Final = 64 * 1024
CURVE_OVERHEAD: Final = 33
FRAMES_PER_TURN: Final = 64
HIGH_WATER: Final = 64
FLOOD: Final = 256
"""Frames in a row without a pause; a circuit has at most about a hundred on the way."""

RENEW_FIRST_S: Final = 0.5
REBIND_S: Final = 0.05
RENEW_LAST_S: Final = 5.0

_PEER: Final = b"peer"
_EVENTS_PER_TURN: Final = 64


@dataclass(frozen=True, slots=True)
class Timing:
    """Milliseconds of one path profile."""

    handshake: int
    connect: int
    heartbeat: int
    silence: int


TIMINGS: Final = {
    "fast": Timing(handshake=3_000, connect=2_000, heartbeat=500, silence=2_000),
    "slow": Timing(handshake=90_000, connect=60_000, heartbeat=20_000, silence=90_000),
}


class PathKey(NamedTuple):
    """Which path of which circuit."""

    circuit: bytes
    number: int

    @property
    def domain(self) -> str:
        """The ZAP domain of the path's port."""
        return f"readback-path-{self.circuit.hex()}-{self.number}"


@dataclass(frozen=True, slots=True)
class PathPoint:
    """Our end of a path.

    Attributes:
        address: ``tcp://host:port`` to connect to, or to bind.
        hosts: IP addresses that may connect; empty means any address with the right key.
    """

    key: PathKey
    connects: bool
    address: str
    profile: str
    own: CurveKeys
    peer_public: bytes
    hosts: frozenset[str] = frozenset()


# What the monitor says of a handshake that failed, by our role. A CURVE server drops a client that
# has another key for it without a word, so the client sees no more than the end of the line.
_CONNECTOR_FAULTS: Final[dict[int, str]] = {
    zmq.EVENT_HANDSHAKE_FAILED_AUTH: "refused-by-peer",
    zmq.EVENT_HANDSHAKE_FAILED_NO_DETAIL: "peer-key-mismatch",
}
_LISTENER_FAULTS: Final[dict[int, str]] = {
    zmq.EVENT_HANDSHAKE_FAILED_AUTH: "stranger-refused",
    zmq.EVENT_HANDSHAKE_FAILED_NO_DETAIL: "caller-silent",
}
_EVENTS: Final = zmq.EVENT_ALL & ~zmq.EVENT_HANDSHAKE_FAILED_PROTOCOL
_TRYING: Final = (zmq.EVENT_CONNECTED, zmq.EVENT_CONNECT_DELAYED, zmq.EVENT_CONNECT_RETRIED)


class PathSocket:
    """One socket with its monitor; made anew where libzmq would stay silent for ever."""

    def __init__(
        self, context: "zmq.Context[zmq.Socket[bytes]]", point: PathPoint, *, patient: bool
    ) -> None:
        """Open the socket.

        Args:
            patient: an address that is refused is a fault that may pass, and is tried again: the
                network may not be up yet, or a socket of ours that had the port not quite down.

        Raises:
            LocalViolation: ``path-address-refused``, unless `patient`.
        """
        self.point = point
        self.up = False
        self.fault = ""
        self.renew_at: float | None = None
        self.closed = True
        self._unbroken = 0
        self._renew_after = RENEW_FIRST_S
        self._context = context
        try:
            self._open()
        except LocalViolation as refused:
            if not patient:
                raise
            self.fault = refused.code
            self.renew_at = time.monotonic() + REBIND_S

    def _open(self) -> None:
        point, timing = self.point, TIMINGS[self.point.profile]
        self.socket = self._context.socket(zmq.DEALER if point.connects else zmq.ROUTER)
        self.socket.linger = 0
        self.socket.set(zmq.SNDHWM, HIGH_WATER)
        self.socket.set(zmq.RCVHWM, 0)
        # Before bind or connect: without it a stranger's frame header makes libzmq buffer 1 GiB.
        # libzmq counts the bytes as CURVE sealed them.
        self.socket.maxmsgsize = MAXIMUM_FRAME + CURVE_OVERHEAD
        self.socket.ipv6 = True
        self.socket.handshake_ivl = timing.handshake
        self.socket.set(zmq.TCP_KEEPALIVE, 1)
        self.socket.curve_secretkey = point.own.secret
        self.monitor = self.socket.get_monitor_socket(_EVENTS)
        self.closed = False
        if point.connects:
            self._connect(timing)
        else:
            self._bind()

    def _connect(self, timing: Timing) -> None:
        self.socket.curve_publickey = self.point.own.public
        self.socket.curve_serverkey = self.point.peer_public
        self.socket.routing_id = _PEER
        self.socket.immediate = True
        self.socket.set(zmq.HEARTBEAT_IVL, timing.heartbeat)
        self.socket.set(zmq.HEARTBEAT_TIMEOUT, timing.silence)
        self.socket.set(zmq.HEARTBEAT_TTL, timing.silence)
        self.socket.reconnect_ivl, self.socket.reconnect_ivl_max = 100, 1_000
        self.socket.set(zmq.CONNECT_TIMEOUT, timing.connect)
        self.socket.set(zmq.TCP_MAXRT, timing.silence)
        self._attach(self.socket.connect)

    def _bind(self) -> None:
        self.socket.curve_server = True
        self.socket.zap_domain = self.point.key.domain.encode()
        self.socket.set(zmq.ZAP_ENFORCE_DOMAIN, 1)
        self.socket.router_mandatory = True
        self.socket.router_handover = True
        self._attach(self.socket.bind)

    def _attach(self, attach: Callable[[str], Any]) -> None:
        try:
            attach(self.point.address)
        except zmq.ZMQError as error:
            self.close()
            raise LocalViolation(
                "path-address-refused", address=self.point.address, why=str(error)
            ) from error

    def close(self) -> None:
        if not self.closed:
            self.closed = True
            self.socket.disable_monitor()
            self.monitor.close(linger=0)
            self.socket.close(linger=0)

    def renew(self) -> None:
        """Start with a fresh socket: after a refusal libzmq itself never tries again."""
        self.close()
        self.renew_at = None
        self._renew_after = min(self._renew_after * 2, RENEW_LAST_S)
        try:
            self._open()
        except LocalViolation as refused:
            # libzmq gives a port back a moment after its socket was closed.
            self.fault = refused.code
            self.renew_at = time.monotonic() + self._renew_after

    def send(self, frame: bytes) -> bool:
        if self.closed:
            return False
        parts = [frame] if self.point.connects else [_PEER, frame]
        try:
            self.socket.send_multipart(parts, zmq.DONTWAIT)
        except zmq.ZMQError as error:
            if error.errno == errno.EHOSTUNREACH:
                self.up = False
            return False
        return True

    def receive(self) -> tuple[tuple[bytes, ...], bool]:
        """Return the frames that wait, and whether something else than frames was among them."""
        frames: list[bytes] = []
        head, misaddressed = ([] if self.point.connects else [_PEER]), False
        with contextlib.suppress(zmq.Again):
            for _ in range(FRAMES_PER_TURN):
                parts = self.socket.recv_multipart(zmq.DONTWAIT)
                self._unbroken += 1
                if len(parts) == len(head) + 1 and parts[:-1] == head:
                    frames.append(parts[-1])
                else:
                    misaddressed = True
        if not self.socket.poll(0):
            self._unbroken = 0
        return tuple(frames), misaddressed

    @property
    def flooded(self) -> bool:
        """Whether the peer sends faster than we take it, for longer than an honest one can."""
        return self._unbroken >= FLOOD

    def cut_off(self) -> None:
        """Drop the peer's connections and all that waits in them; begin again a little later."""
        self.close()
        self.up, self.fault, self._unbroken = False, "flooded", 0
        self.renew_at = time.monotonic() + self._renew_after

    def follow_monitor(self) -> None:
        """Bring `up` and `fault` in line with what the monitor reports."""
        for _ in range(_EVENTS_PER_TURN):
            if not self.monitor.poll(0):
                return
            message = recv_monitor_message(self.monitor)
            self._monitored(message["event"], message["value"])

    def _monitored(self, event: int, value: int) -> None:
        if event == zmq.EVENT_HANDSHAKE_SUCCEEDED:
            self.up, self.fault, self.renew_at = True, "", None
            self._renew_after = RENEW_FIRST_S
        elif event in _LISTENER_FAULTS:
            self._failed(self._fault(event, value))
        elif not self.point.connects:
            return  # the end of one caller's line is not the end of the path: see `send`
        elif event == zmq.EVENT_DISCONNECTED:
            self._disconnected()
        elif event == zmq.EVENT_CONNECT_RETRIED:
            self.fault = self.fault or "no-answer"
        if event in _TRYING:
            self.renew_at = None

    def _disconnected(self) -> None:
        if self.up:
            self.up, self.fault = False, "disconnected"
            # libzmq calls again by itself, which ends this, unless the bytes did not decrypt.
            self.renew_at = time.monotonic() + self._renew_after
        else:
            # Something listens there that broke off before it could fail at CURVE.
            self._failed(self.fault or "not-curve")

    def _fault(self, event: int, value: int) -> str:
        if event == zmq.EVENT_HANDSHAKE_FAILED_NO_DETAIL and value == errno.EAGAIN:
            return "no-handshake"
        return (_CONNECTOR_FAULTS if self.point.connects else _LISTENER_FAULTS)[event]

    def _failed(self, fault: str) -> None:
        if self.up:
            return  # a stranger's failed knock says nothing of the line that stands
        self.fault = fault
        if self.point.connects:
            self.renew_at = time.monotonic() + self._renew_after
