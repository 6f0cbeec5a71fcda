"""The few heading fields that an officer may change; each begins with what its kind says."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QPushButton, QVBoxLayout, QWidget

from console.desk.fields.choice import CodeBox
from console.desk.fields.editor import FormContext, row
from console.desk.fonts import TextRole
from console.desk.plain_label import PlainLabel, escaped
from console.desk.theme import GRID
from protocol.notices.draft import Options
from protocol.notices.pack import Kind

CHOICES = ("precedence", "instrument", "obligation", "authority", "reply")
AUTHORITY = "WATCH"


class HeadingForm(QWidget):
    """One line that says what holds, and boxes behind it for the rare change.

    Signals:
        changed(): the officer chose something else.
    """

    changed = Signal()

    def __init__(self, kind: Kind, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind, self._context = kind, context
        self._kept = Options()
        words, theme = context.words, context.theme
        self._summary = PlainLabel(theme, "", TextRole.BODY, wrap=True, parent=self)
        self._open = QPushButton(escaped(words.say("heading-change")), self)
        self._open.setCheckable(True)
        self._open.setAutoDefault(False)
        self._open.toggled.connect(self._toggled)
        self._panel = QWidget(self)
        form = QFormLayout(self._panel)
        form.setContentsMargins(0, GRID // 2, 0, 0)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._boxes: dict[str, CodeBox] = {}
        for name in CHOICES:
            codes = kind.instruments if name == "instrument" else ()
            box = CodeBox(context, name, codes, parent=self._panel)
            label = words.say(f"heading-{name}")
            box.setAccessibleName(label)
            box.show_value(self._default(name))
            box.edited.connect(self._edited)
            form.addRow(PlainLabel(theme, label, parent=self._panel), box)
            self._boxes[name] = box
        self._panel.hide()
        head = row()
        head.addWidget(self._summary, 1)
        head.addWidget(self._open)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID * 2, GRID, GRID, GRID)
        layout.addLayout(head)
        layout.addWidget(self._panel)
        self._show_summary()

    def _default(self, name: str) -> str:
        match name:
            case "instrument":
                return self._kind.instruments[0]
            case "authority":
                return AUTHORITY
            case _:
                return str(getattr(self._kind, name))

    def _toggled(self, opened: bool) -> None:
        self._panel.setVisible(opened)

    def _edited(self) -> None:
        self._show_summary()
        self.changed.emit()

    def _show_summary(self) -> None:
        terms = [self._context.term_words(name, self._code(name)) for name in CHOICES[:2]]
        self._summary.setText(" · ".join(terms))

    def _code(self, name: str) -> str:
        return self._boxes[name].read(name) or self._default(name)

    def options(self) -> Options:
        """Return the options; a field left as its kind has it stays empty."""

        def chosen(name: str) -> str:
            code = self._code(name)
            return "" if code == self._default(name) else code

        return replace(
            self._kept,
            precedence=chosen("precedence"),
            instrument=chosen("instrument"),
            obligation=chosen("obligation"),
            authority=self._code("authority"),
            reply=chosen("reply"),
        )

    def fill(self, options: Options) -> None:
        """Show options; those without a box are kept as they are."""
        self._kept = options
        for name, box in self._boxes.items():
            box.show_value(getattr(options, name) or self._default(name))
        self._show_summary()
