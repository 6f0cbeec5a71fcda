"""Run a benchmark by name: delivery, overtaking, start, memory, meaning, meaning_lint, or all."""

import sys

from tests.benchmarks import delivery, meaning, meaning_lint, memory, overtaking, start

BENCHMARKS = {
    "delivery": delivery.run,
    "overtaking": overtaking.run,
    "start": start.run,
    "memory": memory.run,
    "meaning": meaning.run,
    "meaning_lint": meaning_lint.run,
}

if __name__ == "__main__":
    asked = sys.argv[1:] or ["all"]
    for name in list(BENCHMARKS) if asked == ["all"] else asked:
        BENCHMARKS[name]()
