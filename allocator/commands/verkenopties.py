"""The options of `allocator verken`: what is varied, as people type it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

import typer

from allocator.commands.errors import OpdrachtFout
from allocator.commands.getypt import heel_getal, lees_procent
from allocator.workbook.notation import opsomming

if TYPE_CHECKING:
    from allocator.workbook.schema import Celtype, Waarde
    from allocator.workbook.variatie import Ingreep, Wat
    from allocator_models.scenario import Scenario

TREKKINGEN, ZAAD = "20", "1"
"""When nothing else is asked."""
MEESTE_PUNTEN = 2_000
MEESTE_TREKKINGEN = 1_000
MEESTE_PROCESSEN = 256
MEESTE_ASSEN = 2

Regel = Annotated[
    list[str] | None,
    typer.Option(
        "--regel",
        metavar="REGEL=VAN:TOT:STAP",
        help="Varieer een spelregel, zoals flexdoel=15%:30%:1% of wijkvloer=vloer:geen.",
    ),
]
Budget = Annotated[
    list[str] | None,
    typer.Option(
        "--budget",
        metavar="DIENST=VAN:TOT:STAP",
        help="Varieer het geld dat een dienst kan beïnvloeden, zoals SW=90%:110%:5%.",
    ),
]
Gewicht = Annotated[
    list[str] | None,
    typer.Option(
        "--gewicht", metavar="WIJK=VAN:TOT:STAP", help="Varieer de behoefte van een wijk, zoals Overvecht=1:2:0,5."
    ),
]
Robuust = Annotated[
    str | None,
    typer.Option(
        "--robuust",
        metavar="PROCENT",
        help="Ga na welke prioriteiten blijven als budgetten, scores of fte tot zoveel anders uitvallen, zoals 10%.",
    ),
]
Trekkingen = Annotated[
    str,
    typer.Option("--trekkingen", metavar="AANTAL", help="Hoeveel keer dat wordt nagegaan, per soort; anders 20."),
]
Zaad = Annotated[
    str, typer.Option("--zaad", metavar="GETAL", help="Een ander getal geeft andere toevallige uitslagen; anders 1.")
]
Processen = Annotated[
    str | None,
    typer.Option("--processen", metavar="AANTAL", help="Reken op zoveel kernen tegelijk; anders op alle."),
]
Dask = Annotated[
    str | None,
    typer.Option("--dask", metavar="ADRES", help="Reken op een dask-cluster dat er al is, zoals tcp://server:8786."),
]

_PERCENT = re.compile(r"(\d{1,4}(?:[.,]\d{1,2})?)\s*%")
_GETAL = re.compile(r"\d{1,9}(?:,\d{1,3})?|\d{1,3}(?:\.\d{3})+")


@dataclass(frozen=True, slots=True)
class Variatie:
    """One thing that is varied: how it is called, and each of its values with how a user writes it."""

    naam: str
    waarden: tuple[tuple[str, Ingreep], ...]


def lees_variaties(
    scenario: Scenario, regels: Sequence[str], budgetten: Sequence[str], gewichten: Sequence[str]
) -> list[Variatie]:
    """Return what is varied, at most two things. Raises `OpdrachtFout` for what can't be."""
    variaties = [_regel(tekst) for tekst in regels]
    variaties += [_budget(scenario, tekst) for tekst in budgetten]
    variaties += [_gewicht(scenario, tekst) for tekst in gewichten]
    if len(variaties) > MEESTE_ASSEN:
        raise OpdrachtFout(f"Varieer hoogstens {MEESTE_ASSEN} dingen tegelijk; dit zijn er {len(variaties)}.")
    if len({v.naam for v in variaties}) < len(variaties):
        raise OpdrachtFout(f"'{variaties[0].naam}' staat er twee keer.")
    punten = 1
    for variatie in variaties:
        punten *= len(variatie.waarden)
    if punten > MEESTE_PUNTEN:
        raise OpdrachtFout(f"Dit zijn {punten} berekeningen, en {MEESTE_PUNTEN} is het meeste. Neem grotere stappen.")
    return variaties


def lees_trekkingen(robuust: str, trekkingen: str, zaad: str) -> tuple[int, int, int]:
    """Return the margin in hundredths of a percent, the number of draws and the seed."""
    aantal = heel_getal(trekkingen, "trekkingen")
    if not 1 <= aantal <= MEESTE_TREKKINGEN:
        raise OpdrachtFout(f"--trekkingen is een getal van 1 tot {MEESTE_TREKKINGEN}.")
    marge_bp = lees_procent(robuust, "robuust")
    if not 1 <= marge_bp < HONDERD_PROCENT_BP:
        raise OpdrachtFout("--robuust is een percentage boven 0 % en onder 100 %, zoals 10%.")
    return marge_bp, aantal, heel_getal(zaad, "zaad")


HONDERD_PROCENT_BP = 10_000


def lees_processen(tekst: str) -> int:
    """Return a number of processes. Raises `OpdrachtFout` for what is none."""
    aantal = heel_getal(tekst, "processen")
    if not 1 <= aantal <= MEESTE_PROCESSEN:
        raise OpdrachtFout(f"--processen is een getal van 1 tot {MEESTE_PROCESSEN}.")
    return aantal


# --- one axis ------------------------------------------------------------------------------------------------------


def _regel(tekst: str) -> Variatie:
    from allocator.workbook.headings import heading_key
    from allocator.workbook.values import bedoelt_u
    from allocator.workbook.variatie import Wat, te_verkennen

    naam, waarden = _splits(tekst, "regel", "flexdoel=15%:30%:1%")
    regel = next((r for r in te_verkennen() if heading_key(r.naam) == heading_key(naam)), None)
    if regel is None:
        remedie = bedoelt_u(naam, (r.naam for r in te_verkennen()))
        raise OpdrachtFout(f"'{naam}' is geen spelregel die het jaarplan verandert. {remedie}")
    return _variatie(regel.naam, (Wat.REGEL, regel.naam), waarden, regel.type)


def _budget(scenario: Scenario, tekst: str) -> Variatie:
    from allocator.workbook.schema import Celtype, Soort
    from allocator.workbook.variatie import Wat

    naam, waarden = _splits(tekst, "budget", "SW=90%:110%:5%")
    dienst = _zoek(naam, {d.dienst: d.naam for d in scenario.diensten}, "dienst")
    deel = Celtype(Soort.PERCENT, minimum=Decimal("0.01"), maximum=Decimal(10), decimalen=4, eenheid="%")
    return _variatie(f"budget {dienst}", (Wat.BUDGET, dienst), waarden, deel)


def _gewicht(scenario: Scenario, tekst: str) -> Variatie:
    from allocator.workbook.schema import blad
    from allocator.workbook.variatie import Wat

    naam, waarden = _splits(tekst, "gewicht", "Overvecht=1:2:0,5")
    wijk = _zoek(naam, {w.wijk: w.naam for w in scenario.wijken}, "wijk")
    return _variatie(f"behoefte {wijk}", (Wat.GEWICHT, wijk), waarden, blad("Wijken").veld("behoefte").type)


def _splits(tekst: str, optie: str, voorbeeld: str) -> tuple[str, str]:
    naam, gelijk, waarden = tekst.partition("=")
    if not (naam.strip() and gelijk and waarden.strip()):
        raise OpdrachtFout(f"'{tekst}' kan niet bij --{optie}. Schrijf bijvoorbeeld --{optie} {voorbeeld}.")
    return naam.strip(), waarden.strip()


def _zoek(naam: str, lijst: dict[str, str], wat: str) -> str:
    from allocator.workbook.values import bedoelt_u, zoek_code

    code = zoek_code(naam, lijst)
    if code is None:
        raise OpdrachtFout(f"De {wat} '{naam}' staat niet in het scenario. {bedoelt_u(naam, lijst)}")
    return code


def _variatie(naam: str, doel: tuple[Wat, str], tekst: str, celtype: Celtype) -> Variatie:
    """Return the values of an axis: each of a closed list, or from, to and step."""
    from allocator.workbook.values import Onjuist, lees
    from allocator.workbook.variatie import Ingreep
    from allocator.workbook.wording import waarde_in_woorden

    delen = [deel.strip() for deel in tekst.split(":")]
    try:
        cellen = delen if _is_lijst(celtype) else _reeks(naam, delen)
        waarden: list[Waarde] = [lees(cel, celtype) for cel in cellen]
    except Onjuist as onjuist:
        raise OpdrachtFout(f"'{tekst}' kan niet bij {naam}: {onjuist.melding} {onjuist.remedie}".rstrip()) from onjuist
    if len(set(waarden)) < len(waarden):
        raise OpdrachtFout(f"'{tekst}' kan niet bij {naam}: een waarde staat er twee keer.")
    return Variatie(naam, tuple((waarde_in_woorden(w, celtype), Ingreep(*doel, w)) for w in waarden))


def _is_lijst(celtype: Celtype) -> bool:
    from allocator.workbook.schema import Soort

    return celtype.soort in (Soort.KEUZE, Soort.JA_NEE)


def _reeks(naam: str, delen: Sequence[str]) -> list[Decimal | int]:
    """Return from, from + step, ... up to and including to."""
    getallen = [_getal(deel) for deel in delen]
    if len(getallen) != 3 or None in getallen:
        raise OpdrachtFout(f"'{':'.join(delen)}' kan niet bij {naam}. Schrijf van:tot:stap, zoals 15%:30%:1%.")
    van, tot, stap = (Decimal(g or 0) for g in getallen)
    if stap <= 0 or tot < van:
        raise OpdrachtFout(f"'{':'.join(delen)}' kan niet bij {naam}: de stap is meer dan 0, en tot niet onder van.")
    aantal = int((tot - van) / stap) + 1
    if aantal > MEESTE_PUNTEN:
        raise OpdrachtFout(f"'{':'.join(delen)}' zijn {aantal} waarden, en {MEESTE_PUNTEN} is het meeste.")
    waarden = [van + nummer * stap for nummer in range(aantal)]
    return [int(w) if w == w.to_integral_value() else w.normalize() for w in waarden]


def _getal(tekst: str) -> Decimal | None:
    """Return a number as people type it: `15%`, `0,5`, `74.132`; None for what is none."""
    if percent := _PERCENT.fullmatch(tekst):
        return Decimal(percent[1].replace(",", ".")) / 100
    if _GETAL.fullmatch(tekst):
        return Decimal(tekst.replace(".", "").replace(",", "."))
    return None


def in_woorden(variaties: Sequence[Variatie]) -> str:
    """Say what is varied."""
    return opsomming([f"{v.naam} ({len(v.waarden)} waarden)" for v in variaties])
