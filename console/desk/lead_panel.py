"""What the agreements ask of this notice, and until which instant it is in time."""

from collections.abc import Mapping

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from console.desk.fonts import TextRole
from console.desk.plain_label import PlainLabel
from console.desk.theme import GRID, Theme, mark_alarm
from console.desk.typed_values import iso_instant
from console.desk.wording import Wording
from protocol.notices.draft import Draft, last_instant_in_time
from protocol.notices.pack import Kind, Pack
from protocol.notices.profiles import State, checklist
from protocol.notices.values import Value

MINUTE = 60
DONE, OPEN = "●", "○"


def lead_words(words: Wording, kind: Kind, values: Mapping[str, Value], now_s: int) -> str:
    """Return until when the notice is in time as an absolute instant, and what is left of it."""
    if kind.lead is None:
        return words.say("lead-none")
    last = last_instant_in_time(kind, dict(values))
    if last is None:
        spec = kind.field(kind.lead.field)
        label = spec.label[words.language] if spec else kind.lead.field
        return words.say("lead-unknown", field=label)
    hours, minutes = divmod(abs(last - now_s) // MINUTE, 60)
    key = "lead-late" if now_s > last else "lead-left"
    return words.say(key, until=iso_instant(last), hours=hours, minutes=minutes)


def is_late(kind: Kind, values: Mapping[str, Value], now_s: int) -> bool:
    """Whether the notice would go out LATE if it were released now."""
    last = last_instant_in_time(kind, dict(values))
    return last is not None and now_s > last


class LeadPanel(QFrame):
    """Lead time above, then one line for each thing that an article asks for."""

    def __init__(
        self, theme: Theme, words: Wording, pack: Pack, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words, self._pack = words, pack
        self.setProperty("pane", True)
        self._late = QFrame(self)
        mark_alarm(self._late, "overdue")
        late = QVBoxLayout(self._late)
        late.setContentsMargins(GRID, GRID // 2, GRID, GRID // 2)
        late.addWidget(PlainLabel(theme, words.say("lead-late-band"), TextRole.STRONG, wrap=True))
        self._lead = PlainLabel(theme, "", TextRole.STRONG, wrap=True, parent=self)
        self._basis = PlainLabel(theme, "", TextRole.CAPTION, wrap=True, subdued=True, parent=self)
        self._items = PlainLabel(theme, "", TextRole.BODY, wrap=True, parent=self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID * 2, GRID, GRID * 2, GRID)
        layout.setSpacing(GRID // 2)
        for widget in (self._late, self._lead, self._basis, self._items):
            layout.addWidget(widget)

    def show_lead(self, kind: Kind, values: Mapping[str, Value], now_s: int) -> None:
        """Show lead time and what is still missing, as of now."""
        self._lead.setText(lead_words(self._words, kind, values, now_s))
        self._late.setVisible(is_late(kind, values, now_s))
        article = f" · {kind.lead.article}" if kind.lead is not None else ""
        self._basis.setText(f"{kind.legal_basis}{article}")
        items = self._lines(kind, values, now_s)
        self._items.setText("\n".join(items))
        self._items.setVisible(bool(items))

    def _lines(self, kind: Kind, values: Mapping[str, Value], now_s: int) -> list[str]:
        """Return one line for each field that an article or the kind asks for."""
        draft = Draft(kind.code, values=tuple(values.items()))
        lines = []
        for item in checklist(draft, self._pack, now_s):
            spec = kind.field(item.field)
            if item.code != "field" or spec is None:
                continue
            met = item.state is State.MET
            line = self._words.say(
                "check-done" if met else "check-open",
                mark=DONE if met else OPEN,
                field=spec.label[self._words.language],
            )
            lines.append(f"{line} · {item.article}" if item.article else line)
        return lines
