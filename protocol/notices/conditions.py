"""What the fields of one notice, or the columns of one row, owe to each other."""

from collections.abc import Mapping, Sequence

from protocol.errors import ValueRefused
from protocol.notices.arrays import to_plain
from protocol.notices.pack import Condition, FieldSpec, Pack
from protocol.notices.values import Value, Window

DAY = 86_400


def holds(condition: Condition, given: Mapping[str, Value]) -> bool:
    """Return whether the values meet a condition of the kind."""
    value = given.get(condition.field)
    code = str(value).upper() if isinstance(value, bool) else value
    return code in condition.values


def is_required(spec: FieldSpec, given: Mapping[str, Value]) -> bool:
    """Return whether a notice (a row) with these values must have this field (column)."""
    return spec.required or (spec.required_when is not None and holds(spec.required_when, given))


def check_together(
    specs: Sequence[FieldSpec], given: Mapping[str, Value], pack: Pack, path: str = ""
) -> None:
    """Check what fields (of a notice, or of the row at `path`) owe to each other.

    Raises:
        ValueRefused: field-missing, field-not-for-this-case, not-the-day-on-which-the-window-opens,
            expected-response-….
    """
    for spec in specs:
        value, place = given.get(spec.name), f"{path}.{spec.name}" if path else spec.name
        if value is None and is_required(spec, given):
            raise ValueRefused(place, "", "field-missing")
        if value is not None and spec.only_when and not holds(spec.only_when, given):
            raise ValueRefused(place, repr(to_plain(value)), "field-not-for-this-case")
        if spec.day_of:
            _check_day(spec, given, place)
        if spec.expected_of and value is not None:
            wanted = expected_response(spec, specs, given, pack)
            if value != wanted:
                raise ValueRefused(place, str(value), f"expected-response-{wanted or 'none'}")


def expected_response(
    spec: FieldSpec, specs: Sequence[FieldSpec], given: Mapping[str, Value], pack: Pack
) -> str:
    """Return the code that the term chosen in the field `expected_of` calls for, or nothing."""
    chosen = given.get(spec.expected_of)
    other = next((each for each in specs if each.name == spec.expected_of), None)
    term = pack.term(other.vocabulary, chosen) if other and isinstance(chosen, str) else None
    return term.expects if term else ""


def _check_day(spec: FieldSpec, given: Mapping[str, Value], path: str) -> None:
    """A date that is the day of a window is the UTC day on which that window opens."""
    day, window = given.get(spec.name), given.get(spec.day_of)
    if isinstance(window, Window) and isinstance(day, int) and window.start // DAY != day:
        raise ValueRefused(path, day, "not-the-day-on-which-the-window-opens")
