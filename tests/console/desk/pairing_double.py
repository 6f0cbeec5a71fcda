"""Two stations of a pairing in one process: the real ceremony, with toy primitives behind it."""

import msgspec

from console.assets import core_pack
from console.desk_link.requests import (
    Done,
    PairingBegin,
    PairingCancel,
    PairingDigits,
    PairingFinish,
    PairingOffer,
    PairingPeerVerifiedUs,
    PairingSheet,
    Request,
)
from console.desk_link.views import OfficerView, PairingView, Refused, StationView, View
from protocol.errors import ReadbackError, ValueRefused
from protocol.exchange.identity import Role
from protocol.exchange.offer import Offer
from protocol.exchange.pairing import Ceremony, Step
from tests.console.desk.compose_double import station_view
from tests.console.desk.station_double import StationDouble
from tests.protocol.test_offer import A, B, alpha, bravo
from tests.simulation.toy_crypto import ToyPrimitives

STEPS = {Step.WAITING: "offer", Step.OFFERED: "secrets", Step.SHEETED: "offer"}
STEPS |= {Step.VERIFIED: "secrets", Step.MUTUAL: "ready", Step.PAIRED: "paired"}


class PairingDouble(StationDouble):
    """A station that answers the pairing requests by a ceremony of its own."""

    def __init__(self, offer: Offer, half: bytes, primitives: ToyPrimitives) -> None:
        super().__init__(unpaired_station())
        self.offer = offer
        self.ceremony = Ceremony(offer, half, primitives)
        self.digits = self.ceremony.own_digits()
        self.verified_by = ""
        self.forgotten = False

    def answer(self, request: Request) -> View:
        """Answer as the station's pairing desk does."""
        try:
            return self._answer(request)
        except ValueRefused as refusal:
            return Refused("value-refused", (("field", refusal.field), ("rule", refusal.rule)))
        except ReadbackError as error:
            return Refused(error.code, ())

    def _answer(self, request: Request) -> View:
        match request:
            case PairingBegin():
                pass
            case PairingOffer(offer):
                self.ceremony.hear_offer(offer)
            case PairingSheet(text):
                self.ceremony.hear_sheet(text)
                self.verified_by = "sheet"
            case PairingDigits(digits):
                self.ceremony.hear_digits(digits)
                self.verified_by = "digits"
            case PairingPeerVerifiedUs():
                self.ceremony.peer_verified_us()
            case PairingFinish():
                return self.view(tuple(one.circuit_id for one in self.ceremony.finish()))
            case PairingCancel():
                self.forgotten = True
                return Done()
            case _:
                return super().answer(request)
        return self.view()

    def view(self, circuits: tuple[bytes, ...] = ()) -> PairingView:
        """Return what the station shows of the ceremony."""
        peer, sheet = self.ceremony.peer_offer, self.ceremony.own_sheet
        verified = self.ceremony.step in (Step.VERIFIED, Step.MUTUAL, Step.PAIRED)
        return PairingView(
            step=STEPS[self.ceremony.step],
            own_offer=self.offer.encode(),
            own_sheet_text=sheet.qr_text() + "\n" + " ".join(sheet.groups()),
            own_digits=self.digits,
            peer_name=peer.station if peer else "",
            peer_party=peer.party if peer else "",
            peer_offer_held=peer is not None,
            peer_verified=self.verified_by if verified else "",
            peer_verified_us=self.ceremony.step in (Step.MUTUAL, Step.PAIRED),
            secret_shared=self.verified_by == "sheet",
            circuits=circuits,
        )


def unpaired_station() -> StationView:
    """Return a station with two officers on watch and no circuit."""
    officers = (OfficerView("Miller", True), OfficerView("Ortiz", True))
    return msgspec.structs.replace(station_view(core_pack()), officers=officers, circuits=())


def two_stations() -> tuple[PairingDouble, PairingDouble]:
    """Return both sides, neither knowing the other yet."""
    ours = alpha(Role.CONNECTS, Role.LISTENS)
    theirs = bravo(Role.LISTENS, Role.CONNECTS)
    return PairingDouble(ours, b"\x01" * 32, A), PairingDouble(theirs, b"\x02" * 32, B)
