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
from console.desk.alarm_bar import AlarmBar, alarm_words, open_alarms
from console.desk.circuits_panel import CircuitsPanel
from console.desk.clocks_bar import ClocksBar
from console.desk.composing import Composing
from console.desk.keys import KEYS, KeysDialog
from console.desk.message_view import MessagePage, Step
from console.desk.mode_band import ModeBand
from console.desk.notice_bar import NoticeBar
from console.desk.notice_steps import NoticeSteps
from console.desk.notice_texts import Notices
from console.desk.station_state import StationState
from console.desk.station_thread import Station
from console.desk.theme import GRID, Theme
from console.desk.traffic_model import TrafficModel
from console.desk.traffic_view import TrafficView
from console.desk.watch_dialog import WatchDialog, WatchTask
from console.desk.wording import Wording
from console.desk_link.requests import (
    CloseWatch,
    Drafts,
    LinkTest,
    ListAlarms,
    ListDrafts,
    ListReleases,
    Released,
    Releases,
    SilenceAlarms,
    TakeAlarm,
)
from console.desk_link.views import AlarmView, Refused, StationView
from protocol.vocabulary import Mode

SMALLEST = (1024, 560)
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
    """

    closing = Signal()

    def __init__(
        self,
        theme: Theme,
        words: Wording,
        station: Station,
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
        self._dialog: WatchDialog | None = None
        self._raised_for: set[int] = set()
        self.circuit: bytes | None = None
        self.mode_band = ModeBand(theme, words)
        self.alarm_bar = AlarmBar(theme, words, state, self._alarm_title)
        self.line_bar = NoticeBar(theme, "link")
        self.storage_bar = NoticeBar(theme, "integrity")
        self.lock_bar = NoticeBar(theme, "integrity", words.say("unlock-open"))
        self.refusal_bar = NoticeBar(theme, "overdue", words.say("button-close"))
        self.release_bar = NoticeBar(theme, "caution", words.say("releases-open"))
        self.clocks = ClocksBar(theme, words, state)
        self.circuits = CircuitsPanel(theme, words, state)
        self.model = TrafficModel(station, state, words, notices.title)
        self.traffic = TrafficView(theme, self.model)
        self.page = MessagePage(theme, words, state, notices)
        self.steps = NoticeSteps(theme, words, station, state, notices, self.page, composing, self)
        self.new_button = QPushButton(words.say("new-notice"))
        self.drafts_button = QPushButton(words.say("drafts", count=0))
        self.keys_button = QPushButton(words.say("keys-open"))
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
        bars = (
            self.mode_band,
            self.alarm_bar,
            self.line_bar,
            self.storage_bar,
            self.lock_bar,
            self.release_bar,
            self.refusal_bar,
            self.clocks,
        )
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for bar in bars:
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
        state.station_changed.connect(self.refresh)
        state.alarms_changed.connect(self._raise_for_alarm)
        state.line_changed.connect(self.refresh)
        state.drafts_changed.connect(self._show_drafts)
        state.releases_changed.connect(self._show_releases)
        self.circuits.chosen.connect(self._choose_circuit)
        self.clocks.watch_wanted.connect(self.toggle_watch)
        self.traffic.opened.connect(self.steps.open)
        self.steps.refused.connect(self.show_refusal)
        self.alarm_bar.opened.connect(self._open_alarm)
        self.alarm_bar.taken.connect(self._take_alarm)
        self.alarm_bar.silenced.connect(self._silence)
        self.lock_bar.pressed.connect(self._unlock)
        self.refusal_bar.pressed.connect(self._hide_refusal)
        self.release_bar.pressed.connect(self._composing.open_releases)
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
            "drafts": self.drafts_button.click,
            "releases": self._composing.open_releases,
            "watch": self.toggle_watch,
            "link-test": self._test_link,
            "night": self._toggle_night,
            "larger": self._larger,
            "smaller": self._smaller,
        }
        for step in Step:
            actions[step.value] = self.page.buttons[step].click
        for key in KEYS:
            shortcut = QShortcut(QKeySequence(key.sequence), self)
            shortcut.activated.connect(actions[key.name])

    @Slot(object)
    def take_connection(self, view: StationView) -> None:
        """The line is up (again): take the station's word and read everything anew."""
        self._state.take_station(view)
        self.model.reload()
        self._station.ask(ListAlarms(), self._state.take_alarms, self.show_refusal)
        self._station.ask(ListDrafts(), self._show_drafts, self.show_refusal)
        self._station.ask(ListReleases(), self._show_releases, self.show_refusal)

    @Slot()
    def refresh(self) -> None:
        """Bring band and bars to what is known now."""
        say, station = self._words.say, self._state.station
        name = "" if station is None else station.name
        mode = self._state.mode()
        self.setWindowTitle(f"{say(f'mode-{mode.name.lower()}')} – {name} – {say('product')}")
        self.mode_band.set_mode(mode, self._mode_note(mode))
        fault = self._state.line_fault
        self.line_bar.say(say("line-lost", code=fault) if fault else "")
        storage = "" if station is None else station.storage_fault
        self.storage_bar.say(say("storage-fault", code=storage) if storage else "")
        locked = station is not None and station.locked
        self.lock_bar.say(say("station-locked") if locked else "")
        self.new_button.setEnabled(self._state.on_watch())

    @Slot()
    def toggle_watch(self) -> None:
        """Log on, or close the watch of this desk's officer."""
        if self._state.on_watch():
            self._station.ask(
                CloseWatch(self._state.officer), self._state.take_station, self.show_refusal
            )
        else:
            self._ask_passphrase(WatchTask.WATCH)

    @Slot()
    def show_keys(self) -> None:
        """Show the list of keys."""
        KeysDialog(self._theme, self._words, self).open()

    @Slot(object)
    def show_refusal(self, refused: Refused) -> None:
        """Say that the station refused something, and why, until the officer closes it."""
        self.refusal_bar.say(self._words.refusal(refused.code, dict(refused.details)))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell the application, which stops the thread and the sound."""
        self.closing.emit()
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

    def _alarm_title(self, alarm: AlarmView) -> str:
        words = alarm_words(self._words, alarm.code)
        circuit = self._state.circuit(alarm.circuit) if alarm.circuit else None
        return words if circuit is None else f"{words} · {circuit.peer_name}"

    @Slot()
    def _raise_for_alarm(self) -> None:
        """Bring the window before all others, once for each FLASH or IMMEDIATE alarm."""
        grave = {
            alarm.alarm_id
            for alarm in open_alarms(self._state.alarms)
            if alarm.alarm_class in ("flash", "immediate")
        }
        if grave - self._raised_for:
            self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
            self.raise_()
            self.activateWindow()
        self._raised_for = grave

    @Slot(object)
    def _choose_circuit(self, circuit: bytes) -> None:
        self.circuit = circuit
        self.clocks.show_circuit(circuit)

    @Slot(object)
    def _open_alarm(self, alarm: AlarmView) -> None:
        if alarm.circuit is not None and alarm.message_id is not None:
            self.steps.open_notice(alarm.circuit, alarm.message_id)
            self.traffic.show_notice(alarm.circuit, alarm.message_id)
            self.page.text.own.setFocus()

    @Slot(object)
    def _take_alarm(self, alarm: AlarmView) -> None:
        self._station.ask(
            TakeAlarm(alarm.alarm_id, self._state.officer),
            self._state.take_alarms,
            self.show_refusal,
        )

    @Slot()
    def _silence(self) -> None:
        self._station.ask(
            SilenceAlarms(self._state.officer), self._state.take_alarms, self.show_refusal
        )

    @Slot()
    def _unlock(self) -> None:
        self._ask_passphrase(WatchTask.UNLOCK)

    def _ask_passphrase(self, task: WatchTask) -> None:
        station = self._state.station
        if station is None:
            return
        self._dialog = WatchDialog(
            self._theme, self._words, self._station, task, station.officers, self
        )
        self._dialog.opened.connect(self._on_opened)
        self._dialog.open()

    @Slot(str, object)
    def _on_opened(self, officer: str, view: StationView) -> None:
        self._state.officer = officer
        self._state.take_station(view)
        self.model.reload()

    @Slot()
    def _new(self) -> None:
        self._composing.new_notice(self.circuit)

    @Slot()
    def _test_link(self) -> None:
        if self.circuit is not None and self._state.on_watch():
            self._station.ask(
                LinkTest(self.circuit, self._state.officer), self._on_tested, self.show_refusal
            )

    def _on_tested(self, released: Released) -> None:
        for row in released.rows:
            self.model.take(row)

    def _show_drafts(self, drafts: Drafts) -> None:
        self.drafts_button.setText(self._words.say("drafts", count=len(drafts.drafts)))

    def _show_releases(self, releases: Releases) -> None:
        count = len(releases.releases)
        self.release_bar.say(self._words.say("releases-waiting", count=count) if count else "")

    @Slot()
    def _hide_refusal(self) -> None:
        self.refusal_bar.say("")

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
