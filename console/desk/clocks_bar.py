"""Who has the watch here, and what time it is: here, there, and the difference, always visible."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from console.desk import instants
from console.desk.fonts import TextRole
from console.desk.plain_label import PlainLabel
from console.desk.station_state import StationState
from console.desk.theme import GRID, Theme, mark_alarm, mark_step
from console.desk.wording import Wording

OFFSET_CAUTION_MS = 2_000
"""From this difference of the clocks on, it is shown as abnormal."""


class ClocksBar(QFrame):
    """Station and officer at the left, both clocks and their offset at the right.

    Signals:
        watch_wanted(): the officer wants to log on, or off.
    """

    watch_wanted = Signal()

    def __init__(
        self, theme: Theme, words: Wording, state: StationState, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._state = state
        self._circuit: bytes | None = None
        self._station = PlainLabel(theme, role=TextRole.STRONG)
        self._officer = PlainLabel(theme, role=TextRole.CAPTION, subdued=True)
        self._watch = QPushButton()
        self._watch.clicked.connect(self.watch_wanted)
        self._own = _Clock(theme)
        self._peer = _Clock(theme)
        self._offset = _Clock(theme)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._station)
        names.addWidget(self._officer)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, GRID // 2, 2 * GRID, GRID // 2)
        row.setSpacing(2 * GRID)
        row.addLayout(names)
        row.addWidget(self._watch)
        row.addStretch(1)
        for clock in (self._own, self._peer, self._offset):
            row.addWidget(clock)
        state.station_changed.connect(self.refresh)
        state.tick.connect(self.refresh)
        self.refresh()

    def show_circuit(self, circuit: bytes) -> None:
        """Show the clock of this circuit's peer."""
        self._circuit = circuit
        self.refresh()

    def refresh(self) -> None:
        """Show the present second."""
        say, station, now = self._words.say, self._state.station, self._state.now_ms()
        self._station.setText("" if station is None else station.name)
        watch = self._state.on_watch()
        self._officer.setText(self._officer_words(watch))
        self._watch.setText(say("watch-close") if watch else say("watch-open"))
        mark_step(self._watch, not watch)
        self._own.show_clock(say("clock-own"), *_date_and_time(now))
        view = self._state.circuit(self._circuit) if self._circuit else None
        offset = None if view is None else view.offset_ms
        peer = say("clock-none") if view is None else view.peer_name
        there = None if offset is None else now + offset
        self._peer.show_clock(peer, *_date_and_time(there))
        self._offset.show_clock(say("clock-offset"), "", instants.offset(offset))
        wrong = offset is not None and abs(offset) >= OFFSET_CAUTION_MS
        mark_alarm(self._offset, "caution" if wrong else "")

    def _officer_words(self, watch: bool) -> str:
        if watch:
            return self._words.say("officer-on-watch", officer=self._state.officer)
        officers = () if self._state.station is None else self._state.station.officers
        others = ", ".join(one.name for one in officers if one.on_watch)
        return (
            self._words.say("officer-elsewhere", officers=others)
            if others
            else self._words.say("officer-none")
        )


def _date_and_time(ms: int | None) -> tuple[str, str]:
    if not ms:
        return "", instants.NOT_KNOWN
    return instants.date(ms), instants.time_of_day(ms)


class _Clock(QFrame):
    """A caption over a time in fixed-pitch digits, so that nothing moves from second to second."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._caption = PlainLabel(theme, role=TextRole.CAPTION, subdued=True)
        self._time = PlainLabel(theme, role=TextRole.CLOCK)
        for label in (self._caption, self._time):
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, 0, GRID, 0)
        column.setSpacing(0)
        column.addWidget(self._caption)
        column.addWidget(self._time)

    def show_clock(self, caption: str, date: str, time: str) -> None:
        """Show a caption with the date and the time below it."""
        self._caption.setText(f"{caption}  {date}".rstrip())
        self._time.setText(time)
