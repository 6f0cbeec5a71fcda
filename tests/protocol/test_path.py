"""One path: its table, its handshake timing, and what may end a session."""

from itertools import product

import pytest

from protocol.exchange.delivery.path import TABLE, Path, PathEvent, PathState
from protocol.exchange.delivery.setup import CircuitSetup, PathSetup
from protocol.exchange.delivery.step import Now, Step
from protocol.exchange.delivery.timing import FAST, SLOW, TIMINGS
from protocol.exchange.handshake_frames import FrameKind
from protocol.exchange.identity import Profile
from protocol.exchange.session import RENEWAL_MS, SESSION_MS_MAX
from protocol.vocabulary import Mode
from tests.protocol.pairs import CIRCUIT, SECRET, fresh_chain, toy_pair


class Ends:
    """The two ends of a path. The test carries the frames."""

    def __init__(self, profile: Profile = Profile.FAST) -> None:
        pair = toy_pair(Mode.EXERCISE)
        self.mono_ms = 1_000
        self.count = 0
        self.connecting = Path(
            PathSetup(1, True, profile),
            CircuitSetup(CIRCUIT, Mode.EXERCISE, pair.a, pair.b.card, ()),
            pair.for_a,
            fresh_chain(SECRET),
        )
        self.listening = Path(
            PathSetup(1, False, profile),
            CircuitSetup(CIRCUIT, Mode.EXERCISE, pair.b, pair.a.card, ()),
            pair.for_b,
            fresh_chain(SECRET),
        )

    def step(self) -> Step:
        self.count += 1
        return Step(Now(0, self.mono_ms), self.count)

    def up(self, path: Path) -> list[bytes]:
        step = self.step()
        path.up(step)
        return sent(step)

    def hear(self, path: Path, frame: bytes) -> list[bytes]:
        step = self.step()
        path.hear(frame, step)
        return sent(step)

    def tick(self, path: Path, elapsed_ms: int = 0) -> list[bytes]:
        self.mono_ms += elapsed_ms
        step = self.step()
        path.tick(step)
        return sent(step)

    def shake_hands(self, m1: bytes) -> None:
        (m2,) = self.hear(self.listening, m1)
        (m3,) = self.hear(self.connecting, m2)
        (m4,) = self.hear(self.listening, m3)
        assert self.hear(self.connecting, m4) == []

    def open(self) -> None:
        self.up(self.listening)
        (m1,) = self.up(self.connecting)
        self.shake_hands(m1)


def sent(step: Step) -> list[bytes]:
    return [transmit.frame for transmit in step.transmits]


@pytest.mark.parametrize(("state", "event"), list(product(PathState, PathEvent)))
def test_the_table_says_where_every_event_leads(state: PathState, event: PathEvent) -> None:
    following = TABLE.get((state, event))
    if event is PathEvent.TRANSPORT_DOWN:
        assert following is (None if state is PathState.DOWN else PathState.DOWN)
    elif event is PathEvent.TRANSPORT_UP:
        assert following is (PathState.READY if state is PathState.DOWN else None)
    elif state is PathState.DOWN:
        assert following is None
    elif event is PathEvent.SESSION_OPENED:
        begun = state in (PathState.HANDSHAKE, PathState.RENEWING)
        assert following is (PathState.OPEN if begun else None)
    elif event is PathEvent.SESSION_CLOSED:
        was_open = state in (PathState.OPEN, PathState.RENEWING)
        assert (following is None) is not was_open
    elif event is PathEvent.HANDSHAKE_BEGUN:
        assert following in (PathState.HANDSHAKE, PathState.RENEWING)


def test_only_the_connecting_side_begins() -> None:
    ends = Ends()
    assert ends.up(ends.listening) == []
    assert [frame[0] for frame in ends.up(ends.connecting)] == [FrameKind.M1]


def test_a_handshake_opens_both_ends_and_keeps_the_new_secret() -> None:
    ends = Ends()
    ends.open()
    assert ends.connecting.state is ends.listening.state is PathState.OPEN
    assert ends.connecting.chain == ends.listening.chain
    assert ends.connecting.chain is not None
    assert ends.connecting.chain.previous == SECRET


def test_an_unanswered_message_is_repeated_and_then_the_handshake_begun_anew() -> None:
    ends = Ends()
    (m1,) = ends.up(ends.connecting)
    assert ends.tick(ends.connecting, FAST.repeat_ms) == [m1]
    for _ in range(FAST.handshake_ms // FAST.repeat_ms - 2):
        assert ends.tick(ends.connecting, FAST.repeat_ms) == [m1]
    (second,) = ends.tick(ends.connecting, FAST.repeat_ms)
    assert second[0] == FrameKind.M1
    assert second != m1
    assert ends.connecting.fault == "no-answer"


def test_a_repeated_message_gets_the_same_answer() -> None:
    ends = Ends()
    ends.up(ends.listening)
    (m1,) = ends.up(ends.connecting)
    (m2,) = ends.hear(ends.listening, m1)
    assert ends.hear(ends.listening, m1) == [m2]
    (m3,) = ends.hear(ends.connecting, m2)
    assert ends.hear(ends.connecting, m2) == []
    (m4,) = ends.hear(ends.listening, m3)
    session = ends.listening.line
    assert ends.hear(ends.listening, m3) == [m4]
    assert ends.listening.line is session


def test_a_replayed_m1_leaves_the_open_session_alone() -> None:
    ends = Ends()
    ends.up(ends.listening)
    (m1,) = ends.up(ends.connecting)
    ends.shake_hands(m1)
    session = ends.listening.line
    ends.hear(ends.listening, m1)
    assert ends.listening.state.value == "renewing"
    assert ends.listening.line is session
    step = ends.step()
    ends.listening.say(b"still here", step)
    assert ends.connecting.hear(sent(step)[0], ends.step()) == b"still here"
    ends.tick(ends.listening, FAST.handshake_ms)
    assert ends.listening.state.value == "open"


def test_the_open_session_serves_until_the_next_is_proven() -> None:
    ends = Ends()
    ends.open()
    old = ends.connecting.line
    (m1,) = ends.tick(ends.connecting, RENEWAL_MS)
    assert ends.connecting.line is old
    (m2,) = ends.hear(ends.listening, m1)
    (m3,) = ends.hear(ends.connecting, m2)
    on_the_way = ends.step()
    ends.connecting.say(b"sent in the old one", on_the_way)
    (m4,) = ends.hear(ends.listening, m3)
    ends.listening.hear(sent(on_the_way)[0], ends.step())
    ends.hear(ends.connecting, m4)
    assert ends.connecting.line is not old
    assert ends.connecting.state is ends.listening.state is PathState.OPEN


@pytest.mark.parametrize("profile", list(Profile))
def test_a_session_ends_with_its_age(profile: Profile) -> None:
    ends = Ends(profile)
    ends.open()
    for path in (ends.connecting, ends.listening):
        ends.tick(path)
        assert path.line is not None
    ends.mono_ms += SESSION_MS_MAX
    for path in (ends.connecting, ends.listening):
        ends.tick(path)
        assert path.line is None


def test_a_hint_begins_a_handshake_but_not_too_often() -> None:
    ends = Ends()
    ends.open()
    begun = set()
    for _ in range(1_000):
        ends.hear(ends.connecting, bytes([FrameKind.RENEW]))
        begun |= {frame for frame in ends.tick(ends.connecting, 10) if frame[0] == FrameKind.M1}
    assert 1 <= len(begun) <= 2 + 10_000 // FAST.renew_last_ms
    assert ends.connecting.line is not None


def test_hints_are_rationed() -> None:
    ends = Ends()
    ends.open()
    hints = 0
    for _ in range(100):
        ends.mono_ms += 10
        step = ends.step()
        ends.listening.renew(step)
        hints += len(sent(step))
    assert hints == 1_000 // FAST.hint_ms


def test_the_transport_takes_the_session_with_it() -> None:
    ends = Ends()
    ends.open()
    for path in (ends.connecting, ends.listening):
        path.down(ends.step(), "disconnected")
        assert path.line is None
        assert path.status(ends.mono_ms).state == "down"
        assert path.fault == "disconnected"


def test_silence_is_seen_by_both_and_ended_by_the_connecting_side() -> None:
    ends = Ends()
    ends.open()
    assert ends.tick(ends.listening, FAST.silence_ms) == []
    assert ends.listening.status(ends.mono_ms).state == "silent"
    assert [frame[0] for frame in ends.tick(ends.connecting)] == [FrameKind.M1]


def test_the_slow_profile_leaves_time_for_its_line() -> None:
    eight_kibibytes_ms = 8_192 * 10 * 1_000 // 9_600
    assert SLOW.repeat_ms > 2 * eight_kibibytes_ms + 5_000
    assert SLOW.handshake_ms < SLOW.repeat_ms * 4
    assert SLOW.in_flight == 1
    assert set(TIMINGS) == set(Profile)
