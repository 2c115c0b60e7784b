"""Numbers as text are read strictly, and only where one reading is possible."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allocator.begroting.euro import rond_af
from allocator.begroting.getallen import Schrijfwijze, Twijfel, bepaal_schrijfwijze, lees_getal, lijkt_getal

NL, PUNT, KWIJT = Schrijfwijze.NEDERLANDS, Schrijfwijze.PUNT, Schrijfwijze.NULLEN_KWIJT


@pytest.mark.parametrize(
    ("tekst", "getal"),
    [
        ("1.234.567,89", "1234567.89"),
        ("1234567,89", "1234567.89"),
        ("12", "12"),
        ("(12)", "-12"),
        ("12-", "-12"),
        ("-12", "-12"),
        ("− 12", "-12"),
        ("–12", "-12"),
        ("(1.200,50)", "-1200.50"),
        ("+ 3", "3"),
        ("-", "0"),
        ("–", "0"),
        ("€ 1.234", "1234"),
        ("€ -1.234", "-1234"),
        ("€\u00a01\u00a0234\u00a0567", "1234567"),
        ("1 234 567,5", "1234567.5"),
        ("EUR 5", "5"),
        ("0,5", "0.5"),
        ("3.580", "3580"),
    ],
)
def test_dutch_numbers(tekst: str, getal: str) -> None:
    """Every way in which a Dutch budget writes a number."""
    assert lees_getal(tekst, NL) == Decimal(getal)


@pytest.mark.parametrize("tekst", ["12,-", "12,--", "€ 12,-", "12,="])
def test_amounts_without_cents(tekst: str) -> None:
    """A dash after the comma stands for no cents, never for a minus."""
    assert lees_getal(tekst, NL) == 12


@pytest.mark.parametrize(
    "tekst", ["12.50", "1.23", "1.2345", "1,2,3", "1.234.56", "NA", "None", "n.v.t.", "", "12a", "1-2", "007"]
)
def test_what_is_no_dutch_number(tekst: str) -> None:
    """12.50 never becomes 1250, and codes such as NA are no numbers."""
    assert lees_getal(tekst, NL) is None


@pytest.mark.parametrize(
    ("tekst", "getal"), [("12.50", "12.50"), ("6619.0", "6619.0"), ("1,234,567.8", "1234567.8"), ("1,234", "1234")]
)
def test_numbers_with_a_decimal_dot(tekst: str, getal: str) -> None:
    """The other style, once it is known to be that."""
    assert lees_getal(tekst, PUNT) == Decimal(getal)


@pytest.mark.parametrize(
    ("tekst", "getal"), [("1.54", 1540), ("3.58", 3580), ("1.2", 1200), ("1.206", 1206), ("164", 164)]
)
def test_thousands_that_lost_their_zeros(tekst: str, getal: int) -> None:
    """3.58 is 3.580 where a program has cut off the last zero."""
    assert lees_getal(tekst, KWIJT) == getal


@pytest.mark.parametrize(
    ("teksten", "schrijfwijze"),
    [
        (["1.234,50", "3.580"], NL),
        (["1.234.567", "3.580"], NL),
        (["12,5", "164"], NL),
        (["159,5", "0", "17040,686", "818,556"], NL),
        (["3.580", "1.200"], NL),
        (["3.580", "164"], NL),
        (["164", "12"], NL),
        ([], NL),
        (["6619.0", "0.0", "674.0"], PUNT),
        (["1,234.50", "12"], PUNT),
        (["12.50", "3.25"], PUNT),
        (["0.5", "12"], PUNT),
    ],
)
def test_the_style_of_a_file(teksten: list[str], schrijfwijze: Schrijfwijze) -> None:
    """Numbers that can be read in one way decide for those that can't."""
    assert bepaal_schrijfwijze(teksten) is schrijfwijze


@pytest.mark.parametrize(
    ("teksten", "mogelijk"),
    [
        (["3.58", "164", "1.206"], (PUNT, KWIJT)),
        (["1.5", "12"], (PUNT, KWIJT)),
        (["3.580", "12500"], (NL, PUNT)),
        (["1,234", "5,678"], (NL, PUNT)),
        (["1.234,50", "1,234.50"], (NL, PUNT)),
    ],
)
def test_where_two_readings_are_possible(teksten: list[str], mogelijk: tuple[Schrijfwijze, ...]) -> None:
    """The user is asked, with a number of the file as the example."""
    twijfel = bepaal_schrijfwijze(teksten)
    assert isinstance(twijfel, Twijfel)
    assert twijfel.mogelijk == mogelijk
    assert twijfel.voorbeeld in teksten


@settings(derandomize=True, print_blob=True, deadline=None)
@given(st.integers(-(10**12), 10**12))
def test_whatever_is_written_in_dutch_is_read_back(centen: int) -> None:
    """An amount to the cent, as Dutch programs write it, is that amount again, in whichever way its sign is written."""
    heel, rest = divmod(abs(centen), 100)
    tekst = f"{heel:,}".replace(",", ".") + f",{rest:02}"
    waarde = Decimal(abs(centen)) / 100
    for geschreven in (f"({tekst})", f"-{tekst}", f"{tekst}-", f"€ -{tekst}"):
        assert lijkt_getal(geschreven)
        assert lees_getal(geschreven, NL) == -waarde
    assert lees_getal(f"€ {tekst}", NL) == waarde


@settings(derandomize=True, print_blob=True, deadline=None)
@given(st.lists(st.decimals(-(10**7), 10**7, places=2), max_size=40))
def test_rounded_amounts_still_add_up(bedragen: list[Decimal]) -> None:
    """Whole euros add up to the rounded sum, each less than 1 off, and what was whole stays as it was."""
    euros = rond_af(bedragen)
    assert abs(sum(euros) - sum(bedragen)) <= Decimal("0.5")
    for euro, bedrag in zip(euros, bedragen, strict=True):
        assert abs(euro - bedrag) < 1
