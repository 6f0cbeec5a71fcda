"""A window on a real station: a launch notice arrives, is read, read back, and compares same."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from console.assets import core_pack, load_shelf
from console.desk.local_notices import LocalNotices
from console.desk.main_window import MainWindow
from console.desk.message_view import Step
from console.desk.readback_row import ChosenValue, ConfirmedValue, TypedValue
from console.desk.station_state import StationState
from console.desk.station_thread import StationThread
from console.desk.theme import Theme
from console.desk.watch_dialog import WatchDialog
from console.desk.wording import Wording
from console.desk_link.keys import read_link_address
from console.desk_link.requests import Hello
from console.desk_link.wire import StationLink
from protocol.vocabulary import Fact
from tests.console.desk.composing_double import ComposingDouble
from tests.console.station.living import LAUNCH, OFFICERS, LivingStation, living_pair

TYPED = {
    "count.typed": "1",
    "window.typed": "051800Z MAR 26",
    "impact_areas.typed": "+9.0000 +167.0000",
}
PATIENCE_MS = 20_000


class LivingDesk:
    """A Chinese desk on a living station, driven as an officer drives it."""

    def __init__(self, station: LivingStation, language: str) -> None:
        words = Wording.load(language)
        self.state = StationState()
        link = read_link_address(station.folder)
        self.thread = StationThread(
            lambda: StationLink(link, station.desk), Hello("window", language, False)
        )
        self.window = MainWindow(
            Theme(language),
            words,
            self.thread,
            self.state,
            LocalNotices(load_shelf(), core_pack(), words),
            ComposingDouble(),
        )
        self.thread.connected.connect(self.window.take_connection)
        self.thread.pushed.connect(self.state.take_push)
        self.thread.lost.connect(self.state.take_loss)
        self.window.show()
        self.thread.start()

    def log_on(self, qtbot: QtBot) -> None:
        """Open the watch of the first officer."""
        officer, passphrase = OFFICERS[0]
        self.window.watch.toggle()
        (dialog,) = self.window.findChildren(WatchDialog)
        dialog.officer.setCurrentIndex(dialog.officer.findData(officer))
        QTest.keyClicks(dialog.passphrase, passphrase)
        with qtbot.waitSignal(self.window.watch.opened, timeout=PATIENCE_MS):
            dialog.confirm.click()

    def take(self, qtbot: QtBot) -> None:
        """Confirm every warning, read to the end, mark read."""
        page = self.window.page
        for warning in ("late", "delayed", "expired"):
            view = page.view
            assert view is not None
            if getattr(view.row, warning):
                page.warnings.confirmed.emit(warning)
                qtbot.waitUntil(partial(self.confirmed, warning), timeout=PATIENCE_MS)
        bar = page.text.own.verticalScrollBar()
        qtbot.waitUntil(lambda: bar.maximum() > 0)
        bar.setValue(bar.maximum())
        qtbot.waitUntil(lambda: page.possible(Step.READ), timeout=PATIENCE_MS)
        page.buttons[Step.READ].click()
        qtbot.waitUntil(lambda: page.possible(Step.READBACK), timeout=PATIENCE_MS)

    def confirmed(self, warning: str) -> bool:
        """Whether the station has the confirmation."""
        view = self.window.page.view
        return view is not None and warning in view.warnings_confirmed

    def read_back(self) -> None:
        """Settle every value out of the text and send."""
        self.window.page.buttons[Step.READBACK].click()
        page = self.window.steps.readback
        for row in page.rows:
            if isinstance(row, ChosenValue):
                codes = [choice.code for choice in row.value.choices]
                row.box.setCurrentIndex(codes.index(LAUNCH))
                row.box.activated.emit(row.box.currentIndex())
            elif isinstance(row, TypedValue):
                row.field.setText(TYPED[row.value.field])
                row.button.click()
        for row in page.rows:
            if isinstance(row, ConfirmedValue):
                row.button.click()
        page.send_button.click()


@pytest.mark.slow
def test_a_notice_is_read_and_read_back_over_two_real_stations(
    qtbot: QtBot, fonts: tuple[str, ...], tmp_path: Path
) -> None:
    with living_pair(tmp_path) as (usa, china):
        usa.officers_on_watch()
        desk = LivingDesk(china, "zh")
        try:
            qtbot.waitUntil(lambda: desk.window.ready, timeout=PATIENCE_MS)
            desk.log_on(qtbot)
            message_id = usa.release(LAUNCH)
            circuit = china.circuit()
            qtbot.waitUntil(
                lambda: desk.window.model.row_of(circuit, message_id) is not None,
                timeout=PATIENCE_MS,
            )
            desk.window.show_message(circuit, message_id)
            qtbot.waitUntil(lambda: desk.window.settled, timeout=PATIENCE_MS)
            desk.take(qtbot)
            desk.read_back()
            qtbot.waitUntil(lambda: Fact.UNDERSTOOD in usa.facts(message_id), timeout=PATIENCE_MS)
        finally:
            desk.window.close()
            desk.thread.stop()
