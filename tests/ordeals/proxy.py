"""A TCP proxy that a test can cut, heal and disturb; every choice comes from a seed."""

import random
import selectors
import socket
import threading
from dataclasses import dataclass


@dataclass(slots=True)
class _Flow:
    """One direction of one connection."""

    source: socket.socket
    sink: socket.socket


class Wire:
    """Carries bytes between whoever calls and one address, until it is cut.

    A cut either resets every connection and refuses new ones, or swallows every byte while the
    connections stay open, as a dead line in the middle of a network does.
    """

    def __init__(self, target_port: int, seed: int) -> None:
        self._target_port = target_port
        self._random = random.Random(seed)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._listener.setblocking(False)
        self.port: int = self._listener.getsockname()[1]
        self._flows: dict[socket.socket, _Flow] = {}
        self._selector = selectors.DefaultSelector()
        self._selector.register(self._listener, selectors.EVENT_READ)
        self._lock = threading.Lock()
        self._swallow = False
        self._refuse = False
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def cut(self) -> str:
        """Cut the wire one way or the other, by the seed; return which."""
        way = self._random.choice(("reset", "swallow"))
        with self._lock:
            if way == "reset":
                self._refuse = True
                self._drop_all()
            else:
                self._swallow = True
        return way

    def heal(self) -> None:
        """Carry again. What was swallowed is gone, so connections that lost bytes are reset."""
        with self._lock:
            if self._swallow:
                self._drop_all()
            self._swallow = self._refuse = False

    def close(self) -> None:
        """End the proxy."""
        self._stop.set()
        self._thread.join()
        self._drop_all()
        self._selector.close()
        self._listener.close()

    def _run(self) -> None:
        while not self._stop.is_set():
            for key, _ in self._selector.select(0.02):
                with self._lock:
                    if key.fileobj is self._listener:
                        self._welcome()
                    elif isinstance(key.fileobj, socket.socket):
                        self._carry(key.fileobj)

    def _welcome(self) -> None:
        caller, _ = self._listener.accept()
        if self._refuse:
            caller.close()
            return
        try:
            target = socket.create_connection(("127.0.0.1", self._target_port), 1)
        except OSError:
            caller.close()
            return
        for source, sink in ((caller, target), (target, caller)):
            self._flows[source] = _Flow(source, sink)
            self._selector.register(source, selectors.EVENT_READ)

    def _carry(self, source: socket.socket) -> None:
        flow = self._flows.get(source)
        if flow is None:
            return
        try:
            # Pieces of random size: nobody may rely on how bytes arrive together.
            data = source.recv(self._random.randint(1, 65_536))
            if data and not self._swallow:
                flow.sink.sendall(data)
        except OSError:
            data = b""
        if not data:
            self._drop(flow)

    def _drop(self, flow: _Flow) -> None:
        for end in (flow.source, flow.sink):
            if self._flows.pop(end, None) is not None:
                self._selector.unregister(end)
            end.close()

    def _drop_all(self) -> None:
        for flow in list(self._flows.values()):
            self._drop(flow)
