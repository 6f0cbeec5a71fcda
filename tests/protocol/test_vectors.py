"""Walk the vectors: every case must come out as its file says, in this and any later build."""

import json
from pathlib import Path
from typing import Any

import pytest

from protocol.errors import ReadbackError
from tests.vectors.operations import OPERATIONS, REFUSALS

FOLDER = Path(__file__).parent.parent / "vectors"
Case = dict[str, Any]


def read_cases() -> list[tuple[str, Case]]:
    """Return every case under its full name, with all that it is given."""
    found = []
    for file in sorted(FOLDER.glob("*.json")):
        content = json.loads(file.read_text("utf-8"))
        for case in content["cases"]:
            name = f"{file.stem}: {case['kind']}: {case['name']}"
            found.append((name, case | {"given": content["common"] | case["given"]}))
    return found


CASES = read_cases()
KINDS_WANTED = {
    "good",
    "forged",
    "truncated",
    "replayed",
    "wrong-suite",
    "wrong-peer",
    "non-canonical",
}


@pytest.mark.parametrize("case", [case for _, case in CASES], ids=[name for name, _ in CASES])
def test_case(case: Case) -> None:
    run = OPERATIONS[case["operation"]]
    if "expect" in case:
        assert run(case["given"]) == case["expect"]
        return
    with pytest.raises(REFUSALS) as refused:
        run(case["given"])
    assert isinstance(refused.value, ReadbackError)
    assert refused.value.code == case["refused"]


def test_the_walk_saw_every_operation_and_every_kind() -> None:
    cases = [case for _, case in CASES]
    assert {case["operation"] for case in cases} == OPERATIONS.keys()
    assert {case["kind"] for case in cases} >= KINDS_WANTED
    assert len(cases) > 90
