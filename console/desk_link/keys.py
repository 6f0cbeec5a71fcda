"""The desk's key and the station's address: two small files that let a desk find its station.

A desk key admits its window to the station and does nothing else: it signs and decrypts no notice.
"""

import os
import tomllib
from dataclasses import dataclass
from pathlib import Path

import zmq
from zmq.utils import z85

from protocol.errors import LocalViolation

LINK_FILE = "desk-link.toml"
KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class CurveKeys:
    """A CURVE key pair (X25519), 32 raw bytes each. `secret` never leaves its machine."""

    public: bytes
    secret: bytes

    def __repr__(self) -> str:
        return f"CurveKeys(public={self.public.hex()})"


@dataclass(frozen=True, slots=True)
class LinkAddress:
    """Where a station listens for desks, and the CURVE public key that it must prove."""

    address: str
    station_public: bytes


def new_curve_keys() -> CurveKeys:
    """Return a fresh key pair from the operating system's random source."""
    public, secret = zmq.curve_keypair()
    return CurveKeys(z85.decode(public), z85.decode(secret))


def curve_keys_of(secret: bytes) -> CurveKeys:
    """Return the pair that belongs to a 32-byte secret.

    Raises:
        LocalViolation: the secret is not 32 bytes.
    """
    if len(secret) != KEY_BYTES:
        raise LocalViolation("curve-key-malformed", length=len(secret))
    return CurveKeys(z85.decode(zmq.curve_public(z85.encode(secret))), secret)


def load_desk_keys(path: Path) -> CurveKeys:
    """Return the desk's keys, making the file (mode 0600) if there is none.

    Raises:
        LocalViolation: the file cannot be read or made, or does not hold a key.
    """
    try:
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            keys = new_curve_keys()
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "w", encoding="ascii") as file:
                file.write(keys.secret.hex() + "\n")
            return keys
        return curve_keys_of(bytes.fromhex(path.read_text(encoding="ascii").strip()))
    except (OSError, ValueError) as error:
        raise LocalViolation("desk-key-unreadable", file=str(path), why=str(error)) from error


def write_link_address(folder: Path, link: LinkAddress) -> None:
    """Leave the station's address in its folder, for the desks of this machine."""
    text = f'address = "{link.address}"\nstation_public = "{link.station_public.hex()}"\n'
    (folder / LINK_FILE).write_text(text, encoding="ascii")


def read_link_address(folder: Path) -> LinkAddress:
    """Return what `desk-link.toml` in a station folder says.

    Raises:
        LocalViolation: the file is missing or malformed.
    """
    path = folder / LINK_FILE
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        public = bytes.fromhex(table["station_public"])
        address = str(table["address"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise LocalViolation("link-file-unreadable", file=str(path), why=str(error)) from error
    if len(public) != KEY_BYTES:
        raise LocalViolation("link-file-unreadable", file=str(path), why="station_public")
    return LinkAddress(address, public)
