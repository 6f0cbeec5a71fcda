"""Who is on watch: officers' keys opened by their passphrases, kept in memory only."""

from collections.abc import Callable

from console.desk_link.requests import CloseWatch, OpenWatch, Request
from console.desk_link.views import OfficerView, StationView
from console.station.clock import Clock
from console.station.desk_server import Handler, Later
from console.station.keystore import Keystore, OfficerKey
from console.station.watch_log.log import WatchLog
from protocol.errors import LocalViolation
from protocol.exchange.delivery.journal import LocalEvent


class WatchDesk:
    """Handles the opening and closing of the watch."""

    def __init__(
        self, keystore: Keystore, log: WatchLog, clock: Clock, look: Callable[[], StationView]
    ) -> None:
        self._keystore = keystore
        self._log = log
        self._clock = clock
        self._look = look
        self._open: dict[str, OfficerKey] = {}

    def handlers(self) -> dict[type[Request], Handler]:
        """Return who handles which request."""
        return {OpenWatch: self.open_watch, CloseWatch: self.close_watch}

    @property
    def anybody(self) -> bool:
        """Whether an officer is on watch."""
        return bool(self._open)

    def officers(self) -> tuple[OfficerView, ...]:
        """Return every entitled officer, and who is on watch."""
        return tuple(OfficerView(name, name in self._open) for name in self._keystore.officers)

    def on_watch(self, officer: str) -> OfficerKey:
        """Return the open key of an officer on watch.

        Raises:
            LocalViolation: ``officer-not-on-watch``.
        """
        try:
            return self._open[officer]
        except KeyError:
            raise LocalViolation("officer-not-on-watch", officer=officer) from None

    def open_watch(self, request: OpenWatch) -> Later:
        """Open an officer's key."""

        def opened(key: OfficerKey) -> StationView:
            self._note("watch-opened", request.officer)
            self._open[request.officer] = key
            return self._look()

        return Later(
            lambda: self._keystore.open_officer(request.officer, request.passphrase), opened
        )

    def close_watch(self, request: CloseWatch) -> StationView:
        """Drop an officer's key."""
        self.on_watch(request.officer)
        self._note("watch-closed", request.officer)
        del self._open[request.officer]
        return self._look()

    def _note(self, code: str, officer: str) -> None:
        event = LocalEvent(self._clock.now().wall_ms, code, details=(("officer", officer),))
        self._log.append_event(event)
