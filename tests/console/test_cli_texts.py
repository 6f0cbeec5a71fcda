"""`readback render` and `readback read`: drafts, released notices and bodies, there and back."""

from pathlib import Path

import pytest

from console.cli import main
from protocol.notices.draft_writer import draft_to_toml
from protocol.notices.notice_file import message_to_toml
from protocol.vocabulary import LANGUAGES
from tests.protocol.notices.samples import launch_draft, launch_message, pack

Capture = pytest.CaptureFixture[str]


def said(capsys: Capture, *command: str) -> str:
    """Run a command that succeeds; return what it printed."""
    assert main(list(command)) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("bare", [(), ("--bare",)])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_released_notice_and_its_body_print_alike_and_read_back(
    tmp_path: Path, capsys: Capture, language: str, bare: tuple[str, ...]
) -> None:
    notice, body, printed = (tmp_path / name for name in ("n.toml", "n.body", "n.txt"))
    notice.write_text(message_to_toml(launch_message(), pack()), "utf-8")
    body.write_bytes(launch_message().encode())
    text = said(capsys, "render", str(notice), "--lang", language, *bare)
    assert text == said(capsys, "render", str(body), "--lang", language, *bare)
    printed.write_text(text, "utf-8")
    read = said(capsys, "read", str(printed), "--lang", language, *bare)
    assert read == notice.read_text("utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_draft_reads_back_and_says_what_is_not_released(
    tmp_path: Path, capsys: Capture, language: str
) -> None:
    draft, printed = tmp_path / "d.toml", tmp_path / "d.txt"
    unfinished = launch_draft().with_value("window", None, pack())
    draft.write_text(draft_to_toml(unfinished, pack()), "utf-8")
    text = said(capsys, "render", str(draft), "--lang", language)
    unset = pack().phrases["not_released"][language].say()
    assert text.count(unset) >= 8
    printed.write_text(text, "utf-8")
    read = said(capsys, "read", str(printed), "--lang", language)
    assert read.replace("circuits = []", 'circuits = ["beijing"]') == draft.read_text("utf-8")


def test_a_changed_word_is_refused_with_its_line(tmp_path: Path, capsys: Capture) -> None:
    notice, printed = tmp_path / "n.toml", tmp_path / "n.txt"
    notice.write_text(message_to_toml(launch_message(), pack()), "utf-8")
    text = said(capsys, "render", str(notice), "--lang", "en")
    printed.write_text(text.replace("Number of missiles: 1.", "Number of missiles: 7."), "utf-8")
    assert main(["read", str(printed), "--lang", "en"]) == 1
    assert "line=30" in capsys.readouterr().err
