"""Whether libzmq really does CURVE here: a frame goes through, and a stranger does not."""

import time
from typing import Final

import zmq

from console.desk_link.keys import new_curve_keys
from console.station.transport import Transport
from console.station.transport_path import PathKey, PathPoint
from protocol.errors import LocalViolation

PATIENCE_S: Final = 5.0
ANY_PORT: Final = "tcp://127.0.0.1:0"


def curve_round_trip() -> str:
    """Send a frame over a real path and have a stranger refused; return libzmq's version.

    Raises:
        LocalViolation: ``curve-check-failed``: what did not happen in time.
    """
    if not zmq.has("curve"):
        raise LocalViolation("curve-check-failed", missing="curve")
    key = PathKey(bytes(16), 1)
    ours, theirs, strange = new_curve_keys(), new_curve_keys(), new_curve_keys()
    listener, peer, stranger = Transport(), Transport(), Transport()
    try:
        listener.open(PathPoint(key, False, ANY_PORT, "fast", ours, theirs.public))
        address = listener.address(key)
        stranger.open(PathPoint(key, True, address, "fast", strange, ours.public))
        peer.open(PathPoint(key, True, address, "fast", theirs, ours.public))
        heard = refused = False
        deadline = time.monotonic() + PATIENCE_S
        while not (heard and refused) and time.monotonic() < deadline:
            peer.send(key, b"readback")
            for end in (peer, stranger):
                end.wait(5)
            came = listener.wait(5)
            heard = heard or any(b"readback" in frames for _, frames in came.frames)
            refused = refused or bool(came.strangers)
        if not heard or not refused:
            missing = "refusal-of-stranger" if heard else "frame"
            raise LocalViolation("curve-check-failed", missing=missing)
    finally:
        for end in (peer, stranger, listener):
            end.close()
    return zmq.zmq_version()
