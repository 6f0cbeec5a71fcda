"""Texts of one notice side by side, line by line: the same line stands at the same height.

One scroll bar moves them all. Lines with critical fields carry a bar, lines that differ a sign.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from console.desk.fonts import TextRole
from console.desk.plain_label import PlainLabel
from console.desk.theme import GRID, Theme
from protocol.notices.rendering import Rendering

BAR_WIDTH = 3
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of a rendering: its text and the fields that stand in it.

    A line under a block (a point of a polygon) has the block's field and its number.
    """

    text: str
    key: Key


def text_lines(rendering: Rendering) -> list[TextLine]:
    """Part a rendering into lines that say which fields they carry."""
    lines: list[TextLine] = []
    start = 0
    under: dict[Key, int] = {}
    for text in rendering.text.split("\n"):
        end = start + len(text)
        fields = tuple(
            span.field for span in rendering.spans if span.start < end and span.end > start
        )
        number = under.get(fields, 0)
        under[fields] = number + 1
        lines.append(TextLine(text, (*fields, str(number)) if fields else ("", str(number))))
        start = end + 1
    return lines


def aligned(texts: Sequence[Sequence[TextLine]]) -> list[tuple[TextLine | None, ...]]:
    """Return rows that hold the same line of every text; None where a text lacks it.

    Languages print the same lines in the same order, but for the odd one (a language that a
    linguist has reviewed lacks the line that says otherwise).
    """
    rows: list[tuple[TextLine | None, ...]] = [(line,) for line in texts[0]]
    for text in texts[1:]:
        rows = _joined(rows, text)
    return rows


def _joined(
    rows: list[tuple[TextLine | None, ...]], text: Sequence[TextLine]
) -> list[tuple[TextLine | None, ...]]:
    width = len(rows[0]) if rows else 0
    empty: tuple[TextLine | None, ...] = (None,) * width
    old = [next((line.key for line in row if line is not None), ("",)) for row in rows]
    new = [line.key for line in text]
    made: list[tuple[TextLine | None, ...]] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            made += [(*row, line) for row, line in zip(rows[a:b], text[c:d], strict=True)]
            continue
        made += [(*row, None) for row in rows[a:b]]
        made += [(*empty, line) for line in text[c:d]]
    return made


@dataclass(frozen=True, slots=True)
class Column:
    """One text: its heading, its language (BCP 47) for the glyph forms, and the text."""

    heading: str
    language: str
    rendering: Rendering


class ParallelText(QScrollArea):
    """Two or three texts in columns of equal width."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.rows: list[LineRow] = []

    def show_columns(
        self, columns: Sequence[Column], critical: frozenset[str], different: frozenset[int]
    ) -> None:
        """Show the texts.

        Args:
            critical: fields whose lines carry a bar.
            different: numbers of columns (from 0) whose text is compared with the first column's,
                line by line.
        """
        rows = aligned([text_lines(column.rendering) for column in columns])
        place = self.verticalScrollBar().value()
        sheet = _Sheet(self._theme)
        layout = QVBoxLayout(sheet)
        layout.setContentsMargins(GRID, GRID, GRID, GRID)
        layout.setSpacing(0)
        layout.addWidget(HeadRow(self._theme, [column.heading for column in columns], sheet))
        self.rows = []
        for row in rows:
            line = next(part for part in row if part is not None)
            wrong = any(_text(row[number]) != _text(row[0]) for number in different)
            marked = bool(critical & set(line.key))
            languages = [column.language for column in columns]
            shown = LineRow(
                self._theme, [_text(part) for part in row], languages, marked, wrong, sheet
            )
            self.rows.append(shown)
            layout.addWidget(shown)
        layout.addStretch()
        self.setWidget(sheet)
        self.verticalScrollBar().setValue(place)


class _Sheet(QWidget):
    """The ground of the texts, light as paper by day."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("field"))
        painter.end()


def _text(line: TextLine | None) -> str:
    return line.text if line is not None else ""


class LineRow(QWidget):
    """The same line in every column."""

    def __init__(
        self,
        theme: Theme,
        texts: Sequence[str],
        languages: Sequence[str],
        critical: bool,
        different: bool,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.critical, self.different = critical, different
        grid = QGridLayout(self)
        grid.setContentsMargins(GRID, GRID // 4, 0, GRID // 4)
        grid.setHorizontalSpacing(GRID * 2)
        for column, (text, language) in enumerate(zip(texts, languages, strict=True)):
            role = TextRole.STRONG if different else TextRole.BODY
            shown = f"≠ {text}" if different and column else text
            label = PlainLabel(theme, shown, role, language=language, wrap=True, parent=self)
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
            label.setSizePolicy(_column_policy())
            grid.addWidget(label, 0, column)
            grid.setColumnStretch(column, 1)
        if not any(texts):
            self.setFixedHeight(GRID)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bar of a critical line and the ground of a line that differs."""
        painter = QPainter(self)
        if self.different:
            painter.fillRect(self.rect(), self._theme.colour("selection"))
        if self.critical:
            painter.fillRect(QRectF(0, 0, BAR_WIDTH, self.height()), self._theme.colour("text"))
        painter.end()


class HeadRow(QWidget):
    """The headings of the columns."""

    def __init__(self, theme: Theme, headings: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(GRID, 0, 0, GRID)
        grid.setHorizontalSpacing(GRID * 2)
        for column, heading in enumerate(headings):
            label = PlainLabel(
                theme, heading, TextRole.CAPTION_STRONG, wrap=True, subdued=True, parent=self
            )
            label.setSizePolicy(_column_policy())
            grid.addWidget(label, 0, column)
            grid.setColumnStretch(column, 1)


def _column_policy() -> QSizePolicy:
    """A long word in one language must not take room from the others; height follows width."""
    policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    return policy
