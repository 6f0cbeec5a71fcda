"""Makes a station: folder, key slots, watch log, the station's own keys, and its first desk."""

from collections.abc import Sequence
from pathlib import Path

from console.desk_link.keys import load_desk_keys
from console.station.circuits import station_keys_name
from console.station.config import StationConfig
from console.station.durable import write_durably
from console.station.folder import StationFolder, create_folder
from console.station.watch_log.log import WatchLog
from protocol.exchange.crypto import Primitives
from protocol.exchange.identity import StationKeys
from protocol.vocabulary import Mode

DESK_LINK_KEY_FILE = "desk-link.key"
MODES_PAIRED = (Mode.ACTUAL, Mode.EXERCISE)


def create_station(
    path: Path,
    config: StationConfig,
    officers: Sequence[tuple[str, str]],
    desk_public: bytes,
    primitives: Primitives,
) -> StationFolder:
    """Make a station that can be run and paired.

    It gets one card for ACTUAL and one for EXERCISE, so that one ceremony pairs both; an
    exercise-only station simply never opens its ACTUAL circuit.

    Args:
        officers: (name, passphrase) of each entitled officer, at least two.
        desk_public: CURVE public key, 32 bytes, of the first desk to be let in.

    Raises:
        LocalViolation: something is at `path` already.
        ValueRefused: an officer's name or passphrase breaks its rule.
        StorageFailed: the disk failed.
    """
    folder, data_key = create_folder(path, config, officers)
    log = WatchLog.open(folder.log, data_key)
    try:
        for mode in MODES_PAIRED:
            keys = StationKeys.generate(primitives, config.name, config.party, mode)
            log.put_secret(station_keys_name(mode), keys.encode())
    finally:
        log.close()
    # The desk link must work while the data key is away, so that somebody can unlock the station.
    load_desk_keys(path / DESK_LINK_KEY_FILE)
    admit_desk(folder, desk_public)
    return folder


def admit_desk(folder: StationFolder, desk_public: bytes) -> None:
    """Let the desk with this CURVE public key in from the station's next start on."""
    name = f"{desk_public.hex()[:16]}.pub"
    write_durably(folder.desks / name, desk_public.hex().encode() + b"\n")
