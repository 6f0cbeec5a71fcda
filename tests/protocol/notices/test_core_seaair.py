"""What the kinds of encounters, answers and calls say: signals by code, answers that close nothing.

The tables are written down apart from the pack. Codes and complements: published tables of the
signals YV1; port and starboard: the Russian and the Italian text of such a table as far as they
were read (IR1 to RT9), memory after that.
"""

import copy
import re
from collections.abc import Iterator

import pytest

from protocol.vocabulary import LANGUAGES
from tests.protocol.notices.pack_texts import PackTables, Table, read_tables, texts

PACK = read_tables()

CODES = (
    "IR1 IR2 IR3 IR4 JH1 MH1 NB1 PJ1 PJ2 PJ3 PP8 QF1 QS6 QV2 QV3 RT2 RT3 RT4 RT5 RT6 RT7 RT8 RT9 "
    "RU2 RU3 RU4 RU5 RU6 RU7 RU8 SL2 TX1 UY1 UY2 UY3 UY4 UY5 UY6 UY7 UY8 UY9 UY10 UY11 UY12 "
    "ZL1 ZL2 ZL3 YN"
)

# The complement that a code carries, by the field that holds it and its units.
COMPLEMENTS = {
    "direction": "NB1 PP8 RT6 UY2 UY3 UY5 UY12",
    "course": "QS6 UY1 UY6",
    "minutes": "RU2 RU3",
    "distance": "RT7 RT8 RT9",
    "distance_astern": "IR2",
}
UNITS = {"minutes": ["MIN"], "distance": ["HM"], "distance_astern": ["M"]}

SIDES = {
    "port": "PJ2 RT2 RT4 RT8 RU2 RU4",
    "starboard": "PJ1 RT3 RT5 RT7 RU3 RU5",
}
SIDE_WORDS = {
    "en": (r"\bport\b", r"\bstarboard\b"),
    "zh": (r"左", r"右"),
    "ru": (r"\bвлево\b|\bлев", r"\bвправо\b|\bправ"),
    "fr": (r"\bbâbord\b", r"\btribord\b"),
    "ja": (r"左", r"右"),
    "ko": (r"좌현", r"우현"),
}


def field(kind: str, name: str) -> Table:
    """Return a field of a kind as its author wrote it."""
    found: Table = next(f for f in PACK.kinds[kind]["field"] if f["name"] == name)
    return found


def test_every_signal_of_the_table_is_there_and_no_other() -> None:
    assert sorted(PACK.vocabularies["signal"]) == sorted(CODES.split())


@pytest.mark.parametrize("name", COMPLEMENTS)
def test_a_signal_has_its_complement_and_no_other(name: str) -> None:
    spec = field("signal-relay", name)
    case = {"field": "signal", "values": COMPLEMENTS[name].split()}
    assert spec["required_when"] == spec["only_when"] == case
    assert spec.get("units") == UNITS.get(name)


def wrong_sides(pack: PackTables, language: str) -> list[str]:
    """Give the signals whose wording names the wrong side of the ship, none, or both."""
    signals = pack.vocabularies["signal"]
    port, starboard = SIDE_WORDS[language]
    expected = {code: side for side, codes in SIDES.items() for code in codes.split()}
    return [
        code
        for code, term in signals.items()
        if (bool(re.search(port, term[language])), bool(re.search(starboard, term[language])))
        != (expected.get(code) == "port", expected.get(code) == "starboard")
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_port_and_starboard_are_what_the_table_says(language: str) -> None:
    assert wrong_sides(PACK, language) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_port_for_starboard_is_found(language: str) -> None:
    spoilt = copy.deepcopy(PACK)
    signals = spoilt.vocabularies["signal"]
    signals["RT2"], signals["RT3"] = signals["RT3"], signals["RT2"]
    assert wrong_sides(spoilt, language) == ["RT2", "RT3"]


def test_the_source_of_a_signal_says_what_was_not_read() -> None:
    for code, term in PACK.vocabularies["signal"].items():
        read = {"IR", "JH", "MH", "NB", "PJ", "PP", "QF", "QS", "QV", "RT"}
        unread = "Wording from memory, unverified" in term["sources"]
        assert unread == (code[:2] not in read and code not in ("ZL3", "YN")), code


def test_no_signal_of_cues_is_invented() -> None:
    assert "CUES-2014" not in PACK.kinds["signal-relay"]["instruments"]
    assert "CUES" in PACK.kinds["signal-relay"]["situation"]["en"]


def test_each_phrase_expects_an_action_and_some_answers_are_always_open() -> None:
    expected = {term["expects"] for term in PACK.vocabularies["dma_phrase"].values()}
    always_open = {"NOT-OF-ANSWERING-SIDE", "NOT-POSSIBLE", "STAND-BY"}
    assert set(PACK.vocabularies["dma_response"]) == expected | always_open
    assert not expected & always_open
    assert field("dangerous-activity", "expected_response")["expected_of"] == "phrase"


@pytest.mark.parametrize("name", ["dma_phrase", "dma_response"])
def test_the_phrases_say_that_they_are_proposals(name: str) -> None:
    for code, term in PACK.vocabularies[name].items():
        assert any("proposal of this project" in source for source in term["sources"]), code


def test_a_declined_call_leaves_the_text_circuit_open() -> None:
    assert all(code.startswith("OPEN") for code in PACK.vocabularies["text_channel"])
    assert field("call-answer", "text_channel")["required"] is True
    assert "only_when" not in field("call-answer", "text_channel")


# 2023: a call was said to lack the proper atmosphere. No reason speaks of the state of relations.
ATMOSPHERE = {
    "en": r"atmosphere|climate|condition|relation|trust",
    "zh": r"气氛|氛围|条件|关系|信任",
    "ru": r"атмосфер|обстановк|услови|отношени|довери",
    "fr": r"atmosphère|climat|condition|relation|confiance",
    "ja": r"雰囲気|環境|条件|関係[^者]|信頼",
    "ko": r"분위기|환경|조건|관계[^자]|신뢰",
}


def reasons(pack: PackTables, language: str) -> Iterator[str]:
    """Give the reasons for an answer to a call that speak of the state of relations."""
    for where, text in texts(pack, language):
        if where.startswith("call_reason.") and re.search(ATMOSPHERE[language], text.lower()):
            yield where


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_reason_speaks_of_the_state_of_relations(language: str) -> None:
    assert list(reasons(PACK, language)) == []


def test_a_reason_that_does_is_found() -> None:
    spoilt = copy.deepcopy(PACK)
    spoilt.vocabularies["call_reason"]["SCHEDULE"]["zh"] = "气氛不适宜"
    assert list(reasons(spoilt, "zh")) == ["call_reason.SCHEDULE"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_regret_is_a_number_on_one_scale(language: str) -> None:
    levels = PACK.vocabularies["regret_level"]
    shown = [re.search(r"\d", term[language]) for term in levels.values()]
    assert [found[0] for found in shown if found] == ["0", "1", "2", "3"]
    assert all(term["meanings_differ"] for term in levels.values())


def test_forms_of_address_are_fixed_and_none_is_comradely() -> None:
    forbidden = re.compile(r"comrade|同志|товарищ|camarade|동지", re.IGNORECASE)
    for term in PACK.vocabularies["salutation"].values():
        assert not any(forbidden.search(term[language]) for language in LANGUAGES)
    assert field("principal-message", "salutation")["type"] == "enum"
    assert field("principal-message", "salutation")["required"] is True


def test_presence_has_a_query_of_its_own() -> None:
    events = {"PRESENCE-QUERY", "PRESENT", "NOT-PRESENT"}
    assert events <= set(PACK.vocabularies["station_event"])
    assert set(field("station-status", "present_level")["required_when"]["values"]) == events
