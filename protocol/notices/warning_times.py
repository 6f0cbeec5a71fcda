"""Windows proposed from the text of a warning: DTG, NOTAM and ISO forms, days with hours.

UTC only. What says another zone, or no zone, is shown and not taken; a year that is not written is
taken from the warning's own number or from the clock, and is always asked about.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from protocol.errors import ValueRefused
from protocol.notices.dtg import ZONES, full_year, month_number, seconds_of
from protocol.notices.values import Window, check_window
from protocol.notices.warning_words import Doubt, Levelled

WINDOWS_MAX = 40
DAY_S = 86_400

_ZONE = r"(?:UTC|GMT|Z|LOCAL(?: TIME)?|LT|[A-Y](?![A-Z])|(?!SEPT)[A-Z]{2,4}T\b|[+-]\d\d:?\d\d)"
_MONTH = r"[A-Z]{3,9}\.?"
_TO = r"(?:TO|UNTIL|TILL|UNTO|THRU|THROUGH|AND|/|-)"
_TIME = r"\d\d:?\d\d"

_DTG_SIDE = (
    r"(?P<{0}>\d{{6}})\s?(?P<{0}zone>{1})?\s?(?P<{0}month>{2})??\s?(?P<{0}year>\d{{4}}|\d\d)?"
)
_DTG = re.compile(
    r"(?<![\d/])" + _DTG_SIDE.format("start", _ZONE, _MONTH) + rf"\s*{_TO}\s*"
    r"(?P<end>\d{6})\s?(?P<endzone>" + _ZONE + r")?(?:\s?(?P<endmonth>" + _MONTH + r"))?"
    r"(?:\s?(?P<endyear>\d{4}|\d\d)(?![\d:/-]))?(?!\d)"
)
_NOTAM = re.compile(
    r"(?<!\d)(?:B\)\s*)?(?P<start>\d{10})\s*(?:-|TO|C\))\s*(?P<end>\d{10}|PERM)\s?(?P<est>EST)?(?!\d)"
)
_DAY = (
    r"(?P<day>\d{{1,2}})(?:\s*(?:TO|THRU|THROUGH|-|AND)\s*(?P<last>\d{{1,2}}))?{0}(?P<month>{1})\s?"
)
_DAYS = _DAY.format(r"\s?", _MONTH) + r"(?P<year>\d{4}|\d\d)?(?!\d)"
_HOURS = (
    rf"(?P<from>{_TIME})\s?(?P<fromzone>{_ZONE})?\s*{_TO}\s*(?P<until>{_TIME})\s?(?P<zone>{_ZONE})?"
)
_HOURS_DAYS = re.compile(
    rf"(?<![\d/])(?:DAILY\s*)?{_HOURS}[\s,]*(?:DAILY[\s,]*)?(?:ON\s*|FROM\s*)?{_DAYS}"
)
_DAYS_HOURS = re.compile(
    rf"(?<![\d/]){_DAYS}[\s,]*(?:DAILY[\s,]*)?(?:FROM\s*|BETWEEN\s*)?{_HOURS}(?!\d)"
)
_ISO_SIDE = r"(?P<{0}>\d{{4}}-\d\d-\d\d[T ]\d\d:?\d\d)(?::\d\d)?\s?(?P<{0}zone>{1})?"
_ISO = re.compile(
    _ISO_SIDE.format("start", _ZONE) + rf"\s*{_TO}\s*" + _ISO_SIDE.format("end", _ZONE)
)
_SLASHED_SIDE = (
    r"(?P<{0}one>\d{{1,2}})[/.](?P<{0}two>\d{{1,2}})[/.](?P<{0}year>\d{{4}}|\d\d)"
    r"[\s,]*(?P<{0}time>\d\d:?\d\d)\s?(?P<{0}zone>{1})?"
)
_SLASHED = re.compile(
    rf"(?<!\d){_SLASHED_SIDE.format('start', _ZONE)}\s*{_TO}\s*{_SLASHED_SIDE.format('end', _ZONE)}"
)


_LONG_DAY = r"(?P<{0}day>\d{{1,2}})\s?(?P<{0}month>{2})\s?(?P<{0}year>\d{{4}}|\d\d)?"
_LONG_TIME = r"(?P<{0}time>\d\d:?\d\d)\s?(?P<{0}zone>{1})?"
_LONG = tuple(
    re.compile(
        rf"(?<![\d/]){form.format('start', _ZONE, _MONTH)}\s*{_TO}\s*"
        rf"{form.format('end', _ZONE, _MONTH)}(?!\d)"
    )
    for form in (rf"{_LONG_TIME}[\s,]*{_LONG_DAY}", rf"{_LONG_DAY}[\s,]*{_LONG_TIME}")
)


@dataclass(frozen=True, slots=True)
class WindowProposal:
    """A window as the text gives it: readings, doubts and place as of `AreaProposal`."""

    readings: tuple[Window, ...]
    doubts: tuple[Doubt, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class YearHint:
    """Where a year may be taken from if a window has none.

    Attributes:
        number: year of the warning's own number, None if it has none.
        now_s: the present, seconds since 1970 UTC, None if not known.
    """

    number: int | None
    now_s: int | None


def propose_windows(source: Levelled, hint: YearHint) -> list[WindowProposal]:
    """Return the windows of a warning in order; the hint is for those without a year."""
    taken: list[tuple[int, int]] = []
    found: list[WindowProposal] = []
    for pattern, read in _FORMS:
        for match in pattern.finditer(source.text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            taken.append(match.span())
            if len(found) >= WINDOWS_MAX:
                break
            case = _Case(match, source, hint)
            read(case)
            found.extend(case.proposals())
    return sorted(found, key=lambda proposal: proposal.start)


class _Case:
    """One match on its way to a proposal."""

    def __init__(self, match: re.Match[str], source: Levelled, hint: YearHint) -> None:
        self.match, self.hint = match, hint
        self.excerpt = source.excerpt(*match.span())
        self.span = source.span(*match.span())
        self.windows: dict[int, list[Window]] = {}
        self.doubts: list[Doubt] = []
        before = source.text[max(0, match.start() - 24) : match.start()]
        if "ALTERNATE" in before or "BACKUP" in before or "BACK-UP" in before:
            self.doubt("alternate")

    def doubt(self, code: str) -> None:
        """Name something that is not sure."""
        self.doubts.append(Doubt(code, self.excerpt))

    def zoned(self, *names: str) -> bool:
        """Return whether the text says UTC; one word for both ends is enough."""
        zones = [zone for name in names if (zone := self.match[name])]
        if not zones:
            self.doubt("zone-missing")
            return False
        if any(zone not in ZONES and zone not in ("+00:00", "+0000") for zone in zones):
            self.doubt("local-time")
            return False
        return True

    def years(self, written: str | None, month: int) -> list[int]:
        """Return the years that a date may be of; one that is not written is a doubt."""
        if written:
            return [full_year(written)]
        self.doubt("year-missing")
        if self.hint.number is not None:
            late = [self.hint.number + 1] if month <= 3 else []
            return [self.hint.number, *late]
        if self.hint.now_s is None:
            return []
        now = datetime.fromtimestamp(self.hint.now_s, UTC)
        nearest = sorted(
            (now.year - 1, now.year, now.year + 1),
            key=lambda year: abs((datetime(year, month, 1, tzinfo=UTC) - now).total_seconds()),
        )
        return nearest[:2]

    def add(self, start: Sequence[int], end: Sequence[int], number: int = 0) -> None:
        """Add a reading of a window: year, month, day, hour, minute, and the same of its end.

        Args:
            start, end: the instants.
            number: which of several windows of the same words this is.
        """
        own = self.windows.setdefault(number, [])
        try:
            window = Window(
                seconds_of([*start, 0], self.excerpt, "window"),
                seconds_of([*end, 0], self.excerpt, "window"),
            )
            check_window(window, "window")
        except ValueRefused as refusal:
            self.doubt(refusal.rule)
        else:
            if window not in own:
                own.append(window)

    def proposals(self) -> list[WindowProposal]:
        """Return what was found; one without readings where nothing can be taken."""
        doubts = tuple(dict.fromkeys(self.doubts))
        return [
            WindowProposal(tuple(readings), doubts, *self.span)
            for readings in self.windows.values() or [[]]
        ]


def _clock(digits: str) -> tuple[int, int]:
    plain = digits.replace(":", "")
    return int(plain[:2]), int(plain[2:])


def _read_dtg(case: _Case) -> None:
    match = case.match
    names = [match["startmonth"], match["endmonth"]]
    months = [month_number(name) if name else None for name in names]
    if any(name and month is None for name, month in zip(names, months, strict=True)):
        case.doubt("month-unknown")
        return
    first, last = months[0] or months[1], months[1] or months[0]
    if first is None or last is None:
        case.doubt("month-missing")
        return
    if not case.zoned("startzone", "endzone"):
        return
    for year in case.years(match["endyear"] or match["startyear"], last):
        begins = full_year(match["startyear"]) if match["startyear"] else year - (first > last)
        day, clock = match["start"][:2], match["start"][2:]
        end_day, end_clock = match["end"][:2], match["end"][2:]
        case.add(
            (begins, first, int(day), *_clock(clock)),
            (year, last, int(end_day), *_clock(end_clock)),
        )


def _read_notam(case: _Case) -> None:
    def parts(digits: str) -> tuple[int, ...]:
        pairs = [int(digits[at : at + 2]) for at in range(0, 10, 2)]
        return (2000 + pairs[0], *pairs[1:])

    if case.match["end"] == "PERM":
        case.doubt("permanent")
        return
    if case.match["est"]:
        case.doubt("end-estimated")
    case.add(parts(case.match["start"]), parts(case.match["end"]))


def _read_iso(case: _Case) -> None:
    def parts(text: str) -> tuple[int, ...]:
        day = [int(part) for part in text[:10].split("-")]
        return (*day, *_clock(text[11:]))

    if case.zoned("startzone", "endzone"):
        case.add(parts(case.match["start"]), parts(case.match["end"]))


def _read_days(case: _Case) -> None:
    """Read hours and days: every day of a stretch is a window of its own."""
    match = case.match
    month = month_number(match["month"])
    if month is None:
        case.doubt("month-unknown")
        return
    if not case.zoned("fromzone", "zone"):
        return
    first, last = int(match["day"]), int(match["last"] or match["day"])
    if last > first:
        case.doubt("every-day")
    start, end = _clock(match["from"]), _clock(match["until"])
    for year in case.years(match["year"], month):
        for day in range(first, last + 1):
            _add_hours(case, (year, month, day), (start, end), day)


def _add_hours(
    case: _Case, day: tuple[int, int, int], hours: tuple[tuple[int, int], ...], number: int
) -> None:
    """Add a window of one day; an end before the start is of the day after."""
    start, end = hours
    after = day
    if end <= start:
        try:
            ends = datetime(*day, tzinfo=UTC) + timedelta(days=1)
        except ValueError:
            case.doubt("impossible-date")
            return
        after = (ends.year, ends.month, ends.day)
        case.doubt("ends-next-day")
    case.add((*day, *start), (*after, *end), number)


def _read_long(case: _Case) -> None:
    """Read a day and a clock at both ends."""
    match = case.match
    months = [month_number(match[f"{side}month"]) for side in ("start", "end")]
    if None in months:
        case.doubt("month-unknown")
        return
    if not case.zoned("startzone", "endzone"):
        return
    first, last = (month or 0 for month in months)
    for year in case.years(match["endyear"] or match["startyear"], last):
        begins = full_year(match["startyear"]) if match["startyear"] else year - (first > last)
        start, end = (
            (int(match[f"{side}day"]), *_clock(match[f"{side}time"])) for side in ("start", "end")
        )
        case.add((begins, first, *start), (year, last, *end))


def _read_slashed(case: _Case) -> None:
    """Read 05/03/2026: day or month first, and never decided here."""
    case.doubt("day-or-month")
    if not case.zoned("startzone", "endzone"):
        return
    for day, month in (("one", "two"), ("two", "one")):
        start, end = (
            (
                full_year(case.match[f"{side}year"]),
                int(case.match[side + month]),
                int(case.match[side + day]),
                *_clock(case.match[f"{side}time"]),
            )
            for side in ("start", "end")
        )
        if start[1] <= 12 and end[1] <= 12:
            case.add(start, end)


_FORMS: tuple[tuple[re.Pattern[str], Callable[[_Case], None]], ...] = (
    (_ISO, _read_iso),
    (_SLASHED, _read_slashed),
    (_NOTAM, _read_notam),
    (_DTG, _read_dtg),
    *((pattern, _read_long) for pattern in _LONG),
    (_HOURS_DAYS, _read_days),
    (_DAYS_HOURS, _read_days),
)
"""The forms of a window, the most telling first."""
