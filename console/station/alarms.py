"""The station's alarms: what is wrong, who has taken it, what must sound now.

After IMO resolution MSC.302(87): an untaken alarm sounds; silence lasts 30 s; only a person takes
an alarm; one whose cause has gone stays in sight, without sound, until it is taken. Nothing here
reads a clock or plays a sound: monotonic milliseconds come in, the pattern to play goes out.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum, IntEnum

from console.desk_link.views import AlarmView
from protocol.errors import LocalViolation

SILENCE_MS = 30_000
"""How long a silenced alarm stays quiet (MSC.302(87), 8.7)."""

DESK_PATIENCE_MS = 2_000
"""How long an alarm may go unsounded by the desks before the station sounds it."""

REPORT_MS = 3_000
"""How long a desk's word that it sounds an alarm holds; a frozen desk does not renew it."""

REST_MS = 60_000
"""How long a taken alarm whose cause went is remembered: a cause that comes and goes is one
alarm, and whoever took it is not called again each time."""

LISTED_MAX = 500
"""Alarms kept apart. More notices of a class then share one alarm of their circuit."""


class AlarmClass(IntEnum):
    """Classes, gravest first; the lower-case name travels in views."""

    FLASH = 1
    IMMEDIATE = 2
    INTEGRITY = 3
    LINK = 4
    OVERDUE = 5
    CAUTION = 6

    @property
    def audible(self) -> bool:
        """Whether it sounds. A caution only shows (MSC.302(87), 5.4)."""
        return self is not AlarmClass.CAUTION


class AlarmState(Enum):
    """Where one alarm stands."""

    UNTAKEN = "untaken"
    SILENCED = "silenced"
    TAKEN = "taken"
    ENDED = "ended"  # its cause has gone and nobody had taken it
    RESTING = "resting"  # its cause has gone and it was taken: out of sight, not forgotten
    GONE = "gone"


class _Event(Enum):
    RAISE = "raise"
    ANOTHER = "another"  # one more notice of an alarm that many notices share
    SILENCE = "silence"
    SILENCE_OVER = "silence over"
    TAKE = "take"
    END = "end"
    REST_OVER = "rest over"


_S, _E = AlarmState, _Event
NEXT: dict[tuple[AlarmState, _Event], AlarmState] = {
    (_S.UNTAKEN, _E.RAISE): _S.UNTAKEN,
    (_S.UNTAKEN, _E.SILENCE): _S.SILENCED,
    (_S.UNTAKEN, _E.TAKE): _S.TAKEN,
    (_S.UNTAKEN, _E.END): _S.ENDED,
    (_S.SILENCED, _E.RAISE): _S.SILENCED,
    (_S.SILENCED, _E.SILENCE): _S.SILENCED,  # pressing again does not lengthen the silence
    (_S.SILENCED, _E.SILENCE_OVER): _S.UNTAKEN,
    (_S.SILENCED, _E.TAKE): _S.TAKEN,
    (_S.SILENCED, _E.END): _S.ENDED,
    (_S.TAKEN, _E.RAISE): _S.TAKEN,
    (_S.TAKEN, _E.SILENCE): _S.TAKEN,
    (_S.TAKEN, _E.TAKE): _S.TAKEN,
    (_S.TAKEN, _E.END): _S.RESTING,
    (_S.ENDED, _E.RAISE): _S.UNTAKEN,
    (_S.ENDED, _E.SILENCE): _S.ENDED,
    (_S.ENDED, _E.TAKE): _S.GONE,
    (_S.ENDED, _E.END): _S.ENDED,
    (_S.RESTING, _E.RAISE): _S.TAKEN,
    (_S.RESTING, _E.SILENCE): _S.RESTING,
    (_S.RESTING, _E.TAKE): _S.RESTING,
    (_S.RESTING, _E.END): _S.RESTING,
    (_S.RESTING, _E.REST_OVER): _S.GONE,
    **{(state, _E.ANOTHER): _S.UNTAKEN for state in _S if state is not _S.GONE},
}


@dataclass(frozen=True, slots=True)
class Cause:
    """What an alarm is about. Two raisings of one cause are one alarm.

    Attributes:
        code: kebab case, such as ``message-arrived`` or ``path-down``.
        exercise: whether it belongs to an EXERCISE circuit; its sound is another one.
    """

    alarm_class: AlarmClass
    code: str
    circuit: bytes | None = None
    message_id: bytes | None = None
    exercise: bool = False

    @property
    def gravity(self) -> tuple[bool, AlarmClass]:
        """Order of alarms: an exercise never covers anything actual."""
        return self.exercise, self.alarm_class


@dataclass(frozen=True, slots=True)
class Alarm:
    """One alarm as it stands.

    Attributes:
        since_ms: wall clock when it was first raised, ms since 1970 UTC.
        count: how often it was raised.
        changed_ms: monotonic ms of the last change of state.
        shared: stands for many notices; nothing ends it but a person.
    """

    alarm_id: int
    cause: Cause
    state: AlarmState
    since_ms: int
    count: int
    changed_ms: int
    shared: bool = False

    @property
    def sounding(self) -> bool:
        """Whether it must be heard now."""
        return self.state is AlarmState.UNTAKEN and self.cause.alarm_class.audible

    def view(self) -> AlarmView:
        """Return it as the desks see it."""
        return AlarmView(
            alarm_id=self.alarm_id,
            alarm_class=self.cause.alarm_class.name.lower(),
            state=self.state.value,
            circuit=self.cause.circuit,
            message_id=self.cause.message_id,
            code=self.cause.code,
            since_ms=self.since_ms,
            count=self.count,
        )


class Alarms:
    """All alarms of a station. Every method takes the monotonic time in milliseconds.

    Methods that may change something return whether they did, so that the desks are told.
    """

    def __init__(self) -> None:
        self._alarms: dict[Cause, Alarm] = {}
        self._reports: dict[str, tuple[int, frozenset[int]]] = {}
        self._last_id = 0

    def raise_alarm(self, cause: Cause, wall_ms: int, mono_ms: int) -> bool:
        """Something is wrong, or is so again."""
        shared = cause not in self._alarms and len(self._alarms) >= LISTED_MAX
        if shared:
            cause = replace(cause, message_id=None)
        alarm = self._alarms.get(cause)
        if alarm is None:
            self._last_id += 1
            self._alarms[cause] = Alarm(
                alarm_id=self._last_id,
                cause=cause,
                state=AlarmState.UNTAKEN,
                since_ms=wall_ms,
                count=1,
                changed_ms=mono_ms,
                shared=shared,
            )
            return True
        event = _Event.ANOTHER if alarm.shared else _Event.RAISE
        self._step(replace(alarm, count=alarm.count + 1), event, mono_ms)
        return True

    def end(self, cause: Cause, mono_ms: int) -> bool:
        """What was wrong is so no longer. Ending what was never raised is harmless."""
        alarm = self._alarms.get(cause)
        return alarm is not None and self._step(alarm, _Event.END, mono_ms)

    def take(self, alarm_id: int, mono_ms: int) -> bool:
        """A person takes the alarm.

        Raises:
            LocalViolation: ``alarm-unknown``: there is none of that number any more.
        """
        for alarm in self._alarms.values():
            if alarm.alarm_id == alarm_id:
                taken = self._step(alarm, _Event.TAKE, mono_ms)
                if alarm.shared:
                    self.end(alarm.cause, mono_ms)
                return taken
        raise LocalViolation("alarm-unknown", alarm=alarm_id)

    def silence(self, mono_ms: int) -> bool:
        """Quiet for 30 s. What is raised in that time sounds."""
        changed = [
            self._step(alarm, _Event.SILENCE, mono_ms)
            for alarm in list(self._alarms.values())
            if alarm.cause.alarm_class.audible
        ]
        return any(changed)

    def tick(self, mono_ms: int) -> bool:
        """Let time pass: silences end, old alarms are forgotten."""
        changed = [
            self._step(alarm, event, mono_ms)
            for alarm, event, at_ms in self._timers()
            if mono_ms >= at_ms
        ]
        return any(changed)

    def next_tick_ms(self) -> int | None:
        """Return the monotonic instant of the next change that time alone brings, or None."""
        return min((at_ms for _, _, at_ms in self._timers()), default=None)

    def listed(self) -> tuple[Alarm, ...]:
        """Return all alarms in sight, gravest first, oldest first within a class."""
        seen = [a for a in self._alarms.values() if a.state is not AlarmState.RESTING]
        return tuple(sorted(seen, key=lambda alarm: (alarm.cause.gravity, alarm.alarm_id)))

    def loudest(self) -> Alarm | None:
        """Return the alarm whose pattern must be heard now, or None: one sound for them all."""
        return next((alarm for alarm in self.listed() if alarm.sounding), None)

    def desk_sounds(self, desk: str, alarm_ids: Iterable[int], mono_ms: int) -> None:
        """A desk reports what it is sounding now; to be renewed at least every 3 s."""
        self._reports[desk] = (mono_ms, frozenset(alarm_ids))

    def desk_left(self, desk: str) -> None:
        """A desk is gone, and its sound with it."""
        self._reports.pop(desk, None)

    def station_must_sound(self, mono_ms: int) -> Alarm | None:
        """Return the alarm to sound here because no desk has sounded it for 2 s, or None.

        A desk sounds one pattern for everything of that gravity, so its word for one alarm
        covers the others that are no graver.
        """
        loudest = self.loudest()
        if loudest is None or self._desks_reach(loudest.cause, mono_ms):
            return None
        alike = [
            a for a in self.listed() if a.sounding and a.cause.gravity == loudest.cause.gravity
        ]
        oldest = min(alike, key=lambda alarm: alarm.changed_ms)
        return oldest if mono_ms >= oldest.changed_ms + DESK_PATIENCE_MS else None

    def _desks_reach(self, cause: Cause, mono_ms: int) -> bool:
        reported: set[int] = set()
        for at_ms, alarm_ids in self._reports.values():
            if mono_ms < at_ms + REPORT_MS:
                reported |= alarm_ids
        return any(
            alarm.alarm_id in reported and alarm.sounding and alarm.cause.gravity <= cause.gravity
            for alarm in self._alarms.values()
        )

    def _timers(self) -> list[tuple[Alarm, _Event, int]]:
        timers = []
        for alarm in self._alarms.values():
            if alarm.state is AlarmState.SILENCED:
                timers.append((alarm, _Event.SILENCE_OVER, alarm.changed_ms + SILENCE_MS))
            elif alarm.state is AlarmState.RESTING:
                timers.append((alarm, _Event.REST_OVER, alarm.changed_ms + REST_MS))
        return timers

    def _step(self, alarm: Alarm, event: _Event, mono_ms: int) -> bool:
        """Move one alarm by the table; a missing entry there is a mistake of ours."""
        state = NEXT[alarm.state, event]
        if state is AlarmState.GONE:
            del self._alarms[alarm.cause]
            return True
        moved = state is not alarm.state
        changed_ms = mono_ms if moved else alarm.changed_ms
        self._alarms[alarm.cause] = replace(alarm, state=state, changed_ms=changed_ms)
        return moved
