"""Make the vectors of notices anew: `python -m tests.vectors.make_notice_vectors`.

Only for a new protocol version. The pack of the vectors is a small one of their own, cut once out
of the core pack, so that later editions of the core pack leave the vectors alone.
"""

import json
from pathlib import Path
from typing import Any

from console.assets import pack_files
from protocol.errors import RemoteViolation
from protocol.exchange import canonical
from protocol.notices.draft import Draft, build
from protocol.notices.draft_file import draft_from_toml
from protocol.notices.message import Message, spoken_id
from protocol.notices.pack import CORE_TERMS, Pack
from protocol.notices.pack_file import load_pack
from protocol.notices.readback import expected, text_hash
from protocol.notices.rendering import render
from tests.protocol.notices.samples import CONTEXT

FOLDER = Path(__file__).parent / "notices"
KINDS = ("missile-launch-planned", "not-understood", "correction")
PLACES = ("CHN", "USA", "PACIFIC", "VANDENBERG", "CORAL-SEA")
DRAFTS = {
    "launch": """
kind = "missile-launch-planned"
[values]
object_class = "ICBM"
count = 1
launch_date = 2026-03-05
window = { start = "2026-03-05T18:00Z", end = "2026-03-05T23:00Z" }
validity_days = 4
launch_area = { centre = "34.7500 -120.6000", radius = "10 KM" }
impact_areas = [
  { centre = "9.0 167.0", radius = "40.5 NM" },
  { polygon = ["0.5 179.5", "0.5 -179.5", "1.0 180.0"] },
]
azimuth = 270.5
public_notices = ["A1234/26", "NAVAREA XII 45; part"]
""",
    "question in the sender's words": """
kind = "not-understood"
language = "ja"
[values]
ref = "0123456789abcdef 2/17"
field = "window.start"
problem = "NOT-UNDERSTOOD"
my_reading = "一行目\\n│ 三行目"
""",
    "amendment": """
kind = "correction"
[values]
ref = "0123456789abcdef"
action = "AMEND"
reason = "TYPING"
changes = { kind = "missile-launch-planned", items = [
  { field = "count", old = 1, new = 2 },
  { field = "azimuth", new = 90 },
  { field = "launch_area", old = { site = "VANDENBERG" }, new = { water_body = "CORAL-SEA" } },
] }
""",
}


def cut_pack() -> dict[str, bytes]:
    """Return the core pack with three kinds and the terms that they and the protocol need."""
    files = pack_files("core", 1)
    whole = load_pack(files)
    wanted = {spec.vocabulary for code in KINDS for spec in whole.kinds[code].fields} | {"unit"}
    kept = {"pack.toml": files["pack.toml"]}
    for path, content in files.items():
        if path.startswith("terms/"):
            kept[path] = _cut_terms(content.decode(), wanted).encode()
    return kept | {f"kinds/{code}.toml": files[f"kinds/{code}.toml"] for code in KINDS}


def _cut_terms(text: str, wanted: set[str]) -> str:
    head, *blocks = text.split("\n[")
    return head + "".join(f"\n[{block}" for block in blocks if _is_kept(block, wanted))


def _is_kept(block: str, wanted: set[str]) -> bool:
    vocabulary, _, code = block.partition("]")[0].partition(".")
    if vocabulary in ("party", "ocean", "site", "water_body"):
        return code in PLACES
    return vocabulary in CORE_TERMS or vocabulary in wanted


def read_pack() -> Pack:
    """Return the pack of the vectors."""
    paths = sorted((FOLDER / "pack").rglob("*.toml"))
    return load_pack({p.relative_to(FOLDER / "pack").as_posix(): p.read_bytes() for p in paths})


def good_case(name: str, source: str, pack: Pack) -> dict[str, Any]:
    """Return a message with all that follows from its body."""
    message = build(_draft(source, pack), pack, CONTEXT)
    return {
        "name": name,
        "body": message.encode().hex(),
        "id": message.message_id.hex(),
        "digits": spoken_id(message.message_id),
        "texts": {language: render(message, pack, language).text for language in ("en", "zh")},
        "text_hashes": {
            language: text_hash(render(message, pack, language).text).hex()
            for language in pack.languages
        },
        "readback": {item: octets.hex() for item, octets in expected(message, pack).items()},
    }


def _draft(source: str, pack: Pack) -> Draft:
    return draft_from_toml(source.encode(), pack, "vector")


def refused_case(name: str, body: bytes, pack: Pack) -> dict[str, Any]:
    """Return a body with the refusal that it gets."""
    try:
        Message.decode(body, pack)
    except RemoteViolation as refused:
        details = refused.details
        found = {"name": name, "body": body.hex(), "refused": refused.code}
        return found | {key: str(details[key]) for key in ("field", "rule") if key in details}
    raise ValueError(f"{name}: not refused")


def refused_cases(pack: Pack) -> list[dict[str, Any]]:
    """Return bodies that each break one rule."""
    message = build(_draft(DRAFTS["launch"], pack), pack, CONTEXT)
    body = message.encode()
    plain = canonical.decode(body)
    assert isinstance(plain, tuple)
    version, heading, values = plain
    assert isinstance(heading, tuple)
    assert isinstance(values, tuple)

    def with_value(name: str, value: canonical.Encodable) -> bytes:
        pairs = [pair for pair in values if isinstance(pair, tuple)]
        changed = [(pair[0], value if pair[0] == name else pair[1]) for pair in pairs]
        return canonical.encode((version, heading, changed))

    def with_heading(at: int, value: canonical.Encodable) -> bytes:
        return canonical.encode((version, (*heading[:at], value, *heading[at + 1 :]), values))

    knot = [(0, 0), (20_000, 20_000), (0, 20_000), (20_000, 0)]
    length = (10, 0, "KM")
    bodies = {
        "one byte short": body[:-1],
        "one byte more": body + b"\x00",
        "another version": canonical.encode((2, heading, values)),
        "unknown field": canonical.encode((version, heading, (*values, ("range", 1)))),
        "fields out of order": canonical.encode((version, heading, values[::-1])),
        "field missing": canonical.encode((version, heading, values[1:])),
        "latitude 95": with_value("launch_area", (1, (950_000, 0), length)),
        "longitude -180": with_value("launch_area", (1, (0, -1_800_000), length)),
        "polygon that crosses itself": with_value("impact_areas", [(2, knot)]),
        "21 areas": with_value("impact_areas", [(1, (0, 0), length)] * 21),
        "65 points": with_value("impact_areas", [(2, [(n, n * n) for n in range(65)])]),
        "unknown unit": with_value("launch_area", (1, (0, 0), (10, 0, "LY"))),
        "number with a trailing zero": with_value("launch_area", (1, (0, 0), (100, -1, "KM"))),
        "unknown code": with_value("object_class", "ROCKET"),
        "bidi control": with_value("public_notices", ["A\u202e1"]),
        "window that ends before it starts": with_value("window", (120, 60)),
        "another pack": with_heading(2, bytes(32)),
        "mode without meaning": with_heading(7, 4),
        "mode TEST": with_heading(7, 3),
        "sender among the addressees": with_heading(5, [heading[4]]),
        "nonce of 15 bytes": with_heading(25, bytes(15)),
    }
    return [refused_case(name, octets, pack) for name, octets in bodies.items()]


def main() -> None:
    """Write the pack and the vectors."""
    for path, content in cut_pack().items():
        target = FOLDER / "pack" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    pack = read_pack()
    cases = {
        "pack_hash": pack.hash.hex(),
        "good": [good_case(name, source, pack) for name, source in DRAFTS.items()],
        "refused": refused_cases(pack),
    }
    text = json.dumps(cases, indent=1, ensure_ascii=False) + "\n"
    (FOLDER / "messages.json").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
