"""A pack with short messages that are none of the product's: words and texts made for tests."""

import dataclasses
from types import MappingProxyType

from console.assets import core_pack
from protocol.notices.pack import FieldSpec, FieldType, Kind, Pack, Term, Vocabulary
from protocol.notices.spoken import SHORT_KIND
from protocol.vocabulary import LANGUAGES

CODES = (
    "KUGATON-17", "OKEMIDA-24", "TESUBAK-39", "NEDABEPI-46", "SAKBEKO-58", "AMUTOPO-62",
    "BOZINAK-71", "BOZINAK-83", "DAGOSEM-90", "ITEPUNA-05", "GOTIBAS-28", "ZEKODUM-53",
)  # fmt: skip
VOCABULARY = "short_message"


def short_pack() -> Pack:
    """Return the core pack with twelve short messages; two share a word."""
    pack = core_pack()
    observed = pack.kinds["launch-observed"]
    code = _field(observed, "conf", "text", VOCABULARY)
    fields = (
        code,
        _field(observed, "origin_estimate", "place"),
        _field(observed, "observed_time", "time"),
    )
    kind = dataclasses.replace(observed, code=SHORT_KIND, fields=fields)
    terms = {each: _term(each) for each in CODES}
    words = {each: {t.wording[each]: t.code for t in terms.values()} for each in LANGUAGES}
    vocabulary = Vocabulary(VOCABULARY, terms, words)
    return dataclasses.replace(
        pack,
        hash=bytes(range(32)),
        kinds=MappingProxyType({**pack.kinds, SHORT_KIND: kind}),
        vocabularies=MappingProxyType({**pack.vocabularies, VOCABULARY: vocabulary}),
    )


def _field(kind: Kind, like: str, name: str, vocabulary: str = "") -> FieldSpec:
    spec = kind.field(like)
    assert spec is not None
    required = spec.type is FieldType.ENUM
    return dataclasses.replace(spec, name=name, vocabulary=vocabulary, required=required)


def _term(code: str) -> Term:
    wording = {each: f"text of {code} in {each}" for each in LANGUAGES}
    return dataclasses.replace(
        core_pack().vocabularies["conf"].terms["PROBABLE"],
        code=code,
        wording=wording,
        definition=wording,
    )
