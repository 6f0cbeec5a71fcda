"""Words of an officer in a notice, with what other languages can read differently, on demand.

Nothing is looked at before the page is shown: a notice is read first for what it says.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QShowEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from console.desk.fonts import TextRole
from console.desk.notice_texts import OfficerText
from console.desk.plain_label import PlainBox, PlainLabel
from console.desk.text_findings import FindingsPanel
from console.desk.theme import GRID, Theme
from console.desk.wording import Wording

LINES_SHOWN = 5


class WordsPage(QScrollArea):
    """Every free text of a notice: the words as they came, and the findings below them."""

    def __init__(self, theme: Theme, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words
        self._texts: tuple[OfficerText, ...] = ()
        self._waiting = False
        self.panels: list[FindingsPanel] = []
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(QWidget())

    def show_texts(self, texts: Sequence[OfficerText]) -> None:
        """Take the texts of a notice; they are looked at when the page is shown."""
        self._texts = tuple(texts)
        self._waiting = True
        if self.isVisible():
            self._look()

    def showEvent(self, event: QShowEvent) -> None:
        """Look at the texts when somebody wants to see them."""
        super().showEvent(event)
        self._look()

    def _look(self) -> None:
        if not self._waiting:
            return
        self._waiting = False
        self.panels = []
        sheet = QWidget()
        layout = QVBoxLayout(sheet)
        layout.setContentsMargins(GRID, GRID, GRID, GRID)
        layout.setSpacing(GRID // 2)
        for text in self._texts:
            self._add(text, sheet, layout)
        layout.addStretch()
        self.setWidget(sheet)

    def _add(self, text: OfficerText, sheet: QWidget, layout: QVBoxLayout) -> None:
        language = self._words.say(f"language-{text.language}")
        title = self._words.say("lint-text", label=text.label, language=language)
        head = PlainLabel(
            self._theme, title, TextRole.CAPTION_STRONG, wrap=True, subdued=True, parent=sheet
        )
        box = PlainBox(self._theme, parent=sheet)
        box.show_text(text.text, text.language)
        box.setAccessibleName(title)
        box.setFixedHeight(QFontMetrics(box.font()).lineSpacing() * LINES_SHOWN + 3 * GRID)
        panel = FindingsPanel(
            box, lambda: text.language, self._theme, self._words, silent=False, parent=sheet
        )
        panel.look()
        self.panels.append(panel)
        for widget in (head, box, panel):
            layout.addWidget(widget)
        layout.addSpacing(GRID)
