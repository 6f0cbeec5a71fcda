"""A hostile peer with good keys: refused, counted, survived; the real peer's notices pass."""

from pathlib import Path

import pytest

from tests.ordeals import hostile
from tests.ordeals.dose import Dose

SEED = 19_830_926


@pytest.mark.slow
def test_nothing_that_a_paired_peer_says_does_harm(tmp_path: Path) -> None:
    report = hostile.run(tmp_path, Dose.PR, SEED)
    assert report.show()
