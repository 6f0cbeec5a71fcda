"""Vectors of the handshake and of the session that it opens."""

from collections.abc import Iterator

from protocol.exchange import canonical
from protocol.exchange.handshake import NO_SECRET, Initiator, Responder
from protocol.exchange.identity import StationKeys
from protocol.exchange.session import Session
from tests.vectors.making import (
    CHAIN,
    CIRCUIT,
    OTHER_SECRET,
    PATH,
    REAL,
    SECRET,
    A,
    B,
    C,
    Case,
    case,
    flipped,
    items,
    longer_than_needed,
    with_item,
)


def resigned(frame: bytes, keys: StationKeys, at: int, value: canonical.Encodable) -> bytes:
    """Change one item of a handshake message and sign it again, as a faulty peer would."""
    message = with_item(items(frame[1:])[0], at, value)
    signature = REAL.sign(keys.record, f"readback-m{frame[0]}".encode(), message)
    return frame[:1] + canonical.encode([message, signature.ed, signature.pq])


def other_signature(frame: bytes) -> bytes:
    """Sign a handshake message with another station's keys."""
    return resigned(frame, C, 0, items(items(frame[1:])[0])[0])


def spoiled(
    m1: bytes, m2: bytes, m3: bytes, m4: bytes, old_m2: bytes, old_m3: bytes
) -> list[tuple[str, str, str, bytes]]:
    """Return operation, kind, name and the frame that stands for the right one."""
    return [
        ("m1", "forged", "signed by another station", other_signature(m1)),
        ("m1", "forged", "one bit of the one-time key", flipped(m1, 300)),
        ("m1", "wrong-suite", "suite 2", resigned(m1, A, 0, 2)),
        ("m1", "wrong-circuit", "another circuit", resigned(m1, A, 1, bytes(16))),
        ("m1", "wrong-path", "path 2", resigned(m1, A, 2, 2)),
        ("m1", "wrong-peer", "from another station", resigned(m1, C, 3, C.card.fingerprint)),
        ("m1", "wrong-peer", "for another station", resigned(m1, A, 4, C.card.fingerprint)),
        ("m1", "truncated", "last byte missing", m1[:-1]),
        ("m1", "non-canonical", "long array head", m1[:1] + longer_than_needed(m1[1:])),
        ("m2", "forged", "signed by another station", other_signature(m2)),
        ("m2", "forged", "sealed bytes altered and signed", resigned(m2, B, 2, bytes(1168))),
        ("m2", "forged", "path secret not offered", resigned(m2, B, 3, bytes(8))),
        ("m2", "replayed", "answer to an earlier M1", old_m2),
        ("m2", "replayed", "M1 reflected", m1),
        ("m2", "truncated", "last byte missing", m2[:-1]),
        ("m2", "non-canonical", "long array head", m2[:1] + longer_than_needed(m2[1:])),
        ("m3", "forged", "signed by another station", other_signature(m3)),
        ("m3", "forged", "proof altered and signed", resigned(m3, A, 1, bytes(32))),
        ("m3", "replayed", "of another handshake", old_m3),
        ("m3", "truncated", "last byte missing", m3[:-1]),
        ("m3", "non-canonical", "long array head", m3[:1] + longer_than_needed(m3[1:])),
        ("m4", "forged", "one bit of the proof", flipped(m4, 20)),
        ("m4", "replayed", "M3 reflected", m3),
        ("m4", "truncated", "last byte missing", m4[:-1]),
        ("m4", "non-canonical", "long array head", m4[:1] + longer_than_needed(m4[1:])),
    ]


def handshake_cases() -> Iterator[Case]:
    initiator = Initiator(REAL, A, B.card, CIRCUIT, PATH, CHAIN)
    responder = Responder(REAL, B, A.card, CIRCUIT, PATH, CHAIN)
    m1 = initiator.start()
    kem = REAL.kem
    REAL.made.clear()
    m2 = responder.m1(m1)
    shared = REAL.made[0]
    m3 = initiator.m2(m2)
    m4, _ = responder.m3(m3)
    initiator.m4(m4)
    old = Initiator(REAL, A, B.card, CIRCUIT, PATH, CHAIN)
    old_m2 = responder.m1(old.start())
    old_m3 = old.m2(old_m2)
    base = {
        "circuit": CIRCUIT.hex(),
        "path": PATH,
        "initiator_card": A.card.encode().hex(),
        "responder_card": B.card.encode().hex(),
        "initiator_keys": A.encode().hex(),
        "responder_keys": B.encode().hex(),
        "initiator_chain": [SECRET.hex(), NO_SECRET.hex()],
        "responder_chain": [SECRET.hex(), NO_SECRET.hex()],
        "kem_secret": kem.secret.hex(),
        "shared": shared.hex(),
    }
    frames = {"m1": m1.hex(), "m2": m2.hex(), "m3": m3.hex(), "m4": m4.hex()}
    unlinked = {**base, "responder_chain": [OTHER_SECRET.hex(), NO_SECRET.hex()]}
    yield case("good", "M1", "m1", **base, m1=m1.hex())
    yield case("good", "M1, no path secret in common", "m1", **unlinked, m1=m1.hex())
    for operation in ("m2", "m3", "m4"):
        yield case("good", operation.upper(), operation, **base, **frames)
    for operation, kind, name, frame in spoiled(m1, m2, m3, m4, old_m2, old_m3):
        given = {**base, **frames, operation: frame.hex()}
        yield case(kind, f"{operation.upper()}: {name}", operation, **given)


def session_cases() -> Iterator[Case]:
    responder = Responder(REAL, B, A.card, CIRCUIT, PATH, CHAIN)
    initiator = Initiator(REAL, A, B.card, CIRCUIT, PATH, CHAIN)
    m4, listening = responder.m3(initiator.m2(responder.m1(initiator.start())))
    sending = Session(REAL, initiator.m4(m4), 0)
    first, second, third = (sending.seal(text) for text in (b"first", b"", b"\x80\x00" * 700))
    sizes = {"truncated": third[:-1], "wrong session": third[:1] + bytes(8) + third[9:]}
    frames = [
        second,
        flipped(first, 500),
        first,
        first,
        sizes["truncated"],
        sizes["wrong session"],
        third,
        second,
        third,
        b"\x06" + third[1:],
    ]
    yield case(
        "good",
        "opened in order; early, altered, repeated, cut, foreign and reflected frames refused",
        "session",
        session_id=listening.session_id.hex(),
        receive_key=listening.receive_key.hex(),
        frames=[frame.hex() for frame in frames],
    )
