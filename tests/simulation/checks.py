"""The oracle: what must hold at every moment, and what must be true when faults have stopped."""

from dataclasses import dataclass, field

from protocol.exchange.delivery.effects import Arrived, Effect, FactKnown
from protocol.exchange.delivery.step import Now
from protocol.exchange.identity import Profile
from protocol.vocabulary import Fact
from tests.simulation.station import Station
from tests.simulation.world import World

RECOVERY_FAST_MS = 3_000
RECOVERY_SLOW_MS = 900_000
"""A line of 9.6 kbit/s may need some minutes for a handshake and one record after the other."""


class Violated(AssertionError):
    """The oracle's no, with what it saw."""


@dataclass(slots=True)
class Oracle:
    """Watches one run."""

    status: dict[bytes, Fact] = field(default_factory=dict)

    def observe(self, world: World, station: Station, effect: Effect) -> None:
        """Check an effect at the moment at which it is performed."""
        if isinstance(effect, Arrived):
            _demand(not station.shown_twice, "shown twice", effect.message_id.hex())
            _check_screen(world, station)
        elif isinstance(effect, FactKnown):
            self._check_fact(world, effect)

    def _check_fact(self, world: World, effect: FactKnown) -> None:
        released = world.released[effect.message_id]
        receiver = world.stations[1 - released.station]
        if effect.fact >= Fact.STORED and not world.plan.restores:
            held = receiver.journal.peer_message(effect.message_id)
            _demand(held is not None, "a receipt speaks of what is not durable", effect)
        sender = world.stations[released.station]
        before = self.status.get(effect.message_id)
        known = [row.fact for row in sender.journal.own_facts(effect.message_id)]
        _demand(effect.fact in known, "a fact was shown before it was durable", effect)
        now = max(known)
        went_back = before is not None and now < before
        _demand(not went_back or world.plan.restores, "a status went back", effect)
        self.status[effect.message_id] = now


def check_safety(world: World) -> None:
    """Check what must hold at any time, whatever faults are on."""
    for station in world.stations:
        _demand(not station.shown_twice, "shown twice", station.shown_twice)
        for message_id in station.screen:
            released = world.released.get(message_id)
            _demand(released is not None, "shown, but never released", message_id.hex())
        if station.circuit is not None:
            snapshot = station.circuit.snapshot(Now(station.wall_ms, station.mono_ms))
            _demand(not snapshot.storage_stopped, "the journal failed", station.index)
            _demand(snapshot.locked in ("", "restoring"), "locked without a fork", snapshot.locked)
        _check_screen(world, station)
        if not world.plan.restores:
            codes = {event.code for event in station.journal.events}
            _demand("path-unlinked" not in codes, "a path secret was lost", station.index)
            _demand("peer-restored" not in codes, "a backup seen where none was", station.index)


def _check_screen(world: World, station: Station) -> None:
    """Check the order on a screen: per sender and precedence as released."""
    last: dict[int, int] = {}
    for message_id in station.screen:
        released = world.released[message_id]
        _demand(released.station != station.index, "own message shown as the peer's", released)
        before = last.get(released.precedence, -1)
        _demand(before < released.order, "out of order", (released.precedence, released.number))
        last[released.precedence] = released.order


def settled(world: World) -> bool:
    """Whether nothing is on the way any more."""
    for station in world.stations:
        if station.circuit is None:
            return False
        now = Now(station.wall_ms, station.mono_ms)
        snapshot = station.circuit.snapshot(now)
        if not snapshot.alive or snapshot.waiting or snapshot.unreceipted or snapshot.missing:
            return False
        if snapshot.locked or snapshot.own_tree != _other(world, station).peer_tree:
            return False
    return not _undelivered(world)


def check_liveness(world: World) -> None:
    """Check that everything arrived and both sides hold the same."""
    for station in world.stations:
        _demand(station.circuit is not None, "a station is down", station.index)
        assert station.circuit is not None
        snapshot = station.circuit.snapshot(Now(station.wall_ms, station.mono_ms))
        peer = _other(world, station)
        _demand(snapshot.alive, "no session after healing", snapshot)
        _demand(not snapshot.missing, "a gap stays", snapshot.missing)
        _demand(not snapshot.waiting, "messages still wait", snapshot)
        _demand(not snapshot.unreceipted, "messages without STORED", snapshot)
        _demand(not snapshot.locked, "locked", snapshot)
        roots = (snapshot.own_tree, peer.peer_tree)
        _demand(roots[0] == roots[1], "roots differ", (station.index, roots))
    missing = _undelivered(world)
    _demand(not missing, "lost", missing)


def recovery_limit_ms(world: World) -> int:
    """Return how long after healing everything may take."""
    fast = Profile.FAST in world.plan.profiles
    return RECOVERY_FAST_MS if fast else RECOVERY_SLOW_MS


def _undelivered(world: World) -> list[object]:
    """Return messages and statements that are not where they must be."""
    missing: list[object] = []
    for message_id, released in world.released.items():
        if released.lost:
            continue
        sender, receiver = world.stations[released.station], world.stations[1 - released.station]
        facts = {row.fact for row in sender.journal.own_facts(message_id)}
        if message_id not in receiver.screen:
            missing.append(("not shown", released.station, released.number))
        if Fact.STORED not in facts:
            missing.append(("no STORED", released.station, released.number))
        for about, fact in receiver.journal.peer_facts:
            if about == message_id and fact not in facts:
                missing.append(("statement lost", fact.name, released.station, released.number))
    return missing


def _other(world: World, station: Station):  # type: ignore[no-untyped-def]
    other = world.stations[1 - station.index]
    assert other.circuit is not None
    return other.circuit.snapshot(Now(other.wall_ms, other.mono_ms))


def _demand(holds: bool, what: str, seen: object) -> None:
    if not holds:
        raise Violated(f"{what}: {seen}")
