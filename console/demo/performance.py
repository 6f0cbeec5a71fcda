"""One performance of the demo: with two desks and the panel on a screen, or headless.

Headless and without `--out` no Qt is loaded at all. With `--out`, the real desk windows are drawn
by Qt's offscreen platform beside the play, and a picture of both is taken after each step.
"""

import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from console.assets import core_pack
from console.demo.officer import ScriptedOfficer
from console.demo.play import Player
from console.demo.scenario import Scenario, load_scenarios
from console.demo.stage import Stage, open_stage
from console.demo.transcript import Transcript, open_transcript
from protocol.errors import LocalViolation, ReadbackError

PASSED = 0
FAILED = 1


def perform(
    languages: tuple[str, str],
    *,
    headless: bool,
    at_once: bool,
    out: Path | None,
    chosen: tuple[str, ...],
    say: Callable[[str], None],
) -> int:
    """Play the scenarios; return 0 only if every notice has its last receipt and trees are equal.

    Raises:
        LocalViolation: an unknown scenario, a folder that is not empty, a station not coming up.
    """
    scenarios = _choose(chosen)
    with_windows = out is not None or not headless
    if with_windows:
        from console.demo.windows import prepare, show

        prepare(languages[0], headless=headless)
    with ExitStack() as stack:
        folder = _fresh(out) if out else Path(
            stack.enter_context(tempfile.TemporaryDirectory(prefix="readback-demo-"))
        )  # fmt: skip
        transcript = stack.enter_context(open_transcript(out, say))
        stage = stack.enter_context(open_stage(folder, languages, transcript))
        if not with_windows:
            return play_through(
                Player(_sides(stage), stage.circuit, core_pack()), scenarios, transcript
            )
        return show(stage, scenarios, transcript, pictures=out, headless=headless, at_once=at_once)


def play_through(player: Player, scenarios: tuple[Scenario, ...], transcript: Transcript) -> int:
    """Play one scenario after the other, then judge; a failure is told, not raised."""
    try:
        for scenario in scenarios:
            player.play(scenario)
    except ReadbackError as error:
        transcript.note("failed", why=str(error))
        transcript.speak(f"FAILED {error}")
        return FAILED
    passed = player.judge()
    transcript.note("end", passed=passed, notices=len(player.sent))
    transcript.speak(f"{'PASSED' if passed else 'FAILED'}: {len(player.sent)} notices")
    return PASSED if passed else FAILED


def _sides(stage: Stage) -> dict[int, ScriptedOfficer]:
    return {1: stage.officers[0], 2: stage.officers[1]}


def _choose(chosen: tuple[str, ...]) -> tuple[Scenario, ...]:
    scenarios = load_scenarios()
    known = {scenario.code: scenario for scenario in scenarios}
    for code in chosen:
        if code not in known:
            raise LocalViolation("scenario-unknown", scenario=code, known=", ".join(known))
    return tuple(known[code] for code in chosen) if chosen else scenarios


def _fresh(folder: Path) -> Path:
    """Make the folder; what lies in one already is never overwritten."""
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise LocalViolation("folder-not-empty", folder=str(folder))
    return folder
