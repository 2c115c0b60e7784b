"""The sheets of tables that a run adds to a workbook, in order."""

from __future__ import annotations

from collections.abc import Sequence

from allocator.report.bron import Begrotingsblad
from allocator.report.cijfers import Cijfers
from allocator.report.herkomst import Herkomst
from allocator.report.tabel import Blad, Kolom, Soort, Tabel
from allocator.report.tabellen import aansluiting, diensten, oormerken, posten, potten, prioriteiten, verantwoording
from allocator.report.tabellen import wijken as wijktabellen
from allocator.report.tabellen.herkomst import herkomst_tabel
from allocator.workbook import planbladen
from allocator.workbook.indeling import Ingedeeld
from allocator_models.result import Auditverslag, Jaarplan

PLAN_DIENSTEN = "Plan diensten"
PLAN_PROGRAMMAS = "Plan programma's"
PLAN_TAAKSTELLINGEN = "Plan taakstellingen"
OPDRACHTBRIEVEN = "Opdrachtbrieven"
OORMERK_TEAMS = "Oormerk teams"
OORMERK_DEKKING = "Oormerk dekking"
INDELING = "Indeling"
AUDIT = "Audit"

VOLGORDE = (
    planbladen.OVERZICHT,
    PLAN_DIENSTEN,
    PLAN_PROGRAMMAS,
    planbladen.PLAN_WIJKEN,
    OPDRACHTBRIEVEN,
    planbladen.PLAN_PRIORITEITEN,
    planbladen.REDENEN,
    planbladen.REDENEN_POSTEN,
    OORMERK_TEAMS,
    OORMERK_DEKKING,
    planbladen.PLAN_OORMERKEN,
    PLAN_TAAKSTELLINGEN,
    planbladen.VERSOEPELINGEN,
    aansluiting.POTTEN,
    planbladen.PLAN_POSTEN,
    aansluiting.NAAM,
    INDELING,
    planbladen.PLAN_DOELEN,
    AUDIT,
    planbladen.HERKOMST,
)
"""All sheets of a plan file that are not the user's; those of reasons are there only when asked for."""

BRIEFUITLEG = (
    "Per dienst een brief: welk team of programma belooft wat aan welke wijk. Elke brief begint op een nieuwe pagina."
)


def planbladen_van(cijfers: Cijfers, begroting: Begrotingsblad, optie: str | None) -> list[Blad]:
    """Return the sheets that need a plan."""
    return [*_wie_krijgt_wat(cijfers), *_oormerken(cijfers), *_geld(cijfers, begroting, optie)]


def _wie_krijgt_wat(cijfers: Cijfers) -> list[Blad]:
    return [
        Blad(
            PLAN_DIENSTEN,
            "Per dienst: vast, flexibel en vervallen",
            "Euro en fte per dienst, en of de dienst binnen zijn flexband blijft. Bedragen in hele euro's.",
            [diensten.plan_diensten(cijfers)],
            vaste_kolommen=2,
            paginas_breed=2,
        ),
        Blad(
            PLAN_PROGRAMMAS,
            "Per programma en per portefeuillehouder",
            "De raad stelt de lasten per programma vast; het college mag binnen een programma schuiven.",
            [diensten.plan_programmas(cijfers), diensten.plan_portefeuilles(cijfers)],
        ),
        Blad(
            planbladen.PLAN_WIJKEN,
            "Hoeveel landt in de wijk",
            "Oormerk, wijkafspraken, leefbaarheidsbudget en toegerekend regulier werk. Niets telt dubbel.",
            [wijktabellen.plan_wijken(cijfers), wijktabellen.hele_begroting(cijfers)],
            paginas_breed=2,
        ),
    ]


def _oormerken(cijfers: Cijfers) -> list[Blad]:
    return [
        Blad(
            planbladen.PLAN_PRIORITEITEN,
            "Prioriteiten: wat doorgaat, en wat er anders in de weg staat",
            "Per prioriteit de toegekende variant. Bij een nee: wat de kleinste variant tekortkomt, en wat voorging.",
            [prioriteiten.plan_prioriteiten(cijfers)],
            vaste_kolommen=3,
            paginas_breed=2,
        ),
        Blad(
            OORMERK_TEAMS,
            "Oormerk per team en prioriteit (fte)",
            "Welk team hoeveel fte levert voor welke prioriteit. Alleen teams en prioriteiten waar iets staat.",
            [oormerken.oormerk_teams(cijfers)],
            vaste_kolommen=4,
            paginas_breed=0,
        ),
        Blad(
            OORMERK_DEKKING,
            "Oormerk per dekking en prioriteit (euro)",
            "Uit welk geld (dienst, programma en aard) elke prioriteit wordt betaald.",
            [oormerken.oormerk_dekking(cijfers)],
            vaste_kolommen=4,
            paginas_breed=0,
        ),
        Blad(
            planbladen.PLAN_OORMERKEN,
            "Alle oormerken en wijkafspraken als lijst",
            "Eén regel per deel van een team of dekking: om te filteren, op te tellen en door te geven.",
            [oormerken.plan_oormerken(cijfers)],
            vaste_kolommen=2,
        ),
    ]


def _geld(cijfers: Cijfers, begroting: Begrotingsblad, optie: str | None) -> list[Blad]:
    return [
        Blad(
            PLAN_TAAKSTELLINGEN,
            "Taakstellingen: wat er vervalt",
            "Per taakstelling het bedrag, wat het plan laat vervallen na verlies van baten, en wat nog ontbreekt.",
            [verantwoording.taakstellingen(cijfers)],
        ),
        Blad(
            aansluiting.POTTEN,
            "Potten waarmee het jaar opent",
            "Wat openstaat voor initiatieven, en vanaf wanneer. Het deel voor spoed gaat op 1 oktober open.",
            [potten.openingspotten(cijfers), potten.flexuren(cijfers)],
        ),
        Blad(
            planbladen.PLAN_POSTEN,
            "Elke post met zijn splitsing",
            "Wat van elke post vast, flexibel en vervallen is, in euro en in fte. De totalen volgen het filter.",
            [posten.plan_posten(cijfers)],
            paginas_breed=2,
        ),
        aansluiting.aansluiting(cijfers, begroting, met_optie=optie is not None),
    ]


def verantwoordingsbladen(jaarplan: Jaarplan, herkomst: Herkomst, indeling: Sequence[Ingedeeld]) -> list[Blad]:
    """Return the sheets that any run gives, with or without a plan."""
    audit = jaarplan.audit or Auditverslag(())
    bladen = [
        _versoepelingen(jaarplan),
        Blad(
            INDELING,
            "Indeling: wat niemand beoordeelde, en wat een regel invulde",
            "Posten die nog niemand heeft beoordeeld, en lege cellen van Begroting die een indelingsregel vulde.",
            [verantwoording.niet_getoetst(jaarplan.scenario), _ingedeeld(indeling)],
        ),
        Blad(
            planbladen.PLAN_DOELEN,
            "Doelen: wat er is bereikt, en hoe ver dat van het beste ligt",
            "Doelen tellen in deze volgorde; na de wijkprioriteiten staat vast welke prioriteiten doorgaan.",
            [verantwoording.plan_doelen(jaarplan)],
            vaste_kolommen=2,
        ),
        Blad(
            AUDIT,
            "Audit: het plan is nagerekend",
            "Een aparte controle heeft elke regel exact nagerekend, los van de berekening zelf.",
            [verantwoording.audit_regels(audit), verantwoording.audit_bevindingen(audit)],
        ),
        Blad(
            planbladen.HERKOMST,
            "Herkomst van dit plan",
            "Waarvan, waarmee en wanneer dit plan is gemaakt, en wie het heeft vastgesteld.",
            [herkomst_tabel(jaarplan, herkomst)],
        ),
    ]
    return bladen if jaarplan.audit else [b for b in bladen if b.naam != AUDIT]


def _versoepelingen(jaarplan: Jaarplan) -> Blad:
    if jaarplan.plan is None:
        return Blad(
            planbladen.VERSOEPELINGEN,
            "Wat er nodig is om een plan mogelijk te maken",
            "De kleinste veranderingen die samen de vaste regels weer passend maken.",
            [verantwoording.herstel(jaarplan.herstel)],
        )
    return Blad(
        planbladen.VERSOEPELINGEN,
        "Versoepelingen: waar een regel moest wijken",
        "Zachte regels die niet helemaal te halen waren, met wat er tekortkomt (of te veel is: negatief).",
        [verantwoording.versoepelingen(jaarplan.versoepelingen)],
    )


def _ingedeeld(indeling: Sequence[Ingedeeld]) -> Tabel:
    return Tabel(
        (
            Kolom("Post", breedte=16),
            Kolom("Kolom", breedte=14),
            Kolom("Ingevuld met", breedte=44),
            Kolom("Regel", Soort.AANTAL, 14),
            Kolom("Blad", breedte=18),
            Kolom("Cel", breedte=34),
        ),
        tuple((i.post, i.kolom, i.waarde, i.volgorde, i.blad, i.cel) for i in indeling),
        titel="Ingevuld door een indelingsregel",
        leeg="Geen enkele cel is door een indelingsregel ingevuld.",
    )


def zonder_plan(naam: str) -> Blad:
    """Return the sheet that takes the place of one of an earlier run, when this run doesn't make it."""
    if naam in (planbladen.REDENEN, planbladen.REDENEN_POSTEN):
        return Blad(naam, naam, "De redenen gingen over een eerder plan. Vraag ze opnieuw met: allocator verklaar.", [])
    return Blad(naam, naam, "Deze berekening gaf geen plan: zie het blad Versoepelingen.", [])
