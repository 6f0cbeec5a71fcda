"""Widgets that show foreign text as plain text, whatever it looks like.

Qt guesses whether a text is rich: `<img src=/path>` in a label reads a file, a link can be
followed. Nothing that came from a peer may be guessed at. Every text of every window goes through
the widgets of this module or through item views, which never guess.
"""

import html
import unicodedata

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QLabel, QMessageBox, QPlainTextEdit, QWidget

from console.desk.fonts import TextRole, has_glyph
from console.desk.theme import Theme

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_ALLOWED_UNSEEN = frozenset({"\n", "\u200d"})
_NO_GLYPH_NEEDED = frozenset({"\n", " ", "\u00a0", "\u202f", "\u3000", "\u200d"})


def visible(text: str) -> str:
    """Return the text with every character that cannot be seen written out as ⟦U+XXXX⟧.

    That is: controls (but the line feed), direction controls, zero-width and tag characters,
    unassigned code points, lone surrogates, and whatever no bundled font has a glyph for.
    """
    return "".join(_visible_character(character) for character in text)


def _visible_character(character: str) -> str:
    if character in _NO_GLYPH_NEEDED:
        return character
    hidden = (
        unicodedata.category(character) in _UNSEEN and character not in _ALLOWED_UNSEEN
    ) or not has_glyph(ord(character))
    return f"⟦U+{ord(character):04X}⟧" if hidden else character


def escaped(text: str) -> str:
    """Return foreign text for a button or a menu entry, where `&` would mark a shortcut key."""
    return visible(text).replace("&", "&&")


class PlainLabel(QLabel):
    """A label that never renders rich text and never follows a link.

    Args:
        theme: gives the font and follows changes of it.
        text: shown through `visible`.
        role: place in the type scale.
        language: BCP 47 code of the text's language, for the right glyph forms; the officer's
            own if None.
        wrap: break lines at words; off for short facts that stand in a row.
    """

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        role: TextRole = TextRole.BODY,
        *,
        language: str | None = None,
        wrap: bool = False,
        subdued: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        super().setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setWordWrap(wrap)
        self.setProperty("subdued", subdued)
        self._theme = theme
        self._role = role
        self._language = language
        self._take_font()
        theme.changed.connect(self._take_font)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show the text, made visible."""
        super().setText(visible(text))
        self.setAccessibleName(visible(text))

    def setTextFormat(self, form: Qt.TextFormat) -> None:
        """Refuse every format but plain text.

        Raises:
            ValueError: for any other format: a mistake in our own code.
        """
        if form != Qt.TextFormat.PlainText:
            raise ValueError("a PlainLabel shows plain text only")

    def set_language(self, language: str | None) -> None:
        """Change the language of the text, and with it the glyph forms."""
        self._language = language
        self._take_font()

    def set_role(self, role: TextRole) -> None:
        """Change the place in the type scale."""
        self._role = role
        self._take_font()

    def _take_font(self) -> None:
        self.setFont(self._theme.font(self._role, self._language))


class PlainBox(QPlainTextEdit):
    """A read-only text that wraps, scrolls and can be walked with the keyboard.

    Args:
        theme: gives the font and follows changes of it.
        language: BCP 47 code of the text's language.
        role: place in the type scale.
    """

    def __init__(
        self,
        theme: Theme,
        language: str | None = None,
        role: TextRole = TextRole.READING,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setUndoRedoEnabled(False)
        self._theme = theme
        self._language = language
        self._role = role
        self._take_font()
        theme.changed.connect(self._take_font)

    def show_text(self, text: str, language: str | None = None) -> None:
        """Show a text, made visible, in the glyph forms of its language."""
        self._language = language
        self._take_font()
        self.setPlainText(visible(text))

    def shown_text(self) -> str:
        """Return exactly the characters on the screen.

        Qt's own `toPlainText` would turn no-break spaces into spaces, and with them the hash of
        the text that the officer read.
        """
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def _take_font(self) -> None:
        self.setFont(self._theme.font(self._role, self._language))


def set_plain_tool_tip(widget: QWidget, text: str) -> None:
    """Give a widget a tool tip that shows exactly this text; Qt would guess at tool tips too."""
    widget.setToolTip(f"<qt>{html.escape(visible(text))}</qt>" if text else "")


def tell(parent: QWidget | None, title: str, text: str) -> None:
    """Say one thing in a window of its own and wait until it was read."""
    box = QMessageBox(QMessageBox.Icon.NoIcon, title, "", QMessageBox.StandardButton.Ok, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(visible(text))
    box.exec()
