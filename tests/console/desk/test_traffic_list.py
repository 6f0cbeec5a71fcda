"""The list: newest arrival first, page by page, every mark in words."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from console.desk.traffic_model import PAGE, ROW, Column
from console.desk_link.requests import ListTraffic
from protocol.notices.pack import Pack
from protocol.vocabulary import Fact, Precedence
from tests.console.desk import examples
from tests.console.desk.bench import Bench, Benches
from tests.console.desk.station_double import with_fact

KIND = "interim-reply"


def filled(bench: Benches, pack: Pack, count: int) -> Bench:
    """Return a window whose station holds `count` notices."""
    body = examples.notice(pack, KIND).encode()
    return bench(tuple(examples.message(examples.row(n, KIND), body) for n in range(1, count + 1)))


def numbers(desk: Bench) -> list[int]:
    """Return the row numbers from top to bottom."""
    model = desk.window.model
    return [model.index(place, 0).data(ROW).row for place in range(model.rowCount())]


def test_pages_come_newest_first_and_join_without_gap(bench: Benches, pack: Pack) -> None:
    desk = filled(bench, pack, 2 * PAGE + 5)
    model = desk.window.model
    assert numbers(desk) == list(range(2 * PAGE + 5, PAGE + 5, -1))
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
    assert numbers(desk) == list(range(2 * PAGE + 5, 0, -1))
    asked = [one.before for one in desk.station.asked if isinstance(one, ListTraffic)]
    assert asked == [0, PAGE + 6, 6]


def test_a_new_row_goes_on_top_and_a_changed_row_stays(bench: Benches, pack: Pack) -> None:
    desk = filled(bench, pack, 3)
    desk.state.row_changed.emit(examples.row(4, KIND))
    assert numbers(desk) == [4, 3, 2, 1]
    desk.state.row_changed.emit(with_fact(examples.row(2, KIND), Fact.READ))
    assert numbers(desk) == [4, 3, 2, 1]
    cell = desk.window.model.index(2, Column.RECEIPTS)
    assert cell.data() == "Stored · Read · 57:00"


def test_marks_stand_in_words(bench: Benches, pack: Pack) -> None:
    row = examples.row(1, KIND, late=True, delayed=True, expired=True, superseded=True)
    desk = bench((examples.message(row, examples.notice(pack, KIND).encode()),))
    text = desk.window.model.index(0, Column.NOTICE).data()
    for mark in ("LATE", "DELAYED", "EXPIRED", "REPLACED"):
        assert mark in text


def test_the_four_receipts_have_four_words(bench: Benches, pack: Pack) -> None:
    row = examples.row(1, KIND, answered=True)
    for fact in (Fact.READ, Fact.UNDERSTOOD, Fact.PASSED_ON):
        row = with_fact(row, fact)
    desk = bench((examples.message(row, examples.notice(pack, KIND).encode()),))
    words = desk.window.model.index(0, Column.RECEIPTS).data().split(" · ")
    assert words == ["Stored", "Read", "Understood", "Passed on"]


def test_an_overdue_reply_counts_up_with_a_minus(bench: Benches, pack: Pack) -> None:
    row = examples.row(1, KIND, reply_by_ms=examples.NOW - 90_000)
    desk = bench((examples.message(row, examples.notice(pack, KIND).encode()),))
    assert desk.window.model.timer_of(row) == ("−01:30", True)


@pytest.mark.parametrize(
    "changed",
    [
        {"answered": True},
        {"superseded": True},
        {"readback_state": "same"},
        {"readback_state": "sent"},
    ],
)
def test_nothing_counts_down_once_the_reply_is_there(
    bench: Benches, pack: Pack, changed: dict[str, object]
) -> None:
    row = examples.row(1, KIND, reply_by_ms=examples.NOW - 90_000, **changed)
    desk = bench((examples.message(row, examples.notice(pack, KIND).encode()),))
    assert desk.window.model.timer_of(row) == ("", False)


def test_precedence_is_a_word_besides_its_shape(bench: Benches, pack: Pack) -> None:
    row = examples.row(1, KIND, precedence=int(Precedence.FLASH))
    desk = bench((examples.message(row, examples.notice(pack, KIND).encode()),))
    assert desk.window.model.index(0, Column.PRECEDENCE).data() == "FLASH · received"


def test_arrow_keys_choose_and_show(qtbot: QtBot, bench: Benches, pack: Pack) -> None:
    desk = filled(bench, pack, 3)
    desk.window.show()
    desk.window.traffic.selectRow(0)
    QTest.keyClick(desk.window.traffic, Qt.Key.Key_Down)
    view = desk.window.page.view
    assert view is not None
    assert view.row.row == 2


def test_a_notice_wanted_before_its_row_is_chosen_when_it_comes(bench: Benches, pack: Pack) -> None:
    desk = filled(bench, pack, 1)
    row = examples.row(2, KIND)
    body = examples.notice(pack, KIND).encode()
    desk.station.messages[(row.circuit, row.message_id)] = examples.message(row, body)
    desk.window.show_message(row.circuit, row.message_id)
    desk.state.row_changed.emit(row)
    assert desk.window.traffic.currentIndex().data(ROW).row == 2
    assert desk.window.settled is desk.window.isVisible()
