"""What each operation of the vectors does with what it is given.

An operation returns the values that a case expects, bytes as hexadecimal, or raises the refusal
that it names. `Replayed` gives the machines the randomness and the signatures of the case instead
of fresh ones; it decides nothing.
"""

from collections.abc import Callable, Mapping
from typing import Any

from protocol.errors import RemoteViolation, ValueRefused
from protocol.exchange import canonical, receipts, tree
from protocol.exchange.crypto import KemKeys, Signature, SigningKeys
from protocol.exchange.crypto_real import RealPrimitives, kem_from_seeds
from protocol.exchange.handshake import ChainRow, Established, Initiator, Responder
from protocol.exchange.handshake_frames import M1, M2, M3
from protocol.exchange.identity import Card, SignedSheet, StationKeys, read_signature
from protocol.exchange.offer import Offer
from protocol.exchange.pairing import Ceremony
from protocol.exchange.pairing_sheet import Sheet, compare_digits, digits_of
from protocol.exchange.record import RecordClass, open_record
from protocol.exchange.session import Session

Given = Mapping[str, Any]
REAL = RealPrimitives()


class Replayed(RealPrimitives):
    """Real primitives whose random choices were made when the case was."""

    def __init__(
        self,
        random: tuple[bytes, ...] = (),
        kem: KemKeys | None = None,
        sealed: bytes = b"",
        signatures: tuple[Signature, ...] = (),
    ) -> None:
        super().__init__()
        self._random = list(random)
        self._kem = kem
        self._sealed = sealed
        self._signatures = list(signatures)

    def random(self, size: int) -> bytes:
        return self._random.pop(0)

    def kem_keys(self) -> KemKeys:
        return self._kem or super().kem_keys()

    def hpke_seal(self, public: bytes, info: bytes, plaintext: bytes) -> bytes:
        return self._sealed

    def sign(self, keys: SigningKeys, label: bytes, data: bytes) -> Signature:
        return self._signatures.pop(0) if self._signatures else super().sign(keys, label, data)


def octets(text: str) -> bytes:
    return bytes.fromhex(text)


def diagnostic(value: canonical.Value) -> str:
    """Write a value in CBOR diagnostic notation (RFC 8949, 8)."""
    if isinstance(value, bool):
        return str(value).lower()
    if value is None:
        return "null"
    if isinstance(value, bytes):
        return f"h'{value.hex()}'"
    if isinstance(value, tuple):
        return f"[{', '.join(map(diagnostic, value))}]"
    return f'"{value}"' if isinstance(value, str) else str(value)


def decode(given: Given) -> dict[str, Any]:
    return {"value": diagnostic(canonical.decode(octets(given["bytes"])))}


def card(given: Given) -> dict[str, Any]:
    read = Card.decode(octets(given["card"]))
    return {
        "station": read.station,
        "party": read.party,
        "mode": read.mode.name,
        "fingerprint": read.fingerprint.hex(),
    }


def sheet(given: Given) -> dict[str, Any]:
    signed = SignedSheet.decode(octets(given["sheet"]))
    read = signed.open(REAL, Card.decode(octets(given["card"])))
    return {"number": read.number, "role": read.role.name, "host": read.host, "port": read.port}


def record(given: Given) -> dict[str, Any]:
    opened = open_record(
        REAL,
        octets(given["record"]),
        octets(given["wrapped"]),
        Card.decode(octets(given["card"])),
        octets(given["circuit"]),
    )
    return {
        "epoch": opened.header.epoch,
        "serial": opened.header.serial,
        "body": opened.body.hex(),
        "hash": opened.hash.hex(),
        "leaf": tree.leaf_hash(opened.raw).hex(),
    }


def statement(given: Given) -> dict[str, Any]:
    read = receipts.decode(octets(given["body"]), RecordClass[given["carrier"]])
    return {"statement": type(read).__name__}


def take_m1(given: Given) -> dict[str, Any]:
    m2 = M2.read(_responder(given, REAL).m1(octets(given["m1"])))
    return {"first": m2.first.hex(), "name": m2.name.hex()}


def take_m2(given: Given) -> dict[str, Any]:
    m3 = M3.read(_after_m1(given).m2(octets(given["m2"])))
    return {"transcript": m3.transcript.hex(), "proof": m3.proof.hex()}


def take_m3(given: Given) -> dict[str, Any]:
    m1, m2 = octets(given["m1"]), octets(given["m2"])
    message = M2.read(m2)
    replayed = Replayed(
        random=(octets(given["shared"]), message.nonce),
        sealed=message.sealed,
        signatures=(_signature_of(m2),),
    )
    responder = _responder(given, replayed)
    if responder.m1(m1) != m2:
        raise AssertionError("the case's own M2 was not made again")
    m4, established = responder.m3(octets(given["m3"]))
    return {"m4": m4.hex(), **_session_of(established)}


def take_m4(given: Given) -> dict[str, Any]:
    initiator = _after_m1(given)
    initiator.m2(octets(given["m2"]))
    return _session_of(initiator.m4(octets(given["m4"])))


def session(given: Given) -> dict[str, Any]:
    established = Established(
        circuit=bytes(16),
        path=1,
        session_id=octets(given["session_id"]),
        send_key=bytes(32),
        receive_key=octets(given["receive_key"]),
        chain=ChainRow(1, bytes(32), bytes(32)),
        linked=True,
    )
    opened = Session(REAL, established, 0)
    return {"opened": [_opened(opened, octets(frame)) for frame in given["frames"]]}


def _opened(opening: Session, frame: bytes) -> str:
    try:
        return opening.open(frame).hex()
    except RemoteViolation as refused:
        return f"refused: {refused.code}"


def pairing_text(given: Given) -> dict[str, Any]:
    read = Sheet.read(given["text"])
    return {"fingerprint": read.fingerprint.hex(), "half": read.half.hex()}


def digits(given: Given) -> dict[str, Any]:
    offer = Offer.decode(octets(given["offer"]))
    expected = digits_of(REAL, offer.fingerprint)
    compare_digits(given["typed"], expected)
    return {"fingerprint": offer.fingerprint.hex(), "digits": expected}


def ceremony(given: Given) -> dict[str, Any]:
    own = Offer.decode(octets(given["own_offer"]))
    held = Ceremony(own, octets(given["own_half"]), REAL)
    held.hear_sheet(given["peer_sheet"])
    held.hear_offer(octets(given["peer_offer"]))
    held.peer_verified_us()
    return {
        one.mode.name: {
            "circuit": one.circuit_id.hex(),
            "path_secrets": [secret.hex() for secret in one.rk],
        }
        for one in held.finish()
    }


def proof(given: Given) -> dict[str, Any]:
    grown = tree.Tree(tree.leaf_hash(octets(leaf)) for leaf in given["leaves"])
    index, size = given["index"], given["size"]
    inclusion = grown.inclusion_proof(index, size)
    consistency = grown.consistency_proof(index + 1, size)
    return {
        "root": grown.root(size).hex(),
        "inclusion": [node.hex() for node in inclusion],
        "consistency_from_index_plus_1": [node.hex() for node in consistency],
    }


def _responder(given: Given, primitives: RealPrimitives) -> Responder:
    return Responder(
        primitives,
        StationKeys.decode(octets(given["responder_keys"])),
        Card.decode(octets(given["initiator_card"])),
        octets(given["circuit"]),
        given["path"],
        _chain(given, "responder_chain"),
    )


def _after_m1(given: Given) -> Initiator:
    """Return an initiator that has sent the M1 of the case."""
    m1 = octets(given["m1"])
    replayed = Replayed(
        random=(M1.read(m1).nonce,),
        kem=kem_from_seeds(octets(given["kem_secret"])),
        signatures=(_signature_of(m1),),
    )
    initiator = Initiator(
        replayed,
        StationKeys.decode(octets(given["initiator_keys"])),
        Card.decode(octets(given["responder_card"])),
        octets(given["circuit"]),
        given["path"],
        _chain(given, "initiator_chain"),
    )
    if initiator.start() != m1:
        raise AssertionError("the case's own M1 was not made again")
    return initiator


def _chain(given: Given, name: str) -> ChainRow:
    current, previous = given[name]
    return ChainRow(given["path"], octets(current), octets(previous))


def _signature_of(frame: bytes) -> Signature:
    value = canonical.decode(frame[1:])
    if not isinstance(value, tuple):
        raise TypeError(value)
    return read_signature(value[1], value[2], "frame")


def _session_of(established: Established) -> dict[str, Any]:
    return {
        "session_id": established.session_id.hex(),
        "send_key": established.send_key.hex(),
        "receive_key": established.receive_key.hex(),
        "next_path_secret": established.chain.current.hex(),
        "used_path_secret": established.chain.previous.hex(),
        "linked": established.linked,
    }


OPERATIONS: dict[str, Callable[[Given], dict[str, Any]]] = {
    "decode": decode,
    "card": card,
    "sheet": sheet,
    "record": record,
    "statement": statement,
    "m1": take_m1,
    "m2": take_m2,
    "m3": take_m3,
    "m4": take_m4,
    "session": session,
    "pairing-text": pairing_text,
    "digits": digits,
    "ceremony": ceremony,
    "tree": proof,
}

REFUSALS = (RemoteViolation, ValueRefused)
