"""Frames of the desk link: every class goes through unchanged, anything else is refused."""

import contextlib
from typing import Any, get_args, get_type_hints

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.desk_link import frames
from console.desk_link.requests import EVENTS, REPLIES, Look, Request
from console.desk_link.views import View
from protocol.errors import RemoteViolation


def _some(kind: Any) -> Any:
    """A value of the annotated type, never its zero."""
    arguments = get_args(kind)
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return kind(*[_some(hint) for hint in get_type_hints(kind).values()])
    if getattr(kind, "__origin__", None) is tuple:
        items = [entry for entry in arguments if entry is not Ellipsis]
        return tuple(_some(entry) for entry in items)
    if arguments:  # X | None
        return _some(arguments[0])
    return {int: 7, str: "посадка", bytes: b"\x00\xff", bool: True}[kind]


@pytest.mark.parametrize("request_class", list(REPLIES))
def test_every_request_goes_through(request_class: type[Request]) -> None:
    request = _some(request_class)
    assert frames.decode_request(frames.encode_request(3, request)) == (3, request)


@pytest.mark.parametrize("view_class", sorted({v for r in REPLIES.values() for v in r}, key=str))
def test_every_reply_goes_through(view_class: type[View]) -> None:
    view = _some(view_class)
    assert frames.decode_from_station(frames.encode_reply(9, view)) == frames.Reply(9, view)


@pytest.mark.parametrize("name", list(EVENTS))
def test_every_event_goes_through(name: str) -> None:
    view = _some(EVENTS[name])
    frame = frames.encode_event(name, view)
    assert frames.decode_from_station(frame) == frames.Event(name, view)


def test_event_with_a_view_of_another_class_cannot_be_sent() -> None:
    with pytest.raises(TypeError):
        frames.encode_event("alarms", _some(EVENTS["station"]))


@given(st.binary(max_size=300))
def test_any_bytes_decode_or_are_refused(frame: bytes) -> None:
    for decode in (frames.decode_request, frames.decode_from_station):
        with contextlib.suppress(RemoteViolation):
            decode(frame)


@pytest.mark.parametrize(
    "frame",
    [
        msgspec.msgpack.encode((1, 5, ["Look", "too many"])),
        msgspec.msgpack.encode((2, 5, ["Look"])),
        msgspec.msgpack.encode((1, 5, ["Nothing"])),
        msgspec.msgpack.encode((1, 5, ["OpenWatch", "A", 7])),
        b"\x91" * 100_000,
        frames.encode_request(5, Look())[:-1],
        frames.encode_request(5, Look()) + b"\x00",
        bytes(frames.MAXIMUM_REQUEST + 1),
    ],
)
def test_malformed_request_is_refused(frame: bytes) -> None:
    with pytest.raises(RemoteViolation):
        frames.decode_request(frame)


def test_refusal_says_which_request_was_malformed() -> None:
    with pytest.raises(RemoteViolation) as refused:
        frames.decode_request(msgspec.msgpack.encode((1, 5, ["Nothing"])))
    assert refused.value.details == {"number": 5}
