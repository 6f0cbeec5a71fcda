"""A template pack: the kinds, terms and wordings that both sides hold, pinned by one hash.

Frozen values; `pack_file.load_pack` makes them from files and is the only place that does.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from protocol.notices.instruments import InstrumentPage
from protocol.notices.template import Template
from protocol.vocabulary import Precedence, SpeechAct


class FieldType(Enum):
    """Types of a field. Those of `BLOCKS` print as blocks of lines."""

    ENUM = "enum"
    ENUMS = "enums"
    COUNT = "count"
    QUANTITY = "quantity"
    INSTANT = "instant"
    DATE = "date"
    WINDOW = "window"
    AREA = "area"
    AREAS = "areas"
    AZIMUTH = "azimuth"
    REF = "ref"
    BOOLEAN = "boolean"
    TEXT = "text"
    TEXTS = "texts"
    PARTY = "party"
    FREE_TEXT = "free_text"
    FIELD_PATH = "field_path"
    CHANGES = "changes"
    ROWS = "rows"
    EXTRACT = "extract"
    DIGEST = "digest"


BLOCKS = frozenset(
    (
        FieldType.AREA,
        FieldType.AREAS,
        FieldType.FREE_TEXT,
        FieldType.CHANGES,
        FieldType.ROWS,
        FieldType.EXTRACT,
    )
)
NOT_AMENDED = frozenset((FieldType.CHANGES, FieldType.EXTRACT))
"""Fields that speak of another notice: a correction takes their place whole."""

NOT_A_COLUMN = NOT_AMENDED | {FieldType.ROWS}

HEADING_PLACES: dict[str, tuple[str, ...]] = {
    "draft": (),
    "mode": ("mode",),
    "kind": ("kind",),
    "late": (),
    "alone": (),
    "sender": ("sender",),
    "to": ("to",),
    "precedence": ("precedence",),
    "released": ("released",),
    "act": ("act",),
    "instrument": ("instrument",),
    "obligation": ("obligation",),
    "community": ("community",),
    "authority": ("authority",),
    "valid_from": ("valid_from",),
    "valid_until": ("valid_until",),
    "refs": ("refs",),
    "supersedes": ("supersedes",),
    "reply": ("reply",),
    "reply_by": ("reply_by",),
    "language": ("language",),
    "composed": ("composed",),
    "releasing_roles": ("releasing_roles",),
    "pack": ("pack", "edition", "hash"),
    "nonce": ("nonce",),
    "digits": ("digits",),
    "unreviewed": (),
    "mode_end": ("mode",),
}
"""Lines of the heading and the places that each wording has."""

PHRASE_PLACES: dict[str, tuple[str, ...]] = {
    "not_stated": (),
    "not_filled": (),
    "address": ("party", "station"),
    "window": ("start", "end"),
    "last_day": ("count", "day"),
    "ref": ("id", "epoch", "serial"),
    "ref_unnumbered": ("id",),
    "area_count": ("count",),
    "circle": ("centre", "radius"),
    "polygon": ("count",),
    "sector": ("centre", "radius", "start", "end"),
    "corridor": ("width", "count"),
    "ocean_quadrant": ("ocean", "quadrant"),
    "water_body": ("name",),
    "site": ("name",),
    "free_text": ("language",),
    "changes": ("kind", "count"),
    "change_old": ("value",),
    "change_new": ("value",),
}
"""Wordings of the types that every pack has, and the places of each."""

LATER_PHRASES: dict[str, tuple[str, ...]] = {
    "line": ("label", "value"),
    "line_block": ("label", "value"),
    "not_released": (),
    "row_count": ("count",),
    "extract": ("kind", "count"),
    "disclosed": ("value",),
    "withheld": (),
}
"""Wordings that came with later editions; a pack has them if its kinds need them."""

PHRASES_OF = {
    FieldType.ROWS: ("row_count", "line_block"),
    FieldType.EXTRACT: ("extract", "disclosed", "withheld"),
}
"""Later wordings without which a pack may have no field of this type."""

CORE_TERMS: dict[str, tuple[str, ...]] = {
    "mode": ("ACTUAL", "EXERCISE", "TEST"),
    "precedence": tuple(Precedence.__members__),
    "act": tuple(SpeechAct.__members__),
    "community": ("DIPLOMATIC", "MILITARY", "BOTH"),
    "obligation": ("REQUIRED", "VOLUNTARY", "GOODWILL"),
    "instrument": (),
    "reply": ("NONE", "RECEIPT", "READBACK", "ANSWER"),
    "authority": ("WATCH", "MINISTRY", "HEAD-OF-GOVERNMENT"),
    "role": ("WATCH-OFFICER", "RELEASING-OFFICER"),
    "language": ("en", "zh", "ru", "fr", "ja", "ko"),
    "boolean": ("TRUE", "FALSE"),
    "unit": ("EA", "D", "DEG", "KM", "NM", "M"),
    "party": (),
    "ocean": (),
    "quadrant": ("NE", "NW", "SE", "SW"),
    "water_body": (),
    "site": (),
}
"""Vocabularies that every pack has, with the codes that the protocol itself uses."""

EACH = "EA"
"""Unit of a plain count; the line's wording says what is counted, so it is not printed."""


@dataclass(frozen=True, slots=True)
class Term:
    """A code with its wording and definition in every language."""

    code: str
    wording: Mapping[str, str]
    definition: Mapping[str, str]
    note: str
    sources: tuple[str, ...]
    meanings_differ: bool
    expects: str  # code of the response that this term calls for, in another vocabulary


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Terms by code, and codes by wording for each language."""

    name: str
    terms: Mapping[str, Term]
    codes: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Condition:
    """Holds when the named field has one of these codes."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """What a field is and what it may hold. Limits mean what the type makes of them (SPEC 11)."""

    name: str
    type: FieldType
    required: bool
    critical: bool
    typed: bool
    vocabulary: str
    units: tuple[str, ...]
    minimum: Decimal | None
    maximum: Decimal | None
    shapes: tuple[str, ...]
    counted_from: str
    day_of: str
    required_when: Condition | None
    only_when: Condition | None
    expected_of: str  # this enum is what the term chosen in that field expects
    numbered: bool  # a text in numbered paragraphs
    columns: "tuple[FieldSpec, ...]"
    article: str
    label: Mapping[str, str]
    help: Mapping[str, str]

    def column(self, name: str) -> "FieldSpec | None":
        """Return the column of this name, or None."""
        return next((spec for spec in self.columns if spec.name == name), None)


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line of a kind and its wording in every language."""

    fields: tuple[str, ...]
    wording: Mapping[str, Template]


@dataclass(frozen=True, slots=True)
class Lead:
    """The last instant in time is `hours` before the field (after it, if negative)."""

    field: str
    hours: int
    article: str


@dataclass(frozen=True, slots=True)
class OfficersWhen:
    """Where a value changes how many officers must release."""

    condition: Condition
    officers: int


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of notice: its defaults, its fields in canonical order, its lines as printed."""

    code: str
    catalogue: str
    edition: int
    act: str
    precedence: str
    officers: int
    precedence_of: str  # ref field whose message lends its precedence, or empty
    officers_when: OfficersWhen | None
    obligation: str
    community: str
    instruments: tuple[str, ...]
    legal_basis: str
    reply: str
    reply_minutes: int
    receipt_minutes: int
    answers: tuple[str, ...]  # kinds by which the receiver is expected to answer
    lead: Lead | None
    supersedes: str  # ref field whose message this notice takes the place of, or empty
    review: str
    title: Mapping[str, str]
    situation: Mapping[str, str]
    fields: tuple[FieldSpec, ...]
    lines: tuple[Line, ...]

    @property
    def rank(self) -> tuple[bool, str, str]:
        """Order in lists: notices of the catalogue (T) before what a dialogue adds to it (P)."""
        return (not self.catalogue.startswith("T"), self.catalogue, self.code)

    def field(self, name: str) -> FieldSpec | None:
        """Return the field of this name, or None."""
        return next((spec for spec in self.fields if spec.name == name), None)


@dataclass(frozen=True, eq=False, repr=False)
class Pack:
    """Everything that gives a message its words. `hash` is 32 bytes over all files of the pack."""

    name: str
    edition: int
    hash: bytes
    languages: tuple[str, ...]
    reviewed: tuple[str, ...]
    heading: Mapping[str, Mapping[str, Template]]
    phrases: Mapping[str, Mapping[str, Template]]
    vocabularies: Mapping[str, Vocabulary]
    kinds: Mapping[str, Kind]
    instruments: Mapping[str, InstrumentPage]

    def term(self, vocabulary: str, code: str) -> Term | None:
        """Return a term, or None where this pack does not have it."""
        terms = self.vocabularies.get(vocabulary)
        return terms.terms.get(code) if terms else None
