"""The core pack as a duty officer sees it: whole notices in six languages, and back."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from console.assets import core_pack
from protocol.notices.message import Message
from protocol.notices.pack import FieldSpec, FieldType
from protocol.notices.reading import read
from protocol.notices.rendering import render
from protocol.notices.values import Rows, Site, Value, WaterBody
from protocol.vocabulary import LANGUAGES
from tests.protocol.notices.core_samples import VALUES, sample
from tests.protocol.notices.filled import filled

PACK = core_pack()
SAMPLES = [(code, values) for code, each in VALUES.items() for values in each]

# The wordings of the research table for one body: an ICBM from Vandenberg to Kwajalein.
EXPECTED = {
    "en": """\
Object: intercontinental ballistic missile [ICBM].
Number of missiles: 1.
Launch window: from 051800Z MAR 26 (2026-03-05 18:00Z) to 052300Z MAR 26 (2026-03-05 23:00Z).
Validity in UTC days, launch date included: 4; last valid UTC day: 2026-03-08.
Statement on direction: the launch is directed against no State [NOT-DIRECTED].""",
    "zh": """\
对象：洲际弹道导弹 [ICBM]。
导弹数量：1。
发射时间窗：自 051800Z MAR 26 (2026-03-05 18:00Z) 至 052300Z MAR 26 (2026-03-05 23:00Z)。
有效天数（UTC，含发射当日）：4；最后有效日（UTC）：2026-03-08。
关于针对性的声明：本次发射不针对任何国家 [NOT-DIRECTED]。""",
    "ru": """\
Объект: межконтинентальная баллистическая ракета [ICBM].
Количество ракет: 1.
Период пуска: с 051800Z MAR 26 (2026-03-05 18:00Z) до 052300Z MAR 26 (2026-03-05 23:00Z).
Срок действия в сутках UTC, включая дату пуска: 4; последний день действия (UTC): 2026-03-08.
Заявление о направленности: пуск не направлен против какого-либо государства [NOT-DIRECTED].""",
    "fr": """\
Objet : missile balistique intercontinental [ICBM].
Nombre de missiles : 1.
Créneau de tir : du 051800Z MAR 26 (2026-03-05 18:00Z) au 052300Z MAR 26 (2026-03-05 23:00Z).
Validité en jours UTC, date de tir comprise : 4 ; dernier jour UTC de validité : 2026-03-08.
Déclaration sur la direction : le tir n'est dirigé contre aucun État [NOT-DIRECTED].""",
    "ja": """\
対象：大陸間弾道ミサイル [ICBM]。
ミサイルの数：1。
発射時間帯：051800Z MAR 26 (2026-03-05 18:00Z) から 052300Z MAR 26 (2026-03-05 23:00Z) まで。
有効日数（UTC、発射日を含む）：4、最終有効日（UTC）：2026-03-08。
対象国の有無に関する表明：この発射はいかなる国にも向けられたものではない [NOT-DIRECTED]。""",
    "ko": """\
대상: 대륙간탄도미사일 [ICBM].
미사일 수: 1.
발사 시간대: 051800Z MAR 26 (2026-03-05 18:00Z)부터 052300Z MAR 26 (2026-03-05 23:00Z)까지.
유효 일수(UTC, 발사일 포함): 4, 마지막 유효일(UTC): 2026-03-08.
겨냥 여부에 관한 표명: 이 발사는 어떠한 국가도 겨냥하지 않음 [NOT-DIRECTED].""",
}


def test_there_is_a_sample_of_every_kind_and_together_they_set_every_field() -> None:
    for code, kind in PACK.kinds.items():
        used = {name for values in VALUES[code] for name in values}
        assert used == {spec.name for spec in kind.fields}, code


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sample_reads_back_as_it_was_sent(language: str) -> None:
    for code, values in SAMPLES:
        message = sample(PACK, code, values)
        text = render(message, PACK, language).text
        assert read(text, PACK, language) == message, code
        assert "{" not in text
        assert "}" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_body_says_the_same_in_each_language(language: str) -> None:
    text = render(sample(PACK, *SAMPLES[0]), PACK, language).text.replace("\u00a0", " ")
    for line in EXPECTED[language].splitlines():
        assert line in text.splitlines()


@pytest.mark.parametrize("language", LANGUAGES)
def test_mode_stands_first_and_last(language: str) -> None:
    wording = PACK.vocabularies["mode"].terms["EXERCISE"].wording[language]
    for code, values in SAMPLES:
        lines = render(sample(PACK, code, values), PACK, language).text.splitlines()
        assert wording in lines[0]
        assert wording in lines[-1]


def figures_that_touch(text: str) -> list[str]:
    """Give labels that end in a digit right before a value in digits: read as one or as a ratio."""
    numbered_point = re.compile(r"^ +\d+: \d", re.MULTILINE)
    touching = re.compile(r"^[^\d\n]*\d\s*[:：]\s*\d", re.MULTILINE)
    return touching.findall(numbered_point.sub("", text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_label_runs_into_its_value(language: str) -> None:
    for code, values in SAMPLES:
        assert figures_that_touch(render(sample(PACK, code, values), PACK, language).text) == []


def test_a_label_that_runs_into_its_value_is_found() -> None:
    assert figures_that_touch("Validity, the launch date being day 1: 4")


def every_code() -> Iterator[Message]:
    """Give a notice for each code of each vocabulary that a field, a column or an area draws on."""
    said: set[tuple[str, str]] = set()
    for code, kind in PACK.kinds.items():
        for spec in kind.fields:
            for value in coded_values(spec, said):
                yield sample(PACK, code, dict(filled(kind.fields, {spec.name: value})))
    code, values = next(item for item in SAMPLES if item[0] == "space-launch-planned")
    for site in PACK.vocabularies["site"].terms:
        yield sample(PACK, code, {**values, "launch_area": Site(site)})
    for water in PACK.vocabularies["water_body"].terms:
        yield sample(PACK, code, {**values, "launch_area": WaterBody(water)})
    for code, values in SAMPLES:
        message = sample(PACK, code, values)
        for instrument in PACK.kinds[code].instruments:
            yield replace(message, heading=replace(message.heading, instrument=instrument))


def coded_values(spec: FieldSpec, said: set[tuple[str, str]]) -> Iterator[Value]:
    """Give a value of this field for each code of its vocabulary that was not said before."""
    for column in spec.columns:
        for value in coded_values(column, said):
            yield Rows((filled(spec.columns, {column.name: value}),))
    # A code that follows from another field is said by the kind that is free to choose it.
    if spec.type in (FieldType.ENUM, FieldType.ENUMS, FieldType.PARTY) and not spec.expected_of:
        for term in PACK.vocabularies[spec.vocabulary].terms:
            if (spec.vocabulary, term) not in said:
                said.add((spec.vocabulary, term))
                yield (term,) if spec.type is FieldType.ENUMS else term


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_of_the_pack_reads_back(language: str) -> None:
    messages = list(every_code())
    assert len(messages) > 500
    for message in messages:
        assert read(render(message, PACK, language).text, PACK, language) == message
