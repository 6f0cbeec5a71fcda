"""A message: heading and typed values, its canonical bytes, its id and its digits for the voice."""

import hashlib
from dataclasses import dataclass

from protocol.errors import RemoteViolation, ValueRefused
from protocol.exchange.canonical import Value as Plain
from protocol.exchange.canonical import decode, encode
from protocol.notices.arrays import from_plain, to_plain
from protocol.notices.conditions import check_together, holds
from protocol.notices.fields import check_value
from protocol.notices.figures import write_digits
from protocol.notices.heading import (
    Heading,
    check_heading,
    check_heading_codes,
    heading_from_plain,
    heading_to_plain,
)
from protocol.notices.lint import visible
from protocol.notices.pack import Kind, Pack
from protocol.notices.values import Value

VERSION = 1
BODY_MAX = 16 * 1024
LONG_BODY_MAX = 48 * 1024
"""Longest body of a kind that has a text in numbered paragraphs (a principal's message)."""

SPOKEN_DIGITS = 30
SPOKEN_MODULUS = 10**SPOKEN_DIGITS


@dataclass(frozen=True, slots=True)
class Message:
    """One message. `values`: (name, value) of the fields that are set, in the kind's order."""

    heading: Heading
    values: tuple[tuple[str, Value], ...]

    def value(self, name: str) -> Value | None:
        """Return the value of a field, None where it is unset."""
        return dict(self.values).get(name)

    def encode(self) -> bytes:
        """Return the canonical bytes.

        Raises:
            ValueRefused: longer than 48 KiB.
        """
        listed = tuple((name, to_plain(value)) for name, value in self.values)
        body = encode((VERSION, heading_to_plain(self.heading), listed))
        _check_size(len(body), LONG_BODY_MAX)
        return body

    @property
    def message_id(self) -> bytes:
        """SHA-256 of the canonical bytes."""
        return message_id(self.encode())

    @staticmethod
    def decode(data: bytes, pack: Pack) -> "Message":
        """Read and check a body that was built on this pack.

        Raises:
            RemoteViolation: not canonical, or any rule broken; `field`, `rule` say which.
        """
        try:
            heading, listed = _parts(data)
            message = Message(heading, _typed(heading, listed, pack))
            check_message(message, pack, data)
            same = message.encode() == data
        except ValueRefused as problem:
            raise _violation(problem) from None
        if not same:
            raise RemoteViolation("not-canonical", why="another-body")
        return message


@dataclass(frozen=True, slots=True)
class NeutralMessage:
    """A message whose pack we do not hold: heading, and values as plain arrays."""

    heading: Heading
    values: tuple[tuple[str, Plain], ...]

    @staticmethod
    def decode(data: bytes) -> "NeutralMessage":
        """Read a body without its pack.

        Raises:
            RemoteViolation: not canonical, or a heading that breaks a rule.
        """
        try:
            return NeutralMessage(*_parts(data))
        except ValueRefused as problem:
            raise _violation(problem) from None


def _violation(problem: ValueRefused) -> RemoteViolation:
    """Return what the peer did wrong, fit for a log: nothing hidden in names or values."""
    return RemoteViolation(
        "value-refused",
        field=visible(problem.field),
        value=visible(problem.value),
        rule=problem.rule,
    )


def message_id(body: bytes) -> bytes:
    """Return the id of a message: SHA-256 of its canonical bytes."""
    return hashlib.sha256(body).digest()


def spoken_id(identity: bytes) -> str:
    """Return 30 digits in six groups of five: the id as an integer modulo 10**30."""
    return write_digits(int.from_bytes(identity, "big") % SPOKEN_MODULUS)


def wrong_groups(digits: str, heard: str) -> tuple[int, ...]:
    """Return which groups of five, from 1 to 6, were heard otherwise; none if all are alike.

    Args:
        digits: as `spoken_id` writes them.
        heard: thirty digits as typed, with or without blanks between.

    Raises:
        ValueRefused: ``thirty-digits``.
    """
    plain = "".join(heard.split())
    if len(plain) != SPOKEN_DIGITS or not (plain.isascii() and plain.isdigit()):
        raise ValueRefused("digits", visible(heard), "thirty-digits")
    ours = digits.split()
    size = SPOKEN_DIGITS // len(ours)
    theirs = [plain[start : start + size] for start in range(0, SPOKEN_DIGITS, size)]
    pairs = zip(ours, theirs, strict=True)
    return tuple(number for number, (one, other) in enumerate(pairs, 1) if one != other)


def _parts(data: bytes) -> tuple[Heading, tuple[tuple[str, Plain], ...]]:
    plain = decode(data, limit=LONG_BODY_MAX)
    if not isinstance(plain, tuple) or len(plain) != 3:
        raise ValueRefused("message", "", "wrong-shape")
    if plain[0] != VERSION or isinstance(plain[0], bool):
        raise ValueRefused("message", plain[0], "unknown-version")
    heading = heading_from_plain(plain[1])
    check_heading(heading)
    if not isinstance(plain[2], tuple):
        raise ValueRefused("message", "", "wrong-shape")
    listed: list[tuple[str, Plain]] = []
    for item in plain[2]:
        if not isinstance(item, tuple) or len(item) != 2 or not isinstance(item[0], str):
            raise ValueRefused("message", repr(item), "wrong-shape")
        listed.append((item[0], item[1]))
    return heading, tuple(listed)


def _typed(
    heading: Heading, listed: tuple[tuple[str, Plain], ...], pack: Pack
) -> tuple[tuple[str, Value], ...]:
    kind = kind_of(heading, pack)
    found = []
    for name, plain in listed:
        spec = kind.field(name)
        if spec is None:
            raise ValueRefused(name, repr(plain), "unknown-field")
        found.append((name, from_plain(spec, plain, pack)))
    return tuple(found)


def kind_of(heading: Heading, pack: Pack) -> Kind:
    """Return the kind of a message.

    Raises:
        ValueRefused: the pack has no such kind.
    """
    kind = pack.kinds.get(heading.kind)
    if kind is None:
        raise ValueRefused("heading.kind", heading.kind, "unknown-kind")
    return kind


def check_message(message: Message, pack: Pack, body: bytes | None = None) -> None:
    """Check everything that a message of this pack must be.

    Args:
        body: its canonical bytes, where they are at hand already.

    Raises:
        ValueRefused: the first rule broken.
    """
    kind = kind_of(message.heading, pack)
    check_heading(message.heading)
    check_heading_codes(message.heading, kind, pack)
    check_values(kind, message.values, pack)
    size = len(message.encode() if body is None else body)
    _check_size(size, LONG_BODY_MAX if _is_long(kind) else BODY_MAX)
    roles, needed = message.heading.releasing_roles, officers_needed(kind, dict(message.values))
    if len(roles) < needed and not message.heading.alone:
        raise ValueRefused("heading.releasing_roles", len(roles), "released-by-one-and-not-marked")


def check_values(
    kind: Kind, listed: tuple[tuple[str, Value], ...], pack: Pack, *, partial: bool = False
) -> None:
    """Check the values of a message, or those that a draft has so far (`partial`).

    Raises:
        ValueRefused: unknown or repeated field, wrong order, a value's own rule, or a field that
            must (or must not) be there.
    """
    known = [spec.name for spec in kind.fields]
    names = [name for name, _ in listed]
    for name in names:
        if name not in known:
            raise ValueRefused(name, "", "unknown-field")
    if names != [name for name in known if name in names]:
        raise ValueRefused(names[0], ", ".join(names), "fields-not-in-order")
    given = dict(listed)
    for spec in kind.fields:
        value = given.get(spec.name)
        if value is not None:
            check_value(spec, value, pack)
    if not partial:
        check_together(kind.fields, given, pack)


def _check_size(size: int, limit: int) -> None:
    if size > limit:
        raise ValueRefused("message", f"{size} bytes", f"longer-than-{limit}-bytes")


def _is_long(kind: Kind) -> bool:
    """Whether a kind may be as long as a principal's message."""
    return any(spec.numbered or any(c.numbered for c in spec.columns) for spec in kind.fields)


def officers_needed(kind: Kind, given: dict[str, Value]) -> int:
    """Return how many officers must release a notice with these values."""
    changed = kind.officers_when
    if changed is not None and holds(changed.condition, given):
        return changed.officers
    return kind.officers
