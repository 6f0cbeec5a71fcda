"""Filling in a notice: circuits, heading and form at the left, map and checklist at the right."""

import json
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QVBoxLayout, QWidget

from console.desk.area_shapes import area_shapes
from console.desk.area_words import distance_lines
from console.desk.circuit_picker import CircuitPicker
from console.desk.fields.editor import FormContext, State
from console.desk.fonts import TextRole
from console.desk.heading_form import HeadingForm
from console.desk.history import History
from console.desk.lead_panel import LeadPanel
from console.desk.map_view import MapView
from console.desk.match_guide import match_guide
from console.desk.plain_label import PlainLabel
from console.desk.template_form import TemplateForm
from console.desk.theme import GRID
from console.desk_link.views import CircuitView
from protocol.notices.draft import Draft, Options
from protocol.notices.pack import Kind
from protocol.vocabulary import Mode

FORM_WIDTH = 480
SIDE_WIDTH = 280
LEAD_HEIGHT = 8 * GRID
"""Most height of the lead time where the announced launches stand beside the form."""

LOW_BELOW = 70 * GRID

FormState = tuple[tuple[bytes, ...], Options, tuple[tuple[str, State], ...]]


class FillPage(QWidget):
    """One draft under the officer's hands.

    Signals:
        changed(): the draft is another one.
    """

    changed = Signal()

    def __init__(self, kind: Kind, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind, self._context = kind, context
        theme, words = context.theme, context.words
        self.circuits = CircuitPicker(theme, words, self)
        self.heading = HeadingForm(kind, context, self)
        self.form = TemplateForm(kind, context, self)
        self.map = MapView(theme, words, self)
        self.lead = LeadPanel(theme, words, context.pack, self)
        self.match = match_guide(kind, context, self.form)
        self._legend = PlainLabel(theme, "", TextRole.CAPTION, wrap=True, subdued=True, parent=self)
        self._now_s = 0
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setChildrenCollapsible(False)
        split.addWidget(self._left())
        split.addWidget(self._right())
        split.setStretchFactor(0, 5)
        split.setStretchFactor(1, 4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(split)
        self._history: History[FormState] = History(self.state())
        for signal in (self.circuits.changed, self.heading.changed, self.form.changed):
            signal.connect(self._changed)
        self.circuits.changed.connect(self.form.refresh_notes)
        self._show_side()

    def _left(self) -> QScrollArea:
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, GRID, GRID)
        column.setSpacing(GRID // 2)
        title = PlainLabel(
            self._context.theme,
            self.kind.title[self._context.language],
            TextRole.TITLE,
            wrap=True,
            parent=sheet,
        )
        title.setContentsMargins(GRID * 2, GRID, 0, 0)
        self.circuits.setContentsMargins(GRID * 2, GRID, GRID, GRID)
        for widget in (title, self.circuits, self.heading, self.form):
            column.addWidget(widget)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setMinimumWidth(FORM_WIDTH)
        scroll.setWidget(sheet)
        return scroll

    def _right(self) -> QWidget:
        side = QWidget(self)
        column = QVBoxLayout(side)
        column.setContentsMargins(GRID, GRID, 0, 0)
        column.setSpacing(GRID)
        panel = QScrollArea(side)
        panel.setWidgetResizable(True)
        panel.setFrameShape(QFrame.Shape.NoFrame)
        panel.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        lower = QWidget()
        under = QVBoxLayout(lower)
        under.setContentsMargins(0, 0, 0, 0)
        under.setSpacing(GRID)
        under.addWidget(self.lead)
        under.addWidget(self._legend)
        under.addStretch()
        panel.setWidget(lower)
        column.addWidget(self.map, 2 if self.match is None else 1)
        if self.match is None:
            column.addWidget(panel, 3)
        else:
            column.addWidget(self.match.panel, 4)
            column.addWidget(panel)
            panel.setMaximumHeight(LEAD_HEIGHT)
        self._lower = panel
        side.setMinimumWidth(SIDE_WIDTH)
        return side

    def sizeHint(self) -> QSize:
        """Prefer room for form and map."""
        return QSize(1100, 640)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the room of a low screen to what matters most."""
        super().resizeEvent(event)
        self._show_side()

    def _changed(self) -> None:
        self._show_side()
        self.changed.emit()

    def _show_side(self) -> None:
        values = self.form.values()
        shapes = area_shapes(self.kind, values, self._context.pack, self._context.language)
        self.map.show_shapes(shapes)
        drawn = any(spec.type.value in ("area", "areas") for spec in self.kind.fields)
        # On a low screen the launches beside the event need the room; the check page has the map.
        low = self.match is not None and self.height() < LOW_BELOW
        self.map.setVisible(drawn and not low)
        self._lower.setVisible(not low)
        apart = distance_lines(self._context.words, self.kind, values)
        self._legend.setText("\n".join([self.map.description(), *apart]) if shapes else "")
        self._legend.setVisible(bool(shapes))
        self._show_lead()
        if self.match is not None:
            self.match.follow(self.circuits.mode() or Mode.ACTUAL)

    def refresh_notices(self) -> None:
        """More is known of the notices."""
        self.form.refresh_notices()
        if self.match is not None:
            self.match.refresh_notices()

    def show_time(self, now_s: int) -> None:
        """Count the lead time down; seconds since 1970 UTC by the station's clock."""
        self._now_s = now_s
        self._show_lead()

    def _show_lead(self) -> None:
        draft = Draft(
            self.kind.code,
            options=self.heading.options(),
            values=tuple(self.form.values().items()),
        )
        self.lead.show_draft(draft, self._now_s)

    def show_circuits(self, circuits: Sequence[CircuitView]) -> None:
        """Offer these circuits."""
        self.circuits.show_circuits(circuits)

    def draft(self) -> Draft:
        """Return the draft as it stands, what cannot be read yet included."""
        unread = {
            refusal.field.split(".")[0].split("[")[0]
            for refusal in self.form.refusals()
            if refusal.rule != "field-missing"
        }
        state = self.form.state()
        return Draft(
            self.kind.code,
            tuple(view.name for view in self.circuits.views()),
            self._context.language,
            self.heading.options(),
            tuple(self.form.values().items()),
            tuple((name, json.dumps(state[name], ensure_ascii=False)) for name in sorted(unread)),
        )

    def instrument(self) -> str:
        """Return the code of the instrument that the notice rests on."""
        return self.heading.options().instrument or self.kind.instruments[0]

    def load(self, draft: Draft, circuits: Sequence[bytes]) -> None:
        """Show a kept draft; undo begins anew."""
        self.circuits.tick(circuits)
        self.heading.fill(draft.options)
        self.form.fill(dict(draft.values))
        self.form.refresh_notes()
        for name, text in draft.unparsed:
            self.form.restore_field(name, _nested(json.loads(text)))
        self._history = History(self.state())
        self._show_side()

    def state(self) -> FormState:
        """Return everything that undo brings back."""
        return (
            self.circuits.chosen(),
            self.heading.options(),
            tuple(self.form.state().items()),
        )

    def note_state(self) -> None:
        """Remember the present state for undo. Called when the officer pauses."""
        self._history.note(self.state())

    def undo(self) -> None:
        """Go one step back."""
        self.note_state()
        self._show_state(self._history.undo())

    def redo(self) -> None:
        """Go one step forward again."""
        self._show_state(self._history.redo())

    def _show_state(self, state: FormState | None) -> None:
        if state is None:
            return
        circuits, options, form = state
        self.circuits.tick(circuits)
        self.heading.fill(options)
        self.form.restore(dict(form))
        self._changed()


def _nested(part: Any) -> State:
    """Return a state from its JSON: strings in nested arrays."""
    return tuple(_nested(item) for item in part) if isinstance(part, list) else str(part)
