"""All paths of a station on the network, the door for strangers, and the one place that waits."""

import time
from collections.abc import Iterable
from dataclasses import dataclass

import zmq

from console.station.curve_gate import CurveGate, Stranger
from console.station.transport_path import PathKey, PathPoint, PathSocket


@dataclass(frozen=True, slots=True)
class PathChange:
    """A path's connection came up, went down, or failed to come up (fault says why)."""

    key: PathKey
    up: bool
    fault: str


@dataclass(frozen=True, slots=True)
class Came:
    """All that one turn of waiting brought."""

    frames: tuple[tuple[PathKey, tuple[bytes, ...]], ...]
    changes: tuple[PathChange, ...]
    strangers: tuple[Stranger, ...]
    misaddressed: tuple[PathKey, ...]  # an admitted peer sent something that is not one frame


class Transport:
    """Opens paths, sends on them and collects what comes.

    Everything is called from the engine's thread. Nothing blocks but `wait`.
    """

    def __init__(self) -> None:
        self.context: zmq.Context[zmq.Socket[bytes]] = zmq.Context()
        self.context.max_sockets = 4_096
        self.gate = CurveGate(self.context)
        self._paths: dict[PathKey, PathSocket] = {}
        self._told: dict[PathKey, PathChange] = {}
        self._poller = zmq.Poller()
        self._poller.register(self.gate.socket, zmq.POLLIN)

    def open(self, point: PathPoint, *, patient: bool = False) -> None:
        """Open a path, or open it anew at another address.

        Args:
            patient: try an address that is refused again and again; until then it is a fault.

        Raises:
            LocalViolation: ``path-address-refused``, unless `patient`.
        """
        self.close_path(point.key)
        if not point.connects:
            self.gate.allow(point.key.domain, frozenset({point.peer_public}), point.hosts)
        path = PathSocket(self.context, point, patient=patient)
        self._paths[point.key] = path
        self._register(path)

    def close_path(self, key: PathKey) -> None:
        """Close a path if it is open; its port admits nobody any more."""
        path = self._paths.pop(key, None)
        if path is not None:
            self._forget(path)
            path.close()
            self.gate.forbid(key.domain)
            self._told.pop(key, None)

    def address(self, key: PathKey) -> str:
        """Return where the path really listens or connects (port 0 is resolved)."""
        return self._paths[key].socket.getsockopt_string(zmq.LAST_ENDPOINT)

    def send(self, key: PathKey, frame: bytes) -> bool:
        """Hand a frame to libzmq. True says nothing about delivery; False: it did not leave."""
        path = self._paths.get(key)
        return path is not None and path.send(frame)

    def watch(self, source: object) -> None:
        """Let `wait` end, too, when this socket or file descriptor can be read."""
        self._poller.register(source, zmq.POLLIN)

    def unwatch(self, source: object) -> None:
        """Undo `watch`."""
        self._poller.unregister(source)

    def wait(self, timeout_ms: int) -> Came:
        """Wait at most so long for anything to come, and return all of it."""
        ready = {source for source, _ in self._poller.poll(self._patience(timeout_ms))}
        strangers = self.gate.answer()
        frames, misaddressed = [], []
        for key, path in self._paths.items():
            if path.closed:
                continue
            if path.monitor in ready:
                path.follow_monitor()
            if path.socket in ready:
                received, bad = path.receive()
                if received:
                    frames.append((key, received))
                if bad:
                    misaddressed.append(key)
                if path.flooded:
                    self._forget(path)
                    path.cut_off()
        self._renew()
        return Came(
            frames=tuple(frames),
            changes=tuple(self._changes()),
            strangers=tuple(strangers),
            misaddressed=tuple(misaddressed),
        )

    def close(self) -> None:
        """Close everything at once; unsent frames are in the log."""
        for key in list(self._paths):
            self.close_path(key)
        self.gate.close()
        self.context.destroy(linger=0)

    def _patience(self, timeout_ms: int) -> int:
        due = [path.renew_at for path in self._paths.values() if path.renew_at is not None]
        if not due:
            return timeout_ms
        return max(0, min(timeout_ms, int((min(due) - time.monotonic()) * 1000) + 1))

    def _renew(self) -> None:
        now = time.monotonic()
        for path in self._paths.values():
            if path.renew_at is not None and path.renew_at <= now:
                self._forget(path)
                path.renew()
                self._register(path)

    def _changes(self) -> Iterable[PathChange]:
        for key, path in self._paths.items():
            change = PathChange(key, path.up, path.fault)
            if self._told.get(key) != change:
                self._told[key] = change
                yield change

    def _register(self, path: PathSocket) -> None:
        if not path.closed:
            self._poller.register(path.socket, zmq.POLLIN)
            self._poller.register(path.monitor, zmq.POLLIN)

    def _forget(self, path: PathSocket) -> None:
        if not path.closed:
            self._poller.unregister(path.socket)
            self._poller.unregister(path.monitor)
