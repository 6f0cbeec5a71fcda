"""The engine's process: started by the supervisor, which hands it the key on standard input."""

import argparse
import os
import signal
import sys
import time
from pathlib import Path
from typing import IO, Final

from console.sound import Player
from console.station.alarms import Alarm, AlarmClass, AlarmState, Cause
from console.station.assembly import Base, assemble
from console.station.desk_port import open_desk_port
from console.station.folder import Seat, SeatTaken, StationFolder, open_folder
from console.station.keystore import Keystore
from console.station.lifeline import Lifeline, Order
from console.station.locked import serve_locked
from console.station.sounder import Sounder
from console.station.supervisor import STATUS_REFUSED
from console.station.transport import Transport
from console.station.watch_log.log import WatchLog
from protocol.errors import LocalViolation, StorageFailed
from protocol.exchange.crypto_real import RealPrimitives
from protocol.exchange.crypto_self_test import self_test

STATUS_LOCKED: Final = 4
"""Exit status of an engine whose supervisor died: the station is locked."""

SEAT_PATIENCE_S: Final = 10.0
SEAT_EVERY_S: Final = 0.05
LAST_WORDS_S: Final = 30.0

STATION_LOCKED: Final = Alarm(
    alarm_id=0,
    cause=Cause(AlarmClass.INTEGRITY, "station-locked"),
    state=AlarmState.UNTAKEN,
    since_ms=0,
    count=1,
    changed_ms=0,
)


def main(arguments: list[str] | None = None) -> int:
    """Run one engine; return its exit status."""
    parser = argparse.ArgumentParser(prog="readback station engine")
    parser.add_argument("--folder", type=Path, required=True)
    folder = parser.parse_args(arguments).folder
    lifeline = Lifeline(*_own_pipes())
    signal.signal(signal.SIGTERM, lambda *_: lifeline.end(Order.STOP))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        return _serve(folder, lifeline)
    except StorageFailed:
        raise  # the supervisor starts the next engine, which verifies and opens anew
    except LocalViolation as refused:
        details = (f"{name}={value}" for name, value in refused.details.items())
        lifeline.report("refused", refused.code, *details)
        return STATUS_REFUSED


def _serve(path: Path, lifeline: Lifeline) -> int:
    place = open_folder(path)
    with _seat(place):
        self_test()
        lifeline.start()
        sounder = Sounder(Player(), place.config.alarm_command)
        order = _run(place, sounder, lifeline)
    if order is Order.ORPHANED:
        # The seat is free already: a new supervisor need not wait for these last words.
        _sound_locked(sounder)
        return STATUS_LOCKED
    return 0


def _run(place: StationFolder, sounder: Sounder, lifeline: Lifeline) -> Order:
    """Serve, locked at first if there is no key; say what ended it."""
    transport = Transport()
    keystore = Keystore.open(place.slots)
    listener = open_desk_port(place, transport)
    if lifeline.data_key is None:
        serve_locked(place, keystore, transport, listener, sounder, lifeline)
    if lifeline.data_key is None:
        transport.close()
        return lifeline.order
    log = WatchLog.open(place.log, lifeline.data_key)
    primitives = RealPrimitives()
    base = Base(place, log, keystore, primitives, transport, listener, sounder, lifeline)
    engine = assemble(base)
    try:
        return engine.run()
    finally:
        engine.close()


def _sound_locked(sounder: Sounder) -> None:
    """Call somebody: the supervisor is dead, and the data key with it."""
    sounder.follow(STATION_LOCKED)
    deadline = time.monotonic() + LAST_WORDS_S
    while not sounder.fault and time.monotonic() < deadline:
        sounder.follow(STATION_LOCKED)
        time.sleep(SEAT_EVERY_S)
    sounder.close()


def _own_pipes() -> tuple[IO[bytes], IO[bytes]]:
    """Take the supervisor's pipes off descriptors 0 and 1, which every child would inherit.

    A player that outlives this engine must not keep the supervisor from seeing it die.
    """
    orders, reports = os.dup(0), os.dup(1)
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, 0)
    os.dup2(null, 1)
    os.close(null)
    return os.fdopen(orders, "rb"), os.fdopen(reports, "wb")


def _seat(place: StationFolder) -> SeatTaken:
    """Take the engine's seat; one whose supervisor was killed may still be on its way out."""
    deadline = time.monotonic() + SEAT_PATIENCE_S
    while True:
        try:
            return place.take(Seat.ENGINE)
        except LocalViolation:
            if time.monotonic() >= deadline:
                raise
        time.sleep(SEAT_EVERY_S)


if __name__ == "__main__":
    sys.exit(main())
