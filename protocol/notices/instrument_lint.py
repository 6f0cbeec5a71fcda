"""Pages against kinds: every instrument has its page, and each names the other.

Run at every load. A pack without pages (edition 1 of the core pack) has nothing to check.
"""

from protocol.notices.geography import METRES
from protocol.notices.instruments import (
    HEADING_CODES,
    NO_INSTRUMENT,
    Check,
    InstrumentPage,
    Rule,
)
from protocol.notices.lead_time import spec_at
from protocol.notices.pack import CORE_TERMS, FieldSpec, FieldType, Kind, Pack
from protocol.notices.pack_table import refused

_INSTANTS = frozenset((FieldType.DATE, FieldType.WINDOW, FieldType.INSTANT))
_AREAS = frozenset((FieldType.AREA, FieldType.AREAS))
_LISTS = frozenset((FieldType.ROWS, FieldType.AREAS, FieldType.ENUMS, FieldType.TEXTS))
_CODES = frozenset((FieldType.ENUM, FieldType.ENUMS))

_TYPES: dict[Check, frozenset[FieldType]] = {
    Check.LEAD: _INSTANTS,
    Check.DEADLINE: _INSTANTS,
    Check.LATER: _INSTANTS,
    Check.WINDOW_MAX: frozenset((FieldType.WINDOW,)),
    Check.VALUES: _CODES,
    Check.CONTAINS: frozenset((FieldType.ENUMS,)),
    Check.EXCLUDES: _CODES,
    Check.NUMBER: frozenset((FieldType.COUNT, FieldType.QUANTITY)),
    Check.SHAPE: _AREAS,
    Check.UNIT: _AREAS | {FieldType.QUANTITY},
    Check.ROWS_MIN: _LISTS,
}
"""Types of field that a check can measure; those not listed take any."""


def check_instruments(pack: Pack) -> None:
    """Refuse pages that do not fit the kinds and terms of the pack.

    Raises:
        LocalViolation: pack-refused, with `where` and `rule`.
    """
    if not pack.instruments:
        return
    named = set(pack.vocabularies["instrument"].terms) - {NO_INSTRUMENT}
    for code in sorted(named ^ set(pack.instruments)):
        raise refused(f"instrument {code}", "page-without-term-or-term-without-page")
    for page in pack.instruments.values():
        _check_page(page, pack)


def _check_page(page: InstrumentPage, pack: Pack) -> None:
    where = f"instrument {page.code}"
    if pack.term("instrument_status", page.status) is None:
        raise refused(where, f"unknown-code instrument_status {page.status}")
    serving = {kind.code for kind in pack.kinds.values() if page.code in kind.instruments}
    for code in sorted(serving ^ set(page.kinds)):
        raise refused(where, f"kinds-differ {code}")
    if len(set(page.kinds)) != len(page.kinds):
        raise refused(where, "kinds-differ")
    codes = [rule.code for rule in page.rules]
    if len(set(codes)) != len(codes):
        raise refused(where, "rule-twice")
    for rule in page.rules:
        _check_rule(rule, page, pack)


def _check_rule(rule: Rule, page: InstrumentPage, pack: Pack) -> None:
    where = f"instrument {page.code}, rule {rule.code}"
    if not rule.kinds or not set(rule.kinds) <= set(page.kinds):
        raise refused(where, "kinds-not-of-page")
    if rule.check is Check.AUTHORITY and not _is_level(rule.codes):
        raise refused(where, "unknown-code authority")
    if rule.check is Check.HEADING:
        _check_heading(rule, where, pack)
        return
    for code in rule.kinds:
        kind = pack.kinds[code]
        for path in (*rule.fields, *((rule.other,) if rule.other else ())):
            spec = spec_at(kind, path)
            if spec is None or spec.type not in _TYPES.get(rule.check, frozenset(FieldType)):
                raise refused(where, f"field {code} {path}")
            _check_measure(rule, spec, where, pack)
        _check_when(rule, kind, where, pack)


def _is_level(codes: tuple[str, ...]) -> bool:
    return len(codes) == 1 and codes[0] in CORE_TERMS["authority"]


def _check_heading(rule: Rule, where: str, pack: Pack) -> None:
    name = rule.fields[0]
    if name not in HEADING_CODES:
        raise refused(where, f"heading-item {name}")
    for code in rule.codes:
        if pack.term(name, code) is None:
            raise refused(where, f"unknown-code {code}")


def _check_measure(rule: Rule, spec: FieldSpec, where: str, pack: Pack) -> None:
    """Check that the field can have what the rule asks of it."""
    for code in rule.codes:
        if pack.term(spec.vocabulary, code) is None:
            raise refused(where, f"unknown-code {code}")
    if not set(rule.shapes) <= set(spec.shapes):
        raise refused(where, "shape-not-of-field")
    units = set(METRES) if spec.type in _AREAS else set(spec.units)
    if not set(rule.units) <= units:
        raise refused(where, "unit-not-of-field")
    if rule.check is Check.NUMBER and len(spec.units) != 1:
        raise refused(where, "number-of-several-units")
    _check_limits(rule, where)


def _check_limits(rule: Rule, where: str) -> None:
    above = [limit for limit in (rule.maximum, rule.below) if limit is not None]
    if rule.check in (Check.NUMBER, Check.ROWS_MIN) and rule.minimum is None and not above:
        raise refused(where, "number-without-limit")
    if rule.minimum is not None and any(rule.minimum > limit for limit in above):
        raise refused(where, "minimum-above-maximum")


def _check_when(rule: Rule, kind: Kind, where: str, pack: Pack) -> None:
    if rule.when is None:
        return
    spec = kind.field(rule.when.field)
    if spec is None or spec.type not in _CODES:
        raise refused(where, f"condition-field {kind.code} {rule.when.field}")
    for code in rule.when.values:
        if pack.term(spec.vocabulary, code) is None:
            raise refused(where, f"unknown-code {code}")
