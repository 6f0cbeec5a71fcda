"""Everything about writing and releasing, behind the few calls that the main window knows."""

import time
from collections.abc import Mapping
from datetime import UTC, datetime

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from console.assets import load_shelf
from console.desk.composer import Composer, ComposerSetting
from console.desk.fields.editor import FormContext, OpenNotice
from console.desk.instants import instant
from console.desk.notice_texts import Notices
from console.desk.plain_label import tell
from console.desk.release_dialog import ReleaseDialog, open_body
from console.desk.station_state import StationState
from console.desk.station_thread import Station
from console.desk.theme import Theme
from console.desk.waiting_lists import WaitingList
from console.desk.wording import Wording
from console.desk_link.requests import (
    DiscardDraft,
    Done,
    Drafts,
    GetMessage,
    ListDrafts,
    ListReleases,
    ListTraffic,
    Released,
    Releases,
    Traffic,
)
from console.desk_link.views import DraftView, MessageView, Refused, ReleaseView, TrafficRow
from protocol.errors import LocalViolation, RemoteViolation, ValueRefused
from protocol.notices.draft import Draft
from protocol.notices.pack import FieldType, Kind, Pack
from protocol.notices.values import Ref, Value
from protocol.vocabulary import Precedence

NOTICES_MAX = 100
"""Notices offered for a reference, newest first."""


class ComposerDesk(QObject):
    """Opens composers, the list of drafts and the list of releases.

    Args:
        packs: template packs by hash; those of the installation if None.
    """

    def __init__(
        self,
        theme: Theme,
        words: Wording,
        station: Station,
        state: StationState,
        notices: Notices,
        packs: Mapping[bytes, Pack] | None = None,
    ) -> None:
        super().__init__()
        self._theme, self._words, self._station, self._state = theme, words, station, state
        self._notices = notices
        self._packs = load_shelf() if packs is None else packs
        self._rows: dict[bytes, TrafficRow] = {}
        self._values: dict[bytes, tuple[tuple[str, Value], ...]] = {}
        self._drafts: dict[bytes, DraftView] = {}
        self._releases: dict[bytes, ReleaseView] = {}
        self._wanted: OpenNotice | None = None
        self.composers: list[Composer] = []
        self.dialog: ReleaseDialog | None = None
        self.draft_list: WaitingList | None = None
        self.release_list: WaitingList | None = None
        state.row_changed.connect(self._take_row)
        state.drafts_changed.connect(self._take_drafts)
        state.releases_changed.connect(self._take_releases)
        state.station_changed.connect(self._load)
        self._loaded = False
        self._load()

    def _load(self) -> None:
        if self._state.station is None or self._loaded:
            return
        self._loaded = True
        request = ListTraffic(None, 0, NOTICES_MAX)
        self._station.ask(request, self._take_traffic, self._refused)

    # What the main window calls.

    def new_notice(self, circuit: bytes | None) -> None:
        """Choose a kind and write a notice, addressed to this circuit at first."""
        self._open_composer(self._pack_for(circuit)).begin(circuit)

    def answer(self, kind: str, view: MessageView) -> None:
        """Write a notice of this kind that refers to the given one."""
        pack = self._pack_for(view.row.circuit)
        composer = self._open_composer(pack)
        composer.begin(view.row.circuit)
        composer.choose(kind)
        found = next((f for f in pack.kinds[kind].fields if f.type is FieldType.REF), None)
        if found is not None:
            self._rows[view.row.message_id] = view.row
            lent = pack.kinds[kind].precedence_of == found.name
            precedence = Precedence(view.row.precedence).name if lent else ""
            composer.prefill(((found.name, _ref(view.row)),), precedence)

    def open_drafts(self) -> None:
        """Show the drafts that the station keeps."""
        shown = WaitingList(
            self._theme, self._words, "drafts", may_discard=True, parent=self._window()
        )
        self.draft_list = shown
        shown.opened.connect(self._open_draft)
        shown.discarded.connect(self._discard_draft)
        self._station.ask(ListDrafts(), self._take_drafts, self._refused)
        shown.show()

    def open_releases(self) -> None:
        """Show the releases that wait for an officer."""
        shown = WaitingList(
            self._theme, self._words, "releases", may_discard=False, parent=self._window()
        )
        self.release_list = shown
        shown.opened.connect(self._open_release)
        self._station.ask(ListReleases(), self._take_releases, self._refused)
        shown.show()

    # Composers.

    def _open_composer(self, pack: Pack) -> Composer:
        context = FormContext(
            self._theme, self._words, pack, self._open_notices, local_offset_s, local_zone
        )
        composer = Composer(ComposerSetting(context, self._station, self._state))
        composer.release_wanted.connect(self._show_release)
        composer.notice_wanted.connect(self._fetch_notice)
        composer.closed.connect(self._closed)
        self.composers.append(composer)
        composer.resize(1180, 760)
        composer.show()
        return composer

    def _closed(self) -> None:
        composer = self.sender()
        self.composers = [one for one in self.composers if one is not composer]
        if isinstance(composer, Composer):
            composer.deleteLater()

    def _pack_for(self, circuit: bytes | None) -> Pack:
        """Return the newest pack that we and the peer hold; ours if there is none in common."""
        view = self._state.circuit(circuit) if circuit is not None else None
        for name in view.packs_common if view is not None else ():
            if (pack := self._packs.get(bytes.fromhex(name))) is not None:
                return pack
        return next(iter(self._packs.values()))

    def _open_notices(self) -> tuple[OpenNotice, ...]:
        rows = sorted(self._rows.values(), key=lambda row: -row.row)
        return tuple(self._open_notice(row) for row in rows if not row.superseded)

    def _open_notice(self, row: TrafficRow) -> OpenNotice:
        kind = self._kind(row.kind)
        circuit = self._state.circuit(row.circuit)
        return OpenNotice(
            ref=_ref(row),
            kind=kind,
            title=self._notices.title(row.kind),
            at_s=row.released_ms // 1000,
            outgoing=row.outgoing,
            circuit=circuit.name if circuit is not None else "",
            circuit_id=row.circuit,
            message_id=row.message_id,
            values=self._values.get(row.message_id),
        )

    def _kind(self, code: str) -> Kind | None:
        return next((p.kinds[code] for p in self._packs.values() if code in p.kinds), None)

    def _fetch_notice(self, notice: OpenNotice) -> None:
        self._wanted = notice
        request = GetMessage(notice.circuit_id, notice.message_id)
        self._station.ask(request, self._take_notice, self._refused)

    def _take_notice(self, view: MessageView) -> None:
        try:
            message, _ = open_body(view.body, self._packs)
        except (LocalViolation, RemoteViolation) as error:
            self._say(error.code)
            return
        self._values[view.row.message_id] = message.values
        notice = self._open_notice(view.row)
        for composer in self.composers:
            composer.refresh_notices()
            if self._wanted is not None and self._wanted.message_id == view.row.message_id:
                composer.give_notice(notice)

    def _take_traffic(self, traffic: Traffic) -> None:
        for row in traffic.rows:
            self._take_row(row)

    def _take_row(self, row: TrafficRow) -> None:
        """Keep a row; of a notice with a window also its values, to be compared with an event."""
        known = row.message_id in self._rows
        self._rows[row.message_id] = row
        kind = self._kind(row.kind)
        timed = kind is not None and any(f.type is FieldType.WINDOW for f in kind.fields)
        if timed and not known and not row.superseded:
            request = GetMessage(row.circuit, row.message_id)
            self._station.ask(request, self._take_notice, self._not_fetched)

    def _not_fetched(self, _refused: Refused) -> None:
        """The notice stays in the list, without distance and time."""

    # Drafts.

    def _take_drafts(self, drafts: Drafts) -> None:
        self._drafts = {draft.draft_id: draft for draft in drafts.drafts}
        if self.draft_list is not None:
            newest = sorted(drafts.drafts, key=lambda draft: -draft.saved_ms)
            self.draft_list.show_entries([(d.draft_id, self._draft_words(d)) for d in newest])

    def _draft_words(self, draft: DraftView) -> str:
        title = self._notices.title(draft.kind)
        circuits = (self._state.circuit(circuit) for circuit in draft.circuits)
        names = ", ".join(view.name for view in circuits if view is not None)
        return self._words.say(
            "draft-row",
            title=title,
            circuits=names,
            author=draft.author,
            at=instant(draft.saved_ms),
        )

    def _open_draft(self, draft_id: bytes) -> None:
        view = self._drafts[draft_id]
        pack = self._pack_for(view.circuits[0] if view.circuits else None)
        try:
            draft = Draft.decode(view.content, pack)
        except ValueRefused as refusal:
            self._say(refusal.rule)
            return
        self._open_composer(pack).load(draft, view)

    def _discard_draft(self, draft_id: bytes) -> None:
        self._station.ask(DiscardDraft(draft_id), self._discarded, self._refused)

    def _discarded(self, _done: Done) -> None:
        self._station.ask(ListDrafts(), self._take_drafts, self._refused)

    # Releases.

    def _take_releases(self, releases: Releases) -> None:
        self._releases = {view.release_id: view for view in releases.releases}
        if self.release_list is not None:
            oldest = sorted(releases.releases, key=lambda view: view.prepared_ms)
            entries = [(view.release_id, self._release_words(view)) for view in oldest]
            self.release_list.show_entries(entries)

    def _release_words(self, view: ReleaseView) -> str:
        try:
            title = self._notices.title(open_body(view.body, self._packs)[0].heading.kind)
        except (LocalViolation, RemoteViolation) as error:
            title = error.code
        return self._words.say(
            "release-row",
            title=title,
            at=instant(view.prepared_ms),
            signed=", ".join(view.signed_by) or "–",
            needed=view.officers_needed,
        )

    def _open_release(self, release_id: bytes) -> None:
        self._show_release(self._releases[release_id])

    def _show_release(self, view: ReleaseView) -> None:
        dialog = ReleaseDialog(
            self._theme, self._words, self._station, self._state, self._packs, self._window()
        )
        dialog.released.connect(self._released)
        dialog.finished.connect(dialog.deleteLater)
        self.dialog = dialog
        dialog.show_release(view)
        dialog.show()

    def _released(self, released: Released) -> None:
        """The draft became a message: its composer has done its work."""
        for row in released.rows:
            self._rows[row.message_id] = row
        dialog = self.sender()
        view = dialog.view if isinstance(dialog, ReleaseDialog) else None
        for composer in list(self.composers):
            if view is not None and composer.keeper.draft_id == view.draft_id:
                composer.close()

    def _refused(self, refused: Refused) -> None:
        tell(
            self._window(),
            self._words.say("composer-title"),
            self._words.refusal(refused.code, dict(refused.details)),
        )

    def _say(self, code: str) -> None:
        tell(self._window(), self._words.say("composer-title"), self._words.refusal(code, {}))

    def close(self) -> None:
        """Close every window; drafts are in the station, releases wait there."""
        windows = (*self.composers, self.dialog, self.draft_list, self.release_list)
        for window in windows:
            if window is not None and shiboken6.isValid(window):
                window.close()

    def _window(self) -> QWidget | None:
        """The window in front, for questions and answers."""
        return QApplication.activeWindow()


def _ref(row: TrafficRow) -> Ref:
    return Ref(row.message_id[:8], row.epoch if row.serial else 0, row.serial or 0)


def local_offset_s(at_s: int) -> int:
    """Return seconds to add to UTC for this machine's wall clock at an instant."""
    return time.localtime(at_s).tm_gmtoff


def local_zone(at_s: int) -> str:
    """Return the name of this machine's time zone at an instant, such as CET."""
    return datetime.fromtimestamp(at_s, UTC).astimezone().tzname() or "UTC"
