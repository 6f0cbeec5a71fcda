"""What a circuit shows, made known: alarms for people, news for the desks, a line in the log.

One small method per effect, found by the effect's class. Frames to send never come here.
"""

from collections.abc import Callable
from typing import Any, Final

from console.station.alarm_desk import AlarmDesk
from console.station.alarms import AlarmClass, Cause
from console.station.circuits import Circuits, Host
from console.station.clock import Clock
from console.station.lasting import LastingCauses
from console.station.news import News
from console.station.notice_bodies import Shelf
from console.station.station_view import StationLook
from protocol.errors import LocalViolation
from protocol.exchange.delivery import effects
from protocol.exchange.delivery.effects import Effect
from protocol.exchange.receipts import Compared, Read, Readback, TemplateUnknown
from protocol.exchange.record import unwrap_body
from protocol.notices.message import Message
from protocol.vocabulary import Fact, Mode, Precedence

CLOCKS_APART_MS: Final = 30_000
CLOCKS_AFTER_MS: Final = 10_000
LINK_AFTER_MS: Final = 3_000
LINK_AT_START_MS: Final = 30_000
"""A line that has not stood yet since the start has longer: the peer may be starting too."""

ARRIVALS: Final = {
    Precedence.FLASH: AlarmClass.FLASH,
    Precedence.IMMEDIATE: AlarmClass.IMMEDIATE,
    Precedence.PRIORITY: AlarmClass.CAUTION,
    Precedence.ROUTINE: AlarmClass.CAUTION,
}
"""With what class of alarm a notice arrives."""


class Happenings:
    """Shows effects. That the storage failed is seen from the log itself, by the engine."""

    def __init__(
        self,
        circuits: Circuits,
        shelf: Shelf,
        alarms: AlarmDesk,
        lasting: LastingCauses,
        news: News,
        look: StationLook,
        clock: Clock,
    ) -> None:
        self._circuits = circuits
        self._shelf = shelf
        self._alarms = alarms
        self._news = news
        self._look = look
        self._clock = clock
        self._lasting = lasting
        self._stood: set[bytes] = set()
        self._ways: dict[type[Any], Callable[[Host, Any], None]] = {
            effects.Arrived: self._arrived,
            effects.FactKnown: self._fact_known,
            effects.ReceiptArrived: self._receipt_arrived,
            effects.ReadbackCompared: self._readback_compared,
            effects.ViolationSeen: self._violation_seen,
            effects.PathChanged: self._path_changed,
            effects.Locked: self._locked,
            effects.EpochOpened: self._history("own-epoch-opened"),
            effects.PeerEpochOpened: self._history("peer-epoch-opened"),
            effects.PeerRestored: self._history("peer-restored"),
            effects.RootsDiffer: self._history("roots-differ"),
            effects.ClockOffset: self._clock_offset,
        }

    def show(self, host: Host, effect: Effect) -> None:
        """Make one effect known."""
        self._news.station_changed()
        way = self._ways.get(type(effect))
        if way is not None:
            way(host, effect)

    def opened(self, host: Host) -> None:
        """A circuit was opened: from now on its line is expected."""
        cause = self._cause(host, AlarmClass.LINK, "link-lost")
        self._lasting.begin(cause, LINK_AT_START_MS)

    def read_here(self, circuit: bytes, message_id: bytes) -> None:
        """Our officer has read a notice: its call has done its work."""
        host = self._circuits.host(circuit)
        for alarm_class in set(ARRIVALS.values()):
            self._alarms.end(self._cause(host, alarm_class, "message-arrived", message_id))

    def _arrived(self, host: Host, effect: effects.Arrived) -> None:
        record = effect.record
        self._raise(host, ARRIVALS[record.precedence], "message-arrived", effect.message_id)
        self._news.message_changed(host.id, effect.message_id)
        message = self._shelf.read(unwrap_body(record.body))
        if not isinstance(message, Message):
            self._say_unknown(host, effect.message_id, message.heading.pack_hash)

    def _say_unknown(self, host: Host, message_id: bytes, pack_hash: bytes) -> None:
        statement = TemplateUnknown(message_id, pack_hash)
        try:
            sent = host.circuit.send_service(statement, self._clock.now())
        except LocalViolation:
            return  # the circuit is locked; the screen says TEMPLATE UNKNOWN all the same
        self._circuits.perform(host, sent)

    def _fact_known(self, host: Host, effect: effects.FactKnown) -> None:
        if effect.fact is Fact.READ:
            self._look.read_there(host.id, effect.at_ms)
        self._news.message_changed(host.id, effect.message_id)

    def _receipt_arrived(self, host: Host, effect: effects.ReceiptArrived) -> None:
        receipt = effect.receipt
        if isinstance(receipt, TemplateUnknown):
            self._raise(host, AlarmClass.CAUTION, "template-unknown-there", receipt.message_id)
        elif isinstance(receipt, Compared) and not receipt.same:
            self._raise(host, AlarmClass.IMMEDIATE, "our-readback-differs", receipt.message_id)
        if isinstance(receipt, Read | Readback | Compared | TemplateUnknown):
            self._news.message_changed(host.id, receipt.message_id)

    def _readback_compared(self, host: Host, effect: effects.ReadbackCompared) -> None:
        self._news.message_changed(host.id, effect.message_id)
        if not effect.same:
            self._raise(host, AlarmClass.IMMEDIATE, "readback-differs", effect.message_id)

    def _violation_seen(self, host: Host, effect: effects.ViolationSeen) -> None:
        # One caution per circuit however many frames: a flood must not become a flood of alarms.
        self._raise(host, AlarmClass.CAUTION, "violation")

    def _path_changed(self, host: Host, effect: effects.PathChanged) -> None:
        status = host.circuit.snapshot(self._clock.now())
        cause = self._cause(host, AlarmClass.LINK, "link-lost")
        if any(path.state == "open" for path in status.paths):
            self._stood.add(host.id)
            self._lasting.end(cause)
        else:
            stood = host.id in self._stood
            self._lasting.begin(cause, LINK_AFTER_MS if stood else LINK_AT_START_MS)
        unlinked = self._cause(host, AlarmClass.INTEGRITY, "continuity-broken")
        if effect.state == "open" and not effect.linked:
            self._alarms.raise_alarm(unlinked)
        elif effect.state == "open":
            self._alarms.end(unlinked)

    def _locked(self, host: Host, effect: effects.Locked) -> None:
        self._raise(host, AlarmClass.INTEGRITY, effect.code)

    def _history(self, code: str) -> Callable[[Host, Effect], None]:
        return lambda host, effect: self._raise(host, AlarmClass.INTEGRITY, code)

    def _clock_offset(self, host: Host, effect: effects.ClockOffset) -> None:
        cause = self._cause(host, AlarmClass.CAUTION, "clocks-apart")
        if abs(effect.offset_ms) > CLOCKS_APART_MS:
            self._lasting.begin(cause, CLOCKS_AFTER_MS)
        else:
            self._lasting.end(cause)

    def _raise(
        self, host: Host, alarm_class: AlarmClass, code: str, message_id: bytes | None = None
    ) -> None:
        self._alarms.raise_alarm(self._cause(host, alarm_class, code, message_id))

    def _cause(
        self, host: Host, alarm_class: AlarmClass, code: str, message_id: bytes | None = None
    ) -> Cause:
        return Cause(
            alarm_class, code, host.id, message_id, exercise=host.row.mode is Mode.EXERCISE
        )
