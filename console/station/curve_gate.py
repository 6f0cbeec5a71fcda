"""Who may connect: the ZAP handler (ZeroMQ RFC 27) for every CURVE port of this station.

Every listening socket sets its domain *and* enforces it, so that libzmq turns everybody away while
no handler answers; of the eight combinations only that one fails closed. The handler is served by
the engine's own loop: if the loop stands still, nobody new gets in, and open lines are undisturbed.
"""

from dataclasses import dataclass
from typing import Final

import zmq

_ENDPOINT: Final = "inproc://zeromq.zap.01"
_VERSION: Final = b"1.0"
_ANSWERS_PER_TURN: Final = 64


@dataclass(frozen=True, slots=True)
class Stranger:
    """A connection that was turned away: the port's domain, the key shown, the address."""

    domain: str
    key: str
    address: str


@dataclass(frozen=True, slots=True)
class _Rule:
    keys: frozenset[bytes]
    hosts: frozenset[str]


class CurveGate:
    """Answers libzmq's question whether a CURVE key may come in at a domain."""

    def __init__(self, context: "zmq.Context[zmq.Socket[bytes]]") -> None:
        self.socket = context.socket(zmq.ROUTER)
        self.socket.linger = 0
        self.socket.bind(_ENDPOINT)
        self._rules: dict[str, _Rule] = {}

    def allow(
        self, domain: str, keys: frozenset[bytes], hosts: frozenset[str] = frozenset()
    ) -> None:
        """Let exactly these CURVE keys (32 bytes each) in at the domain.

        `hosts`, if given, are the only IP addresses that may come.
        """
        self._rules[domain] = _Rule(keys, hosts)

    def forbid(self, domain: str) -> None:
        """Let nobody in at the domain any more; open lines stay."""
        self._rules.pop(domain, None)

    def admits(self, domain: str, key: str) -> bool:
        """Whether this CURVE key (in hexadecimal) may be in at the domain as things are now."""
        rule = self._rules.get(domain)
        return rule is not None and any(one.hex() == key for one in rule.keys)

    def answer(self) -> list[Stranger]:
        """Answer what waits, without blocking. Return who was turned away."""
        strangers = []
        for _ in range(_ANSWERS_PER_TURN):
            try:
                frames = self.socket.recv_multipart(zmq.DONTWAIT)
            except zmq.Again:
                break
            stranger = self._decide(frames)
            if stranger is not None:
                strangers.append(stranger)
        return strangers

    def close(self) -> None:
        """Stop answering: from now on everybody is turned away."""
        self.socket.close(linger=0)

    def _decide(self, frames: list[bytes]) -> Stranger | None:
        # ROUTER envelope, then RFC 27: version, request id, domain, address, identity, mechanism,
        # credentials. libzmq is the only one that can reach an inproc endpoint of this context.
        routing, empty, version, request, domain, address, _, mechanism, *credentials = frames
        rule = self._rules.get(domain.decode("utf-8", "replace"))
        key = credentials[0] if credentials else b""
        host = address.decode("utf-8", "replace")
        welcome = (
            version == _VERSION
            and mechanism == b"CURVE"
            and rule is not None
            and key in rule.keys
            and (not rule.hosts or host.removeprefix("::ffff:") in rule.hosts)
        )
        status, user = (b"200", key.hex().encode()) if welcome else (b"400", b"")
        self.socket.send_multipart([routing, empty, _VERSION, request, status, b"", user, b""])
        if welcome:
            return None
        return Stranger(domain.decode("utf-8", "replace"), key.hex(), host)
