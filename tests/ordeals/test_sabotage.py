"""The ordeals fail on stations that were built wrong; so what they pass means something."""

from pathlib import Path

import pytest

from tests.ordeals import kill, wire
from tests.ordeals.dose import Dose, Report
from tests.ordeals.proxy import Fault
from tests.ordeals.sabotage import sabotaged

REST_S = 2.0


@pytest.mark.slow
def test_cut_wire_finds_a_station_that_never_sends_again(tmp_path: Path) -> None:
    report = Report("wire", 1, Dose.PR)
    blows = [wire.Blow(Fault.STALL, 0.5, (0, 1)), wire.Blow(Fault.CUT, 0.5, (0, 1))] * 3
    wire.ordeal(report, tmp_path, blows, sabotaged("no resend"), REST_S)
    report.show()
    found = " ".join(report.complaints)
    assert "never arrived" in found
    assert "tree differs" in found


@pytest.mark.slow
def test_kills_find_a_station_that_answers_before_it_keeps(tmp_path: Path) -> None:
    report = Report("kill", 1, Dose.PR)
    kill.ordeal(report, tmp_path, 8, sabotaged("receipt before commit"), REST_S)
    report.show()
    found = " ".join(report.complaints)
    assert "status went back" in found
    assert "restored" in found
