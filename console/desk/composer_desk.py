"""Everything about writing and releasing, behind the few calls that the main window knows."""

import time
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import partial

import shiboken6
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from console.assets import load_shelf
from console.desk.composer import Composer, ComposerSetting
from console.desk.declarations_page import DeclarationsPage
from console.desk.fields.editor import FormContext, OpenNotice
from console.desk.held_notices import HeldNotices
from console.desk.instants import instant
from console.desk.instrument_page import InstrumentsWindow
from console.desk.keys import INSTRUMENTS_KEY
from console.desk.match_window import MatchWindow
from console.desk.notice_texts import Notices
from console.desk.plain_label import tell
from console.desk.release_dialog import ReleaseDialog, open_body
from console.desk.short_dialog import ShortDialog
from console.desk.station_state import StationState
from console.desk.station_thread import Station
from console.desk.theme import Theme
from console.desk.waiting_lists import WaitingList
from console.desk.wording import Wording
from console.desk_link.requests import (
    DiscardDraft,
    Done,
    Drafts,
    ListDrafts,
    ListReleases,
    Released,
    Releases,
)
from console.desk_link.views import DraftView, MessageView, Refused, ReleaseView
from protocol.errors import LocalViolation, RemoteViolation, ValueRefused
from protocol.notices.draft import Draft
from protocol.notices.matching import ANSWERING_KINDS
from protocol.notices.pack import FieldType, Pack
from protocol.vocabulary import Precedence


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
        self._drafts: dict[bytes, DraftView] = {}
        self._releases: dict[bytes, ReleaseView] = {}
        self.composers: list[Composer] = []
        self.dialog: ReleaseDialog | None = None
        self.match_window: MatchWindow | None = None
        self.declarations: DeclarationsPage | None = None
        self.short_dialog: ShortDialog | None = None
        self.draft_list: WaitingList | None = None
        self.release_list: WaitingList | None = None
        self.instruments: InstrumentsWindow | None = None
        state.drafts_changed.connect(self._take_drafts)
        state.releases_changed.connect(self._take_releases)
        self.held = HeldNotices(station, state, self._packs, notices.title, self)
        self.held.changed.connect(self._held_changed)
        self.held.refused.connect(self._refused)

    # What the main window calls.

    def new_notice(self, circuit: bytes | None) -> None:
        """Choose a kind and write a notice, addressed to this circuit at first."""
        self._open_composer(self._pack_for(circuit)).begin(circuit)

    def short_message(self, circuit: bytes | None) -> None:
        """Send, or hear by voice, a pre-agreed message by its code word."""
        behind = self._window()
        dialog = ShortDialog(
            self._packs, self._context, self._station, self._state, circuit, behind
        )
        # Not a child of the short dialog, which goes as soon as the release is there.
        dialog.release_wanted.connect(lambda view: self._open_dialog(view, behind))
        dialog.finished.connect(dialog.deleteLater)
        self.short_dialog = dialog
        dialog.show()

    def answer(self, kind: str, view: MessageView) -> None:
        """Write a notice of this kind that refers to the given one."""
        pack = self._pack_for(view.row.circuit)
        composer = self._open_composer(pack)
        composer.begin(view.row.circuit)
        composer.choose(kind)
        # What is said of a text that went to several goes to all who have it.
        composer.address((view.row.circuit, *(other.circuit for other in view.others)))
        found = next((f for f in pack.kinds[kind].fields if f.type is FieldType.REF), None)
        if found is not None:
            self.held.take_row(view.row)
            lent = pack.kinds[kind].precedence_of == found.name
            precedence = Precedence(view.row.precedence).name if lent else ""
            composer.prefill(((found.name, self.held.ref_of(view.row)),), precedence)

    def open_declarations(self) -> None:
        """Show where each state stands on each joint declaration."""
        pack = next(iter(self._packs.values()))
        shown = DeclarationsPage(self._context(pack), self.held, self._state, self._window())
        shown.finished.connect(shown.deleteLater)
        self.declarations = shown
        shown.show()

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

    def compare(self, view: MessageView) -> None:
        """Show the announced launches beside the event that this notice describes."""
        try:
            message, pack = open_body(view.body, self._packs)
        except (LocalViolation, RemoteViolation) as error:
            self._say(error.code)
            return
        answers = self._answering(view, pack)
        shown = MatchWindow(
            self._context(pack), message, may_answer=bool(answers), parent=self._window()
        )
        shown.answer_wanted.connect(partial(self._characterise, answers, view))
        shown.finished.connect(shown.deleteLater)
        self.match_window = shown
        shown.show()

    def _answering(self, view: MessageView, pack: Pack) -> str:
        """Return the kind that answers an observation of the other side, empty if none does."""
        known = self._pack_for(view.row.circuit).kinds
        found = (code for code, kind in ANSWERING_KINDS.items() if view.row.kind in kind.of)
        return "" if view.row.outgoing else next((code for code in found if code in known), "")

    def _characterise(self, kind: str, view: MessageView, message_id: bytes) -> None:
        if self.match_window is not None:
            self.match_window.accept()
        self.answer(kind, view)
        notice = self.held.find(message_id)
        fill = self.composers[-1].fill
        name = ANSWERING_KINDS[kind].notice
        if notice is not None and fill is not None and name:
            fill.form.put({name: notice.ref})

    def open_instruments(self) -> None:
        """Show what each instrument asks; beside a draft, that of its own instrument first."""
        front = self._window()
        fill = front.fill if isinstance(front, Composer) else None
        pack = front.context.pack if isinstance(front, Composer) else self._pack_for(None)
        shown = InstrumentsWindow(self._theme, self._words, pack, front)
        self.instruments = shown
        shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        shown.show_instrument(fill.instrument() if fill is not None else "")
        shown.show()

    # Composers.

    def _context(self, pack: Pack) -> FormContext:
        return FormContext(
            self._theme,
            self._words,
            pack,
            self.held.open_notices,
            local_offset_s,
            local_zone,
            launches=self.held.launches,
        )

    def _open_composer(self, pack: Pack) -> Composer:
        composer = Composer(ComposerSetting(self._context(pack), self._station, self._state))
        composer.release_wanted.connect(self._show_release)
        composer.notice_wanted.connect(self._fetch_notice)
        composer.closed.connect(self._closed)
        QShortcut(QKeySequence(INSTRUMENTS_KEY), composer, self.open_instruments)
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

    def _fetch_notice(self, notice: OpenNotice) -> None:
        composer = self.sender()
        if isinstance(composer, Composer):
            self.held.fetch(notice, partial(self._give_notice, composer))

    def _give_notice(self, composer: Composer, notice: OpenNotice) -> None:
        if composer in self.composers:
            composer.give_notice(notice)

    def _held_changed(self) -> None:
        for composer in self.composers:
            composer.refresh_notices()
        if self.match_window is not None and shiboken6.isValid(self.match_window):
            self.match_window.refresh_notices()

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
        self._open_dialog(view, self._window())

    def _open_dialog(self, view: ReleaseView, parent: QWidget | None) -> None:
        dialog = ReleaseDialog(
            self._theme, self._words, self._station, self._state, self._packs, parent
        )
        dialog.released.connect(self._released)
        dialog.finished.connect(dialog.deleteLater)
        self.dialog = dialog
        dialog.show_release(view)
        dialog.show()

    def _released(self, released: Released) -> None:
        """The draft became a message: its composer has done its work."""
        self.held.take_rows(released.rows)
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
        asked = (self.match_window, self.short_dialog, self.declarations, self.instruments)
        listed = (*asked, self.draft_list, self.release_list)
        windows = (*self.composers, self.dialog, *listed)
        for window in windows:
            if window is not None and shiboken6.isValid(window):
                window.close()

    def _window(self) -> QWidget | None:
        """The window in front, for questions and answers."""
        return QApplication.activeWindow()


def local_offset_s(at_s: int) -> int:
    """Return seconds to add to UTC for this machine's wall clock at an instant."""
    return time.localtime(at_s).tm_gmtoff


def local_zone(at_s: int) -> str:
    """Return the name of this machine's time zone at an instant, such as CET."""
    return datetime.fromtimestamp(at_s, UTC).astimezone().tzname() or "UTC"
