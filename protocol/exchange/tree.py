"""The Merkle tree over one station's records on one circuit (RFC 6962, 2.1).

Leaf i is record i + 1 as sent, so both stations compute the same root. The tree holds hashes only
and keeps every complete subtree: the root of any earlier size costs log n, and so does a proof.
"""

from collections.abc import Iterable, Sequence
from hashlib import sha256

from protocol.errors import LocalViolation

EMPTY_ROOT = sha256(b"").digest()
"""Root of a tree without leaves."""


def leaf_hash(data: bytes) -> bytes:
    """Hash a leaf's bytes. The prefix keeps leaves and inner nodes apart (RFC 6962, 2.1)."""
    return sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Hash an inner node from its two children."""
    return sha256(b"\x01" + left + right).digest()


class Tree:
    """An append-only tree; a size names one of its states for ever."""

    def __init__(self, leaves: Iterable[bytes] = ()) -> None:
        # _levels[k][i] is the hash of the complete subtree over leaves i * 2**k to (i + 1) * 2**k.
        self._levels: list[list[bytes]] = [[]]
        for leaf in leaves:
            self.append(leaf)

    @property
    def size(self) -> int:
        """Number of leaves."""
        return len(self._levels[0])

    def append(self, leaf: bytes) -> int:
        """Add a leaf hash; return its index, from 0."""
        self._levels[0].append(leaf)
        level = 0
        while len(self._levels[level]) % 2 == 0:
            if level + 1 == len(self._levels):
                self._levels.append([])
            pair = self._levels[level][-2:]
            self._levels[level + 1].append(node_hash(pair[0], pair[1]))
            level += 1
        return self.size - 1

    def cut(self, size: int) -> "Tree":
        """Return a tree of the first `size` leaves: the others turned out to lie outside."""
        return Tree(self._levels[0][:size])

    def root(self, size: int | None = None) -> bytes:
        """Return the root over the first `size` leaves (all of them by default).

        Raises:
            LocalViolation: the tree never had that size.
        """
        wanted = self.size if size is None else size
        if not 0 <= wanted <= self.size:
            raise LocalViolation("tree-size", size=wanted, held=self.size)
        return self._hash(0, wanted) if wanted else EMPTY_ROOT

    def inclusion_proof(self, index: int, size: int | None = None) -> tuple[bytes, ...]:
        """Return the audit path of leaf `index` in the first `size` leaves (RFC 6962, 2.1.1).

        Raises:
            LocalViolation: no such leaf in a tree of that size.
        """
        wanted = self.size if size is None else size
        if not 0 <= index < wanted <= self.size:
            raise LocalViolation("tree-size", index=index, size=wanted, held=self.size)
        path: list[bytes] = []
        start, end = 0, wanted
        while end - start > 1:
            middle = start + _split(end - start)
            if index < middle:
                path.append(self._hash(middle, end))
                end = middle
            else:
                path.append(self._hash(start, middle))
                start = middle
        return tuple(reversed(path))

    def consistency_proof(self, old: int, size: int | None = None) -> tuple[bytes, ...]:
        """Return the proof that the first `old` leaves begin the first `size` (RFC 6962, 2.1.2).

        Raises:
            LocalViolation: `old` is 0 or the sizes are out of order.
        """
        wanted = self.size if size is None else size
        if not 0 < old <= wanted <= self.size:
            raise LocalViolation("tree-size", old=old, size=wanted, held=self.size)
        path: list[bytes] = []
        start, end = 0, wanted
        while old not in (start, end):
            middle = start + _split(end - start)
            if old <= middle:
                path.append(self._hash(middle, end))
                end = middle
            else:
                path.append(self._hash(start, middle))
                start = middle
        if start > 0:
            # The old root itself is known to the verifier unless it is a subtree of the new tree.
            path.append(self._hash(start, end))
        return tuple(reversed(path))

    def _hash(self, start: int, end: int) -> bytes:
        """Hash leaves `start` to `end`; complete subtrees come from the table."""
        count = end - start
        level = count.bit_length() - 1
        if count == 1 << level and start % count == 0:
            return self._levels[level][start >> level]
        middle = start + _split(count)
        return node_hash(self._hash(start, middle), self._hash(middle, end))


def inclusion_holds(
    leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes
) -> bool:
    """Whether the proof leads from the leaf hash to the root (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    node, last, found = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            return False
        if node % 2 or node == last:
            found = node_hash(sibling, found)
            while node % 2 == 0 and node:
                node, last = node // 2, last // 2
        else:
            found = node_hash(found, sibling)
        node, last = node // 2, last // 2
    return last == 0 and found == root


def consistency_holds(
    old: int, old_root: bytes, size: int, root: bytes, proof: Sequence[bytes]
) -> bool:
    """Whether the proof shows that the old tree begins the new one (RFC 9162, 2.1.4.2)."""
    if not 0 < old <= size:
        return False
    if old == size:
        return not proof and old_root == root
    path = list(proof)
    if old & (old - 1) == 0:
        path.insert(0, old_root)
    if not path:
        return False
    node, last = old - 1, size - 1
    while node % 2:
        node, last = node // 2, last // 2
    old_found = found = path[0]
    for sibling in path[1:]:
        if last == 0:
            return False
        if node % 2 or node == last:
            old_found = node_hash(sibling, old_found)
            found = node_hash(sibling, found)
            while node % 2 == 0 and node:
                node, last = node // 2, last // 2
        else:
            found = node_hash(found, sibling)
        node, last = node // 2, last // 2
    return last == 0 and old_found == old_root and found == root


def _split(count: int) -> int:
    """Largest power of two smaller than `count`, which is at least 2."""
    return 1 << (count - 1).bit_length() - 1
