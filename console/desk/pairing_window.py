"""The pairing of our station with another: officers and paths, cards, verification, the end.

The ceremony lives in the station; this window asks and shows. There is no button that says that
something matches and none that goes on without: a page opens when the station has verified.
"""

import contextlib
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from console.desk.fonts import TextRole
from console.desk.mode_band import ModeBand
from console.desk.pairing_begin import BeginPage
from console.desk.plain_label import PlainLabel, visible
from console.desk.station_state import StationState
from console.desk.station_thread import Station
from console.desk.theme import GRID, Theme
from console.desk.verify_page import OwnPanel, TheirPanel
from console.desk.wording import Wording
from console.desk_link.requests import (
    Done,
    PairingBegin,
    PairingCancel,
    PairingDigits,
    PairingFinish,
    PairingOffer,
    PairingPeerVerifiedUs,
    PairingSheet,
    Request,
)
from console.desk_link.views import PairingView, Refused

OFFER_FILES = "(*.cards)"
OFFER_BYTES_MAX = 1 << 20
STEPS = ("pairing-step-begin", "pairing-step-cards", "pairing-step-verify", "pairing-step-done")


class CardsPage(QWidget):
    """Our cards out, theirs in.

    Signals:
        offered(bytes): their file.
    """

    offered = Signal(bytes)

    def __init__(self, theme: Theme, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._offer = b""
        self.save = QPushButton(words.say("cards-save"), self)
        self.save.clicked.connect(self._ask_save)
        self.open_button = QPushButton(words.say("cards-open"), self)
        self.open_button.clicked.connect(self._ask_open)
        self.saved = PlainLabel(theme, "", TextRole.STRONG, wrap=True, parent=self)
        self.held = PlainLabel(theme, "", TextRole.STRONG, wrap=True, parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(PlainLabel(theme, words.say("cards-title"), TextRole.TITLE, wrap=True))
        column.addWidget(PlainLabel(theme, words.say("cards-why"), wrap=True))
        for button, said in ((self.save, self.saved), (self.open_button, self.held)):
            button.setAutoDefault(False)
            line = QHBoxLayout()
            line.setSpacing(GRID * 2)
            line.addWidget(button)
            line.addWidget(said, 1)
            column.addLayout(line)
        column.addStretch()

    def show_pairing(self, view: PairingView) -> None:
        """Show whose cards we hold."""
        self._offer = view.own_offer
        if view.peer_offer_held:
            self.held.setText(
                self._words.say(
                    "cards-held", station=visible(view.peer_name), party=visible(view.peer_party)
                )
            )

    def _ask_save(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.save.text(), "station.cards", OFFER_FILES)
        if name:
            self.write(Path(name))

    def write(self, path: Path) -> None:
        """Write our cards and path sheets; they hold nothing secret."""
        try:
            path.write_bytes(self._offer)
        except OSError:
            self.saved.setText(self._words.say("file-not-written", file=path.name))
        else:
            self.saved.setText(self._words.say("file-written", file=path.name))

    def _ask_open(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.open_button.text(), "", OFFER_FILES)
        if name:
            self.read(Path(name))

    def read(self, path: Path) -> None:
        """Give the station the other side's cards."""
        data = b""
        with contextlib.suppress(OSError):
            if path.stat().st_size <= OFFER_BYTES_MAX:
                data = path.read_bytes()
        if data:
            self.offered.emit(data)
        else:
            self.held.setText(self._words.refusal("file-unreadable", {"file": path.name}))


class VerifyPage(QWidget):
    """Our sheet and theirs beside each other, and what their officer says of ours.

    Signals:
        verified_us(): their officer told ours that they have verified us.
    """

    verified_us = Signal()

    def __init__(self, theme: Theme, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.own = OwnPanel(theme, words, self)
        self.their = TheirPanel(theme, words, self)
        self.told = QPushButton(words.say("verified-us"), self)
        self.told.setAutoDefault(False)
        self.told.clicked.connect(self._told)
        self.said = PlainLabel(theme, "", TextRole.STRONG, wrap=True, parent=self)
        halves = QHBoxLayout()
        halves.setSpacing(GRID * 2)
        halves.addWidget(self.own, 1)
        halves.addWidget(self.their, 1)
        foot = QHBoxLayout()
        foot.setSpacing(GRID * 2)
        foot.addWidget(self.told)
        foot.addWidget(self.said, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(PlainLabel(theme, words.say("verify-title"), TextRole.TITLE, wrap=True))
        column.addWidget(PlainLabel(theme, words.say("verify-why"), wrap=True))
        column.addLayout(halves)
        column.addLayout(foot)
        column.addStretch()

    def _told(self) -> None:
        self.verified_us.emit()

    def show_pairing(self, view: PairingView) -> None:
        """Show both halves as the station has them."""
        self.own.show_pairing(view)
        self.their.show_pairing(view)
        self.told.setEnabled(not view.peer_verified_us)
        self.said.setText(self._words.say("verified-us-done") if view.peer_verified_us else "")


class DonePage(QWidget):
    """What was paired."""

    def __init__(self, theme: Theme, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.text = PlainLabel(theme, "", TextRole.BODY, wrap=True, parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(PlainLabel(theme, words.say("done-title"), TextRole.TITLE, wrap=True))
        column.addWidget(self.text)
        column.addStretch()

    def show_pairing(self, view: PairingView) -> None:
        """Say with whom, and whether a secret is shared."""
        key = "done-with-secret" if view.secret_shared else "done-without-secret"
        self.text.setText(
            self._words.say(
                key,
                station=visible(view.peer_name),
                party=visible(view.peer_party),
                count=len(view.circuits),
            )
        )


class PairingWindow(QWidget):
    """One ceremony from its two officers to PAIRED.

    Signals:
        paired(): the circuits are open.
    """

    paired = Signal()

    def __init__(
        self,
        theme: Theme,
        words: Wording,
        station: Station,
        state: StationState,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowFlag(Qt.WindowType.Window)
        self.setWindowTitle(words.say("pairing-title"))
        self._words, self._station, self._state = words, station, state
        self.view: PairingView | None = None
        self._asked: Request | None = None
        self.band = ModeBand(theme, words, self)
        self._steps = [PlainLabel(theme, words.say(step), parent=self) for step in STEPS]
        self.begin = BeginPage(theme, words, self)
        self.cards = CardsPage(theme, words, self)
        self.verify = VerifyPage(theme, words, self)
        self.done = DonePage(theme, words, self)
        self.pages = QStackedWidget(self)
        for page in (self.begin, self.cards, self.verify, self.done):
            scroll = QScrollArea(self)
            scroll.setWidgetResizable(True)
            scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            scroll.setWidget(page)
            self.pages.addWidget(scroll)
        self.trouble = PlainLabel(theme, "", TextRole.STRONG, wrap=True, parent=self)
        self.next = QPushButton(self)
        self.next.setProperty("step", True)
        self.next.setAutoDefault(False)
        self.next.clicked.connect(self._go_on)
        self._lay_out()
        self._connect()
        self._take_station()
        self.resize(1040, 720)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(GRID * 3)
        for label in self._steps:
            head.addWidget(label)
        head.addStretch()
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        foot.addWidget(self.trouble, 1)
        foot.addWidget(self.next)
        inner = QVBoxLayout()
        inner.setContentsMargins(GRID * 2, GRID, GRID * 2, GRID * 2)
        inner.setSpacing(GRID)
        inner.addLayout(head)
        inner.addWidget(self.pages, 1)
        inner.addLayout(foot)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.band)
        whole.addLayout(inner)

    def _connect(self) -> None:
        self.begin.changed.connect(self._refresh)
        self.cards.offered.connect(self._offered)
        self.verify.their.sheet.connect(self._sheet)
        self.verify.their.digits.connect(self._digits)
        self.verify.verified_us.connect(self._verified_us)
        self._state.station_changed.connect(self._take_station)

    def _take_station(self) -> None:
        station = self._state.station
        if station is not None:
            self.begin.show_officers(station.officers)
        self.band.set_mode(self._state.mode())
        self._refresh()

    def _ask(self, request: Request) -> None:
        self._asked = request
        self.trouble.setText("")
        self._refresh()
        self._station.ask(request, self._take, self._refused)

    def _offered(self, offer: bytes) -> None:
        self._ask(PairingOffer(offer))

    def _sheet(self, text: str) -> None:
        self._ask(PairingSheet(text))

    def _digits(self, digits: str) -> None:
        self._ask(PairingDigits(digits))

    def _verified_us(self) -> None:
        self._ask(PairingPeerVerifiedUs())

    def _go_on(self) -> None:
        match self.pages.currentIndex():
            case 0:
                self._ask(PairingBegin(self.begin.chosen(), self.begin.path_sheet()))
            case 1:
                self._show_page(2)
            case 2:
                self._ask(PairingFinish())
            case _:
                self.close()

    def _take(self, view: PairingView) -> None:
        begun, self._asked = self._asked, None
        self.view = view
        for page in (self.cards, self.verify):
            page.show_pairing(view)
        if isinstance(begun, PairingBegin):
            self._show_page(1)
        elif view.step == "paired":
            self.done.show_pairing(view)
            self._show_page(3)
            self.paired.emit()
        self._refresh()

    def _refused(self, refused: Refused) -> None:
        asked, self._asked = self._asked, None
        details = dict(refused.details)
        field, rule = details.get("field", ""), details.get("rule", "")
        number = field.removeprefix("group[").rstrip("]") if field.startswith("group[") else ""
        if number.isdigit():
            key = "digits-differ" if rule == "differs" else "sheet-group-wrong"
            wrong = (int(number),) if isinstance(asked, PairingDigits) else ()
            self.verify.their.refuse(self._words.say(key, number=int(number)), wrong)
        elif isinstance(asked, PairingSheet | PairingDigits):
            self.verify.their.refuse(self._words.refusal(refused.code, details), ())
        else:
            self.trouble.setText(self._words.refusal(refused.code, details))
        self._refresh()

    def _show_page(self, number: int) -> None:
        self.pages.setCurrentIndex(number)
        self._refresh()

    def _refresh(self) -> None:
        number, view = self.pages.currentIndex(), self.view
        for index, label in enumerate(self._steps):
            label.set_role(TextRole.STRONG if index == number else TextRole.BODY)
        keys = ("pairing-begin", "pairing-verify", "pairing-finish", "button-close")
        self.next.setText(self._words.say(keys[number]))
        ready = (
            self.begin.ready(),
            view is not None and view.peer_offer_held,
            view is not None and view.step == "ready",
            True,
        )[number]
        self.next.setEnabled(ready and self._asked is None)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Forget an unfinished ceremony: its secrets must not lie about."""
        if self.view is not None and self.view.step != "paired":
            self._station.ask(PairingCancel(), self._forgotten, self._not_forgotten)
        super().closeEvent(event)

    def _forgotten(self, _done: Done) -> None:
        self.view = None

    def _not_forgotten(self, _refused: Refused) -> None:
        """The station forgets it by itself as soon as it stops or begins another."""
        self.view = None
