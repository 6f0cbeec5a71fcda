"""An open session on a path, with what both sides have made of it so far."""

from dataclasses import dataclass

from protocol.exchange.delivery.feed import Feed
from protocol.exchange.delivery.timing import Timing
from protocol.exchange.session import Session


@dataclass(slots=True)
class Line:
    """An open session and how far it is used.

    Attributes:
        began: step in which we sent the handshake message (M1 or M2) that the peer answered: what
            the peer says here, it says after that step.
        synced: the peer's SYNC has come. instance: the run of the peer that it named.
        feed: what went out through this session.
        said: where the peer last said it holds our chain. stale: how often it repeated a place
            that is below what it said elsewhere.
        unheard: the peer's last heartbeat says that it has not heard us for too long.
        token, token_ms: the peer's last heartbeat token and when it came.
        beat_ms: when the next heartbeat is due.
    """

    session: Session
    began: int
    heard_ms: int
    feed: Feed
    beat_ms: int
    synced: bool = False
    instance: bytes = b""
    said: tuple[int, int] = (0, 0)
    stale: int = 0
    unheard: bool = False
    token: int | None = None
    token_ms: int = 0

    def tell_soon(self, now_ms: int, timing: Timing) -> None:
        """Bring the next heartbeat forward: what we hold has changed."""
        self.beat_ms = min(self.beat_ms, now_ms + timing.soon_ms)
