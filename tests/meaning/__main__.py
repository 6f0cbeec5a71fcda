"""The full dose: `python -m tests.meaning --bodies 1000 --seed 1 [--kind KIND]`, on all cores.

Prints one line a kind and a last line with the sums; exit status 1 if any text did not read back.
"""

import argparse
import sys
import time
from concurrent.futures import ProcessPoolExecutor

from console.assets import core_pack
from tests.meaning.round_trip import Trial, try_kind

SHOWN = 5


def one_kind(kind: str, bodies: int, seed: int) -> Trial:
    """Try one kind of the core pack; runs in a process of its own."""
    return try_kind(core_pack(), kind, bodies, seed)


def main() -> int:
    """Run the dose that the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m tests.meaning", description=__doc__)
    parser.add_argument("--bodies", type=int, default=1_000, help="generated notices of each kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kind", action="append", choices=sorted(core_pack().kinds))
    options = parser.parse_args()
    kinds = options.kind or sorted(core_pack().kinds)
    began = time.monotonic()
    failed = texts = 0
    with ProcessPoolExecutor() as pool:
        waiting = [pool.submit(one_kind, kind, options.bodies, options.seed) for kind in kinds]
        for future in waiting:
            trial = future.result()
            texts += trial.texts
            failed += len(trial.failures)
            print(f"{trial.kind}: {trial.texts} texts, {len(trial.failures)} failed", flush=True)
            for line in trial.failures[:SHOWN]:
                print(f"  {line}", flush=True)
    minutes = (time.monotonic() - began) / 60
    print(
        f"{len(kinds)} kinds, {options.bodies} bodies each, seed {options.seed}: {texts} texts,"
        f" {failed} failed, {minutes:.1f} min"
    )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
