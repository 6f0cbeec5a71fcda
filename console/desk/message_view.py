"""One notice: heading, receipts, warnings, texts, and what the officer can do with it.

Nothing here acts on a notice by being shown: every step is a button of its own, and a notice that
was not seen whole, or whose warnings were not confirmed, cannot be taken.
"""

from enum import Enum

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QVBoxLayout, QWidget

from console.desk import instants
from console.desk.flow_layout import FlowLayout
from console.desk.fonts import TextRole
from console.desk.message_text import MessageText
from console.desk.notice_texts import Notices, NoticeTexts
from console.desk.plain_label import PlainLabel, visible
from console.desk.precedence_chip import PrecedenceChip
from console.desk.receipt_ladder import ReceiptLadder
from console.desk.recipient_table import RecipientTable
from console.desk.station_state import StationState
from console.desk.theme import GRID, Theme, mark_alarm, mark_step
from console.desk.warning_bands import WARNINGS, WarningBands
from console.desk.wording import Wording
from console.desk_link.views import MessageView, TrafficRow
from protocol.errors import ReadbackError
from protocol.notices.matching import OBSERVING_KINDS
from protocol.vocabulary import Fact, Mode, Precedence

COMPACT_BELOW = 62 * GRID
"""Height of the page under which heading and receipts take one line each."""


class Step(Enum):
    """What an officer can do with a notice; the value names its words and its key."""

    READ = "read"
    READBACK = "readback"
    INTERIM = "interim"
    COMPARE = "compare"
    PASSED_ON = "passed-on"
    NOT_UNDERSTOOD = "not-understood"
    DIGITS = "digits"
    CORRECT = "correct"


class MessagePage(QWidget):
    """Shows one notice, or that none is chosen.

    Signals:
        step_wanted(Step): a button was pressed.
        warning_confirmed(str): the officer confirmed "late", "delayed" or "expired".
        recipient_chosen(TrafficRow): he wants to see the copy of this recipient.
    """

    step_wanted = Signal(object)
    recipient_chosen = Signal(object)
    warning_confirmed = Signal(str)

    def __init__(
        self,
        theme: Theme,
        words: Wording,
        state: StationState,
        notices: Notices,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._state = state
        self._notices = notices
        self.view: MessageView | None = None
        self.texts: NoticeTexts | None = None
        self._none = PlainLabel(theme, words.say("message-none"), subdued=True)
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._chip = PrecedenceChip(theme, words)
        self._title = PlainLabel(theme, role=TextRole.TITLE, wrap=True)
        self._meta = PlainLabel(theme, role=TextRole.CAPTION, subdued=True, wrap=True)
        self._ladder = ReceiptLadder(theme, words)
        self.recipients = RecipientTable(theme, words, self._recipient)
        self.recipients.chosen.connect(self.recipient_chosen)
        self.warnings = WarningBands(theme, words)
        self.warnings.confirmed.connect(self.warning_confirmed)
        self._result = QFrame()
        self._result_text = PlainLabel(theme, role=TextRole.STRONG, wrap=True)
        self.text = MessageText(theme, words)
        self.text.whole_seen.connect(self.refresh)
        self._next = PlainLabel(theme, role=TextRole.CAPTION, wrap=True)
        self.buttons: dict[Step, QPushButton] = {}
        self._page = QWidget()
        self._lay_out()
        state.station_changed.connect(self.refresh)
        self.clear()

    def _lay_out(self) -> None:
        result = QVBoxLayout(self._result)
        result.setContentsMargins(GRID, GRID // 2, GRID, GRID // 2)
        result.addWidget(self._result_text)
        head = QGridLayout()
        head.setHorizontalSpacing(2 * GRID)
        head.setVerticalSpacing(GRID // 2)
        head.addWidget(self._title, 0, 0)
        head.addWidget(self._chip, 0, 1, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._meta, 1, 0, 1, 2)
        head.setColumnStretch(0, 1)
        self._steps = QWidget()
        self._flow = flow = FlowLayout(self._steps)
        for step in Step:
            button = QPushButton(self._words.say(f"step-{step.value}"))
            button.setProperty("code", step.value)
            button.clicked.connect(self._press)
            self.buttons[step] = button
            flow.addWidget(button)
        column = QVBoxLayout(self._page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(head)
        column.addWidget(self._ladder)
        column.addWidget(self.recipients)
        column.addWidget(self.warnings)
        column.addWidget(self._result)
        column.addWidget(self.text, 1)
        column.addWidget(self._next)
        column.addWidget(self._steps)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(GRID, GRID, GRID, GRID)
        whole.addWidget(self._page)
        whole.addWidget(self._none)

    def clear(self) -> None:
        """Show that no notice is chosen."""
        self.view = self.texts = None
        self._page.hide()
        self._none.show()

    def show_notice(self, view: MessageView) -> None:
        """Show a notice, or what changed about the one shown."""
        same = self.view is not None and self.view.row.message_id == view.row.message_id
        try:
            texts = self.texts if same and self.texts else self._notices.texts(view.body)
        except ReadbackError as error:
            self.clear()
            self._none.setText(self._words.say("message-unreadable", code=error.code))
            return
        self.view, self.texts = view, texts
        self._none.hide()
        self._page.show()
        self.text.show_texts(texts, self._log(view), same_notice=same)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a low screen the heading gives its room to the text."""
        super().resizeEvent(event)
        compact = self.height() < COMPACT_BELOW
        self._title.set_role(TextRole.SECTION if compact else TextRole.TITLE)
        self._ladder.set_compact(compact)

    def put_beside(self, side: QWidget | None) -> None:
        """Put the readback beside the text, or take it away; meanwhile there is no other step."""
        self.text.put_beside(side)
        self._steps.setVisible(side is None)
        self._next.setVisible(side is None and bool(self._next.text()))

    def refresh(self) -> None:
        """Bring heading, bands and buttons to what is known now."""
        if self.view is None or self.texts is None:
            return
        view, now = self.view, self._state.now_ms()
        self._title.setText(self.texts.title)
        self._chip.show_precedence(Precedence(view.row.precedence), self._unread(view))
        self._meta.setText(self._heading(view))
        self._show_receipts(view, now)
        self.warnings.show_notice(view, self.texts, now, can_confirm=self._state.on_watch())
        self._show_result(view)
        self._show_steps(view)

    def shown_text(self) -> str:
        """Return the exact own-language text on the screen."""
        return self.text.own.shown_text()

    def possible(self, step: Step) -> bool:
        """Whether a step can be taken now."""
        button = self.buttons[step]
        return not button.isHidden() and button.isEnabled()

    def _heading(self, view: MessageView) -> str:
        row, say, now = view.row, self._words.say, self._state.now_ms()
        serial = say("serial-none") if row.serial is None else f"{row.epoch}:{row.serial}"
        circuit = self._state.circuit(row.circuit)
        peer = view.sender if circuit is None else circuit.peer_name
        key = "heading-sent" if row.outgoing else "heading-received"
        line = say(
            key,
            mode=say(f"mode-{Mode(row.mode).name.lower()}"),
            station=peer if row.outgoing else view.sender,
            serial=serial,
            released=instants.short_instant(row.released_ms, now),
            arrived=instants.short_instant(row.arrived_ms, now),
        )
        said = [line, *self._others_words(view)]
        if self.texts is not None and self.texts.alone:
            said.append(say("heading-alone"))
        return " · ".join(said)

    def _others_words(self, view: MessageView) -> list[str]:
        """Return to whom else the same text went."""
        to = self.texts.to if self.texts is not None else ()
        if len(to) < 2:
            return []
        if view.row.outgoing:
            return [self._words.say("many-one-body", count=len(to))]
        station = self._state.station
        own = None if station is None else (station.party, station.name)
        others = [f"{party} {name}" for party, name in to if (party, name) != own]
        return [self._words.say("many-also-to", stations=visible(", ".join(others)))]

    def _show_receipts(self, view: MessageView, now_ms: int) -> None:
        """Show the receipts: one line, or a table where the same text went to several."""
        self._ladder.setVisible(not view.others)
        self.recipients.setVisible(bool(view.others))
        self._ladder.show_facts(view.row.facts, now_ms)
        if view.others:
            rows = sorted((view.row, *view.others), key=lambda row: self._recipient(row.circuit))
            self.recipients.show_rows(rows, view.row.circuit, now_ms)

    def _recipient(self, circuit: bytes) -> str:
        view = self._state.circuit(circuit)
        return circuit.hex()[:8] if view is None else f"{view.peer_party} {view.peer_name}"

    def take_other(self, row: TrafficRow) -> None:
        """More is known of the copy of another recipient."""
        view = self.view
        if view is None or row.message_id != view.row.message_id or not row.outgoing:
            return
        if row.circuit in {other.circuit for other in view.others}:
            others = tuple(row if o.circuit == row.circuit else o for o in view.others)
            self.view = msgspec.structs.replace(view, others=others)
            self.refresh()

    def _show_result(self, view: MessageView) -> None:
        state = view.row.readback_state
        self._result.setVisible(state in ("same", "different") or not self._known_template())
        if not self._known_template():
            self._result_text.setText(self._words.say("template-unknown"))
            mark_alarm(self._result, "integrity")
        elif state == "different":
            labels = [self._notices.label(view.row.kind, name) for name in view.different_fields]
            self._result_text.setText(
                self._words.say("readback-different", fields=", ".join(labels) or "–")
            )
            mark_alarm(self._result, "integrity")
        elif state == "same":
            self._result_text.setText(self._words.say("readback-same"))
            mark_alarm(self._result, "")
            self._result.setProperty("pane", True)

    def _known_template(self) -> bool:
        return self.texts is not None and self.texts.template_known

    def _show_steps(self, view: MessageView) -> None:
        row, watch = view.row, self._state.on_watch()
        read = self._read(view)
        incoming = not row.outgoing
        wants_readback = row.readback_wanted and row.readback_state == ""
        hold = self._hold(view)
        offered = {
            Step.READ: (incoming and not read, watch and not hold),
            Step.READBACK: (incoming and read and wants_readback, watch and not hold),
            Step.INTERIM: (incoming and not row.answered, watch),
            Step.COMPARE: (row.kind in OBSERVING_KINDS and self._known_template(), True),
            Step.PASSED_ON: (incoming and read, watch),
            Step.NOT_UNDERSTOOD: (incoming, watch),
            Step.DIGITS: (self.texts is not None and len(self.texts.to) > 1, watch),
            Step.CORRECT: (row.outgoing and not row.superseded, watch),
        }
        chief = Step.READ if not read else Step.READBACK if wants_readback else Step.PASSED_ON
        for step, (shown, possible) in offered.items():
            button = self.buttons[step]
            button.setVisible(shown)
            button.setEnabled(possible)
            mark_step(button, incoming and step == chief)
        self._flow.invalidate()  # hidden buttons must leave no gap
        self._flow.activate()
        self._next.setText(self._next_words(view, hold))
        self._next.setVisible(bool(self._next.text()) and not self._steps.isHidden())

    def _hold(self, view: MessageView) -> str:
        """Return what has to happen before the notice can be taken: a word key, or ""."""
        if not self._state.on_watch():
            return "hold-watch"
        if any(
            getattr(view.row, name) and name not in view.warnings_confirmed for name in WARNINGS
        ):
            return "hold-warnings"
        return "" if self.text.seen else "hold-scroll"

    def _next_words(self, view: MessageView, hold: str) -> str:
        if view.row.outgoing:
            return ""
        if hold:
            return self._words.say(hold)
        if not self._read(view):
            return self._words.say("next-read")
        if view.row.readback_wanted and view.row.readback_state == "":
            return self._words.say("next-readback")
        return ""

    def _read(self, view: MessageView) -> bool:
        return any(fact == Fact.READ for fact, _ in view.row.facts)

    def _unread(self, view: MessageView) -> bool:
        return not view.row.outgoing and not self._read(view)

    def _log(self, view: MessageView) -> str:
        lines = [
            f"{instants.instant(event.at_ms)}  {_event_words(self._words, event.code)}"
            + "".join(f"  {name}={value}" for name, value in event.details)
            for event in view.events
        ]
        return "\n".join(lines) or self._words.say("log-empty")

    def _press(self) -> None:
        self.step_wanted.emit(Step(self.sender().property("code")))


def _event_words(words: Wording, code: str) -> str:
    key = f"event-{code}"
    return words.say(key) if words.has(key) else code
