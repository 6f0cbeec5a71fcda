"""The proof of a notice on the screen: three texts side by side, map, and the verdict."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from console.desk.area_shapes import area_shapes
from console.desk.area_words import notice_lines, term_words
from console.desk.choice_box import ChoiceBox
from console.desk.fonts import TextRole
from console.desk.lead_panel import lead_words
from console.desk.map_view import MapView
from console.desk.parallel_text import Column, ParallelText
from console.desk.plain_label import PlainLabel, visible
from console.desk.proof import Proof, languages_that_differ, prove
from console.desk.theme import GRID, Theme, mark_alarm
from console.desk.warning_draft_dialog import WarningDraftDialog
from console.desk.wording import Wording
from protocol.notices.message import Message
from protocol.notices.pack import Pack
from protocol.notices.warning_draft import draft_warning
from protocol.vocabulary import LANGUAGES

PARTY_LANGUAGES = {
    "CHN": "zh",
    "RUS": "ru",
    "FRA": "fr",
    "JPN": "ja",
    "KOR": "ko",
    "PRK": "ko",
    "BLR": "ru",
    "KAZ": "ru",
    "BEL": "fr",
}
"""Which of the six languages a party's officers most likely read; all others: English."""

MAP_HEIGHTS = (96, 184)
"""Least and most height of the map; between, a quarter of the window."""

LEGEND_FROM = 560
"""Below this height the legend goes: the texts say the same, and need the room."""


class ProofView(QWidget):
    """Own rendering, the peer's rendering, and that one read back.

    Signals:
        proved(bool): a message is shown; whether every language reads back as our own text.
    """

    proved = Signal(bool)

    def __init__(self, theme: Theme, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words
        self._message: Message | None = None
        self._pack: Pack | None = None
        self._preview = True
        self.text = ParallelText(theme, self)
        self.map = MapView(theme, words, self)
        self.map.setMinimumWidth(MAP_HEIGHTS[1] * 3 // 2)
        self._verdict = QFrame(self)
        self._verdict_words = PlainLabel(
            theme, "", TextRole.STRONG, wrap=True, parent=self._verdict
        )
        frame = QVBoxLayout(self._verdict)
        frame.setContentsMargins(GRID, GRID // 2, GRID, GRID // 2)
        frame.addWidget(self._verdict_words)
        self._lead = PlainLabel(theme, "", TextRole.BODY, wrap=True, parent=self)
        self._legend = PlainLabel(theme, "", TextRole.CAPTION, wrap=True, subdued=True, parent=self)
        self.notes = PlainLabel(theme, "", TextRole.CAPTION, wrap=True, parent=self)
        self._notes_frame = QScrollArea(self)
        self._notes_frame.setWidgetResizable(True)
        self._notes_frame.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._notes_frame.setAccessibleName(words.say("geo-notes"))
        self._notes_frame.setWidget(self.notes)
        self.draft_button = QPushButton(words.say("geo-draft-open"), self)
        self.draft_button.setAutoDefault(False)
        self.draft_button.clicked.connect(self._draft_warning)
        self._language = ChoiceBox(theme, self)
        for language in LANGUAGES:
            self._language.addItem(visible(words.say(f"language-{language}")), language)
        self._language.setAccessibleName(words.say("peer-language"))
        self._language.currentIndexChanged.connect(self._show)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(self._top())
        column.addWidget(self.text, 1)

    def _top(self) -> QHBoxLayout:
        choose = QHBoxLayout()
        choose.setSpacing(GRID)
        label = PlainLabel(self._theme, self._words.say("peer-language"), parent=self)
        label.setBuddy(self._language)
        choose.addWidget(label)
        choose.addWidget(self._language)
        choose.addStretch()
        choose.addWidget(self.draft_button)
        left = QVBoxLayout()
        left.setSpacing(GRID)
        left.addWidget(self._verdict)
        left.addWidget(self._lead)
        left.addLayout(choose)
        left.addWidget(self._legend)
        left.addWidget(self._notes_frame)
        left.addStretch()
        top = QHBoxLayout()
        top.setSpacing(GRID * 2)
        top.addLayout(left, 3)
        top.addWidget(self.map, 2)
        return top

    def show_message(
        self, message: Message, pack: Pack, parties: Sequence[str], *, preview: bool
    ) -> None:
        """Show a message; the peer's language is guessed from the first party addressed.

        Args:
            parties: ISO 3166-1 alpha-3 of the states that it goes to.
            preview: the message is not released yet; NOT RELEASED stands in the texts.
        """
        first = self._message is None
        self._message, self._pack, self._preview = message, pack, preview
        if first:
            language = PARTY_LANGUAGES.get(parties[0], "en") if parties else "en"
            if language == self._words.language:
                language = "zh" if language == "en" else "en"
            self._language.blockSignals(True)
            self._language.setCurrentIndex(self._language.findData(language))
            self._language.blockSignals(False)
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave most of a small window to the texts."""
        least, most = MAP_HEIGHTS
        self.map.setFixedHeight(max(least, min(most, self.height() // 4)))
        self._legend.setVisible(bool(self._legend.text()) and self.height() >= LEGEND_FROM)
        super().resizeEvent(event)
        self._fit_notes()

    def _fit_notes(self) -> None:
        """Show all notes where there is room, some lines to be scrolled where there is not."""
        least, most = MAP_HEIGHTS
        whole = self.notes.heightForWidth(max(1, self._notes_frame.width() - GRID * 3))
        limit = max(least // 2, min(most, self.height() // 5))
        self._notes_frame.setFixedHeight(min(max(whole, 0) + GRID, limit))

    def peer_language(self) -> str:
        """Return the language shown in the second column."""
        return str(self._language.currentData())

    def _show(self) -> None:
        if self._message is None or self._pack is None:
            return
        message, pack, own = self._message, self._pack, self._words.language
        proof = prove(message, pack, own, self.peer_language(), preview=self._preview)
        differ = languages_that_differ(message, pack, own, preview=self._preview)
        self._show_texts(proof)
        self._show_verdict(differ)
        kind = pack.kinds[message.heading.kind]
        values = dict(message.values)
        shapes = area_shapes(kind, values, pack, own)
        self.map.show_shapes(shapes)
        self.map.setVisible(bool(shapes))
        self.draft_button.setVisible(any(shape.rings for shape in shapes))
        self._legend.setText(self.map.description() if shapes else "")
        self._legend.setVisible(bool(shapes) and self.height() >= LEGEND_FROM)
        self._show_notes(message, pack)
        heading = message.heading
        self._lead.setText(
            lead_words(self._words, pack, kind, heading.instrument, values, heading.released)
        )
        self.proved.emit(not differ)

    def _draft_warning(self) -> None:
        """Show the draft of a public warning, which goes to its authority by other ways."""
        if self._message is None or self._pack is None:
            return
        kind = self._pack.kinds[self._message.heading.kind]
        draft = partial(draft_warning, kind, dict(self._message.values))
        dialog = WarningDraftDialog(self._theme, self._words, draft, self.window())
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _show_notes(self, message: Message, pack: Pack) -> None:
        """Say how large the areas are, how far apart, and whose land they touch."""
        heading = message.heading
        parties = [heading.sender.party, *(address.party for address in heading.to)]
        kind = pack.kinds[heading.kind]
        term = partial(term_words, pack, self._words.language)
        lines = notice_lines(self._words, kind, dict(message.values), parties, term)
        self.notes.setText("\n".join(lines))
        self._notes_frame.setVisible(bool(lines))
        self._fit_notes()

    def _show_texts(self, proof: Proof) -> None:
        words, own, peer = self._words, self._words.language, self.peer_language()
        kind = (
            self._pack.kinds[self._message.heading.kind] if self._pack and self._message else None
        )
        critical = {spec.name for spec in kind.fields if spec.critical} if kind else set()
        named = words.say(f"language-{peer}")
        columns = (
            Column(words.say("proof-own"), own, proof.own),
            Column(words.say("proof-peer", language=named), peer, proof.peer),
            Column(words.say("proof-back", language=named), own, proof.back),
        )
        different = frozenset() if proof.same else frozenset({2})
        self.text.show_columns(
            columns, frozenset(critical | {"heading.kind", "heading.mode"}), different
        )

    def _show_verdict(self, differ: list[str]) -> None:
        words = self._words
        if differ:
            named = ", ".join(words.say(f"language-{language}") for language in differ)
            self._verdict_words.setText(words.say("proof-differs", languages=named))
        else:
            self._verdict_words.setText(words.say("proof-same"))
        mark_alarm(self._verdict, "integrity" if differ else "")
