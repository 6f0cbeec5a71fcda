"""What other languages can read differently in a text: marked there, and explained below it.

Advice only: nothing here stops a release. A mark is the shape of a line under the words (waves:
caution; dots: style; dashes: refused at release), never a colour alone.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPlainTextEdit, QTextEdit, QWidget

from console.assets import hazards
from console.desk.entry import EntryText
from console.desk.fields.editor import column
from console.desk.fonts import TextRole
from console.desk.plain_label import PlainLabel, visible
from console.desk.theme import GRID, Theme
from console.desk.wording import Wording
from protocol.notices.hazards import Finding, Rule, Severity

PAUSE_MS = 350
"""How long the officer pauses before his text is looked at."""

ROWS_SHOWN = 4
EXCERPTS_SHOWN = 3
MARK_WIDTH = 24

LINES = {
    Severity.NOTE: QTextCharFormat.UnderlineStyle.DotLine,
    Severity.CAUTION: QTextCharFormat.UnderlineStyle.WaveUnderline,
    Severity.REFUSED: QTextCharFormat.UnderlineStyle.DashUnderline,
}
PENS = {
    Severity.NOTE: Qt.PenStyle.DotLine,
    Severity.CAUTION: Qt.PenStyle.SolidLine,
    Severity.REFUSED: Qt.PenStyle.DashLine,
}


class FindingsPanel(QWidget):
    """The findings in the text of one box: a list of rules, and what the chosen one says.

    Args:
        box: the text; its marks are set and taken away here.
        language: gives the language of the text, BCP 47.
        words: the officer's language, in which the rules explain themselves.
        silent: be hidden while nothing is found, instead of saying so.
    """

    def __init__(
        self,
        box: QPlainTextEdit,
        language: Callable[[], str],
        theme: Theme,
        words: Wording,
        *,
        silent: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._box, self._text_language, self._silent = box, language, silent
        self._theme, self._words = theme, words
        self.findings: tuple[Finding, ...] = ()
        self._head = PlainLabel(
            theme, "", TextRole.CAPTION_STRONG, wrap=True, subdued=True, parent=self
        )
        self.list = QListWidget(self)
        self.list.setAccessibleName(words.say("lint-list"))
        self.list.setAccessibleDescription(words.say("lint-go"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setIconSize(QSize(MARK_WIDTH, GRID))
        self.list.setUniformItemSizes(True)
        self.reads = PlainLabel(theme, "", TextRole.CAPTION, wrap=True, parent=self)
        self.instead = PlainLabel(theme, "", TextRole.CAPTION_STRONG, wrap=True, parent=self)
        layout = column(self)
        for widget in (self._head, self.list, self.reads, self.instead):
            layout.addWidget(widget)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.look)
        self.list.currentRowChanged.connect(self._choose)
        self.list.itemActivated.connect(self._go)
        theme.changed.connect(self._show)
        self._show()

    def look_soon(self) -> None:
        """Look at the text once the officer pauses; typing itself is never held up."""
        self._pause.start()

    def look(self) -> None:
        """Look at the text now. While an input method composes, wait for the next pause."""
        if isinstance(self._box, EntryText) and self._box.composing:
            self._pause.start()
            return
        self._pause.stop()
        # Not toPlainText: it turns no-break spaces into spaces; each sign keeps its place here.
        text = self._box.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")
        found = hazards()[0].lint(text, self._text_language()) if text else ()
        if found != self.findings:
            self.findings = found
            self._show()
        else:
            self._mark()

    def rules(self) -> tuple[Rule, ...]:
        """Return the rules that found something, the gravest first, then in the text's order."""
        met = tuple(dict.fromkeys(finding.rule for finding in self.findings))
        return tuple(sorted(met, key=lambda rule: -rule.severity))

    def chosen(self) -> Rule | None:
        """Return the rule whose explanation is shown."""
        rules, row = self.rules(), self.list.currentRow()
        return rules[row] if 0 <= row < len(rules) else None

    def _show(self) -> None:
        before = self.chosen()
        rules = self.rules()
        self.list.blockSignals(True)
        self.list.clear()
        self.list.setFont(self._theme.font(TextRole.BODY))
        for rule in rules:
            self.list.addItem(self._item(rule))
        kept = rules.index(before) if before in rules else 0
        self.list.setCurrentRow(kept if rules else -1)
        self.list.blockSignals(False)
        height = max(1, self.list.sizeHintForRow(0)) * min(len(rules), ROWS_SHOWN)
        self.list.setFixedHeight(height + 2 * self.list.frameWidth() + GRID // 2)
        key, count = ("lint-head", len(rules)) if rules else ("lint-none", 0)
        self._head.setText(self._words.say(key, count=count))
        self.setVisible(bool(rules) or not self._silent)
        self.list.setVisible(bool(rules))
        self._choose()

    def _item(self, rule: Rule) -> QListWidgetItem:
        say, language = self._words.say, self._words.language
        parts = dict.fromkeys(one.excerpt for one in self.findings if one.rule is rule)
        excerpts = ", ".join(list(parts)[:EXCERPTS_SHOWN])
        if len(parts) > EXCERPTS_SHOWN:
            excerpts = say("lint-more", excerpts=excerpts)
        text = visible(say("lint-item", name=rule.name[language], excerpts=excerpts))
        item = QListWidgetItem(_line_icon(rule.severity, self._theme.colour("text")), text)
        severity = say(f"lint-{rule.severity.name.lower()}")
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{severity}: {text}")
        return item

    def _choose(self) -> None:
        rule, say, language = self.chosen(), self._words.say, self._words.language
        for label in (self.reads, self.instead):
            label.setVisible(rule is not None)
        if rule is not None:
            severity = say(f"lint-{rule.severity.name.lower()}")
            name, text = rule.name[language], rule.reads[language]
            self.reads.setText(say("lint-reads", severity=severity, name=name, text=text))
            self.instead.setText(say("lint-instead", text=rule.instead[language]))
        self._mark()

    def _mark(self) -> None:
        selection = self._theme.colour("selection")
        mark_findings(self._box, self.findings, self.chosen(), selection)

    def _go(self) -> None:
        """Put the keyboard to the first place of the chosen rule."""
        rule = self.chosen()
        first = next((one for one in self.findings if one.rule is rule), None)
        if first is not None:
            self._box.setTextCursor(_cursor(self._box, first))
            self._box.setFocus(Qt.FocusReason.OtherFocusReason)


def mark_findings(
    box: QPlainTextEdit, findings: Sequence[Finding], chosen: Rule | None, ground: QColor
) -> None:
    """Draw a line under the words of each finding; those of the chosen rule stand on a ground."""
    made = []
    for finding in findings:
        look = QTextCharFormat()
        look.setUnderlineStyle(LINES[finding.severity])
        if finding.rule is chosen:
            look.setBackground(ground)
        selection = QTextEdit.ExtraSelection()
        selection.cursor = _cursor(box, finding)
        selection.format = look
        made.append(selection)
    box.setExtraSelections(made)


def _cursor(box: QPlainTextEdit, finding: Finding) -> QTextCursor:
    """Return the words of a finding as Qt selects them, in UTF-16 units."""
    text = box.document().toRawText()
    cursor = QTextCursor(box.document())
    cursor.setPosition(_units(text[: finding.start]))
    cursor.setPosition(_units(text[: finding.end]), QTextCursor.MoveMode.KeepAnchor)
    return cursor


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _line_icon(severity: Severity, ink: QColor) -> QIcon:
    """Return a picture of the line that stands under the words."""
    picture = QPixmap(MARK_WIDTH * 2, GRID * 2)
    picture.setDevicePixelRatio(2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink, 1.5, PENS[severity]))
    middle = GRID / 2
    if severity is Severity.CAUTION:
        for left in range(0, MARK_WIDTH - 3, 6):
            painter.drawArc(QRectF(left, middle - 2, 3, 4), 0, 180 * 16)
            painter.drawArc(QRectF(left + 3, middle - 2, 3, 4), 180 * 16, 180 * 16)
    else:
        painter.drawLine(0, round(middle), MARK_WIDTH, round(middle))
    painter.end()
    return QIcon(picture)
