"""Key slots: the right passphrase opens both keys, a wrong one changes nothing."""

from pathlib import Path

import pytest

from console.station.keystore import FORMAT, MODERATE, Keystore, verify_release
from protocol.errors import LocalViolation, StorageFailed, ValueRefused, WrongPassphrase
from protocol.exchange import canonical
from protocol.exchange.crypto_at_rest import Cost

CHEAP = Cost(ops=1, memory_kib=8)
OFFICERS = (("Иванова", "первая длинная фраза"), ("O'Neill", "a second long phrase"))
MESSAGE = b"m" * 32
CIRCUITS = (b"b" * 16, b"a" * 16)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "keys.slots"


@pytest.fixture
def data_key(path: Path) -> bytes:
    return Keystore.create(path, OFFICERS, CHEAP)[1]


def test_every_officer_opens_the_same_data_key(path: Path, data_key: bytes) -> None:
    keystore = Keystore.open(path)
    assert keystore.officers == ("Иванова", "O'Neill")
    assert {keystore.unlock(*officer) for officer in OFFICERS} == {data_key}
    assert data_key not in path.read_bytes()


def test_the_slots_cost_what_libsodium_calls_moderate() -> None:
    assert (MODERATE.ops, MODERATE.memory_kib) == (3, 262_144)


def test_a_hundred_wrong_passphrases_change_no_byte(path: Path, data_key: bytes) -> None:
    def fingerprint() -> tuple[bytes, int, list[str]]:
        names = sorted(file.name for file in path.parent.iterdir())
        return path.read_bytes(), path.stat().st_mtime_ns, names

    before = fingerprint()
    keystore = Keystore.open(path)
    for number in range(25):
        wrong = f"wrong passphrase {number}"
        with pytest.raises(WrongPassphrase):
            keystore.unlock("Иванова", wrong)
        with pytest.raises(WrongPassphrase):
            keystore.open_officer("O'Neill", wrong)
        with pytest.raises(WrongPassphrase):
            keystore.change_passphrase("O'Neill", wrong, "another long phrase")
        with pytest.raises(WrongPassphrase):
            keystore.add_officer("Иванова", wrong, "Third", "another long phrase", CHEAP)
    assert fingerprint() == before
    assert Keystore.open(path).unlock(*OFFICERS[0]) == data_key


def test_one_officers_passphrase_does_not_open_anothers_slot(path: Path, data_key: bytes) -> None:
    keystore = Keystore.open(path)
    with pytest.raises(WrongPassphrase):
        keystore.open_officer("Иванова", OFFICERS[1][1])
    with pytest.raises(LocalViolation, match="officer-unknown"):
        keystore.unlock("Nobody", OFFICERS[1][1])


def test_a_changed_passphrase_opens_the_same_keys(path: Path, data_key: bytes) -> None:
    keystore = Keystore.open(path)
    public = keystore.public_key("O'Neill")
    keystore.change_passphrase(*OFFICERS[1], "quite another phrase")
    for reader in (keystore, Keystore.open(path)):
        assert reader.unlock("O'Neill", "quite another phrase") == data_key
        assert reader.open_officer("O'Neill", "quite another phrase").public == public
        with pytest.raises(WrongPassphrase):
            reader.unlock(*OFFICERS[1])


def test_an_added_officer_unlocks_the_station(path: Path, data_key: bytes) -> None:
    Keystore.open(path).add_officer(*OFFICERS[0], "Third", "a third long phrase", CHEAP)
    keystore = Keystore.open(path)
    assert keystore.officers[-1] == "Third"
    assert keystore.unlock("Third", "a third long phrase") == data_key


def test_two_ways_to_type_one_letter_are_one_passphrase(tmp_path: Path) -> None:
    _, key = Keystore.create(tmp_path / "k", [("A", "caf\u00e9 phrase")], CHEAP)
    assert Keystore.open(tmp_path / "k").unlock("A", "cafe\u0301 phrase") == key


@pytest.mark.parametrize(
    ("officer", "passphrase", "rule"),
    [
        ("", "long enough", "1-to-40-characters"),
        ("x" * 41, "long enough", "1-to-40-characters"),
        ("a:b", "long enough", "no-colon"),
        ("a\nb", "long enough", "plain-name"),
        ("\u202eabc", "long enough", "plain-name"),
        (" a", "long enough", "plain-name"),
        ("Иванова", "long enough", "name-taken"),
        ("New", "short", "at-least-8-characters"),
    ],
)
def test_a_name_or_passphrase_that_breaks_its_rule_is_refused(
    path: Path, data_key: bytes, officer: str, passphrase: str, rule: str
) -> None:
    before = path.read_bytes()
    with pytest.raises(ValueRefused) as refused:
        Keystore.open(path).add_officer(*OFFICERS[0], officer, passphrase, CHEAP)
    assert refused.value.rule == rule
    assert passphrase not in str(refused.value)
    assert path.read_bytes() == before


def test_a_release_signature_fits_its_message_circuits_and_role_only(
    path: Path, data_key: bytes
) -> None:
    key = Keystore.open(path).open_officer(*OFFICERS[0])
    signature = key.sign_release(MESSAGE, CIRCUITS, "RELEASING-OFFICER")
    assert verify_release(key.public, MESSAGE, CIRCUITS[::-1], "RELEASING-OFFICER", signature)
    assert "seed" not in repr(key)
    other = Keystore.open(path).public_key("O'Neill")
    role = "RELEASING-OFFICER"
    assert not verify_release(other, MESSAGE, CIRCUITS, role, signature)
    assert not verify_release(key.public, b"n" * 32, CIRCUITS, role, signature)
    assert not verify_release(key.public, MESSAGE, CIRCUITS[:1], role, signature)
    assert not verify_release(key.public, MESSAGE, CIRCUITS, "WATCH-OFFICER", signature)


def test_any_changed_byte_is_found_before_a_key_is_used(path: Path, data_key: bytes) -> None:
    good = path.read_bytes()
    public = Keystore.open(path).public_key("Иванова")
    for place in range(0, len(good), 7):
        path.write_bytes(good[:place] + bytes([good[place] ^ 1]) + good[place + 1 :])
        try:
            keystore = Keystore.open(path)
            assert keystore.unlock(*OFFICERS[0]) == data_key
            assert keystore.open_officer(*OFFICERS[0]).public == public
        except LocalViolation:
            pass


def test_a_file_of_a_newer_version_is_refused(path: Path) -> None:
    path.write_bytes(canonical.encode([FORMAT + 1, "who knows"]))
    with pytest.raises(LocalViolation, match=r"key-slots-newer .*found=2, known=1"):
        Keystore.open(path)


@pytest.mark.parametrize("content", [b"", b"\x00", b"\xff" * 40, canonical.encode([1, []])])
def test_a_damaged_file_is_named(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(LocalViolation, match="key-slots-damaged"):
        Keystore.open(path)


def test_slots_are_never_written_over(path: Path, data_key: bytes) -> None:
    with pytest.raises(LocalViolation, match="key-slots-exist"):
        Keystore.create(path, OFFICERS, CHEAP)


def test_a_full_disk_leaves_the_old_passphrase(
    path: Path, data_key: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(source: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    keystore = Keystore.open(path)
    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", full)
        with pytest.raises(StorageFailed):
            keystore.change_passphrase(*OFFICERS[1], "quite another phrase")
    for reader in (keystore, Keystore.open(path)):
        assert reader.unlock(*OFFICERS[1]) == data_key
    assert [file.name for file in path.parent.iterdir()] == [path.name]
