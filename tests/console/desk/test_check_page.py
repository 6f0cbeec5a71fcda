"""The check page: three texts, and no release of what does not read back alike."""

import dataclasses

import pytest
from pytestqt.qtbot import QtBot

from console.assets import core_pack
from console.desk import proof as proof_module
from console.desk.parallel_text import aligned, text_lines
from console.desk.proof import languages_that_differ, prove, read_back
from console.desk.proof_view import ProofView
from console.desk.theme import Theme
from console.desk.wording import Wording
from protocol.notices.draft import BuildContext, Draft, build
from protocol.notices.message import Message
from protocol.notices.pack import Pack
from protocol.notices.reading import Reading, parse
from protocol.notices.rendering import render
from protocol.notices.values import Address, Quantity
from protocol.vocabulary import LANGUAGES, Mode
from tests.console.desk.compose_double import NOW_MS, ROLES, launch_values

PACK = core_pack()


def launch() -> Message:
    """Return a complete launch notice."""
    kind = PACK.kinds["missile-launch-planned"]
    values = launch_values(PACK)
    draft = Draft(
        kind.code,
        ("Beijing",),
        values=tuple((s.name, values[s.name]) for s in kind.fields if s.name in values),
    )
    context = BuildContext(
        Address("USA", "Washington NRRC"), (Address("CHN", "Beijing centre"),), Mode.EXERCISE,
        NOW_MS // 1000, NOW_MS // 1000, bytes(16), ROLES,
    )  # fmt: skip
    return build(draft, PACK, context)


@pytest.mark.parametrize("peer", LANGUAGES)
def test_every_language_reads_back_as_our_own_text(peer: str) -> None:
    proof = prove(launch(), PACK, "en", peer, preview=True)
    assert proof.same
    assert proof.back.text == proof.own.text
    assert "NOT RELEASED" in proof.own.text


def test_one_word_changed_in_the_peers_text_is_seen() -> None:
    own = render(launch(), PACK, "en", preview=True)
    peer = render(launch(), PACK, "zh", preview=True).text
    slbm = PACK.vocabularies["object_class"].terms["SLBM"].wording["zh"]
    icbm = PACK.vocabularies["object_class"].terms["ICBM"].wording["zh"]
    assert icbm in peer
    _, same = read_back(peer.replace(icbm, slbm), own, PACK, "en", "zh")
    assert not same
    _, same = read_back(peer.replace("[ICBM]", "[SLBM]").replace(icbm, slbm), own, PACK, "en", "zh")
    assert not same


def test_a_text_that_nobody_printed_is_no_text() -> None:
    own = render(launch(), PACK, "en", preview=True)
    back, same = read_back("nonsense", own, PACK, "en", "zh")
    assert not same
    assert back.text


def test_lines_of_all_languages_stand_beside_each_other() -> None:
    texts = [text_lines(render(launch(), PACK, language, preview=True)) for language in LANGUAGES]
    rows = aligned(texts)
    for row in rows:
        keys = {line.key for line in row if line is not None}
        assert len(keys) == 1
    assert all(all(line is not None for line in row) for row in rows)
    assert len(rows) == len(texts[0])


def test_a_line_that_one_language_lacks_leaves_a_gap() -> None:
    reviewed = dataclasses.replace(PACK, reviewed=("zh",))
    texts = [text_lines(render(launch(), PACK, "en")), text_lines(render(launch(), reviewed, "zh"))]
    gaps = [row for row in aligned(texts) if row[1] is None]
    assert len(gaps) == 1
    assert len(aligned(texts)) == len(texts[0])


class Verdicts:
    """Collects what the page proves."""

    def __init__(self) -> None:
        self.seen: list[bool] = []

    def take(self, same: bool) -> None:
        """Take one verdict."""
        self.seen.append(same)


def test_the_page_marks_the_line_that_differs_and_says_which_language(
    qtbot: QtBot, theme: Theme, words: Wording, monkeypatch: pytest.MonkeyPatch
) -> None:
    def misread(text: str, pack: Pack, language: str) -> Reading:
        reading = parse(text, pack, language)
        if language != "zh":
            return reading
        changed = tuple(
            (name, Quantity(2, 0, "EA") if name == "count" else value)
            for name, value in reading.message.values
        )
        return dataclasses.replace(
            reading, message=dataclasses.replace(reading.message, values=changed)
        )

    view, verdicts = ProofView(theme, words), Verdicts()
    qtbot.addWidget(view)
    view.proved.connect(verdicts.take)
    view.show_message(launch(), PACK, ["CHN"], preview=True)
    assert (verdicts.seen, view.peer_language()) == ([True], "zh")
    assert not any(row.different for row in view.text.rows)
    monkeypatch.setattr(proof_module, "parse", misread)
    view.show_message(launch(), PACK, ["CHN"], preview=True)
    assert verdicts.seen == [True, False]
    assert sum(row.different for row in view.text.rows) == 1
    assert "Chinese" in view._verdict_words.text()
    assert languages_that_differ(launch(), PACK, "en", preview=True) == ["zh"]


def test_critical_lines_are_marked(qtbot: QtBot, theme: Theme, words: Wording) -> None:
    view = ProofView(theme, words)
    qtbot.addWidget(view)
    view.show_message(launch(), PACK, ["CHN"], preview=True)
    marked = sum(row.critical for row in view.text.rows)
    assert 6 <= marked < len(view.text.rows) / 2 + 4
