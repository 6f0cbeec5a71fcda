"""Two stations paired from the command line: cards by file, secrets by QR picture and by groups."""

import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from console.cli import main
from console.demo.stage import SIDES, free_port, make_station, path_sheet, running
from console.desk_link.keys import LINK_FILE
from protocol.vocabulary import Mode
from tests.console.test_cli import descriptor

pytestmark = pytest.mark.slow
PATIENCE_S = 30.0


class Centre:
    """One side at its terminal."""

    def __init__(self, number: int, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.side = SIDES[number]
        self.folder = folder / f"station-{number}"
        self.key = folder / f"desk-{number}.key"
        self.offer = folder / f"offer-{number}"
        self.paths = folder / f"paths-{number}.toml"
        self.sheet = folder / f"sheet-{number}"
        self._capsys = capsys

    def pair(self, step: str, *operands: object, status: int = 0) -> str:
        """Run a step of the ceremony; return what it printed."""
        words = ["pair", step, "--folder", str(self.folder), "--desk-key", str(self.key)]
        if step == "begin":
            lines = descriptor(self.side.passphrase_lines.decode())
            words += ["--passphrase-fd", str(lines)]
        assert main([*words, *map(str, operands)]) == status
        printed = self._capsys.readouterr()
        return printed.out + printed.err

    def begin(self) -> dict[str, str]:
        """Open the ceremony; return what it printed by its labels."""
        first, second = self.side.first.name, self.side.second.name
        printed = self.pair("begin", first, second, self.paths, self.offer)
        return dict(line.split(": ", 1) for line in printed.splitlines() if ": " in line)

    def status(self) -> str:
        """Return what `readback status` prints."""
        assert main(["status", "--folder", str(self.folder), "--desk-key", str(self.key)]) == 0
        return self._capsys.readouterr().out


@pytest.fixture
def centres(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[tuple[Centre, Centre]]:
    both = (Centre(0, tmp_path, capsys), Centre(1, tmp_path, capsys))
    ports = (free_port(), free_port())
    with ExitStack() as stack:
        for number, centre in enumerate(both):
            make_station(centre.side, centre.folder, centre.key)
            centre.paths.write_text(path_sheet(number, ports), "utf-8")
            stack.enter_context(running(centre.side, centre.folder))
        deadline = time.monotonic() + PATIENCE_S
        while not all((centre.folder / LINK_FILE).exists() for centre in both):
            assert time.monotonic() < deadline
            time.sleep(0.05)
        yield both


def test_cards_by_file_and_secrets_by_picture_and_groups(centres: tuple[Centre, Centre]) -> None:
    ours, theirs = centres
    first, second = ours.begin(), theirs.begin()
    picture = ours.sheet.with_suffix(".png")
    ours.pair("qr", first["sheet"], picture)
    theirs.sheet.write_text(second["groups"].lower(), "utf-8")

    theirs.pair("hear-offer", ours.offer)
    ours.pair("hear-offer", theirs.offer)
    assert "step=OFFERED" in ours.pair("finish", status=1), "nothing is paired unverified"
    theirs.pair("hear-sheet", picture)
    ours.pair("hear-sheet", theirs.sheet)
    for centre in centres:
        centre.pair("verified-us")
        assert "paired circuit" in centre.pair("finish")
    deadline = time.monotonic() + PATIENCE_S
    while not all("link up" in centre.status() for centre in centres):
        assert time.monotonic() < deadline
        time.sleep(0.1)
    assert Mode.EXERCISE.name in ours.status()


def test_a_group_that_was_read_wrongly_is_named(centres: tuple[Centre, Centre]) -> None:
    ours, theirs = centres
    ours.begin()
    groups = theirs.begin()["groups"].split()
    groups[6] = ("Z" if groups[6][0] != "Z" else "Y") + groups[6][1:]
    theirs.sheet.write_text(" ".join(groups), "utf-8")
    ours.pair("hear-offer", theirs.offer)
    assert "group[7]" in ours.pair("hear-sheet", theirs.sheet, status=1)
