"""What the exchange is told of a body: only a message between these two, in this direction."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.assets import core_pack
from console.station.notice_bodies import NoticeBodies, Shelf
from console.station.release_rules import expires_ms, officers_needed
from protocol.errors import RemoteViolation, ValueRefused
from protocol.notices.draft import Draft
from protocol.notices.message import Message, NeutralMessage, message_id
from protocol.notices.values import Address
from protocol.vocabulary import Mode, Precedence
from tests.protocol.notices.core_samples import VALUES, sample

PACK = core_pack()
SHELF = Shelf({PACK.hash: PACK})
OWN, PEER, OTHER = (
    Address("USA", "WASHINGTON"),
    Address("CHN", "BEIJING"),
    Address("RUS", "MOSCOW"),
)
BODIES = NoticeBodies(SHELF, OWN, PEER)


def message(sender: Address, *to: Address, kind: str = "launch-observed") -> Message:
    made = sample(PACK, kind, VALUES[kind][0])
    return replace(made, heading=replace(made.heading, sender=sender, to=to))


def test_summary_is_what_the_heading_says() -> None:
    body = message(PEER, OTHER, OWN).encode()
    summary = BODIES.inspect(body, ours=False)
    heading = Message.decode(body, PACK).heading
    assert summary == (message_id(body), heading.mode, heading.precedence)
    assert BODIES.inspect(message(OWN, PEER).encode(), ours=True)


@pytest.mark.parametrize(
    ("sender", "to", "ours", "code"),
    [
        (OTHER, OWN, False, "wrong-sender"),
        (OWN, PEER, False, "wrong-sender"),  # our own words, reflected
        (PEER, OTHER, False, "wrong-addressee"),
        (PEER, OWN, True, "wrong-sender"),
        (OWN, OTHER, True, "wrong-addressee"),
    ],
)
def test_message_of_others_is_refused(sender: Address, to: Address, ours: bool, code: str) -> None:
    with pytest.raises(RemoteViolation) as refused:
        BODIES.inspect(message(sender, to).encode(), ours=ours)
    assert refused.value.code == code


def test_message_of_an_unknown_pack_is_a_message_all_the_same() -> None:
    made = message(PEER, OWN)
    made = replace(made, heading=replace(made.heading, pack_hash=bytes(32)))
    assert BODIES.inspect(made.encode(), ours=False).precedence is made.heading.precedence
    assert isinstance(SHELF.read(made.encode()), NeutralMessage)


@given(st.binary(max_size=400), st.integers(0, 399), st.integers(0, 7))
def test_any_bytes_are_a_message_or_a_violation(noise: bytes, at: int, bit: int) -> None:
    damaged = bytearray(message(PEER, OWN).encode())
    damaged[at % len(damaged)] ^= 1 << bit
    for body in (noise, bytes(damaged)):
        try:
            BODIES.inspect(body, ours=False)
        except RemoteViolation:
            continue
        assert SHELF.read(body)


def test_draft_that_no_pack_can_read_is_refused() -> None:
    draft = Draft("launch-observed")
    assert SHELF.read_draft(draft.encode()) == draft
    with pytest.raises(ValueRefused):
        SHELF.read_draft(b"\xff")


def test_release_rules_read_the_body_itself() -> None:
    launch = message(OWN, PEER, kind="missile-launch-planned")
    assert officers_needed(launch, PACK) == 2
    alone = replace(launch, heading=replace(launch.heading, alone=True))
    assert officers_needed(alone, PACK) == 1
    assert officers_needed(message(OWN, PEER, kind="interim-reply"), PACK) == 1
    flash = replace(launch, heading=replace(launch.heading, precedence=Precedence.FLASH))
    routine = replace(launch, heading=replace(launch.heading, precedence=Precedence.ROUTINE))
    assert expires_ms(flash, PACK, 0) < expires_ms(routine, PACK, 0)
    assert launch.heading.mode in (Mode.ACTUAL, Mode.EXERCISE)
