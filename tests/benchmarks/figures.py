"""Medians and percentiles, and the one form in which figures are printed."""

from collections.abc import Sequence


def median(values: Sequence[float]) -> float:
    """Return the middle value (the lower of two middles)."""
    return percentile(values, 50)


def percentile(values: Sequence[float], part: int) -> float:
    """Return the smallest value that at least `part` percent of the values do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * part // 100) - 1)]


def line(name: str, values: Sequence[float], floor: Sequence[float], unit: str = "ms") -> str:
    """Return one line: median and p99 of both, and their ratios."""
    middle, low = median(values), median(floor)
    tail, low_tail = percentile(values, 99), percentile(floor, 99)
    return (
        f"{name}: median {middle:.2f} {unit} (floor {low:.2f}, ratio {middle / low:.2f}), "
        f"p99 {tail:.2f} {unit} (floor {low_tail:.2f}, ratio {tail / low_tail:.2f}), "
        f"n={len(values)}"
    )
