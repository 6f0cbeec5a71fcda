"""The main window: arranges the panes and connects them; the panes do the work."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from console.desk import instants
from console.desk.alarm_bar import AlarmBar
from console.desk.alarm_steps import AlarmSteps
from console.desk.circuits_panel import CircuitsPanel
from console.desk.clocks_bar import ClocksBar
from console.desk.composing import Composing
from console.desk.fonts import TextRole
from console.desk.keys import KEYS, KeysDialog
from console.desk.message_view import MessagePage, Step
from console.desk.mode_band import ModeBand
from console.desk.notice_steps import NoticeSteps
from console.desk.notice_texts import Notices
from console.desk.station_bars import StationBars
from console.desk.station_state import StationState
from console.desk.station_thread import IdlingStation
from console.desk.theme import GRID, Theme
from console.desk.traffic_model import TrafficModel
from console.desk.traffic_view import TrafficView
from console.desk.watch_steps import WatchSteps
from console.desk.wording import Wording
from console.desk_link.requests import (
    Drafts,
    LinkTest,
    ListAlarms,
    ListDrafts,
    ListReleases,
    Released,
)
from console.desk_link.views import StationView
from protocol.vocabulary import Mode

SMALLEST = (880, 540)
"""Smallest window, in device-independent pixels; fits 1024×600 with a title bar."""

LEFT = 384
"""Smallest width of circuits and traffic."""

SCALES = (1.0, 1.15, 1.3, 1.5, 1.75, 2.0)


class MainWindow(QMainWindow):
    """One officer's window on a station.

    Args:
        station: what requests go to.
        state: what the station last said.
        notices: renders notices.
        composing: opens the windows for writing and release.

    Signals:
        closing(): the window is about to close.
        pairing_wanted(): the officers want to pair with another station.
    """

    closing = Signal()
    pairing_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        words: Wording,
        station: IdlingStation,
        state: StationState,
        notices: Notices,
        composing: Composing,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._words = words
        self._station = station
        self._state = state
        self._notices = notices
        self._composing = composing
        self.circuit: bytes | None = None
        self.mode_band = ModeBand(theme, words)
        self.alarm_bar = AlarmBar(theme, words, state)
        self.bars = StationBars(theme, words, state)
        self.clocks = ClocksBar(theme, words, state)
        self.circuits = CircuitsPanel(theme, words, state)
        self.model = TrafficModel(station, state, words, notices.title, notices.reply)
        self.traffic = TrafficView(theme, self.model)
        self.page = MessagePage(theme, words, state, notices)
        self.steps = NoticeSteps(theme, words, station, state, notices, self.page, composing, self)
        self.watch = WatchSteps(theme, words, station, state, self)
        self.alarms = AlarmSteps(station, state, self.alarm_bar, self)
        self.new_button = QPushButton(words.say("new-notice"))
        self.drafts_button = QPushButton(words.say("drafts", count=0))
        self.keys_button = QPushButton(words.say("keys-open"))
        self._take_font()
        self._lay_out()
        self._connect()
        self._bind_keys()
        self.refresh()
        self.traffic.setFocus()

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(GRID)
        for button in (self.new_button, self.drafts_button):
            tools.addWidget(button)
        tools.addStretch(1)
        tools.addWidget(self.keys_button)
        left = QWidget()
        left.setMinimumWidth(LEFT)
        left_column = QVBoxLayout(left)
        left_column.setContentsMargins(0, 0, 0, 0)
        left_column.setSpacing(GRID)
        left_column.addWidget(self.circuits)
        left_column.addLayout(tools)
        left_column.addWidget(self.traffic, 1)
        right = QFrame()
        right.setProperty("pane", True)
        right_column = QVBoxLayout(right)
        right_column.setContentsMargins(0, 0, 0, 0)
        right_column.addWidget(self.page)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(GRID)
        self.splitter.addWidget(left)
        self.splitter.addWidget(right)
        self.splitter.setStretchFactor(0, 2)
        self.splitter.setStretchFactor(1, 4)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for bar in (self.mode_band, self.alarm_bar, self.bars, self.clocks):
            column.addWidget(bar)
        inner = QHBoxLayout()
        inner.setContentsMargins(GRID, 0, GRID, GRID)
        inner.addWidget(self.splitter)
        column.addLayout(inner, 1)
        self.setCentralWidget(whole)
        self.setMinimumSize(*SMALLEST)
        self.resize(1280, 800)
        self.splitter.setSizes([464, 800])

    def _connect(self) -> None:
        state = self._state
        self._theme.changed.connect(self._take_font)
        state.station_changed.connect(self.refresh)
        state.drafts_changed.connect(self._show_drafts)
        self.circuits.chosen.connect(self._choose_circuit)
        self.clocks.watch_wanted.connect(self.watch.toggle)
        self.traffic.opened.connect(self.steps.open)
        self.steps.refused.connect(self.bars.show_refusal)
        self.watch.refused.connect(self.bars.show_refusal)
        self.watch.opened.connect(self.model.reload)
        self.alarms.refused.connect(self.bars.show_refusal)
        self.alarms.notice_wanted.connect(self.show_message)
        self.bars.unlock_wanted.connect(self.watch.unlock)
        self.bars.pairing_wanted.connect(self.pairing_wanted)
        self.bars.releases_wanted.connect(self._composing.open_releases)
        self.new_button.clicked.connect(self._new)
        self.drafts_button.clicked.connect(self._composing.open_drafts)
        self.keys_button.clicked.connect(self.show_keys)

    def _bind_keys(self) -> None:
        actions = {
            "help": self.show_keys,
            "alarm-open": self.alarm_bar.open_button.click,
            "alarm-silence": self.alarm_bar.silence_button.click,
            "alarm-take": self.alarm_bar.take_button.click,
            "circuits": self.circuits.take_focus,
            "traffic": self.traffic.setFocus,
            "message": self.page.text.own.setFocus,
            "new": self.new_button.click,
            "short": self._short,
            "drafts": self.drafts_button.click,
            "releases": self._composing.open_releases,
            "declarations": self._composing.open_declarations,
            "instruments": self._composing.open_instruments,
            "watch": self.watch.toggle,
            "link-test": self._test_link,
            "pair": self.pairing_wanted.emit,
            "night": self._toggle_night,
            "nav-draft": self.page.text.draft_button.click,
            "larger": self._larger,
            "smaller": self._smaller,
        }
        for step in Step:
            actions[step.value] = self.page.buttons[step].click
        for key in KEYS:
            shortcut = QShortcut(QKeySequence(key.sequence), self)
            shortcut.activated.connect(actions[key.name])

    @property
    def ready(self) -> bool:
        """Whether station and traffic are on the screen."""
        return self._state.station is not None and self.model.loaded and self.isVisible()

    @property
    def settled(self) -> bool:
        """Whether every question is answered and the notice asked for is on the screen."""
        return self.ready and self._station.idle and self.steps.shown

    @Slot(object, object)
    def show_message(self, circuit: bytes, message_id: bytes) -> None:
        """Choose a notice in the list and show it."""
        self.steps.open_notice(circuit, message_id)
        self.traffic.show_notice(circuit, message_id)
        self.page.text.own.setFocus()

    @Slot(object)
    def take_connection(self, view: StationView) -> None:
        """The line is up (again): take the station's word and read everything anew."""
        self._state.take_station(view)
        if view.locked:
            return  # it answers nothing else; unlocked, it begins a new line
        self.model.reload()
        self._station.ask(ListAlarms(), self._state.take_alarms, self.bars.show_refusal)
        self._station.ask(ListDrafts(), self._show_drafts, self.bars.show_refusal)
        self._station.ask(ListReleases(), self.bars.show_releases, self.bars.show_refusal)

    @Slot()
    def refresh(self) -> None:
        """Bring band and bars to what is known now."""
        say, station = self._words.say, self._state.station
        name = "" if station is None else station.name
        mode = self._state.mode()
        self.setWindowTitle(f"{say(f'mode-{mode.name.lower()}')} – {name} – {say('product')}")
        self.mode_band.set_mode(mode, self._mode_note(mode))
        self.new_button.setEnabled(self._state.on_watch())

    @Slot()
    def show_keys(self) -> None:
        """Show the list of keys."""
        KeysDialog(self._theme, self._words, self).open()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell the application, which stops the thread and the sound."""
        self.closing.emit()
        self._composing.close()
        super().closeEvent(event)

    def _mode_note(self, mode: Mode) -> str:
        station = self._state.station
        if station is None:
            return ""
        if station.scenario_ms is not None:
            clock = instants.instant(self._state.now_ms())
            return self._words.say("mode-scenario", clock=clock)
        others = {Mode(view.mode) for view in station.circuits} - {mode}
        names = [self._words.say(f"mode-{other.name.lower()}") for other in sorted(others)]
        return self._words.say("mode-also", modes=", ".join(names)) if names else ""

    @Slot(object)
    def _choose_circuit(self, circuit: bytes) -> None:
        self.circuit = circuit
        self.clocks.show_circuit(circuit)

    @Slot()
    def _new(self) -> None:
        self._composing.new_notice(self.circuit)

    @Slot()
    def _short(self) -> None:
        self._composing.short_message(self.circuit)

    @Slot()
    def _test_link(self) -> None:
        if self.circuit is not None and self._state.on_watch():
            self._station.ask(
                LinkTest(self.circuit, self._state.officer), self._on_tested, self.bars.show_refusal
            )

    def _on_tested(self, released: Released) -> None:
        for row in released.rows:
            self.model.take(row)

    def _show_drafts(self, drafts: Drafts) -> None:
        self.drafts_button.setText(self._words.say("drafts", count=len(drafts.drafts)))

    @Slot()
    def _take_font(self) -> None:
        # Not the application's font: two desks of one application may differ in language.
        self.setFont(self._theme.font(TextRole.BODY))

    @Slot()
    def _toggle_night(self) -> None:
        self._theme.set_night(not self._theme.night)

    @Slot()
    def _larger(self) -> None:
        larger = [scale for scale in SCALES if scale > self._theme.scale]
        self._theme.set_scale(larger[0] if larger else self._theme.scale)

    @Slot()
    def _smaller(self) -> None:
        smaller = [scale for scale in SCALES if scale < self._theme.scale]
        self._theme.set_scale(smaller[-1] if smaller else self._theme.scale)
