"""What the agreements ask of this notice, and until which instant it is in time."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from console.desk.articles import article_words
from console.desk.fonts import TextRole
from console.desk.plain_label import PlainLabel
from console.desk.theme import GRID, Theme, mark_alarm
from console.desk.typed_values import iso_instant
from console.desk.wording import Wording
from protocol.notices.draft import Draft
from protocol.notices.instrument_checks import State
from protocol.notices.lead_time import last_instant_in_time, spec_at, time_limit
from protocol.notices.pack import Kind, Pack
from protocol.notices.profiles import CheckItem, checklist
from protocol.notices.values import Value

MINUTE = 60
MARKS = {
    State.MET: "●",
    State.MISSING: "○",
    State.LATE: "▲",
    State.DIFFERS: "◆",
    State.NOT_KNOWN: "?",
}
"""A shape of its own for each state; the word stands beside it."""

ORDER = (State.LATE, State.DIFFERS, State.MISSING, State.NOT_KNOWN, State.MET)
"""What needs a look comes first: a low window shows the first lines only."""


def lead_words(
    words: Wording,
    pack: Pack,
    kind: Kind,
    instrument: str,
    values: Mapping[str, Value],
    now_s: int,
) -> str:
    """Return until when the notice is in time as an absolute instant, and what is left of it."""
    limit = time_limit(pack, kind, instrument, values)
    if limit is None:
        return words.say("lead-none")
    if limit.last_s is None:
        spec = spec_at(kind, limit.field)
        label = spec.label[words.language] if spec else limit.field
        return words.say("lead-unknown", field=label)
    hours, minutes = divmod(abs(limit.last_s - now_s) // MINUTE, 60)
    key = "lead-late" if now_s > limit.last_s else "lead-left"
    return words.say(key, until=iso_instant(limit.last_s), hours=hours, minutes=minutes)


class LeadPanel(QFrame):
    """Lead time above, then one line for each thing that the instrument or the kind asks for."""

    def __init__(
        self, theme: Theme, words: Wording, pack: Pack, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._words, self._pack = theme, words, pack
        self.setProperty("pane", True)
        self._late = QFrame(self)
        mark_alarm(self._late, "overdue")
        late = QVBoxLayout(self._late)
        late.setContentsMargins(GRID, GRID // 2, GRID, GRID // 2)
        late.addWidget(PlainLabel(theme, words.say("lead-late-band"), TextRole.STRONG, wrap=True))
        self._lead = PlainLabel(theme, "", TextRole.STRONG, wrap=True, parent=self)
        self._basis = PlainLabel(theme, "", TextRole.CAPTION, wrap=True, subdued=True, parent=self)
        self._counts = PlainLabel(theme, "", TextRole.STRONG, wrap=True, parent=self)
        self._lines: list[tuple[PlainLabel, PlainLabel]] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(GRID)
        self._grid.setVerticalSpacing(GRID // 2)
        self._grid.setColumnStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID * 2, GRID, GRID * 2, GRID)
        layout.setSpacing(GRID // 2)
        for widget in (self._late, self._lead, self._basis, self._counts):
            layout.addWidget(widget)
        layout.addLayout(self._grid)

    def show_draft(self, draft: Draft, now_s: int) -> None:
        """Show lead time and how each thing asked for stands, as of now."""
        kind, values = self._pack.kinds[draft.kind], dict(draft.values)
        instrument = draft.options.instrument or kind.instruments[0]
        self._lead.setText(lead_words(self._words, self._pack, kind, instrument, values, now_s))
        last = last_instant_in_time(self._pack, kind, instrument, values)
        self._late.setVisible(last is not None and now_s > last)
        self._basis.setText(self._basis_words(kind, instrument))
        lines = self._checked(kind, draft, now_s)
        self._counts.setText(self._count_words([state for state, _ in lines]))
        self._counts.setVisible(bool(lines))
        self._show_lines(lines)

    def line(self, kind: Kind, item: CheckItem) -> str:
        """Return the words of one line: its state, where it stands, and what is asked."""
        words = self._words
        if item.rule is None:
            spec = kind.field(item.field)
            asked, article = spec.label[words.language] if spec else item.field, item.article
        else:
            asked, article = item.rule.text[words.language], article_words(words, item.article)
        state = words.say(f"profile-{item.state.value.replace(' ', '-')}")
        if item.rule is not None and item.rule.advisory:
            article = " · ".join(part for part in (article, words.say("profile-advisory")) if part)
        key = "profile-line-article" if article else "profile-line"
        return words.say(key, state=state, article=article, asked=asked)

    def _checked(self, kind: Kind, draft: Draft, now_s: int) -> list[tuple[State, str]]:
        """Return state and words of each line: the fields in one line while none is missing."""
        items = [item for item in checklist(draft, self._pack, now_s) if item.code != "lead"]
        fields = [item for item in items if item.code == "field"]
        lines = []
        if self._pack.instruments and all(item.state is State.MET for item in fields):
            said = self._words.say("profile-fields")
            met = self._words.say("profile-line", state=self._words.say("profile-pass"), asked=said)
            lines.append((State.MET, met))
            fields = []
        elif self._pack.instruments:
            fields = [item for item in fields if item.state is not State.MET]
        rules = [item for item in items if item.code == "rule"]
        lines = [(item.state, self.line(kind, item)) for item in fields + rules] + lines
        return sorted(lines, key=lambda line: ORDER.index(line[0]))

    def _basis_words(self, kind: Kind, instrument: str) -> str:
        page = self._pack.instruments.get(instrument)
        if page is not None:
            status = self._pack.term("instrument_status", page.status)
            named = status.wording[self._words.language] if status else page.status
            return f"{page.title[self._words.language]} · {named}"
        term = self._pack.term("instrument", instrument)
        basis = term.wording[self._words.language] if term else instrument
        return basis if self._pack.instruments else f"{basis} · {kind.legal_basis}"

    def _count_words(self, states: list[State]) -> str:
        parts = [
            self._words.say(f"profile-count-{state.value.replace(' ', '-')}", count=number)
            for state in ORDER
            if (number := states.count(state))
        ]
        return " · ".join(parts)

    def _show_lines(self, lines: list[tuple[State, str]]) -> None:
        while len(self._lines) < len(lines):
            self._add_line()
        for at, (mark, words) in enumerate(self._lines):
            shown = at < len(lines)
            mark.setVisible(shown)
            words.setVisible(shown)
            if shown:
                state, text = lines[at]
                mark.setText(MARKS[state])
                words.setText(text)
                role = TextRole.BODY if state in (State.MET, State.NOT_KNOWN) else TextRole.STRONG
                words.set_role(role)

    def _add_line(self) -> None:
        mark = PlainLabel(self._theme, "", TextRole.BODY, parent=self)
        words = PlainLabel(self._theme, "", TextRole.BODY, wrap=True, parent=self)
        row = len(self._lines)
        self._grid.addWidget(mark, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(words, row, 1)
        self._lines.append((mark, words))
