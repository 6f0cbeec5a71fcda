"""The rows of a readback: a value to confirm, a value to type, a kind to choose."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QPushButton

from console.desk.choice_box import ChoiceBox
from console.desk.fonts import TextRole
from console.desk.notice_texts import ReadValue
from console.desk.plain_label import PlainLabel, visible
from console.desk.theme import GRID, Theme, mark_alarm
from console.desk.wording import Wording
from protocol.errors import ValueRefused

PATTERNS = {
    "instant": "YYYY-MM-DD hh:mmZ",
    "position": "+00.0000 +000.0000",
    "number": "0",
    "text": "",
}
"""What the typed part looks like; the same in every language, as the text's own digits are."""


class ReadbackRow(QFrame):
    """One thing to settle; `octets` are what the officer settled on, None before.

    Signals:
        settled(): the officer has settled it.
    """

    settled = Signal()

    def __init__(self, theme: Theme, words: Wording, value: ReadValue, hint: str = "") -> None:
        super().__init__()
        self.setProperty("pane", True)
        self._words = words
        self.value = value
        self.octets: bytes | None = None
        label = f"{value.label} – {hint}" if hint else value.label
        self._label = PlainLabel(theme, label, role=TextRole.CAPTION, subdued=True, wrap=True)
        self._note = PlainLabel(theme, role=TextRole.CAPTION_STRONG, wrap=True)
        self._note.hide()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(GRID, GRID // 2, GRID, GRID // 2)
        self._grid.setHorizontalSpacing(GRID)
        self._grid.setVerticalSpacing(GRID // 2)
        self._grid.addWidget(self._label, 0, 0, 1, 2)
        self._grid.addWidget(self._note, 2, 0, 1, 2)
        self._grid.setColumnStretch(0, 1)

    def take_focus(self) -> None:
        """Put the keyboard on what settles this row."""
        raise NotImplementedError

    @property
    def is_settled(self) -> bool:
        """Whether the officer has settled it."""
        return self.octets is not None

    def _settle(self, octets: bytes) -> None:
        self.octets = octets
        mark_alarm(self, "")
        self._note.hide()
        self.settled.emit()

    def _object(self, key: str) -> None:
        """Say why what the officer gave does not settle the row."""
        mark_alarm(self, "overdue")
        self._note.setText(self._words.say(key))
        self._note.show()


class ConfirmedValue(ReadbackRow):
    """A value as it was read; one keystroke confirms it."""

    def __init__(self, theme: Theme, words: Wording, value: ReadValue) -> None:
        super().__init__(theme, words, value)
        shown = PlainLabel(theme, value.words, role=TextRole.STRONG, wrap=True)
        self.button = QPushButton(words.say("readback-confirm"))
        self.button.clicked.connect(self._confirm)
        self.button.setAccessibleName(f"{words.say('readback-confirm')} {value.label}")
        self._grid.addWidget(shown, 1, 0)
        self._grid.addWidget(self.button, 1, 1, Qt.AlignmentFlag.AlignTop)

    def take_focus(self) -> None:
        """Put the keyboard on the button."""
        self.button.setFocus()

    def _confirm(self) -> None:
        self.button.setText(self._words.say("readback-confirmed"))
        self.button.setEnabled(False)
        self._settle(self.value.canonical)


class TypedValue(ReadbackRow):
    """A value of which a part is typed from the text; it does not stand here to be copied.

    Args:
        entered: turns what was typed into canonical bytes; ValueRefused if it has no such form.
    """

    def __init__(
        self,
        theme: Theme,
        words: Wording,
        value: ReadValue,
        entered: Callable[[ReadValue, str], bytes],
    ) -> None:
        super().__init__(theme, words, value, words.say(f"readback-type-{value.form}"))
        self._entered = entered
        self.field = QLineEdit()
        self.field.setFont(theme.font(TextRole.CODE))
        self.field.setPlaceholderText(PATTERNS[value.form])
        self.field.setAccessibleName(value.label)
        self.field.returnPressed.connect(self._compare)
        self.button = QPushButton(words.say("readback-compare"))
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self._compare)
        self._grid.addWidget(self.field, 1, 0)
        self._grid.addWidget(self.button, 1, 1)

    def take_focus(self) -> None:
        """Put the keyboard on the field."""
        self.field.setFocus()

    def _compare(self) -> None:
        if self.is_settled:
            return
        try:
            octets = self._entered(self.value, self.field.text())
        except ValueRefused:
            self._object("readback-malformed")
            self.field.selectAll()
            return
        if octets != self.value.canonical:
            self._object("readback-differs")
            self.field.selectAll()
            return
        self.field.setReadOnly(True)
        self.button.setText(self._words.say("readback-confirmed"))
        self.button.setEnabled(False)
        self._settle(octets)


class ChosenValue(ReadbackRow):
    """A code chosen from all codes, none of them preselected."""

    def __init__(self, theme: Theme, words: Wording, value: ReadValue) -> None:
        super().__init__(theme, words, value)
        self.box = ChoiceBox(theme)
        self.box.setPlaceholderText(words.say("readback-choose"))
        for choice in value.choices:
            self.box.addItem(visible(choice.words))
        self.box.setCurrentIndex(-1)
        self.box.setAccessibleName(value.label)
        self.box.activated.connect(self._compare)
        self._grid.addWidget(self.box, 1, 0, 1, 2)

    def take_focus(self) -> None:
        """Put the keyboard on the list."""
        self.box.setFocus()

    def _compare(self) -> None:
        octets = self.value.choices[self.box.currentIndex()].octets
        if octets != self.value.canonical:
            self._object("readback-differs")
            return
        self.box.setEnabled(False)
        self._settle(octets)
