"""What one officer on watch may send at once, without a passphrase: interim reply and link test."""

from console.desk_link.requests import InterimReply, LinkTest, Released, Request
from console.station.circuits import Circuits
from console.station.desk_server import Handler
from console.station.dispatch import Dispatch
from console.station.release_rules import ONE_OFFICER
from console.station.watch_desk import WatchDesk
from console.station.watch_log.log import WatchLog
from console.station.watch_log.rows import OfficerSignature
from protocol.errors import LocalViolation
from protocol.notices.draft import Draft, Options
from protocol.notices.heading import LINK_TEST_KIND
from protocol.notices.values import Ref, Value
from protocol.vocabulary import Mode, Precedence

INTERIM_REPLY_KIND = "interim-reply"
REFERENCE_BYTES = 8


class WatchReplies:
    """Handles the two messages that must never wait for a second person."""

    def __init__(
        self, log: WatchLog, circuits: Circuits, dispatch: Dispatch, watch: WatchDesk
    ) -> None:
        self._log = log
        self._circuits = circuits
        self._dispatch = dispatch
        self._watch = watch

    def handlers(self) -> dict[type[Request], Handler]:
        """Return who handles which request."""
        return {InterimReply: self.interim_reply, LinkTest: self.link_test}

    def interim_reply(self, request: InterimReply) -> Released:
        """Tell the peer that its notice was read and is being dealt with; takes no position."""
        row = self._log.traffic_row(request.circuit, request.message_id)
        if row is None or row.outgoing:
            raise LocalViolation("not-incoming", message_id=request.message_id.hex())
        reference = Ref(request.message_id[:REFERENCE_BYTES], row.epoch, row.serial or 0)
        values: list[tuple[str, Value]] = [("ref", reference), ("status", request.status)]
        if request.answer_by is not None:
            values.append(("answer_by", request.answer_by))
        # It is dealt with as urgently as the notice that it answers.
        options = Options(precedence=Precedence(row.precedence).name, refs=(reference,))
        draft = Draft(INTERIM_REPLY_KIND, options=options, values=tuple(values))
        return self._send(draft, request.circuit, request.officer, None)

    def link_test(self, request: LinkTest) -> Released:
        """Send a test text. On ACTUAL circuits it travels in mode TEST, and nothing else does."""
        mode = self._circuits.host(request.circuit).row.mode
        values = (("event", "TEST"), ("test_text", "NUMBERS"))
        draft = Draft(LINK_TEST_KIND, values=values)
        test_mode = Mode.TEST if mode is Mode.ACTUAL else mode
        return self._send(draft, request.circuit, request.officer, test_mode)

    def _send(self, draft: Draft, circuit: bytes, officer: str, mode: Mode | None) -> Released:
        key = self._watch.on_watch(officer)
        message, _ = self._dispatch.build(draft, (circuit,), ONE_OFFICER, mode=mode)
        role = message.heading.releasing_roles[0]
        signature = key.sign_release(message.message_id, (circuit,), role)
        signed = OfficerSignature(officer, role, signature)
        return self._dispatch.release(message, (circuit,), (signed,))
