"""A disk that takes no more: the station stops receipting, alarms, and goes on when it heals."""

import resource
import sys
from pathlib import Path

import pytest

from console.desk_link.requests import Alarms, ListAlarms
from console.desk_link.wire import LinkRefused
from protocol.vocabulary import Fact
from tests.console.station.living import LivingStation, living_pair, until

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="prlimit is Linux's")


def fill_disk(station: LivingStation) -> None:
    """Let every write of the engine beyond the first page fail from now on."""
    _, hard = resource.prlimit(station.engine_pid(), resource.RLIMIT_FSIZE)
    resource.prlimit(station.engine_pid(), resource.RLIMIT_FSIZE, (4_096, hard))


def free_disk(station: LivingStation) -> None:
    _, hard = resource.prlimit(station.engine_pid(), resource.RLIMIT_FSIZE)
    resource.prlimit(station.engine_pid(), resource.RLIMIT_FSIZE, (hard, hard))


def alarm_codes(station: LivingStation) -> set[str]:
    listed = station.link.ask(ListAlarms())
    assert isinstance(listed, Alarms)
    return {alarm.code for alarm in listed.alarms if alarm.state != "ended"}


def test_full_disk_loses_nothing_and_receipts_nothing(tmp_path: Path) -> None:
    with living_pair(tmp_path) as (usa, china):
        before = usa.release()
        assert until(lambda: Fact.STORED in usa.facts(before))
        engine = china.engine_pid()

        fill_disk(china)
        message_id = usa.release()
        assert until(lambda: china.look().storage_fault != "")
        assert until(lambda: "storage-failed" in alarm_codes(china))
        with pytest.raises(LinkRefused) as refused:
            china.draft()
        assert refused.value.code.startswith("storage")
        assert Fact.STORED not in usa.facts(message_id)

        free_disk(china)
        assert until(lambda: china.look().storage_fault == "")
        assert until(lambda: Fact.STORED in usa.facts(message_id))
        assert "storage-failed" not in alarm_codes(china)
        assert [row.message_id for row in china.rows()] == [message_id, before]
        assert china.engine_pid() == engine
