"""PAIR-1: four messages that give one path a fresh session between two paired stations.

    M1  I -> R  a one-time X-Wing key and the names of the path secrets held; signed
    M2  R -> I  32 random bytes sealed to that key, and the secret chosen; signed
    M3  I -> R  proof of the keys; signed, or one leaked old one-time key would let a stranger in
    M4  R -> I  proof of the keys; only now does I let go of its older path secret

Only the connecting side of a path is I. Two rules: every change of state is in the two tables, and
a frame that is refused changes nothing. Nothing here knows time; the circuit ends what takes too
long.
"""

from dataclasses import dataclass, field
from enum import Enum, auto
from hmac import compare_digest

from protocol.errors import LocalViolation, RemoteViolation
from protocol.exchange.crypto import KEY_BYTES, KemKeys, Primitives
from protocol.exchange.handshake_frames import (
    M1,
    M2,
    M3,
    NONCE_BYTES,
    FrameKind,
    Transcript,
    first_hash,
    read_m4,
    seal_info,
    secret_name,
    verify_frame,
    write_m4,
)
from protocol.exchange.identity import Card, StationKeys

SESSION_ID_BYTES = 8
HALF_OPEN_MAX = 4
NO_SECRET = bytes(KEY_BYTES)
"""Stands for "no path secret": pairing by digits alone, or after an UNLINKED session."""


@dataclass(frozen=True, slots=True)
class ChainRow:
    """The path secrets after a handshake: the new one and the one that this handshake used."""

    path: int
    current: bytes = field(repr=False)
    previous: bytes = field(repr=False)


class _State(Enum):
    IDLE = auto()
    M1_SENT = auto()
    HALF_OPEN = auto()
    M3_SENT = auto()
    DONE = auto()


_Table = dict[tuple[_State, FrameKind], _State]

_INITIATOR: _Table = {
    (_State.IDLE, FrameKind.M1): _State.M1_SENT,
    (_State.M1_SENT, FrameKind.M2): _State.M3_SENT,
    (_State.M3_SENT, FrameKind.M4): _State.DONE,
}
_RESPONDER: _Table = {
    (_State.IDLE, FrameKind.M1): _State.HALF_OPEN,
    (_State.HALF_OPEN, FrameKind.M1): _State.HALF_OPEN,
    (_State.HALF_OPEN, FrameKind.M3): _State.IDLE,
}


@dataclass(frozen=True, slots=True)
class Established:
    """What a handshake gives. Both keys are for one session and for memory only.

    Attributes:
        session_id: 8 bytes, equal on both sides; stands in the clear in every sealed frame.
        chain: path secrets to keep now: the new one and the one this handshake used.
        linked: False if the two sides had no path secret in common. One of them was restored from
            far back, cloned or replaced, or was paired by digits: alarm, and go on.
    """

    circuit: bytes
    path: int
    session_id: bytes
    send_key: bytes = field(repr=False)
    receive_key: bytes = field(repr=False)
    chain: ChainRow = field(repr=False)
    linked: bool


class Initiator:
    """The connecting side, for one handshake: `start`, `m2` and `m4`, each once."""

    def __init__(
        self,
        primitives: Primitives,
        keys: StationKeys,
        peer: Card,
        circuit: bytes,
        path: int,
        chain: ChainRow | None,
    ) -> None:
        self._primitives = primitives
        self._keys = keys
        self._peer = peer
        self._circuit = circuit
        self._path = path
        self._held = _secrets_by_name(primitives, chain)
        self._state = _State.IDLE
        self._m1 = b""
        self._kem = KemKeys(b"", b"")
        self._transcript: Transcript | None = None

    def start(self) -> bytes:
        """Return M1.

        Raises:
            LocalViolation: started before; a handshake is not used twice.
        """
        if (self._state, FrameKind.M1) not in _INITIATOR:
            raise LocalViolation("handshake-used")
        self._kem = self._primitives.kem_keys()
        message = M1(
            circuit=self._circuit,
            path=self._path,
            initiator=self._keys.card.fingerprint,
            responder=self._peer.fingerprint,
            nonce=self._primitives.random(NONCE_BYTES),
            kem_public=self._kem.public,
            names=tuple(self._held),
        )
        self._m1 = message.sign(self._primitives, self._keys)
        self._state = _INITIATOR[self._state, FrameKind.M1]
        return self._m1

    def m2(self, frame: bytes) -> bytes:
        """Take M2, return M3.

        Raises:
            RemoteViolation: out of turn, of another handshake, or not the peer's.
        """
        state = _next(_INITIATOR, self._state, FrameKind.M2)
        message = M2.read(frame)
        first = first_hash(self._primitives, self._m1)
        if message.first != first:
            raise RemoteViolation("wrong-handshake", message="M2")
        verify_frame(self._primitives, self._peer, frame)
        if message.name and message.name not in self._held:
            raise RemoteViolation("wrong-path-secret")
        used = self._held.get(message.name, NO_SECRET)
        info = seal_info(first, self._keys.card, self._peer)
        shared = self._primitives.hpke_open(self._kem, info, message.sealed)
        transcript = Transcript.close(self._primitives, self._m1, frame, shared, used)
        proof = self._primitives.mac(transcript.secrets.confirm_initiator, transcript.hash)
        self._kem = KemKeys(b"", b"")
        self._transcript = transcript
        self._state = state
        return M3(transcript.hash, proof).sign(self._primitives, self._keys)

    def m4(self, frame: bytes) -> Established:
        """Take M4: the session is open, and its chain must be kept before it is used.

        Raises:
            RemoteViolation: out of turn, or the peer has other keys.
        """
        state = _next(_INITIATOR, self._state, FrameKind.M4)
        transcript = self._transcript
        if transcript is None:
            raise LocalViolation("handshake-used")
        proof = self._primitives.mac(transcript.secrets.confirm_responder, transcript.hash)
        if not compare_digest(read_m4(frame), proof):
            raise RemoteViolation("handshake-proof", message="M4")
        self._state = state
        self._transcript = None
        secrets = transcript.secrets
        return _established(
            self._circuit,
            self._path,
            transcript,
            send=secrets.key_to_responder,
            receive=secrets.key_to_initiator,
        )


class Responder:
    """The listening side of one path, for all its handshakes one after another.

    Up to four handshakes may be half open, so that a replayed M1 does not push out the real one;
    none of them touches the session that is open. The chain is taken over when M3 verifies.
    """

    def __init__(
        self,
        primitives: Primitives,
        keys: StationKeys,
        peer: Card,
        circuit: bytes,
        path: int,
        chain: ChainRow | None,
    ) -> None:
        self._primitives = primitives
        self._keys = keys
        self._peer = peer
        self._circuit = circuit
        self._path = path
        self._held = _secrets_by_name(primitives, chain)
        self._state = _State.IDLE
        self._half_open: dict[bytes, Transcript] = {}

    def m1(self, frame: bytes) -> bytes:
        """Take M1, return M2; the same M1 again gets the same M2.

        Raises:
            RemoteViolation: for another circuit, path, station or suite, or not the peer's.
        """
        state = _next(_RESPONDER, self._state, FrameKind.M1)
        first = first_hash(self._primitives, frame)
        if first in self._half_open:
            return self._half_open[first].m2
        message = self._for_us(M1.read(frame))
        verify_frame(self._primitives, self._peer, frame)
        name = next((name for name in message.names if name in self._held), b"")
        shared = self._primitives.random(KEY_BYTES)
        info = seal_info(first, self._peer, self._keys.card)
        answer = M2(
            first=first,
            nonce=self._primitives.random(NONCE_BYTES),
            sealed=self._primitives.hpke_seal(message.kem_public, info, shared),
            name=name,
        )
        m2 = answer.sign(self._primitives, self._keys)
        used = self._held.get(name, NO_SECRET)
        if len(self._half_open) == HALF_OPEN_MAX:
            del self._half_open[next(iter(self._half_open))]
        self._half_open[first] = Transcript.close(self._primitives, frame, m2, shared, used)
        self._state = state
        return m2

    def _for_us(self, message: M1) -> M1:
        """Refuse what was signed for another circuit, path or pair of stations."""
        if message.circuit != self._circuit:
            raise RemoteViolation("wrong-circuit")
        if message.path != self._path:
            raise RemoteViolation("wrong-path", ours=self._path, theirs=message.path)
        if message.initiator != self._peer.fingerprint:
            raise RemoteViolation("wrong-peer", where="M1.initiator")
        if message.responder != self._keys.card.fingerprint:
            raise RemoteViolation("wrong-peer", where="M1.responder")
        return message

    def expects(self, frame: bytes) -> bool:
        """Whether this M3 belongs to a handshake that is half open here; nothing is verified."""
        try:
            return self._answered(M3.read(frame)) is not None
        except RemoteViolation:
            return False

    def m3(self, frame: bytes) -> tuple[bytes, Established]:
        """Take M3, return M4 and the session; its chain must be kept before M4 leaves.

        Raises:
            RemoteViolation: out of turn, of no half-open handshake, or not the peer's.
        """
        state = _next(_RESPONDER, self._state, FrameKind.M3)
        message = M3.read(frame)
        transcript = self._answered(message)
        if transcript is None:
            raise RemoteViolation("wrong-handshake", message="M3")
        secrets = transcript.secrets
        proof = self._primitives.mac(secrets.confirm_initiator, transcript.hash)
        if not compare_digest(message.proof, proof):
            raise RemoteViolation("handshake-proof", message="M3")
        verify_frame(self._primitives, self._peer, frame)
        established = _established(
            self._circuit,
            self._path,
            transcript,
            send=secrets.key_to_initiator,
            receive=secrets.key_to_responder,
        )
        self._held = _secrets_by_name(self._primitives, established.chain)
        self._half_open.clear()
        self._state = state
        return write_m4(
            self._primitives.mac(secrets.confirm_responder, transcript.hash)
        ), established

    def _answered(self, message: M3) -> Transcript | None:
        half_open = self._half_open.values()
        return next((one for one in half_open if one.hash == message.transcript), None)


def _next(table: _Table, state: _State, kind: FrameKind) -> _State:
    if (state, kind) not in table:
        raise RemoteViolation("out-of-turn", message=kind.name)
    return table[state, kind]


def _secrets_by_name(primitives: Primitives, chain: ChainRow | None) -> dict[bytes, bytes]:
    """Return the path secrets held by name, the newest first."""
    held = (chain.current, chain.previous) if chain else ()
    return {secret_name(primitives, secret): secret for secret in held if secret != NO_SECRET}


def _established(
    circuit: bytes, path: int, transcript: Transcript, *, send: bytes, receive: bytes
) -> Established:
    return Established(
        circuit=circuit,
        path=path,
        session_id=transcript.hash[:SESSION_ID_BYTES],
        send_key=send,
        receive_key=receive,
        chain=ChainRow(path, transcript.secrets.next_path_secret, transcript.used),
        linked=transcript.used != NO_SECRET,
    )
