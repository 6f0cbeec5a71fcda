"""The demo on a screen: two desks side by side, the scenario panel below, the play in a thread.

The play runs in a thread of its own with links of its own, as any other desk would; the windows
learn of everything from their stations. What passes between the two are Qt signals to bound
methods, and one semaphore with which the panel hands out steps.
"""

import os
import signal
import threading
import time
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEventLoop, QObject, QRect, QThread, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QWidget

from console.assets import core_pack
from console.demo.panel import ScenarioPanel
from console.demo.performance import FAILED, PASSED
from console.demo.play import Player
from console.demo.scenario import Scenario
from console.demo.stage import Stage
from console.demo.transcript import Transcript
from console.desk.app import Desk, make_application
from console.desk.theme import Theme
from console.desk.wording import Wording
from protocol.errors import ReadbackError

DESK_SIZE: Final = (1280, 800)
PANEL_HEIGHT: Final = 300
SETTLE_SECONDS: Final = 5.0
HEARTBEAT_MS: Final = 200


class Play(QThread):
    """Runs the player; waits before each step until one is handed out.

    Signals:
        stepped(scenario, number, side, message_id): a step's outcome stands on both stations.
        ended(passed, why): the play is over; `why` is empty unless it broke off.
    """

    stepped = Signal(str, int, int, bytes)
    ended = Signal(bool, str)

    def __init__(self, stage: Stage, scenarios: tuple[Scenario, ...]) -> None:
        super().__init__()
        self.steps = threading.Semaphore(0)
        self.pictured = threading.Semaphore(0)
        self._scenarios = scenarios
        self._player = Player(
            {1: stage.officers[0], 2: stage.officers[1]},
            stage.circuit,
            core_pack(),
            before_step=self._before,
            after_step=self._after,
        )

    def run(self) -> None:
        """Play everything; judge at the end."""
        try:
            for scenario in self._scenarios:
                self._player.play(scenario)
            self.ended.emit(self._player.judge(), "")
        except ReadbackError as error:
            self.ended.emit(False, str(error))
        except InterruptedError:
            self.ended.emit(False, "interrupted")

    def _before(self, scenario: Scenario, number: int) -> None:
        del scenario, number
        while not self.steps.acquire(timeout=0.2):
            if self.isInterruptionRequested():
                raise InterruptedError

    def _after(self, scenario: Scenario, number: int, side: int, message_id: bytes) -> None:
        self.stepped.emit(scenario.code, number, side, message_id)
        while not self.pictured.acquire(timeout=0.2):
            if self.isInterruptionRequested():
                raise InterruptedError


class DemoWindows(QObject):
    """Arranges the windows and connects panel, play and desks."""

    def __init__(
        self,
        stage: Stage,
        scenarios: tuple[Scenario, ...],
        transcript: Transcript,
        pictures: Path | None,
        headless: bool,
        at_once: bool,
    ) -> None:
        super().__init__()
        self._scenarios = scenarios
        self._transcript = transcript
        self._pictures = pictures
        self._headless = headless
        self._circuit = stage.circuit
        self._running = at_once
        self._place = 0
        self.passed = False
        languages = (stage.officers[0].language, stage.officers[1].language)
        self._words = Wording.load(languages[0])
        self._theme = Theme(languages[0])
        self._theme.apply()
        self.desks = (
            self._open_desk(stage, 0, languages[0]),
            self._open_desk(stage, 1, languages[1]),
        )
        self.panel = ScenarioPanel(self._theme, self._words, scenarios)
        self.play = Play(stage, scenarios)
        self.play.stepped.connect(self._on_stepped)
        self.play.ended.connect(self._on_ended)
        self.panel.step_wanted.connect(self._on_step_wanted)
        self.panel.run_wanted.connect(self._on_run_wanted)
        self.loop = QEventLoop()
        self.panel.closed.connect(self.loop.quit)

    def _open_desk(self, stage: Stage, side: int, language: str) -> Desk:
        # Headless demos make no noise: no officer sits there.
        return Desk(
            stage.folders[side],
            stage.desk_keys[side],
            Theme(language),
            name=f"demo desk {side + 1}",
            officer=stage.officers[side].first.name,
            sound=not self._headless,
        )

    @property
    def windows(self) -> tuple[QWidget, ...]:
        """The two desks' windows."""
        return tuple(desk.window for desk in self.desks)

    def arrange(self) -> None:
        """Put the desks side by side and the panel below them, within the screen."""
        if self._headless:
            for window in self.windows:
                window.resize(*DESK_SIZE)
            return
        area = QGuiApplication.primaryScreen().availableGeometry()
        width, height = area.width() // 2, area.height() - PANEL_HEIGHT
        for place, window in enumerate(self.windows):
            window.setGeometry(QRect(area.x() + place * width, area.y(), width, height))
        self.panel.setGeometry(area.x(), area.y() + height, area.width(), PANEL_HEIGHT)
        self.panel.show()

    def start(self) -> None:
        """Begin to play; headless, steps follow each other by themselves."""
        for desk in self.desks:
            desk.start()
        self._wait_until_ready()
        self._picture("0-start")
        self.play.start()
        if self._headless:
            self.play.steps.release()
        elif self._running:
            self.panel.run()

    def end(self, *_: object) -> None:
        """Leave the event loop, for a signal handler."""
        self.loop.quit()

    def stop(self) -> None:
        """End the play and close the windows."""
        self.play.requestInterruption()
        self.play.wait()
        for desk in self.desks:
            desk.window.close()
        self.panel.close()

    @Slot()
    def _on_step_wanted(self) -> None:
        self.panel.set_busy(True)
        self.play.steps.release()

    @Slot(bool)
    def _on_run_wanted(self, run: bool) -> None:
        self._running = run
        if run:
            self.play.steps.release()

    @Slot(str, int, int, bytes)
    def _on_stepped(self, code: str, number: int, side: int, message_id: bytes) -> None:
        place = next(n for n, scenario in enumerate(self._scenarios) if scenario.code == code)
        if place != self._place:
            self._place = place
            self.panel.show_scenario(place)
        self.panel.mark_played(number)
        for desk in self.desks:
            desk.window.show_message(self._circuit, message_id)
        self._settle()
        self._picture(f"{code}-{number:02}")
        self.panel.set_busy(False)
        self.play.pictured.release()
        if self._running:
            self.play.steps.release()

    @Slot(bool, str)
    def _on_ended(self, passed: bool, why: str) -> None:
        self.passed = passed
        self._transcript.note("end", passed=passed, why=why)
        self._transcript.speak(f"{'PASSED' if passed else 'FAILED'} {why}".rstrip())
        if why:
            self.panel.show_result(self._words.say("demo-failed", why=why))
        else:
            self.panel.show_result(self._words.say("demo-done" if passed else "demo-not-done"))
        if self._headless:
            self.loop.quit()

    def _wait_until_ready(self) -> None:
        """Turn the event loop until both desks have heard from their stations."""
        deadline = time.monotonic() + SETTLE_SECONDS
        while not all(desk.window.ready for desk in self.desks) and time.monotonic() < deadline:
            QGuiApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)

    def _settle(self) -> None:
        """Let the windows take in what their stations have said."""
        deadline = time.monotonic() + SETTLE_SECONDS
        while not all(desk.window.settled for desk in self.desks) and time.monotonic() < deadline:
            QGuiApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)

    def _picture(self, name: str) -> None:
        if self._pictures is None:
            return
        folder = self._pictures / "pictures"
        folder.mkdir(exist_ok=True)
        side_by_side(self.windows).save(str(folder / f"{name}.png"))
        if not self._headless:
            screen = QGuiApplication.primaryScreen().grabWindow(0)
            screen.save(str(folder / f"{name}-screen.png"))


def side_by_side(windows: tuple[QWidget, ...]) -> QImage:
    """Return one picture of several windows, left to right."""
    pictures = [window.grab().toImage() for window in windows]
    width = sum(picture.width() for picture in pictures)
    whole = QImage(width, max(p.height() for p in pictures), QImage.Format.Format_RGB32)
    whole.fill(0)
    painter = QPainter(whole)
    left = 0
    for picture in pictures:
        painter.drawImage(left, 0, picture)
        left += picture.width()
    painter.end()
    return whole


def prepare(language: str, *, headless: bool) -> None:
    """Make the Qt application: Qt ends the process where it cannot, so this comes first of all."""
    if headless:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    make_application(language)


def show(
    stage: Stage,
    scenarios: tuple[Scenario, ...],
    transcript: Transcript,
    *,
    pictures: Path | None,
    headless: bool,
    at_once: bool,
) -> int:
    """Play with windows; return the exit status. On a screen, until the panel is closed."""
    # Python's signal handlers run only when the interpreter does: give it a moment now and then.
    heartbeat = QTimer()
    heartbeat.start(HEARTBEAT_MS)
    windows = DemoWindows(stage, scenarios, transcript, pictures, headless, at_once)
    windows.arrange()
    # From here on an end from outside closes the windows in order; an exception raised by a signal
    # handler would end up in whatever slot Qt happens to be in.
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, windows.end)
    try:
        windows.start()
        windows.loop.exec()
    finally:
        windows.stop()
    return PASSED if windows.passed else FAILED
