"""A copy of another notice for a third party: its fields, each shown or withheld."""

from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout, QWidget

from console.desk.fields.editor import (
    FormContext,
    NoticeFieldEditor,
    OpenNotice,
    State,
    column,
    parts,
    text_of,
)
from console.desk.plain_label import PlainLabel, escaped
from console.desk.theme import GRID
from protocol.notices.pack import NOT_AMENDED, FieldSpec, Kind
from protocol.notices.values import Extract, Value
from protocol.notices.writing import Writer


class CopyCard(QFrame):
    """One field of the original: a box that is ticked if it is shown, and what it says."""

    def __init__(self, spec: FieldSpec, part: Value, context: FormContext) -> None:
        super().__init__()
        self.setProperty("pane", True)
        self.spec, self.part = spec, part
        language = context.language
        self.box = QCheckBox(escaped(spec.label[language]), self)
        said = "\n".join(Writer(context.pack, language).value(spec, part))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID, GRID // 2, GRID, GRID // 2)
        layout.setSpacing(GRID // 2)
        layout.addWidget(self.box)
        layout.addWidget(PlainLabel(context.theme, said, wrap=True, subdued=True, parent=self))


class CopyEditor(NoticeFieldEditor):
    """The fields of the chosen notice; nothing is shown to a third party unless it is ticked."""

    def __init__(
        self, spec: FieldSpec, context: FormContext, parent: QWidget | None = None
    ) -> None:
        super().__init__(spec, context, parent)
        self._kind: Kind | None = None
        self._cards: list[CopyCard] = []
        self._hint = self.note(context.words.say("copy-choose-first"))
        self._rule = self.note(context.words.say("copy-tick-shown"))
        self._layout = column(self)
        self._layout.setSpacing(GRID)
        self._layout.addWidget(self._hint)
        self._layout.addWidget(self._rule)
        self._rule.hide()

    def take_notice(self, notice: OpenNotice | None) -> None:
        """Offer the fields of this notice, as soon as its values were fetched."""
        if notice is None or notice.kind is None or notice.values is None:
            return
        if notice.kind is self._kind and notice.values == self._values():
            return
        self._show(notice.kind, notice.values)

    def _values(self) -> tuple[tuple[str, Value], ...]:
        return tuple((card.spec.name, card.part) for card in self._cards)

    def _show(self, kind: Kind, values: tuple[tuple[str, Value], ...]) -> None:
        for card in self._cards:
            self._layout.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards, self._kind = [], kind
        given = dict(values)
        for spec in kind.fields:
            if spec.name not in given or spec.type in NOT_AMENDED:
                continue
            card = CopyCard(spec, given[spec.name], self.context)
            card.box.clicked.connect(self._ticked)
            self._cards.append(card)
            self._layout.addWidget(card)
        self._hint.hide()
        self._rule.show()

    def _ticked(self) -> None:
        self.edited.emit()

    def value(self) -> Value | None:
        """Return the copy: every field of the original, those not ticked as withheld."""
        if self._kind is None or not any(card.box.isChecked() for card in self._cards):
            return None
        items = (
            (card.spec.name, card.part if card.box.isChecked() else None) for card in self._cards
        )
        return Extract(self._kind.code, tuple(items))

    def fill(self, value: Value | None) -> None:
        """Tick the fields that are shown."""
        shown = (
            {name for name, part in value.items if part is not None}
            if isinstance(value, Extract)
            else set()
        )
        for card in self._cards:
            card.box.setChecked(card.spec.name in shown)

    def state(self) -> State:
        """Return which fields are ticked."""
        return tuple("1" if card.box.isChecked() else "" for card in self._cards)

    def restore(self, state: State) -> None:
        """Tick them again, if the notice is still the same."""
        ticks = parts(state)
        if len(ticks) == len(self._cards):
            for card, tick in zip(self._cards, ticks, strict=True):
                card.box.setChecked(bool(text_of(tick)))
