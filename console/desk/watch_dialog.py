"""Logging on: unlocking the station, and opening an officer's key for the watch."""

from enum import Enum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from console.desk.choice_box import ChoiceBox
from console.desk.fonts import TextRole
from console.desk.plain_label import PlainLabel, visible
from console.desk.station_thread import Station
from console.desk.theme import GRID, Theme
from console.desk.wording import Wording
from console.desk_link.requests import OpenWatch, Request, Unlock
from console.desk_link.views import OfficerView, Refused, StationView


class WatchTask(Enum):
    """What the passphrase is asked for."""

    UNLOCK = "unlock"
    WATCH = "watch"


class WatchDialog(QDialog):
    """Asks for an officer and a passphrase; stays open while the station says no.

    Args:
        task: unlock the station (its key is not in memory), or open the watch.
        officers: those entitled to this station.

    Signals:
        opened(str, StationView): the officer's name and the station's answer.
    """

    opened = Signal(str, object)

    def __init__(
        self,
        theme: Theme,
        words: Wording,
        station: Station,
        task: WatchTask,
        officers: tuple[OfficerView, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._station = station
        self._task = task
        say = words.say
        self.setFont(theme.font(TextRole.BODY))
        self.setWindowTitle(say(f"watch-title-{task.value}"))
        self.setMinimumWidth(52 * GRID)
        self.officer = ChoiceBox(theme)
        self.officer.setEditable(task is WatchTask.UNLOCK and not officers)
        for one in officers:
            self.officer.addItem(visible(one.name), one.name)
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.trouble = PlainLabel(theme, role=TextRole.STRONG, wrap=True)
        self.confirm = QPushButton(say(f"watch-confirm-{task.value}"))
        self.confirm.setProperty("step", True)
        self.confirm.setDefault(True)
        cancel = QPushButton(say("button-cancel"))
        cancel.setAutoDefault(False)
        self.confirm.clicked.connect(self._ask)
        cancel.clicked.connect(self.reject)
        form = QFormLayout()
        form.setSpacing(GRID)
        for key, field in (("watch-officer", self.officer), ("watch-passphrase", self.passphrase)):
            label = PlainLabel(theme, say(key))
            label.setBuddy(field)
            form.addRow(label, field)
            field.setAccessibleName(label.text())
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.confirm)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(PlainLabel(theme, self.windowTitle(), role=TextRole.TITLE))
        column.addWidget(PlainLabel(theme, say(f"watch-why-{task.value}"), wrap=True))
        column.addLayout(form)
        column.addWidget(self.trouble)
        column.addLayout(buttons)
        self.trouble.hide()
        self.passphrase.setFocus()

    def _name(self) -> str:
        chosen = self.officer.currentData()
        return chosen if isinstance(chosen, str) else self.officer.currentText().strip()

    def _ask(self) -> None:
        self.confirm.setEnabled(False)
        self.trouble.hide()
        name, passphrase = self._name(), self.passphrase.text()
        request: Request = (
            Unlock(name, passphrase)
            if self._task is WatchTask.UNLOCK
            else OpenWatch(name, passphrase)
        )
        self._station.ask(request, self._on_opened, self._on_refused)

    def _on_opened(self, view: StationView) -> None:
        self.passphrase.clear()
        self.opened.emit(self._name(), view)
        self.accept()

    def _on_refused(self, refused: Refused) -> None:
        self.confirm.setEnabled(True)
        self.passphrase.selectAll()
        self.passphrase.setFocus()
        self.trouble.setText(self._words.refusal(refused.code, dict(refused.details)))
        self.trouble.show()
