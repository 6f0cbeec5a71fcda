from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocol.errors import LocalViolation, RemoteViolation
from protocol.exchange.crypto_real import RealPrimitives
from protocol.exchange.session import (
    FRAME_SIZES,
    PLAINTEXT_BYTES_MAX,
    RENEWAL_FRAMES,
    RENEWAL_MS,
    SESSION_FRAMES_MAX,
    SESSION_MS_MAX,
    Session,
    session_id,
)
from tests.protocol.pairs import Pair, each_altered, paired, shake_hands, toy_pair


def sessions(pair: Pair) -> tuple[Session, Session]:
    connecting, listening = shake_hands(pair.initiator(), pair.responder())
    return Session(pair.for_a, connecting, 0), Session(pair.for_b, listening, 0)


def real_pair() -> Pair:
    return paired(RealPrimitives(), RealPrimitives())


@given(st.lists(st.tuples(st.booleans(), st.binary(max_size=3_000)), max_size=8))
def test_frames_open_in_order_both_ways(sent: list[tuple[bool, bytes]]) -> None:
    here, there = sessions(toy_pair())
    for outward, plaintext in sent:
        source, target = (here, there) if outward else (there, here)
        frame = source.seal(plaintext)
        assert len(frame) in FRAME_SIZES
        assert session_id(frame) == here.id
        assert target.open(frame) == plaintext


@pytest.mark.parametrize("make", [toy_pair, real_pair])
@pytest.mark.parametrize("ending", [b"", b"\x80", b"\x00", b"\x80\x00\x00", b"\x80\x80"])
def test_padding_gives_back_exactly_what_was_sealed(
    make: Callable[[], Pair], ending: bytes
) -> None:
    here, there = sessions(make())
    for size in (0, 1, 972, 973, 974, 996, 997, 998, 2_000, 40_000, PLAINTEXT_BYTES_MAX - 2):
        plaintext = (b"\x01" * size + ending)[:PLAINTEXT_BYTES_MAX]
        assert there.open(here.seal(plaintext)) == plaintext


def test_a_frame_is_the_smallest_of_the_seven_sizes_that_holds_it() -> None:
    here, _ = sessions(toy_pair())
    first = [len(here.seal(bytes(1_024 - 51)))]
    later = [len(here.seal(bytes(size))) for size in (1_024 - 27, 1_024 - 26, 65_536 - 51)]
    assert first + later == [1_024, 1_024, 2_048, 65_536]
    here, _ = sessions(toy_pair())
    assert len(here.seal(bytes(1_024 - 50))) == 2_048


def test_nothing_longer_than_the_largest_frame_is_sealed() -> None:
    here, there = sessions(toy_pair())
    with pytest.raises(LocalViolation, match="too-large"):
        here.seal(bytes(PLAINTEXT_BYTES_MAX + 1))
    assert there.open(here.seal(b"next")) == b"next"


@pytest.mark.parametrize("make", [toy_pair, real_pair])
def test_an_altered_frame_is_refused_and_the_real_one_still_opens(make: Callable[[], Pair]) -> None:
    here, there = sessions(make())
    for number in range(2):
        frame = here.seal(bytes([number]))
        for altered in each_altered(frame):
            with pytest.raises(RemoteViolation):
                there.open(altered)
        assert there.open(frame) == bytes([number])


def test_repeated_reordered_reflected_and_foreign_frames_are_refused() -> None:
    pair = toy_pair()
    here, there = sessions(pair)
    others, _ = sessions(pair)
    first, second, third = (here.seal(bytes([number])) for number in range(3))
    with pytest.raises(RemoteViolation, match="stream-refused"):
        there.open(second)
    there.open(first)
    with pytest.raises(RemoteViolation, match="stream-refused"):
        there.open(first)
    with pytest.raises(RemoteViolation, match="stream-refused"):
        there.open(third)
    with pytest.raises(RemoteViolation, match="stream-refused"):
        here.open(second)
    with pytest.raises(RemoteViolation, match="wrong-session"):
        there.open(others.seal(b"other"))
    assert [there.open(second), there.open(third)] == [b"\x01", b"\x02"]


@given(st.binary(max_size=60), st.sampled_from([*FRAME_SIZES, 0, 1, 1_023, 1_025]))
def test_nothing_but_a_violation_leaves_the_session(start: bytes, size: int) -> None:
    here, there = sessions(toy_pair())
    real = here.seal(b"real")
    for frame in (start.ljust(size, b"\x00"), real[:9] + start.ljust(max(size - 9, 0), b"\x00")):
        with pytest.raises(RemoteViolation):
            there.open(frame)
    assert there.open(real) == b"real"


def test_a_session_ends_after_its_time() -> None:
    here, _ = sessions(toy_pair())
    assert [here.renewal_due(RENEWAL_MS - 1), here.renewal_due(RENEWAL_MS)] == [False, True]
    assert [here.expired(SESSION_MS_MAX - 1), here.expired(SESSION_MS_MAX)] == [False, True]


def test_a_session_ends_after_its_frames_in_either_direction() -> None:
    here, there = sessions(toy_pair())
    for number in range(SESSION_FRAMES_MAX):
        assert here.renewal_due(0) == there.renewal_due(0) == (number >= RENEWAL_FRAMES)
        assert not here.expired(0)
        there.open(here.seal(b""))
    assert here.expired(0)
    assert there.expired(0)
    with pytest.raises(LocalViolation, match="session-spent"):
        here.seal(b"")
    with pytest.raises(RemoteViolation, match="session-spent"):
        there.open(b"\x05" + here.id + bytes(1_024 - 9))
