"""Whether amounts are euros, thousands or millions: as the file says, or asked where it doesn't say so clearly."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from enum import StrEnum

from allocator.begroting.duiding.vragen import Keuze, Vraag, Vragen
from allocator.begroting.tabel.rooster import tekst
from allocator.begroting.tabel.vinden import Tabel
from allocator.begroting.woorden import PER_INWONER, eenheid_in, naam_zegt_duizend
from allocator.workbook.notation import getal


class Eenheid(StrEnum):
    """In what amounts are stated, as the user reads it."""

    EURO = "euro"
    DUIZEND = "x 1.000"
    MILJOEN = "x 1.000.000"

    @property
    def euro(self) -> int:
        """How many euros one unit is."""
        return {Eenheid.EURO: 1, Eenheid.DUIZEND: 1_000, Eenheid.MILJOEN: 1_000_000}[self]


_PER_EURO = {Decimal(e.euro): e for e in Eenheid}
_DEEL_MET_CENTEN = 0.5


def bepaal_eenheid(
    tabellen: Sequence[Tabel], bedragen: Sequence[Decimal], bestandsnaam: str, vragen: Vragen
) -> tuple[Eenheid, str]:
    """Return the unit, and in words what it rests on."""
    koppen = [k.kop for t in tabellen for k in t.bedragen]
    genoemd = _genoemd([*koppen, *(tekst for t in tabellen for tekst in t.teksten), *(t.blad for t in tabellen)])
    toont = any(k.nummer in t.rooster.blad.duizendkolommen for t in tabellen for k in t.bedragen)
    naam = naam_zegt_duizend(bestandsnaam) or any(naam_zegt_duizend(t.blad) for t in tabellen)
    if any(PER_INWONER.search(tekst) for tekst in (*koppen, *(w for t in tabellen for w in _vaste_teksten(t)))):
        return _vraag_per_inwoner(vragen, bedragen)
    if len(genoemd) == 1 and not (toont or (naam and genoemd != {Eenheid.DUIZEND})):
        return next(iter(genoemd)), "staat in het bestand"
    if len(genoemd) > 1:
        namen = " en ".join(sorted(genoemd))
        return _vraag(vragen, f"Het bestand noemt {namen}. In welke eenheid staan de bedragen?", bedragen)
    if toont or naam or genoemd:
        waarom = _tegenspraak(genoemd, toont=toont)
        return _vraag(vragen, f"{waarom} In welke eenheid staan de bedragen?", bedragen)
    if _heeft_centen(bedragen):
        return Eenheid.EURO, "de bedragen hebben centen"
    return _vraag(vragen, "Het bestand noemt geen eenheid. In welke eenheid staan de bedragen?", bedragen)


def _heeft_centen(bedragen: Sequence[Decimal]) -> bool:
    """Whether most amounts are written to the cent, which no file in thousands does."""
    gevuld = [b for b in bedragen if b]
    centen = sum(b != b.to_integral_value() and b * 100 == (b * 100).to_integral_value() for b in gevuld)
    grof = any(b * 100 != (b * 100).to_integral_value() for b in gevuld)
    return not grof and centen > _DEEL_MET_CENTEN * len(gevuld)


def _vaste_teksten(tabel: Tabel) -> Iterable[str]:
    """What columns of texts say of the first lines: the same in all, where it is about the table as a whole."""
    return (tekst(tabel.waarde(n, k.nummer)) for k in tabel.labels for n in tabel.rijen[:2])


def _vraag_per_inwoner(vragen: Vragen, bedragen: Sequence[Decimal]) -> tuple[Eenheid, str]:
    keuze = Keuze(Eenheid.EURO.value, f"zoals ze er staan, samen {_in_miljoenen(sum(bedragen, Decimal(0)))}")
    vraag = Vraag("eenheid", "De bedragen zijn per inwoner, en dus geen begroting. Toch inlezen?", (keuze,))
    return Eenheid(vragen.stel(vraag)), "per inwoner, gekozen"


def _genoemd(teksten: Iterable[str]) -> set[Eenheid]:
    return {_PER_EURO[eenheid] for tekst in teksten if (eenheid := eenheid_in(tekst)) is not None}


def _tegenspraak(genoemd: set[Eenheid], *, toont: bool) -> str:
    if toont:
        return "De cellen tonen duizenden, maar er staan hele bedragen in."
    if genoemd:
        return f"De naam van het bestand spreekt van duizenden, de tabel van {min(genoemd)}."
    return "De naam van het bestand spreekt van duizenden; in de tabel staat geen eenheid."


def _vraag(vragen: Vragen, vraag: str, bedragen: Sequence[Decimal]) -> tuple[Eenheid, str]:
    som = sum(bedragen, Decimal(0))
    keuzes = tuple(Keuze(e.value, f"samen {_in_miljoenen(som * e.euro)}") for e in (Eenheid.EURO, Eenheid.DUIZEND))
    return Eenheid(vragen.stel(Vraag("eenheid", vraag, keuzes))), "gekozen"


def _in_miljoenen(euro: Decimal) -> str:
    if abs(euro) < 1_000_000:
        return f"€ {getal(round(euro))}"
    return f"€ {getal(round(euro / 1_000_000, 1))} mln"
