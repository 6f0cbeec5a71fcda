"""Six boxes for thirty digits, typed as they are heard. The station compares, not the officer."""

import unicodedata
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from console.desk.entry import EntryLine
from console.desk.fonts import TextRole
from console.desk.theme import GRID, Theme
from console.desk.wording import Wording
from protocol.notices.spoken import DIGIT_NAMES

GROUPS = 6
GROUP_DIGITS = 5
SPELLING = " · ".join(f"{digit} {name}" for digit, name in enumerate(DIGIT_NAMES))
"""How digits are said between speakers of different languages (ITU Radio Regulations, App. 14)."""


def plain_digits(text: str) -> str:
    """Return the decimal digits of any script as 0–9 and leave everything else out."""
    digits = (unicodedata.decimal(letter, -1) for letter in text)
    return "".join(str(digit) for digit in digits if digit >= 0)


class DigitsBox(QWidget):
    """Six groups of five; the next group takes over when one is full, also for pasted digits.

    Signals:
        changed(): a digit more or less.
    """

    changed = Signal()

    def __init__(self, theme: Theme, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 2)
        self.boxes: list[EntryLine] = []
        for number in range(1, GROUPS + 1):
            box = EntryLine(theme, TextRole.CODE, parent=self)
            box.setMinimumWidth(GRID * 7)
            box.setMaximumWidth(GRID * 10)
            box.setAccessibleName(words.say("digits-group", number=number))
            box.textEdited.connect(self._typed)
            self.boxes.append(box)
            layout.addWidget(box)
        layout.addStretch()

    def _typed(self) -> None:
        typed = self.sender()
        at = next(number for number, box in enumerate(self.boxes) if box is typed)
        digits = plain_digits(self.boxes[at].text())
        groups = [digits[n : n + GROUP_DIGITS] for n in range(0, len(digits), GROUP_DIGITS)]
        last = at
        for last, group in enumerate(groups[: GROUPS - at] or [""], at):
            self.boxes[last].setText(group)
        if len(self.boxes[last].text()) == GROUP_DIGITS and last + 1 < GROUPS:
            self.boxes[last + 1].setFocus()
        self.changed.emit()

    def digits(self) -> str:
        """Return what is typed, groups parted by blanks."""
        return " ".join(box.text() for box in self.boxes)

    def complete(self) -> bool:
        """Whether all thirty are there."""
        return all(len(box.text()) == GROUP_DIGITS for box in self.boxes)

    def mark_wrong(self, numbers: Sequence[int]) -> None:
        """Empty the groups that differ and put the keyboard there; they are to be heard again."""
        for number in numbers:
            self.boxes[number - 1].clear()
        if numbers:
            self.boxes[numbers[0] - 1].setFocus()
        self.changed.emit()
