"""What one seed does to a pair of stations: everything is drawn here, before the run."""

import random
from dataclasses import dataclass

from protocol.exchange.identity import Profile
from protocol.vocabulary import Precedence

FAULT_PHASE_MS = 12_000
MINUTES_12_MS = 12 * 60_000


@dataclass(frozen=True, slots=True)
class Noise:
    """Chances per frame while faults are on."""

    loss: float
    repeat: float
    reorder: float
    corrupt: float


@dataclass(frozen=True, slots=True)
class Release:
    """A message that an officer releases, or a READ that follows after `read_after_ms`."""

    at_ms: int
    station: int
    precedence: Precedence
    read_after_ms: int
    readback: bool


@dataclass(frozen=True, slots=True)
class Cut:
    """A path that swallows everything in some direction; `told`: both ends see it go."""

    at_ms: int
    path: int
    directions: tuple[bool, bool]
    lasts_ms: int
    told: bool


@dataclass(frozen=True, slots=True)
class CrashPlan:
    """A station that dies: "before" or "after" its n-th next commit, or at its n-th next "effect".

    `backup_ms`: it comes back with a backup taken then. None: with what it had on disk.
    """

    at_ms: int
    station: int
    where: str
    count: int
    down_ms: int
    backup_ms: int | None


@dataclass(frozen=True, slots=True)
class ClockJump:
    """A wall clock that leaps; `mono_ms`: the monotonic clock too, as after a suspend."""

    at_ms: int
    station: int
    wall_ms: int
    mono_ms: int


@dataclass(frozen=True, slots=True)
class Plan:
    """One seed, spelled out."""

    seed: int
    profiles: tuple[Profile, ...]
    connects: tuple[bool, ...]
    latency_ms: int
    noise: Noise
    releases: tuple[Release, ...]
    cuts: tuple[Cut, ...]
    crashes: tuple[CrashPlan, ...]
    jumps: tuple[ClockJump, ...]

    @property
    def restores(self) -> bool:
        """Whether some station comes back from a backup."""
        return any(crash.backup_ms is not None for crash in self.crashes)


def draw(seed: int) -> Plan:
    """Draw the plan of a seed."""
    rng = random.Random(seed)
    profiles = _profiles(rng)
    return Plan(
        seed=seed,
        profiles=profiles,
        connects=tuple(rng.random() < 0.5 for _ in profiles),
        latency_ms=rng.choice((2, 20, 80)),
        noise=_noise(rng),
        releases=_releases(rng),
        cuts=tuple(_cut(rng, len(profiles)) for _ in range(rng.choice((0, 0, 1, 2, 4)))),
        crashes=_crashes(rng),
        jumps=tuple(_jump(rng) for _ in range(rng.choice((0, 0, 0, 1, 2)))),
    )


def _profiles(rng: random.Random) -> tuple[Profile, ...]:
    return rng.choice(
        (
            (Profile.FAST,),
            (Profile.FAST,),
            (Profile.FAST, Profile.FAST),
            (Profile.FAST, Profile.SLOW),
            (Profile.FAST, Profile.FAST, Profile.SLOW),
            (Profile.SLOW,),
        )
    )


def _noise(rng: random.Random) -> Noise:
    def chance(most: float) -> float:
        return rng.random() * most if rng.random() < 0.4 else 0.0

    return Noise(loss=chance(0.4), repeat=chance(0.2), reorder=chance(0.2), corrupt=chance(0.1))


def _releases(rng: random.Random) -> tuple[Release, ...]:
    """Draw messages one by one, and in some seeds many at one moment."""
    single = [_release(rng, rng.randrange(FAULT_PHASE_MS)) for _ in range(rng.randint(3, 14))]
    if rng.random() < 0.15:
        at_ms = rng.randrange(FAULT_PHASE_MS)
        single += [_release(rng, at_ms + number // 4) for number in range(rng.randint(5, 40))]
    return tuple(single)


def _release(rng: random.Random, at_ms: int) -> Release:
    return Release(
        at_ms=at_ms,
        station=rng.randrange(2),
        precedence=Precedence(rng.randint(1, 4)),
        read_after_ms=rng.randrange(200, 4_000),
        readback=rng.random() < 0.3,
    )


def _cut(rng: random.Random, paths: int) -> Cut:
    return Cut(
        at_ms=rng.randrange(FAULT_PHASE_MS),
        path=rng.randrange(paths),
        directions=rng.choice(((True, True), (True, False), (False, True))),
        lasts_ms=rng.choice((50, 700, 4_000, 12_000)),
        told=rng.random() < 0.4,
    )


def _crashes(rng: random.Random) -> tuple[CrashPlan, ...]:
    crashes = []
    for _ in range(rng.choice((0, 0, 1, 1, 2, 4))):
        crashes.append(
            CrashPlan(
                at_ms=rng.randrange(FAULT_PHASE_MS),
                station=rng.randrange(2),
                where=rng.choice(("before", "after", "effect")),
                count=rng.randrange(6),
                down_ms=rng.choice((10, 300, 3_000)),
                backup_ms=None,
            )
        )
    if rng.random() < 0.15:
        at_ms = rng.randrange(2_000, FAULT_PHASE_MS)
        station = rng.randrange(2)
        crashes.append(CrashPlan(at_ms, station, "effect", 0, 500, rng.randrange(at_ms - 1_000)))
        if rng.random() < 0.5:  # and dies again while it recovers
            again_ms = at_ms + 500 + rng.randrange(1, 400)
            where = rng.choice(("before", "after", "effect"))
            crashes.append(CrashPlan(again_ms, station, where, rng.randrange(5), 100, None))
    return tuple(crashes)


def _jump(rng: random.Random) -> ClockJump:
    return ClockJump(
        at_ms=rng.randrange(FAULT_PHASE_MS),
        station=rng.randrange(2),
        wall_ms=rng.choice((-3_600_000, 400 * 86_400_000, -1_600_000_000_000, 37_000)),
        mono_ms=rng.choice((0, 0, 5_000, MINUTES_12_MS)),
    )
