"""Disturb the wire between two stations, heal it, and measure how soon notices pass again.

Two paths, each through its own seeded proxy. Most faults strike both at once; some strike one only,
and then traffic must hardly notice.
"""

import random
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.console.station.living import LivingStation, until
from tests.ordeals.correspondent import Correspondent
from tests.ordeals.dose import Dose, Report
from tests.ordeals.history import complaints
from tests.ordeals.pair import REST_S, all_open, endings, free_ports, ordeal_pair
from tests.ordeals.proxy import Fault, Wire

RECOVERY_LIMIT_S: Final = 3.0
EVERY_S: Final = 0.15
PATIENCE_S: Final = 15.0
SHORT_S: Final = (0.2, 1.5)
LONG_S: Final = (2.8, 4.2)
ONE_PATH_SHARE: Final = 0.2
FAULTS: Final = tuple(fault for fault in Fault if fault is not Fault.NONE)


@dataclass(frozen=True, slots=True)
class Blow:
    """One fault: which, for how long, on which of the two wires."""

    fault: Fault
    lasts_s: float
    wires: tuple[int, ...]


def blows(chance: random.Random, rounds: int) -> Iterator[Blow]:
    """Yield every kind of fault `rounds` times, in random order: mostly short, and some long.

    Long ones outlast the silence (2 s) after which libzmq gives a connection up.
    """
    for at in range(rounds):
        kinds = list(FAULTS)
        chance.shuffle(kinds)
        for fault in kinds:
            single = chance.random() < ONE_PATH_SHARE
            span = LONG_S if (at + FAULTS.index(fault)) % 3 == 0 else SHORT_S
            wires = (chance.randrange(2),) if single else (0, 1)
            yield Blow(fault, chance.uniform(*span), wires)


def run(folder: Path, dose: Dose, seed: int) -> Report:
    """Strike with each of six faults 2, 20 or 200 times."""
    report = Report("wire", seed, dose)
    ordeal(report, folder, list(blows(random.Random(seed), dose.pick(2, 20, 200))))
    return report


def ordeal(
    report: Report,
    folder: Path,
    strikes: Sequence[Blow],
    make: type[LivingStation] = LivingStation,
    rest_s: float = REST_S,
) -> None:
    """Strike the wires, one blow after the other, while notices pass."""
    seed = report.seed
    with ExitStack() as stack:
        binds = free_ports(2)
        wires = [Wire(port, f"wire {seed}/{at}") for at, port in enumerate(binds)]
        for wire in wires:
            stack.callback(wire.close)
        doors = [wire.port for wire in wires]
        pair = stack.enter_context(ordeal_pair(folder, binds, doors, make))
        circuit = pair[0].circuit()
        pair[0].hang_up()
        officers = [
            Correspondent(station, circuit, f"officer {seed}/{side}", EVERY_S)
            for side, station in enumerate(pair)
        ]
        engines = [station.engine_pid() for station in pair]
        for officer in officers:
            officer.start()
        recovery_s: dict[str, list[float]] = {}
        for blow in strikes:
            taken = strike(blow, wires, officers)
            name = blow.fault.value if len(blow.wires) > 1 else "any, on one path of two"
            recovery_s.setdefault(name, []).extend(taken)
        if engines != [station.engine_pid() for station in pair]:
            report.complaints.append("an engine died of what came over the wire")
        if not until(lambda: all(all_open(station) for station in pair)):
            report.complaints.append("the paths did not open again")
        for officer in officers:
            officer.rest()
        ended = endings(pair, rest_s)
        for officer in officers:
            officer.finish()
    report.figures["released"] = [len(officer.seen.released) for officer in officers]
    for name, taken in sorted(recovery_s.items()):
        report.times(f"STORED after healing: {name}", taken, RECOVERY_LIMIT_S)
    report.complaints += complaints([officer.seen for officer in officers], ended)


def strike(blow: Blow, wires: Sequence[Wire], officers: Sequence[Correspondent]) -> list[float]:
    """Let a fault last, heal it, and return how long each side then waited for a STORED, s."""
    for at in blow.wires:
        wires[at].disturb(blow.fault)
    time.sleep(blow.lasts_s)  # the fault is what lasts
    healed = time.monotonic()
    for at in blow.wires:
        wires[at].heal()
    return [_first_after(officer, healed) - healed for officer in officers]


def _first_after(officer: Correspondent, mono_s: float) -> float:
    while time.monotonic() < mono_s + PATIENCE_S:
        later = [at for at in officer.seen.stored_s[-200:] if at > mono_s]
        if later:
            return later[0]
        time.sleep(0.01)
    return float("inf")
