"""The stage of a demo: two stations made in fresh folders, started as processes, and paired.

Everything is the real thing: `readback station create` and `run`, CURVE on loopback, SQLCipher,
the pairing ceremony by sheets. Only the folders are new and the passphrases known.
"""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from console.assets import load_shelf
from console.demo.officer import Credentials, ScriptedOfficer
from console.demo.transcript import Transcript
from console.desk_link.keys import LINK_FILE, load_desk_keys, read_link_address
from console.desk_link.requests import (
    Hello,
    PairingBegin,
    PairingFinish,
    PairingOffer,
    PairingPeerVerifiedUs,
    PairingSheet,
)
from console.desk_link.views import PairingView, StationView
from console.desk_link.wire import LinkLost, StationLink
from protocol.errors import LocalViolation
from protocol.vocabulary import Mode

START_SECONDS: Final = 20.0
LINK_SECONDS: Final = 10.0
STOP_SECONDS: Final = 10.0


@dataclass(frozen=True)
class Side:
    """One centre of the demo: its name, its state, and its two officers."""

    number: int
    name: str
    party: str
    first: Credentials
    second: Credentials

    @property
    def passphrase_lines(self) -> bytes:
        """What `--passphrase-fd` reads."""
        lines = [f"{o.name}:{o.passphrase}\n" for o in (self.first, self.second)]
        return "".join(lines).encode()


SIDES: Final = (
    Side(
        1, "Centre One", "USA",
        Credentials("Adams", "demo adams 1"), Credentials("Baker", "demo baker 2"),
    ),
    Side(
        2, "Centre Two", "CHN",
        Credentials("Chen", "demo chen 3"), Credentials("Deng", "demo deng 4"),
    ),
)  # fmt: skip


@dataclass
class Stage:
    """Two running, paired stations with a scripted officer each."""

    folders: tuple[Path, Path]
    desk_keys: tuple[Path, Path]
    officers: tuple[ScriptedOfficer, ScriptedOfficer]
    circuit: bytes


@contextmanager
def open_stage(folder: Path, languages: tuple[str, str], transcript: Transcript) -> Iterator[Stage]:
    """Make, start and pair two stations; stop them at the end. The folders stay.

    Raises:
        LocalViolation: a station did not come up, or the pairing did not compare.
    """
    folders = (folder / "station-1", folder / "station-2")
    keys = (folder / "desk-1.key", folder / "desk-2.key")
    with ExitStack() as stack:
        with ThreadPoolExecutor() as both:
            list(both.map(make_station, SIDES, folders, keys))
        for side, at in zip(SIDES, folders, strict=True):
            transcript.speak(f"{side.party}  station {side.name} made in {at}")
        for side, at in zip(SIDES, folders, strict=True):
            stack.enter_context(running(side, at))
        officers = tuple(
            stack.enter_context(_officer(side, at, key, language, transcript))
            for side, at, key, language in zip(SIDES, folders, keys, languages, strict=True)
        )
        pair = (officers[0], officers[1])
        for officer in pair:
            officer.open_watch()
        circuit = _pair_stations(pair)
        _await_link(pair, circuit)
        transcript.note("paired", circuit=circuit.hex(), parties=[side.party for side in SIDES])
        yield Stage(folders, keys, pair, circuit)


def _command(*words: str) -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, *words]
    return [sys.executable, "-m", "console.cli", *words]


def make_station(side: Side, folder: Path, desk_key: Path) -> None:
    """Make a side's station by `readback station create`.

    Raises:
        LocalViolation: with the end of what the command said.
    """
    done = subprocess.run(
        _command(
            "station", "create", "--folder", str(folder), "--desk-key", str(desk_key),
            "--name", side.name, "--party", side.party, "--exercise-only", "--passphrase-fd", "0",
        ),
        input=side.passphrase_lines,
        capture_output=True,
        check=False,
    )  # fmt: skip
    if done.returncode:
        raise LocalViolation("station-not-made", side=side.party, why=done.stderr.decode()[-300:])


@contextmanager
def running(side: Side, folder: Path) -> Iterator[None]:
    """Run a side's station as a process; stop it cleanly at the end."""
    with (folder / "station.out").open("wb") as output:
        process = subprocess.Popen(
            _command("station", "run", "--folder", str(folder), "--passphrase-fd", "0"),
            stdin=subprocess.PIPE,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        assert process.stdin is not None  # noqa: S101 (it was asked for)
        process.stdin.write(side.passphrase_lines)
        process.stdin.close()
        yield
    finally:
        process.terminate()
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextmanager
def _officer(
    side: Side, folder: Path, desk_key: Path, language: str, transcript: Transcript
) -> Iterator[ScriptedOfficer]:
    link = _connect(side, folder, desk_key, language)
    with closing(link):
        yield ScriptedOfficer(
            side.party, language, side.first, side.second, link, load_shelf(), transcript
        )


def _connect(side: Side, folder: Path, desk_key: Path, language: str) -> StationLink:
    """Wait until the station listens, then say Hello."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if (folder / LINK_FILE).exists():
            link = StationLink(read_link_address(folder), load_desk_keys(desk_key))
            try:
                view = link.ask(Hello("scripted officer", language, False), 2_000)
            except LinkLost:
                link.close()
            else:
                if isinstance(view, StationView):
                    return link
        time.sleep(0.05)
    raise LocalViolation("station-not-up", side=side.party, see=str(folder / "station.out"))


def _pair_stations(officers: tuple[ScriptedOfficer, ScriptedOfficer]) -> bytes:
    """Hold the ceremony as two delegations would in one room; return the EXERCISE circuit."""
    ports = (free_port(), free_port())
    views = []
    for number, officer in enumerate(officers):
        names = (officer.first.name, officer.second.name)
        views.append(officer.ask(PairingBegin(names, path_sheet(number, ports)), PairingView))
    for officer, theirs in zip(officers, reversed(views), strict=True):
        officer.ask(PairingOffer(theirs.own_offer), PairingView)
        officer.ask(PairingSheet(theirs.own_sheet_text.splitlines()[0]), PairingView)
        officer.note("reads the other side's cards and sheet")
    for officer in officers:
        officer.ask(PairingPeerVerifiedUs(), PairingView)
    for officer in officers:
        officer.ask(PairingFinish(), PairingView)
        officer.note("finishes the pairing ceremony")
    return _exercise_circuit(officers[0])


def _exercise_circuit(officer: ScriptedOfficer) -> bytes:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        for circuit in officer.look().circuits:
            if circuit.mode == Mode.EXERCISE:
                return circuit.circuit
        officer.link.events(100)
    raise LocalViolation("circuit-not-open", side=officer.party)


def path_sheet(number: int, ports: tuple[int, int]) -> str:
    """Return two paths: each side listens on one and connects on the other."""
    lines = []
    for path, port in enumerate(ports):
        role = "listens" if path == number else "connects"
        lines.append(
            f'[[path]]\nnumber = {path + 1}\nrole = "{role}"\n'
            f'address = "127.0.0.1:{port}"\nprofile = "fast"\n'
        )
    return "\n".join(lines)


def free_port() -> int:
    """Return a TCP port of the loopback interface that is free at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _await_link(officers: tuple[ScriptedOfficer, ScriptedOfficer], circuit: bytes) -> None:
    deadline = time.monotonic() + LINK_SECONDS
    for officer in officers:
        while not any(c.link_up for c in officer.look().circuits if c.circuit == circuit):
            if time.monotonic() > deadline:
                raise LocalViolation("link-not-up", side=officer.party)
            officer.link.events(100)
