"""Rules that classify many posten at once, and the opties worth comparing."""

from __future__ import annotations

from decimal import Decimal

from allocator.workbook.schema import IndelingsregelRij, Indelingsveld, OptieRij
from allocator_models.scenario import Gebondenheid
from scenarios.utrecht.kaart import KRACHTWIJKEN, WIJKEN, behoefte_duizendsten

INDELINGSREGELS = (
    IndelingsregelRij(
        volgorde=10, veld=Indelingsveld.KOSTENSOORT, bevat="inhuur", gebondenheid=Gebondenheid.VRIJ, stap=10_000
    ),
    IndelingsregelRij(
        volgorde=20,
        veld=Indelingsveld.OMSCHRIJVING,
        bevat="opleiding en materiaal",
        gebondenheid=Gebondenheid.BELEIDSMATIG,
        stap=5000,
    ),
    *(
        IndelingsregelRij(
            volgorde=volgorde,
            veld=Indelingsveld.OMSCHRIJVING,
            bevat=bevat,
            gebondenheid=Gebondenheid.VRIJ,
            stap=1000,
            oormerkbaar=True,
        )
        for volgorde, bevat in (
            (30, "wijkbudget openbare ruimte"),
            (40, "gebiedsbudget"),
            (50, "budget wijkveiligheid"),
            (60, "gezonde krachtwijk"),
        )
    ),
)

OPTIES = (
    *(
        OptieRij(optie="Wijken naar BCD", blad=blad, sleutel="dienst=WIJ", kolom="dienst", waarde="BCD")
        for blad in ("Begroting", "Inzet", "Wijkafspraken", "Taakstellingen")
    ),
    OptieRij(optie="Flexdoel 15 %", blad="Spelregels", sleutel="flexdoel", kolom="waarde", waarde=Decimal("0.15")),
    OptieRij(optie="Bestuurlijk vrij", blad="Spelregels", sleutel="bestuurlijk_vrij", kolom="waarde", waarde="ja"),
    *(
        OptieRij(
            optie="Krachtwijken eerst",
            blad="Wijken",
            sleutel=w.naam,
            kolom="behoefte",
            waarde=Decimal(behoefte_duizendsten(w.wijk) * 2) / 1000,
        )
        for w in WIJKEN
        if w.wijk in KRACHTWIJKEN
    ),
)
"""What the college could choose instead."""
