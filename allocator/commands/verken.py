"""`allocator verken`: what happens around a scenario when a few knobs stand otherwise, or things turn out otherwise."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from allocator import __version__
from allocator.commands import verkenopties as optie
from allocator.commands.errors import KLAAR, NIETS_GEVONDEN, OpdrachtFout, RekenFout
from allocator.commands.files import check_target, quote
from allocator.commands.options import Json, Optie, Scenario, Uit, Uitgebreid, Vervang
from allocator.commands.output import meld, toon, toon_json
from allocator.commands.progress import count, follow
from allocator.commands.rekenkracht import Rekenkracht, alle_kernen, rekenkracht
from allocator.commands.verkenopties import Variatie, lees_processen, lees_trekkingen, lees_variaties

if TYPE_CHECKING:
    from allocator.report.verkennen.gegevens import Verkend
    from allocator.report.verkennen.voorraad import Voorraad
    from allocator.workbook.load import Geladen
    from allocator_models.scenario import Scenario as Invoer
    from allocator_models.verkennen.robuust import Trekking
    from allocator_models.verkennen.uitkomst import Uitkomst

_KIES = "Kies een ander bestand met --uit."
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Opgave:
    """One scenario to solve, with its fingerprint. Plain data, so that another process can solve it."""

    invoer_hash: str
    scenario: Invoer


@dataclass(frozen=True)
class _Plan:
    """All that is asked: the base, a scenario for every combination of values, and the draws."""

    geladen: Geladen
    variaties: Sequence[Variatie]
    punten: Sequence[tuple[tuple[str, ...], str]]
    """The values of each combination, and the fingerprint of its scenario."""
    trekkingen: Sequence[tuple[Trekking, str]]
    marge_bp: int
    zaad: int
    basis: str
    opgaven: Mapping[str, Opgave]
    """Fingerprint → what to solve; equal scenarios are solved once."""


def verken(
    scenario: Scenario,
    regel: optie.Regel = None,
    budget: optie.Budget = None,
    gewicht: optie.Gewicht = None,
    robuust: optie.Robuust = None,
    trekkingen: optie.Trekkingen = optie.TREKKINGEN,
    zaad: optie.Zaad = optie.ZAAD,
    naam_optie: Optie = None,
    processen: optie.Processen = None,
    dask: optie.Dask = None,
    uit: Uit = None,
    vervang: Vervang = False,
    als_json: Json = False,
    uitgebreid: Uitgebreid = False,
) -> int:
    """Verken wat er gebeurt als een paar knoppen anders staan, of als het anders uitvalt.

    Varieer een of twee dingen: een spelregel, het budget van een dienst of de behoefte van een wijk. Elke combinatie
    wordt een heel plan. U ziet wat score, de wijk die het minst krijgt en flexibiliteit tegenover elkaar kosten, en
    waar het beste evenwicht ligt. Met --robuust ziet u welke prioriteiten blijven als budgetten, scores of fte anders
    uitvallen. Elke uitkomst wordt meteen bewaard: wie onderbreekt, gaat met dezelfde opdracht verder waar het was.
    """
    doel = check_target(uit or naast(scenario), bron=None, vervang=vervang, kies=_KIES)
    if not (regel or budget or gewicht or robuust):
        raise OpdrachtFout("Er is niets te verkennen. Geef --regel, --budget, --gewicht of --robuust mee.")
    if dask and processen:
        raise OpdrachtFout(
            "--dask en --processen gaan niet samen: op een cluster bepaalt dask hoeveel er tegelijk gaat."
        )
    aantal_processen = lees_processen(processen) if processen else alle_kernen()
    trekking = lees_trekkingen(robuust, trekkingen, zaad) if robuust else None
    with follow() as voortgang:
        voortgang.begin("het scenario lezen en de combinaties maken")
        from allocator.workbook.load import laad

        geladen = laad(scenario, naam_optie)
        variaties = lees_variaties(geladen.scenario, regel or [], budget or [], gewicht or [])
        plan = maak_plan(geladen, variaties, trekking)
    verkend = voer_uit(plan, doel, min(aantal_processen, len(plan.opgaven)), dask, naam_optie)
    _schrijf(verkend, doel)
    if als_json:
        from allocator.report.verkennen.als_json import verkend_json

        toon_json(verkend_json(verkend, doel))
    else:
        _toon(verkend, doel)
    return KLAAR if verkend.heeft_plan else NIETS_GEVONDEN


def naast(scenario: Path) -> Path:
    """Return where a verkenning goes by default; the outcomes are kept beside it."""
    return scenario.with_name(f"{scenario.stem}-verkenning.xlsx")


# --- what is asked -------------------------------------------------------------------------------------------------


def maak_plan(geladen: Geladen, variaties: Sequence[Variatie], trekking: tuple[int, int, int] | None) -> _Plan:
    """Return every scenario to solve; equal ones once."""
    from allocator.workbook.variatie import met_ingrepen
    from allocator_models.scenario import invoer_hash
    from allocator_models.verkennen.robuust import trekkingen

    opgaven: dict[str, Opgave] = {}

    def opgave(scenario: Invoer) -> str:
        sleutel = invoer_hash(scenario)
        opgaven.setdefault(sleutel, Opgave(sleutel, scenario))
        return sleutel

    marge_bp, aantal, zaad = trekking or (0, 0, 0)
    basis = opgave(geladen.scenario)
    combinaties = product(*(v.waarden for v in variaties)) if variaties else ()
    return _Plan(
        geladen=geladen,
        variaties=variaties,
        punten=[
            (tuple(tekst for tekst, _ in deel), opgave(met_ingrepen(geladen, (ingreep for _, ingreep in deel))))
            for deel in combinaties
        ],
        trekkingen=[(t, opgave(t.scenario)) for t in trekkingen(geladen.scenario, marge_bp, aantal, zaad)],
        marge_bp=marge_bp,
        zaad=zaad,
        basis=basis,
        opgaven=opgaven,
    )


# --- solve what isn't known yet ------------------------------------------------------------------------------------


def voer_uit(plan: _Plan, doel: Path, processen: int, dask: str | None, naam_optie: str | None) -> Verkend:
    """Solve what isn't known beside `doel` yet, and return all of it."""
    from allocator.report.verkennen.voorraad import EXTENSIE, Voorraad

    with Voorraad(doel.with_suffix(EXTENSIE), __version__) as voorraad:
        nieuw = [o for sleutel, o in plan.opgaven.items() if voorraad.zoek(sleutel) is None]
        if nieuw and len(nieuw) < len(plan.opgaven):
            klaar = len(plan.opgaven) - len(nieuw)
            meld(f"Van een eerdere keer {'is' if klaar == 1 else 'zijn'} er {klaar} al klaar; {len(nieuw)} nog niet.")
        if nieuw:
            with rekenkracht(min(processen, len(nieuw)), dask) as kracht:
                _reken(nieuw, kracht, voorraad)
        return _verzamel(plan, voorraad, len(nieuw), naam_optie)


def _reken(opgaven: Sequence[Opgave], kracht: Rekenkracht, voorraad: Voorraad) -> None:
    """Solve, and keep each outcome as soon as it is there."""
    from allocator_models.audit import AuditFout
    from allocator_models.solver import SolverFout

    with count("uitrekenen", len(opgaven)) as klaar:
        try:
            for nummer, (sleutel, uitkomst) in enumerate(kracht.zodra_klaar(los_op, opgaven), start=1):
                voorraad.bewaar(sleutel, uitkomst)
                _log.info("%s van %s: %s", nummer, len(opgaven), uitkomst.status)
                klaar()
        except (AuditFout, SolverFout) as fout:
            raise RekenFout(f"Het rekenen is gestopt; wat al klaar was, is bewaard. {fout}") from fout


def los_op(opgave: Opgave) -> tuple[str, Uitkomst]:
    """Solve one scenario; return its fingerprint and what came out."""
    from allocator_models.verkennen.uitkomst import reken

    return opgave.invoer_hash, reken(opgave.scenario)


def _verzamel(plan: _Plan, voorraad: Voorraad, gerekend: int, naam_optie: str | None) -> Verkend:
    """Put the outcomes where they belong."""
    from allocator.report.verkennen.gegevens import Verkend
    from allocator_models.verkennen.front import bepaal_front
    from allocator_models.verkennen.robuust import robuustheid
    from allocator_models.verkennen.rooster import As, Punt, Verkenning

    def uitkomst(sleutel: str) -> Uitkomst:
        gevonden = voorraad.zoek(sleutel)
        assert gevonden is not None
        return gevonden

    basis = uitkomst(plan.basis)
    punten = tuple(Punt(waarden, uitkomst(sleutel)) for waarden, sleutel in plan.punten)
    assen = tuple(As(v.naam, tuple(tekst for tekst, _ in v.waarden)) for v in plan.variaties)
    getrokken = [(t.bron, uitkomst(sleutel)) for t, sleutel in plan.trekkingen]
    invoer = plan.geladen.scenario
    return Verkend(
        scenario=invoer,
        optie=naam_optie,
        verkenning=Verkenning(basis, assen, punten, bepaal_front([p.uitkomst for p in punten])) if assen else None,
        robuustheid=robuustheid((invoer, basis), getrokken, marge_bp=plan.marge_bp, zaad=plan.zaad)
        if getrokken
        else None,
        gerekend=gerekend,
        bewaard=len(plan.opgaven) - gerekend,
        uitkomsten=voorraad.pad,
    )


# --- what is shown -------------------------------------------------------------------------------------------------


def _schrijf(verkend: Verkend, doel: Path) -> None:
    from allocator.report.verkennen.werkmap import schrijf_verkenning

    schrijf_verkenning(verkend, doel)


def _toon(verkend: Verkend, doel: Path) -> None:
    from allocator.report.verkennen.terminal import toon_verkend
    from allocator.report.zinnen import CONCEPT

    toon(*toon_verkend(verkend))
    toon(f"{CONCEPT}. Alles staat in {quote(doel)}")
