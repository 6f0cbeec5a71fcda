"""Two living stations with two paths between them, each side listening on one of them."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

from console.desk_link.requests import (
    PairingBegin,
    PairingFinish,
    PairingOffer,
    PairingPeerVerifiedUs,
    PairingSheet,
)
from console.desk_link.views import EventView, PairingView
from console.station.keystore import Keystore
from console.station.watch_log.log import WatchLog
from protocol.exchange.crypto_real import RealPrimitives
from protocol.exchange.identity import Card, SignedSheet
from tests.console.station.living import OFFICERS, LivingStation, free_port, stop_all, until
from tests.ordeals.history import Ending, Line

PAGE: Final = 200
REST_S: Final = 30.0

Pair = tuple[LivingStation, LivingStation]


@contextmanager
def ordeal_pair(
    folder: Path,
    binds: Sequence[int],
    doors: Sequence[int] = (),
    make: type[LivingStation] = LivingStation,
) -> Iterator[Pair]:
    """Yield two running stations, paired, with a session on every path; stop them at the end.

    Args:
        binds: ports where the listening side of each path really listens. The first station
            listens on path 1, the second on path 2 if there is one.
        doors: ports that the other side calls instead, for wires in between.
        make: what kind of station; a sabotaged one for a negative control.
    """
    pair = (
        make(folder / "usa", "WASHINGTON NRRC", "USA"),
        make(folder / "china", "BEIJING NRRC", "CHN"),
    )
    with ExitStack() as stack:
        stack.callback(stop_all, pair)
        for station in pair:
            station.start()
            station.officers_on_watch()
        _pair_up(pair, binds, doors or binds)
        for station in pair:
            station.hang_up()  # a desk that never hears its news would fill up
        yield pair


def _pair_up(pair: Pair, binds: Sequence[int], doors: Sequence[int]) -> None:
    """Hold the ceremony and wait until every path is open."""
    views = [_begin(station, side, binds, doors) for side, station in enumerate(pair)]
    for station, theirs in zip(pair, reversed(views), strict=True):
        station.link.ask(PairingOffer(theirs.own_offer), 10_000)
        station.link.ask(PairingSheet(theirs.own_sheet_text.splitlines()[0]), 10_000)
    for station in pair:
        station.link.ask(PairingPeerVerifiedUs(), 10_000)
        station.link.ask(PairingFinish(), 10_000)
    assert until(lambda: all(all_open(station) for station in pair))


def all_open(station: LivingStation) -> bool:
    """Say whether a session is open on every path of the only circuit."""
    (circuit,) = station.look().circuits
    return all(path.state == "open" for path in circuit.paths)


def _begin(
    station: LivingStation, side: int, binds: Sequence[int], doors: Sequence[int]
) -> PairingView:
    sheet = ""
    for path, (bind, door) in enumerate(zip(binds, doors, strict=True)):
        role = "listens" if path == side else "connects"
        own = f'bind = "tcp://127.0.0.1:{bind}"\n' if role == "listens" else ""
        sheet += f'[[path]]\nrole = "{role}"\naddress = "tcp://127.0.0.1:{door}"\n{own}'
    view = station.link.ask(PairingBegin((OFFICERS[0][0], OFFICERS[1][0]), sheet), 10_000)
    assert isinstance(view, PairingView)
    return view


def free_ports(count: int) -> tuple[int, ...]:
    """Return so many different ports that were free a moment ago."""
    ports: set[int] = set()
    while len(ports) < count:
        ports.add(free_port())
    return tuple(ports)


def at_rest(pair: Pair) -> bool:
    """Say whether nothing is on the way any more and both hold the same two trees."""
    one, other = (station.look().circuits[0] for station in pair)
    idle = all(
        not (circuit.missing or circuit.waiting or circuit.unreceipted) for circuit in (one, other)
    )
    return idle and one.own_tree == other.peer_tree and other.own_tree == one.peer_tree


def endings(pair: Pair, rest_s: float = REST_S) -> list[Ending]:
    """Wait until all is quiet, stop both, verify both logs, and return what they hold."""
    until(lambda: at_rest(pair), rest_s)
    looked = [
        (station.look().circuits[0], tuple(Line.of(row) for row in reversed(station.rows())))
        for station in pair
    ]
    for station in pair:
        assert station.stop() == 0
    return [
        Ending(
            name=station.name,
            lines=lines,
            own_tree=circuit.own_tree,
            peer_tree=circuit.peer_tree,
            open_ends=(circuit.missing, circuit.waiting, circuit.unreceipted, circuit.locked),
            events=tuple(event for _, event in _events(station)),
        )
        for station, (circuit, lines) in zip(pair, looked, strict=True)
    ]


def data_key(station: LivingStation) -> bytes:
    """Return the key of a station's log, as an officer's passphrase opens it."""
    return Keystore.open(station.folder / "keys.slots").unlock(*OFFICERS[0])


def _events(station: LivingStation) -> Iterator[tuple[int, EventView]]:
    """Verify a stopped station's log whole; yield every event in it."""
    log = WatchLog.open(station.folder / "watch.db", data_key(station), readonly=True)
    log.verify()
    before = 0
    while page := log.events(PAGE, before):
        yield from page
        before = page[-1][0]
    log.close()


def listener_key(station: LivingStation) -> bytes:
    """Return the CURVE public key at which a stopped station's first path is called."""
    log = WatchLog.open(station.folder / "watch.db", data_key(station), readonly=True)
    (circuit,) = log.circuits()
    path = log.paths(circuit.circuit_id)[0]
    log.close()
    sheet = SignedSheet.decode(path.own_sheet)
    return sheet.open(RealPrimitives(), Card.decode(circuit.own_card)).curve_public
