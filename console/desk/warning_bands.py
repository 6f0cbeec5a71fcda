"""LATE, DELAYED and EXPIRED over the text, in both languages, each confirmed by itself."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from console.desk import instants
from console.desk.fonts import TextRole
from console.desk.notice_texts import NoticeTexts
from console.desk.plain_label import PlainLabel
from console.desk.theme import GRID, Theme, mark_alarm
from console.desk.wording import Wording
from console.desk_link.views import MessageView

WARNINGS = ("late", "delayed", "expired")


class WarningBands(QWidget):
    """One band for each warning that stands over a notice.

    Signals:
        confirmed(str): the officer confirmed this warning.
    """

    confirmed = Signal(str)

    def __init__(self, theme: Theme, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._bands = {name: WarningBand(theme, words, name) for name in WARNINGS}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        for band in self._bands.values():
            band.confirmed.connect(self.confirmed)
            column.addWidget(band)

    def show_notice(
        self, view: MessageView, texts: NoticeTexts, now_ms: int, *, can_confirm: bool
    ) -> None:
        """Show the bands of a notice; only an incoming one asks for confirmation."""
        theirs = _words_of(self._words, texts.sender.language)
        for name, band in self._bands.items():
            stands = bool(getattr(view.row, name))
            band.setVisible(stands)
            if stands:
                open_yet = not view.row.outgoing and name not in view.warnings_confirmed
                band.show_warning(
                    self._reason(name, view, texts, now_ms),
                    theirs.say(f"badge-{name}"),
                    texts.sender.language,
                    ask=open_yet,
                    can_confirm=can_confirm,
                )
        self.setVisible(any(getattr(view.row, name) for name in WARNINGS))

    def _reason(self, name: str, view: MessageView, texts: NoticeTexts, now_ms: int) -> str:
        if name == "delayed":
            return self._words.say(
                "warning-delayed",
                released=instants.short_instant(view.row.released_ms, now_ms),
                arrived=instants.short_instant(view.row.arrived_ms, now_ms),
                offset=instants.offset(view.clock_offset_ms),
            )
        if name == "expired":
            return self._words.say("warning-expired", until=instants.instant(texts.valid_until_ms))
        return self._words.say("warning-late")


class WarningBand(QFrame):
    """A band in the colour of overdue things."""

    confirmed = Signal(str)

    def __init__(self, theme: Theme, words: Wording, name: str) -> None:
        super().__init__()
        self._name = name
        self._words = words
        self._word = PlainLabel(theme, words.say(f"badge-{name}"), role=TextRole.SECTION)
        strong = QFontMetrics(theme.font(TextRole.SECTION))
        widths = [strong.horizontalAdvance(words.say(f"badge-{one}")) for one in WARNINGS]
        self._word.setMinimumWidth(max(widths))
        self._reason = PlainLabel(theme, role=TextRole.CAPTION, wrap=True)
        self._theirs = PlainLabel(theme, role=TextRole.CAPTION_STRONG)
        self._button = QPushButton(words.say(f"confirm-{name}"))
        self._button.setProperty("tight", True)
        self._button.clicked.connect(self._confirm)
        self._done = PlainLabel(theme, words.say("warning-confirmed"), role=TextRole.CAPTION_STRONG)
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID, GRID // 2, GRID, GRID // 2)
        row.setSpacing(GRID)
        row.addWidget(self._word)
        row.addWidget(self._reason, 1)
        row.addWidget(self._theirs)
        row.addWidget(self._button)
        row.addWidget(self._done)
        mark_alarm(self, "overdue")

    def show_warning(
        self, reason: str, theirs: str, language: str, *, ask: bool, can_confirm: bool
    ) -> None:
        """Show the reason, the sender's word for it, and the button while it is asked for."""
        self._reason.setText(reason)
        self._theirs.set_language(language)
        self._theirs.setText(theirs)
        self._button.setVisible(ask)
        self._button.setEnabled(can_confirm)
        self._done.setVisible(not ask)
        self.setAccessibleName(f"{self._word.text()}. {reason}")

    def _confirm(self) -> None:
        self.confirmed.emit(self._name)


def _words_of(words: Wording, language: str) -> Wording:
    return words if language == words.language else Wording.load(language)
