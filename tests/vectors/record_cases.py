"""Vectors of everything that is not a session: encodings, cards, sheets, records, trees."""

from collections.abc import Iterator
from dataclasses import astuple, replace

from protocol.exchange import canonical, receipts
from protocol.exchange.identity import PathSheet, Profile, Role
from protocol.exchange.record import (
    RECORD_VERSION,
    Header,
    RecordClass,
    commitment,
    make_record,
    wrap_body,
)
from protocol.vocabulary import Mode, Precedence
from tests.vectors.making import (
    CIRCUIT,
    REAL,
    A,
    C,
    Case,
    case,
    flipped,
    items,
    longer_than_needed,
    station,
    with_item,
)


def canonical_cases() -> Iterator[Case]:
    good: list[canonical.Encodable] = [
        0,
        23,
        24,
        (1 << 63) - 1,
        -1,
        -(1 << 63) + 1,
        b"",
        b"\x00" * 24,
        "",
        "中心 Öst",
        [True, False, None],
        [[[[[[[[0]]]]]]]],
    ]
    for value in good:
        yield case("good", repr(value)[:40], "decode", bytes=canonical.encode(value).hex())
    bad = {
        "truncated": {"integer": "19", "text": "6261", "array": "8200", "nothing": ""},
        "non-canonical": {
            "trailing byte": "0000",
            "long integer": "1800",
            "long length": "580161",
            "indefinite array": "9f00ff",
            "map": "a10000",
            "tag": "c24101",
            "float": "f93c00",
            "undefined": "f7",
            "integer of 64 bits": "1b8000000000000000",
            "text not NFC": "6365cc81",
            "text not UTF-8": "62c328",
            "nine arrays deep": "81818181818181818100",
        },
    }
    for kind, cases in bad.items():
        for name, octets in cases.items():
            yield case(kind, name, "decode", bytes=octets)


def card_cases() -> Iterator[Case]:
    encoded = A.card.encode()
    exercise = station(1, Mode.EXERCISE).card.encode()
    yield case("good", "ACTUAL card", "card", card=encoded.hex())
    yield case("good", "EXERCISE card", "card", card=exercise.hex())
    for kind, name, data in (
        ("wrong-suite", "suite 2", with_item(encoded, 1, 2)),
        ("malformed", "version 2", with_item(encoded, 0, 2)),
        ("malformed", "mode TEST", with_item(encoded, 4, 3)),
        ("malformed", "bidi override in the name", with_item(encoded, 2, "A\u202eB")),
        ("malformed", "ML-DSA key one byte short", with_item(encoded, 6, bytes(1951))),
        ("truncated", "last byte missing", encoded[:-1]),
        ("non-canonical", "array head longer than needed", longer_than_needed(encoded)),
    ):
        yield case(kind, name, "card", card=data.hex())


def sheet_cases() -> Iterator[Case]:
    sheet = PathSheet(
        2, Role.LISTENS, "192.0.2.7", 7_331, bytes(32), Profile.SLOW, 1_727_225_040_000
    )
    signed = sheet.sign(REAL, A).encode()
    other = sheet.sign(REAL, C).encode()
    mixed = canonical.encode([items(signed)[0], *items(other)[1:]])
    one = canonical.encode([*items(signed)[:2], items(other)[2]])
    for kind, name, data, card in (
        ("good", "path 2", signed, A.card),
        ("forged", "signatures of another station", mixed, A.card),
        ("forged", "only the Ed25519 signature is right", one, A.card),
        ("wrong-peer", "sheet of another station", other, A.card),
        ("truncated", "last byte missing", signed[:-1], A.card),
        ("non-canonical", "array head longer than needed", longer_than_needed(signed), A.card),
    ):
        yield case(kind, name, "sheet", sheet=data.hex(), card=card.encode().hex())


def record_cases() -> Iterator[Case]:
    wrapped = wrap_body(bytes(range(32)), b"a body is opaque here")
    header = Header(
        circuit=CIRCUIT,
        sender=A.card.fingerprint,
        epoch=1,
        serial=7,
        previous=bytes(range(32)),
        mode=Mode.ACTUAL,
        precedence=Precedence.FLASH,
        record_class=RecordClass.MESSAGE,
        peer_epoch=1,
        peer_serial=0,
        peer_hash=bytes(32),
        time_ms=1_727_225_040_123,
        commitment=commitment(wrapped),
    )
    raw = make_record(REAL, A, header)
    thief = make_record(REAL, replace(C, card=A.card), header)
    encoded, ed, pq = items(raw)
    _, thief_ed, thief_pq = items(thief)
    exercise = canonical.encode([RECORD_VERSION, *astuple(replace(header, mode=Mode.EXERCISE))])
    lax = REAL.sign(A.record, b"readback-record", exercise)
    foreign = make_record(REAL, C, replace(header, sender=C.card.fingerprint))
    elsewhere = make_record(REAL, A, replace(header, circuit=bytes(16)))
    bad = [
        ("forged", "both signatures of another station", thief, wrapped),
        ("forged", "Ed25519 right, ML-DSA-65 not", [encoded, ed, thief_pq], wrapped),
        ("forged", "ML-DSA-65 right, Ed25519 not", [encoded, thief_ed, pq], wrapped),
        ("forged", "one bit of the header", [flipped(encoded, 60), ed, pq], wrapped),
        ("forged", "one bit of the body", raw, flipped(wrapped, 40)),
        ("forged", "one bit of the salt", raw, flipped(wrapped, 0)),
        ("wrong-mode", "EXERCISE on an ACTUAL circuit", [exercise, lax.ed, lax.pq], wrapped),
        ("wrong-peer", "record of another station", foreign, wrapped),
        ("wrong-circuit", "record for another circuit", elsewhere, wrapped),
        ("truncated", "last byte missing", raw[:-1], wrapped),
        ("truncated", "body shorter than its salt", raw, wrapped[:31]),
        ("non-canonical", "array head longer than needed", longer_than_needed(raw), wrapped),
    ]
    for kind, name, data, body in [("good", "FLASH message, serial 7", raw, wrapped), *bad]:
        yield case(
            kind,
            name,
            "record",
            record=(data if isinstance(data, bytes) else canonical.encode(data)).hex(),
            wrapped=body.hex(),
            card=A.card.encode().hex(),
            circuit=CIRCUIT.hex(),
        )


def statement_cases() -> Iterator[Case]:
    digest = bytes(range(32))
    statements: list[receipts.Statement] = [
        receipts.Stored(((1, 7, digest), (1, 8, digest))),
        receipts.Read(digest, "zh", digest, 1_727_225_040),
        receipts.Readback(digest, "zh", digest, (("window", b"\x82\x01\x02"),)),
        receipts.Compared(digest, False, ("window",)),
        receipts.PassedOn(digest, "MINISTRY"),
        receipts.EpochOpened(1, 7, digest, ((9, digest),), "restored"),
        receipts.PairedNote(digest, digest, 1, (digest,), "in-person"),
        receipts.LinkTested(1, 340, 1_727_225_040),
        receipts.TemplateUnknown(digest, digest),
        receipts.SendingUnlocked("fork", 1_727_225_040),
    ]
    for statement in statements:
        body, carrier = receipts.encode(statement), receipts.record_class(statement)
        name = type(statement).__name__
        yield case("good", name, "statement", body=body.hex(), carrier=carrier.name)
    stored, receipt = receipts.encode(statements[0]), RecordClass.RECEIPT.name
    for kind, name, body, carrier_name in (
        ("malformed", "STORED in a message record", stored, RecordClass.MESSAGE.name),
        ("malformed", "STORED of nothing", canonical.encode([1, []]), receipt),
        (
            "malformed",
            "same, yet fields differ",
            b"\x84\x04\x58\x20" + digest + b"\xf5\x81\x61a",
            receipt,
        ),
        ("malformed", "unknown tag", canonical.encode([99]), receipt),
        ("truncated", "last byte missing", stored[:-1], receipt),
        ("non-canonical", "array head longer than needed", longer_than_needed(stored), receipt),
    ):
        yield case(kind, name, "statement", body=body.hex(), carrier=carrier_name)


def tree_cases() -> Iterator[Case]:
    leaves = [bytes([number]) for number in range(11)]
    for index, size in ((0, 1), (0, 2), (2, 3), (5, 8), (6, 11), (10, 11)):
        yield case(
            "good",
            f"leaf {index} of {size}",
            "tree",
            leaves=[leaf.hex() for leaf in leaves],
            index=index,
            size=size,
        )
