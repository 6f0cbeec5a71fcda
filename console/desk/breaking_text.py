"""Long texts of option buttons broken over lines: Qt would cut them off at the window's edge."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFont, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractButton

from console.desk.theme import GRID

SIGN_ROOM = 4 * GRID
"""Room of the ring or the box before the text, and of the frame of the focus."""

LEAST_WIDTH = 20 * GRID


def broken(text: str, font: QFont, width: float) -> str:
    """Return the text with a line feed wherever it has to go on in the next line."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    lines = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start = line.textStart()
        lines.append(text[start : start + line.textLength()].rstrip(" "))
    layout.endLayout()
    return "\n".join(lines)


class BreakingText(QObject):
    """Breaks the text of one button anew at each of its widths."""

    def __init__(self, button: QAbstractButton) -> None:
        super().__init__(button)
        self._button = button
        self._text = button.text()
        button.setAccessibleName(self._text.replace("&&", "&"))
        button.setMinimumWidth(LEAST_WIDTH)
        button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the width and the font."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.FontChange):
            width = max(self._button.width(), LEAST_WIDTH) - SIGN_ROOM
            self._button.setText(broken(self._text, self._button.font(), width))
        return False
