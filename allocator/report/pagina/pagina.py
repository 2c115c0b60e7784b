"""Everything that stands on the page for the college, put into words; `html` draws it."""

from __future__ import annotations

from dataclasses import dataclass

from allocator.report.herkomst import Herkomst
from allocator.report.pagina import prioriteiten, stromen, verantwoording, verkend, waswordt
from allocator.report.pagina.afruil import afruil
from allocator.report.pagina.beeld.sankey import geldstromen
from allocator.report.pagina.beeld.tegels import Tegel, tegelkaart
from allocator.report.pagina.beslispunten import beslispunten
from allocator.report.pagina.figuur import Figuur
from allocator.report.pagina.geld import kosten_en_dekking, structureel_voor_incidenteel
from allocator.report.pagina.kaarten import Kaarten, kaarten, wat_stopt
from allocator.report.pagina.kandidaat import Kandidaat, kandidaten
from allocator.report.pagina.tafel import Tafel
from allocator.report.pagina.verdeling import Verdeling, tafel, verdelingen
from allocator.report.verkennen.gegevens import Verkend
from allocator.report.verkennen.zinnen import zinnen
from allocator.report.zinnen import datum
from allocator_models.alternatieven.uitkomst import Opties


@dataclass(frozen=True)
class Wijkkaart:
    """The map of the wijken in one optie."""

    kop: str
    beeld: str


@dataclass(frozen=True)
class Collegepagina:
    """The page: first screen, what lies under it, and what lies behind it."""

    titel: str
    stand: str
    ondertitel: str
    beslispunten: tuple[str, ...]
    kaarten: Kaarten
    stopt: Tafel
    kosten: Tafel
    structureel_voor_incidenteel: bool
    verdelingen: tuple[tuple[str, Tafel], ...]
    wijkkaarten: tuple[Wijkkaart, ...]
    wijktafel: Tafel
    stromen: tuple[Figuur, ...]
    was_wordt: tuple[Figuur, ...]
    verschillen: tuple[Figuur, ...]
    niet_betaald: Tafel
    prioriteiten: Tafel
    zekerheid: str
    zoekzinnen: tuple[str, ...]
    afruil: Figuur | None
    front: Figuur | None
    robuust: Tafel | None
    verkend: tuple[str, ...]
    """What was found around the scenario, in sentences; empty when nobody looked."""
    achtergrond: tuple[tuple[str, Tafel], ...]
    """(head of the fold, table)."""


def collegepagina(opties: Opties, van: Herkomst, rondom: Verkend | None = None) -> Collegepagina:
    """Return the page of some opties; `rondom` is what `verken` found around the same scenario."""
    alle = kandidaten(opties)
    verdeeld = verdelingen(alle)
    scenario = opties.scenario
    return Collegepagina(
        titel=f"{scenario.naam}: {_keuze(len(alle))}",
        stand=van.stand,
        ondertitel=f"Voor het college, {datum(van.gemaakt)}. Bedragen x € 1.000; + is een voordeel voor de begroting.",
        beslispunten=tuple(beslispunten(opties, alle)),
        kaarten=kaarten(opties, alle, verdeeld),
        stopt=wat_stopt(alle),
        kosten=kosten_en_dekking(alle, scenario),
        structureel_voor_incidenteel=structureel_voor_incidenteel(alle),
        verdelingen=tuple((v.wie, tafel(v, alle)) for v in verdeeld[1:]),
        wijkkaarten=tuple(_wijkkaart(alle, n, verdeeld[0]) for n in range(len(alle))),
        wijktafel=tafel(verdeeld[0], alle),
        stromen=tuple(_stroomfiguur(k) for k in alle),
        was_wordt=tuple(waswordt.begroting(k) for k in alle),
        verschillen=tuple(
            waswordt.tegenover_eerste(alle, n, verdeeld[0]) for n in range(1, len(alle)) if verdeeld[0].verschillen(n)
        ),
        niet_betaald=prioriteiten.niet_betaald(opties, alle),
        prioriteiten=prioriteiten.alle_prioriteiten(opties, alle),
        zekerheid=prioriteiten.samenvatting(opties),
        zoekzinnen=tuple(verantwoording.zoekzinnen(opties)),
        afruil=afruil(alle),
        front=verkend.frontfiguur(rondom) if rondom else None,
        robuust=verkend.robuusttafel(rondom) if rondom else None,
        verkend=tuple(zinnen(rondom)) if rondom else (),
        achtergrond=(
            ("Hoe ver de opties uit elkaar liggen", verantwoording.afstanden(opties, alle)),
            ("Hoe elke optie is berekend en nagerekend", verantwoording.controles(alle)),
            ("De doelen, en hoe goed ze zijn gehaald", verantwoording.doelen(alle)),
            ("De spelregels", verantwoording.spelregels(alle)),
            ("Herkomst, vingerafdruk en versie", verantwoording.herkomst(opties, van)),
        ),
    )


def _keuze(aantal: int) -> str:
    return "één optie" if aantal == 1 else f"{aantal} opties om uit te kiezen"


def _wijkkaart(alle: tuple[Kandidaat, ...], n: int, verdeling: Verdeling) -> Wijkkaart:
    eerste, deze = verdeling.per_optie[0], verdeling.per_optie[n]
    tegels = [
        Tegel(naam, deze.get(wijk, 0), deze.get(wijk, 0) - eerste.get(wijk, 0) if n else None)
        for wijk, naam in verdeling.namen.items()
    ]
    kop = f"Optie {alle[n].letter}: {alle[n].naam}"
    return Wijkkaart(kop, tegelkaart(tegels, f"{kop}. Per wijk geld en uren voor prioriteiten; de tabel geeft alles."))


def _stroomfiguur(kandidaat: Kandidaat) -> Figuur:
    stroom = stromen.stromen(kandidaat)
    namen = {d.dienst: f"{d.naam} ({d.dienst})" for d in kandidaat.cijfers.scenario.diensten}
    kop = f"Optie {kandidaat.letter}: {kandidaat.naam}"
    beeld = geldstromen(stroom, f"{kop}. Geldstromen van dienst naar pot naar wijk, zie de tabellen.")
    return Figuur(kop, beeld, stromen.tafels(stroom, namen))
