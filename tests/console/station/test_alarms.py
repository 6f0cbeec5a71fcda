"""The alarm machine against MSC.302(87): silence ends, only a person takes, one sound for all."""

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from console.station.alarms import (
    DESK_PATIENCE_MS,
    LISTED_MAX,
    NEXT,
    REPORT_MS,
    REST_MS,
    SILENCE_MS,
    Alarm,
    AlarmClass,
    Alarms,
    AlarmState,
    Cause,
)
from protocol.errors import LocalViolation

FLASH = Cause(AlarmClass.FLASH, "message-arrived", b"c", b"m")
LINK = Cause(AlarmClass.LINK, "path-down", b"c")
WALL = 1_700_000_000_000


def only(alarms: Alarms) -> Alarm:
    (alarm,) = alarms.listed()
    return alarm


def test_an_alarm_sounds_until_somebody_takes_it() -> None:
    alarms = Alarms()
    assert alarms.raise_alarm(FLASH, WALL, 0)
    assert alarms.loudest() == only(alarms)
    assert not alarms.tick(10**9)
    assert alarms.loudest() is not None
    assert alarms.take(only(alarms).alarm_id, 10**9)
    assert alarms.loudest() is None
    assert only(alarms).view().state == "taken"
    assert only(alarms).view().since_ms == WALL


def test_silence_lasts_thirty_seconds_and_pressing_again_does_not_lengthen_it() -> None:
    alarms = Alarms()
    alarms.raise_alarm(FLASH, WALL, 0)
    assert alarms.silence(1_000)
    assert alarms.loudest() is None
    assert not alarms.silence(20_000)
    assert alarms.next_tick_ms() == 1_000 + SILENCE_MS
    assert not alarms.tick(1_000 + SILENCE_MS - 1)
    assert alarms.tick(1_000 + SILENCE_MS)
    assert alarms.loudest() == only(alarms)


def test_a_new_alarm_breaks_the_silence() -> None:
    alarms = Alarms()
    alarms.raise_alarm(FLASH, WALL, 0)
    alarms.silence(1)
    alarms.raise_alarm(LINK, WALL, 2)
    loudest = alarms.loudest()
    assert loudest is not None
    assert loudest.cause == LINK


def test_an_alarm_whose_cause_went_stays_in_sight_without_sound() -> None:
    alarms = Alarms()
    alarms.raise_alarm(LINK, WALL, 0)
    assert alarms.end(LINK, 5)
    assert only(alarms).view().state == "ended"
    assert alarms.loudest() is None
    assert alarms.take(only(alarms).alarm_id, 6)
    assert alarms.listed() == ()


def test_a_flapping_link_is_one_alarm_and_calls_nobody_who_took_it() -> None:
    alarms = Alarms()
    for moment in range(0, 10_000, 1_000):
        alarms.raise_alarm(LINK, WALL, moment)
        alarms.end(LINK, moment + 500)
    alarms.raise_alarm(LINK, WALL, 10_000)
    alarm = only(alarms)
    assert (alarm.count, alarm.alarm_id) == (11, 1)
    alarms.take(1, 10_001)
    for moment in range(11_000, 200_000, 1_000):
        alarms.end(LINK, moment)
        alarms.tick(moment)
        assert alarms.listed() == ()
        alarms.raise_alarm(LINK, WALL, moment + 500)
        assert alarms.loudest() is None
        assert only(alarms).alarm_id == 1
    alarms.end(LINK, 200_000)
    alarms.tick(200_000 + REST_MS)
    alarms.raise_alarm(LINK, WALL, 300_000)
    assert alarms.loudest() is not None  # after a quiet minute it is news again


def test_a_flood_has_one_sound_and_a_complete_list() -> None:
    alarms = Alarms()
    for number in range(10_000):
        arrived = Cause(AlarmClass.IMMEDIATE, "message-arrived", b"c", number.to_bytes(4, "big"))
        alarms.raise_alarm(arrived, WALL, number)
    listed = alarms.listed()
    assert len(listed) == LISTED_MAX + 1
    assert sum(alarm.count for alarm in listed) == 10_000
    alarms.raise_alarm(FLASH, WALL, 10_000)
    loudest = alarms.loudest()
    assert loudest is not None
    assert loudest.cause.alarm_class is AlarmClass.FLASH


def test_one_more_notice_of_a_shared_alarm_sounds_though_it_was_taken() -> None:
    alarms = Alarms()
    for number in range(LISTED_MAX + 1):
        arrived = Cause(AlarmClass.FLASH, "message-arrived", b"c", number.to_bytes(4, "big"))
        alarms.raise_alarm(arrived, WALL, 0)
    for alarm in alarms.listed():
        alarms.take(alarm.alarm_id, 1)
    assert alarms.loudest() is None
    assert len(alarms.listed()) == LISTED_MAX  # what stands for many goes when it is taken
    alarms.raise_alarm(Cause(AlarmClass.FLASH, "message-arrived", b"c", b"more"), WALL, 2)
    loudest = alarms.loudest()
    assert loudest is not None
    assert loudest.count == 2


def test_a_caution_is_seen_and_not_heard() -> None:
    alarms = Alarms()
    alarms.raise_alarm(Cause(AlarmClass.CAUTION, "clocks-differ"), WALL, 0)
    assert alarms.loudest() is None
    assert not alarms.silence(0)
    assert only(alarms).view().state == "untaken"


def test_an_exercise_never_covers_anything_actual() -> None:
    alarms = Alarms()
    alarms.raise_alarm(Cause(AlarmClass.FLASH, "message-arrived", b"e", exercise=True), WALL, 0)
    alarms.raise_alarm(Cause(AlarmClass.OVERDUE, "readback-overdue", b"c"), WALL, 0)
    loudest = alarms.loudest()
    assert loudest is not None
    assert not loudest.cause.exercise


def test_the_station_sounds_what_no_desk_sounds_within_two_seconds() -> None:
    alarms = Alarms()
    alarms.raise_alarm(FLASH, WALL, 0)
    assert alarms.station_must_sound(DESK_PATIENCE_MS - 1) is None
    assert alarms.station_must_sound(DESK_PATIENCE_MS) == only(alarms)
    alarms.desk_sounds("east", [1], DESK_PATIENCE_MS)
    assert alarms.station_must_sound(DESK_PATIENCE_MS) is None


def test_a_frozen_desk_is_replaced_by_the_station() -> None:
    alarms = Alarms()
    alarms.raise_alarm(FLASH, WALL, 0)
    alarms.desk_sounds("east", [1], 1_000)
    assert alarms.station_must_sound(1_000 + REPORT_MS - 1) is None
    assert alarms.station_must_sound(1_000 + REPORT_MS) is not None
    alarms.desk_sounds("west", [1], 5_000)
    assert alarms.station_must_sound(5_001) is None
    alarms.desk_left("west")
    assert alarms.station_must_sound(5_001) is not None


def test_sounding_a_lesser_alarm_does_not_cover_a_graver_one() -> None:
    alarms = Alarms()
    alarms.raise_alarm(LINK, WALL, 0)
    alarms.raise_alarm(FLASH, WALL, 0)
    alarms.desk_sounds("east", [1], 2_500)
    must = alarms.station_must_sound(2_500)
    assert must is not None
    assert must.cause == FLASH
    alarms.desk_sounds("east", [2], 2_500)
    assert alarms.station_must_sound(2_500) is None


def test_more_of_the_same_does_not_put_the_station_off() -> None:
    alarms = Alarms()
    for moment in range(0, 4_000, 100):
        arrived = Cause(AlarmClass.FLASH, "message-arrived", b"c", moment.to_bytes(4, "big"))
        alarms.raise_alarm(arrived, WALL, moment)
    assert alarms.station_must_sound(DESK_PATIENCE_MS) is not None


def test_an_alarm_that_is_no_more_cannot_be_taken() -> None:
    with pytest.raises(LocalViolation, match="alarm-unknown"):
        Alarms().take(1, 0)


def test_every_event_that_can_meet_a_state_is_in_the_table() -> None:
    asked = {event for _, event in NEXT if event.value in ("raise", "silence", "take")}
    for state in set(AlarmState) - {AlarmState.GONE}:
        assert {event for of, event in NEXT if of is state} >= asked


CAUSES = [
    FLASH,
    LINK,
    Cause(AlarmClass.CAUTION, "clocks-differ"),
    Cause(AlarmClass.IMMEDIATE, "message-arrived", b"e", exercise=True),
]


class AlarmMachine(RuleBasedStateMachine):
    """Any order of causes, hands and time, against a model of what a person would expect."""

    def __init__(self) -> None:
        super().__init__()
        self.alarms = Alarms()
        self.now = 0
        self.present: set[Cause] = set()
        self.silent_until: dict[Cause, int] = {}
        self.untaken: set[Cause] = set()
        self.rested: dict[Cause, int] = {}

    @rule(cause=st.sampled_from(CAUSES))
    def raise_alarm(self, cause: Cause) -> None:
        self.alarms.raise_alarm(cause, WALL, self.now)
        known = cause in self.present or cause in self.rested
        if cause not in self.present and cause in self.untaken:
            self.silent_until.pop(cause, None)
        if not known:
            self.untaken.add(cause)
        self.rested.pop(cause, None)
        self.present.add(cause)

    @rule(cause=st.sampled_from(CAUSES))
    def end(self, cause: Cause) -> None:
        self.alarms.end(cause, self.now)
        if cause in self.present and cause not in self.untaken:
            self.rested[cause] = self.now + REST_MS
        self.present.discard(cause)

    @rule()
    def silence(self) -> None:
        self.alarms.silence(self.now)
        for cause in self.present & self.untaken:
            if cause.alarm_class.audible:
                self.silent_until.setdefault(cause, self.now + SILENCE_MS)

    @precondition(lambda self: self.alarms.listed())
    @rule(data=st.data())
    def take(self, data: st.DataObject) -> None:
        alarm = data.draw(st.sampled_from(self.alarms.listed()))
        self.alarms.take(alarm.alarm_id, self.now)
        self.untaken.discard(alarm.cause)
        self.silent_until.pop(alarm.cause, None)

    @rule(step=st.sampled_from([1, 1_999, 2_000, 29_999, 30_000, 60_000]))
    def wait(self, step: int) -> None:
        self.now += step
        self.alarms.tick(self.now)
        self.silent_until = {c: t for c, t in self.silent_until.items() if t > self.now}
        self.rested = {c: t for c, t in self.rested.items() if t > self.now}

    @invariant()
    def what_is_wrong_and_untaken_is_in_sight(self) -> None:
        listed = {alarm.cause for alarm in self.alarms.listed()}
        assert listed == self.present | self.untaken

    @invariant()
    def it_sounds_exactly_while_it_must(self) -> None:
        must = {
            cause
            for cause in self.present & self.untaken
            if cause.alarm_class.audible and cause not in self.silent_until
        }
        loudest = self.alarms.loudest()
        if not must:
            assert loudest is None
        else:
            assert loudest is not None
            assert loudest.cause == min(must, key=lambda cause: cause.gravity)

    @invariant()
    def unheard_for_two_seconds_means_the_station_sounds(self) -> None:
        loudest = self.alarms.loudest()
        if loudest is not None and self.now - loudest.changed_ms >= DESK_PATIENCE_MS:
            assert self.alarms.station_must_sound(self.now) is not None


TestAlarmMachine = AlarmMachine.TestCase
TestAlarmMachine.settings = settings(max_examples=150, stateful_step_count=40, deadline=None)
