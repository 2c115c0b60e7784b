"""Whole parts of a whole amount."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allocator_models.naar_rato import naar_rato


@pytest.mark.parametrize(
    ("totaal", "gewichten", "delen"),
    [
        (10, [1, 1, 1], [4, 3, 3]),
        (10, [1, 2], [3, 7]),
        (0, [0, 0], [0, 0]),
        (0, [], []),
        (-10, [1, 2], [-3, -7]),
        (5, [0, 1], [0, 5]),
    ],
)
def test_the_remainder_goes_to_the_largest_fraction_and_then_to_the_first(totaal, gewichten, delen):
    """Small cases come out as worked out by hand."""
    assert naar_rato(totaal, gewichten) == delen


@given(st.integers(-(10**9), 10**9), st.lists(st.integers(0, 10**9), min_size=1, max_size=8).filter(any))
def test_parts_add_up_and_lie_next_to_their_exact_share(totaal, gewichten):
    """Whatever the weights, no euro is lost and no part is a whole euro off."""
    delen = naar_rato(totaal, gewichten)
    assert sum(delen) == totaal
    som = sum(gewichten)
    assert all(abs(deel * som - totaal * gewicht) < som for deel, gewicht in zip(delen, gewichten, strict=True))


@pytest.mark.parametrize(("totaal", "gewichten"), [(1, []), (1, [0]), (1, [2, -1]), (0, [-1])])
def test_what_cannot_be_divided_is_refused(totaal, gewichten):
    """A negative weight, or nothing to divide by, is a mistake of the caller."""
    with pytest.raises(ValueError, match="cannot be divided"):
        naar_rato(totaal, gewichten)
