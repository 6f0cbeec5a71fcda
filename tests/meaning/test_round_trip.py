"""A short dose of the round trips; `python -m tests.meaning` runs the full one."""

import copy
from random import Random

import pytest

from console.assets import core_pack, load_shelf
from protocol.notices.pack import Pack
from tests.meaning.generate import Generator
from tests.meaning.round_trip import try_kind

BODIES = 4
PACK = core_pack()


@pytest.mark.parametrize("kind", sorted(PACK.kinds))
def test_generated_notices_of_a_kind_read_back_in_every_language(kind: str) -> None:
    assert try_kind(PACK, kind, BODIES, seed=1).failures == ()


@pytest.mark.parametrize("pack", load_shelf().values(), ids=lambda pack: f"{pack.edition}")
def test_every_edition_ever_released_still_reads_back(pack: Pack) -> None:
    for kind in pack.kinds:
        assert try_kind(pack, kind, 1, seed=2).failures == ()


def test_a_seed_makes_the_same_notices_again() -> None:
    kind = PACK.kinds["correction"]
    one, other = (Generator(PACK, Random(7)).message(kind).encode() for _ in range(2))
    assert one == other


def test_a_reader_with_two_words_exchanged_is_found() -> None:
    """The harness itself must be able to fail."""
    spoilt = copy.copy(PACK.vocabularies["object_class"])
    codes = {**spoilt.codes["fr"]}
    words = [
        PACK.vocabularies["object_class"].terms[code].wording["fr"] for code in ("ICBM", "SLBM")
    ]
    codes[words[0]], codes[words[1]] = codes[words[1]], codes[words[0]]
    object.__setattr__(spoilt, "codes", {**spoilt.codes, "fr": codes})
    pack = copy.copy(PACK)
    object.__setattr__(pack, "vocabularies", {**PACK.vocabularies, "object_class": spoilt})
    failures = try_kind(pack, "missile-launch-planned", 20, seed=1).failures
    assert failures
    assert all(" fr " in failure for failure in failures)
