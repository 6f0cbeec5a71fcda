"""Out: number what can leave now, and feed it to the paths.

    waiting → numbered → fed to each session in order → said

Urgent records go on every path at once. The others go on the best path, and on the next one when
they have been without receipt for a while. So a record is numbered only when some session has room.
"""

from protocol.exchange.delivery import frames
from protocol.exchange.delivery.frames import RecordFrame
from protocol.exchange.delivery.parts import Parts
from protocol.exchange.delivery.path import Path
from protocol.exchange.delivery.step import Step


def flow(step: Step, parts: Parts) -> None:
    """Let out what can leave."""
    paths = parts.ranked(step.now.mono_ms)
    standing, outbox, held = parts.standing, parts.outbox, parts.inbox.held
    if not standing.may_state or not paths:
        return
    outbox.number_statements(step, held)
    _feed(step, parts, paths)
    if standing.may_send and outbox.waiting:
        lines = [path.line for path in paths if path.line is not None]
        outbox.number_messages(
            step,
            held,
            urgent=max(line.feed.room(True, outbox) for line in lines),
            ordinary=lines[0].feed.room(False, outbox),
        )
        _feed(step, parts, paths)


def _feed(step: Step, parts: Parts, paths: list[Path]) -> None:
    """Say in each session what is next in it."""
    for rank, path in enumerate(paths):
        line = path.line
        if line is None:
            continue
        overdue = None if rank == 0 else parts.outbox.overdue(step.now.mono_ms, rank)
        for record in line.feed.take(parts.outbox, step.now.mono_ms, overdue):
            if record.sent_ms is None:
                record.sent_ms = step.now.mono_ms
                record.patience_ms = path.timing.patience_ms
            row = parts.outbox.row(record)
            path.say(frames.encode(RecordFrame(row.raw, row.body)), step)
