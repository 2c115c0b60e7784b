"""What figures are called and how they are said: amounts, dates and sentences in plain Dutch."""

from __future__ import annotations

import math
from datetime import date
from decimal import Decimal
from fractions import Fraction

from allocator.workbook.notation import MAANDEN, euro, fte, getal, opsomming
from allocator_models.result import Doeluitkomst, Herstel, Jaarplan, Status, Versoepeling
from allocator_models.scenario import Scenario
from allocator_models.spelregels import Doel
from allocator_models.verklaring import Binding, Ruimte, Voorrang

CONCEPT = "Ambtelijk concept, geen besluit"

DOELNAAM = {
    Doel.VERPLICHTINGEN: "Verplichte prioriteiten die niet doorgaan",
    Doel.TAAKSTELLING: "Tekort op de taakstellingen",
    Doel.FLEXBAND: "Afwijking van de flexbanden",
    Doel.WIJKPRIORITEITEN: "Score van de toegekende prioriteiten",
    Doel.BEHOUD_AFSTAND: "Afstand tot het flexdoel per dienst",
    Doel.BEHOUD: "Gewicht van wat flexibel wordt of vervalt",
    Doel.EENVOUD: "Gesplitste posten en losse inzet van teams",
    Doel.STABILITEIT: "Verandering tegenover het eerdere plan",
}


def punten(duizendsten: int) -> str:
    """A score: ``7,5``."""
    return getal(Decimal(duizendsten) / 1000)


def procent(deel: Fraction | float, decimalen: int = 1) -> str:
    """``20,5 %``."""
    return f"{float(deel) * 100:.{decimalen}f} %".replace(".", ",")


def datum(dag: date) -> str:
    """``1 juli 2011``."""
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


# --- goals ---------------------------------------------------------------------------------------------------------


def doelwaarde(uitkomst: Doeluitkomst, eenheden: int | None = None) -> str:
    """The value of a goal (or ``eenheden`` of it) with its unit."""
    waarde = Decimal(uitkomst.waarde_eenheden if eenheden is None else eenheden) / uitkomst.schaal
    if uitkomst.eenheid == "euro":
        return euro(round(waarde))
    tekst = getal(waarde if abs(waarde) < 1000 else round(waarde))
    return f"{tekst} punten" if uitkomst.eenheid == "punten" else tekst


def doeloordeel(uitkomst: Doeluitkomst) -> str:
    """How good a goal's value is, in plain words."""
    if uitkomst.doel is not Doel.WIJKPRIORITEITEN and uitkomst.waarde_eenheden == 0:
        return "volledig gehaald"
    if uitkomst.waarde_eenheden == uitkomst.grens_eenheden:
        return "bewezen: beter kan niet"
    if uitkomst.afgestaan:
        return f"{procent(uitkomst.afgestaan)} afgestaan aan latere doelen"
    # Rounded up: what is said may never be better than what is proven.
    honderdsten = math.ceil(round(uitkomst.gap * 10_000, 6))
    return f"hooguit {procent(honderdsten / 10_000, 2)} beter mogelijk"


def statuszin(jaarplan: Jaarplan) -> str:
    """How a run ended, in one sentence."""
    match jaarplan.status:
        case Status.BEWEZEN:
            gap = jaarplan.scenario.spelregels.gap
            if all(d.waarde_eenheden == d.grens_eenheden for d in jaarplan.doelen) or not gap:
                return "Er is een plan, en het is bewezen dat het niet beter kan."
            return f"Er is een plan, en het is bewezen dat elk doel hooguit {procent(gap)} beter kan."
        case Status.OPLOSSING if jaarplan.tijdslimiet_geraakt:
            return "Er is een plan. Of het nog beter kan, was niet binnen de rekentijd te bewijzen."
        case Status.OPLOSSING:
            return "Er is een plan. Niet van elk doel is bewezen dat het niet beter kan."
        case Status.ONMOGELIJK:
            return "Er is geen plan mogelijk: de vaste regels passen niet allemaal tegelijk."
        case Status.ONBEKEND:
            return "Binnen de rekentijd is geen plan gevonden. Geef meer tijd (spelregel tijdslimiet)."


# --- what binds ----------------------------------------------------------------------------------------------------


def wat_bindt(binding: Binding) -> str:
    """Say what stands in the way of a refused prioriteit."""
    zinnen = [_tekort(r) for r in binding.tekorten]
    if binding.uitgesloten_door:
        werkwoord = "is" if len(binding.uitgesloten_door) == 1 else "zijn"
        zinnen.append(
            f"Gaat niet samen met {opsomming(list(binding.uitgesloten_door))}, die wel {werkwoord} toegekend."
        )
    if binding.wacht_op:
        werkwoord = "is" if len(binding.wacht_op) == 1 else "zijn"
        zinnen.append(f"Kan alleen samen met {opsomming(list(binding.wacht_op))}, en die {werkwoord} niet toegekend.")
    if not zinnen:
        zinnen.append("Elk onderdeel past op zichzelf, maar andere keuzes gaven samen een hogere score.")
    return " ".join(zinnen)


def _tekort(ruimte: Ruimte) -> str:
    wie = ruimte.dienst
    if ruimte.functie and ruimte.tekort_honderdsten:
        wie = f"{wie} ({ruimte.functie})"
    elif ruimte.programma and not ruimte.tekort_honderdsten:
        wie = f"{wie} (programma {ruimte.programma})"
    gevraagd, vrij, tekort = [], [], []
    if ruimte.tekort_honderdsten:
        gevraagd.append(fte(ruimte.gevraagd_honderdsten))
        vrij.append(fte(ruimte.vrij_honderdsten))
        tekort.append(fte(ruimte.tekort_honderdsten))
    if ruimte.tekort_euro:
        gevraagd.append(euro(ruimte.gevraagd_euro))
        vrij.append(euro(ruimte.vrij_euro))
        tekort.append(euro(ruimte.tekort_euro))
    begin = "Vraagt" if ruimte.regel is not None else "Alles samen vraagt het"
    return f"{begin} {opsomming(gevraagd)} van {wie}; vrij is nog {opsomming(vrij)}: {opsomming(tekort)} te weinig."


def wat_wel_kon(binding: Binding, scenario: Scenario) -> str:
    """Name what was granted of the same teams and money instead."""
    return "; ".join(_voorrang(v, scenario) for v in binding.voorrang)


def _voorrang(voorrang: Voorrang, scenario: Scenario) -> str:
    delen = [scenario.wijk[voorrang.wijk].naam, f"score {punten(voorrang.score_duizendsten)}"]
    if voorrang.honderdsten:
        delen.append(fte(voorrang.honderdsten))
    if voorrang.euro:
        delen.append(euro(voorrang.euro))
    if voorrang.draagt_vloer:
        delen.append("nodig voor de ondergrens van die wijk")
    return f"{voorrang.prioriteit} ({', '.join(delen)})"


# --- what gave way -------------------------------------------------------------------------------------------------


def versoepelingzin(v: Versoepeling) -> str:
    """Say which soft rule gave way, and where."""
    wie = v.dienst or "de hele stad"
    match v.doel:
        case Doel.FLEXBAND:
            return f"De flexibiliteit van {wie} ligt buiten de band: {band(-v.euro, -v.fte_honderdsten)}."
        case Doel.TAAKSTELLING:
            return f"De taakstelling {v.onderwerp} wordt niet helemaal gehaald: {euro(v.euro)} te weinig."
        case Doel.VERPLICHTINGEN:
            return f"De verplichte prioriteit {v.onderwerp} gaat niet door."
        case _:
            return ""


def herstelzin(h: Herstel) -> str:
    """Say which smallest repair would make a plan possible."""
    wat = {
        "team": f"Team {h.naam}",
        "post": f"Post {h.naam}",
        "dekking": f"Programma {h.naam} van {h.dienst}",
        "afspraak": f"Wijkafspraak {h.naam}",
        "prioriteit": f"De toegezegde prioriteit {h.naam}",
    }.get(h.soort, h.naam)
    tekort = opsomming([*([fte(h.fte_honderdsten)] if h.fte_honderdsten else []), *([euro(h.euro)] if h.euro else [])])
    if not tekort:
        return f"{wat} kan door niets worden gedragen, of gaat niet samen met andere toezeggingen."
    voor = f" voor {opsomming(list(h.voor))}" if h.voor else ""
    return f"{wat} komt {tekort} te kort{voor}."


def band(euro_buiten: int, honderdsten_buiten: int) -> str:
    """Say whether a dienst keeps its flexband."""
    delen = []
    for tekst, buiten in ((euro(abs(euro_buiten)), euro_buiten), (fte(abs(honderdsten_buiten)), honderdsten_buiten)):
        if buiten:
            delen.append(f"{tekst} te {'weinig' if buiten < 0 else 'veel'}")
    return opsomming(delen) or "gehaald"


def papieren_flex(flex_euro: int, flex_honderdsten: int) -> str:
    """Say whether flexibility exists on paper only."""
    if flex_euro > 0 and not flex_honderdsten:
        return "op papier: wel geld, geen uren"
    if flex_honderdsten > 0 and not flex_euro:
        return "op papier: wel uren, geen geld"
    return ""
