"""The window in which a notice is written: situation, form, check, and then the release."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from console.desk.draft_keeper import PAUSE_MS, DraftKeeper
from console.desk.entry import COMPOSITION_CHANGED, any_composing
from console.desk.fields.editor import FormContext, OpenNotice
from console.desk.fill_page import FillPage
from console.desk.fonts import TextRole
from console.desk.instants import time_of_day
from console.desk.kind_picker import KindPicker
from console.desk.mode_band import ModeBand
from console.desk.plain_label import PlainLabel
from console.desk.proof_view import ProofView
from console.desk.rules import refusal_with_field
from console.desk.station_state import StationState
from console.desk.station_thread import Station
from console.desk.theme import GRID
from console.desk_link.requests import PrepareRelease
from console.desk_link.views import DraftView, Refused, ReleaseView
from protocol.errors import ValueRefused
from protocol.notices.draft import BuildContext, Draft, build
from protocol.notices.message import Message, officers_needed
from protocol.notices.pack import Kind
from protocol.notices.values import Address, Value
from protocol.vocabulary import Mode

STEPS = ("step-situation", "step-fill", "step-check")
ROLES = ("WATCH-OFFICER", "RELEASING-OFFICER")
NO_NONCE = bytes(16)
"""The random bytes are drawn at release; the check page shows zeros and NOT RELEASED."""


@dataclass(frozen=True, slots=True)
class ComposerSetting:
    """What a composer is given besides the form's own context."""

    context: FormContext
    station: Station
    state: StationState


class Composer(QWidget):
    """One draft from the situation to the release.

    Signals:
        release_wanted(ReleaseView): the station froze the body; officers may sign it.
        notice_wanted(OpenNotice): the form needs the values of this notice.
        closed(): the window was closed; the draft is in the station.
    """

    release_wanted = Signal(object)
    notice_wanted = Signal(object)
    closed = Signal()

    def __init__(self, setting: ComposerSetting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowFlag(Qt.WindowType.Window)
        self.station, self.state = setting.station, setting.state
        self.context = replace(setting.context, parties=self._parties, now_s=self._now_s)
        theme, words = self.context.theme, self.context.words
        self.setWindowTitle(words.say("composer-title"))
        self.keeper = DraftKeeper(self.station, self.state.officer, self)
        self.keeper.saved.connect(self._saved)
        self.keeper.failed.connect(self._not_saved)
        self.band = ModeBand(theme, words, self)
        self.band.set_mode(self.state.mode())
        self._steps = [PlainLabel(theme, words.say(step), parent=self) for step in STEPS]
        self.picker = KindPicker(self.context.pack, theme, words, self)
        self.picker.chosen.connect(self.choose)
        self.picker.marked.connect(self._refresh)
        self.fill: FillPage | None = None
        self.proof = ProofView(theme, words, self)
        self.proof.proved.connect(self._proved)
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self.picker)
        self.pages.addWidget(self.proof)
        self.kept = PlainLabel(theme, "", TextRole.CAPTION, subdued=True, parent=self)
        self.trouble = PlainLabel(theme, "", TextRole.STRONG, wrap=True, parent=self)
        self.back = self._button("button-back", self._go_back)
        self.next = self._button("composer-next", self._go_on)
        self.next.setProperty("step", True)
        self._lay_out()
        self._proof_same = False
        self._first_circuit: bytes | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._paused)
        self._add_shortcuts()
        self.state.tick.connect(self._tick)
        self.state.station_changed.connect(self._tick)
        self._refresh()

    def _button(self, key: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(self.context.words.say(key), self)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        return button

    def _add_shortcuts(self) -> None:
        for key, act in (
            (QKeySequence.StandardKey.Undo, self._undo),
            (QKeySequence.StandardKey.Redo, self._redo),
        ):
            QShortcut(QKeySequence(key), self, act)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(GRID * 3)
        for label in self._steps:
            head.addWidget(label)
        head.addStretch()
        head.addWidget(self.kept)
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        foot.addWidget(self.trouble, 1)
        foot.addWidget(self.back)
        foot.addWidget(self.next)
        inner = QVBoxLayout()
        inner.setContentsMargins(GRID * 2, GRID, GRID * 2, GRID * 2)
        inner.setSpacing(GRID)
        inner.addLayout(head)
        inner.addWidget(self.pages, 1)
        inner.addLayout(foot)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.band)
        whole.addLayout(inner)

    # The way of a draft: begin, choose, load, check, release.

    def begin(self, circuit: bytes | None) -> None:
        """Ask for the situation; the notice goes to this circuit at first."""
        self._first_circuit = circuit
        self._show_page(self.picker)
        self.picker.setFocus()

    def choose(self, code: str) -> None:
        """Begin a draft of this kind."""
        self._make_fill(self.context.pack.kinds[code])
        if self.fill is not None and self._first_circuit is not None:
            self.fill.circuits.tick((self._first_circuit,))
        self._show_page(self.fill or self.picker)

    def address(self, circuits: Sequence[bytes]) -> None:
        """Address the draft to these circuits and no others."""
        if self.fill is not None:
            self.fill.circuits.tick(circuits)

    def prefill(self, values: tuple[tuple[str, Value], ...], precedence: str = "") -> None:
        """Put in what is known already, such as the notice that this one answers.

        Args:
            precedence: of that notice, where it lends it to this one; else empty.
        """
        if self.fill is None:
            return
        draft = self.fill.draft()
        draft = replace(draft, values=values, options=replace(draft.options, precedence=precedence))
        self.fill.load(draft, self.fill.circuits.chosen())
        self._changed()

    def load(self, draft: Draft, view: DraftView) -> None:
        """Go on with a draft that the station keeps."""
        self._make_fill(self.context.pack.kinds[draft.kind])
        self.keeper.draft_id = view.draft_id
        if self.fill is not None:
            self.fill.load(draft, view.circuits)
            self._show_page(self.fill)

    def _make_fill(self, kind: Kind) -> None:
        if self.fill is not None:
            self.pages.removeWidget(self.fill)
            self.fill.deleteLater()
        self.fill = FillPage(kind, self.context, self)
        self.fill.changed.connect(self._changed)
        self.fill.form.notice_wanted.connect(self.notice_wanted)
        self.pages.addWidget(self.fill)
        self.setWindowTitle(kind.title[self.context.language])
        self._tick()

    def give_notice(self, notice: OpenNotice) -> None:
        """Hand the values of a notice to the form that asked for them."""
        if self.fill is not None:
            self.fill.form.give_notice(notice)

    def refresh_notices(self) -> None:
        """More is known of the open notices."""
        if self.fill is not None:
            self.fill.refresh_notices()

    def _parties(self) -> tuple[str, ...]:
        """Return our state and those addressed; none before they are known."""
        if self.fill is None or self.state.station is None:
            return ()
        addressed = [view.peer_party for view in self.fill.circuits.views()]
        return (self.state.station.party, *addressed)

    def _now_s(self) -> int | None:
        return None if self.state.station is None else self.state.now_ms() // 1000

    def _changed(self) -> None:
        if self.fill is None:
            return
        self.trouble.setText("")
        self.kept.setText(self.context.words.say("draft-saving"))
        self.keeper.keep(self.fill.draft().encode(), self.fill.circuits.chosen())
        self._pause.start()
        self._show_mode()

    def _paused(self) -> None:
        if self.fill is not None:
            self.fill.note_state()

    def _undo(self) -> None:
        if self.fill is not None and self.pages.currentWidget() is self.fill:
            self.fill.undo()

    def _redo(self) -> None:
        if self.fill is not None and self.pages.currentWidget() is self.fill:
            self.fill.redo()

    def _saved(self, view: DraftView) -> None:
        at = time_of_day(view.saved_ms)
        self.kept.setText(self.context.words.say("draft-kept", at=at))
        self._refresh()

    def _not_saved(self, refused: Refused) -> None:
        reason = self.context.words.refusal(refused.code, dict(refused.details))
        self.kept.setText(self.context.words.say("draft-not-kept", reason=reason))

    def _tick(self) -> None:
        if self.fill is None or self.state.station is None:
            return
        self.fill.show_circuits(self.state.station.circuits)
        self.fill.show_time(self.state.now_ms() // 1000)
        self._show_mode()

    def _show_mode(self) -> None:
        mode = self.fill.circuits.mode() if self.fill is not None else None
        self.band.set_mode(mode or self.state.mode())

    def _go_back(self) -> None:
        self._show_page(
            self.fill if self.pages.currentWidget() is self.proof and self.fill else self.picker
        )

    def _go_on(self) -> None:
        if any_composing(self):
            return
        page = self.pages.currentWidget()
        if page is self.picker:
            if code := self.picker.current():
                self.choose(code)
        elif page is self.proof:
            self._prepare(alone=False)
        else:
            self.check()

    def check(self) -> None:
        """Show the check page, or what keeps the draft from it."""
        if self.fill is None:
            return
        if not self.fill.circuits.chosen():
            self.trouble.setText(self.context.words.say("no-circuit-chosen"))
            return
        if not self.fill.form.demand():
            refusals = self.fill.form.refusals()
            first = refusal_with_field(self.context.words, refusals[0], self.fill.kind)
            self.trouble.setText(
                self.context.words.say("form-open", count=len(refusals), first=first)
            )
            return
        try:
            message = self._message(self.fill.draft())
        except ValueRefused as refusal:
            if not self.fill.form.refuse(refusal):
                words = refusal_with_field(self.context.words, refusal, self.fill.kind)
                self.trouble.setText(words)
            return
        self.trouble.setText("")
        parties = [view.peer_party for view in self.fill.circuits.views()]
        self.proof.show_message(message, self.context.pack, parties, preview=True)
        self.keeper.save_now()
        self._show_page(self.proof)

    def _message(self, draft: Draft) -> Message:
        station = self.state.station
        if self.fill is None or station is None:
            raise ValueRefused("station", "", "no-station")
        now = self.state.now_ms() // 1000
        needed = officers_needed(self.fill.kind, dict(draft.values))
        context = BuildContext(
            sender=Address(station.party, station.name),
            to=tuple(Address(v.peer_party, v.peer_name) for v in self.fill.circuits.views()),
            mode=self.fill.circuits.mode() or Mode.ACTUAL,
            composed_s=now,
            now_s=now,
            nonce=NO_NONCE,
            roles=ROLES[:needed],
        )
        return build(draft, self.context.pack, context)

    def _proved(self, same: bool) -> None:
        self._proof_same = same
        self._refresh()

    def _prepare(self, *, alone: bool) -> None:
        if not self._may_release():
            return
        self.next.setEnabled(False)
        self.station.ask(
            PrepareRelease(self.keeper.draft_id, self.state.officer, alone),
            self._prepared,
            self._refused,
        )

    def _prepared(self, view: ReleaseView) -> None:
        self.release_wanted.emit(view)
        self._refresh()

    def _refused(self, refused: Refused) -> None:
        self.trouble.setText(self.context.words.refusal(refused.code, dict(refused.details)))
        self._refresh()

    def _may_release(self) -> bool:
        """Only a draft that the station holds as it is on the screen, and that proves the same."""
        return self._proof_same and self.keeper.up_to_date and bool(self.keeper.draft_id)

    def _show_page(self, page: QWidget) -> None:
        self.pages.setCurrentWidget(page)
        self._refresh()

    def _refresh(self) -> None:
        """Set steps and buttons to what is possible now. No step while an input method composes."""
        words, page = self.context.words, self.pages.currentWidget()
        number = {id(self.picker): 0, id(self.proof): 2}.get(id(page), 1)
        for index, label in enumerate(self._steps):
            label.set_role(TextRole.STRONG if index == number else TextRole.BODY)
        composing = any_composing(self)
        self.back.setVisible(number > 0 and not (number == 1 and bool(self.keeper.draft_id)))
        self.next.setText(
            words.say(("composer-next", "composer-check", "composer-release")[number])
        )
        ready = {0: bool(self.picker.current()), 1: True, 2: self._may_release()}[number]
        self.next.setEnabled(ready and not composing)
        if composing:
            self.trouble.setText(words.say("composition-open"))
        elif self.trouble.text() == words.say("composition-open"):
            self.trouble.setText("")

    def event(self, event: QEvent) -> bool:
        """Follow the compositions of input methods in all boxes of the window."""
        if event.type() == COMPOSITION_CHANGED:
            self._refresh()
            return True
        return super().event(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the draft and go."""
        self.keeper.save_now()
        super().closeEvent(event)
        self.closed.emit()
