"""What officers state about the peer's notices: read, read back, passed on, warnings confirmed."""

from collections.abc import Callable
from typing import Final

from console.desk_link.requests import (
    CompareDigits,
    ConfirmWarning,
    MarkRead,
    PassedOn,
    Request,
    SendReadback,
)
from console.desk_link.views import Compared, MessageView, TrafficRow
from console.station.circuits import Circuits
from console.station.clock import Clock
from console.station.desk_server import Handler
from console.station.notice_bodies import Shelf
from console.station.station_view import StationLook
from console.station.watch_desk import WatchDesk
from console.station.watch_log.log import WatchLog
from console.station.watch_log.rows import MessageRow
from protocol.errors import LocalViolation
from protocol.exchange import receipts
from protocol.exchange.delivery.journal import LocalEvent
from protocol.notices.message import Message, message_id, spoken_id, wrong_groups
from protocol.vocabulary import Fact

WARNINGS: Final = ("late", "delayed", "expired")


class ReceiptDesk:
    """Handles what an officer on watch says about a notice that came in."""

    def __init__(
        self,
        log: WatchLog,
        circuits: Circuits,
        shelf: Shelf,
        watch: WatchDesk,
        clock: Clock,
        look: StationLook,
        changed: Callable[[bytes, bytes], None],
        read_here: Callable[[bytes, bytes], None],
    ) -> None:
        """`changed` is called when more is known of a notice, `read_here` when ours read it."""
        self._log = log
        self._circuits = circuits
        self._shelf = shelf
        self._watch = watch
        self._clock = clock
        self._look = look
        self._changed = changed
        self._read_here = read_here

    def handlers(self) -> dict[type[Request], Handler]:
        """Return who handles which request."""
        return {
            ConfirmWarning: self.confirm_warning,
            MarkRead: self.mark_read,
            SendReadback: self.send_readback,
            PassedOn: self.passed_on,
            CompareDigits: self.compare_digits,
        }

    def confirm_warning(self, request: ConfirmWarning) -> MessageView:
        """Keep that the officer has seen one warning over the text."""
        self._watch.on_watch(request.officer)
        held = self._incoming(request.circuit, request.message_id)
        if request.warning not in _warnings(held.row):
            raise LocalViolation("warning-unknown", warning=request.warning)
        at_ms = self._clock.now().wall_ms
        self._log.confirm_warning(
            request.circuit, request.message_id, request.warning, request.officer, at_ms
        )
        return self._shown(request.circuit, request.message_id)

    def mark_read(self, request: MarkRead) -> MessageView:
        """State READ: an officer had the whole text on the screen."""
        held = self._may_state(request.circuit, request.message_id, request.officer)
        if _is_read(held.row):
            return self._shown(request.circuit, request.message_id)
        statement = receipts.Read(
            message_id=request.message_id,
            language=request.language,
            text_hash=request.text_hash,
            at_s=self._clock.now().wall_ms // 1000,
        )
        self._state(request.circuit, statement, "read", request.officer)
        self._read_here(request.circuit, request.message_id)
        return self._shown(request.circuit, request.message_id)

    def send_readback(self, request: SendReadback) -> MessageView:
        """Return the values as the officer read them. The peer compares, not we."""
        held = self._may_state(request.circuit, request.message_id, request.officer)
        if not _is_read(held.row):
            raise LocalViolation("not-read-yet", message_id=request.message_id.hex())
        statement = receipts.Readback(
            message_id=request.message_id,
            language=request.language,
            text_hash=request.text_hash,
            values=request.values,
        )
        self._state(request.circuit, statement, "readback-by", request.officer)
        return self._shown(request.circuit, request.message_id)

    def passed_on(self, request: PassedOn) -> MessageView:
        """State that the notice was handed to the named authority."""
        self._may_state(request.circuit, request.message_id, request.officer)
        statement = receipts.PassedOn(request.message_id, request.level)
        self._state(request.circuit, statement, "passed-on", request.officer)
        return self._shown(request.circuit, request.message_id)

    def compare_digits(self, request: CompareDigits) -> Compared:
        """Compare the thirty digits of a notice with those that another holder read out.

        Raises:
            LocalViolation: ``officer-not-on-watch``, ``message-unknown``.
            ValueRefused: ``digits``: not thirty digits.
        """
        self._watch.on_watch(request.officer)
        self._circuits.host(request.circuit)
        held = self._log.message(request.circuit, request.message_id)
        if held is None:
            raise LocalViolation("message-unknown", message_id=request.message_id.hex())
        wrong = wrong_groups(spoken_id(message_id(held.body)), request.digits)
        code = "digits-different" if wrong else "digits-same"
        event = LocalEvent(
            self._clock.now().wall_ms, code, request.message_id, (("officer", request.officer),)
        )
        self._log.append_event(event, request.circuit)
        self._changed(request.circuit, request.message_id)
        return Compared(not wrong, wrong)

    def _may_state(self, circuit: bytes, message_id: bytes, officer: str) -> MessageRow:
        """Return the notice if the officer may state anything beyond STORED about it.

        Raises:
            LocalViolation: ``officer-not-on-watch``, ``message-unknown``, ``not-incoming``,
                ``warning-unconfirmed``, ``template-unknown``.
        """
        self._watch.on_watch(officer)
        held = self._incoming(circuit, message_id)
        for warning in _warnings(held.row):
            if warning not in held.warnings_confirmed:
                raise LocalViolation("warning-unconfirmed", warning=warning)
        if not isinstance(self._shelf.read(held.body), Message):
            # What cannot be seen whole cannot be receipted beyond STORED.
            raise LocalViolation("template-unknown", message_id=message_id.hex())
        return held

    def _incoming(self, circuit: bytes, message_id: bytes) -> MessageRow:
        self._circuits.host(circuit)
        held = self._log.message(circuit, message_id)
        if held is None:
            raise LocalViolation("message-unknown", message_id=message_id.hex())
        if held.row.outgoing:
            raise LocalViolation("not-incoming", message_id=message_id.hex())
        return held

    def _state(
        self,
        circuit: bytes,
        statement: receipts.Read | receipts.Readback | receipts.PassedOn,
        code: str,
        officer: str,
    ) -> None:
        host, now = self._circuits.host(circuit), self._clock.now()
        with self._log.together():
            event = LocalEvent(now.wall_ms, code, statement.message_id, (("officer", officer),))
            self._log.append_event(event, circuit)
            effects = host.circuit.state_receipt(statement, now)
        self._circuits.perform(host, effects)

    def _shown(self, circuit: bytes, message_id: bytes) -> MessageView:
        self._changed(circuit, message_id)
        return self._look.message(circuit, message_id)


def _warnings(row: TrafficRow) -> list[str]:
    flags = {"late": row.late, "delayed": row.delayed, "expired": row.expired}
    return [warning for warning in WARNINGS if flags[warning]]


def _is_read(row: TrafficRow) -> bool:
    return any(fact == Fact.READ for fact, _ in row.facts)
