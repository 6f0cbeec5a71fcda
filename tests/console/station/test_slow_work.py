"""The worker thread beside the loop."""

import threading

import pytest

from console.station.slow_work import WAITING_MAX, Done, SlowWork
from protocol.errors import LocalViolation, WrongPassphrase


def wait(slow: SlowWork, count: int) -> list[Done]:
    slow.socket.setblocking(True)
    slow.socket.settimeout(10)
    done: list[Done] = []
    while len(done) < count:
        slow.socket.recv(1)
        slow.socket.setblocking(False)
        done += slow.collect()
        slow.socket.setblocking(True)
    return done


def overfill(slow: SlowWork) -> None:
    for number in range(WAITING_MAX + 2):
        slow.submit(number, int)


def test_results_and_refusals_come_back_with_their_tickets() -> None:
    slow = SlowWork()

    def refuse() -> None:
        raise WrongPassphrase("wrong-passphrase")

    slow.submit("a", lambda: 7)
    slow.submit("b", refuse)
    first, second = wait(slow, 2)
    assert first == Done("a", 7, None)
    assert second.ticket == "b"
    assert isinstance(second.error, WrongPassphrase)
    slow.close()


def test_work_runs_beside_the_caller_and_too_much_is_refused() -> None:
    slow, gate = SlowWork(), threading.Event()
    slow.submit("slow", gate.wait)
    assert slow.collect() == []
    with pytest.raises(LocalViolation, match="station-busy"):
        overfill(slow)
    gate.set()
    assert wait(slow, 1)[0].ticket == "slow"
    slow.close()
