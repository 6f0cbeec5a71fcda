"""A paired peer turns hostile: whatever it says, the station refuses it, counts it and lives on.

First on the wire, then inside good sessions, then in handshakes, then against libzmq itself. In
the end the real peer comes back, and its notices pass as if nothing had been.
"""

import random
import time
from pathlib import Path
from typing import Final

import zmq

from console.desk_link.keys import curve_keys_of
from console.desk_link.requests import Events, ListEvents
from console.desk_link.views import CircuitView
from console.station.circuits import curve_secret_name
from console.station.transport_path import MAXIMUM_FRAME
from protocol.exchange.handshake_frames import FrameKind
from protocol.vocabulary import Fact
from tests.console.station.living import LivingStation, until
from tests.ordeals.dose import Dose, Report
from tests.ordeals.history import Seen, complaints
from tests.ordeals.impostor import Impostor, in_place_of
from tests.ordeals.mutations import INSIDE, ON_THE_WIRE
from tests.ordeals.pair import Pair, all_open, endings, free_ports, ordeal_pair
from tests.ordeals.proxy import Fault, Wire

PATHS: Final = (1, 2)
RENEWAL_LIMIT_S: Final = 3.0
MEMORY_LIMIT_KIB: Final = 30 * 1024
FLOOD: Final = 3_000
HEARTBEATS_S: Final = 1.5
ONE_OFFICER: Final = "launch-cancelled"


def run(folder: Path, dose: Dose, seed: int) -> Report:
    """Say 260, 13,000 or 1.3 million bad frames on the wire, and 21, 2,100 or 21,000 inside."""
    report = Report("hostile", seed, dose)
    chance = random.Random(seed)
    binds = free_ports(2)
    with ordeal_pair(folder, binds) as pair:
        victim, peer = pair
        seen = [Seen(), Seen()]
        talk(pair, seen)
        engine, memory = victim.engine_pid(), resident_kib(victim.engine_pid())
        with in_place_of(peer, chance) as impostor:
            on_the_wire(report, victim, impostor, dose.pick(20, 1_000, 100_000))
            inside(report, victim, impostor, dose.pick(1, 100, 1_000))
            handshakes(report, victim, impostor, dose.pick(20, 500, 5_000))
            against_libzmq(impostor, binds[0], dose.pick(1, 20, 200))
        report.figures["violations counted"] = view(victim).violations
        growth = resident_kib(victim.engine_pid()) - memory
        report.figures["memory grown"] = f"{growth} KiB, limit {MEMORY_LIMIT_KIB} KiB"
        if growth > MEMORY_LIMIT_KIB:
            report.complaints.append(f"memory grew by {growth} KiB")
        if victim.engine_pid() != engine:
            report.complaints.append("the engine died of what its peer said")
            victim.officers_on_watch()
        if "violation" not in codes(victim):
            report.complaints.append("no violation stands in the log")
        peer.start()
        peer.officers_on_watch()
        started = time.monotonic()
        assert until(lambda: all(all_open(station) for station in pair))
        report.figures["real peer back after"] = f"{time.monotonic() - started:.2f} s"
        talk(pair, seen)
        ended = endings(pair)
    report.complaints += complaints(seen, ended)
    return report


def talk(pair: Pair, seen: list[Seen]) -> None:
    """Send a notice each way and wait until it is stored."""
    for station, known in zip(pair, seen, strict=True):
        sent = station.release(ONE_OFFICER)
        known.released.append(sent)
        assert until(lambda at=station, of=sent: Fact.STORED in at.facts(of))  # type: ignore[misc]


def on_the_wire(report: Report, victim: LivingStation, peer: Impostor, rounds: int) -> None:
    """Say every case on the wire so often; each must be counted."""
    assert peer.until(lambda: all(peer.open_line(path) for path in PATHS))
    before, said = view(victim).violations, 0
    for case in ON_THE_WIRE * rounds:
        path = peer.chance.choice(PATHS)
        said += peer.say(path, case(peer, path))
        peer.turn()
    counted = _counted(victim, peer, before + said) - before
    report.figures["bad frames on the wire"] = f"{said} said, {counted} counted"
    if counted < said:
        report.complaints.append(f"{said - counted} bad frames on the wire were not counted")


def inside(report: Report, victim: LivingStation, peer: Impostor, rounds: int) -> None:
    """Say every case inside a session so often; each must be counted and end that session."""
    renewals, cases = [], list(INSIDE * rounds)
    peer.chance.shuffle(cases)
    for case in cases:
        path = peer.chance.choice(PATHS)
        assert peer.until(lambda at=path: peer.open_line(at))  # type: ignore[misc]
        before = view(victim).violations
        started = time.monotonic()
        session = peer.say_inside(path, case(peer, path))
        if not peer.renewed(path, session):
            report.complaints.append(f"{case.__name__}: the session was not renewed")
            continue
        renewals.append(time.monotonic() - started)
        if _counted(victim, peer, before + 1) <= before:
            report.complaints.append(f"{case.__name__}: not counted")
    report.figures["bad frames in sessions"] = len(cases)
    report.times("session renewed", renewals, RENEWAL_LIMIT_S)


def handshakes(report: Report, victim: LivingStation, peer: Impostor, wanted: int) -> None:
    """Spoil handshake messages, one way and the other, until so many were spoiled."""
    before = view(victim).violations
    peer.transport.spoil_share = 0.5
    said = 0
    ends = time.monotonic() + 60 + wanted
    while peer.transport.spoiled < wanted and time.monotonic() < ends:
        for path in PATHS:  # each of these makes the victim want another session
            said += peer.say(path, bytes([FrameKind.DATA]) + peer.chance.randbytes(1_023))
        peer.until(lambda: False, 0.1)
    peer.transport.spoil_share = 0.0
    spoiled = peer.transport.spoiled
    counted = _counted(victim, peer, before + said + spoiled) - before - said
    report.figures["spoiled handshake messages"] = f"{spoiled} said, {counted} counted"
    if spoiled < wanted or counted < spoiled:
        report.complaints.append(f"spoiled handshakes: {spoiled} said, {counted} counted")
    assert peer.until(lambda: all(peer.open_line(path) for path in PATHS))


def against_libzmq(peer: Impostor, port: int, rounds: int) -> None:
    """Break lines that were taken over or are full, send in parts and beyond the size."""
    own, theirs = peer.host.sheets[1]
    secret = peer.log.secret(curve_secret_name(own.curve_public))
    assert secret is not None
    keys = curve_keys_of(secret)
    context: zmq.Context[zmq.Socket[bytes]] = zmq.Context()
    wire = Wire(port, "libzmq")

    def call(at: int) -> "zmq.Socket[bytes]":
        line = context.socket(zmq.DEALER)
        line.linger, line.sndhwm, line.routing_id = 0, 0, b"peer"
        line.curve_publickey, line.curve_secretkey = keys.public, keys.secret
        line.curve_serverkey = theirs.curve_public
        line.connect(f"tcp://127.0.0.1:{at}")
        return line

    for _ in range(rounds):
        lines = [call(wire.port), call(port)]
        for line in (*lines, lines[0]):  # the second takes over, the first speaks again
            line.send(b"bad")
            peer.until(lambda: False, 0.2)
        lines[1].send_multipart([b"bad", b"in parts"])
        lines[1].send(bytes(MAXIMUM_FRAME + 1))
        wire.disturb(Fault.CUT)
        peer.until(lambda: False, HEARTBEATS_S)
        wire.heal()
        lines += [call(wire.port)]
        for _ in range(FLOOD):
            lines[2].send(bytes(1_000))
        peer.until(lambda: False, 0.2)
        wire.disturb(Fault.CUT)
        peer.until(lambda: False, HEARTBEATS_S)
        wire.heal()
        for line in lines:
            line.close(linger=0)
    wire.close()
    context.destroy(linger=0)


def view(station: LivingStation) -> CircuitView:
    """Return the station's only circuit."""
    return station.look().circuits[0]


def codes(station: LivingStation) -> set[str]:
    """Return the codes of the newest events."""
    listed = station.link.ask(ListEvents(200))
    assert isinstance(listed, Events)
    return {event.code for event in listed.events}


def resident_kib(pid: int) -> int:
    """Return the resident memory of a process."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0])


def _counted(victim: LivingStation, peer: Impostor, wanted: int) -> int:
    """Wait until so many violations are counted, or no more come; return how many."""
    peer.until(lambda: view(victim).violations >= wanted, 3)
    return view(victim).violations
