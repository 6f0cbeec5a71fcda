"""The readback: what the officer says he has read, value by value, out of the text on the screen.

The values come from the reader program, run over the exact characters of the text widget; the
message's own bytes take no part. Each value needs a keystroke of its own; the kind is chosen from
a list in no order; window, coordinate and count are typed where a mistake would be gravest.
"""

import hashlib
from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from console.desk.flow_layout import FlowLayout
from console.desk.fonts import TextRole
from console.desk.notice_texts import Notices, Reading, ReadValue
from console.desk.plain_label import PlainLabel
from console.desk.readback_row import ChosenValue, ConfirmedValue, ReadbackRow, TypedValue
from console.desk.theme import GRID, Theme
from console.desk.wording import Wording
from protocol.errors import ReadbackError


class ReadbackPage(QFrame):
    """Stands in place of the right column while the own-language text stays at the left.

    Args:
        screen_text: returns the exact text on the screen, now.

    Signals:
        finished(values, text_hash): every value is confirmed and the officer sends them.
        not_understood(): the officer says that something is unclear or wrong.
        closed(): back, nothing was sent.
    """

    finished = Signal(object, object)
    not_understood = Signal()
    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        words: Wording,
        notices: Notices,
        screen_text: Callable[[], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("pane", True)
        self._theme = theme
        self._words = words
        self._notices = notices
        self._screen_text = screen_text
        self._body = b""
        self._reading: Reading | None = None
        self.rows: list[ReadbackRow] = []
        self._state = PlainLabel(theme, role=TextRole.CAPTION_STRONG, wrap=True)
        self.send_button = QPushButton(words.say("readback-send"))
        self.send_button.setProperty("step", True)
        self.send_button.setAutoDefault(False)
        self.send_button.clicked.connect(self._send)
        self._unclear = QPushButton(words.say("readback-unclear"))
        self._unclear.clicked.connect(self.not_understood)
        self._back = QPushButton(words.say("button-back"))
        self._back.clicked.connect(self.closed)
        self._list = QVBoxLayout()
        self._lay_out()

    def _lay_out(self) -> None:
        inside = QWidget()
        self._list.setContentsMargins(0, 0, GRID, 0)
        self._list.setSpacing(GRID // 2)
        self._list.addStretch(1)
        inside.setLayout(self._list)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(inside)
        head = QHBoxLayout()
        title = PlainLabel(self._theme, self._words.say("readback-title"), role=TextRole.SECTION)
        head.addWidget(title, 1)
        buttons = FlowLayout()
        for button in (self.send_button, self._unclear, self._back):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(GRID)
        column.addLayout(head)
        why = self._words.say("readback-why")
        column.addWidget(
            PlainLabel(self._theme, why, role=TextRole.CAPTION, subdued=True, wrap=True)
        )
        column.addWidget(self._area, 1)
        column.addWidget(self._state)
        column.addLayout(buttons)

    def begin(self, body: bytes) -> None:
        """Read the text on the screen and ask for each of its values."""
        self._body = body
        for row in self.rows:
            self._list.removeWidget(row)
            row.deleteLater()
        self.rows = []
        try:
            self._reading = self._notices.read(body, self._screen_text())
        except ReadbackError as error:
            self._reading = None
            line = str(error.details.get("line", "–"))
            self._state.setText(self._words.say("readback-unreadable", line=line))
            self.send_button.setEnabled(False)
            return
        for row in self._make_rows(self._reading):
            row.settled.connect(self._on_settled)
            self._list.insertWidget(self._list.count() - 1, row)
            self.rows.append(row)
        self._count()
        self._reveal()
        if self.rows:
            self.rows[0].take_focus()

    def _make_rows(self, reading: Reading) -> list[ReadbackRow]:
        return [self._make_row(value) for value in reading.values]

    def _make_row(self, value: ReadValue) -> ReadbackRow:
        if value.how == "type":
            return TypedValue(self._theme, self._words, value, self._notices.entered)
        if value.how == "choose":
            return ChosenValue(self._theme, self._words, value)
        return ConfirmedValue(self._theme, self._words, value)

    def _on_settled(self) -> None:
        self._count()
        self._reveal()
        open_yet = next((row for row in self.rows if not row.is_settled), None)
        if open_yet is None:
            self.send_button.setFocus()
        else:
            open_yet.take_focus()
            QTimer.singleShot(0, self._scroll)

    def _scroll(self) -> None:
        open_yet = next((row for row in self.rows if not row.is_settled), None)
        if open_yet is not None:
            self._area.ensureWidgetVisible(open_yet)

    def _reveal(self) -> None:
        """Show the values to confirm only once nothing is left to type or to choose.

        Else what has to be typed would stand beside its field, to be copied without reading.
        """
        typing = any(row.value.how != "confirm" and not row.is_settled for row in self.rows)
        for row in self.rows:
            row.setVisible(row.value.how != "confirm" or not typing)

    def _count(self) -> None:
        settled = sum(row.is_settled for row in self.rows)
        self._state.setText(
            self._words.say("readback-progress", settled=settled, total=len(self.rows))
        )
        self.send_button.setEnabled(bool(self.rows) and settled == len(self.rows))

    def _send(self) -> None:
        """Read the screen once more: what goes is what stands there at this moment."""
        text = self._screen_text()
        try:
            reading = self._notices.read(self._body, text)
        except ReadbackError:
            self.begin(self._body)
            return
        if reading != self._reading:
            self.begin(self._body)
            return
        values = tuple((row.value.field, row.octets) for row in self.rows) + reading.whole
        self.finished.emit(values, hashlib.sha256(text.encode("utf-8")).digest())
