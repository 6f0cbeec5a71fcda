"""The formulas of protocol/SPEC.md, computed here with hashlib alone, against the vectors.

Nothing of the implementation is imported: what these functions get from the specification's words
is what a second implementation would get.
"""

import hmac
import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import cbor2
import pytest

FOLDER = Path(__file__).parent.parent / "vectors"
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def good(file: str, operation: str) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    content = json.loads((FOLDER / f"{file}.json").read_text("utf-8"))
    return [
        (content["common"] | case["given"], case["expect"])
        for case in content["cases"]
        if case["operation"] == operation and case["kind"] == "good"
    ]


def octets(text: str) -> bytes:
    return bytes.fromhex(text)


def labelled(*parts: bytes) -> bytes:
    return sha256(b"".join(len(part).to_bytes(8, "big") + part for part in parts)).digest()


def hkdf(salt: bytes, ikm: bytes, info: bytes, size: int) -> bytes:
    """RFC 5869."""
    key = hmac.digest(salt or bytes(32), ikm, "sha256")
    output = block = b""
    while len(output) < size:
        block = hmac.digest(key, block + info + bytes([len(output) // 32 + 1]), "sha256")
        output += block
    return output[:size]


def test_card_fingerprint() -> None:
    for given, expect in good("cards", "card"):
        digest = sha256(b"readback-card\x00" + octets(given["card"]))
        assert digest.hexdigest() == expect["fingerprint"]


def test_record_hash_leaf_and_commitment() -> None:
    ((given, expect),) = good("records", "record")
    raw, wrapped = octets(given["record"]), octets(given["wrapped"])
    assert sha256(b"readback-record-hash\x00" + raw).hexdigest() == expect["hash"]
    assert sha256(b"\x00" + raw).hexdigest() == expect["leaf"]
    header = cbor2.loads(cbor2.loads(raw)[0])
    assert header[13] == sha256(wrapped).digest()
    assert header[1] == octets(given["circuit"])
    assert wrapped[32:].hex() == expect["body"]


def test_key_schedule() -> None:
    ((given, expect),) = good("handshake", "m4")
    m1, m2, shared = octets(given["m1"]), octets(given["m2"]), octets(given["shared"])
    path_secret = octets(given["initiator_chain"][0])
    first, _, _, name = cbor2.loads(cbor2.loads(m2[1:])[0])
    transcript = labelled(b"readback-transcript", m1, m2)
    keys = hkdf(transcript, shared + path_secret, b"readback-keys", 160)
    to_responder, to_initiator, confirm_i, confirm_r, following = (
        keys[at : at + 32] for at in range(0, 160, 32)
    )
    assert first == labelled(b"readback-first", m1)
    assert name == labelled(b"readback-secret-name", path_secret)[:8]
    assert (to_responder.hex(), to_initiator.hex()) == (expect["send_key"], expect["receive_key"])
    assert following.hex() == expect["next_path_secret"]
    assert transcript[:8].hex() == expect["session_id"]
    sent_transcript, proof = cbor2.loads(cbor2.loads(octets(given["m3"])[1:])[0])
    assert (sent_transcript, proof) == (transcript, hmac.digest(confirm_i, transcript, "sha256"))
    m4 = b"\x04" + cbor2.dumps([hmac.digest(confirm_r, transcript, "sha256")])
    assert m4.hex() == given["m4"]


def test_circuit_and_path_secrets() -> None:
    ((given, expect),) = good("pairing", "ceremony")
    own, peer = octets(given["own_offer"]), octets(given["peer_offer"])
    text = given["peer_sheet"].removeprefix("READBACK:")
    symbols = [ALPHABET.index(character) for at, character in enumerate(text) if at % 4 != 3]
    number = 0
    for symbol in symbols:
        number = number * 32 + symbol
    payload = (number >> 20).to_bytes(65, "big")
    assert number % (1 << 20) == int.from_bytes(sha256(payload).digest()[:3], "big") >> 4
    prints = {
        sha256(b"readback-offer\x00" + own).digest(): octets(given["own_half"]),
        sha256(b"readback-offer\x00" + peer).digest(): payload[33:],
    }
    assert payload[1:33] in prints
    for at, (mode, code) in enumerate((("ACTUAL", 1), ("EXERCISE", 2))):
        cards = sorted(
            sha256(b"readback-card\x00" + cbor2.loads(offer)[4][at]).digest()
            for offer in (own, peer)
        )
        circuit = sha256(b"readback-circuit\x00" + b"".join(cards) + bytes([code])).digest()[:16]
        salt, halves = b"".join(sorted(prints)), b"".join(prints[one] for one in sorted(prints))
        pair = hkdf(salt, halves, b"readback-pair\x00" + circuit, 32)
        secrets = [hkdf(b"", pair, b"readback-path\x00" + bytes([n]), 32) for n in range(1, 5)]
        assert circuit.hex() == expect[mode]["circuit"]
        assert [secret.hex() for secret in secrets] == expect[mode]["path_secrets"]


def times(one: int, other: int) -> int:
    """Multiply in GF(2**5) modulo x**5 + x**2 + 1, by the definition."""
    product = 0
    for bit in range(5):
        if other >> bit & 1:
            product ^= one << bit
    for bit in (8, 7, 6, 5):
        if product >> bit & 1:
            product ^= 0b100101 << bit - 5
    return product


def test_check_characters() -> None:
    ((given, _), *_) = good("pairing", "pairing-text")
    text = given["text"].removeprefix("READBACK:")
    for place in range(36):
        one, two, three, check = (ALPHABET.index(text[4 * place + at]) for at in range(4))
        assert check == times(8, place % 32 ^ one) ^ times(4, two) ^ times(2, three)


@pytest.mark.parametrize("at", range(6))
def test_tree_roots(at: int) -> None:
    given, expect = good("trees", "tree")[at]

    def root(leaves: list[bytes]) -> bytes:
        if len(leaves) == 1:
            return sha256(b"\x00" + leaves[0]).digest()
        split = 1 << (len(leaves) - 1).bit_length() - 1
        return sha256(b"\x01" + root(leaves[:split]) + root(leaves[split:])).digest()

    leaves = [octets(leaf) for leaf in given["leaves"]]
    assert root(leaves[: given["size"]]).hex() == expect["root"]
