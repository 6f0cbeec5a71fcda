"""One session on one path: sealed frames in order, for at most 15 minutes or 4,096 frames.

A frame on the wire is exactly 1, 2, 4 ... 64 KiB:

    kind 0x05 | session id, 8 | stream header, 24, in the first frame each way | sealed

and what is sealed is the plaintext, 0x80 and zeros up to that size (ISO/IEC 7816-4). Kind and
session id are the stream's additional data. Keys live here, in memory, and nowhere else.
"""

from protocol.errors import LocalViolation, RemoteViolation
from protocol.exchange.crypto import (
    STREAM_HEADER_BYTES,
    STREAM_OVERHEAD_BYTES,
    Primitives,
    StreamPull,
)
from protocol.exchange.handshake import SESSION_ID_BYTES, Established
from protocol.exchange.handshake_frames import FrameKind, frame_kind

FRAME_SIZES = tuple(1_024 << step for step in range(7))
SESSION_MS_MAX = 15 * 60_000
SESSION_FRAMES_MAX = 4_096
RENEWAL_MS = 12 * 60_000
RENEWAL_FRAMES = 3_072

_CLEAR_BYTES = 1 + SESSION_ID_BYTES
_MARK = b"\x80"
PLAINTEXT_BYTES_MAX = (
    FRAME_SIZES[-1] - _CLEAR_BYTES - STREAM_HEADER_BYTES - STREAM_OVERHEAD_BYTES - len(_MARK)
)
"""What fits into any frame of a session, also the first."""


def session_id(frame: bytes) -> bytes:
    """Return the id of the session that a DATA frame belongs to; nothing is verified.

    Raises:
        RemoteViolation: not a DATA frame, or not of a size that one can have.
    """
    if frame_kind(frame) is not FrameKind.DATA:
        raise RemoteViolation("malformed", where="frame", want="DATA")
    if len(frame) not in FRAME_SIZES:
        raise RemoteViolation("frame-size", size=len(frame))
    return frame[1:_CLEAR_BYTES]


class Session:
    """Both directions of one session.

    A frame that is refused leaves the session as it was, so that garbage from the wire cannot end
    it. Frames lost on the way do end it: the next one no longer opens. The circuit renews then.
    """

    def __init__(self, primitives: Primitives, established: Established, opened_ms: int) -> None:
        """Begin.

        Args:
            opened_ms: monotonic clock now, milliseconds.
        """
        self.id = established.session_id
        self.path = established.path
        self.linked = established.linked
        self._opened_ms = opened_ms
        self._clear = bytes([FrameKind.DATA]) + self.id
        self._primitives = primitives
        self._receive_key = established.receive_key
        self._push = primitives.stream_push(established.send_key)
        self._pull: StreamPull | None = None
        self._sealed = 0
        self._opened = 0

    def seal(self, plaintext: bytes) -> bytes:
        """Return the next frame: padded, sealed, of one of the seven sizes.

        Raises:
            LocalViolation: longer than 65,485 bytes, or the session has sealed its 4,096 frames.
        """
        if len(plaintext) > PLAINTEXT_BYTES_MAX:
            raise LocalViolation("too-large", size=len(plaintext), limit=PLAINTEXT_BYTES_MAX)
        if self._sealed >= SESSION_FRAMES_MAX:
            raise LocalViolation("session-spent")
        before = self._clear if self._sealed else self._clear + self._push.header
        room = len(before) + STREAM_OVERHEAD_BYTES
        marked = plaintext + _MARK
        size = next(size for size in FRAME_SIZES if room + len(marked) <= size)
        padded = marked.ljust(size - room, b"\x00")
        self._sealed += 1
        return before + self._push.push(padded, self._clear)

    def open(self, frame: bytes) -> bytes:
        """Return the plaintext of the peer's next frame.

        Raises:
            RemoteViolation: of another session, altered, repeated, out of order, or one too many.
        """
        if session_id(frame) != self.id:
            raise RemoteViolation("wrong-session")
        if self._opened >= SESSION_FRAMES_MAX:
            raise RemoteViolation("session-spent")
        sealed = frame[_CLEAR_BYTES:]
        pull = self._pull
        if pull is None:
            header, sealed = sealed[:STREAM_HEADER_BYTES], sealed[STREAM_HEADER_BYTES:]
            pull = self._primitives.stream_pull(self._receive_key, header)
        padded = pull.pull(sealed, self._clear)
        # Kept only now: a stream begun with somebody else's header would refuse the real frame.
        self._pull = pull
        self._opened += 1
        plaintext, mark, zeros = padded.rpartition(_MARK)
        if not mark or zeros.strip(b"\x00"):
            raise RemoteViolation("malformed", where="padding")
        return plaintext

    def renewal_due(self, mono_ms: int) -> bool:
        """Whether the connecting side should begin the next handshake, with time to spare."""
        return self._spent(mono_ms, RENEWAL_MS, RENEWAL_FRAMES)

    def expired(self, mono_ms: int) -> bool:
        """Whether the session must not be used any more."""
        return self._spent(mono_ms, SESSION_MS_MAX, SESSION_FRAMES_MAX)

    def _spent(self, mono_ms: int, age_ms: int, frames: int) -> bool:
        return mono_ms - self._opened_ms >= age_ms or max(self._sealed, self._opened) >= frames
