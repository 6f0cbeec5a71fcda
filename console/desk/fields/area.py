"""One area: its shape is chosen first, then the shape asks for what it needs and nothing else."""

from typing import Any, Protocol

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QButtonGroup, QFormLayout, QPushButton, QStackedWidget, QWidget

from console.desk.fields.area_notes import AreaNotes
from console.desk.fields.choice import CodeBox
from console.desk.fields.editor import (
    FieldEditor,
    FormContext,
    State,
    column,
    parts,
    text_of,
)
from console.desk.fields.number import AZIMUTH_UNIT, MeasureLine
from console.desk.fields.paste import PasteButton
from console.desk.fields.position import PositionLine, PositionLines
from console.desk.flow_layout import FlowLayout
from console.desk.plain_label import PlainLabel, escaped
from console.desk.theme import GRID
from protocol.errors import ValueRefused
from protocol.notices.fields import check_area
from protocol.notices.pack import FieldSpec
from protocol.notices.values import SHAPES, Area, Value

LENGTH_UNITS = ("KM", "NM", "M")
OUTLINED = {"circle", "polygon", "sector", "corridor"}
"""Shapes that a warning can give."""

_PARTS: dict[str, tuple[tuple[str, str], ...]] = {
    "circle": (("centre", "position"), ("radius", "length")),
    "polygon": (("points", "positions"),),
    "sector": (
        ("centre", "position"),
        ("radius", "length"),
        ("start", "azimuth"),
        ("end", "azimuth"),
    ),
    "corridor": (("points", "positions"), ("width", "length")),
    "ocean_quadrant": (("ocean", "ocean"), ("quadrant", "quadrant")),
    "water_body": (("code", "water_body"),),
    "site": (("code", "site"),),
}
"""What each shape asks for: the names of its fields in `values`, and the box for each."""


class Part(Protocol):
    """A box for one part of a shape."""

    @property
    def edited(self) -> SignalInstance: ...

    def read(self, field: str) -> object | None: ...

    def show_value(self, value: object) -> None: ...

    def state(self) -> State: ...

    def restore(self, state: State) -> None: ...


class ShapeForm(QWidget):
    """The boxes of one shape."""

    edited = Signal()

    def __init__(self, shape: str, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shape, self._context = shape, context
        self._parts: dict[str, Part] = {}
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(GRID)
        form.setVerticalSpacing(GRID // 2)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for name, box in _PARTS[shape]:
            label = context.words.say(f"area-{shape if name == 'code' else name}".replace("_", "-"))
            widget = self._box(box, label)
            self._parts[name] = widget
            widget.edited.connect(self.edited)
            form.addRow(PlainLabel(context.theme, label, parent=self), widget)

    def _box(self, box: str, label: str) -> PositionLine | PositionLines | MeasureLine | CodeBox:
        context = self._context
        match box:
            case "position":
                return PositionLine(context, label, self)
            case "positions":
                return PositionLines(context, label, self)
            case "length":
                return MeasureLine(context, LENGTH_UNITS, label, self)
            case "azimuth":
                return MeasureLine(context, (AZIMUTH_UNIT,), label, self)
            case vocabulary:
                searched = vocabulary in ("water_body", "site")
                code_box = CodeBox(context, vocabulary, searched=searched, parent=self)
                code_box.setAccessibleName(label)
                return code_box

    def area(self, field: str) -> Area | None:
        """Return the area, None if nothing is entered in any box.

        Raises:
            ValueRefused: a box is unreadable or, with others filled, empty (``part-missing``).
        """
        read: dict[str, Any] = {
            name: part.read(f"{field}.{name}") for name, part in self._parts.items()
        }
        missing = [name for name, value in read.items() if value is None]
        if len(missing) == len(read):
            return None
        if missing:
            raise ValueRefused(f"{field}.{missing[0]}", "", "part-missing")
        area = SHAPES[self._shape](**read)
        check_area(area, self._context.pack, field)
        return area

    def show_area(self, area: Area | None) -> None:
        """Show an area of this shape, or nothing."""
        for name, part in self._parts.items():
            part.show_value(getattr(area, name) if area is not None else None)

    def state(self) -> State:
        """Return what stands in the boxes."""
        return tuple(part.state() for part in self._parts.values())

    def restore(self, state: State) -> None:
        """Put it back."""
        for part, own in zip(self._parts.values(), parts(state), strict=True):
            part.restore(own)


class AreaEditor(FieldEditor):
    """One area. Forms are kept when the shape changes, so nothing typed is lost.

    Args:
        paste: offer to read the area from a warning; a list of areas does that for all of its own.
    """

    def __init__(
        self,
        spec: FieldSpec,
        context: FormContext,
        parent: QWidget | None = None,
        *,
        paste: bool = True,
    ) -> None:
        super().__init__(spec, context, parent)
        self._shape = ""
        self._forms: dict[str, ShapeForm] = {}
        self._buttons: dict[str, QPushButton] = {}
        self._stack = QStackedWidget(self)
        self._stack.hide()
        layout = column(self)
        bar = QWidget(self)
        flow = FlowLayout(bar)
        flow.setSpacing(GRID // 2)
        group = QButtonGroup(self)
        group.setExclusive(False)
        for shape in spec.shapes or tuple(SHAPES):
            words = context.words.say(f"shape-{shape}".replace("_", "-"))
            button = QPushButton(escaped(words), bar)
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setProperty("shape", shape)
            button.clicked.connect(self._pressed)
            group.addButton(button)
            flow.addWidget(button)
            self._buttons[shape] = button
        if paste and OUTLINED & set(self._buttons):
            flow.addWidget(PasteButton(spec, context, lambda: 1, self._take_areas, self))
        self.notes = AreaNotes(context, self)
        layout.addWidget(bar)
        layout.addWidget(self._stack)
        layout.addWidget(self.notes)
        self.edited.connect(self._show_notes)

    def _take_areas(self, areas: tuple[Area, ...]) -> None:
        self.fill(areas[0])
        self.edited.emit()

    def _show_notes(self) -> None:
        try:
            self.notes.show_area(self.area(self.spec.name))
        except ValueRefused:
            self.notes.show_area(None)

    def _pressed(self) -> None:
        button = self.sender()
        self._take_shape(str(button.property("shape")) if button is not None else "")
        self._forms[self._shape].findChildren(QWidget)[0].setFocus()
        self.edited.emit()

    def _take_shape(self, shape: str) -> None:
        self._shape = shape
        for own, button in self._buttons.items():
            button.setChecked(own == shape)
        if shape and shape not in self._forms:
            form = ShapeForm(shape, self.context, self)
            form.edited.connect(self.edited)
            self._forms[shape] = form
            self._stack.addWidget(form)
        if shape:
            self._stack.setCurrentWidget(self._forms[shape])
        self._stack.setVisible(bool(shape))

    def value(self) -> Value | None:
        """Return the area."""
        return self.area(self.spec.name)

    def area(self, field: str) -> Area | None:
        """Return the area, errors named under this path."""
        return self._forms[self._shape].area(field) if self._shape else None

    def empty(self) -> bool:
        """Whether nothing is entered."""
        try:
            return self.area(self.spec.name) is None
        except ValueRefused:
            return False

    def fill(self, value: Value | None) -> None:
        """Show an area, or nothing."""
        for form in self._forms.values():
            form.show_area(None)
        shape = next((name for name, kind in SHAPES.items() if type(value) is kind), "")
        self._take_shape(shape)
        if shape and isinstance(value, Area):
            self._forms[shape].show_area(value)
        self._show_notes()

    def state(self) -> State:
        """Return the shape and what stands in its boxes."""
        return (self._shape, self._forms[self._shape].state()) if self._shape else ("",)

    def restore(self, state: State) -> None:
        """Put it back."""
        shape, *boxes = parts(state)
        self._take_shape(text_of(shape))
        if boxes:
            self._forms[self._shape].restore(boxes[0])
        self._show_notes()
