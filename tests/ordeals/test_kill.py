"""Fifty deaths amid traffic: nothing lost, nothing doubled, nothing out of order."""

from pathlib import Path

import pytest

from tests.ordeals import kill
from tests.ordeals.dose import Dose

SEED = 20_240_925


@pytest.mark.slow
def test_fifty_deaths_amid_traffic_harm_nothing(tmp_path: Path) -> None:
    report = kill.run(tmp_path, Dose.PR, SEED)
    assert report.show()
