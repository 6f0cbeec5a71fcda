"""Exercises, questions, hazards of the core pack: what a notice of them cannot say by mistake."""

import pytest

from console.assets import core_pack
from protocol.errors import ValueRefused
from protocol.notices.message import check_values
from protocol.notices.pack import FieldType
from protocol.notices.values import FreeText, Rows, Value
from protocol.vocabulary import LANGUAGES
from tests.protocol.notices.core_military import COLUMNS, VALUES
from tests.protocol.notices.moments import at, number
from tests.protocol.notices.pack_texts import Table, read_tables

PACK = core_pack()
TABLES = read_tables()


def changed(code: str, sample: int = 0, **values: Value | None) -> None:
    """Check a sample with some values set otherwise, or (None) unset."""
    kind = PACK.kinds[code]
    given: dict[str, Value | None] = {**VALUES[code][sample], **values}
    ordered = tuple(
        (spec.name, value) for spec in kind.fields if (value := given.get(spec.name)) is not None
    )
    check_values(kind, ordered, PACK)


def columns(where: str) -> list[Table]:
    """Return the columns of `kind.field` as its file has them."""
    code, _, name = where.partition(".")
    field = next(field for field in TABLES.kinds[code]["field"] if field["name"] == name)
    found: list[Table] = field["column"]
    return found


def test_the_lists_are_those_of_the_catalogue() -> None:
    found = {
        f"{code}.{spec.name}"
        for code in VALUES
        for spec in PACK.kinds[code].fields
        if spec.type is FieldType.ROWS
    }
    assert found == set(COLUMNS)


@pytest.mark.parametrize("where", COLUMNS)
def test_an_entry_has_the_columns_of_the_catalogue(where: str) -> None:
    marks = [
        column["name"] + ("*" if column["required"] else "+" if "required_when" in column else "")
        for column in columns(where)
    ]
    assert " ".join(marks) == COLUMNS[where]


@pytest.mark.parametrize("where", COLUMNS)
def test_the_samples_set_every_column(where: str) -> None:
    code, _, name = where.partition(".")
    lists = [values[name] for values in VALUES[code] if name in values]
    used = {
        column
        for rows in lists
        if isinstance(rows, Rows)
        for row in rows.items
        for column, _ in row
    }
    assert used == {column["name"] for column in columns(where)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_late_answer_is_worded_as_the_interim_reply_is(language: str) -> None:
    late = TABLES.vocabularies["question_answer"]["WILL-ANSWER-BY"]
    assert late[language] == TABLES.vocabularies["interim_status"]["ANSWER-BY"][language]


def answers(**cells: Value) -> Rows:
    """One entry of an answer on an unusual activity."""
    return Rows(((("question_number", number(1)), ("question", "EXERCISE"), *cells.items()),))


def test_an_answer_names_its_time_only_if_it_comes_later() -> None:
    changed("activity-answer", answers=answers(answer="YES-CONFIRMED"))
    changed("activity-answer", answers=answers(answer="WILL-ANSWER-BY", answer_by=at(NOON)))
    with pytest.raises(ValueRefused, match="field-missing"):
        changed("activity-answer", answers=answers(answer="WILL-ANSWER-BY"))
    with pytest.raises(ValueRefused, match="field-not-for-this-case"):
        changed("activity-answer", answers=answers(answer="YES-CONFIRMED", answer_by=at(NOON)))


NOON = "2026-03-06 12:00"


def test_a_question_in_own_words_has_its_words() -> None:
    with pytest.raises(ValueRefused, match="field-missing"):
        changed("activity-question", questions=Rows(((("question", "OTHER-STATEMENT"),),)))


def test_height_is_stated_where_the_air_is_a_hazard_and_only_there() -> None:
    with pytest.raises(ValueRefused, match=r"altitude_upper.*field-missing"):
        changed("hazard-area", altitude_upper=None)
    with pytest.raises(ValueRefused, match=r"altitude_upper_value.*field-missing"):
        changed("hazard-area", altitude_upper="STATED")
    with pytest.raises(ValueRefused, match=r"altitude_lower.*field-not-for-this-case"):
        changed("hazard-area", domain="SEA")


def test_a_hazard_names_its_activity_if_it_says_that_it_does() -> None:
    changed("hazard-area", nature_stated="NOT-STATED", activity=None)
    with pytest.raises(ValueRefused, match=r"activity.*field-missing"):
        changed("hazard-area", activity=None)


def test_numbers_of_persons_stand_together_or_not_at_all() -> None:
    stated = 1
    for name in ("dead", "injured", "missing"):
        with pytest.raises(ValueRefused, match=rf"{name}.*field-missing"):
            changed("hazardous-incident", stated, **{name: None})
    with pytest.raises(ValueRefused, match="field-not-for-this-case"):
        changed("hazardous-incident", stated, casualties="NONE")


def test_a_consequence_is_a_text_of_its_own() -> None:
    with pytest.raises(ValueRefused, match=r"consequence_text.*field-missing"):
        changed("ict-incident", consequence_line="STATED")
    with pytest.raises(ValueRefused, match=r"consequence_text.*field-not-for-this-case"):
        changed("ict-incident", consequence_text=FreeText("en", "A measure follows."))


def test_a_question_about_the_past_does_not_expire_with_it() -> None:
    # A window would end the notice at the end of the time that it asks about.
    types = {spec.type for spec in PACK.kinds["ict-incident"].fields}
    assert FieldType.WINDOW not in types
