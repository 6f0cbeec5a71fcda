"""The first start: a station made by a process of its own, passphrases by pipe only."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from console.desk.theme import Theme
from console.desk.wizard import Wizard
from console.desk.wording import Wording
from console.desk_link.keys import load_desk_keys

ROOT = Path(__file__).parents[3]
SECRETS = ("correct horse", "battery staple")


@pytest.fixture
def wizard(qtbot: QtBot, theme: Theme, words: Wording, tmp_path: Path) -> Iterator[Wizard]:
    """Return the wizard with its boxes filled in."""
    made = Wizard(theme, words, tmp_path / "station", tmp_path / "desk.key")
    QTest.keyClicks(made.name, "Washington NRRC")
    made.party.show_value("USA")
    for officer, name, secret in zip(made.officers, ("Miller", "Ortiz"), SECRETS, strict=True):
        for line, text in zip(officer.lines(), (name, secret, secret), strict=True):
            QTest.keyClicks(line, text)
    made.show()
    yield made
    made.close()
    made.deleteLater()


def test_a_station_is_made_and_lets_this_desk_in(
    qtbot: QtBot, wizard: Wizard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    with qtbot.waitSignal(wizard.made, timeout=30_000) as made:
        wizard.make.click()
    assert made.args == [tmp_path / "station"]
    allowed = [path.read_text() for path in (tmp_path / "station" / "desks").iterdir()]
    public = load_desk_keys(tmp_path / "desk.key").public.hex()
    assert allowed == [public + "\n"]
    assert not any(secret in " ".join(wizard._arguments()) for secret in SECRETS)
    assert all(not line.text() for officer in wizard.officers for line in officer.lines())


def test_a_station_that_cannot_be_made_says_why(
    qtbot: QtBot, wizard: Wizard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    (tmp_path / "station").mkdir()
    (tmp_path / "station" / "watch.db").write_bytes(b"")
    with qtbot.waitSignal(wizard.process.finished, timeout=30_000):
        wizard.make.click()
    assert "not made" in wizard.trouble.text()
    assert wizard.make.isEnabled()


@pytest.mark.parametrize(
    ("officer", "line", "text", "key"),
    [
        (0, 1, "short", "officer-passphrase-short"),
        (1, 2, "another one", "officer-passphrases-differ"),
        (0, 0, "", "officer-name-wrong"),
    ],
)
def test_what_is_wrong_is_said_before_anything_is_made(
    wizard: Wizard, words: Wording, officer: int, line: int, text: str, key: str
) -> None:
    wizard.officers[officer].lines()[line].setText(text)
    name = wizard.officers[officer].name.text()
    wizard.make.click()
    assert wizard.trouble.text() == words.say(key, name=name)


def test_one_officer_is_too_few(wizard: Wizard, words: Wording) -> None:
    wizard.officers[1].name.setText("Miller")
    wizard.make.click()
    assert wizard.trouble.text() == words.say("officers-too-few")


def test_a_state_is_chosen_from_the_list(wizard: Wizard, words: Wording) -> None:
    wizard.party.show_value("")
    wizard.make.click()
    assert wizard.trouble.text() == words.say("station-party-wrong")


def test_enter_makes_nothing(wizard: Wizard) -> None:
    QTest.keyClick(wizard.name, Qt.Key.Key_Return)
    QTest.keyClick(wizard.officers[1].again, Qt.Key.Key_Return)
    assert wizard.trouble.text() == ""
