"""Golden sets: for each profile, notices that keep its rules and notices that break them.

`tests/vectors/profiles/<CODE>.toml`: base drafts, and variants that say what they change. A bad one
names every rule that it breaks and how; nothing here stops a notice from being built.
"""

import json
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from protocol.notices.draft import BuildContext, Draft, build
from protocol.notices.draft_file import draft_from_toml
from protocol.notices.entry import parse_instant
from protocol.notices.instrument_checks import State
from protocol.notices.profiles import checklist, is_late
from protocol.vocabulary import Mode
from tests.protocol.notices.samples import BEIJING, WASHINGTON, pack

FOLDER = Path(__file__).resolve().parents[2] / "vectors" / "profiles"
LEAST = 20
"""Good and bad notices of a profile whose rules are known."""

Table = dict[str, Any]


class Case(NamedTuple):
    """One notice of a golden set: its draft, when it is released, the rules that it breaks."""

    instrument: str
    name: str
    draft: Draft
    released_s: int
    fails: dict[str, str]


@cache
def golden() -> dict[str, tuple[list[Case], list[Case]]]:
    """Return good and bad cases by instrument."""
    return {path.stem: _cases(path) for path in sorted(FOLDER.glob("*.toml"))}


def _cases(path: Path) -> tuple[list[Case], list[Case]]:
    table = tomllib.loads(path.read_text("utf-8"))
    assert table["instrument"] == path.stem
    bases = {base["name"]: base for base in table["base"]}
    good, bad = (
        [_case(path.stem, bases, item) for item in table.get(name, [])] for name in ("good", "bad")
    )
    return good, bad


def _case(instrument: str, bases: dict[str, Table], item: Table) -> Case:
    base = bases[item["base"]]
    values = {**base["values"], **item.get("values", {})}
    for name in item.get("without", []):
        del values[name]
    document = {
        "kind": base["kind"],
        "instrument": instrument,
        **base.get("heading", {}),
        **item.get("heading", {}),
        "values": values,
    }
    name = f"{instrument}: {item['base']}: {item['name']}"
    text = "\n".join(f"{key} = {_toml(value)}" for key, value in document.items())
    released = item.get("released") or base["released"]
    return Case(
        instrument,
        name,
        draft_from_toml(text.encode(), pack(), name),
        parse_instant(released, name, to_minute=False),
        item.get("fails", {}),
    )


def _toml(value: object) -> str:
    """Write a value as TOML in one line."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_toml(part)}" for key, part in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(_toml(part) for part in value) + "]"
    return json.dumps(value, ensure_ascii=False)


def all_cases(at: int) -> list[Case]:
    """Return the good (0) or the bad (1) cases of every instrument."""
    return [case for sets in golden().values() for case in sets[at]]


def states(case: Case) -> dict[str, State]:
    """Return how each rule stands, for the draft as if released at its instant."""
    lines = checklist(case.draft, pack(), case.released_s)
    return {line.rule.code: line.state for line in lines if line.rule is not None}


def context(case: Case) -> BuildContext:
    """Two officers release the notice at its instant."""
    return BuildContext(
        sender=WASHINGTON,
        to=(BEIJING,),
        mode=Mode.EXERCISE,
        composed_s=case.released_s,
        now_s=case.released_s,
        nonce=bytes(16),
        roles=("WATCH-OFFICER", "RELEASING-OFFICER"),
    )


def complete(case: Case) -> bool:
    """Whether the kind misses nothing."""
    lines = checklist(case.draft, pack(), case.released_s)
    return all(line.state is State.MET for line in lines if line.code == "field")


@pytest.mark.parametrize("case", all_cases(0), ids=lambda case: case.name)
def test_a_good_notice_meets_every_known_rule(case: Case) -> None:
    found = states(case)
    assert found
    wrong = {code: s for code, s in found.items() if s not in (State.MET, State.NOT_KNOWN)}
    assert wrong == {}
    message = build(case.draft, pack(), context(case))
    assert not message.heading.late
    assert not is_late(message, pack())
    # The receiver's checklist says the same of the message.
    again = checklist(message, pack(), 0)
    assert {line.rule.code: line.state for line in again if line.rule is not None} == found


@pytest.mark.parametrize("case", all_cases(1), ids=lambda case: case.name)
def test_a_bad_notice_breaks_the_rules_that_it_names_and_no_other(case: Case) -> None:
    met = (State.MET, State.NOT_KNOWN)
    broken = {code: state.value for code, state in states(case).items() if state not in met}
    assert broken == case.fails
    assert broken
    if complete(case):
        # Never blocked: it can be built, and says LATE if a rule of time is broken.
        message = build(case.draft, pack(), context(case))
        assert message.heading.late or State.LATE.value not in broken.values()
        assert message.heading.late == is_late(message, pack())


def test_every_known_rule_has_a_notice_that_breaks_it_and_one_that_keeps_it() -> None:
    broken = {(case.instrument, code) for case in all_cases(1) for code in case.fails}
    kept = {
        (case.instrument, code)
        for case in all_cases(0)
        for code, state in states(case).items()
        if state is State.MET
    }
    known = {
        (page.code, rule.code)
        for page in pack().instruments.values()
        for rule in page.rules
        if rule.known
    }
    assert known - broken == set()
    assert known - kept == set()
    assert broken <= known


def test_every_unknown_rule_is_shown_and_never_decides() -> None:
    shown = {
        (case.instrument, code)
        for case in (*all_cases(0), *all_cases(1))
        for code, state in states(case).items()
        if state is State.NOT_KNOWN
    }
    unknown = {
        (page.code, rule.code)
        for page in pack().instruments.values()
        for rule in page.rules
        if not rule.known
    }
    assert unknown - shown == set()


PROFILES = (
    "US-USSR-1988",
    "MODEL-1988",
    "RU-CN-2009",
    "IN-PK-2005",
    "HCOC-2002",
    "US-USSR-1971",
    "SCC-1976",
    "EARLY-NOTIFICATION-1986",
    "EXERCISES-1989",
    "INCSEA-1972",
    "DMA-1989",
    "US-CN-2014-N",
    "US-CN-2014-R",
    "VIENNA-2011",
)
"""Profiles with enough known rules to ask for whole sets."""


@pytest.mark.parametrize("code", PROFILES)
def test_a_profile_has_a_whole_set(code: str) -> None:
    good, bad = golden()[code]
    assert len(good) >= LEAST
    assert len(bad) >= LEAST


@pytest.mark.parametrize("code", sorted(path.stem for path in FOLDER.glob("*.toml")))
def test_no_notice_of_a_set_is_a_copy_of_another(code: str) -> None:
    good, bad = golden()[code]
    said = Counter((case.draft.encode(), case.released_s) for case in (*good, *bad))
    assert max(said.values()) == 1
    assert len({case.name for case in (*good, *bad)}) == len(good) + len(bad)
