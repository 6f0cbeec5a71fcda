"""Joint declarations on the screen: what each state said and when, nothing dropped, no verdict."""

from collections.abc import Iterator
from importlib.resources import files

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.desk.composer_desk import ComposerDesk
from console.desk.declarations_page import DeclarationsPage
from console.desk.local_notices import LocalNotices
from console.desk.station_state import StationState
from console.desk.theme import Theme
from console.desk.wording import Wording
from console.desk_link.requests import ListTraffic
from console.desk_link.views import MessageView
from protocol.notices.values import Address, Ref, Value
from protocol.vocabulary import LANGUAGES, Mode
from tests.console.desk.bench import Benches
from tests.console.desk.compose_double import CHINA, ComposeDouble
from tests.console.desk.held_examples import DAY, MOSCOW, NOW_S, PACK, held

WASHINGTON, BEIJING = Address("USA", "Washington NRRC"), Address("CHN", "Beijing centre")
WON = "CANNOT-BE-WON"
TODAY = NOW_S // DAY


def said(
    number: int,
    status: str,
    sender: Address = MOSCOW,
    *,
    date: int = TODAY,
    mode: Mode = Mode.EXERCISE,
    **more: Value,
) -> MessageView:
    """Return a statement as the station holds it, the later the higher its number."""
    values: dict[str, Value] = {"declaration": WON, "status": status, "date": date, **more}
    order = [spec.name for spec in PACK.kinds["declaration"].fields]
    listed = {name: values[name] for name in order if name in values}
    return held(
        number,
        "declaration",
        listed,
        mode=mode,
        sender=sender,
        released_s=NOW_S - 900 * DAY + number * 60,
        outgoing=sender == WASHINGTON,
        circuit=CHINA if sender == BEIJING else bytes(16),
    )


def ref(to: MessageView) -> Ref:
    """Return a reference to a statement."""
    return Ref(to.row.message_id[:8], 1, to.row.serial or 0)


class Scenes:
    """Opens pages over station doubles and closes them."""

    def __init__(self, language: str) -> None:
        self._theme, self._words = Theme(language), Wording.load(language)
        self._made: list[ComposerDesk] = []
        self.station = ComposeDouble(PACK)
        self.state = StationState(lambda: 0)

    def __call__(self, *messages: MessageView) -> DeclarationsPage:
        """Return the page over these statements."""
        self.station = ComposeDouble(PACK, messages)
        self.state.take_station(self.station.station)
        shelf = {PACK.hash: PACK}
        notices = LocalNotices(shelf, PACK, self._words)
        desk = ComposerDesk(self._theme, self._words, self.station, self.state, notices, shelf)
        self._made.append(desk)
        desk.open_declarations()
        assert desk.declarations is not None
        return desk.declarations

    def close(self) -> None:
        """Close all windows."""
        for desk in self._made:
            desk.close()
        for widget in QApplication.topLevelWidgets():
            widget.deleteLater()


@pytest.fixture
def page(qtbot: QtBot, fonts: object) -> Iterator[Scenes]:
    """Return a maker of pages in English."""
    made = Scenes("en")
    yield made
    made.close()


def cell(page: DeclarationsPage, party: str) -> str:
    """Return the words of a state on the sentence of 2022."""
    model = page.model
    row, column = model.declarations.index(WON), 1 + model.parties.index(party)
    return str(model.index(row, column).data())


def choose(page: DeclarationsPage, party: str) -> str:
    """Choose the cell of a state; return what then stands below."""
    model = page.model
    row, column = model.declarations.index(WON), 1 + model.parties.index(party)
    page.table.setCurrentIndex(model.index(row, column))
    return page.full.shown_text()


def test_every_declaration_and_every_state_has_its_place(page: Scenes) -> None:
    shown = page(said(1, "REAFFIRM"))
    assert set(shown.model.declarations) == set(PACK.vocabularies["declaration"].terms)
    assert shown.model.parties == ("USA", "CHN", "RUS"), "ours first, then all circuits"
    heads = [shown.model.headerData(n, Qt.Orientation.Horizontal) for n in range(4)]
    assert heads == ["Declaration", "USA (here)", "CHN", "RUS"]
    assert cell(shown, "RUS") == "reaffirmed 2026-03-04"
    assert cell(shown, "CHN") == "nothing said here"


def test_the_last_of_each_kind_of_statement_stands_in_the_table(page: Scenes) -> None:
    shown = page(
        said(1, "PROPOSE", date=TODAY - 9),
        said(2, "REAFFIRM", date=TODAY - 8),
        said(3, "REAFFIRM", date=TODAY - 1),
    )
    assert cell(shown, "RUS") == "proposed 2026-02-23\nreaffirmed 2026-03-03"
    lines = choose(shown, "RUS")
    assert "reaffirmed 2026-02-24" in lines, "nothing is dropped"
    assert "RUS: proposed 2026-02-23" in lines
    assert "a nuclear war cannot be won" in lines
    assert "reaffirmed" not in choose(shown, "CHN")


def test_a_question_says_to_whom_and_stands_with_the_one_who_asks(page: Scenes) -> None:
    claim = said(1, "REAFFIRM", MOSCOW)
    asked = said(2, "QUESTION", BEIJING, ref=ref(claim), question=("STANDING",))
    shown = page(claim, asked)
    assert cell(shown, "CHN") == "questioned 2026-03-04 → RUS"
    assert cell(shown, "RUS") == "reaffirmed 2026-03-04"


def test_what_was_taken_back_stays_and_says_so(page: Scenes) -> None:
    claim = said(1, "REAFFIRM")
    back = held(
        2,
        "correction",
        {"ref": ref(claim), "action": "WITHDRAW", "reason": "NEW-FACTS"},
        released_s=NOW_S,
    )
    assert cell(page(claim, back), "RUS") == "reaffirmed 2026-03-04, WITHDRAWN 2026-03-04"


def test_what_is_practised_is_never_beside_what_is_meant(page: Scenes) -> None:
    shown = page(said(1, "REAFFIRM", mode=Mode.ACTUAL))
    assert cell(shown, "USA") == cell(shown, "RUS") == "nothing said here"
    assert shown.mode.isHidden(), "all circuits here are of one mode"


def test_statements_however_old_are_asked_for(page: Scenes) -> None:
    shown = page(*(said(number, "REAFFIRM", date=TODAY - 899) for number in range(1, 4)))
    asked = [request for request in page.station.asked if isinstance(request, ListTraffic)]
    assert ("correction", "declaration") in [request.kinds for request in asked]
    assert cell(shown, "RUS") == "reaffirmed 2023-09-17"


def test_a_statement_that_arrives_joins_the_table(page: Scenes) -> None:
    shown = page(said(1, "PROPOSE"))
    later = said(2, "REAFFIRM")
    page.station.messages[later.row.circuit, later.row.message_id] = later
    page.state.row_changed.emit(later.row)
    assert cell(shown, "RUS").endswith("reaffirmed 2026-03-04")


def test_a_cell_is_chosen_by_keyboard(page: Scenes) -> None:
    shown = page(said(1, "REAFFIRM", BEIJING))
    choose(shown, "USA")
    QTest.keyClick(shown.table, Qt.Key.Key_Right)
    assert "CHN: reaffirmed 2026-03-04" in shown.full.shown_text()


def test_the_shortcut_opens_the_page(qtbot: QtBot, bench: Benches) -> None:
    desk = bench()
    with qtbot.waitActive(desk.window):
        desk.window.show()
        desk.window.activateWindow()
    QTest.keyClick(desk.window, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert desk.composing.opened == [("declarations",)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_the_page_says_who_keeps_his_word(language: str) -> None:
    words = (files("resources") / "interface" / language / "decl.ftl").read_text("utf-8").lower()
    for verdict in ("complian", "violat", "breach", "наруш", "违反", "違反", "위반"):
        assert verdict not in words
