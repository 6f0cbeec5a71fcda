"""Serials of the peer that are still on the way: shown as ranges, and asked for."""

from protocol.exchange.delivery.effects import GapSeen
from protocol.exchange.delivery.frames import Place, Want
from protocol.exchange.delivery.inbox import Inbox
from protocol.exchange.delivery.step import Step
from protocol.exchange.delivery.timing import Timing

_NEVER = 1 << 62


class Gaps:
    """What is missing of the peer's chain, since when, and when to ask again."""

    def __init__(self, inbox: Inbox) -> None:
        self._inbox = inbox
        self._held: Place | None = None
        self._ask_ms = _NEVER
        self._patient = True
        self.shown: tuple[tuple[int, int], ...] = ()

    def watch(self, step: Step, timing: Timing) -> Want | None:
        """Show a change, and return a request if one is due.

        What the peer only mentioned is not missed at once: it may be on the way on another path.
        As long as the chain grows, nothing is asked.
        """
        missing = self._inbox.missing(told=True)
        if not missing:
            self._ask_ms, self._patient = _NEVER, True
        elif self._ask_ms == _NEVER or self._held != self._inbox.held:
            self._ask_ms, self._patient = step.now.mono_ms + timing.want_ms, True
        self._held = self._inbox.held
        want = None
        if missing and step.now.mono_ms >= self._ask_ms:
            self._ask_ms, self._patient = step.now.mono_ms + timing.want_ms, False
            want = Want(self._inbox.held.epoch, missing)
        shown = self._inbox.missing(told=False) if self._patient else missing
        if shown != self.shown:
            self.shown = shown
            step.show(GapSeen(shown))
        return want

    def due_ms(self) -> int:
        """Return when to look again."""
        return self._ask_ms
