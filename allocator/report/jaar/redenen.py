"""The facts under an advies as Dutch sentences: what binds, what was granted instead, what would do."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from allocator.report.jaar.namen import Namen, hoeveel, uren
from allocator.report.zinnen import datum, punten
from allocator.workbook.notation import euro, opsomming
from allocator_models.jaar import Advies, Grond, Reden, Uitkomst, WatWel
from allocator_models.scenario import Initiatief

ONBEWEZEN = "De rekentijd was om voordat bewezen was dat dit de beste keuze is."


def redenzinnen(advies: Advies, initiatief: Initiatief, namen: Namen, titels: Mapping[str, str]) -> tuple[str, ...]:
    """Return one sentence for each ground of an advies, the main one first.

    `titels` gives the name of other initiatieven by number.
    """
    zinnen = (_ZIN[grond.reden](grond, advies, initiatief, namen, titels) for grond in advies.gronden)
    onbewezen = () if advies.bewezen else (ONBEWEZEN,)
    return tuple(dict.fromkeys([*(zin for zin in zinnen if zin), *onbewezen]))


def wat_wel_zin(wat_wel: WatWel | None) -> str:
    """Say what would have been enough; empty when that is unknown."""
    if wat_wel is None:
        return ""
    wegen = []
    if wat_wel.score_duizendsten is not None:
        wegen.append(f"met een score vanaf {punten(wat_wel.score_duizendsten)}")
    if wat_wel.bedrag_euro is not None:
        wegen.append(f"met hooguit {euro(wat_wel.bedrag_euro)}")
    if not wegen:
        return "Met een hogere score of een lager bedrag alleen zou het nu niet doorgaan."
    return f"Nu wel mogelijk {opsomming(wegen, 'of')}. Dat is nagerekend."


type _Zin = Callable[[Grond, Advies, Initiatief, Namen, Mapping[str, str]], str]


def _past(grond: Grond, advies: Advies, initiatief: Initiatief, namen: Namen, _: Mapping[str, str]) -> str:
    if advies.bedrag_euro < initiatief.bedrag_euro:
        score = punten(initiatief.score_duizendsten)
        return f"Met een score van {score} kan een deel van het bedrag; voor het hele bedrag is nu geen ruimte."
    waar = f" in {namen.pot(grond.pot)}" if grond.pot else ""
    return f"Met een score van {punten(initiatief.score_duizendsten)} draagt het genoeg bij, en het past{waar}."


def _zelf(grond: Grond, advies: Advies, initiatief: Initiatief, namen: Namen, _: Mapping[str, str]) -> str:
    grens = euro(namen.scenario.spelregels.zelf_beslissen_tot_euro)
    return f"Tot {grens} tellen alleen de maatlat en wat er nog in de pot zit."


def _spoed(grond: Grond, advies: Advies, *_: object) -> str:
    return "Het is spoed: het gaat eerst uit wat daarvoor apart is gehouden, en er wordt vandaag besloten."


def _geen_bijdrage(*_: object) -> str:
    return "Het draagt niet bij aan een ambitie van de wijk, en ook niet aan beleid van de stad (score 0)."


def _geen_pot(grond: Grond, advies: Advies, initiatief: Initiatief, namen: Namen, _: Mapping[str, str]) -> str:
    if grond.gevraagd_uren and not grond.gevraagd_euro:
        wie = namen.dienst(initiatief.dienst) if initiatief.dienst else "Geen enkele dienst"
        return f"{wie} heeft geen flexibele uren om uit te putten."
    return "Er is geen pot die dit mag betalen."


def _aard(grond: Grond, advies: Advies, initiatief: Initiatief, namen: Namen, _: Mapping[str, str]) -> str:
    waar = f" en {namen.pot(grond.pot)} is eenmalig geld" if grond.pot else " en hier is alleen eenmalig geld"
    return f"Het komt ieder jaar terug,{waar}. Wat ieder jaar terugkomt, wordt nooit uit eenmalig geld betaald."


def _saldo(grond: Grond, advies: Advies, initiatief: Initiatief, namen: Namen, _: Mapping[str, str]) -> str:
    waar = namen.pot(grond.pot) if grond.pot else "de pot"
    return f"Nodig is {euro(grond.gevraagd_euro)}, en in {waar} is nog {euro(grond.aanwezig_euro)} te besteden."


def _uren(grond: Grond, advies: Advies, initiatief: Initiatief, namen: Namen, _: Mapping[str, str]) -> str:
    waar = f"in {namen.pot(grond.pot)}" if grond.pot else "bij de dienst"
    return f"Gevraagd is {uren(grond.gevraagd_uren)}, en {waar} is nog {uren(grond.aanwezig_uren)} over."


def _reserve(grond: Grond, advies: Advies, initiatief: Initiatief, namen: Namen, _: Mapping[str, str]) -> str:
    waar = namen.pot(grond.pot) if grond.pot else "de pot"
    over = hoeveel(grond.aanwezig_euro, grond.aanwezig_uren)
    return f"Wat er in {waar} nog zit, is tot 1 oktober deels voor spoed; daarbuiten is nog {over} te besteden."


def _later_vrij(grond: Grond, advies: Advies, initiatief: Initiatief, namen: Namen, _: Mapping[str, str]) -> str:
    waar = namen.pot(grond.pot) if grond.pot else "de pot"
    wanneer = f"Op {datum(grond.datum)}" if grond.datum else "Later dit jaar"
    return f"{wanneer} komt in {waar} geld vrij."


def _vrijgave(grond: Grond, advies: Advies, initiatief: Initiatief, namen: Namen, _: Mapping[str, str]) -> str:
    vanaf = datum(grond.datum) if grond.datum else "de vrijgavedatum"
    return f"Geld van andere wijken mag pas vanaf {vanaf} worden verplaatst."


def _drempel(grond: Grond, advies: Advies, initiatief: Initiatief, *_: object) -> str:
    score, drempel = punten(initiatief.score_duizendsten), punten(grond.score_duizendsten)
    if not grond.score_duizendsten:
        return f"De score is {score}, en dit kwartaal geldt geen drempelscore."
    return f"De score is {score}; voor dit kwartaal is een drempelscore van {drempel} bekendgemaakt."


def _spreiding(*_: object) -> str:
    return (
        "Er zijn geen aanvragen van eerdere jaren bekend. Een pot mag dan niet sneller leeg raken dan het jaar "
        "verstrijkt, met een maand ruimte."
    )


def _andere(grond: Grond, advies: Advies, initiatief: Initiatief, namen: Namen, titels: Mapping[str, str]) -> str:
    per = "uur" if not initiatief.bedrag_euro else "euro"
    wie = [f"{nummer} ({titels[nummer]})" if nummer in titels else nummer for nummer in grond.andere]
    voor = f": {opsomming(wie, meeste=4)}" if wie else ""
    return f"Andere aanvragen die nu openstaan, dragen per {per} meer bij{voor}."


def _verwacht(grond: Grond, advies: Advies, initiatief: Initiatief, *_: object) -> str:
    per = "uur" if not initiatief.bedrag_euro else "euro"
    return (
        f"Gezien eerdere jaren komen er dit jaar nog aanvragen die per {per} meer bijdragen dan deze, "
        f"met een score van {punten(initiatief.score_duizendsten)}."
    )


def _tender(*_: object) -> str:
    return "Deze aanvraag wordt tegelijk met alle andere afgewogen, in de volgende ronde."


def _wacht_tot(grond: Grond, advies: Advies, *_: object) -> str:
    dag = grond.datum or advies.wachten_tot
    tot = f" tot {datum(dag)}" if dag else ""
    verder = "Later kan er meer." if advies.uitkomst is Uitkomst.WACHTEN else ""
    return f"De aanvraag kan volgens de indiener wachten{tot}. {verder}".strip()


_ZIN: Mapping[Reden, _Zin] = {
    Reden.PAST: _past,
    Reden.ZELF_BESLISSEN: _zelf,
    Reden.SPOED: _spoed,
    Reden.GEEN_BIJDRAGE: _geen_bijdrage,
    Reden.GEEN_POT: _geen_pot,
    Reden.AARD: _aard,
    Reden.SALDO: _saldo,
    Reden.UREN: _uren,
    Reden.RESERVE: _reserve,
    Reden.LATER_VRIJ: _later_vrij,
    Reden.VRIJGAVE: _vrijgave,
    Reden.DREMPEL: _drempel,
    Reden.SPREIDING: _spreiding,
    Reden.ANDERE_AANVRAGEN: _andere,
    Reden.VERWACHTE_VRAAG: _verwacht,
    Reden.TENDER: _tender,
    Reden.WACHT_TOT: _wacht_tot,
}
"""Every reason has its sentence: a test holds the keys against the closed list."""
