from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocol.errors import LocalViolation, RemoteViolation
from protocol.exchange import canonical
from protocol.exchange.identity import PathSheet, Profile, Role, StationKeys
from protocol.exchange.offer import Offer, match_offers
from protocol.exchange.receipts import PACKS_MAX
from protocol.vocabulary import Mode
from tests.protocol.pairs import each_altered, items_of
from tests.protocol.test_canonical import values
from tests.simulation.toy_crypto import ToyPrimitives

A, B = ToyPrimitives(1), ToyPrimitives(2)
BOTH = (Mode.ACTUAL, Mode.EXERCISE)


def sheet(number: int, role: Role, profile: Profile = Profile.FAST) -> PathSheet:
    port = 7_000 + number if role is Role.LISTENS else 0
    return PathSheet(number, role, "192.0.2.7", port, bytes([number]) * 32, profile, 1)


def offer_of(
    primitives: ToyPrimitives,
    name: str,
    sheets: tuple[PathSheet, ...],
    modes: tuple[Mode, ...] = BOTH,
) -> Offer:
    identities = {
        mode: (StationKeys.generate(primitives, name, name[:3].upper(), mode), sheets)
        for mode in modes
    }
    return Offer.make(primitives, identities, (bytes(32),))


def alpha(*roles: Role, modes: tuple[Mode, ...] = BOTH) -> Offer:
    sheets = tuple(sheet(number, role) for number, role in enumerate(roles, 1))
    return offer_of(A, "Alpha", sheets, modes)


def bravo(*roles: Role, modes: tuple[Mode, ...] = BOTH) -> Offer:
    sheets = tuple(sheet(number, role) for number, role in enumerate(roles, 1))
    return offer_of(B, "Bravo", sheets, modes)


def test_an_offer_reads_as_written() -> None:
    offer = alpha(Role.CONNECTS, Role.LISTENS)
    read = Offer.decode(offer.encode())
    assert read == offer
    assert read.fingerprint == offer.fingerprint
    assert [card.mode for card in read.cards] == [Mode.ACTUAL, Mode.EXERCISE]
    assert read.paths(B)[Mode.EXERCISE][2].role is Role.LISTENS


def test_no_altered_offer_has_the_same_fingerprint_and_verifies() -> None:
    offer = alpha(Role.CONNECTS)
    for altered in each_altered(offer.encode(), 37):
        try:
            read = Offer.decode(altered)
        except RemoteViolation:
            continue
        assert read.fingerprint != offer.fingerprint


@given(st.binary(max_size=100) | values.map(canonical.encode))
def test_nothing_but_a_violation_leaves_the_decoder(data: bytes) -> None:
    with pytest.raises(RemoteViolation):
        Offer.decode(data)


def test_an_offer_of_another_suite_is_refused() -> None:
    items = items_of(alpha(Role.CONNECTS).encode())
    with pytest.raises(RemoteViolation, match="wrong-suite"):
        Offer.decode(canonical.encode([items[0], 2, *items[2:]]))


def test_cards_of_two_stations_are_not_one_offer() -> None:
    mixed = replace(alpha(Role.CONNECTS), cards=(alpha().cards[0], bravo().cards[1]))
    with pytest.raises(RemoteViolation, match="one-station"):
        Offer.decode(mixed.encode())


def test_two_cards_of_one_mode_are_refused() -> None:
    one = alpha(Role.CONNECTS)
    for cards in ((one.cards[0], one.cards[0]), one.cards[::-1], ()):
        with pytest.raises(RemoteViolation, match="malformed"):
            Offer.decode(replace(one, cards=cards).encode())


def test_a_sheet_that_no_card_signed_is_refused() -> None:
    mixed = replace(alpha(Role.CONNECTS), sheets=bravo(Role.CONNECTS).sheets)
    with pytest.raises(RemoteViolation, match="wrong-peer"):
        Offer.decode(mixed.encode()).paths(B)
    one = alpha(Role.CONNECTS)
    forged = replace(one.sheets[0], signature=one.sheets[1].signature)
    with pytest.raises(RemoteViolation, match="sheet-signature"):
        replace(one, sheets=(forged,)).paths(B)


def test_two_sheets_for_one_path_are_refused() -> None:
    one = alpha(Role.CONNECTS)
    with pytest.raises(RemoteViolation, match="one-per-path"):
        replace(one, sheets=(*one.sheets, one.sheets[0])).paths(B)


def test_an_offer_that_a_peer_would_refuse_is_never_made() -> None:
    with pytest.raises(LocalViolation, match="offer-refused"):
        Offer.make(A, {}, ())
    keys = StationKeys.generate(A, "Alpha", "ALP", Mode.ACTUAL)
    twice = (sheet(1, Role.CONNECTS), sheet(1, Role.LISTENS))
    with pytest.raises(LocalViolation, match="offer-refused"):
        Offer.make(A, {Mode.ACTUAL: (keys, twice)}, ())
    with pytest.raises(LocalViolation, match="offer-refused"):
        Offer.make(A, {Mode.ACTUAL: (keys, ())}, (bytes(32),) * (PACKS_MAX + 1))


def test_paths_that_both_have_are_matched_by_number() -> None:
    own = alpha(Role.CONNECTS, Role.LISTENS, Role.CONNECTS)
    peer = bravo(Role.LISTENS, Role.CONNECTS)
    matches = match_offers(A, own, peer)
    assert [match.own.mode for match in matches] == [Mode.ACTUAL, Mode.EXERCISE]
    for match in matches:
        assert [one.number for one in match.own_sheets] == [1, 2]
        assert [one.role for one in match.peer_sheets] == [Role.LISTENS, Role.CONNECTS]


def test_modes_that_both_have_are_matched() -> None:
    own, peer = alpha(Role.CONNECTS, modes=(Mode.EXERCISE,)), bravo(Role.LISTENS)
    assert [match.peer.mode for match in match_offers(A, own, peer)] == [Mode.EXERCISE]


@pytest.mark.parametrize(
    ("own", "peer", "code"),
    [
        (alpha(Role.CONNECTS), bravo(Role.CONNECTS), "path-roles"),
        (alpha(Role.LISTENS), bravo(Role.LISTENS), "path-roles"),
        (alpha(), bravo(Role.LISTENS), "no-common-path"),
        (
            alpha(Role.CONNECTS),
            offer_of(B, "Bravo", (sheet(1, Role.LISTENS, Profile.SLOW),)),
            "path-profiles",
        ),
        (
            alpha(Role.CONNECTS, modes=(Mode.ACTUAL,)),
            bravo(Role.LISTENS, modes=(Mode.EXERCISE,)),
            "no-common-mode",
        ),
    ],
)
def test_ends_that_do_not_fit_are_named(own: Offer, peer: Offer, code: str) -> None:
    with pytest.raises(LocalViolation, match=code):
        match_offers(A, own, peer)
