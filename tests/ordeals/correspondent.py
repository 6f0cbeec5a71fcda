"""An officer who sends without pause from one station and writes down all that the station says.

A thread of its own for each side, because a desk's line belongs to one thread. What the station did
not answer (its engine was killed) counts as unsure: it may have been released or not.
"""

import random
import threading
import time
from typing import Final, TypeVar

from console.assets import core_pack
from console.desk_link.keys import read_link_address
from console.desk_link.requests import (
    Alarms,
    ConfirmWarning,
    Hello,
    LinkTest,
    ListTraffic,
    MarkRead,
    OpenWatch,
    PrepareRelease,
    Released,
    Request,
    SaveDraft,
    SignRelease,
    Traffic,
)
from console.desk_link.views import DraftView, MessageView, ReleaseView, TrafficRow, View
from console.desk_link.wire import LinkLost, LinkRefused, StationLink
from protocol.errors import LocalViolation
from protocol.notices.draft import Draft, Options
from protocol.vocabulary import Fact, Precedence
from tests.console.station.living import LAUNCH, OFFICERS, LivingStation
from tests.ordeals.history import Seen
from tests.protocol.notices.core_samples import VALUES

ASK_MS: Final = 3_000
CALL_MS: Final = 400
ONE_OFFICER: Final = "launch-cancelled"
READ_SHARE: Final = 0.4
TEST_SHARE: Final = 0.5
TWO_OFFICER_SHARE: Final = 0.1
DESK: Final = "test desk"

Wanted = TypeVar("Wanted", bound=View)


class Correspondent(threading.Thread):
    """Releases, reads and watches at one station until told to stop.

    Args:
        every_s: pause between two releases, in which news from the station is heard.
    """

    def __init__(self, station: LivingStation, circuit: bytes, seed: str, every_s: float) -> None:
        super().__init__(name=f"officer of {station.name}", daemon=True)
        self.seen = Seen()
        self._station = station
        self._circuit = circuit
        self._random = random.Random(seed)
        self._every_ms = int(every_s * 1_000)
        self._link: StationLink | None = None
        self._unread: list[TrafficRow] = []
        self._over = threading.Event()
        self._resting = threading.Event()
        self._rests = threading.Event()
        self.failure: BaseException | None = None

    def rest(self) -> None:
        """Release nothing more, but go on listening; wait until that is so."""
        self._resting.set()
        assert self._rests.wait(30) or self.failure

    def finish(self) -> None:
        """Stop, and raise what went wrong in the thread, if anything did."""
        self._over.set()
        self.join(30)
        if self.failure is not None:
            raise self.failure

    def run(self) -> None:
        try:
            while not self._over.is_set():
                try:
                    self._turn()
                except (LinkLost, LinkRefused):
                    self._hang_up()
        except BaseException as failure:  # a thread's failure must become the test's
            self.failure = failure
        finally:
            self._hang_up()

    def _turn(self) -> None:
        if self._resting.is_set():
            self._rests.set()
        link = self._link or self._call()
        self._hear(link, self._every_ms)
        if not self._rests.is_set():
            self._release(link)
            self._read(link)

    # The line.

    def _call(self) -> StationLink:
        try:
            link = StationLink(read_link_address(self._station.folder), self._station.desk)
        except LocalViolation as unreadable:  # the engine is writing the file at this moment
            raise LinkLost("no-address") from unreadable
        self._link = link
        # Short: a station that was killed comes back at another port, and says so in its folder.
        link.ask(Hello(DESK, "en", False), CALL_MS)
        for officer, passphrase in OFFICERS:
            link.ask(OpenWatch(officer, passphrase), ASK_MS)
        rows = _asked(link, ListTraffic(None, 0, 200), Traffic).rows
        link.events(0)  # what was pushed before this reply is older than it
        for row in rows:
            self._follow(row)
        return link

    def _hang_up(self) -> None:
        if self._link is not None:
            self._link.close()
            self._link = None

    # What the station says.

    def _hear(self, link: StationLink, patience_ms: int) -> None:
        ends = time.monotonic() + patience_ms / 1_000
        while True:
            left_ms = max(0, int((ends - time.monotonic()) * 1_000))
            for _, view in link.events(left_ms):
                if isinstance(view, TrafficRow):
                    self._follow(view)
                elif isinstance(view, Alarms):
                    self._follow_alarms(view)
            if left_ms == 0:
                return

    def _follow(self, row: TrafficRow) -> None:
        fresh = row.message_id not in self.seen.facts
        self.seen.note(row, time.monotonic())
        if fresh and not row.outgoing and self._random.random() < READ_SHARE:
            self._unread.append(row)

    def _follow_alarms(self, alarms: Alarms) -> None:
        for alarm in alarms.alarms:
            if alarm.code == "message-arrived" and alarm.message_id and alarm.count > 1:
                self.seen.doubled.add(alarm.message_id)

    # What the officer does.

    def _release(self, link: StationLink) -> None:
        if self._random.random() < TEST_SHARE:
            self._confirmed(link, LinkTest(self._circuit, OFFICERS[0][0]))
            return
        two = self._random.random() < TWO_OFFICER_SHARE
        draft = _draft(LAUNCH if two else ONE_OFFICER, self._random.choice(list(Precedence)))
        author = OFFICERS[0][0]
        saved = _asked(link, SaveDraft(b"", draft, (self._circuit,), author), DraftView)
        frozen = _asked(link, PrepareRelease(saved.draft_id, author, False), ReleaseView)
        for officer, passphrase in OFFICERS[: frozen.officers_needed]:
            word = passphrase if frozen.officers_needed > 1 else ""
            sign = SignRelease(frozen.release_id, frozen.message_id, officer, word)
            self._confirmed(link, sign)

    def _confirmed(self, link: StationLink, request: Request) -> None:
        """Ask for a release and note whether the station said that it is one."""
        try:
            view = link.ask(request, ASK_MS)
        except LinkLost:
            self.seen.unsure += 1
            raise
        if isinstance(view, Released):
            self.seen.released.append(view.message_id)

    def _read(self, link: StationLink) -> None:
        while self._unread:
            row = self._unread.pop()
            if row.outgoing or any(fact == Fact.READ for fact, _ in row.facts):
                continue
            standing = {"late": row.late, "delayed": row.delayed, "expired": row.expired}
            for warning in (name for name, stands in standing.items() if stands):
                confirm = ConfirmWarning(self._circuit, row.message_id, warning, OFFICERS[0][0])
                _asked(link, confirm, MessageView)
            mark = MarkRead(self._circuit, row.message_id, OFFICERS[0][0], "en", bytes(32))
            _asked(link, mark, MessageView)  # the fact comes as an event, in its turn


def _asked(link: StationLink, request: Request, wanted: type[Wanted]) -> Wanted:
    view = link.ask(request, ASK_MS)
    assert isinstance(view, wanted), view
    return view


def _draft(kind: str, precedence: Precedence) -> bytes:
    values = VALUES[kind][0]
    order = [spec.name for spec in core_pack().kinds[kind].fields]
    return Draft(
        kind,
        language="en",
        options=Options(precedence=precedence.name),
        values=tuple((name, values[name]) for name in order if name in values),
    ).encode()
