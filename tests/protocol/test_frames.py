"""Frames inside a session: each has one encoding, and nothing else decodes."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocol.errors import RemoteViolation
from protocol.exchange import canonical
from protocol.exchange.delivery import frames
from protocol.exchange.delivery.frames import (
    PACKS_MAX,
    RANGES_MAX,
    RETURNED_MAX,
    Fetch,
    Fetched,
    Heartbeat,
    Place,
    RecordFrame,
    Returned,
    Sync,
    Want,
)

COUNT = st.integers(0, (1 << 53) - 1)
EPOCH = st.integers(1, (1 << 31) - 1)
HASH = st.binary(min_size=32, max_size=32)
PLACE = st.builds(Place, EPOCH, COUNT, HASH)
RAW = st.binary(max_size=200)
LOCK = st.sampled_from(["", "own-copy", "restoring:peer-fork"])
RANGE = st.tuples(st.integers(1, 1_000), st.integers(1_000, 2_000))

FRAMES = st.one_of(
    st.builds(
        Sync,
        st.binary(min_size=16, max_size=16),
        PLACE,
        COUNT,
        HASH,
        PLACE,
        COUNT,
        HASH,
        st.tuples(RAW, RAW),
        st.lists(HASH, max_size=PACKS_MAX).map(tuple),
        LOCK,
    ),
    st.builds(
        Heartbeat,
        PLACE,
        st.tuples(EPOCH, COUNT),
        COUNT,
        COUNT,
        st.none() | COUNT,
        COUNT,
        st.booleans(),
        st.booleans(),
        LOCK,
    ),
    st.builds(RecordFrame, RAW, RAW),
    st.builds(Returned, RAW, RAW, st.booleans()),
    st.builds(Want, EPOCH, st.lists(RANGE, min_size=1, max_size=RANGES_MAX).map(tuple)),
    st.builds(Fetch, EPOCH, COUNT, st.integers(1, RETURNED_MAX)),
    st.builds(Fetched, st.integers(0, RETURNED_MAX), st.booleans()),
)


@given(FRAMES)
def test_what_is_encoded_is_read_again(frame: frames.Frame) -> None:
    assert frames.decode(frames.encode(frame)) == frame


@given(st.binary(max_size=120))
def test_other_bytes_are_a_violation(data: bytes) -> None:
    try:
        frame = frames.decode(data)
    except RemoteViolation:
        return
    assert frames.encode(frame) == data


@given(FRAMES, st.data())
def test_a_changed_frame_is_another_frame_or_none(frame: frames.Frame, data: st.DataObject) -> None:
    encoded = bytearray(frames.encode(frame))
    at = data.draw(st.integers(0, len(encoded) - 1))
    encoded[at] ^= data.draw(st.integers(1, 255))
    with suppress(RemoteViolation):
        assert frames.decode(bytes(encoded)) != frame


@pytest.mark.parametrize(
    "values",
    [
        [],
        [0],
        [8],
        [True],
        [2, 1],
        [3, b"", b"", b""],
        [5, 1, []],
        [5, 1, [[2, 1]]],
        [5, 0, [[1, 1]]],
        [5, 1, [[1, 1]] * (RANGES_MAX + 1)],
        [6, 1, 0, 0],
        [6, 1, 0, RETURNED_MAX + 1],
        [6, 1, 1 << 53, 1],
        [7, RETURNED_MAX + 1, True],
    ],
)
def test_values_outside_their_limits_are_refused(values: list[canonical.Encodable]) -> None:
    with pytest.raises(RemoteViolation):
        frames.decode(canonical.encode(values))
