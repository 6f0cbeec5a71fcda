"""What the peer says of itself, and whether there are two of it. None of this decides delivery."""

from collections import OrderedDict
from dataclasses import dataclass, field

from protocol.exchange.delivery.effects import ClockOffset, PeerChanged
from protocol.exchange.delivery.frames import Heartbeat, Sync
from protocol.exchange.delivery.line import Line
from protocol.exchange.delivery.path import Path
from protocol.exchange.delivery.step import Step

INSTANCES_MAX = 64
"""Runs of the peer station that are remembered to know a second copy by."""

OFFSET_CHANGE_MS = 500
"""A clock offset is told again when it changed by so much."""

OFFSET_MAX_MS = 100 * 366 * 86_400_000
"""A hundred years: an instant far beyond them is no date that a screen could show."""

ROUND_TRIP_MAX_MS = 600_000


@dataclass(slots=True)
class Peer:
    """The peer station as it last described itself.

    Attributes:
        instance: its run, as the last SYNC named it; since_step: when that was first heard.
    """

    instance: bytes = b""
    since_step: int = 0
    packs: tuple[bytes, ...] = ()
    officer_on_watch: bool = False
    desk_connected: bool = False
    officer_heard_ms: int | None = None
    locked: str = ""
    offset_ms: int | None = None
    alive: bool = False
    alive_since_ms: int | None = None
    _earlier: OrderedDict[bytes, None] = field(default_factory=OrderedDict)
    _shown: PeerChanged | None = None
    _offset_shown: int | None = None

    def greet(self, step: Step, line: Line, sync: Sync) -> str:
        """Take note of a SYNC; return whose it is: "same", "new", "late" or "copy".

        A run that we hear again after a later one is either late word from before it ended, or a
        second live copy. It is the second if our part of this handshake went out after the later
        run was heard, because the peer answered that.
        """
        if sync.instance in self._earlier and line.began <= self.since_step:
            return "late"
        self.packs, self.locked = sync.packs, sync.locked
        if sync.instance == self.instance:
            return "same"
        if sync.instance in self._earlier:
            return "copy"
        if self.instance:
            self._earlier[self.instance] = None
            while len(self._earlier) > INSTANCES_MAX:
                self._earlier.popitem(last=False)
        self.instance, self.since_step = sync.instance, step.count
        return "new"

    def forget_copies(self) -> None:
        """Begin anew: officers say that the second copy is gone."""
        self._earlier.clear()
        self.instance = b""

    def beat(self, step: Step, path: Path, line: Line, heartbeat: Heartbeat) -> None:
        """Take note of a heartbeat: who is there, and what the clocks say."""
        line.token, line.token_ms = heartbeat.token, step.now.mono_ms
        self.officer_on_watch = heartbeat.officer_on_watch
        self.desk_connected = heartbeat.desk_connected
        self.locked = heartbeat.locked
        if heartbeat.officer_on_watch:
            self.officer_heard_ms = step.now.wall_ms
        if heartbeat.echo is None:
            return
        line.unheard = heartbeat.echo_held_ms >= path.timing.silence_ms
        round_trip = step.now.mono_ms - heartbeat.echo - heartbeat.echo_held_ms
        if 0 <= round_trip <= ROUND_TRIP_MAX_MS:
            path.round_trip_ms = round_trip
            offset_ms = heartbeat.wall_ms + round_trip // 2 - step.now.wall_ms
            self.offset_ms = max(-OFFSET_MAX_MS, min(offset_ms, OFFSET_MAX_MS))
            if (
                self._offset_shown is None
                or abs(self.offset_ms - self._offset_shown) >= OFFSET_CHANGE_MS
            ):
                self._offset_shown = self.offset_ms
                step.show(ClockOffset(self.offset_ms, round_trip))

    def watch(self, step: Step, alive: bool) -> None:
        """Show what changed since it was last shown."""
        if alive and not self.alive:
            self.alive_since_ms = step.now.wall_ms
        self.alive = alive
        changed = PeerChanged(
            alive=alive,
            officer_on_watch=alive and self.officer_on_watch,
            desk_connected=alive and self.desk_connected,
            locked=self.locked,
            packs=self.packs,
        )
        if changed != self._shown:
            self._shown = changed
            step.show(changed)
