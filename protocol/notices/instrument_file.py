"""From an instrument's file to its page. A page is foreign text: only known keys are taken."""

import re
from datetime import date

from protocol.notices.instruments import KEYS, Check, InstrumentPage, Point, Rule, When
from protocol.notices.pack_table import CODE, KIND_CODE, NAME, PackTable

POINTS_MAX = 40
RULES_MAX = 40
SOURCE_MAX = 160
HOURS_MAX = 10_000

_FIELD = re.compile(r"[a-z][a-z0-9_]{0,39}(\.[a-z][a-z0-9_]{0,39})?")
_ARTICLE = re.compile(
    r"(Article|Chapter|Annex|Protocol|Paragraph)( [IVXLC]+| \d{1,3})?(, (\d{1,3}|[a-z]))?"
)
"""Articles are written in one way, so that a screen can say them in its own language."""


def read_instrument(table: PackTable) -> InstrumentPage:
    """Make the page of an instrument.

    Raises:
        LocalViolation: pack-refused.
    """
    points = table.tables("point")
    rules = table.tables("rule")
    if not points or len(points) > POINTS_MAX:
        raise table.refused("point", f"not-1-to-{POINTS_MAX}")
    if len(rules) > RULES_MAX:
        raise table.refused("rule", f"more-than-{RULES_MAX}")
    page = InstrumentPage(
        code=table.code("id", CODE),
        status=table.code("status", CODE),
        signed=_date(table),
        kinds=table.texts("kinds"),
        sources=_sources(table),
        title=table.table("title").by_language(),
        summary=table.table("summary").by_language(),
        points=tuple(_point(item) for item in points),
        rules=tuple(_rule(item) for item in rules),
    )
    table.done()
    return page


def _date(table: PackTable) -> str:
    text = table.text("signed", "")
    if text:
        try:
            date.fromisoformat(text)
        except ValueError:
            raise table.refused("signed", "not-a-date") from None
    return text


def _sources(table: PackTable) -> tuple[str, ...]:
    sources = table.texts("sources")
    if not sources or not all(0 < len(source) <= SOURCE_MAX for source in sources):
        raise table.refused("sources", "text-empty")
    if not all(source.isascii() and source.isprintable() for source in sources):
        raise table.refused("sources", "text-not-plain-ascii")
    return sources


def _point(table: PackTable) -> Point:
    text = table.table("text").by_language()
    point = Point(table.code("article", _ARTICLE, ""), table.flag("known", True), text)
    table.done()
    return point


def _rule(table: PackTable) -> Rule:
    try:
        check = Check(table.text("check"))
    except ValueError:
        raise table.refused("check", "unknown-check") from None
    # Only the keys of its own check are taken; any other is left over and refuses the pack.
    wanted = KEYS[check]
    rule = Rule(
        code=table.code("id", KIND_CODE),
        article=table.code("article", _ARTICLE, ""),
        kinds=table.texts("kinds"),
        check=check,
        fields=_fields(table, wanted),
        other=table.code("other", _FIELD) if "other" in wanted else "",
        hours=_count(table, "hours", 0, HOURS_MAX) if "hours" in wanted else 0,
        day=table.flag("day") if "day" in wanted else False,
        minutes=_count(table, "minutes", 1, HOURS_MAX * 60) if "minutes" in wanted else 0,
        codes=_some(table, "codes") if "codes" in wanted else (),
        minimum=table.limit("minimum") if "minimum" in wanted else None,
        maximum=table.limit("maximum") if "maximum" in wanted else None,
        below=table.limit("below") if "below" in wanted else None,
        shapes=_some(table, "shapes") if "shapes" in wanted else (),
        units=_some(table, "units") if "units" in wanted else (),
        known=table.flag("known", True),
        advisory=table.flag("advisory"),
        when=_when(table.optional_table("when")),
        text=table.table("text").by_language(),
    )
    if rule.known == (check is Check.UNKNOWN):
        raise table.refused("known", "known-and-unknown")
    table.done()
    return rule


def _fields(table: PackTable, wanted: tuple[str, ...]) -> tuple[str, ...]:
    if "field" in wanted:
        return (table.code("field", _FIELD),)
    if "fields" not in wanted:
        return ()
    names = _some(table, "fields")
    if not all(_FIELD.fullmatch(name) for name in names):
        raise table.refused("fields", "not-a-code")
    return names


def _some(table: PackTable, key: str) -> tuple[str, ...]:
    """Take a list that has something in it, nothing twice."""
    texts = table.texts(key)
    if not texts or len(set(texts)) != len(texts):
        raise table.refused(key, "list-empty")
    return texts


def _count(table: PackTable, key: str, least: int, most: int) -> int:
    number = table.integer(key)
    if not least <= number <= most:
        raise table.refused(key, "number-range")
    return number


def _when(table: PackTable | None) -> When | None:
    if table is None:
        return None
    when = When(table.code("field", NAME), _some(table, "values"))
    table.done()
    return when
