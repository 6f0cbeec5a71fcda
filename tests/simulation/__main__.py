"""Run seeds by hand: ``python -m tests.simulation --seed 17`` or ``--seeds 2000``."""

import argparse
import sys
import time

from protocol.exchange.crypto import Primitives
from protocol.exchange.crypto_real import RealPrimitives
from tests.simulation.runner import SeedFailed, run_seed
from tests.simulation.toy_crypto import ToyPrimitives


def main() -> int:
    """Run what the command line asks for; return 1 if a seed failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.simulation")
    parser.add_argument("--seed", type=int, help="one seed")
    parser.add_argument("--first", type=int, default=0, help="first of many seeds")
    parser.add_argument("--seeds", type=int, default=200, help="how many")
    parser.add_argument("--real", action="store_true", help="with the real cryptography")
    asked = parser.parse_args()
    first, many = (asked.first, asked.seeds) if asked.seed is None else (asked.seed, 1)

    def primitives(seed: int) -> Primitives:
        return RealPrimitives() if asked.real else ToyPrimitives(seed)

    failed = []
    began = time.monotonic()
    for seed in range(first, first + many):
        try:
            run_seed(seed, primitives)
        except SeedFailed as failure:
            failed.append(seed)
            sys.stdout.write(f"{failure}\n")
    taken = time.monotonic() - began
    sys.stdout.write(f"{many} seeds in {taken:.1f} s, {many / taken:.1f}/s, failed: {failed}\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
