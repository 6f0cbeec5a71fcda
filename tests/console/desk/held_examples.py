"""Notices as a station holds them, for windows that compare or gather what was said."""

import dataclasses

from console.assets import core_pack
from console.desk_link.views import MessageView
from protocol.notices.message import Message
from protocol.notices.values import Address, Value
from protocol.vocabulary import Mode
from tests.console.desk import examples
from tests.console.desk.compose_double import NOW_MS, RUSSIA
from tests.protocol.notices.core_samples import sample

PACK = core_pack()
NOW_S = NOW_MS // 1000
DAY = 86_400
MOSCOW = Address("RUS", "Moscow centre")


def held(
    number: int,
    kind: str,
    values: dict[str, Value],
    *,
    mode: Mode = Mode.EXERCISE,
    sender: Address = MOSCOW,
    released_s: int = NOW_S - DAY,
    **row: object,
) -> MessageView:
    """Return a notice of Russia (or another sender) as the station holds it."""
    whole = sample(PACK, kind, values)
    heading = dataclasses.replace(
        whole.heading,
        mode=mode,
        sender=sender,
        to=(Address("AUT", "Vienna"),),
        composed=released_s,
        released=released_s,
        reply_by=None,
    )
    message = Message(heading, whole.values)
    shown = examples.row(
        number,
        kind,
        message_id=message.message_id,
        mode=int(mode),
        released_ms=released_s * 1000,
        **{"circuit": RUSSIA, **row},
    )
    return examples.message(shown, message.encode())
