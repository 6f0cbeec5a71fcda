"""Ties the panel of announced launches to a form: which event it compares, what a choice fills."""

from collections.abc import Mapping

from PySide6.QtCore import QObject

from console.desk.fields.editor import FormContext, OpenNotice
from console.desk.match_panel import MatchPanel
from console.desk.template_form import TemplateForm
from protocol.notices.matching import (
    ANSWERING_KINDS,
    NONE_HELD,
    NOTICE_HELD,
    OBSERVING_KINDS,
    Event,
    event_of,
)
from protocol.notices.pack import Kind
from protocol.notices.values import Ref, Value
from protocol.vocabulary import Mode


class MatchGuide(QObject):
    """The panel beside the form of an observation, or of the answer to one."""

    def __init__(self, kind: Kind, context: FormContext, form: TemplateForm) -> None:
        super().__init__(form)
        self._kind, self._context, self._form = kind, context, form
        observing = kind.code in OBSERVING_KINDS
        waiting = context.words.say("match-wait" if observing else "match-no-event")
        names = OBSERVING_KINDS[kind.code] if observing else ANSWERING_KINDS[kind.code]
        may_name = bool(names.notice)
        self.panel = MatchPanel(
            context, waiting, may_name=may_name, may_name_none=observing and may_name
        )
        self.panel.named.connect(self._name)
        self.panel.none_named.connect(self._name_none)

    def follow(self, mode: Mode) -> None:
        """Compare with what the form says now; only notices of this mode count."""
        self.panel.show_event(self._event(), mode)

    def refresh_notices(self) -> None:
        """More is known of the notices; the question that is answered may be among them."""
        self.panel.refresh_notices()

    def _event(self) -> Event | None:
        values = self._form.values()
        if self._kind.code in OBSERVING_KINDS:
            return event_of(self._kind.code, values)
        question = self._question(values)
        if question is None or question.kind is None or question.values is None:
            return None
        return event_of(question.kind.code, dict(question.values))

    def _question(self, values: Mapping[str, Value]) -> OpenNotice | None:
        ref = values.get(ANSWERING_KINDS[self._kind.code].event)
        if not isinstance(ref, Ref):
            return None
        prefix = ref.id_prefix
        found = (one for one in self._context.notices() if one.ref.id_prefix == prefix)
        return next(found, None)

    def _name(self, message_id: bytes) -> None:
        shown = self._context.launches().shown
        notice = next((each for each in shown if each.message_id == message_id), None)
        if notice is None or self.panel.name.isHidden():
            return
        names = OBSERVING_KINDS.get(self._kind.code)
        if names is None:
            self._form.put({ANSWERING_KINDS[self._kind.code].notice: notice.ref})
        else:
            self._form.put({names.matching: NOTICE_HELD, names.notice: notice.ref})

    def _name_none(self) -> None:
        names = OBSERVING_KINDS[self._kind.code]
        self._form.put({names.matching: NONE_HELD, names.notice: None})


def match_guide(kind: Kind, context: FormContext, form: TemplateForm) -> MatchGuide | None:
    """Return the guide of a form, None if its kind is about no observed event."""
    if kind.code not in OBSERVING_KINDS and kind.code not in ANSWERING_KINDS:
        return None
    return MatchGuide(kind, context, form)
