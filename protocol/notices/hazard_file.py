"""From files to hazard rules. Pure: bytes in, values out; whoever reads the disk gives the files.

One table a rule, in any file; `exceptions.toml` names wordings of packs that are known and stand.
Only known keys are taken, and every pattern is of the closed form of `hazard_pattern`.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from protocol.errors import LocalViolation, ValueRefused
from protocol.notices.hazard_pattern import Pattern, PatternRefused, parse_pattern
from protocol.notices.hazards import ANY, CHECKS, HazardTable, Rule, Scope, Severity
from protocol.notices.lint import check_text
from protocol.notices.pack_hazards import PLACES, PackException
from protocol.notices.toml_text import read_toml
from protocol.vocabulary import LANGUAGES

FILE_MAX = 256 * 1024
FILES_MAX = 32
RULES_MAX = 200
PATTERNS_MAX = 120
TEXT_MAX = 400
NUMBER_MAX = 44
CROWD_MAX = 16
"""Patterns of a language that may begin with the same letters: each costs time at each place."""

EXCEPTIONS = "exceptions.toml"

_CODE = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_SEVERITIES = {severity.name.lower(): severity for severity in Severity}
_SCOPES = {scope.value: scope for scope in Scope}


def load_hazards(files: Mapping[str, bytes]) -> tuple[HazardTable, tuple[PackException, ...]]:
    """Make the table of rules, and the exceptions for packs, of files by name.

    Raises:
        LocalViolation: hazards-refused, with `where` (file, rule and key) and `rule`.
    """
    if len(files) > FILES_MAX:
        raise _refused("hazards", "too-many-files")
    rules: dict[str, Rule] = {}
    exceptions: tuple[PackException, ...] = ()
    for name in sorted(files):
        document = _read(name, files[name])
        if name == EXCEPTIONS:
            exceptions = _exceptions(document)
            continue
        for code, table in document.items():
            if code in rules or len(rules) >= RULES_MAX:
                raise _refused(f"{name}: {code}", "rule-twice-or-too-many")
            rules[code] = _rule(code, table, f"{name}: {code}")
    for exception in exceptions:
        if exception.rule not in rules:
            raise _refused(f"{EXCEPTIONS}: {exception.rule}", "unknown-rule")
    table = HazardTable(rules.values(), LANGUAGES)
    _check_crowding(table)
    return table, exceptions


def _refused(where: str, rule: str) -> LocalViolation:
    return LocalViolation("hazards-refused", where=where, rule=rule)


def _read(name: str, data: bytes) -> dict[str, Any]:
    try:
        return read_toml(data, FILE_MAX)
    except LocalViolation as problem:
        raise _refused(f"{name}: {problem.details['why']}", str(problem.details["rule"])) from None


def _rule(code: str, table: object, where: str) -> Rule:
    if not _CODE.fullmatch(code):
        raise _refused(where, "not-a-code")
    left = _table(table, where)
    rule = Rule(
        code=code,
        number=_number(left.pop("number", None), where),
        scope=_chosen(left.pop("scope", None), _SCOPES, f"{where}: scope"),
        severity=_chosen(left.pop("severity", None), _SEVERITIES, f"{where}: severity"),
        check=_chosen(
            left.pop("check", ""), {"": "", **{name: name for name in CHECKS}}, f"{where}: check"
        ),
        question=_strings(left.pop("question", []), f"{where}: question"),
        not_in=_strings(left.pop("not_in", []), f"{where}: not_in"),
        patterns=_patterns(left.pop("patterns", {}), f"{where}: patterns"),
        excepts=_patterns(left.pop("except", {}), f"{where}: except"),
        name=_by_language(left.pop("name", None), f"{where}: name"),
        reads=_by_language(left.pop("reads", None), f"{where}: reads"),
        instead=_by_language(left.pop("instead", None), f"{where}: instead"),
    )
    if left:
        raise _refused(f"{where}: {next(iter(left))}", "unknown-key")
    if bool(rule.check) == bool(rule.patterns):
        raise _refused(where, "patterns-or-check")
    if not set(rule.question) <= set(LANGUAGES):
        raise _refused(f"{where}: question", "unknown-language")
    if not set(rule.not_in) <= set(PLACES):
        raise _refused(f"{where}: not_in", "unknown-place")
    return rule


def _table(table: object, where: str) -> dict[str, Any]:
    if not isinstance(table, dict):
        raise _refused(where, "not-a-table")
    return dict(table)


def _number(number: object, where: str) -> int:
    if not isinstance(number, int) or not 0 <= number <= NUMBER_MAX:
        raise _refused(f"{where}: number", "number-range")
    return number


def _chosen(value: object, known: Mapping[str, Any], where: str) -> Any:
    if not isinstance(value, str) or value not in known:
        raise _refused(where, "unknown-value")
    return known[value]


def _strings(value: object, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise _refused(where, "wrong-type")
    return tuple(value)


def _patterns(value: object, where: str) -> Mapping[str, tuple[Pattern, ...]]:
    found = {}
    for language, sources in _table(value, where).items():
        if language not in (*LANGUAGES, ANY):
            raise _refused(f"{where}: {language}", "unknown-language")
        listed = _strings(sources, f"{where}: {language}")
        if not 0 < len(listed) <= PATTERNS_MAX or len(set(listed)) != len(listed):
            raise _refused(f"{where}: {language}", "patterns-none-twice-or-too-many")
        found[language] = tuple(_pattern(one, f"{where}: {language}") for one in listed)
    return MappingProxyType(found)


def _pattern(source: str, where: str) -> Pattern:
    try:
        return parse_pattern(source)
    except PatternRefused as problem:
        raise _refused(f"{where}: {source!r}", str(problem)) from None


def _by_language(value: object, where: str) -> Mapping[str, str]:
    table = _table(value, where)
    if set(table) != set(LANGUAGES):
        raise _refused(where, "languages-differ")
    for language, text in table.items():
        try:
            check_text(text if isinstance(text, str) else "", language, TEXT_MAX)
        except ValueRefused as problem:
            raise _refused(f"{where}: {language}", problem.rule) from None
    return MappingProxyType(table)


def _exceptions(document: dict[str, Any]) -> tuple[PackException, ...]:
    made = []
    for item in document.get("exception", []):
        left = _table(item, EXCEPTIONS)
        rule, place, reason = (str(left.pop(key, "")) for key in ("rule", "where", "reason"))
        languages = _strings(left.pop("languages", []), f"{EXCEPTIONS}: {rule}")
        if left or not (rule and place and reason) or not 0 < len(languages) <= len(LANGUAGES):
            raise _refused(f"{EXCEPTIONS}: {rule} {place}", "keys-of-exception")
        made.append(PackException(rule, place, languages, reason))
    return tuple(made)


def _check_crowding(table: HazardTable) -> None:
    for language in LANGUAGES:
        for scope in (Scope.TEXT, Scope.PACK):
            for key, count in table.crowding(scope, language).items():
                if count > CROWD_MAX:
                    raise _refused(f"{language}: {key!r}", f"patterns-begin-alike {count}")
