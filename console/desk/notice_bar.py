"""Thin bars under the mode band: something about the station that must not be overlooked."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from console.desk.fonts import TextRole
from console.desk.plain_label import PlainLabel
from console.desk.theme import GRID, Theme, mark_alarm


class NoticeBar(QFrame):
    """One sentence and at most one button; hidden while there is nothing to say.

    Args:
        alarm_class: colour of the bar; "" for grey.
        button: words of the button, or "" for none.

    Signals:
        pressed(): the button.
    """

    pressed = Signal()

    def __init__(
        self, theme: Theme, alarm_class: str, button: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("bleed", True)
        self.setProperty("pane", True)
        self._text = PlainLabel(theme, role=TextRole.STRONG, wrap=True)
        self.button = QPushButton(button)
        self.button.clicked.connect(self.pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, GRID // 2, 2 * GRID, GRID // 2)
        row.addWidget(self._text, 1)
        row.addWidget(self.button)
        self.button.setHidden(not button)
        mark_alarm(self, alarm_class)
        self.hide()

    def say(self, text: str) -> None:
        """Show a sentence; "" hides the bar."""
        self._text.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))

    def text(self) -> str:
        """Return the sentence shown."""
        return self._text.text()
