"""Six kinds of fault on the wire: all passes again within three seconds, once and in order."""

from pathlib import Path

import pytest

from tests.ordeals import wire
from tests.ordeals.dose import Dose

SEED = 19_950_125


@pytest.mark.slow
def test_a_disturbed_wire_loses_doubles_and_reorders_nothing(tmp_path: Path) -> None:
    report = wire.run(tmp_path, Dose.PR, SEED)
    assert report.show()
