"""What the kinds of dialogue demand and refuse, each in one value; and what none of them says."""

import re

import pytest

from protocol.errors import ValueRefused
from protocol.notices.message import check_message
from protocol.notices.rendering import render
from protocol.notices.values import Ref, Rows, Value
from protocol.vocabulary import LANGUAGES
from tests.protocol.notices import core_dialogue
from tests.protocol.notices.core_samples import sample
from tests.protocol.notices.moments import at, day
from tests.protocol.notices.pack_texts import read_tables, texts
from tests.protocol.notices.samples import pack

PACK = read_tables()
EARLIER = Ref(bytes.fromhex("5f3a9c01d2e4b677"), 1, 14)
FISSILE: dict[str, Value] = {
    "declaration": "FISSILE-MORATORIUM",
    "status": "PROPOSE",
    "date": day("2026-11-24"),
}
TESTS = FISSILE | {"declaration": "TEST-MORATORIUM"}


def refused(kind: str, values: dict[str, Value]) -> tuple[str, str]:
    """Return the field and the rule for which these values are refused, blanks if they are not."""
    order = [spec.name for spec in pack().kinds[kind].fields]
    inside = {name: values[name] for name in order if name in values}
    try:
        check_message(sample(pack(), kind, inside), pack())
    except ValueRefused as problem:
        return problem.field, problem.rule
    return "", ""


def of(kind: str, number: int, **changed: Value | None) -> dict[str, Value]:
    """Return a sample's values with some of them changed, or taken out with None."""
    values = {**core_dialogue.VALUES[kind][number], **changed}
    return {name: value for name, value in values.items() if value is not None}


CONCERN = "compliance-concern"
MISSING, NOT_HERE = "field-missing", "field-not-for-this-case"


@pytest.mark.parametrize(
    ("kind", "values", "expected"),
    [
        ("declaration", FISSILE, ("", "")),
        ("declaration", TESTS, ("test_meaning", MISSING)),
        ("declaration", TESTS | {"test_meaning": "EXPLOSIVE"}, ("", "")),
        ("declaration", FISSILE | {"test_meaning": "EXPLOSIVE"}, ("test_meaning", NOT_HERE)),
        ("declaration", FISSILE | {"ref": EARLIER}, ("ref", NOT_HERE)),
        ("declaration", FISSILE | {"status": "REAFFIRM", "ref": EARLIER}, ("", "")),
        ("declaration", FISSILE | {"status": "QUESTION"}, ("question", MISSING)),
        ("declaration", FISSILE | {"status": "CLARIFY"}, ("standing", MISSING)),
        (
            "declaration",
            FISSILE | {"declaration": "MORATORIUM"},
            ("declaration", "unknown-code-of-declaration"),
        ),
        (
            "pack-change-answered",
            of("pack-change-answered", 0, takes_effect=None),
            ("takes_effect", MISSING),
        ),
        (
            "pack-change-answered",
            of("pack-change-answered", 0, answer="LATER", takes_effect=None),
            ("answer_by", MISSING),
        ),
        (
            "pack-change-answered",
            of("pack-change-answered", 2, takes_effect=at("2027-01-01 00:00")),
            ("takes_effect", NOT_HERE),
        ),
        ("transparency-measure", of("transparency-measure", 0, ref=EARLIER), ("ref", NOT_HERE)),
        ("transparency-measure", of("transparency-measure", 0, period=None), ("period", MISSING)),
        ("transparency-measure", of("transparency-measure", 2, ref=None), ("ref", MISSING)),
        (CONCERN, of(CONCERN, 0, questions=None), ("questions", MISSING)),
        (CONCERN, of(CONCERN, 0, status="FOLLOW-UP"), ("ref", MISSING)),
        (CONCERN, of(CONCERN, 0, test_meaning=None), ("test_meaning", MISSING)),
        (
            "maritime-consultation",
            of("maritime-consultation", 1, purpose="REVIEW-OF-ENCOUNTER"),
            ("encounters", MISSING),
        ),
        (
            "third-party-launch",
            of("third-party-launch", 0, notice_by_third="NONE-KNOWN"),
            ("public_notices", NOT_HERE),
        ),
        (
            "third-party-launch-answer",
            of("third-party-launch-answer", 2, held="OBSERVED"),
            ("observed_time", MISSING),
        ),
        ("ally-copy", of("ally-copy", 0, original_id=bytes(8)), ("original_id", "not-32-bytes")),
        ("ally-copy", of("ally-copy", 0, reason_withheld=None), ("reason_withheld", MISSING)),
    ],
)
def test_a_case_has_its_fields_and_no_others(
    kind: str, values: dict[str, Value], expected: tuple[str, str]
) -> None:
    assert refused(kind, values) == expected


def entry(**cells: Value) -> dict[str, Value]:
    """A calendar of one topic."""
    row = {"topic": "DOCTRINE", "date_state": "NONE", "level": "EXPERT", "form": "VIDEO"} | cells
    order = ("topic", "date_state", "next_date", "last_held", "level", "form", "place")
    return {"entries": Rows((tuple((name, row[name]) for name in order if name in row),))}


def test_a_topic_without_a_date_says_so_and_has_none() -> None:
    assert refused("dialogue-calendar", entry()) == ("", "")
    late = refused("dialogue-calendar", entry(next_date=day("2027-02-10")))
    assert late == ("entries[0].next_date", NOT_HERE)
    open_date = refused("dialogue-calendar", entry(date_state="SET"))
    assert open_date == ("entries[0].next_date", MISSING)


# What each text of the joint statement says, stem by stem, written down apart from the pack.
STEMS = {
    "en": ("nuclear war", "won", "fought"),
    "zh": ("核战争", "打不赢", "打不得"),
    "ru": ("ядерной войне", "победителей", "развязана"),
    "fr": ("guerre nucléaire", "gagnée", "menée"),
    "ja": ("核戦争", "勝利", "戦ってはならない"),
    "ko": ("핵전쟁", "이길 수 없", "벌여서는 안"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_declaration_prints_in_its_published_words(language: str) -> None:
    values = core_dialogue.VALUES["declaration"][0]
    text = render(sample(pack(), "declaration", values), pack(), language).text
    line = next(line for line in text.splitlines() if "[CANNOT-BE-WON]" in line)
    assert all(stem in line for stem in STEMS[language])


def test_terms_that_the_sides_read_differently_say_so() -> None:
    differ = {
        f"{name}.{code}"
        for name, terms in PACK.vocabularies.items()
        for code, term in terms.items()
        if term["meanings_differ"]
    }
    assert {f"declaration.{code}" for code in PACK.vocabularies["declaration"]} <= differ
    assert {f"test_meaning.{kind}" for kind in ("EXPLOSIVE", "SUBCRITICAL", "DELIVERY-SYSTEM")} <= (
        differ
    )
    note = PACK.vocabularies["declaration"]["NO-FIRST-USE"]["note"]
    assert "先行不使用" in note
    assert "先制不使用" in note


# A concern finds nothing, and values about a third party weigh nothing.
VERDICTS = {
    "en": r"violat|breach|guilt|illegal|threat|provo|aggress",
    "zh": r"违约|违法|非法|威胁|挑衅|侵略",
    "ru": r"виновн|незаконн|угроз|провокац|агресс",
    "fr": r"illég|illicite|menace|provocat|agress|coupable",
    "ja": r"違法|脅威|挑発|侵略",
    "ko": r"위법|불법|위협|도발|침략",
}
PLACES = re.compile(
    r"(concern_|third_party_|field\.(compliance-concern|third-party-launch)|"
    r"kind\.(compliance-concern|third-party-launch))"
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_about_a_concern_or_a_third_party_gives_a_verdict(language: str) -> None:
    mine = [text for text in texts(PACK, language) if PLACES.match(text.where)]
    assert len(mine) > 80
    verdict = re.compile(VERDICTS[language])
    found = [text.where for text in mine if verdict.search(text.text.lower())]
    # The one place that speaks of a breach says that none is found.
    assert [where for where in found if where != "concern_status.RAISED/definition"] == []
