"""The command line does at a terminal what a person does at a desk, and says clearly when not."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from console.cli import main
from console.demo.stage import SIDES, Stage, open_stage
from console.demo.transcript import Transcript

CANCELLED = """
kind = "launch-observed"
[values]
observed_time = "2026-03-05T18:10Z"
origin_estimate = { centre = "34.7500N 120.6000W", radius = "50 KM" }
conf = "PROBABLE"
matching = "NONE-HELD"
question = ["CLASS"]
"""


def descriptor(text: str) -> int:
    """Return a file descriptor that reads the text once."""
    reading, writing = os.pipe()
    with os.fdopen(writing, "w", encoding="utf-8") as pipe:
        pipe.write(text)
    return reading


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    folder = tmp_path_factory.mktemp("stage")
    with open_stage(folder, ("en", "zh"), Transcript(lambda line: None)) as opened:
        yield opened


def at(stage: Stage) -> list[str]:
    return ["--folder", str(stage.folders[0]), "--desk-key", str(stage.desk_keys[0])]


def circuit_name(stage: Stage) -> str:
    return stage.officers[0].look().circuits[0].name


@pytest.mark.slow
def test_status_names_the_four_facts(stage: Stage, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["status", *at(stage)]) == 0
    shown = capsys.readouterr().out
    for fact in ("link up", "peer station up", "officer there", "last message read there"):
        assert fact in shown
    assert main(["status", "--json", *at(stage)]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[0])["link_up"] is True


@pytest.mark.slow
def test_a_draft_file_is_sent_with_both_passphrases_and_logged(
    stage: Stage, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = tmp_path / "observed.toml"
    draft.write_text(CANCELLED, "utf-8")
    officers = [SIDES[0].first.name, SIDES[0].second.name]
    command = ["send", str(draft), *at(stage), "--circuit", circuit_name(stage)]
    command += ["--officer", officers[0], "--officer", officers[1]]
    passphrases = SIDES[0].passphrase_lines.decode()
    assert main([*command, "--passphrase-fd", str(descriptor(passphrases))]) == 0
    released, stored = capsys.readouterr().out.split("\n")[:2]
    assert released.split()[1] == stored.split()[1]
    assert stored.startswith("STORED ")
    assert main(["log", "--json", *at(stage)]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert any(line.get("id") == released.split()[1] for line in lines)


@pytest.mark.slow
def test_one_officer_is_not_enough_for_a_kind_that_needs_two(
    stage: Stage, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = tmp_path / "observed.toml"
    draft.write_text(CANCELLED, "utf-8")
    before = len(stage.officers[0].look().circuits)
    lines = descriptor(SIDES[0].passphrase_lines.decode())
    command = ["send", str(draft), *at(stage), "--circuit", circuit_name(stage)]
    command += ["--officer", SIDES[0].first.name, "--passphrase-fd", str(lines)]
    assert main(command) == 1
    assert "needed=2" in capsys.readouterr().err
    assert len(stage.officers[0].look().circuits) == before


@pytest.mark.slow
def test_a_circuit_that_is_not_there_is_named_with_those_that_are(
    stage: Stage, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = tmp_path / "observed.toml"
    draft.write_text(CANCELLED, "utf-8")
    command = ["send", str(draft), *at(stage), "--circuit", "nowhere", "--officer", "Adams"]
    assert main(command) == 1
    complaint = capsys.readouterr().err
    assert "nowhere" in complaint
    assert circuit_name(stage) in complaint


def test_without_a_station_every_command_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key = str(tmp_path / "desk.key")
    for command in ("status", "log"):
        assert main([command, "--folder", str(tmp_path), "--desk-key", key]) == 1
        assert "desk-link.toml" in capsys.readouterr().err


def test_a_station_is_made_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "station"
    command = ["station", "create", "--folder", str(folder), "--name", "Centre", "--party", "USA"]
    command += ["--desk-key", str(tmp_path / "desk.key")]
    lines = "Adams:a long passphrase\nBaker:another long one\n"
    assert main([*command, "--passphrase-fd", str(descriptor(lines))]) == 0
    left = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    assert main([*command, "--passphrase-fd", str(descriptor(lines))]) == 1
    assert str(folder) in capsys.readouterr().err
    assert {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()} == left


@pytest.mark.parametrize(
    ("lines", "complaint"),
    [
        ("Adams:a long passphrase\n", "needed=2"),
        ("no colon\n", "line=1"),
        ("Adams:short\nBaker:another long one\n", "at-least"),
    ],
)
def test_a_station_is_not_made_with_too_few_or_weak_officers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], lines: str, complaint: str
) -> None:
    folder = tmp_path / "station"
    command = ["station", "create", "--folder", str(folder), "--name", "Centre", "--party", "USA"]
    command += ["--desk-key", str(tmp_path / "desk.key")]
    assert main([*command, "--passphrase-fd", str(descriptor(lines))]) == 1
    assert complaint in capsys.readouterr().err
    assert not folder.exists()


def test_a_draft_is_rendered_in_any_language(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = tmp_path / "observed.toml"
    draft.write_text(CANCELLED, "utf-8")
    texts = set()
    for language in ("en", "zh", "ru", "fr", "ja", "ko"):
        assert main(["render", str(draft), "--lang", language]) == 0
        texts.add(capsys.readouterr().out)
    assert len(texts) == 6


def test_a_peer_cannot_write_on_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    printed = tmp_path / "printed.txt"
    printed.write_text("\x1b[2J not a notice", "utf-8")
    assert main(["read", str(printed), "--lang", "en"]) == 1
    shown = capsys.readouterr()
    assert "\x1b" not in shown.out + shown.err


def test_a_text_is_linted_one_finding_a_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = tmp_path / "note.txt"
    text.write_bytes(b"The date differs.\r\nReply immediately!\r\n")
    assert main(["lint", str(text), "--lang", "en"]) == 1
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith("2:7 CAUTION soon-has-no-minutes: immediately: ")
    assert second.startswith("2:18 NOTE exclamation: !: ")
    text.write_text("The date differs.\n", "utf-8")
    assert main(["lint", str(text), "--lang", "en"]) == 0
    assert capsys.readouterr().out == ""
    text.write_bytes(b"\xff")
    assert main(["lint", str(text), "--lang", "en"]) == 1
    assert "utf-8" in capsys.readouterr().err
