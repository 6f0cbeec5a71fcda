"""First page of a pairing: the two officers who hold it, and our ends of the paths."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from console.desk.choice_box import ChoiceBox
from console.desk.entry import EntryLine
from console.desk.fonts import TextRole
from console.desk.plain_label import PlainLabel, visible
from console.desk.theme import GRID, Theme
from console.desk.wording import Wording
from console.desk_link.views import OfficerView

PATHS_MAX = 4
ROLES = ("listens", "connects")
PROFILES = ("fast", "slow")
ADDRESS_HINT = "tcp://192.0.2.7:5701"


class PathLine:
    """One path: who calls whom, the address, and how quick the line is."""

    def __init__(self, theme: Theme, words: Wording, number: int, parent: QWidget) -> None:
        self.name = PlainLabel(theme, words.say("path-number", number=number), parent=parent)
        self.role = _codes(theme, words, "path-role", ROLES, parent)
        self.address = EntryLine(theme, TextRole.CODE, parent=parent)
        self.address.setPlaceholderText(ADDRESS_HINT)
        self.address.setAccessibleName(words.say("path-address"))
        self.profile = _codes(theme, words, "path-profile", PROFILES, parent)

    def widgets(self) -> tuple[QWidget, ...]:
        """Return the boxes from left to right."""
        return (self.name, self.role, self.address, self.profile)

    def toml(self) -> str:
        """Return the path as a table of the path sheet; nothing without an address."""
        address = self.address.text().strip()
        if not address:
            return ""
        # A quotation mark in an address would end the string; no address has one.
        quoted = address.replace("\\", "").replace('"', "")
        return (
            f'[[path]]\nrole = "{self.role.currentData()}"\naddress = "{quoted}"\n'
            f'profile = "{self.profile.currentData()}"\n'
        )


def _codes(
    theme: Theme, words: Wording, name: str, codes: Sequence[str], parent: QWidget
) -> ChoiceBox:
    box = ChoiceBox(theme, parent)
    box.setAccessibleName(words.say(name))
    for code in codes:
        box.addItem(words.say(f"{name}-{code}"), code)
    return box


class BeginPage(QWidget):
    """Officers and paths.

    Signals:
        changed(): something is filled in differently.
    """

    changed = Signal()

    def __init__(self, theme: Theme, words: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words
        self.officers = tuple(ChoiceBox(theme, self) for _ in range(2))
        people = QHBoxLayout()
        people.setSpacing(GRID)
        for number, box in enumerate(self.officers, 1):
            box.setPlaceholderText(words.say("choose"))
            box.setAccessibleName(words.say("pairing-officer", number=number))
            box.currentIndexChanged.connect(self._changed)
            people.addWidget(PlainLabel(theme, words.say("pairing-officer", number=number)))
            people.addWidget(box, 1)
        self.paths = [PathLine(theme, words, 1, self)]
        self._grid = QGridLayout()
        self._grid.setSpacing(GRID)
        self._grid.setColumnStretch(2, 1)
        self._place(self.paths[0], 0)
        self.add = QPushButton(words.say("path-add"), self)
        self.add.setAutoDefault(False)
        self.add.clicked.connect(self._add)
        foot = QHBoxLayout()
        foot.addWidget(self.add)
        foot.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for key in ("pairing-begin-title", "pairing-begin-why"):
            role = TextRole.TITLE if key.endswith("title") else TextRole.BODY
            column.addWidget(PlainLabel(theme, words.say(key), role, wrap=True, parent=self))
        column.addLayout(people)
        column.addSpacing(GRID)
        column.addWidget(PlainLabel(theme, words.say("paths-title"), TextRole.SECTION, parent=self))
        column.addWidget(PlainLabel(theme, words.say("paths-why"), wrap=True, parent=self))
        column.addLayout(self._grid)
        column.addLayout(foot)
        column.addStretch()

    def _place(self, path: PathLine, row: int) -> None:
        for at, widget in enumerate(path.widgets()):
            self._grid.addWidget(widget, row, at)
        path.address.textChanged.connect(self._changed)

    def _add(self) -> None:
        path = PathLine(self._theme, self._words, len(self.paths) + 1, self)
        self._place(path, len(self.paths))
        self.paths.append(path)
        self.add.setEnabled(len(self.paths) < PATHS_MAX)
        path.address.setFocus()

    def _changed(self) -> None:
        self.changed.emit()

    def show_officers(self, officers: Sequence[OfficerView]) -> None:
        """Offer the officers; who is not on watch is named so, for the ceremony needs two."""
        for box in self.officers:
            chosen = box.currentData()
            box.blockSignals(True)
            box.clear()
            for officer in officers:
                key = "officer-watch" if officer.on_watch else "officer-no-watch"
                box.addItem(self._words.say(key, name=visible(officer.name)), officer.name)
            box.setCurrentIndex(box.findData(chosen) if chosen else -1)
            box.blockSignals(False)

    def chosen(self) -> tuple[str, str]:
        """Return both officers, empty where none is chosen."""
        first, second = (str(box.currentData() or "") for box in self.officers)
        return first, second

    def path_sheet(self) -> str:
        """Return our paths as the TOML text that the station reads."""
        return "\n".join(filter(None, (path.toml() for path in self.paths)))

    def ready(self) -> bool:
        """Whether two different officers and one path are there."""
        first, second = self.chosen()
        return bool(first and second and first != second and self.path_sheet())
