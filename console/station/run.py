"""`readback station run`: unlocks the data key, then supervises an engine until told to stop."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from console.sound import Player
from console.station.alarms import Alarm, AlarmClass, AlarmState, Cause
from console.station.folder import Seat, open_folder
from console.station.keystore import Keystore
from console.station.sounder import Sounder
from console.station.supervisor import Supervisor, stop_on_signals

ENGINE_DYING: Final = Alarm(
    alarm_id=0,
    cause=Cause(AlarmClass.INTEGRITY, "engine-keeps-dying"),
    state=AlarmState.UNTAKEN,
    since_ms=0,
    count=1,
    changed_ms=0,
)


def run_station(folder: Path, passphrases: Sequence[tuple[str, str]] | None) -> int:
    """Run the station in the foreground. Main thread only.

    Prints ``ready`` each time an engine is up, ``refused <why>`` where none can start.

    Args:
        passphrases: (officer, passphrase); the first one unlocks. None starts it locked: an
            officer unlocks it from a desk.

    Returns:
        0 after a clean stop, `supervisor.STATUS_REFUSED` where the engine cannot start at all.

    Raises:
        LocalViolation: no such folder, another station runs in it, or no such officer.
        WrongPassphrase: nothing was written.
    """
    place = open_folder(folder)
    with place.take(Seat.SUPERVISOR):
        data_key = None
        if passphrases:
            officer, passphrase = passphrases[0]
            data_key = Keystore.open(place.slots).unlock(officer, passphrase)
        sounder = Sounder(Player(), place.config.alarm_command)

        def ready() -> None:
            sounder.follow(None)
            _say("ready")

        supervisor = Supervisor(
            engine_command(folder),
            data_key,
            alarm=lambda: sounder.follow(ENGINE_DYING),
            ready=ready,
            refused=lambda why: _say(f"refused {why}"),
        )
        stop_on_signals(supervisor)
        status = supervisor.run()
        sounder.close()
        return status


def engine_command(folder: Path) -> list[str]:
    """Return what starts the engine of a station: this same program as a child process."""
    return [sys.executable, "-m", "console.station.engine_main", "--folder", str(folder)]


def _say(line: str) -> None:
    # One line for a service manager or a script that waits for the station.
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
