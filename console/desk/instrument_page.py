"""The instruments of the pack: what each asks, article by article, and which notices serve it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListView,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from console.desk.articles import article_words
from console.desk.fonts import TextRole
from console.desk.plain_label import PlainBox, PlainLabel, visible
from console.desk.theme import GRID, Theme
from console.desk.wording import Wording
from protocol.notices.instruments import InstrumentPage, Rule
from protocol.notices.pack import Pack

ASKED, UNKNOWN = "●", "?"
LIST_WIDTH = 240
_CODE = Qt.ItemDataRole.UserRole


def page_text(words: Wording, pack: Pack, page: InstrumentPage) -> str:
    """Return the page of an instrument as lines of plain text in the language of the screen."""
    language = words.language
    status = pack.term("instrument_status", page.status)
    facts = [words.say("instrument-code", code=page.code)]
    if status is not None:
        facts.append(words.say("instrument-status", status=status.wording[language]))
    if page.signed:
        facts.append(words.say("instrument-signed", date=page.signed))
    lines = [page.title[language], "", *facts, "", page.summary[language]]
    lines += ["", words.say("instrument-asks")]
    for point in page.points:
        mark = ASKED if point.known else UNKNOWN
        parts = (article_words(words, point.article), point.text[language])
        lines.append(f"{mark} {' · '.join(part for part in parts if part)}")
    if page.rules:
        lines += ["", words.say("instrument-checks")]
        lines += [_rule_line(words, pack, rule) for rule in page.rules]
    lines += ["", words.say("instrument-kinds", count=len(page.kinds))]
    lines += [f"{ASKED} {pack.kinds[code].title[language]} [{code}]" for code in page.kinds]
    lines += ["", words.say("instrument-sources"), *(f"{ASKED} {text}" for text in page.sources)]
    return "\n".join(lines)


def _rule_line(words: Wording, pack: Pack, rule: Rule) -> str:
    """Return article, what is asked, and of which kinds of notice."""
    kinds = [pack.kinds[code].title[words.language] for code in rule.kinds]
    parts = [
        "" if rule.known else words.say("profile-not-known"),
        article_words(words, rule.article),
        words.say("profile-advisory") if rule.advisory else "",
        rule.text[words.language],
    ]
    said = " · ".join(part for part in parts if part)
    mark = ASKED if rule.known else UNKNOWN
    return f"{mark} {said}\n     {words.say('instrument-for', kinds=' | '.join(kinds))}"


class InstrumentsWindow(QDialog):
    """The list of instruments beside the page of the one marked. It changes nothing."""

    def __init__(
        self, theme: Theme, words: Wording, pack: Pack, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words, self._pack = words, pack
        # In the order of the vocabulary, which is that of time.
        terms = pack.vocabularies["instrument"].terms
        self._codes = [code for code in terms if code in pack.instruments]
        title = words.say("instruments-title")
        self.setFont(theme.font(TextRole.BODY))
        self.setWindowTitle(title)
        self._model = QStandardItemModel(self)
        self.list = QListView(self)
        self.list.setModel(self._model)
        self.list.setAccessibleName(title)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setMinimumWidth(LIST_WIDTH)
        self.list.setSpacing(GRID // 4)
        self.page = PlainBox(theme, words.language, parent=self)
        self.page.setAccessibleName(words.say("instrument-page"))
        close = QPushButton(words.say("button-close"), self)
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setChildrenCollapsible(False)
        split.addWidget(self.list)
        split.addWidget(self.page)
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 5)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(PlainLabel(theme, title, TextRole.TITLE, parent=self))
        column.addWidget(split, 1)
        column.addLayout(foot)
        for code in self._codes:
            named = f"{pack.instruments[code].title[words.language]} [{code}]"
            item = QStandardItem(visible(named))
            item.setEditable(False)
            item.setData(code, _CODE)
            self._model.appendRow(item)
        self.list.selectionModel().currentChanged.connect(self._show)
        self.resize(1000, 560)
        self.show_instrument("")
        self.list.setFocus()

    def show_instrument(self, code: str) -> None:
        """Mark an instrument and show its page; the first one if the pack has no such page."""
        row = self._codes.index(code) if code in self._codes else 0
        self.list.setCurrentIndex(self._model.index(row, 0))
        self._show()

    def _show(self) -> None:
        page = self._pack.instruments.get(str(self.list.currentIndex().data(_CODE)))
        if page is None:
            self.page.show_text(self._words.say("instruments-none"), self._words.language)
        else:
            self.page.show_text(page_text(self._words, self._pack, page), self._words.language)
