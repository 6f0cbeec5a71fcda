import pytest

from protocol.errors import LocalViolation, WrongPassphrase
from protocol.exchange.crypto_at_rest import (
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
from tests.protocol.pairs import each_altered

CHEAP = Cost(ops=1, memory_kib=8)


def test_wrapped_secrets_open_with_their_key_and_name_only() -> None:
    key = new_key()
    wrapped = wrap(key, b"secret", b"slot")
    assert unwrap(key, wrapped, b"slot") == b"secret"
    refused = [(new_key(), wrapped, b"slot"), (key, wrapped, b"slip"), (key, b"", b"slot")]
    refused += [(key, altered, b"slot") for altered in each_altered(wrapped)]
    for key_tried, bytes_tried, ad in refused:
        with pytest.raises(WrongPassphrase):
            unwrap(key_tried, bytes_tried, ad)


def test_the_same_secret_never_looks_the_same_twice() -> None:
    key = new_key()
    assert wrap(key, b"secret", b"") != wrap(key, b"secret", b"")


def test_stretching_depends_on_passphrase_salt_and_cost() -> None:
    salt = new_salt()
    keys = {
        stretch_passphrase(b"one", salt, CHEAP),
        stretch_passphrase(b"one", salt, CHEAP),
        stretch_passphrase(b"two", salt, CHEAP),
        stretch_passphrase(b"one", new_salt(), CHEAP),
        stretch_passphrase(b"one", salt, Cost(ops=2, memory_kib=8)),
    }
    assert len(keys) == 4


@pytest.mark.parametrize("cost", [Cost(0, 8), Cost(1, 7), Cost(17, 8), Cost(1, (2 << 20) + 1)])
def test_a_slot_file_cannot_ask_for_a_cost_out_of_range(cost: Cost) -> None:
    with pytest.raises(LocalViolation, match="stretch-cost"):
        stretch_passphrase(b"one", new_salt(), cost)


def test_a_salt_of_another_size_is_refused() -> None:
    with pytest.raises(LocalViolation, match="stretch-salt"):
        stretch_passphrase(b"one", bytes(15), CHEAP)


def test_an_officers_signature_holds_for_its_key_label_and_data_only() -> None:
    seed = new_officer_seed()
    public, signature = officer_public(seed), officer_sign(seed, b"release", b"data")
    assert officer_verify(public, b"release", b"data", signature)
    assert not officer_verify(officer_public(new_officer_seed()), b"release", b"data", signature)
    assert not officer_verify(public, b"relief", b"data", signature)
    assert not officer_verify(public, b"release", b"date", signature)
    assert not officer_verify(b"short", b"release", b"data", signature)
    for altered in each_altered(signature):
        assert not officer_verify(public, b"release", b"data", altered)
