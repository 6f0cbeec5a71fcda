"""What the main window asks of the composer; the window knows no more of it than this."""

from typing import Protocol

from console.desk_link.views import MessageView


class Composing(Protocol):
    """Opens the windows in which notices are written, checked and released."""

    def new_notice(self, circuit: bytes | None) -> None:
        """Choose a kind and write a notice, addressed to this circuit at first."""

    def answer(self, kind: str, view: MessageView) -> None:
        """Write a notice of this kind that refers to the given one."""

    def open_drafts(self) -> None:
        """Show the drafts that the station keeps."""

    def open_releases(self) -> None:
        """Show the releases that wait for an officer."""
