"""Which positions of a warning belong together: one list of corners, one centre, one course."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from protocol.notices.warning_words import (
    CIRCLE_WORDS,
    GAP,
    LABEL,
    LINE_WORDS,
    POLYGON_WORDS,
    Q_LINE,
    Doubt,
    Levelled,
    Pair,
    pairs,
)

PRELUDE_MAX = 400
"""Characters before positions in which the words that say their shape are sought."""
UNREAD_MAX = 60
"""Characters between two positions that may be a corner which was not read."""


@dataclass(frozen=True, slots=True)
class Group:
    """Positions that belong together, and what stands around them.

    Attributes:
        pairs: the positions in order.
        label: the letter or number that stands before them in a list.
        prelude: from where to where the text before them goes.
        doubts: what was not read between them.
    """

    pairs: tuple[Pair, ...]
    label: str
    prelude: tuple[int, int]
    doubts: tuple[Doubt, ...]

    @property
    def start(self) -> int:
        """Where the first position begins."""
        return self.pairs[0].start

    @property
    def end(self) -> int:
        """Where the last position ends."""
        return self.pairs[-1].end


def groups_of(source: Levelled) -> list[Group]:
    """Return the positions of a warning, group by group; the Q) line of a NOTAM is no area."""
    hidden = [match.span() for match in Q_LINE.finditer(source.text)]
    found = [
        pair
        for pair in pairs(source.text)
        if not any(start <= pair.start < end for start, end in hidden)
    ]
    return _merged(list(_parted(source, found)), source.text)


def _parted(source: Levelled, found: Sequence[Pair]) -> Iterator[Group]:
    """Part the positions where a label or other words stand between them."""
    own: list[Pair] = []
    doubts: list[Doubt] = []
    label, prelude, previous = "", 0, 0
    for pair in found:
        gap = source.text[previous : pair.start]
        found_label = LABEL.search(gap)
        bare = gap[: found_label.start()] if found_label else gap
        together = bool(own) and GAP.fullmatch(bare) is not None
        unread = bool(own) and not together and _unread_between(bare)
        if own and (found_label or not (together or unread)):
            yield Group(tuple(own), label, (prelude, own[0].start), tuple(doubts))
            own, doubts, prelude = [], [], own[-1].end
            label = ""
        elif unread:
            doubts.append(Doubt("unread-between", source.excerpt(previous, pair.start)))
        if not own:
            label = found_label["label"] if found_label else ""
        own.append(pair)
        previous = pair.end
    if own:
        yield Group(tuple(own), label, (prelude, own[0].start), tuple(doubts))


def _unread_between(gap: str) -> bool:
    """Return whether the gap looks like a corner that was not read, rather than like a new area."""
    if len(gap) > UNREAD_MAX or not any(character.isdigit() for character in gap):
        return False
    return not any(words.search(gap) for words in (POLYGON_WORDS, CIRCLE_WORDS, LINE_WORDS))


def _merged(groups: list[Group], text: str) -> list[Group]:
    """Join groups of one position each that were only lettered as the corners of one polygon."""
    made: list[Group] = []
    at = 0
    while at < len(groups):
        last = at
        while (
            last + 1 < len(groups)
            and groups[last + 1].label
            and len(groups[last].pairs) == len(groups[last + 1].pairs) == 1
            and GAP.fullmatch(_between(groups[last], groups[last + 1], text)) is not None
        ):
            last += 1
        if last - at >= 2 and not _speaks_of_circles(groups[at], text):
            corners = groups[at : last + 1]
            joined = tuple(pair for group in corners for pair in group.pairs)
            doubts = tuple(doubt for group in corners for doubt in group.doubts)
            made.append(Group(joined, "", groups[at].prelude, doubts))
        else:
            made.extend(groups[at : last + 1])
        at = last + 1
    return made


def _between(one: Group, other: Group, text: str) -> str:
    gap = text[one.end : other.start]
    label = LABEL.search(gap)
    return gap[: label.start()] if label else gap


def _speaks_of_circles(group: Group, text: str) -> bool:
    prelude = text[max(group.prelude[0], group.prelude[1] - PRELUDE_MAX) : group.prelude[1]]
    return CIRCLE_WORDS.search(prelude) is not None and POLYGON_WORDS.search(prelude) is None
