"""A scripted officer: does at the desk link what a person does at a desk, and nothing else.

Every send here is a step that a script names, as every send of a person is a key that a person
presses. The transcript says that the officer was scripted.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, TypeVar

from console.demo.transcript import Transcript
from console.desk_link.requests import (
    Alarms,
    ConfirmWarning,
    GetMessage,
    InterimReply,
    ListAlarms,
    ListTraffic,
    Look,
    MarkRead,
    OpenWatch,
    PassedOn,
    PrepareRelease,
    Released,
    Request,
    SaveDraft,
    SendReadback,
    SignRelease,
    TakeAlarm,
    Traffic,
)
from console.desk_link.views import (
    DraftView,
    MessageView,
    ReleaseView,
    StationView,
    TrafficRow,
    View,
)
from console.desk_link.wire import StationLink
from protocol.errors import LocalViolation
from protocol.notices.draft import Draft
from protocol.notices.message import Message, NeutralMessage
from protocol.notices.pack import Pack
from protocol.notices.readback import text_hash, values_read
from protocol.notices.reading import parse
from protocol.notices.rendering import Rendering, render

ASK_MS: Final = 15_000
PAGE: Final = 100

Wanted = TypeVar("Wanted", bound=View)


@dataclass(frozen=True)
class Credentials:
    """An officer's name and passphrase; demo folders are made with these two a side."""

    name: str
    passphrase: str


@dataclass
class ScriptedOfficer:
    """One side of the demo: its watch officer, the second officer for releases, their station.

    Attributes:
        party: ISO 3166-1 alpha-3 of the side.
        language: the officers' language (BCP 47).
    """

    party: str
    language: str
    first: Credentials
    second: Credentials
    link: StationLink
    shelf: Mapping[bytes, Pack]
    transcript: Transcript

    def ask(self, request: Request, wanted: type[Wanted]) -> Wanted:
        """Ask the station; the reply must be of the wanted type."""
        view = self.link.ask(request, ASK_MS)
        if not isinstance(view, wanted):
            raise LocalViolation("reply-of-other-type", reply=type(view).__name__)
        return view

    def look(self) -> StationView:
        """Look at the station as a whole."""
        return self.ask(Look(), StationView)

    def reply_asked(self, circuit: bytes, message_id: bytes) -> str:
        """Return what reply the notice asks for: NONE, RECEIPT, READBACK or ANSWER."""
        view = self.ask(GetMessage(circuit, message_id), MessageView)
        return self.message_of(view.body).heading.reply

    def note(self, action: str, **details: object) -> None:
        """Write down what this officer did."""
        self.transcript.note(
            "action", side=self.party, officer="scripted", action=action, **details
        )
        self.transcript.speak(f"{self.party}  scripted officer: {action}")

    def _note_text(self, message_id: bytes, text: str) -> None:
        """Write down what stands on this officer's screen."""
        self.transcript.note("rendering", side=self.party, language=self.language,
                             id=message_id.hex(), text=text)  # fmt: skip
        self.transcript.speak_text(text)

    def open_watch(self) -> None:
        """Both officers come on watch."""
        for officer in (self.first, self.second):
            self.link.ask(OpenWatch(officer.name, officer.passphrase), ASK_MS)
        self.note("on watch")

    def message_of(self, body: bytes) -> Message:
        """Decode a body with the pack that it names."""
        return Message.decode(body, self.pack_of(body))

    def pack_of(self, body: bytes) -> Pack:
        """Return the pack that a body was written with."""
        return self.shelf[NeutralMessage.decode(body).heading.pack_hash]

    def rendering_of(self, message: Message) -> Rendering:
        """Render a notice as this officer's screen shows it."""
        return render(message, self.shelf[message.heading.pack_hash], self.language)

    def release(self, draft: Draft, circuit: bytes) -> bytes:
        """Draft, check and release a notice; return its id."""
        saved = self.ask(SaveDraft(b"", draft.encode(), (circuit,), self.first.name), DraftView)
        view = self.ask(PrepareRelease(saved.draft_id, self.first.name, False), ReleaseView)
        rendering = self.rendering_of(self.message_of(view.body))
        self.note(f"drafts and checks {draft.kind}", id=view.message_id.hex())
        self._note_text(view.message_id, rendering.text)
        signers = (self.first, self.second)[: view.officers_needed]
        for officer in signers:
            reply = self.link.ask(
                SignRelease(view.release_id, view.message_id, officer.name, officer.passphrase),
                ASK_MS,
            )
        if not isinstance(reply, Released):
            raise LocalViolation("release-not-complete", id=view.message_id.hex())
        self.note(f"releases it, {len(signers)} of {view.officers_needed} officers",
                  id=view.message_id.hex())  # fmt: skip
        return view.message_id

    def await_row(
        self, what: str, found: Callable[[TrafficRow], bool], seconds: float
    ) -> TrafficRow:
        """Wait until a row of the traffic list is as wanted.

        Raises:
            LocalViolation: it was not so within the time; `what` says what was waited for.
        """
        deadline = time.monotonic() + seconds
        while True:
            for row in self.ask(ListTraffic(None, 0, PAGE), Traffic).rows:
                if found(row):
                    return row
            left_ms = int((deadline - time.monotonic()) * 1000)
            if left_ms <= 0:
                raise LocalViolation("waited-in-vain", side=self.party, wanted=what)
            self.link.events(min(left_ms, 500))

    def take_alarms(self) -> int:
        """Take every alarm that stands; return how many there were."""
        alarms = self.ask(ListAlarms(), Alarms).alarms
        for alarm in alarms:
            if alarm.state != "taken":
                self.ask(TakeAlarm(alarm.alarm_id, self.first.name), Alarms)
                self.note(f"takes the alarm {alarm.alarm_class} ({alarm.code})")
        return len(alarms)

    def read(self, circuit: bytes, message_id: bytes) -> str:
        """Open a notice, confirm what stands over it, read it; return the text on the screen."""
        view = self.ask(GetMessage(circuit, message_id), MessageView)
        rendering = self.rendering_of(self.message_of(view.body))
        row = view.row
        standing = {"late": row.late, "delayed": row.delayed, "expired": row.expired}
        for warning, stands in standing.items():
            if stands and warning not in view.warnings_confirmed:
                self.ask(ConfirmWarning(circuit, message_id, warning, self.first.name), MessageView)
                self.note(f"confirms {warning.upper()}", id=message_id.hex())
        seen = text_hash(rendering.text)
        self.ask(MarkRead(circuit, message_id, self.first.name, self.language, seen), MessageView)
        self.note(f"reads {row.kind}", id=message_id.hex())
        self._note_text(message_id, rendering.text)
        return rendering.text

    def read_back(self, circuit: bytes, message_id: bytes, text: str) -> None:
        """Return the critical values as the reader program gets them from the screen's text."""
        view = self.ask(GetMessage(circuit, message_id), MessageView)
        pack = self.pack_of(view.body)
        values = values_read(parse(text, pack, self.language), pack)
        self.ask(
            SendReadback(
                circuit, message_id, self.first.name, self.language, text_hash(text), values
            ),
            MessageView,
        )
        self.note("reads back", id=message_id.hex(), fields=[name for name, _ in values])

    def pass_on(self, circuit: bytes, message_id: bytes, level: str) -> None:
        """State that the notice was handed to the authority named."""
        self.ask(PassedOn(circuit, message_id, self.first.name, level), MessageView)
        self.note(f"passes it on to {level}", id=message_id.hex())

    def reply_meanwhile(self, circuit: bytes, message_id: bytes, answer_by: int) -> bytes:
        """Send the interim reply with the watch key; return its id."""
        released = self.ask(
            InterimReply(circuit, message_id, self.first.name, "ANSWER-BY", answer_by), Released
        )
        self.note("sends an interim reply", id=released.message_id.hex())
        view = self.ask(GetMessage(circuit, released.message_id), MessageView)
        self._note_text(released.message_id, self.rendering_of(self.message_of(view.body)).text)
        return released.message_id
