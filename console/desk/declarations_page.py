"""Joint declarations by state: a table of what was said and when, and all of it in order below."""

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from console.desk.choice_box import ChoiceBox
from console.desk.declaration_words import DeclarationWords
from console.desk.fields.editor import FormContext
from console.desk.fonts import TextRole
from console.desk.held_notices import HeldNotices
from console.desk.mode_band import ModeBand
from console.desk.plain_label import PlainBox, PlainLabel, visible
from console.desk.station_state import StationState
from console.desk.theme import GRID
from protocol.notices.declarations import (
    CORRECTION_KIND,
    DECLARATION_KIND,
    Position,
    Statement,
    state_of_play,
)
from protocol.vocabulary import Mode

VOCABULARY: Final = "declaration"
KINDS: Final = frozenset((DECLARATION_KIND, CORRECTION_KIND))

Index = QModelIndex | QPersistentModelIndex
Positions = Mapping[tuple[str, str], Position]
_TOP = QModelIndex()


class DeclarationModel(QAbstractTableModel):
    """A row a declaration of the pack, a column a state."""

    def __init__(self, words: DeclarationWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.declarations: tuple[str, ...] = ()
        self.parties: tuple[str, ...] = ()
        self.positions: Positions = {}
        self._own = ""

    def show_positions(
        self, declarations: tuple[str, ...], parties: tuple[str, ...], own: str, said: Positions
    ) -> None:
        """Show what was said, own state first."""
        self.beginResetModel()
        self.declarations, self.parties = declarations, parties
        self._own, self.positions = own, said
        self.endResetModel()

    def rowCount(self, parent: Index = _TOP) -> int:
        """One a declaration."""
        return 0 if parent.isValid() else len(self.declarations)

    def columnCount(self, parent: Index = _TOP) -> int:
        """One a state, after the declaration itself."""
        return 0 if parent.isValid() else 1 + len(self.parties)

    def statements(self, row: int, column: int) -> tuple[Statement, ...]:
        """Return what stands in a cell, in order."""
        if not column:
            return ()
        key = (self.declarations[row], self.parties[column - 1])
        position = self.positions.get(key)
        return () if position is None else position.statements

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words of a cell: of each kind of statement the last one, the oldest first."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if not index.column():
            return visible(self._words.term(VOCABULARY, self.declarations[index.row()]))
        said = self.statements(index.row(), index.column())
        last = {statement.status: statement for statement in said}
        shown = [each for each in said if last[each.status] is each]
        return "\n".join(map(self._words.statement, shown)) or self._words.nothing()

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The states by their code."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        if not section:
            return self._words.head()
        party = self.parties[section - 1]
        return self._words.own(party) if party == self._own else visible(party)


class DeclarationsPage(QDialog):
    """The table; Up, Down, Left and Right choose a cell, whose statements stand below in full."""

    def __init__(
        self,
        context: FormContext,
        held: HeldNotices,
        state: StationState,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._context, self._held, self._state = context, held, state
        theme, words = context.theme, context.words
        self.setWindowTitle(words.say("decl-title"))
        self._words = DeclarationWords(context)
        self.band = ModeBand(theme, words, self)
        self.mode = ChoiceBox(theme, self)
        self.mode.setAccessibleName(words.say("decl-mode"))
        self.mode.currentIndexChanged.connect(self.refresh)
        self.model = DeclarationModel(self._words, self)
        self.table = QTableView(self)
        self.said = PlainLabel(theme, "", TextRole.STRONG, wrap=True, parent=self)
        self.full = PlainBox(theme, context.language, TextRole.BODY, self)
        self._set_up_table()
        self._lay_out()
        self._offer_modes()
        held.changed.connect(self.refresh)
        held.load_all(KINDS)
        self.refresh()
        self.resize(980, 560)

    def _set_up_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setAccessibleName(self._context.words.say("decl-table"))
        table.setFont(self._context.theme.font(TextRole.CAPTION))
        table.setWordWrap(True)
        table.setTabKeyNavigation(False)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTextElideMode(Qt.TextElideMode.ElideNone)
        table.verticalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        table.horizontalHeader().sectionResized.connect(self._fit_rows)
        table.selectionModel().currentChanged.connect(self._show_full)

    def _lay_out(self) -> None:
        theme, words = self._context.theme, self._context.words
        close = QPushButton(words.say("button-close"), self)
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        head = QHBoxLayout()
        why = words.say("decl-why")
        head.addWidget(PlainLabel(theme, why, wrap=True, subdued=True, parent=self), 1)
        head.addWidget(self.mode)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(close)
        inner = QVBoxLayout()
        inner.setContentsMargins(2 * GRID, GRID, 2 * GRID, 2 * GRID)
        inner.setSpacing(GRID)
        inner.addLayout(head)
        inner.addWidget(self.said)
        inner.addWidget(self.table, 2)
        inner.addWidget(self.full, 1)
        inner.addLayout(foot)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.band)
        whole.addLayout(inner)

    def _offer_modes(self) -> None:
        """Offer the modes of the circuits; what is practised is never beside what is meant."""
        station = self._state.station
        views = () if station is None else station.circuits
        modes = sorted({self._state.mode(), *(Mode(view.mode) for view in views)})
        self.mode.blockSignals(True)
        for mode in modes:
            words = self._context.words.say(f"mode-{mode.name.lower()}")
            self.mode.addItem(visible(words), int(mode))
        self.mode.setCurrentIndex(self.mode.findData(int(self._state.mode())))
        self.mode.blockSignals(False)
        self.mode.setVisible(len(modes) > 1)

    def refresh(self) -> None:
        """Bring table and text to what is known now."""
        mode = Mode(int(self.mode.currentData()))
        self.band.set_mode(mode)
        spoken = self._held.spoken(KINDS)
        said = state_of_play(spoken, mode)
        self._words.know(spoken)
        vocabulary = self._context.pack.vocabularies.get(VOCABULARY)
        known = () if vocabulary is None else tuple(vocabulary.terms)
        others = sorted({code for code, _ in said} - set(known))
        own, parties = self._parties(said)
        chosen = self.table.currentIndex()
        place = (chosen.row(), chosen.column()) if chosen.isValid() else (0, min(1, len(parties)))
        self.model.show_positions((*known, *others), parties, own, said)
        self.table.setCurrentIndex(self.model.index(*place))
        self._fit_rows()
        self._say(bool(known or others))
        self._show_full()

    def _parties(self, said: Positions) -> tuple[str, tuple[str, ...]]:
        """Return our own state, and all whose word may stand here: ours first."""
        station = self._state.station
        if station is None:
            return "", tuple(sorted({party for _, party in said}))
        others = {view.peer_party for view in station.circuits} | {party for _, party in said}
        return station.party, (station.party, *sorted(others - {station.party}))

    def _say(self, any_known: bool) -> None:
        words, reading = self._context.words, self._held.reading
        if not any_known:
            self.said.setText(words.say("decl-none"))
        else:
            self.said.setText(words.say("decl-reading", count=reading) if reading else "")
        self.said.setVisible(bool(self.said.text()))

    def _fit_rows(self) -> None:
        self.table.resizeRowsToContents()

    def _show_full(self) -> None:
        """Show the statements of the cell in order, with all that each of them says."""
        index = self.table.currentIndex()
        if not index.isValid():
            self.full.show_text("")
            return
        code = self.model.declarations[index.row()]
        lines = [self._words.definition(VOCABULARY, code)]
        said = self.model.statements(index.row(), index.column())
        lines += [self._words.full(statement) for statement in said]
        self.full.show_text("\n".join(lines), self._context.language)
