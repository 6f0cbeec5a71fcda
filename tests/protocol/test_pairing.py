from collections.abc import Callable
from dataclasses import replace

import pytest

from protocol.errors import LocalViolation, RemoteViolation, ValueRefused
from protocol.exchange.crypto import SigningKeys
from protocol.exchange.handshake import NO_SECRET, ChainRow, Initiator, Responder
from protocol.exchange.identity import Card, Role, StationKeys
from protocol.exchange.pairing import Ceremony, Method, Paired, Step, circuit_id
from protocol.vocabulary import Mode
from tests.protocol.pairs import shake_hands
from tests.protocol.test_offer import A, B, alpha, bravo, offer_of, sheet
from tests.simulation.toy_crypto import ToyPrimitives

HALVES = (b"\x01" * 32, b"\x02" * 32)
OURS, THEIRS = alpha(Role.CONNECTS, Role.LISTENS), bravo(Role.LISTENS, Role.CONNECTS)


def ceremonies() -> tuple[Ceremony, Ceremony]:
    return Ceremony(OURS, HALVES[0], A), Ceremony(THEIRS, HALVES[1], B)


def finished(one: Ceremony, other: Ceremony) -> tuple[tuple[Paired, ...], tuple[Paired, ...]]:
    one.peer_verified_us()
    other.peer_verified_us()
    return one.finish(), other.finish()


def by_sheets(offer_first: bool) -> tuple[tuple[Paired, ...], tuple[Paired, ...]]:
    one, other = ceremonies()
    for here, there, offer in ((one, other, THEIRS), (other, one, OURS)):
        if offer_first:
            here.hear_offer(offer.encode())
        here.hear_sheet(there.own_sheet.qr_text())
        if not offer_first:
            here.hear_offer(offer.encode())
        assert here.step is Step.VERIFIED
    return finished(one, other)


@pytest.mark.parametrize("offer_first", [True, False])
def test_sheets_give_both_sides_the_same_circuits_and_secrets(offer_first: bool) -> None:
    ours, theirs = by_sheets(offer_first)
    assert [one.mode for one in ours] == [Mode.ACTUAL, Mode.EXERCISE]
    for one, other in zip(ours, theirs, strict=True):
        assert (one.circuit_id, one.rk, one.mode) == (other.circuit_id, other.rk, other.mode)
        assert one.peer_card.fingerprint == other.own_fp
        assert one.own_sheets == other.peer_sheets
        assert one.method is Method.IN_PERSON
        assert one.peer_packs == THEIRS.pack_hashes
    secrets = {secret for one in ours for secret in one.rk}
    assert len(secrets) == 8
    assert NO_SECRET not in secrets
    assert len({one.circuit_id for one in ours}) == 2


def test_another_half_gives_other_secrets() -> None:
    ours, _ = by_sheets(True)
    one, other = Ceremony(OURS, HALVES[0], A), Ceremony(THEIRS, b"\x03" * 32, B)
    one.hear_offer(THEIRS.encode())
    one.hear_sheet(other.own_sheet.qr_text(), Method.COURIER)
    one.peer_verified_us()
    changed = one.finish()
    assert changed[0].rk != ours[0].rk
    assert changed[0].method is Method.COURIER


def by_digits() -> tuple[tuple[Paired, ...], tuple[Paired, ...]]:
    one, other = ceremonies()
    one.hear_offer(THEIRS.encode())
    other.hear_offer(OURS.encode())
    one.hear_digits(other.own_digits())
    other.hear_digits(one.own_digits())
    return finished(one, other)


def test_digits_alone_pair_without_a_secret() -> None:
    ours, theirs = by_digits()
    assert ours[0].circuit_id == theirs[0].circuit_id
    assert ours[0].rk == (NO_SECRET,) * 4
    assert ours[0].method is Method.DIGITS


@pytest.mark.parametrize(("pair", "linked"), [(lambda: by_sheets(True), True), (by_digits, False)])
def test_what_pairing_leaves_opens_a_session(
    pair: Callable[[], tuple[tuple[Paired, ...], tuple[Paired, ...]]], linked: bool
) -> None:
    (one, *_), (other, *_) = pair()
    keys_a, keys_b = _keys_behind(other.peer_card), _keys_behind(one.peer_card)
    chains = [ChainRow(2, side.rk[1], NO_SECRET) for side in (one, other)]
    connecting, listening = shake_hands(
        Initiator(A, keys_a, one.peer_card, one.circuit_id, 2, chains[0]),
        Responder(B, keys_b, other.peer_card, other.circuit_id, 2, chains[1]),
    )
    assert connecting.linked is listening.linked is linked


def _keys_behind(card: Card) -> StationKeys:
    """Stand in for a card's secrets: a toy signature takes the public half only."""
    record = SigningKeys(bytes(32), bytes(32), card.record)
    return StationKeys(card, record, SigningKeys(bytes(32), bytes(32), card.log))


def test_wrong_digits_stop_the_ceremony_where_it_stands() -> None:
    one, other = ceremonies()
    one.hear_offer(THEIRS.encode())
    digits = other.own_digits()
    wrong = digits[:6] + str((int(digits[6]) + 1) % 10) + digits[7:]
    with pytest.raises(ValueRefused) as refused:
        one.hear_digits(wrong)
    assert refused.value.field == "group[2]"
    assert one.step is Step.OFFERED
    one.hear_digits(digits)
    one.peer_verified_us()


def test_an_offer_put_in_between_does_not_match_sheet_or_digits() -> None:
    one, other = ceremonies()
    forged = offer_of(ToyPrimitives(9), "Bravo", (sheet(1, Role.LISTENS),))
    one.hear_offer(forged.encode())
    with pytest.raises(ValueRefused):
        one.hear_digits(other.own_digits())
    with pytest.raises(RemoteViolation, match="offer-not-on-sheet"):
        one.hear_sheet(other.own_sheet.qr_text())
    assert one.step is Step.OFFERED
    one.hear_offer(THEIRS.encode())
    one.hear_sheet(other.own_sheet.qr_text())
    one, other = ceremonies()
    one.hear_sheet(other.own_sheet.qr_text())
    with pytest.raises(RemoteViolation, match="offer-not-on-sheet"):
        one.hear_offer(forged.encode())
    assert one.step is Step.SHEETED
    assert one.peer_offer is None


def test_our_own_offer_or_sheet_coming_back_is_refused() -> None:
    one, _ = ceremonies()
    with pytest.raises(RemoteViolation, match="own-offer"):
        one.hear_offer(OURS.encode())
    mirrored = replace(OURS, cards=(OURS.cards[1],), sheets=())
    with pytest.raises(RemoteViolation, match="own-offer"):
        one.hear_offer(mirrored.encode())
    with pytest.raises(RemoteViolation, match="own-sheet"):
        one.hear_sheet(one.own_sheet.qr_text())
    assert one.step is Step.WAITING


def test_an_offer_whose_paths_do_not_fit_is_refused_when_heard() -> None:
    one, _ = ceremonies()
    with pytest.raises(LocalViolation, match="path-roles"):
        one.hear_offer(bravo(Role.CONNECTS).encode())
    assert one.step is Step.WAITING


ACTS: dict[str, Callable[[Ceremony], object]] = {
    "offer": lambda ceremony: ceremony.hear_offer(THEIRS.encode()),
    "sheet": lambda ceremony: ceremony.hear_sheet(ceremonies()[1].own_sheet.qr_text()),
    "digits": lambda ceremony: ceremony.hear_digits(ceremonies()[1].own_digits()),
    "verified": lambda ceremony: ceremony.peer_verified_us(),
    "finish": lambda ceremony: ceremony.finish(),
}
WAYS: dict[Step, tuple[tuple[str, ...], set[str]]] = {
    Step.WAITING: ((), {"offer", "sheet"}),
    Step.OFFERED: (("offer",), {"offer", "sheet", "digits"}),
    Step.SHEETED: (("sheet",), {"offer", "sheet"}),
    Step.VERIFIED: (("offer", "digits"), {"verified"}),
    Step.MUTUAL: (("offer", "digits", "verified"), {"finish"}),
    Step.PAIRED: (("offer", "digits", "verified", "finish"), set()),
}


@pytest.mark.parametrize("step", Step)
def test_only_the_acts_of_the_table_are_taken_at_each_step(step: Step) -> None:
    way, allowed = WAYS[step]
    for name, act in ACTS.items():
        ceremony = ceremonies()[0]
        for past in way:
            ACTS[past](ceremony)
        assert ceremony.step is step
        if name in allowed:
            act(ceremony)
            continue
        with pytest.raises(LocalViolation, match="ceremony-out-of-turn"):
            act(ceremony)
        assert ceremony.step is step


def test_a_circuit_has_one_id_from_either_end_and_one_for_each_mode() -> None:
    one, other = bytes(32), b"\x01" * 32
    assert circuit_id(one, other, Mode.ACTUAL) == circuit_id(other, one, Mode.ACTUAL)
    assert circuit_id(one, other, Mode.ACTUAL) != circuit_id(one, other, Mode.EXERCISE)
    assert circuit_id(one, other, Mode.ACTUAL) != circuit_id(one, one, Mode.ACTUAL)
    assert len(circuit_id(one, other, Mode.ACTUAL)) == 16


def test_no_secret_is_printed() -> None:
    ours, _ = by_sheets(True)
    assert all(repr(secret) not in repr(ours[0]) for secret in ours[0].rk)
