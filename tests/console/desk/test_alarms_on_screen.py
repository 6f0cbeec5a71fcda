"""The alarm bar and its sound: the gravest first, until a person takes it."""

from pytestqt.qtbot import QtBot

from console.desk.alarm_sound import AlarmSound
from console.desk_link.requests import Alarms, SilenceAlarms, Sounding, TakeAlarm
from console.desk_link.views import AlarmView
from protocol.notices.pack import Pack
from tests.console.desk import examples
from tests.console.desk.bench import Bench, Benches


class SounderDouble:
    """Notes what is played."""

    def __init__(self) -> None:
        self.played: list[str] = []
        self.fault = ""

    def start(self, pattern: str) -> bool:
        self.played.append(pattern)
        return not self.fault

    def stop(self) -> None:
        self.played.append("")


def alarmed(bench: Benches, *alarms: AlarmView) -> Bench:
    """Return a window in which these alarms stand."""
    desk = bench()
    desk.window.show()
    desk.station.alarms = alarms
    desk.state.take_alarms(Alarms(alarms))
    return desk


def test_the_gravest_alarm_stands_in_the_bar(bench: Benches) -> None:
    desk = alarmed(
        bench,
        examples.alarm(1, "caution", "clocks-apart"),
        examples.alarm(2, "flash", "message-arrived"),
        examples.alarm(3, "link", "link-lost"),
    )
    bar = desk.window.alarm_bar
    assert bar.isVisible()
    assert bar.accessibleName().startswith("FLASH: Notice arrived")
    assert "2 more alarms" in " ".join(label.text() for label in bar.findChildren(type(bar._more)))


def test_taken_alarms_leave_the_bar(bench: Benches) -> None:
    desk = alarmed(bench, examples.alarm(7, "flash", "message-arrived"))
    desk.window.alarm_bar.take_button.click()
    assert TakeAlarm(7, "Chen Wei") in desk.station.asked
    assert not desk.window.alarm_bar.isVisible()


def test_silence_keeps_the_bar_and_says_that_the_sound_returns(bench: Benches) -> None:
    desk = alarmed(bench, examples.alarm(7, "flash", "message-arrived"))
    desk.window.alarm_bar.silence_button.click()
    assert SilenceAlarms("Chen Wei") in desk.station.asked
    assert desk.window.alarm_bar.isVisible()
    assert not desk.window.alarm_bar.silence_button.isEnabled()


def test_open_shows_the_notice(bench: Benches, pack: Pack) -> None:
    row = examples.row(1, "launch-observed", precedence=1)
    body = examples.notice(pack, "launch-observed").encode()
    desk = bench((examples.message(row, body),))
    desk.window.show()
    alarm = examples.alarm(1, "flash", "message-arrived", message_id=row.message_id)
    desk.state.take_alarms(Alarms((alarm,)))
    desk.window.alarm_bar.open_button.click()
    view = desk.window.page.view
    assert view is not None
    assert view.row.message_id == row.message_id


def test_a_grave_alarm_brings_the_window_back_once(bench: Benches) -> None:
    desk = bench()
    desk.window.showMinimized()
    first = examples.alarm(1, "flash", "message-arrived")
    desk.state.take_alarms(Alarms((first,)))
    assert not desk.window.isMinimized()
    desk.window.showMinimized()
    desk.state.take_alarms(Alarms((first,)))
    assert desk.window.isMinimized()


def test_sound_follows_the_gravest_in_the_voice_of_the_exercise(bench: Benches) -> None:
    desk, sounder = bench(), SounderDouble()
    sound = AlarmSound(desk.station, desk.state, sounder, desk.window)
    link = examples.alarm(1, "link", "link-lost")
    flash = examples.alarm(2, "flash", "message-arrived")
    desk.state.take_alarms(Alarms((link,)))
    desk.state.take_alarms(Alarms((link, flash)))
    desk.state.take_alarms(Alarms(()))
    assert [pattern for pattern in sounder.played if pattern] == [
        "link-exercise",
        "flash-exercise",
    ]
    assert sounder.played[-1] == ""
    assert sound.sounding == ""


def test_what_sounds_is_reported_again_and_again(qtbot: QtBot, bench: Benches) -> None:
    desk, sounder = bench(), SounderDouble()
    AlarmSound(desk.station, desk.state, sounder, desk.window)
    desk.state.take_alarms(Alarms((examples.alarm(5, "flash", "message-arrived"),)))
    desk.state.tick.emit()
    assert desk.station.asked.count(Sounding((5,))) == 2
    sounder.fault = "sound-device-failed"
    desk.state.tick.emit()
    assert desk.station.asked.count(Sounding((5,))) == 2


def test_a_caution_and_what_is_over_make_no_sound(bench: Benches) -> None:
    desk, sounder = bench(), SounderDouble()
    AlarmSound(desk.station, desk.state, sounder, desk.window)
    desk.state.take_alarms(
        Alarms(
            (
                examples.alarm(1, "caution", "clocks-apart"),
                examples.alarm(2, "link", "link-lost", state="ended"),
            )
        )
    )
    assert [pattern for pattern in sounder.played if pattern] == []
