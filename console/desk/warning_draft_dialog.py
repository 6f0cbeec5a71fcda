"""The window with the draft of a NAVAREA warning or a NOTAM: to read and copy, never to send."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from console.desk.fonts import TextRole
from console.desk.plain_label import PlainBox, PlainLabel, escaped
from console.desk.rules import rule_words
from console.desk.theme import GRID, Theme
from console.desk.wording import Wording
from protocol.errors import ValueRefused
from protocol.notices.warning_draft import DraftWarning, Form

SIZE = (760, 520)


class WarningDraftDialog(QDialog):
    """Shows the draft in either form.

    Args:
        draft: writes it; ValueRefused where the notice has nothing to draft.
    """

    def __init__(
        self,
        theme: Theme,
        words: Wording,
        draft: Callable[[Form], DraftWarning],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words, self._draft = words, draft
        self.setWindowTitle(words.say("geo-draft-title"))
        self.setFont(theme.font(TextRole.BODY))
        self.text = PlainBox(theme, "en", TextRole.CODE, self)
        self.text.setAccessibleName(words.say("geo-draft-text"))
        self.remarks = PlainLabel(theme, "", TextRole.CAPTION_STRONG, wrap=True, parent=self)
        self.copied = PlainLabel(theme, "", parent=self)
        self.forms: dict[Form, QRadioButton] = {}
        group = QButtonGroup(self)
        top = QHBoxLayout()
        top.setSpacing(GRID * 2)
        top.addWidget(PlainLabel(theme, words.say("geo-draft-form"), TextRole.STRONG, parent=self))
        for form in Form:
            button = QRadioButton(escaped(words.say(f"geo-draft-{form.value}")), self)
            button.toggled.connect(self._show)
            group.addButton(button)
            top.addWidget(button)
            self.forms[form] = button
        top.addStretch()
        self.copy = self._button("geo-draft-copy", self._copy)
        self.copy.setProperty("step", True)
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        foot.addWidget(self.copied, 1)
        foot.addWidget(self._button("button-close", self.reject))
        foot.addWidget(self.copy)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(GRID * 2, GRID * 2, GRID * 2, GRID * 2)
        whole.setSpacing(GRID)
        whole.addWidget(PlainLabel(theme, words.say("geo-draft-title"), TextRole.TITLE, wrap=True))
        whole.addWidget(PlainLabel(theme, words.say("geo-draft-why"), wrap=True))
        whole.addLayout(top)
        whole.addWidget(self.text, 1)
        whole.addWidget(self.remarks)
        whole.addLayout(foot)
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, False)
        screen = self.screen().availableGeometry()
        self.resize(min(SIZE[0], screen.width() - 40), min(SIZE[1], screen.height() - 60))
        self.forms[Form.NAVAREA].setChecked(True)
        self.forms[Form.NAVAREA].setFocus()

    def _button(self, key: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(self._words.say(key), self)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        return button

    def _show(self) -> None:
        form = next((form for form, button in self.forms.items() if button.isChecked()), None)
        if form is None:
            return
        self.copied.setText("")
        remarks: list[str] = []
        try:
            draft = self._draft(form)
        except ValueRefused as refusal:
            self.text.show_text("")
            remarks.append(rule_words(self._words, refusal.rule))
        else:
            self.text.show_text(draft.text, "en")
            if draft.left_out:
                remarks.append(self._words.say("geo-draft-left-out", count=draft.left_out))
            if draft.bow_m:
                remarks.append(self._words.say("geo-draft-bow", metres=draft.bow_m))
        self.copy.setEnabled(bool(self.text.shown_text()))
        self.remarks.setText("\n".join(remarks))
        self.remarks.setVisible(bool(remarks))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.shown_text())
        self.copied.setText(self._words.say("geo-draft-copied"))
