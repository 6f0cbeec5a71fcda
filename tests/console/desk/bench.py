"""A main window over the station double, with its notices, ready to be used by a test."""

from dataclasses import dataclass

import shiboken6

from console.desk.local_notices import LocalNotices
from console.desk.main_window import MainWindow
from console.desk.station_state import StationState
from console.desk.theme import Theme
from console.desk.wording import Wording
from console.desk_link.views import MessageView, StationView
from protocol.notices.pack import Pack
from tests.console.desk import examples
from tests.console.desk.composing_double import ComposingDouble
from tests.console.desk.station_double import StationDouble


@dataclass
class Bench:
    """What a window test holds in its hands."""

    window: MainWindow
    station: StationDouble
    state: StationState
    composing: ComposingDouble


class Benches:
    """Makes benches and takes their windows down in order: hidden first, then deleted."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._made: list[Bench] = []

    def __call__(
        self,
        messages: tuple[MessageView, ...] = (),
        station: StationView | None = None,
        *,
        language: str = "en",
    ) -> Bench:
        """Return a connected window with Chen Wei at the desk; not shown yet."""
        made = _bench(self._pack, messages, station, language)
        self._made.append(made)
        return made

    def close(self) -> None:
        """Take all windows down while everything they need still lives."""
        for made in self._made:
            made.window.hide()
            shiboken6.delete(made.window)


def _bench(
    pack: Pack,
    messages: tuple[MessageView, ...],
    station: StationView | None,
    language: str,
) -> Bench:
    words = Wording.load(language)
    view = station or examples.station()
    double = StationDouble(view, messages)
    state = StationState(monotonic=lambda: 0)
    composing = ComposingDouble()
    window = MainWindow(
        Theme(language),
        words,
        double,
        state,
        LocalNotices({pack.hash: pack}, pack, words),
        composing,
    )
    state.setParent(window)
    state.officer = "Chen Wei"
    window.take_connection(view)
    return Bench(window, double, state, composing)
