"""Vectors of pairing: sheets as typed, digits as heard, the secrets that come out."""

from collections.abc import Iterator

from protocol.exchange.identity import PathSheet, Profile, Role, StationKeys
from protocol.exchange.offer import Offer
from protocol.exchange.pairing_sheet import Sheet
from protocol.vocabulary import Mode
from tests.vectors.making import (
    OTHER_SECRET,
    REAL,
    SECRET,
    A,
    B,
    Case,
    case,
    station,
    with_item,
)


def offer_of(*identities: StationKeys, role: Role) -> Offer:
    sheet = PathSheet(1, role, "192.0.2.7", 7_331, bytes(32), Profile.FAST, 1_727_225_040_000)
    return Offer.make(REAL, {keys.card.mode: (keys, (sheet,)) for keys in identities}, ())


def pairing_cases() -> Iterator[Case]:
    ours = offer_of(A, station(1, Mode.EXERCISE), role=Role.CONNECTS)
    theirs = offer_of(B, station(2, Mode.EXERCISE), role=Role.LISTENS)
    sheet = Sheet(theirs.fingerprint, OTHER_SECRET)
    text, groups = sheet.qr_text(), sheet.groups()
    other = Sheet(ours.fingerprint, SECRET)
    wrong = [*groups[:6], groups[6][::-1], *groups[7:]]
    for kind, name, typed in (
        ("good", "QR text", text),
        ("good", "groups in small letters", " ".join(groups).lower()),
        ("good", "a pasted text without spaces", "".join(groups)),
        ("forged", "group 7 backwards", " ".join(wrong)),
        ("truncated", "last group missing", " ".join(groups[:-1])),
    ):
        yield case(kind, name, "pairing-text", text=typed)
    ceremony = {"own_offer": ours.encode().hex(), "own_half": SECRET.hex()}
    peer = theirs.encode().hex()
    yield case("good", "by sheets", "ceremony", **ceremony, peer_offer=peer, peer_sheet=text)
    forged = with_item(theirs.encode(), 6, [bytes(32)])
    for kind, name, offer, sheet_text in (
        ("forged", "offer changed on the way", forged.hex(), text),
        ("wrong-suite", "suite 2", with_item(theirs.encode(), 1, 2).hex(), text),
        ("replayed", "our own sheet comes back", peer, other.qr_text()),
    ):
        yield case(kind, name, "ceremony", **ceremony, peer_offer=offer, peer_sheet=sheet_text)
    good = case("good", "digits", "digits", offer=peer, typed=_digits(theirs))
    yield good
    digits = good["expect"]["digits"]
    arabic = digits.translate({0x30 + digit: 0x0660 + digit for digit in range(10)})
    yield case(
        "good",
        "Arabic-Indic digits without spaces",
        "digits",
        offer=peer,
        typed=arabic.replace(" ", ""),
    )
    last = digits[:-1] + str((int(digits[-1]) + 1) % 10)
    yield case("forged", "one digit differs", "digits", offer=peer, typed=last)
    yield case("truncated", "29 digits", "digits", offer=peer, typed=digits[:-1])


def _digits(offer: Offer) -> str:
    number = int.from_bytes(REAL.stretch_digits(offer.fingerprint), "big") % 10**30
    return f"{number:030d}"
