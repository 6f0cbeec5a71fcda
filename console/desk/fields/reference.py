"""References: an earlier notice picked from the list of open ones, and a field of that notice."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import QWidget

from console.desk.choice_box import ChoiceBox
from console.desk.fields.editor import (
    FieldEditor,
    FormContext,
    NoticeFieldEditor,
    OpenNotice,
    State,
    column,
    text_of,
)
from console.desk.plain_label import visible
from console.desk.typed_values import iso_instant
from protocol.notices.fields import WHOLE
from protocol.notices.pack import FieldSpec
from protocol.notices.values import Ref, Value


def notice_words(context: FormContext, notice: OpenNotice) -> str:
    """Return the notice on one line: serial, title, release, circuit."""
    serial = (
        f"{notice.ref.epoch}/{notice.ref.serial}"
        if notice.ref.serial
        else context.words.say("no-serial-yet")
    )
    return context.words.say(
        "notice-outgoing" if notice.outgoing else "notice-incoming",
        serial=serial,
        title=visible(notice.title),
        at=iso_instant(notice.at_s),
        circuit=visible(notice.circuit),
    )


def _key(ref: Ref) -> str:
    return f"{ref.id_prefix.hex()}/{ref.epoch}/{ref.serial}"


class _List(ChoiceBox):
    """A list that the wheel does not change and in which nothing is chosen beforehand."""

    def __init__(self, context: FormContext, name: str, parent: QWidget) -> None:
        super().__init__(context.theme, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setPlaceholderText(context.words.say("choose"))
        self.setAccessibleName(name)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the form scroll."""
        event.ignore()

    def show_rows(self, rows: list[tuple[str, str]]) -> None:
        """Offer (key, words); choose none."""
        model = QStandardItemModel(self)
        for key, words in rows:
            item = QStandardItem(words)
            item.setData(key, Qt.ItemDataRole.UserRole)
            model.appendRow(item)
        self.blockSignals(True)
        self.setModel(model)
        self.setCurrentIndex(-1)
        self.blockSignals(False)

    def key(self) -> str:
        """Return the chosen key, empty if none is."""
        return str(self.currentData() or "")

    def choose(self, key: str) -> None:
        """Show a key, or nothing."""
        self.blockSignals(True)
        self.setCurrentIndex(self.findData(key) if key else -1)
        self.blockSignals(False)


class RefEditor(FieldEditor):
    """An earlier notice. Only a notice of the list can be chosen: no number is ever typed."""

    chosen = Signal(object)  # OpenNotice or None, also when the form fills it

    def __init__(
        self, spec: FieldSpec, context: FormContext, parent: QWidget | None = None
    ) -> None:
        super().__init__(spec, context, parent)
        self._notices: dict[str, OpenNotice] = {}
        self._unlisted: Ref | None = None
        self._list = _List(context, spec.label[context.language], self)
        self._list.currentIndexChanged.connect(self._changed)
        self._empty = self.note(context.words.say("no-open-notices"))
        layout = column(self)
        layout.addWidget(self._list)
        layout.addWidget(self._empty)
        self.reload()

    def reload(self) -> None:
        """Read the list of open notices anew and keep what is chosen."""
        chosen = self._list.key()
        self._notices = {_key(notice.ref): notice for notice in self.context.notices()}
        rows = [(key, notice_words(self.context, n)) for key, n in self._notices.items()]
        if self._unlisted is not None:
            rows.append((_key(self._unlisted), self._unlisted_words(self._unlisted)))
        if not self.spec.required:
            rows.append(("", self.context.words.say("leave-out")))
        self._list.show_rows(rows)
        self._list.choose(chosen)
        self._empty.setVisible(not self._notices)

    def _unlisted_words(self, ref: Ref) -> str:
        """Return the words of a notice that was replaced meanwhile, or the beginning of its id."""
        shown = self.context.launches().shown
        found = next((each for each in shown if _key(each.ref) == _key(ref)), None)
        return notice_words(self.context, found) if found else ref.id_prefix.hex()

    def _changed(self) -> None:
        self.chosen.emit(self.notice())
        self.edited.emit()

    def notice(self) -> OpenNotice | None:
        """Return the notice chosen, None if none is or it is not in the list any more."""
        return self._notices.get(self._list.key())

    def value(self) -> Value | None:
        """Return the reference."""
        notice = self.notice()
        if notice is not None:
            return notice.ref
        return self._unlisted if self._list.key() else None

    def fill(self, value: Value | None) -> None:
        """Choose a notice; one that is not open any more is offered by its id."""
        ref = value if isinstance(value, Ref) else None
        known = ref is not None and _key(ref) in self._notices
        self._unlisted = ref if not known else None
        self.reload()
        self.restore(_key(ref) if ref else "")

    def state(self) -> State:
        """Return the key chosen."""
        return self._list.key()

    def restore(self, state: State) -> None:
        """Choose it again."""
        self._list.choose(text_of(state))
        self.chosen.emit(self.notice())


class FieldPathEditor(NoticeFieldEditor):
    """A field of the notice that the form refers to, or the whole of it."""

    wants_values = False

    def __init__(
        self, spec: FieldSpec, context: FormContext, parent: QWidget | None = None
    ) -> None:
        super().__init__(spec, context, parent)
        self._list = _List(context, spec.label[context.language], self)
        self._list.currentIndexChanged.connect(self._changed)
        column(self).addWidget(self._list)
        self.take_notice(None)

    def _changed(self) -> None:
        self.edited.emit()

    def take_notice(self, notice: OpenNotice | None) -> None:
        """Offer the fields of this notice's kind."""
        chosen = self._list.key()
        rows = [(WHOLE, self.context.words.say("whole-notice"))]
        if notice is not None and notice.kind is not None:
            language = self.context.language
            rows += [(spec.name, spec.label[language]) for spec in notice.kind.fields]
        self._list.show_rows(rows)
        self._list.choose(chosen)

    def value(self) -> Value | None:
        """Return the name of the field, or WHOLE."""
        return self._list.key() or None

    def fill(self, value: Value | None) -> None:
        """Choose a field; one that is not offered is added by its name."""
        path = value if isinstance(value, str) else ""
        if path and self._list.findData(path) < 0:
            self._list.addItem(visible(path), path)
        self._list.choose(path)

    def state(self) -> State:
        """Return the name chosen."""
        return self._list.key()

    def restore(self, state: State) -> None:
        """Choose it again."""
        self.fill(text_of(state))
