"""The first start without a station folder: name the station, name its officers, make it.

The station is made by `readback station create` as a process of its own; the passphrases go to it
by pipe, never by argument or file.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QProcess, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from console.assets import core_pack
from console.desk.entry import EntryLine
from console.desk.fields.choice import CodeBox
from console.desk.fields.editor import FormContext
from console.desk.fonts import TextRole
from console.desk.plain_label import PlainLabel, escaped, visible
from console.desk.theme import GRID, Theme
from console.desk.wording import Wording
from protocol.errors import ValueRefused
from protocol.notices.heading import check_address
from protocol.notices.values import Address

PASSPHRASE_LEAST = 8
OFFICERS_LEAST = 2
OFFICERS_MAX = 8


class OfficerLine:
    """Name, passphrase, passphrase again."""

    def __init__(self, theme: Theme, words: Wording, parent: QWidget) -> None:
        self.name = EntryLine(theme, parent=parent)
        self.passphrase = EntryLine(theme, parent=parent)
        self.again = EntryLine(theme, parent=parent)
        for line, key in zip(self.lines(), _OFFICER_KEYS, strict=True):
            line.setPlaceholderText(words.say(key))
            line.setAccessibleName(words.say(key))
        for line in (self.passphrase, self.again):
            line.setEchoMode(QLineEdit.EchoMode.Password)

    def lines(self) -> tuple[EntryLine, EntryLine, EntryLine]:
        """Return the boxes from left to right."""
        return self.name, self.passphrase, self.again

    def trouble(self) -> str:
        """Return the key of what is wrong, empty if nothing is."""
        name, passphrase = self.name.text().strip(), self.passphrase.text()
        if not name and not passphrase:
            return "officer-empty"
        if not name or ":" in name:
            return "officer-name-wrong"
        if len(passphrase) < PASSPHRASE_LEAST:
            return "officer-passphrase-short"
        return "" if passphrase == self.again.text() else "officer-passphrases-differ"


_OFFICER_KEYS = ("officer-name", "officer-passphrase", "officer-again")


class Wizard(QDialog):
    """Makes a station.

    Args:
        folder: where the station is made unless the officer chooses another place.
        desk_key: key file of this desk; the station will let it in.

    Signals:
        made(Path): the folder of the new station.
    """

    made = Signal(Path)

    def __init__(
        self,
        theme: Theme,
        words: Wording,
        folder: Path,
        desk_key: Path,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._words, self._desk_key = theme, words, desk_key
        self.folder = folder
        self.setWindowTitle(words.say("wizard-title"))
        self.name = EntryLine(theme, parent=self)
        self.name.setAccessibleName(words.say("station-name"))
        context = FormContext(theme, words, core_pack(), tuple, lambda _: 0, lambda _: "UTC")
        self.party = CodeBox(context, "party", searched=True, parent=self)
        self.party.setAccessibleName(words.say("station-party"))
        self.exercise = QCheckBox(escaped(words.say("station-exercise")), self)
        self.officers = [OfficerLine(theme, words, self) for _ in range(OFFICERS_LEAST)]
        self.add = _button(words.say("officer-add"), self)
        self.place = _button(words.say("folder-choose"), self)
        self.where = PlainLabel(theme, visible(str(folder)), TextRole.CODE, wrap=True, parent=self)
        self.trouble = PlainLabel(theme, "", TextRole.STRONG, wrap=True, parent=self)
        self.cancel = _button(words.say("button-cancel"), self)
        self.make = _button(words.say("station-make"), self)
        self.make.setProperty("step", True)
        self._officer_grid = QGridLayout()
        self._lay_out()
        self.add.clicked.connect(self._add_officer)
        self.place.clicked.connect(self._choose_place)
        self.cancel.clicked.connect(self.reject)
        self.make.clicked.connect(self._make)
        self.process = QProcess(self)
        self.process.finished.connect(self._finished)
        self.process.errorOccurred.connect(self._failed)
        self.resize(760, 680)
        self.name.setFocus()

    def _lay_out(self) -> None:
        words, theme = self._words, self._theme
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(GRID * 3, GRID * 2, GRID * 3, GRID * 2)
        column.setSpacing(GRID)
        column.addWidget(PlainLabel(theme, words.say("wizard-title"), TextRole.TITLE, wrap=True))
        column.addWidget(PlainLabel(theme, words.say("wizard-why"), wrap=True))
        for key, widget in (("station-name", self.name), ("station-party", self.party)):
            label = PlainLabel(theme, words.say(key), TextRole.STRONG)
            label.setBuddy(widget)
            column.addWidget(label)
            column.addWidget(widget)
        column.addWidget(self.exercise)
        note = PlainLabel(theme, words.say("station-exercise-why"), TextRole.CAPTION, wrap=True)
        note.setIndent(GRID * 3)
        column.addWidget(note)
        column.addWidget(PlainLabel(theme, words.say("officers-title"), TextRole.STRONG))
        column.addWidget(PlainLabel(theme, words.say("officers-why"), TextRole.CAPTION, wrap=True))
        self._officer_grid.setSpacing(GRID)
        for row, officer in enumerate(self.officers):
            self._place_officer(officer, row)
        column.addLayout(self._officer_grid)
        column.addLayout(_left(self.add))
        column.addWidget(PlainLabel(theme, words.say("folder-title"), TextRole.STRONG))
        column.addWidget(self.where)
        column.addLayout(_left(self.place))
        column.addStretch()
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setWidget(sheet)
        foot = QHBoxLayout()
        foot.setContentsMargins(GRID * 3, GRID, GRID * 3, GRID * 2)
        foot.setSpacing(GRID)
        foot.addWidget(self.trouble, 1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.make)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll, 1)
        whole.addLayout(foot)

    def _place_officer(self, officer: OfficerLine, row: int) -> None:
        for at, line in enumerate(officer.lines()):
            self._officer_grid.addWidget(line, row, at)

    def _add_officer(self) -> None:
        officer = OfficerLine(self._theme, self._words, self)
        self._place_officer(officer, len(self.officers))
        self.officers.append(officer)
        self.add.setEnabled(len(self.officers) < OFFICERS_MAX)
        officer.name.setFocus()

    def _choose_place(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.place.text(), str(self.folder.parent))
        if name:
            self.folder = Path(name) / "station"
            self.where.setText(visible(str(self.folder)))

    def _wrong(self) -> str:
        """Return what is wrong in words, empty if nothing is."""
        words = self._words
        try:
            party = self.party.read("party") or ""
            check_address(Address(party, self.name.text().strip()), "station")
        except ValueRefused as refusal:
            return words.say(
                "station-party-wrong" if "party" in refusal.field else "station-name-wrong"
            )
        filled = [one for one in self.officers if one.trouble() != "officer-empty"]
        for officer in filled:
            if key := officer.trouble():
                return words.say(key, name=visible(officer.name.text().strip()))
        names = {officer.name.text().strip() for officer in filled}
        return words.say("officers-too-few") if len(names) < OFFICERS_LEAST else ""

    def _make(self) -> None:
        wrong = self._wrong()
        self.trouble.setText(wrong)
        if wrong:
            return
        self.make.setEnabled(False)
        self.cancel.setEnabled(False)
        self.trouble.setText(self._words.say("station-making"))
        self.process.start(sys.executable, self._arguments())
        filled = [one for one in self.officers if not one.trouble()]
        lines = (f"{one.name.text().strip()}:{one.passphrase.text()}\n" for one in filled)
        self.process.write("".join(lines).encode())
        self.process.closeWriteChannel()

    def _arguments(self) -> list[str]:
        arguments = ["-m", "console.cli", "station", "create", "--passphrase-fd", "0"]
        arguments += ["--folder", str(self.folder), "--desk-key", str(self._desk_key)]
        arguments += ["--name", self.name.text().strip(), "--party", self.party.read("party") or ""]
        return [*arguments, "--exercise-only"] if self.exercise.isChecked() else arguments

    def _finished(self, status: int) -> None:
        if status == 0:
            for officer in self.officers:
                for line in officer.lines():
                    line.clear()
            self.made.emit(self.folder)
            self.accept()
            return
        said = bytes(self.process.readAllStandardError().data()).decode("utf-8", "replace")
        self._failed_with(said.strip().split("\n")[-1])

    def _failed(self, _error: QProcess.ProcessError) -> None:
        self._failed_with(self.process.errorString())

    def _failed_with(self, reason: str) -> None:
        self.trouble.setText(self._words.say("station-not-made", reason=visible(reason)))
        self.make.setEnabled(True)
        self.cancel.setEnabled(True)

    def reject(self) -> None:
        """Close, but never while the station is being made."""
        if self.process.state() == QProcess.ProcessState.NotRunning:
            super().reject()


def _button(text: str, parent: QWidget) -> QPushButton:
    button = QPushButton(text, parent)
    button.setAutoDefault(False)
    return button


def _left(button: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(button)
    row.addStretch()
    return row
