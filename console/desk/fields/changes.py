"""The changes of a correction: fields of the earlier notice, what they said, what they say now."""

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout, QWidget

from console.desk.fields.editor import (
    FieldEditor,
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
from protocol.notices.pack import NOT_AMENDED, FieldSpec, FieldType, Kind
from protocol.notices.values import Change, Changes, Value
from protocol.notices.writing import Writer

MakeEditor = Callable[[FieldSpec, FormContext, QWidget], FieldEditor]


class ChangeCard(QFrame):
    """One field of the earlier notice: a box to tick, its old value, the control for the new."""

    def __init__(
        self, spec: FieldSpec, old: Value | None, context: FormContext, make: MakeEditor
    ) -> None:
        super().__init__()
        self.setProperty("pane", True)
        self.spec, self.old = spec, old
        language = context.language
        self.box = QCheckBox(escaped(spec.label[language]), self)
        shown = (
            "\n".join(Writer(context.pack, language).value(spec, old))
            if old is not None
            else context.words.say("not-stated")
        )
        before = PlainLabel(
            context.theme,
            context.words.say("was", value=shown),
            wrap=True,
            subdued=True,
            parent=self,
        )
        self.editor = make(spec, context, self)
        self.editor.fill(old)
        self.editor.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID, GRID // 2, GRID, GRID // 2)
        layout.setSpacing(GRID // 2)
        layout.addWidget(self.box)
        layout.addWidget(before)
        layout.addWidget(self.editor)

    def tick(self, ticked: bool) -> None:
        """Open or close the control for the new value."""
        self.box.setChecked(ticked)
        self.editor.setVisible(ticked)


class ChangesEditor(NoticeFieldEditor):
    """Fields of the chosen notice with a control for each that changes."""

    def __init__(
        self, spec: FieldSpec, context: FormContext, make: MakeEditor, parent: QWidget | None = None
    ) -> None:
        super().__init__(spec, context, parent)
        self._make = make
        self._kind: Kind | None = None
        self._cards: list[ChangeCard] = []
        self._hint = self.note(context.words.say("changes-choose-first"))
        self._layout = column(self)
        self._layout.setSpacing(GRID)
        self._layout.addWidget(self._hint)

    def take_notice(self, notice: OpenNotice | None) -> None:
        """Offer the fields of this notice, as soon as its values were fetched."""
        fetched = notice is not None and notice.values is not None
        kind = notice.kind if notice is not None and fetched else None
        values = dict(notice.values or ()) if notice is not None else {}
        if kind is self._kind and all(values.get(c.spec.name) == c.old for c in self._cards):
            return
        for card in self._cards:
            self._layout.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = []
        self._kind = kind
        self._hint.setVisible(kind is None)
        for spec in kind.fields if kind is not None else ():
            if spec.type in NOT_AMENDED or spec.type is FieldType.REF:
                continue
            card = ChangeCard(spec, values.get(spec.name), self.context, self._make)
            card.box.clicked.connect(self._ticked)
            card.editor.edited.connect(self.edited)
            self._cards.append(card)
            self._layout.addWidget(card)

    def _ticked(self) -> None:
        for card in self._cards:
            card.tick(card.box.isChecked())
        self.edited.emit()

    def value(self) -> Value | None:
        """Return the changes of the ticked fields."""
        if self._kind is None:
            return None
        items = tuple(
            Change(card.spec.name, card.old, card.editor.value())
            for card in self._cards
            if card.box.isChecked()
        )
        return Changes(self._kind.code, items) if items else None

    def fill(self, value: Value | None) -> None:
        """Tick the changed fields and show their new values."""
        items = value.items if isinstance(value, Changes) else ()
        new = {change.field: change.new for change in items}
        for card in self._cards:
            card.tick(card.spec.name in new)
            card.editor.fill(new.get(card.spec.name, card.old))

    def state(self) -> State:
        """Return which fields are ticked and what stands in their controls."""
        return tuple(
            ("1" if card.box.isChecked() else "", card.editor.state()) for card in self._cards
        )

    def restore(self, state: State) -> None:
        """Put it back, if the notice is still the same."""
        if len(parts(state)) != len(self._cards):
            return
        for card, own in zip(self._cards, parts(state), strict=True):
            ticked, inner = parts(own)
            card.tick(bool(text_of(ticked)))
            card.editor.restore(inner)
