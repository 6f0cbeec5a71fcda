"""Walk the vectors of notices: bodies, ids, texts and readbacks stay what they were."""

import hashlib
import json
from typing import Any

import pytest

from protocol.errors import RemoteViolation
from protocol.notices.message import Message, NeutralMessage, spoken_id
from protocol.notices.readback import compare, expected, values_read
from protocol.notices.reading import parse, read
from protocol.notices.rendering import render
from tests.vectors.make_notice_vectors import FOLDER, read_pack

PACK = read_pack()
VECTORS: dict[str, Any] = json.loads((FOLDER / "messages.json").read_text("utf-8"))
GOOD: list[dict[str, Any]] = VECTORS["good"]
REFUSED: list[dict[str, Any]] = VECTORS["refused"]


def test_the_pack_has_its_hash() -> None:
    assert PACK.hash.hex() == VECTORS["pack_hash"]


def test_the_hash_is_what_the_specification_says() -> None:
    paths = sorted(path.relative_to(FOLDER / "pack").as_posix() for path in _files())
    joined = b"readback pack 1"
    for path in paths:
        content = (FOLDER / "pack" / path).read_bytes()
        for part in (path.encode(), content):
            joined += len(part).to_bytes(8, "big") + part
    assert hashlib.sha256(joined).hexdigest() == VECTORS["pack_hash"]


def _files() -> list[Any]:
    return list((FOLDER / "pack").rglob("*.toml"))


@pytest.mark.parametrize("case", GOOD, ids=lambda case: str(case["name"]))
def test_a_good_body_has_its_id_texts_and_readback(case: dict[str, Any]) -> None:
    body = bytes.fromhex(case["body"])
    message = Message.decode(body, PACK)
    assert hashlib.sha256(body).hexdigest() == case["id"]
    assert spoken_id(bytes.fromhex(case["id"])) == case["digits"]
    assert f"{int(case['id'], 16) % 10**30:030d}" == case["digits"].replace(" ", "")
    for language, digest in case["text_hashes"].items():
        text = render(message, PACK, language).text
        assert hashlib.sha256(text.encode()).hexdigest() == digest
        assert read(text, PACK, language) == message
    for language, text in case["texts"].items():
        assert render(message, PACK, language).text == text
        values = values_read(parse(text, PACK, language), PACK)
        assert {item: octets.hex() for item, octets in values} == case["readback"]
        assert compare(body, values, PACK, language, bytes.fromhex(digest_of(text))) == ()
    assert {item: octets.hex() for item, octets in expected(message, PACK).items()} == (
        case["readback"]
    )


def digest_of(text: str) -> str:
    """SHA-256 of a text, as a readback carries it."""
    return hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: str(case["name"]))
def test_a_bad_body_gets_its_refusal(case: dict[str, Any]) -> None:
    with pytest.raises(RemoteViolation) as refused:
        Message.decode(bytes.fromhex(case["body"]), PACK)
    details = refused.value.details
    assert refused.value.code == case["refused"]
    assert {key: details.get(key) for key in ("field", "rule")} == {
        key: case.get(key) for key in ("field", "rule")
    }


def test_a_good_body_is_shown_without_its_pack_too() -> None:
    for case in GOOD:
        assert NeutralMessage.decode(bytes.fromhex(case["body"])).heading.pack == "core"
