"""The packs at hand by hash, each read only when it is wanted.

A station holds every edition that it ever printed with; most traffic needs the newest alone.
"""

from collections.abc import Callable, Iterator, Mapping

from protocol.errors import LocalViolation
from protocol.notices.pack import Pack
from protocol.notices.pack_file import load_pack

Files = Mapping[str, bytes]


class PackShelf(Mapping[bytes, Pack]):
    """Packs by hash, in the order given.

    Args:
        sources: for each hash, what fetches the files of that pack.
    """

    def __init__(self, sources: Mapping[bytes, Callable[[], Files]]) -> None:
        self._sources = dict(sources)
        self._packs: dict[bytes, Pack] = {}

    def files(self, digest: bytes) -> Files:
        """Return the files of a pack that is here."""
        return self._sources[digest]()

    def __getitem__(self, digest: bytes) -> Pack:
        """Return a pack.

        Raises:
            KeyError: it is not here.
            LocalViolation: pack-refused; its files are damaged.
        """
        if digest not in self._packs:
            pack = load_pack(self.files(digest))
            if pack.hash != digest:
                raise LocalViolation("pack-refused", where=digest.hex(), rule="another-hash")
            self._packs[digest] = pack
        return self._packs[digest]

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._sources)

    def __len__(self) -> int:
        return len(self._sources)
