"""A FLASH behind 1,000 queued ROUTINE messages against a FLASH on an idle circuit.

The peer's engine is stopped (SIGSTOP) until the link is down; 1,000 link tests are released and
wait for serials, then a FLASH: an observed launch with both signatures. The peer goes on, and the
time runs from there to the event that shows the FLASH as STORED; reconnecting, handshake and SYNC
are in both figures. The idle circuit, stopped and woken the same way, is the floor.
"""

import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from console.assets import core_pack
from console.demo.officer import ScriptedOfficer
from console.demo.stage import Stage, open_stage
from console.demo.transcript import Transcript
from console.desk_link.requests import LinkTest, PrepareRelease, Released, SaveDraft, SignRelease
from console.desk_link.views import CircuitView, DraftView, MessageView, ReleaseView, TrafficRow
from protocol.notices.draft_file import draft_from_toml
from protocol.vocabulary import Fact
from tests.benchmarks import figures

TURNS = 3
QUEUED = 1_000
PATIENCE_S = 120.0

FLASH = """
kind = "launch-observed"
[values]
observed_time = "2026-03-05T18:10Z"
origin_estimate = { centre = "34.7500N 120.6000W", radius = "50 KM" }
conf = "PROBABLE"
matching = "NONE-HELD"
question = ["CLASS"]
"""


def run() -> None:
    """Print the FLASH's time to STORED behind the queue against the idle circuit."""
    idle: list[float] = []
    loaded: list[float] = []
    with (
        tempfile.TemporaryDirectory(prefix="readback-bench-") as folder,
        open_stage(Path(folder), ("en", "zh"), Transcript(lambda line: None)) as stage,
    ):
        for _ in range(TURNS):
            idle.append(flash_to_stored(stage, queued=0))
            loaded.append(flash_to_stored(stage, queued=QUEUED))
    print(figures.line(f"FLASH behind {QUEUED} ROUTINE, to STORED", loaded, idle))


def flash_to_stored(stage: Stage, *, queued: int) -> float:
    """Return the milliseconds from the peer's waking to STORED; wait for the queue to drain."""
    officer = stage.officers[0]
    release = _lacking_one_signature(stage)
    peer = engine_pid(stage.folders[1])
    os.kill(peer, signal.SIGSTOP)
    try:
        _until(officer, lambda circuit: not circuit.link_up)
        _queue(officer, stage.circuit, queued)
        _until(officer, lambda circuit: circuit.waiting >= queued)
        _sign(officer, release)
    finally:
        os.kill(peer, signal.SIGCONT)
    started = time.perf_counter()
    await_row(officer, lambda row: row.message_id == release.message_id and stored(row))
    taken = (time.perf_counter() - started) * 1000
    _until(officer, lambda circuit: not circuit.waiting and not circuit.unreceipted)
    return taken


def engine_pid(folder: Path) -> int:
    """Return the engine that runs on a station folder."""
    found = subprocess.run(
        ["pgrep", "-f", "--", f"engine_main --folder {folder}$"],
        capture_output=True,
        check=True,
        text=True,
    )
    return int(found.stdout.split()[0])


def _until(officer: ScriptedOfficer, wanted: Callable[[CircuitView], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not all(wanted(circuit) for circuit in officer.look().circuits):
        if time.monotonic() > deadline:
            raise TimeoutError("the circuit did not come to the state wanted")
        officer.link.events(100)


def _queue(officer: ScriptedOfficer, circuit: bytes, count: int) -> None:
    """Ask for link tests as fast as the station takes them, reading its events meanwhile."""
    for _ in range(count):
        officer.ask(LinkTest(circuit, officer.first.name), Released)
        officer.link.events(0)


def _sign(officer: ScriptedOfficer, release: ReleaseView) -> None:
    second = officer.second
    sign = SignRelease(release.release_id, release.message_id, second.name, second.passphrase)
    officer.ask(sign, Released)


def _lacking_one_signature(stage: Stage) -> ReleaseView:
    officer = stage.officers[0]
    draft = draft_from_toml(FLASH.encode(), core_pack(), "flash.toml")
    saved = officer.ask(
        SaveDraft(b"", draft.encode(), (stage.circuit,), officer.first.name), DraftView
    )
    view = officer.ask(PrepareRelease(saved.draft_id, officer.first.name, False), ReleaseView)
    first = officer.first
    return officer.ask(
        SignRelease(view.release_id, view.message_id, first.name, first.passphrase), ReleaseView
    )


def stored(row: TrafficRow) -> bool:
    """Say whether the peer's signed STORED is known."""
    return any(fact == Fact.STORED for fact, _ in row.facts)


def await_row(officer: ScriptedOfficer, found: Callable[[TrafficRow], bool]) -> None:
    """Read events until a row is as wanted."""
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        for _, view in officer.link.events(100):
            row = view.row if isinstance(view, MessageView) else view
            if isinstance(row, TrafficRow) and found(row):
                return
    raise TimeoutError("no STORED in time")
