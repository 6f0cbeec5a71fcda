"""Short texts, lists of short texts, and free text with its language marked."""

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget

from console.desk.entry import EntryLine, EntryText
from console.desk.fields.choice import CodeBox
from console.desk.fields.editor import (
    FieldEditor,
    FormContext,
    State,
    column,
    parts,
    row,
    text_of,
)
from console.desk.fonts import TextRole
from console.desk.plain_label import PlainLabel
from console.desk.text_findings import FindingsPanel
from console.desk.theme import GRID
from protocol.notices.entry import parse_digest
from protocol.notices.figures import write_digest
from protocol.notices.pack import FieldSpec
from protocol.notices.values import FREE_TEXT_MAX, NUMBERED_TEXT_MAX, FreeText, Value


class TextEditor(FieldEditor):
    """One short text, such as an id."""

    def __init__(
        self, spec: FieldSpec, context: FormContext, parent: QWidget | None = None
    ) -> None:
        super().__init__(spec, context, parent)
        self._line = EntryLine(context.theme, parent=self)
        self._line.textEdited.connect(self._changed)
        column(self).addWidget(self._line)

    def _changed(self) -> None:
        self.edited.emit()

    def value(self) -> Value | None:
        """Return the text without outer spaces."""
        return self._line.text().strip() or None

    def fill(self, value: Value | None) -> None:
        """Show a text."""
        self._line.setText(value if isinstance(value, str) else "")

    def state(self) -> State:
        """Return the text."""
        return self._line.text()

    def restore(self, state: State) -> None:
        """Put the text back."""
        self._line.setText(text_of(state))


class DigestEditor(TextEditor):
    """A hash, typed or pasted in groups or not."""

    def value(self) -> Value | None:
        """Return the 32 bytes."""
        text = self._line.text().strip()
        return parse_digest(text, self.spec.name) if text else None

    def fill(self, value: Value | None) -> None:
        """Show a hash in groups of four."""
        self._line.setText(write_digest(value) if isinstance(value, bytes) else "")


class TextsEditor(FieldEditor):
    """Several short texts, one a line."""

    def __init__(
        self, spec: FieldSpec, context: FormContext, parent: QWidget | None = None
    ) -> None:
        super().__init__(spec, context, parent)
        self._box = EntryText(context.theme, parent=self)
        self._box.setFixedHeight(_height(self._box, 3))
        self._box.textChanged.connect(self._changed)
        layout = column(self)
        layout.addWidget(self._box)
        layout.addWidget(self.note(context.words.say("one-a-line")))

    def _changed(self) -> None:
        self.edited.emit()

    def value(self) -> Value | None:
        """Return the lines that are not empty."""
        lines = (line.strip() for line in self._box.toPlainText().split("\n"))
        return tuple(line for line in lines if line) or None

    def fill(self, value: Value | None) -> None:
        """Show texts."""
        texts = value if isinstance(value, tuple) else ()
        self.restore("\n".join(text for text in texts if isinstance(text, str)))

    def state(self) -> State:
        """Return the whole box."""
        return self._box.toPlainText()

    def restore(self, state: State) -> None:
        """Put it back."""
        self._box.blockSignals(True)
        self._box.setPlainText(text_of(state))
        self._box.blockSignals(False)


class FreeTextEditor(FieldEditor):
    """Words of the officer in the language that he marks, with advice on what travels badly."""

    def __init__(
        self, spec: FieldSpec, context: FormContext, parent: QWidget | None = None
    ) -> None:
        super().__init__(spec, context, parent)
        words = context.words
        longest = NUMBERED_TEXT_MAX if spec.numbered else FREE_TEXT_MAX
        self._limit = int(spec.maximum or longest)
        self._box = EntryText(context.theme, language=context.language, parent=self)
        self._box.setFixedHeight(_height(self._box, 12 if spec.numbered else 5))
        self._box.setAccessibleName(spec.label[context.language])
        self._language = CodeBox(context, "language", parent=self)
        self._language.setAccessibleName(words.say("text-language"))
        self._language.show_value(context.language)
        self._count = PlainLabel(context.theme, "", TextRole.CAPTION, subdued=True, parent=self)
        self.findings = FindingsPanel(self._box, self._marked, context.theme, words, parent=self)
        head = row()
        head.addWidget(PlainLabel(context.theme, words.say("text-language"), parent=self))
        head.addWidget(self._language)
        head.addStretch()
        head.addWidget(self._count)
        layout = column(self)
        layout.addLayout(head)
        layout.addWidget(self._box)
        if spec.numbered:
            layout.addWidget(self.note(words.say("one-paragraph-a-line")))
        layout.addWidget(self.findings)
        QWidget.setTabOrder(self._language, self._box)
        QWidget.setTabOrder(self._box, self.findings.list)
        self._box.textChanged.connect(self._changed)
        self._language.edited.connect(self._language_changed)
        self._show_count()

    def _changed(self) -> None:
        self._show_count()
        self.findings.look_soon()
        self.edited.emit()

    def _language_changed(self) -> None:
        self._box.set_language(self._marked())
        self.findings.look()
        self.edited.emit()

    def _marked(self) -> str:
        """The language marked; the list always has one."""
        return self._language.read(self.spec.name) or self.context.language

    def _show_count(self) -> None:
        used = len(self._box.toPlainText())
        self._count.setText(self.context.words.say("text-count", used=used, limit=self._limit))

    def value(self) -> Value | None:
        """Return the text with its language."""
        text = self._box.toPlainText().strip()
        return FreeText(self._marked(), text) if text else None

    def fill(self, value: Value | None) -> None:
        """Show a text in its language."""
        if isinstance(value, FreeText):
            self.restore((value.language, value.text))
        else:
            self.restore((self.context.language, ""))

    def state(self) -> State:
        """Return language and text."""
        return (self._marked(), self._box.toPlainText())

    def restore(self, state: State) -> None:
        """Put both back."""
        language, text = (text_of(part) for part in parts(state))
        self._language.show_value(language)
        self._box.set_language(language)
        self._box.blockSignals(True)
        self._box.setPlainText(text)
        self._box.blockSignals(False)
        self._show_count()
        self.findings.look()


def _height(box: EntryText, lines: int) -> int:
    return QFontMetrics(box.font()).lineSpacing() * lines + GRID * 3
