"""What the makers of the vectors share: three stations, one circuit, and ways to spoil bytes."""

from typing import Any

from protocol.exchange import canonical
from protocol.exchange.crypto import KemKeys, Purpose
from protocol.exchange.crypto_real import RealPrimitives, keys_from_seeds
from protocol.exchange.handshake import NO_SECRET, ChainRow
from protocol.exchange.identity import Card, StationKeys
from protocol.exchange.pairing import circuit_id
from protocol.vocabulary import Mode
from tests.vectors.operations import OPERATIONS, REFUSALS

PATH = 1
SECRET = bytes(range(32))
OTHER_SECRET = bytes(range(32, 64))
CHAIN = ChainRow(PATH, SECRET, NO_SECRET)
Case = dict[str, Any]


class Remembering(RealPrimitives):
    """Real primitives that remember the random choices which a second run needs."""

    def __init__(self) -> None:
        super().__init__()
        self.made: list[bytes] = []
        self.kem = KemKeys(b"", b"")

    def random(self, size: int) -> bytes:
        self.made.append(super().random(size))
        return self.made[-1]

    def kem_keys(self) -> KemKeys:
        self.kem = super().kem_keys()
        return self.kem


REAL = Remembering()


def station(number: int, mode: Mode = Mode.ACTUAL) -> StationKeys:
    seeds = [bytes([16 * number + part]) * 32 for part in range(4)]
    record = keys_from_seeds(Purpose.RECORD, seeds[0], seeds[1])
    log = keys_from_seeds(Purpose.LOG, seeds[2], seeds[3])
    name = ("Alpha 中心", "Bravo", "Charlie")[number - 1]
    card = Card(1, name, ("AAA", "BBB", "CCC")[number - 1], mode, record.public, log.public)
    return StationKeys(card, record, log)


A, B, C = station(1), station(2), station(3)
CIRCUIT = circuit_id(A.card.fingerprint, B.card.fingerprint, Mode.ACTUAL)


def case(kind: str, name: str, operation: str, **given: Any) -> Case:
    """Run the operation once and keep what came of it."""
    made: Case = {"name": name, "kind": kind, "operation": operation, "given": given}
    try:
        made["expect"] = OPERATIONS[operation](given)
    except REFUSALS as refused:
        made["refused"] = refused.code
    if ("expect" in made) != (kind == "good"):
        raise ValueError(f"{name}: kind {kind}, but {made.get('refused', 'not refused')}")
    return made


def flipped(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


def items(data: bytes) -> list[Any]:
    value = canonical.decode(data)
    return list(value) if isinstance(value, tuple) else []


def with_item(data: bytes, at: int, value: canonical.Encodable) -> bytes:
    parts = items(data)
    return canonical.encode([*parts[:at], value, *parts[at + 1 :]])


def longer_than_needed(data: bytes) -> bytes:
    """Write the head of an array of fewer than 24 items in two bytes instead of one."""
    return bytes([0x98, data[0] & 31]) + data[1:]
