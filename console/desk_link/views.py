"""What a station shows to its desks. Frozen values; arrays on the wire, never maps."""

from typing import Any

import msgspec


class View(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """Root of every value on the desk link; fields are positional and never reordered."""


class PathView(View, frozen=True):
    """One endpoint of a circuit. `state`: down, connecting, handshake, open; `fault` says why."""

    number: int
    role: str  # "connects" or "listens"
    address: str
    profile: str  # "fast" or "slow"
    state: str
    fault: str  # "" or a code: peer-key-mismatch, refused-by-peer, not-curve, no-answer, ...
    round_trip_ms: int | None


class CircuitView(View, frozen=True):
    """A circuit with the four facts, each with its time (ms since 1970 UTC, None: not known)."""

    circuit: bytes  # 16 bytes
    name: str
    peer_name: str
    peer_party: str  # ISO 3166-1 alpha-3
    mode: int  # vocabulary.Mode
    paths: tuple[PathView, ...]
    link_up: bool
    link_since_ms: int | None
    peer_alive: bool
    peer_heard_ms: int | None
    officer_there: bool
    officer_heard_ms: int | None
    last_read_there_ms: int | None
    offset_ms: int | None  # peer's clock minus ours
    linked_secret: bool  # False: a session runs UNLINKED, continuity of the pair secret broken
    locked: str  # "" or the code that stops sending
    waiting: int  # released, no serial yet
    unreceipted: int
    missing: tuple[tuple[int, int], ...]  # ranges of the peer's serials still on the way
    own_tree: tuple[int, bytes]  # size, root
    peer_tree: tuple[int, bytes]
    packs_common: tuple[str, ...]  # hex pack hashes that both hold, newest first
    violations: int


class OfficerView(View, frozen=True):
    """An officer entitled to this station."""

    name: str
    on_watch: bool


class StationView(View, frozen=True):
    """The station as a whole."""

    name: str
    party: str
    folder: str
    wall_ms: int  # the station's clock, scenario offset included
    scenario_ms: int | None  # offset of the scenario clock, None: real time
    exercise_only: bool
    storage_fault: str
    sound_fault: str
    officers: tuple[OfficerView, ...]
    circuits: tuple[CircuitView, ...]
    locked: bool  # data key not present


class TrafficRow(View, frozen=True):
    """One notice in the traffic list. Facts are (vocabulary.Fact, ms since 1970 UTC)."""

    row: int  # rises with arrival or release at this station
    circuit: bytes
    outgoing: bool
    message_id: bytes
    epoch: int
    serial: int | None  # None: serial on sending
    kind: str
    precedence: int
    mode: int
    released_ms: int
    arrived_ms: int  # of incoming; for outgoing the moment of release here
    late: bool
    delayed: bool
    expired: bool
    readback_wanted: bool
    readback_state: str  # "", "sent", "same", "different"
    reply_by_ms: int | None
    answered: bool
    superseded: bool
    facts: tuple[tuple[int, int], ...]


class EventView(View, frozen=True):
    """A line of the watch log about something that happened here."""

    at_ms: int
    code: str
    details: tuple[tuple[str, str], ...]


class MessageView(View, frozen=True):
    """A notice, whole: what the desk renders and what it shows beside the text."""

    row: TrafficRow
    body: bytes  # canonical message bytes: notices.message.Message.decode
    record_hash: bytes
    sender: str
    clock_offset_ms: int | None  # peer's clock minus ours at arrival
    warnings_confirmed: tuple[str, ...]  # of "late", "delayed", "expired"
    different_fields: tuple[str, ...]
    events: tuple[EventView, ...]
    others: tuple[TrafficRow, ...] = ()  # of ours: the same body on other circuits, same id


class Compared(View, frozen=True):
    """Digits of a notice as another holder read them out, beside ours."""

    same: bool
    wrong_groups: tuple[int, ...]  # 1 to 6


class DraftView(View, frozen=True):
    """A draft kept in the station; never transmitted."""

    draft_id: bytes
    kind: str
    circuits: tuple[bytes, ...]
    content: bytes  # notices.draft.Draft.encode
    author: str
    saved_ms: int


class ReleaseView(View, frozen=True):
    """A release on its way: the body is frozen, officers sign it one after the other."""

    release_id: bytes
    draft_id: bytes
    circuits: tuple[bytes, ...]
    body: bytes
    message_id: bytes
    officers_needed: int
    signed_by: tuple[str, ...]
    prepared_ms: int
    alone_after_ms: int | None  # from then a FLASH may go with one officer; None: never
    expires_ms: int


class AlarmView(View, frozen=True):
    """One alarm (IMO MSC.302(87) states): untaken, silenced, taken."""

    alarm_id: int
    alarm_class: str  # flash, immediate, overdue, link, integrity, caution
    state: str
    circuit: bytes | None
    message_id: bytes | None
    code: str
    since_ms: int
    count: int  # repeats coalesced into this alarm


class PairingView(View, frozen=True):
    """A pairing ceremony under way, ours and what we hold of theirs."""

    step: str  # "offer", "secrets", "ready", "paired"
    own_offer: bytes
    own_sheet_text: str  # QR text and groups; holds the half secret
    own_digits: str  # 30 digits, six groups of five
    peer_name: str
    peer_party: str
    peer_offer_held: bool
    peer_verified: str  # "", "sheet" or "digits"
    peer_verified_us: bool
    secret_shared: bool
    circuits: tuple[bytes, ...]

    def __repr__(self) -> str:
        """Leave the sheet out: half of the pair secret stands on it."""
        return f"PairingView(step={self.step!r}, ...)"


class Refused(View, frozen=True):
    """The station's no: an error code with parameters, worded by the desk."""

    code: str
    details: tuple[tuple[str, str], ...]


def plain(view: View) -> Any:
    """Return the view as nested lists of int, str, bytes, bool and None."""
    return msgspec.to_builtins(view, builtin_types=(bytes,))
