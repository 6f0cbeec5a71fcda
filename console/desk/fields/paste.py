"""The button beside areas that opens the window in which a pasted warning is read."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from console.desk.fields.editor import FormContext
from console.desk.plain_label import escaped, set_plain_tool_tip
from console.desk.warning_dialog import Beside, Taken, WarningDialog
from protocol.notices.pack import FieldSpec
from protocol.notices.values import Area

PASTE_KEY = "Ctrl+Shift+V"


class PasteButton(QPushButton):
    """Opens the window for a warning; gives what the officer ticked there.

    Signals:
        taken(Taken): windows and numbers, for other fields of the form; the areas have gone to
            `take`.

    Args:
        spec: the field: which shapes it takes.
        context: of the form.
        most: gives how many areas the field takes now.
        take: gets the areas.
        control: the control in which the key works.
    """

    taken = Signal(object)

    def __init__(
        self,
        spec: FieldSpec,
        context: FormContext,
        most: Callable[[], int],
        take: Callable[[tuple[Area, ...]], None],
        control: QWidget,
    ) -> None:
        super().__init__(escaped(context.words.say("geo-paste")), control)
        self._spec, self._context, self._most, self._take = spec, context, most, take
        self.beside = Beside()
        self.dialog: WarningDialog | None = None
        self.setAutoDefault(False)
        set_plain_tool_tip(self, context.words.say("geo-paste-tip"))
        self.setAccessibleDescription(context.words.say("geo-paste-tip"))
        self.clicked.connect(self._open)
        key = QShortcut(QKeySequence(PASTE_KEY), control, self.click)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _open(self) -> None:
        self.dialog = dialog = WarningDialog(
            self._spec, self._context, self._most(), self.beside, self.window()
        )
        dialog.taken.connect(self._on_taken)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_taken(self, taken: Taken) -> None:
        if taken.areas:
            self._take(taken.areas)
        self.taken.emit(taken)
        self.setFocus()
