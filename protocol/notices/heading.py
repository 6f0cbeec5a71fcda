"""The heading of a message: who says it to whom, in what mode, on what basis, and when.

Serial, chain and receipts are not here: they live in the record around the message, and differ from
circuit to circuit, while one message to several states has one heading and one id.
"""

from dataclasses import dataclass, fields
from enum import IntEnum
from typing import TypeVar

from protocol.errors import ValueRefused
from protocol.exchange.canonical import Value as Plain
from protocol.notices import values
from protocol.notices.arrays import read_ref, to_plain
from protocol.notices.fields import check_party
from protocol.notices.lint import check_text, visible
from protocol.notices.pack import Kind, Pack
from protocol.notices.values import Address, Ref
from protocol.vocabulary import Mode, Precedence, SpeechAct

ADDRESSEES_MAX = 16
REFS_MAX = 8
ROLES_MAX = 2
HASH_SIZE = 32
NONCE_SIZE = 16
EDITION_MAX = 1_000_000
ONE_OFFICER = 1
LINK_TEST_KIND = "station-status"
"""The one kind that may travel in mode TEST."""

Choice = TypeVar("Choice", bound=IntEnum)


@dataclass(frozen=True, slots=True)
class Heading:
    """Heading fields in canonical order. Instants: seconds since 1970 UTC; None where unset."""

    pack: str
    edition: int
    pack_hash: bytes
    kind: str
    sender: Address
    to: tuple[Address, ...]
    community: str
    mode: Mode
    precedence: Precedence
    act: SpeechAct
    instrument: str
    obligation: str
    composed: int
    released: int
    valid_from: int | None
    valid_until: int | None
    late: bool
    alone: bool  # a FLASH that went with one officer where its kind asks for two
    refs: tuple[Ref, ...]
    supersedes: Ref | None
    language: str
    authority: str
    reply: str
    reply_by: int | None
    releasing_roles: tuple[str, ...]
    nonce: bytes


HEADING_FIELDS = tuple(part.name for part in fields(Heading))


def heading_to_plain(heading: Heading) -> tuple[Plain, ...]:
    """Return the canonical array of a heading."""
    return tuple(_part_to_plain(getattr(heading, name)) for name in HEADING_FIELDS)


def _part_to_plain(part: object) -> Plain:
    if isinstance(part, Address | Ref):
        return to_plain(part)
    if isinstance(part, tuple):
        return tuple(_part_to_plain(item) for item in part)
    if part is None or isinstance(part, int | str | bytes):
        return int(part) if isinstance(part, Mode | Precedence | SpeechAct) else part
    raise TypeError(f"no canonical form: {type(part).__name__}")


def heading_from_plain(plain: Plain) -> Heading:
    """Return a heading from its array, each part of the right type.

    Raises:
        ValueRefused: wrong-shape, at the field.
    """
    if not isinstance(plain, tuple) or len(plain) != len(HEADING_FIELDS):
        raise ValueRefused("heading", "", "wrong-shape")
    part = _Parts(dict(zip(HEADING_FIELDS, plain, strict=True)))
    return Heading(
        pack=part.text("pack"),
        edition=part.integer("edition"),
        pack_hash=part.octets("pack_hash"),
        kind=part.text("kind"),
        sender=part.address("sender", part.plain["sender"]),
        to=tuple(part.address("to", item) for item in part.array("to")),
        community=part.text("community"),
        mode=part.choice("mode", Mode),
        precedence=part.choice("precedence", Precedence),
        act=part.choice("act", SpeechAct),
        instrument=part.text("instrument"),
        obligation=part.text("obligation"),
        composed=part.integer("composed"),
        released=part.integer("released"),
        valid_from=part.optional_integer("valid_from"),
        valid_until=part.optional_integer("valid_until"),
        late=part.flag("late"),
        alone=part.flag("alone"),
        refs=tuple(read_ref(item, "heading.refs") for item in part.array("refs")),
        supersedes=part.optional_ref("supersedes"),
        language=part.text("language"),
        authority=part.text("authority"),
        reply=part.text("reply"),
        reply_by=part.optional_integer("reply_by"),
        releasing_roles=tuple(
            part.as_text("releasing_roles", r) for r in part.array("releasing_roles")
        ),
        nonce=part.octets("nonce"),
    )


class _Parts:
    """The parts of a heading array, taken by name and type."""

    def __init__(self, plain: dict[str, Plain]) -> None:
        self.plain = plain

    def _wrong(self, name: str) -> ValueRefused:
        return ValueRefused(f"heading.{name}", repr(self.plain[name]), "wrong-shape")

    def as_text(self, name: str, part: Plain) -> str:
        if not isinstance(part, str):
            raise self._wrong(name)
        return part

    def text(self, name: str) -> str:
        return self.as_text(name, self.plain[name])

    def integer(self, name: str) -> int:
        part = self.plain[name]
        if not isinstance(part, int) or isinstance(part, bool):
            raise self._wrong(name)
        return part

    def optional_integer(self, name: str) -> int | None:
        return None if self.plain[name] is None else self.integer(name)

    def flag(self, name: str) -> bool:
        part = self.plain[name]
        if not isinstance(part, bool):
            raise self._wrong(name)
        return part

    def octets(self, name: str) -> bytes:
        part = self.plain[name]
        if not isinstance(part, bytes):
            raise self._wrong(name)
        return part

    def array(self, name: str) -> tuple[Plain, ...]:
        part = self.plain[name]
        if not isinstance(part, tuple):
            raise self._wrong(name)
        return part

    def address(self, name: str, part: Plain) -> Address:
        if not isinstance(part, tuple) or len(part) != 2:
            raise self._wrong(name)
        return Address(self.as_text(name, part[0]), self.as_text(name, part[1]))

    def optional_ref(self, name: str) -> Ref | None:
        part = self.plain[name]
        return None if part is None else read_ref(part, f"heading.{name}")

    def choice(self, name: str, kind: type[Choice]) -> Choice:
        try:
            return kind(self.integer(name))
        except ValueError:
            raise self._wrong(name) from None


def check_heading(heading: Heading) -> None:
    """Check what a heading must be whatever its pack.

    Raises:
        ValueRefused: at `heading.<field>`.
    """
    check_text(heading.pack, "heading.pack", 40)
    check_text(heading.kind, "heading.kind", 40)
    if not 1 <= heading.edition <= EDITION_MAX:
        raise ValueRefused("heading.edition", heading.edition, "number-range")
    for name, octets, size in (
        ("pack_hash", heading.pack_hash, HASH_SIZE),
        ("nonce", heading.nonce, NONCE_SIZE),
    ):
        if len(octets) != size:
            raise ValueRefused(f"heading.{name}", octets.hex(), f"not-{size}-bytes")
    check_address(heading.sender, "heading.sender")
    _check_count("to", len(heading.to), 1, ADDRESSEES_MAX)
    for number, address in enumerate(heading.to):
        check_address(address, f"heading.to[{number}]")
    if len({heading.sender, *heading.to}) != len(heading.to) + 1:
        raise ValueRefused("heading.to", len(heading.to), "address-given-twice")
    _check_times(heading)
    _check_count("refs", len(heading.refs), 0, REFS_MAX)
    for number, ref in enumerate(heading.refs):
        values.check_ref(ref, f"heading.refs[{number}]")
    if heading.supersedes is not None:
        values.check_ref(heading.supersedes, "heading.supersedes")
    if heading.mode is Mode.TEST and heading.kind != LINK_TEST_KIND:
        raise ValueRefused("heading.mode", "TEST", "test-mode-is-for-link-tests")
    _check_count("releasing_roles", len(heading.releasing_roles), 1, ROLES_MAX)
    if heading.alone and (
        heading.precedence is not Precedence.FLASH or len(heading.releasing_roles) != ONE_OFFICER
    ):
        raise ValueRefused("heading.alone", True, "alone-only-for-flash")


def check_address(address: Address, path: str) -> None:
    """Raise ValueRefused unless this is a party and a printable station name."""
    check_party(address.party, f"{path}.party")
    station = address.station
    check_text(station, f"{path}.station", values.STATION_NAME_MAX)
    if set(station) & set("“”") or station != station.strip():
        raise ValueRefused(f"{path}.station", visible(station), "station-name-character")


def _check_count(name: str, count: int, least: int, most: int) -> None:
    if not least <= count <= most:
        raise ValueRefused(f"heading.{name}", count, f"not-{least}-to-{most}")


def _check_times(heading: Heading) -> None:
    values.check_instant(heading.composed, "heading.composed", to_minute=False)
    values.check_instant(heading.released, "heading.released", to_minute=False)
    if heading.released < heading.composed:
        raise ValueRefused("heading.released", heading.released, "released-before-composed")
    for name in ("valid_from", "valid_until", "reply_by"):
        instant = getattr(heading, name)
        if instant is not None:
            values.check_instant(instant, f"heading.{name}")
    begins, ends = heading.valid_from, heading.valid_until
    if begins is not None and ends is not None and ends <= begins:
        raise ValueRefused("heading.valid_until", ends, "window-ends-before-start")


def check_heading_codes(heading: Heading, kind: Kind, pack: Pack) -> None:
    """Check that the pack knows every code of the heading, and that act and basis fit the kind.

    Raises:
        ValueRefused: at `heading.<field>`.
    """
    for name, wanted in (("pack", pack.name), ("edition", pack.edition), ("pack_hash", pack.hash)):
        if getattr(heading, name) != wanted:
            raise ValueRefused(f"heading.{name}", getattr(heading, name), "another-pack")
    for name in ("community", "instrument", "obligation", "authority", "reply", "language"):
        code = getattr(heading, name)
        if pack.term(name, code) is None:
            raise ValueRefused(f"heading.{name}", visible(code), f"unknown-code-of-{name}")
    for code in heading.releasing_roles:
        if pack.term("role", code) is None:
            raise ValueRefused("heading.releasing_roles", visible(code), "unknown-code-of-role")
    if heading.act.name != kind.act:
        raise ValueRefused("heading.act", heading.act.name, "act-not-of-kind")
    if heading.instrument not in kind.instruments:
        raise ValueRefused("heading.instrument", heading.instrument, "instrument-not-of-kind")
