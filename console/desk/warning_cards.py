"""What was understood of a warning, a card each: choice, words of the text, doubts."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QFrame,
    QRadioButton,
    QVBoxLayout,
)

from console.desk.fields.editor import FormContext
from console.desk.fonts import TextRole
from console.desk.plain_label import PlainLabel, escaped
from console.desk.rules import rule_words
from console.desk.theme import GRID
from console.desk.typed_values import dtg
from protocol.notices.pack import FieldSpec
from protocol.notices.values import SHAPES, Area, Window
from protocol.notices.warning_areas import AreaProposal, AreaReading
from protocol.notices.warning_text import IdProposal
from protocol.notices.warning_times import WindowProposal
from protocol.notices.warning_words import Doubt
from protocol.notices.writing import Writer

POINTS_SHOWN = 6
"""Corners written out under an area; the map shows them all."""


def area_text(context: FormContext, area: Area) -> str:
    """Return the area as it will be printed, long lists of positions cut short."""
    first, *points = Writer(context.pack, context.language).area(area)
    shown = [line.strip() for line in points[:POINTS_SHOWN]]
    more = ["…"] if len(points) > POINTS_SHOWN else []
    return "\n".join([first, *shown, *more])


class Card(QFrame):
    """One thing that was read, with what the officer may do about it.

    Signals:
        changed(): he ticked or chose something else.
    """

    changed = Signal()

    def __init__(self, context: FormContext, title: str, excerpt: str) -> None:
        super().__init__()
        self.setProperty("pane", True)
        self.context, self._title = context, title
        self._group = QButtonGroup(self)
        self._choices: list[QAbstractButton] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(GRID, GRID, GRID, GRID)
        self._layout.setSpacing(GRID // 2)
        self._add(title, TextRole.STRONG)
        self._excerpt = excerpt

    def title_words(self) -> str:
        """What this is, such as Area 2."""
        return self._title

    def _add(
        self, text: str, role: TextRole, *, subdued: bool = False, indent: int = 0
    ) -> PlainLabel:
        label = PlainLabel(self.context.theme, text, role, wrap=True, subdued=subdued, parent=self)
        label.setContentsMargins(indent, 0, 0, 0)
        self._layout.addWidget(label)
        return label

    def offer(self, readings: Sequence[str], take: str) -> None:
        """Offer one reading as a tick, several as a choice; leaving out is what stands at first."""
        words = self.context.words
        if len(readings) == 1:
            self._add(readings[0], TextRole.BODY)
            self._add_choice(QCheckBox(escaped(take), self))
        elif readings:
            self._add_choice(QRadioButton(escaped(words.say("geo-leave")), self))
            for reading in readings:
                first, _, rest = reading.partition("\n")
                self._add_choice(QRadioButton(escaped(first), self))
                if rest:
                    self._add(rest, TextRole.CAPTION, indent=GRID * 3)
            self._choices[0].setChecked(True)
        else:
            self._add(words.say("geo-cannot"), TextRole.BODY)
        self._add(words.say("geo-from", excerpt=self._excerpt), TextRole.CAPTION, subdued=True)

    def _add_choice(self, button: QAbstractButton) -> None:
        if isinstance(button, QRadioButton):
            self._group.addButton(button)
        button.setAccessibleDescription(f"{self._title}: {self._excerpt}")
        button.toggled.connect(self._toggled)
        self._choices.append(button)
        self._layout.addWidget(button)

    def _toggled(self, on: bool) -> None:
        # A choice among several toggles two buttons; the one that goes on speaks for both.
        if on or isinstance(self.sender(), QCheckBox):
            self.changed.emit()

    def doubt(self, doubts: Sequence[Doubt]) -> None:
        """Name everything that the reader was not sure of."""
        words = self.context.words
        for doubt in doubts:
            key = f"geo-doubt-{doubt.code}"
            what = words.say(key) if words.has(key) else rule_words(words, doubt.code)
            self._add(words.say("geo-doubt", what=what, excerpt=doubt.excerpt), TextRole.CAPTION)

    def number_chosen(self) -> int | None:
        """Return which reading is ticked or chosen, None for none."""
        if len(self._choices) == 1:
            return 0 if self._choices[0].isChecked() else None
        on = [number for number, button in enumerate(self._choices) if button.isChecked()]
        return on[0] - 1 if on and on[0] else None

    def buttons(self) -> tuple[QAbstractButton, ...]:
        """Return what can be ticked or chosen, in order."""
        return tuple(self._choices)

    def leave(self) -> None:
        """Take the tick out again."""
        if self._choices:
            first = self._choices[0]
            first.setChecked(isinstance(first, QRadioButton))


class AreaPart(Card):
    """An area of the warning."""

    def __init__(
        self,
        context: FormContext,
        spec: FieldSpec,
        number: int,
        proposal: AreaProposal,
        excerpt: str,
    ) -> None:
        words = context.words
        super().__init__(context, words.say("geo-area", number=number), excerpt)
        self.number = number
        shapes = tuple(SHAPES[shape] for shape in spec.shapes or SHAPES)
        self._readings = tuple(r for r in proposal.readings if isinstance(r.area, shapes))
        self.offer(
            [self._reading_words(reading) for reading in self._readings], words.say("geo-take")
        )
        if proposal.readings and not self._readings:
            self._add(words.say("geo-shape-not-here"), TextRole.CAPTION_STRONG)
        self.doubt(proposal.doubts)

    def _reading_words(self, reading: AreaReading) -> str:
        words = self.context.words
        known = [words.say(key) for code in reading.how if words.has(key := f"geo-how-{code}")]
        first, line_break, rest = area_text(self.context, reading.area).partition("\n")
        return f"{' · '.join([first, *known])}{line_break}{rest}"

    def readings(self) -> list[Area]:
        """Return all that the area may be."""
        return [reading.area for reading in self._readings]

    def chosen(self) -> Area | None:
        """Return the area as it is ticked."""
        number = self.number_chosen()
        return None if number is None else self._readings[number].area


class WindowPart(Card):
    """A window of the warning; it goes into the form's window, if that has one."""

    def __init__(
        self, context: FormContext, field: str, proposal: WindowProposal, excerpt: str
    ) -> None:
        words = context.words
        super().__init__(context, words.say("geo-window"), excerpt)
        self._readings = proposal.readings if field else ()
        shown = [f"{dtg(w.start)} – {dtg(w.end)}" for w in proposal.readings]
        if field:
            into = words.say("geo-take-into", field=field)
            if len(shown) > 1:
                self._add(into, TextRole.BODY)
            self.offer(shown, into)
        else:
            self._add("\n".join(shown), TextRole.BODY)
            self._add(words.say("geo-from", excerpt=excerpt), TextRole.CAPTION, subdued=True)
        self.doubt(proposal.doubts)

    def chosen(self) -> Window | None:
        """Return the window as it is ticked."""
        number = self.number_chosen()
        return None if number is None else self._readings[number]


class IdPart(Card):
    """The number of the warning; it goes among the public notices of the form, if there are any."""

    def __init__(
        self, context: FormContext, field: str, proposal: IdProposal, excerpt: str
    ) -> None:
        words = context.words
        super().__init__(context, words.say("geo-id"), excerpt)
        self._text = proposal.text if field else ""
        if field:
            self.offer([proposal.text], words.say("geo-take-into", field=field))
        else:
            self._add(proposal.text, TextRole.BODY)
        self.doubt(proposal.doubts)

    def chosen(self) -> str | None:
        """Return the number as it is ticked."""
        return self._text if self.number_chosen() is not None else None
