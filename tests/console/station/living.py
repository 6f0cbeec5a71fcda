"""Two real stations for tests: own folders, own processes, a real CURVE line between them.

    with living_pair(tmp_path) as (usa, china):
        usa.officers_on_watch()
        ...

Passphrases cost next to nothing here (`Cost(ops=1, memory_kib=8)`), nothing else is different.
"""

import functools
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import console
from console.assets import core_pack
from console.desk_link.keys import CurveKeys, new_curve_keys, read_link_address
from console.desk_link.requests import (
    GetMessage,
    Hello,
    ListTraffic,
    Look,
    OpenWatch,
    PairingBegin,
    PairingFinish,
    PairingOffer,
    PairingPeerVerifiedUs,
    PairingSheet,
    PrepareRelease,
    Released,
    SaveDraft,
    SignRelease,
    Traffic,
)
from console.desk_link.views import (
    DraftView,
    MessageView,
    PairingView,
    ReleaseView,
    StationView,
    TrafficRow,
)
from console.desk_link.wire import LinkLost, StationLink
from console.station.circuits import station_keys_name
from console.station.config import StationConfig
from console.station.desk_port import KEY_FILE
from console.station.folder import create_folder
from console.station.watch_log.log import WatchLog
from protocol.exchange.crypto_at_rest import Cost
from protocol.exchange.crypto_real import RealPrimitives
from protocol.exchange.identity import StationKeys
from protocol.notices.draft import Draft, Options
from protocol.vocabulary import Fact, Mode, Precedence
from tests.protocol.notices.core_samples import VALUES

ROOT = Path(console.__file__).parent.parent
CHEAP = Cost(ops=1, memory_kib=8)
OFFICERS = (("ADAMS", "passphrase of adams"), ("BAKER", "passphrase of baker"))
PATIENCE_S = 20.0
LAUNCH = "missile-launch-planned"

_RUN = """
import sys
from pathlib import Path
from console.station.run import run_station
officers = [tuple(line.split(":", 1)) for line in sys.argv[2:]]
sys.exit(run_station(Path(sys.argv[1]), officers or None))
"""

V = TypeVar("V")


class LivingStation:
    """A station folder and, while it runs, its processes and one desk."""

    def __init__(self, folder: Path, name: str, party: str, *, exercise_only: bool = True) -> None:
        self.folder = folder
        self.name, self.party = name, party
        self.desk: CurveKeys = new_curve_keys()
        config = StationConfig(name=name, party=party, exercise_only=exercise_only)
        _, key = create_folder(folder, config, OFFICERS, CHEAP)
        log = WatchLog.open(folder / "watch.db", key)
        for mode in (Mode.ACTUAL, Mode.EXERCISE):
            keys = StationKeys.generate(RealPrimitives(), name, party, mode)
            log.put_secret(station_keys_name(mode), keys.encode())
        log.close()
        (folder / "desks" / "test.pub").write_text(self.desk.public.hex())
        self.process: subprocess.Popen[str] | None = None
        self._link: StationLink | None = None

    def start(self, *, locked: bool = False) -> None:
        """Start supervisor and engine, and wait until the engine is up."""
        officers = [] if locked else [f"{name}:{word}" for name, word in OFFICERS]
        self.process = subprocess.Popen(
            [sys.executable, "-c", _RUN, str(self.folder), *officers],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        self.wait_ready()

    def wait_ready(self) -> None:
        """Wait until the supervisor reports an engine that is up."""
        assert self.process is not None
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line == "ready\n", f"{self.name} said {line!r}"

    def stop(self) -> int:
        """Stop cleanly; return the exit status."""
        self.hang_up()
        assert self.process is not None
        self.process.terminate()
        status = self.process.wait(PATIENCE_S)
        if self.process.stdout is not None:
            self.process.stdout.close()
        self.process = None
        return status

    def engine_pid(self) -> int:
        """Return the process id of the engine that runs now."""
        assert self.process is not None
        path = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        children = path.read_text().split()
        assert len(children) == 1, children
        return int(children[0])

    def kill_engine(self) -> None:
        """SIGKILL the engine; the supervisor starts the next one."""
        os.kill(self.engine_pid(), signal.SIGKILL)

    @property
    def link(self) -> StationLink:
        """The desk's line, made at first use."""
        if self._link is None:
            assert (self.folder / KEY_FILE).exists()
            self._link = StationLink(read_link_address(self.folder), self.desk)
            self._link.ask(Hello("test desk", "en", False), 10_000)
        return self._link

    def hang_up(self) -> None:
        """Drop the desk's line."""
        if self._link is not None:
            self._link.close()
            self._link = None

    def look(self) -> StationView:
        """Return the station's view; a dropped line is made again."""
        view = self.again(lambda: self.link.ask(Look()))
        assert isinstance(view, StationView)
        return view

    def again(self, ask: Callable[[], V]) -> V:
        """Ask until the station answers: its engine may be starting anew."""
        deadline = time.monotonic() + PATIENCE_S
        while True:
            try:
                return ask()
            except LinkLost:
                self.hang_up()
                if time.monotonic() > deadline:
                    raise

    def officers_on_watch(self) -> None:
        """Open the watch for both officers."""
        for officer, passphrase in OFFICERS:
            self.link.ask(OpenWatch(officer, passphrase), 10_000)

    def begin_pairing(self, role: str, port: int, bind_port: int = 0) -> PairingView:
        """Open a ceremony with one path; `bind_port` is where we listen, if not where we say."""
        sheet = f'[[path]]\nrole = "{role}"\naddress = "tcp://127.0.0.1:{port}"\n'
        if bind_port:
            sheet += f'bind = "tcp://127.0.0.1:{bind_port}"\n'
        view = self.link.ask(PairingBegin((OFFICERS[0][0], OFFICERS[1][0]), sheet), 10_000)
        assert isinstance(view, PairingView)
        return view

    def circuit(self) -> bytes:
        """Return the id of the only circuit."""
        (circuit,) = self.look().circuits
        return circuit.circuit

    def circuit_to(self, peer: str) -> bytes:
        """Return the id of the circuit to the station of this name."""
        return next(one.circuit for one in self.look().circuits if one.peer_name == peer)

    def link_up(self) -> bool:
        """Say whether a session is open on every circuit."""
        return all(circuit.link_up for circuit in self.look().circuits)

    def draft(
        self,
        kind: str = LAUNCH,
        precedence: Precedence | None = None,
        circuits: Sequence[bytes] = (),
    ) -> DraftView:
        """Save a whole draft of this kind, to these circuits or to the only one."""
        values = VALUES[kind][0]
        order = [spec.name for spec in core_pack().kinds[kind].fields]
        draft = Draft(
            kind,
            language="en",
            options=Options(precedence=precedence.name if precedence else ""),
            values=tuple((name, values[name]) for name in order if name in values),
        )
        to = tuple(circuits) or (self.circuit(),)
        saved = self.link.ask(SaveDraft(b"", draft.encode(), to, OFFICERS[0][0]))
        assert isinstance(saved, DraftView)
        return saved

    def release(self, kind: str = LAUNCH, precedence: Precedence | None = None) -> bytes:
        """Release a notice with as many officers as it needs; return its id."""
        return self.sign_all(self.draft(kind, precedence))

    def sign_all(self, draft: DraftView) -> bytes:
        """Prepare and sign a draft's release; return the message id."""
        prepared = self.link.ask(PrepareRelease(draft.draft_id, OFFICERS[0][0], False))
        assert isinstance(prepared, ReleaseView)
        last: object = prepared
        for officer, passphrase in OFFICERS[: prepared.officers_needed]:
            last = self.link.ask(
                SignRelease(prepared.release_id, prepared.message_id, officer, passphrase), 10_000
            )
        assert isinstance(last, Released)
        return last.message_id

    def rows(self) -> tuple[TrafficRow, ...]:
        """Return the whole traffic list, newest first."""
        rows: tuple[TrafficRow, ...] = ()
        while True:
            before = rows[-1].row if rows else 0
            page = self.again(functools.partial(self._page, before))
            assert isinstance(page, Traffic)
            rows += page.rows
            if len(page.rows) < 200:
                return rows

    def _page(self, before: int) -> object:
        return self.link.ask(ListTraffic(None, before, 200))

    def traffic(self) -> tuple[MessageView, ...]:
        """Return every notice, newest first."""
        return tuple(self.message(row.message_id, row.circuit) for row in self.rows())

    def message(self, message_id: bytes, circuit: bytes = b"") -> MessageView:
        """Return one notice, of this circuit or of the only one."""
        of = circuit or self.circuit()
        view = self.again(lambda: self.link.ask(GetMessage(of, message_id)))
        assert isinstance(view, MessageView)
        return view

    def facts(self, message_id: bytes) -> set[Fact]:
        """Return what is known of a notice here."""
        return {Fact(fact) for fact, _ in self.message(message_id).row.facts}


def until(condition: Callable[[], bool], patience_s: float = PATIENCE_S) -> bool:
    """Ask again and again, each time a round trip to a station, until it holds."""
    deadline = time.monotonic() + patience_s
    while time.monotonic() < deadline:
        if condition():
            return True
    return condition()


def free_port() -> int:
    """Return a TCP port that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    assert isinstance(port, int)
    return port


def pair(
    listener: LivingStation, connector: LivingStation, port: int = 0, bind_port: int = 0
) -> None:
    """Hold the whole ceremony by sheets, over the desk link.

    Args:
        port: where the connector calls; any free one by default.
        bind_port: where the listener really listens, if a proxy stands between.
    """
    one = listener.begin_pairing("listens", port or free_port(), bind_port)
    other = connector.begin_pairing("connects", 0)
    for station, theirs in ((listener, other), (connector, one)):
        station.link.ask(PairingOffer(theirs.own_offer))
        station.link.ask(PairingSheet(theirs.own_sheet_text.splitlines()[0]))
    for station in (listener, connector):
        station.link.ask(PairingPeerVerifiedUs())
        station.link.ask(PairingFinish(), 10_000)


@contextmanager
def living_trio(tmp_path: Path) -> Iterator[tuple[LivingStation, LivingStation, LivingStation]]:
    """Yield three stations: the first paired with each of the others, all sessions open."""
    usa = LivingStation(tmp_path / "usa", "WASHINGTON NRRC", "USA")
    others = (
        LivingStation(tmp_path / "china", "BEIJING NRRC", "CHN"),
        LivingStation(tmp_path / "russia", "MOSCOW NRRC", "RUS"),
    )
    stations = (usa, *others)
    try:
        for station in stations:
            station.start()
            station.officers_on_watch()
        for other in others:
            pair(usa, other)
        assert until(lambda: all(station.link_up() for station in stations))
        yield usa, others[0], others[1]
    finally:
        stop_all(stations)


@contextmanager
def living_pair(tmp_path: Path) -> Iterator[tuple[LivingStation, LivingStation]]:
    """Yield two stations, paired, with both watches open and a session between them."""
    stations = (
        LivingStation(tmp_path / "usa", "WASHINGTON NRRC", "USA"),
        LivingStation(tmp_path / "china", "BEIJING NRRC", "CHN"),
    )
    try:
        for station in stations:
            station.start()
            station.officers_on_watch()
        pair(*stations)
        assert until(lambda: all(station.link_up() for station in stations))
        yield stations
    finally:
        stop_all(stations)


def stop_all(stations: Sequence[LivingStation]) -> None:
    """Stop what still runs."""
    for station in stations:
        if station.process is not None:
            station.stop()
