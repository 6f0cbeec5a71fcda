"""One worker thread for what would hold up the loop: stretching passphrases takes 0.4 s each.

The work gets values and returns a value; it touches no log, no socket and no circuit. What is to be
done with the result runs on the loop again.
"""

import contextlib
import queue
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from protocol.errors import LocalViolation

WAITING_MAX: Final = 32


@dataclass(frozen=True, slots=True)
class Done:
    """A piece of work that has ended: its result, or the error that it raised."""

    ticket: object
    result: Any
    error: Exception | None


class SlowWork:
    """Runs callables one after the other beside the loop."""

    def __init__(self) -> None:
        self._tasks: queue.Queue[tuple[object, Callable[[], Any]] | None] = queue.Queue()
        self._done: queue.SimpleQueue[Done] = queue.SimpleQueue()
        self._waker, self.socket = socket.socketpair()
        self._waker.setblocking(False)
        self.socket.setblocking(False)
        self._thread = threading.Thread(target=self._run, name="slow-work", daemon=True)
        self._thread.start()

    def submit(self, ticket: object, work: Callable[[], Any]) -> None:
        """Have `work` done; `collect` brings the result with the same ticket.

        Raises:
            LocalViolation: ``station-busy``, too much is waiting already.
        """
        if self._tasks.qsize() >= WAITING_MAX:
            raise LocalViolation("station-busy", waiting=WAITING_MAX)
        self._tasks.put((ticket, work))

    def collect(self) -> list[Done]:
        """Return what has ended since the last call; `socket` can be read when there is any."""
        with contextlib.suppress(BlockingIOError):
            self.socket.recv(4_096)
        done = []
        with contextlib.suppress(queue.Empty):
            while True:
                done.append(self._done.get_nowait())
        return done

    def close(self) -> None:
        """End the thread after the work at hand."""
        self._tasks.put(None)
        self._thread.join()
        self._waker.close()
        self.socket.close()

    def _run(self) -> None:
        while (task := self._tasks.get()) is not None:
            ticket, work = task
            try:
                self._done.put(Done(ticket, work(), None))
            except Exception as error:
                # Whatever it is: the thread must live on, and the loop must hear of it.
                self._done.put(Done(ticket, None, error))
            with contextlib.suppress(BlockingIOError):
                self._waker.send(b"\0")
