"""Starts the desk: one application, one window on one station, one thread on the line."""

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QObject, QTranslator, Slot
from PySide6.QtWidgets import QApplication

from console.assets import core_pack, load_shelf
from console.desk.alarm_sound import AlarmSound
from console.desk.composer_desk import ComposerDesk
from console.desk.composing import MakeComposing
from console.desk.fonts import load_fonts
from console.desk.local_notices import LocalNotices
from console.desk.main_window import MainWindow
from console.desk.pairing_window import PairingWindow
from console.desk.station_state import StationState
from console.desk.station_thread import StationThread
from console.desk.theme import Theme
from console.desk.wizard import Wizard
from console.desk.wording import Wording
from console.desk_link.keys import load_desk_keys, read_link_address
from console.desk_link.requests import Hello
from console.desk_link.wire import StationLink
from console.sound import Player

STATION_FILE = "station.toml"
"""What a station folder has and other folders do not."""

NOBODY_THERE = ("no-answer", "link-file-unreadable")
"""Faults of the line that mean that no station runs in the folder."""


class Desk(QObject):
    """What lives as long as its window: the line, the sound, what the station said.

    Args:
        folder: station folder on this machine; its `desk-link.toml` says where the station is.
        desk_key: key file of this desk.
        theme: colours, fonts and language of this desk; one for each desk.
        make_composing: makes the composer for the window.
        name: how the station names this desk.
        officer: who sits here, if that is known already; without the watch key open in the
            station it entitles to nothing.
        sound: whether this desk sounds alarms.
        start_station: start the station once, if none answers.
    """

    def __init__(
        self,
        folder: Path,
        desk_key: Path,
        theme: Theme,
        make_composing: MakeComposing = ComposerDesk,
        *,
        name: str = "desk",
        officer: str = "",
        sound: bool = True,
        start_station: bool = False,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._folder = folder
        self._desk_key = desk_key
        self._start_station = start_station
        self._words = words = Wording.load(theme.language)
        self.state = StationState(parent=self)
        self.state.officer = officer
        self.thread_of_station = StationThread(
            self._open_link, Hello(name, theme.language, sound), self
        )
        station = self.thread_of_station
        notices = LocalNotices(load_shelf(), core_pack(), words)
        composing = make_composing(theme, words, station, self.state, notices)
        self._pairing: PairingWindow | None = None
        self.window = MainWindow(theme, words, station, self.state, notices, composing)
        self.sound = AlarmSound(station, self.state, Player(), self) if sound else None
        station.connected.connect(self.window.take_connection)
        station.pushed.connect(self.state.take_push)
        station.lost.connect(self._on_lost)
        self.window.closing.connect(self.stop)
        self.window.pairing_wanted.connect(self._pair)

    def start(self) -> None:
        """Show the window and open the line."""
        self.window.show()
        self.thread_of_station.start()

    @Slot()
    def stop(self) -> None:
        """Be quiet and close the line; the station goes on without this desk."""
        if self._pairing is not None:
            self._pairing.close()
        if self.sound is not None:
            self.sound.stop()
        self.thread_of_station.stop()

    @Slot()
    def _pair(self) -> None:
        """Open the ceremony, or bring it to the front."""
        if self._pairing is None:
            station = self.thread_of_station
            self._pairing = PairingWindow(self._theme, self._words, station, self.state)
        self._pairing.show()
        self._pairing.raise_()
        self._pairing.activateWindow()

    @Slot(str)
    def _on_lost(self, code: str) -> None:
        self.state.take_loss(code)
        if self._start_station and code in NOBODY_THERE:
            self._start_station = False
            run_station(self._folder)

    def _open_link(self) -> StationLink:
        return StationLink(read_link_address(self._folder), load_desk_keys(self._desk_key))


def make_application(language: str) -> QApplication:
    """Return the one application of this process, with the bundled fonts.

    Args:
        language: of Qt's own few words, such as those of a colour or file dialog.
    """
    found = QApplication.instance()
    if isinstance(found, QApplication):
        load_fonts()
        return found
    made = QApplication(["readback"])
    made.setApplicationName("Readback")
    load_fonts()
    translator = QTranslator(made)
    name = {"zh": "zh_CN"}.get(language, language)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(f"qtbase_{name}", folder):
        made.installTranslator(translator)
    return made


def run_station(folder: Path) -> None:
    """Start the station of a folder in a process that outlives this desk; locked at first."""
    subprocess.Popen(
        [sys.executable, "-m", "console.cli", "station", "run", "--folder", str(folder)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _make_station(theme: Theme, folder: Path, desk_key: Path) -> Path | None:
    """Hold the wizard; return the folder that it made, or None if it was left."""
    made: list[Path] = []
    wizard = Wizard(theme, Wording.load(theme.language), folder, desk_key)
    wizard.made.connect(made.append)
    wizard.exec()
    return made[-1] if made else None


def run(folder: Path, desk_key: Path, language: str, night: bool) -> int:
    """Run the desk until its window closes; return the exit status."""
    running = make_application(language)
    theme = Theme(language, night=night)
    theme.apply()
    found = folder if (folder / STATION_FILE).is_file() else _make_station(theme, folder, desk_key)
    if found is None:
        return 1
    desk = Desk(found, desk_key, theme, start_station=True)
    desk.start()
    try:
        return running.exec()
    finally:
        desk.stop()
