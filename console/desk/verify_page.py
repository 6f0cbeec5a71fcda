"""The heart of a pairing: our sheet for them, their sheet or digits for us.

Nothing here asks an officer whether two things match. What he scans or types goes to the station,
and the station compares.
"""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from console.desk.digits_box import SPELLING, DigitsBox
from console.desk.entry import EntryText
from console.desk.flow_layout import FlowLayout
from console.desk.fonts import TextRole
from console.desk.plain_label import PlainLabel
from console.desk.qr import qr_png, read_qr, write_qr
from console.desk.theme import GRID, Theme
from console.desk.wording import Wording
from console.desk_link.views import PairingView
from protocol.errors import LocalViolation, ValueRefused
from protocol.exchange.pairing_sheet import GROUPS, Sheet

QR_SIDE = 208
GROUPS_A_LINE = 6
GROUPS_A_SCREEN_LINE = 3
PICTURES = "PNG, JPEG, BMP (*.png *.jpg *.jpeg *.bmp)"


def sheet_progress(words: Wording, text: str) -> tuple[str, bool]:
    """Return what to say about a sheet typed so far, and whether it is whole and right."""
    typed = len("".join(text.upper().replace("READBACK:", "").split()))
    if not typed:
        return words.say("sheet-none"), False
    try:
        Sheet.read(text)
    except ValueRefused as refusal:
        number = refusal.field.removeprefix("group[").rstrip("]")
        if refusal.rule == "missing" or (typed < GROUPS * 4 and number == str(typed // 4 + 1)):
            return words.say("sheet-partly", done=typed // 4, all=GROUPS), False
        if number.isdigit():
            return words.say("sheet-group-wrong", number=int(number)), False
        return words.say("sheet-wrong"), False
    except LocalViolation:
        return words.say("sheet-wrong"), False
    return words.say("sheet-whole"), True


class Picture(QWidget):
    """A square picture with a name for those who cannot see it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self.setFixedSize(QR_SIDE, QR_SIDE)
        self.setAccessibleName(name)

    def show_image(self, image: QImage) -> None:
        """Show an image, or with an empty one nothing."""
        self._image = image
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the image with hard edges: a code is read by machines."""
        painter = QPainter(self)
        if not self._image.isNull():
            painter.drawImage(self.rect(), self._image)
        painter.end()


class OwnPanel(QFrame):
    """What we hand over: QR, groups, digits. The secret half is shown only when asked for."""

    def __init__(self, theme: Theme, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("pane", True)
        self._words = words
        self._view: PairingView | None = None
        self.picture = Picture(words.say("sheet-qr"), self)
        self.groups = PlainLabel(theme, "", TextRole.CODE, parent=self)
        self.digits = PlainLabel(theme, "", TextRole.CLOCK, parent=self)
        self.trouble = PlainLabel(theme, "", TextRole.CAPTION_STRONG, wrap=True, parent=self)
        self.show_button = _button(words.say("sheet-show"), self)
        self.show_button.setCheckable(True)
        self.show_button.toggled.connect(self._toggled)
        self.save_qr = _button(words.say("sheet-save-qr"), self)
        self.save_qr.clicked.connect(self._ask_save_qr)
        self.save_text = _button(words.say("sheet-save-text"), self)
        self.save_text.clicked.connect(self._ask_save_text)
        bar = QWidget(self)
        buttons = FlowLayout(bar)
        for button in (self.show_button, self.save_qr, self.save_text):
            buttons.addWidget(button)
        sheet = QHBoxLayout()
        sheet.setSpacing(GRID * 2)
        sheet.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        sheet.addWidget(self.groups, 0, Qt.AlignmentFlag.AlignTop)
        sheet.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 2, GRID, GRID * 2, GRID * 2)
        column.setSpacing(GRID)
        column.addWidget(PlainLabel(theme, words.say("own-title"), TextRole.SECTION, parent=self))
        column.addWidget(PlainLabel(theme, words.say("own-why"), wrap=True, parent=self))
        column.addWidget(bar)
        column.addLayout(sheet)
        column.addWidget(self.trouble)
        column.addWidget(PlainLabel(theme, words.say("own-digits"), TextRole.STRONG, parent=self))
        column.addWidget(self.digits)
        column.addWidget(
            PlainLabel(theme, SPELLING, TextRole.CAPTION, wrap=True, subdued=True, parent=self)
        )
        column.addStretch()
        self._toggled(False)

    def show_pairing(self, view: PairingView) -> None:
        """Show our side of the ceremony."""
        self._view = view
        self.digits.setText(view.own_digits)
        self._toggled(self.show_button.isChecked())

    def _lines(self) -> tuple[str, str]:
        """The QR text and the groups, as the station gives them on two lines."""
        text = self._view.own_sheet_text if self._view is not None else ""
        qr, _, groups = text.partition("\n")
        return qr, groups

    def _toggled(self, shown: bool) -> None:
        qr, groups = self._lines()
        shown = shown and bool(qr)
        self.picture.setVisible(shown)
        self.groups.setVisible(shown)
        if not shown:
            self.picture.show_image(QImage())
            self.groups.setText("")
            return
        self.picture.show_image(QImage.fromData(qr_png(qr)))
        self.groups.setText(in_lines(groups, GROUPS_A_SCREEN_LINE))

    def _ask_save_qr(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.save_qr.text(), "sheet.png", "PNG (*.png)")
        if name:
            self.write(Path(name))

    def _ask_save_text(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.save_text.text(), "sheet.txt", "(*.txt)")
        if name:
            self.write(Path(name))

    def write(self, path: Path) -> None:
        """Write the sheet as a QR picture (.png) or as groups."""
        qr, groups = self._lines()
        try:
            if path.suffix.lower() == ".png":
                write_qr(qr, path)
            else:
                path.write_text(in_lines(groups) + "\n", encoding="ascii")
        except (LocalViolation, OSError):
            self.trouble.setText(self._words.say("file-not-written", file=path.name))
        else:
            self.trouble.setText(self._words.say("file-written", file=path.name))


class TheirPanel(QFrame):
    """What we read of theirs: picture, scanner or groups, or the digits as heard.

    Signals:
        sheet(str): text of their sheet.
        digits(str): their thirty digits as typed.
    """

    sheet = Signal(str)
    digits = Signal(str)

    def __init__(self, theme: Theme, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("pane", True)
        self._words = words
        self.open_picture = _button(words.say("their-picture"), self)
        self.open_picture.clicked.connect(self._ask_picture)
        self.text = EntryText(theme, parent=self)
        self.text.setAccessibleName(words.say("their-groups"))
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * 4 + GRID * 3)
        self.text.textChanged.connect(self._typed)
        self.progress = PlainLabel(theme, "", TextRole.CAPTION, wrap=True, parent=self)
        self.give_sheet = _button(words.say("their-give-sheet"), self)
        self.give_sheet.clicked.connect(self._give_sheet)
        self.box = DigitsBox(theme, words, self)
        self.box.changed.connect(self._typed)
        self.give_digits = _button(words.say("their-give-digits"), self)
        self.give_digits.clicked.connect(self._give_digits)
        self.trouble = PlainLabel(theme, "", TextRole.STRONG, wrap=True, parent=self)
        self.done = PlainLabel(theme, "", TextRole.STRONG, wrap=True, parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID * 2, GRID, GRID * 2, GRID * 2)
        column.setSpacing(GRID)
        column.addWidget(PlainLabel(theme, words.say("their-title"), TextRole.SECTION, parent=self))
        column.addWidget(PlainLabel(theme, words.say("their-why"), wrap=True, parent=self))
        for widget in (self.open_picture, self.text, self.progress, self.give_sheet):
            column.addWidget(widget, 0, _side(widget))
        column.addWidget(PlainLabel(theme, words.say("their-digits"), TextRole.STRONG, wrap=True))
        column.addWidget(self.box)
        column.addWidget(self.give_digits, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.trouble)
        column.addWidget(self.done)
        column.addStretch()
        self._typed()

    def show_pairing(self, view: PairingView) -> None:
        """Show whether they are verified; then nothing more is asked for."""
        key = {"sheet": "their-done-sheet", "digits": "their-done-digits"}.get(view.peer_verified)
        self.done.setText(self._words.say(key) if key else "")
        if view.peer_verified:
            self.text.clear()
            self.trouble.setText("")
        for widget in (self.open_picture, self.text, self.box):
            widget.setEnabled(not view.peer_verified)
        self._typed()

    def _typed(self) -> None:
        said, whole = sheet_progress(self._words, self.text.toPlainText())
        self.progress.setText(said)
        self.give_sheet.setEnabled(whole and self.text.isEnabled())
        self.give_digits.setEnabled(self.box.complete() and self.box.isEnabled())

    def _ask_picture(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.open_picture.text(), "", PICTURES)
        if name:
            self.read_picture(Path(name))

    def read_picture(self, path: Path) -> None:
        """Read their sheet from a photograph or a scan."""
        try:
            text = read_qr(path)
        except LocalViolation as error:
            self.trouble.setText(self._words.refusal(error.code, {"file": path.name}))
            return
        self.trouble.setText("")
        self.sheet.emit(text)

    def _give_sheet(self) -> None:
        self.trouble.setText("")
        self.sheet.emit(self.text.toPlainText())

    def _give_digits(self) -> None:
        self.trouble.setText("")
        self.digits.emit(self.box.digits())

    def refuse(self, words: str, wrong_groups: tuple[int, ...]) -> None:
        """Say why the station did not take it, and empty the groups to hear again."""
        self.trouble.setText(words)
        self.box.mark_wrong(wrong_groups)


def in_lines(groups: str, a_line: int = GROUPS_A_LINE) -> str:
    """Return the groups, some to a line, as they are read out and typed."""
    parts = groups.split()
    lines = (parts[at : at + a_line] for at in range(0, len(parts), a_line))
    return "\n".join("  ".join(line) for line in lines)


def _button(text: str, parent: QWidget) -> QPushButton:
    button = QPushButton(text, parent)
    button.setAutoDefault(False)
    return button


def _side(widget: QWidget) -> Qt.AlignmentFlag:
    left = isinstance(widget, QPushButton)
    return Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag(0)
