"""Traffic between two living stations for ordeals, and what must hold after any of them."""

from collections.abc import Sequence

from console.desk_link.requests import LinkTest, Released
from console.desk_link.views import TrafficRow
from console.desk_link.wire import LinkLost
from protocol.vocabulary import Fact
from tests.console.station.living import OFFICERS, LivingStation, until

OFFICER = OFFICERS[0][0]


class Traffic:
    """Sends test notices both ways, and remembers what a station said it had released.

    Attributes:
        released: ids that each station confirmed as released; they may never be lost.
        highest: the highest fact ever shown of each id; it may never go back.
    """

    def __init__(self, stations: Sequence[LivingStation]) -> None:
        self.stations = tuple(stations)
        self.released: dict[str, list[bytes]] = {station.name: [] for station in stations}
        self.highest: dict[bytes, Fact] = {}

    def send(self, station: LivingStation) -> None:
        """Try to send one notice; a station that dies meanwhile may or may not have released."""
        try:
            if not all(officer.on_watch for officer in station.look().officers):
                station.officers_on_watch()
            sent = station.link.ask(LinkTest(station.circuit(), OFFICER))
        except LinkLost:
            station.hang_up()
            return
        assert isinstance(sent, Released)
        self.released[station.name].append(sent.message_id)

    def look(self, station: LivingStation) -> None:
        """Compare what is shown now with the best that was ever shown."""
        for row in station.rows():
            if row.outgoing and row.facts:
                shown = max(Fact(fact) for fact, _ in row.facts)
                before = self.highest.get(row.message_id, shown)
                assert shown >= before, f"{row.message_id.hex()} went back to {shown.name}"
                self.highest[row.message_id] = shown

    def settle(self) -> None:
        """Wait until everything that was released is stored on the other side."""
        for station in self.stations:
            assert until(lambda: all_stored(station), 60), undelivered(station)  # noqa: B023

    def check(self) -> None:
        """Assert that nothing was lost, doubled, reordered or changed."""
        one, other = self.stations
        for sender, receiver in ((one, other), (other, one)):
            out = [view for view in sender.traffic() if view.row.outgoing]
            arrived = [view for view in receiver.traffic() if not view.row.outgoing]
            sent_ids = [view.row.message_id for view in out]
            assert len(set(sent_ids)) == len(sent_ids), "released twice"
            assert set(self.released[sender.name]) <= set(sent_ids), "released and forgotten"
            assert sorted(sent_ids) == sorted(v.row.message_id for v in arrived), "lost or doubled"
            bodies = {view.row.message_id: (view.body, view.record_hash) for view in out}
            for view in arrived:
                assert bodies[view.row.message_id] == (view.body, view.record_hash), "changed"
            numbers = [number(view.row) for view in reversed(out)]
            assert numbers == sorted(numbers), "numbered out of order"
            assert sender.look().circuits[0].own_tree == receiver.look().circuits[0].peer_tree


def number(row: TrafficRow) -> tuple[int, int]:
    """Return epoch and serial of a notice that has been numbered."""
    assert row.serial is not None
    return row.epoch, row.serial


def undelivered(station: LivingStation) -> list[str]:
    """Return the outgoing notices without STORED."""
    return [
        row.message_id.hex()
        for row in station.rows()
        if row.outgoing and Fact.STORED not in {fact for fact, _ in row.facts}
    ]


def all_stored(station: LivingStation) -> bool:
    """Say whether every outgoing notice is stored on the other side."""
    return not undelivered(station)
