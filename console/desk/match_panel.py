"""What stands beside an observed event: the announced launches, the limits, and two buttons."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from console.desk.fields.editor import FormContext, LaunchNotices, OpenNotice
from console.desk.fields.reference import notice_words
from console.desk.flow_layout import FlowLayout
from console.desk.fonts import TextRole
from console.desk.match_list import MatchEntry, MatchList
from console.desk.match_words import fit_lines, limits_words, nothing_words, standing_words
from console.desk.plain_label import PlainLabel
from console.desk.theme import GRID
from console.places import place_marks, site_extent_km
from protocol.notices.matching import Event, Match, matches
from protocol.vocabulary import Mode

PAUSE_MS = 150
"""The comparison follows the officer's keys after this pause; a thousand notices take a while."""

LIST_HEIGHT = 14 * GRID


class MatchPanel(QFrame):
    """Announced launches beside one event. It compares; the officer chooses.

    Args:
        waiting: sentence that stands here while there is no event.
        may_name: whether a notice of the list can be named, and `may_name_none`, whether it can
            be said that none of them is the event.

    Signals:
        named(bytes): id of the notice that the officer named.
        none_named(): the officer said that none of them is the event.
    """

    named = Signal(bytes)
    none_named = Signal()

    def __init__(
        self,
        context: FormContext,
        waiting: str,
        *,
        may_name: bool,
        may_name_none: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("pane", True)
        self._context, self._waiting = context, waiting
        self._event: Event | None = None
        self._mode = Mode.ACTUAL
        self._shown: tuple[object, ...] = ()
        theme, words = context.theme, context.words
        self.said = PlainLabel(theme, "", TextRole.STRONG, wrap=True, parent=self)
        self.caveats = PlainLabel(theme, "", TextRole.CAPTION_STRONG, wrap=True, parent=self)
        self.list = MatchList(theme, words.say("match-list"), self)
        self.list.setMinimumHeight(LIST_HEIGHT)
        self.list.activated.connect(self._name)
        self.list.selectionModel().selectionChanged.connect(self._refresh)
        self.name = self._button("match-name", self._name)
        self.none = self._button("match-none-held", self.none_named.emit)
        self.name.setVisible(may_name)
        self.none.setVisible(may_name_none)
        limits = limits_words(words, site_extent_km())
        self.limits = PlainLabel(
            theme, limits, TextRole.CAPTION, wrap=True, subdued=True, parent=self
        )
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.compare)
        self._lay_out()
        self.compare()

    def _button(self, key: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(self._context.words.say(key), self)
        button.setAutoDefault(False)
        button.setProperty("tight", True)
        button.clicked.connect(act)
        return button

    def _lay_out(self) -> None:
        buttons = QWidget(self)
        flow = FlowLayout(buttons)
        flow.addWidget(self.name)
        flow.addWidget(self.none)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(GRID // 2)
        title = self._context.words.say("match-title")
        column.addWidget(PlainLabel(self._context.theme, title, TextRole.STRONG, wrap=True))
        column.addWidget(self.said)
        column.addWidget(self.caveats)
        column.addWidget(self.list, 1)
        column.addWidget(buttons)
        column.addWidget(self.limits)

    def show_event(self, event: Event | None, mode: Mode) -> None:
        """Compare with this event, after a short pause."""
        self._event, self._mode = event, mode
        self._pause.start()

    def refresh_notices(self) -> None:
        """More is known of the notices."""
        self._pause.start()

    def compare(self) -> None:
        """Compare now, unless nothing has changed since the last time."""
        self._pause.stop()
        held = self._context.launches()
        now = (self._event, self._mode, held)
        if now == self._shown:
            return
        self._shown = now
        event = self._event
        stated = event is not None and (event.at_s is not None or bool(event.origins))
        if event is None or not stated:
            self.list.show_entries(())
            self._say(self._waiting, held)
            return
        found = matches(event, held.notices, self._mode, place_marks())
        known = {notice.message_id: notice for notice in held.shown}
        self.list.show_entries([self._entry(match, event, known) for match in found])
        # While notices are still being read nobody may conclude that there is none.
        self._say("" if held.reading else nothing_words(self._context.words, found), held)

    def _say(self, sentence: str, held: LaunchNotices) -> None:
        say = self._context.words.say
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))
        caveats = [say("match-reading", count=held.reading)] if held.reading else []
        caveats += [say("match-unreadable", count=held.unreadable)] if held.unreadable else []
        self.caveats.setText("\n".join(caveats))
        self.caveats.setVisible(bool(caveats))
        self.list.setVisible(bool(self.list.entries()))
        self._refresh()

    def _entry(self, match: Match, event: Event, known: dict[bytes, OpenNotice]) -> MatchEntry:
        words, launch = self._context.words, match.launch
        notice = known.get(launch.notice.message_id)
        title = notice_words(self._context, notice) if notice else launch.notice.kind
        return MatchEntry(
            message_id=launch.notice.message_id,
            number=launch.number,
            title=title,
            standing=standing_words(words, launch),
            lines=fit_lines(words, match, event, self._class_words),
            closed=not launch.state.is_open,
        )

    def _class_words(self, code: str) -> str:
        return self._context.term_words("object_class", code)

    def _refresh(self) -> None:
        self.name.setEnabled(self.list.chosen() is not None)

    def _name(self) -> None:
        entry = self.list.chosen()
        if entry is not None:
            self.named.emit(entry.message_id)
