"""Hazards: every number has a rule, every rule finds its words in every language, and no others."""

import dataclasses
import re
import tomllib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.assets import hazard_files, hazards
from protocol.errors import LocalViolation, ValueRefused
from protocol.notices.hazard_file import CROWD_MAX, load_hazards
from protocol.notices.hazard_pattern import fold
from protocol.notices.hazards import ANY, HazardTable, Rule, Scope, Severity
from protocol.notices.lint import check_text
from protocol.vocabulary import LANGUAGES

TABLE, EXCEPTIONS = hazards()
NUMBERS = set(range(1, 45))
SAMPLES: dict[str, dict[str, list[str]]] = {}
for _file in sorted((Path(__file__).parent / "hazard_samples").glob("*.toml")):
    SAMPLES |= tomllib.loads(_file.read_text("utf-8"))

# Rules of the rule set that are no numbered hazard; the numbered ones are counted below.
RULE_SET = {
    "idiom", "modal-duty-or-chance", "negative-question", "number-word", "sovereignty-word",
    "acknowledge-sounds-like-assent", "relative-time", "time-without-zone", "mixed-alphabets",
    "bidi-control", "hidden-character", "confusable-word", "decimal-comma", "date-not-iso",
    "myriad-number", "exclamation", "quotation", "ellipsis", "agentless-statement", "irony",
    "gendered-word", "viewpoint", "digits-not-ascii", "explain-reads-as-justify",
}  # fmt: skip

# What an officer may well write; in each language about the same.
CLEAN = {
    "en": [
        "The sending side observed 1 object at 2026-03-05 18:10Z, 34°45.000′N 120°36.000′W, "
        "altitude 12000 m. The object moved on azimuth 310.5. Its class is not known to the "
        "sending side. Next information: 2026-03-05 18:40Z at the latest.",
        "The date in line 4 differs from the DTG in line 7. Which of the two is correct?",
        "The exercise of 2026-03-05 has ended. All ships have returned to port. No persons hurt.",
    ],
    "zh": [
        "发送方于 2026-03-05 18:10Z 在 34°45.000′N 120°36.000′W 观测到 1 个物体，高度 12000 m，"
        "方位角 310.5。发送方不知其类别。下次更新最晚为 2026-03-05 18:40Z。",
        "第 4 行的日期与第 7 行的日时组不一致。请说明哪一个正确。",
        "2026-03-05 的演习已结束，所有舰艇已返回港口，无人员受伤。",
    ],
    "ru": [
        "Отправившая сторона наблюдала 1 объект в 2026-03-05 18:10Z, 34°45.000′N 120°36.000′W, "
        "высота 12000 m. Объект двигался по азимуту 310.5. Класс объекта стороне не известен. "
        "Следующее сообщение не позднее 2026-03-05 18:40Z.",
        "Дата в строке 4 отличается от группы даты и времени в строке 7. Какая из них верна?",
        "Учение от 2026-03-05 завершено. Все корабли вернулись в порт. Пострадавших нет.",
    ],
    "fr": [
        "La partie expéditrice a observé 1 objet à 2026-03-05 18:10Z, 34°45.000′N 120°36.000′W, "
        "altitude 12000 m. L'objet suivait l'azimut 310.5. Sa classe n'est pas connue de la partie "
        "expéditrice. Prochaine information : 2026-03-05 18:40Z au plus tard.",
        "La date de la ligne 4 diffère du groupe date-heure de la ligne 7. Laquelle est exacte ?",
        "L'exercice du 2026-03-05 est terminé. Les navires sont rentrés au port. Aucun blessé.",
    ],
    "ja": [
        "発信側は 2026-03-05 18:10Z に 34°45.000′N 120°36.000′W で物体 1 個を観測した。"
        "高度 12000 m、方位角 310.5。発信側は物体の区分を把握していない。"
        "次の連絡の期限は 2026-03-05 18:40Z。",
        "4 行目の日付と 7 行目の日時群が異なる。どちらが正しいかを示すよう依頼する。",
        "2026-03-05 の演習は終了した。艦艇は全て港に戻った。負傷者はいない。",
    ],
    "ko": [
        "발신 측은 2026-03-05 18:10Z에 34°45.000′N 120°36.000′W에서 물체 1개를 관측함. "
        "고도 12000 m, 방위각 310.5. 발신 측은 물체의 분류를 파악하지 못함. "
        "다음 연락 기한은 2026-03-05 18:40Z임.",
        "4행의 날짜와 7행의 날짜·시각군이 다름. 어느 쪽이 맞는지 알려 주기를 요청함.",
        "2026-03-05의 훈련은 끝남. 함정은 모두 항구로 돌아옴. 부상자는 없음.",
    ],
}


def codes(table: HazardTable, text: str, language: str, scope: Scope) -> set[str]:
    """Return the names of the rules that find something."""
    return {finding.rule.code for finding in table.lint(text, language, scope)}


def languages_of(rule: Rule) -> tuple[str, ...]:
    """Return the languages that a rule has words in; `ANY` for words or checks of all."""
    return tuple(rule.patterns) if rule.patterns else (ANY,)


def wrong(table: HazardTable) -> Iterator[str]:
    """Give every rule and language without a pair of samples, or with one that does not fit."""
    for rule in TABLE.rules:
        scope = Scope.PACK if rule.scope is Scope.PACK else Scope.TEXT
        for language in languages_of(rule):
            fires, near = SAMPLES.get(rule.code, {}).get(language, ["", ""])
            for spoken in LANGUAGES if language == ANY else (language,):
                if rule.code not in codes(table, fires, spoken, scope):
                    yield f"{rule.code} {spoken} is silent: {fires}"
                if not near or rule.code in codes(table, near, spoken, scope):
                    yield f"{rule.code} {spoken} is loud: {near}"


def without(code: str) -> HazardTable:
    """Return the table without a rule."""
    return HazardTable((rule for rule in TABLE.rules if rule.code != code), LANGUAGES)


def test_every_numbered_hazard_has_a_rule() -> None:
    assert {rule.number for rule in TABLE.rules} - {0} == NUMBERS


def test_the_rule_set_has_its_rules() -> None:
    assert {rule.code for rule in TABLE.rules} >= RULE_SET
    assert {rule.code for rule in TABLE.rules if rule.number == 0} <= RULE_SET


def test_every_rule_finds_its_words_and_not_the_near_ones() -> None:
    assert list(wrong(TABLE)) == []


def test_every_sample_belongs_to_a_rule_and_a_language_of_it() -> None:
    listed = {(code, language) for code, pairs in SAMPLES.items() for language in pairs}
    assert listed == {(rule.code, one) for rule in TABLE.rules for one in languages_of(rule)}


@pytest.mark.parametrize("code", [rule.code for rule in TABLE.rules])
def test_a_rule_that_is_missing_is_missed(code: str) -> None:
    assert any(line.startswith(f"{code} ") for line in wrong(without(code)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_clean_texts_have_no_findings(language: str) -> None:
    found = [
        (finding.rule.code, finding.excerpt)
        for text in CLEAN[language]
        for finding in TABLE.lint(text, language)
    ]
    assert found == []


def test_findings_stand_in_the_order_of_the_text_with_their_places() -> None:
    text = "On 05.03.26 at 18:00 we move 1,5 tonnes! 3万"
    found = TABLE.lint(text, "en")
    assert [(one.rule.code, one.excerpt) for one in found] == [
        ("date-not-iso", "05.03.26"),
        ("time-without-zone", "18:00"),
        ("decimal-comma", "1,5"),
        ("exclamation", "!"),
        ("myriad-number", "3万"),
    ]
    assert all(text[one.start : one.end] == one.excerpt for one in found)
    assert TABLE.lint("2026-03-05 18:00Z, 1.5 t", "en") == ()


def test_a_word_is_found_however_it_is_spelt() -> None:
    for text in ("IMMEDIATELY", "Immediately,", "(immediately)", "re: immediately\n"):
        assert codes(TABLE, text, "en", Scope.TEXT) == {"soon-has-no-minutes"}
    spaced = "dans les\u00a0plus brefs\u202fdélais"
    assert "soon-has-no-minutes" in codes(TABLE, spaced, "fr", Scope.TEXT)
    assert "assent-word" in codes(TABLE, "D’ACCORD", "fr", Scope.TEXT)
    assert "combat-duty-is-routine" in codes(TABLE, "НЕСЁТ БОЕВОЕ ДЕЖУРСТВО", "ru", Scope.TEXT)
    assert "time-without-zone" in codes(TABLE, "１８：００", "ja", Scope.TEXT)


def test_a_word_of_another_language_is_not_a_finding_of_this_one() -> None:
    assert codes(TABLE, "demander", "fr", Scope.TEXT) == {"demander-only-asks"}
    assert codes(TABLE, "demander", "en", Scope.TEXT) == set()


def test_a_text_of_an_unknown_language_is_looked_at_for_characters() -> None:
    assert codes(TABLE, "immediately a\u202eb", "de", Scope.TEXT) == {"bidi-control"}


def test_what_is_refused_at_release_is_what_a_refusing_rule_finds() -> None:
    refusing = {rule.code for rule in TABLE.rules if rule.severity is Severity.REFUSED}
    assert refusing == {"bidi-control", "hidden-character", "mixed-alphabets"}
    for code in refusing:
        fires, near = SAMPLES[code][ANY]
        check_text(near, "f", 100)
        with pytest.raises(ValueRefused):
            check_text(fires, "f", 100)


def test_every_explanation_says_in_which_language_and_fits_the_screen() -> None:
    """A name is short enough for one line of a list; both sentences are there in six languages."""
    for rule in TABLE.rules:
        for language in LANGUAGES:
            assert 2 <= len(rule.name[language]) <= 40, (rule.code, language)
            assert len(rule.reads[language]) <= 260, (rule.code, language)
            assert len(rule.instead[language]) <= 200, (rule.code, language)
        texts = [table[code] for code in LANGUAGES for table in (rule.reads, rule.instead)]
        assert len(set(texts)) == len(texts), rule.code


def test_the_six_explanations_name_the_same_kinds_and_codes() -> None:
    for rule in TABLE.rules:
        named = [set(re.findall(r"T\d\d", rule.instead[code])) for code in LANGUAGES]
        assert all(one == named[0] for one in named), rule.code
        assert all("T01" <= kind <= "T40" for kind in named[0]), rule.code


def test_no_place_of_a_text_can_cost_more_than_a_few_patterns() -> None:
    for scope in (Scope.TEXT, Scope.PACK):
        for language in LANGUAGES:
            assert max(TABLE.crowding(scope, language).values()) <= CROWD_MAX


@given(st.text(max_size=200), st.sampled_from(LANGUAGES))
def test_any_text_can_be_looked_at(text: str, language: str) -> None:
    assert len(fold(text)) == len(text)
    found = TABLE.lint(text, language)
    assert all(text[one.start : one.end] == one.excerpt != "" for one in found)
    assert list(found) == sorted(found, key=lambda one: (one.start, one.end, one.rule.code))
    for rule in {one.rule.code for one in found}:
        spans = [(one.start, one.end) for one in found if one.rule.code == rule]
        assert all(before[1] <= after[0] for before, after in pairwise(spans))


RULE = hazard_files()["characters.toml"].split(b"\n\n[hidden")[0]


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        (b'scope = "both"', b'scope = "all"', "unknown-value"),
        (b'severity = "refused"', b'severity = "bad"', "unknown-value"),
        (b'check = "bidi-control"', b'check = "open-file"', "unknown-value"),
        (b'check = "bidi-control"', b"", "patterns-or-check"),
        (b'check = "bidi-control"', b'patterns.en = ["(a|(b)"]', "group-malformed"),
        (b'check = "bidi-control"', b'patterns.en = ["a~b~c"]', "gap"),
        (b'check = "bidi-control"', b'patterns.en = ["Abc"]', "pattern-not-folded"),
        (b'check = "bidi-control"', b'patterns.xx = ["abc"]', "unknown-language"),
        (b'check = "bidi-control"', b'check = "bidi-control"\nrun = "x"', "unknown-key"),
        (b"number = 0", b"number = 45", "number-range"),
        (b"[bidi-control]", b"[Bidi]", "not-a-code"),
        (b'ko = "\xeb\xb0\xa9', b'xx = "\xeb\xb0\xa9', "languages-differ"),
    ],
)
def test_a_table_that_is_not_of_the_form_is_refused(old: bytes, new: bytes, rule: str) -> None:
    load_hazards({"x.toml": RULE})
    spoilt = RULE.replace(old, new, 1)
    assert spoilt != RULE
    with pytest.raises(LocalViolation) as refusal:
        load_hazards({"x.toml": spoilt})
    assert refusal.value.details["rule"] == rule


def test_patterns_that_begin_alike_too_often_are_refused() -> None:
    crowd = ", ".join(f'"ab {letter}"' for letter in "abcdefghijklmnopqrs")
    spoilt = RULE.replace(b'check = "bidi-control"', f"patterns.en = [{crowd}]".encode())
    with pytest.raises(LocalViolation, match="begin-alike"):
        load_hazards({"x.toml": spoilt})


def test_rules_are_frozen() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        TABLE.rules[0].code = "other"  # type: ignore[misc]
