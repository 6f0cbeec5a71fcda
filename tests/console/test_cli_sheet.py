"""`readback pack sheet`: every short message, to be read out by voice, on paper."""

import unicodedata
from html import unescape
from pathlib import Path

import pytest

from console.assets import core_pack
from console.cli import main
from console.export.spoken_sheet import WIDTH
from protocol.notices.spoken import hear, short_messages, spelled, text_of
from protocol.vocabulary import LANGUAGES

Capture = pytest.CaptureFixture[str]
PACK = core_pack()


def squeezed(text: str) -> str:
    """Return a text without the blanks and line ends of its layout."""
    return "".join(text.split())


def columns(line: str) -> int:
    """Return how wide a line is in print."""
    return sum(1 + (unicodedata.east_asian_width(sign) in "WF") for sign in line)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheet_says_every_message_with_its_digits_and_text(
    language: str, capsys: Capture
) -> None:
    assert main(["pack", "sheet", "--lang", language]) == 0
    said = capsys.readouterr().out
    assert PACK.hash.hex()[:16] in said
    for message in short_messages(PACK):
        line = f"{message.word} {message.number} {message.check}"
        assert line in said.splitlines()
        assert hear(line, PACK).message == message, "what is read out is heard"
        for part in (message.word, message.number, message.check):
            assert spelled(part) in said
        assert squeezed(text_of(PACK, message.code, language)) in squeezed(said)
    assert max(map(columns, said.splitlines())) <= WIDTH


def test_the_sheet_says_that_nobody_reviewed_it(capsys: Capture) -> None:
    main(["pack", "sheet", "--lang", "en"])
    assert "reviewed" in capsys.readouterr().out


def test_the_sheet_is_one_html_file_in_which_nothing_is_markup(tmp_path: Path) -> None:
    out = tmp_path / "sheet.html"
    assert main(["pack", "sheet", "--lang", "fr", "--out", str(out)]) == 0
    page = out.read_text("utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert 'lang="fr"' in page
    for message in short_messages(PACK):
        assert text_of(PACK, message.code, "fr") in unescape(page)
    assert "http" not in page, "it needs nothing else"


def test_the_text_file_is_what_is_printed(tmp_path: Path, capsys: Capture) -> None:
    out = tmp_path / "sheet.txt"
    main(["pack", "sheet", "--lang", "ja"])
    printed = capsys.readouterr().out
    assert main(["pack", "sheet", "--lang", "ja", "--out", str(out)]) == 0
    assert out.read_text("utf-8") == printed


def test_a_pack_without_short_messages_and_another_ending_are_refused(
    tmp_path: Path, capsys: Capture
) -> None:
    assert main(["pack", "sheet", "core-1", "--lang", "en"]) == 1
    assert "no-short-messages" in capsys.readouterr().err
    assert main(["pack", "sheet", "--lang", "en", "--out", str(tmp_path / "sheet.doc")]) == 1
