"""Seeds in CI: 2,000 with toy cryptography, 50 with the real one, and the negative controls."""

from pathlib import Path

import pytest

from protocol.exchange.crypto import Primitives
from protocol.exchange.crypto_real import RealPrimitives
from tests.simulation.runner import SeedFailed, run_seed
from tests.simulation.sabotage import SABOTAGE, Sabotage

KEPT = Path(__file__).with_name("kept_seeds.txt")
SEEDS = 2_000
SEEDS_REAL = 50
SEEDS_QUICK = 40
SEEDS_SABOTAGED = 150
BATCH = 100


def kept_seeds() -> list[int]:
    """Return the seeds that failed once."""
    lines = KEPT.read_text("utf-8").splitlines()
    return sorted({int(line) for line in lines if line and not line.startswith("#")})


def run_and_keep(seeds: range) -> None:
    """Run seeds; print and keep those that fail."""
    failures = []
    for seed in seeds:
        try:
            run_seed(seed)
        except SeedFailed as failure:
            failures.append(str(failure))
            if seed not in kept_seeds():
                with KEPT.open("a", encoding="utf-8") as kept:
                    kept.write(f"{seed}\n")
    assert not failures, "\n".join(failures)


def test_first_seeds() -> None:
    run_and_keep(range(SEEDS_QUICK))


@pytest.mark.parametrize("seed", kept_seeds())
def test_kept_seed(seed: int) -> None:
    run_seed(seed)


@pytest.mark.slow
@pytest.mark.parametrize("first", range(SEEDS_QUICK, SEEDS, BATCH))
def test_seeds(first: int) -> None:
    run_and_keep(range(first, min(first + BATCH, SEEDS)))


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, SEEDS_REAL, 10))
def test_seeds_with_real_cryptography(first: int) -> None:
    def primitives(seed: int) -> Primitives:
        return RealPrimitives()

    for seed in range(first, first + 10):
        run_seed(seed, primitives)


def test_a_seed_is_the_same_run_each_time() -> None:
    first, second = run_seed(3), run_seed(3)
    assert first.frames == second.frames
    assert [station.screen for station in first.stations] == [
        station.screen for station in second.stations
    ]


@pytest.mark.parametrize("sabotage", SABOTAGE.values(), ids=SABOTAGE.keys())
def test_the_oracle_catches_sabotage(sabotage: Sabotage, monkeypatch: pytest.MonkeyPatch) -> None:
    sabotage(monkeypatch)
    for seed in range(SEEDS_SABOTAGED):
        try:
            run_seed(seed)
        except SeedFailed:
            return
    pytest.fail(f"{SEEDS_SABOTAGED} seeds passed a station that is built wrong")
