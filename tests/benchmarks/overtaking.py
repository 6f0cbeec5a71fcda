"""A FLASH behind 1,000 queued ROUTINE messages against a FLASH on an idle circuit.

The FLASH is an observed launch that lacks only its second signature; then 1,000 link tests are
asked for at once, and the signature is given. The time runs from the reply that says released to
the event that shows STORED. The idle circuit is the floor, in turns with the loaded one.
"""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from console.assets import core_pack
from console.demo.officer import ScriptedOfficer
from console.demo.stage import Stage, open_stage
from console.demo.transcript import Transcript
from console.desk_link.requests import LinkTest, PrepareRelease, SaveDraft, SignRelease
from console.desk_link.views import DraftView, MessageView, ReleaseView, TrafficRow
from protocol.notices.draft_file import draft_from_toml
from protocol.vocabulary import Fact
from tests.benchmarks import figures

TURNS = 5
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
    """Return the milliseconds from released to STORED; wait for the queue to drain after."""
    officer = stage.officers[0]
    release = _lacking_one_signature(stage)
    for _ in range(queued):
        officer.link.post(LinkTest(stage.circuit, officer.first.name))
    second = officer.second
    sign = SignRelease(release.release_id, release.message_id, second.name, second.passphrase)
    officer.link.ask(sign, int(PATIENCE_S * 1000))
    started = time.perf_counter()
    await_row(officer, lambda row: row.message_id == release.message_id and stored(row))
    taken = (time.perf_counter() - started) * 1000
    deadline = time.monotonic() + PATIENCE_S
    while any(circuit.waiting or circuit.unreceipted for circuit in officer.look().circuits):
        officer.link.events(100)
        if time.monotonic() > deadline:
            raise TimeoutError("the queue did not drain")
    return taken


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
