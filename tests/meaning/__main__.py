"""The full doses, on all cores; exit status 1 if a text was misread.

python -m tests.meaning round-trips --bodies 1000 --seed 1 [--kind KIND]
python -m tests.meaning mutants --seed 1
python -m tests.meaning glossary
"""

import argparse
import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor

from console.assets import core_pack
from tests.meaning.glossary import entries, findings, survivors
from tests.meaning.mutants import mutants
from tests.meaning.one_sided import Corpus, Verdicts, judge
from tests.meaning.round_trip import Trial, try_kind

SHOWN = 5


def one_kind(kind: str, bodies: int, seed: int) -> Trial:
    """Try one kind of the core pack; runs in a process of its own."""
    return try_kind(core_pack(), kind, bodies, seed)


def some_mutants(part: int, parts: int, seed: int) -> Verdicts:
    """Judge every so manyth mutant of the core pack; runs in a process of its own."""
    pack = core_pack()
    return judge(pack, list(mutants(pack))[part::parts], Corpus(pack, seed))


def round_trips(options: argparse.Namespace) -> int:
    """Print and read back generated notices of every kind."""
    kinds = options.kind or sorted(core_pack().kinds)
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
    print(
        f"{len(kinds)} kinds, {options.bodies} bodies each, seed {options.seed}: {texts} texts,"
        f" {failed} failed"
    )
    return 1 if failed else 0


def one_sided(options: argparse.Namespace) -> int:
    """Spoil the pack on one side in every way."""
    parts = os.cpu_count() or 1
    with ProcessPoolExecutor() as pool:
        waiting = [pool.submit(some_mutants, part, parts, options.seed) for part in range(parts)]
        found = [future.result() for future in waiting]
    unseen = sorted(name for verdicts in found for name in verdicts.unseen)
    silent = sorted(name for verdicts in found for name in verdicts.silent)
    for name in unseen:
        print(f"not shown by any generated notice: {name}")
    for name in silent:
        print(f"SILENT: {name}")
    refused = sum(len(verdicts.refused) for verdicts in found)
    different = sum(len(verdicts.different) for verdicts in found)
    total = refused + different + len(unseen) + len(silent)
    print(
        f"{total} mutants, seed {options.seed}: {refused} refused, {different} read as another"
        f" notice, {len(unseen)} not shown, {len(silent)} silent"
    )
    return 1 if silent else 0


def both_sides(options: argparse.Namespace) -> int:
    """Spoil the pack on both sides alike, and compare it with the second table."""
    pack, table = core_pack(), entries()
    found = list(findings(pack, table))
    for line in found:
        print(line)
    tried = list(mutants(pack))
    left = [mutant.name for mutant in survivors(pack, table, tried)]
    for name in left:
        print(f"survives: {name}")
    print(
        f"{len(table)} entries, {len(found)} findings; {len(tried)} mutants of both sides,"
        f" {len(left)} survive"
    )
    return 1 if found else 0


def main() -> int:
    """Run the dose that the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m tests.meaning", description=__doc__)
    doses = parser.add_subparsers(required=True, metavar="DOSE")
    trips = doses.add_parser("round-trips", help="print and read back generated notices")
    trips.add_argument("--bodies", type=int, default=1_000, help="generated notices of each kind")
    trips.add_argument("--kind", action="append", choices=sorted(core_pack().kinds))
    trips.set_defaults(run=round_trips)
    spoilt = doses.add_parser("mutants", help="change the words of one side in every way")
    spoilt.set_defaults(run=one_sided)
    alike = doses.add_parser("glossary", help="change the words of both sides in every way")
    alike.set_defaults(run=both_sides)
    for dose in (trips, spoilt):
        dose.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    began = time.monotonic()
    status = int(options.run(options))
    print(f"{(time.monotonic() - began) / 60:.1f} min")
    return status


if __name__ == "__main__":
    sys.exit(main())
