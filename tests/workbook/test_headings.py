"""Heads, names and choices are recognised however people write them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allocator.workbook.headings import heading_key
from allocator.workbook.schema import BLADEN, SCENARIOREGELS, SPELREGELS


@pytest.mark.parametrize(
    ("written", "contract"),
    [
        ("  Baten   Vervallen ", "baten vervallen"),
        ("PROGRAMMA’S", "Programma's"),
        ("Programmas", "Programma's"),
        ("Programma\u00b4s", "Programma's"),
        ("beïnvloedbaar", "beinvloedbaar"),
        ("bei\u0308nvloedbaar", "beinvloedbaar"),
        ("mag\nafgeven", "mag afgeven"),
        ("fte\u00a0gebonden", "fte gebonden"),
        ("Mandaat:wijkregisseur", "mandaat: wijkregisseur"),
    ],
)
def test_spellings_of_one_word_have_one_key(written: str, contract: str) -> None:
    """Case, spaces, accents and apostrophes make no difference."""
    assert heading_key(written) == heading_key(contract)


@pytest.mark.parametrize(("one", "other"), [("fte", "fte gebonden"), ("wijk", "wijken"), ("1", "11"), ("a_b", "ab")])
def test_other_words_have_other_keys(one: str, other: str) -> None:
    """Letters, digits and other signs do make a difference."""
    assert heading_key(one) != heading_key(other)


@settings(derandomize=True, print_blob=True, deadline=None)
@given(st.text())
def test_key_of_a_key_is_the_key(text: str) -> None:
    """Nothing that makes no difference is left in a key."""
    assert heading_key(heading_key(text)) == heading_key(text)


def test_nothing_in_the_contract_shares_a_key() -> None:
    """Two sheets, two heads of a sheet, two regels or two choices of a list are never taken for each other."""
    groups = [[b.naam for b in BLADEN], [r.naam for r in SCENARIOREGELS], [r.naam for r in SPELREGELS]]
    groups += [[k.kop for k in b.kolommen] for b in BLADEN]
    groups += [list(k.type.keuzes) for b in BLADEN for k in b.kolommen if k.type.keuzes is not None]
    for group in groups:
        assert len({heading_key(name) for name in group}) == len(group), group
