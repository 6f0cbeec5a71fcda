"""A readback says what stood on the screen, settled value by value; never what the bytes say."""

import hashlib

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from console.desk.local_notices import LocalNotices
from console.desk.readback_page import ReadbackPage
from console.desk.readback_row import ChosenValue, ConfirmedValue, TypedValue
from console.desk.theme import Theme
from console.desk.wording import Wording
from protocol.notices import readback
from protocol.notices.pack import Pack
from protocol.notices.rendering import render
from tests.console.desk import examples

TYPED = {
    "count.typed": "1",
    "window.typed": "051800Z MAR 26",
    "impact_areas.typed": "+9.0000 +167.0000",
}


class Screen:
    """The text on the screen, which a test may change."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __call__(self) -> str:
        return self.text


@pytest.fixture
def screen(pack: Pack) -> Screen:
    """Return the English text of the launch notice."""
    return Screen(render(examples.notice(pack), pack, "en").text)


@pytest.fixture
def page(
    qtbot: QtBot, theme: Theme, words: Wording, notices: LocalNotices, screen: Screen
) -> ReadbackPage:
    """Return a readback page that is not begun."""
    made = ReadbackPage(theme, words, notices, screen)
    qtbot.addWidget(made)
    made.show()
    return made


def choose(row: ChosenValue, code: str) -> None:
    """Pick a code from the list, as a click does."""
    codes = [choice.code for choice in row.value.choices]
    row.box.setCurrentIndex(codes.index(code))
    row.box.activated.emit(row.box.currentIndex())


def settle(qtbot: QtBot, page: ReadbackPage) -> None:
    """Settle every row as an officer does who reads the text."""
    for row in page.rows:
        if isinstance(row, ChosenValue):
            choose(row, "missile-launch-planned")
        elif isinstance(row, TypedValue):
            QTest.keyClicks(row.field, TYPED[row.value.field])
            QTest.keyClick(row.field, Qt.Key.Key_Return)
    for row in page.rows:
        if isinstance(row, ConfirmedValue):
            QTest.keyClick(row.button, Qt.Key.Key_Space)


def sent(qtbot: QtBot, page: ReadbackPage) -> tuple[tuple[tuple[str, bytes], ...], bytes]:
    """Press Send and return what goes."""
    with qtbot.waitSignal(page.finished) as finished:
        page.send_button.click()
    assert isinstance(finished.args, list)
    values, digest = finished.args
    return values, digest


def test_an_honest_readback_compares_same(
    qtbot: QtBot, page: ReadbackPage, screen: Screen, pack: Pack
) -> None:
    body = examples.notice(pack).encode()
    page.begin(body)
    settle(qtbot, page)
    values, digest = sent(qtbot, page)
    assert readback.compare(body, values, pack, "en", digest) == ()
    assert digest == hashlib.sha256(screen.text.encode()).digest()


def test_a_word_changed_on_the_screen_compares_different(
    qtbot: QtBot, page: ReadbackPage, screen: Screen, pack: Pack
) -> None:
    body = examples.notice(pack).encode()
    screen.text = screen.text.replace(
        "intercontinental ballistic missile [ICBM].", "submarine-launched ballistic missile [SLBM]."
    )
    page.begin(body)
    settle(qtbot, page)
    values, digest = sent(qtbot, page)
    assert "object_class" in readback.compare(body, values, pack, "en", digest)


def test_a_text_that_changes_after_the_reading_is_read_again(
    qtbot: QtBot, page: ReadbackPage, screen: Screen, pack: Pack
) -> None:
    page.begin(examples.notice(pack).encode())
    settle(qtbot, page)
    screen.text = screen.text.replace("Number of missiles: 1.", "Number of missiles: 2.")
    with qtbot.assertNotEmitted(page.finished):
        page.send_button.click()
    assert not any(row.is_settled for row in page.rows)


def test_nothing_goes_before_every_value_is_settled(
    qtbot: QtBot, page: ReadbackPage, pack: Pack
) -> None:
    page.begin(examples.notice(pack).encode())
    assert not page.send_button.isEnabled()
    settle(qtbot, page)
    assert page.send_button.isEnabled()
    assert all(row.is_settled for row in page.rows)


def test_the_kind_is_chosen_from_all_kinds_without_preselection(
    page: ReadbackPage, pack: Pack
) -> None:
    page.begin(examples.notice(pack).encode())
    (row,) = [row for row in page.rows if isinstance(row, ChosenValue)]
    assert row.box.currentIndex() == -1
    codes = [choice.code for choice in row.value.choices]
    assert row.box.count() == len(codes)
    assert set(codes) == set(pack.kinds)
    assert codes != sorted(codes)
    choose(row, "launch-cancelled")
    assert not row.is_settled


@pytest.mark.parametrize("typed", ["2", "", "one", "1 000"])
def test_a_wrong_number_does_not_settle(
    qtbot: QtBot, page: ReadbackPage, pack: Pack, typed: str
) -> None:
    page.begin(examples.notice(pack).encode())
    (row,) = [row for row in page.rows if row.value.field == "count.typed"]
    assert isinstance(row, TypedValue)
    QTest.keyClicks(row.field, typed)
    QTest.keyClick(row.field, Qt.Key.Key_Return)
    assert not row.is_settled


def test_values_to_confirm_appear_only_when_nothing_is_left_to_type(
    qtbot: QtBot, page: ReadbackPage, pack: Pack
) -> None:
    page.begin(examples.notice(pack).encode())
    confirmed = [row for row in page.rows if isinstance(row, ConfirmedValue)]
    assert confirmed
    assert all(row.isHidden() for row in confirmed)
    settle(qtbot, page)
    assert not any(row.isHidden() for row in confirmed)


def test_a_text_that_cannot_be_read_is_not_read_back(
    page: ReadbackPage, screen: Screen, pack: Pack
) -> None:
    screen.text = screen.text.replace("Launch window:", "Launch week:")
    page.begin(examples.notice(pack).encode())
    assert page.rows == []
    assert not page.send_button.isEnabled()
