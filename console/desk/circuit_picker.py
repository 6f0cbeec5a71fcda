"""To which circuits a notice goes: one body for all, so all of one mode."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from console.desk.fonts import TextRole
from console.desk.plain_label import PlainLabel, escaped
from console.desk.theme import Theme
from console.desk.wording import Wording
from console.desk_link.views import CircuitView
from protocol.vocabulary import Mode


class CircuitPicker(QWidget):
    """One box a circuit, with the peer's party and the mode in words.

    Signals:
        changed(): other circuits are ticked.
    """

    changed = Signal()

    def __init__(self, theme: Theme, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words
        self._circuits: dict[bytes, CircuitView] = {}
        self._boxes: dict[bytes, QCheckBox] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        title = PlainLabel(theme, words.say("send-to"), TextRole.STRONG, parent=self)
        self._column.addWidget(title)

    def show_circuits(self, circuits: Sequence[CircuitView]) -> None:
        """Offer these circuits; what is ticked stays ticked."""
        ticked = self.chosen()
        if {view.circuit for view in circuits} != set(self._boxes):
            for box in self._boxes.values():
                self._column.removeWidget(box)
                box.deleteLater()
            self._boxes = {}
            for view in circuits:
                box = QCheckBox(self)
                box.clicked.connect(self._clicked)
                self._boxes[view.circuit] = box
                self._column.addWidget(box)
        self._circuits = {view.circuit: view for view in circuits}
        for circuit, view in self._circuits.items():
            mode = self._words.say(f"mode-{Mode(view.mode).name.lower()}")
            key = "circuit-locked-row" if view.locked else "circuit-row"
            text = self._words.say(
                key, name=view.name, peer=view.peer_name, party=view.peer_party, mode=mode
            )
            self._boxes[circuit].setText(escaped(text))
        self.tick(ticked)

    def _clicked(self) -> None:
        self._allow()
        self.changed.emit()

    def tick(self, circuits: Sequence[bytes]) -> None:
        """Tick these and no others."""
        for circuit, box in self._boxes.items():
            box.setChecked(circuit in circuits)
        self._allow()

    def _allow(self) -> None:
        """Close the circuits of another mode than the first one ticked."""
        chosen = self.chosen()
        mode = self._circuits[chosen[0]].mode if chosen else None
        for circuit, box in self._boxes.items():
            box.setEnabled(mode is None or self._circuits[circuit].mode == mode)

    def chosen(self) -> tuple[bytes, ...]:
        """Return the ticked circuits in the order of the list."""
        return tuple(circuit for circuit, box in self._boxes.items() if box.isChecked())

    def views(self) -> tuple[CircuitView, ...]:
        """Return the views of the ticked circuits."""
        return tuple(self._circuits[circuit] for circuit in self.chosen())

    def mode(self) -> Mode | None:
        """Return the mode of the ticked circuits, None if none is ticked."""
        views = self.views()
        return Mode(views[0].mode) if views else None
