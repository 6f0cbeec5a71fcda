"""`readback warning`: a draft for the authorities from a draft file, on standard output alone."""

from pathlib import Path

import pytest

from console.cli import main
from protocol.notices.draft_writer import draft_to_toml
from protocol.notices.values import Circle, Point, Polygon, Quantity
from protocol.notices.warning_draft import DRAFT_LINE
from protocol.notices.warning_text import read_warning
from tests.protocol.notices.samples import launch_draft, pack

CIRCLE = Circle(Point(90_000, 1_670_000), Quantity(40, 0, "NM"))
LONG = Polygon((Point(600_000, 0), Point(650_000, 100_000), Point(600_000, 100_000)))


def file_with(folder: Path, *areas: Circle | Polygon) -> str:
    """Write a draft with these impact areas."""
    draft = launch_draft().with_value("impact_areas", areas, pack())
    path = folder / "draft.toml"
    path.write_text(draft_to_toml(draft, pack()), "utf-8")
    return str(path)


@pytest.mark.parametrize("form", ["navarea", "notam"])
def test_the_draft_is_printed_and_reads_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    assert main(["warning", file_with(tmp_path, CIRCLE), "--form", form]) == 0
    printed = capsys.readouterr().out.rstrip("\n")
    assert printed.split("\n")[0] == printed.split("\n")[-1] == DRAFT_LINE
    assert printed.isascii()
    found = [reading.area for area in read_warning(printed).areas for reading in area.readings]
    assert CIRCLE in found


def test_remarks_go_to_the_error_channel(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["warning", file_with(tmp_path, LONG), "--form", "notam"]) == 0
    shown = capsys.readouterr()
    assert " m" in shown.err
    assert shown.out.rstrip().endswith(DRAFT_LINE)


def test_a_draft_without_window_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "d.toml"
    draft = launch_draft().with_value("window", None, pack())
    path.write_text(draft_to_toml(draft, pack()), "utf-8")
    assert main(["warning", str(path), "--form", "navarea"]) == 1
    assert "window-missing" in capsys.readouterr().err
