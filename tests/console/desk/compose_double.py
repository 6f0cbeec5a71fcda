"""The station double for composing: keeps drafts, freezes bodies, counts signatures.

The body that it freezes is built by the real `draft.build`; passphrases are "right" or wrong.
"""

import msgspec

from console.assets import core_pack
from console.desk_link.requests import (
    CancelRelease,
    DiscardDraft,
    Done,
    Drafts,
    ListDrafts,
    ListReleases,
    PrepareRelease,
    Released,
    Releases,
    Request,
    SaveDraft,
    SignRelease,
)
from console.desk_link.views import (
    CircuitView,
    DraftView,
    MessageView,
    OfficerView,
    PathView,
    Refused,
    ReleaseView,
    StationView,
    View,
)
from protocol.errors import ValueRefused
from protocol.notices.draft import BuildContext, Draft, build
from protocol.notices.message import message_id, officers_needed
from protocol.notices.pack import Pack
from protocol.notices.values import Address, Circle, Point, Polygon, Quantity, Value, Window
from protocol.vocabulary import Mode
from tests.console.desk.station_double import StationDouble

NOW_MS = 1_772_611_200_000  # 2026-03-04 08:00Z
WINDOW_S = 1_772_733_600  # 2026-03-05 18:00Z
CHINA, RUSSIA = b"\x01" * 16, b"\x02" * 16
ALONE_MS = 120_000
OPEN_MS = 600_000
ROLES = ("WATCH-OFFICER", "RELEASING-OFFICER")


def launch_values(pack: Pack) -> dict[str, Value]:
    """Return all that a planned launch from Vandenberg to Kwajalein must have."""
    unit = pack.kinds["missile-launch-planned"].fields[5].units[0]
    return {
        "object_class": "ICBM",
        "count": Quantity(1, 0, "EA"),
        "launch_date": 20_517,
        "window": Window(WINDOW_S, WINDOW_S + 5 * 3600),
        "validity_days": Quantity(4, 0, unit),
        "launch_area": Circle(Point(347_500, -1_206_000), Quantity(10, 0, "KM")),
        "impact_areas": (
            Circle(Point(90_000, 1_670_000), Quantity(40, 0, "NM")),
            Polygon(
                (Point(200_000, -1_700_000), Point(200_000, -1_600_000), Point(150_000, -1_600_000))
            ),
        ),
    }


def circuit_view(circuit: bytes, name: str, peer: str, party: str, pack: Pack) -> CircuitView:
    """Return a circuit that is up in mode EXERCISE."""
    path = PathView(1, "connects", "127.0.0.1:7001", "fast", "open", "", 2)
    return CircuitView(
        circuit=circuit,
        name=name,
        peer_name=peer,
        peer_party=party,
        mode=int(Mode.EXERCISE),
        paths=(path,),
        link_up=True,
        link_since_ms=NOW_MS,
        peer_alive=True,
        peer_heard_ms=NOW_MS,
        officer_there=True,
        officer_heard_ms=NOW_MS,
        last_read_there_ms=None,
        offset_ms=3,
        linked_secret=True,
        locked="",
        waiting=0,
        unreceipted=0,
        missing=(),
        own_tree=(0, b""),
        peer_tree=(0, b""),
        packs_common=(pack.hash.hex(),),
        violations=0,
    )


def station_view(pack: Pack) -> StationView:
    """Return the American station on exercise, Miller and Ortiz entitled, Miller on watch."""
    return StationView(
        name="Washington NRRC",
        party="USA",
        folder="/station",
        wall_ms=NOW_MS,
        scenario_ms=None,
        exercise_only=True,
        storage_fault="",
        sound_fault="",
        officers=(OfficerView("Miller", True), OfficerView("Ortiz", False)),
        circuits=(
            circuit_view(CHINA, "Beijing", "Beijing centre", "CHN", pack),
            circuit_view(RUSSIA, "Moscow", "Moscow centre", "RUS", pack),
        ),
        locked=False,
    )


class ComposeDouble(StationDouble):
    """A station that keeps drafts and carries releases to the last signature."""

    def __init__(self, pack: Pack | None = None, messages: tuple[MessageView, ...] = ()) -> None:
        self.pack = core_pack() if pack is None else pack
        super().__init__(station_view(self.pack), messages)
        self.drafts: dict[bytes, DraftView] = {}
        self.releases: dict[bytes, ReleaseView] = {}
        self.sent: list[bytes] = []

    def answer(self, request: Request) -> View:
        """Answer what composing asks; everything else as the plain double does."""
        match request:
            case SaveDraft():
                return self._save(request)
            case ListDrafts():
                return Drafts(tuple(self.drafts.values()))
            case DiscardDraft(draft_id):
                self.drafts.pop(draft_id, None)
                return Done()
            case PrepareRelease(draft_id, _officer, alone):
                return self._prepare(draft_id, alone)
            case SignRelease():
                return self._sign(request)
            case CancelRelease(release_id):
                self.releases.pop(release_id, None)
                return Done()
            case ListReleases():
                return Releases(tuple(self.releases.values()))
            case _:
                return super().answer(request)

    def _save(self, request: SaveDraft) -> DraftView:
        draft_id = request.draft_id or bytes([len(self.drafts) + 1]) * 16
        kind = Draft.decode(request.content, self.pack).kind
        view = DraftView(draft_id, kind, request.circuits, request.content, request.author, NOW_MS)
        self.drafts[draft_id] = view
        return view

    def _prepare(self, draft_id: bytes, alone: bool) -> View:
        view = self.drafts[draft_id]
        draft = Draft.decode(view.content, self.pack)
        needed = 1 if alone else officers_needed(self.pack.kinds[draft.kind], dict(draft.values))
        peers = [one for one in self.station.circuits if one.circuit in view.circuits]
        context = BuildContext(
            sender=Address(self.station.party, self.station.name),
            to=tuple(Address(peer.peer_party, peer.peer_name) for peer in peers),
            mode=Mode.EXERCISE,
            composed_s=NOW_MS // 1000,
            now_s=NOW_MS // 1000,
            nonce=b"\x07" * 16,
            roles=ROLES[:needed],
            alone=alone,
        )
        try:
            body = build(draft, self.pack, context).encode()
        except ValueRefused as refusal:
            return Refused("value-refused", (("field", refusal.field), ("rule", refusal.rule)))
        release_id = bytes([len(self.releases) + 1]) * 16
        release = ReleaseView(
            release_id=release_id,
            draft_id=draft_id,
            circuits=view.circuits,
            body=body,
            message_id=message_id(body),
            officers_needed=needed,
            signed_by=(),
            prepared_ms=NOW_MS,
            alone_after_ms=None if alone or needed == 1 else NOW_MS + ALONE_MS,
            expires_ms=NOW_MS + OPEN_MS,
        )
        self.releases = {release_id: release}
        return release

    def _sign(self, request: SignRelease) -> View:
        release = self.releases.get(request.release_id)
        if release is None:
            return Refused("release-unknown", ())
        if request.message_id != release.message_id:
            return Refused("release-body-differs", ())
        if request.passphrase != "right":
            return Refused("wrong-passphrase", ())
        signed = (*release.signed_by, request.officer)
        if len(signed) < release.officers_needed:
            release = msgspec.structs.replace(release, signed_by=signed)
            self.releases[release.release_id] = release
            return release
        del self.releases[release.release_id]
        self.drafts.pop(release.draft_id, None)
        self.sent.append(release.body)
        return Released(release.message_id, ())
