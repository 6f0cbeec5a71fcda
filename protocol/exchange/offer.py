"""The offer: everything that one station tells another at pairing, as one public file."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Self

from protocol.errors import LocalViolation, RemoteViolation
from protocol.exchange import canonical, shape
from protocol.exchange.crypto import HASH_BYTES, SUITE, Primitives
from protocol.exchange.identity import (
    NAME_CHARACTERS_MAX,
    PARTY_CHARACTERS_MAX,
    PATHS_MAX,
    Card,
    PathSheet,
    SignedSheet,
    StationKeys,
)
from protocol.exchange.receipts import PACKS_MAX
from protocol.vocabulary import Mode

OFFER_VERSION = 1
CARDS_MAX = 2
OFFER_BYTES_MAX = 48 << 10

_OFFER_LABEL = b"readback-offer\x00"


@dataclass(frozen=True, slots=True)
class Offer:
    """Everything that one station tells the other at pairing; public.

    Attributes:
        cards: one card for each mode offered, ACTUAL before EXERCISE.
        sheets: signed path sheets of these cards.
        pack_hashes: template packs held, at most 16.
    """

    suite: int
    station: str
    party: str
    cards: tuple[Card, ...]
    sheets: tuple[SignedSheet, ...]
    pack_hashes: tuple[bytes, ...]

    @classmethod
    def make(
        cls,
        primitives: Primitives,
        identities: dict[Mode, tuple[StationKeys, tuple[PathSheet, ...]]],
        pack_hashes: tuple[bytes, ...],
    ) -> Self:
        """Sign the path sheets of each mode's identity and put them together.

        Raises:
            LocalViolation: the offer is one that a peer would refuse.
        """
        ordered = [identities[mode] for mode in sorted(identities)]
        cards = tuple(keys.card for keys, _ in ordered)
        sheets = tuple(sheet.sign(primitives, keys) for keys, own in ordered for sheet in own)
        if not cards:
            raise LocalViolation("offer-refused", why="no-card")
        offer = cls(SUITE, cards[0].station, cards[0].party, cards, sheets, pack_hashes)
        try:
            cls.decode(offer.encode()).paths(primitives)
        except RemoteViolation as error:
            raise LocalViolation("offer-refused", **error.details) from error
        return offer

    @property
    def fingerprint(self) -> bytes:
        """SHA-256 over label and encoding, 32 bytes."""
        return sha256(_OFFER_LABEL + self.encode()).digest()

    def encode(self) -> bytes:
        """Return the offer's only encoding."""
        return canonical.encode(
            [
                OFFER_VERSION,
                self.suite,
                self.station,
                self.party,
                [card.encode() for card in self.cards],
                [sheet.encode() for sheet in self.sheets],
                self.pack_hashes,
            ]
        )

    @classmethod
    def decode(cls, data: bytes) -> Self:
        """Read an offer; its sheets are not verified yet.

        Raises:
            RemoteViolation: not an offer of this version and suite.
        """
        values = shape.array(canonical.decode(data, limit=OFFER_BYTES_MAX), "offer", 7)
        shape.number(values[0], "offer.version", least=OFFER_VERSION, most=OFFER_VERSION)
        suite = shape.number(values[1], "offer.suite")
        if suite != SUITE:
            raise RemoteViolation("wrong-suite", ours=SUITE, theirs=suite)
        offer = cls(
            suite=suite,
            station=shape.text(values[2], "offer.station", NAME_CHARACTERS_MAX),
            party=shape.code(values[3], "offer.party", PARTY_CHARACTERS_MAX),
            cards=tuple(
                Card.decode(shape.octets_up_to(card, "offer.card", OFFER_BYTES_MAX))
                for card in shape.items(values[4], "offer.cards", least=1, most=CARDS_MAX)
            ),
            sheets=tuple(
                SignedSheet.decode(shape.octets_up_to(sheet, "offer.sheet", OFFER_BYTES_MAX))
                for sheet in shape.items(values[5], "offer.sheets", most=CARDS_MAX * PATHS_MAX)
            ),
            pack_hashes=tuple(
                shape.octets(pack, "offer.pack", HASH_BYTES)
                for pack in shape.items(values[6], "offer.packs", most=PACKS_MAX)
            ),
        )
        offer._check_cards()
        return offer

    def _check_cards(self) -> None:
        modes = [card.mode for card in self.cards]
        if modes != sorted(set(modes)):
            raise RemoteViolation("malformed", where="offer.cards", want="one-per-mode-in-order")
        names = {(card.suite, card.station, card.party) for card in self.cards}
        if names != {(self.suite, self.station, self.party)}:
            raise RemoteViolation("malformed", where="offer.cards", want="one-station")

    def paths(self, primitives: Primitives) -> dict[Mode, dict[int, PathSheet]]:
        """Verify every sheet; return them by mode and path number.

        Raises:
            RemoteViolation: a sheet that none of the cards signed, or two for one path.
        """
        found: dict[Mode, dict[int, PathSheet]] = {card.mode: {} for card in self.cards}
        for signed in self.sheets:
            card = next((card for card in self.cards if signed.belongs_to(card)), None)
            if card is None:
                raise RemoteViolation("wrong-peer", where="offer.sheet")
            sheet = signed.open(primitives, card)
            if sheet.number in found[card.mode]:
                raise RemoteViolation("malformed", where="offer.sheets", want="one-per-path")
            found[card.mode][sheet.number] = sheet
        return found


@dataclass(frozen=True, slots=True)
class Match:
    """One circuit that two offers make possible: both cards, and both ends of each common path."""

    own: Card
    peer: Card
    own_sheets: tuple[PathSheet, ...]
    peer_sheets: tuple[PathSheet, ...]


def match_offers(primitives: Primitives, own: Offer, peer: Offer) -> tuple[Match, ...]:
    """Pair cards by mode and path sheets by number.

    Raises:
        RemoteViolation: a sheet of the peer is not signed by its cards.
        LocalViolation: no mode or no path in common, or two ends that do not fit together.
    """
    ours, theirs = own.paths(primitives), peer.paths(primitives)
    matches = tuple(
        _match_paths(card, other, ours[card.mode], theirs[card.mode])
        for card in own.cards
        for other in peer.cards
        if card.mode is other.mode
    )
    if not matches:
        raise LocalViolation("no-common-mode")
    return matches


def _match_paths(
    own: Card, peer: Card, ours: dict[int, PathSheet], theirs: dict[int, PathSheet]
) -> Match:
    numbers = sorted(ours.keys() & theirs.keys())
    if not numbers:
        raise LocalViolation("no-common-path", mode=own.mode.name)
    for number in numbers:
        if ours[number].role is theirs[number].role:
            raise LocalViolation("path-roles", number=number, role=ours[number].role.name)
        if ours[number].profile is not theirs[number].profile:
            raise LocalViolation("path-profiles", number=number)
    return Match(
        own,
        peer,
        tuple(ours[number] for number in numbers),
        tuple(theirs[number] for number in numbers),
    )
