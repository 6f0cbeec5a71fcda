"""The supervisor: keeps the data key and a running engine, and nothing else.

It opens no socket and no database, so that there is next to nothing in it that could fail. libzmq
answers some internal errors with `abort()`, which ends the engine; the supervisor starts it again
at once and hands it the key. An engine that dies over and over is an alarm, with growing pauses
between the attempts, but it is never given up.
"""

import contextlib
import os
import queue
import signal
import subprocess
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import IO, Final

from console.station.lifeline import KEY, KEY_BYTES, READY, REFUSED, STOP

DEATHS_WINDOW_S: Final = 30.0
DEATHS_AT_ONCE: Final = 3
PAUSE_FIRST_S: Final = 1.0
PAUSE_LAST_S: Final = 30.0
STOP_PATIENCE_S: Final = 10.0
READER_PATIENCE_S: Final = 1.0
STATUS_REFUSED: Final = 3
"""Exit status of an engine that reported ``refused``: starting it again would change nothing."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What to do after a death: how long to pause, and whether to sound the alarm."""

    pause_s: float
    alarm: bool


class Deaths:
    """Counts the engine's deaths within `DEATHS_WINDOW_S`. Time comes in from outside."""

    def __init__(self) -> None:
        self._recent: deque[float] = deque()

    def died(self, mono_s: float) -> Verdict:
        """Return what to do after a death at this instant (monotonic seconds)."""
        self._recent.append(mono_s)
        while self._recent[0] < mono_s - DEATHS_WINDOW_S - PAUSE_LAST_S:
            self._recent.popleft()
        beyond = len(self._recent) - DEATHS_AT_ONCE
        if beyond <= 0:
            return Verdict(pause_s=0.0, alarm=False)
        return Verdict(min(PAUSE_FIRST_S * 2 ** (beyond - 1), PAUSE_LAST_S), alarm=True)


@dataclass(frozen=True, slots=True)
class _Said:
    """A line that the engine with this number wrote; None: it has ended."""

    engine: int
    line: str | None


class Supervisor:
    """Runs one engine at a time until it is told to stop.

    Args:
        command: starts the engine; it finds the key on its standard input.
        data_key: 32 bytes, or None for a station that starts locked.
        alarm: called when the engine keeps dying; must not block.
        ready: called each time an engine reports that it is up.
        refused: called with code and details when the engine will not start at all.
    """

    def __init__(
        self,
        command: Sequence[str],
        data_key: bytes | None,
        *,
        alarm: Callable[[], None],
        ready: Callable[[], None],
        refused: Callable[[str], None],
    ) -> None:
        self._command = tuple(command)
        self._key = bytearray(data_key or b"")
        self._alarm, self._ready, self._refused = alarm, ready, refused
        self._said: queue.SimpleQueue[_Said] = queue.SimpleQueue()
        self._stopping = threading.Event()
        self._engines = 0
        self._deaths = Deaths()

    def stop(self) -> None:
        """Ask for a clean stop. May be called from a signal handler or another thread."""
        self._stopping.set()
        self._said.put(_Said(0, None))

    def run(self) -> int:
        """Keep an engine running. Return the exit status: 0 after a clean stop."""
        _no_core_dumps()
        while not self._stopping.is_set():
            status = self._run_engine()
            if status == STATUS_REFUSED:
                return status
            if self._stopping.is_set():
                break
            verdict = self._deaths.died(time.monotonic())
            if verdict.alarm:
                self._alarm()
            self._stopping.wait(verdict.pause_s)
        self._key[:] = bytes(len(self._key))
        return 0

    def _run_engine(self) -> int:
        self._engines += 1
        process = subprocess.Popen(
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            # An interrupt at the terminal is for the supervisor; the engine is told to stop.
            start_new_session=True,
        )
        watcher = threading.Thread(target=self._watch, args=(self._engines, process))
        watcher.start()
        _write(process.stdin, bytes(self._key).hex().encode() + b"\n")
        self._follow(process)
        watcher.join()
        if process.stdin is not None:
            with contextlib.suppress(OSError):
                process.stdin.close()
        return process.returncode

    def _follow(self, process: "subprocess.Popen[bytes]") -> None:
        """Attend to the engine's reports until it ends; pass a stop on."""
        killer = threading.Timer(STOP_PATIENCE_S, process.kill)
        killer.daemon = True
        while True:
            said = self._said.get()
            if self._stopping.is_set() and not killer.is_alive():
                _write(process.stdin, STOP + b"\n")
                killer.start()
            if said == _Said(self._engines, None):
                killer.cancel()
                return
            if said.line is not None and said.engine == self._engines:
                self._heard(said.line)

    def _watch(self, number: int, process: "subprocess.Popen[bytes]") -> None:
        """Report the engine's lines and its end. A thread, because both block.

        The end of the process counts, not the end of its output: a player that the engine started
        may hold the pipe open long after.
        """
        assert process.stdout is not None  # noqa: S101 (it was asked for)
        reader = threading.Thread(target=self._read, args=(number, process.stdout), daemon=True)
        reader.start()
        process.wait()
        reader.join(READER_PATIENCE_S)
        self._said.put(_Said(number, None))

    def _read(self, number: int, reports: IO[bytes]) -> None:
        with reports:
            for line in reports:
                self._said.put(_Said(number, line.decode("utf-8", "replace").strip()))

    def _heard(self, line: str) -> None:
        word, _, rest = line.partition(" ")
        if word == READY:
            self._ready()
        elif word == REFUSED:
            self._refused(rest)
        elif word == KEY and not self._key:
            with contextlib.suppress(ValueError):
                key = bytes.fromhex(rest)
                self._key = bytearray(key if len(key) == KEY_BYTES else b"")


def stop_on_signals(supervisor: Supervisor) -> None:
    """Turn SIGTERM and SIGINT into a clean stop. Main thread only."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: supervisor.stop())


def _write(orders: IO[bytes] | None, line: bytes) -> None:
    # A dead engine cannot be told anything; its end is noticed elsewhere.
    if orders is not None:
        with contextlib.suppress(OSError, ValueError):
            orders.write(line)
            orders.flush()


def _no_core_dumps() -> None:
    """The key lies in memory; a crash must not write it to disk."""
    if os.name == "posix":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
