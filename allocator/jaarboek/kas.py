"""Postings: every one of them passes here, and none takes more from an account than there is in it.

What an account can pay on a day is the lowest balance that it has on that day or any later one: money that is free
only later can't be spent before, and what was posted on a later day is spoken for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Sum

from allocator.jaarboek import rekeningen
from allocator.jaarboek.fouten import JaarboekFout, SaldoTekort
from allocator.jaarboek.ketting import Schrijver
from allocator.jaarboek.opslag import models as opslag
from allocator.jaarboek.saldo import Saldo
from allocator.workbook import notation
from allocator_models.jaar import SPOEDRESERVE_TOT
from allocator_models.jaarboek import Mutatie, Mutatiesoort
from allocator_models.scenario import Aard

_REMEDIE = {
    Mutatiesoort.BETALING: "Betaal hooguit wat is toegezegd en nog niet betaald.",
    Mutatiesoort.STRIPPEN: "Vraag minder uren, of dien een gewone aanvraag in.",
    Mutatiesoort.HERSTEL: "Het is intussen besteed; boek terug wat er nog is met een nieuw besluit.",
}
_ANDERS = "Weeg de aanvraag opnieuw, of neem een lager bedrag of een andere pot."


@dataclass(frozen=True, slots=True)
class Grondslag:
    """On what a posting rests: when, by whom, why, and for which request and besluit."""

    datum: date
    door: str
    waarom: str
    kenmerk: str = ""
    initiatief: str | None = None
    besluit: int | None = None


def vrij(dagen: Iterable[tuple[date, int]], op: date) -> int:
    """Return what can be spent on a day, of an account with these changes by day (in any order)."""
    per_dag = sorted(dagen)
    saldo = sum(bedrag for dag, bedrag in per_dag if dag <= op)
    laagste = saldo
    for dag, bedrag in per_dag:
        if dag > op:
            saldo += bedrag
            laagste = min(laagste, saldo)
    return laagste


class Kas:
    """Posts, for whoever holds the lock of the book."""

    def __init__(self, schrijver: Schrijver, jaar: int) -> None:
        self._schrijver = schrijver
        self._reserve_open = date(jaar, *SPOEDRESERVE_TOT)

    def vrij(self, rekening: str, op: date) -> Saldo:
        """Return what an account can pay on a day."""
        euro: dict[date, int] = defaultdict(int)
        uren: dict[date, int] = defaultdict(int)
        mutaties = opslag.Mutatie.objects.using(self._schrijver.alias)
        for kant, teken in ((mutaties.filter(naar=rekening), 1), (mutaties.filter(van=rekening), -1)):
            for dag, som_euro, som_uren in kant.values_list("datum").annotate(Sum("euro"), Sum("uren")):
                euro[dag] += teken * int(som_euro)
                uren[dag] += teken * int(som_uren)
        return Saldo(vrij(euro.items(), op), vrij(uren.items(), op))

    def boek(
        self,
        soort: Mutatiesoort,
        van: str,
        naar: str,
        bedrag: Saldo,
        grond: Grondslag,
        *,
        herstelt: int | None = None,
        vingerafdruk: str | None = None,
    ) -> list[opslag.Mutatie]:
        """Post euros, hours or both, and return the rows: one for each that isn't 0.

        Raises:
            SaldoTekort: ``van`` holds too little on that day.
            JaarboekFout: an amount is negative.
        """
        if bedrag.euro < 0 or bedrag.uren < 0:
            raise JaarboekFout("Een bedrag of aantal uren is kleiner dan 0.", "Boek het de andere kant op.")
        if bedrag == Saldo():
            return []
        if van != rekeningen.BEGROTING:
            saldo = self.vrij(van, grond.datum)
            if bedrag.euro > saldo.euro or bedrag.uren > saldo.uren:
                raise _tekort(soort, van, saldo, bedrag, grond.datum)
        return [
            self._schrijver.voeg_toe(
                opslag.Mutatie(
                    van=van,
                    naar=naar,
                    euro=deel.euro,
                    uren=deel.uren,
                    datum=grond.datum,
                    door=grond.door,
                    waarom=grond.waarom,
                    soort=soort,
                    kenmerk=grond.kenmerk,
                    vingerafdruk=vingerafdruk,
                    initiatief_id=grond.initiatief,
                    besluit_id=grond.besluit,
                    herstelt_id=herstelt,
                )
            )
            for deel in (Saldo(euro=bedrag.euro), Saldo(uren=bedrag.uren))
            if deel != Saldo()
        ]

    def boek_uit_pot(
        self, soort: Mutatiesoort, pot: str, naar: str, bedrag: Saldo, grond: Grondslag, *, spoed: bool
    ) -> list[opslag.Mutatie]:
        """Post from a pot: spoed takes the reserve first; from 1 October the reserve is there for all, last.

        Raises:
            SaldoTekort: the pot holds too little on that day, without the reserve where that is closed.
        """
        reserve = rekeningen.spoedreserve(pot)
        volgorde = (reserve, pot) if spoed else (pot, reserve) if grond.datum >= self._reserve_open else (pot,)
        geboekt, rest, aanwezig = [], bedrag, Saldo()
        for rekening in volgorde:
            saldo = self.vrij(rekening, grond.datum)
            deel = Saldo(min(rest.euro, max(saldo.euro, 0)), min(rest.uren, max(saldo.uren, 0)))
            geboekt += self.boek(soort, rekening, naar, deel, grond)
            rest -= deel
            aanwezig += saldo
        if rest != Saldo():
            raise _tekort(soort, pot, aanwezig, bedrag, grond.datum)
        return geboekt


def _tekort(soort: Mutatiesoort, rekening: str, saldo: Saldo, bedrag: Saldo, op: date) -> SaldoTekort:
    if bedrag.euro > saldo.euro:
        nodig, aanwezig = notation.euro(bedrag.euro), notation.euro(saldo.euro)
    else:
        nodig, aanwezig = f"{notation.getal(bedrag.uren)} uur", f"{notation.getal(saldo.uren)} uur"
    return SaldoTekort(
        f"In '{rekening}' is op {notation.datum(op)} nog {aanwezig} vrij, en er is {nodig} nodig.",
        _REMEDIE.get(soort, _ANDERS),
    )


def weiger_s_uit_i(aard: str | None, pot: opslag.Pot, wat: str) -> None:
    """Refuse to pay what comes back every year from money that is there once.

    Raises:
        JaarboekFout: ``aard`` is S and the pot's is I.
    """
    if aard == Aard.STRUCTUREEL and pot.aard == Aard.INCIDENTEEL:
        raise JaarboekFout(
            f"{wat} is structureel (S), en '{pot.pot}' is eenmalig geld (I).",
            "Kies een pot met structureel geld, of maak de aanvraag eenmalig.",
        )


def regels(mutaties: Iterable[opslag.Mutatie]) -> tuple[Mutatie, ...]:
    """Return rows of the table as data."""
    return tuple(
        Mutatie(
            nummer=m.nummer,
            datum=m.datum,
            van=m.van,
            naar=m.naar,
            euro=m.euro,
            uren=m.uren,
            soort=Mutatiesoort(m.soort),
            door=m.door,
            waarom=m.waarom,
            kenmerk=m.kenmerk,
            initiatief=m.initiatief_id,
            besluit=m.besluit_id,
            herstelt=m.herstelt_id,
        )
        for m in mutaties
    )


def netto(mutaties: Iterable[Mutatie], rekening: str) -> Mapping[str, Saldo]:
    """Return what an account has got from every other one, less what went back there."""
    saldi: dict[str, Saldo] = defaultdict(Saldo)
    for m in mutaties:
        if m.naar == rekening:
            saldi[m.van] += Saldo(m.euro, m.uren)
        elif m.van == rekening:
            saldi[m.naar] -= Saldo(m.euro, m.uren)
    return saldi
