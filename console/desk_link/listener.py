"""The station's end of the desk link: one ZeroMQ ROUTER with CURVE for all its desks.

Who may connect is decided by the ZAP handler of the same context, under the domain `DESK_DOMAIN`;
with no handler alive nobody gets in.
"""

from dataclasses import dataclass
from typing import Final

import zmq

from console.desk_link.frames import (
    MAXIMUM_REQUEST,
    decode_request,
    encode_event,
    encode_reply,
)
from console.desk_link.keys import CurveKeys
from console.desk_link.requests import Request
from console.desk_link.views import View
from protocol.errors import LocalViolation, RemoteViolation

DESK_DOMAIN: Final = "readback-desk"
FRAMES_BEHIND: Final = 512


@dataclass(frozen=True, slots=True)
class Asked:
    """A request, with the connection that it came on and the CURVE key that this proved.

    `request` is the violation where the frame was malformed.
    """

    desk: bytes
    key: str
    number: int
    request: Request | RemoteViolation


class DeskListener:
    """The socket on which desks ask. Never blocks."""

    def __init__(
        self, context: "zmq.Context[zmq.Socket[bytes]]", address: str, keys: CurveKeys
    ) -> None:
        """Listen on `address` (``tcp://host:port``, port 0 for any free one).

        Raises:
            LocalViolation: ``desk-address-refused`` where the address cannot be bound.
        """
        self.socket = context.socket(zmq.ROUTER)
        self.socket.linger = 0
        self.socket.ipv6 = "[" in address
        self.socket.router_mandatory = True
        self.socket.maxmsgsize = MAXIMUM_REQUEST
        # What a desk that does not keep up may cost the station; beyond that it must begin anew.
        self.socket.set(zmq.SNDHWM, FRAMES_BEHIND)
        self.socket.handshake_ivl = 3_000
        # No heartbeat timer here: libzmq 4.3.5 aborts when it strikes on a broken line of which the
        # queue was full. The desk's PING says how long its line lives without another.
        self.socket.curve_server = True
        self.socket.curve_secretkey = keys.secret
        self.socket.zap_domain = DESK_DOMAIN.encode()
        # Without this an absent handler would let every stranger in.
        self.socket.set(zmq.ZAP_ENFORCE_DOMAIN, 1)
        try:
            self.socket.bind(address)
        except zmq.ZMQError as error:
            self.socket.close(linger=0)
            raise LocalViolation("desk-address-refused", address=address, why=str(error)) from error
        self.address = self.socket.getsockopt_string(zmq.LAST_ENDPOINT)

    def requests(self, limit: int) -> list[Asked]:
        """Return at most `limit` requests that wait; each must be replied to."""
        asked = []
        for _ in range(limit):
            try:
                frames = self.socket.recv_multipart(zmq.DONTWAIT, copy=False)
            except zmq.Again:
                break
            desk, last = frames[0].bytes, frames[-1]
            key = str(last["User-Id"])
            try:
                number, request = decode_request(last.bytes if len(frames) == 2 else b"")
                asked.append(Asked(desk, key, number, request))
            except RemoteViolation as violation:
                unread = violation.details.get("number", 0)
                asked.append(Asked(desk, key, int(str(unread)), violation))
        return asked

    def reply(self, desk: bytes, number: int, view: View) -> bool:
        """Answer a request. Return whether the desk is still connected."""
        return self._send(desk, encode_reply(number, view))

    def tell(self, desk: bytes, name: str, view: View) -> bool:
        """Push an event to one desk. Return whether it is still connected and keeps up."""
        return self._send(desk, encode_event(name, view))

    def close(self) -> None:
        """Stop listening."""
        self.socket.close(linger=0)

    def _send(self, desk: bytes, frame: bytes) -> bool:
        try:
            self.socket.send_multipart([desk, frame], zmq.DONTWAIT)
        except zmq.ZMQError:
            return False
        return True
