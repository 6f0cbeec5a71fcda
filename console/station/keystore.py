"""The station's key slots: one per entitled officer, each opened by that officer's passphrase.

A slot holds the data key (which opens the watch log) and the officer's own Ed25519 seed, both
wrapped under a key that Argon2id makes of the passphrase. A wrong passphrase writes nothing. An
officer's key is opened for the watch, or for one release, and dropped again; Python cannot wipe
memory, so a machine that is read out while a key is open gives it away.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from console.station.durable import write_durably
from protocol.errors import (
    LocalViolation,
    RemoteViolation,
    StorageFailed,
    ValueRefused,
    WrongPassphrase,
)
from protocol.exchange import canonical, shape
from protocol.exchange.crypto_at_rest import (
    MEMORY_KIB_MAX,
    OPS_MAX,
    SALT_BYTES,
    Cost,
    new_key,
    new_officer_seed,
    new_salt,
    officer_public,
    officer_sign,
    officer_verify,
    stretch_passphrase,
    unwrap,
    wrap,
)

FORMAT = 1
OFFICERS_MAX = 64
OFFICER_CHARACTERS_MAX = 40
PASSPHRASE_CHARACTERS_MIN = 8
KEY_BYTES = 32
MODERATE = Cost()
"""Argon2id, 3 passes over 256 MiB: libsodium's MODERATE (RFC 9106 leaves the choice to us)."""

_FILE_BYTES_MAX = 65_536
_WRAPPED_BYTES_MAX = 256
_RELEASE_LABEL = b"readback-release-1"


@dataclass(frozen=True, slots=True)
class _Slot:
    """One officer's slot as it lies in the file."""

    officer: str
    public: bytes
    salt: bytes
    cost: Cost
    data_key: bytes
    seed: bytes

    def ad(self, what: bytes) -> bytes:
        """Return what ties a wrapped key to its purpose, its officer and his public key."""
        return canonical.encode([FORMAT, what, self.officer, self.public])


@dataclass(frozen=True, slots=True)
class OfficerKey:
    """An officer's own key, open. Whoever drops it closes it."""

    officer: str
    public: bytes
    _seed: bytes = field(repr=False)

    def sign_release(self, message_id: bytes, circuits: Sequence[bytes], role: str) -> bytes:
        """Sign that this officer, in this role, releases this message on these circuits."""
        return officer_sign(self._seed, _RELEASE_LABEL, _released(message_id, circuits, role))


def verify_release(
    public: bytes, message_id: bytes, circuits: Sequence[bytes], role: str, signature: bytes
) -> bool:
    """Whether the officer with this public key released the message so. Order is no matter."""
    return officer_verify(public, _RELEASE_LABEL, _released(message_id, circuits, role), signature)


class Keystore:
    """The key slots of one station, in one file that is replaced as a whole."""

    def __init__(self, path: Path, slots: Sequence[_Slot]) -> None:
        self._path = path
        self._slots = {slot.officer: slot for slot in slots}

    @classmethod
    def create(
        cls, path: Path, officers: Sequence[tuple[str, str]], cost: Cost = MODERATE
    ) -> tuple["Keystore", bytes]:
        """Make a new data key and a slot for each (officer, passphrase); return both.

        Raises:
            LocalViolation: the file is there already.
            ValueRefused: no officer, a name twice, or a name or passphrase that breaks its rule.
            StorageFailed: the disk failed.
        """
        if path.exists():
            raise LocalViolation("key-slots-exist", file=path)
        if not officers:
            raise ValueRefused("officers", "", "at-least-one")
        _check_different([passphrase for _, passphrase in officers])
        data_key = new_key()
        keystore = cls(path, ())
        for officer, passphrase in officers:
            keystore._slots[officer] = keystore._new_slot(officer, passphrase, data_key, cost)
        keystore._write(keystore._slots)
        return keystore, data_key

    @classmethod
    def open(cls, path: Path) -> "Keystore":
        """Read the slots; nothing is unlocked by that.

        Raises:
            LocalViolation: ``key-slots-missing``, ``key-slots-newer`` or ``key-slots-damaged``.
            StorageFailed: the disk failed.
        """
        try:
            content = path.read_bytes()
        except FileNotFoundError:
            raise LocalViolation("key-slots-missing", file=path) from None
        except OSError as error:
            raise StorageFailed("storage-failed", cause=error.strerror, file=path) from error
        try:
            return cls(path, _read(content))
        except RemoteViolation as error:
            raise LocalViolation("key-slots-damaged", file=path, why=str(error)) from error

    @property
    def officers(self) -> tuple[str, ...]:
        """Names of the entitled officers, in order of entry."""
        return tuple(self._slots)

    def public_key(self, officer: str) -> bytes:
        """Return an officer's public key, 32 bytes.

        Raises:
            LocalViolation: no such officer.
        """
        return self._slot(officer).public

    def unlock(self, officer: str, passphrase: str) -> bytes:
        """Return the data key.

        Raises:
            WrongPassphrase: nothing was written.
            LocalViolation: no such officer.
        """
        slot = self._slot(officer)
        return unwrap(_stretched(slot, passphrase), slot.data_key, slot.ad(b"data-key"))

    def open_officer(self, officer: str, passphrase: str) -> OfficerKey:
        """Open an officer's own key, for the watch or for one release.

        Raises:
            WrongPassphrase: nothing was written.
            LocalViolation: no such officer.
        """
        slot = self._slot(officer)
        seed = unwrap(_stretched(slot, passphrase), slot.seed, slot.ad(b"officer-key"))
        if officer_public(seed) != slot.public:
            raise WrongPassphrase("wrong-passphrase")
        return OfficerKey(officer, slot.public, seed)

    def add_officer(
        self, by: str, by_passphrase: str, officer: str, passphrase: str, cost: Cost = MODERATE
    ) -> None:
        """Entitle another officer, by one who is.

        Raises:
            WrongPassphrase, ValueRefused, LocalViolation: nothing was written.
            StorageFailed: the disk failed; the old slots are as they were.
        """
        _check_different([by_passphrase, passphrase])
        slot = self._new_slot(officer, passphrase, self.unlock(by, by_passphrase), cost)
        self._write({**self._slots, officer: slot})

    def change_passphrase(self, officer: str, old: str, new: str) -> None:
        """Give an officer's slot another passphrase; both keys in it stay.

        Raises:
            WrongPassphrase, ValueRefused, LocalViolation: nothing was written.
            StorageFailed: the disk failed; the old passphrase still opens the slot.
        """
        slot = self._slot(officer)
        data_key = self.unlock(officer, old)
        seed = self.open_officer(officer, old)._seed
        _check_passphrase(new)
        self._write({**self._slots, officer: _filled(slot, new, data_key, seed)})

    def _slot(self, officer: str) -> _Slot:
        if officer not in self._slots:
            raise LocalViolation("officer-unknown", officer=officer)
        return self._slots[officer]

    def _new_slot(self, officer: str, passphrase: str, data_key: bytes, cost: Cost) -> _Slot:
        _check_officer(officer)
        _check_passphrase(passphrase)
        if officer in self._slots:
            raise ValueRefused("officer", officer, "name-taken")
        if len(self._slots) >= OFFICERS_MAX:
            raise ValueRefused("officers", len(self._slots) + 1, f"at-most-{OFFICERS_MAX}")
        seed = new_officer_seed()
        empty = _Slot(officer, officer_public(seed), b"", cost, b"", b"")
        return _filled(empty, passphrase, data_key, seed)

    def _write(self, slots: dict[str, _Slot]) -> None:
        rows: list[canonical.Encodable] = [
            [
                slot.officer,
                slot.public,
                slot.salt,
                slot.cost.ops,
                slot.cost.memory_kib,
                slot.data_key,
                slot.seed,
            ]
            for slot in slots.values()
        ]
        try:
            write_durably(self._path, canonical.encode([FORMAT, rows]))
        except OSError as error:
            raise StorageFailed("storage-failed", cause=error.strerror) from error
        self._slots = slots


def _filled(slot: _Slot, passphrase: str, data_key: bytes, seed: bytes) -> _Slot:
    salted = replace(slot, salt=new_salt())
    key = _stretched(salted, passphrase)
    return replace(
        salted,
        data_key=wrap(key, data_key, slot.ad(b"data-key")),
        seed=wrap(key, seed, slot.ad(b"officer-key")),
    )


def _octets(passphrase: str) -> bytes:
    # Two keyboards may compose one letter differently; NFC makes them one (RFC 8265, 4.2).
    return unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")


def _stretched(slot: _Slot, passphrase: str) -> bytes:
    return stretch_passphrase(_octets(passphrase), slot.salt, slot.cost)


def _released(message_id: bytes, circuits: Sequence[bytes], role: str) -> bytes:
    return canonical.encode([message_id, sorted(circuits), role])


def _check_officer(officer: str) -> None:
    if not 1 <= len(officer) <= OFFICER_CHARACTERS_MAX:
        raise ValueRefused("officer", officer, f"1-to-{OFFICER_CHARACTERS_MAX}-characters")
    if not officer.isprintable() or officer != unicodedata.normalize("NFC", officer.strip()):
        raise ValueRefused("officer", officer, "plain-name")
    if ":" in officer:  # Scripts give passphrases as lines of `officer:passphrase`.
        raise ValueRefused("officer", officer, "no-colon")


def _check_passphrase(passphrase: str) -> None:
    if len(passphrase) < PASSPHRASE_CHARACTERS_MIN:
        raise ValueRefused("passphrase", "", f"at-least-{PASSPHRASE_CHARACTERS_MIN}-characters")


def _check_different(passphrases: Sequence[str]) -> None:
    """Two officers with one passphrase between them are one officer."""
    if len({_octets(passphrase) for passphrase in passphrases}) < len(passphrases):
        raise ValueRefused("passphrase", "", "passphrase-of-another-officer")


def _read(content: bytes) -> list[_Slot]:
    """Read the file's bytes; every error but a newer format is a `RemoteViolation`."""
    outer = shape.array(canonical.decode(content, limit=_FILE_BYTES_MAX), "file", 2)
    found = shape.number(outer[0], "format", least=1)
    if found > FORMAT:
        raise LocalViolation("key-slots-newer", found=found, known=FORMAT)
    return [_read_slot(row) for row in shape.items(outer[1], "slots", least=1, most=OFFICERS_MAX)]


def _read_slot(row: canonical.Value) -> _Slot:
    values = shape.array(row, "slot", 7)
    return _Slot(
        officer=shape.text(values[0], "officer", OFFICER_CHARACTERS_MAX),
        public=shape.octets(values[1], "public", KEY_BYTES),
        salt=shape.octets(values[2], "salt", SALT_BYTES),
        cost=Cost(
            ops=shape.number(values[3], "ops", least=1, most=OPS_MAX),
            memory_kib=shape.number(values[4], "memory", least=8, most=MEMORY_KIB_MAX),
        ),
        data_key=shape.octets_up_to(values[5], "data-key", _WRAPPED_BYTES_MAX),
        seed=shape.octets_up_to(values[6], "officer-key", _WRAPPED_BYTES_MAX),
    )
