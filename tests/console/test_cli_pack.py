"""`readback pack`: check, diff, coverage, and the book in HTML and PDF."""

import shutil
import subprocess
from html import unescape
from pathlib import Path

import pytest

from console.assets import core_pack, pack_files
from console.cli import main
from protocol.notices.draft_file import draft_from_toml
from protocol.notices.message import check_values
from protocol.notices.pack_change import propose
from protocol.notices.pack_file import load_pack
from protocol.notices.values import Quantity, Rows
from protocol.vocabulary import LANGUAGES
from tests.protocol.notices.pack_texts import CORE

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the newest edition on disk."""
    return Path(shutil.copytree(CORE, tmp_path / "pack"))


def test_a_pack_is_checked_by_name_or_folder(folder: Path, capsys: Capture) -> None:
    assert main(["pack", "check"]) == 0
    said = capsys.readouterr().out
    assert core_pack().hash.hex() in said
    assert main(["pack", "check", str(folder)]) == 0
    assert capsys.readouterr().out == said


def test_a_broken_pack_is_refused_with_place_and_rule(folder: Path, capsys: Capture) -> None:
    path = folder / "terms" / "objects.toml"
    path.write_text(path.read_text("utf-8").replace("en_definition", "xx_definition", 1), "utf-8")
    assert main(["pack", "check", str(folder)]) == 1
    said = capsys.readouterr().err
    assert "terms/objects.toml" in said
    assert "en_definition" in said
    assert main(["pack", "check", "nothing-9"]) == 1


def test_a_hazard_in_a_wording_is_named_with_its_place(folder: Path, capsys: Capture) -> None:
    path = folder / "terms" / "status.toml"
    text = path.read_text("utf-8")
    path.write_text(text.replace('"正在研究"', '"要求研究"', 1), "utf-8")
    assert main(["pack", "check", str(folder)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[2:] == ["interim_status.UNDER-STUDY zh: request-or-demand: “要求”"]


def test_a_changed_word_is_the_only_difference(folder: Path, capsys: Capture) -> None:
    assert main(["pack", "diff", str(folder)]) == 0
    path = folder / "terms" / "objects.toml"
    text = path.read_text("utf-8")
    path.write_text(text.replace('fr = "fusée-sonde"', 'fr = "fusée"', 1), "utf-8")
    assert main(["pack", "diff", str(folder)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines == ["term object_class.SOUNDING-ROCKET fr: “fusée” -> “fusée-sonde”"]


def test_editions_are_compared(capsys: Capture) -> None:
    assert main(["pack", "diff", "core-1", "core-2"]) == 1
    said = capsys.readouterr().out
    assert "pack edition: “1” -> “2”" in said
    assert "term unit.FL: added" in said


def test_every_language_has_as_many_texts(capsys: Capture) -> None:
    assert main(["pack", "coverage"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line[:2] for line in lines] == list(LANGUAGES)
    assert len({line.split()[1] for line in lines}) == 1
    assert all("not reviewed by a native legal linguist" in line for line in lines)


def test_the_book_holds_every_wording_in_both_languages(tmp_path: Path) -> None:
    out = tmp_path / "book.html"
    assert main(["pack", "book", "--left", "ru", "--right", "ja", "--out", str(out)]) == 0
    said = unescape(out.read_text("utf-8"))
    for vocabulary in core_pack().vocabularies.values():
        for term in vocabulary.terms.values():
            for language in ("ru", "ja"):
                assert term.wording[language] in said
                assert term.definition[language] in said
    for kind in core_pack().kinds.values():
        assert all(spec.label["ru"] in said for spec in kind.fields)


def test_foreign_text_is_never_markup(tmp_path: Path, folder: Path) -> None:
    path = folder / "kinds" / "launch-cancelled.toml"
    text = path.read_text("utf-8").replace('en = "', 'en = "<b onload=x>', 1)
    path.write_text(text, "utf-8")
    out = tmp_path / "book.html"
    assert main(["pack", "book", str(folder), "--out", str(out)]) == 0
    assert "<b onload" not in out.read_text("utf-8")


@pytest.mark.slow
def test_every_word_can_be_taken_out_of_the_pdf_again(tmp_path: Path) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("SKIPPED: pdftotext (Debian: poppler-utils) is not installed")
    out = tmp_path / "book.pdf"
    assert main(["pack", "book", "core-1", "--left", "zh", "--right", "ko", "--out", str(out)]) == 0
    found = subprocess.run(
        ["pdftotext", "-layout", str(out), "-"], check=True, capture_output=True, text=True
    ).stdout
    said = "".join(found.split())
    assert "个目标" in said or "目标" in said
    for text in ("洲际弹道导弹", "대륙간탄도미사일", "不表示任何立场"):
        assert text in said


def test_another_ending_is_refused(tmp_path: Path, capsys: Capture) -> None:
    assert main(["pack", "book", "--out", str(tmp_path / "book.doc")]) == 1
    assert "html" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_the_folder_of_the_tests_is_the_newest_edition() -> None:
    assert (CORE / "pack.toml").read_bytes() == pack_files("core", core_pack().edition)["pack.toml"]


def test_a_proposal_counts_what_the_comparison_finds(tmp_path: Path, capsys: Capture) -> None:
    command = ["pack", "propose", "core-1", "core-2", "--takes-effect", "2027-01-01T00:00Z"]
    assert main(command) == 0
    text = capsys.readouterr().out
    draft = draft_from_toml(text.encode(), core_pack(), "proposal.toml")
    values = dict(draft.values)
    old, new = (load_pack(pack_files("core", edition)) for edition in (1, 2))
    check_values(core_pack().kinds[draft.kind], draft.values, core_pack())
    assert (values["pack_hash_old"], values["pack_hash_new"]) == (old.hash, new.hash)
    assert values["kinds_added"] == Quantity(len(set(new.kinds) - set(old.kinds)), 0, "EA")
    assert values["kinds_removed"] == Quantity(0, 0, "EA")
    rows = values["terms_by_language"]
    assert isinstance(rows, Rows)
    assert [dict(row)["language"] for row in rows.items] == list(LANGUAGES)
    # An edition proposed in the place of itself changes nothing.
    counted = ("added", "changed", "removed")
    same = dict(propose(new, new, 0).values)
    assert same["kinds_changed"] == Quantity(0, 0, "EA")
    assert same["terms_by_language"] == Rows(
        tuple(
            (("language", lang), *((name, Quantity(0, 0, "EA")) for name in counted))
            for lang in LANGUAGES
        )
    )


def test_a_proposal_needs_an_instant_in_utc(capsys: Capture) -> None:
    assert main(["pack", "propose", "core-1", "--takes-effect", "2027-01-01T00:00"]) == 1
    assert "takes_effect" in capsys.readouterr().err
