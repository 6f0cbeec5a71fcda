"""The floor of delivery: what no console of this strength can be faster than.

A raw CURVE round trip of the same bytes, both signatures of message and receipt made and verified,
and three fsynced commits (message here; message with receipt there; receipt here). The far side is
a process of its own. Nothing of Readback runs in it but the sizes.
"""

import multiprocessing
import os
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlcipher3
import zmq
from cryptography.hazmat.primitives.asymmetric import mldsa
from nacl.signing import SigningKey, VerifyKey

KEY = bytes(range(32))


@dataclass
class Signer:
    """Both signature schemes of the suite, straight from their libraries."""

    classical: SigningKey
    lattice: mldsa.MLDSA65PrivateKey

    @classmethod
    def new(cls) -> "Signer":
        """Make fresh keys."""
        return cls(SigningKey.generate(), mldsa.MLDSA65PrivateKey.generate())

    def sign(self, data: bytes) -> bytes:
        """Return both signatures, one behind the other."""
        return bytes(self.classical.sign(data).signature) + self.lattice.sign(data)

    def public(self) -> tuple[bytes, bytes]:
        """Return both public keys."""
        return bytes(self.classical.verify_key), self.lattice.public_key().public_bytes_raw()


def verify(public: tuple[bytes, bytes], data: bytes, signature: bytes) -> None:
    """Raise unless both signatures fit."""
    VerifyKey(public[0]).verify(data, signature[:64])
    mldsa.MLDSA65PublicKey.from_public_bytes(public[1]).verify(signature[64:], data)


class Disk:
    """A SQLCipher table in WAL mode with synchronous=FULL; one row a commit."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlcipher3.connect(str(path), isolation_level=None)
        self._connection.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"")
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = FULL")
        self._connection.execute("CREATE TABLE record (raw BLOB NOT NULL)")

    def commit(self, *rows: bytes) -> None:
        """Write the rows in one fsynced transaction."""
        self._connection.execute("BEGIN IMMEDIATE")
        self._connection.executemany("INSERT INTO record VALUES (?)", [(row,) for row in rows])
        self._connection.execute("COMMIT")


def _far_side(folder: str, pipe: Any) -> None:
    disk, signer = Disk(Path(folder) / "far.db"), Signer.new()
    context = zmq.Context()
    socket = context.socket(zmq.ROUTER)
    server_public, server_secret = zmq.curve_keypair()
    socket.curve_server = True
    socket.curve_publickey, socket.curve_secretkey = server_public, server_secret
    port = socket.bind_to_random_port("tcp://127.0.0.1")
    pipe.send((port, server_public, signer.public()))
    near_public = pipe.recv()
    while True:
        sender, frame = socket.recv_multipart()
        if not frame:
            os._exit(0)
        data, signature = frame[:-3373], frame[-3373:]
        verify(near_public, data, signature)
        receipt = data[:300]
        receipt += signer.sign(receipt)
        disk.commit(frame, receipt)
        socket.send_multipart([sender, receipt])


def run(folder: Path, count: int, size: int) -> list[float]:
    """Return `count` round-trip times in ms for messages of `size` bytes before signatures."""
    ours, theirs = multiprocessing.get_context("spawn").Pipe()
    process = multiprocessing.get_context("spawn").Process(
        target=_far_side, args=(str(folder), theirs), daemon=True
    )
    process.start()
    port, server_public, far_public = ours.recv()
    disk, signer = Disk(folder / "near.db"), Signer.new()
    ours.send(signer.public())
    context = zmq.Context()
    socket = context.socket(zmq.DEALER)
    socket.linger = 0
    socket.curve_serverkey = server_public
    socket.curve_publickey, socket.curve_secretkey = zmq.curve_keypair()
    socket.connect(f"tcp://127.0.0.1:{port}")
    times = []
    for _ in range(count + 20):
        data = os.urandom(size)
        started = time.perf_counter()
        frame = data + signer.sign(data)
        disk.commit(frame)
        socket.send(frame)
        receipt = socket.recv()
        verify(far_public, receipt[:-3373], receipt[-3373:])
        disk.commit(receipt)
        times.append((time.perf_counter() - started) * 1000)
    socket.send(b"")
    socket.close(linger=1000)
    context.term()
    process.join()
    return times[20:]
