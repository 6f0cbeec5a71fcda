"""The pairing ceremony from the command line: the same requests as the wizard's pages.

A ceremony stays open in the running station between the steps. The half secret is shown once, by
`pair begin`, to the terminal of whoever holds the ceremony.
"""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Final

from console.commands import terminal
from console.desk_link.requests import (
    Done,
    OpenWatch,
    PairingBegin,
    PairingCancel,
    PairingDigits,
    PairingFinish,
    PairingOffer,
    PairingPeerVerifiedUs,
    PairingSheet,
    Request,
)
from console.desk_link.views import PairingView, StationView
from protocol.errors import LocalViolation

PICTURES: Final = {".png", ".jpg", ".jpeg", ".bmp"}
FILE_BYTES_MAX: Final = 8 << 20


def _read(path: str) -> bytes:
    file = Path(path)
    try:
        if file.stat().st_size > FILE_BYTES_MAX:
            raise LocalViolation("file-too-large", file=path, limit=FILE_BYTES_MAX)
        return file.read_bytes()
    except OSError as error:
        raise LocalViolation("file-unreadable", file=path, why=error.strerror or "") from error


def _write(path: str, data: bytes) -> None:
    try:
        Path(path).write_bytes(data)
    except OSError as error:
        raise LocalViolation("file-not-written", file=path, why=error.strerror or "") from error


def _step(options: argparse.Namespace, request: Request) -> PairingView:
    with terminal.station_link(options.folder, options.desk_key, "readback pair") as link:
        view = terminal.ask(link, request, PairingView)
    _tell(view)
    return view


def _tell(view: PairingView) -> None:
    peer = f"{view.peer_name} ({view.peer_party})" if view.peer_offer_held else "not held yet"
    terminal.say(f"step {view.step}; peer's cards: {peer}")
    terminal.say(f"peer verified by us: {view.peer_verified or 'no'}")
    terminal.say(f"we verified by peer: {'yes' if view.peer_verified_us else 'no'}")


def _begin(options: argparse.Namespace) -> int:
    """Both officers come on watch, then the ceremony opens."""
    sheet = _read(options.path_sheet).decode("utf-8", "replace")
    officers = (options.first_officer, options.second_officer)
    passphrases = terminal.Passphrases(options.passphrase_fd)
    with terminal.station_link(options.folder, options.desk_key, "readback pair") as link:
        for officer in officers:
            terminal.ask(link, OpenWatch(officer, passphrases.of(officer)), StationView)
        view = terminal.ask(link, PairingBegin(officers, sheet), PairingView)
    _tell(view)
    _write(options.offer_file, view.own_offer)
    qr_text, groups = view.own_sheet_text.split("\n", 1)
    terminal.say(f"cards and path sheets for the peer: {options.offer_file}")
    terminal.say(f"our digits: {view.own_digits}")
    terminal.say("our sheet holds half of the pair secret; it is for the other side's eyes only")
    terminal.say(f"sheet: {qr_text}")
    terminal.say(f"groups: {groups}")
    return terminal.DONE


def _qr(options: argparse.Namespace) -> int:
    # Qt decodes pictures; it is imported only where one is read or written.
    from console.desk.qr import write_qr

    write_qr(options.sheet_text, Path(options.picture))
    return terminal.DONE


def _hear_offer(options: argparse.Namespace) -> int:
    _step(options, PairingOffer(_read(options.file)))
    return terminal.DONE


def _hear_sheet(options: argparse.Namespace) -> int:
    file = Path(options.file)
    if file.suffix.lower() in PICTURES:
        from console.desk.qr import read_qr

        text = read_qr(file)
    else:
        text = _read(options.file).decode("utf-8", "replace")
    _step(options, PairingSheet(text))
    return terminal.DONE


def _hear_digits(options: argparse.Namespace) -> int:
    _step(options, PairingDigits(options.digits))
    return terminal.DONE


def _verified(options: argparse.Namespace) -> int:
    _step(options, PairingPeerVerifiedUs())
    return terminal.DONE


def _finish(options: argparse.Namespace) -> int:
    view = _step(options, PairingFinish())
    for circuit in view.circuits:
        terminal.say(f"paired circuit {circuit.hex()}")
    return terminal.DONE


def _cancel(options: argparse.Namespace) -> int:
    with terminal.station_link(options.folder, options.desk_key, "readback pair") as link:
        terminal.ask(link, PairingCancel(), Done)
    return terminal.DONE


Operands = tuple[tuple[str, str], ...]
STEPS: Final[tuple[tuple[str, Callable[[argparse.Namespace], int], str, Operands], ...]] = (
    (
        "begin",
        _begin,
        "open a ceremony; leaves our cards in a file, prints digits and sheet",
        (
            ("first_officer", "first of the two officers who hold it"),
            ("second_officer", "second officer"),
            ("path_sheet", "TOML file with our paths: [[path]] role, address, profile"),
            ("offer_file", "file to write our cards and path sheets to"),
        ),
    ),
    (
        "qr",
        _qr,
        "write a sheet's text as a QR picture",
        (("sheet_text", "text as `begin` printed it"), ("picture", "PNG file to write")),
    ),
    ("hear-offer", _hear_offer, "take the peer's cards", (("file", "the peer's offer file"),)),
    (
        "hear-sheet",
        _hear_sheet,
        "take the peer's sheet: QR picture, or a text file with the QR text or its groups",
        (("file", "PNG, JPEG, BMP or text file"),),
    ),
    (
        "hear-digits",
        _hear_digits,
        "type the 30 digits as you heard them; the station compares",
        (("digits", "six groups of five, quoted"),),
    ),
    ("verified-us", _verified, "the peer told us that our digits or sheet were right", ()),
    ("finish", _finish, "write PAIRED and open the circuits", ()),
    ("cancel", _cancel, "forget the ceremony", ()),
)
