"""Runs one seed from plan to verdict."""

from collections.abc import Callable

from protocol.exchange.crypto import Primitives
from protocol.exchange.delivery.circuit import Circuit
from tests.simulation.checks import (
    Oracle,
    Violated,
    check_liveness,
    check_safety,
    recovery_limit_ms,
    settled,
)
from tests.simulation.plan import FAULT_PHASE_MS, draw
from tests.simulation.toy_crypto import ToyPrimitives
from tests.simulation.world import World

QUIET_MS = 60_000
"""After the limit for recovery a run goes on for so long, to tell "late" from "never"."""


class SeedFailed(AssertionError):
    """A seed broke a promise."""


def run_seed(
    seed: int,
    make_primitives: Callable[[int], Primitives] = ToyPrimitives,
    circuit_class: type[Circuit] = Circuit,
) -> World:
    """Run a seed: faults and safety, then healing and liveness.

    Raises:
        SeedFailed: with the seed, the promise broken and how to repeat it.
    """
    oracle = Oracle()
    world = World(draw(seed), make_primitives, circuit_class, oracle.observe)
    try:
        world.run_faults()
        check_safety(world)
        world.heal()
        limit = FAULT_PHASE_MS + recovery_limit_ms(world)
        world.run_until(limit, lambda: settled(world))
        if not settled(world):
            world.run_until(limit + QUIET_MS, lambda: settled(world))
            check_liveness(world)
            raise Violated(f"recovered only {world.now_ms - FAULT_PHASE_MS} ms after healing")
        check_safety(world)
        check_liveness(world)
    except Exception as violation:
        raise SeedFailed(
            f"seed {seed}: {violation!r}\nrepeat: python -m tests.simulation --seed {seed}"
        ) from violation
    return world
