"""Words for refused values: what is wrong, and what to do, in the officer's language.

Rules come from the protocol as codes. Some carry a limit or a name in the code itself.
"""

import re

from console.desk.wording import Wording
from protocol.errors import ValueRefused
from protocol.notices.lint import visible
from protocol.notices.pack import FieldSpec, Kind

_WITH_LIMIT = (
    re.compile(r"(?P<key>more-than)-(?P<limit>-?[\d.]+)(?P<minutes>-min)?"),
    re.compile(r"(?P<key>less-than)-(?P<limit>-?[\d.]+)(?P<minutes>-min)?"),
    re.compile(r"(?P<key>points)-(?P<limit>\d+-to-\d+)(?P<minutes>x)?"),
)
_UNKNOWN_CODE = "unknown-code-of-"
_PART = re.compile(r"^(?P<field>[a-z][a-z0-9_]*)(?:\[(?P<number>\d+)\])?")
_COLUMN = re.compile(r"^\.(?P<name>[a-z][a-z0-9_]*)")
_LINE = re.compile(r"points\[(?P<line>\d+)\]")


def rule_words(words: Wording, rule: str) -> str:
    """Return the sentence for a rule's code; a code without one is still shown."""
    for pattern in _WITH_LIMIT:
        if (found := pattern.fullmatch(rule)) is not None:
            key = f"rule-{found['key']}{'-minutes' if found['minutes'] else ''}"
            return words.say(key, limit=found["limit"].replace("-to-", "–"))
    if rule.startswith(_UNKNOWN_CODE):
        return words.say("rule-unknown-code")
    key = f"rule-{rule}"
    return words.say(key) if words.has(key) else words.say("rule-other", code=rule)


def refusal_words(words: Wording, refusal: ValueRefused, spec: FieldSpec | None = None) -> str:
    """Return the sentence for a refusal, with the entry, column, area and line it is about."""
    sentence = rule_words(words, refusal.rule)
    places = []
    part = _PART.match(refusal.field)
    if part is not None and part["number"] is not None:
        places.append(words.say("at-item", number=int(part["number"]) + 1))
        inside = _COLUMN.match(refusal.field[part.end() :])
        column = spec.column(inside["name"]) if spec is not None and inside else None
        if column is not None:
            places.append(column.label[words.language])
    line = _LINE.search(refusal.field) or re.fullmatch(r"\[(?P<line>\d+)\]", refusal.field)
    if line is not None:
        places.append(words.say("at-line", number=int(line["line"]) + 1))
    place = ", ".join(places)
    return words.say("refusal-at", place=place, sentence=sentence) if place else sentence


def refusal_with_field(words: Wording, refusal: ValueRefused, kind: Kind) -> str:
    """Return the sentence with the label of its field before it, for lists of refusals."""
    name = refusal.field.split(".")[0].split("[")[0]
    spec = kind.field(name)
    label = spec.label[words.language] if spec else visible(refusal.field)
    return words.say("refusal-at", place=label, sentence=refusal_words(words, refusal, spec))
