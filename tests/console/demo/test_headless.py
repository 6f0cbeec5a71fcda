"""The demo as a whole: real stations, real circuit, every notice to its last receipt."""

import json
from pathlib import Path

import pytest

from console.demo.performance import FAILED, PASSED, perform
from console.demo.scenario import load_scenarios
from protocol.errors import LocalViolation

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "out"
    lines: list[str] = []
    status = perform(
        ("en", "zh"), headless=True, at_once=True, out=folder, chosen=(), say=lines.append
    )
    assert status == PASSED, "\n".join(lines[-30:])
    return folder


def facts(folder: Path, fact: str) -> list[dict[str, object]]:
    lines = (folder / "transcript.jsonl").read_text("utf-8").splitlines()
    return [entry for entry in map(json.loads, lines) if entry["fact"] == fact]


def test_every_case_is_played_and_every_tree_is_equal(out: Path) -> None:
    assert [entry["code"] for entry in facts(out, "scenario")] == [
        "andoya-1995",
        "hainan-2024",
        "vandenberg-2024",
    ]
    trees = facts(out, "tree")
    assert len(trees) == 2
    assert all(entry["equal"] for entry in trees)
    assert facts(out, "end")[-1]["passed"] is True
    assert facts(out, "incomplete") == []


def test_each_side_saw_the_notice_in_its_own_language(out: Path) -> None:
    seen = facts(out, "rendering")
    by_notice: dict[object, set[object]] = {}
    for entry in seen:
        by_notice.setdefault(entry["id"], set()).add(entry["language"])
    assert len(by_notice) >= 8
    assert all(languages == {"en", "zh"} for languages in by_notice.values())


def test_officers_of_the_script_are_named_so(out: Path) -> None:
    assert {entry["officer"] for entry in facts(out, "action")} == {"scripted"}


def test_pictures_and_station_folders_are_left(out: Path) -> None:
    pictures = sorted(path.name for path in (out / "pictures").glob("*.png"))
    steps = sum(len(scenario.steps) for scenario in load_scenarios())
    assert len(pictures) == 1 + steps
    assert all((out / "pictures" / name).stat().st_size > 10_000 for name in pictures)
    for number in (1, 2):
        assert (out / f"station-{number}" / "watch.db").stat().st_size > 0


def test_a_missing_receipt_fails_the_demo(monkeypatch: pytest.MonkeyPatch) -> None:
    """The verdict can fail: without its readbacks the same play does not pass."""
    monkeypatch.setattr("console.demo.officer.ScriptedOfficer.read_back", lambda *_: None)
    monkeypatch.setattr("console.demo.play.STEP_SECONDS", 0.5)
    status = perform(
        ("en", "zh"),
        headless=True,
        at_once=True,
        out=None,
        chosen=("andoya-1995",),
        say=lambda line: None,
    )
    assert status == FAILED


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("x")
    with pytest.raises(LocalViolation, match="folder-not-empty"):
        perform(
            ("en", "zh"),
            headless=True,
            at_once=True,
            out=tmp_path,
            chosen=(),
            say=lambda line: None,
        )
