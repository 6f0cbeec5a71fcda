"""The release: officers see exactly the frozen body, and each signs it with his passphrase.

The first and the second officer may sit at different desks; both see this window. Enter never
releases, and nothing can be released while an input method composes.
"""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from console.desk.choice_box import ChoiceBox
from console.desk.entry import COMPOSITION_CHANGED, EntryLine, any_composing
from console.desk.fonts import TextRole
from console.desk.instants import countdown
from console.desk.mode_band import ModeBand
from console.desk.plain_label import PlainLabel, visible
from console.desk.proof_view import ProofView
from console.desk.station_state import StationState
from console.desk.station_thread import Station
from console.desk.theme import GRID, Theme, mark_alarm
from console.desk.wording import Wording
from console.desk_link.requests import (
    CancelRelease,
    Done,
    PrepareRelease,
    Released,
    Releases,
    SignRelease,
)
from console.desk_link.views import Refused, ReleaseView
from protocol.errors import LocalViolation, RemoteViolation
from protocol.notices.message import Message, NeutralMessage, message_id, spoken_id
from protocol.notices.pack import Pack
from protocol.vocabulary import Precedence

OFFICER_WIDTH = 28 * GRID


def open_body(body: bytes, packs: Mapping[bytes, Pack]) -> tuple[Message, Pack]:
    """Return the message of a frozen body and the pack it was written with.

    Raises:
        LocalViolation: ``pack-missing`` if this desk does not have the pack.
        RemoteViolation: the body is no message.
    """
    pack = packs.get(NeutralMessage.decode(body).heading.pack_hash)
    if pack is None:
        raise LocalViolation("pack-missing")
    return Message.decode(body, pack), pack


class ReleaseDialog(QDialog):
    """One release under way.

    Signals:
        released(Released): the last signature was given; the message goes.
        withdrawn(): the release was taken back; the draft stays.
    """

    released = Signal(object)
    withdrawn = Signal()

    def __init__(
        self,
        theme: Theme,
        words: Wording,
        station: Station,
        state: StationState,
        packs: Mapping[bytes, Pack],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._theme, self._words, self._station, self._state = theme, words, station, state
        self._packs = packs
        self.view: ReleaseView | None = None
        self._same = False
        self._asked = False
        self._flash = False
        self.setWindowTitle(words.say("release-title"))
        self.band = ModeBand(theme, words, self)
        self.proof = ProofView(theme, words, self)
        self.proof.proved.connect(self._proved)
        self.alone = QFrame(self)
        alone = QVBoxLayout(self.alone)
        alone.setContentsMargins(GRID, GRID // 2, GRID, GRID // 2)
        alone.addWidget(
            PlainLabel(theme, words.say("release-alone-band"), TextRole.STRONG, wrap=True)
        )
        mark_alarm(self.alone, "caution")
        self.alone.hide()
        self.digits = PlainLabel(theme, "", TextRole.CODE, parent=self)
        self.signed = PlainLabel(theme, "", TextRole.STRONG, wrap=True, parent=self)
        self.clock = PlainLabel(theme, "", TextRole.BODY, wrap=True, parent=self)
        self.trouble = PlainLabel(theme, "", TextRole.STRONG, wrap=True, parent=self)
        self.officer = ChoiceBox(theme, self)
        self.officer.setFixedWidth(OFFICER_WIDTH)
        self.officer.setPlaceholderText(words.say("choose"))
        self.officer.setAccessibleName(words.say("release-officer"))
        self.officer.currentIndexChanged.connect(self._refresh)
        self.passphrase = EntryLine(theme, parent=self)
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.setFixedWidth(OFFICER_WIDTH)
        self.passphrase.setAccessibleName(words.say("release-passphrase"))
        self.passphrase.setPlaceholderText(words.say("release-passphrase"))
        self.passphrase.textChanged.connect(self._refresh)
        self.sign = self._button("release-sign", "_sign")
        self.sign.setProperty("step", True)
        self.by_one = self._button("release-by-one", "_ask_alone")
        self.take_back = self._button("release-take-back", "_take_back")
        self._lay_out()
        state.tick.connect(self._tick)
        state.releases_changed.connect(self._releases)
        self.resize(1120, 720)

    def _button(self, key: str, slot: str) -> QPushButton:
        button = QPushButton(self._words.say(key), self)
        button.setAutoDefault(False)
        button.setDefault(False)
        button.clicked.connect(getattr(self, slot))
        return button

    def _lay_out(self) -> None:
        sign = QHBoxLayout()
        sign.setSpacing(GRID)
        for widget in (self.officer, self.passphrase, self.sign):
            sign.addWidget(widget)
        sign.addStretch()
        sign.addWidget(self.by_one)
        sign.addWidget(self.take_back)
        facts = QHBoxLayout()
        facts.setSpacing(GRID * 3)
        facts.addWidget(self.signed)
        facts.addWidget(self.clock, 1)
        facts.addWidget(PlainLabel(self._theme, self._words.say("release-digits"), parent=self))
        facts.addWidget(self.digits)
        inner = QVBoxLayout()
        inner.setContentsMargins(GRID * 2, GRID, GRID * 2, GRID * 2)
        inner.setSpacing(GRID)
        title = PlainLabel(
            self._theme, self._words.say("release-why"), TextRole.BODY, wrap=True, parent=self
        )
        inner.addWidget(title)
        inner.addWidget(self.alone)
        inner.addWidget(self.proof, 1)
        inner.addLayout(facts)
        inner.addWidget(self.trouble)
        inner.addLayout(sign)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.band)
        whole.addLayout(inner)

    def show_release(self, view: ReleaseView) -> None:
        """Show a release; the texts are made from its frozen body and nothing else."""
        new_body = self.view is None or self.view.body != view.body
        self.view = view
        if new_body:
            self._show_body(view.body)
        self._offer_officers(view)
        self._tick()

    def _show_body(self, body: bytes) -> None:
        try:
            message, pack = open_body(body, self._packs)
        except (LocalViolation, RemoteViolation) as error:
            self._same = False
            self.trouble.setText(self._words.refusal(error.code, {}))
            return
        heading = message.heading
        self.band.set_mode(heading.mode)
        self.alone.setVisible(heading.alone)
        self._flash = heading.precedence is Precedence.FLASH and not heading.alone
        self.digits.setText(spoken_id(message_id(body)))
        self.setWindowTitle(pack.kinds[heading.kind].title[self._words.language])
        self.proof.show_message(message, pack, [to.party for to in heading.to], preview=False)

    def _offer_officers(self, view: ReleaseView) -> None:
        chosen = self.officer.currentData()
        station = self._state.station
        names = [officer.name for officer in station.officers] if station is not None else []
        self.officer.blockSignals(True)
        self.officer.clear()
        for name in names:
            if name not in view.signed_by:
                self.officer.addItem(visible(name), name)
        self.officer.setCurrentIndex(self.officer.findData(chosen) if chosen else -1)
        self.officer.blockSignals(False)

    def _tick(self) -> None:
        view, words = self.view, self._words
        if view is None:
            return
        names = ", ".join(view.signed_by) or words.say("release-nobody")
        self.signed.setText(
            words.say("release-signed", names=visible(names), count=len(view.signed_by))
            + " "
            + words.say("release-needed", needed=view.officers_needed)
        )
        now = self._state.now_ms()
        lines = [words.say("release-expires", left=countdown(view.expires_ms - now))]
        waits = view.alone_after_ms is not None and self._flash
        if waits and view.alone_after_ms is not None and now < view.alone_after_ms:
            lines.append(words.say("release-alone-in", left=countdown(view.alone_after_ms - now)))
        self.by_one.setVisible(waits)
        self.clock.setText(" · ".join(lines))
        self._refresh()

    def _proved(self, same: bool) -> None:
        self._same = same
        self._refresh()

    def _refresh(self) -> None:
        view = self.view
        composing = any_composing(self)
        free = view is not None and not self._asked and not composing and self._same
        needs_passphrase = view is None or view.officers_needed > 1
        given = bool(self.passphrase.text()) or not needs_passphrase
        self.sign.setEnabled(free and self.officer.currentIndex() >= 0 and given)
        now = self._state.now_ms()
        ripe = view is not None and view.alone_after_ms is not None and now >= view.alone_after_ms
        self.by_one.setEnabled(free and ripe)
        self.take_back.setEnabled(view is not None and not self._asked)

    def _sign(self) -> None:
        if self.view is None or any_composing(self):
            return
        self._asked = True
        self.trouble.setText("")
        request = SignRelease(
            self.view.release_id,
            # What the officer saw: computed from the body on the screen, not copied from the view.
            message_id(self.view.body),
            str(self.officer.currentData()),
            self.passphrase.text(),
        )
        self.passphrase.clear()
        self._refresh()
        self._station.ask(request, self._on_signed, self._on_refused)

    def _on_signed(self, view: ReleaseView | Released) -> None:
        self._asked = False
        if isinstance(view, Released):
            self.released.emit(view)
            self.accept()
            return
        self.show_release(view)
        self.officer.setFocus()

    def _on_refused(self, refused: Refused) -> None:
        self._asked = False
        self.trouble.setText(self._words.refusal(refused.code, dict(refused.details)))
        self.passphrase.setFocus()
        self._refresh()

    def _ask_alone(self) -> None:
        if self.view is None:
            return
        self._asked = True
        self._refresh()
        request = PrepareRelease(self.view.draft_id, self._state.officer, True)
        self._station.ask(request, self._on_alone, self._on_refused)

    def _on_alone(self, view: ReleaseView) -> None:
        self._asked = False
        self.show_release(view)

    def _take_back(self) -> None:
        if self.view is None:
            return
        self._asked = True
        self._station.ask(
            CancelRelease(self.view.release_id), self._on_taken_back, self._on_refused
        )

    def _on_taken_back(self, _done: Done) -> None:
        self.withdrawn.emit()
        self.reject()

    def _releases(self, releases: Releases) -> None:
        """Follow the same release at the other desk."""
        if self.view is None or self._asked:
            return
        ours = [view for view in releases.releases if view.release_id == self.view.release_id]
        if ours:
            self.show_release(ours[0])
        else:
            self.view = None
            self.trouble.setText(self._words.say("release-gone"))
            self._refresh()

    def event(self, event: QEvent) -> bool:
        """Follow the compositions of input methods in all boxes of the window."""
        if event.type() == COMPOSITION_CHANGED:
            self._refresh()
            return True
        return super().event(event)
