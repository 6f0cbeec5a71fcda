"""Strangers at a living station: nobody gets in, memory stays, and the real peer hardly notices.

Unknown keys while the gate answers, while the engine stands still and while it comes back; noise,
foreign protocols, connections that never finish, claims of 1 GiB, and a flood of all of them while
notices pass between the real two.
"""

import contextlib
import os
import random
import signal
import socket
import struct
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Final

from console.desk_link.keys import new_curve_keys, read_link_address
from console.desk_link.requests import Alarms, Hello, ListAlarms
from console.desk_link.wire import LinkLost, StationLink
from console.station.transport import Transport
from console.station.transport_path import PathKey, PathPoint
from tests.console.station.living import LivingStation, until
from tests.ordeals.correspondent import Correspondent
from tests.ordeals.dose import Dose, Report
from tests.ordeals.history import complaints
from tests.ordeals.hostile import codes, resident_kib
from tests.ordeals.pair import all_open, endings, free_ports, listener_key, ordeal_pair

HALF_OPEN: Final = 300
KNOCK_EVERY_S: Final = 0.002
CLAIMED_MIB: Final = 64
MEMORY_LIMIT_KIB: Final = 50 * 1024
LATENCY_LIMIT_S: Final = 2.0
SESSION_LIMIT_S: Final = 5.0
EVERY_S: Final = 0.1
FROZEN_S: Final = 2.0

GREETING: Final = b"\xff" + bytes(8) + b"\x7f\x03\x01CURVE" + bytes(15) + b"\x00" + bytes(31)
GIBIBYTE: Final = GREETING + b"\x06" + struct.pack(">Q", 1 << 30)


def run(folder: Path, dose: Dose, seed: int) -> Report:
    """Besiege a station for 8 s, 5 min or 1 h."""
    report = Report("strangers", seed, dose)
    chance = random.Random(seed)
    binds = free_ports(2)
    with ordeal_pair(folder, binds) as pair:
        victim, _ = pair
        assert victim.stop() == 0
        server = listener_key(victim)
        victim.start()
        victim.officers_on_watch()
        engine, memory = victim.engine_pid(), resident_kib(victim.engine_pid())
        unknown_keys(report, victim, binds[0], server)
        pair[1].hang_up()
        circuit = victim.circuit()
        victim.hang_up()
        officers = [
            Correspondent(station, circuit, f"officer {seed}/{side}", EVERY_S)
            for side, station in enumerate(pair)
        ]
        for officer in officers:
            officer.start()
        ports = (binds[0], _desk_port(victim))
        siege(report, officers, ports, chance, dose.pick(8, 300, 3_600))
        for officer in officers:
            officer.rest()
        growth = resident_kib(victim.engine_pid()) - memory
        report.figures["memory grown"] = f"{growth} KiB, limit {MEMORY_LIMIT_KIB} KiB"
        if growth > MEMORY_LIMIT_KIB:
            report.complaints.append(f"memory grew by {growth} KiB")
        if victim.engine_pid() != engine:
            report.complaints.append("the engine died of strangers")
        if "stranger-refused" not in codes(victim):
            report.complaints.append("no stranger stands in the log")
        with half_open(ports, HALF_OPEN):
            report.times("new session amid half-open lines", [_restart(pair)], SESSION_LIMIT_S)
        ended = endings(pair)
        for officer in officers:
            officer.finish()
    report.complaints += complaints([officer.seen for officer in officers], ended)
    return report


# Unknown keys.


def unknown_keys(report: Report, victim: LivingStation, port: int, server: bytes) -> None:
    """Knock with an unknown key while the gate answers, stands still, and comes back."""
    with stranger(port, server) as (transport, key):
        refused = _faults(transport, 3.0)
        if "refused-by-peer" not in refused or transport.send(key, b"let me in"):
            report.complaints.append(f"unknown key: {sorted(refused)}")
        listed = victim.link.ask(ListAlarms())
        assert isinstance(listed, Alarms)
        cautions = sum(alarm.code == "strangers-at-the-door" for alarm in listed.alarms)
    report.figures["cautions for unknown keys"] = cautions
    if cautions != 1:
        report.complaints.append(f"{cautions} cautions for unknown keys, not one")
    os.kill(victim.engine_pid(), signal.SIGSTOP)
    try:
        with stranger(port, server) as (transport, key):
            faults = _faults(transport, FROZEN_S)
            if _is_up(transport) or transport.send(key, b"let me in"):
                report.complaints.append(f"let in while nobody answered: {sorted(faults)}")
            os.kill(victim.engine_pid(), signal.SIGCONT)
            faults = _faults(transport, 5.0)
            if "refused-by-peer" not in faults or transport.send(key, b"let me in"):
                report.complaints.append(f"unknown key after the pause: {sorted(faults)}")
    finally:
        os.kill(victim.engine_pid(), signal.SIGCONT)
    link = StationLink(read_link_address(victim.folder), new_curve_keys())
    with contextlib.closing(link):
        try:
            link.ask(Hello("stranger", "en", False), 3_000)
        except LinkLost as lost:
            report.figures["unknown desk"] = lost.code
        else:
            report.complaints.append("an unknown desk was let in")


@contextmanager
def stranger(port: int, server: bytes) -> Iterator[tuple[Transport, PathKey]]:
    """Yield a transport that calls with a key nobody knows."""
    transport, key = Transport(), PathKey(bytes(16), 1)
    address = f"tcp://127.0.0.1:{port}"
    transport.open(PathPoint(key, True, address, "fast", new_curve_keys(), server))
    yield transport, key
    transport.close()


def _faults(transport: Transport, patience_s: float) -> set[str]:
    """Return the faults that a path meets until it is refused, or for so long."""
    found: set[str] = set()
    ends = time.monotonic() + patience_s
    while "refused-by-peer" not in found and time.monotonic() < ends:
        found |= {change.fault for change in transport.wait(20).changes if change.fault}
    return found


def _is_up(transport: Transport) -> bool:
    return any(path.up for path in transport._paths.values())


# A siege.


def siege(
    report: Report,
    officers: list[Correspondent],
    ports: tuple[int, ...],
    chance: random.Random,
    lasts_s: float,
) -> None:
    """Knock badly and without pause while notices pass; measure how late these come."""
    knocks, started = 0, time.monotonic()
    with half_open(ports, HALF_OPEN):
        while time.monotonic() < started + lasts_s:
            knock(chance.choice(ports), chance, knocks)
            knocks += 1
            time.sleep(KNOCK_EVERY_S)  # the rate of the siege
    report.figures["knocks"] = f"{knocks} in {lasts_s} s, beside {HALF_OPEN} half-open lines"
    gaps = []
    for officer in officers:
        stored = [started, *(at for at in officer.seen.stored_s if at > started)]
        gaps += [later - at for at, later in pairwise(stored)]
    report.times("between two STORED under siege", gaps, LATENCY_LIMIT_S)


@contextmanager
def half_open(ports: tuple[int, ...], number: int) -> Iterator[None]:
    """Hold so many connections open that say nothing, or a little."""
    held = []
    try:
        for at in range(number):
            connection = socket.create_connection(("127.0.0.1", ports[at % len(ports)]), 5)
            connection.sendall(GREETING[: (at % 3) * 20])
            held.append(connection)
        yield
    finally:
        for connection in held:
            connection.close()


def knock(port: int, chance: random.Random, number: int) -> None:
    """Call once, behave badly in one of six ways, and leave."""
    says = (
        b"",
        chance.randbytes(2_000),
        b"GET / HTTP/1.1\r\nHost: nrrc\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + chance.randbytes(508),
        GREETING + b"\x04\xc8\x05HELLO" + chance.randbytes(194),
        GIBIBYTE,
    )[number % 6]
    with (
        contextlib.suppress(OSError),  # it hangs up on them, which is what they deserve
        socket.create_connection(("127.0.0.1", port), 5) as connection,
    ):
        connection.sendall(says)
        if says is GIBIBYTE and number % 60 == 5:
            connection.settimeout(1)
            for _ in range(CLAIMED_MIB):
                connection.sendall(bytes(1 << 20))


def _restart(pair: tuple[LivingStation, LivingStation]) -> float:
    """Kill the other station's engine; return how long until sessions stand again, s."""
    pair[1].kill_engine()
    pair[1].wait_ready()
    ready = time.monotonic()
    assert until(lambda: all(all_open(station) for station in pair))
    return time.monotonic() - ready


def _desk_port(station: LivingStation) -> int:
    return int(read_link_address(station.folder).address.rsplit(":", 1)[1])
