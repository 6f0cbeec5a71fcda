"""SIGKILL either station at random moments, fifty times, during traffic."""

import os
import random
import signal
import time
from pathlib import Path

import pytest

from tests.console.station.living import LivingStation, living_pair, until
from tests.ordeals.traffic import Traffic

KILLS = 50
RECOVERY_S = 3.0

pytestmark = pytest.mark.slow


def kill_whole_station(station: LivingStation) -> None:
    """Kill supervisor and engine at one moment, as a power cut does, and start anew."""
    assert station.process is not None
    engine = station.engine_pid()
    for pid in (station.process.pid, engine):
        os.kill(pid, signal.SIGKILL)
    station.process.wait()
    assert station.process.stdout is not None
    station.process.stdout.close()
    station.hang_up()
    station.start()


def test_fifty_kills_lose_double_and_reorder_nothing(tmp_path: Path) -> None:
    seed = int(os.environ.get("READBACK_SEED", random.SystemRandom().randrange(1 << 32)))
    print(f"READBACK_SEED={seed}")
    choose = random.Random(seed)
    with living_pair(tmp_path) as stations:
        traffic = Traffic(stations)
        recoveries = []
        for _ in range(KILLS):
            victim = choose.choice(stations)
            for _ in range(choose.randint(0, 4)):
                traffic.send(choose.choice(stations))
            time.sleep(choose.random() * 0.05)  # where in its work the victim is, is the point
            if choose.random() < 0.2:
                kill_whole_station(victim)
            else:
                victim.kill_engine()
                victim.wait_ready()
            healed = time.monotonic()
            assert until(lambda: all(station.link_up() for station in stations)), seed
            recoveries.append(time.monotonic() - healed)
            for station in stations:
                traffic.look(station)
        traffic.settle()
        traffic.check()
        assert sum(map(len, traffic.released.values())) > KILLS // 2
        print(f"recovery: median {sorted(recoveries)[KILLS // 2]:.2f} s, max {max(recoveries):.2f}")
        assert max(recoveries) < RECOVERY_S, recoveries
