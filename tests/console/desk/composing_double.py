"""A composer that only notes what the main window asked of it."""

from console.desk_link.views import MessageView


class ComposingDouble:
    """Keeps what was opened, in order."""

    def __init__(self) -> None:
        self.opened: list[tuple[object, ...]] = []

    def new_notice(self, circuit: bytes | None) -> None:
        """Note it."""
        self.opened.append(("new", circuit))

    def short_message(self, circuit: bytes | None) -> None:
        """Note it."""
        self.opened.append(("short", circuit))

    def answer(self, kind: str, view: MessageView) -> None:
        """Note it."""
        self.opened.append(("answer", kind))

    def compare(self, view: MessageView) -> None:
        """Note it."""
        self.opened.append(("compare", view.row.message_id))

    def open_declarations(self) -> None:
        """Note it."""
        self.opened.append(("declarations",))

    def open_drafts(self) -> None:
        """Note it."""
        self.opened.append(("drafts",))

    def open_releases(self) -> None:
        """Note it."""
        self.opened.append(("releases",))

    def open_instruments(self) -> None:
        """Note it."""
        self.opened.append(("instruments",))

    def close(self) -> None:
        """Note it."""
        self.opened.append(("closed",))
