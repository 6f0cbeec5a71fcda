"""What the windows need to know of a notice: its texts, and its values as read from a text.

The only door of the windows to `protocol.notices`; a window never looks into a body itself.
"""

from dataclasses import dataclass
from typing import Protocol

from console.desk.map_shapes import Shape
from protocol.notices.warning_draft import DraftWarning, Form


@dataclass(frozen=True)
class ShownText:
    """A text for the screen.

    Attributes:
        language: BCP 47 code, for the glyph forms.
        text: plain text, lines parted by line feeds.
        critical: (start, end) of the critical values, in characters of `text`.
    """

    language: str
    text: str
    critical: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class OfficerText:
    """Words that an officer wrote: label of their field, their language (BCP 47), the text."""

    label: str
    language: str
    text: str


@dataclass(frozen=True)
class NoticeTexts:
    """A notice as texts.

    Attributes:
        title: title of the kind in the officer's language.
        own: rendered in the officer's language.
        sender: rendered in the language that the sender saw when releasing.
        codes: neutral keys and values.
        template_known: False if no held pack has the notice's hash; then `own` is neutral too.
        valid_until_ms: end of validity, ms since 1970 UTC; None if the notice states none.
        alone: released by one officer where two are needed.
        shapes: its areas, for the map.
        terms: its terms with their definitions in the officer's language, those first whose
            meanings differ between the sides.
        differing: the wordings of those, in the officer's language.
        written: its free texts, as they came.
        to: (party, station) of everybody whom it is addressed to.
        digits: thirty digits of its id, for the voice.
    """

    title: str
    own: ShownText
    sender: ShownText
    codes: ShownText
    template_known: bool
    valid_until_ms: int | None
    alone: bool
    shapes: tuple[Shape, ...] = ()
    terms: ShownText = ShownText("en", "")
    differing: tuple[str, ...] = ()
    written: tuple[OfficerText, ...] = ()
    to: tuple[tuple[str, str], ...] = ()
    digits: str = ""


@dataclass(frozen=True)
class Choice:
    """A code with its wording and definition in the officer's language; `octets` canonical."""

    code: str
    words: str
    definition: str = ""
    octets: bytes = b""


@dataclass(frozen=True)
class ReadValue:
    """A value as the reader program got it from a text on the screen, and how it is settled.

    Attributes:
        field: name under which the value travels.
        label: its label in the officer's language.
        words: the value as it stands in the text.
        canonical: the bytes that go back to the sender.
        how: "confirm" by a keystroke, "type" from the text, or "choose" from a list.
        form: of a typed value: "instant", "position", "number" or "text".
        choices: of a chosen value: all codes, in no order that says anything.
    """

    field: str
    label: str
    words: str
    canonical: bytes
    how: str = "confirm"
    form: str = "text"
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True)
class Reading:
    """What was read from a text.

    Attributes:
        values: what the officer settles, typed and chosen ones first.
        whole: (field, bytes) that go along unseen: the id of all that was read.
    """

    values: tuple[ReadValue, ...]
    whole: tuple[tuple[str, bytes], ...]


class Notices(Protocol):
    """Renders notices in the officer's language and reads texts back."""

    def title(self, kind: str) -> str:
        """Return the title of a kind; its code if no pack knows it."""

    def reply(self, kind: str) -> str:
        """Return the reply that a kind asks for: NONE, RECEIPT, READBACK, ANSWER; or ""."""

    def label(self, kind: str, field: str) -> str:
        """Return the label of a field; its name if no pack knows it."""

    def terms(self, vocabulary: str) -> tuple[Choice, ...]:
        """Return the terms of a vocabulary of the newest pack."""

    def texts(self, body: bytes) -> NoticeTexts:
        """Render a notice.

        Raises:
            RemoteViolation: the body is no message.
        """

    def read(self, body: bytes, text: str) -> Reading:
        """Read the critical values out of a text. The body says only which pack to read with.

        Raises:
            LocalViolation: ``text-unreadable`` (line, why).
        """

    def warning_draft(self, body: bytes, form: Form) -> DraftWarning:
        """Write a notice as a draft for the authority that issues warnings.

        Raises:
            ValueRefused: it has no window or no area with an outline, or its pack is not held.
        """

    def entered(self, value: ReadValue, text: str) -> bytes:
        """Return the canonical bytes of what the officer typed for a value.

        Raises:
            ValueRefused: not in a form of the value's type.
        """
