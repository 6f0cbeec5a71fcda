"""What must not be overlooked about the station itself, one thin bar each, under the mode band."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.desk.notice_bar import NoticeBar
from console.desk.station_state import StationState
from console.desk.theme import Theme
from console.desk.wording import Wording
from console.desk_link.requests import Releases
from console.desk_link.views import Refused


class StationBars(QWidget):
    """Lost line, failed storage, lock, no circuit yet, releases that wait, the last refusal.

    Signals:
        unlock_wanted(), pairing_wanted(), releases_wanted(): buttons.
    """

    unlock_wanted = Signal()
    pairing_wanted = Signal()
    releases_wanted = Signal()

    def __init__(
        self, theme: Theme, words: Wording, state: StationState, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._state = state
        self.line = NoticeBar(theme, "link")
        self.storage = NoticeBar(theme, "integrity")
        self.lock = NoticeBar(theme, "integrity", words.say("unlock-open"))
        self.pair = NoticeBar(theme, "", words.say("pair-open"))
        self.releases = NoticeBar(theme, "caution", words.say("releases-open"))
        self.refusal = NoticeBar(theme, "overdue", words.say("button-close"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for bar in (
            self.line,
            self.storage,
            self.lock,
            self.pair,
            self.releases,
            self.refusal,
        ):
            column.addWidget(bar)
        self.lock.pressed.connect(self.unlock_wanted)
        self.pair.pressed.connect(self.pairing_wanted)
        self.releases.pressed.connect(self.releases_wanted)
        self.refusal.pressed.connect(self._hide_refusal)
        state.station_changed.connect(self.refresh)
        state.line_changed.connect(self.refresh)
        state.releases_changed.connect(self.show_releases)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Bring the bars to what is known now."""
        say, station, fault = self._words.say, self._state.station, self._state.line_fault
        self.line.say(say("line-lost", code=fault) if fault else "")
        storage = "" if station is None else station.storage_fault
        self.storage.say(say("storage-fault", code=storage) if storage else "")
        locked = station is not None and station.locked
        self.lock.say(say("station-locked") if locked else "")
        alone = station is not None and not locked and not station.circuits
        self.pair.say(say("no-circuit") if alone else "")

    @Slot(object)
    def show_releases(self, releases: Releases) -> None:
        """Say how many releases wait for an officer."""
        count = len(releases.releases)
        self.releases.say(self._words.say("releases-waiting", count=count) if count else "")

    @Slot(object)
    def show_refusal(self, refused: Refused) -> None:
        """Say that the station refused something, and why, until the officer closes it."""
        self.refusal.say(self._words.refusal(refused.code, dict(refused.details)))

    @Slot()
    def _hide_refusal(self) -> None:
        self.refusal.say("")
