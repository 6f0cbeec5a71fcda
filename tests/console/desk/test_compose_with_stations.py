"""Windows on two real stations: pair by pictures, write a launch notice, release it by two."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from console.assets import core_pack, load_shelf
from console.desk.composer_desk import ComposerDesk
from console.desk.local_notices import LocalNotices
from console.desk.pairing_window import PairingWindow
from console.desk.release_dialog import ReleaseDialog
from console.desk.station_state import StationState
from console.desk.station_thread import StationThread
from console.desk.theme import Theme
from console.desk.wording import Wording
from console.desk_link.keys import read_link_address
from console.desk_link.requests import Hello
from console.desk_link.wire import StationLink
from protocol.notices.message import Message
from tests.console.desk.compose_double import launch_values
from tests.console.station.living import OFFICERS, LivingStation, free_port, stop_all

PATIENCE_MS = 20_000
FIRST, SECOND = OFFICERS


class RealDesk:
    """A desk on a living station: its thread, its state, its composer and its pairing window."""

    def __init__(self, station: LivingStation, theme: Theme, words: Wording) -> None:
        self.station = station
        self.state = StationState()
        self.state.officer = FIRST[0]
        self.thread = StationThread(self._open, Hello("window", "en", False))
        self.thread.connected.connect(self.state.take_station)
        self.thread.pushed.connect(self.state.take_push)
        shelf = load_shelf()
        notices = LocalNotices(shelf, core_pack(), words)
        self.composing = ComposerDesk(theme, words, self.thread, self.state, notices)
        self.pairing = PairingWindow(theme, words, self.thread, self.state)
        self.thread.start()

    def _open(self) -> StationLink:
        return StationLink(read_link_address(self.station.folder), self.station.desk)

    def stop(self) -> None:
        """Close all windows and the line."""
        self.composing.close()
        self.pairing.close()
        self.thread.stop()


@pytest.fixture
def desks(
    qtbot: QtBot, theme: Theme, words: Wording, tmp_path: Path
) -> Iterator[tuple[RealDesk, RealDesk]]:
    """Return desks on two stations that do not know each other yet, watches open."""
    stations = (
        LivingStation(tmp_path / "usa", "WASHINGTON NRRC", "USA"),
        LivingStation(tmp_path / "china", "BEIJING NRRC", "CHN"),
    )
    made: list[RealDesk] = []
    try:
        for station in stations:
            station.start()
            station.officers_on_watch()
            station.hang_up()
            made.append(RealDesk(station, theme, words))
        yield made[0], made[1]
    finally:
        for desk in made:
            desk.stop()
        stop_all(stations)


def begun(window: PairingWindow) -> bool:
    """Say whether the station has opened the ceremony."""
    return window.view is not None


def verified(window: PairingWindow) -> bool:
    """Say whether the station has verified the other by its sheet."""
    return window.view is not None and window.view.peer_verified == "sheet"


def begin(qtbot: QtBot, window: PairingWindow, role: str, port: int, folder: Path) -> None:
    """Fill in the first page and leave cards and sheet in the folder."""
    qtbot.waitUntil(lambda: window.begin.officers[0].count() == 2)
    for box, (name, _) in zip(window.begin.officers, OFFICERS, strict=True):
        box.setCurrentIndex(box.findData(name))
    path = window.begin.paths[0]
    path.role.setCurrentIndex(path.role.findData(role))
    path.address.setText(f"tcp://127.0.0.1:{port}")
    window.next.click()
    qtbot.waitUntil(partial(begun, window), timeout=PATIENCE_MS)
    window.cards.write(folder / f"{role}.cards")
    window.verify.own.write(folder / f"{role}.png")


def verify(qtbot: QtBot, window: PairingWindow, theirs: str, folder: Path) -> None:
    """Take the other side's cards and the picture of its sheet."""
    window.cards.read(folder / f"{theirs}.cards")
    qtbot.waitUntil(window.next.isEnabled, timeout=PATIENCE_MS)
    window.next.click()
    window.verify.their.read_picture(folder / f"{theirs}.png")
    qtbot.waitUntil(partial(verified, window), timeout=PATIENCE_MS)


def finish(qtbot: QtBot, window: PairingWindow) -> None:
    """Hear that the other side has verified us, and write PAIRED."""
    window.verify.told.click()
    qtbot.waitUntil(window.next.isEnabled, timeout=PATIENCE_MS)
    window.next.click()
    qtbot.waitUntil(lambda: window.pages.currentIndex() == 3, timeout=PATIENCE_MS)


def pair(qtbot: QtBot, one: RealDesk, other: RealDesk, folder: Path) -> None:
    """Pair by files and pictures, through the windows alone."""
    port = free_port()
    begin(qtbot, one.pairing, "listens", port, folder)
    begin(qtbot, other.pairing, "connects", port, folder)
    verify(qtbot, one.pairing, "connects", folder)
    verify(qtbot, other.pairing, "listens", folder)
    for desk in (one, other):
        finish(qtbot, desk.pairing)


def circuits_up(desk: RealDesk) -> bool:
    """Say whether the desk sees a circuit that is up."""
    station = desk.state.station
    return station is not None and any(view.link_up for view in station.circuits)


def signed(dialog: ReleaseDialog, number: int) -> bool:
    """Say whether so many officers have signed."""
    return dialog.view is not None and len(dialog.view.signed_by) == number


def test_from_strangers_to_a_released_launch_notice(
    qtbot: QtBot, desks: tuple[RealDesk, RealDesk], tmp_path: Path
) -> None:
    one, other = desks
    pair(qtbot, one, other, tmp_path)
    qtbot.waitUntil(lambda: circuits_up(one) and circuits_up(other), timeout=PATIENCE_MS)
    assert one.state.station is not None
    (circuit,) = one.state.station.circuits
    one.composing.new_notice(circuit.circuit)
    (composer,) = one.composing.composers
    composer.choose("missile-launch-planned")
    values = launch_values(core_pack())
    composer.prefill(tuple(values.items()))
    qtbot.waitUntil(lambda: composer.keeper.up_to_date, timeout=PATIENCE_MS)
    composer.check()
    composer.next.click()
    qtbot.waitUntil(lambda: one.composing.dialog is not None, timeout=PATIENCE_MS)
    dialog = one.composing.dialog
    assert dialog is not None
    for number, (officer, passphrase) in enumerate(OFFICERS):
        qtbot.waitUntil(partial(signed, dialog, number), timeout=PATIENCE_MS)
        dialog.officer.setCurrentIndex(dialog.officer.findData(officer))
        dialog.passphrase.setText(passphrase)
        dialog.sign.click()
    qtbot.waitUntil(lambda: one.composing.composers == [], timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: len(other.composing.held.launches().notices) == 1, timeout=PATIENCE_MS)
    (arrived,) = other.station.traffic()
    message = Message.decode(arrived.body, core_pack())
    assert dict(message.values) == values
    assert message.heading.releasing_roles == ("WATCH-OFFICER", "RELEASING-OFFICER")
