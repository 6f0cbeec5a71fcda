"""Strangers and a hostile peer at a living station: refused, counted, written down, no harm."""

import contextlib
import os
import random
import socket
import struct
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from console.desk_link.keys import CurveKeys, curve_keys_of, new_curve_keys, read_link_address
from console.desk_link.requests import Alarms, Events, ListAlarms, ListEvents
from console.desk_link.wire import LinkLost, StationLink
from console.station.circuits import curve_secret_name
from console.station.keystore import Keystore
from console.station.transport import Transport
from console.station.transport_path import MAXIMUM_FRAME, PathKey, PathPoint
from console.station.watch_log.log import WatchLog
from protocol.exchange.crypto_real import RealPrimitives
from protocol.exchange.handshake_frames import FrameKind
from protocol.exchange.identity import Card, SignedSheet
from protocol.vocabulary import Fact
from tests.console.station.living import OFFICERS, LivingStation, living_pair, until

FRAMES = 400

pytestmark = pytest.mark.slow


@contextmanager
def peer_line(
    peer: LivingStation, keys: CurveKeys | None = None
) -> Iterator[tuple[Transport, PathKey]]:
    """Stop the connecting station and call in its place, with its own CURVE key or another."""
    circuit = peer.circuit()
    peer.stop()
    log = WatchLog.open(peer.folder / "watch.db", _data_key(peer), readonly=True)
    (row,) = log.circuits()
    (path,) = log.paths(circuit)
    primitives = RealPrimitives()
    own = SignedSheet.decode(path.own_sheet).open(primitives, Card.decode(row.own_card))
    theirs = SignedSheet.decode(path.peer_sheet).open(primitives, Card.decode(row.peer_card))
    secret = log.secret(curve_secret_name(own.curve_public))
    log.close()
    assert secret is not None
    transport, key = Transport(), PathKey(circuit, path.number)
    address = f"tcp://{theirs.host}:{theirs.port}"
    mine = keys or curve_keys_of(secret)
    transport.open(PathPoint(key, True, address, "fast", mine, theirs.curve_public))
    yield transport, key
    transport.close()


def _data_key(station: LivingStation) -> bytes:
    return Keystore.open(station.folder / "keys.slots").unlock(*OFFICERS[0])


def hostile_frames(seed: int, replayed: list[bytes]) -> Iterator[bytes]:
    """Yield frames that are malformed, oversized, replayed, reflected or forged."""
    choose = random.Random(seed)
    kinds = [bytes([kind]) for kind in FrameKind]
    for _ in range(FRAMES):
        match choose.randrange(6):
            case 0:
                yield choose.randbytes(choose.randrange(200))
            case 1:
                yield choose.choice(kinds) + choose.randbytes(choose.randrange(8_000))
            case 2 if replayed:
                yield choose.choice(replayed)
            case 3 if replayed:
                flipped = bytearray(choose.choice(replayed))
                flipped[choose.randrange(len(flipped))] ^= 1 << choose.randrange(8)
                yield bytes(flipped)
            case 4 if replayed:
                whole = choose.choice(replayed)
                yield whole[: choose.randrange(len(whole))]
            case _:
                yield choose.choice(kinds) + bytes(MAXIMUM_FRAME - 1)


def codes(station: LivingStation) -> list[str]:
    listed = station.link.ask(ListEvents(200))
    assert isinstance(listed, Events)
    return [event.code for event in listed.events]


def test_hostile_frames_of_the_peer_end_nothing(tmp_path: Path) -> None:
    seed = int(os.environ.get("READBACK_SEED", random.SystemRandom().randrange(1 << 32)))
    print(f"READBACK_SEED={seed}")
    with living_pair(tmp_path) as (victim, peer):
        before = victim.release()
        assert until(lambda: Fact.STORED in victim.facts(before))
        engine = victim.engine_pid()
        with peer_line(peer) as (transport, key):
            caught: list[bytes] = []
            sent, frames = 0, None
            deadline = time.monotonic() + 60
            while sent < FRAMES and time.monotonic() < deadline:
                came = transport.wait(5)
                # What the victim says is thrown back at it later: reflected and replayed.
                caught += [frame for _, batch in came.frames for frame in batch]
                if frames is None and caught:
                    frames = hostile_frames(seed, caught)
                if frames is None:
                    transport.send(key, bytes([FrameKind.M1]) + os.urandom(4_000))
                    transport.send(key, bytes([FrameKind.DATA]) + os.urandom(1_023))
                elif transport.send(key, frame := next(frames, b"")):
                    sent += 1
                    caught += [frame] if frame and random.Random(sent).random() < 0.1 else []
            assert sent == FRAMES
            assert until(lambda: victim.look().circuits[0].violations > 0)
        assert victim.engine_pid() == engine, "the engine died of a frame"
        assert [view.row.message_id for view in victim.traffic()] == [before]
        assert any("violation" in code for code in codes(victim))
        peer.start()
        peer.officers_on_watch()
        assert until(lambda: victim.link_up() and peer.link_up())
        after = victim.release()
        assert until(lambda: Fact.STORED in victim.facts(after))


def test_stranger_with_another_curve_key_stays_outside(tmp_path: Path) -> None:
    with living_pair(tmp_path) as (victim, peer), peer_line(peer, new_curve_keys()) as line:
        transport, key = line
        faults: list[str] = []

        def refused() -> bool:
            faults.extend(change.fault for change in transport.wait(10).changes)
            return "refused-by-peer" in faults

        assert until(refused)
        assert not transport.send(key, b"let me in")
        assert until(lambda: "stranger-refused" in codes(victim))
        listed = victim.link.ask(ListAlarms())
        assert isinstance(listed, Alarms)
        knocks = [alarm for alarm in listed.alarms if alarm.code == "strangers-at-the-door"]
        assert [alarm.alarm_class for alarm in knocks] == ["caution"]


def test_garbage_on_the_ports_disturbs_nobody(tmp_path: Path) -> None:
    """A 1 GiB claim, half-open connections and noise, while the line stands (F4, F5, F7)."""
    with living_pair(tmp_path) as (victim, peer):
        engine = victim.engine_pid()
        memory = resident(engine)
        path_port = int(victim.look().circuits[0].paths[0].address.rsplit(":", 1)[1])
        desk_port = int(read_link_address(victim.folder).address.rsplit(":", 1)[1])
        held = [knock(port, n) for n in range(150) for port in (path_port, desk_port)]
        stranger = StationLink(read_link_address(victim.folder), new_curve_keys())
        with pytest.raises(LinkLost):
            stranger.ask(ListAlarms(), 5_000)
        stranger.close()
        message_id = victim.release()
        assert until(lambda: Fact.STORED in victim.facts(message_id), 5)
        assert victim.engine_pid() == engine
        assert resident(engine) - memory < 50 * 1024, "strangers fill the memory (KiB)"
        for connection in held:
            connection.close()
        assert until(lambda: victim.link_up() and peer.link_up())


def knock(port: int, way: int) -> socket.socket:
    """Connect and behave badly in one of four ways; the connection is left open."""
    connection = socket.create_connection(("127.0.0.1", port), 5)
    greeting = b"\xff" + bytes(8) + b"\x7f\x03\x01CURVE" + bytes(15) + b"\x00" + bytes(31)
    noise = (
        b"",
        os.urandom(4_096),
        greeting + b"\x06" + struct.pack(">Q", 1 << 30) + bytes(65_536),
        greeting + b"\x04\xc8\x05HELLO" + os.urandom(194),
    )[way % 4]
    with contextlib.suppress(OSError):  # hung up on at once, which is what it deserves
        connection.sendall(noise)
    return connection


def resident(pid: int) -> int:
    """Return the resident memory of a process in KiB."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0])
