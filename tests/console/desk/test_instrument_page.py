"""The pages of instruments on the desk: listed, plain, whole, in every language, by keyboard."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from console.desk.articles import article_words
from console.desk.instrument_page import InstrumentsWindow, page_text
from console.desk.theme import Theme
from console.desk.wording import Wording
from protocol.errors import LocalViolation
from protocol.notices.pack import Pack
from protocol.vocabulary import LANGUAGES

ARTICLES = {
    "en": ("Article VI, 1", "Chapter III", "paragraph 2"),
    "zh": ("第 VI 条（1）", "第 III 章", "第 2 款"),
    "ru": ("статья VI, 1", "глава III", "пункт 2"),
    "fr": ("article VI, 1", "chapitre III", "paragraphe 2"),
    "ja": ("第 VI 条 1", "第 III 章", "第 2 項"),
    "ko": ("제VI조 1", "제III장", "제2항"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_articles_are_said_in_the_language_of_the_screen(language: str) -> None:
    words = Wording.load(language)
    said = [article_words(words, each) for each in ("Article VI, 1", "Chapter III", "Paragraph 2")]
    assert tuple(said) == ARTICLES[language]
    assert article_words(words, "") == ""
    with pytest.raises(LocalViolation, match="wording-missing"):
        article_words(words, "Verse 3")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_says_everything_that_the_pack_knows(language: str, pack: Pack) -> None:
    words = Wording.load(language)
    for code, page in pack.instruments.items():
        lines = page_text(words, pack, page).split("\n")
        text = "\n".join(lines)
        assert lines[0] == page.title[language]
        assert code in text
        assert page.summary[language] in lines
        status = pack.term("instrument_status", page.status)
        assert status is not None
        assert status.wording[language] in text
        assert not page.signed or page.signed in text
        for point in page.points:
            (line,) = [one for one in lines if one.endswith(point.text[language])]
            assert line.startswith("● " if point.known else "? ")
            assert article_words(words, point.article) in line
        for rule in page.rules:
            assert rule.text[language] in text
        for kind in page.kinds:
            assert f"● {pack.kinds[kind].title[language]} [{kind}]" in lines
        assert all(f"● {source}" in lines for source in page.sources)


def test_the_list_has_every_instrument_and_arrow_keys_turn_the_pages(
    qtbot: QtBot, theme: Theme, words: Wording, pack: Pack
) -> None:
    window = InstrumentsWindow(theme, words, pack)
    qtbot.addWidget(window)
    window.show()
    codes = [code for code in pack.vocabularies["instrument"].terms if code in pack.instruments]
    assert len(codes) == len(pack.instruments)
    model = window.list.model()
    shown = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert shown == [f"{pack.instruments[code].title['en']} [{code}]" for code in codes]
    assert window.page.shown_text() == page_text(words, pack, pack.instruments[codes[0]])
    QTest.keyClick(window.list, Qt.Key.Key_Down)
    assert window.page.shown_text() == page_text(words, pack, pack.instruments[codes[1]])
    QTest.keyClick(window.list, Qt.Key.Key_Tab)
    assert window.page.focusPolicy() & Qt.FocusPolicy.TabFocus
    window.show_instrument("IN-PK-2005")
    assert "70 km" in window.page.shown_text()
    assert "75 km" in window.page.shown_text()
    window.show_instrument("NO-INSTRUMENT")
    assert window.page.shown_text() == page_text(words, pack, pack.instruments[codes[0]])


def test_a_pack_without_pages_says_so(
    qtbot: QtBot, theme: Theme, words: Wording, pack: Pack
) -> None:
    window = InstrumentsWindow(theme, words, replace(pack, instruments={}))
    qtbot.addWidget(window)
    assert window.page.shown_text() == words.say("instruments-none")
