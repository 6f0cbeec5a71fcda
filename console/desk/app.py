"""Starts the desk: one application, one window on one station, one thread on the line."""

import sys
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtWidgets import QApplication

from console.assets import core_pack, load_shelf
from console.desk.alarm_sound import AlarmSound
from console.desk.composing import MakeComposing
from console.desk.fonts import load_fonts
from console.desk.local_notices import LocalNotices
from console.desk.main_window import MainWindow
from console.desk.station_state import StationState
from console.desk.station_thread import StationThread
from console.desk.theme import Theme
from console.desk.wording import Wording
from console.desk_link.keys import load_desk_keys, read_link_address
from console.desk_link.requests import Hello
from console.desk_link.wire import StationLink
from console.sound import Player
from protocol.errors import LocalViolation


class Desk:
    """Everything of one desk that lives as long as its window.

    Args:
        folder: station folder on this machine; its `desk-link.toml` says where the station is.
        desk_key: key file of this desk.
        language: the officer's language.
        make_composing: makes the composer for the window.
        theme: colours and fonts; shared by all desks of one application.
        name: how the station names this desk in its log.
        sound: whether this desk sounds alarms.
    """

    def __init__(
        self,
        folder: Path,
        desk_key: Path,
        language: str,
        make_composing: MakeComposing,
        theme: Theme,
        *,
        name: str = "desk",
        sound: bool = True,
    ) -> None:
        self._folder = folder
        self._desk_key = desk_key
        self.words = Wording.load(language)
        self.state = StationState()
        self.player = Player()
        self.thread = StationThread(self._open_link, Hello(name, language, sound))
        self.notices = LocalNotices(load_shelf(), core_pack(), self.words)
        composing = make_composing(theme, self.words, self.thread, self.state, self.notices)
        self.window = MainWindow(
            theme, self.words, self.thread, self.state, self.notices, composing
        )
        self.sound = AlarmSound(self.thread, self.state, self.player) if sound else None
        self.thread.connected.connect(self.window.take_connection)
        self.thread.pushed.connect(self.state.take_push)
        self.thread.lost.connect(self.state.take_loss)
        self.window.closing.connect(self.stop)

    def start(self) -> None:
        """Show the window and open the line."""
        self.window.show()
        self.thread.start()

    def stop(self) -> None:
        """Be quiet and close the line; the station goes on without this desk."""
        if self.sound is not None:
            self.sound.stop()
        self.thread.stop()

    def _open_link(self) -> StationLink:
        return StationLink(read_link_address(self._folder), load_desk_keys(self._desk_key))


def make_application(language: str) -> QApplication:
    """Return the one application, with the bundled fonts and Qt's own words in `language`."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(application, QApplication):
        raise LocalViolation("no-screen")
    application.setApplicationName("Readback")
    load_fonts()
    translator = QTranslator(application)
    name = {"zh": "zh_CN"}.get(language, language)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(f"qtbase_{name}", folder):
        application.installTranslator(translator)
    return application
