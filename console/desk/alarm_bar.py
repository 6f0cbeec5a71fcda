"""The alarm that cannot be missed: a bar over the whole width, the window raised, and sound.

States after IMO MSC.302(87): silence lasts 30 seconds and the sound returns, until a person takes
the alarm. The station keeps the states; this bar shows them and reports what this desk sounds.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from console.desk import instants
from console.desk.fonts import TextRole
from console.desk.plain_label import PlainLabel
from console.desk.station_state import StationState
from console.desk.theme import GRID, Theme, mark_alarm, mark_tight
from console.desk.wording import Wording
from console.desk_link.views import AlarmView

GRAVITY = ("flash", "immediate", "integrity", "link", "overdue", "caution")
"""Alarm classes, gravest first."""

GRAVE = ("flash", "immediate")
"""Classes whose bar is large and which bring the window before all others."""


class AlarmBar(QFrame):
    """The gravest open alarm, in words, with the three things an officer can do.

    Signals:
        taken(AlarmView), opened(AlarmView), silenced(): buttons.
    """

    taken = Signal(object)
    opened = Signal(object)
    silenced = Signal()

    def __init__(
        self,
        theme: Theme,
        words: Wording,
        state: StationState,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("bleed", True)
        self._words = words
        self._state = state
        self._alarm: AlarmView | None = None
        self._head = PlainLabel(theme, role=TextRole.ALARM)
        self._body = PlainLabel(theme, role=TextRole.STRONG, wrap=True)
        self._more = PlainLabel(theme, role=TextRole.CAPTION_STRONG)
        self.open_button = QPushButton(words.say("alarm-open"))
        self.take_button = QPushButton(words.say("alarm-take"))
        self.silence_button = QPushButton(words.say("alarm-silence"))
        self.open_button.clicked.connect(self._open)
        self.take_button.clicked.connect(self._take)
        self.silence_button.clicked.connect(self.silenced)
        self._lay_out()
        state.alarms_changed.connect(self.refresh)
        state.station_changed.connect(self.refresh)
        state.tick.connect(self.refresh)
        self.refresh()

    def _lay_out(self) -> None:
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addWidget(self._body)
        text.addWidget(self._more)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        row.setSpacing(2 * GRID)
        row.addWidget(self._head)
        row.addLayout(text, 1)
        for button in (self.open_button, self.silence_button, self.take_button):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)

    def refresh(self) -> None:
        """Show the gravest alarm that nobody took; nothing if there is none."""
        standing = open_alarms(self._state.alarms)
        self._alarm = standing[0] if standing else None
        self.setVisible(self._alarm is not None)
        if self._alarm is None:
            return
        alarm, say = self._alarm, self._words.say
        mark_alarm(self, alarm.alarm_class)
        grave = alarm.alarm_class in GRAVE
        self._head.set_role(TextRole.ALARM if grave else TextRole.STRONG)
        for button in (self.open_button, self.silence_button, self.take_button):
            mark_tight(button, not grave)
        self._head.setText(say(f"alarm-{alarm.alarm_class}"))
        since = instants.short_instant(alarm.since_ms, self._state.now_ms())
        circuit = self._state.circuit(alarm.circuit) if alarm.circuit else None
        station = [] if circuit is None else [circuit.peer_name]
        parts = [alarm_words(self._words, alarm.code), *station, since]
        if alarm.count > 1:
            parts.append(say("alarm-count", count=alarm.count))
        self._body.setText(" · ".join(parts))
        more = [say("alarm-others", count=len(standing) - 1)] if len(standing) > 1 else []
        if alarm.state in ("silenced", "ended"):
            more.append(say(f"alarm-{alarm.state}"))
        if self._state.station is not None and self._state.station.sound_fault:
            more.append(say("alarm-no-sound"))
        self._more.setText(" · ".join(more))
        self._more.setVisible(bool(more))
        self.open_button.setVisible(alarm.message_id is not None)
        self.silence_button.setEnabled(alarm.state == "untaken")
        watch = self._state.on_watch()
        self.take_button.setEnabled(watch)
        self.setAccessibleName(f"{self._head.text()}: {self._body.text()}")

    def _take(self) -> None:
        if self._alarm is not None:
            self.taken.emit(self._alarm)

    def _open(self) -> None:
        if self._alarm is not None:
            self.opened.emit(self._alarm)


def open_alarms(alarms: tuple[AlarmView, ...]) -> tuple[AlarmView, ...]:
    """Return the alarms that nobody took, gravest first, the oldest of a class first."""
    standing = [alarm for alarm in alarms if alarm.state != "taken"]
    return tuple(
        sorted(standing, key=lambda alarm: (GRAVITY.index(alarm.alarm_class), alarm.since_ms))
    )


def alarm_words(words: Wording, code: str) -> str:
    """Return the words of an alarm's code; the code itself if it has none."""
    key = f"alarm-code-{code}"
    return words.say(key) if words.has(key) else code
