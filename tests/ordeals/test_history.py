"""The checks of the ordeals can fail: each finds its own kind of harm in a doctored history."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from console.desk_link.views import EventView, TrafficRow
from protocol.vocabulary import Fact, Precedence
from tests.ordeals.history import Ending, Line, Seen, complaints

TREE = (9, b"r" * 32)
STORED = frozenset({Fact.RELEASED, Fact.TRANSMITTED, Fact.STORED})
Run = tuple[list[Seen], list[Ending]]


def message(number: int) -> bytes:
    return bytes([number]) * 32


def line(number: int, *, outgoing: bool, precedence: Precedence = Precedence.ROUTINE) -> Line:
    facts = STORED if outgoing else frozenset[Fact]()
    return Line(message(number), outgoing, precedence, (1, number), facts)


def good_run() -> Run:
    seen = [Seen(released=[message(1), message(2), message(3)]), Seen()]
    sent = tuple(line(n, outgoing=True) for n in (1, 2, 3))
    came = tuple(line(n, outgoing=False) for n in (1, 2, 3))
    return seen, [
        Ending("A", sent, TREE, TREE, ()),
        Ending("B", came, TREE, TREE, ()),
    ]


def lose_at_the_receiver(seen: list[Seen], endings: list[Ending]) -> None:
    endings[1] = replace(endings[1], lines=endings[1].lines[:2])


def lose_at_the_sender(seen: list[Seen], endings: list[Ending]) -> None:
    endings[0] = replace(endings[0], lines=endings[0].lines[1:])


def list_twice(seen: list[Seen], endings: list[Ending]) -> None:
    endings[1] = replace(endings[1], lines=(*endings[1].lines, endings[1].lines[0]))


def alarm_twice(seen: list[Seen], endings: list[Ending]) -> None:
    seen[1].doubled.add(message(1))


def invent(seen: list[Seen], endings: list[Ending]) -> None:
    endings[1] = replace(endings[1], lines=(*endings[1].lines, line(4, outgoing=False)))


def send_what_nobody_released(seen: list[Seen], endings: list[Ending]) -> None:
    for at, outgoing in ((0, True), (1, False)):
        more = line(4, outgoing=outgoing)
        endings[at] = replace(endings[at], lines=(*endings[at].lines, more))


def swap(seen: list[Seen], endings: list[Ending]) -> None:
    one, two, three = endings[1].lines
    endings[1] = replace(endings[1], lines=(two, one, three))


def release_in_another_order(seen: list[Seen], endings: list[Ending]) -> None:
    seen[0].released.reverse()


def forget_a_receipt(seen: list[Seen], endings: list[Ending]) -> None:
    lines = tuple(replace(one, facts=frozenset({Fact.RELEASED})) for one in endings[0].lines)
    endings[0] = replace(endings[0], lines=lines)


def forget_a_fact_seen_before(seen: list[Seen], endings: list[Ending]) -> None:
    seen[0].facts[message(1)] = {Fact.READ: 1}


def show_less_than_before(seen: list[Seen], endings: list[Ending]) -> None:
    row = traffic_row({Fact.STORED: 5, Fact.READ: 6})
    seen[0].note(row, 0.0)
    seen[0].note(traffic_row({Fact.STORED: 5}), 1.0)


def show_another_time(seen: list[Seen], endings: list[Ending]) -> None:
    seen[0].note(traffic_row({Fact.STORED: 5}), 0.0)
    seen[0].note(traffic_row({Fact.STORED: 6}), 1.0)


def grow_another_tree(seen: list[Seen], endings: list[Ending]) -> None:
    endings[1] = replace(endings[1], peer_tree=(9, b"x" * 32))


def leave_an_open_end(seen: list[Seen], endings: list[Ending]) -> None:
    endings[1] = replace(endings[1], open_ends=(((4, 5),), 0, 0, ""))


def open_an_epoch(seen: list[Seen], endings: list[Ending]) -> None:
    endings[1] = replace(endings[1], events=(EventView(0, "epoch-opened", ()),))


def share_a_number(seen: list[Seen], endings: list[Ending]) -> None:
    one, two, three = endings[0].lines
    endings[0] = replace(endings[0], lines=(one, replace(two, number=one.number), three))


def traffic_row(facts: dict[Fact, int]) -> TrafficRow:
    known = tuple((int(fact), at_ms) for fact, at_ms in facts.items())
    return TrafficRow(
        row=1, circuit=b"", outgoing=True, message_id=message(1), epoch=1, serial=1, kind="k",
        precedence=4, mode=2, released_ms=0, arrived_ms=0, late=False, delayed=False,
        expired=False, readback_wanted=False, readback_state="", reply_by_ms=None,
        answered=False, superseded=False, facts=known,
    )  # fmt: skip


HARMS: list[tuple[Callable[[list[Seen], list[Ending]], None], str]] = [
    (lose_at_the_receiver, "never arrived"),
    (lose_at_the_sender, "not in its own list"),
    (list_twice, "listed 2 times"),
    (alarm_twice, "alarmed twice"),
    (invent, "never sent"),
    (send_what_nobody_released, "nobody released"),
    (swap, "out of order"),
    (release_in_another_order, "another order"),
    (forget_a_receipt, "no receipt STORED"),
    (forget_a_fact_seen_before, "status went back"),
    (show_less_than_before, "was READ"),
    (show_another_time, "another time"),
    (grow_another_tree, "tree differs"),
    (leave_an_open_end, "not at rest"),
    (open_an_epoch, "epoch-opened"),
    (share_a_number, "under number"),
]


def test_a_run_in_order_draws_no_complaint() -> None:
    assert complaints(*good_run()) == []


@pytest.mark.parametrize(("harm", "named"), HARMS, ids=lambda value: getattr(value, "__name__", ""))
def test_every_harm_is_found(harm: Callable[[list[Seen], list[Ending]], None], named: str) -> None:
    seen, endings = good_run()
    harm(seen, endings)
    assert any(named in complaint for complaint in complaints(seen, endings))
