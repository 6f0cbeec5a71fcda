"""The question which place is meant: one button for every reading, with both forms written out."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from console.desk.fields.editor import FormContext, column, row
from console.desk.fonts import TextRole
from console.desk.plain_label import PlainLabel, escaped
from console.desk.rules import rule_words
from console.desk.theme import GRID
from protocol.notices.coordinates import Ambiguous, Candidate
from protocol.notices.figures import write_point

LETTERS = frozenset(
    ("hemisphere-missing", "letter-o", "lookalike-letter", "mixed-letters", "decimal-comma")
)
"""Reasons that are not about what the numbers mean."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A position to be asked about.

    Attributes:
        text: as it was typed.
        found: what it may mean.
        line: its number in a list, from 1; 0 where there is only one.
        alike: how many lines of the list are answered at once.
    """

    text: str
    found: Ambiguous
    line: int = 0
    alike: int = 1


class PlaceQuestion(QWidget):
    """Asks which of several places a position is; nothing is preselected.

    Signals:
        answered(Candidate): the officer pressed a button.
    """

    answered = Signal(object)

    def __init__(self, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._asked: Asked | None = None
        self.buttons: list[QPushButton] = []
        self._rows: list[QWidget] = []
        self._layout: QVBoxLayout = column(self)
        self._head = PlainLabel(context.theme, "", TextRole.CAPTION_STRONG, wrap=True, parent=self)
        self._layout.addWidget(self._head)
        self.hide()

    @property
    def asked(self) -> Asked | None:
        """What is being asked now."""
        return self._asked

    def ask(self, asked: Asked | None) -> None:
        """Ask, or with None stop asking."""
        if asked == self._asked:
            return
        self._asked = asked
        for own in self._rows:
            self._layout.removeWidget(own)
            own.hide()
            own.deleteLater()
        self._rows, self.buttons = [], []
        if asked is not None:
            self._head.setText(self._question(asked))
            for candidate in asked.found.candidates:
                self._add(candidate, asked)
        self.setVisible(asked is not None)

    def _question(self, asked: Asked) -> str:
        words = self._context.words
        lines = [rule_words(words, reason) for reason in asked.found.reasons]
        one = len(asked.found.candidates) == 1
        lines.append(words.say("geo-confirm" if one else "geo-which"))
        if asked.line:
            lines.insert(0, words.say("geo-line", number=asked.line, text=asked.text.strip()))
        return "\n".join(lines)

    def _add(self, candidate: Candidate, asked: Asked) -> None:
        words = self._context.words
        minutes, _, decimals = write_point(candidate.point).partition(" (")
        told = [f"({decimals}"]
        if not set(asked.found.reasons) <= LETTERS:
            told.append(words.say(f"geo-how-{candidate.how}"))
        if asked.alike > 1:
            told.append(words.say("geo-alike", count=asked.alike))
        box = QWidget(self)
        inner = row(box)
        button = QPushButton(escaped(minutes), box)
        button.setAutoDefault(False)
        button.setAccessibleName(f"{minutes} {' · '.join(told)}")
        button.setProperty("number", len(self.buttons))
        button.clicked.connect(self._pressed)
        note = PlainLabel(
            self._context.theme,
            " · ".join(told),
            TextRole.CAPTION,
            wrap=True,
            subdued=True,
            parent=box,
        )
        inner.setSpacing(GRID)
        inner.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        inner.addWidget(note, 1)
        self._layout.addWidget(box)
        self._rows.append(box)
        self.buttons.append(button)

    def _pressed(self) -> None:
        button = self.sender()
        if self._asked is not None and button is not None:
            number = int(button.property("number"))
            self.answered.emit(self._asked.found.candidates[number])
