"""The chain of path secrets: a common one is found, and no loss or crash breaks it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocol.exchange.handshake import NO_SECRET, ChainRow, Initiator, Responder
from tests.protocol.pairs import CIRCUIT, PATH, SECRET, fresh_chain, shake_hands, toy_pair

OTHER = b"\x08" * 32


@pytest.mark.parametrize(
    ("ours", "theirs", "used"),
    [
        ((SECRET, NO_SECRET), (SECRET, NO_SECRET), SECRET),
        ((SECRET, OTHER), (OTHER, SECRET), SECRET),
        ((SECRET, OTHER), (b"\x01" * 32, SECRET), SECRET),
        ((SECRET, OTHER), (OTHER, b"\x01" * 32), OTHER),
        ((SECRET, OTHER), (b"\x01" * 32, b"\x02" * 32), NO_SECRET),
        ((NO_SECRET, NO_SECRET), (NO_SECRET, NO_SECRET), NO_SECRET),
        ((NO_SECRET, NO_SECRET), (SECRET, OTHER), NO_SECRET),
        ((SECRET, OTHER), (NO_SECRET, NO_SECRET), NO_SECRET),
    ],
)
def test_the_newest_common_path_secret_is_used_or_the_session_is_unlinked(
    ours: tuple[bytes, bytes], theirs: tuple[bytes, bytes], used: bytes
) -> None:
    pair = toy_pair()
    connecting, listening = shake_hands(
        pair.initiator(ChainRow(PATH, *ours)), pair.responder(ChainRow(PATH, *theirs))
    )
    assert connecting == replace(
        listening, send_key=listening.receive_key, receive_key=listening.send_key
    )
    assert connecting.chain.previous == used
    assert connecting.linked == (used != NO_SECRET)


def test_no_chain_at_all_gives_an_unlinked_session_and_the_next_is_linked() -> None:
    pair = toy_pair()
    initiator = Initiator(pair.for_a, pair.a, pair.b.card, CIRCUIT, PATH, None)
    responder = Responder(pair.for_b, pair.b, pair.a.card, CIRCUIT, PATH, None)
    first, _ = shake_hands(initiator, responder)
    assert not first.linked
    second, _ = shake_hands(pair.initiator(first.chain), responder)
    assert second.linked


@pytest.mark.parametrize("lost", ["m1", "m2", "m3", "m4"])
def test_a_message_lost_at_any_place_leaves_a_common_path_secret(lost: str) -> None:
    pair = toy_pair()
    responder, chain = pair.responder(), fresh_chain(SECRET)
    for _ in range(3):
        initiator = pair.initiator(chain)
        m1 = initiator.start()
        if lost == "m1":
            continue
        m2 = responder.m1(m1)
        if lost == "m2":
            continue
        m3 = initiator.m2(m2)
        if lost == "m3":
            continue
        responder.m3(m3)
    connecting, listening = shake_hands(pair.initiator(chain), responder)
    assert connecting.linked
    assert connecting.chain == listening.chain


@given(st.lists(st.sampled_from(["m1", "m2", "m3", "r-crash", "m4", "i-crash", "whole"])))
def test_no_losses_and_crashes_break_the_chain(rounds: list[str]) -> None:
    """Each side loses what it had not made durable; the next whole handshake is linked."""
    pair = toy_pair()
    durable_i = durable_r = fresh_chain(SECRET)
    responder = pair.responder()
    for ending in [*rounds, "whole"]:
        initiator = pair.initiator(durable_i)
        m1 = initiator.start()
        if ending == "m1":
            continue
        m2 = responder.m1(m1)
        if ending == "m2":
            continue
        m3 = initiator.m2(m2)
        if ending == "m3":
            continue
        m4, listening = responder.m3(m3)
        assert listening.linked
        if ending == "r-crash":
            responder = pair.responder(durable_r)
            continue
        durable_r = listening.chain
        if ending == "m4":
            responder = pair.responder(durable_r)
            continue
        connecting = initiator.m4(m4)
        assert connecting.chain == listening.chain
        if ending == "whole":
            durable_i = connecting.chain
