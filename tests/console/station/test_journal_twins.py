"""The watch log and the journal in memory are twins: the simulation tests what the station runs."""

from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from console.station.watch_log.log import WatchLog
from protocol.errors import LocalViolation
from protocol.exchange.delivery.journal import FactRow, RecordRow, Unit
from protocol.exchange.handshake import ChainRow
from protocol.vocabulary import Fact
from tests.console.station.log_rows import CIRCUIT, KEY, describe, message_id, pair, record, waiting
from tests.simulation.memory_journal import MemoryJournal

SMALL = st.integers(1, 4)


def records(side: bytes) -> st.SearchStrategy[tuple[RecordRow, ...]]:
    """Return a few records of two epochs; some share a number, some are orphans."""
    row = st.builds(
        lambda serial, epoch, raw, orphan: record(
            serial,
            epoch=epoch,
            raw=side + raw,
            orphan=orphan,
            # One record always carries the same notice, whatever it is held as.
            carries=100 * epoch + serial if raw == b"raw" else None,
        ),
        SMALL,
        st.integers(1, 2),
        st.sampled_from([b"raw", b"raw", b"other"]),
        st.sampled_from([False, False, True]),
    )
    return st.lists(row, max_size=4).map(tuple)


def numbers() -> st.SearchStrategy[tuple[int, int] | None]:
    return st.none() | st.tuples(st.integers(1, 2), st.integers(0, 4))


def facts() -> st.SearchStrategy[tuple[FactRow, ...]]:
    row = st.builds(
        lambda number, fact, at_ms: FactRow(message_id(number), fact, at_ms),
        st.sampled_from([1, 101, 102]),
        st.sampled_from(list(Fact)),
        st.integers(0, 9),
    )
    return st.lists(row, max_size=3).map(tuple)


def units() -> st.SearchStrategy[Unit]:
    return st.builds(
        Unit,
        waiting=st.lists(st.integers(1, 8), max_size=2, unique=True).map(
            lambda orders: tuple(waiting(order) for order in orders)
        ),
        numbered=st.lists(st.integers(1, 8), max_size=2, unique=True).map(tuple),
        own=records(b"own "),
        peer=records(b"peer "),
        facts=facts(),
        peer_facts=facts(),
        own_cursor=numbers(),
        peer_head=numbers(),
        chains=st.lists(st.integers(1, 2), max_size=1).map(
            lambda paths: tuple(ChainRow(path, bytes([path]) * 32, bytes(32)) for path in paths)
        ),
        locked=st.none() | st.sampled_from(["", "own-fork"]),
    )


def orders_once(log: list[Unit]) -> Iterator[Unit]:
    """Yield the units without orders that a circuit, which counts them up, never gives twice."""
    given_orders: set[int] = set()
    for unit in log:
        kept = tuple(entry for entry in unit.waiting if entry.order not in given_orders)
        given_orders |= {entry.order for entry in kept}
        yield replace(unit, waiting=kept)


@given(log=st.lists(units(), max_size=8))
@settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_the_same_units_give_the_same_state(tmp_path: Path, log: list[Unit]) -> None:
    path = tmp_path / "watch.db"
    for file in tmp_path.iterdir():
        file.unlink()
    real_log = WatchLog.create(path, KEY)
    real = pair(real_log)
    twin = MemoryJournal()
    twin.chains = {chain.path: chain for chain in real.load().chains}
    for unit in orders_once(log):
        before = twin.copy()
        refused = False
        try:
            twin.commit(unit)
        except LocalViolation:
            refused, twin = True, before
        try:
            real.commit(unit)
        except LocalViolation:
            assert refused, unit
        else:
            assert not refused, unit
    real_log.verify()
    real_log.close()
    real_log = WatchLog.open(path, KEY)
    real = real_log.journal(CIRCUIT, describe)
    got, wanted = real.load(), twin.load()
    for field in fields(got):
        if field.name not in ("chains", "next_order"):
            assert getattr(got, field.name) == getattr(wanted, field.name), field.name
    assert sorted(got.chains, key=lambda chain: chain.path) == sorted(
        wanted.chains, key=lambda chain: chain.path
    )
    for epoch in (1, 2):
        for serial in range(1, 5):
            compare(real.own_record(epoch, serial), twin.own_record(epoch, serial))
            compare(real.peer_record(epoch, serial), twin.peer_record(epoch, serial))
            compare(real.own_before(epoch, serial), twin.own_before(epoch, serial))
            compare(real.peer_after(epoch, serial), twin.peer_after(epoch, serial))
            notice = message_id(100 * epoch + serial)
            compare(real.own_message(notice), twin.own_message(notice))
            assert real.own_facts(notice) == twin.own_facts(notice)
    real_log.close()


def compare(got: RecordRow | None, wanted: RecordRow | None) -> None:
    """Hold two answers against each other; of several orphans either may be named."""
    if got is None or wanted is None:
        assert got is wanted
    elif wanted.orphan:
        assert got.orphan
    else:
        assert got == wanted
