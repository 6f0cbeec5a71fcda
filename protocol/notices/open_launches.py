"""What the notices that a station holds announce now: each launch with its window of today.

A later notice of the same sender may move a window, close a launch or correct a value. Nothing is
dropped: a closed launch says by which notice it was closed. A notice of another sender changes
nothing, whatever it refers to.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from protocol.notices.message import Message
from protocol.notices.values import (
    REF_PREFIX_SIZE,
    Address,
    Area,
    Changes,
    Quantity,
    Ref,
    Rows,
    Value,
    Window,
    areas_of,
)
from protocol.vocabulary import Mode

CORRECTIONS_DEEP: Final = 8
"""Corrections of corrections that are followed; more is no longer a correction but a game."""


class LaunchState(Enum):
    """Whether a launch is still announced; the value is the word's key on the screen."""

    OPEN = "open"
    MOVED = "moved"
    CANCELLED = "cancelled"
    COMPLETED = "completed"
    WITHDRAWN = "withdrawn"
    REPLACED = "replaced"

    @property
    def is_open(self) -> bool:
        """Whether the notice still announces something to come."""
        return self in (LaunchState.OPEN, LaunchState.MOVED)


@dataclass(frozen=True, slots=True)
class HeldNotice:
    """A notice that a station sent or received.

    Attributes:
        valid_until_s: last instant at which it holds by its own words, seconds since 1970 UTC.
    """

    message_id: bytes
    kind: str
    sender: Address
    mode: Mode
    released_s: int
    values: tuple[tuple[str, Value], ...]
    valid_until_s: int | None = None

    @staticmethod
    def of(message: Message, message_id: bytes, valid_until_s: int | None) -> "HeldNotice":
        """Return a message as it is compared here."""
        heading = message.heading
        return HeldNotice(
            message_id,
            heading.kind,
            heading.sender,
            heading.mode,
            heading.released,
            message.values,
            valid_until_s,
        )


@dataclass(frozen=True, slots=True)
class Launch:
    """One launch (or re-entry) that a notice announces.

    Attributes:
        notice: the notice as it was released.
        number: 0, or the number of its row in a notice of several launches, from 1.
        window: the window that holds now.
        areas: where it begins: launch areas; of a re-entry the areas that it crosses.
        impacts: where parts of it come down.
        object_class: code of the vocabulary ``object_class``, empty where it says none.
        valid_until_s: end of the notice's own validity; None where it states none, or where a
            correction may have changed it.
        changed_by: id of the notice that moved or closed it.
    """

    notice: HeldNotice
    number: int
    window: Window | None
    areas: tuple[Area, ...]
    azimuth: Quantity | None
    impacts: tuple[Area, ...]
    object_class: str
    count: int | None
    valid_until_s: int | None = None
    state: LaunchState = LaunchState.OPEN
    changed_by: bytes | None = None


@dataclass(frozen=True, slots=True)
class _Fields:
    """Names of the fields in which a kind says what is compared; empty where it says nothing.

    Attributes:
        rows: field whose rows are launches, each with these names as columns.
        single: without a stated count, one object is announced.
    """

    areas: tuple[str, ...]
    impacts: tuple[str, ...]
    object_class: str = "object_class"
    window: str = "window"
    azimuth: str = "azimuth"
    count: str = "count"
    rows: str = ""
    single: bool = True


_KINDS: Final = {
    "missile-launch-planned": _Fields(("launch_area",), ("impact_areas", "stage_areas")),
    "space-launch-planned": _Fields(
        ("launch_area",), ("stage_areas",), object_class="vehicle_class"
    ),
    "group-launch-planned": _Fields(("launch_area",), ("impact_areas",), rows="members"),
    # What comes down crosses the same areas in which it ends.
    "reentry-planned": _Fields(("areas",), ("areas",), object_class="", single=False),
}
LAUNCH_KINDS: Final = frozenset(_KINDS)

_SPACE: Final = {"SOUNDING": "SOUNDING-ROCKET"}
"""A vehicle of any other class is a space launch vehicle."""

_CLOSING: Final = {
    "launch-cancelled": LaunchState.CANCELLED,
    "launch-completed": LaunchState.COMPLETED,
}
_MOVING: Final = "launch-postponed"
_CORRECTING: Final = "correction"

RELEVANT_KINDS: Final = LAUNCH_KINDS | frozenset((*_CLOSING, _MOVING, _CORRECTING))
"""Kinds that a station has to give for the picture to be whole."""


def open_launches(notices: Iterable[HeldNotice]) -> tuple[Launch, ...]:
    """Return every launch that these notices announce, as it stands now, oldest release first.

    A notice that stands twice in the list (sent on two circuits) counts once.
    """
    held = sorted(
        {notice.message_id: notice for notice in notices}.values(),
        key=lambda notice: (notice.released_s, notice.message_id),
    )
    later = _later_ones(held)
    found: list[Launch] = []
    for notice in held:
        if notice.kind in _KINDS:
            standing = _standing(notice, later)
            found += [_moved(launch, notice, later) for launch in _announced(notice, standing)]
    return tuple(found)


_Later = Mapping[bytes, Sequence[HeldNotice]]
"""The notices that refer to one, by the beginning of its id, oldest first."""


def _later_ones(held: Iterable[HeldNotice]) -> _Later:
    later: dict[bytes, list[HeldNotice]] = {}
    for notice in held:
        ref = dict(notice.values).get("ref")
        if isinstance(ref, Ref):
            later.setdefault(ref.id_prefix, []).append(notice)
    return later


@dataclass(frozen=True, slots=True)
class _Standing:
    """A notice after its corrections: its values now, or that it was taken back."""

    values: dict[str, Value]
    amended: bool = False
    state: LaunchState = LaunchState.OPEN
    by: bytes | None = None


def _standing(notice: HeldNotice, later: _Later, depth: int = 0) -> _Standing:
    now = _Standing(dict(notice.values))
    if depth == CORRECTIONS_DEEP:
        return now
    for correction in _followers(notice, later, {_CORRECTING}):
        said = _standing(correction, later, depth + 1)
        if said.state is not LaunchState.OPEN:
            continue  # the correction itself was taken back
        action, changes = said.values.get("action"), said.values.get("changes")
        if action == "AMEND" and isinstance(changes, Changes):
            now = replace(now, values=_amended(now.values, changes), amended=True)
        elif action == "WITHDRAW":
            now = replace(now, state=LaunchState.WITHDRAWN, by=correction.message_id)
        elif action == "SUPERSEDE":
            now = replace(now, state=LaunchState.REPLACED, by=correction.message_id)
    return now


def _followers(notice: HeldNotice, later: _Later, kinds: Container[str]) -> Iterator[HeldNotice]:
    """Yield the later notices of the same sender that refer to this one, oldest first."""
    for other in later.get(notice.message_id[:REF_PREFIX_SIZE], ()):
        if other.kind in kinds and other.sender == notice.sender and other.mode == notice.mode:
            yield other


def _amended(values: dict[str, Value], changes: Changes) -> dict[str, Value]:
    now = dict(values)
    for change in changes.items:
        if change.new is None:
            now.pop(change.field, None)
        else:
            now[change.field] = change.new
    return now


def _announced(notice: HeldNotice, standing: _Standing) -> Iterator[Launch]:
    fields = _KINDS[notice.kind]
    if not fields.rows:
        yield _launch(notice, 0, standing, fields)
        return
    rows = standing.values.get(fields.rows)
    for number, row in enumerate(rows.items if isinstance(rows, Rows) else (), 1):
        yield _launch(notice, number, replace(standing, values=dict(row)), fields)


def _launch(notice: HeldNotice, number: int, standing: _Standing, fields: _Fields) -> Launch:
    values = standing.values
    window, azimuth = values.get(fields.window), values.get(fields.azimuth)
    return Launch(
        notice=notice,
        number=number,
        window=window if isinstance(window, Window) else None,
        areas=_areas(values, fields.areas),
        azimuth=azimuth if isinstance(azimuth, Quantity) else None,
        impacts=_areas(values, fields.impacts),
        object_class=_object_class(values, fields),
        count=_count(values, fields),
        valid_until_s=None if standing.amended else notice.valid_until_s,
        state=standing.state,
        changed_by=standing.by,
    )


def _areas(values: dict[str, Value], names: Iterable[str]) -> tuple[Area, ...]:
    return tuple(area for name in names for area in areas_of(values.get(name)))


def _object_class(values: dict[str, Value], fields: _Fields) -> str:
    code = values.get(fields.object_class)
    if not isinstance(code, str):
        return ""
    return (
        _SPACE.get(code, "SPACE-LAUNCH-VEHICLE") if fields.object_class == "vehicle_class" else code
    )


def _count(values: dict[str, Value], fields: _Fields) -> int | None:
    """Return how many objects are announced; where it is not stated, one, if that is meant."""
    count = values.get(fields.count)
    if isinstance(count, Quantity):
        return count.mantissa
    return 1 if fields.single else None


def _moved(launch: Launch, notice: HeldNotice, later: _Later) -> Launch:
    """Return the launch after every notice that moved or closed it."""
    for change in _followers(notice, later, {_MOVING, *_CLOSING}):
        said = _standing(change, later)
        if said.state is not LaunchState.OPEN:
            continue
        if change.kind != _MOVING:
            launch = replace(launch, state=_CLOSING[change.kind], changed_by=change.message_id)
        elif isinstance(window := said.values.get("new_window"), Window):
            state = LaunchState.MOVED if launch.state.is_open else launch.state
            launch = replace(launch, window=window, state=state, changed_by=change.message_id)
    return launch
