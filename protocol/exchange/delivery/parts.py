"""The parts of one circuit, put together once. They are described where they live."""

from dataclasses import dataclass

from protocol.exchange.crypto import Primitives
from protocol.exchange.delivery.chain import OwnChain
from protocol.exchange.delivery.gaps import Gaps
from protocol.exchange.delivery.inbox import Inbox
from protocol.exchange.delivery.journal import Journal
from protocol.exchange.delivery.outbox import Outbox
from protocol.exchange.delivery.path import Path
from protocol.exchange.delivery.peer import Peer
from protocol.exchange.delivery.reading import Reader
from protocol.exchange.delivery.setup import Bodies, CircuitSetup
from protocol.exchange.delivery.standing import Standing
from protocol.exchange.delivery.violations import Violations


@dataclass(frozen=True, slots=True)
class Parts:
    """Everything that a step of a circuit works on."""

    chain: OwnChain
    outbox: Outbox
    inbox: Inbox
    standing: Standing
    reader: Reader
    peer: Peer
    gaps: Gaps
    violations: Violations
    paths: dict[int, Path]

    @classmethod
    def load(
        cls, setup: CircuitSetup, journal: Journal, primitives: Primitives, bodies: Bodies
    ) -> "Parts":
        """Go on from what the journal has.

        Raises:
            StorageFailed: the journal cannot be read.
        """
        state = journal.load()
        secrets = {row.path: row for row in state.chains}
        chain = OwnChain(setup, state, journal, primitives)
        outbox = Outbox(setup.mode, state, journal, chain)
        inbox = Inbox(setup, state, journal, primitives, bodies)
        return cls(
            chain=chain,
            outbox=outbox,
            inbox=inbox,
            standing=Standing(setup, chain, outbox, inbox, (primitives, bodies), state.locked),
            reader=Reader(journal, bodies, outbox),
            peer=Peer(),
            gaps=Gaps(inbox),
            violations=Violations(),
            paths={
                path.number: Path(path, setup, primitives, secrets.get(path.number))
                for path in setup.paths
            },
        )

    def ranked(self, now_ms: int) -> list[Path]:
        """Return the paths on which both sides are in order, the best first."""
        ready = [
            path
            for path in self.paths.values()
            if path.ready is not None and not path.silent(now_ms)
        ]
        return sorted(ready, key=lambda path: (path.setup.profile, path.setup.number))
