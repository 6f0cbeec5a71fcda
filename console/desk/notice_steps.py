"""Carries out what an officer decided about a notice: one request to the station for each step."""

import hashlib
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from console.desk.composing import Composing
from console.desk.digits_dialog import DigitsDialog
from console.desk.message_view import MessagePage, Step
from console.desk.notice_texts import Choice, Notices
from console.desk.readback_page import ReadbackPage
from console.desk.reply_dialogs import ChoiceDialog, InterimDialog
from console.desk.station_state import StationState
from console.desk.station_thread import Station
from console.desk.theme import Theme
from console.desk.warning_draft_dialog import WarningDraftDialog
from console.desk.wording import Wording
from console.desk_link.requests import (
    CompareDigits,
    ConfirmWarning,
    GetMessage,
    InterimReply,
    MarkRead,
    PassedOn,
    Released,
    SendReadback,
)
from console.desk_link.views import MessageView, Refused, TrafficRow

AUTHORITY_LEVELS = "passed_on_level"
INTERIM_STATUS = "interim_status"


class NoticeSteps(QObject):
    """Between the message page and the station.

    Signals:
        refused(Refused): the station said no to a step.
    """

    refused = Signal(object)

    def __init__(
        self,
        theme: Theme,
        words: Wording,
        station: Station,
        state: StationState,
        notices: Notices,
        page: MessagePage,
        composing: Composing,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._theme = theme
        self._words = words
        self._station = station
        self._state = state
        self._notices = notices
        self._page = page
        self._composing = composing
        self._window = window
        self._wanted: tuple[bytes, bytes] | None = None
        self.draft_dialog: WarningDraftDialog | None = None
        self.readback = ReadbackPage(theme, words, notices, page.shown_text, page)
        self.readback.hide()
        self.readback.finished.connect(self._send_readback)
        self.readback.closed.connect(self.close_readback)
        self.readback.not_understood.connect(self._not_understood)
        page.step_wanted.connect(self.take)
        page.text.draft_wanted.connect(self._draft_warning)
        page.warning_confirmed.connect(self._confirm_warning)
        page.recipient_chosen.connect(self.open)
        state.message_changed.connect(self._on_changed)

    @Slot(object)
    def open(self, row: TrafficRow) -> None:
        """Fetch and show a notice. Opening alone tells the peer nothing."""
        self.open_notice(row.circuit, row.message_id)

    def open_notice(self, circuit: bytes, message_id: bytes) -> None:
        """Fetch and show a notice by its ids."""
        self._wanted = (circuit, message_id)
        self._station.ask(GetMessage(circuit, message_id), self._show, self._refuse)

    @property
    def shown(self) -> bool:
        """Whether the notice that was asked for last is the one on the screen."""
        view = self._page.view
        return self._wanted is None or (
            view is not None and (view.row.circuit, view.row.message_id) == self._wanted
        )

    @Slot(object)
    def take(self, step: Step) -> None:
        """Begin a step, if it can be taken now."""
        if self._page.view is None or not self._page.possible(step):
            return
        {
            Step.READ: self._mark_read,
            Step.READBACK: self._open_readback,
            Step.INTERIM: self._ask_interim,
            Step.COMPARE: self._compare,
            Step.PASSED_ON: self._ask_passed_on,
            Step.NOT_UNDERSTOOD: self._not_understood,
            Step.CORRECT: self._correct,
            Step.DIGITS: self._ask_digits,
        }[step]()

    @Slot()
    def close_readback(self) -> None:
        """Put the other texts back beside the own-language text."""
        self._page.put_beside(None)

    def _show(self, view: MessageView) -> None:
        if (view.row.circuit, view.row.message_id) != self._wanted:
            return  # another notice was chosen meanwhile
        shown = self._page.view
        if shown is None or shown.row.message_id != view.row.message_id:
            self.close_readback()
        self._page.show_notice(view)
        self._state.row_changed.emit(view.row)

    @Slot(object)
    def _on_changed(self, view: MessageView) -> None:
        if self._wanted == (view.row.circuit, view.row.message_id):
            self._page.show_notice(view)
        else:
            self._page.take_other(view.row)

    def _ask_digits(self) -> None:
        texts = self._page.texts
        if texts is None:
            return
        dialog = DigitsDialog(self._theme, self._words, texts.title, texts.digits, self._window)
        dialog.given.connect(partial(self._compare_digits, dialog, self._view().row))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _compare_digits(self, dialog: DigitsDialog, row: TrafficRow, digits: str) -> None:
        self._station.ask(
            CompareDigits(row.circuit, row.message_id, self._state.officer, digits),
            dialog.show_result,
            dialog.show_refusal,
        )

    def _mark_read(self) -> None:
        view = self._view()
        digest = hashlib.sha256(self._page.shown_text().encode("utf-8")).digest()
        self._station.ask(
            MarkRead(
                view.row.circuit,
                view.row.message_id,
                self._state.officer,
                self._words.language,
                digest,
            ),
            self._show,
            self._refuse,
        )

    def _open_readback(self) -> None:
        self._page.put_beside(self.readback)
        self.readback.begin(self._view().body)

    @Slot(object, object)
    def _send_readback(self, values: tuple[tuple[str, bytes], ...], digest: bytes) -> None:
        view = self._view()
        self.close_readback()
        self._station.ask(
            SendReadback(
                view.row.circuit,
                view.row.message_id,
                self._state.officer,
                self._words.language,
                digest,
                values,
            ),
            self._show,
            self._refuse,
        )

    def _ask_interim(self) -> None:
        dialog = InterimDialog(
            self._theme,
            self._words,
            self._notices.terms(INTERIM_STATUS),
            self._state.now_ms(),
            self._window,
        )
        dialog.stated.connect(self._send_interim)
        dialog.open()

    @Slot(str, object)
    def _send_interim(self, status: str, answer_by: int | None) -> None:
        row = self._view().row
        self._station.ask(
            InterimReply(row.circuit, row.message_id, self._state.officer, status, answer_by),
            self._on_released,
            self._refuse,
        )

    def _ask_passed_on(self) -> None:
        choices: tuple[Choice, ...] = self._notices.terms(AUTHORITY_LEVELS)
        say = self._words.say
        dialog = ChoiceDialog(
            self._theme,
            self._words,
            say("passed-on-title"),
            choices,
            say("passed-on-confirm"),
            self._window,
        )
        dialog.chosen.connect(self._state_passed_on)
        dialog.open()

    @Slot(str)
    def _state_passed_on(self, level: str) -> None:
        row = self._view().row
        self._station.ask(
            PassedOn(row.circuit, row.message_id, self._state.officer, level),
            self._show,
            self._refuse,
        )

    @Slot()
    def _not_understood(self) -> None:
        self._composing.answer("not-understood", self._view())

    def _compare(self) -> None:
        self._composing.compare(self._view())

    def _correct(self) -> None:
        self._composing.answer("correction", self._view())

    def _draft_warning(self) -> None:
        """Show the draft for the authorities; nothing goes to the station or the peer."""
        draft = partial(self._notices.warning_draft, self._view().body)
        dialog = WarningDraftDialog(self._theme, self._words, draft, self._window)
        dialog.finished.connect(dialog.deleteLater)
        self.draft_dialog = dialog
        dialog.open()

    @Slot(str)
    def _confirm_warning(self, warning: str) -> None:
        row = self._view().row
        self._station.ask(
            ConfirmWarning(row.circuit, row.message_id, warning, self._state.officer),
            self._show,
            self._refuse,
        )

    def _on_released(self, released: Released) -> None:
        for row in released.rows:
            self._state.row_changed.emit(row)

    def _refuse(self, refused: Refused) -> None:
        self.refused.emit(refused)

    def _view(self) -> MessageView:
        if self._page.view is None:
            raise RuntimeError("a step needs a notice on the screen")
        return self._page.view
