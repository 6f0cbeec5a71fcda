"""Instants, dates and windows: typed in UTC, echoed in UTC, with local time labelled beside."""

from datetime import UTC, datetime

from PySide6.QtWidgets import QGridLayout, QWidget

from console.desk.entry import EntryLine
from console.desk.fields.editor import (
    FieldEditor,
    FormContext,
    State,
    column,
    parts,
    text_of,
)
from console.desk.fonts import TextRole
from console.desk.plain_label import PlainLabel
from console.desk.theme import GRID
from console.desk.typed_values import dtg, iso_instant, read_date, read_instant
from protocol.errors import ValueRefused
from protocol.notices.figures import write_date
from protocol.notices.pack import FieldSpec
from protocol.notices.values import Value, Window, check_window

MOMENT_WIDTH = 24 * GRID
_INSTANT_HINT = "YYYY-MM-DD hh:mmZ"
_DATE_HINT = "YYYY-MM-DD"


def _line(context: FormContext, hint: str, parent: QWidget) -> EntryLine:
    line = EntryLine(context.theme, parent=parent)
    line.setFixedWidth(MOMENT_WIDTH)
    line.setPlaceholderText(hint)
    return line


def both_clocks(context: FormContext, instant: int) -> str:
    """Return the date-time group and the officer's local time of an instant, labelled."""
    local = datetime.fromtimestamp(instant + context.local_offset_s(instant), UTC)
    return context.words.say(
        "instant-echo",
        dtg=dtg(instant),
        local=f"{local:%Y-%m-%d %H:%M}",
        zone=context.local_zone(instant),
    )


class InstantEditor(FieldEditor):
    """One instant, to the minute."""

    def __init__(
        self, spec: FieldSpec, context: FormContext, parent: QWidget | None = None
    ) -> None:
        super().__init__(spec, context, parent)
        self._edit = _line(context, _INSTANT_HINT, self)
        self._edit.textEdited.connect(self._changed)
        column(self).addWidget(self._edit)

    def _changed(self) -> None:
        self.edited.emit()

    def value(self) -> Value | None:
        """Return seconds since 1970 UTC."""
        if not self._edit.text().strip():
            return None
        return read_instant(self._edit.text(), self.spec.name)

    def echo(self) -> str:
        """Return the instant in both clocks."""
        value = self.value()
        return both_clocks(self.context, value) if isinstance(value, int) else ""

    def fill(self, value: Value | None) -> None:
        """Show an instant."""
        self._edit.setText(iso_instant(value) if isinstance(value, int) else "")

    def state(self) -> State:
        """Return the text."""
        return self._edit.text()

    def restore(self, state: State) -> None:
        """Put the text back."""
        self._edit.setText(text_of(state))


class DateEditor(InstantEditor):
    """One day of the UTC calendar."""

    def __init__(
        self, spec: FieldSpec, context: FormContext, parent: QWidget | None = None
    ) -> None:
        super().__init__(spec, context, parent)
        self._edit.setPlaceholderText(_DATE_HINT)

    def value(self) -> Value | None:
        """Return days since 1970."""
        text = self._edit.text()
        return read_date(text, self.spec.name) if text.strip() else None

    def echo(self) -> str:
        """A date reads the same everywhere when its year comes first."""
        return ""

    def fill(self, value: Value | None) -> None:
        """Show a date."""
        self._edit.setText(write_date(value) if isinstance(value, int) else "")


class WindowEditor(FieldEditor):
    """From one instant to another, with the length between."""

    def __init__(
        self, spec: FieldSpec, context: FormContext, parent: QWidget | None = None
    ) -> None:
        super().__init__(spec, context, parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(GRID // 2)
        self._lines: list[EntryLine] = []
        for index, key in enumerate(("window-from", "window-until")):
            name = PlainLabel(context.theme, context.words.say(key), parent=self)
            line = _line(context, _INSTANT_HINT, self)
            line.setAccessibleName(f"{spec.label[context.language]}: {name.text()}")
            line.textEdited.connect(self._changed)
            name.setBuddy(line)
            grid.addWidget(name, index, 0)
            grid.addWidget(line, index, 1)
            self._lines.append(line)
        self._clocks = [
            PlainLabel(context.theme, "", TextRole.CAPTION, subdued=True, parent=self)
            for _ in self._lines
        ]
        for index, clock in enumerate(self._clocks):
            grid.addWidget(clock, index, 2)
        grid.setColumnStretch(2, 1)

    def _changed(self) -> None:
        self._show_clocks()
        self.edited.emit()

    def _show_clocks(self) -> None:
        for line, clock in zip(self._lines, self._clocks, strict=True):
            try:
                clock.setText(both_clocks(self.context, read_instant(line.text(), "")))
            except ValueRefused:
                clock.setText("")

    def value(self) -> Value | None:
        """Return the window."""
        start, end = (line.text().strip() for line in self._lines)
        if not start and not end:
            return None
        for text, part in ((start, "start"), (end, "end")):
            if not text:
                raise ValueRefused(f"{self.spec.name}.{part}", "", f"window-{part}-missing")
        window = Window(
            read_instant(start, f"{self.spec.name}.start"),
            read_instant(end, f"{self.spec.name}.end"),
        )
        check_window(window, self.spec.name)
        return window

    def echo(self) -> str:
        """Return how long the window is open."""
        window = self.value()
        if not isinstance(window, Window):
            return ""
        hours, minutes = divmod((window.end - window.start) // 60, 60)
        return self.context.words.say("window-echo", hours=hours, minutes=minutes)

    def fill(self, value: Value | None) -> None:
        """Show a window."""
        instants = (value.start, value.end) if isinstance(value, Window) else (None, None)
        for line, instant in zip(self._lines, instants, strict=True):
            line.setText("" if instant is None else iso_instant(instant))
        self._show_clocks()

    def state(self) -> State:
        """Return both texts."""
        return tuple(line.text() for line in self._lines)

    def restore(self, state: State) -> None:
        """Put both back."""
        for line, text in zip(self._lines, parts(state), strict=True):
            line.setText(text_of(text))
        self._show_clocks()
