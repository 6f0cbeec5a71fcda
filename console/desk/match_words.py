"""A match in words: one line for what fits, one for what does not, one for what is not compared."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from console.desk.typed_values import iso_instant
from console.desk.wording import Wording
from protocol.notices.matching import (
    AZIMUTH_LIMIT_DEG,
    IMPACT_LIMIT_KM,
    ORIGIN_LIMIT_KM,
    TIME_LIMIT_S,
    Compared,
    Event,
    Fit,
    Gone,
    Match,
    Part,
)
from protocol.notices.open_launches import Launch

MINUTE: Final = 60
HOUR: Final = 60 * MINUTE
DAY: Final = 24 * HOUR

TermWords = Callable[[str], str]
"""Words of a code of the vocabulary `object_class`."""


@dataclass(frozen=True, slots=True)
class FitLine:
    """All parts of a match that compare alike."""

    fit: Fit
    words: str


def limits_words(words: Wording, site_km: int) -> str:
    """Return the limits, with their values."""
    return words.say(
        "match-limits",
        origin=ORIGIN_LIMIT_KM,
        time=TIME_LIMIT_S // MINUTE,
        azimuth=AZIMUTH_LIMIT_DEG,
        impact=IMPACT_LIMIT_KM,
        site=site_km,
    )


def length_words(words: Wording, seconds: float) -> str:
    """Return a length of time in days, hours and minutes, rounded to the minute away from zero."""
    whole = -(-int(abs(seconds)) // MINUTE)
    hours, minutes = divmod(whole, 60)
    if hours < 24:
        return words.say("match-hours", hours=hours, minutes=minutes)
    return words.say("match-days", days=hours // 24, hours=hours % 24, minutes=minutes)


def standing_words(words: Wording, launch: Launch) -> str:
    """Return the state of a launch and its window as it is now."""
    said = [words.say(f"match-state-{launch.state.value}")]
    if launch.number:
        said.insert(0, words.say("match-member", number=launch.number))
    if launch.window is None:
        said.append(words.say("match-no-window"))
    else:
        start, end = iso_instant(launch.window.start), iso_instant(launch.window.end)
        said.append(words.say("match-window", start=start, end=end))
    return " · ".join(said)


def fit_lines(words: Wording, match: Match, event: Event, term: TermWords) -> tuple[FitLine, ...]:
    """Return what fits, what does not, and what cannot be compared, with the numbers."""
    lines = []
    for fit in Fit:
        parts = [one for one in match.parts if one.fit is fit]
        said = [part_words(words, one, match, event, term) for one in parts if not _bare(one)]
        said += _gone_words(words, [one for one in parts if _bare(one)])
        if said:
            fits = words.say(f"match-{fit.value}")
            line = words.say("match-line", fit=fits, parts=" · ".join(said))
            lines.append(FitLine(fit, line))
    return tuple(lines)


def _bare(compared: Compared) -> bool:
    """Whether there is no number, only a reason why there is none."""
    return compared.measure is None and compared.gone is not None


def _gone_words(words: Wording, parts: list[Compared]) -> list[str]:
    """Return the parts without a number, those of the same reason together."""
    said = []
    for gone in Gone:
        names = [words.say(f"match-part-{one.part.value}") for one in parts if one.gone is gone]
        if names:
            why = words.say(f"match-gone-{gone.value}")
            said.append(words.say("match-gone", part=", ".join(names), why=why))
    return said


def part_words(
    words: Wording, compared: Compared, match: Match, event: Event, term: TermWords
) -> str:
    """Return one part with its number."""
    if compared.part in (Part.ORIGIN, Part.IMPACT):
        return _place_words(words, compared)
    if compared.part is Part.TIME:
        return _time_words(words, compared)
    if compared.part is Part.AZIMUTH:
        return words.say("match-azimuth", degrees=f"{compared.measure:.1f}")
    if compared.part is Part.OBJECT:
        return _object_words(words, compared, match, event, term)
    return words.say("match-number", observed=event.count or 0, announced=match.launch.count or 0)


def _place_words(words: Wording, compared: Compared) -> str:
    # Rounded up: 0 stands for areas that touch and for nothing else.
    km = -int(-(compared.measure or 0.0) // 1)
    place = words.say(f"match-{compared.part.value}", km=km)
    return words.say("match-slack", place=place) if compared.slack_km else place


def _time_words(words: Wording, compared: Compared) -> str:
    seconds = compared.measure or 0.0
    if not seconds:
        return words.say("match-time-inside")
    key = "match-time-before" if seconds < 0 else "match-time-after"
    time = words.say(key, length=length_words(words, seconds))
    return words.say("match-time-validity", time=time) if compared.in_validity else time


def _object_words(
    words: Wording, compared: Compared, match: Match, event: Event, term: TermWords
) -> str:
    observed, announced = term(event.object_class), term(match.launch.object_class)
    if compared.fit is Fit.FITS:
        return words.say("match-object", observed=observed)
    return words.say("match-object-other", observed=observed, announced=announced)


def nothing_words(words: Wording, found: tuple[Match, ...]) -> str:
    """Return the sentence that no open notice is held; empty if one is."""
    if not found:
        return words.say("match-none")
    any_open = any(match.launch.state.is_open for match in found)
    return "" if any_open else words.say("match-none-open")
