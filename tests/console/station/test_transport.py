"""Paths over real sockets: frames go through, strangers do not, every failure has a name."""

import socket
import time
from collections.abc import Callable, Iterator

import pytest
import zmq

from console.desk_link.keys import CurveKeys, new_curve_keys
from console.station.transport import PathChange, Transport
from console.station.transport_path import FLOOD, MAXIMUM_FRAME, PathKey, PathPoint
from protocol.errors import LocalViolation
from tests.console.station.living import free_port
from tests.ordeals.proxy import Fault, Wire

KEY = PathKey(b"c" * 16, 1)
PATIENCE_S = 10.0


class End:
    """One station's transport with what it has reported so far."""

    def __init__(self) -> None:
        self.transport = Transport()
        self.keys = new_curve_keys()
        self.frames: list[bytes] = []
        self.changes: list[PathChange] = []
        self.strangers: list[str] = []
        self.misaddressed = 0

    def listen(self, peer: CurveKeys, hosts: frozenset[str] = frozenset(), port: int = 0) -> str:
        address = f"tcp://127.0.0.1:{port}"
        self.transport.open(PathPoint(KEY, False, address, "fast", self.keys, peer.public, hosts))
        return self.transport.address(KEY)

    def connect(self, address: str, peer_public: bytes) -> None:
        self.transport.open(PathPoint(KEY, True, address, "fast", self.keys, peer_public))

    def turn(self) -> None:
        came = self.transport.wait(10)
        self.frames += [frame for _, frames in came.frames for frame in frames]
        self.changes += came.changes
        self.strangers += [stranger.key for stranger in came.strangers]
        self.misaddressed += len(came.misaddressed)

    @property
    def faults(self) -> list[str]:
        return [change.fault for change in self.changes if change.fault]


def until(condition: Callable[[], bool], *ends: End) -> bool:
    deadline = time.monotonic() + PATIENCE_S
    while not condition() and time.monotonic() < deadline:
        for end in ends:
            end.turn()
    return condition()


@pytest.fixture
def ends() -> Iterator[tuple[End, End]]:
    listener, connector = End(), End()
    yield listener, connector
    listener.transport.close()
    connector.transport.close()


def join(listener: End, connector: End) -> None:
    connector.connect(listener.listen(connector.keys), listener.keys.public)
    assert until(lambda: both_up(listener, connector), listener, connector)


def both_up(*ends: End) -> bool:
    return all(end.changes and end.changes[-1].up for end in ends)


def test_frames_go_both_ways_in_order_and_whole(ends: tuple[End, End]) -> None:
    listener, connector = ends
    join(listener, connector)
    sent = [bytes([n]) * (MAXIMUM_FRAME if n == 7 else 1024) for n in range(40)]
    for frame in sent:
        assert connector.transport.send(KEY, frame)
    assert until(lambda: len(listener.frames) == 40, listener, connector)
    assert listener.frames == sent
    assert listener.transport.send(KEY, b"back")
    assert until(lambda: connector.frames == [b"back"], listener, connector)
    assert connector.strangers == listener.strangers == []


def test_nothing_is_taken_while_nobody_is_there(ends: tuple[End, End]) -> None:
    listener, connector = ends
    connector.connect("tcp://127.0.0.1:9", listener.keys.public)
    listener.listen(connector.keys)
    assert not connector.transport.send(KEY, b"lost")
    assert not listener.transport.send(KEY, b"lost")
    assert until(lambda: "no-answer" in connector.faults, connector)


def test_stranger_is_refused_and_named_on_both_sides(ends: tuple[End, End]) -> None:
    listener, stranger = ends
    address = listener.listen(new_curve_keys())
    stranger.connect(address, listener.keys.public)
    assert until(lambda: "refused-by-peer" in stranger.faults, listener, stranger)
    assert listener.strangers[0] == stranger.keys.public.hex()
    assert not stranger.transport.send(KEY, b"x")
    assert not listener.changes or not listener.changes[-1].up


def test_refused_connector_comes_in_by_itself_once_it_is_allowed(ends: tuple[End, End]) -> None:
    listener, connector = ends
    address = listener.listen(new_curve_keys())
    connector.connect(address, listener.keys.public)
    assert until(lambda: "refused-by-peer" in connector.faults, listener, connector)
    listener.transport.gate.allow(KEY.domain, frozenset({connector.keys.public}))
    assert until(lambda: both_up(listener, connector), listener, connector)


def test_stranger_is_refused_when_the_handler_is_dead(ends: tuple[End, End]) -> None:
    listener, connector = ends
    address = listener.listen(connector.keys)
    listener.transport._poller.unregister(listener.transport.gate.socket)
    listener.transport.gate.close()
    connector.connect(address, listener.keys.public)
    assert until(lambda: bool(connector.faults), connector)
    assert not connector.changes[-1].up
    assert not connector.transport.send(KEY, b"x")


def test_caller_from_another_host_is_refused(ends: tuple[End, End]) -> None:
    listener, connector = ends
    address = listener.listen(connector.keys, frozenset({"192.0.2.1"}))
    connector.connect(address, listener.keys.public)
    assert until(lambda: "refused-by-peer" in connector.faults, listener, connector)


def test_peer_with_another_key_is_named(ends: tuple[End, End]) -> None:
    listener, connector = ends
    connector.connect(listener.listen(connector.keys), new_curve_keys().public)
    assert until(lambda: "peer-key-mismatch" in connector.faults, listener, connector)
    assert not any(change.up for change in listener.changes)
    assert not listener.frames


def test_peer_without_curve_is_named(ends: tuple[End, End]) -> None:
    listener, connector = ends
    plain = connector.transport.context.socket(zmq.ROUTER)
    plain.bind("tcp://127.0.0.1:0")
    connector.connect(plain.getsockopt_string(zmq.LAST_ENDPOINT), listener.keys.public)
    assert until(lambda: "not-curve" in connector.faults, connector)
    plain.close(linger=0)


def test_something_that_is_no_station_is_named_and_tried_again(ends: tuple[End, End]) -> None:
    listener, connector = ends
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(PATIENCE_S)
        connector.connect(f"tcp://127.0.0.1:{server.getsockname()[1]}", listener.keys.public)
        for _ in range(2):  # the second visit shows that the path was not given up
            caller = _accept(server, connector)
            caller.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n" * 9)
            caller.close()
        assert until(lambda: "not-curve" in connector.faults, connector)


def _accept(server: socket.socket, connector: End) -> socket.socket:
    server.setblocking(False)
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        connector.turn()
        try:
            return server.accept()[0]
        except BlockingIOError:
            continue
    raise AssertionError("the path did not call")


def test_return_of_a_peer_takes_over_its_dead_line(ends: tuple[End, End]) -> None:
    listener, first = ends
    join(listener, first)
    second = End()
    second.keys = first.keys
    second.connect(listener.transport.address(KEY), listener.keys.public)
    assert until(lambda: both_up(second), listener, second)
    assert second.transport.send(KEY, b"me again")
    assert until(lambda: listener.frames == [b"me again"], listener, second)
    assert listener.transport.send(KEY, b"welcome")
    assert until(lambda: second.frames == [b"welcome"], listener, second)
    second.transport.close()


def test_connector_learns_that_the_line_is_gone(ends: tuple[End, End]) -> None:
    listener, connector = ends
    join(listener, connector)
    listener.transport.close_path(KEY)
    started = time.monotonic()
    assert until(lambda: not connector.changes[-1].up, listener, connector)
    assert connector.changes[-1].fault == "disconnected"
    assert time.monotonic() - started < 2


def test_listener_learns_from_sending_that_the_line_is_gone(ends: tuple[End, End]) -> None:
    listener, connector = ends
    join(listener, connector)
    connector.transport.close_path(KEY)
    assert until(lambda: not listener.transport.send(KEY, b"?"), listener)
    assert until(lambda: not listener.changes[-1].up, listener)


def test_line_whose_bytes_were_changed_is_given_up_and_comes_back(ends: tuple[End, End]) -> None:
    """Neither end may be left with a line that stands and is deaf."""
    listener, connector = ends
    address = listener.listen(connector.keys)
    wire = Wire(int(address.rsplit(":", 1)[1]), "bytes")
    wire.mar_towards_caller = False  # so that the caller goes on hearing, and is content
    connector.connect(f"tcp://127.0.0.1:{wire.port}", listener.keys.public)
    for _ in range(5):
        assert until(lambda: both_up(listener, connector), listener, connector)
        marred = wire.marred
        wire.disturb(Fault.CORRUPT)
        assert until(lambda: wire.marred > marred or talk(listener, connector), listener, connector)  # noqa: B023
        wire.heal()
        listener.frames.clear()
        healed = time.monotonic()
        assert until(
            lambda: b"whole" in listener.frames or talk(listener, connector), listener, connector
        )
        assert time.monotonic() - healed < 3
    wire.close()


def talk(*ends: End) -> bool:
    """Send a frame each way; False, so that `until` goes on."""
    for end in ends:
        end.transport.send(KEY, b"whole")
    return False


def test_frame_in_several_parts_is_not_believed(ends: tuple[End, End]) -> None:
    listener, connector = ends
    join(listener, connector)
    connector.transport._paths[KEY].socket.send_multipart([b"two", b"parts"])
    assert until(lambda: listener.misaddressed == 1, listener, connector)
    assert listener.frames == []


def test_oversized_frame_ends_the_line_and_nothing_else(ends: tuple[End, End]) -> None:
    listener, connector = ends
    join(listener, connector)
    connector.transport.send(KEY, bytes(MAXIMUM_FRAME + 1))
    assert until(lambda: not connector.changes[-1].up, listener, connector)
    assert until(lambda: both_up(connector), listener, connector)
    assert connector.transport.send(KEY, b"small")
    assert until(lambda: listener.frames == [b"small"], listener, connector)


def test_peer_that_floods_is_cut_off_and_may_come_back(ends: tuple[End, End]) -> None:
    listener, connector = ends
    connector.connect(listener.listen(connector.keys, port=free_port()), listener.keys.public)
    assert until(lambda: both_up(listener, connector), listener, connector)
    sent, ends_s = 0, time.monotonic() + PATIENCE_S
    while sent < 4 * FLOOD and time.monotonic() < ends_s:
        sent += connector.transport.send(KEY, b"flood")
    assert until(lambda: "flooded" in listener.faults, listener)
    assert len(listener.frames) < 4 * FLOOD
    assert until(lambda: both_up(listener, connector), listener, connector)
    assert connector.transport.send(KEY, b"calm")
    assert until(lambda: b"calm" in listener.frames, listener, connector)


def test_port_that_is_taken_is_a_named_error(ends: tuple[End, End]) -> None:
    listener, other = ends
    address = listener.listen(other.keys)
    with pytest.raises(LocalViolation) as refused:
        other.transport.open(PathPoint(KEY, False, address, "fast", other.keys, bytes(32)))
    assert refused.value.details["address"] == address
    assert other.transport.wait(0).frames == ()


def test_path_opened_anew_gets_its_port_back(ends: tuple[End, End]) -> None:
    listener, connector = ends
    port = free_port()
    point = PathPoint(
        KEY, False, f"tcp://127.0.0.1:{port}", "fast", listener.keys, connector.keys.public
    )
    for _ in range(20):
        listener.transport.open(point, patient=True)
    connector.connect(point.address, listener.keys.public)
    assert until(lambda: both_up(listener, connector), listener, connector)


def test_path_waits_for_an_address_that_is_not_there_yet(ends: tuple[End, End]) -> None:
    listener, connector = ends
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        port = other.getsockname()[1]
        point = PathPoint(
            KEY, False, f"tcp://127.0.0.1:{port}", "fast", listener.keys, connector.keys.public
        )
        listener.transport.open(point, patient=True)
        assert until(lambda: "path-address-refused" in listener.faults, listener)
    connector.connect(point.address, listener.keys.public)
    assert until(lambda: both_up(listener, connector), listener, connector)
