"""The three frames of the desk link, as bytes: request, reply, event.

Each is a MessagePack array of positional values: no maps, no objects, no text for people. What
comes in is checked against the classes of `requests` and `views` while it is decoded, so that
nothing behind this module meets a value of the wrong type or length.

    request  [1, number, request]          desk → station; `number` rises by one per request
    reply    [2, number, class, view]      station → desk; class is a name from REPLIES or Refused
    event    [3, name, view]               station → desk; name is a key of EVENTS
"""

from dataclasses import dataclass
from typing import Union

import msgspec

from console.desk_link.requests import EVENTS, REPLIES, Request
from console.desk_link.views import Refused, View
from protocol.errors import RemoteViolation

MAXIMUM_REQUEST = 256 * 1024
MAXIMUM_REPLY = 8 * 1024 * 1024

_REQUEST, _REPLY, _EVENT = 1, 2, 3


@dataclass(frozen=True, slots=True)
class Reply:
    """The station's answer to the request with this number."""

    number: int
    view: View


@dataclass(frozen=True, slots=True)
class Event:
    """Something that the station tells every desk."""

    name: str
    view: View


class _RequestFrame(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """The fields are positional on the wire."""

    kind: int
    number: int
    request: Union[tuple(REPLIES)]  # type: ignore[valid-type]  # noqa: UP007 (made at run time)


class _Numbered(msgspec.Struct, frozen=True, array_like=True):
    """The head of a request whose rest may be malformed: enough to answer it."""

    kind: int
    number: int


_VIEWS = {view.__name__: view for views in REPLIES.values() for view in views} | {
    "Refused": Refused
}
_encode = msgspec.msgpack.Encoder().encode
_requests = msgspec.msgpack.Decoder(_RequestFrame)
_heads = msgspec.msgpack.Decoder(_Numbered)
_replies = msgspec.msgpack.Decoder(tuple[int, int, str, msgspec.Raw])
_events = msgspec.msgpack.Decoder(tuple[int, str, msgspec.Raw])


def encode_request(number: int, request: Request) -> bytes:
    """Return the frame that carries a desk's request."""
    return _encode((_REQUEST, number, request))


def decode_request(frame: bytes) -> tuple[int, Request]:
    """Return number and request.

    Raises:
        RemoteViolation: ``malformed-request``; `details["number"]` is set where it could be read.
    """
    try:
        if len(frame) > MAXIMUM_REQUEST:
            raise RemoteViolation("malformed-request", length=len(frame))
        decoded = _requests.decode(frame)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise RemoteViolation("malformed-request", **_number_of(frame)) from error
    if decoded.kind != _REQUEST:
        raise RemoteViolation("malformed-request", number=decoded.number)
    return decoded.number, decoded.request


def encode_reply(number: int, view: View) -> bytes:
    """Return the frame that answers request `number`."""
    return _encode((_REPLY, number, type(view).__name__, view))


def encode_event(name: str, view: View) -> bytes:
    """Return the frame of an event; `name` must be a key of EVENTS."""
    if not isinstance(view, EVENTS[name]):
        raise TypeError(f"event {name} carries {EVENTS[name].__name__}")
    return _encode((_EVENT, name, view))


def decode_from_station(frame: bytes) -> Reply | Event:
    """Return the reply or event in a frame of the station.

    Raises:
        RemoteViolation: ``malformed-reply``.
    """
    try:
        if frame[1:2] == bytes([_REPLY]):
            _, number, name, raw = _replies.decode(frame)
            return Reply(number, msgspec.msgpack.decode(raw, type=_VIEWS[name]))
        _, name, raw = _events.decode(frame)
        return Event(name, msgspec.msgpack.decode(raw, type=EVENTS[name]))
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError, KeyError) as error:
        raise RemoteViolation("malformed-reply", length=len(frame)) from error


def _number_of(frame: bytes) -> dict[str, object]:
    try:
        return {"number": _heads.decode(frame).number}
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return {}
