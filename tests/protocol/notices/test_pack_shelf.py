"""The shelf of packs: read when wanted, once, and never under another hash."""

from functools import partial

import pytest

from console.assets import pack_files
from protocol.errors import LocalViolation
from protocol.notices.pack_file import pack_hash
from protocol.notices.pack_shelf import Files, PackShelf

FILES = pack_files("core", 1)
HASH = pack_hash(FILES)


def test_a_pack_is_read_when_it_is_wanted_and_once() -> None:
    fetched = []

    def fetch() -> Files:
        fetched.append(1)
        return FILES

    shelf = PackShelf({HASH: fetch})
    assert list(shelf) == [HASH]
    assert len(shelf) == 1
    assert fetched == []
    assert shelf[HASH] is shelf[HASH]
    assert fetched == [1]
    assert shelf.get(b"other") is None


def test_a_pack_is_not_given_under_another_hash() -> None:
    shelf = PackShelf({b"\x00" * 32: partial(dict, FILES)})
    with pytest.raises(LocalViolation, match="another-hash"):
        shelf[b"\x00" * 32]
