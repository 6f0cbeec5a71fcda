"""What every control of a form can do, and what it is given to do it with."""

from abc import abstractmethod
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.desk.area_words import term_words
from console.desk.fonts import TextRole
from console.desk.plain_label import PlainLabel
from console.desk.theme import GRID, Theme
from console.desk.wording import Wording
from protocol.notices.open_launches import HeldNotice
from protocol.notices.pack import FieldSpec, Kind, Pack, Term
from protocol.notices.values import Ref, Value

State = str | tuple["State", ...]
"""What stands in a control, readable or not: texts, nested as the control is. For undo."""


@dataclass(frozen=True, slots=True)
class OpenNotice:
    """A notice that a reference may point to, as the officer picks it from the list.

    Attributes:
        ref: prefix of its id, epoch and serial.
        kind: its kind; None if our packs do not have it.
        title: title of the kind in the officer's language.
        at_s: release, seconds since 1970 UTC.
        outgoing: whether it is ours.
        circuit: name of the circuit.
        message_id: its whole id, and `circuit_id` its circuit, to ask the station for the rest.
        values: its values by field name, for corrections; None until they were fetched.
    """

    ref: Ref
    kind: Kind | None
    title: str
    at_s: int
    outgoing: bool
    circuit: str
    circuit_id: bytes
    message_id: bytes
    values: tuple[tuple[str, Value], ...] | None = None


@dataclass(frozen=True, slots=True)
class LaunchNotices:
    """What the desk holds about launches.

    Attributes:
        notices: those that were read.
        reading: how many are still being fetched.
        unreadable: how many no pack here can read, or the station did not give.
        shown: the same notices as the officer picks them, replaced ones too.
    """

    notices: tuple[HeldNotice, ...] = ()
    reading: int = 0
    unreadable: int = 0
    shown: tuple[OpenNotice, ...] = ()


@dataclass(frozen=True, slots=True)
class FormContext:
    """What the controls of one form share.

    Attributes:
        theme, words: look and texts, in the officer's language.
        pack: the pack that the draft is written with.
        notices: gives the open notices, newest first.
        local_offset_s: seconds to add to UTC for the officer's wall clock at an instant.
        local_zone: its name at an instant, such as CET.
        parties: gives the states of the notice, ISO 3166-1 alpha-3: ours and those addressed.
        now_s: gives the present, seconds since 1970 UTC; None if the station has not said it yet.
        launches: gives the notices about launches, to be compared with an event.
    """

    theme: Theme
    words: Wording
    pack: Pack
    notices: Callable[[], tuple[OpenNotice, ...]]
    local_offset_s: Callable[[int], int]
    local_zone: Callable[[int], str]
    parties: Callable[[], tuple[str, ...]] = tuple
    now_s: Callable[[], int | None] = lambda: None
    launches: Callable[[], LaunchNotices] = LaunchNotices

    @property
    def language(self) -> str:
        """The officer's language, BCP 47."""
        return self.words.language

    def term_words(self, vocabulary: str, code: str) -> str:
        """Return `wording [CODE]`, or the bare code if this pack does not have it."""
        return term_words(self.pack, self.language, vocabulary, code)

    def definition(self, term: Term | None) -> str:
        """Return the definition, marked where the sides read the term differently."""
        if term is None:
            return ""
        said = term.definition[self.language]
        return f"≠ {self.words.say('terms-differ')}: {said}" if term.meanings_differ else said

    def terms(self, vocabulary: str) -> tuple[Term, ...]:
        """Return the terms of a vocabulary in the pack's order."""
        return tuple(self.pack.vocabularies[vocabulary].terms.values())


class FieldEditor(QWidget):
    """A control for one field.

    `edited` is emitted after every change that the officer makes, never by `fill` or `restore`.
    """

    edited = Signal()

    def __init__(
        self, spec: FieldSpec, context: FormContext, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.spec = spec
        self.context = context

    @abstractmethod
    def value(self) -> Value | None:
        """Return the value, None if nothing is entered.

        Raises:
            ValueRefused: what stands in the control is no value of this field.
        """

    @abstractmethod
    def fill(self, value: Value | None) -> None:
        """Show a value, or nothing."""

    @abstractmethod
    def state(self) -> State:
        """Return everything that stands in the control."""

    @abstractmethod
    def restore(self, state: State) -> None:
        """Put back what `state` returned."""

    def echo(self) -> str:
        """Return what the control understood, in words of its own; empty if that is plain."""
        return ""

    def focus_here(self) -> None:
        """Put the keyboard into the first box."""
        for child in self.findChildren(QWidget):
            if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isVisibleTo(self):
                child.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def note(self, text: str = "", *, wrap: bool = True) -> PlainLabel:
        """Return a small grey label of this form."""
        return PlainLabel(
            self.context.theme, text, TextRole.CAPTION, wrap=wrap, subdued=True, parent=self
        )


class NoticeFieldEditor(FieldEditor):
    """A control that offers fields of the notice that the form refers to.

    `wants_values`: it needs the values of that notice, not only its kind.
    """

    wants_values = True

    @abstractmethod
    def take_notice(self, notice: OpenNotice | None) -> None:
        """Offer the fields of this notice."""


def column(parent: QWidget | None = None) -> QVBoxLayout:
    """Return a column without margins, laid into the parent if there is one."""
    layout = QVBoxLayout(parent) if parent else QVBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(GRID // 2)
    return layout


def row(parent: QWidget | None = None) -> QHBoxLayout:
    """Return a row without margins, laid into the parent if there is one."""
    layout = QHBoxLayout(parent) if parent else QHBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(GRID)
    return layout


def parts(state: State) -> tuple[State, ...]:
    """Return the parts of a nested state."""
    return state if isinstance(state, tuple) else (state,)


def text_of(state: State) -> str:
    """Return a state that is one text."""
    return state if isinstance(state, str) else ""
