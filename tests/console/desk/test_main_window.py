"""The window as a whole: plain text everywhere, room in every language, all by keyboard."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QPushButton,
    QTabBar,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from console.desk.keys import KEYS, KeysDialog
from console.desk.main_window import MainWindow
from console.desk.message_view import Step
from console.desk.watch_dialog import WatchDialog
from console.desk_link.requests import Alarms, CloseWatch, OpenWatch
from console.desk_link.views import Refused
from protocol.notices.pack import Pack
from protocol.vocabulary import LANGUAGES, Mode
from tests.console.desk import examples
from tests.console.desk.bench import Bench, Benches

HOSTILE = "<img src=/etc/passwd><b>NNRRC</b> & Co\u202e"
SENDING = ("MarkRead", "SendReadback", "PassedOn", "InterimReply", "SignRelease", "LinkTest")


def busy(bench: Benches, pack: Pack, language: str = "en", name: str = "NNRRC Washington") -> Bench:
    """Return a window in which as much as possible is to be seen at once."""
    row = examples.row(1, "launch-observed", precedence=1, late=True, delayed=True, expired=True)
    other = examples.circuit(
        circuit=examples.OTHER_CIRCUIT,
        name=name,
        peer_name=name,
        link_up=False,
        peer_alive=False,
        officer_there=False,
        offset_ms=45_000,
    )
    view = examples.station(
        examples.circuit(peer_name=name, name=name), other, name=name, scenario_ms=5
    )
    body = examples.notice(pack, row.kind).encode()
    desk = bench((examples.message(row, body, sender=name),), view, language=language)
    desk.window.resize(1024, 600)
    desk.window.show()
    desk.state.take_alarms(
        Alarms((examples.alarm(1, "flash", "message-arrived", message_id=row.message_id),))
    )
    desk.window.traffic.selectRow(0)
    QApplication.processEvents()
    return desk


def shown(widget: QWidget) -> Iterator[QWidget]:
    """Yield every widget that can be seen."""
    yield from (child for child in widget.findChildren(QWidget) if child.isVisible())


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_has_room_at_1024_by_600(bench: Benches, pack: Pack, language: str) -> None:
    window = busy(bench, pack, language).window
    assert window.width() == 1024
    assert window.height() == 600
    cut = []
    for widget in shown(window):
        if isinstance(widget, QPushButton):
            # A button in a row that breaks may be lower, never narrower than its words.
            words = widget.fontMetrics().horizontalAdvance(widget.text().replace("&", ""))
            if widget.width() < words:
                cut.append(widget.text())
        elif isinstance(widget, QLabel) and not widget.wordWrap():
            words = widget.fontMetrics().horizontalAdvance(widget.text())
            if widget.width() < words:
                cut.append(widget.text())
    assert cut == []
    tabs = window.page.text.findChildren(QTabBar)[0]
    assert tabs.tabRect(tabs.count() - 1).right() <= tabs.width()
    assert window.page.text.own.viewport().height() >= 3 * window.fontMetrics().height()


def test_foreign_text_is_plain_wherever_it_stands(bench: Benches, pack: Pack) -> None:
    window = busy(bench, pack, name=HOSTILE).window
    window.show_keys()
    labels = [widget for widget in QApplication.allWidgets() if isinstance(widget, QLabel)]
    rich = [label.text() for label in labels if label.textFormat() != Qt.TextFormat.PlainText]
    assert rich == []
    assert not any(isinstance(widget, QTextEdit) for widget in QApplication.allWidgets())
    assert any("<img src=/etc/passwd>" in label.text() for label in labels)
    assert any("⟦U+202E⟧" in label.text() for label in labels)
    assert not any("\u202e" in label.text() for label in labels)


def test_every_key_is_bound_once_and_has_words(bench: Benches, pack: Pack) -> None:
    sequences = [key.sequence for key in KEYS]
    assert len(set(sequences)) == len(sequences)
    for step in Step:
        assert step.value in {key.name for key in KEYS}
    window = busy(bench, pack).window
    window.show_keys()
    (dialog,) = window.findChildren(KeysDialog)
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    assert all(key.sequence in texts for key in KEYS)


def test_tab_reaches_every_button(qtbot: QtBot, bench: Benches, pack: Pack) -> None:
    window = busy(bench, pack).window
    wanted = {
        widget for widget in shown(window) if isinstance(widget, QPushButton) and widget.isEnabled()
    }
    widget: QWidget | None = window.traffic
    for _ in range(300):
        widget = widget.nextInFocusChain() if widget is not None else None
        if isinstance(widget, QPushButton) and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            wanted.discard(widget)
    assert wanted == set()


def test_enter_sends_nothing(qtbot: QtBot, bench: Benches, pack: Pack) -> None:
    desk = busy(bench, pack)
    before = len(desk.station.asked)
    for widget in (desk.window, desk.window.traffic, desk.window.page.text.own):
        QTest.keyClick(widget, Qt.Key.Key_Return)
    sent = [type(one).__name__ for one in desk.station.asked[before:]]
    assert not set(sent) & set(SENDING)


def test_mode_stands_in_band_and_title(bench: Benches) -> None:
    desk = bench()
    shown_modes = [desk.window.mode_band.mode]
    assert desk.window.windowTitle().startswith("EXERCISE")
    actual = examples.circuit(mode=int(Mode.ACTUAL))
    desk.state.take_station(examples.station(actual, exercise_only=False))
    shown_modes.append(desk.window.mode_band.mode)
    assert shown_modes == [Mode.EXERCISE, Mode.ACTUAL]
    assert desk.window.windowTitle().startswith("ACTUAL")


def test_a_lost_line_is_said_and_unsaid(bench: Benches) -> None:
    desk = bench()
    desk.window.show()
    desk.state.take_loss("disconnected")
    assert desk.window.bars.line.isVisible()
    desk.window.take_connection(examples.station())
    assert not desk.window.bars.line.isVisible()


def test_logging_on_asks_and_keeps_asking_until_it_is_right(qtbot: QtBot, bench: Benches) -> None:
    desk = bench()
    desk.window.show()
    desk.window.watch.toggle()
    assert desk.station.asked[-1] == CloseWatch("Chen Wei")
    desk.window.watch.toggle()
    (dialog,) = desk.window.findChildren(WatchDialog)
    QTest.keyClicks(dialog.passphrase, "wrong")
    dialog.confirm.click()
    assert dialog.trouble.isVisible()
    assert not desk.state.on_watch()
    dialog.passphrase.clear()
    QTest.keyClicks(dialog.passphrase, "right")
    with qtbot.waitSignal(desk.window.watch.opened):
        dialog.confirm.click()
    assert OpenWatch("Chen Wei", "right") in desk.station.asked
    assert desk.state.on_watch()
    assert dialog.passphrase.text() == ""


def test_a_refusal_is_shown_in_words_until_closed(bench: Benches, pack: Pack) -> None:
    desk = busy(bench, pack)
    desk.station.refuse_next = Refused("officer-not-on-watch", (("officer", "Chen Wei"),))
    desk.window.page.warnings.confirmed.emit("late")
    assert desk.window.bars.refusal.isVisible()
    desk.window.bars.refusal.button.click()
    assert not desk.window.bars.refusal.isVisible()


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_larger_type_still_shows_the_text(bench: Benches, pack: Pack, scale: float) -> None:
    desk = busy(bench, pack)
    desk.window.resize(1920, 1080)
    window: MainWindow = desk.window
    window._theme.set_scale(scale)
    QApplication.processEvents()
    assert (
        window.page.text.own.viewport().height() > 3 * window.page.text.own.fontMetrics().height()
    )
