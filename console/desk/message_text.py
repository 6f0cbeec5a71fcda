"""The texts of a notice, side by side, and whether the officer has seen the whole of his own."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QGridLayout,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QTabBar,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from console.desk.fonts import TextRole
from console.desk.map_view import MapView
from console.desk.notice_texts import NoticeTexts, ShownText
from console.desk.plain_label import PlainBox, PlainLabel, visible
from console.desk.theme import GRID, Theme
from console.desk.wording import Wording
from console.desk.words_page import WordsPage

SENDER_TAB, CODES_TAB, _LOG_TAB, MAP_TAB = range(4)


class MessageText(QWidget):
    """Own language at the left; at the right sender's language, codes, log, map or free texts.

    Signals:
        whole_seen(): the end of the own-language text has been on the screen.
        draft_wanted(): the officer wants a draft of a public warning for the areas on the map.
    """

    whole_seen = Signal()
    draft_wanted = Signal()

    def __init__(self, theme: Theme, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = words
        self.seen = False
        self._texts: NoticeTexts | None = None
        self._own_head = PlainLabel(theme, role=TextRole.CAPTION_STRONG, subdued=True)
        self.own = PlainBox(theme)
        self._more = QPushButton()
        self._more.setProperty("slim", True)
        self._more.clicked.connect(self._page_down)
        self.wording = QPushButton(words.say("lint-tab"))
        self.wording.setProperty("slim", True)
        self.wording.setCheckable(True)
        self.wording.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.wording.toggled.connect(self._show_wording)
        self._tabs = QTabBar()
        self._tabs.setExpanding(False)
        self._tabs.setDrawBase(False)
        self._tabs.setUsesScrollButtons(False)
        self._tabs.setElideMode(Qt.TextElideMode.ElideNone)
        # Ignored: both columns stay equally wide, whatever the language's words for the tabs are.
        self._tabs.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._tabs.currentChanged.connect(self._show_tab)
        self._tabs.tabBarClicked.connect(self._show_tab)  # the current one, too
        self._right = QStackedWidget()
        self._boxes = [
            PlainBox(theme),
            PlainBox(theme, role=TextRole.CODE),
            PlainBox(theme, role=TextRole.CODE),
        ]
        for box, key in zip(self._boxes, ("text-sender", "text-codes", "text-log"), strict=True):
            self._right.addWidget(box)
            self._tabs.addTab(words.say(key, language=""))
        self.map = MapView(theme, words)
        self.draft_button = QPushButton(words.say("geo-draft-open"), self.map)
        self.draft_button.clicked.connect(self.draft_wanted)
        corner = QVBoxLayout(self.map)
        corner.setContentsMargins(GRID, GRID, GRID, GRID)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        corner.addWidget(self.draft_button, 0, right)
        self._right.addWidget(self.map)
        self._tabs.addTab(words.say("text-map"))
        self.words_page = WordsPage(theme, words)
        self._right.addWidget(self.words_page)
        self._side: QWidget | None = None
        self._lay_out()
        bar = self.own.verticalScrollBar()
        bar.valueChanged.connect(self._look)
        bar.rangeChanged.connect(self._look)
        self.own.installEventFilter(self)
        theme.changed.connect(self._take_theme)
        self._take_theme()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.own, 1)
        left.addWidget(self._more)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GRID)
        self._grid.setVerticalSpacing(GRID // 2)
        self._grid.addWidget(self._own_head, 0, 0)
        self._grid.addWidget(self._tabs, 0, 1)
        self._grid.addLayout(left, 1, 0)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._right, 1)
        right.addWidget(self.wording)
        self._grid.addLayout(right, 1, 1)
        self._grid.setRowStretch(1, 1)
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1)
            self._grid.setColumnMinimumWidth(column, 20 * GRID)
        for widget in (self.own, self._right):
            widget.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)

    def show_texts(self, texts: NoticeTexts, log: str, *, same_notice: bool) -> None:
        """Show a notice; if it is the one shown already, its place and what was seen stay."""
        self._boxes[2].show_text(log)
        if same_notice and texts == self._texts:
            return
        self._texts = texts
        self.seen = False
        say = self._words.say
        self._own_head.setText(say("text-own", language=say("language-name")))
        self._tabs.setTabText(0, say("text-sender", language=self._language(texts.sender)))
        self.own.show_text(texts.own.text, texts.own.language)
        self.own.setAccessibleName(self._own_head.text())
        self._boxes[0].show_text(texts.sender.text, texts.sender.language)
        self.map.show_shapes(texts.shapes)
        self.words_page.show_texts(texts.written)
        outlined = any(shape.rings for shape in texts.shapes)
        self.draft_button.setVisible(outlined)
        self.draft_button.setEnabled(outlined)
        self._offer_tabs(texts)
        self._show_codes(texts)
        for box, tab in zip(self._boxes, range(3), strict=True):
            box.setAccessibleName(self._tabs.tabText(tab))
        self._mark_critical()
        QTimer.singleShot(0, self._look)

    def _show_codes(self, texts: NoticeTexts) -> None:
        """Show codes and definitions; say over the text that some terms mean something else there.

        The terms that the sides read differently come first, the codes as they travelled last.
        """
        say, count = self._words.say, len(texts.differing)
        parts = [part.text for part in (texts.terms, texts.codes) if part.text]
        self._boxes[1].show_text("\n\n".join(parts), texts.own.language)
        self._tabs.setTabText(CODES_TAB, ("≠ " if count else "") + say("text-codes"))
        if count:
            self._own_head.setText(f"{self._own_head.text()} · ≠ {count}")
            differ = say("text-differing", count=count)
            self._own_head.setAccessibleDescription(f"{differ}: {', '.join(texts.differing)}")

    def _offer_tabs(self, texts: NoticeTexts) -> None:
        """Offer what there is to see; two columns of the same language would say nothing."""
        foreign = texts.sender.language != texts.own.language
        self._tabs.setTabVisible(SENDER_TAB, foreign)
        self._tabs.setTabVisible(MAP_TAB, bool(texts.shapes))
        self.wording.setChecked(False)
        self.wording.setVisible(bool(texts.written))
        instead = MAP_TAB if texts.shapes else CODES_TAB
        self._tabs.setCurrentIndex(SENDER_TAB if foreign else instead)

    def put_beside(self, side: QWidget | None) -> None:
        """Put another widget (the readback) in the place of the right column, or take it away."""
        if self._side is not None:
            self._grid.removeWidget(self._side)
            self._side.hide()
        self._side = side
        self._tabs.setVisible(side is None)
        self._right.setVisible(side is None)
        written = self._texts is not None and bool(self._texts.written)
        self.wording.setVisible(side is None and written)
        if side is not None:
            self._grid.addWidget(side, 0, 1, 2, 1)
            side.show()
            self.own.verticalScrollBar().setValue(0)

    def lines_below(self) -> int:
        """Return how many lines of the own-language text lie below the lower edge."""
        bar = self.own.verticalScrollBar()
        return int(bar.maximum() - bar.value())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look again when the text is first shown or takes another size."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.Resize):
            QTimer.singleShot(0, self._look)
        return super().eventFilter(watched, event)

    def _look(self) -> None:
        if self._texts is None:
            return
        below = self.lines_below()
        self._more.setVisible(below > 0)
        self._more.setText(self._words.say("text-more", lines=below))
        if below == 0 and self.own.isVisible() and not self.seen:
            self.seen = True
            self.whole_seen.emit()

    def _page_down(self) -> None:
        bar = self.own.verticalScrollBar()
        bar.setValue(bar.value() + max(1, bar.pageStep() - 1))
        self.own.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_tab(self, tab: int) -> None:
        self.wording.setChecked(False)
        self._right.setCurrentIndex(tab)

    def _show_wording(self, wanted: bool) -> None:
        """Show what other languages can read differently in the free texts, or the tab again."""
        if wanted:
            self._right.setCurrentWidget(self.words_page)
        else:
            self._right.setCurrentIndex(self._tabs.currentIndex())

    def _language(self, shown: ShownText) -> str:
        return self._words.say(f"language-{shown.language}")

    def _take_theme(self) -> None:
        self._tabs.setFont(self._theme.font(TextRole.CAPTION))
        self._mark_critical()

    def _mark_critical(self) -> None:
        if self._texts is None:
            return
        for box, shown in ((self.own, self._texts.own), (self._boxes[0], self._texts.sender)):
            box.setExtraSelections(self._selections(box, shown))

    def _selections(self, box: PlainBox, shown: ShownText) -> list[QTextEdit.ExtraSelection]:
        """Shade and underline the critical values; their letters stay as they are."""
        look = QTextCharFormat()
        look.setBackground(QColor(self._theme.palette.selection))
        look.setFontUnderline(True)
        made = []
        for start, end in shown.critical:
            cursor = QTextCursor(box.document())
            cursor.setPosition(_units(visible(shown.text[:start])))
            cursor.setPosition(_units(visible(shown.text[:end])), QTextCursor.MoveMode.KeepAnchor)
            selection = QTextEdit.ExtraSelection()
            selection.cursor = cursor
            selection.format = look
            made.append(selection)
        return made


def _units(text: str) -> int:
    """Return the length in UTF-16 units, in which Qt counts."""
    return len(text.encode("utf-16-le")) // 2
