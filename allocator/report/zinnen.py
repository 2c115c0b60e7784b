"""What figures are called and how they are said: amounts, dates and sentences in plain Dutch."""

from __future__ import annotations

import math
from datetime import date
from fractions import Fraction

from allocator_models.result import Doeluitkomst, Status
from allocator_models.scenario import Doel, Scenario
from allocator_models.verklaring import Binding, Ruimte, Voorrang

CONCEPT = "Ambtelijk concept, geen besluit"

_MAANDEN = ("januari februari maart april mei juni juli augustus september oktober november december").split()

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

STATUSZIN = {
    Status.BEWEZEN: "Er is een plan, en het is bewezen dat het niet beter kan.",
    Status.OPLOSSING: "Er is een plan. De rekentijd was om voordat bewezen was dat het niet beter kan.",
    Status.ONMOGELIJK: "Er is geen plan mogelijk: de vaste regels spreken elkaar tegen.",
    Status.ONBEKEND: "Binnen de rekentijd is geen plan gevonden.",
}


def _groepen(getal: int) -> str:
    return f"{getal:,}".replace(",", ".")


def euro(bedrag: int) -> str:
    """``€ 12.500``."""
    return f"€ {'-' if bedrag < 0 else ''}{_groepen(abs(bedrag))}"


def fte(honderdsten: int) -> str:
    """``0,4 fte``; a second decimal only when it is there."""
    heel, rest = divmod(abs(honderdsten), 100)
    decimalen = f"{rest:02d}".rstrip("0") or "0"
    return f"{'-' if honderdsten < 0 else ''}{_groepen(heel)},{decimalen} fte"


def punten(duizendsten: int) -> str:
    """A score: ``7,5``; a second and third decimal only when they are there."""
    heel, rest = divmod(abs(duizendsten), 1000)
    decimalen = f"{rest:03d}".rstrip("0") or "0"
    return f"{'-' if duizendsten < 0 else ''}{_groepen(heel)},{decimalen}"


def procent(deel: Fraction | float, decimalen: int = 1) -> str:
    """``20,5 %``."""
    return f"{float(deel) * 100:.{decimalen}f} %".replace(".", ",")


def datum(dag: date) -> str:
    """``1 juli 2011``."""
    return f"{dag.day} {_MAANDEN[dag.month - 1]} {dag.year}"


def getal(waarde: float) -> str:
    """``1.234,5``: at most two decimals."""
    tekst = f"{waarde:,.2f}".translate(str.maketrans(",.", ".,"))
    return tekst.rstrip("0").rstrip(",")


def opsomming(delen: list[str]) -> str:
    """``a, b en c``."""
    return " en ".join(filter(None, (", ".join(delen[:-1]), *delen[-1:])))


# --- goals ---------------------------------------------------------------------------------------------------------


def doelwaarde(uitkomst: Doeluitkomst, eenheden: int | None = None) -> str:
    """The value of a goal (or ``eenheden`` of it) with its unit."""
    waarde = (uitkomst.waarde_eenheden if eenheden is None else eenheden) / uitkomst.schaal
    if uitkomst.eenheid == "euro":
        return euro(round(waarde))
    return f"{getal(waarde)} punten" if uitkomst.eenheid == "punten" else getal(waarde)


def doeloordeel(uitkomst: Doeluitkomst) -> str:
    """How good a goal's value is, in plain words."""
    if uitkomst.doel is not Doel.WIJKPRIORITEITEN and uitkomst.waarde_eenheden == 0:
        return "volledig gehaald"
    if uitkomst.waarde_eenheden == uitkomst.grens_eenheden:
        return "bewezen: beter kan niet"
    # Rounded up: what is said may never be better than what is proven.
    honderdsten = math.ceil(round(uitkomst.gap * 10_000, 6))
    return f"hooguit {procent(honderdsten / 10_000, 2)} beter mogelijk"


# --- what binds ----------------------------------------------------------------------------------------------------


def wat_bindt(binding: Binding) -> str:
    """Say what stands in the way of a refused prioriteit."""
    zinnen = [_tekort(r) for r in binding.tekorten]
    if binding.uitgesloten_door:
        zinnen.append(f"Gaat niet samen met {opsomming(list(binding.uitgesloten_door))}, die wel is toegekend.")
    if binding.wacht_op:
        zinnen.append(f"Kan alleen samen met {opsomming(list(binding.wacht_op))}, en die is niet toegekend.")
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
