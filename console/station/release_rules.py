"""Who must release what, and for how long a frozen body may wait for its signatures. Pure."""

from dataclasses import replace
from typing import Any, Final

from protocol.notices.lead_time import last_instant_in_time
from protocol.notices.message import Message, kind_of
from protocol.notices.message import officers_needed as kind_officers
from protocol.notices.pack import Pack
from protocol.vocabulary import Precedence

ALONE_AFTER_MS: Final = 120_000
"""If no second officer answers for so long, a FLASH may go with one, marked so on both sides."""

TWO_OFFICERS: Final = ("WATCH-OFFICER", "RELEASING-OFFICER")
ONE_OFFICER: Final = ("WATCH-OFFICER",)

_EXPIRES_MS: Final = {
    Precedence.FLASH: 5 * 60_000,
    Precedence.IMMEDIATE: 10 * 60_000,
    Precedence.PRIORITY: 30 * 60_000,
    Precedence.ROUTINE: 60 * 60_000,
}


def officers_needed(message: Message, pack: Pack) -> int:
    """Return how many officers must sign this message, read from its own body.

    A message that says in its heading that it went with one officer is one that the 120 s rule
    let go; whether it may say so is decided when the body is frozen.
    """
    if message.heading.alone:
        return 1
    return kind_officers(kind_of(message.heading, pack), dict(message.values))


def expires_ms(message: Message, pack: Pack, prepared_ms: int) -> int:
    """Return until when (ms since 1970 UTC) the last officer may sign.

    The body names its moment of release; signed much later it would not be true any more. And a
    body that says nothing of LATE may be signed only as long as the notice is in time.
    """
    heading = message.heading
    expires = prepared_ms + _EXPIRES_MS[heading.precedence]
    kind, given = kind_of(heading, pack), dict(message.values)
    last_s = last_instant_in_time(pack, kind, heading.instrument, given)
    if last_s is None or heading.late:
        return expires
    return min(expires, last_s * 1_000 + 999)  # the last second counts whole


def same_but_alone(one: Message, other: Message) -> bool:
    """Return whether two frozen bodies say the same, but for when and by whom they are released."""
    moment: dict[str, Any] = {
        "composed": 0,
        "released": 0,
        "late": False,
        "alone": False,
        "reply_by": None,
        "releasing_roles": (),
        "nonce": b"",
    }
    said = replace(one.heading, **moment), replace(other.heading, **moment)
    return said[0] == said[1] and one.values == other.values
