"""What a desk asks of its station. One class a request; its reply type stands in `REPLIES`.

A request changes nothing unless its reply says so. Every request that could send something names
the officer who asks; the station, not the desk, decides.
"""

import msgspec

from console.desk_link.views import (
    AlarmView,
    Compared,
    DraftView,
    EventView,
    MessageView,
    PairingView,
    ReleaseView,
    StationView,
    TrafficRow,
    View,
)


class Done(View, frozen=True):
    """Reply of requests that have nothing else to say."""


class Traffic(View, frozen=True):
    """A page of the traffic list, newest first."""

    rows: tuple[TrafficRow, ...]


class Drafts(View, frozen=True):
    """All drafts."""

    drafts: tuple[DraftView, ...]


class Releases(View, frozen=True):
    """All releases under way."""

    releases: tuple[ReleaseView, ...]


class Alarms(View, frozen=True):
    """All alarms not yet gone, gravest first."""

    alarms: tuple[AlarmView, ...]


class Events(View, frozen=True):
    """A page of local events, newest first."""

    events: tuple[EventView, ...]


class Released(View, frozen=True):
    """A message that got all its signatures."""

    message_id: bytes
    rows: tuple[TrafficRow, ...]


class Request(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True, tag=True):
    """Root of every request; the class name is the tag on the wire."""

    def __repr__(self) -> str:
        """Say no more than the class: some requests hold passphrases, sheets or digits."""
        return f"{type(self).__name__}(...)"


class Hello(Request, frozen=True):
    """First request of a desk. Subscribes it to events. Reply: StationView."""

    desk: str
    language: str
    sounds: bool  # whether this desk can sound alarms


class Look(Request, frozen=True):
    """Reply: StationView."""


class Unlock(Request, frozen=True):
    """Give the data key back to a locked station. Reply: StationView."""

    officer: str
    passphrase: str


class OpenWatch(Request, frozen=True):
    """Open the officer's key for the watch. Reply: StationView."""

    officer: str
    passphrase: str


class CloseWatch(Request, frozen=True):
    """Reply: StationView."""

    officer: str


class ListTraffic(Request, frozen=True):
    """Reply: Traffic. `before` 0 means from the newest; `limit` at most 200.

    `kinds`: only notices of these kinds, at most 32; empty for all.
    """

    circuit: bytes | None
    before: int
    limit: int
    kinds: tuple[str, ...] = ()


class GetMessage(Request, frozen=True):
    """Reply: MessageView."""

    circuit: bytes
    message_id: bytes


class ListEvents(Request, frozen=True):
    """Reply: Events."""

    limit: int


class SaveDraft(Request, frozen=True):
    """Create (empty id) or replace a draft. Reply: DraftView."""

    draft_id: bytes
    content: bytes
    circuits: tuple[bytes, ...]
    author: str


class ListDrafts(Request, frozen=True):
    """Reply: Drafts."""


class DiscardDraft(Request, frozen=True):
    """Reply: Done."""

    draft_id: bytes


class PrepareRelease(Request, frozen=True):
    """Freeze a draft into the body that the officers will sign. Reply: ReleaseView.

    `alone`: the 120 s exception for a FLASH; the body then says RELEASED BY ONE OFFICER.
    """

    draft_id: bytes
    officer: str
    alone: bool


class SignRelease(Request, frozen=True):
    """One officer's release. With the last signature needed the message goes. Reply: ReleaseView
    (more signatures wanted) or Released."""

    release_id: bytes
    message_id: bytes  # what the officer saw; refused if the frozen body is another one
    officer: str
    passphrase: str  # empty where the watch key is enough (withdrawal, interim reply, tests)


class CancelRelease(Request, frozen=True):
    """Take a release back before its last signature; the draft stays. Reply: Done."""

    release_id: bytes


class ListReleases(Request, frozen=True):
    """Reply: Releases."""


class ConfirmWarning(Request, frozen=True):
    """The officer has confirmed LATE, DELAYED or EXPIRED by itself. Reply: MessageView."""

    circuit: bytes
    message_id: bytes
    warning: str
    officer: str


class MarkRead(Request, frozen=True):
    """The officer read the notice; the peer gets READ. Reply: MessageView."""

    circuit: bytes
    message_id: bytes
    officer: str
    language: str
    text_hash: bytes  # SHA-256 of the exact text that was on the screen


class SendReadback(Request, frozen=True):
    """Return the values as the reader program got them from the text on the screen.

    `values` are (field, canonical bytes), only of fields that the officer confirmed or typed.
    Reply: MessageView.
    """

    circuit: bytes
    message_id: bytes
    officer: str
    language: str
    text_hash: bytes
    values: tuple[tuple[str, bytes], ...]


class PassedOn(Request, frozen=True):
    """The notice was handed to the named authority. Reply: MessageView."""

    circuit: bytes
    message_id: bytes
    officer: str
    level: str  # message.Authority name


class CompareDigits(Request, frozen=True):
    """Compare the digits of a notice with those that another holder of it reads out.

    The station compares and notes in the watch log what came of it. Reply: Compared.
    """

    circuit: bytes
    message_id: bytes
    officer: str
    digits: str  # thirty, as typed


class InterimReply(Request, frozen=True):
    """Send `interim-reply` with the watch key. Reply: Released."""

    circuit: bytes
    message_id: bytes
    officer: str
    status: str
    answer_by: int | None  # seconds since 1970 UTC


class LinkTest(Request, frozen=True):
    """Send a TEST message on this circuit. Reply: Released."""

    circuit: bytes
    officer: str


class ListAlarms(Request, frozen=True):
    """Reply: Alarms."""


class TakeAlarm(Request, frozen=True):
    """An officer takes the alarm: sound ends for good. Reply: Alarms."""

    alarm_id: int
    officer: str


class SilenceAlarms(Request, frozen=True):
    """Quiet for 30 s. Reply: Alarms."""

    officer: str


class Sounding(Request, frozen=True):
    """This desk reports which alarms it is sounding now. Reply: Done."""

    alarm_ids: tuple[int, ...]


class UnlockSending(Request, frozen=True):
    """Two officers lift a lock after a proven fork or a second live copy. Reply: StationView."""

    circuit: bytes
    officers: tuple[str, str]
    passphrases: tuple[str, str]


class SetScenarioClock(Request, frozen=True):
    """EXERCISE stations only: show this instant as now. None ends it. Reply: StationView."""

    wall_ms: int | None


class PairingBegin(Request, frozen=True):
    """Open a ceremony. `officers` are the two who hold it. Reply: PairingView."""

    officers: tuple[str, str]
    path_sheet: str  # TOML: [[path]] role, address, profile


class PairingOffer(Request, frozen=True):
    """Give the peer's offer file (cards, path sheets). Reply: PairingView."""

    offer: bytes


class PairingSheet(Request, frozen=True):
    """Give the text of the peer's QR or typed groups. Reply: PairingView."""

    text: str


class PairingDigits(Request, frozen=True):
    """Give the digits as heard; the station compares group by group. Reply: PairingView."""

    digits: str


class PairingPeerVerifiedUs(Request, frozen=True):
    """The peer told us that our digits compared or our sheet was read. Reply: PairingView."""


class PairingFinish(Request, frozen=True):
    """Write PAIRED and open the circuits. Reply: PairingView."""


class PairingCancel(Request, frozen=True):
    """Forget the ceremony. Reply: Done."""


class AddPath(Request, frozen=True):
    """Replace a path of a circuit by the peer's newer signed sheet. Reply: StationView."""

    circuit: bytes
    sheet: bytes


REPLIES: dict[type[Request], tuple[type[View], ...]] = {
    Hello: (StationView,),
    Look: (StationView,),
    Unlock: (StationView,),
    OpenWatch: (StationView,),
    CloseWatch: (StationView,),
    ListTraffic: (Traffic,),
    GetMessage: (MessageView,),
    ListEvents: (Events,),
    SaveDraft: (DraftView,),
    ListDrafts: (Drafts,),
    DiscardDraft: (Done,),
    PrepareRelease: (ReleaseView,),
    SignRelease: (ReleaseView, Released),
    CancelRelease: (Done,),
    ListReleases: (Releases,),
    ConfirmWarning: (MessageView,),
    MarkRead: (MessageView,),
    SendReadback: (MessageView,),
    PassedOn: (MessageView,),
    CompareDigits: (Compared,),
    InterimReply: (Released,),
    LinkTest: (Released,),
    ListAlarms: (Alarms,),
    TakeAlarm: (Alarms,),
    SilenceAlarms: (Alarms,),
    Sounding: (Done,),
    UnlockSending: (StationView,),
    SetScenarioClock: (StationView,),
    PairingBegin: (PairingView,),
    PairingOffer: (PairingView,),
    PairingSheet: (PairingView,),
    PairingDigits: (PairingView,),
    PairingPeerVerifiedUs: (PairingView,),
    PairingFinish: (PairingView,),
    PairingCancel: (Done,),
    AddPath: (StationView,),
}

# Events that a station pushes to every desk that said Hello: the name and the view it carries.
EVENTS: dict[str, type[View]] = {
    "station": StationView,
    "traffic": TrafficRow,
    "message": MessageView,  # facts, readback result or events of one notice changed
    "alarms": Alarms,
    "drafts": Drafts,
    "releases": Releases,
    "event": EventView,
}
