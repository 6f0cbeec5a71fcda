"""The station's own voice: sounds what no desk sounds, and calls for help by a command.

The engine tells it in every turn what must sound here. The configured alarm command is started
once each time the station begins to sound, without a shell; it may ring a bell in another room.
"""

import os
import subprocess
import time
from collections.abc import Callable, Sequence

from console.sound import Player, pattern_name
from console.station.alarms import Alarm

COMMAND_S = 60.0
"""How long the alarm command may run before it is ended."""

COMMAND_FAILED = "alarm-command-failed"
PATTERN_VARIABLE = "READBACK_ALARM"
"""Environment variable in which the command finds the pattern, such as ``flash``."""


class Sounder:
    """Follows `Alarms.station_must_sound`.

    Args:
        command: program and arguments; empty for none.
        clock: monotonic seconds.
    """

    def __init__(
        self,
        player: Player,
        command: Sequence[str] = (),
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._player = player
        self._command = tuple(command)
        self._clock = clock
        self._pattern = ""
        self._running: subprocess.Popen[bytes] | None = None
        self._began_s = 0.0
        self._command_failed = False

    @property
    def fault(self) -> str:
        """ "" or why the station cannot be heard, or cannot call by its command."""
        return self._player.fault or (COMMAND_FAILED if self._command_failed else "")

    def follow(self, alarm: Alarm | None) -> None:
        """Sound this alarm's pattern from now on, or be quiet. Never blocks for long."""
        self._look_after_command()
        pattern = ""
        if alarm is not None:
            name = alarm.cause.alarm_class.name.lower()
            pattern = pattern_name(name, alarm.cause.exercise)
        if pattern == self._pattern:
            return
        self._pattern = pattern
        if not pattern:
            self._player.stop()
            return
        self._player.start(pattern)
        self._call(pattern)

    def close(self) -> None:
        """Be quiet and end a command that still runs."""
        self._player.stop()
        self._pattern = ""
        if self._running is not None:
            self._running.kill()
            self._running.wait()
            self._running = None

    def _call(self, pattern: str) -> None:
        if not self._command or self._running is not None:
            return
        try:
            self._running = subprocess.Popen(
                self._command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env={**os.environ, PATTERN_VARIABLE: pattern},
            )
        except OSError:
            self._command_failed = True
            return
        self._began_s = self._clock()

    def _look_after_command(self) -> None:
        if self._running is None:
            return
        if self._running.poll() is None and self._clock() < self._began_s + COMMAND_S:
            return
        self._running.kill()
        self._command_failed = self._running.wait() != 0
        self._running = None
