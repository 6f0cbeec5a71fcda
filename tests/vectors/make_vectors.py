"""Make the vectors anew: `python -m tests.vectors.make_vectors`.

Only for a new protocol version: signatures, one-time keys and sealed texts differ each time, and
the released files are what other implementations hold us to.
"""

import json
from pathlib import Path
from typing import Any

from tests.vectors.handshake_cases import handshake_cases, session_cases
from tests.vectors.making import Case
from tests.vectors.pairing_cases import pairing_cases
from tests.vectors.record_cases import (
    canonical_cases,
    card_cases,
    record_cases,
    sheet_cases,
    statement_cases,
    tree_cases,
)

FOLDER = Path(__file__).parent
FILES = {
    "canonical": canonical_cases,
    "cards": card_cases,
    "sheets": sheet_cases,
    "records": record_cases,
    "statements": statement_cases,
    "handshake": handshake_cases,
    "sessions": session_cases,
    "pairing": pairing_cases,
    "trees": tree_cases,
}


def file_of(cases: list[Case]) -> dict[str, Any]:
    """Write once what several cases are given alike; a case's own values go before these."""
    given = [(name, value) for one in cases for name, value in one["given"].items()]
    common = {}
    for name in {name for name, _ in given}:
        values = [value for other, value in given if other == name]
        value = max(values, key=values.count)
        if values.count(value) > 2:
            common[name] = value
    for one in cases:
        own = one["given"].items()
        one["given"] = {name: value for name, value in own if common.get(name) != value}
    return {"common": dict(sorted(common.items())), "cases": cases}


def main() -> None:
    """Write all files."""
    for name, cases in FILES.items():
        text = json.dumps(file_of(list(cases())), indent=1, ensure_ascii=False)
        (FOLDER / f"{name}.json").write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    main()
