"""The core pack against the hazard rules: no wording that another language reads differently."""

import dataclasses
from types import MappingProxyType

import pytest

from console.assets import core_pack, hazards
from protocol.notices.hazards import HazardTable
from protocol.notices.pack import Pack
from protocol.notices.pack_hazards import (
    PLACES,
    PackException,
    PackFinding,
    lint_pack,
    pack_texts,
)
from protocol.vocabulary import LANGUAGES

TABLE, EXCEPTIONS = hazards()
PACK = core_pack()


def with_term(vocabulary: str, code: str, language: str, wording: str) -> Pack:
    """Return the core pack with one wording changed."""
    found = PACK.vocabularies[vocabulary]
    term = found.terms[code]
    changed = dataclasses.replace(
        term, wording=MappingProxyType({**term.wording, language: wording})
    )
    terms = MappingProxyType({**found.terms, code: changed})
    vocabularies = {**PACK.vocabularies, vocabulary: dataclasses.replace(found, terms=terms)}
    return dataclasses.replace(PACK, vocabularies=MappingProxyType(vocabularies))


def shown(findings: tuple[PackFinding, ...]) -> list[str]:
    """Return one line a finding, for a reader of a red test."""
    return [
        f"{one.language} {one.where}: {one.finding.rule.code}: {one.finding.excerpt!r}"
        for one in findings
    ]


def test_the_core_pack_has_no_hazard() -> None:
    assert shown(lint_pack(TABLE, EXCEPTIONS, PACK)) == []


def test_every_exception_is_still_needed() -> None:
    found = {(one.finding.rule.code, one.where, one.language) for one in lint_pack(TABLE, (), PACK)}
    there = {text.where for text in pack_texts(PACK, "en")}
    for exception in EXCEPTIONS:
        for language in exception.languages if exception.where in there else ():
            assert (exception.rule, exception.where, language) in found, exception


def test_an_exception_holds_for_its_rule_place_and_language_only() -> None:
    spoilt = with_term("interim_status", "UNDER-STUDY", "en", "it must wait")
    place = "interim_status.UNDER-STUDY"
    for rule, where, language, left in (
        ("modal-duty-or-chance", place, "en", 0),
        ("idiom", place, "en", 1),
        ("modal-duty-or-chance", f"{place}/definition", "en", 1),
        ("modal-duty-or-chance", place, "ru", 1),
    ):
        one = PackException(rule, where, (language,), "a test")
        assert len(lint_pack(TABLE, (*EXCEPTIONS, one), spoilt)) == left


@pytest.mark.parametrize(
    ("language", "wording", "rule"),
    [
        ("en", "message acknowledged", "acknowledge-sounds-like-assent"),
        ("zh", "我方已承认", "acknowledge-sounds-like-assent"),
        ("ru", "сообщение принято", "assent-word"),
        ("fr", "accusé de réception", "acknowledge-sounds-like-assent"),
        ("ja", "承認済み", "acknowledge-sounds-like-assent"),
        ("ko", "승인함", "acknowledge-sounds-like-assent"),
        ("en", "warning of a launch", "warning-is-a-threat"),
        ("ru", "предупреждение", "warning-is-a-threat"),
        ("zh", "立即答复", "soon-has-no-minutes"),
        ("ja", "要求する", "request-or-demand"),
        ("fr", "votre message", "viewpoint"),
        ("ko", "답변해야 함", "modal-duty-or-chance"),
        ("en", "the enemy side", "name-of-a-side"),
        ("ja", "二名の当直者", "number-word"),
        ("zh", "南海", "contested-place-name"),
        ("en", "p\u0430th", "mixed-alphabets"),
    ],
)
def test_a_hazard_in_a_wording_is_found(language: str, wording: str, rule: str) -> None:
    spoilt = with_term("interim_status", "UNDER-STUDY", language, wording)
    found = lint_pack(TABLE, EXCEPTIONS, spoilt)
    assert rule in {one.finding.rule.code for one in found}
    assert {(one.language, one.where) for one in found} == {
        (language, "interim_status.UNDER-STUDY")
    }


def test_without_the_rule_the_hazard_is_not_found() -> None:
    spoilt = with_term("interim_status", "UNDER-STUDY", "en", "reply immediately")
    fewer = HazardTable(
        (rule for rule in TABLE.rules if rule.code != "soon-has-no-minutes"), LANGUAGES
    )
    assert len(lint_pack(TABLE, EXCEPTIONS, spoilt)) == 1
    assert lint_pack(fewer, EXCEPTIONS, spoilt) == ()


def test_the_scan_sees_every_place_of_a_pack() -> None:
    for language in LANGUAGES:
        texts = list(pack_texts(PACK, language))
        assert {text.place for text in texts} == set(PLACES)
        assert len({text.where for text in texts}) == len(texts) > 500


def test_an_officer_s_own_words_may_say_our_and_your() -> None:
    rule = TABLE.rule("viewpoint")
    assert rule is not None
    assert rule.not_in == ("situation",)
    situations = [text.text for text in pack_texts(PACK, "en") if text.place == "situation"]
    assert any(" ours" in text or "our " in text for text in situations)
