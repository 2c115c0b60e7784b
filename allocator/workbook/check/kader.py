"""Rules of the frame: Scenario, Spelregels, Doelen, Diensten and Wijken."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from allocator.workbook import notation
from allocator.workbook.check.geval import Geval, overschrijding, samengenomen
from allocator.workbook.problems import Melding
from allocator.workbook.schema import DienstRij, DoelRij, PrioriteitRij, WijkRij, spelregel
from allocator.workbook.typed import Geplaatst
from allocator_models.spelregels import Doel, Wijkvloer


def stabiliteit_zonder_plan(geval: Geval) -> Iterator[Melding]:
    """The goal stabiliteit needs a plan to hold the new one against."""
    if "gebaseerd op" not in geval.inhoud.scenario:
        for doel in geval.inhoud.rijen(DoelRij):
            if doel.rij.doel is Doel.STABILITEIT:
                yield doel.melding(
                    "doel",
                    "Het doel stabiliteit vergelijkt met een eerder plan, en dat ontbreekt.",
                    "Zet op het blad Scenario bij 'gebaseerd op' het bestand van dat plan, of haal dit doel weg.",
                )


def leefbaarheidsbudget_past(geval: Geval) -> Iterator[Melding]:
    """The leefbaarheidsbudgetten in one post are together no more than its lasten."""
    per_post: dict[str, list[Geplaatst[WijkRij]]] = defaultdict(list)
    for wijk in geval.inhoud.rijen(WijkRij):
        if wijk.rij.leefbaarheidspost in geval.posten:
            per_post[str(wijk.rij.leefbaarheidspost)].append(wijk)
    for code, wijken in per_post.items():
        lasten = geval.posten[code].rij.lasten
        over = overschrijding(wijken, lambda wijk: wijk.leefbaarheidsbudget, max(0, lasten))
        if over:
            wijk, totaal = over
            yield wijk.melding(
                "leefbaarheidsbudget",
                f"De leefbaarheidsbudgetten in post {code} zijn samen {notation.euro(totaal)}, meer dan de lasten van "
                f"die post ({notation.euro(lasten)}).",
                f"Verlaag de budgetten met {notation.euro(totaal - max(0, lasten))}, of verhoog de post.",
            )


def plan_zonder_stabiliteit(geval: Geval) -> Iterator[Melding]:
    """An earlier plan does nothing unless stabiliteit is a goal."""
    doelen = {doel.rij.doel for doel in geval.inhoud.rijen(DoelRij)}
    if "gebaseerd op" in geval.inhoud.scenario and Doel.STABILITEIT not in doelen:
        yield geval.inhoud.melding(
            "Scenario",
            "gebaseerd op",
            "Het eerdere plan doet niets: het doel stabiliteit staat niet op het blad Doelen.",
            "Voeg dat doel toe als het nieuwe plan dicht bij het eerdere moet blijven.",
        )


def band_onder_nul(geval: Geval) -> Iterator[Melding]:
    """A band wider than its flexdoel starts below 0 %."""
    regels = geval.spelregels
    for naam, breedte_bp in (
        ("bandbreedte_dienst", regels.bandbreedte_dienst_bp),
        ("bandbreedte_concern", regels.bandbreedte_concern_bp),
    ):
        if breedte_bp > regels.flexdoel_bp and ("Spelregels", naam) in geval.inhoud.regels:
            yield geval.inhoud.melding("Spelregels", naam, _te_breed(breedte_bp, regels.flexdoel_bp))
    for dienst in geval.inhoud.rijen(DienstRij):
        doel_bp = regels.flexdoel_bp if dienst.rij.flexdoel is None else int(dienst.rij.flexdoel * 10_000)
        if dienst.rij.bandbreedte is not None and dienst.rij.bandbreedte * 10_000 > doel_bp:
            yield dienst.melding("bandbreedte", _te_breed(int(dienst.rij.bandbreedte * 10_000), doel_bp))


def _te_breed(breedte_bp: int, doel_bp: int) -> str:
    breedte, doel = (notation.percent(Decimal(bp) / 10_000) for bp in (breedte_bp, doel_bp))
    return f"De bandbreedte ({breedte}) is groter dan het flexdoel ({doel}): naar beneden is er dan geen grens."


def mandaten_lopen_op(geval: Geval) -> Iterator[Melding]:
    """Who stands higher may decide on more."""
    mandaten = geval.spelregels.mandaten
    for lager, hoger in pairwise(mandaten):
        if lager.grens_euro is None and hoger.grens_euro is None:
            continue
        if lager.grens_euro is None or (hoger.grens_euro is not None and hoger.grens_euro <= lager.grens_euro):
            grens = "onbeperkt" if lager.grens_euro is None else notation.euro(lager.grens_euro)
            regel = spelregel(f"mandaat: {hoger.rol}")
            assert regel is not None
            yield geval.inhoud.melding(
                "Spelregels",
                regel.naam,
                f"Het mandaat van de {hoger.rol} is niet hoger dan dat van de {lager.rol} ({grens}).",
            )


def wijken_buiten_de_vloer(geval: Geval) -> Iterator[Melding]:
    """A wijk without inwoners or behoefte has no recht, whatever it asks."""
    if geval.spelregels.wijkvloer is Wijkvloer.GEEN:
        return
    vragend = {prioriteit.rij.wijk for prioriteit in geval.inhoud.rijen(PrioriteitRij)}
    zonder = [
        wijk
        for wijk in geval.inhoud.rijen(WijkRij)
        if wijk.rij.wijk in vragend and not wijk.rij.inwoners * wijk.rij.behoefte
    ]
    yield from samengenomen(
        zonder,
        "inwoners",
        lambda wijk: wijk.wijk,
        "1 wijk met prioriteiten heeft geen inwoners of behoefte en telt niet mee in de wijkvloer",
        "{} wijken met prioriteiten hebben geen inwoners of behoefte en tellen niet mee in de wijkvloer",
    )


FOUTEN = (stabiliteit_zonder_plan, leefbaarheidsbudget_past)
OPMERKINGEN = (plan_zonder_stabiliteit, band_onder_nul, mandaten_lopen_op, wijken_buiten_de_vloer)
