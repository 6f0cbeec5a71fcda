"""Terms: defined on demand, and marked where the sides read them differently."""

import pytest

from console.desk.fields.editor import FormContext
from console.desk.local_notices import LocalNotices
from console.desk.message_text import CODES_TAB, MessageText
from console.desk.theme import Theme
from console.desk.wording import Wording
from protocol.notices.terms_used import terms_used
from protocol.vocabulary import LANGUAGES
from tests.protocol.notices.samples import launch_draft, launch_message, pack


def test_the_terms_of_a_notice_are_those_that_its_text_shows() -> None:
    codes = [term.code for term in terms_used(launch_message(), pack())]
    assert codes[0] == "ICBM"
    assert {"EXERCISE", "PRIORITY", "USA", "CHN", "NM"} <= set(codes)
    assert len(codes) == len(set(codes))
    assert "ICBM" in [term.code for term in terms_used(launch_draft(), pack())]


@pytest.mark.parametrize("language", LANGUAGES)
def test_terms_that_the_sides_read_differently_come_first_and_are_marked(language: str) -> None:
    words = Wording.load(language)
    texts = LocalNotices({pack().hash: pack()}, pack(), words).texts(launch_message().encode())
    differing = [term for term in terms_used(launch_message(), pack()) if term.meanings_differ]
    assert texts.differing == tuple(term.wording[language] for term in differing)
    assert differing
    lines = texts.terms.text.split("\n")
    assert lines[0] == f"≠ {words.say('terms-differ')}"
    marks = [line.startswith("≠") for line in lines]
    assert marks.count(True) == len(differing)
    for term in terms_used(launch_message(), pack()):
        assert term.definition[language] in texts.terms.text


def test_the_mark_stands_over_the_text_and_on_the_tab(theme: Theme, words: Wording) -> None:
    notices = LocalNotices({pack().hash: pack()}, pack(), words)
    shown = notices.texts(launch_message().encode())
    box = MessageText(theme, words)
    box.show_texts(shown, "", same_notice=False)
    assert box._own_head.text().endswith(f"≠ {len(shown.differing)}")
    assert shown.differing[0] in box._own_head.accessibleDescription()
    assert box._tabs.tabText(CODES_TAB).startswith("≠")
    said = box._boxes[CODES_TAB].toPlainText()
    assert said.index(shown.terms.text[:20]) < said.index("object_class")
    box.deleteLater()


def test_an_option_that_the_sides_read_differently_says_so(theme: Theme, words: Wording) -> None:
    context = FormContext(theme, words, pack(), tuple, lambda _: 0, lambda _: "UTC")
    terms = pack().vocabularies["purpose"].terms
    assert context.definition(terms["TEST"]).startswith(f"≠ {words.say('terms-differ')}")
    assert context.definition(terms["SPACE"]) == terms["SPACE"].definition["en"]
