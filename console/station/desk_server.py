"""Serves the desks: hears requests, finds who handles them, replies, and pushes events.

A handler is a plain function from a request to a view. One that needs a passphrase stretched
returns a `Later`: its work runs beside the loop, its `then` on the loop, and the reply follows.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from console.desk_link.listener import Asked, DeskListener
from console.desk_link.requests import REPLIES, Hello, Request
from console.desk_link.views import Refused, View
from console.station.slow_work import SlowWork
from protocol.errors import ReadbackError

REQUESTS_PER_TURN: Final = 32
DESKS_MAX: Final = 16


@dataclass(frozen=True, slots=True)
class Later:
    """A reply that needs slow work first: `then` gets the result, on the loop's thread."""

    work: Callable[[], Any]
    then: Callable[[Any], View]


Handler = Callable[[Any], View | Later]
DeskHandler = Callable[[bytes, Any], View]
"""Like `Handler`, for a request that counts for the one desk that asks."""


@dataclass(frozen=True, slots=True)
class _Ticket:
    desk: bytes
    number: int
    request: type[Request]
    then: Callable[[Any], View]


class DeskServer:
    """All desks of the station."""

    def __init__(
        self,
        listener: DeskListener,
        slow: SlowWork,
        handlers: Mapping[type[Request], Handler],
        desk_handlers: Mapping[type[Request], DeskHandler],
        *,
        admitted: Callable[[str], bool],
        left: Callable[[bytes], None],
        otherwise: str = "not-now",
    ) -> None:
        """Serve.

        Args:
            admitted: whether the desk with this CURVE key is still let in; a line once open
                would outlive the key's file.
            left: called when a desk is gone.
            otherwise: code of the refusal for requests that have no handler.
        """
        self._listener = listener
        self._slow = slow
        self._handlers = handlers
        self._desk_handlers = desk_handlers
        self._admitted = admitted
        self._left = left
        self._otherwise = otherwise
        self._desks: dict[bytes, str] = {}  # by connection: the key that it proved
        self.malformed = 0

    @property
    def connected(self) -> bool:
        """Whether any desk is there."""
        return bool(self._desks)

    def serve(self) -> int:
        """Take the requests that wait. Return how many there were."""
        asked = self._listener.requests(REQUESTS_PER_TURN)
        for request in asked:
            self._reply_to(request)
        return len(asked)

    def finish(self) -> None:
        """Reply to those whose slow work has ended."""
        for done in self._slow.collect():
            if not isinstance(done.ticket, _Ticket):
                continue
            ticket = done.ticket
            if done.error is not None and not isinstance(done.error, ReadbackError):
                raise done.error  # a mistake of ours: as in the loop itself, the next engine serves
            if done.error is not None:
                self._reply(ticket.desk, ticket.number, refusal(done.error))
            else:
                self._run(ticket.desk, ticket.number, ticket.request, ticket.then, done.result)

    def tell(self, name: str, view: View) -> None:
        """Push an event to every desk; one that is gone or does not keep up is forgotten."""
        for desk, key in list(self._desks.items()):
            if not (self._admitted(key) and self._listener.tell(desk, name, view)):
                self._forget(desk)

    def _reply_to(self, asked: Asked) -> None:
        request = asked.request
        if not self._admitted(asked.key):
            self._reply(asked.desk, asked.number, Refused("desk-not-admitted", ()))
            self._forget(asked.desk)
            return
        if not isinstance(request, Request):
            self.malformed += 1
            self._reply(asked.desk, asked.number, refusal(request))
            return
        if isinstance(request, Hello):
            if len(self._desks) >= DESKS_MAX and asked.desk not in self._desks:
                self._reply(asked.desk, asked.number, Refused("too-many-desks", ()))
                return
            self._desks[asked.desk] = asked.key
        elif asked.desk not in self._desks:
            self._reply(asked.desk, asked.number, Refused("hello-first", ()))
            return
        handler = self._handler(asked.desk, type(request))
        if handler is None:
            self._reply(asked.desk, asked.number, Refused(self._otherwise, ()))
            return
        self._run(asked.desk, asked.number, type(request), handler, request)

    def _handler(self, desk: bytes, request: type[Request]) -> Handler | None:
        for_desk = self._desk_handlers.get(request)
        if for_desk is not None:
            return lambda value: for_desk(desk, value)
        return self._handlers.get(request)

    def _run(
        self, desk: bytes, number: int, asked: type[Request], handler: Handler, value: Any
    ) -> None:
        try:
            result = handler(value)
            if isinstance(result, Later):
                self._slow.submit(_Ticket(desk, number, asked, result.then), result.work)
                return
        except ReadbackError as error:
            result = refusal(error)
        else:
            if not isinstance(result, REPLIES[asked]):
                raise TypeError(f"{asked.__name__} replied with {type(result).__name__}")
        self._reply(desk, number, result)

    def _reply(self, desk: bytes, number: int, view: View) -> None:
        if not self._listener.reply(desk, number, view):
            self._forget(desk)

    def _forget(self, desk: bytes) -> None:
        if self._desks.pop(desk, None) is not None:
            self._left(desk)


def refusal(error: ReadbackError) -> Refused:
    """Return the view of an error: its code and parameters, which the desk puts into words."""
    return Refused(error.code, tuple((name, str(value)) for name, value in error.details.items()))
