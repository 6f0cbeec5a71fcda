"""What a hostile peer says: on the wire, where anybody could say it, and inside a good session.

Every case here breaks the protocol for certain; what might by chance be in order is left out. Each
is made from real frames, records and keys by the real code, with one thing wrong.
"""

from collections.abc import Callable, Iterable
from dataclasses import astuple, replace
from itertools import count

from protocol.errors import RemoteViolation
from protocol.exchange import canonical, receipts, record
from protocol.exchange.delivery import frames
from protocol.exchange.delivery.frames import Fetched, Heartbeat, Place, RecordFrame, Returned, Sync
from protocol.exchange.handshake import Initiator
from protocol.exchange.handshake_frames import FrameKind
from protocol.exchange.identity import StationKeys
from protocol.exchange.record import (
    RECORD_VERSION,
    SALT_BYTES,
    Header,
    RecordClass,
    commitment,
    wrap_body,
)
from protocol.exchange.session import FRAME_SIZES
from protocol.vocabulary import Mode, Precedence
from tests.ordeals.impostor import HANDSHAKE, Impostor, flipped

Case = Callable[[Impostor, int], bytes]

FAR = 1 << 40
DATA = bytes([FrameKind.DATA])


# On the wire.


def noise(peer: Impostor, path: int) -> bytes:
    kind = peer.chance.choice([0, *range(len(FrameKind) + 1, 256)])
    return bytes([kind]) + peer.chance.randbytes(peer.chance.randrange(2_000))


def nothing(peer: Impostor, path: int) -> bytes:
    return b""


def noise_of_a_known_kind(peer: Impostor, path: int) -> bytes:
    return peer.chance.choice([*HANDSHAKE, DATA]) + peer.chance.randbytes(
        peer.chance.randrange(3_000)
    )


def noise_of_a_good_size(peer: Impostor, path: int) -> bytes:
    return DATA + peer.chance.randbytes(peer.chance.choice(FRAME_SIZES) - 1)


def cut_short(peer: Impostor, path: int) -> bytes:
    frame = _some(peer, peer.transport.said, FrameKind.DATA)
    return frame[: peer.chance.randrange(1, len(frame))]


def replayed(peer: Impostor, path: int) -> bytes:
    return _some(peer, peer.transport.said, FrameKind.DATA)


def reflected(peer: Impostor, path: int) -> bytes:
    return _some(peer, peer.heard, FrameKind.DATA)


def altered(peer: Impostor, path: int) -> bytes:
    return flipped(_some(peer, peer.transport.said, FrameKind.DATA), peer.chance, first=1)


def of_another_session(peer: Impostor, path: int) -> bytes:
    frame = _some(peer, peer.transport.said, FrameKind.DATA)
    return DATA + peer.chance.randbytes(8) + frame[9:]


def of_a_wrong_peer(peer: Impostor, path: int) -> bytes:
    card = peer.keys.card
    stranger = StationKeys.generate(peer.primitives, card.station, card.party, card.mode)
    return _m1(peer, stranger, peer.host.id, path)


def for_another_circuit(peer: Impostor, path: int) -> bytes:
    return _m1(peer, peer.keys, bytes(16), path)


def for_another_path(peer: Impostor, path: int) -> bytes:
    return _m1(peer, peer.keys, peer.host.id, path % 4 + 1)


def forged_handshake(peer: Impostor, path: int) -> bytes:
    return flipped(_m1(peer, peer.keys, peer.host.id, path), peer.chance, first=1)


ON_THE_WIRE: tuple[Case, ...] = (
    noise,
    nothing,
    noise_of_a_known_kind,
    noise_of_a_good_size,
    cut_short,
    replayed,
    reflected,
    altered,
    of_another_session,
    of_a_wrong_peer,
    for_another_circuit,
    for_another_path,
    forged_handshake,
)


def _some(peer: Impostor, kept: Iterable[bytes], kind: FrameKind) -> bytes:
    return peer.chance.choice([frame for frame in kept if frame[:1] == bytes([kind])])


def _m1(peer: Impostor, keys: StationKeys, circuit: bytes, path: int) -> bytes:
    return Initiator(peer.primitives, keys, peer.host.peer, circuit, path, None).start()


# Inside a session.


def not_a_frame(peer: Impostor, path: int) -> bytes:
    return _unreadable(lambda: peer.chance.randbytes(peer.chance.randrange(1, 400)))


def spoiled_frame(peer: Impostor, path: int) -> bytes:
    good: list[frames.Frame] = [_heartbeat(peer), _sync(peer), _frame(peer, _header(peer))]
    whole = frames.encode(peer.chance.choice(good))
    return _unreadable(lambda: flipped(whole, peer.chance))


def too_long(peer: Impostor, path: int) -> bytes:
    return bytes(60_000)


def forged_record(peer: Impostor, path: int) -> bytes:
    frame = _frame(peer, _header(peer))
    raw = bytearray(frame.raw)
    raw[-1 - peer.chance.randrange(3_000)] ^= 1  # the end of a record is its signatures
    return frames.encode(RecordFrame(bytes(raw), frame.wrapped))


def record_of_another_circuit(peer: Impostor, path: int) -> bytes:
    return frames.encode(_frame(peer, replace(_header(peer), circuit=bytes(16))))


def record_of_another_station(peer: Impostor, path: int) -> bytes:
    card = peer.keys.card
    stranger = StationKeys.generate(peer.primitives, card.station, card.party, card.mode)
    header = replace(_header(peer), sender=stranger.card.fingerprint)
    return frames.encode(_frame(peer, header, keys=stranger))


def record_given_back_as_theirs(peer: Impostor, path: int) -> bytes:
    """Their own record, sent to them as if it were ours."""
    held = peer.host.circuit._parts.inbox.held
    row = peer.host.circuit._journal.peer_record(held.epoch, held.serial)
    assert row is not None
    return frames.encode(RecordFrame(row.raw, row.body))


def record_far_ahead(peer: Impostor, path: int) -> bytes:
    end = peer.host.circuit._parts.chain.end.serial
    serial = peer.chance.choice([end + 1_025, end + 10_000, FAR, (1 << 63) - 1])
    return frames.encode(_frame(peer, replace(_header(peer), serial=serial)))


def record_of_a_later_epoch(peer: Impostor, path: int) -> bytes:
    header = replace(_header(peer), epoch=_header(peer).epoch + 1, serial=1)
    return frames.encode(_frame(peer, header))


def record_off_the_chain(peer: Impostor, path: int) -> bytes:
    return frames.encode(_frame(peer, replace(_header(peer), previous=peer.chance.randbytes(32))))


def body_of_another_record(peer: Impostor, path: int) -> bytes:
    frame = _frame(peer, _header(peer))
    return frames.encode(RecordFrame(frame.raw, wrap_body(bytes(SALT_BYTES), b"another")))


def body_that_is_no_notice(peer: Impostor, path: int) -> bytes:
    header = replace(_header(peer), record_class=RecordClass.MESSAGE)
    return frames.encode(_frame(peer, header, peer.chance.randbytes(300)))


def body_that_is_no_receipt(peer: Impostor, path: int) -> bytes:
    header = replace(_header(peer), record_class=RecordClass.RECEIPT)
    return frames.encode(_frame(peer, header, peer.chance.randbytes(300)))


def notice_under_another_precedence(peer: Impostor, path: int) -> bytes:
    body, precedence = _own_notice(peer)
    other = next(one for one in Precedence if one is not precedence)
    header = replace(_header(peer), record_class=RecordClass.MESSAGE, precedence=other)
    return frames.encode(_frame(peer, header, body))


def notice_of_somebody_else(peer: Impostor, path: int) -> bytes:
    """A notice of theirs, in a record of ours."""
    row = next(row for row in peer.log.traffic(None, 0, 200) if not row.outgoing)
    held = peer.log.message(row.circuit, row.message_id)
    assert held is not None
    precedence = Precedence(row.precedence)
    header = replace(_header(peer), record_class=RecordClass.MESSAGE, precedence=precedence)
    return frames.encode(_frame(peer, header, held.body))


def record_of_another_mode(peer: Impostor, path: int) -> bytes:
    return frames.encode(_frame(peer, replace(_header(peer), mode=Mode.ACTUAL)))


def record_nobody_asked_back(peer: Impostor, path: int) -> bytes:
    frame = _frame(peer, _header(peer))
    return frames.encode(Returned(frame.raw, frame.wrapped, False))


def answer_nobody_asked_for(peer: Impostor, path: int) -> bytes:
    return frames.encode(Fetched(0, False))


def cursor_ahead(peer: Impostor, path: int) -> bytes:
    held = peer.host.circuit._parts.inbox.held
    serial = held.serial + peer.chance.choice([1_000, FAR, (1 << 63) - 1 - held.serial])
    return frames.encode(replace(_heartbeat(peer), held=replace(held, serial=serial)))


def claim_without_proof(peer: Impostor, path: int) -> bytes:
    held = peer.host.circuit._parts.inbox.held
    claim = Place(held.epoch, held.serial + 50, peer.chance.randbytes(32))
    return frames.encode(replace(_sync(peer), held=claim, proofs=(b"", b"")))


def claim_with_a_forged_proof(peer: Impostor, path: int) -> bytes:
    frame = _frame(peer, replace(_header(peer), serial=FAR))
    claim = Place(1, FAR, record.record_hash(frame.raw))
    return frames.encode(replace(_sync(peer), held=claim, proofs=(frame.raw, b"")))


INSIDE: tuple[Case, ...] = (
    not_a_frame,
    spoiled_frame,
    too_long,
    forged_record,
    record_of_another_circuit,
    record_of_another_station,
    record_given_back_as_theirs,
    record_far_ahead,
    record_of_a_later_epoch,
    record_off_the_chain,
    body_of_another_record,
    body_that_is_no_notice,
    body_that_is_no_receipt,
    notice_under_another_precedence,
    notice_of_somebody_else,
    record_of_another_mode,
    record_nobody_asked_back,
    answer_nobody_asked_for,
    cursor_ahead,
    claim_without_proof,
    claim_with_a_forged_proof,
)


def _unreadable(make: Callable[[], bytes]) -> bytes:
    """Return the first that is no frame: one bit more or less may still be a good heartbeat."""
    for _ in count():
        plaintext = make()
        try:
            frames.decode(plaintext)
        except RemoteViolation:
            return plaintext
    raise AssertionError


def _header(peer: Impostor) -> Header:
    """Return the header of a record that would be our next, in order in every point."""
    parts = peer.host.circuit._parts
    end, held = parts.chain.end, parts.inbox.held
    return Header(
        circuit=peer.host.id,
        sender=peer.keys.card.fingerprint,
        epoch=end.epoch,
        serial=end.serial + 1,
        previous=end.hash,
        mode=Mode.EXERCISE,
        precedence=Precedence.ROUTINE,
        record_class=RecordClass.SERVICE,
        peer_epoch=held.epoch,
        peer_serial=held.serial,
        peer_hash=held.hash,
        time_ms=1_727_225_040_000,
        commitment=bytes(32),
    )


def _frame(
    peer: Impostor, header: Header, body: bytes | None = None, keys: StationKeys | None = None
) -> RecordFrame:
    """Sign a record with this header over a body; nothing about it is checked."""
    if body is None:
        body = receipts.encode(receipts.LinkTested(1, 20, 1_727_225_040))
    wrapped = wrap_body(peer.chance.randbytes(SALT_BYTES), body)
    header = replace(header, commitment=commitment(wrapped))
    # By hand: `make_record` refuses much of what is signed here.
    encoded = canonical.encode([RECORD_VERSION, *astuple(header)])
    signature = peer.primitives.sign((keys or peer.keys).record, record._RECORD_LABEL, encoded)
    return RecordFrame(canonical.encode([encoded, signature.ed, signature.pq]), wrapped)


def _own_notice(peer: Impostor) -> tuple[bytes, Precedence]:
    row = next(row for row in peer.log.traffic(None, 0, 200) if row.outgoing)
    held = peer.log.message(row.circuit, row.message_id)
    assert held is not None
    return held.body, Precedence(row.precedence)


def _sync(peer: Impostor) -> Sync:
    circuit = peer.host.circuit
    return circuit._hearing.sync(circuit._step(peer.circuits._clock.now()))


def _heartbeat(peer: Impostor) -> Heartbeat:
    parts = peer.host.circuit._parts
    return Heartbeat(
        held=parts.inbox.held,
        sent=parts.chain.end.number,
        wall_ms=1_727_225_040_000,
        token=1,
        echo=None,
        echo_held_ms=0,
        officer_on_watch=False,
        desk_connected=False,
        locked="",
    )
