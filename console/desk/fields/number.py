"""Counts, quantities with a unit, and azimuths: digits typed, the unit never typed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from console.desk.entry import EntryLine
from console.desk.fields.choice import CodeBox
from console.desk.fields.editor import FieldEditor, FormContext, State, column, parts, row, text_of
from console.desk.plain_label import PlainLabel
from console.desk.theme import GRID
from console.desk.typed_values import read_number
from protocol.errors import ValueRefused
from protocol.notices.figures import write_number
from protocol.notices.pack import EACH, FieldSpec
from protocol.notices.values import Quantity, Value

NUMBER_WIDTH = 16 * GRID
AZIMUTH_UNIT = "DEG"
AZIMUTH_HINT = "000.0 – 359.9"


class MeasureLine(QWidget):
    """A decimal number and one of the units that are allowed here.

    With a single unit that is shown fixed; with several none is chosen beforehand, because ten
    kilometres and ten nautical miles look alike.
    """

    edited = Signal()

    def __init__(
        self,
        context: FormContext,
        units: tuple[str, ...],
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._units = units
        layout = row(self)
        self.line = EntryLine(context.theme, parent=self)
        self.line.setFixedWidth(NUMBER_WIDTH)
        self.line.setAccessibleName(name)
        self.line.textEdited.connect(self._changed)
        layout.addWidget(self.line)
        self._box: CodeBox | None = None
        if len(units) > 1:
            self._box = CodeBox(context, "unit", units, parent=self)
            self._box.setAccessibleName(f"{name}: {context.words.say('unit')}")
            self._box.edited.connect(self._changed)
            layout.addWidget(self._box)
        elif units != (EACH,):
            unit = context.term_words("unit", units[0])
            layout.addWidget(PlainLabel(context.theme, unit, parent=self))
        layout.addStretch()

    def _changed(self) -> None:
        self.edited.emit()

    def read(self, field: str) -> Quantity | None:
        """Return number and unit, None if nothing is entered.

        Raises:
            ValueRefused: ``number-missing``, ``unit-missing``, or as `read_number`.
        """
        text = self.line.text()
        unit = self._box.read(field) if self._box is not None else self._units[0]
        if not text.strip():
            if self._box is None or unit is None:
                return None
            raise ValueRefused(field, "", "number-missing")
        if unit is None:
            raise ValueRefused(field, text, "unit-missing")
        return read_number(text, unit, field)

    def show_value(self, value: object) -> None:
        """Show number and unit, or nothing."""
        quantity = value if isinstance(value, Quantity) else None
        self.line.setText(write_number(quantity) if quantity else "")
        if self._box is not None:
            self._box.show_value(quantity.unit if quantity else None)

    def state(self) -> State:
        """Return both texts."""
        return (self.line.text(), self._box.state() if self._box is not None else "")

    def restore(self, state: State) -> None:
        """Put both back."""
        number, unit = parts(state)
        self.line.setText(text_of(number))
        if self._box is not None:
            self._box.restore(unit)


class QuantityEditor(FieldEditor):
    """A measured number with its unit."""

    def __init__(
        self, spec: FieldSpec, context: FormContext, parent: QWidget | None = None
    ) -> None:
        super().__init__(spec, context, parent)
        units = spec.units or (AZIMUTH_UNIT,)
        self.measure = MeasureLine(context, units, spec.label[context.language], self)
        self.measure.edited.connect(self.edited)
        column(self).addWidget(self.measure)

    def value(self) -> Value | None:
        """Return the quantity."""
        return self.measure.read(self.spec.name)

    def fill(self, value: Value | None) -> None:
        """Show number and unit."""
        self.measure.show_value(value)

    def state(self) -> State:
        """Return both texts."""
        return self.measure.state()

    def restore(self, state: State) -> None:
        """Put both back."""
        self.measure.restore(state)


class AzimuthEditor(QuantityEditor):
    """Degrees true, 000.0 to 359.9."""

    def __init__(
        self, spec: FieldSpec, context: FormContext, parent: QWidget | None = None
    ) -> None:
        super().__init__(spec, context, parent)
        self.measure.line.setPlaceholderText(AZIMUTH_HINT)
