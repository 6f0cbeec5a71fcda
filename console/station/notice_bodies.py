"""Reads the bodies that circuits carry as opaque bytes: the one place where exchange meets notices.

Bodies come from the other side of the world. Everything here either understands a body completely
or says `RemoteViolation`; a body of a pack that we do not hold is a message all the same.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final

from console.station.watch_log.rows import Listing
from protocol.errors import RemoteViolation, ValueRefused
from protocol.exchange.delivery.journal import RecordRow, Waiting
from protocol.exchange.delivery.setup import BodySummary
from protocol.exchange.receipts import Readback
from protocol.exchange.record import unwrap_body
from protocol.notices import profiles
from protocol.notices.draft import Draft
from protocol.notices.heading import Heading
from protocol.notices.message import Message, NeutralMessage, message_id
from protocol.notices.pack import Pack
from protocol.notices.readback import WHOLE_MESSAGE, compare
from protocol.notices.values import Address, Ref
from protocol.vocabulary import SpeechAct

READ_KEPT: Final = 64


class Shelf:
    """The packs that this station holds, newest first."""

    def __init__(self, packs: Mapping[bytes, Pack]) -> None:
        self.packs = packs
        self.hashes = tuple(packs)
        # One message is read when it comes in, when it is listed and when it is shown: the same
        # bytes each time, and reading them checks every rule anew.
        self._read = lru_cache(READ_KEPT)(self._read_anew)

    def read(self, body: bytes) -> Message | NeutralMessage:
        """Return the message in a body; neutral where we do not hold its pack.

        Raises:
            RemoteViolation: not a message.
        """
        return self._read(body)

    def _read_anew(self, body: bytes) -> Message | NeutralMessage:
        neutral = NeutralMessage.decode(body)
        pack = self.packs.get(neutral.heading.pack_hash)
        return neutral if pack is None else Message.decode(body, pack)

    def read_draft(self, content: bytes) -> Draft:
        """Return a draft, read with the newest pack that knows its kind and values.

        Raises:
            ValueRefused: no pack can read it; the newest pack's reason.
        """
        refused: ValueRefused | None = None
        for pack in self.packs.values():
            try:
                return Draft.decode(content, pack)
            except ValueRefused as error:
                refused = refused or error
        raise refused or ValueRefused("draft", "", "no-pack")


class NoticeBodies:
    """What one circuit may know of the bodies that come in on it."""

    def __init__(self, shelf: Shelf, own: Address, peer: Address) -> None:
        self._shelf = shelf
        self._own = own
        self._peer = peer

    def inspect(self, body: bytes, *, ours: bool) -> BodySummary:
        """Return what the record around this body must agree with.

        Args:
            ours: it is released here now, or comes back in a record of ours.

        Raises:
            RemoteViolation: not a message, or not one from this peer to us (or from us to it).
        """
        heading = self._shelf.read(body).heading
        sender, addressee = (self._own, self._peer) if ours else (self._peer, self._own)
        if heading.sender != sender:
            raise RemoteViolation("wrong-sender", sender=heading.sender.party)
        if addressee not in heading.to:
            raise RemoteViolation("wrong-addressee", addressees=len(heading.to))
        return BodySummary(message_id(body), heading.mode, heading.precedence)

    def compare(self, body: bytes, readback: Readback) -> tuple[str, ...]:
        """Return the fields in which the peer read something else than what we sent."""
        message = self._shelf.read(body)
        pack = self._shelf.packs.get(message.heading.pack_hash)
        if pack is None:
            return (WHOLE_MESSAGE,)  # what cannot be compared is not the same
        return compare(body, readback.values, pack, readback.language, readback.text_hash)


class Lister:
    """Makes the traffic list's line of a notice, inside the transaction that stores it.

    Args:
        offset_ms: returns the peer's clock minus ours on a circuit, or None.
    """

    def __init__(self, shelf: Shelf, offset_ms: Callable[[bytes], int | None]) -> None:
        self._shelf = shelf
        self._offset_ms = offset_ms

    def __call__(self, circuit_id: bytes, outgoing: bool, item: Waiting | RecordRow) -> Listing:
        """Return the list line of a released message or of a record that carries a notice."""
        if isinstance(item, Waiting):
            body, at_ms = item.body, item.released_ms
        else:
            body, at_ms = unwrap_body(item.body), item.at_ms
        offset_ms = None if outgoing else self._offset_ms(circuit_id)
        message = self._shelf.read(body)
        heading, supersedes = message.heading, message.heading.supersedes
        return Listing(
            kind=heading.kind,
            precedence=int(heading.precedence),
            mode=int(heading.mode),
            released_ms=heading.released * 1000,
            arrived_ms=at_ms,
            late=self._late(message),
            delayed=not outgoing and _delayed(heading, at_ms, offset_ms),
            expired=not outgoing and self._expired(message, at_ms, offset_ms),
            readback_wanted=heading.reply == "READBACK",
            reply_by_ms=None if heading.reply_by is None else heading.reply_by * 1000,
            clock_offset_ms=offset_ms,
            answers=_answers(heading, message),
            supersedes=() if supersedes is None else (supersedes.id_prefix,),
        )

    def _late(self, message: Message | NeutralMessage) -> bool:
        """Whether it was late, by its own word or, for a sender that kept silent, by the rule."""
        pack = self._shelf.packs.get(message.heading.pack_hash)
        if pack is None or isinstance(message, NeutralMessage):
            return message.heading.late
        return profiles.is_late(message, pack)

    def _expired(
        self, message: Message | NeutralMessage, at_ms: int, offset_ms: int | None
    ) -> bool:
        pack = self._shelf.packs.get(message.heading.pack_hash)
        if pack is None or isinstance(message, NeutralMessage):
            until_s = message.heading.valid_until
        else:
            until_s = profiles.valid_until(message, pack)
        return until_s is not None and profiles.expiry(until_s, at_ms // 1000, offset_ms).stands


def _delayed(heading: Heading, at_ms: int, offset_ms: int | None) -> bool:
    measured = profiles.delay(heading.precedence, heading.released, at_ms // 1000, offset_ms)
    return measured.stands


def _answers(heading: Heading, message: Message | NeutralMessage) -> tuple[bytes, ...]:
    if heading.act is not SpeechAct.ANSWER:
        return ()
    fields = (value for _, value in message.values if isinstance(value, Ref))
    return tuple(dict.fromkeys(ref.id_prefix for ref in (*heading.refs, *fields)))
