"""Strangers at the ports: nobody gets in, memory stays, the real peer's notices pass."""

import time
from pathlib import Path

import pytest
import zmq

from console.desk_link.keys import new_curve_keys
from console.station.transport import Transport
from console.station.transport_path import PathKey, PathPoint
from tests.ordeals import strangers
from tests.ordeals.dose import Dose

SEED = 20_180_113


@pytest.mark.slow
def test_strangers_change_nothing_for_the_real_peer(tmp_path: Path) -> None:
    report = strangers.run(tmp_path, Dose.PR, SEED)
    assert report.show()


@pytest.mark.slow
def test_unknown_key_stays_out_while_the_loop_that_answers_stands_still() -> None:
    """The process lives and libzmq with it, but nobody serves the gate."""
    known, own = new_curve_keys(), new_curve_keys()
    key = PathKey(b"c" * 16, 1)
    station, caller = Transport(), Transport()
    try:
        point = PathPoint(key, False, "tcp://127.0.0.1:0", "fast", own, known.public)
        station.open(point)
        address = station.address(key)
        caller.open(PathPoint(key, True, address, "fast", new_curve_keys(), own.public))
        ends = time.monotonic() + 2
        while time.monotonic() < ends:
            caller.wait(20)
            assert not caller.send(key, b"let me in")
        assert not station._paths[key].socket.poll(0, zmq.POLLIN)
    finally:
        caller.close()
        station.close()
