"""The answer to a request, as data: what is advised and why, who decides, and whom to turn to.

An answer is what the form beside a request, the terminal and the year's workbook show. The indiener isn't in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from allocator.report.jaar.namen import Namen, hoeveel, rol, uren
from allocator.report.jaar.redenen import redenzinnen, wat_wel_zin
from allocator.report.zinnen import datum, punten
from allocator.workbook.notation import euro, opsomming
from allocator_models.jaar import Advies, Reden, Uitkomst
from allocator_models.scenario import Initiatief, Vorm


@dataclass(frozen=True, slots=True)
class Antwoord:
    """An advies in words. Empty texts don't apply."""

    nummer: str
    naam: str
    wijk: str
    binnengekomen: date
    gevraagd: str
    gevraagd_kort: str
    """Without the least amount, for in a table."""
    score: str
    uitkomst: Uitkomst
    kop: str
    """The advies in a few words: `€ 16.000 en 40 uur toekennen`."""
    potten: tuple[str, ...]
    redenen: tuple[str, ...]
    wat_wel: str
    verplaatsingen: tuple[str, ...]
    beslisser: str
    termijn: str
    naar_wie: str
    datum: date

    @property
    def reden(self) -> str:
        """The main reason."""
        return self.redenen[0] if self.redenen else ""


def maak_antwoord(
    advies: Advies, initiatief: Initiatief, namen: Namen, titels: Mapping[str, str] | None = None
) -> Antwoord:
    """Return the answer of one advies; `titels` names the other initiatieven that its reasons mention."""
    return Antwoord(
        nummer=initiatief.initiatief,
        naam=initiatief.naam,
        wijk=namen.wijken(initiatief.wijken),
        binnengekomen=initiatief.datum,
        gevraagd=_gevraagd(initiatief),
        gevraagd_kort=hoeveel(initiatief.bedrag_euro, initiatief.uren),
        score=punten(initiatief.score_duizendsten),
        uitkomst=advies.uitkomst,
        kop=kop(advies, initiatief),
        potten=tuple(namen.deel(deel) for deel in advies.delen),
        redenen=redenzinnen(advies, initiatief, namen, titels or {}),
        wat_wel="" if advies.reden is Reden.GEEN_BIJDRAGE else wat_wel_zin(advies.wat_wel),
        verplaatsingen=_verplaatsingen(advies, namen),
        beslisser=_beslisser(advies),
        termijn=f"Uiterlijk {datum(advies.beslissen_voor)} moet er een besluit zijn." if advies.beslissen_voor else "",
        naar_wie=_naar_wie(advies, initiatief),
        datum=advies.datum,
    )


def _gevraagd(initiatief: Initiatief) -> str:
    wat = hoeveel(initiatief.bedrag_euro, initiatief.uren)
    if initiatief.minimaal_euro < initiatief.bedrag_euro:
        return f"{wat}, minimaal {euro(initiatief.minimaal_euro)}"
    return wat


def kop(advies: Advies, initiatief: Initiatief) -> str:
    """Return an advies in a few words."""
    match advies.uitkomst:
        case Uitkomst.TOEKENNEN:
            minder = advies.bedrag_euro < initiatief.bedrag_euro
            van = f" (van de {euro(initiatief.bedrag_euro)})" if minder else ""
            geld = [f"{euro(advies.bedrag_euro)}{van}"] if advies.bedrag_euro else []
            wat = opsomming([*geld, *([uren(advies.uren)] if advies.uren else [])])
            return f"{wat} toekennen{', onder voorbehoud' if advies.onder_voorbehoud else ''}"
        case Uitkomst.WACHTEN:
            return f"wachten tot {datum(advies.wachten_tot)}" if advies.wachten_tot else "wachten"
        case Uitkomst.WEIGEREN:
            return "weigeren"


def _verplaatsingen(advies: Advies, namen: Namen) -> tuple[str, ...]:
    zinnen = []
    for v in advies.verplaatsingen:
        zin = f"Voorstel: {euro(v.euro)} gaat van {namen.pot(v.van)} naar {namen.pot(v.naar)}."
        if v.onder_voorbehoud:
            zin += " Dat is een ander programma: eerst moet de raad besluiten."
        zinnen.append(zin)
    return tuple(zinnen)


def _beslisser(advies: Advies) -> str:
    return f"Hierover beslist {rol(advies.beslisser)}." if advies.beslisser else ""


def _naar_wie(advies: Advies, initiatief: Initiatief) -> str:
    """Say whom to turn to with a refusal: first inside the city, and for a subsidie how to object."""
    if advies.uitkomst is not Uitkomst.WEIGEREN:
        return ""
    zinnen = []
    if advies.escalatie:
        zinnen.append(
            f"Bent u het er niet mee eens? Leg het dan voor, in deze volgorde: {opsomming(list(advies.escalatie))}."
        )
    if initiatief.vorm in (None, Vorm.SUBSIDIE):
        zinnen.append("Tegen het besluit zelf kan wie subsidie vroeg binnen zes weken bezwaar maken.")
    return " ".join(zinnen)
