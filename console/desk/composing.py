"""What the main window asks of the composer; the window knows no more of it than this."""

from collections.abc import Callable
from typing import Protocol

from console.desk.notice_texts import Notices
from console.desk.station_state import StationState
from console.desk.station_thread import Station
from console.desk.theme import Theme
from console.desk.wording import Wording
from console.desk_link.views import MessageView


class Composing(Protocol):
    """Opens the windows in which notices are written, checked and released."""

    def new_notice(self, circuit: bytes | None) -> None:
        """Choose a kind and write a notice, addressed to this circuit at first."""

    def short_message(self, circuit: bytes | None) -> None:
        """Send, or hear by voice, a pre-agreed message by its code word."""

    def answer(self, kind: str, view: MessageView) -> None:
        """Write a notice of this kind that refers to the given one."""

    def compare(self, view: MessageView) -> None:
        """Show the announced launches beside the event that this notice describes."""

    def open_declarations(self) -> None:
        """Show where each state stands on each joint declaration."""

    def open_drafts(self) -> None:
        """Show the drafts that the station keeps."""

    def open_releases(self) -> None:
        """Show the releases that wait for an officer."""

    def open_instruments(self) -> None:
        """Show what each instrument asks."""

    def close(self) -> None:
        """Close all windows that it opened; drafts are kept by the station."""


MakeComposing = Callable[[Theme, Wording, Station, StationState, Notices], Composing]
"""Makes the composer of a desk, before its window."""
