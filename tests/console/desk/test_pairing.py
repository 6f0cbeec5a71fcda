"""Pairing: files, QR pictures, groups and digits; the software compares, no officer does."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from console.desk.digits_box import DigitsBox, plain_digits
from console.desk.pairing_window import PairingWindow
from console.desk.qr import read_qr, write_qr
from console.desk.station_state import StationState
from console.desk.theme import Theme
from console.desk.verify_page import sheet_progress
from console.desk.wording import Wording
from console.desk_link.requests import PairingBegin
from tests.console.desk.pairing_double import PairingDouble, two_stations


@pytest.fixture
def stations() -> tuple[PairingDouble, PairingDouble]:
    """Return both stations of a ceremony."""
    return two_stations()


@pytest.fixture
def window(
    qtbot: QtBot, theme: Theme, words: Wording, stations: tuple[PairingDouble, PairingDouble]
) -> Iterator[PairingWindow]:
    """Return the window on the first station."""
    state = StationState(lambda: 0)
    state.take_station(stations[0].station)
    made = PairingWindow(theme, words, stations[0], state)
    made.show()
    yield made
    made.close()
    made.deleteLater()


def begin(window: PairingWindow) -> None:
    """Fill in the first page and go on."""
    for box, name in zip(window.begin.officers, ("Miller", "Ortiz"), strict=True):
        box.setCurrentIndex(box.findData(name))
    window.begin.paths[0].role.setCurrentIndex(1)
    QTest.keyClicks(window.begin.paths[0].address, "tcp://192.0.2.9:5701")
    window.next.click()


def exchange(window: PairingWindow, other: PairingDouble, folder: Path) -> None:
    """Give both sides the other's cards, as files."""
    window.cards.write(folder / "ours.cards")
    other.ceremony.hear_offer((folder / "ours.cards").read_bytes())
    (folder / "theirs.cards").write_bytes(other.offer.encode())
    window.cards.read(folder / "theirs.cards")


def test_two_officers_and_a_path_are_needed(window: PairingWindow) -> None:
    assert not window.next.isEnabled()
    for box in window.begin.officers:
        box.setCurrentIndex(0)
    QTest.keyClicks(window.begin.paths[0].address, "tcp://192.0.2.9:5701")
    assert not window.next.isEnabled(), "the same officer twice"
    window.begin.officers[1].setCurrentIndex(1)
    assert window.next.isEnabled()


def test_the_path_sheet_says_what_was_filled_in(
    window: PairingWindow, stations: tuple[PairingDouble, PairingDouble]
) -> None:
    begin(window)
    (request,) = [one for one in stations[0].asked if isinstance(one, PairingBegin)]
    assert request.officers == ("Miller", "Ortiz")
    assert request.path_sheet == (
        '[[path]]\nrole = "connects"\naddress = "tcp://192.0.2.9:5701"\nprofile = "fast"\n'
    )


def test_in_person_by_pictures(
    window: PairingWindow, stations: tuple[PairingDouble, PairingDouble], tmp_path: Path
) -> None:
    other = stations[1]
    begin(window)
    exchange(window, other, tmp_path)
    assert "BRAVO" in window.cards.held.text().upper()
    window.next.click()
    window.verify.own.show_button.click()
    window.verify.own.write(tmp_path / "ours.png")
    other.ceremony.hear_sheet(read_qr(tmp_path / "ours.png"))
    write_qr(other.ceremony.own_sheet.qr_text(), tmp_path / "theirs.png")
    window.verify.their.read_picture(tmp_path / "theirs.png")
    assert window.view is not None
    assert window.view.peer_verified == "sheet"
    assert not window.next.isEnabled(), "they have not verified us yet"
    window.verify.told.click()
    window.next.click()
    assert window.pages.currentIndex() == 3
    assert "share a secret" in window.done.text.text()


def test_by_voice_the_wrong_group_is_named_and_emptied(
    window: PairingWindow, stations: tuple[PairingDouble, PairingDouble], tmp_path: Path
) -> None:
    other = stations[1]
    begin(window)
    exchange(window, other, tmp_path)
    window.next.click()
    groups = other.digits.split()
    heard = "".join([*groups[:2], f"{(int(groups[2]) + 1) % 100_000:05d}", *groups[3:]])
    their = window.verify.their
    their.box.boxes[0].setFocus()
    for index, group in enumerate(heard[at : at + 5] for at in range(0, 30, 5)):
        QTest.keyClicks(their.box.boxes[index], group)
    their.give_digits.click()
    assert "Group 3" in their.trouble.text()
    assert [bool(box.text()) for box in their.box.boxes] == [True, True, False, True, True, True]
    QTest.keyClicks(their.box.boxes[2], groups[2])
    their.give_digits.click()
    assert window.view is not None
    assert window.view.peer_verified == "digits"
    window.verify.told.click()
    window.next.click()
    assert "WITHOUT SHARED SECRET" in window.done.text.text()


def test_typed_groups_are_checked_and_the_wrong_one_is_named(
    words: Wording, stations: tuple[PairingDouble, PairingDouble]
) -> None:
    groups = list(stations[1].ceremony.own_sheet.groups())
    assert sheet_progress(words, " ".join(groups).lower()) == (words.say("sheet-whole"), True)
    assert sheet_progress(words, stations[1].ceremony.own_sheet.qr_text())[1]
    assert sheet_progress(words, " ".join(groups[:5])) == (
        words.say("sheet-partly", done=5, all=36), False,
    )  # fmt: skip
    wrong = [*groups[:6], ("2" if groups[6][0] != "2" else "3") + groups[6][1:], *groups[7:]]
    assert sheet_progress(words, " ".join(wrong)) == (
        words.say("sheet-group-wrong", number=7),
        False,
    )
    assert sheet_progress(words, "") == (words.say("sheet-none"), False)


def test_the_secret_half_is_shown_only_when_asked_for(
    window: PairingWindow, stations: tuple[PairingDouble, PairingDouble], tmp_path: Path
) -> None:
    begin(window)
    exchange(window, stations[1], tmp_path)
    window.next.click()
    own = window.verify.own
    assert own.groups.text() == ""
    assert own.digits.text() == stations[0].digits
    own.show_button.click()
    assert own.groups.text().split() == list(stations[0].ceremony.own_sheet.groups())
    own.show_button.click()
    assert own.groups.text() == ""


def test_no_button_claims_a_match_and_none_goes_on_without(
    window: PairingWindow, stations: tuple[PairingDouble, PairingDouble], tmp_path: Path
) -> None:
    begin(window)
    exchange(window, stations[1], tmp_path)
    window.next.click()
    window.verify.told.click()
    assert not window.next.isEnabled(), "verified by them only"
    window._go_on()
    assert window.pages.currentIndex() == 2, "and the station would refuse it"
    said = " ".join(button.text().lower() for button in window.findChildren(QPushButton))
    assert "match" not in said
    assert "anyway" not in said


def test_an_unfinished_ceremony_is_forgotten_with_the_window(
    window: PairingWindow, stations: tuple[PairingDouble, PairingDouble]
) -> None:
    begin(window)
    window.close()
    assert stations[0].forgotten


@pytest.mark.parametrize(
    ("typed", "digits"), [("12345", "12345"), ("１２３", "123"), ("٤٥", "45"), ("a1-2", "12")]
)
def test_digits_of_any_script_count(typed: str, digits: str) -> None:
    assert plain_digits(typed) == digits


def test_pasted_digits_fill_all_groups(qtbot: QtBot, theme: Theme, words: Wording) -> None:
    box = DigitsBox(theme, words)
    qtbot.addWidget(box)
    line = box.boxes[0]
    line.setText("12345 67890 12345 67890 12345 6789")
    QTest.keyClick(line, Qt.Key.Key_End)
    QTest.keyClicks(line, "0")
    assert box.digits() == "12345 67890 12345 67890 12345 67890"
    assert box.complete()
