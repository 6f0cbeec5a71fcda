"""Keeps the draft in the station within a second of the last keystroke. Nothing is ever sent."""

from PySide6.QtCore import QObject, QTimer, Signal

from console.desk.station_thread import Station
from console.desk_link.requests import SaveDraft
from console.desk_link.views import DraftView, Refused

PAUSE_MS = 400
"""Pause after a keystroke before the draft is saved."""

RETRY_MS = 2_000


class DraftKeeper(QObject):
    """Saves one draft at a time; a change during a save is saved right after it.

    Args:
        station: where drafts are kept.
        author: officer at this desk.

    Signals:
        saved(DraftView): the station has it.
        failed(Refused): it has not; tried again until it has.
    """

    saved = Signal(object)
    failed = Signal(object)

    def __init__(self, station: Station, author: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.draft_id = b""
        self._station = station
        self._author = author
        self._wanted: tuple[bytes, tuple[bytes, ...]] | None = None
        self._asked = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.save_now)

    @property
    def up_to_date(self) -> bool:
        """Whether the station has everything."""
        return self._wanted is None and not self._asked

    def keep(self, content: bytes, circuits: tuple[bytes, ...]) -> None:
        """Save this soon, instead of anything that waits."""
        self._wanted = (content, circuits)
        self._timer.start(PAUSE_MS)

    def save_now(self) -> None:
        """Save what waits, unless a save is under way: then right after it."""
        if self._wanted is None or self._asked:
            return
        self._timer.stop()
        (content, circuits), self._wanted = self._wanted, None
        self._asked = True
        self._last = (content, circuits)
        self._station.ask(
            SaveDraft(self.draft_id, content, circuits, self._author),
            self._on_saved,
            self._on_refused,
        )

    def _on_saved(self, view: DraftView) -> None:
        self._asked = False
        self.draft_id = view.draft_id
        if self._wanted is None:
            self.saved.emit(view)
        else:
            self.save_now()

    def _on_refused(self, refused: Refused) -> None:
        self._asked = False
        if self._wanted is None:
            self._wanted = self._last
        self._timer.start(RETRY_MS)
        self.failed.emit(refused)
