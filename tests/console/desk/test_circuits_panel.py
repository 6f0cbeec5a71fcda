"""Four facts of a circuit, each by itself with its time."""

import pytest

from console.desk.circuits_panel import CircuitCard
from console.desk.theme import Theme
from console.desk.wording import Wording
from tests.console.desk import examples


def card(theme: Theme, words: Wording, **changed: object) -> str:
    """Return everything that a card says about such a circuit."""
    made = CircuitCard(theme, words)
    made.show_circuit(examples.circuit(**changed), examples.NOW)
    return made.accessibleName()


def test_all_is_well(theme: Theme, words: Wording) -> None:
    said = card(theme, words)
    for text in (
        "Link up 20:24:05Z",
        "Their station answers 00:44:04Z",
        "Officer on watch there 00:44:04Z",
        "Last notice read there 00:07:05Z",
    ):
        assert text in said


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"link_up": False}, "LINK DOWN"),
        ({"peer_alive": False}, "THEIR STATION SILENT"),
        ({"officer_there": False}, "NO OFFICER THERE"),
        ({"last_read_there_ms": None}, "Nothing read there yet –"),
        ({"locked": "peer-fork"}, "SENDING LOCKED"),
        ({"missing": ((9, 11), (13, 13))}, "serials 9–11, 13"),
        ({"linked_secret": False}, "UNLINKED"),
    ],
)
def test_each_fact_is_said_by_itself(
    theme: Theme, words: Wording, changed: dict[str, object], said: str
) -> None:
    text = card(theme, words, **changed)
    assert said in text
    others = {"Link up", "Their station answers", "Officer on watch there"}
    assert sum(other in text for other in others) >= 2
