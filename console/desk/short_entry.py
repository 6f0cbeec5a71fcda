"""Where a code word is typed: what fits so far stands below, Enter completes the only one."""

import re
import unicodedata

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.desk.entry import EntryLine
from console.desk.fonts import TextRole
from console.desk.plain_label import PlainLabel
from console.desk.theme import GRID, Theme
from console.desk.wording import Wording
from protocol.notices.pack import Pack
from protocol.notices.spoken import (
    NUMBER_DIGITS,
    ShortMessage,
    code_field,
    completions,
    text_of,
)

SHOWN_MAX = 8


class CodeLine(EntryLine):
    """One line for word, number and, if they were heard, check digits.

    Signals:
        complete(): Enter or Down was pressed.
    """

    complete = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter completes the word; it never presses a button."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.complete.emit()
        else:
            super().keyPressEvent(event)


class ShortEntry(QWidget):
    """The line with what it may become.

    Signals:
        edited(): other words are typed.
    """

    edited = Signal()

    def __init__(self, theme: Theme, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._pack: Pack | None = None
        label = PlainLabel(theme, words.say("short-type"), TextRole.STRONG, parent=self)
        self.line = CodeLine(theme, TextRole.CODE, parent=self)
        self.line.setAccessibleName(words.say("short-type"))
        self.line.setPlaceholderText(words.say("short-hint"))
        label.setBuddy(self.line)
        self.offered = PlainLabel(theme, "", wrap=True, parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        for widget in (label, self.line, self.offered):
            column.addWidget(widget)
        self.line.textChanged.connect(self._changed)
        self.line.complete.connect(self.complete)

    def show_pack(self, pack: Pack) -> None:
        """Offer the messages of this pack."""
        self._pack = pack
        self.show_completions()

    def _changed(self) -> None:
        self.edited.emit()

    def _fitting(self) -> tuple[ShortMessage, ...]:
        return () if self._pack is None else completions(self.line.text(), self._pack)

    def complete(self) -> None:
        """Fill in the rest of the only message that fits; with several do nothing."""
        fitting = self._fitting()
        if len(fitting) == 1 and not self.check_typed():
            self.line.setText(f"{fitting[0].word} {fitting[0].number}")

    def show_completions(self) -> None:
        """Show what the line may become, unless it is a whole code."""
        fitting = self._fitting()
        whole = len(fitting) == 1 and self.code_typed() == f"{fitting[0].word} {fitting[0].number}"
        listed = [self._offer(one) for one in fitting[:SHOWN_MAX]]
        self.offered.setText("" if whole else "\n".join(listed))
        self.offered.setVisible(bool(self.offered.text()))

    def _offer(self, message: ShortMessage) -> str:
        spec = code_field(self._pack) if self._pack is not None else None
        if self._pack is None or spec is None:
            return ""
        text = text_of(self._pack, message.code, self._words.language)
        return f"{message.word} {message.number} – {text}"

    def unfinished(self) -> bool:
        """Whether what is typed is the beginning of a message."""
        return bool(self._fitting()) and not self.check_typed()

    def code_typed(self) -> str:
        """Return word and number as typed, without check digits; empty if nothing is typed."""
        letters, digits = self._typed()
        return f"{letters} {digits[:NUMBER_DIGITS]}".strip()

    def check_typed(self) -> str:
        """Return the digits after the number."""
        return self._typed()[1][NUMBER_DIGITS:]

    def _typed(self) -> tuple[str, str]:
        plain = unicodedata.normalize("NFKC", self.line.text()).upper()
        letters = "".join(re.findall(r"[^\W\d_]+", plain))
        return letters, "".join(re.findall(r"[0-9]", plain))
