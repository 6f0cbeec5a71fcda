"""A station in one process: answers every request of a desk with real views, by hand.

It keeps just enough state to be believed by windows. What a real station decides (signatures,
receipts of a peer) is stated by the test that uses it.
"""

import msgspec

from console.desk.station_thread import OnRefused, OnReply
from console.desk_link.requests import (
    Alarms,
    CloseWatch,
    CompareDigits,
    ConfirmWarning,
    Done,
    Drafts,
    GetMessage,
    Hello,
    ListAlarms,
    ListDrafts,
    ListReleases,
    ListTraffic,
    Look,
    MarkRead,
    OpenWatch,
    PassedOn,
    Releases,
    Request,
    SendReadback,
    SilenceAlarms,
    Sounding,
    TakeAlarm,
    Traffic,
    Unlock,
)
from console.desk_link.views import (
    AlarmView,
    Compared,
    MessageView,
    OfficerView,
    Refused,
    StationView,
    TrafficRow,
    View,
)
from protocol.notices.message import message_id, spoken_id, wrong_groups
from protocol.vocabulary import Fact


class StationDouble:
    """Answers at once, inside `ask`; keeps every request in `asked`."""

    def __init__(self, station: StationView, messages: tuple[MessageView, ...] = ()) -> None:
        self.station = station
        self.messages = {(view.row.circuit, view.row.message_id): view for view in messages}
        self.alarms: tuple[AlarmView, ...] = ()
        self.asked: list[Request] = []
        self.refuse_next: Refused | None = None

    idle = True  # it answers at once

    def ask(self, request: Request, on_reply: OnReply, on_refused: OnRefused) -> None:
        """Answer, on the caller's thread."""
        self.asked.append(request)
        if self.refuse_next is not None:
            refused, self.refuse_next = self.refuse_next, None
            on_refused(refused)
            return
        view = self.answer(request)
        if isinstance(view, Refused):
            on_refused(view)
        else:
            on_reply(view)

    def answer(self, request: Request) -> View:
        """Return the view that answers a request."""
        if isinstance(request, (Hello, Look)):
            return self.station
        if isinstance(request, (OpenWatch, Unlock, CloseWatch)):
            return self._watch(request)
        if isinstance(request, ListTraffic):
            return self._page(request)
        if isinstance(request, (GetMessage, MarkRead, SendReadback, PassedOn, ConfirmWarning)):
            return self._message(request)
        if isinstance(request, CompareDigits):
            body = self.messages[request.circuit, request.message_id].body
            wrong = wrong_groups(spoken_id(message_id(body)), request.digits)
            return Compared(not wrong, wrong)
        if isinstance(request, (TakeAlarm, SilenceAlarms, ListAlarms)):
            return self._alarm(request)
        if isinstance(request, ListDrafts):
            return Drafts(())
        if isinstance(request, ListReleases):
            return Releases(())
        return Done() if isinstance(request, Sounding) else Refused("not-in-double", ())

    def _watch(self, request: OpenWatch | Unlock | CloseWatch) -> View:
        if not isinstance(request, CloseWatch) and request.passphrase != "right":
            return Refused("wrong-passphrase", ())
        on_watch = isinstance(request, OpenWatch)
        officers = tuple(
            OfficerView(one.name, on_watch) if one.name == request.officer else one
            for one in self.station.officers
        )
        self.station = msgspec.structs.replace(self.station, officers=officers, locked=False)
        return self.station

    def _page(self, request: ListTraffic) -> Traffic:
        of_kind = (
            view.row
            for view in self.messages.values()
            if not request.kinds or view.row.kind in request.kinds
        )
        rows = sorted(of_kind, key=lambda row: -row.row)
        older = [row for row in rows if not request.before or row.row < request.before]
        return Traffic(tuple(older[: request.limit]))

    def _message(
        self, request: GetMessage | MarkRead | SendReadback | PassedOn | ConfirmWarning
    ) -> View:
        key = (request.circuit, request.message_id)
        if key not in self.messages:
            return Refused("message-unknown", ())
        view = self.messages[key]
        if isinstance(request, MarkRead):
            view = msgspec.structs.replace(view, row=with_fact(view.row, Fact.READ))
        elif isinstance(request, PassedOn):
            view = msgspec.structs.replace(view, row=with_fact(view.row, Fact.PASSED_ON))
        elif isinstance(request, SendReadback):
            row = msgspec.structs.replace(view.row, readback_state="sent")
            view = msgspec.structs.replace(view, row=row)
        elif isinstance(request, ConfirmWarning):
            confirmed = (*view.warnings_confirmed, request.warning)
            view = msgspec.structs.replace(view, warnings_confirmed=confirmed)
        self.messages[key] = view
        return view

    def _alarm(self, request: TakeAlarm | SilenceAlarms | ListAlarms) -> Alarms:
        def after(alarm: AlarmView) -> AlarmView:
            if isinstance(request, TakeAlarm) and alarm.alarm_id == request.alarm_id:
                return msgspec.structs.replace(alarm, state="taken")
            if isinstance(request, SilenceAlarms) and alarm.state == "untaken":
                return msgspec.structs.replace(alarm, state="silenced")
            return alarm

        self.alarms = tuple(after(alarm) for alarm in self.alarms)
        return Alarms(self.alarms)


def with_fact(row: TrafficRow, fact: Fact) -> TrafficRow:
    """Return the row with one more fact, a minute after the last."""
    at = row.facts[-1][1] + 60_000 if row.facts else row.arrived_ms
    return msgspec.structs.replace(row, facts=(*row.facts, (int(fact), at)))
