"""What a desk that is let in may send by mistake or malice: refused, and the engine serves on."""

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from console.desk_link.listener import Asked, DeskListener
from console.desk_link.requests import (
    Hello,
    OpenWatch,
    PairingBegin,
    PairingDigits,
    PairingOffer,
    PairingSheet,
    Request,
    UnlockSending,
)
from console.desk_link.views import PairingView, Refused, StationView, View
from console.station.circuits import Circuits, callers
from console.station.clock import Clock
from console.station.desk_server import DeskServer, Handler, Later
from console.station.news import News
from console.station.pairing_desk import PairingDesk
from console.station.path_plan import read_plan
from console.station.slow_work import SlowWork
from console.station.station_view import StationLook
from console.station.watch_desk import WatchDesk
from console.station.watch_log.log import WatchLog
from protocol.errors import LocalViolation, ValueRefused
from protocol.exchange.handshake import ChainRow
from protocol.exchange.identity import PathSheet, Profile, Role, StationKeys
from protocol.exchange.offer import Offer
from protocol.exchange.pairing_sheet import digits_of
from protocol.notices.values import INSTANT_MAX
from protocol.vocabulary import Mode
from tests.simulation.toy_crypto import ToyPrimitives

LISTENS = '[[path]]\nrole = "listens"\naddress = "tcp://192.0.2.7:5701"\n'
CONNECTS = '[[path]]\nrole = "connects"\naddress = "tcp://192.0.2.9"\n'

LOCKED = StationView("", "", "", 0, None, True, "", "", (), (), True)

SHEETS = {
    "no table": ('path = ["listens"]', "path[1]"),
    "list for a word": ('[[path]]\nrole = ["listens"]', "path[1].role"),
    "table for a word": ("[[path]]\nrole = { a = 1 }", "path[1].role"),
    "deep brackets": ("a = " + "[\n" * 4_000, ""),
    "long dotted key": (".".join("a" * 7_000) + " = 1", ""),
    "too long": ("#" * 100_000, ""),
    "huge number": (LISTENS + "number = 0x" + "F" * 3_900, "path.number"),
    "slow path from a name": (
        CONNECTS.replace("192.0.2.9", "relay.example") + 'profile = "slow"\n',
        "path[1].address",
    ),
}


@pytest.mark.parametrize(("text", "field"), SHEETS.values(), ids=SHEETS.keys())
def test_a_path_sheet_of_any_kind_is_read_or_refused(text: str, field: str) -> None:
    with pytest.raises(ValueRefused) as refused:
        read_plan(text, (Mode.EXERCISE,))
    assert refused.value.field == field


def test_a_slow_path_lets_in_the_address_of_its_sheet_and_no_other() -> None:
    own = PathSheet(1, Role.LISTENS, "192.0.2.7", 5701, bytes(32), Profile.SLOW, 0)
    theirs = replace(own, role=Role.CONNECTS, host="2001:DB8:0::9", port=0)
    assert callers(own, theirs) == {"2001:db8::9"}
    assert callers(own, replace(theirs, host="relay.example")) == {"relay.example"}
    assert callers(replace(own, profile=Profile.FAST), theirs) == frozenset()


def test_a_number_beyond_64_bits_is_refused_and_latches_nothing(tmp_path: Path) -> None:
    log = WatchLog.create(tmp_path / "watch.db", bytes(32))
    with pytest.raises(LocalViolation, match="integer-range"):
        log.traffic(None, (1 << 64) - 1, 200)
    assert log.fault == ""
    assert log.traffic(None, 0, 200) == ()
    log.close()


@pytest.mark.parametrize("wall_ms", [-1, INSTANT_MAX * 1_000, (1 << 64) - 1])
def test_a_scenario_clock_far_away_is_refused(wall_ms: int) -> None:
    clock = Clock(exercise_only=True)
    with pytest.raises(ValueRefused):
        clock.show_as(wall_ms)
    assert clock.scenario_ms is None


def test_no_request_prints_a_secret() -> None:
    secret = "correct horse battery"
    requests = (
        OpenWatch("ADAMS", secret),
        UnlockSending(b"c", ("ADAMS", "BAKER"), (secret, secret)),
        PairingSheet(secret),
    )
    view = PairingView("offer", b"", secret, "", "", "", False, "", False, False, ())
    for shown in (*requests, view, ChainRow(1, secret.encode(), secret.encode())):
        assert secret not in repr(shown)
        assert type(shown).__name__ in repr(shown)


class OneDesk:
    """Stands in for the port: one desk asks what it is given to ask."""

    def __init__(self, *asked: Request) -> None:
        self.asked = [Asked(b"desk", "", number, each) for number, each in enumerate(asked)]
        self.told: list[View] = []

    def requests(self, _: int) -> list[Asked]:
        asked, self.asked = self.asked, []
        return asked

    def reply(self, desk: bytes, number: int, view: View) -> bool:
        self.told.append(view)
        return True

    def tell(self, desk: bytes, name: str, view: View) -> bool:
        self.told.append(view)
        return True


def server(
    desk: OneDesk,
    slow: SlowWork,
    handlers: dict[type[Request], Handler],
    admitted: Callable[[str], bool] = lambda key: True,
) -> DeskServer:
    listener = cast("DeskListener", desk)
    return DeskServer(listener, slow, handlers, {}, admitted=admitted, left=lambda desk: None)


def mistake() -> None:
    raise ZeroDivisionError


def test_a_mistake_in_slow_work_is_heard_and_its_thread_lives_on() -> None:
    slow, ended = SlowWork(), threading.Event()
    desk = OneDesk(Hello("desk", "en", True), OpenWatch("ADAMS", "passphrase"))
    desks = server(
        desk, slow, {Hello: lambda _: LOCKED, OpenWatch: lambda _: Later(mistake, lambda _: LOCKED)}
    )
    desks.serve()
    slow.submit("next", ended.set)
    assert ended.wait(10)
    with pytest.raises(ZeroDivisionError):
        desks.finish()
    slow.close()


def test_news_of_a_message_that_the_list_does_not_have_are_left_out(tmp_path: Path) -> None:
    """A receipt may name a record of ours that was left outside the chain."""

    def message(circuit: bytes, message_id: bytes) -> View:
        raise LocalViolation("message-unknown")

    log = WatchLog.create(tmp_path / "watch.db", bytes(32))
    look = cast("StationLook", SimpleNamespace(message=message, station=lambda: LOCKED))
    slow, desk = SlowWork(), OneDesk(Hello("desk", "en", True))
    desks = server(desk, slow, {Hello: lambda _: LOCKED})
    desks.serve()
    news = News(log, look, lambda circuit, message_id: None)
    news.message_changed(b"c" * 16, b"m" * 32)
    news.tell(10_000, desks)
    assert desk.told == [LOCKED, LOCKED]  # the reply to Hello, and the station's view
    slow.close()
    log.close()


def pairing_desk() -> PairingDesk:
    tools = ToyPrimitives(7)
    return PairingDesk(
        cast("WatchLog", None),
        cast("Circuits", None),
        tools,
        {Mode.EXERCISE: StationKeys.generate(tools, "WASHINGTON", "USA", Mode.EXERCISE)},
        cast("WatchDesk", SimpleNamespace(on_watch=lambda officer: officer)),
        Clock(exercise_only=True),
        (),
        lambda: LOCKED,
    )


def peer_offer(seed: int) -> Offer:
    tools = ToyPrimitives(seed)
    keys = StationKeys.generate(tools, "BEIJING", "CHN", Mode.EXERCISE)
    sheet = PathSheet(1, Role.CONNECTS, "192.0.2.9", 0, bytes(32), Profile.FAST, 0)
    return Offer.make(tools, {Mode.EXERCISE: (keys, (sheet,))}, ())


def done(later: Later) -> View:
    return later.then(later.work())


def test_an_offer_that_slips_in_while_digits_are_compared_is_not_the_verified_one() -> None:
    desk = pairing_desk()
    done(desk.begin(PairingBegin(("ADAMS", "BAKER"), LISTENS)))
    true, false = peer_offer(1), peer_offer(2)
    desk.offer(PairingOffer(true.encode()))
    digits = digits_of(ToyPrimitives(1), true.fingerprint)
    later = desk.digits(PairingDigits(digits))
    result = later.work()
    desk.offer(PairingOffer(false.encode()))
    with pytest.raises(ValueRefused) as refused:
        later.then(result)
    assert refused.value.field == "group[1]"
    desk.offer(PairingOffer(true.encode()))
    view = done(desk.digits(PairingDigits(digits)))
    assert isinstance(view, PairingView)
    assert view.peer_verified == "digits"


def test_digits_before_any_offer_are_out_of_turn() -> None:
    desk = pairing_desk()
    done(desk.begin(PairingBegin(("ADAMS", "BAKER"), LISTENS)))
    with pytest.raises(LocalViolation, match="ceremony-out-of-turn"):
        desk.digits(PairingDigits("1" * 30))


def test_a_desk_whose_key_was_taken_away_hears_and_says_nothing_more() -> None:
    let_in = {"": True}
    slow, desk = SlowWork(), OneDesk(Hello("desk", "en", True))
    desks = server(desk, slow, {Hello: lambda _: LOCKED}, lambda key: let_in[key])
    desks.serve()
    let_in[""] = False
    desks.tell("station", LOCKED)
    assert desk.told == [LOCKED]
    desk.asked = [Asked(b"desk", "", 2, Hello("desk", "en", True))]
    desks.serve()
    assert desk.told == [LOCKED, Refused("desk-not-admitted", ())]
    assert not desks.connected
    slow.close()
