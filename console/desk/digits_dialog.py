"""Comparing one notice with another holder of it by voice: thirty digits, compared by the station.

Two recipients of one body read its digits to each other. Nothing here asks an officer whether they
match: he types what he hears.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from console.desk.digits_box import SPELLING, DigitsBox
from console.desk.fonts import TextRole
from console.desk.plain_label import PlainLabel
from console.desk.theme import GRID, Theme, mark_alarm
from console.desk.wording import Wording
from console.desk_link.views import Compared, Refused


class DigitsDialog(QDialog):
    """Our digits to read out, and a place for theirs.

    Args:
        title: of the notice, in the officer's language.
        digits: ours, six groups of five.

    Signals:
        given(str): theirs, as typed; the station compares.
    """

    given = Signal(str)

    def __init__(
        self,
        theme: Theme,
        words: Wording,
        title: str,
        digits: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self.setFont(theme.font(TextRole.BODY))
        self.setWindowTitle(words.say("many-digits-title"))
        self.setMinimumSize(76 * GRID, 60 * GRID)
        self.box = DigitsBox(theme, words, self)
        self.box.changed.connect(self._typed)
        self.give = self._button("their-give-digits", self._give)
        self.give.setProperty("step", True)
        self.show_ours = self._button("many-digits-show", self._toggled)
        self.show_ours.setCheckable(True)
        self.ours = PlainLabel(theme, digits, TextRole.CLOCK, parent=self)
        self.spelling = PlainLabel(
            theme, SPELLING, TextRole.CAPTION, wrap=True, subdued=True, parent=self
        )
        self.outcome = QFrame(self)
        self.said = PlainLabel(theme, "", TextRole.STRONG, wrap=True, parent=self.outcome)
        frame = QVBoxLayout(self.outcome)
        frame.setContentsMargins(GRID, GRID // 2, GRID, GRID // 2)
        frame.addWidget(self.said)
        self.outcome.hide()
        self._lay_out(theme, title)
        self._toggled()
        self._typed()

    def _button(self, key: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(self._words.say(key), self)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        return button

    def _lay_out(self, theme: Theme, title: str) -> None:
        say = self._words.say
        close = self._button("button-close", self.reject)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(close)
        foot.addWidget(self.give)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(PlainLabel(theme, title, TextRole.TITLE, wrap=True))
        column.addWidget(PlainLabel(theme, say("many-digits-why"), wrap=True))
        column.addWidget(PlainLabel(theme, say("their-digits"), TextRole.STRONG, wrap=True))
        column.addWidget(self.box)
        column.addWidget(self.outcome)
        column.addWidget(self.show_ours, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.ours)
        column.addWidget(self.spelling)
        column.addStretch(1)
        column.addLayout(foot)

    def _toggled(self) -> None:
        """Ours are shown to be read out: hidden, they cannot be typed back by mistake."""
        shown = self.show_ours.isChecked()
        self.ours.setVisible(shown)
        self.spelling.setVisible(shown)

    def _typed(self) -> None:
        self.give.setEnabled(self.box.complete())

    def _give(self) -> None:
        self.outcome.hide()
        self.given.emit(self.box.digits())

    def show_result(self, compared: Compared) -> None:
        """Say what the station found."""
        if compared.same:
            self._say(self._words.say("many-digits-same"), "")
            self.outcome.setProperty("pane", True)
            return
        groups = ", ".join(str(number) for number in compared.wrong_groups)
        self._say(self._words.say("many-digits-different", groups=groups), "integrity")
        self.box.mark_wrong(compared.wrong_groups)

    def show_refusal(self, refused: Refused) -> None:
        """Say why the station did not compare."""
        self._say(self._words.refusal(refused.code, dict(refused.details)), "caution")

    def _say(self, sentence: str, alarm: str) -> None:
        self.said.setText(sentence)
        mark_alarm(self.outcome, alarm)
        self.outcome.show()
