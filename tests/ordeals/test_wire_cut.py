"""Cut and heal the wire between two real stations through a seeded proxy."""

import os
import random
import time
from pathlib import Path

import pytest

from tests.console.station.living import LivingStation, free_port, pair, stop_all, until
from tests.ordeals.proxy import Wire
from tests.ordeals.traffic import Traffic, all_stored

CUTS = 8
RECOVERY_S = 3.0

pytestmark = pytest.mark.slow


def test_cut_and_healed_wire_delivers_everything_once(tmp_path: Path) -> None:
    seed = int(os.environ.get("READBACK_SEED", random.SystemRandom().randrange(1 << 32)))
    print(f"READBACK_SEED={seed}")
    choose = random.Random(seed)
    port = free_port()
    wire = Wire(port, seed)
    stations = (
        LivingStation(tmp_path / "usa", "WASHINGTON NRRC", "USA"),
        LivingStation(tmp_path / "china", "BEIJING NRRC", "CHN"),
    )
    try:
        for station in stations:
            station.start()
            station.officers_on_watch()
        pair(*stations, port=wire.port, bind_port=port)
        assert until(lambda: all(station.link_up() for station in stations))
        traffic = Traffic(stations)
        recoveries = [ordeal(traffic, wire, choose) for _ in range(CUTS)]
        traffic.settle()
        traffic.check()
        print(f"recovery after healing: max {max(recoveries):.2f} s of {CUTS}")
        assert max(recoveries) < RECOVERY_S, recoveries
    finally:
        stop_all(stations)
        wire.close()


def ordeal(traffic: Traffic, wire: Wire, choose: random.Random) -> float:
    """Send, cut, send, heal; return the seconds until everything is stored there."""
    for _ in range(3):
        traffic.send(choose.choice(traffic.stations))
    wire.cut()
    for _ in range(3):
        traffic.send(choose.choice(traffic.stations))
    time.sleep(choose.uniform(0.1, 5.0))  # short enough for TCP to survive, long enough to not
    for station in traffic.stations:
        traffic.look(station)
    wire.heal()
    healed = time.monotonic()
    for station in traffic.stations:
        assert until(lambda: all_stored(station))  # noqa: B023
    return time.monotonic() - healed
