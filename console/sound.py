"""Plays an alarm's pattern again and again until told to stop, and says when it cannot.

Used by desk and station alike. The player is a program of the system in a process of its own, kept
going by a thread: a window that freezes does not stop the sound. A missing program or a device
that fails is a fault to show, never an exception.
"""

import shutil
import subprocess
import sys
import threading
import time
import wave
from collections.abc import Sequence
from importlib import resources
from pathlib import Path

if sys.platform == "win32":
    import winsound

    def _play_on_windows(path: Path, seconds: float, stop: threading.Event) -> bool:
        try:
            winsound.PlaySound(str(path), winsound.SND_FILENAME | winsound.SND_ASYNC)
        except RuntimeError:
            return False
        if stop.wait(seconds):
            winsound.PlaySound(None, 0)
        return True


NO_PLAYER = "no-sound-player"
DEVICE_FAILED = "sound-device-failed"

PROGRAMS = (("paplay",), ("pw-play",), ("aplay", "-q"), ("afplay",))
"""Programs that play a WAV file named as their last argument, in the order tried."""

RETRY_S = 2.0
HANG_S = 3.0
"""How much longer than its file a program may run before it counts as hung."""

WHOLE = 0.5
"""Share of a file's time below which a program that reports success has played nothing."""

STOP_S = 0.5


def pattern_name(alarm_class: str, exercise: bool) -> str:
    """Return the pattern of an alarm class; an exercise has a voice of its own."""
    return f"{alarm_class}-exercise" if exercise else alarm_class


def pattern_file(pattern: str) -> Path:
    """Return the WAV file of a pattern."""
    return Path(str(resources.files("resources").joinpath("sounds", f"{pattern}.wav")))


def installed_programs() -> tuple[tuple[str, ...], ...]:
    """Return the command lines of the players that this machine has, in the order to try."""
    return tuple(words for words in PROGRAMS if shutil.which(words[0]) is not None)


class Player:
    """One sound at a time.

    Args:
        programs: players to try in order; by default those that are installed. Windows needs
            none.
        retry_s: pause after every player has failed.
    """

    def __init__(
        self, programs: Sequence[Sequence[str]] | None = None, retry_s: float = RETRY_S
    ) -> None:
        self._programs = installed_programs() if programs is None else tuple(programs)
        self._retry_s = retry_s
        self._pattern = ""
        self._failed = False
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def fault(self) -> str:
        """ "" or why nothing can be heard: ``no-sound-player`` or ``sound-device-failed``."""
        if sys.platform != "win32" and not self._programs:
            return NO_PLAYER
        return DEVICE_FAILED if self._failed else ""

    @property
    def sounding(self) -> str:
        """The pattern that is being heard now, or ""."""
        return "" if self.fault else self._pattern

    def start(self, pattern: str) -> bool:
        """Play a pattern until `stop`, in the place of what plays; False if nothing can be heard.

        A device that fails is tried again every two seconds until it plays.
        """
        if pattern != self._pattern:
            self.stop()
            self._pattern = pattern
            self._stop = threading.Event()
            self._thread = threading.Thread(
                target=self._repeat,
                args=(pattern_file(pattern), self._stop),
                name=f"sound {pattern}",
                daemon=True,
            )
            self._thread.start()
        return not self.fault

    def stop(self) -> None:
        """Be quiet. Stopping silence is harmless."""
        self._pattern = ""
        self._stop.set()
        self._end_process(kill=False)
        if self._thread is not None:
            self._thread.join(STOP_S)
            if self._thread.is_alive():
                self._end_process(kill=True)
                self._thread.join()
            self._thread = None

    def check(self) -> str:
        """Play a short tone and return the fault, or "" if the device took it.

        Blocks for the tone; not to be called while a pattern plays.
        """
        self._repeat(pattern_file("check"), threading.Event(), rounds=1)
        return self.fault

    def _repeat(self, path: Path, stop: threading.Event, rounds: int = 0) -> None:
        done = 0
        while not stop.is_set() and not (rounds and done == rounds):
            played = self._play_by_any(path, stop)
            if stop.is_set():
                return
            self._failed = not played
            done += 1
            if not played and not rounds:
                stop.wait(self._retry_s)

    def _play_by_any(self, path: Path, stop: threading.Event) -> bool:
        try:
            with wave.open(str(path), "rb") as file:
                seconds = file.getnframes() / file.getframerate()
        except (OSError, EOFError, wave.Error):
            return False
        if sys.platform == "win32":
            return _play_on_windows(path, seconds, stop)
        return any(
            self._play_by([*words, str(path)], seconds, stop)
            for words in self._programs
            if not stop.is_set()
        )

    def _play_by(self, command: Sequence[str], seconds: float, stop: threading.Event) -> bool:
        began = time.monotonic()
        with self._lock:
            if stop.is_set():
                return True
            try:
                process = subprocess.Popen(
                    command,
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                )
            except OSError:
                return False
            self._process = process
        try:
            status = process.wait(seconds + HANG_S)
        except subprocess.TimeoutExpired:
            process.kill()
            status = process.wait()
        with self._lock:
            self._process = None
        # A sound server that is not there makes some players succeed at once, silently.
        return status == 0 and time.monotonic() - began >= seconds * WHOLE

    def _end_process(self, *, kill: bool) -> None:
        with self._lock:
            if self._process is not None:
                (self._process.kill if kill else self._process.terminate)()
