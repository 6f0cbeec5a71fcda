"""Two stations that hold each other's cards: what most tests of the exchange begin with."""

from dataclasses import dataclass

from protocol.exchange import canonical
from protocol.exchange.crypto import Primitives
from protocol.exchange.handshake import NO_SECRET, ChainRow, Established, Initiator, Responder
from protocol.exchange.identity import StationKeys
from protocol.exchange.record import Header, RecordClass, commitment, wrap_body
from protocol.vocabulary import Mode, Precedence
from tests.simulation.toy_crypto import ToyPrimitives

CIRCUIT = bytes(range(16))
PATH = 1
SECRET = b"\x07" * 32


@dataclass(frozen=True)
class Pair:
    """Station A connects, station B listens."""

    a: StationKeys
    b: StationKeys
    for_a: Primitives
    for_b: Primitives

    def initiator(self, chain: ChainRow | None = None, path: int = PATH) -> Initiator:
        return Initiator(
            self.for_a, self.a, self.b.card, CIRCUIT, path, chain or fresh_chain(SECRET)
        )

    def responder(self, chain: ChainRow | None = None, path: int = PATH) -> Responder:
        return Responder(
            self.for_b, self.b, self.a.card, CIRCUIT, path, chain or fresh_chain(SECRET)
        )


def fresh_chain(secret: bytes) -> ChainRow:
    return ChainRow(PATH, secret, NO_SECRET)


def paired(for_a: Primitives, for_b: Primitives, mode: Mode = Mode.ACTUAL) -> Pair:
    return Pair(
        StationKeys.generate(for_a, "Alpha", "AAA", mode),
        StationKeys.generate(for_b, "Bravo", "BBB", mode),
        for_a,
        for_b,
    )


def toy_pair(mode: Mode = Mode.ACTUAL) -> Pair:
    return paired(ToyPrimitives(1), ToyPrimitives(2), mode)


def shake_hands(initiator: Initiator, responder: Responder) -> tuple[Established, Established]:
    """Run all four messages; return what the connecting and the listening side have."""
    m2 = responder.m1(initiator.start())
    m4, listening = responder.m3(initiator.m2(m2))
    return initiator.m4(m4), listening


def header_of(keys: StationKeys, wrapped: bytes, **changes: object) -> Header:
    """Return the header of a first record, with some values changed."""
    values: dict[str, object] = {
        "circuit": CIRCUIT,
        "sender": keys.card.fingerprint,
        "epoch": 1,
        "serial": 1,
        "previous": bytes(32),
        "mode": keys.card.mode,
        "precedence": Precedence.PRIORITY,
        "record_class": RecordClass.MESSAGE,
        "peer_epoch": 1,
        "peer_serial": 0,
        "peer_hash": bytes(32),
        "time_ms": 1_727_225_040_000,
        "commitment": commitment(wrapped),
    }
    return Header(**(values | changes))  # type: ignore[arg-type]


def wrapped_body(body: bytes = b"body") -> bytes:
    return wrap_body(b"\x05" * 32, body)


def items_of(data: bytes) -> tuple[canonical.Value, ...]:
    """Return the items of an encoded array, to be put together again with one of them changed."""
    value = canonical.decode(data)
    assert isinstance(value, tuple)
    return value


def each_altered(data: bytes, step: int = 1) -> list[bytes]:
    """Return `data` with one bit flipped, once for every `step`-th byte, and cut short by one."""
    flipped = [
        data[:at] + bytes([data[at] ^ 1 << at % 8]) + data[at + 1 :]
        for at in range(0, len(data), step)
    ]
    return [*flipped, data[:-1]]
