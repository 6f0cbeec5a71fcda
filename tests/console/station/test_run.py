"""The life of a station's processes: start, lock, death of either, clean stop."""

import hashlib
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from console.desk_link.requests import LinkTest, Look, OpenWatch, Unlock
from console.desk_link.views import StationView
from console.desk_link.wire import LinkRefused
from console.station.folder import Seat, open_folder
from console.station.run import run_station
from console.station.supervisor import STATUS_REFUSED
from protocol.errors import LocalViolation, WrongPassphrase
from tests.console.station.living import OFFICERS, LivingStation, until

OFFICER, PASSPHRASE = OFFICERS[0]


@pytest.fixture
def station(tmp_path: Path) -> Iterator[LivingStation]:
    station = LivingStation(tmp_path / "usa", "WASHINGTON NRRC", "USA")
    yield station
    if station.process is not None:
        station.stop()


def digest(folder: Path) -> dict[str, str]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
        if path.suffix != ".lock"
    }


def free(folder: Path, seat: Seat) -> bool:
    try:
        open_folder(folder).take(seat).leave()
    except LocalViolation:
        return False
    return True


def test_clean_stop_leaves_everything_free(station: LivingStation) -> None:
    station.start()
    assert not free(station.folder, Seat.SUPERVISOR)
    assert not free(station.folder, Seat.ENGINE)
    assert station.stop() == 0
    assert free(station.folder, Seat.SUPERVISOR)
    assert free(station.folder, Seat.ENGINE)


def test_killed_engine_is_back_with_the_same_address_and_log(station: LivingStation) -> None:
    station.start()
    station.officers_on_watch()
    engine, address = station.engine_pid(), station.link._link.address
    station.kill_engine()
    station.wait_ready()
    assert until(lambda: station.look().storage_fault == "")
    assert station.engine_pid() != engine
    assert station.link._link.address == address
    # Officers' keys were in the dead engine's memory only.
    assert not any(officer.on_watch for officer in station.look().officers)


def test_death_of_the_supervisor_ends_the_engine(station: LivingStation) -> None:
    station.start()
    assert station.process is not None
    os.kill(station.process.pid, signal.SIGKILL)
    station.process.wait()
    assert until(lambda: free(station.folder, Seat.ENGINE))
    assert station.process.stdout is not None
    station.process.stdout.close()
    station.start()
    assert station.look().name == station.name


def test_locked_station_waits_for_an_officer(station: LivingStation) -> None:
    station.start(locked=True)
    assert station.look().locked
    with pytest.raises(LinkRefused) as refused:
        station.link.ask(LinkTest(bytes(16), OFFICER))
    assert refused.value.code == "station-locked"
    with pytest.raises(LinkRefused) as refused:
        station.link.ask(Unlock(OFFICER, "not the passphrase"), 10_000)
    assert refused.value.code == "wrong-passphrase"
    assert station.look().locked
    station.link.ask(Unlock(OFFICER, PASSPHRASE), 10_000)
    station.hang_up()
    assert until(lambda: not station.look().locked)
    station.kill_engine()
    station.hang_up()
    assert until(lambda: isinstance(station.look(), StationView) and not station.look().locked)
    station.link.ask(OpenWatch(OFFICER, PASSPHRASE), 10_000)


def test_second_instance_is_refused(station: LivingStation) -> None:
    station.start()
    with pytest.raises(LocalViolation) as refused:
        run_station(station.folder, OFFICERS)
    assert refused.value.code == "station-running"
    station.link.ask(Look())


def test_wrong_passphrase_changes_nothing_on_disk(station: LivingStation) -> None:
    before = digest(station.folder)
    with pytest.raises(WrongPassphrase):
        run_station(station.folder, [(OFFICER, "not the passphrase")])
    assert digest(station.folder) == before


def test_engine_that_cannot_start_says_why_and_is_not_tried_again(station: LivingStation) -> None:
    (station.folder / "watch.db").unlink()
    with pytest.raises(AssertionError, match="refused watch-log-missing"):
        station.start()
    assert station.process is not None
    assert station.process.wait(20) == STATUS_REFUSED
    assert station.process.stdout is not None
    station.process.stdout.close()
    station.process = None
