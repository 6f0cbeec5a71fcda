"""The line between supervisor and engine: the engine's standard input and output.

    supervisor → engine   first line: the data key in hexadecimal, or nothing for a locked station;
                          later ``stop``. End of file means that the supervisor is dead.
    engine → supervisor   ``ready``; ``key <hex>`` when an officer unlocked a locked station;
                          ``refused <code>`` before an exit that a restart would only repeat.

Plain pipes, because they end by themselves with the process at the other end, on every system.
"""

import contextlib
import socket
import threading
from enum import Enum
from typing import IO, Final

from protocol.errors import LocalViolation

KEY_BYTES: Final = 32
STOP: Final = b"stop"
READY: Final = "ready"
KEY: Final = "key"
REFUSED: Final = "refused"


class Order(Enum):
    """What the supervisor wants of the engine."""

    RUN = "run"
    STOP = "stop"
    ORPHANED = "orphaned"  # the supervisor is dead: the station must lock itself


class Lifeline:
    """The engine's end. A thread reads, so that the loop can wait for it as for a socket."""

    def __init__(self, orders: IO[bytes], reports: IO[bytes]) -> None:
        """Read the data key; blocks until the supervisor has written it.

        Raises:
            LocalViolation: ``supervisor-line-malformed``.
        """
        self._orders = orders
        self._reports = reports
        self.data_key = _parse_key(orders.readline())
        self.order = Order.RUN
        self._waker, self.socket = socket.socketpair()
        self.socket.setblocking(False)
        self._thread = threading.Thread(target=self._listen, name="lifeline", daemon=True)

    def start(self) -> None:
        """Begin to listen for orders; from now on `socket` can be read when one has come."""
        self._thread.start()

    def report(self, word: str, *details: str) -> None:
        """Tell the supervisor; a dead supervisor is noticed by the reading side."""
        with contextlib.suppress(OSError, ValueError):
            self._reports.write(" ".join((word, *details)).encode() + b"\n")
            self._reports.flush()

    def hand_back(self, data_key: bytes) -> None:
        """Give the supervisor the key that an officer's passphrase opened."""
        self.report(KEY, data_key.hex())

    def end(self, order: Order) -> None:
        """Take an order as if the supervisor had given it. Safe in a signal handler."""
        self.order = order
        with contextlib.suppress(OSError):
            self._waker.send(b"\0")

    def close(self) -> None:
        """Stop reporting orders; the thread ends with the process."""
        self.socket.close()
        self._waker.close()

    def _listen(self) -> None:
        line = self._orders.readline()
        while line and line.strip() != STOP:
            line = self._orders.readline()
        self.end(Order.STOP if line else Order.ORPHANED)


def _parse_key(line: bytes) -> bytes | None:
    if not line.endswith(b"\n"):
        raise LocalViolation("supervisor-line-malformed")
    try:
        key = bytes.fromhex(line.decode("ascii"))
    except ValueError as error:
        raise LocalViolation("supervisor-line-malformed") from error
    if len(key) not in (0, KEY_BYTES):
        raise LocalViolation("supervisor-line-malformed", length=len(key))
    return key or None
