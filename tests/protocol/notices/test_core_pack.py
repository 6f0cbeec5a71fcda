"""The core pack is whole: six languages everywhere, every field of the catalogue, one reading."""

import copy
import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

import pytest

from protocol.vocabulary import LANGUAGES, Fact, Mode, Precedence, SpeechAct
from tests.protocol.notices import core_dialogue, core_launches, core_military, core_seaair
from tests.protocol.notices.pack_texts import PackTables, Table, lines, read_tables, texts

PACK = read_tables()
TERM_KEYS = {*LANGUAGES, *(f"{language}_definition" for language in LANGUAGES)}
TERM_EXTRAS = {"note", "sources", "meanings_differ", "expects"}

# The catalogue of kinds, written down apart from the pack: number, officers who release, fields
# (a star: required, a plus: required by the value of another field), in canonical order.
CATALOGUE = {
    "missile-launch-planned": (
        "T01",
        2,
        "object_class* count* launch_platform launch_date* window* validity_days* launch_area* "
        "impact_areas* azimuth stage_areas payload purpose not_directed public_notices "
        "exercise_ref",
    ),
    "space-launch-planned": (
        "T02",
        2,
        "vehicle_class* window* launch_area* azimuth* orbit_regime apogee stage_areas operator "
        "third_party_operator public_notices",
    ),
    "launch-postponed": ("T04", 1, "ref* new_window* still_valid* reason"),
    "launch-cancelled": ("T05", 1, "ref* final* reason"),
    "launch-completed": (
        "T06",
        1,
        "ref* outcome* launch_time+ impact_time impact_in_area count_launched",
    ),
    "launch-observed": (
        "T09",
        2,
        "observed_time* origin_estimate* azimuth_estimate impact_estimate object_count conf* "
        "sensor_basis matching* matching_notice+ question*",
    ),
    "event-characterised": (
        "T10",
        2,
        "ref* is_ours* object_class+ purpose+ object_count payload impact_areas notice_ref "
        "threat_statement next_update_by+",
    ),
    "interim-reply": ("T34", 1, "ref* status* answer_by+"),
    "not-understood": ("T37", 1, "ref* field* problem* conflicting+ my_reading"),
    "correction": ("T38", 2, "ref* action* changes+ replacement reason*"),
    "station-status": (
        "T39",
        1,
        "event* path+ ref+ present_level+ test_text round_trip maintenance_window+ watch_resumes "
        "next_test fallback_contact",
    ),
}
CATALOGUE |= core_dialogue.CATALOGUE
CATALOGUE |= core_seaair.CATALOGUE
CATALOGUE |= core_military.CATALOGUE
CATALOGUE |= core_launches.CATALOGUE

# Values whose misreading changes what the message says about a launch or an incident.
READ_BACK = {
    "missile-launch-planned": "object_class count launch_date window launch_area impact_areas",
    "space-launch-planned": "vehicle_class window launch_area azimuth",
    "launch-postponed": "ref new_window still_valid",
    "launch-observed": "observed_time origin_estimate object_count conf matching question",
    "event-characterised": "ref is_ours object_class purpose next_update_by",
    "interim-reply": "ref status answer_by",
    "not-understood": "ref field problem conflicting",
    "correction": "ref action changes",
}
READ_BACK |= core_dialogue.READ_BACK
READ_BACK |= core_seaair.READ_BACK
READ_BACK |= core_military.READ_BACK
READ_BACK |= core_launches.READ_BACK


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_missing_or_blank(language: str) -> None:
    found = list(texts(PACK, language))
    assert len(found) > 700
    for where, text in found:
        assert text.strip() == text, where
        assert len(text) >= 1, where
        assert unicodedata.is_normalized("NFC", text), where


def test_every_term_has_wording_and_definition_and_nothing_unknown() -> None:
    for name, terms in PACK.vocabularies.items():
        for code, term in terms.items():
            assert set(term) >= TERM_KEYS, f"{name}.{code}"
            assert set(term) <= TERM_KEYS | TERM_EXTRAS, f"{name}.{code}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_definition_merely_repeats_its_wording(language: str) -> None:
    for name, terms in PACK.vocabularies.items():
        for code, term in terms.items():
            said = term[f"{language}_definition"].rstrip(".。").casefold()
            assert said != term[language].casefold(), f"{name}.{code}"


def test_the_codes_of_the_protocol_have_terms() -> None:
    assert set(PACK.vocabularies["mode"]) == set(Mode.__members__)
    assert set(PACK.vocabularies["precedence"]) == set(Precedence.__members__)
    assert set(PACK.vocabularies["act"]) == set(SpeechAct.__members__)
    facts = {name.replace("_", "-") for name in Fact.__members__}
    assert set(PACK.vocabularies["receipt"]) == facts


def test_the_catalogue_is_complete() -> None:
    assert set(PACK.kinds) == set(CATALOGUE)


@pytest.mark.parametrize("code", CATALOGUE)
def test_a_kind_has_the_fields_of_the_catalogue(code: str) -> None:
    number, officers, fields = CATALOGUE[code]
    kind = PACK.kinds[code]
    assert (kind["id"], kind["catalogue"], kind["officers"]) == (code, number, officers)
    assert " ".join(_marked(field) for field in kind["field"]) == fields
    assert kind["review"] == "not reviewed by a native legal linguist"
    assert {"title", "situation", "act", "precedence", "obligation", "community"} <= set(kind)
    assert kind["reply"] in PACK.vocabularies["reply"]
    assert set(kind["instruments"]) <= set(PACK.vocabularies["instrument"])


def _marked(field: Table) -> str:
    mark = "*" if field["required"] else "+" if "required_when" in field else ""
    return f"{field['name']}{mark}"


def test_kinds_name_known_instruments() -> None:
    named = {code for kind in PACK.kinds.values() for code in kind["instruments"]}
    assert named == set(PACK.vocabularies["instrument"])


def test_a_notice_under_any_instrument_can_be_corrected() -> None:
    named = set(PACK.kinds["correction"]["instruments"])
    assert named == set(PACK.vocabularies["instrument"])


@pytest.mark.parametrize("code", READ_BACK)
def test_the_values_that_decide_are_read_back(code: str) -> None:
    critical = {field["name"] for field in PACK.kinds[code]["field"] if field["critical"]}
    assert critical >= set(READ_BACK[code].split())


@pytest.mark.parametrize("code", CATALOGUE)
def test_a_launch_or_flash_kind_has_a_value_to_type(code: str) -> None:
    kind = PACK.kinds[code]
    typed = [field["name"] for field in kind["field"] if field.get("typed")]
    assert bool(typed) == (kind["reply"] == "READBACK" or kind["precedence"] == "FLASH")
    assert all(field["critical"] for field in kind["field"] if field["name"] in typed)


def test_one_officer_is_enough_to_withdraw() -> None:
    assert PACK.kinds["correction"]["officers_when"] == {
        "field": "action",
        "values": ["WITHDRAW"],
        "officers": 1,
    }


@pytest.mark.parametrize("code", CATALOGUE)
def test_every_field_is_printed_once_under_its_label(code: str) -> None:
    kind = PACK.kinds[code]
    for language in LANGUAGES:
        printed = list(lines(PACK, code, language))
        names = [name for fields, _ in printed for name in fields]
        assert names == [field["name"] for field in kind["field"]]
        for fields, wording in printed:
            assert re.findall(r"\{(\w+)\}", wording) == fields


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def ambiguous_wordings(pack: PackTables, language: str) -> Iterator[str]:
    """Give wordings of one vocabulary of which one is the beginning of the other.

    Units are left out: a unit is a short sign that always has its code behind it.
    """
    for name, terms in pack.vocabularies.items():
        if name == "unit":
            continue
        wordings = sorted(_folded(term[language]) for term in terms.values())
        for before, after in pairwise(wordings):
            if after.startswith(before):
                yield f"{name}: {before} | {after}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_wording_begins_another(language: str) -> None:
    assert list(ambiguous_wordings(PACK, language)) == []


def test_a_wording_that_begins_another_is_found() -> None:
    spoilt = copy.deepcopy(PACK)
    spoilt.vocabularies["purpose"]["TEST"]["en"] = "Training"
    assert list(ambiguous_wordings(spoilt, "en")) == ["purpose: training | training launch"]


# Terms that stand in two lists, with the same code and the same words.
SHARED = [("flight_object", "object_class"), ("launch_purpose", "purpose")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_code_means_the_same_wherever_it_is_used(language: str) -> None:
    for same in (
        [("object_class", "SOUNDING-ROCKET"), ("vehicle_class", "SOUNDING")],
        [("declaration", "TEST-MORATORIUM"), ("moratorium", "NUCLEAR-TESTS")],
        [("declaration", "FISSILE-MORATORIUM"), ("moratorium", "FISSILE-MATERIAL")],
    ):
        assert len({PACK.vocabularies[v][code][language] for v, code in same}) == 1
    for one, other in SHARED:
        both = PACK.vocabularies[one].keys() & PACK.vocabularies[other].keys()
        assert len(both) >= 3
        for code in both:
            assert (
                PACK.vocabularies[one][code][language] == PACK.vocabularies[other][code][language]
            )


@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_lines_and_heading_are_told_apart_by_their_first_words(language: str) -> None:
    titles = sorted(_folded(kind["title"][language]) for kind in PACK.kinds.values())
    assert not any(b.startswith(a) for a, b in pairwise(titles))
    for code in PACK.kinds:
        leads = [_lead(wording) for _, wording in lines(PACK, code, language)]
        leads += [_lead(wording[language]) for wording in PACK.head["heading"].values()]
        leads.sort()
        alike = [a for a, b in pairwise(leads) if b.startswith(a)]
        assert alike == [], code


def _lead(wording: str) -> str:
    return _folded(wording.split("{")[0])


def test_sites_and_waters_carry_no_disputed_name() -> None:
    # Names that one of the parties reads as a claim; a quadrant or coordinates do without them.
    disputed = re.compile(r"CHINA-SEA|JAPAN|PERSIAN|ARABIAN-GULF|MEXICO|AMERICA|SENKAKU|SPRATLY")
    codes = [*PACK.vocabularies["water_body"], *PACK.vocabularies["site"]]
    assert [code for code in codes if disputed.search(code)] == []
    assert len(PACK.vocabularies["water_body"]) >= 25
    assert len(PACK.vocabularies["site"]) >= 20


def test_the_nuclear_states_are_parties() -> None:
    states = {"CHN", "FRA", "GBR", "IND", "ISR", "PAK", "PRK", "RUS", "USA"}
    assert states | {"NOR", "JPN", "KOR"} <= set(PACK.vocabularies["party"])
