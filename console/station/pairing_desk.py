"""Pairing as the desks ask for it: one ceremony at a time, held by two officers on watch.

The ceremony itself is a machine of the protocol. This module brings it what it needs (cards, fresh
CURVE keys, packs) and, at the end, writes both circuits' PAIRED in one durable step.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from console.desk_link.keys import CurveKeys, new_curve_keys
from console.desk_link.requests import (
    AddPath,
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
from console.desk_link.views import PairingView, StationView
from console.station.circuits import Circuits, bind_name, curve_secret_name
from console.station.clock import Clock
from console.station.desk_server import Handler, Later
from console.station.path_plan import PlannedPath, read_plan
from console.station.watch_desk import WatchDesk
from console.station.watch_log.log import WatchLog
from console.station.watch_log.rows import CircuitRow, PathRow
from protocol.errors import LocalViolation
from protocol.exchange.crypto import KEY_BYTES, Primitives
from protocol.exchange.delivery.journal import LocalEvent
from protocol.exchange.handshake import NO_SECRET, ChainRow
from protocol.exchange.identity import PathSheet, SignedSheet, StationKeys
from protocol.exchange.offer import Offer
from protocol.exchange.pairing import Ceremony, Method, Paired, Step
from protocol.exchange.receipts import PACKS_MAX, PairedNote
from protocol.vocabulary import Mode

_STEPS: Final = {
    Step.WAITING: "offer",
    Step.OFFERED: "secrets",
    Step.SHEETED: "offer",
    Step.VERIFIED: "secrets",
    Step.MUTUAL: "ready",
    Step.PAIRED: "paired",
}
_VERIFIED: Final = (Step.VERIFIED, Step.MUTUAL, Step.PAIRED)


@dataclass(slots=True)
class _UnderWay:
    """The ceremony at hand with what only this station knows of it."""

    ceremony: Ceremony
    offer: Offer
    officers: tuple[str, str]
    curve: dict[bytes, CurveKeys]
    binds: dict[bytes, str]
    digits: str
    verified_by: str = ""
    circuits: tuple[bytes, ...] = ()


class PairingDesk:
    """Handles the pairing requests."""

    def __init__(
        self,
        log: WatchLog,
        circuits: Circuits,
        primitives: Primitives,
        keys: Mapping[Mode, StationKeys],
        watch: WatchDesk,
        clock: Clock,
        packs: Sequence[bytes],
        look: Callable[[], StationView],
    ) -> None:
        self._log = log
        self._circuits = circuits
        self._primitives = primitives
        self._keys = keys
        self._watch = watch
        self._clock = clock
        self._packs = tuple(packs[:PACKS_MAX])
        self._look = look
        self._at_hand: _UnderWay | None = None

    def handlers(self) -> dict[type[Request], Handler]:
        """Return who handles which request."""
        return {
            PairingBegin: self.begin,
            PairingOffer: self.offer,
            PairingSheet: self.sheet,
            PairingDigits: self.digits,
            PairingPeerVerifiedUs: self.peer_verified_us,
            PairingFinish: self.finish,
            PairingCancel: self.cancel,
            AddPath: self.add_path,
        }

    def begin(self, request: PairingBegin) -> Later:
        """Open a ceremony; an older one that was not finished is forgotten.

        Raises:
            LocalViolation: the two officers are one, or not both on watch.
            ValueRefused: the path sheet breaks a rule.
        """
        if len(set(request.officers)) < 2:
            raise LocalViolation("two-officers-wanted")
        for officer in request.officers:
            self._watch.on_watch(officer)
        planned = read_plan(request.path_sheet, sorted(self._keys))
        keys = [new_curve_keys() for _ in planned]
        offer = self._make_offer(planned, keys)
        ceremony = Ceremony(offer, self._primitives.random(KEY_BYTES), self._primitives)

        def opened(digits: str) -> PairingView:
            self._at_hand = _UnderWay(
                ceremony,
                offer,
                request.officers,
                {pair.public: pair for pair in keys},
                {pair.public: p.bind for pair, p in zip(keys, planned, strict=True) if p.bind},
                digits,
            )
            return self._view()

        return Later(ceremony.own_digits, opened)

    def offer(self, request: PairingOffer) -> PairingView:
        """Take the peer's offer file."""
        self._ceremony().hear_offer(request.offer)
        return self._view()

    def sheet(self, request: PairingSheet) -> PairingView:
        """Take the peer's sheet, scanned or typed."""
        under_way = self._under_way()
        under_way.ceremony.hear_sheet(request.text, Method.IN_PERSON)
        under_way.verified_by = "sheet"
        return self._view()

    def digits(self, request: PairingDigits) -> Later:
        """Compare the digits as the officer heard them."""
        under_way = self._under_way()
        ceremony, offer = under_way.ceremony, under_way.ceremony.peer_offer
        if offer is None:
            raise LocalViolation("ceremony-out-of-turn", step=ceremony.step.name)

        def compare(_: None) -> PairingView:
            # Compared here and not beside the loop, where another offer could slip in meanwhile.
            ceremony.hear_digits(request.digits)
            under_way.verified_by = "digits"
            return self._view()

        return Later(lambda: ceremony.stretch(offer), compare)

    def peer_verified_us(self, _: PairingPeerVerifiedUs) -> PairingView:
        """Note what the peer's officer told ours."""
        self._ceremony().peer_verified_us()
        return self._view()

    def finish(self, _: PairingFinish) -> PairingView:
        """Write PAIRED for every circuit in one step, then open them."""
        under_way = self._under_way()
        paired = under_way.ceremony.finish()
        with self._log.together():
            rows = [self._keep(under_way, one) for one in paired]
        for row, one in zip(rows, paired, strict=True):
            host = self._circuits.open(row)
            note = PairedNote(
                own_fp=one.own_fp,
                peer_fp=one.peer_card.fingerprint,
                suite=one.peer_card.suite,
                pack_hashes=self._packs,
                method=str(one.method),
            )
            self._circuits.perform(host, host.circuit.send_service(note, self._clock.now()))
        under_way.circuits = tuple(one.circuit_id for one in paired)
        view = self._view()
        self._at_hand = None  # with it our half of the pair secret
        return view

    def cancel(self, _: PairingCancel) -> Done:
        """Forget the ceremony and its secrets."""
        self._at_hand = None
        return Done()

    def add_path(self, request: AddPath) -> StationView:
        """Put a newer sheet of the peer in the place of a path's.

        Raises:
            LocalViolation: ``path-unknown``, or ``sheet-not-newer``.
            RemoteViolation: not a sheet that the peer's card signed.
        """
        host = self._circuits.host(request.circuit)
        sheet = SignedSheet.decode(request.sheet).open(self._primitives, host.peer)
        held = {path.number: path for path in self._log.paths(host.id)}.get(sheet.number)
        if held is None:
            raise LocalViolation("path-unknown", number=sheet.number)
        _, theirs = host.sheets[sheet.number]
        if sheet.issued_ms <= theirs.issued_ms or sheet.role is not theirs.role:
            raise LocalViolation("sheet-not-newer", number=sheet.number)
        row = PathRow(
            host.id, sheet.number, held.own_sheet, request.sheet, self._clock.now().wall_ms
        )
        self._log.install_path(row)
        self._circuits.replace_path(row)
        return self._look()

    def _make_offer(self, planned: Sequence[PlannedPath], curve: Sequence[CurveKeys]) -> Offer:
        issued_ms = self._clock.now().wall_ms
        sheets: dict[Mode, list[PathSheet]] = {path.mode: [] for path in planned}
        for path, pair in zip(planned, curve, strict=True):
            sheets[path.mode].append(
                PathSheet(
                    number=path.number,
                    role=path.role,
                    host=path.host,
                    port=path.port,
                    curve_public=pair.public,
                    profile=path.profile,
                    issued_ms=issued_ms,
                )
            )
        identities = {mode: (self._keys[mode], tuple(own)) for mode, own in sheets.items()}
        return Offer.make(self._primitives, identities, self._packs)

    def _keep(self, under_way: _UnderWay, paired: Paired) -> CircuitRow:
        """Write one circuit, its paths, its first secrets and the event PAIRED."""
        now_ms = self._clock.now().wall_ms
        keys, peer_offer = self._keys[paired.mode], under_way.ceremony.peer_offer
        assert peer_offer is not None  # noqa: S101 (a finished ceremony has heard it)
        own = self._signed(under_way.offer, keys.card.fingerprint)
        theirs = self._signed(peer_offer, paired.peer_card.fingerprint)
        row = CircuitRow(
            circuit_id=paired.circuit_id,
            mode=paired.mode,
            name=f"{paired.peer_card.party} {paired.peer_card.station}",
            own_card=keys.card.encode(),
            peer_card=paired.peer_card.encode(),
            method=str(paired.method),
            paired_ms=now_ms,
        )
        numbers = [sheet.number for sheet in paired.own_sheets]
        event = LocalEvent(
            now_ms,
            "paired",
            details=(
                ("peer", row.name),
                ("method", row.method),
                ("own-card", keys.card.fingerprint.hex()),
                ("peer-card", paired.peer_card.fingerprint.hex()),
                ("officers", ", ".join(under_way.officers)),
            ),
        )
        self._log.add_circuit(
            row,
            [PathRow(row.circuit_id, n, own[n], theirs[n], now_ms) for n in numbers],
            [ChainRow(n, paired.rk[n - 1], NO_SECRET) for n in numbers],
            [event],
        )
        for sheet in paired.own_sheets:
            pair = under_way.curve[sheet.curve_public]
            self._log.put_secret(curve_secret_name(pair.public), pair.secret)
            if pair.public in under_way.binds:
                bind = under_way.binds[pair.public]
                self._log.put_secret(bind_name(pair.public), bind.encode())
        return row

    def _signed(self, offer: Offer, fingerprint: bytes) -> dict[int, bytes]:
        """Return the signed sheets of one of the offer's cards, by path number."""
        card = next(card for card in offer.cards if card.fingerprint == fingerprint)
        return {
            signed.open(self._primitives, card).number: signed.encode()
            for signed in offer.sheets
            if signed.belongs_to(card)
        }

    def _under_way(self) -> _UnderWay:
        if self._at_hand is None:
            raise LocalViolation("no-ceremony")
        return self._at_hand

    def _ceremony(self) -> Ceremony:
        return self._under_way().ceremony

    def _view(self) -> PairingView:
        under_way = self._under_way()
        ceremony, peer = under_way.ceremony, under_way.ceremony.peer_offer
        sheet, verified = ceremony.own_sheet, ceremony.step in _VERIFIED
        return PairingView(
            step=_STEPS[ceremony.step],
            own_offer=under_way.offer.encode(),
            own_sheet_text=sheet.qr_text() + "\n" + " ".join(sheet.groups()),
            own_digits=under_way.digits,
            peer_name=peer.station if peer else "",
            peer_party=peer.party if peer else "",
            peer_offer_held=peer is not None,
            peer_verified=under_way.verified_by if verified else "",
            peer_verified_us=ceremony.step in (Step.MUTUAL, Step.PAIRED),
            secret_shared=under_way.verified_by == "sheet",
            circuits=under_way.circuits,
        )
