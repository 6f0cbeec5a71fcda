"""The closed form of patterns: what it matches, and that nothing else gets in."""

import re

import pytest

from console.assets import hazards
from protocol.notices.hazard_pattern import PatternRefused, fold, parse_pattern


def found(source: str, text: str) -> list[str]:
    """Return what a pattern matches in a text, tried at every place as the scanner does."""
    pattern = parse_pattern(source)
    folded = fold(text)
    matches = []
    for start in range(len(folded)):
        if any(folded.startswith(key, start) for key in pattern.keys) and (
            match := pattern.compiled.match(folded, start)
        ):
            matches.append(text[start : match.end()])
    return matches


@pytest.mark.parametrize(
    ("source", "text", "expected"),
    [
        ("may", "May mayor dismay", ["May"]),
        ("deter*", "Deterrence undeterred", ["Deterrence"]),
        ("as soon as", "as  soon\nas it can", ["as  soon\nas"]),
        ("(in|within) #* (hour|day)*", "in 2 hours, in 12 days", ["in 2 hours", "in 12 days"]),
        ("(the |)launch", "the launch", ["the launch", "launch"]),
        ("##:##", "18:00 118:00 18:001", ["18:00"]),
        ("#*(.#*|)万", "1.5万 30万", ["1.5万", "30万"]),
        ("ne ~ pas", "ne vient pas. ne vient. pas", ["ne vient pas"]),
        ("a ~ b", "a b. a c b. a xb. ab", ["a b", "a c b"]),
        ("警告", "発警告書", ["警告"]),
        ("경고", "경고를 발경고", ["경고"]),
        ("*경고", "발경고", ["경고"]),
        ("uav", "無人機UAVを xuav", ["UAV"]),
        ("предупрежд*", "Предупреждение", ["Предупреждение"]),
        ("с.ш.", "34 с.ш. 120", ["с.ш."]),
        ("!", "a! b！", ["!", "！"]),
    ],
)  # fmt: skip
def test_a_pattern_matches(source: str, text: str, expected: list[str]) -> None:
    assert found(source, text) == expected


@pytest.mark.parametrize(
    ("source", "rule"),
    [
        ("", "pattern-length"),
        ("a" * 201, "pattern-length"),
        (" a", "pattern-length"),
        ("Abc", "pattern-not-folded"),
        ("ё", "pattern-not-folded"),
        ("e\u0301", "pattern-not-folded"),
        ("(a|(b))", "group-malformed"),
        ("a)", "group-malformed"),
        ("a|b", "group-malformed"),
        ("(a~b|c)", "gap-in-group"),
        ("a ~ b ~ c", "gap"),
        ("~ a", "gap"),
        ("a ~", "gap"),
        ("a**", "star-inside-word"),
        ("a*b", "star-inside-word"),
        ("a *", "star-without-word"),
        ("(a|b*)c", "star-inside-word"),
        ("(" + "|".join("b" * 33) + ")", "groups-too-many"),
        ("(a|b)" * 7, "groups-too-many"),
        ("*", "begins-with-nothing"),
        ("( |a)b", "begins-with-nothing"),
    ],
)
def test_another_form_is_refused(source: str, rule: str) -> None:
    with pytest.raises(PatternRefused, match=rule):
        parse_pattern(source)


def test_every_repetition_of_every_pattern_is_bounded_and_none_is_nested() -> None:
    """What cannot be slow: no star or plus, no repetition of a group, one lazy gap at most."""
    table, _ = hazards()
    seen = 0
    for rule in table.rules:
        for by_language in (rule.patterns, rule.excepts):
            for pattern in (one for listed in by_language.values() for one in listed):
                source = pattern.compiled.pattern
                bare = re.sub(r"\\.", "", re.sub(r"\[[^\]]*\]", "C", source))
                assert not re.search(r"[*]|[^}]\+|\)[{?*+]|\}\{", bare), source
                assert bare.count("}?") <= 1, source
                assert all(int(top) <= 40 for top in re.findall(r"\{\d+,(\d+)\}", bare)), source
                seen += 1
    assert seen > 1_000
