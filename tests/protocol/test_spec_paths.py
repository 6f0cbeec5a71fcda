"""Section 9 of protocol/SPEC.md says what the program does: times, limits and the state table."""

import re
from pathlib import Path

from protocol.exchange.delivery.path import TABLE, PathEvent, PathState
from protocol.exchange.delivery.timing import FAST, SLOW, Timing

SECTION = (
    (Path(__file__).parents[2] / "protocol" / "SPEC.md")
    .read_text("utf-8")
    .partition("## 9. ")[2]
    .partition("## 10. ")[0]
)


def rows(subsection: str) -> list[list[str]]:
    """Return the cells of the table in a subsection, without its two head lines."""
    text = SECTION.partition(f"### {subsection}")[2].partition("### ")[0]
    lines = [line for line in text.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def numbers(cell: str) -> list[int]:
    return [int(number.replace(",", "")) for number in re.findall(r"[0-9][0-9,]*", cell)]


def in_spec_order(timing: Timing) -> list[list[int]]:
    return [
        [timing.heartbeat_ms, timing.soon_ms],
        [timing.silence_ms],
        [timing.handshake_ms, timing.repeat_ms],
        [timing.renew_first_ms, timing.renew_last_ms],
        [timing.hint_ms],
        [timing.patience_ms],
        [timing.want_ms],
        [timing.in_flight, timing.urgent_in_flight],
        [timing.fetch],
    ]


def test_the_times_are_those_of_the_program() -> None:
    table = rows("9.1")
    assert [numbers(row[1]) for row in table] == in_spec_order(FAST)
    assert [numbers(row[2]) for row in table] == in_spec_order(SLOW)


def test_the_state_table_is_that_of_the_program() -> None:
    written = {
        (PathState(row[0]), event): PathState(cell)
        for row in rows("9.2")
        for event, cell in zip(PathEvent, row[1:], strict=True)
        if cell != "–"
    }
    assert written == TABLE
