from collections.abc import Sequence
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocol.errors import LocalViolation
from protocol.exchange.tree import (
    EMPTY_ROOT,
    Tree,
    consistency_holds,
    inclusion_holds,
    leaf_hash,
    node_hash,
)

SIZE = 33
LEAVES = [leaf_hash(bytes([number])) for number in range(SIZE)]
TREE = Tree(LEAVES)


def by_definition(leaves: Sequence[bytes]) -> bytes:
    """Compute the root as RFC 6962, 2.1 writes it."""
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return node_hash(by_definition(leaves[:split]), by_definition(leaves[split:]))


def test_known_roots() -> None:
    """The reference tree of Certificate Transparency (merkletree test data)."""
    inputs = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657"]
    inputs.append("606162636465666768696a6b6c6d6e6f")
    tree = Tree(leaf_hash(bytes.fromhex(data)) for data in inputs)
    assert tree.root(0) == EMPTY_ROOT
    assert tree.root(1).hex() == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
    assert tree.root(2).hex() == "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"
    assert tree.root(8).hex() == "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"


@pytest.mark.parametrize("size", range(SIZE + 1))
def test_the_root_at_every_size_is_the_defined_one(size: int) -> None:
    assert TREE.root(size) == by_definition(LEAVES[:size]) == Tree(LEAVES[:size]).root()


@pytest.mark.parametrize("size", range(1, SIZE + 1))
def test_every_leaf_is_proved_and_no_other(size: int) -> None:
    root = TREE.root(size)
    for index in range(size):
        proof = TREE.inclusion_proof(index, size)
        assert inclusion_holds(LEAVES[index], index, size, proof, root)
        assert not inclusion_holds(leaf_hash(b"other"), index, size, proof, root)
        assert not inclusion_holds(LEAVES[index], index, size, [*proof, bytes(32)], root)
        assert not inclusion_holds(LEAVES[index], index, size, proof, bytes(32))
        if proof:
            assert not inclusion_holds(LEAVES[index], index, size, proof[:-1], root)
        if size > 1:
            assert not inclusion_holds(LEAVES[index], (index + 1) % size, size, proof, root)


@pytest.mark.parametrize("size", range(1, SIZE + 1))
def test_every_earlier_tree_is_proved_to_be_its_beginning(size: int) -> None:
    root = TREE.root(size)
    for old in range(1, size + 1):
        proof = TREE.consistency_proof(old, size)
        assert consistency_holds(old, TREE.root(old), size, root, proof)
        assert not consistency_holds(old, bytes(32), size, root, proof)
        assert not consistency_holds(old, TREE.root(old), size, bytes(32), proof)
        assert not consistency_holds(old, TREE.root(old), size, root, [*proof, bytes(32)])
        if proof:
            assert not consistency_holds(old, TREE.root(old), size, root, proof[:-1])


@given(st.integers(2, SIZE), st.data())
def test_a_rewritten_past_has_no_proof(size: int, data: st.DataObject) -> None:
    old = data.draw(st.integers(1, size - 1))
    changed = data.draw(st.integers(0, old - 1))
    forked = Tree([*LEAVES[:changed], leaf_hash(b"rewritten"), *LEAVES[changed + 1 : size]])
    proof = forked.consistency_proof(old)
    assert not consistency_holds(old, TREE.root(old), size, forked.root(), proof)


def test_sizes_that_never_were_are_refused() -> None:
    for refused in (
        lambda: TREE.root(SIZE + 1),
        lambda: TREE.root(-1),
        lambda: TREE.inclusion_proof(SIZE),
        lambda: TREE.inclusion_proof(3, 3),
        lambda: TREE.consistency_proof(0),
        lambda: TREE.consistency_proof(5, 4),
    ):
        with pytest.raises(LocalViolation, match="tree-size"):
            refused()
    assert not inclusion_holds(LEAVES[0], 0, 0, (), EMPTY_ROOT)
    assert not consistency_holds(0, EMPTY_ROOT, 1, TREE.root(1), ())


def test_appending_returns_the_index() -> None:
    tree = Tree()
    assert [tree.append(leaf) for leaf in LEAVES[:5]] == [0, 1, 2, 3, 4]
    assert tree.size == 5
