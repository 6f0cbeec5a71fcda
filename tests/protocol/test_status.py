"""A status is the highest fact known, and never goes back."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from protocol.exchange.delivery.status import highest
from protocol.vocabulary import Fact


def test_nothing_known_is_no_status() -> None:
    assert highest([]) is None


def test_the_order_of_arrival_does_not_matter() -> None:
    known = [Fact.STORED, Fact.READ, Fact.TRANSMITTED, Fact.RELEASED]
    assert {highest(order) for order in permutations(known)} == {Fact.READ}


@given(st.lists(st.sampled_from(Fact), min_size=1))
def test_a_status_never_goes_back(arriving: list[Fact]) -> None:
    status = None
    for fact in arriving:
        later = highest([fact], status)
        assert later is not None
        assert status is None or later >= status
        status = later
    assert status == max(arriving)
