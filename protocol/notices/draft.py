"""A notice before release: what an officer has filled in so far, and the step to a message.

A draft may be incomplete, and keep what was typed and has no value yet; it is stored as canonical
bytes and never travels. `build` makes the message, or refuses with the first rule that is broken.
"""

from dataclasses import dataclass, field, fields, replace

from protocol.errors import RemoteViolation, ValueRefused
from protocol.exchange.canonical import Value as Plain
from protocol.exchange.canonical import decode, encode
from protocol.notices.arrays import from_plain, read_ref, to_plain
from protocol.notices.heading import Heading
from protocol.notices.lead_time import last_instant_in_time
from protocol.notices.lint import visible
from protocol.notices.message import Message, check_message, check_values
from protocol.notices.pack import Kind, Pack
from protocol.notices.values import Address, Ref, Value
from protocol.vocabulary import Mode, Precedence, SpeechAct

VERSION = 1
DRAFT_MAX = 64 * 1024
NO_REPLY = "NONE"


@dataclass(frozen=True, slots=True)
class Options:
    """Heading fields that an officer may set; empty or None takes the kind's default."""

    precedence: str = ""
    instrument: str = ""
    obligation: str = ""
    community: str = ""
    authority: str = "WATCH"
    reply: str = ""
    reply_by: int | None = None
    valid_from: int | None = None
    valid_until: int | None = None
    refs: tuple[Ref, ...] = ()
    supersedes: Ref | None = None


OPTION_FIELDS = tuple(part.name for part in fields(Options))
_CODE_OPTIONS = OPTION_FIELDS[:6]
_INSTANT_OPTIONS = OPTION_FIELDS[6:9]


@dataclass(frozen=True, slots=True)
class Draft:
    """Kind, circuits by name, language of the drafter, options, values and unfinished input.

    Attributes:
        values: (field, value) in the kind's order, each good by itself.
        unparsed: (place in the form, text as typed) of what is not a value yet.
    """

    kind: str
    circuits: tuple[str, ...] = ()
    language: str = "en"
    options: Options = field(default_factory=Options)
    values: tuple[tuple[str, Value], ...] = ()
    unparsed: tuple[tuple[str, str], ...] = ()

    def value(self, name: str) -> Value | None:
        """Return the value of a field, None where it is unset."""
        return dict(self.values).get(name)

    def with_value(self, name: str, value: Value | None, pack: Pack) -> "Draft":
        """Return the draft with one field set, or unset by None."""
        given = {**dict(self.values), name: value}
        ordered = ((spec.name, given.get(spec.name)) for spec in pack.kinds[self.kind].fields)
        return replace(self, values=tuple((n, v) for n, v in ordered if v is not None))

    def encode(self) -> bytes:
        """Return the canonical bytes in which the station keeps the draft.

        Raises:
            ValueRefused: more input than a draft may hold.
        """
        values = tuple((name, to_plain(value)) for name, value in self.values)
        plain = (
            VERSION,
            self.kind,
            self.circuits,
            self.language,
            _options_to_plain(self.options),
            values,
            self.unparsed,
        )
        content = encode(plain)
        if len(content) > DRAFT_MAX:
            raise ValueRefused("draft", f"{len(content)} bytes", f"longer-than-{DRAFT_MAX}-bytes")
        return content

    @staticmethod
    def decode(data: bytes, pack: Pack) -> "Draft":
        """Read a kept draft.

        Raises:
            ValueRefused: not a draft of this pack.
        """
        try:
            plain = decode(data, limit=DRAFT_MAX)
        except RemoteViolation as problem:
            raise ValueRefused("draft", "", problem.code) from None
        match plain:
            case (int(version), str(kind), tuple(names), str(language), tuple(options), *rest):
                if version != VERSION or len(rest) != 2:
                    raise ValueRefused("draft", version, "unknown-version")
                circuits = tuple(name for name in names if isinstance(name, str))
                if circuits != names:
                    raise ValueRefused("circuits", "", "wrong-shape")
                values = _read_values(kind, rest[0], pack)
                unparsed = _read_unparsed(rest[1])
                return Draft(kind, circuits, language, _read_options(options), values, unparsed)
            case _:
                raise ValueRefused("draft", "", "wrong-shape")


def _options_to_plain(options: Options) -> tuple[Plain, ...]:
    codes = tuple(getattr(options, name) for name in _CODE_OPTIONS)
    instants = tuple(getattr(options, name) for name in _INSTANT_OPTIONS)
    refs = tuple(to_plain(ref) for ref in options.refs)
    return (*codes, *instants, refs, to_plain(options.supersedes))


def _read_options(plain: tuple[Plain, ...]) -> Options:
    if len(plain) != len(OPTION_FIELDS):
        raise ValueRefused("options", "", "wrong-shape")
    match plain:
        case (
            str(precedence),
            str(instrument),
            str(obligation),
            str(community),
            str(authority),
            str(reply),
            reply_by,
            valid_from,
            valid_until,
            tuple(refs),
            supersedes,
        ):
            return Options(
                precedence,
                instrument,
                obligation,
                community,
                authority,
                reply,
                _optional_integer(reply_by),
                _optional_integer(valid_from),
                _optional_integer(valid_until),
                tuple(read_ref(ref, "refs") for ref in refs),
                None if supersedes is None else read_ref(supersedes, "supersedes"),
            )
        case _:
            raise ValueRefused("options", "", "wrong-shape")


def _optional_integer(plain: Plain) -> int | None:
    if plain is not None and (isinstance(plain, bool) or not isinstance(plain, int)):
        raise ValueRefused("options", repr(plain), "wrong-shape")
    return plain


def _read_values(kind_code: str, plain: Plain, pack: Pack) -> tuple[tuple[str, Value], ...]:
    kind = find_kind(kind_code, pack)
    found = []
    for item in plain if isinstance(plain, tuple) else ():
        match item:
            case (str(name), part):
                spec = kind.field(name)
                if spec is None:
                    raise ValueRefused(name, "", "unknown-field")
                found.append((name, from_plain(spec, part, pack)))
            case _:
                raise ValueRefused("values", repr(item), "wrong-shape")
    return tuple(found)


def _read_unparsed(plain: Plain) -> tuple[tuple[str, str], ...]:
    found = []
    for item in plain if isinstance(plain, tuple) else ():
        match item:
            case (str(place), str(text)):
                found.append((place, text))
            case _:
                raise ValueRefused("unparsed", repr(item), "wrong-shape")
    return tuple(found)


def find_kind(code: str, pack: Pack, path: str = "kind") -> Kind:
    """Return a kind of the pack.

    Raises:
        ValueRefused: unknown-kind.
    """
    kind = pack.kinds.get(code)
    if kind is None:
        raise ValueRefused(path, visible(code), "unknown-kind")
    return kind


@dataclass(frozen=True, slots=True)
class BuildContext:
    """What only the moment of release knows. Instants: seconds since 1970 UTC."""

    sender: Address
    to: tuple[Address, ...]
    mode: Mode
    composed_s: int
    now_s: int
    nonce: bytes
    roles: tuple[str, ...]
    alone: bool = False


def build(draft: Draft, pack: Pack, context: BuildContext, source: str = "") -> Message:
    """Make the message: defaults of the kind, LATE as of now, every rule checked.

    Raises:
        ValueRefused: the first rule broken, with file, field and value.
    """
    try:
        kind = find_kind(draft.kind, pack)
        for place, text in draft.unparsed:
            raise ValueRefused(place, visible(text), "not-a-value-yet")
        check_values(kind, draft.values, pack)
        message = Message(_heading(draft, kind, pack, context), draft.values)
        check_message(message, pack)
    except ValueRefused as problem:
        raise ValueRefused(problem.field, problem.value, problem.rule, source) from None
    return message


def _heading(draft: Draft, kind: Kind, pack: Pack, context: BuildContext) -> Heading:
    options = draft.options
    precedence = options.precedence or kind.precedence
    if precedence not in Precedence.__members__:
        raise ValueRefused("precedence", visible(precedence), "unknown-code-of-precedence")
    instrument = options.instrument or kind.instruments[0]
    last = last_instant_in_time(pack, kind, instrument, dict(draft.values))
    return Heading(
        pack=pack.name,
        edition=pack.edition,
        pack_hash=pack.hash,
        kind=kind.code,
        sender=context.sender,
        to=context.to,
        community=options.community or kind.community,
        mode=context.mode,
        precedence=Precedence[precedence],
        act=SpeechAct[kind.act],
        instrument=instrument,
        obligation=options.obligation or kind.obligation,
        composed=context.composed_s,
        released=context.now_s,
        valid_from=options.valid_from,
        valid_until=options.valid_until,
        late=last is not None and context.now_s > last,
        alone=context.alone,
        refs=_refs(draft),
        supersedes=_superseded(draft, kind),
        language=draft.language,
        authority=options.authority,
        reply=options.reply or kind.reply,
        reply_by=reply_instant(options, kind, context.now_s),
        releasing_roles=context.roles,
        nonce=context.nonce,
    )


def reply_instant(options: Options, kind: Kind, now_s: int) -> int | None:
    """Return by when a notice released now asks for its reply, None where it asks for none."""
    if options.reply_by is not None or not kind.reply_minutes:
        return options.reply_by
    if (options.reply or kind.reply) == NO_REPLY:
        return None
    # Rounded up to a whole minute: planned instants have no seconds.
    return -(-now_s // 60) * 60 + kind.reply_minutes * 60


def _refs(draft: Draft) -> tuple[Ref, ...]:
    """Return the messages that the drafter named, then those that the values speak of."""
    named = list(draft.options.refs)
    for _, value in draft.values:
        if isinstance(value, Ref) and value.id_prefix not in [ref.id_prefix for ref in named]:
            named.append(value)
    return tuple(named)


def _superseded(draft: Draft, kind: Kind) -> Ref | None:
    """Return the message that this one takes the place of: as named, or as its kind has it."""
    value = draft.value(kind.supersedes)
    return draft.options.supersedes or (value if isinstance(value, Ref) else None)
