"""A TCP wire that a test can disturb: every choice in it comes from a seed.

Bytes that a disturbed wire does not carry stay where they are, in the buffers of whoever sent them,
as behind a line that TCP goes on trying; they pass when it heals, unless an end has hung up.
"""

import contextlib
import random
import select
import socket
import struct
import threading
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

TURN_S: Final = 0.01
PIECE_MAX: Final = 16_384
BUFFER_MAX: Final = 262_144
FLIP_SHARE: Final = 0.2
_RESET: Final = struct.pack("ii", 1, 0)


class Fault(Enum):
    """What is wrong with a wire. The value is its name in the figures."""

    NONE = "none"
    CUT = "cut"  # connections are reset, new ones are refused
    STALL = "stall"  # nothing passes, nobody is told
    DEAF = "one-way to the caller"  # nothing passes towards the side that listens
    DUMB = "one-way to the listener"  # nothing passes towards the side that called
    CORRUPT = "corruption"  # bits turn over
    HALF_OPEN = "half-open"  # one end of each connection is reset, the other never learns of it


@dataclass(slots=True)
class _Flow:
    """One direction of one connection: what was read and is not written yet."""

    source: socket.socket
    sink: socket.socket
    towards_caller: bool
    waiting: bytearray = field(default_factory=bytearray)


class Wire:
    """Carries bytes between whoever calls `port` and one address of this machine.

    Used from one thread; carries in another.

    Attributes:
        marred: pieces in which a bit was turned over.
        mar_towards_caller: whether corruption strikes what goes to the caller, too.
    """

    def __init__(self, target_port: int, seed: str) -> None:
        self._target_port = target_port
        self._random = random.Random(seed)
        self._listener: socket.socket | None = _listen(0)
        self.port: int = self._listener.getsockname()[1]
        self.marred = 0
        self.mar_towards_caller = True
        self._flows: list[_Flow] = []
        self._dead: list[socket.socket] = []
        self._fault = Fault.NONE
        self._lock = threading.Lock()
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="wire", daemon=True)
        self._thread.start()

    def disturb(self, fault: Fault) -> None:
        """Begin a fault; it lasts until `heal`."""
        with self._lock:
            self._fault = fault
            if fault is Fault.CUT:
                self._hang_up()
                self._drop(list(self._flows))
            elif fault is Fault.HALF_OPEN:
                self._half_open()

    def heal(self) -> None:
        """Carry again, all that still waits, too."""
        with self._lock:
            self._fault = Fault.NONE
            if self._listener is None:
                self._listener = _listen(self.port)

    def close(self) -> None:
        """End the wire."""
        self._over.set()
        self._thread.join(5)
        self._hang_up()
        self._drop(list(self._flows))
        for end in self._dead:
            end.close()

    # One turn.

    def _run(self) -> None:
        while not self._over.is_set():
            with self._lock:
                readers, writers = self._wanted()
            readable, writable, _ = select.select(readers, writers, [], TURN_S)
            with self._lock:
                if self._listener in readable:
                    self._welcome()
                for flow in list(self._flows):
                    if flow in self._flows and not self._carried(flow, readable, writable):
                        self._drop([other for other in self._flows if other.source is flow.sink])
                        self._drop([flow])

    def _wanted(self) -> tuple[list[socket.socket], list[socket.socket]]:
        readers = [] if self._listener is None else [self._listener]
        open_flows = [flow for flow in self._flows if self._passes(flow)]
        readers += [flow.source for flow in open_flows if len(flow.waiting) < BUFFER_MAX]
        return readers, [flow.sink for flow in open_flows if flow.waiting]

    def _passes(self, flow: _Flow) -> bool:
        if self._fault in (Fault.STALL, Fault.HALF_OPEN):
            return False
        if self._fault is Fault.DEAF:
            return flow.towards_caller
        if self._fault is Fault.DUMB:
            return not flow.towards_caller
        return True

    def _welcome(self) -> None:
        assert self._listener is not None
        try:
            caller, _ = self._listener.accept()
        except OSError:
            return
        try:
            target = socket.create_connection(("127.0.0.1", self._target_port), 1)
        except OSError:
            caller.close()
            return
        for end in (caller, target):
            end.setblocking(False)
        self._flows.append(_Flow(caller, target, towards_caller=False))
        self._flows.append(_Flow(target, caller, towards_caller=True))

    def _carried(
        self, flow: _Flow, readable: list[socket.socket], writable: list[socket.socket]
    ) -> bool:
        """Carry a piece; return False when either end is gone."""
        if not self._passes(flow):
            return True
        try:
            if flow.source in readable:
                # Pieces of random size: nobody may rely on how bytes arrive together.
                data = flow.source.recv(self._random.randint(1, PIECE_MAX))
                if not data:
                    return False
                flow.waiting += self._carried_bytes(data, flow)
            if flow.waiting and (flow.sink in writable or flow.source in readable):
                del flow.waiting[: flow.sink.send(flow.waiting)]
        except BlockingIOError:
            return True
        except OSError:
            return False
        return True

    def _carried_bytes(self, data: bytes, flow: _Flow) -> bytes:
        spared = flow.towards_caller and not self.mar_towards_caller
        if self._fault is not Fault.CORRUPT or spared or self._random.random() > FLIP_SHARE:
            return data
        self.marred += 1
        flipped = bytearray(data)
        flipped[self._random.randrange(len(flipped))] ^= 1 << self._random.randrange(8)
        return bytes(flipped)

    # Ends.

    def _half_open(self) -> None:
        """Reset one end of each connection; the other one stays and hears nothing any more."""
        lost = self._random.choice([True, False])
        for flow in self._flows:
            if flow.towards_caller is lost:
                _reset(flow.source)
                self._dead.append(flow.sink)
        self._flows.clear()

    def _hang_up(self) -> None:
        if self._listener is not None:
            self._listener.close()
            self._listener = None

    def _drop(self, flows: list[_Flow]) -> None:
        for flow in flows:
            self._flows.remove(flow)
            _reset(flow.source)


def _listen(port: int) -> socket.socket:
    listener = socket.create_server(("127.0.0.1", port))
    listener.setblocking(False)
    return listener


def _reset(end: socket.socket) -> None:
    with contextlib.suppress(OSError):
        end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
    end.close()
