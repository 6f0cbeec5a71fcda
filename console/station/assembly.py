"""Builds an engine from an unlocked station folder: who is given what, in one place."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from console.assets import load_shelf
from console.desk_link.listener import DeskListener
from console.desk_link.requests import Request
from console.station.alarm_desk import AlarmDesk
from console.station.circuits import Circuits, Ground, station_keys_name
from console.station.clock import Clock
from console.station.desk_port import is_admitted
from console.station.desk_server import DeskServer, Handler
from console.station.dispatch import Dispatch
from console.station.draft_desk import DraftDesk
from console.station.engine import Engine, Parts
from console.station.folder import StationFolder
from console.station.happenings import Happenings
from console.station.keystore import Keystore
from console.station.lasting import LastingCauses
from console.station.lifeline import Lifeline
from console.station.news import News
from console.station.notice_bodies import Lister, NoticeBodies, Shelf
from console.station.overdue import Overdue
from console.station.pairing_desk import PairingDesk
from console.station.receipt_desk import ReceiptDesk
from console.station.release_desk import ReleaseDesk
from console.station.slow_work import SlowWork
from console.station.sounder import Sounder
from console.station.station_desk import StationDesk
from console.station.station_view import StationLook
from console.station.transport import Transport
from console.station.watch_desk import WatchDesk
from console.station.watch_log.log import WatchLog
from console.station.watch_replies import WatchReplies
from protocol.errors import LocalViolation
from protocol.exchange.crypto import Primitives
from protocol.exchange.delivery.setup import Greeting
from protocol.exchange.identity import Card, StationKeys
from protocol.notices.pack_shelf import Files, PackShelf
from protocol.notices.values import Address
from protocol.vocabulary import Mode


@dataclass(frozen=True, slots=True)
class Base:
    """What an engine stands on: an unlocked folder and the ways out of the process."""

    folder: StationFolder
    log: WatchLog
    keystore: Keystore
    primitives: Primitives
    transport: Transport
    listener: DeskListener
    sounder: Sounder
    lifeline: Lifeline


@dataclass(frozen=True, slots=True)
class _Inner:
    """What all desks share."""

    clock: Clock
    shelf: Shelf
    keys: dict[Mode, StationKeys]
    circuits: Circuits
    look: StationLook
    watch: WatchDesk
    news: News


def assemble(base: Base) -> Engine:
    """Return an engine that is ready to run.

    Raises:
        StorageFailed: the log lacks what a station needs, or the disk failed.
        LocalViolation: a bundled pack is damaged.
    """
    folder, log = base.folder, base.log
    clock = Clock(exercise_only=folder.config.exercise_only)
    shelf, keys = _shelf(log), _station_keys(log, folder.config.exercise_only)
    slow = SlowWork()

    def greet() -> Greeting:
        return Greeting(shelf.hashes, watch.anybody, desks.connected)

    def offset_ms(circuit: bytes) -> int | None:
        return circuits.host(circuit).circuit.snapshot(clock.now()).offset_ms

    def bodies(own: Card, peer: Card) -> NoticeBodies:
        return NoticeBodies(
            shelf, Address(own.party, own.station), Address(peer.party, peer.station)
        )

    circuits = Circuits(
        Ground(log, base.primitives, keys, bodies, Lister(shelf, offset_ms), greet),
        base.transport,
        clock,
        show=lambda host, effect: shown.show(host, effect),
        opened=lambda host: shown.opened(host),
    )
    look = StationLook(folder, log, clock, circuits, shelf.hashes)
    watch = WatchDesk(base.keystore, log, clock, look.station)
    news = News(log, look, lambda circuit, message_id: overdue.changed(circuit, message_id))
    alarms = AlarmDesk(log, clock, base.sounder, watch, lambda: news.lists_changed("alarms"))
    lasting = LastingCauses(alarms, clock)
    overdue = Overdue(log, clock, lasting)
    shown = Happenings(circuits, shelf, alarms, lasting, news, look, clock)
    inner = _Inner(clock, shelf, keys, circuits, look, watch, news)
    releases, handlers = _handlers(base, inner, shown.read_here)
    handlers.update(alarms.handlers())
    desks = DeskServer(
        base.listener,
        slow,
        handlers,
        alarms.desk_handlers(),
        admitted=partial(is_admitted, base.transport),
        left=alarms.desk_left,
    )
    look.ask(watch.officers, lambda: alarms.sound_fault)
    news.ask(alarms.view, releases.releases)
    parts = Parts(
        folder, log, clock, base.transport, circuits, desks, slow, alarms, lasting, overdue, news
    )
    return Engine(parts, base.lifeline)


def _handlers(
    base: Base, inner: _Inner, read_here: Callable[[bytes, bytes], None]
) -> tuple[ReleaseDesk, dict[type[Request], Handler]]:
    """Return who handles which request of a desk, and the one who has the releases."""
    log, config, random = base.log, base.folder.config, base.primitives.random
    clock, shelf, circuits, look = inner.clock, inner.shelf, inner.circuits, inner.look
    watch, news = inner.watch, inner.news
    own = Address(config.party, config.name)
    changed = news.message_changed
    work_changed = partial(news.lists_changed, "drafts", "releases")
    dispatch = Dispatch(log, circuits, shelf, base.keystore, clock, own, random, changed)
    releases = ReleaseDesk(
        log,
        dispatch,
        shelf,
        base.keystore,
        watch,
        clock,
        random=random,
        allow_alone=config.allow_one_officer_flash,
        changed=work_changed,
    )
    pairing = PairingDesk(
        log, circuits, base.primitives, inner.keys, watch, clock, shelf.hashes, look.station
    )
    receipts = ReceiptDesk(log, circuits, shelf, watch, clock, look, changed, read_here)
    drafts = DraftDesk(log, circuits, shelf, clock, random, work_changed)
    return releases, {
        **StationDesk(log, circuits, base.keystore, clock, look).handlers(),
        **watch.handlers(),
        **drafts.handlers(),
        **releases.handlers(),
        **receipts.handlers(),
        **WatchReplies(log, circuits, dispatch, watch).handlers(),
        **pairing.handlers(),
    }


def _shelf(log: WatchLog) -> Shelf:
    """Return the bundled packs, newest first, then those that only this log still holds."""
    bundled = load_shelf()
    sources: dict[bytes, Callable[[], Files]] = {
        digest: partial(bundled.files, digest) for digest in bundled
    }
    for digest, fetch in sources.items():
        log.keep_pack(digest, fetch())
    for digest in log.pack_hashes():
        sources.setdefault(digest, partial(_kept_files, log, digest))
    return Shelf(PackShelf(sources))


def _kept_files(log: WatchLog, digest: bytes) -> Files:
    files = log.pack_files(digest)
    if files is None:
        raise LocalViolation("pack-missing", hash=digest.hex())
    return files


def _station_keys(log: WatchLog, exercise_only: bool) -> dict[Mode, StationKeys]:
    """Return the station's keys by mode; an EXERCISE station does not even load the others."""
    wanted = (Mode.EXERCISE,) if exercise_only else (Mode.ACTUAL, Mode.EXERCISE)
    keys = {}
    for mode in wanted:
        kept = log.secret(station_keys_name(mode))
        if kept is not None:
            keys[mode] = StationKeys.decode(kept)
    if not keys:
        raise LocalViolation("station-keys-missing")
    return keys
