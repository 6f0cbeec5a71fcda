"""How long things take on a path, by profile. All values in milliseconds of a monotonic clock.

FAST is a terrestrial line. SLOW is 9.6 kbit/s with a round trip of 5 s, where one frame of 8 KiB
takes 7 s by itself. No decision about acceptance, order or delivery uses any other clock.
"""

from dataclasses import dataclass

from protocol.exchange.identity import Profile


@dataclass(frozen=True, slots=True)
class Timing:
    """Times and limits of a path.

    Attributes:
        heartbeat_ms: between two heartbeats.
        silence_ms: without an authentic frame for so long, a path counts as silent.
        handshake_ms: a handshake that takes longer is given up and begun anew.
        repeat_ms: an unanswered handshake message is sent again.
        renew_first_ms, renew_last_ms: back-off before another handshake, doubling between them.
        hint_ms: least time between two RENEW hints.
        patience_ms: an ordinary record without receipt goes on the next path too.
        want_ms: from seeing a gap to asking for it, and between two requests.
        soon_ms: a cursor that moved without a record of ours to carry it is told by then.
            in_flight: ordinary records on the way in one session. urgent_in_flight: all records.
        fetch: own records asked back at a time.
    """

    heartbeat_ms: int
    silence_ms: int
    handshake_ms: int
    repeat_ms: int
    renew_first_ms: int
    renew_last_ms: int
    hint_ms: int
    patience_ms: int
    want_ms: int
    soon_ms: int
    in_flight: int
    urgent_in_flight: int
    fetch: int


FAST = Timing(
    heartbeat_ms=1_000,
    silence_ms=3_000,
    handshake_ms=3_000,
    repeat_ms=500,
    renew_first_ms=100,
    renew_last_ms=1_000,
    hint_ms=250,
    patience_ms=5_000,
    want_ms=1_000,
    soon_ms=200,
    in_flight=48,
    urgent_in_flight=60,
    fetch=32,
)

SLOW = Timing(
    heartbeat_ms=20_000,
    silence_ms=90_000,
    handshake_ms=90_000,
    repeat_ms=30_000,
    renew_first_ms=5_000,
    renew_last_ms=60_000,
    hint_ms=20_000,
    patience_ms=60_000,
    want_ms=60_000,
    soon_ms=1_000,
    in_flight=1,
    urgent_in_flight=8,
    fetch=2,
)

TIMINGS = {Profile.FAST: FAST, Profile.SLOW: SLOW}
