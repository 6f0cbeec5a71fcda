"""The port for desks: its key, its address on disk, and the keys of the desks let in."""

import contextlib
from pathlib import Path
from typing import Final

from console.desk_link.keys import (
    CurveKeys,
    LinkAddress,
    load_desk_keys,
    read_link_address,
    write_link_address,
)
from console.desk_link.listener import DESK_DOMAIN, DeskListener
from console.station.folder import StationFolder
from console.station.transport import Transport
from protocol.errors import LocalViolation

KEY_FILE: Final = "desk-link.key"
ANY_PORT: Final = ":*"


def open_desk_port(folder: StationFolder, transport: Transport) -> DeskListener:
    """Listen for desks where `station.toml` says, and leave the address for them.

    With any free port the one of last time is taken again if it is free: a desk finds its station
    again after the engine was restarted.

    Raises:
        LocalViolation: ``desk-address-refused``, or the key file cannot be used.
    """
    keys = load_desk_keys(folder.path / KEY_FILE)
    admit_desks(folder, transport)
    listener = _listen(folder, transport, keys)
    transport.watch(listener.socket)
    write_link_address(folder.path, LinkAddress(listener.address, keys.public))
    return listener


def admit_desks(folder: StationFolder, transport: Transport) -> None:
    """Let exactly the desks in whose public keys lie in the folder now."""
    keys = frozenset(key for path in _key_files(folder) if (key := _read(path)) is not None)
    transport.gate.allow(DESK_DOMAIN, keys)


def is_admitted(transport: Transport, key: str) -> bool:
    """Whether the desk that proved this key (in hexadecimal) is among those let in."""
    return transport.gate.admits(DESK_DOMAIN, key)


def _listen(folder: StationFolder, transport: Transport, keys: CurveKeys) -> DeskListener:
    wanted = folder.config.desk_link
    if wanted.endswith(ANY_PORT):
        with contextlib.suppress(LocalViolation):
            last = read_link_address(folder.path).address
            if last.startswith(wanted.removesuffix("*")):
                return DeskListener(transport.context, last, keys)
    return DeskListener(transport.context, wanted, keys)


def _key_files(folder: StationFolder) -> list[Path]:
    return sorted(folder.desks.glob("*.pub")) if folder.desks.is_dir() else []


def _read(path: Path) -> bytes | None:
    try:
        key = bytes.fromhex(path.read_text(encoding="ascii").strip())
    except (OSError, ValueError):
        return None  # a damaged file lets nobody in
    return key if len(key) == 32 else None
