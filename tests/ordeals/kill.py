"""SIGKILL both stations at seeded random moments while both send.

Mostly the engine dies and its supervisor, unattended, starts the next one. Now and then the
supervisor dies, alone or with its engine, and the test starts the station anew, as a service
manager would; this also keeps the supervisor below the count of deaths at which it pauses.
"""

import os
import random
import signal
import threading
import time
from pathlib import Path
from typing import Final

from console.station.supervisor import DEATHS_AT_ONCE
from tests.console.station.living import LivingStation, until
from tests.ordeals.correspondent import Correspondent
from tests.ordeals.dose import Dose, Report
from tests.ordeals.history import complaints
from tests.ordeals.pair import REST_S, all_open, endings, free_ports, ordeal_pair

BACK_LIMIT_S: Final = 3.0
EVERY_S: Final = 0.1
TRAFFIC_PATIENCE_S: Final = 5.0
CALM_MS: Final = 300
EARLY_SHARE: Final = 0.25


def run(folder: Path, dose: Dose, seed: int) -> Report:
    """Kill 50, 500 or 2,000 times."""
    report = Report("kill", seed, dose)
    ordeal(report, folder, dose.pick(50, 500, 2_000))
    return report


def ordeal(
    report: Report,
    folder: Path,
    kills: int,
    make: type[LivingStation] = LivingStation,
    rest_s: float = REST_S,
) -> None:
    """Kill so many times, half of them on each side."""
    seed = report.seed
    with ordeal_pair(folder, free_ports(2), make=make) as pair:
        circuit = pair[0].circuit()
        pair[0].hang_up()
        officers = [
            Correspondent(station, circuit, f"officer {seed}/{side}", EVERY_S)
            for side, station in enumerate(pair)
        ]
        killers = [
            Killer(station, officer, random.Random(f"killer {seed}/{side}"), kills // len(pair))
            for side, (station, officer) in enumerate(zip(pair, officers, strict=True))
        ]
        for thread in (*officers, *killers):
            thread.start()
        for killer in killers:
            killer.finish()
        if not until(lambda: all(all_open(station) for station in pair)):
            report.complaints.append("the paths did not open again")
        for officer in officers:
            officer.rest()
        ended = endings(pair, rest_s)
        for officer in officers:
            officer.finish()
    seen = [officer.seen for officer in officers]
    for what in killers[0].count:
        report.figures[f"{what} killed"] = sum(killer.count[what] for killer in killers)
    report.figures["kills amid traffic"] = sum(killer.amid for killer in killers)
    report.figures["released"] = [len(one.released) for one in seen]
    report.figures["releases cut off unanswered"] = [one.unsure for one in seen]
    report.figures["records"] = [end.own_tree[0] for end in ended]
    back_s = [taken for killer in killers for taken in killer.back_s]
    report.times("engine back, unattended", back_s, BACK_LIMIT_S)
    report.complaints += complaints(seen, ended)


class Killer(threading.Thread):
    """Kills one station again and again, and measures how long until an engine runs again.

    Most deaths come while notices go through; the others come right after a start, amid
    handshakes and the first SYNC.
    """

    def __init__(
        self, station: LivingStation, officer: Correspondent, chance: random.Random, kills: int
    ) -> None:
        super().__init__(name=f"killer of {station.name}", daemon=True)
        self.count = {"engine": 0, "supervisor": 0, "supervisor and engine": 0}
        self.amid = 0
        self.back_s: list[float] = []
        self._station = station
        self._officer = officer
        self._chance = chance
        self._kills = kills
        self._deaths = 0
        self._failure: BaseException | None = None

    def finish(self) -> None:
        """Wait until all is killed; raise what went wrong in the thread."""
        self.join(self._kills * 20)
        if self._failure is not None:
            raise self._failure
        assert not self.is_alive()

    def run(self) -> None:
        try:
            for _ in range(self._kills):
                self._choose_the_moment()
                self._kill()
        except BaseException as failure:  # a thread's failure must become the test's
            self._failure = failure

    def _choose_the_moment(self) -> None:
        before = len(self._officer.seen.stored_s)
        if self._chance.random() >= EARLY_SHARE:
            ends = time.monotonic() + TRAFFIC_PATIENCE_S
            while len(self._officer.seen.stored_s) == before and time.monotonic() < ends:
                time.sleep(0.01)
        time.sleep(self._chance.randrange(CALM_MS) / 1_000)
        self.amid += len(self._officer.seen.stored_s) > before

    def _kill(self) -> None:
        if self._deaths >= DEATHS_AT_ONCE:
            self._deaths = 0
            self._kill_supervisor()
            return
        self._deaths += 1
        self.count["engine"] += 1
        started = time.monotonic()
        self._station.kill_engine()
        self._station.wait_ready()
        self.back_s.append(time.monotonic() - started)

    def _kill_supervisor(self) -> None:
        station, engine = self._station, self._station.engine_pid()
        what = self._chance.choice(["supervisor", "supervisor and engine"])
        self.count[what] += 1
        assert station.process is not None
        assert station.process.stdout is not None
        station.process.kill()
        if what != "supervisor":
            os.kill(engine, signal.SIGKILL)
        station.process.wait()
        station.process.stdout.close()
        station.start()
