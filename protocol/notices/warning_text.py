"""A pasted warning (NAVAREA, HYDROPAC, NOTAM and their like) as proposals for a notice.

Areas, windows and numbers, each with the words that it was read from and every doubt about it. What
was read in two ways has two readings; what was not read at all is listed. Nothing here decides: an
officer confirms each thing that he takes over.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from protocol.errors import ValueRefused
from protocol.notices.values import TEXT_MAX
from protocol.notices.warning_areas import AreaProposal, propose_areas
from protocol.notices.warning_times import WindowProposal, YearHint, propose_windows
from protocol.notices.warning_words import WARNING_MAX, Doubt, Levelled

IDS_MAX = 10
LEFT_OVER_MAX = 40


@dataclass(frozen=True, slots=True)
class IdProposal:
    """The number of a warning, such as ``NAVAREA XII 123/26``; doubts as of `AreaProposal`."""

    text: str
    doubts: tuple[Doubt, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class WarningReading:
    """All that was read from a warning.

    Attributes:
        text: the warning as it was pasted; every start and end counts its characters.
        areas, windows, ids: proposals in the order of the text.
        left_over: (start, end) of the lines with figures of which something was not read.
    """

    text: str
    areas: tuple[AreaProposal, ...]
    windows: tuple[WindowProposal, ...]
    ids: tuple[IdProposal, ...]
    left_over: tuple[tuple[int, int], ...]

    def excerpt(self, start: int, end: int) -> str:
        """Return a piece of the warning with its blanks made single."""
        return " ".join(self.text[start:end].split())


_ID = re.compile(
    r"(?P<navarea>NAVAREA\s+[IVX]{1,5}\s+\d{1,4}/(?P<year>\d{4}|\d\d))"
    r"|(?P<japan>NAVAREA\s+[IVX]{1,5}\s+(?P<year_first>\d\d)-\d{1,4}\b)"
    r"|(?P<hydro>HYDRO(?:PAC|LANT|ARC)\s+\d{1,5}/(?P<year_hydro>\d\d)(?:\s?\(\d{1,3}\))?)"
    r"|(?P<local>(?:COASTAL WARNING|NAV(?:IGATIONAL)? ?WARNING|AVURNAV[ A-Z]{0,12}|NAVTEX|LN|PRIP"
    r"|NAVIP)"
    r"\s*(?:NR\.?|NO\.?)?\s*\d{1,5}/(?P<year_local>\d{4}|\d\d))"
    r"|(?P<notam>(?<![A-Z0-9])[A-Z]\d{4}/(?P<year_notam>\d\d)(?:\s+NOTAM[NRC])?)"
    r"|(?P<domestic>![A-Z]{3,4}\s+\d\d/\d{3,4})"
)
_CANCELS = re.compile(r"(?:CANCEL|CNL|REPLACE|NOTAM[RC]|REF(?:ER)?)\W{0,3}(?:\w+\W){0,2}$")
_FIGURES_OF_FORM = re.compile(r"(?:^|\s)\(?(?:\d{1,2}|[A-Z])[.)](?=\s)|DNC\s*\d+|CHART\s*\w+")


def read_warning(text: str, now_s: int | None = None) -> WarningReading:
    """Read a warning. Any text gives a reading, if only of left-over lines.

    Args:
        text: as pasted, at most 20,000 characters.
        now_s: seconds since 1970 UTC, for windows without a year; None asks only the number.

    Raises:
        ValueRefused: text-too-long.
    """
    if len(text) > WARNING_MAX:
        raise ValueRefused("warning", len(text), "text-too-long")
    source = Levelled(text)
    ids, year = _ids(source)
    areas = propose_areas(source)
    windows = propose_windows(source, YearHint(year, now_s))
    used = [(area.start, area.end) for area in areas]
    used += [(window.start, window.end) for window in windows]
    used += [(own.start, own.end) for own in ids]
    left = tuple(_left_over(text, used))
    return WarningReading(text, tuple(areas), tuple(windows), tuple(ids), left)


def _ids(source: Levelled) -> tuple[list[IdProposal], int | None]:
    """Return the numbers, and the year of the warning's own, which is the first."""
    found: list[IdProposal] = []
    year: int | None = None
    for match in _ID.finditer(source.text):
        if len(found) >= IDS_MAX:
            break
        own = " ".join(match.group().replace("NOTAMN", "").split())
        doubts = []
        before = source.text[max(0, match.start() - 40) : match.start()]
        if found or _CANCELS.search(before):
            doubts.append(Doubt("other-number", source.excerpt(*match.span())))
        elif year is None:
            digits = next(
                (value for name, value in match.groupdict().items() if value and "year" in name), ""
            )
            year = int(digits) + (2000 if len(digits) == 2 else 0) if digits else None
        if own.isascii() and len(own) <= TEXT_MAX:
            found.append(IdProposal(own, tuple(doubts), *source.span(*match.span())))
    return found, year


def _left_over(text: str, used: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Return the lines that have figures outside of everything that was read."""
    covered = bytearray(len(text))
    for start, end in used:
        covered[start:end] = b"\1" * (end - start)
    at, count = 0, 0
    for line in text.split("\n"):
        rest = "".join(
            " " if covered[at + number] else character for number, character in enumerate(line)
        )
        if count < LEFT_OVER_MAX and any(c.isdigit() for c in _FIGURES_OF_FORM.sub(" ", rest)):
            count += 1
            yield at, at + len(line)
        at += len(line) + 1
