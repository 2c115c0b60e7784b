"""The options of `allocator aanvraag`, and the request that they make."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from allocator.commands.dagen import lees_dag
from allocator.commands.errors import OpdrachtFout
from allocator.commands.getypt import heel_getal, lees_score, zoek_code

if TYPE_CHECKING:
    from allocator.jaarboek.formulier import Aanvraag
    from allocator_models.scenario import Scenario, Vorm

Formulier = Annotated[Path | None, typer.Argument(metavar="[FORMULIER.xlsx]", help="Een ingevuld aanvraagformulier.")]
Naam = Annotated[str | None, typer.Option("--naam", metavar="NAAM", help="Waar het om gaat.")]
Wijk = Annotated[
    str | None,
    typer.Option("--wijk", metavar="WIJK", help='De wijk, of wijken met hun deel: "Oost 60%; Zuid 40%".'),
]
Bedrag = Annotated[str | None, typer.Option("--bedrag", metavar="EURO", help="Het gevraagde bedrag, zoals 2500.")]
Minimaal = Annotated[
    str | None, typer.Option("--minimaal", metavar="EURO", help="Het laagste bedrag waarmee het nog lukt.")
]
Uren = Annotated[str | None, typer.Option("--uren", metavar="UREN", help="Gevraagde uren van een dienst.")]
Score = Annotated[str | None, typer.Option("--score", metavar="CIJFER", help="De score van de maatlat, zoals 7,5.")]
BeoordeeldDoor = Annotated[
    str | None, typer.Option("--beoordeeld-door", metavar="WIE", help="Wie de score gaf; anders wie dit doet.")
]
Dienst = Annotated[
    str | None, typer.Option("--dienst", metavar="DIENST", help="De dienst die meebetaalt of uren levert.")
]
Programma = Annotated[
    str | None, typer.Option("--programma", metavar="PROGRAMMA", help="Het programma van die dienst.")
]
Thema = Annotated[str | None, typer.Option("--thema", metavar="THEMA", help="Het onderwerp.")]
Vormkeuze = Annotated[
    str | None,
    typer.Option("--vorm", metavar="VORM", help="subsidie, opdracht, eigen uitvoering of uren; anders subsidie."),
]
IederJaar = Annotated[bool, typer.Option("--ieder-jaar", help="Het komt ieder jaar terug (structureel).")]
Spoed = Annotated[bool, typer.Option("--spoed", help="Er moet dezelfde dag worden besloten.")]
WachtTot = Annotated[
    str | None, typer.Option("--wacht-tot", metavar="DATUM", help="Tot wanneer een besluit kan wachten.")
]
Indiener = Annotated[
    str | None, typer.Option("--indiener", metavar="WIE", help="Wie het vraagt; komt nooit in verslagen.")
]


@dataclass(frozen=True, slots=True)
class Opties:
    """What was typed about a request; ``None`` or False is not given."""

    naam: str | None = None
    wijk: str | None = None
    bedrag: str | None = None
    minimaal: str | None = None
    uren: str | None = None
    score: str | None = None
    beoordeeld_door: str | None = None
    dienst: str | None = None
    programma: str | None = None
    thema: str | None = None
    vorm: str | None = None
    ieder_jaar: bool = False
    spoed: bool = False
    wacht_tot: str | None = None
    indiener: str | None = None

    def check_leeg(self) -> None:
        """Refuse options beside a form: nobody would know which counts."""
        for veld in fields(self):
            if getattr(self, veld.name) not in (None, False):
                optie = veld.name.replace("_", "-")
                raise OpdrachtFout(f"Met een formulier erbij kan --{optie} niet: vul het in het formulier in.")


def uit_opties(o: Opties, scenario: Scenario, dag: date, door: str) -> Aanvraag:
    """Return the request of the options; `door` judged it, unless another did.

    Raises:
        OpdrachtFout: something is missing, or can't be.
    """
    from allocator.jaarboek.formulier.aanvraag import Aanvraag, Beoordeling
    from allocator_models.scenario import Aard, Initiatief

    naam, wijk, score = (_verplicht(getattr(o, optie), optie) for optie in ("naam", "wijk", "score"))
    bedrag, minimaal, uren = _bedragen(o)
    initiatief = Initiatief(
        initiatief="",
        datum=dag,
        wijken=_wijken(wijk, scenario),
        naam=naam,
        indiener=o.indiener or "",
        vorm=_vorm(o.vorm),
        thema=o.thema or "",
        dienst=zoek_code("dienst", o.dienst, {d.dienst: d.naam for d in scenario.diensten}) if o.dienst else None,
        programma=zoek_code("programma", o.programma, {p.programma: p.naam for p in scenario.programmas})
        if o.programma
        else None,
        aard=Aard.STRUCTUREEL if o.ieder_jaar else Aard.INCIDENTEEL,
        bedrag_euro=bedrag,
        minimaal_euro=minimaal,
        uren=uren,
        score_duizendsten=lees_score(score),
        spoed=o.spoed,
        wacht_tot=_wacht_tot(o.wacht_tot, dag),
        toegekend_euro=None,
        besluitdatum=None,
    )
    return Aanvraag(initiatief, beoordeling=Beoordeling(o.beoordeeld_door or door), bron="opdrachtregel")


def _verplicht(tekst: str | None, optie: str) -> str:
    if tekst is None or not tekst.strip():
        raise OpdrachtFout(f"De optie --{optie} ontbreekt. Of noem een ingevuld formulier.")
    return tekst.strip()


def _bedragen(o: Opties) -> tuple[int, int, int]:
    """Return the amount, the least amount and the hours."""
    bedrag = heel_getal(o.bedrag, "bedrag") if o.bedrag else 0
    uren = heel_getal(o.uren, "uren") if o.uren else 0
    minimaal = heel_getal(o.minimaal, "minimaal") if o.minimaal else bedrag
    if not bedrag and not uren:
        raise OpdrachtFout("Er is geen geld en er zijn geen uren gevraagd: geef --bedrag of --uren mee.")
    if minimaal > bedrag:
        raise OpdrachtFout("Wat --minimaal vraagt, is meer dan --bedrag.")
    return bedrag, minimaal, uren


def _vorm(tekst: str | None) -> Vorm | None:
    from allocator_models.scenario import Vorm

    if tekst is None:
        return None
    vormen = {vorm.value: vorm for vorm in Vorm}
    if tekst not in vormen:
        raise OpdrachtFout(f"De vorm '{tekst}' bestaat niet. Kies uit: {', '.join(vormen)}.")
    return vormen[tekst]


def _wacht_tot(tekst: str | None, dag: date) -> date | None:
    wacht_tot = lees_dag(tekst) if tekst else None
    if wacht_tot is not None and wacht_tot < dag:
        raise OpdrachtFout("De dag bij --wacht-tot ligt voor de dag van de aanvraag.")
    return wacht_tot


def _wijken(tekst: str, scenario: Scenario) -> tuple[tuple[str, int], ...]:
    """Return the wijken of `Oost 50%; Zuid 50%` by code, with their shares in hundredths of a percent."""
    from allocator.workbook.schema.cells import WIJKAANDELEN
    from allocator.workbook.values import Onjuist, lees
    from allocator_models.scenario import HELE_DEEL_BP

    try:
        delen: Any = lees(tekst, WIJKAANDELEN)
    except Onjuist as onjuist:
        raise OpdrachtFout(f"{onjuist.melding} {onjuist.remedie}") from onjuist
    namen = {w.wijk: w.naam for w in scenario.wijken}
    wijken = tuple((zoek_code("wijk", wijk, namen), int(deel * HELE_DEEL_BP)) for wijk, deel in delen)
    if sum(bp for _, bp in wijken) != HELE_DEEL_BP or len({w for w, _ in wijken}) < len(wijken):
        raise OpdrachtFout("De aandelen van de wijken zijn samen precies 100 %, en elke wijk staat er één keer.")
    return wijken
