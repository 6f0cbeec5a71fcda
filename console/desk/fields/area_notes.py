"""Under the control of an area: how large it is, and whose land it touches. Advice, no refusal."""

from PySide6.QtWidgets import QWidget

from console.desk.area_words import area_lines
from console.desk.fields.editor import FormContext
from console.desk.fonts import TextRole
from console.desk.plain_label import PlainLabel
from protocol.notices.values import Area


class AreaNotes(PlainLabel):
    """A few grey lines about one area.

    Args:
        context: gives the parties of the notice, whose own land is not told of.
    """

    def __init__(self, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(
            context.theme, "", TextRole.CAPTION, wrap=True, subdued=True, parent=parent
        )
        self._context = context
        self._area: Area | None = None
        self.setObjectName("area-notes")
        self.hide()

    def show_area(self, area: Area | None) -> None:
        """Say what is to be said about an area; nothing while there is none."""
        self._area = area
        self.refresh()

    def refresh(self) -> None:
        """The parties may have changed."""
        lines: tuple[str, ...] = ()
        if self._area is not None:
            context = self._context
            lines = area_lines(context.words, self._area, context.parties(), context.term_words)
        self.setText("\n".join(lines))
        self.setVisible(bool(lines))
