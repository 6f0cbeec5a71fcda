"""The handshake, frame by frame: what it gives, what it refuses, and that refusal costs nothing."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocol.errors import LocalViolation, RemoteViolation
from protocol.exchange import canonical
from protocol.exchange.crypto import Primitives
from protocol.exchange.crypto_real import RealPrimitives
from protocol.exchange.handshake import (
    HALF_OPEN_MAX,
    Established,
    Initiator,
    Responder,
)
from protocol.exchange.handshake_frames import FrameKind, frame_kind
from protocol.exchange.identity import StationKeys
from protocol.exchange.session import Session
from protocol.vocabulary import Mode
from tests.protocol.pairs import (
    CIRCUIT,
    PATH,
    SECRET,
    Pair,
    each_altered,
    fresh_chain,
    items_of,
    paired,
    shake_hands,
    toy_pair,
)
from tests.protocol.test_canonical import values
from tests.simulation.toy_crypto import ToyPrimitives

OTHER = b"\x08" * 32


def real_pair() -> Pair:
    return paired(RealPrimitives(), RealPrimitives())


@pytest.mark.parametrize("make", [toy_pair, real_pair])
def test_both_sides_end_with_the_same_session(make: Callable[[], Pair]) -> None:
    pair = make()
    connecting, listening = shake_hands(pair.initiator(), pair.responder())
    assert connecting.session_id == listening.session_id
    assert connecting.send_key == listening.receive_key
    assert connecting.receive_key == listening.send_key
    assert connecting.chain == listening.chain
    assert connecting.chain.previous == SECRET
    assert connecting.linked
    assert listening.linked
    keys = {connecting.send_key, connecting.receive_key, connecting.chain.current, SECRET}
    assert len(keys) == 4


def test_each_session_has_its_own_keys_and_path_secret() -> None:
    pair = toy_pair()
    responder, chain = pair.responder(), fresh_chain(SECRET)
    seen: set[bytes] = set()
    for _ in range(5):
        connecting, _ = shake_hands(pair.initiator(chain), responder)
        assert connecting.linked
        assert connecting.chain.previous == chain.current
        seen |= {connecting.send_key, connecting.receive_key, connecting.chain.current}
        chain = connecting.chain
    assert len(seen) == 15


def test_frames_are_told_apart_by_their_first_byte() -> None:
    pair = toy_pair()
    initiator, responder = pair.initiator(), pair.responder()
    m1 = initiator.start()
    m2 = responder.m1(m1)
    m3 = initiator.m2(m2)
    m4, _ = responder.m3(m3)
    kinds = [FrameKind.M1, FrameKind.M2, FrameKind.M3, FrameKind.M4]
    assert [frame_kind(frame) for frame in (m1, m2, m3, m4)] == kinds
    for unknown in (b"", b"\x00", b"\x07"):
        with pytest.raises(RemoteViolation):
            frame_kind(unknown)


@pytest.mark.parametrize("make", [toy_pair, real_pair])
def test_every_altered_frame_is_refused_and_disturbs_nothing(make: Callable[[], Pair]) -> None:
    pair = make()
    step = 1 if make is toy_pair else 97
    initiator, responder = pair.initiator(), pair.responder()
    m1 = initiator.start()
    for altered in each_altered(m1, step):
        with pytest.raises(RemoteViolation):
            responder.m1(altered)
    m2 = responder.m1(m1)
    for altered in each_altered(m2, step):
        with pytest.raises(RemoteViolation):
            initiator.m2(altered)
    m3 = initiator.m2(m2)
    for altered in each_altered(m3, step):
        with pytest.raises(RemoteViolation):
            responder.m3(altered)
    m4, listening = responder.m3(m3)
    for altered in each_altered(m4):
        with pytest.raises(RemoteViolation):
            initiator.m4(altered)
    assert initiator.m4(m4).chain == listening.chain


@given(st.binary(max_size=100) | values.map(canonical.encode), st.integers(0, 6))
def test_nothing_but_a_violation_leaves_the_machines(content: bytes, kind: int) -> None:
    pair = toy_pair()
    initiator, responder = pair.initiator(), pair.responder()
    responder.m1(initiator.start())
    frame = bytes([kind]) + content
    for take in (initiator.m2, initiator.m4, responder.m1, responder.m3):
        with pytest.raises(RemoteViolation):
            take(frame)
    assert not responder.expects(frame)


def test_frames_out_of_turn_are_refused() -> None:
    pair = toy_pair()
    initiator, responder = pair.initiator(), pair.responder()
    m1 = initiator.start()
    with pytest.raises(LocalViolation, match="handshake-used"):
        initiator.start()
    m2 = responder.m1(m1)
    m3 = initiator.m2(m2)
    with pytest.raises(RemoteViolation, match="out-of-turn"):
        initiator.m2(m2)
    m4, _ = responder.m3(m3)
    with pytest.raises(RemoteViolation, match="out-of-turn"):
        responder.m3(m3)
    initiator.m4(m4)
    for take, frame in ((initiator.m4, m4), (initiator.m2, m2)):
        with pytest.raises(RemoteViolation, match="out-of-turn"):
            take(frame)
    with pytest.raises(RemoteViolation, match="out-of-turn"):
        pair.initiator().m2(m2)
    with pytest.raises(RemoteViolation, match="out-of-turn"):
        pair.responder().m3(m3)


def test_a_frame_reflected_to_its_sender_is_refused() -> None:
    pair = toy_pair()
    initiator, responder = pair.initiator(), pair.responder()
    m1 = initiator.start()
    mirror = Responder(pair.for_a, pair.a, pair.b.card, CIRCUIT, PATH, fresh_chain(SECRET))
    with pytest.raises(RemoteViolation, match="wrong-peer"):
        mirror.m1(m1)
    with pytest.raises(RemoteViolation):
        initiator.m2(m1)
    m2 = responder.m1(m1)
    with pytest.raises(RemoteViolation):
        responder.m3(m2)


def stranger(pair: Pair) -> StationKeys:
    return StationKeys.generate(pair.for_a, "Charlie", "CCC", Mode.ACTUAL)


@pytest.mark.parametrize(
    ("code", "change"),
    [
        ("wrong-circuit", {"circuit": bytes(16)}),
        ("wrong-path", {"path": 2}),
        ("wrong-peer", {"peer": True}),
        ("wrong-peer", {"keys": True}),
        ("handshake-signature", {"forged": True}),
    ],
)
def test_m1_for_somebody_else_is_refused(code: str, change: dict[str, object]) -> None:
    pair = toy_pair()
    keys = stranger(pair) if "keys" in change else pair.a
    if "forged" in change:
        keys = replace(stranger(pair), card=pair.a.card)
    initiator = Initiator(
        pair.for_a,
        keys,
        stranger(pair).card if "peer" in change else pair.b.card,
        change.get("circuit", CIRCUIT),  # type: ignore[arg-type]
        change.get("path", PATH),  # type: ignore[arg-type]
        None,
    )
    with pytest.raises(RemoteViolation, match=code):
        pair.responder().m1(initiator.start())


def test_m1_of_another_suite_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    pair = toy_pair()
    with monkeypatch.context() as patch:
        patch.setattr("protocol.exchange.handshake_frames.SUITE", 2)
        m1 = pair.initiator().start()
    with pytest.raises(RemoteViolation, match="wrong-suite"):
        pair.responder().m1(m1)


def test_m2_for_another_m1_is_refused() -> None:
    pair = toy_pair()
    responder = pair.responder()
    first, second = pair.initiator(), pair.initiator()
    m2 = responder.m1(first.start())
    second.start()
    with pytest.raises(RemoteViolation, match="wrong-handshake"):
        second.m2(m2)


def test_m2_of_a_stranger_is_refused() -> None:
    pair = toy_pair()
    initiator = pair.initiator()
    m1 = initiator.start()
    thief = replace(stranger(pair), card=pair.b.card)
    impostor = Responder(pair.for_b, thief, pair.a.card, CIRCUIT, PATH, fresh_chain(SECRET))
    with pytest.raises(RemoteViolation, match="handshake-signature"):
        initiator.m2(impostor.m1(m1))
    assert shake_hands(pair.initiator(), pair.responder())[0].linked


def test_m2_naming_a_path_secret_that_was_not_offered_is_refused() -> None:
    pair = toy_pair()
    initiator = pair.initiator(fresh_chain(OTHER))
    m1 = initiator.start()
    m2 = pair.responder().m1(m1)
    message = items_of(m2[1:])[0]
    assert isinstance(message, bytes)
    renamed = canonical.encode([*items_of(message)[:3], b"12345678"])
    signature = pair.for_b.sign(pair.b.record, b"readback-m2", renamed)
    with pytest.raises(RemoteViolation, match="wrong-path-secret"):
        initiator.m2(b"\x02" + canonical.encode([renamed, signature.ed, signature.pq]))


def test_m3_proof_without_the_path_secret_is_refused() -> None:
    """A thief of the signing keys who never saw the path secret cannot speak for the station."""
    pair = toy_pair()
    names_only = _Misnamed(3)
    names_only.named = SECRET
    thief = Initiator(names_only, pair.a, pair.b.card, CIRCUIT, PATH, fresh_chain(OTHER))
    responder = pair.responder()
    m3 = thief.m2(responder.m1(thief.start()))
    with pytest.raises(RemoteViolation, match="handshake-proof"):
        responder.m3(m3)


class _Misnamed(ToyPrimitives):
    """Primitives of a thief who knows a path secret's public name, but not the secret."""

    named = b""

    def hash(self, *parts: bytes) -> bytes:
        if parts[0] == b"readback-secret-name":
            return super().hash(parts[0], self.named)
        return super().hash(*parts)


def test_a_replayed_m1_disturbs_neither_the_session_nor_the_next_handshake() -> None:
    pair = toy_pair()
    responder = pair.responder()
    old = [pair.initiator().start() for _ in range(HALF_OPEN_MAX - 1)]
    connecting, listening = shake_hands(pair.initiator(), responder)
    there = Session(pair.for_a, connecting, 0)
    here = Session(pair.for_b, listening, 0)
    here.open(there.seal(b"before"))
    initiator = pair.initiator(connecting.chain)
    m2 = responder.m1(initiator.start())
    for replayed in old:
        responder.m1(replayed)
    assert here.open(there.seal(b"after")) == b"after"
    m4, renewed = responder.m3(initiator.m2(m2))
    assert initiator.m4(m4).linked
    assert renewed.linked


def test_the_same_m1_again_gets_the_same_m2() -> None:
    pair = toy_pair()
    responder, initiator = pair.responder(), pair.initiator()
    m1 = initiator.start()
    m2 = responder.m1(m1)
    assert responder.m1(m1) == m2
    assert responder.expects(initiator.m2(m2))


def test_half_open_handshakes_are_few_and_the_oldest_goes() -> None:
    pair = toy_pair()
    responder = pair.responder()
    started = [pair.initiator() for _ in range(HALF_OPEN_MAX + 1)]
    m3s = [initiator.m2(responder.m1(initiator.start())) for initiator in started]
    assert [responder.expects(m3) for m3 in m3s] == [False, True, True, True, True]
    with pytest.raises(RemoteViolation, match="wrong-handshake"):
        responder.m3(m3s[0])
    responder.m3(m3s[1])
    assert not any(responder.expects(m3) for m3 in m3s)


def test_no_key_is_printed() -> None:
    pair = toy_pair()
    established: Established
    for established in shake_hands(pair.initiator(), pair.responder()):
        for secret in (established.send_key, established.chain.current):
            assert repr(secret) not in repr(established)


def test_mixed_primitives_are_of_the_same_sizes() -> None:
    sizes: list[list[int]] = []
    made: Primitives
    for made in (RealPrimitives(), ToyPrimitives(3)):
        pair = paired(made, made)
        initiator, responder = pair.initiator(), pair.responder()
        m1 = initiator.start()
        m2 = responder.m1(m1)
        m3 = initiator.m2(m2)
        m4, _ = responder.m3(m3)
        sizes.append([len(m1), len(m2), len(m3), len(m4)])
    assert sizes[0] == sizes[1]
