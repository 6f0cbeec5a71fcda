"""Boxes to type in that know whether an input method still composes.

Text under composition is on the screen but not yet in the box. Whoever could send waits until
`composing` is False, or the officer would see words that are not in the message.
"""

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, Qt
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from console.desk.fonts import TextRole
from console.desk.theme import Theme

COMPOSITION_CHANGED = QEvent.Type(QEvent.registerEventType())
"""Event that a box sends to its window when a composition begins or ends."""


class EntryLine(QLineEdit):
    """One line. Enter does nothing; undo belongs to the whole form, not to the line.

    Args:
        theme: gives the font and follows changes of it.
        role: place in the type scale; CODE for digits that must stand below each other.
        language: BCP 47 code of what is typed, for the right glyph forms.
    """

    def __init__(
        self,
        theme: Theme,
        role: TextRole = TextRole.BODY,
        *,
        language: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.composing = False
        self._theme, self._role, self._language = theme, role, language
        self._take_font()
        theme.changed.connect(self._take_font)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the form."""
        if _undo_of_the_form(event):
            event.ignore()
            return True
        return super().event(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Follow the composition."""
        super().inputMethodEvent(event)
        self._note(bool(event.preeditString()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep Enter from pressing any button of the window."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the line ends a composition."""
        super().focusOutEvent(event)
        self._note(False)

    def _note(self, composing: bool) -> None:
        if composing != self.composing:
            self.composing = composing
            QCoreApplication.sendEvent(self.window(), QEvent(COMPOSITION_CHANGED))

    def _take_font(self) -> None:
        self.setFont(self._theme.font(self._role, self._language))


class EntryText(QPlainTextEdit):
    """Several lines of plain text; Tab leaves it."""

    def __init__(
        self, theme: Theme, *, language: str | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.composing = False
        self.setTabChangesFocus(True)
        self._theme, self._language = theme, language
        self._take_font()
        theme.changed.connect(self._take_font)

    def set_language(self, language: str) -> None:
        """Change the language of what is typed, and with it the glyph forms."""
        self._language = language
        self._take_font()

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the form."""
        if _undo_of_the_form(event):
            event.ignore()
            return True
        return super().event(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Follow the composition."""
        super().inputMethodEvent(event)
        self._note(bool(event.preeditString()))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the box ends a composition."""
        super().focusOutEvent(event)
        self._note(False)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take plain text only, whatever else the clipboard offers."""
        plain = QMimeData()
        plain.setText(source.text())
        super().insertFromMimeData(plain)

    def _note(self, composing: bool) -> None:
        if composing != self.composing:
            self.composing = composing
            QCoreApplication.sendEvent(self.window(), QEvent(COMPOSITION_CHANGED))

    def _take_font(self) -> None:
        self.setFont(self._theme.font(TextRole.READING, self._language))


def _undo_of_the_form(event: QEvent) -> bool:
    """Say whether a box is about to keep undo or redo for itself; then the form shall have it."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(
        QKeySequence.StandardKey.Redo
    )


def any_composing(widget: QWidget) -> bool:
    """Say whether an input method composes in any box below this widget."""
    lines = any(line.composing for line in widget.findChildren(EntryLine))
    return lines or any(text.composing for text in widget.findChildren(EntryText))
