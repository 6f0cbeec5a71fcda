"""`WatchLog`: the watch log as the engine uses it.

Durable before visible: a method that writes has fsynced when it returns, or nothing was written.
"""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from console.desk_link.views import EventView, TrafficRow
from console.station.watch_log import events as event_rows
from console.station.watch_log import traffic as traffic_rows
from console.station.watch_log.database import GENESIS, Database, Row, Value
from console.station.watch_log.desk_work import DeskWork
from console.station.watch_log.journal import CircuitJournal, keep_chains
from console.station.watch_log.rows import (
    CircuitRow,
    Describe,
    MessageRow,
    PathRow,
    Verified,
)
from console.station.watch_log.verification import walk
from protocol.exchange.delivery.journal import Journal, LocalEvent
from protocol.exchange.handshake import ChainRow
from protocol.vocabulary import Mode


class WatchLog:
    """Everything that the station keeps. One thread only.

    Every method may raise `StorageFailed`. After the first one `fault` is its code and every
    write raises; reads go on, each checked against its digest, until `reopen` succeeds.

    Attributes:
        desk_work: drafts and releases under way.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self.desk_work = DeskWork(database)

    @classmethod
    def create(cls, path: Path, key: bytes) -> "WatchLog":
        """Make an empty log under a new data key (32 bytes).

        Raises:
            LocalViolation: ``watch-log-exists``.
        """
        return cls(Database.create(path, key))

    @classmethod
    def open(cls, path: Path, key: bytes, *, readonly: bool = False) -> "WatchLog":
        """Open a log. A wrong key or a newer schema is refused and changes nothing.

        Raises:
            LocalViolation: ``watch-log-missing``, ``watch-log-unreadable``,
                ``watch-log-newer``, ``watch-log-older``.
        """
        return cls(Database(path, key, readonly=readonly))

    @property
    def fault(self) -> str:
        """ "" or the code of the storage error that stopped all writing."""
        return self._database.fault

    @property
    def head(self) -> bytes:
        """Chain value over every step so far, 32 bytes."""
        return self._database.head

    def close(self) -> None:
        """Write back and close."""
        self._database.close()

    def reopen(self) -> Verified:
        """After a storage error: open anew, verify everything, write again."""
        self._database.reopen()
        return self.verify()

    def verify(self) -> Verified:
        """Check every page, every row and the whole chain.

        Raises:
            StorageFailed: something differs; the log is latched.
        """
        self._database.check_pages()
        last = deque(walk(self._database), maxlen=1)
        return last[0] if last else Verified(0, GENESIS, 0)

    def verification(self) -> Iterator[Verified]:
        """Check row by row, one step an item, for the background of a running engine."""
        return walk(self._database)

    def together(self) -> AbstractContextManager[None]:
        """Join every write inside the block into one durable step."""
        return self._database.step()

    def journal(self, circuit_id: bytes, describe: Describe) -> Journal:
        """Return the durable side of one circuit."""
        return CircuitJournal(self._database, circuit_id, describe)

    # Circuits and keys

    def add_circuit(
        self,
        circuit: CircuitRow,
        paths: Sequence[PathRow],
        chains: Sequence[ChainRow],
        events: Sequence[LocalEvent] = (),
    ) -> None:
        """Keep a paired circuit, its paths and the first secrets of each.

        Raises:
            LocalViolation: that circuit is there already.
        """
        with self._database.step():
            self._database.append(
                "circuit",
                circuit.circuit_id,
                int(circuit.mode),
                circuit.name,
                circuit.own_card,
                circuit.peer_card,
                circuit.method,
                circuit.paired_ms,
            )
            for path in paths:
                self.install_path(path)
            keep_chains(self._database, circuit.circuit_id, chains)
            for event in events:
                self.append_event(event, circuit.circuit_id)

    def circuits(self) -> tuple[CircuitRow, ...]:
        """Return every circuit, in order of pairing."""
        return tuple(
            CircuitRow(
                circuit_id=row["circuit_id"],
                mode=Mode(row["mode"]),
                name=row["name"],
                own_card=row["own_card"],
                peer_card=row["peer_card"],
                method=row["method"],
                paired_ms=row["paired_ms"],
            )
            for row in self._checked("circuit", "SELECT * FROM circuit ORDER BY id")
        )

    def install_path(self, path: PathRow) -> None:
        """Add a path or put newer sheets in the place of an older path of that number."""
        with self._database.step():
            self._database.append(
                "path",
                path.circuit_id,
                path.number,
                path.own_sheet,
                path.peer_sheet,
                path.installed_ms,
            )

    def paths(self, circuit_id: bytes) -> tuple[PathRow, ...]:
        """Return the newest row of each path number, by number."""
        rows = self._checked(
            "path",
            "SELECT * FROM path WHERE id IN"
            " (SELECT max(id) FROM path WHERE circuit_id = ? GROUP BY number) ORDER BY number",
            circuit_id,
        )
        return tuple(
            PathRow(
                row["circuit_id"],
                row["number"],
                row["own_sheet"],
                row["peer_sheet"],
                row["installed_ms"],
            )
            for row in rows
        )

    def put_secret(self, name: str, value: bytes) -> None:
        """Keep a secret of the station, such as its card's keys, for good.

        Raises:
            LocalViolation: the name is taken.
        """
        with self._database.step():
            self._database.append("secret", name, value)

    def secret(self, name: str) -> bytes | None:
        """Return a secret of the station, or None."""
        rows = self._checked("secret", "SELECT * FROM secret WHERE name = ?", name)
        return rows[0]["value"] if rows else None

    # Traffic

    def traffic(
        self, circuit_id: bytes | None, before: int, limit: int, kinds: Sequence[str] = ()
    ) -> tuple[TrafficRow, ...]:
        """Return a page of the list, newest first; `before` 0 means from the newest."""
        return traffic_rows.page(self._database, circuit_id, before, limit, kinds)

    def traffic_row(self, circuit_id: bytes, message_id: bytes) -> TrafficRow | None:
        """Return the list's line of one notice, or None."""
        return traffic_rows.line(self._database, circuit_id, message_id)

    def spoken_of(self, circuit_id: bytes, message_id: bytes) -> tuple[bytes, ...]:
        """Return the ids of the notices here that this one answers or takes the place of."""
        return traffic_rows.spoken_of(self._database, circuit_id, message_id)

    def message(self, circuit_id: bytes, message_id: bytes) -> MessageRow | None:
        """Return one notice with all that is known of it, or None."""
        return traffic_rows.message(self._database, circuit_id, message_id)

    def confirm_warning(
        self, circuit_id: bytes, message_id: bytes, warning: str, officer: str, at_ms: int
    ) -> None:
        """Keep that an officer confirmed a warning over the text; the first time counts."""
        with self._database.step():
            held = self._database.first(
                "SELECT id FROM confirmation"
                " WHERE circuit_id = ? AND message_id = ? AND warning = ?",
                circuit_id,
                message_id,
                warning,
            )
            if held is None:
                self._database.append(
                    "confirmation", circuit_id, message_id, warning, officer, at_ms
                )

    # Local events

    def append_event(self, event: LocalEvent, circuit_id: bytes | None = None) -> None:
        """Keep something that happened here."""
        with self._database.step():
            event_rows.append_event(self._database, event, circuit_id)

    def events(
        self, limit: int, before: int = 0, circuit_id: bytes | None = None
    ) -> tuple[tuple[int, EventView], ...]:
        """Return (id, event), newest first; `before` 0 means from the newest."""
        return event_rows.events(self._database, limit, before, circuit_id)

    # Packs

    def keep_pack(self, pack_hash: bytes, files: Mapping[str, bytes]) -> None:
        """Keep a pack that something was rendered with. Keeping it twice is harmless."""
        with self._database.step():
            if pack_hash not in self.pack_hashes():
                for name, content in files.items():
                    self._database.append("pack_file", pack_hash, name, content)

    def pack_files(self, pack_hash: bytes) -> dict[str, bytes] | None:
        """Return the files of a kept pack by name, or None."""
        rows = self._checked(
            "pack_file", "SELECT * FROM pack_file WHERE pack_hash = ? ORDER BY id", pack_hash
        )
        return {row["name"]: row["content"] for row in rows} or None

    def pack_hashes(self) -> tuple[bytes, ...]:
        """Return the hashes of all kept packs, oldest first."""
        rows = self._database.all("SELECT pack_hash FROM pack_file GROUP BY pack_hash ORDER BY id")
        return tuple(row["pack_hash"] for row in rows)

    def _checked(self, table: str, sql: str, *values: Value) -> list[Row]:
        return [self._database.checked(table, row) for row in self._database.all(sql, *values)]
