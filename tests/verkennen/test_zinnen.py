"""What is said of a sweep is true of its points: no plan possible, none found in time, or one that time cut off."""

from __future__ import annotations

from pathlib import Path

import pytest
from toevalscenario import toevalscenario

from allocator.report.verkennen.gegevens import Verkend
from allocator.report.verkennen.tabellen import puntentabel
from allocator.report.verkennen.zinnen import zinnen
from allocator_models.result import Status
from allocator_models.verkennen.front import bepaal_front
from allocator_models.verkennen.rooster import As, Punt, Verkenning
from allocator_models.verkennen.uitkomst import Uitkomst

ONMOGELIJK = Uitkomst(Status.ONMOGELIJK)
ONBEKEND = Uitkomst(Status.ONBEKEND, tijdslimiet_geraakt=True)
GOED = Uitkomst(Status.BEWEZEN, score_duizendsten=9_000, flexaandeel_bp=2_000)
BETER = Uitkomst(Status.OPLOSSING, score_duizendsten=10_000, flexaandeel_bp=2_000, tijdslimiet_geraakt=True)
ANDERS = Uitkomst(Status.BEWEZEN, score_duizendsten=8_000, flexaandeel_bp=3_000)


def verkenning(uitkomsten: tuple[Uitkomst, ...]) -> Verkenning:
    """Return a sweep along one axis with these outcomes."""
    waarden = tuple(f"{nummer} %" for nummer in range(len(uitkomsten)))
    punten = tuple(Punt((waarde,), uitkomst) for waarde, uitkomst in zip(waarden, uitkomsten, strict=True))
    return Verkenning(GOED, (As("flexdoel", waarden),), punten, bepaal_front(uitkomsten))


@pytest.mark.parametrize(
    ("uitkomsten", "gezegd"),
    [
        ((ONMOGELIJK, ONMOGELIJK), ["Bij geen van deze waarden is een plan mogelijk."]),
        ((ONBEKEND,), ["Bij 1 van de 1 combinaties is binnen de rekentijd geen plan gevonden."]),
        (
            (ONMOGELIJK, ONBEKEND),
            [
                "Bij 1 van de 2 combinaties is geen plan mogelijk.",
                "Bij 1 van de 2 combinaties is binnen de rekentijd geen plan gevonden.",
            ],
        ),
        (
            (GOED, BETER, ONMOGELIJK),
            [
                "Bij 1 van de 3 combinaties is geen plan mogelijk.",
                "Op het front staat 1 van de 3 combinaties: geen andere is daar op score minstens even goed en ergens "
                "beter.",
                "Bij 1 combinatie was de rekentijd om: een nieuwe berekening kan daar een iets ander plan geven.",
            ],
        ),
        (
            (ANDERS, BETER, BETER),
            [
                "Op het front staan 3 van de 3 combinaties: geen andere is daar op score en flexibiliteit minstens "
                "even goed en ergens beter.",
                "Bij 2 combinaties was de rekentijd om: een nieuwe berekening kan daar een iets ander plan geven.",
            ],
        ),
        ((GOED, GOED), ["Alle combinaties met een plan geven dezelfde score, laagste bediening en flexibiliteit."]),
    ],
)
def test_what_is_said_first(uitkomsten: tuple[Uitkomst, ...], gezegd: list[str]) -> None:
    """Each kind of point is counted apart, in one or in more."""
    verkend = Verkend(toevalscenario(0), None, verkenning(uitkomsten), None, 1, 0, Path("x.uitkomsten"))
    *eerste, _ = zinnen(verkend)
    assert eerste == gezegd


def test_every_status_has_its_word() -> None:
    """The table says of each point whether a plan is proven, can be improved, can't be, or wasn't found."""
    tabel = puntentabel(verkenning((GOED, BETER, ONMOGELIJK, ONBEKEND)), range(4), "")
    assert tabel.kolom("Oordeel") == (
        "bewezen",
        "nog te verbeteren, tijd om",
        "geen plan mogelijk",
        "geen plan gevonden, tijd om",
    )
