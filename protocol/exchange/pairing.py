"""Pairing: how two stations come to hold each other's cards, once, with two officers watching.

An offer goes over by any way, as a file. What makes it believed goes by people: a sheet handed over
or scanned, or 30 digits that the listener types as he hears them. The software compares; nobody is
asked whether things match, and nothing goes on with what did not.
"""

from dataclasses import dataclass, field
from enum import Enum, StrEnum, auto
from hashlib import sha256

from protocol.errors import LocalViolation, RemoteViolation
from protocol.exchange.crypto import KEY_BYTES, Primitives
from protocol.exchange.handshake import NO_SECRET
from protocol.exchange.identity import PATHS_MAX, Card, PathSheet
from protocol.exchange.offer import Match, Offer, match_offers
from protocol.exchange.pairing_sheet import Sheet, compare_digits, digits_of
from protocol.exchange.record import CIRCUIT_ID_BYTES
from protocol.vocabulary import Mode

_CIRCUIT_LABEL = b"readback-circuit\x00"
_PAIR_LABEL = b"readback-pair\x00"
_PATH_LABEL = b"readback-path\x00"


class Method(StrEnum):
    """How the peer's offer was verified."""

    IN_PERSON = "in-person"
    COURIER = "courier"
    DIGITS = "digits"


@dataclass(frozen=True, slots=True)
class Paired:
    """One circuit, as pairing leaves it.

    Attributes:
        circuit_id: 16 bytes, equal on both sides.
        own_sheets: our ends of the paths that both sides have, by number; `peer_sheets` theirs.
        rk: first path secrets of paths 1 to 4, 32 bytes each; zeros if paired by digits alone,
            and then every path's first session is UNLINKED.
        peer_packs: template packs that the peer holds.
    """

    circuit_id: bytes
    mode: Mode
    own_fp: bytes
    peer_card: Card
    own_sheets: tuple[PathSheet, ...]
    peer_sheets: tuple[PathSheet, ...]
    rk: tuple[bytes, ...] = field(repr=False)
    method: Method
    peer_packs: tuple[bytes, ...]


class Step(Enum):
    """Where a ceremony stands."""

    WAITING = auto()  # nothing of the peer is known
    OFFERED = auto()  # its offer is here, unverified
    SHEETED = auto()  # its sheet is here, the offer is not
    VERIFIED = auto()  # its offer is the one that its officer vouches for
    MUTUAL = auto()  # the peer's officer says the same of ours
    PAIRED = auto()


class _Event(Enum):
    OFFER = auto()
    SHEET = auto()
    DIGITS = auto()
    PEER_VERIFIED = auto()
    FINISH = auto()


_STEPS = {
    (Step.WAITING, _Event.OFFER): Step.OFFERED,
    (Step.OFFERED, _Event.OFFER): Step.OFFERED,
    (Step.WAITING, _Event.SHEET): Step.SHEETED,
    (Step.SHEETED, _Event.SHEET): Step.SHEETED,
    (Step.SHEETED, _Event.OFFER): Step.VERIFIED,
    (Step.OFFERED, _Event.SHEET): Step.VERIFIED,
    (Step.OFFERED, _Event.DIGITS): Step.VERIFIED,
    (Step.VERIFIED, _Event.PEER_VERIFIED): Step.MUTUAL,
    (Step.MUTUAL, _Event.FINISH): Step.PAIRED,
}


class Ceremony:
    """One side of a pairing. Every change of step is in the table; what is refused changes nothing.

    One ceremony pairs every mode that both offers have.
    """

    def __init__(self, own_offer: Offer, own_half: bytes, primitives: Primitives) -> None:
        """Begin.

        Args:
            own_half: 32 fresh random bytes, used for this ceremony only.
        """
        self.step = Step.WAITING
        self.own_sheet = Sheet(own_offer.fingerprint, own_half)
        self.peer_offer: Offer | None = None
        self._own = own_offer
        self._primitives = primitives
        self._peer_sheet: Sheet | None = None
        self._method = Method.DIGITS
        self._matches: tuple[Match, ...] = ()
        self._digits: dict[bytes, str] = {}

    def own_digits(self) -> str:
        """Return our 30 digits, to be read aloud."""
        return digits_of(self._primitives, self._own.fingerprint)

    def hear_offer(self, data: bytes) -> Offer:
        """Take the peer's offer.

        Raises:
            RemoteViolation: malformed, our own, or not the one that the sheet names.
            LocalViolation: out of turn, or the two stations have no path in common.
        """
        step = self._next(_Event.OFFER)
        offer = Offer.decode(data)
        own = {card.fingerprint for card in self._own.cards}
        if own & {card.fingerprint for card in offer.cards}:
            raise RemoteViolation("own-offer")
        if self._peer_sheet and self._peer_sheet.fingerprint != offer.fingerprint:
            raise RemoteViolation("offer-not-on-sheet")
        matches = match_offers(self._primitives, self._own, offer)
        self.peer_offer, self._matches, self.step = offer, matches, step
        return offer

    def hear_sheet(self, text: str, method: Method = Method.IN_PERSON) -> None:
        """Take the peer's sheet, scanned or typed.

        Raises:
            ValueRefused: a group is wrong, named by its number.
            RemoteViolation: it names another offer than the one that came, or ours.
            LocalViolation: out of turn.
        """
        step = self._next(_Event.SHEET)
        sheet = Sheet.read(text)
        if sheet.fingerprint == self.own_sheet.fingerprint or sheet.half == self.own_sheet.half:
            raise RemoteViolation("own-sheet")
        if self.peer_offer and self.peer_offer.fingerprint != sheet.fingerprint:
            raise RemoteViolation("offer-not-on-sheet")
        self._peer_sheet, self._method, self.step = sheet, method, step

    def stretch(self, offer: Offer) -> None:
        """Work out an offer's digits beforehand; it takes a while and may run beside the rest.

        Raises:
            LocalViolation: there is not enough memory for it.
        """
        self._digits[offer.fingerprint] = digits_of(self._primitives, offer.fingerprint)

    def hear_digits(self, typed: str) -> None:
        """Compare the digits that our officer typed as he heard them with the offer that came.

        It is the offer held at this moment that is compared, whatever came before.

        Raises:
            ValueRefused: a group differs, named by its number.
            LocalViolation: out of turn.
        """
        step = self._next(_Event.DIGITS)
        if self.peer_offer is None:
            raise LocalViolation("ceremony-out-of-turn", step=self.step.name)
        if self.peer_offer.fingerprint not in self._digits:
            self.stretch(self.peer_offer)
        compare_digits(typed, self._digits[self.peer_offer.fingerprint])
        self.step = step

    def peer_verified_us(self) -> None:
        """Note that the peer's console has verified our offer, as its officer reports.

        Raises:
            LocalViolation: out of turn.
        """
        self.step = self._next(_Event.PEER_VERIFIED)

    def finish(self) -> tuple[Paired, ...]:
        """Return one circuit for each mode that both sides offered.

        Raises:
            LocalViolation: out of turn.
        """
        step = self._next(_Event.FINISH)
        paired = tuple(self._paired(match) for match in self._matches)
        self.step = step
        return paired

    def _next(self, event: _Event) -> Step:
        if (self.step, event) not in _STEPS:
            raise LocalViolation("ceremony-out-of-turn", step=self.step.name, event=event.name)
        return _STEPS[self.step, event]

    def _paired(self, match: Match) -> Paired:
        own, peer = match.own, match.peer
        circuit = circuit_id(own.fingerprint, peer.fingerprint, own.mode)
        return Paired(
            circuit_id=circuit,
            mode=own.mode,
            own_fp=own.fingerprint,
            peer_card=peer,
            own_sheets=match.own_sheets,
            peer_sheets=match.peer_sheets,
            rk=self._path_secrets(circuit),
            method=self._method,
            peer_packs=self.peer_offer.pack_hashes if self.peer_offer else (),
        )

    def _path_secrets(self, circuit: bytes) -> tuple[bytes, ...]:
        """Derive the first path secrets from both halves. The pair secret itself is not kept."""
        if self._peer_sheet is None:
            return (NO_SECRET,) * PATHS_MAX
        sheets = sorted((self.own_sheet, self._peer_sheet), key=lambda sheet: sheet.fingerprint)
        derive = self._primitives.hkdf
        halves = b"".join(sheet.half for sheet in sheets)
        prints = b"".join(sheet.fingerprint for sheet in sheets)
        pair = derive(prints, halves, _PAIR_LABEL + circuit, KEY_BYTES)
        return tuple(
            derive(b"", pair, _PATH_LABEL + bytes([number]), KEY_BYTES)
            for number in range(1, PATHS_MAX + 1)
        )


def circuit_id(one: bytes, other: bytes, mode: Mode) -> bytes:
    """Return the id of the circuit between two cards, the same from either end; 16 bytes."""
    low, high = sorted((one, other))
    return sha256(_CIRCUIT_LABEL + low + high + bytes([mode])).digest()[:CIRCUIT_ID_BYTES]
