"""Every key of the main window, in one table, and the window that lists them (F1)."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QPushButton, QVBoxLayout, QWidget

from console.desk.fonts import TextRole
from console.desk.plain_label import PlainLabel
from console.desk.theme import GRID, Theme
from console.desk.wording import Wording


@dataclass(frozen=True)
class Key:
    """A key and what it does: `key-<name>` is its wording."""

    name: str
    sequence: str


INSTRUMENTS_KEY = "F9"
"""Opens the pages of instruments, from the main window and from a draft."""

KEYS = (
    Key("help", "F1"),
    Key("alarm-open", "F2"),
    Key("alarm-silence", "F3"),
    Key("alarm-take", "F4"),
    Key("circuits", "F6"),
    Key("traffic", "F7"),
    Key("message", "F8"),
    Key("instruments", INSTRUMENTS_KEY),
    Key("new", "Ctrl+N"),
    Key("short", "Ctrl+K"),
    Key("drafts", "Ctrl+D"),
    Key("releases", "Ctrl+L"),
    Key("declarations", "Ctrl+J"),
    Key("read", "Ctrl+R"),
    Key("readback", "Ctrl+B"),
    Key("interim", "Ctrl+I"),
    Key("compare", "Ctrl+M"),
    Key("passed-on", "Ctrl+P"),
    Key("not-understood", "Ctrl+U"),
    Key("correct", "Ctrl+E"),
    Key("nav-draft", "Ctrl+G"),
    Key("digits", "Ctrl+Shift+G"),
    Key("watch", "Ctrl+W"),
    Key("link-test", "Ctrl+T"),
    Key("pair", "Ctrl+Shift+P"),
    Key("night", "Ctrl+Shift+N"),
    Key("larger", "Ctrl++"),
    Key("smaller", "Ctrl+-"),
)
"""None of them sends anything by itself but the link test; Enter alone never sends."""


class KeysDialog(QDialog):
    """The list of keys."""

    def __init__(self, theme: Theme, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = words.say("keys-title")
        self.setFont(theme.font(TextRole.BODY))
        self.setWindowTitle(title)
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID // 2)
        half = (len(KEYS) + 1) // 2
        for number, key in enumerate(KEYS):
            column = 0 if number < half else 2
            name = PlainLabel(theme, key.sequence, role=TextRole.CODE)
            grid.addWidget(name, number % half, column)
            grid.addWidget(
                PlainLabel(theme, words.say(f"key-{key.name}")), number % half, column + 1
            )
        close = QPushButton(words.say("button-close"))
        close.clicked.connect(self.accept)
        column_layout = QVBoxLayout(self)
        column_layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column_layout.setSpacing(2 * GRID)
        column_layout.addWidget(PlainLabel(theme, title, role=TextRole.TITLE))
        column_layout.addLayout(grid)
        column_layout.addWidget(PlainLabel(theme, words.say("keys-note"), subdued=True, wrap=True))
        column_layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
