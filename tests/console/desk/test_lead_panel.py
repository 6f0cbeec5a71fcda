"""The checklist beside a draft: shape and word of each state, articles, what matters first."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from console.assets import load_shelf
from console.desk.lead_panel import MARKS, LeadPanel
from console.desk.plain_label import PlainLabel
from console.desk.theme import Theme
from console.desk.wording import Wording
from protocol.notices.draft import Draft, Options
from protocol.notices.instrument_checks import State
from protocol.notices.pack import Pack
from protocol.vocabulary import LANGUAGES
from tests.protocol.notices.samples import DAY, LAUNCH_DAY, launch_draft

OPENS = LAUNCH_DAY * DAY + 18 * 3_600


def texts(panel: LeadPanel) -> list[str]:
    """Every text that is shown, from the top."""
    labels = [label for label in panel.findChildren(PlainLabel) if not label.isHidden()]
    return [label.text() for label in sorted(labels, key=lambda label: label.y())]


def under(instrument: str, obligation: str = "") -> Draft:
    """The launch of the samples under this instrument."""
    return replace(launch_draft(), options=Options(instrument=instrument, obligation=obligation))


def test_every_state_has_a_shape_and_a_word_of_its_own() -> None:
    assert set(MARKS) == set(State)
    assert len(set(MARKS.values())) == len(State)
    for language in LANGUAGES:
        words = Wording.load(language)
        said = [words.say(f"profile-{state.value.replace(' ', '-')}") for state in State]
        assert len(set(said)) == len(State)


def test_rules_show_state_article_and_words(
    qtbot: QtBot, theme: Theme, words: Wording, pack: Pack
) -> None:
    panel = LeadPanel(theme, words, pack)
    qtbot.addWidget(panel)
    panel.show()
    panel.show_draft(under("IN-PK-2005"), OPENS - 71 * 3_600)
    shown = texts(panel)
    counts = "1 LATE · 1 missing · 2 not known · 5 met"
    assert counts in [text.replace("\u00a0", " ") for text in shown]
    late = "LATE · Article 2 · Notice released no less than 3 days (72 hours) before the launch"
    (line,) = [text for text in shown if text.startswith(late)]
    notices = "missing · Article 3 · as a rule · Numbers of both notices given, NOTAM and NAVAREA"
    assert notices in shown
    # What needs a look stands above what is met.
    assert shown.index(line) < shown.index(notices) < len(shown) - 5
    assert {"▲", "○", "?", "●"} <= set(shown)
    assert any(text.endswith("India-Pakistan, 2005-10-03 · in force") for text in shown)
    assert not panel._late.isHidden()
    panel.show_draft(under("IN-PK-2005"), OPENS - 72 * 3_600)
    assert panel._late.isHidden()


def test_another_instrument_has_other_lines(
    qtbot: QtBot, theme: Theme, words: Wording, pack: Pack
) -> None:
    panel = LeadPanel(theme, words, pack)
    qtbot.addWidget(panel)
    panel.show()
    panel.show_draft(under("MODEL-1988"), OPENS - 25 * 3_600)
    differs = "DIFFERS · Given as a voluntary notice or a gesture of goodwill"
    assert differs in texts(panel)
    assert "◆" in texts(panel)
    panel.show_draft(under("MODEL-1988", obligation="GOODWILL"), OPENS - 25 * 3_600)
    assert differs not in texts(panel)
    panel.show_draft(under("NO-INSTRUMENT"), OPENS - 25 * 3_600)
    shown = texts(panel)
    assert "no instrument applies" in shown
    assert not any("Article" in text for text in shown)
    assert "met · every field that the form needs is filled in" in shown


def test_missing_fields_are_named(qtbot: QtBot, theme: Theme, words: Wording, pack: Pack) -> None:
    panel = LeadPanel(theme, words, pack)
    qtbot.addWidget(panel)
    panel.show()
    panel.show_draft(launch_draft().with_value("impact_areas", None, pack), OPENS - 25 * 3_600)
    shown = texts(panel)
    assert "missing · Impact areas" in shown
    assert "missing · Article I · Planned date, launch area and impact area given" in shown


def test_a_pack_without_pages_keeps_the_articles_of_its_fields(
    qtbot: QtBot, theme: Theme, words: Wording
) -> None:
    old = next(each for each in load_shelf().values() if each.edition == 1)
    panel = LeadPanel(theme, words, old)
    qtbot.addWidget(panel)
    panel.show()
    panel.show_draft(launch_draft(), OPENS - 23 * 3_600)
    shown = texts(panel)
    assert "met · 1988, Article I · Launch area" in shown
    assert not panel._late.isHidden()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_checklist_speaks_the_language_of_the_officer(
    qtbot: QtBot, fonts: tuple[str, ...], language: str, pack: Pack
) -> None:
    theme, words = Theme(language), Wording.load(language)
    panel = LeadPanel(theme, words, pack)
    qtbot.addWidget(panel)
    panel.show()
    panel.show_draft(under("IN-PK-2005"), OPENS - 71 * 3_600)
    shown = "\n".join(texts(panel))
    page = pack.instruments["IN-PK-2005"]
    for rule in page.rules_for("missile-launch-planned"):
        assert rule.text[language] in shown
    assert page.title[language] in shown
    if language in ("zh", "ru", "ja", "ko"):
        assert "Article" not in shown
