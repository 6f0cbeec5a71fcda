"""A pre-agreed short message by its code word: typed, seen whole in both languages, on to release.

The same window serves the listener: who hears word, number and check digits by voice types all
three, and sees whether they belong together.
"""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from console.desk.circuit_picker import CircuitPicker
from console.desk.entry import any_composing
from console.desk.fields.editor import FormContext
from console.desk.fonts import TextRole
from console.desk.mode_band import ModeBand
from console.desk.plain_label import PlainLabel
from console.desk.proof_view import PARTY_LANGUAGES
from console.desk.rules import refusal_words
from console.desk.short_entry import ShortEntry
from console.desk.short_texts import ShortTexts
from console.desk.station_state import StationState
from console.desk.station_thread import Station
from console.desk.template_form import TemplateForm
from console.desk.theme import GRID
from console.desk_link.requests import PrepareRelease, SaveDraft
from console.desk_link.views import CircuitView, DraftView, Refused, ReleaseView
from protocol.errors import ValueRefused
from protocol.notices.draft import Draft
from protocol.notices.pack import Kind, Pack
from protocol.notices.spoken import (
    SHORT_KIND,
    Heard,
    code_field,
    hear,
    parameter_kind,
    parameters_of,
    short_kind,
)
from protocol.notices.values import Value

ContextOf = Callable[[Pack], FormContext]


def common_pack(packs: Mapping[bytes, Pack], circuits: Sequence[CircuitView]) -> Pack:
    """Return the newest pack that we and every one of these peers hold; ours if there is none."""
    for digest in packs:
        if all(digest.hex() in view.packs_common for view in circuits):
            return packs[digest]
    return next(iter(packs.values()))


class ShortDialog(QDialog):
    """Type the word, see the text, release; or type what was heard.

    Args:
        packs: template packs by hash, newest first.
        context_of: returns what the controls of a form with a pack share.
        circuit: to which it goes at first.

    Signals:
        release_wanted(ReleaseView): the station froze the body; officers may sign it.
    """

    release_wanted = Signal(object)

    def __init__(
        self,
        packs: Mapping[bytes, Pack],
        context_of: ContextOf,
        station: Station,
        state: StationState,
        circuit: bytes | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._packs, self._context_of = packs, context_of
        self._station, self._state = station, state
        self._pack = next(iter(packs.values()))
        self._context = context_of(self._pack)
        self._heard: Heard | None = None
        self._draft_id = b""
        self.form: TemplateForm | None = None
        theme, words = self._context.theme, self._context.words
        self.setWindowTitle(words.say("short-title"))
        self.band = ModeBand(theme, words, self)
        self.circuits = CircuitPicker(theme, words, self)
        self.entry = ShortEntry(theme, words, self)
        self.texts = ShortTexts(theme, words, self)
        self.trouble = PlainLabel(theme, "", TextRole.STRONG, wrap=True, parent=self)
        self._parameters = QWidget(self)
        self._parameters_column = QVBoxLayout(self._parameters)
        self._parameters_column.setContentsMargins(0, 0, 0, 0)
        self.close_button = self._button("button-close", self.reject)
        self.release = self._button("short-release", self._release)
        self.release.setProperty("step", True)
        self._lay_out()
        self.circuits.changed.connect(self._circuits_changed)
        self.entry.edited.connect(self._typed)
        self._show_circuits(circuit)
        self.entry.line.setFocus()

    def _button(self, key: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(self._context.words.say(key), self)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        return button

    def _lay_out(self) -> None:
        sheet = QWidget()
        inner = QVBoxLayout(sheet)
        inner.setContentsMargins(0, 0, GRID, 0)
        inner.setSpacing(GRID)
        for widget in (self.circuits, self.entry, self.texts, self._parameters):
            inner.addWidget(widget)
        inner.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setWidget(sheet)
        foot = QHBoxLayout()
        foot.addWidget(self.trouble, 1)
        foot.addWidget(self.close_button)
        foot.addWidget(self.release)
        column = QVBoxLayout()
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(scroll, 1)
        column.addLayout(foot)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.band)
        whole.addLayout(column)
        self.resize(900, 560)

    def _show_circuits(self, circuit: bytes | None) -> None:
        station = self._state.station
        self.circuits.show_circuits(station.circuits if station is not None else ())
        if circuit is not None:
            self.circuits.tick((circuit,))
        self._circuits_changed()

    def _circuits_changed(self) -> None:
        views = self.circuits.views()
        self.band.set_mode(self.circuits.mode() or self._state.mode())
        self._pack = common_pack(self._packs, views)
        self._context = self._context_of(self._pack)
        self.entry.show_pack(self._pack)
        language = PARTY_LANGUAGES.get(views[0].peer_party, "en") if views else "en"
        self.texts.show_pack(self._pack, language)
        self._typed()

    def _typed(self) -> None:
        """Hear what is typed so far; the text shows as soon as it is one message."""
        before = self._heard.message if self._heard is not None else None
        self._heard, refusal = None, None
        try:
            self._heard = self._hear(())
        except ValueRefused as error:
            refusal = error
        if self._heard is None or self._heard.message != before:
            self._make_form()
        self._show(refusal)

    def _hear(self, parameters: Sequence[tuple[str, Value]]) -> Heard | None:
        """Return the message typed; its check digits are compared in `_show`, with parameters."""
        typed = self.entry.code_typed()
        return hear(typed, self._pack, tuple(parameters)) if typed else None

    def _make_form(self) -> None:
        """Ask for what this message says beside its text, and for nothing else."""
        if self.form is not None:
            self._parameters_column.removeWidget(self.form)
            self.form.deleteLater()
            self.form = None
        kind = self._parameter_kind()
        if kind is not None and kind.fields:
            self.form = TemplateForm(kind, self._context, self._parameters)
            self.form.changed.connect(self._refresh)
            self._parameters_column.addWidget(self.form)

    def _parameter_kind(self) -> Kind | None:
        return None if self._heard is None else parameter_kind(self._pack, self._heard.message.code)

    def _refresh(self) -> None:
        self._show(None)

    def _show(self, refusal: ValueRefused | None) -> None:
        words = self._context.words
        message = self._heard.message if self._heard is not None else None
        self.texts.show_message(message, self._values())
        if refusal is None and message is not None and self.entry.check_typed():
            refusal = self.texts.compare(self.entry.check_typed())
        self.entry.show_completions()
        self.trouble.setText(self._trouble(refusal))
        ready = message is not None and refusal is None and bool(self.circuits.chosen())
        complete = self.form is None or not self.form.refusals()
        composing = any_composing(self)
        self.release.setEnabled(ready and complete and not composing and self._state.on_watch())
        if message is None and not self.entry.line.text().strip():
            self.trouble.setText("" if code_field(self._pack) else words.say("short-none"))

    def _trouble(self, refusal: ValueRefused | None) -> str:
        """Return what is wrong; while a word is still being typed nothing is."""
        if refusal is None or self.entry.unfinished():
            return ""
        return refusal_words(self._context.words, refusal)

    def _values(self) -> dict[str, Value]:
        return dict(self.form.values()) if self.form is not None else {}

    def _release(self) -> None:
        spec = code_field(self._pack)
        if self._heard is None or spec is None or any_composing(self):
            return
        kind, code = short_kind(self._pack), self._heard.message.code
        values = {spec.name: code, **dict(parameters_of(self._pack, self._values()))}
        ordered = [each.name for each in kind.fields if each.name in values]
        draft = Draft(
            SHORT_KIND,
            tuple(view.name for view in self.circuits.views()),
            self._context.language,
            values=tuple((name, values[name]) for name in ordered),
        )
        self.release.setEnabled(False)
        self._station.ask(
            SaveDraft(self._draft_id, draft.encode(), self.circuits.chosen(), self._state.officer),
            self._saved,
            self._refused,
        )

    def _saved(self, view: DraftView) -> None:
        self._draft_id = view.draft_id
        request = PrepareRelease(view.draft_id, self._state.officer, False)
        self._station.ask(request, self._prepared, self._refused)

    def _prepared(self, view: ReleaseView) -> None:
        self.release_wanted.emit(view)
        self.accept()

    def _refused(self, refused: Refused) -> None:
        self._refresh()
        self.trouble.setText(self._context.words.refusal(refused.code, dict(refused.details)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses no button here."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
