"""The front holds every point that none beats, and the knee is the one nearest to the ideal."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allocator_models.result import Status
from allocator_models.verkennen.front import Streven, bepaal_front, streefwaarde
from allocator_models.verkennen.uitkomst import Uitkomst

ONMOGELIJK = Uitkomst(Status.ONMOGELIJK)


def punt(score: int, bediening: int | None, flex: int) -> Uitkomst:
    """Return a point with these three values."""
    wijken = () if bediening is None else (("Noord", bediening), ("Zuid", bediening + 7))
    return Uitkomst(Status.BEWEZEN, score_duizendsten=score, bediening=wijken, flexaandeel_bp=flex)


@pytest.mark.parametrize(
    ("punten", "front", "knie"),
    [
        ([(10, 5, 5), (9, 5, 5)], (0,), None),
        ([(10, 0, 0), (9, 9, 9), (0, 10, 10)], (0, 1, 2), 1),
        ([(10, 0, 0), (9, 9, 9), (0, 10, 10), (8, 9, 9)], (0, 1, 2), 1),
        ([(10, 5, 0), (5, 5, 5), (0, 5, 10)], (0, 1, 2), 1),
        ([(7, 5, 3), (7, 5, 3)], (0, 1), None),
        ([(10, None, 0), (6, 4, 6), (0, 5, 10)], (0, 1, 2), 1),
    ],
)
def test_by_hand(punten: list[tuple[int, int | None, int]], front: tuple[int, ...], knie: int | None) -> None:
    """Small fronts: one that beats all, a knee in the middle, aims that are constant or unknown left out."""
    gevonden = bepaal_front([punt(*p) for p in punten])
    assert (gevonden.punten, gevonden.knie) == (front, knie)


def test_a_point_without_a_plan_is_on_no_front() -> None:
    """Places count all points, also those without a plan; without any plan the front is empty."""
    gevonden = bepaal_front([ONMOGELIJK, punt(1, 2, 3), ONMOGELIJK, punt(2, 1, 3)])
    assert gevonden.punten == (1, 3)
    assert gevonden.streven == (Streven.SCORE, Streven.BEDIENING)
    assert bepaal_front([ONMOGELIJK]).punten == ()
    assert bepaal_front([]).knie is None


@settings(derandomize=True, print_blob=True, max_examples=150, deadline=None)
@given(st.lists(st.tuples(*[st.integers(0, 6)] * 3), min_size=1, max_size=12))
def test_against_the_definition(drietallen: list[tuple[int, int, int]]) -> None:
    """On the front is what nothing beats, and no point of it is nearer to the ideal than the knee."""
    punten = [punt(*p) for p in drietallen]
    front = bepaal_front(punten)
    for nummer, hier in enumerate(drietallen):
        verslagen = any(k != hier and all(a >= b for a, b in zip(k, hier, strict=True)) for k in drietallen)
        assert (nummer in front.punten) != verslagen
    op_front = [drietallen[p] for p in front.punten]
    if front.knie is None:
        assert len(set(op_front)) < 3
        return
    grenzen = [(max(k), min(k)) for k in zip(*op_front, strict=True)]

    def afstand(p: tuple[int, ...]) -> Fraction:
        return sum((Fraction(u - w, u - n) ** 2 for w, (u, n) in zip(p, grenzen, strict=True) if u > n), Fraction(0))

    assert afstand(drietallen[front.knie]) == min(afstand(p) for p in op_front)
    assert [streefwaarde(punten[front.knie], s) for s in Streven] == list(drietallen[front.knie])
