"""Up to twenty areas, one below the other, each numbered as on the map and in the text."""

from PySide6.QtWidgets import QWidget

from console.desk.fields.area import OUTLINED, AreaEditor
from console.desk.fields.card_list import CardListEditor, ListCard
from console.desk.fields.editor import FormContext, State
from console.desk.fields.paste import PasteButton
from protocol.notices.pack import FieldSpec
from protocol.notices.values import AREAS_MAX, Area, Value


class AreaCard(ListCard):
    """One area of the list."""

    def __init__(self, spec: FieldSpec, context: FormContext, parent: QWidget) -> None:
        super().__init__(context, "area", parent)
        self.editor = AreaEditor(spec, context, self, paste=False)
        self.editor.edited.connect(self.edited)
        self.body.addWidget(self.editor)

    def focus_here(self) -> None:
        """Put the keyboard into the first box."""
        self.editor.focus_here()

    def state(self) -> State:
        """Return everything that stands in the card."""
        return self.editor.state()

    def restore(self, state: State) -> None:
        """Put it back."""
        self.editor.restore(state)


class AreasEditor(CardListEditor):
    """A list of areas, in the order in which they are printed."""

    def __init__(
        self, spec: FieldSpec, context: FormContext, parent: QWidget | None = None
    ) -> None:
        super().__init__(spec, context, "area", AREAS_MAX, parent)
        if OUTLINED & set(spec.shapes or OUTLINED):
            self.foot.addWidget(PasteButton(spec, context, self._room, self._take_areas, self))
        self.foot.addStretch()
        self.append()

    def make_card(self) -> ListCard:
        """Return an empty card."""
        return AreaCard(self.spec, self.context, self)

    def _editors(self) -> list[AreaEditor]:
        return [card.editor for card in self.cards if isinstance(card, AreaCard)]

    def _empty(self) -> list[AreaEditor]:
        """Return the controls in which no shape is chosen yet, or nothing entered."""
        return [editor for editor in self._editors() if editor.empty()]

    def _room(self) -> int:
        """Return how many areas the list still takes."""
        return self.limit - len(self.cards) + len(self._empty())

    def _take_areas(self, areas: tuple[Area, ...]) -> None:
        """Put areas into the empty cards, then into new ones."""
        for area in areas:
            if not self._empty():
                self.append()
            self._empty()[0].fill(area)
        self.edited.emit()

    def value(self) -> Value | None:
        """Return the areas that are not empty; their errors carry the number of the card."""
        name = self.spec.name
        areas = (editor.area(f"{name}[{n}]") for n, editor in enumerate(self._editors()))
        return tuple(area for area in areas if area is not None) or None

    def fill(self, value: Value | None) -> None:
        """Show areas, or one empty card."""
        areas = value if isinstance(value, tuple) else ()
        self.have(len(areas))
        for index, editor in enumerate(self._editors()):
            area = areas[index] if index < len(areas) else None
            editor.fill(area if isinstance(area, Area) else None)
