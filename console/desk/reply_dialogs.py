"""Two short answers that need no composer: the interim reply, and passed on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from console.desk.fonts import TextRole
from console.desk.instants import instant_to_minute
from console.desk.notice_texts import Choice
from console.desk.plain_label import PlainLabel, escaped
from console.desk.theme import GRID, Theme
from console.desk.wording import Wording
from protocol.errors import ValueRefused
from protocol.notices.entry import parse_instant

HOUR_MS = 3_600_000

ANSWER_BY = "ANSWER-BY"
"""The interim status that names an instant."""


class ChoiceDialog(QDialog):
    """Asks for one of a few codes, each with its definition; none is preselected.

    Signals:
        chosen(str): code of the choice.
    """

    chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        words: Wording,
        title: str,
        choices: tuple[Choice, ...],
        confirm: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self.setFont(theme.font(TextRole.BODY))
        self.setWindowTitle(title)
        self.setMinimumWidth(60 * GRID)
        self.group = QButtonGroup(self)
        self.group.buttonClicked.connect(self._refresh)
        self._codes: list[str] = []
        self.confirm = QPushButton(confirm)
        self.confirm.setProperty("step", True)
        self.confirm.setAutoDefault(False)
        self.confirm.setEnabled(False)
        self.confirm.clicked.connect(self._confirm)
        cancel = QPushButton(words.say("button-cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.column = QVBoxLayout()
        self.column.setSpacing(GRID)
        for choice in choices:
            self._add(theme, choice)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.confirm)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        whole.setSpacing(2 * GRID)
        whole.addWidget(PlainLabel(theme, title, role=TextRole.TITLE, wrap=True))
        whole.addLayout(self.column)
        whole.addStretch(1)
        whole.addLayout(buttons)

    def code(self) -> str:
        """Return the code chosen, or ""."""
        number = self.group.checkedId()
        return self._codes[number] if number >= 0 else ""

    def ready(self) -> bool:
        """Whether the choice is complete."""
        return bool(self.code())

    def _add(self, theme: Theme, choice: Choice) -> None:
        button = QRadioButton(escaped(choice.words))
        button.setFont(theme.font(TextRole.STRONG))
        self.group.addButton(button, len(self._codes))
        self._codes.append(choice.code)
        self.column.addWidget(button)
        if choice.definition:
            self.column.setSpacing(0)
            line = PlainLabel(
                theme, choice.definition, role=TextRole.CAPTION, subdued=True, wrap=True
            )
            line.setContentsMargins(4 * GRID, 0, 0, GRID)
            self.column.addWidget(line)

    def _refresh(self) -> None:
        self.confirm.setEnabled(self.ready())

    def _confirm(self) -> None:
        self.chosen.emit(self.code())
        self.accept()


class InterimDialog(ChoiceDialog):
    """The interim reply: a status and, where one is stated, the instant of the answer.

    Signals:
        stated(str, object): status code; seconds since 1970 UTC or None.
    """

    stated = Signal(str, object)

    def __init__(
        self,
        theme: Theme,
        words: Wording,
        choices: tuple[Choice, ...],
        now_ms: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            theme,
            words,
            words.say("interim-title"),
            choices,
            words.say("interim-send"),
            parent,
        )
        self.with_instant = QCheckBox(words.say("interim-answer-by"))
        self.instant = QLineEdit(instant_to_minute(now_ms + HOUR_MS))
        self.instant.setFont(theme.font(TextRole.CODE))
        self.instant.setMinimumWidth(20 * GRID)
        self.instant.setAccessibleName(words.say("interim-answer-by"))
        self.instant.textChanged.connect(self._refresh)
        row = QHBoxLayout()
        row.addWidget(self.with_instant)
        row.addWidget(self.instant)
        row.addStretch(1)
        self.column.addLayout(row)
        self.with_instant.toggled.connect(self._refresh)
        self.chosen.connect(self._state)
        self._refresh()

    def ready(self) -> bool:
        """A status is chosen; the one that names an instant has it, in a form that reads."""
        if not self.code():
            return False
        if self.with_instant.isChecked():
            return self._answer_by() is not None
        return self.code() != ANSWER_BY

    def _refresh(self) -> None:
        super()._refresh()
        self.instant.setEnabled(self.with_instant.isChecked())

    def _answer_by(self) -> int | None:
        try:
            return parse_instant(self.instant.text(), "answer_by")
        except ValueRefused:
            return None

    def _state(self, code: str) -> None:
        self.stated.emit(code, self._answer_by() if self.with_instant.isChecked() else None)
