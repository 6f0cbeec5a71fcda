"""The text of a short message in both languages, and what is said by voice."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from console.desk.choice_box import ChoiceBox
from console.desk.fonts import TextRole
from console.desk.plain_label import PlainLabel, visible
from console.desk.theme import GRID, Theme, mark_alarm
from console.desk.wording import Wording
from protocol.errors import ValueRefused
from protocol.notices.pack import Pack
from protocol.notices.spoken import (
    CHECK_DIGITS,
    ShortMessage,
    check_digits,
    parameters_of,
    spelled,
    text_of,
)
from protocol.notices.values import Value
from protocol.vocabulary import LANGUAGES


class ShortTexts(QFrame):
    """Own text, peer's text, word, number and check digits with their spelling."""

    def __init__(self, theme: Theme, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("pane", True)
        self._words = words
        self._pack: Pack | None = None
        self._message: ShortMessage | None = None
        self.check = ""
        self.own = PlainLabel(theme, "", TextRole.READING, wrap=True, parent=self)
        self.peer = PlainLabel(theme, "", TextRole.READING, wrap=True, parent=self)
        self.said = PlainLabel(theme, "", TextRole.CLOCK, parent=self)
        self.spelling = PlainLabel(
            theme, "", TextRole.CAPTION, wrap=True, subdued=True, parent=self
        )
        self.verdict = QFrame(self)
        self.verdict_words = PlainLabel(theme, "", TextRole.STRONG, wrap=True, parent=self.verdict)
        frame = QVBoxLayout(self.verdict)
        frame.setContentsMargins(GRID, GRID // 2, GRID, GRID // 2)
        frame.addWidget(self.verdict_words)
        self._language = ChoiceBox(theme, self)
        for language in LANGUAGES:
            self._language.addItem(visible(words.say(f"language-{language}")), language)
        self._language.setAccessibleName(words.say("peer-language"))
        self._language.currentIndexChanged.connect(self._show_texts)
        self._lay_out(theme)

    def _lay_out(self, theme: Theme) -> None:
        say = self._words.say
        own = say(f"language-{self._words.language}")
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        head = PlainLabel(theme, own, TextRole.CAPTION_STRONG, parent=self)
        grid.addWidget(head, 0, 0)
        grid.addWidget(self._language, 0, 1, Qt.AlignmentFlag.AlignLeft)
        for column, label in enumerate((self.own, self.peer)):
            label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(label, 1, column)
            grid.setColumnStretch(column, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(GRID, GRID, GRID, GRID)
        whole.setSpacing(GRID)
        whole.addLayout(grid)
        whole.addWidget(PlainLabel(theme, say("short-say"), TextRole.STRONG, parent=self))
        for widget in (self.said, self.spelling, self.verdict):
            whole.addWidget(widget)

    def show_pack(self, pack: Pack, language: str) -> None:
        """Take the texts from this pack; at first in this language beside our own."""
        self._pack = pack
        if language == self._words.language:
            language = "zh" if language == "en" else "en"
        self._language.blockSignals(True)
        self._language.setCurrentIndex(self._language.findData(language))
        self._language.blockSignals(False)

    def show_message(self, message: ShortMessage | None, values: Mapping[str, Value]) -> None:
        """Show a message with the values said beside it; nothing for None."""
        self._message = message
        self.verdict.hide()
        self.setVisible(message is not None)
        if message is None or self._pack is None:
            return
        parameters = parameters_of(self._pack, values)
        self.check = check_digits(self._pack, message.code, parameters)
        line = f"{message.word} {message.number} {self.check}"
        self.said.setText(line)
        self.spelling.setText(
            " – ".join(spelled(part) for part in (message.word, message.number, self.check))
        )
        self._show_texts()

    def compare(self, heard: str) -> ValueRefused | None:
        """Say whether the check digits heard are those of this message; return what is wrong."""
        if len(heard) != CHECK_DIGITS:
            return ValueRefused("check", heard, "check-digits-missing")
        same = heard == self.check
        self.verdict_words.setText(
            self._words.say("short-check-same" if same else "rule-check-digits-differ")
        )
        mark_alarm(self.verdict, "" if same else "integrity")
        self.verdict.show()
        return None if same else ValueRefused("check", heard, "check-digits-differ")

    def peer_language(self) -> str:
        """Return the language shown beside our own."""
        return str(self._language.currentData())

    def _show_texts(self) -> None:
        if self._message is None or self._pack is None:
            return
        code, peer = self._message.code, self.peer_language()
        self.own.setText(text_of(self._pack, code, self._words.language))
        self.peer.set_language(peer)
        self.peer.setText(text_of(self._pack, code, peer))
