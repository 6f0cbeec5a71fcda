"""The station folder: where a station's files lie, and the lock that lets only one use them.

The lock is the operating system's and dies with the process that holds it, so there is no stale
one to remove by hand.
"""

import os
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from types import TracebackType

from console.station.config import CONFIG_FILE, StationConfig, read_config
from console.station.durable import FILE_MODE, FOLDER_MODE, sync_folder, write_durably
from console.station.keystore import MODERATE, Keystore
from console.station.watch_log.log import WatchLog
from protocol.errors import LocalViolation, StorageFailed
from protocol.exchange.crypto_at_rest import Cost

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

SLOTS_FILE = "keys.slots"
LOG_FILE = "watch.db"
DESKS_FOLDER = "desks"

_OTHERS = 0o077


class Seat(Enum):
    """What a process does in a folder; each seat is taken once at a time.

    The engine has its own seat, so that one whose supervisor was killed still keeps a second
    engine away from the database until it has ended too. Tools that read a stopped station's log
    take the engine's seat.
    """

    SUPERVISOR = "supervisor.lock"
    ENGINE = "engine.lock"


@dataclass(frozen=True, slots=True)
class StationFolder:
    """A station folder that exists and was read."""

    path: Path
    config: StationConfig

    @property
    def slots(self) -> Path:
        """File of the key slots."""
        return self.path / SLOTS_FILE

    @property
    def log(self) -> Path:
        """The encrypted watch log."""
        return self.path / LOG_FILE

    @property
    def desks(self) -> Path:
        """Folder of the public keys of the desks let in."""
        return self.path / DESKS_FOLDER

    def take(self, seat: Seat) -> "SeatTaken":
        """Take a seat until it is left or the process ends.

        Raises:
            LocalViolation: ``station-running``: another process has it.
        """
        return SeatTaken(self.path / seat.value)


class SeatTaken:
    """A held lock. Child processes do not inherit it."""

    def __init__(self, path: Path) -> None:
        self._handle = os.open(path, os.O_RDWR | os.O_CREAT, FILE_MODE)
        try:
            if sys.platform == "win32":
                msvcrt.locking(self._handle, msvcrt.LK_NBLCK, 1)
            else:
                fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(self._handle)
            raise LocalViolation("station-running", lock=path) from error

    def __enter__(self) -> "SeatTaken":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.leave()

    def leave(self) -> None:
        """Give the seat up; closing the handle is what ends the lock."""
        os.close(self._handle)


def create_folder(
    path: Path,
    config: StationConfig,
    officers: Sequence[tuple[str, str]],
    cost: Cost = MODERATE,
) -> tuple[StationFolder, bytes]:
    """Make a station folder with key slots and an empty log; return it and the data key.

    It is made beside its place and moved there whole: a failure leaves no half station behind.

    Args:
        officers: (name, passphrase) of each entitled officer.

    Raises:
        LocalViolation: ``folder-exists``: something is there already.
        ValueRefused: an officer's name or passphrase breaks its rule.
        StorageFailed: the disk failed.
    """
    if path.exists():
        raise LocalViolation("folder-exists", folder=path)
    growing = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(growing, ignore_errors=True)
        growing.mkdir(mode=FOLDER_MODE)
        (growing / DESKS_FOLDER).mkdir(mode=FOLDER_MODE)
        write_durably(growing / CONFIG_FILE, config.to_toml().encode())
        _, data_key = Keystore.create(growing / SLOTS_FILE, officers, cost)
        WatchLog.create(growing / LOG_FILE, data_key).close()
        growing.rename(path)
        sync_folder(path.parent)
    except OSError as error:
        raise StorageFailed("storage-failed", cause=error.strerror, folder=path) from error
    finally:
        shutil.rmtree(growing, ignore_errors=True)
    return StationFolder(path, config), data_key


def open_folder(path: Path) -> StationFolder:
    """Read a station folder. Nothing in it is changed or locked.

    Raises:
        LocalViolation: ``folder-missing``; ``folder-open-to-others``: somebody besides its owner
            may enter it; ``folder-newer``: a later version of Readback made it.
        ValueRefused: `station.toml` breaks a rule.
        StorageFailed: the disk failed.
    """
    if not (path / CONFIG_FILE).is_file():
        raise LocalViolation("folder-missing", folder=path)
    if os.name != "nt" and path.stat().st_mode & _OTHERS:
        mode = oct(path.stat().st_mode & 0o777)
        raise LocalViolation("folder-open-to-others", folder=path, mode=mode)
    return StationFolder(path, read_config(path / CONFIG_FILE))
