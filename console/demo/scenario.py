"""Scenarios as data: real cases from the public record, one TOML file each in the resources."""

import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.resources import files
from typing import Final

import msgspec

from protocol.errors import ValueRefused
from protocol.vocabulary import LANGUAGES

SENDS: Final = ("send", "interim")
RECEIVES: Final = ("read", "read-back", "pass-on")


class _Step(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    at: str
    side: int
    do: str
    label: str = ""
    of: str = ""
    draft: str = ""
    picks: dict[str, str] = {}
    level: str = ""
    minutes: int = 0


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    order: int
    title: dict[str, str]
    step: list[_Step]


@dataclass(frozen=True, slots=True)
class Step:
    """One action of one side at one historical instant.

    Attributes:
        at_ms: the scenario clock, milliseconds since 1970 UTC.
        side: 1 or 2.
        do: send, interim, read, read-back or pass-on.
        label: name under which later steps speak of what this step sent.
        of: label of the notice that is read, read back, passed on or replied to meanwhile.
        draft: the draft as TOML, for `send`.
        picks: (field, label) of each notice that the officer picks from the traffic list.
        level: authority to which a notice is passed on.
        minutes: within how many minutes an interim reply promises the answer.
    """

    at_ms: int
    side: int
    do: str
    label: str
    of: str
    draft: str
    picks: tuple[tuple[str, str], ...]
    level: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Scenario:
    """A case: code, title by language, steps in the order of their instants."""

    code: str
    order: int
    title: dict[str, str]
    steps: tuple[Step, ...]


def load_scenarios() -> tuple[Scenario, ...]:
    """Return the scenarios that ship, in their order.

    Raises:
        ValueRefused: a file is not as it must be.
    """
    folder = files("resources").joinpath("scenarios")
    found = [
        parse_scenario(entry.name.removesuffix(".toml"), entry.read_text("utf-8"))
        for entry in folder.iterdir()
        if entry.name.endswith(".toml")
    ]
    return tuple(sorted(found, key=lambda scenario: scenario.order))


def parse_scenario(code: str, text: str) -> Scenario:
    """Return the scenario in a TOML text.

    Raises:
        ValueRefused: naming the file, the place in it, and the rule.
    """
    source = f"{code}.toml"
    try:
        file = msgspec.convert(tomllib.loads(text), _File, strict=True)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise ValueRefused("file", error, "scenario-form", source) from error
    if sorted(file.title) != sorted(LANGUAGES):
        raise ValueRefused("title", sorted(file.title), "six-languages", source)
    steps: list[Step] = []
    labels: set[str] = set()
    for number, raw in enumerate(file.step, 1):
        step = _step(raw, f"step {number}", source)
        for spoken_of in (step.of, *(label for _, label in step.picks)):
            if spoken_of and spoken_of not in labels:
                raise ValueRefused(f"step {number}", spoken_of, "label-of-earlier-step", source)
        if steps and step.at_ms < steps[-1].at_ms:
            raise ValueRefused(f"step {number}.at", raw.at, "not-before-last-step", source)
        labels.add(step.label)
        steps.append(step)
    return Scenario(code, file.order, file.title, tuple(steps))


def _step(raw: _Step, where: str, source: str) -> Step:
    if raw.side not in (1, 2):
        raise ValueRefused(f"{where}.side", raw.side, "1-or-2", source)
    if raw.do not in (*SENDS, *RECEIVES):
        raise ValueRefused(f"{where}.do", raw.do, "known-action", source)
    if (raw.do == "send") != bool(raw.draft) or (raw.do in SENDS) != bool(raw.label):
        raise ValueRefused(f"{where}.draft", raw.label, "draft-for-send-label-for-sends", source)
    if (raw.do == "send") == bool(raw.of):
        raise ValueRefused(f"{where}.of", raw.of, "names-a-notice-unless-send", source)
    try:
        at = datetime.fromisoformat(raw.at)
    except ValueError as error:
        raise ValueRefused(f"{where}.at", raw.at, "instant", source) from error
    if at.tzinfo is not UTC:
        raise ValueRefused(f"{where}.at", raw.at, "instant-in-utc", source)
    return Step(
        at_ms=int(at.timestamp()) * 1000,
        side=raw.side,
        do=raw.do,
        label=raw.label,
        of=raw.of,
        draft=raw.draft,
        picks=tuple(raw.picks.items()),
        level=raw.level,
        minutes=raw.minutes,
    )
