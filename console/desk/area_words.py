"""What is said about areas beside the form and on the check page: size, land, distance. No Qt."""

import math
from collections.abc import Callable, Mapping, Sequence

from console.assets import land
from console.desk.area_shapes import anchor
from console.desk.wording import Wording
from protocol.notices.geography import between, course_crosses
from protocol.notices.geography_measure import extent, middle, square_kilometres
from protocol.notices.land import Owner, Touch, touched
from protocol.notices.pack import Kind, Pack
from protocol.notices.values import (
    Area,
    Corridor,
    OceanQuadrant,
    Site,
    Value,
    WaterBody,
    areas_of,
)

DIGITS = 3
"""Figures that are only said to be about so much have no more digits than this."""

STARTS = ("launch_area", "origin_area", "origin_estimate", "site")
"""Fields that say from where something flies, and the beginnings of those that say to where."""
ENDS = ("impact", "predicted", "stage", "debris")

TermWords = Callable[[str, str], str]
"""Returns `wording [CODE]` for a vocabulary and a code."""


def term_words(pack: Pack, language: str, vocabulary: str, code: str) -> str:
    """Return `wording [CODE]`, or the bare code if this pack does not have it."""
    term = pack.term(vocabulary, code)
    return f"{term.wording[language]} [{code}]" if term else f"[{code}]"


def rounded(number: float) -> int:
    """Return a whole number of three digits and zeros."""
    if number < 10**DIGITS:
        return round(number)
    scale: int = 10 ** (math.floor(math.log10(number)) + 1 - DIGITS)
    return round(number / scale) * scale


def fact_words(words: Wording, area: Area) -> str:
    """Return size and extent of an area; nothing for areas that are only named."""
    if isinstance(area, OceanQuadrant | WaterBody | Site):
        return ""
    km2, km = square_kilometres(area), extent(area)
    reach = f"{km:.1f}" if km < 100 else str(rounded(km))
    if km2 < 1:
        return words.say("geo-facts-small", km=reach)
    return words.say("geo-facts", km2=rounded(km2), km=reach)


def land_words(words: Wording, touches: Sequence[Touch], term: TermWords) -> list[str]:
    """Return a line for each land that is touched: by its code, without saying whose it is."""
    return [_touch_words(words, touch, term) for touch in touches]


def _touch_words(words: Wording, touch: Touch, term: TermWords) -> str:
    little = touch.km2 < 1
    amount = words.say("geo-amount-small" if little else "geo-amount", km2=rounded(touch.km2))
    if touch.owner is Owner.NO_CODE:
        return words.say("geo-touches-no-code", amount=amount)
    key = "geo-touches-state" if touch.owner is Owner.STATE else "geo-touches-territory"
    return words.say(key, state=term("party", touch.code), amount=amount)


def area_lines(
    words: Wording, area: Area, parties: Sequence[str], term: TermWords
) -> tuple[str, ...]:
    """Return everything that is said under the control of one area.

    Args:
        words: texts in the officer's language.
        area: any area; nothing is said about those that are only named.
        parties: ISO 3166-1 alpha-3 of the states whose land is not another's; nothing is said about
            land while none is known.
        term: gives the words of a code.
    """
    facts = fact_words(words, area)
    if not facts:
        return ()
    lines = [facts]
    if isinstance(area, Corridor) and course_crosses(area.points):
        lines.append(words.say("geo-course-crosses"))
    if parties:
        found = land_words(words, touched((area,), land(), parties), term)
        lines.extend(found or [words.say("geo-no-land")])
    return tuple(lines)


def notice_lines(
    words: Wording,
    kind: Kind,
    values: Mapping[str, Value],
    parties: Sequence[str],
    term: TermWords,
) -> tuple[str, ...]:
    """Return what the check page says about all areas: sizes, other states' land, distances.

    Areas carry the numbers that they have on the map.
    """
    areas = [area for spec in kind.fields for area in areas_of(values.get(spec.name))]
    numbered = [area for area in areas if anchor(area) is not None]
    touches = touched(numbered, land(), parties) if parties else ()
    lines = [
        words.say("geo-at-area", mark=touch.area + 1, words=_touch_words(words, touch, term))
        for touch in touches
    ]
    sizes = [
        words.say("geo-at-area", mark=number, words=facts)
        for number, area in enumerate(numbered, 1)
        if (facts := fact_words(words, area))
    ]
    if sizes and parties:
        lines.append(words.say("geo-land-source" if lines else "geo-no-land"))
    return (*lines, *distance_lines(words, kind, values), *sizes)


def distance_lines(words: Wording, kind: Kind, values: Mapping[str, Value]) -> tuple[str, ...]:
    """Return how far the first area of departure is from each area of arrival."""
    language = words.language
    starts = [
        (spec.label[language], place)
        for spec in kind.fields
        if spec.name in STARTS
        for area in areas_of(values.get(spec.name))
        if (place := _middle(area)) is not None
    ]
    if not starts:
        return ()
    label, start = starts[0]
    lines = []
    for spec in kind.fields:
        if not spec.name.startswith(ENDS):
            continue
        areas = areas_of(values.get(spec.name))
        for number, area in enumerate(areas, 1):
            if (end := _middle(area)) is None:
                continue
            name = spec.label[language]
            to = f"{name} {number}" if len(areas) > 1 else name
            km = rounded(between(start, end) / 1_000)
            lines.append(words.say("geo-distance", **{"from": label}, to=to, km=km))
    return tuple(lines)


def _middle(area: Area) -> tuple[float, float] | None:
    """Return about the middle; for a site where the map puts it; oceans and seas are too large."""
    return anchor(area) if isinstance(area, Site) else middle(area)
